#!/bin/sh
# The library inside SQLite: run.sh EXTENSION.so TENOR. Its rows against those of the program, bad
# arguments as rows with a finding, and samples/portfolio/ask.sql over four of the samples.
set -eu
extension=$(realpath "$1") tenor=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
samples=$here/../../samples
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
failed=0
same() { # NAME EXPECTED GOT, both files
    cmp -s "$2" "$3" || { echo "$1 differs"; diff "$2" "$3" | head -20; failed=1; }
}
cp "$samples/acme.contract.ini" "$samples/log-monitoring.product.ini" "$samples/billed.contract.ini" \
    "$samples/storage.product.ini" "$samples/mistakes/mistakes.product.ini" "$room"
cd "$room"
texts="readfile('acme.contract.ini'), readfile('log-monitoring.product.ini')"
sql() { sqlite3 -csv -header -newline '
' :memory: ".load $extension" "$@"; }

"$tenor" invoice acme.contract.ini --until 2027-02-02 --format csv 2>/dev/null | sed 's/"//g' >a
sql "SELECT * FROM tenor_invoices($texts, '2027-02-02')" | sed 's/,finding$//; s/,$//; s/"//g' >b
same invoices a b
"$tenor" forecast acme.contract.ini --as-of 2026-02-01 --months 3 --for internal --format csv \
    >a 2>/dev/null
sql "SELECT * FROM tenor_forecast($texts, '2026-02-01', '3')" | sed 's/,finding$//; s/,$//' >b
same forecast a b

cat >questions <<EOF
.load $extension
.mode list
SELECT * FROM tenor_prorate('2018-04-01', '2018-05-01', '2018-04-11', '100', '1', '100', '4');
SELECT finding FROM tenor_prorate('2018-04-01', '2018-05-01', '2018-05-11', '100', '1');
SELECT finding IS NULL FROM tenor_prorate('2018-04-01', '2018-05-01', '2018-04-11', 100.5, '1');
SELECT contract, dimension, quantity FROM tenor_entitlements($texts, '2026-06-01');
SELECT substr(finding, 1, 7) FROM tenor_invoices('rubbish') LIMIT 1;
SELECT count(*), max(finding) FROM tenor_invoices(NULL);
SELECT code, line FROM tenor_check('[offer]' || char(10) || 'naem = x') WHERE code = 'FIL-051';
SELECT finding FROM tenor_forecast($texts, '2026-01-01', '1201');
SELECT tenor_product('[product]' || char(10) || 'dimensions = x.csv', 'key,name' || char(10) || 'a,A');
CREATE TABLE u(c, p, at, q, r);
INSERT INTO u VALUES ($texts, '2026-03-01T10:00:00Z', 14, NULL), ($texts, '2026-03-01T10:20:00Z', 12, NULL);
SELECT json_extract(tenor_usage(c, p, 'xhosts', at, q, r), '\$.usage[0].used') FROM u;
SELECT json_extract(tenor_usage(c, p, 'xhosts', at, q, r), '\$.usage[0].used')
FROM (SELECT * FROM u ORDER BY q DESC);
EOF
cat >a <<'EOF'
20|30|66.67|266.67|200.00|
on lies outside start and end
0
C-0001|pro|1
FIL-021
1|nothing can be computed of these arguments
FIL-051|2
months: expected 1 to 1200
[product]

[dimension a]
key = a
name = A

12
12
EOF
sqlite3 :memory: ".read questions" >b
same rows a b

mkdir contracts && mv -- *.ini contracts
"$tenor" book load all.db contracts -q 2>/dev/null
sqlite3 -readonly all.db ".load $extension" ".read $samples/portfolio/ask.sql" >b
[ -z "${UPDATE:-}" ] || cp b "$here/ask.txt"
same ask "$here/ask.txt" b
exit $failed
