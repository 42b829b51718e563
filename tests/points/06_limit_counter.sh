#!/bin/bash
# A name that grows too long is counted and judged while it is typed.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
up 100 30 A=1 tui log-monitoring.product.ini
wait_for "5 dimensions"
keys Tab Down Enter C-u
check "the field is open" wait_for "Enter accept"
keys -l "fifteen_letters"
check "15 are fine" wait_for "15/15"
check "no finding" lacks "PRD-020"
keys -l "s"
check "16 are counted" wait_for "16/15"
check "and found, with the field still open" wait_for "PRD-0"
check "the field is open still" sees "Enter accept"
keys Escape
check "Esc puts it back" gone "16/15"
finish
