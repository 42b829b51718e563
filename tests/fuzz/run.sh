#!/bin/sh
# Fuzzing with libFuzzer under the sanitizers: run.sh SECONDS [PROGRAM ...], so many for each program
# (default all of them), from corpus/ and dict/. Prints executions, speed, edges and corpus; exit status
# 1 when something was found: its input is in build-fuzz/found/. Needs clang (tests/setup.sh all).
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:?"run.sh SECONDS [PROGRAM ...]"}
shift
build="$PWD/build-fuzz"
command -v clang >/dev/null || { echo "no clang here: sh tests/setup.sh all"; exit 77; }
mkdir -p "$build/found"
nouns=${*:-$(find tests/fuzz -name 'fuzz_*.c' | sed 's/.*fuzz_\(.*\)\.c/\1/' | sort)}
{
    cmake -G Ninja -S . -B "$build" -DCMAKE_C_COMPILER=clang -DTN_FUZZ=ON &&
        for noun in $nouns; do cmake --build "$build" --target "fuzz_$noun" || exit 1; done
} >"$build/build.log" 2>&1 || { tail -30 "$build/build.log"; exit 1; }

failed=0
printf '%-10s %12s %8s %8s %8s  %s\n' program executions a-second edges corpus found
for noun in $nouns; do
    # What is new goes to a folder that stays from run to run; the corpus of the tree is read.
    mkdir -p "$build/corpus/$noun"
    log=$build/$noun.log
    # The weights of inputs by their rare edges took three quarters of the time of the keys, which
    # meet thousands of edges each: 21,300 edges in 40 s with them, 24,300 without.
    weights=1
    [ "$noun" != keys ] || weights=0
    "$build/tests/fuzz/fuzz_$noun" -entropic=$weights -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
        -print_final_stats=1 -dict="tests/fuzz/dict/$noun.dict" \
        -artifact_prefix="$build/found/$noun-" "$build/corpus/$noun" "tests/fuzz/corpus/$noun" \
        >"$log" 2>&1 || failed=1
    found=$(sed -n 's/^SUMMARY: //p' "$log" | cut -c1-60)
    awk -v noun="$noun" -v found="${found:-nothing}" '
        / cov: / { for (i = 1; i < NF; i++) { if ($i == "cov:") edges = $(i + 1)
                                              if ($i == "corp:") corpus = $(i + 1) } }
        /number_of_executed_units/ { executions = $2 }
        /average_exec_per_sec/ { speed = $2 }
        END { printf "%-10s %12s %8s %8s %8s  %s\n", noun, executions, speed, edges, corpus, found }
        ' "$log"
done
exit $failed
