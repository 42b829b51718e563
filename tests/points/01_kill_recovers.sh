#!/bin/bash
# What is typed and accepted survives kill -9.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
offer_up
discount 25%
check "typing prices" wait_for "3,000.00"
keys Enter
check "the change is not saved" wait_for "not saved"
journal=$files/.acme.offer.ini.tenor-journal
check "the journal is there" wait_until test -s "$journal"
check "only its owner reads it" test "$(stat -c %a "$journal")" = 600
check "the file is as it was" cmp -s "$samples/acme.offer.ini" "$files/acme.offer.ini"
kill -9 "$(pid_of)"
check "it is dead" wait_for "ended=137"
up 100 30 A=1 tui acme.offer.ini
check "recovery is offered" wait_for "Recover unsaved work?"
keys r
check "the change is back" wait_for "3,000.00"
keys u
check "and can be undone" wait_for "3,600.00"
keys C-r
check "and done again" wait_for "3,000.00"
keys s
check "saved" wait_for "saved acme.offer.ini"
check "the discount is in the file" grep -q '^discount       = 25%$' "$files/acme.offer.ini"
check "the journal is gone" wait_until test ! -e "$journal"
finish
