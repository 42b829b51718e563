"""What one would write instead of `forecast BOOK --by currency`: portfolio_other.py BOOK MONTHS.
The book by sqlite3, its texts by configparser, shares by fractions: of the months from 2026-10 on
what is invoiced and what is earned, over all contracts, as 'month,invoiced,revenue' lines. Only what
portfolio_make.py makes: years that renew, an upgrade, a refund."""
import configparser
import sqlite3
import sys
from datetime import date, timedelta
from fractions import Fraction

FIRST = 2026 * 12 + 9


def month_start(month):
    return date(month // 12, month % 12 + 1, 1)


def half_up(value):
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def year_on(day):
    return date(day.year + 1, day.month, day.day)


def add_term(sums, start, events, quantity, price):
    """The documents of a year from start, and their revenue day by day; the quantity at its end."""
    end = year_on(start)
    days, spans = (end - start).days, [[start, end, Fraction(quantity * price)]]
    post(sums, start, 0, quantity * price)
    for on, bought in events:
        if start <= on < end:
            left = Fraction((end - on).days, days)
            due = half_up((bought - quantity) * price * left)
            post(sums, on, 0, due)
            spans.append([on, end, Fraction(due)])
            quantity = bought
    for first, last, amount in spans:
        earn(sums, first, last, amount)
    return quantity


def post(sums, day, column, amount):
    month = day.year * 12 + day.month - 1 - FIRST
    if 0 <= month < len(sums):
        sums[month][column] += amount


def earn(sums, first, last, amount):
    """Earned through each month's end, rounded; a month has what it adds to the one before."""
    days, before, at = (last - first).days, 0, first
    while at < last:
        at = min(last, (at.replace(day=1) + timedelta(days=32)).replace(day=1))
        through = half_up(amount * Fraction((at - first).days, days))
        post(sums, at - timedelta(days=1), 1, through - before)
        before = through


def main():
    book, months = sys.argv[1], int(sys.argv[2])
    sums, end = [[0, 0] for _ in range(months)], month_start(FIRST + months)
    rows = sqlite3.connect(book).execute("SELECT body FROM document WHERE kind = 'contract'")
    for (body,) in rows:
        text = configparser.ConfigParser()
        text.read_string(body.decode())
        price = int(Fraction(text["price gb"]["net"]) * 100)
        quantity, start = int(text["item gb"]["quantity"]), text["contract"]["accepted"]
        upgrades, start = [], date.fromisoformat(start)
        for section in text.sections():
            word, _, day = section.partition(" ")
            if word == "upgrade":
                upgrades.append((date.fromisoformat(day), int(text[section]["quantity.gb"])))
            elif word == "refund":
                amount = int(Fraction(text[section]["amount"]) * 100)
                post(sums, date.fromisoformat(day), 0, -amount)
                post(sums, date.fromisoformat(day), 1, -amount)
        while start < end:
            quantity = add_term(sums, start, upgrades, quantity, price)
            start = year_on(start)
    for month, (invoiced, revenue) in enumerate(sums):
        day = month_start(FIRST + month)
        print(f"{day.year}-{day.month:02d},{invoiced / 100:.2f},{revenue / 100:.2f}")


main()
