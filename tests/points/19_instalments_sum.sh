#!/bin/bash
# Instalments sum to the total: left-over cents go to the last charges, one each.
# shellcheck source=tests/tui/harness.sh disable=SC2013,SC2016,SC2034,SC2119,SC2317
. "$(dirname "$0")/../tui/harness.sh"
sed '/^\[payments\]/,$d' "$samples/round-total.offer.ini" >"$work/offer"
check "100 totals" /usr/bin/python3 - "$program" "$files" "$work/offer" <<'PY'
import json, random, subprocess, sys
program, folder, offer = sys.argv[1:]
draw = random.Random(5)
bad = []
for number in range(100):
    cents, n = draw.randrange(100000, 5000000), draw.randint(2, 24)
    with open(f"{folder}/p.offer.ini", "w") as file:
        file.write(open(offer).read() + f"[payments]\nplan = monthly\ncount = {n}\nfirst = 2027-01-31\n"
                   f"total = {cents // 100}.{cents % 100:02}\n")
    run = subprocess.run([program, "quote", "p.offer.ini", "--format", "json", "-q"], cwd=folder,
                         capture_output=True, text=True)
    quote = json.loads(run.stdout)
    paid = [round(100 * float(p["amount"])) for p in quote["payments"]]
    days = [p["date"] for p in quote["payments"]]
    wanted = [cents // n] * (n - cents % n) + [cents // n + 1] * (cents % n)
    if paid != wanted or len(set(days)) != n or quote["net_total"] != f"{cents // 100}.{cents % 100:02}":
        bad.append((cents, n, paid, quote["net_total"]))
print(bad[:3])
sys.exit(bool(bad))
PY
sed -i -e 's/^count.*/count = 61/' -e 's/^duration .*/duration = 36m/' "$files/p.offer.ini"
check "61 are too many" returns 1 quote p.offer.ini -q
finish
