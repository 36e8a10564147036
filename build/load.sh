#!/usr/bin/env bash
# Shows what ModelPack promises of behaviour under load, and fails when a goal is lost.
#   build/load.sh            all scenarios
#   build/load.sh overload   one: overload, swap, termination or leaving
# Results are also written to artifacts/load as JSON. Load and server share the machine, so it wants a quiet one.
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet build tests/ModelPack.Load -c Release -v q --nologo
exec dotnet tests/ModelPack.Load/bin/Release/net10.0/ModelPack.Load.dll "$@"
