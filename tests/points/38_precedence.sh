#!/bin/bash
# An option goes before the file, the file before tenor.ini; nothing is written elsewhere.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
export HOME=$work/home XDG_CONFIG_HOME=$work/home/c XDG_STATE_HOME=relative
mkdir "$HOME"
amount() { run "$@" --format json; json 'd["credit"]'; }
sed -e '/^\[upgrade/,$d' "$samples/acme.contract.ini" >"$files/c.contract.ini"
change=(upgrade c.contract.ini --on 2026-02-10 --set standard=1)
run "${change[@]}" --format json
check "tenor.ini: aws, by the day" test "$(json 'd["fraction"]["basis"]')" = day
sed -i 's/^policy .*/policy = salesforce-month/' "$files/tenor.ini"
run "${change[@]}" --format json
check "tenor.ini: by the month" test "$(json 'd["fraction"]["basis"]')" = month
sed -i 's/^setup .*/policy = stripe/' "$files/c.contract.ini"
run "${change[@]}" --format json
check "the file goes before" test "$(json 'd["fraction"]["basis"]')" = second
run "${change[@]}" --policy killbill-30 --format json
check "the option before all" test "$(json 'd["fraction"]["basis"]')" = 30-360
check "said in help files" returns 0 help files
check "in words" out "What an option says goes before what a file says"
check "nothing in HOME" test -z "$(find "$HOME" -type f)"
check "nothing relative" test ! -e "$files/relative"
finish
