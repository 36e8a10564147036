#!/usr/bin/env bash
# Installs the programs by others that tests ask for a verdict: ajv for JSON Schema, and CycloneDX's library for its
# published schemas. They come by npm into artifacts/judges; nothing of them is in the repository.
#   build/judges.sh --install    installs them where it can, and says so where it cannot
#   build/judges.sh              installs them, and runs the long form of the tests that ask them
# Tests that need them skip themselves, and say so, where they or node are absent.
set -euo pipefail
cd "$(dirname "$0")/.."

# Exact versions: a judge that changes by itself is none.
judges=(ajv@8.20.0 ajv-formats@3.0.1 @cyclonedx/cyclonedx-library@10.3.0 @stoplight/spectral-cli@6.16.3)
folder=artifacts/judges
stamp=$folder/installed.txt

install_judges() {
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "${judges[*]}" ]; then return; fi
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
        echo "node and npm are not there, so that nothing judges schemas, manifests and SBOMs: those tests are skipped."
        return
    fi
    rm -rf "$folder"
    mkdir -p "$folder"
    echo '{"private":true}' >"$folder/package.json"
    if npm install --prefix "$folder" --no-audit --no-fund --no-package-lock --omit=optional --ignore-scripts "${judges[@]}" >artifacts/judges.log 2>&1; then
        echo "${judges[*]}" >"$stamp"
    else
        echo "The judges could not be installed, so that the tests that ask them are skipped:"
        tail -5 artifacts/judges.log
    fi
}

install_judges
[ "${1:-}" != --install ] || exit 0
[ -f "$stamp" ] || exit 1

dotnet build tests/ModelPack.Conformance.Tests -c Release -v q --nologo
MODELPACK_AGREEMENT_DOCUMENTS=${MODELPACK_AGREEMENT_DOCUMENTS:-1000000} \
    dotnet run --project tests/ModelPack.Conformance.Tests -c Release --no-build -- --filter-namespace "*.Agreement"
