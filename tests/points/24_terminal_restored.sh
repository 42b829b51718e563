#!/bin/bash
# However it ends, the terminal is as before.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
restored() {
    check "$1: alternate screen left" test "$(flag alternate_on)" = 0
    check "$1: cursor" test "$(flag cursor_flag)" = 1
    check "$1: mouse off" test "$(flag mouse_any_flag)" = 0
    check "$1: settings" wait_until eval 'test -s "$work/after" && cmp -s "$work/before" "$work/after"'
    rm -f "$work/after"
}
offer_up
check "the alternate screen is used" test "$(flag alternate_on)" = 1
keys q
check "q" wait_for "ended=0"
restored q
for signal in TERM HUP INT SEGV ABRT; do
    offer_up
    kill -"$signal" "$(pid_of)"
    check "SIG$signal ends it" wait_for "ended="
    restored "SIG$signal"
    case $signal in SEGV | ABRT) check "SIG$signal names the journal" sees "tenor-journal" ;; esac
done
finish
