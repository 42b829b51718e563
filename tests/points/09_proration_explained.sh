#!/bin/bash
# A credit is explained to the cent, on the screen and on the command line.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
change=(upgrade acme.contract.ini --on 2026-02-15 --set standard=1)
check "command" returns 0 "${change[@]}" --explain
check "days" out "334 left of 365 = 334/365"
check "exact value" out "rounded half-up: 66800/73 = 915.07"
check "rounding" out "Rounding                   0.00"
check "due" out "Due now: 915.07 USD"
check "json" returns 0 "${change[@]}" --format json
check "the lines are the due" test "$(json \
    'sum(round(100*float(l["amount"])) for l in d["lines"]) == round(100*float(d["due"]))')" = True
check "half a cent has a line of its own" returns 1 upgrade acme.contract.ini --on 2026-05-01 --set pro=2 --format json
check "rounding 0.01" test "$(json '[l["amount"] for l in d["lines"] if l["kind"] == "rounding"][0]')" = 0.01
sed '/^\[upgrade/,$d' "$samples/acme.contract.ini" >"$files/c.contract.ini"
up 100 30 A=1 tui c.contract.ini
wait_for "days" || wait_for "term 1"
keys 5
wait_for "What if"
keys g H H H H H H H H H
for _ in $(seq 19); do keys h; done
check "the day" wait_for "2026-02-15"
keys Down Down Right
check "the change is priced" wait_for "915.07"
keys e
check "days on the screen" wait_for "334/365"
for _ in $(seq 25); do keys Down; done
check "exact value on the screen" wait_for "66800/73"
finish
