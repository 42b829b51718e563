#!/bin/bash
# explain knows every code: rule, hint, source, examples.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
returns 0 check --list-codes
awk '/^[A-Z][A-Z][A-Z]-[0-9]/ { print $1 }' "$work/out" >"$work/codes"
check "more than 200 codes" test "$(wc -l <"$work/codes")" -gt 200
# shellcheck disable=SC2046
check "all of them" returns 0 explain $(cat "$work/codes")
with() { # the codes that have such a part
    awk -v part="$1" '/^[A-Z][A-Z][A-Z]-[0-9]+  / { code = $1 } $0 == part { print code }' "$work/out"
}
for part in rule source bad good; do
    check "each has: $part" test "$(with $part)" = "$(cat "$work/codes")"
done
check "hints" test "$(with 'how to mend it' | wc -l)" -ge "$(($(wc -l <"$work/codes") - 1))"
cp "$work/out" "$work/together"
while read -r code; do
    check "$code alone" returns 0 explain "$code"
    cat "$work/out" >>"$work/apart"
done <"$work/codes"
check "each alone as among the others" cmp <(grep . "$work/apart") <(grep . "$work/together")
check "unknown: status 2" returns 2 explain PRD-00
check "with a suggestion" err "did you mean 'PRD-0"
finish
