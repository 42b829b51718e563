#!/bin/bash
# q asks only when something is unsaved.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
offer_up
keys q
check "clean: no question" wait_for "ended=0"
offer_up
discount 25%
keys Enter
wait_for "undo 1"
keys q
check "changed: a question" wait_for "1 unsaved file"
check "names the file" sees "acme.offer.ini"
keys Escape
check "Esc stays" gone "1 unsaved file"
keys u
wait_for "undo 0 redo 1"
keys q
check "undone: no question" wait_for "ended=0"
check "the file is as it was" cmp -s "$samples/acme.offer.ini" "$files/acme.offer.ini"
finish
