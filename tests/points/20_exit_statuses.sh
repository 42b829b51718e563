#!/bin/bash
# Each exit status as documented.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
check "0: fine" returns 0 quote acme.offer.ini
check "1: findings" returns 1 check mistakes
check "1: a refused change" returns 1 upgrade acme.contract.ini --on 2026-05-01 --set basic=1
check "2: option" returns 2 quote --nonsense acme.offer.ini
check "2: value" returns 2 quote acme.offer.ini --discount much
check "2: command" returns 2 nonsense
check "3: missing" returns 3 quote nothing.offer.ini
check "3: a folder" returns 3 quote .
check "3: named in another file" eval 'rm "$files/storage.product.ini"; returns 3 quote storage-18m.offer.ini'
touch "$files/there.csv"
check "4: exists" returns 4 export acme.offer.ini -o there.csv
check "4: no such folder" returns 4 export acme.offer.ini -o nowhere/x.csv
check "4: full" eval '(cd "$files" && "$program" quote acme.offer.ini >/dev/full 2>"$work/err"); test $? = 4'
check "documented" returns 0 help exit-codes
for code in 0 1 2 3 4 5 130; do check "documents $code" grep -qE "^ *$code  " "$work/out"; done
finish
