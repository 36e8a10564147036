#!/usr/bin/env bash
# Stores the package of the sample Acme.Models.Iris, as this version builds it, among those that later runtimes must run
# (tests/ModelPack.Package.Tests/StoredPackageTests.cs). Part of every release; what is stored is never made anew after it.
#   build/store-package.sh
set -euo pipefail
cd "$(dirname "$0")/.."

version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
folder=tests/ModelPack.Package.Tests/Stored/$version
mkdir -p "$folder"
dotnet pack samples/Acme.Models.Iris --nologo -v q -c Release -o "$folder" -p:GeneratePackageOnBuild=false
ls -l "$folder"/*.nupkg
