#!/bin/bash
# An offer by numbers; the real cursor on the focus; the mouse off with one key.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
answers() { (cd "$files" && "$program" tui --plain acme.offer.ini) >"$work/out" 2>&1; }
printf '13\n20%%\nsave\nback\nquit\n' | answers
check "the total" out "Total contract value"
check "20% is in the file" grep -q '^discount       = 20%$' "$files/acme.offer.ini"
check "no escapes" test "$(tr -dc '\033' <"$work/out" | wc -c)" = 0
answers </dev/null
check "the end of input ends it" out "Acme"
fresh
offer_up
first=$(flag cursor_x),$(flag cursor_y)
keys Down
check "the cursor follows" wait_until eval 'test "$(flag cursor_x),$(flag cursor_y)" != "$first"'
y=$(flag cursor_y)
keys Down
check "row by row" wait_until eval 'test "$(flag cursor_y)" = $((y + 1))'
check "the mouse is on" test "$(flag mouse_any_flag)" = 1
keys M
check "M says off" wait_for "mouse off"
check "and it is" wait_until eval 'test "$(flag mouse_any_flag)" = 0'
finish
