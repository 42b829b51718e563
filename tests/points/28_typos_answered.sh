#!/bin/bash
# A typo is answered with the right word, and nothing runs.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
check "command" returns 2 qoute acme.offer.ini
check "names quote" err "'quote'"
check "says nothing else" test ! -s "$work/out"
check "option" returns 2 quote acme.offer.ini --discont 10%
check "names --discount" err "'--discount'"
check "nothing ran" test ! -s "$work/out"
check "topic" returns 2 help exit-code
check "names exit-codes" err "exit-codes"
check "choice" returns 2 quote acme.offer.ini --format jsn
check "names json" err "json"
check "key" eval 'sed -i "s/^discount /discunt /" "$files/acme.offer.ini"; returns 1 check acme.offer.ini'
check "names discount" eval 'cat "$work/out" "$work/err" | grep -q "did you mean .discount."'
finish
