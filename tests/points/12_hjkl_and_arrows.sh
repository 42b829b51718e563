#!/bin/bash
# Letters and arrows move alike on every screen.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
for screen in 1 2 3 4 5 6 7 8 9; do
    file=acme.contract.ini
    case $screen in 3 | 7) file=acme.offer.ini ;; esac
    for pair in "j Down" "k Up" "l Right" "h Left"; do
        read -r letter arrow <<<"$pair"
        for key in "$letter" "$arrow"; do
            printf 'size 100 30\nkeys %s Down Down Right\nkeys %s %s\nscreen\ninks\ncursor\n' \
                "$screen" "$key" "$key" | play $file
            cp "$work/out" "$work/$key"
        done
        check "screen $screen: $letter and $arrow" cmp -s "$work/$letter" "$work/$arrow"
    done
    check "screen $screen is drawn" grep -qF "[$screen " "$work/Left"
    printf 'size 100 30\nkeys %s Down Down Right\nscreen\ninks\ncursor\n' "$screen" | play $file
    cmp -s "$work/out" "$work/j" || moved=$((${moved:-0} + 1))
done
check "it moves, on ${moved:-0} screens" test "${moved:-0}" -ge 4
finish
