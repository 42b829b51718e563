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
finish
