#!/bin/bash
# The C locale and --ascii: ASCII signs, and no letters for lines.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
plain() { ! cap | LC_ALL=C grep -qP '[^\x00-\x7F]'; }
for how in "LC_ALL=C tui" "A=1 tui --ascii"; do
    read -r env arguments <<<"$how"
    # shellcheck disable=SC2086
    up 100 30 "$env" $arguments acme.offer.ini
    wait_for "Total contract value"
    for screen in 1 2 3 4 5 6 7 8 9; do
        keys "$screen"
        check "$how $screen is drawn" wait_until eval 'cap | sed -n 2p | grep -q "\[$screen "'
        check "$how $screen is ASCII" plain
        check "$how $screen has frames" wait_for "+-"
        check "$how $screen has no lqqqk" eval '! cap | grep -q "lqq\|qqq\|xxx"'
    done
done
finish
