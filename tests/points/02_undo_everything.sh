#!/bin/bash
# Three edits and a removed line go back one by one, byte for byte, and forth again after a new start.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
export HOME=$work/home
mkdir "$HOME"
offer_up
discount 25%
keys Enter
check "edit 1" wait_for "undo 1 redo 0"
keys Down Enter C-u
types 60
keys Enter
check "edit 2" wait_for "undo 2 redo 0"
keys Tab =
keys C-u
types 3300
keys Enter
check "edit 3" wait_for "undo 3 redo 0"
keys D
check "it asks" wait_for "Remove?"
keys y
check "the line is gone" wait_for "undo 4 redo 0"
keys S
check "undo goes on after saving" wait_for "saved acme.offer.ini"
check "the file has no item" eval '! grep -q "^\[item pro\]" "$files/acme.offer.ini"'
for i in 3 2 1 0; do
    keys u
    check "undo to $i" wait_for "undo $i redo $((4 - i))"
done
check "the first total" wait_for "3,600.00"
keys s
check "saved again" wait_until cmp -s "$samples/acme.offer.ini" "$files/acme.offer.ini"
keys q
check "the program ends" wait_for "ended=0"
offer_up
check "the steps are there after a new start" wait_for "undo 0 redo 4"
for i in 1 2 3 4; do
    keys C-r
    check "redo to $i" wait_for "undo $i redo $((4 - i))"
done
check "the line is gone again" lacks ">Pro"
finish
