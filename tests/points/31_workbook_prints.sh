#!/bin/bash
# A workbook is set up for printing and reading.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
check "offer" returns 0 export acme.offer.ini --for internal -q -o o.xlsx
check "contract" returns 1 export acme.contract.ini --usage acme.usage.csv -q -o c.xlsx
for book in o c; do
    check "$book" /usr/bin/python3 - "$files/$book.xlsx" <<'PY'
import re, sys, zipfile
book = zipfile.ZipFile(sys.argv[1])
text = {n: book.read(n).decode("utf-8", "replace") for n in book.namelist()}
sheets = [t for n, t in text.items() if n.startswith("xl/worksheets/sheet")]
wanted = {
    "frozen": sum('state="frozen"' in s for s in sheets) >= 2,
    "titles": text["xl/workbook.xml"].count("_xlnm.Print_Titles") >= 2,
    "names": text["xl/workbook.xml"].count("<definedName") >= 8,
    "fit": all('fitToPage="1"' in s for s in sheets),
    "orientation": all("orientation=" in s for s in sheets),
    "header or footer": all("<headerFooter" in s for s in sheets),
    "chart": any(n.startswith("xl/charts/") for n in text),
    "conditional": any("<conditionalFormatting" in s for s in sheets),
}
print([k for k, v in wanted.items() if not v])
sys.exit(not all(wanted.values()))
PY
done
finish
