#!/usr/bin/env bash
# Fuzzes the reader of models and the parser of signature texts with AFL++, and prints executions, crashes, hangs and memory.
#   build/fuzz.sh [SECONDS] [model|text]    60 seconds each by default
#   build/fuzz.sh http [BODIES]             every route of an app with random and changed bodies instead, 100,000 each by default
# Installs SharpFuzz into artifacts, and AFL++ by apt-get where it can. What AFL++ finds stays in artifacts/fuzz/<area>/out;
# run it again with: dotnet tests/ModelPack.Fuzzing/bin/Release/net10.0/ModelPack.Fuzzing.dll model FILE
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "${1:-}" = http ]; then
    dotnet build tests/ModelPack.AspNetCore.Tests -c Release -v q --nologo
    # Another seed each time; a failure names the body, so that nothing has to be run again to see it.
    MODELPACK_BAD_BODIES=${2:-100000} MODELPACK_BAD_BODIES_SEED=${MODELPACK_BAD_BODIES_SEED:-$RANDOM} \
        exec dotnet run --project tests/ModelPack.AspNetCore.Tests -c Release --no-build -- --filter-class "*.BadInputTests"
fi

seconds=${1:-60}
areas=${2:-model text}
work=$PWD/artifacts/fuzz
tools=$PWD/artifacts/tools
mkdir -p "$work"

if ! command -v afl-fuzz >/dev/null; then
    if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
        echo "AFL++ is missing. Install it as root: apt-get install afl++"
        exit 1
    fi
    { apt-get update && apt-get install -y --no-install-recommends afl++; } >"$work/install.log" 2>&1 || { tail -5 "$work/install.log"; exit 1; }
fi
[ -x "$tools/sharpfuzz" ] || dotnet tool install SharpFuzz.CommandLine --version 2.3.0 --tool-path "$tools" >"$work/install.log"

dotnet build tests/ModelPack.Fuzzing -c Release -v q --nologo
rm -rf "$work/bin"
cp -r tests/ModelPack.Fuzzing/bin/Release/net10.0 "$work/bin"
"$tools/sharpfuzz" "$work/bin/ModelPack.Signatures.dll"

# Small ones find as much as large ones, and sooner; one in eight of the many that ONNX's own tests bring.
models() {
    find tests/models -size -8k -size +0 \( -name '*.onnx' -o -name '*.bin' \) | sort
    find /usr/share/libonnx-testdata/data -size -8k -name '*.onnx' 2>/dev/null | sort | awk 'NR % 8 == 1'
}

for area in $areas; do
    in=$work/$area/in
    rm -rf "${work:?}/$area"
    mkdir -p "$in"
    if [ "$area" = model ]; then
        models | while read -r model; do cp "$model" "$in/$(echo "$model" | tr / _)"; done
    else
        models | xargs dotnet tests/ModelPack.Fuzzing/bin/Release/net10.0/ModelPack.Fuzzing.dll seeds "$in"
    fi

    AFL_SKIP_BIN_CHECK=1 AFL_SKIP_CPUFREQ=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_FORKSRV_INIT_TMOUT=60000 \
        afl-fuzz -i "$in" -o "$work/$area/out" -t 1000 -m none -V "$seconds" dotnet "$work/bin/ModelPack.Fuzzing.dll" "$area" >"$work/$area/afl.log" 2>&1 &
    fuzzer=$!
    # The kernel keeps the peak of the process that reads; AFL++ does not, and ends it.
    sleep "$((seconds - 1))"
    peak=$(sed -nE 's/^VmHWM:\s*([0-9]+) kB/\1/p' "/proc/$(pgrep -P "$fuzzer" | head -1)/status" 2>/dev/null || true)
    status=0
    wait "$fuzzer" || status=$?
    stats=$work/$area/out/default/fuzzer_stats
    [ -f "$stats" ] || { tail -20 "$work/$area/afl.log"; exit 1; }
    value() { sed -nE "s/^$1 *: (.*)/\1/p" "$stats"; }
    echo "$area: $(value execs_done) executions in $(value run_time) s ($(value execs_per_sec) a second), $(value corpus_count) inputs, $(value saved_crashes) crashes, $(value saved_hangs) hangs, $((${peak:-0} / 1024)) MB resident at most, .NET included"
    [ "$status" = 0 ] || exit "$status"
    [ "$(value saved_crashes)" = 0 ] && [ "$(value saved_hangs)" = 0 ] || exit 1
done
