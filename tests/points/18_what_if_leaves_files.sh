#!/bin/bash
# What-if prices at once and changes nothing.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
sed '/^\[upgrade/,$d' "$samples/acme.contract.ini" >"$files/c.contract.ini"
cp "$files/c.contract.ini" "$work/base"
run invoice c.contract.ini --format json
cp "$work/out" "$work/invoices"
up 100 30 A=1 tui c.contract.ini
wait_for "term 1"
keys 5
check "WHAT-IF" wait_for "What if"
keys g Down Down Right
check "the title says so" wait_for "WHAT-IF"
check "due" wait_until eval 'cap | grep -qE "[Dd]ue +[0-9,]+\.[0-9]{2}"'
first=$(cap | grep -oE 'Due( now)? +[0-9,]+\.[0-9]{2}' | head -1)
keys g Left Left Left
check "moves with the day" wait_until eval \
    'test "$(cap | grep -oE "Due( now)? +[0-9,]+\.[0-9]{2}" | head -1)" != "$first"'
keys Escape
check "the file is as it was" cmp -s "$work/base" "$files/c.contract.ini"
run invoice c.contract.ini --format json
check "the invoices are as they were" cmp -s "$work/out" "$work/invoices"
keys q
check "nothing to save" wait_for "ended=0"
finish
