#!/bin/bash
# Text that a spreadsheet could take for a formula stays text.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need_python openpyxl
printf '[product]\ntitle = X\ncategory = units\npurchase = any\ncurrency = USD\ndurations = 12m\n' >"$files/e.product.ini"
number=0
for name in '=1+1' '@x' '+1' '-1'; do
    number=$((number + 1))
    printf '[dimension d%d]\nname = %s\ndescription = text\nprice.12m = 100\n' $number "$name" >>"$files/e.product.ini"
done
printf '[offer]\nname = E\ndescription = e\nproduct = e.product.ini\nbuyer = B\nduration = 12m\nexpires = 2026-12-31\ncurrency = USD\n' >"$files/e.offer.ini"
for i in 1 2 3 4; do printf '[item d%d]\nquantity = 1\n' $i >>"$files/e.offer.ini"; done
run show e.product.ini --format csv
for name in "'=1+1" "'@x" "'+1" "'-1"; do check "csv $name" out ",\"$name\","; done
check "workbook" returns 0 export e.offer.ini -q -o e.xlsx
check "strings" /usr/bin/python3 -c 'import openpyxl, sys
types = {c.value: c.data_type for s in openpyxl.load_workbook(sys.argv[1]) for r in s.iter_rows() for c in r
         if c.value in ("=1+1", "@x", "+1", "-1")}
print(types)
sys.exit(set(types.values()) != {"s"} or len(types) != 4)' "$files/e.xlsx"
finish
