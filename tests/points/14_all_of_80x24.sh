#!/bin/bash
# 80 x 24 shows everything: hints, totals, no number cut.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
up 80 24 A=1 tui acme.offer.ini
wait_for "Total contract value"
check "the total" wait_until eval 'cap | grep -qE "Total contract value +3,600\.00"'
keys 9 4 # a contract, so that 5, 6 and 8 show it
for screen in 1 2 3 4 5 6 7 8 9; do
    keys "$screen"
    check "screen $screen" wait_until eval 'cap | sed -n 2p | grep -q "\[$screen "'
    check "screen $screen: help" eval 'cap | tail -1 | grep -qF "? help"'
    check "screen $screen: no number is cut" eval '! cap | grep -qE "[0-9][,.]?…"'
    check "screen $screen: 80 columns" test "$(cap | wc -L)" -le 80
done
finish
