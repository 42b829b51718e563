#!/usr/bin/env python3
"""The contract engine a second time, from the rules alone (test only).

Reads product, offer, contract and usage files and computes every invoice line in exact fractions.
Slow, plain and independent on purpose: its only job is to disagree with the program when one of the
two is wrong. Where the rules leaves room, DECISIONS.md says which reading this file takes.

    model.py CONTRACT [--usage CSV] [--until D] [--as-of D] [--policy P] [--profile P]
    model.py --batch PRORATE.csv
"""
import argparse
import csv
import sys
from fractions import Fraction as F

from figures import (DAY, PLACES, Policy, Refused, iso, money_text, parse_day, parse_decimal,
                     parse_when, price_text, step)
from filing import ContractFile, read_usage
from life import Simulation

COLUMNS = ("contract id number date due kind dimension description period_start period_end "
           "quantity unit_price fraction amount currency").split()


def name_of(simulation, document):
    name = "%s-%s%s-%s" % (simulation.contract.id, iso(document.day), document.stamp,
                           document.kind)
    return name if document.nth == 1 else "%s-%d" % (name, document.nth)


def rows_of(simulation):
    """The rows of `invoice --format csv`, as dictionaries of text."""
    rows = []
    for number, document in enumerate(simulation.documents, 1):
        terms = document.agreement.terms
        for line in document.lines:
            start, end = line.period
            rows.append({
                "contract": simulation.contract.id,
                "id": name_of(simulation, document),
                "number": str(number),
                "date": iso(document.day),
                "due": iso(document.due),
                "kind": line.kind,
                "dimension": terms.product.dimensions[line.label].key if line.label else "",
                "description": "",
                "period_start": "" if start is None else iso(start),
                "period_end": "" if end is None else iso(end),
                "quantity": "" if line.quantity is None else str(line.quantity),
                "unit_price": "" if line.price is None else price_text(line.price, terms.places),
                "fraction": line.fraction,
                "amount": money_text(line.minor, terms.places),
                "currency": terms.currency,
            })
    return rows


def invoice(path, usage=None, until=None, as_of=None, policy=None, profile=None):
    contract = ContractFile(path, profile)
    records = read_usage(usage, contract.id) if usage else ()
    return rows_of(Simulation(contract, records, until and parse_day(until),
                              as_of and parse_day(as_of), policy))


def prorate(start, end, on, price="", quantity="", new_price="", new_quantity="", policy="",
            currency=""):
    """(numerator, denominator, credit, charge, due) as `prorate` prints them."""
    rule = Policy(policy or "aws")
    places = PLACES.get(currency or "USD", 2)
    instants = []
    for text in (start, end, on):
        day, at = parse_when(text)
        instants.append(day * DAY if at is None else at)
    first, last, at = instants
    if not first < last or not first <= at <= last:
        raise Refused("on must lie in [start, end]")
    n, d = rule.counted(first, last, at, lambda j: step(first // DAY, j))
    share = rule.share(n, d)
    exact = []
    for unit, count in ((price, quantity), (new_price, new_quantity)):
        worth = F(0) if unit == "" else parse_decimal(unit) * int(count or 1) * 10**places
        exact.append(worth * share)
    if rule.basis == "none":
        exact[0] = F(0)
    (credit, charge), due = rule.total([-exact[0], exact[1]])
    return (str(n), str(d), money_text(-credit, places), money_text(charge, places),
            money_text(due, places))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("contract", nargs="?")
    for option in ("--usage", "--until", "--as-of", "--policy", "--profile", "--batch"):
        parser.add_argument(option)
    args = parser.parse_args()
    out = csv.writer(sys.stdout, lineterminator="\n")
    if args.batch:
        out.writerow("id numerator denominator credit charge due error".split())
        with open(args.batch, newline="") as file:
            for row in csv.DictReader(file):
                name = row.pop("id")
                try:
                    out.writerow([name, *prorate(**row), ""])
                except Refused as why:
                    out.writerow([name, "", "", "", "", "", why])
        return 0
    try:
        rows = invoice(args.contract, args.usage, args.until, args.as_of, args.policy, args.profile)
    except Refused as why:
        print("refused: %s" % why, file=sys.stderr)
        return 1
    out.writerow(COLUMNS)
    for row in rows:
        out.writerow([row[column] for column in COLUMNS])
    return 0


if __name__ == "__main__":
    sys.exit(main())
