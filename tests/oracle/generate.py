#!/usr/bin/env python3
"""Random lives of contracts as files: product, offers, contract, and sometimes usage.

    generate.py --seed 7 --count 3 --into FOLDER

A life is grown event by event: after each the model says where the contract stands, an event that
it refuses is taken out again. One in ten lives ends with an event that breaks a rule on purpose.
"""
import argparse
import os
import random
import sys

from figures import DAY, HOUR, Refused, day_of, iso, month_length, parse_day, stamp
from events import Events
from filing import ContractFile
from life import Simulation
from products import Catalogue, Offer, Writer, decimal, policy, price
from records import usage_rows

class Case(Events):
    """One life on disk and the options it is simulated with."""

    def __init__(self, seed, folder):
        self.seed, self.folder, self.rnd = seed, folder, random.Random(seed)
        self.usage = self.until = self.as_of = self.policy = None
        self.has_rejects = False
        self.events, self.offers = [], 0
        self.path = os.path.join(folder, "life.contract.ini")
        self.begin()
        self.grow()
        self.choose_options()

    def arguments(self):
        given = [("--usage", self.usage), ("--until", self.until), ("--as-of", self.as_of),
                 ("--policy", self.policy)]
        return [word for name, value in given if value for word in (name, value)]

    # -- the contract at its acceptance

    def any_day(self):
        rnd = self.rnd
        y, m = rnd.randint(2018, 2040), rnd.randint(1, 12)
        if rnd.random() < 0.15:
            y, m = rnd.choice([2020, 2024, 2028]), 2
        d = rnd.choice([1, 15, 28, 29, 30, 31, rnd.randint(1, 31), rnd.randint(1, 31)])
        return day_of(y, m, min(d, month_length(y, m)))

    def begin(self):
        rnd = self.rnd
        self.writer = Writer(rnd, self.folder)
        self.catalogue = Catalogue(rnd, self.writer)
        self.day = self.any_day()
        tod = rnd.choice([0, 0, 9 * HOUR + 1800, DAY - 1, rnd.randrange(DAY)])
        accepted = stamp(self.day * DAY + tod) if tod or rnd.random() < 0.8 else iso(self.day)
        self.head = [("id", "C-%04d" % rnd.randint(1, 9999))]
        if rnd.random() < 0.35:
            months = rnd.choice(self.catalogue.durations)
            self.head += [("product", "sample.product.ini"), ("duration", "%dm" % months)]
            self.items = [("item " + label, [("quantity", str(q))])
                          for label, q in Offer.held(self).items()]
            if rnd.random() < 0.6:
                self.items.append(("renewal", [("auto", "yes")]))
        else:
            self.head.append(("offer", self.new_offer(self.day).name + ".offer.ini"))
            self.items = self.chosen_items()
        self.head.append(("accepted", accepted))
        if not self.offers or not self.offer.planned:
            self.items += self.frozen()
        if rnd.random() < 0.2:
            self.head.append(("policy", policy(rnd)))
        self.write()

    def new_offer(self, day, replacing=False):
        self.offers += 1
        self.offer = Offer(self.rnd, self.catalogue, "o%d" % self.offers, day, replacing)
        return self.offer

    def chosen_items(self):
        """Sometimes the buyer chooses other quantities than the offer expects."""
        offer = self.offer
        if offer.planned or self.catalogue.one_tier or self.rnd.random() < 0.7:
            return []
        return [("item " + label, [("quantity", str(self.rnd.randint(1, 50)))])
                for label in offer.quantities]

    def frozen(self):
        """Prices as `accept` freezes them, on a quarter of the contracts."""
        rnd, catalogue = self.rnd, self.catalogue
        if rnd.random() < 0.75:
            return []
        sections = []
        for label in catalogue.contract + catalogue.payg_only:
            fields = []
            if label in catalogue.contract:
                net = price(rnd)
                fields += [("list", net if rnd.random() < 0.5 else "9999"), ("net", net)]
            if label in catalogue.metered:
                fields.append(("payg", decimal(rnd, 2, 8)))
            sections.append(("price " + label, fields))
        return sections

    def write(self):
        self.writer.write("life.contract.ini", [("contract", self.head)] + self.items + self.events)

    def simulate(self, **options):
        return Simulation(ContractFile(self.path), **options)

    # -- what happens to it

    def grow(self):
        rnd = self.rnd
        self.state = self.simulate()  # a first term must stand: a Refused here is no life
        self.now = self.state.term.start
        for _ in range(rnd.choice([0, 1, 1, 2, 2, 3, 4, 6])):
            if self.state.access_end is not None and not self.state.pending:
                if self.now >= self.state.term.end:
                    break
            self.add(rnd.choice([self.upgrade, self.upgrade, self.upgrade, self.next_term,
                                 self.manual, self.setting, self.replacement, self.ending]))
        if rnd.random() < 0.1:
            self.break_a_rule()

    def add(self, make):
        made = make()
        if made is None:
            return
        event, at = made
        if event is not None:
            if event[0] in [name for name, _ in self.events]:
                return
            self.events.append(event)
            self.write()
        try:
            self.state = self.simulate()
            self.now = max(at, self.now)
        except Refused:
            self.events.pop()
            self.write()

    # -- how it is looked at

    def choose_options(self):
        rnd = self.rnd
        try:
            state = self.simulate()
        except Refused:
            return
        if rnd.random() < 0.5:
            self.policy = policy(rnd)
        end = state.term.end // DAY
        if rnd.random() < 0.45:
            spread = rnd.choice([-200, 0, 40, 400, 1200 if state.term.months > 1 else 400])
            self.until = iso(max(self.day, end + rnd.choice([0, 1, rnd.randint(0, 31)]) + spread))
        elif rnd.random() < 0.3 and end > self.day + 2:
            self.as_of = iso(rnd.choice([self.day, self.day + 1, end - 1, end, end + 1, end + 200]))
        if self.catalogue.metered and rnd.random() < 0.5:
            self.usage = os.path.join(self.folder, "life.usage.csv")
            state = self.simulate(until=self.until and parse_day(self.until),
                                  as_of=self.as_of and parse_day(self.as_of))
            text, self.has_rejects = usage_rows(rnd, self.catalogue.metered, state)
            self.writer.text("life.usage.csv", text)


def is_usable(case):
    """Leaves out the few corners that DECISIONS.md leaves open."""
    text = " ".join([case.policy or ""] + [value for section in [("", case.head)] + case.events
                                           for _, value in section[1]])
    unused = any(name.startswith("refund") and "amount" not in dict(fields)
                 for name, fields in case.events)
    return not (unused and "none" in text)


def generate(seed, folder):
    """The Case of a seed, its files in `folder` (emptied first)."""
    for attempt in range(100):
        for name in os.listdir(folder):
            os.unlink(os.path.join(folder, name))
        try:
            case = Case("%s/%d" % (seed, attempt), folder)
        except Refused:
            continue
        if is_usable(case):
            return case
    raise RuntimeError("seed %s gives no life" % seed)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--into", required=True)
    args = parser.parse_args()
    for seed in range(args.seed, args.seed + args.count):
        folder = os.path.join(args.into, "life-%d" % seed)
        os.makedirs(folder, exist_ok=True)
        case = generate(seed, folder)
        print(" ".join([case.path] + case.arguments()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
