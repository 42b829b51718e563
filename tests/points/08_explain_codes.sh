#!/bin/bash
# explain knows every code: rule, hint, source, examples.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
returns 0 check --list-codes
awk '/^[A-Z][A-Z][A-Z]-[0-9]/ { print $1 }' "$work/out" >"$work/codes"
check "more than 200 codes" test "$(wc -l <"$work/codes")" -gt 200
while read -r code; do
    check "$code" returns 0 explain "$code"
    check "$code has a rule" grep -q '^rule$' "$work/out"
    check "$code has a source" grep -q '^source$' "$work/out"
    grep -q '^how to mend it$' "$work/out" || echo "$code" >>"$work/unhinted"
    check "$code has a bad example" grep -q '^bad$' "$work/out"
    check "$code has a good example" grep -q '^good$' "$work/out"
done <"$work/codes"
check "hints" test "$(wc -l <"$work/unhinted")" -le 1
check "unknown: status 2" returns 2 explain PRD-00
check "with a suggestion" err "did you mean 'PRD-0"
finish
