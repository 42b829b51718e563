#!/bin/sh
# The library inside PostgreSQL 15: run.sh EXTENSION.so SOURCE TENOR. Clusters of its own on Unix
# sockets, as an unprivileged user, stopped at the end. One server answers what the program answers;
# then a coordinator and three servers with partitions by hash of the contract sum a forecast.
set -eu
extension=$(realpath "$1") source=$(realpath "$2") tenor=$(realpath "$3")
bin=$(pg_config --bindir 2>/dev/null || echo /usr/lib/postgresql/15/bin)
[ -x "$bin/initdb" ] || { echo "no PostgreSQL here"; exit 77; }
room=$(mktemp -d /tmp/tenor-pg-XXXXXX)
user=$(id -un)
[ "$(id -u)" != 0 ] || user=nobody
chmod 755 "$room"
mkdir "$room/lib" "$room/w"
chown "$user" "$room" "$room/w" 2>/dev/null || true
as() { if [ "$(id -u)" = 0 ]; then setpriv --reuid="$user" --regid=nogroup --clear-groups env HOME="$room" PATH="$PATH" LC_ALL=C "$@"; else env LC_ALL=C "$@"; fi; }
stop() { "$bin/pg_ctl" -V >/dev/null; as "$bin/pg_ctl" -D "$room/$1" -m immediate -w stop >/dev/null 2>&1 || true; }
trap 'for n in c s1 s2 s3; do stop $n; done; rm -rf "$room"' EXIT
cp "$extension" "$room/lib/tenor.so" && chmod 755 "$room/lib" "$room/lib/tenor.so"
start() {
    if [ -d "$room/empty" ]; then cp -a "$room/empty" "$room/$1"; else
        as "$bin/initdb" -D "$room/$1" -U tenor -A trust --no-sync >/dev/null
        echo "dynamic_library_path = '$room/lib:\$libdir'" >>"$room/$1/postgresql.conf"
        cp -a "$room/$1" "$room/empty"
    fi
    as "$bin/pg_ctl" -D "$room/$1" -w -l "$room/w/$1.log" -o "-k $room/w -p $2 -h '' -c fsync=off -c max_parallel_workers_per_gather=0" start >/dev/null
    # where a package would install it, CREATE EXTENSION finds the same text
    sed 's/^\\echo.*//; s#MODULE_PATHNAME#tenor#' "$source/tenor--1.0.sql" | q "$2" -f - >/dev/null
}
q() { p=$1; shift; as psql -X -q -h "$room/w" -p "$p" -U tenor -d postgres -v ON_ERROR_STOP=1 -At "$@"; }
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
for i in 1 2 3; do
    start "s$i" "654$i"
    q "654$i" -c "CREATE TABLE contract_$i(id text, contract text, product text)"
    q "654$i" -c "CREATE VIEW sum_$i AS SELECT f.month, f.currency, sum(replace(f.revenue, '.', '')::bigint) AS revenue FROM contract_$i, tenor_forecast(contract, product, '2026-01-01', '12') f WHERE f.finding IS NULL GROUP BY 1, 2"
done
q 6540 -c 'CREATE EXTENSION postgres_fdw' -c 'CREATE TABLE contract(id text, contract text, product text) PARTITION BY HASH (id)'
for i in 1 2 3; do
    q 6540 -c "CREATE SERVER s$i FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '$room/w', port '654$i', dbname 'postgres', async_capable 'true')" \
        -c "CREATE USER MAPPING FOR tenor SERVER s$i OPTIONS (user 'tenor')" \
        -c "CREATE FOREIGN TABLE contract_$i PARTITION OF contract FOR VALUES WITH (MODULUS 3, REMAINDER $((i - 1))) SERVER s$i" \
        -c "CREATE FOREIGN TABLE sum_$i(month text, currency text, revenue bigint) SERVER s$i"
done
q 6540 -c "INSERT INTO contract SELECT 'C-' || n, replace(c, 'C-0001', 'C-' || n), p FROM t, generate_series(1, 300) n"
all="SELECT month, currency, sum(revenue) FROM (SELECT * FROM sum_1 UNION ALL SELECT * FROM sum_2 UNION ALL SELECT * FROM sum_3) s GROUP BY 1, 2 ORDER BY 1, 2"
q 6540 -c "EXPLAIN VERBOSE $all" >"$room/plan"
is 'shipped and async' 3 "$(grep -c 'Async Foreign Scan on public.sum_' "$room/plan")"
mkdir "$room/d" && cp "$samples/log-monitoring.product.ini" "$room/d"
for n in $(seq 300); do sed "s/C-0001/C-$n/" "$samples/acme.contract.ini" >"$room/d/$n.contract.ini"; done
"$tenor" forecast "$room/d" --as-of 2026-01-01 --by currency --format csv 2>/dev/null |
    awk -F, 'NR > 1 { gsub("\\.", "", $9); print $2 "|" $3 "|" $9 + 0 }' >"$room/a"
q 6540 -c "$all" >"$room/b"
cmp "$room/a" "$room/b" || { echo "sums over three servers differ from the files'"; diff "$room/a" "$room/b" | head; failed=1; }
stop s2
is 'a stopped server fails' yes "$(q 6540 -c "$all" >/dev/null 2>&1 || echo yes)"
exit $failed
