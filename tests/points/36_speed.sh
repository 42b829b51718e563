#!/bin/bash
# 1,000 offers and 200 dimensions start at once; keys, exports and checks are quick.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
for i in $(seq 1000); do cp "$samples/acme.offer.ini" "$files/o$i.offer.ini"; done
ms() { echo $((($(date +%s%N) - $1) / 1000000)); }
# best LIMIT COMMAND...: the best of three is within the limit; the machine may be busy
best() {
    local limit=$1 least=1000000 took start
    shift
    for _ in 1 2 3; do
        start=$(date +%s%N)
        "$@" || return 1
        took=$(ms "$start")
        [ "$took" -lt "$least" ] && least=$took
    done
    [ "$least" -lt "$limit" ] || { echo "$least ms"; return 1; }
}
first() { t send-keys -R; keys "clear; $program tui" Enter; until sees "[1 Home]"; do :; done; keys q; until lacks "[1 Home]"; do :; done; }
t new -d -x 100 -y 30 "cd $files; PS1=' \$ ' bash --norc"
t set -g status off
wait_for '$ '
check "start to first screen" best 250 first # tmux and its polling included
{ echo size 100 30; for _ in $(seq 1000); do echo keys j; done; echo screen; } >"$work/keys"
held() { run tui --script "$work/keys" catalogue.product.ini; }
check "1,000 keys on 200 dimensions" best 5000 held
sed -e 's/^count.*/count = 60/' -e 's/^duration .*/duration = 36m/' -e 's/^plan.*/plan = custom/' "$samples/instalments.offer.ini" |
    sed '/^\[payments\]/,$d' >"$files/many.offer.ini"
printf '[payments]\nplan = monthly\n' >>"$files/many.offer.ini"
export_offer() { run export many.offer.ini -q --force -o m.xlsx; [ "$status" = 0 ]; }
check "export a plan" best 2000 export_offer
/usr/bin/python3 "$samples/usage.py" 2>/dev/null | head -10001 >"$files/year.csv"
check "10,000 rows" test "$(wc -l <"$files/year.csv")" -gt 8000
export_usage() { run export acme.contract.ini --usage year.csv -q --force -o u.xlsx; [ "$status" -le 1 ]; }
check "export with usage" best 2000 export_usage
mkdir "$files/two" && cp "$samples/log-monitoring.product.ini" "$files/two"
for i in $(seq 199); do cp "$samples/acme.offer.ini" "$files/two/o$i.offer.ini"; done
check_all() { run check two; [ "$status" = 0 ]; }
check "check 200 files" best 1000 check_all
finish
