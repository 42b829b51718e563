#!/bin/bash
# A resize keeps what is being typed.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
offer_up
discount 2
wait_for "Enter accept"
t resize-window -x 90 -y 28
check "drawn again at 90 columns" wait_until eval 'test "$(cap | sed -n 3p | tr -d "\n" | wc -m)" = 90'
check "the field is open" sees "Enter accept"
keys -l 5%
check "typing goes on" wait_for "3,000.00"
keys Enter
check "accepted" wait_for "undo 1"
check "the value" wait_for "25%"
finish
