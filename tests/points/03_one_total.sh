#!/bin/bash
# One total contract value on the screen, in the commands and in every export.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
need_python openpyxl
for name in acme instalments round-total storage-18m future; do
    check "$name quote" returns 0 quote "$name.offer.ini" --format json
    total=$(json 'd["net_total"]')
    check "$name total $total" test "${#total}" -gt 5
    shown=$(/usr/bin/python3 -c "print(f'{float($total):,.2f}')")
    up 100 30 A=1 tui "$name.offer.ini"
    check "$name on the screen" wait_until eval \
        'cap | grep -qE "(Total contract value|Agreed total) +$shown"'
    check "$name table" returns 0 quote "$name.offer.ini"
    check "$name in the table" out "$shown"
    for form in xlsx csv json txt; do
        check "$name $form" returns 0 export "$name.offer.ini" --for internal -q -o "$name.$form"
    done
    check "$name csv" grep -q "^totals,,net_total,$total$" "$files/$name.csv"
    check "$name json" test "$(/usr/bin/python3 -c \
        'import json,sys; print(json.load(open(sys.argv[1]))["totals"]["net_total"])' "$files/$name.json")" = "$total"
    check "$name txt" grep -q "$shown" "$files/$name.txt"
    check "$name workbook" test "$(/usr/bin/python3 -c 'import openpyxl, sys
sheet = openpyxl.load_workbook(sys.argv[1], data_only=True)["Summary"]
print(next(f"{r[1].value:.2f}" for r in sheet.iter_rows() if r[0].value == "Net total"))' \
        "$files/$name.xlsx")" = "$total"
done
finish
