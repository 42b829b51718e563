#!/bin/sh
# A portfolio in PostgreSQL 15: its forecast summed by month over three servers beside one without
# parallel workers, and what a call costs beside the program, which makes the same rows.
# postgres.sh [--whole] [BUILD]: 50,000 contracts, --whole a million. RUNS: pairs (3) of what is
# processor time; time by the clock is the best of ten rounds. Exits 1 when a bar is missed, 77
# where there is no PostgreSQL. BUILD is one with -DTN_POSTGRES=ON.
set -eu
cd "$(dirname "$0")/../.."
. tests/bench/bar.sh
count=50000
[ "${1:-}" != --whole ] || { count=1000000; shift; }
build=$(realpath "${1:-build}")
bench=$PWD/tests/bench source=$PWD/src/postgres tenor=$build/tenor pair=$build/bench_pair
extension=$build/tn_postgres/tenor.so
[ -f "$extension" ] ||
    { echo "bench: no $extension; cmake -DTN_POSTGRES=ON $build && cmake --build $build" >&2; exit 2; }
cc -O2 -D_GNU_SOURCE -o "$pair" tests/bench/pair.c
. tests/postgres/cluster.sh
cd "$room/w"

# statement SQL: the seconds of processor and clock that the server took for it.
statement() {
    q 6540 -c "SET client_min_messages = log" -c "SET log_statement_stats = on" -c "$1" \
        2>&1 >/dev/null | awk '/elapsed/ { figures = $2 + $5 " " $8 } END { print figures }'
}
micros() { echo "$1" | awk -v n=$count '{ printf "%.2f", $1 * 1000000 / n }'; }

start c 6540
spread
part 6540
python3 "$bench/portfolio_make.py" all.db $count
sqlite3 -csv all.db "SELECT c.id, c.body, p.body FROM document c JOIN document p
    ON p.path = c.product WHERE c.kind = 'contract'" | q 6540 -c '\copy contract_part FROM STDIN CSV'
q 6540 -c 'INSERT INTO contract SELECT * FROM contract_part'
for port in 6540 6541 6542 6543; do q "$port" -c "VACUUM ANALYZE contract_part"; done
sum='SELECT month, currency, revenue FROM'
one="$sum forecast_part ORDER BY 1, 2" all="$sum forecast ORDER BY 1, 2"

# The same totals, to the unit.
"$tenor" forecast all.db --as-of 2026-01-01 --by currency --format csv -q |
    awk -F, 'NR > 1 { gsub("\\.", "", $9); printf "%s|%s|%.0f\n", $2, $3, $9 }' >files
for asked in "$one" "$all"; do
    q 6540 -c "$asked" | cmp - files || { echo "other sums than the program's"; failed=1; }
done

# A round counts when the one server had a core to itself: on a busy machine three processes get
# more of it than one does.
best=0 round=0
while [ $round -lt 10 ] && awk -v r="$best" 'BEGIN { exit r >= 1.5 }'; do
    round=$((round + 1))
    best=$(echo "$best $(statement "$one") $(statement "$all")" | awk '{
        now = $2 >= 0.9 * $3 ? $3 / $5 : 0; print (now > $1 ? now : $1) }')
done
[ "$(nproc)" = 1 ] || bar "three servers, times as fast as one (round $round)" "$best" above 1.5

# per_call NAME SQL COMMAND...: processor time of a contract in pairs; $ratio is their median.
per_call() {
    name=$1 sql=$2
    shift 2
    for _ in $(seq "${RUNS:-3}"); do
        call=$(statement "$sql")
        program=$("$pair" 1 "$@" -- true)
        echo "$(micros "${call% *}") ${program%% *}" | awk -v n=$count '{ print $1 / ($2 / n), $1, $2 / n }'
    done | sort -n >pairs
    ratio=$(awk -v half="$(((${RUNS:-3} + 1) / 2))" 'NR == half { print $1 }' pairs)
    awk -v name="$name" -v half="$(((${RUNS:-3} + 1) / 2))" 'NR == half {
        printf "%-50s %9.2f  the program: %.2f\n", name ", microseconds", $2, $3 }' pairs
}
program="$tenor forecast all.db --as-of 2026-01-01 --format csv -q"
# shellcheck disable=SC2086
per_call 'a call of tenor_forecast' "SELECT count(f.finding) FROM contract_part,
    tenor_forecast(contract, product, '2026-01-01', '12') f" $program
bar "a call, times the program's rows of a contract" "$ratio" below 1.5
# shellcheck disable=SC2086
per_call 'a contract in the sum by month' "$one" $program --by currency
exit $failed
