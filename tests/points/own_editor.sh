#!/bin/bash
# E opens the file in an editor of one's own, at the line under the cursor; what it wrote is a change.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
printf '#!/bin/sh\nsed -i "s/Acme KK - /Line ${1#+}: /" "$2"\n' >"$work/editor" && chmod +x "$work/editor"
offer_up "EDITOR=$work/editor"
keys Down E
check "what the editor wrote is there" wait_for "Line 3: "
check "as a change to take back" wait_for "undo 1"
keys u
check "taken back" wait_for "Acme KK - "

# The editors that most people have: a comment typed where the cursor stands lands above the third
# line, and the program shows the file as it is after it.
above() { [ "$(grep -nxF '# here' "$files/acme.offer.ini")" = "3:# here" ]; }
# editor COMMAND SHOWN KEYS...: SHOWN is on its screen when it is up; KEYS save and leave.
editor() {
    command -v "${1%% *}" >/dev/null || return 0
    fresh
    offer_up "'EDITOR=$1' HOME=$work"
    keys Down E
    check "$1 is up" wait_for "$2"
    keys "${@:3}"
    check "$1 stood at the line" wait_until above
    check "$1 has left" wait_for "Total contract value"
}
editor vi '"acme.offer.ini"' O '# here' Escape ':wq' Enter
editor nano '^X Exit' '# here' Enter C-o Enter C-x
editor 'emacs -nw -Q' 'acme.offer.ini' '# here' Enter C-x C-s C-x C-c
finish
