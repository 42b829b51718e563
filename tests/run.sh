#!/bin/sh
# Builds Tenor and runs its tests: `sh tests/run.sh` the quick ones, `sh tests/run.sh all` also what
# takes minutes (label slow) or hours (slow and long), with the tools they need. Installs what is
# missing (tests/setup.sh).
#
#   TENOR_BUILD     the build folder, default build
#   TENOR_CC        the compiler
#   TENOR_SANITIZE  e.g. address,undefined
#   TENOR_WERROR    ON: warnings are errors
#   TENOR_CTEST     another choice of tests, in ctest's options, e.g. "-L lint"
set -eu
cd "$(dirname "$0")/.."

case ${1:-} in
'') sh tests/setup.sh test; which='-LE slow' ;;
all) sh tests/setup.sh all; which='' postgres=ON ;;
*) echo "usage: run.sh [all]" >&2; exit 2 ;;
esac

build=${TENOR_BUILD:-build}
jobs=$(nproc 2>/dev/null || echo 2)
set -- -S . -B "$build" -DCMAKE_BUILD_TYPE=Release -DTN_TESTS=ON \
    "-DTN_WERROR=${TENOR_WERROR:-OFF}" "-DTN_SANITIZE=${TENOR_SANITIZE:-}"
[ -z "${postgres:-}" ] || set -- "$@" -DTN_POSTGRES=ON # the server's headers are there
[ -z "${TENOR_CC:-}" ] || set -- "$@" "-DCMAKE_C_COMPILER=$TENOR_CC"
[ -f "$build/CMakeCache.txt" ] || set -- -G Ninja "$@"

# A build says something only when it goes wrong.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
{ cmake "$@" && cmake --build "$build" -j "$jobs"; } >"$log" 2>&1 || {
    grep -E -A5 'error|warning:|FAILED' "$log" | head -60
    echo "run.sh: the build in $build failed" >&2
    exit 1
}
cd "$build"
# One more than there are cores: tests that drive a terminal or sync files mostly wait.
# shellcheck disable=SC2086
ctest -j "$((jobs + 1))" --output-on-failure ${TENOR_CTEST:-$which}
