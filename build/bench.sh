#!/usr/bin/env bash
# Measures what ModelPack promises of speed, beside the hand-written way, and fails when a goal is lost.
#   build/bench.sh            all areas
#   build/bench.sh predict    one area: predict, batch, signature, generator, build or pack
# Results are also written to artifacts/bench as JSON. Ratios within one run count; absolute times are the machine's.
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet build tests/ModelPack.Benchmarks -c Release -v q --nologo

# A process for each area: what one leaves in heap and caches is not the next one's burden.
[ $# -gt 0 ] || set -- predict batch signature generator build pack

# Two areas build projects on our packages.
case " $* " in *" build "* | *" pack "*)
    MODELPACK_BENCH_FEED=$PWD/artifacts/bench/feed
    MODELPACK_BENCH_VERSION=0.1.$(date +%s)
    export MODELPACK_BENCH_FEED MODELPACK_BENCH_VERSION
    rm -rf "$MODELPACK_BENCH_FEED"
    build/pack.sh "$MODELPACK_BENCH_FEED" "-p:PackageVersion=$MODELPACK_BENCH_VERSION" >/dev/null
    ;;
esac

lost=0
for area in "$@"; do
    dotnet tests/ModelPack.Benchmarks/bin/Release/net10.0/ModelPack.Benchmarks.dll "$area" || lost=1
done
exit "$lost"
