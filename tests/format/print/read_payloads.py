"""Reads a CSV of formula payloads back: every cell is the payload again once its guards are taken
off, and no part of any text cell, be its separator a line end, `;` or TAB, starts with something
that a spreadsheet would calculate. read_payloads.py PAYLOADS.csv WRITTEN.csv"""
import csv
import re
import sys
import unicodedata

TRIGGERS = set("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def lines(text):
    return re.split("(?<=\n)|(?<=\r)(?!\n)|(?<=[;\t])", text)


def calculates(line):
    for c in line:
        if unicodedata.category(c) == "Zs":
            continue
        return c in TRIGGERS and c not in "\r\n"
    return False


def unguarded(text):
    return "".join(l[1:] if l.startswith("'") else l for l in lines(text))


payloads = {}
with open(sys.argv[1], newline="") as file:
    for row in csv.DictReader(file):
        # Text of the program ends at a NUL; no reader lets one in.
        payloads[row["id"]] = bytes.fromhex(row["hex"]).decode().split("\0")[0]
count = 0
with open(sys.argv[2], newline="") as file:
    for row in csv.DictReader(file, strict=True):
        text = row["text"]
        key = row["id"]
        assert not text or text[0] not in TRIGGERS, (key, text)
        assert not any(calculates(l) for l in lines(text)), (key, text)
        assert unguarded(text) == payloads[key], (key, text)
        assert row["amount"] == "-12.50", key
        assert key != "OK-plain" or text == payloads[key], text
        count += 1
assert count == 32, count
