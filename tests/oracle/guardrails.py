"""Guardrails against another program, in fractions: every limit a cent within and a cent beyond.

guardrails.py TENOR [--seed N] [--count N]: offers whose prices, totals, months and uplifts stand at
an edge of somebody's limits, alone (the first ones) and together. What check says, whom it names,
who may approve, and what a cent more or less does to an approval are as reckoned here.
"""
import argparse
import json
import os
import random
import subprocess
import tempfile
from fractions import Fraction as F

CENT = F(1, 100)
NAMES = ["", "manager", "vp"]  # everybody, then those who approve
LIMITS = [  # what is not stated is the one's before
    dict(max_discount=F(15), min_total=F(5000), max_net_terms=45, max_duration=24, min_uplift=F(3),
         floor=F(84)),
    dict(max_discount=F(25), min_total=F(3000), max_net_terms=60, floor=F(70)),
    dict(max_discount=F(40), min_total=F(1000), max_duration=36, min_uplift=F(0), floor=F(55))]
PRODUCT = """[product]
title = Guarded
product_id = prod-1111111111111
category = units
purchase = any
currency = USD
durations = 12m
[dimension a]
name = A
description = One unit
price.12m = %s
[dimension b]
name = B
description = One unit
price.12m = %s
floor.12m = %s
"""


def half_up(value, places):
    scale = 10 ** places
    return F((value * scale + F(1, 2)).__floor__(), scale)


