"""A book of COUNT contracts: portfolio_make.py BOOK COUNT [FOLDER]. Plain years of one product with
quantities and dates of their own, every fifth with an upgrade, every fiftieth with a credit note;
with FOLDER the same as files, and no book where BOOK is '-'. Equal COUNT gives an equal book."""
import os
import sqlite3
import sys

PRODUCT = """[product]
title = Storage
product_id = prod-1111111111111
category = data
unit = GB
purchase = any
currency = USD
durations = 12m

[dimension gb]
name = GB
description = one GB
price.12m = 16
"""
CONTRACT = """[contract]
id = C-{n:08d}
product = ../p.product.ini
duration = 12m
accepted = 2026-{month:02d}-{day:02d}
customer = buyer-{buyer}
agreement = agmt-{n:08d}
account_id = {account:012d}

[terms]
currency = USD
purchase = any
profile = console
policy = aws

[item gb]
quantity = {quantity}

[price gb]
list = 16
net = 16
list.12m = 16

[renewal]
auto = yes
"""
SCHEMA = """PRAGMA page_size = 8192; PRAGMA synchronous = OFF; PRAGMA user_version = 1;
CREATE TABLE document(path TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, id TEXT,
    product TEXT, body BLOB NOT NULL);
CREATE TABLE usage(contract TEXT NOT NULL, dimension TEXT NOT NULL, at TEXT NOT NULL,
    quantity INTEGER NOT NULL, received TEXT);
CREATE INDEX document_id ON document(id) WHERE kind = 'contract';
CREATE INDEX usage_contract ON usage(contract);"""


def contract(n):
    text = CONTRACT.format(n=n, month=1 + n % 12, day=1 + n * 7 % 28, buyer=n // 3,
                           account=100000000000 + n, quantity=1 + n * 13 % 997)
    if n % 5 == 0:
        text += f"\n[upgrade 2027-01-{1 + n % 28:02d}]\nquantity.gb = {1100 + n % 100}\n"
    if n % 50 == 1:
        text += "\n[refund 2027-02-10]\napproved = yes\namount = 1\n"
    return text


def rows(count):
    yield "p.product.ini", "product", None, "p.product.ini", PRODUCT
    yield "tenor.ini", "settings", None, None, "[seller]\nname = Northwind\n"
    for n in range(count):
        yield f"c/{n:08d}.contract.ini", "contract", f"C-{n:08d}", "p.product.ini", contract(n)


def main():
    book, count = sys.argv[1], int(sys.argv[2])
    folder = sys.argv[3] if len(sys.argv) > 3 else None
    db = sqlite3.connect(":memory:" if book == "-" else book)
    db.executescript(SCHEMA)
    for row in rows(count):
        if book != "-":
            db.execute("INSERT INTO document VALUES(?, ?, ?, ?, CAST(? AS BLOB))", row)
        if folder:
            path = os.path.join(folder, row[0])
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(row[4])
    db.commit()


main()
