#!/usr/bin/env bash
# Measures what ModelPack promises of speed, beside the hand-written way, and fails when a goal is lost.
#   build/bench.sh            all areas
#   build/bench.sh predict    one area: predict, batch, signature, generator, build, pack, http or batching
# Results are also written to artifacts/bench as JSON. Ratios within one run count; absolute times are the machine's.
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet build tests/ModelPack.Benchmarks -c Release -v q --nologo

# A process for each area: what one leaves in heap and caches is not the next one's burden.
[ $# -gt 0 ] || set -- predict batch signature generator build pack http batching

# Two areas build projects on our packages.
case " $* " in *" build "* | *" pack "*)
    MODELPACK_BENCH_FEED=$PWD/artifacts/bench/feed
    MODELPACK_BENCH_VERSION=0.1.$(date +%s)
    export MODELPACK_BENCH_FEED MODELPACK_BENCH_VERSION
    rm -rf "$MODELPACK_BENCH_FEED"
    build/pack.sh "$MODELPACK_BENCH_FEED" "-p:PackageVersion=$MODELPACK_BENCH_VERSION" "-p:ModelPackToolRuntimes=$(dotnet --info | sed -n 's/^ *RID: *//p')" >/dev/null
    ;;
esac

# One area has a peer on node. It is large, so that CI does without it.
peers=(fastify@5.12.8 onnxruntime-node@1.30.0)
folder=artifacts/bench/fastify
install_peers() {
    if [ -f "$folder/installed.txt" ] && [ "$(cat "$folder/installed.txt")" = "${peers[*]}" ]; then return; fi
    if [ "${CI:-}" = true ]; then return; fi
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
        echo "node and npm are not there, so that fastify with onnxruntime-node is not measured."
        return
    fi
    rm -rf "$folder"
    mkdir -p "$folder"
    echo '{"private":true}' >"$folder/package.json"
    # Its script would fetch CUDA.
    if npm install --prefix "$folder" --no-audit --no-fund --no-package-lock --ignore-scripts "${peers[@]}" >artifacts/bench/npm.log 2>&1 &&
        (cd "$folder" && node -e "require('onnxruntime-node')" >>../npm.log 2>&1); then
        echo "${peers[*]}" >"$folder/installed.txt"
    else
        echo "fastify with onnxruntime-node could not be installed, so that it is not measured:"
        tail -5 artifacts/bench/npm.log
    fi
}
case " $* " in *" http "*) install_peers ;; esac

lost=0
for area in "$@"; do
    dotnet tests/ModelPack.Benchmarks/bin/Release/net10.0/ModelPack.Benchmarks.dll "$area" || lost=1
done
exit "$lost"
