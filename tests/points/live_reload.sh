#!/bin/bash
# Another program writes the open file: taken in, or merged change by change.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
offer_up
check "3,600.00" wait_for "3,600.00"
sed -i 's/^discount .*/discount = 15%/' "$files/acme.offer.ini"
check "taken in" wait_for "somebody changed acme.offer.ini"
check "its total" wait_for "3,400.00"
discount '20%'
keys Enter
check "ours" wait_for "3,200.00"
sed -i 's/^buyer .*/buyer = Acme Europe/' "$files/acme.offer.ini"
check "asked" wait_for "1 mine and 1 theirs"
keys G Enter
check "both" wait_for "mine and theirs are one"
check "theirs" wait_for "Acme Europe"
check "and ours" wait_for "3,200.00"
keys s
check "saved" wait_for "saved acme.offer.ini"
check "on the disk" grep -q 'Acme Europe' "$files/acme.offer.ini"
check "with ours" grep -q '20%' "$files/acme.offer.ini"
finish
