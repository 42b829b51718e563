#!/bin/bash
# Nothing there, nothing found, a file that breaks, goes or changes: a sentence, no loss.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
printf '[product]\ntitle = Empty\ncategory = units\npurchase = any\ncurrency = USD\ndurations = 12m\n' >"$files/empty.product.ini"
up 100 30 A=1 tui empty.product.ini
check "no dimensions: the key that makes one" wait_until eval 'cap | grep -qiE "no dimension.*\ba\b"'
offer_up
keys 1
wait_for "21 of 21"
keys /
keys -l zzzz
check "no match, and how to go on" wait_until eval 'cap | grep -qi "No file holds that. Esc shows all"'
keys Escape
keys Escape
offer_up
echo "broken line" >>"$files/acme.offer.ini"
keys r
check "a broken file says so" wait_until eval 'cap | grep -q "FIL-\|not understood\|STALE"'
check "no crash" lacks "ended="
cp "$samples/acme.offer.ini" "$files"
# somebody else changes the file while it is edited here
offer_up
discount 25%
keys Enter
wait_for "undo 1"
echo "; theirs" >>"$files/acme.offer.ini"
keys s
check "it is noticed" wait_for "Somebody else changed the file"
check "and not overwritten" grep -q theirs "$files/acme.offer.ini"
keys d
check "the difference is shown" wait_for "; theirs"
keys Escape
gone "; theirs"
keys u
wait_for "undo 0"
fresh
offer_up
rm "$files/acme.offer.ini"
keys r
check "a file that is gone: a sentence" wait_until eval 'cap | grep -qiE "gone|no such file|cannot be read|does not exist"'
check "still no crash" lacks "ended="
finish