def text(value, places):
    units = int(value * 10 ** places)
    return "%d.%0*d" % (units // 10 ** places, places, units % 10 ** places)


def limit(level, key):
    for rails in reversed(LIMITS[:level + 1]):
        if key in rails:
            return rails[key]
    raise KeyError(key)


def least(key, reaches):
    """The least level whose limit reaches; 3: nobody's does."""
    return next((n for n in range(3) if reaches(limit(n, key))), 3)


class Case:
    def __init__(self, rnd, alone):
        first = rnd.choice([4000, 3333, 9999, 12345678])
        self.lists = [first + F(rnd.choice([0, 0, 333, 1]), 1000),
                      F(rnd.choice([4000, 1001]))]
        self.net_terms, self.months, self.uplift = 45, 12, F(3)
        self.quantity = rnd.choice([1, 3]) if alone else rnd.randint(1, 7)
        self.agreed, self.product_floor = None, F(500)
        self.list = [half_up(l * self.months / 12, 3) for l in self.lists]
        self.price = list(self.list)
        changes = [self.discount, self.floor, self.total, self.terms, self.duration, self.raised,
                   self.least_price]
        for change in [alone] if alone else rnd.sample(changes, rnd.randint(2, 4)):
            getattr(self, change)(rnd) if isinstance(change, str) else change(rnd)

    def edge(self, rnd, exact, places=2):
        """The first value of so many decimals that reaches, or the last that does not."""
        scale = 10 ** places
        reaches = F(-((-exact * scale).__floor__()), scale)
        return reaches - F(rnd.choice([0, 1]), scale)

    def discount(self, rnd):
        self.price[0] = self.edge(rnd, self.list[0] * (100 - limit(rnd.randrange(3),
                                                                   "max_discount")) / 100)

    def floor(self, rnd):
        exact = self.list[0] * limit(rnd.randrange(3), "floor") / 100
        self.price[0] = self.edge(rnd, exact) if rnd.random() < 0.5 else (
            half_up(exact, 3) - F(rnd.choice([0, 0, 1]), 1000))

    def total(self, rnd):
        self.agreed = rnd.choice([
            self.edge(rnd, limit(rnd.randrange(3), "min_total")),
            self.edge(rnd, self.list_total() * (100 - limit(rnd.randrange(3),
                                                            "max_discount")) / 100)])

    def terms(self, rnd):
        self.net_terms = rnd.choice([15, 30, 45, 60, 90, 120])

    def duration(self, rnd):
        kept = [p / l for p, l in zip(self.price, self.list)]
        self.months = rnd.choice([24, 25, 36, 37])
        self.list = [half_up(l * self.months / 12, 3) for l in self.lists]
        self.price = [half_up(l * k, 2) for l, k in zip(self.list, kept)]

    def raised(self, rnd):
        self.uplift = rnd.choice([F(3), F(299, 100), F(0)])

    def least_price(self, rnd):
        self.product_floor = self.lists[1] - rnd.choice([0, 1]) * CENT
        self.price[1] = self.list[1] - CENT

    def list_total(self):
        return half_up(self.list[0] * self.quantity + self.list[1], 2)

    def net_total(self):
        items = half_up(self.price[0] * self.quantity + self.price[1], 2)
        return items if self.agreed is None else self.agreed

    def offer(self):
        out = ["[offer]", "name = O", "description = D", "product = p.product.ini", "buyer = B",
               "buyer_accounts = 111111111111", "duration = %dm" % self.months,
               "expires = 2026-12-31", "net_terms = %d" % self.net_terms]
        out += ["reference = 12m"] if self.months != 12 else []
        for label, price, quantity in zip("ab", self.price, (self.quantity, 1)):
            out += ["[item %s]" % label, "price = %s" % text(price, 3), "quantity = %d" % quantity]
        if self.agreed is not None:
            out += ["[payments]", "total = %s" % text(self.agreed, 2)]
        return "\n".join(out + ["[renewal]", "auto = yes", "uplift = %s%%" % text(self.uplift, 2),
                                ""])

    def expected(self):
        """(what it is about, who may approve it) of all that is beyond."""
        def off(p):  # what the discount p leaves of a list price, as a price
            return [half_up(l * (100 - p) / 100, 3) for l in self.list]
        found = []
        for i, label in enumerate("ab"):
            found.append((label, least("max_discount", lambda p, i=i: (
                self.list[i] - self.price[i] <= self.list[i] * p / 100 or
                self.price[i] >= off(p)[i]))))
            if self.months == 12:
                found.append((label, least("floor", lambda p, i=i: (
                    self.price[i] >= self.list[i] * p / 100 or
                    self.price[i] >= off(100 - p)[i]))))  # a floor is the rest of a discount
        if self.months == 12 and self.price[1] < self.product_floor:
            found.append(("b", 3))
        gone = self.list_total() - self.net_total()
        found.append(("offer", least("max_discount", lambda p: (
            gone <= self.list_total() * p / 100 or
            self.net_total() >= half_up(off(p)[0] * self.quantity + off(p)[1], 2)))))
        found.append(("offer", least("min_total", lambda t: self.net_total() >= t)))
        found.append(("offer", least("max_net_terms", lambda n: self.net_terms <= n)))
        found.append(("offer", least("max_duration", lambda n: self.months <= n)))
        found.append(("renewal", least("min_uplift", lambda p: self.uplift >= p)))
        return sorted((about, level) for about, level in found if level)


def run(tenor, folder, *args):
    done = subprocess.run([tenor, *args], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def check(tenor, folder):
    """The limits that are exceeded, and whether an approval was told to hold no more."""
    found = json.loads(run(tenor, folder, "check", "o.offer.ini", "--format", "json")[1])
    levels = []
    for finding in found:
        if finding["code"] == "OFR-044":
            message = finding["message"]
            who = message.split("'")[-2] if message.endswith("' may approve it") else None
            levels.append((finding["subject"], NAMES.index(who) if who else 3))
    other = {f["code"] for f in found if f["severity"] == "error"} - {"OFR-044", "OFR-045"}
    assert not other, other
    return sorted(levels), any(f["code"] == "OFR-045" for f in found)


def write(folder, name, content):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
        out.write(content)


def approve(tenor, folder, case, needed):
    """Those below are refused; an approval holds until a cent changes, and again without it."""
    for level in range(1, 3):
        status = run(tenor, folder, "approve", "o.offer.ini", "--by", NAMES[level], "--on",
                     "2026-12-01", "-q")[0]
        assert (status == 0) == (level >= needed), ("approve", NAMES[level], status)
        if status == 0:
            break
    else:
        return 0
    with open(os.path.join(folder, "o.offer.ini"), encoding="utf-8") as file:
        approved = file.read()
    assert check(tenor, folder) == ([], False), "the approval does not hold"
    old = "price = %s" % text(case.price[0], 3)
    for cent in (CENT, -CENT):
        write(folder, "o.offer.ini",
              approved.replace(old, "price = %s" % text(case.price[0] + cent, 3)))
        before, case.price[0] = case.price[0], case.price[0] + cent
        assert check(tenor, folder) == (case.expected(), bool(case.expected())), "a cent"
        case.price[0] = before
    write(folder, "o.offer.ini", approved)
    assert check(tenor, folder) == ([], False), "changed back, it holds again"
    return 1


def main():
    args = argparse.ArgumentParser()
    args.add_argument("tenor")
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--count", type=int, default=60)
    args = args.parse_args()
    tenor = os.path.abspath(args.tenor)
    alone = ["discount", "floor", "total", "terms", "duration", "raised", "least_price"]
    seen, approvals = {}, 0
    rails = []
    for name, limits in zip(NAMES, LIMITS):
        rails.append("[approver %s]" % name if name else "[guardrails]")
        for key, value in limits.items():
            key, unit = {"floor": ("floor.12m", "%"), "min_total": ("min_total.USD", ""),
                         "max_duration": (key, "m"),
                         "max_net_terms": (key, "")}.get(key, (key, "%"))
            rails.append("%s = %s%s" % (key, value, unit))
    with tempfile.TemporaryDirectory() as folder:
        write(folder, "tenor.ini", "\n".join(["[defaults]", "as_of = 2026-12-01"] + rails) + "\n")
        for i in range(args.count):
            rnd = random.Random(args.seed * 100003 + i)
            case = Case(rnd, alone[i % len(alone)] if i < args.count // 2 else None)
            write(folder, "p.product.ini", PRODUCT % (text(case.lists[0], 3), case.lists[1],
                                                      text(case.product_floor, 2)))
            write(folder, "o.offer.ini", case.offer())
            expected = case.expected()
            got = check(tenor, folder)
            assert got == (expected, False), "seed %d, case %d\n%s\nexpected %s\ngot %s" % (
                args.seed, i, case.offer(), expected, got)
            needed = max((level for _, level in expected), default=0)
            seen[needed] = seen.get(needed, 0) + 1
            if 0 < needed and i % 2 == 0:
                approvals += approve(tenor, folder, case, needed)
    assert len(seen) == 4 and approvals, "every level is met: %s" % seen
    print("%d offers, by level needed %s, %d approvals changed by a cent and back" % (
        args.count, sorted(seen.items()), approvals))


main()
