#!/bin/bash
# A window too small says so, lives on, and comes back as it was.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
offer_up
keys Down Down Down
wait_for "product's file" # the hint of the third field: all keys are drawn
before=$(cap) where=$(flag cursor_x),$(flag cursor_y)
for size in "60 16" "20 5" "1 1"; do
    read -r x y <<<"$size"
    t resize-window -x "$x" -y "$y"
    [ "$x" = 1 ] || check "$size says so" wait_for "Terminal is $x x $y"
done
t resize-window -x 100 -y 30
check "it comes back" wait_for "Total contract value"
check "the same screen" wait_until eval 'test "$(cap)" = "$before"'
check "the same cursor" wait_until eval 'test "$(flag cursor_x),$(flag cursor_y)" = "$where"'
t resize-window -x 60 -y 16
wait_for "Terminal is 60 x 16"
keys q
check "q quits" wait_for "ended=0"
finish
