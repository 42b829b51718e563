#!/bin/bash
# Durations side by side: total, a month, saving, the best one.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
sed -e 's/^duration .*/duration = 12m/' -e '/^\[payments\]/,$d' "$samples/instalments.offer.ini" >"$files/d.offer.ini"
check "json" returns 0 quote d.offer.ini --compare --format json
check "four durations" test "$(json '" ".join(c["duration"] for c in d["compare"])')" = "1m 12m 24m 36m"
check "totals" test "$(json '" ".join(c["net_total"] for c in d["compare"])')" = "184.91 1849.08 3514.08 4994.54"
check "a month" test "$(json '" ".join(c["monthly_equivalent"] for c in d["compare"])')" = "184.91 154.09 146.42 138.74"
up 100 30 A=1 tui d.offer.ini
wait_for "Total contract value"
keys 7
check "the screen" wait_for "The same offer at each duration"
for text in 1,849.08 3,514.08 4,994.54 154.09 146.42 138.74; do check "$text" wait_for "$text"; done
check "the best is marked" eval 'cap | grep -q "36m .*138.74.*lowest"'
sed -i '0,/^price.36m/{/^price.36m/d}; /^\[dimension business/,/^\[dimension scale/{/^price.36m/d}' "$files/analytics.product.ini"
run quote d.offer.ini --compare
check "what has no price is not offered" out "not offered"
finish
