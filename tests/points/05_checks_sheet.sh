#!/bin/bash
# The Checks sheet says OK, and CHECK when a schedule does not add up.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need_python openpyxl
master() { /usr/bin/python3 -c 'import openpyxl, sys
b = openpyxl.load_workbook(sys.argv[1], data_only=True)
words = {str(c.value) for r in b["Checks"].iter_rows() for c in r}
print(b["Summary"]["A3"].value, "|", "OK" in words, "CHECK" in words)' "$files/$1"; }
check "good" returns 0 export instalments.offer.ini --for internal -q -o good.xlsx
check "all OK" test "$(master good.xlsx)" = "ALL CHECKS OK | True False"
sed '/^\[payments\]/,$d' "$files/instalments.offer.ini" >"$files/bad.offer.ini"
printf '[payments]\nplan = custom\n2027-01-31 = 1000.00\n2027-02-28 = 1000.00\n' >>"$files/bad.offer.ini"
check "an unbalanced schedule is status 1" returns 1 export bad.offer.ini --for internal -q -o bad.xlsx
check "and says so" eval 'master bad.xlsx | grep -q "^[^|]*CHECK.*| .* True$"'
finish
