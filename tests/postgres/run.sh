#!/bin/sh
# The library inside PostgreSQL 15: run.sh EXTENSION.so SOURCE TENOR. Clusters of its own on Unix
# sockets, as an unprivileged user, stopped at the end. One server answers what the program answers;
# then a coordinator and three servers with partitions by hash of the contract sum a forecast.
set -eu
extension=$(realpath "$1") source=$(realpath "$2") tenor=$(realpath "$3")
# shellcheck source=tests/postgres/cluster.sh
. "$(dirname "$0")/cluster.sh"
failed=0
is() { [ "$2" = "$3" ] || { echo "$1: expected '$2', got '$3'"; failed=1; }; }

samples=$source/../../samples
cp "$samples/acme.contract.ini" "$samples/log-monitoring.product.ini" "$room/w" && chmod 644 "$room"/w/*.ini
start c 6540
q 6540 -c "CREATE TABLE t AS SELECT pg_read_file('$room/w/acme.contract.ini') c, pg_read_file('$room/w/log-monitoring.product.ini') p"

(cd "$room/w" && "$tenor" invoice acme.contract.ini --until 2027-02-02 --format csv 2>/dev/null) |
    tail -n +2 | sed 's/"//g' >"$room/a"
q 6540 -F , -c "SELECT i.* FROM t, tenor_invoices(c, p, '2027-02-02') i" | sed 's/,$//' >"$room/b"
cmp "$room/a" "$room/b" || { echo "invoices differ"; diff "$room/a" "$room/b"; failed=1; }
is prorate '20|30|66.67|266.67|200.00|' "$(q 6540 -c "SELECT * FROM tenor_prorate('2018-04-01', '2018-05-01', '2018-04-11', '100', '1', '100', '4')")"
is 'a bad text is a row' FIL-021 "$(q 6540 -c "SELECT left(finding, 7) FROM tenor_invoices('rubbish') LIMIT 1")"
is 'NULL is a row' 1 "$(q 6540 -c "SELECT count(finding) FROM tenor_invoices(NULL)")"
is usage 12 "$(q 6540 -c "SELECT tenor_usage(c, p, 'xhosts', at, qty, NULL)::json -> 'usage' -> 0 ->> 'used' FROM t, (VALUES ('2026-03-01T10:00:00Z', '14'), ('2026-03-01T10:20:00Z', '12')) v(at, qty)")"
is immutable 6 "$(q 6540 -c "SELECT count(*) FROM pg_proc WHERE proname ~ '^tenor_' AND proretset AND provolatile = 'i' AND proparallel = 's' AND procost > 1")"
is timeout yes "$(q 6540 -c "SET statement_timeout = '200ms'" -c "SELECT count(*) FROM t, generate_series(1, 10000000) n, tenor_forecast(c, p || chr(10) || '; ' || n, '2026-01-01', '12')" 2>&1 | grep -q 'statement timeout' && echo yes)"
# memory of a call goes back: the backend does not grow with the number of calls
is memory t "$(q 6540 -c "SELECT count(*) > 0 FROM t, generate_series(1, 20000) n, tenor_invoices(replace(c, 'C-0001', 'C-' || n), p)" -c "SELECT sum(total_bytes) < 64 * 1024 * 1024 FROM pg_backend_memory_contexts" | tail -1)"

# ---- three servers ------------------------------------------------------------------------------
spread
q 6540 -c "INSERT INTO contract SELECT 'C-' || n, replace(c, 'C-0001', 'C-' || n), p FROM t, generate_series(1, 300) n"
all='SELECT month, currency, revenue FROM forecast ORDER BY month'
q 6540 -c "EXPLAIN VERBOSE $all" >"$room/plan"
is 'shipped and async' 3 "$(grep -c 'Async Foreign Scan on public.forecast_' "$room/plan")"
is 'spread over all' t "$(q 6540 -c 'SELECT min(n) > 50 FROM (SELECT count(*) n FROM contract GROUP BY tableoid) p')"
mkdir "$room/d" && cp "$samples/log-monitoring.product.ini" "$room/d"
for n in $(seq 300); do sed "s/C-0001/C-$n/" "$samples/acme.contract.ini" >"$room/d/$n.contract.ini"; done
"$tenor" forecast "$room/d" --as-of 2026-01-01 --by currency --format csv 2>/dev/null |
    awk -F, 'NR > 1 { gsub("\\.", "", $9); print $2 "|" $3 "|" $9 + 0 }' >"$room/a"
q 6540 -c "$all" >"$room/b"
cmp "$room/a" "$room/b" || { echo "sums over three servers differ from the files'"; diff "$room/a" "$room/b" | head; failed=1; }
q 6540 -c "INSERT INTO contract VALUES ('C-bad', 'rubbish', NULL)"
is 'what must be mended is counted' t "$(q 6540 -c 'SELECT count > 0 FROM forecast WHERE month IS NULL')"
stop s2
is 'a stopped server fails' yes "$(q 6540 -c "$all" >/dev/null 2>&1 || echo yes)"
exit $failed
