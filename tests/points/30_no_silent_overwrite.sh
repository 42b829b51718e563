#!/bin/bash
# Nothing is overwritten silently, nothing is half written.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
check "once" returns 0 export acme.offer.ini -q -o x.csv
cp "$files/x.csv" "$work/x.csv"
check "twice: status 4" returns 4 export acme.offer.ini -q -o x.csv
check "the reason" err "exists already [FIL-074]"
check "how to mend it" err "--force replaces it"
check "untouched" cmp -s "$files/x.csv" "$work/x.csv"
check "--force" returns 0 export acme.offer.ini --for internal -q --force -o x.csv
check "replaced" eval '! cmp -s "$files/x.csv" "$work/x.csv"'
mkdir "$files/locked"
chmod 500 "$files/locked"
if ! touch "$files/locked/probe" 2>/dev/null; then
    check "read-only folder: status 4" returns 4 export acme.offer.ini -q -o locked/x.xlsx
fi
rm -f "$files/locked/probe"
check "no folder: status 4" returns 4 export acme.offer.ini -q -o nowhere/x.xlsx
check "no partial file" test -z "$(find "$files/locked" -type f)$(find "$files" -name '*.tmp*' -o -name '.x.*')"
finish
