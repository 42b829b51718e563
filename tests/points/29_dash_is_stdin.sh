#!/bin/bash
# '-' reads standard input and writes standard output, nothing else there.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
piped() { (cd "$files" && "$program" "${@:2}" <"$1") >"$work/out" 2>"$work/err"; status=$?; }
piped "$files/acme.offer.ini" check -
check "check -" test "$status" = 0
check "checked it" err "1 file: 0 errors"
piped "$files/acme.offer.ini" quote - --format json
check "quote -" test "$(json 'd["net_total"]')" = 3600.00
check "export -o -" returns 0 export acme.offer.ini -o - --format csv
check "a header first" test "$(head -1 "$work/out")" = section,item,field,value
check "no progress there" eval '! grep -q "wrote" "$work/out"'
piped "$files/acme.usage.csv" usage acme.contract.ini --usage - --format json
check "usage -" test "$status" -le 1
check "findings are in it" test "$(json 'd["format_version"]')" = 1
finish
