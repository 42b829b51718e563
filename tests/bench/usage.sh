#!/bin/sh
# How fast a year's, or three years', metering records are rated and changes prorated: against bare
# libcsv, which only splits the cells, and against awk, SQLite and Python, which compute the same
# sums (and must agree); and how long a life takes (lives.c). usage.sh [BUILD [DIMENSIONS MONTHS]];
# default: the largest legal contract, 200 dimensions metered every hour of 36 months. RUNS: pairs
# with libcsv (9). Exits 1 when a bar is missed: 0.70 times libcsv on any shape of file, 1.5 where
# cells are in quotes, 32 MiB, 8 times as fast as the best of the others, 3 million changes a
# second, 7 microseconds a life. At a load of 18 on two cores (2026-11): without a contract 0.64 to 0.68
# (0.72 to 0.83 before in the same pairs), 26 MiB, with `received` 31; 1.8 to 2.2 million changes;
# 11 microseconds. 700 instructions a record (860 before).
set -eu
cd "$(dirname "$0")/../.."
. tests/bench/bar.sh
build=$(realpath "${1:-build}")
dimensions=${2:-200} months=${3:-36}
tenor=$build/tenor
[ -x "$tenor" ] || { echo "bench: no $tenor; sh tests/run.sh builds it" >&2; exit 2; }
for program in usage_make usage_libcsv changes_make pair; do
    cc -O2 -D_GNU_SOURCE -o "$build/bench_$program" "tests/bench/$program.c" -lcsv
done
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cp samples/catalogue.product.ini samples/catalogue.dimensions.csv tests/bench/usage.* "$room"
cd "$room"
cat >c.contract.ini <<END
[contract]
id       = C-0001
product  = catalogue.product.ini
duration = ${months}m
accepted = 2027-01-01T00:00:00Z
setup    = new

[item s001]
quantity = 1
END
"$build/bench_usage_make" "$dimensions" "$months" >u.csv
rows=$(($(wc -l <u.csv) - 1))
echo "$rows records, $(($(wc -c <u.csv) / 1048576)) MiB, in random order, 1 % of the hours twice"
per_mille() { awk -v n="$1" -v d="$2" 'BEGIN { printf "%.3f", n / d }'; }

# usage C.CONTRACT.INI is what is measured; the others are as long as they are, so once is enough.
set -- "$tenor" usage c.contract.ini --usage u.csv --format csv -q
result=$("$build/bench_pair" "${RUNS:-9}" "$@" -- "$build/bench_usage_libcsv" u.csv)
ours=${result%% *}
# shellcheck disable=SC2086
set -- $result "$@"
bar "time, times bare libcsv" "$(per_mille "$3" 1000)" below 0.70
bar "peak of memory, MiB" "$(per_mille "$4" 1024)" below 32
bar "million records a second" "$(per_mille "$rows" "$1")" above 1
shift 5

# shape NAME LIMIT AWK: the same records in a file of another shape.
shape() {
    awk -F, -v OFS=, "$3" u.csv >shape.csv
    # shellcheck disable=SC2046
    set -- "$1" "$2" $("$build/bench_pair" "${RUNS:-9}" "$tenor" usage c.contract.ini --usage shape.csv \
        --format csv -q -- "$build/bench_usage_libcsv" shape.csv)
    bar "$1, times bare libcsv" "$(per_mille "$5" 1000)" below "$2"
    bar "$1, MiB" "$(per_mille "$6" 1024)" below 32
}
# shellcheck disable=SC2016 # awk's own
{
    shape 'without a contract' 0.70 '{ print $2, $3, $4 }'
    shape 'offsets' 0.70 'NR > 1 { sub(/Z$/, "+00:00", $3) } { print }'
    shape 'with received' 0.70 '{ print $0, (NR > 1 ? $3 : "received") }'
    shape 'in quotes' 1.5 '{ gsub(/,/, "\",\""); print "\"" $0 "\"" }'
}
"$@" 2>/dev/null | awk -F, 'NR > 1 { print $2 "," $1 "," $3 }' | sort >tenor.sums
best=0
# other NAME COMMAND...: the same sums, and how long they take.
other() {
    name=$1
    shift
    command -v "$1" >/dev/null || { echo "$name: not here"; return; }
    "$@" <usage.sql 2>/dev/null | tr -d '\r' | sort >"$name.sums"
    cmp -s tenor.sums "$name.sums" || { echo "$name: other sums"; failed=1; }
    took=$("$build/bench_pair" 1 sh -c '"$@" <usage.sql' sh "$@" -- true 2>/dev/null) || took=0
    took=${took%% *}
    printf '%-44s %9.2f\n' "$name, seconds" "$(per_mille "$took" 1000000)"
    [ "$best" != 0 ] && [ "$best" -le "$took" ] || best=$took
}
other mawk mawk -F, -f usage.awk u.csv
other sqlite3 sqlite3 :memory:
other python3 python3 usage.py u.csv
[ "$best" = 0 ] || bar "times as fast as the best of them" "$(per_mille "$best" "$ours")" above 8

"$build/bench_changes_make" 1000000 >changes.csv
result=$("$build/bench_pair" 5 "$tenor" prorate --batch changes.csv -q -- true)
bar "million changes prorated a second" "$(per_mille 1000000 "${result%% *}")" above 3
"$build/tests/bench_lives" || failed=1
exit $failed
