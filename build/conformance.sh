#!/usr/bin/env bash
# Runs the backend tests of ONNX through ONNX Runtime, our signatures, scaffolded contracts and generated predictors, and
# prints a table by folder with every exception and its reason.
#   build/conformance.sh             installs the tests where it can, and runs
#   build/conformance.sh --install   only installs
# The tests are Debian's package libonnx-testdata; MODELPACK_ONNX_TESTDATA names another folder of them.
set -euo pipefail
cd "$(dirname "$0")/.."

corpus=${MODELPACK_ONNX_TESTDATA:-/usr/share/libonnx-testdata/data}
table=artifacts/conformance.txt

has_corpus() { [ -d "$corpus/node" ]; }
# StringNormalizer asks for it by name.
has_locale() { locale -a 2>/dev/null | grep -qi '^en_US\.utf-\?8$'; }

install_corpus() {
    if has_corpus && has_locale; then return; fi
    if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
        has_corpus || echo "The ONNX backend tests are not in $corpus. Install them as root: apt-get install libonnx-testdata"
        has_locale || echo "There is no locale en_US.UTF-8, without which 8 tests do not load. Make it as root: apt-get install locales && localedef -i en_US -f UTF-8 en_US.UTF-8"
        return
    fi
    mkdir -p artifacts
    { apt-get update && apt-get install -y --no-install-recommends libonnx-testdata locales && localedef -i en_US -f UTF-8 en_US.UTF-8; } >artifacts/conformance-install.log 2>&1 \
        || { echo "The ONNX backend tests, or the locale en_US.UTF-8, could not be installed:"; tail -5 artifacts/conformance-install.log; }
}

install_corpus
[ "${1:-}" != --install ] || exit 0
has_corpus || exit 1

rm -f "$table"
dotnet build tests/ModelPack.Conformance.Tests -c Release -v q --nologo
result=0
dotnet test --project tests/ModelPack.Conformance.Tests -c Release --no-build || result=$?
[ ! -f "$table" ] || cat "$table"
exit "$result"
