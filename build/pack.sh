#!/usr/bin/env bash
# Packs every package of ours into DIR (default artifacts/packages). Same commit, same bytes: entries carry the date of
# the commit, and paths of this machine are mapped away. Further arguments go to dotnet pack, as in
#   build/pack.sh ../feed -p:PackageVersion=0.1.1-test
# The command is packed for each platform; one is enough for a trial:
#   build/pack.sh ../feed -p:ModelPackToolRuntimes=linux-x64
set -euo pipefail
cd "$(dirname "$0")/.."

directory=$(mkdir -p "${1:-artifacts/packages}" && cd "${1:-artifacts/packages}" && pwd)
shift || true

SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 1577836800)}
export SOURCE_DATE_EPOCH

for project in ModelPack.Runtime ModelPack.AspNetCore ModelPack.Grpc ModelPack ModelPack.Tool; do
    dotnet pack "src/$project" --nologo -v q -c Release -o "$directory" -p:ContinuousIntegrationBuild=true "$@"
done
ls -1 "$directory"/*.nupkg
