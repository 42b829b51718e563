#!/bin/sh
# How long the main commands take from start to end, and how much memory at their peak; exits 1 when
# one is above its limit. run.sh [BUILD]; RUNS says how often each runs (the median counts).
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build}
tenor=$build/tenor
[ -x "$tenor" ] || { echo "bench: no $tenor; sh tests/run.sh builds it" >&2; exit 2; }
measure=$build/measure
cc -O2 -D_GNU_SOURCE -o "$measure" tests/bench/measure.c

failed=0
printf '%-34s %10s %8s %10s %8s\n' 'median of '"${RUNS:-101}"' runs' time limit peak limit
# bench LIMIT-MS LIMIT-MIB NAME COMMAND...: up to three rounds, as a busy machine is no slow program.
bench() {
    limit_ms=$1 limit_mib=$2 name=$3 round=0
    shift 3
    while :; do
        round=$((round + 1))
        result=$("$measure" "${RUNS:-101}" "$@") || { failed=1; return; }
        verdict=$(echo "$result" | awk -v ms="$limit_ms" -v mib="$limit_mib" -v name="$name" '{
            above = $1 / 1000 > ms || $2 / 1024 > mib
            printf "%-34s %7.1f ms %5d ms %6.1f MiB %4d MiB  %s\n", name, $1 / 1000, ms, $2 / 1024,
                mib, above ? "ABOVE" : "ok"
            exit above
        }') && break
        [ $round -lt 3 ] || { failed=1; break; }
    done
    echo "$verdict"
}
bench 8 10 'check, 200 dimensions' "$tenor" check samples/catalogue.product.ini
bench 8 10 'quote, renewal and overage' "$tenor" quote samples/acme.offer.ini
bench 8 10 'quote, twelve instalments' "$tenor" quote samples/instalments.offer.ini
bench 8 10 'invoice, a year with an upgrade' "$tenor" invoice samples/acme.contract.ini
exit $failed
