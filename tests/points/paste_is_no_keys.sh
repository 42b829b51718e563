#!/bin/bash
# A paste is one block: a text with every command in it neither saves nor quits nor changes a file,
# with the terminal's marks and without; cells of a spreadsheet fill the grid as one step.
# shellcheck source=tests/tui/harness.sh disable=SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
printf '# Read me\n\nq\ns\ny\nD\nquit and save: q s q\nx\n' >"$work/readme"
printf '2.5\t25\n2.625\t26.25\n' >"$work/cells"
cp -r "$files" "$work/saved"
same() { diff -r -x '.*' "$work/saved" "$files" >/dev/null; }
for marks in -p ""; do
    up 100 30 A=1 tui catalogue.product.ini
    wait_for "s001"
    t load-buffer "$work/readme"
    t paste-buffer -d $marks
    check "refused in a grid ($marks)" wait_for "nothing was changed"
    keys F1
    wait_for "Products, offers, contracts"
    t load-buffer "$work/readme"
    t paste-buffer -d $marks
    check "refused in a list ($marks)" wait_for "left out"
    keys F2
    wait_for "s001"
    keys Right Right
    t load-buffer "$work/cells"
    t paste-buffer -d $marks
    check "cells are filled ($marks)" wait_for "paste 2 rows"
    check "the second row ($marks)" wait_for "26.25"
    keys u
    check "as one step ($marks)" wait_for "undone: paste 2 rows"
    check "nothing was saved ($marks)" same
    keys q
    check "it quits when it is told to ($marks)" wait_for "ended=0"
done
finish
