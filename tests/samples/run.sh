#!/bin/sh
# Every sample through the program, its output compared with the .test files here (in the form of
# tests/cli/run.sh). run.sh PROGRAM; UPDATE=1 rewrites what is expected: read the difference then.
set -eu
program=$(realpath "$1")
cd "$(dirname "$0")"
TENOR_SOURCE=$(cd ../.. && pwd)
export TENOR_SOURCE
for sample in $(cd ../../samples && find . -name '*.ini' | sort); do
    grep -qF -e " ${sample#./}" ./*.test || { echo "$sample is run by no test"; exit 1; }
done
exec bash ../cli/run.sh "$program" ./*.test
