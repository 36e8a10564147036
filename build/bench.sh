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
lost=0
for area in "$@"; do
    dotnet tests/ModelPack.Benchmarks/bin/Release/net10.0/ModelPack.Benchmarks.dll "$area" || lost=1
done
exit "$lost"
