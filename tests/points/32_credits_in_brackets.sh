#!/bin/bash
# A credit: brackets on the screen, red brackets in the workbook, a sign in CSV.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
need_python openpyxl
up 100 30 A=1 tui acme.contract.ini
wait_for "term 1"
keys 6
check "screen" wait_for "(764.38)"
check "csv" returns 0 invoice acme.contract.ini --format csv
check "a sign" out ",-764.38,USD"
check "workbook" returns 0 export acme.contract.ini -q -o c.xlsx
check "negative, with brackets in red" /usr/bin/python3 -c 'import openpyxl, sys
cells = [c for r in openpyxl.load_workbook(sys.argv[1], data_only=True)["Lines"].iter_rows() for c in r]
found = [c for c in cells if c.value == -764.38]
print([c.number_format for c in found])
sys.exit(not found or not all("[Red]" in c.number_format and "(" in c.number_format for c in found))' "$files/c.xlsx"
finish
