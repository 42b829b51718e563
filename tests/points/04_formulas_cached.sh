#!/bin/bash
# Every formula of a workbook carries its result; LibreOffice, where it is, agrees.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need_python openpyxl
check "workbook" returns 1 export acme.contract.ini --usage acme.usage.csv -q -o c.xlsx
check "formulas" /usr/bin/python3 - "$files/c.xlsx" <<'PY'
import sys, openpyxl
book, values = (openpyxl.load_workbook(sys.argv[1], data_only=d) for d in (False, True))
cells = [(s.title, c) for s in book for r in s.iter_rows() for c in r if c.data_type == "f"]
bad = [(s, c.coordinate) for s, c in cells if values[s][c.coordinate].value is None
       or str(values[s][c.coordinate].value).startswith("#")]
total = next(r[1].value for r in values["Summary"].iter_rows() if r[0].value == "Total")
lines = sum(r[13] for r in values["Lines"].iter_rows(min_row=6, values_only=True))
print(len(cells), bad, total, lines)
sys.exit(len(cells) < 30 or bool(bad) or not total or abs(total - lines) > 0.005)
PY
if command -v soffice >/dev/null; then
    export HOME=$work
    check "LibreOffice reads it" soffice --headless --convert-to csv --outdir "$work/lo" "$files/c.xlsx" >/dev/null 2>&1
    check "and shows the total" grep -q "3,*299\.35" "$work/lo/c.csv"
    check "no errors" eval '! grep -q "#REF!\|#NAME?\|#DIV/0!\|Err:" "$work/lo/c.csv"'
fi
finish
