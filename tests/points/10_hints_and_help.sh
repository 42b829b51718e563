#!/bin/bash
# Every screen has hints; the help on ? can be searched.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
offer_up
for screen in 1 2 3 4 5 6 7 8 9; do
    keys "$screen"
    check "screen $screen" wait_until eval 'cap | sed -n 2p | grep -q "\[$screen "'
    last=$(cap | tail -1)
    hints=$(grep -oE '[^ ]+ [^ ]+' <<<"${last%%  ? help*}" | wc -l)
    check "screen $screen: hints and help" grep -qF '? help' <<<"$last"
    check "screen $screen: $hints hints" test "$hints" -ge 4 -a "$hints" -le 8
done
keys '?'
check "help" wait_for "Keys"
check "it lists moving" wait_for "one row up"
keys -l undo
check "it narrows" gone "one row up"
check "to undo" wait_for "take the last change back"
finish
