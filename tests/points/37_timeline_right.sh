#!/bin/bash
# Leap years, the 31st, seven months: the timeline has the invoices' dates.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
need tmux
printf '[contract]\nid = C-L\nproduct = log-monitoring.product.ini\nduration = 1m\naccepted = 2028-01-31T08:00:00Z\n[item basic]\nquantity = 1\n[price basic]\nlist = 100\nnet = 100\n[renewal]\nauto = yes\n' >"$files/l.contract.ini"
check "invoices" returns 0 invoice l.contract.ini --until 2028-05-31 --format json
check "the last days of months" test "$(json '" ".join(i["date"] for i in d["invoices"])')" = \
    "2028-01-31 2028-02-29 2028-03-31 2028-04-30 2028-05-31"
check "timeline" returns 0 timeline l.contract.ini --until 2028-05-31
for day in 2028-01-31 2028-02-29 2028-03-31 2028-04-30 2028-05-31; do check "$day" out "$day"; done
printf '[offer]\nname = Seven\ndescription = seven\nproduct = log-monitoring.product.ini\nbuyer = B\nduration = 7m\nexpires = 2027-12-31\ncurrency = USD\n[item pro]\nprice = 2000\nquantity = 1\n' >"$files/s.offer.ini"
printf '[contract]\nid = C-7\noffer = s.offer.ini\naccepted = 2027-07-31T00:00:00Z\n' >"$files/s.contract.ini"
check "seven months" returns 0 timeline s.contract.ini
check "31 July to 29 February" out "2028-02-29"
up 100 30 A=1 tui --as-of 2028-01-31 s.contract.ini
check "the day counted" wait_for "day 185 of 213, 28 left"
keys l
check "a day on" wait_for "day 186 of 213, 27 left"
finish
