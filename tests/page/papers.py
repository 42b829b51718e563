#!/usr/bin/python3
"""What the papers of random offers say is the same: usage papers.py PROGRAM [COUNT [SEED]]

Page and notice (English and Japanese), workbook, CSV, JSON and change set of each offer are asked
for total, charges, days and expiry; all are held against sums made here, in fractions.
"""
import csv
import html
import json
import random
import re
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

from reading import MONTHS

try:
    import openpyxl
except ImportError:
    openpyxl = None

CURRENCIES = {"USD": 2, "EUR": 2, "JPY": 0}
STEPS = {"monthly": 1, "quarterly": 3, "annual": 12}


def half_up(value, places):
    return Fraction(int(value * 10 ** places + Fraction(1, 2)), 10 ** places)


def text_of(value, places):
    whole = int(value * 10 ** places)
    unit = 10 ** places
    return f"{whole // unit}.{whole % unit:0{places}}" if places else str(whole)


def month_step(day, months):
    """The same day of a later month, its last one where it has none."""
    at = day.year * 12 + day.month - 1 + months
    for number in range(day.day, 0, -1):
        try:
            return date(at // 12, at % 12 + 1, number)
        except ValueError:
            pass


class Offer:
    """A random offer: its files, and what it comes to."""

    def __init__(self, dice):
        self.currency = dice.choice(list(CURRENCIES))
        self.places = CURRENCIES[self.currency]
        decimals = min(3, self.places + 1) if self.places else 0
        self.months = dice.choice([12, 24, 36])
        self.expires = date(2026, 12, dice.randint(2, 31))
        items, exact = [], Fraction(0)
        self.product = ("[product]\ntitle = Data\nproduct_id = prod-1111111111111\n"
                        f"category = units\npurchase = any\ncurrency = {self.currency}\n"
                        f"durations = {self.months}m\n")
        general = Fraction(dice.choice([0, 5, 7, 10, 25]) * 10 + dice.choice([0, 0, 5]), 1000)
        for i in range(dice.randint(1, 6)):
            # AWS takes no charge of more than 100,000,000
            most = dice.choice([99, 9999, 99999 * (100 if decimals else 1)])
            listed = Fraction(dice.randint(1, most), 10 ** decimals)
            quantity = dice.choice([1, dice.randint(2, 9), dice.randint(10, 150)])
            own = dice.choice([None, None, Fraction(dice.randint(0, 600), 1000)])
            discount = general if own is None else own
            net = half_up(listed * (1 - discount), 3)  # of the profile, in yen too
            self.product += (f"[dimension d{i}]\nname = Dimension {i}\ndescription = What {i}\n"
                             f"price.{self.months}m = {text_of(listed, decimals)}\n")
            items.append(f"[item d{i}]\nquantity = {quantity}\n" +
                         (f"discount = {text_of(own * 100, 1)}%\n" if own is not None else ""))
            exact += net * quantity
        self.total = half_up(exact, self.places)
        self.offer = ("[offer]\nname = Offer\ndescription = Random\n"
                      "product = p.product.ini\nbuyer = Acme KK\n"
                      f"buyer_accounts = 111111111111\nduration = {self.months}m\n"
                      f"expires = {self.expires}\ncurrency = {self.currency}\neula = standard\n"
                      f"discount = {text_of(general * 100, 1)}%\n")
        self.offer += "".join(items) + self.schedule(dice)

    def schedule(self, dice):
        plan = dice.choice(["upfront", "monthly", "quarterly", "annual", "custom"])
        unit = Fraction(1, 10 ** self.places)
        if plan == "upfront":
            self.payments = None
            return ""
        count = -(-self.months // STEPS.get(plan, 1))
        first = date(2026, 12, 1) + timedelta(dice.randint(0, 28))  # its last one is before the end
        text = f"[payments]\nplan = {plan}\n"
        # a total of a few units does not fill a plan: it gets one that does
        if dice.random() < 0.4 or self.total < 200 * unit:
            self.total = half_up(self.total * Fraction(dice.randint(80, 110), 100), self.places)
            self.total = max(self.total, 200 * unit)
            text += f"total = {text_of(self.total, self.places)}\n"
        if plan == "custom":
            count = dice.randint(1, 9)
            days = sorted(dice.sample(range(1, self.months * 28), count))
            cuts = sorted(dice.sample(range(1, max(int(self.total / unit), count + 1)), count - 1))
            cuts = [0, *cuts, int(self.total / unit)]
            self.payments = [(self.expires + timedelta(d), (cuts[i + 1] - cuts[i]) * unit)
                             for i, d in enumerate(days)]
            return text + "".join(f"{d} = {text_of(a, self.places)}\n" for d, a in self.payments)
        initial = None
        if count > 1 and dice.random() < 0.4:
            share = Fraction(dice.randint(1, 50), 100)
            initial = max(unit, half_up(self.total * share, self.places))
            text += f"initial = {text_of(initial, self.places)}\n"
        rest = int((self.total - (initial or 0)) / unit)
        shares = count - (initial is not None)
        each = [(rest // shares + (i >= shares - rest % shares)) * unit for i in range(shares)]
        amounts = ([initial] if initial is not None else []) + each
        self.payments = [(month_step(first, STEPS[plan] * i), a) for i, a in enumerate(amounts)]
        return text + f"first = {first}\n"

    def grouped(self, amount):
        whole, point, rest = text_of(amount, self.places).partition(".")
        return f"{int(whole):,}{point}{rest} {self.currency}"


def shown_days(language, day):
    return (f"{day.year}年{day.month}月{day.day}日" if language == "ja" else
            f"{day.day} {MONTHS[day.month - 1]} {day.year}")


def spoken(offer, text, language, where):
    """Page and notice: total, expiry, and the charges in their order with nothing else between."""
    faults = []
    for wanted in (offer.grouped(offer.total), shown_days(language, offer.expires)):
        if not re.search(r"(?<![0-9,.])" + re.escape(wanted), text):
            faults.append(f"{where} does not say {wanted}")
    if offer.payments:
        day = r"\d+年\d+月\d+日" if language == "ja" else r"\d+ [A-Z][a-z]+ \d{4}"
        heading = {"page": r"お支払い$|Payments$", "notice": "You pay in|お支払い"}[where]
        part = text[[m for m in re.finditer(heading, text, re.M)][-1].end():]
        amount = rf"[0-9,.]+ {offer.currency}"
        said = re.findall(rf"({day})\s*(?:\S*\s?{day})*\s*[:：]?\s*({amount})", part)
        wanted = [(shown_days(language, d), offer.grouped(a)) for d, a in offer.payments]
        if said[:len(wanted)] != wanted:
            faults.append(f"{where} {language}: {said[:3]}, not {wanted[:3]}")
    return faults


def judge(program, folder, offer):
    for name, text in (("p.product.ini", offer.product), ("o.offer.ini", offer.offer)):
        (folder / name).write_text(text)

    def export(name, *more):
        done = subprocess.run([program, "export", "o.offer.ini", "-q", "--force", "-o", name,
                               "--as-of", "2026-12-01", *more], cwd=folder, capture_output=True,
                              text=True)
        if done.returncode:
            raise RuntimeError(f"{name}: status {done.returncode}: {done.stderr[:400]}")
        return folder / name

    money = [(str(d), text_of(a, offer.places)) for d, a in offer.payments or []]
    total, faults = text_of(offer.total, offer.places), []

    def same(where, said, wanted):
        if said != wanted:
            faults.append(f"{where} says {said}, not {wanted}")

    rows = list(csv.reader(export("o.csv").open()))
    same("CSV", next(r[3] for r in rows if r[2] == "net_total"), total)
    said = json.loads(export("o.json").read_text())
    same("JSON", said["totals"]["net_total"], total)
    same("JSON", said["dates"]["expires"], str(offer.expires))
    if offer.payments:
        same("CSV", [(r[1], r[3]) for r in rows if r[0] == "payments"], money)
        same("JSON", [(p["date"], p["amount"]) for p in said["payments"]], money)
    for language in ("en", "ja"):
        page = export("o.html", "--language", language).read_text(encoding="utf-8")
        page = re.sub(r"<small class=\"narrow.*?</small>|<style>.*?</style>", "", page, flags=re.S)
        faults += spoken(offer, html.unescape(re.sub(r"<[^>]*>", " ", re.sub("</h2>", "", page))),
                         language, "page")
        faults += spoken(offer, export("o.txt", "--language", language).read_text(encoding="utf-8"),
                         language, "notice")
    changes = {c["ChangeType"]: c["DetailsDocument"] for c in json.loads(
        export("c.json", "--changeset").read_text())["ChangeSet"]}
    same("change set", changes["UpdateAvailability"]["AvailabilityEndDate"], str(offer.expires))
    if offer.payments:
        term = changes["UpdatePaymentScheduleTerms"]["Terms"][0]
        same("change set", [(s["ChargeDate"], Fraction(s["ChargeAmount"]))
                            for s in term["Schedule"]], [(d, Fraction(a)) for d, a in money])
    if openpyxl:
        book = openpyxl.load_workbook(export("o.xlsx"), data_only=True)
        summary = list(book["Summary"].iter_rows(values_only=True))
        same("workbook", f"{next(r[1] for r in summary if r[0] == 'Net total'):.{offer.places}f}",
             total)
        rows = [r for r in book["Payments"].iter_rows(values_only=True) if isinstance(r[0], int)]
        if offer.payments:
            same("workbook", [(str(r[1].date()), f"{r[3]:.{offer.places}f}") for r in rows], money)
    return faults


def main():
    program = str(Path(sys.argv[1]).resolve())
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.SystemRandom().randrange(10 ** 9)
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        for i in range(count):
            offer = Offer(random.Random(seed + i))
            try:
                faults = judge(program, Path(name), offer)
            except RuntimeError as error:
                faults = [str(error)]
            if faults:
                failed += 1
                print(f"seed {seed + i}:", *faults[:6], sep="\n  ")
                if failed == 1:
                    print(offer.product + offer.offer)
    print(f"{count} offers from seed {seed}, {failed} with papers that differ")
    return failed != 0


sys.exit(main())
