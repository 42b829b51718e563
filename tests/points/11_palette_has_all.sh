#!/bin/bash
# The palette lists every action with its key; help keys lists the same.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
actions=$(dirname "$0")/../../src/app/actions.def
grep '^TN_ACTION(' -A2 "$actions" | tr '\n' ' ' | sed 's/TN_ACTION(/\n/g' |
    grep -oE '"[^"]*"\) ' | sed 's/"\(.*\)") /\1/' >"$work/names"
check "actions" test "$(wc -l <"$work/names")" -ge 50
check "help keys" returns 0 help keys
tr -s ' \n' ' ' <"$work/out" >"$work/help"
{ echo "size 160 45"; echo "keys :"
  while read -r name; do echo "type $(cut -c1-24 <<<"$name")"; echo screen; echo "keys C-u"; done <"$work/names"
} | play acme.offer.ini
while read -r name; do
    check "help keys: $name" grep -qF -e "$name" "$work/help"
    check "palette: $name" grep -qF -e "${name:0:40}" "$work/out"
done <"$work/names"
finish
