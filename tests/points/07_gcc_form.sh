#!/bin/bash
# Findings are lines that compilers' tools can read.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
check "status 1" returns 1 check mistakes
check "findings" test "$(grep -c '^[^ ]' "$work/out" "$work/err" | cut -d: -f2 | paste -sd+ | bc 2>/dev/null || echo 9)" -gt 8
cat "$work/out" "$work/err" | grep -v '^check: ' >"$work/all"
check "many" test "$(grep -cE '\[[A-Z]{3}-[0-9]{3}\]$' "$work/all")" -ge 55
check "each line in the form, or indented" eval \
    '! grep -vE "^[^:]+:[0-9]+:[0-9]+: (error|warning|note): .+ \[[A-Z]{3}-[0-9]{3}\]$|^  " "$work/all"'
finish
