"""What is typed wrong, and the hint that a person gets: one row a mistake. hints.py PROGRAM
A row: the line of a file (or an option), the code, what the hint or the message must say, and the
token that the mark under the line covers."""
import os
import subprocess
import sys
import tempfile

PRODUCT = """[product]
title = Log
category = {category}
purchase = any
currency = {currency}
durations = {durations}
[dimension basic]
name = Basic
description = A host
price.12m = {price}
{more}
[dimension second]
name = Second
description = Another host
price.12m = 20
"""
GOOD = {"category": "hosts", "currency": "USD", "durations": "12m", "price": "10", "more": ""}
OFFER = """[offer]
name = Acme
product = good.product.ini
buyer = Acme
duration = {duration}
expires = {expires}
{more}
[item basic]
quantity = 1
"""
FINE = {"duration": "12m", "expires": "2026-12-31", "more": ""}

# what is replaced, its value, the code, the words, the token that is marked
PRODUCT_ROWS = [
    ("price", "$20", "MON-008", "write 20", "$20"),
    ("price", "20 USD", "MON-008", "write 20", "20 USD"),
    ("price", "1,000", "MON-004", "write 1000", "1,000"),
    ("price", "1 000,50", "MON-004", "write 1000.50", "1 000,50"),
    ("price", "1'000.50", "MON-004", "write 1000.50", "1'000.50"),
    ("price", "12,34,567", "MON-004", "write 1234567", "12,34,567"),
    ("price", "1.234.567,89", "MON-004", "write 1234567.89", "1.234.567,89"),
    ("price", "1.5516.60", "MON-001", "with a point before the decimals", "1.5516.60"),
    ("price", "1,5516,60", "MON-001", "with a point before the decimals", "1,5516,60"),
    ("price", "1,00.000", "MON-001", "with a point before the decimals", "1,00.000"),
    ("price", "2 0", "MON-001", "with a point before the decimals", "2 0"),
    ("price", "0,15", "MON-005", "write 0.15", "0,15"),
    ("price", "2\t0", "MON-001", "delete the TAB in column 14", "   "),
    ("price", "1.123456", "PRD-063", "write 1.123", "1.123456"),
    ("price", "1.5 ; each", "", "", ""),
    ("currency", "usd", "MON-019", "did you mean USD?", "usd"),
    ("currency", "Eur", "MON-019", "did you mean EUR?", "Eur"),
    ("durations", "12m, 18 months", "MON-016", "write 18m", "18 months"),
    ("durations", "1 Year", "MON-016", "write 1y", "1 Year"),
    ("durations", "12", "MON-016", "write 12m for months, 12y for years", "12"),
    ("category", "host", "PRD-010", "did you mean 'hosts'?", "host"),
    ("more", "kye = b", "FIL-051", "did you mean 'key'?", "kye"),
    ("more", "key = \u0440ro", "PRD-034", "'\u0440' (U+0440), which looks like 'p'", "\u0440"),
    ("more", "key = \u0440ro", "PRD-034", "key = pro", "\u0440"),
    ("more", "key = se\u0441ond", "PRD-037", "'\u0441' (U+0441), which looks like 'c'", None),
    ("more", "key = a\tb", "FIL-059", "delete the TAB in column 8", None),
    ("more", "price.1m = 5.5555", "PRD-063", "has 4 decimals", "5.5555"),
]
OFFER_ROWS = [
    ("expires", "31/12/2026", "MON-013", "write 2026-12-31", "31/12/2026"),
    ("expires", "12/31/2026", "MON-013", "write 2026-12-31", "12/31/2026"),
    ("expires", "31.12.2026", "MON-013", "write 2026-12-31", "31.12.2026"),
    ("expires", "04/11/2027", "MON-013", "write 2027-11-04, or 2027-04-11", "04/11/2027"),
    ("expires", "2027/4/1", "MON-013", "write 2027-04-01", "2027/4/1"),
    ("expires", "20270401", "MON-013", "write 2027-04-01", "20270401"),
    ("expires", "31/31/2027", "MON-013", "2027-04-11", "31/31/2027"),
    ("duration", "18 months", "MON-016", "write 18m", "18 months"),
    ("more", "discount = 0.15", "MON-011", "write 15% if it is a share of one, else 0.15%", "0.15"),
    ("more", "discount = 10", "MON-011", "write 10%", "10"),
    ("more", "discount = 110%", "MON-003", "expected 0% to 100%", "110"),
    ("more", "net_terms = 45 days", "MON-001", "write 45", "45 days"),
    ("more", "buyer_accounts = 123456789012 123456789013", "FIL-059",
     "write commas between: 123456789012, 123456789013", "123456789012 123456789013"),
    ("more", "buyer_country = UK", "", "GB", None),
]
OPTION_ROWS = [
    ("quote good.offer.ini --discount 110%", "expected 0% to 100%"),
    ("quote good.offer.ini --discount 0.15", "write 15% if it is a share of one"),
    ("quote good.offer.ini --target 250,000", "write 250000"),
    ("quote good.offer.ini --set basic=1,000", "write 1000"),
    ("quote good.offer.ini --as-of 31/12/2026", "write 2026-12-31"),
    ("new product --duration 12m,18months", "or several: 1m,12m"),
    ("renew x.contract.ini --duration 18months", "write 18m"),
]


def findings(program, room, name):
    run = subprocess.run([program, "check", name], cwd=room, check=False, capture_output=True,
                         text=True)
    blocks, out = [], run.stdout.splitlines()
    for line in out:
        if line.startswith(name.split(".")[0]):
            blocks.append([])
        if blocks:
            blocks[-1].append(line)
    return blocks


def marked(block):
    """The part of the source line above the mark."""
    for above, line in zip(block, block[1:]):
        if line.strip() and not line.strip("^~ "):
            start = line.index("^")
            return above[start:len(line)]
    return None


def wrong_in(blocks, code, words, token):
    if not code and not words:
        return [b for b in blocks if "error" in b[0]]
    for block in blocks:
        if (f"[{code}]" in block[0] or not code) and words in "\n".join(block):
            return [] if token is None or marked(block) == token else [f"marks {marked(block)!r}"]
    return ["no such finding"] + ["\n".join(b) for b in blocks]


def main():
    program, failed, rows = os.path.realpath(sys.argv[1]), 0, 0
    with tempfile.TemporaryDirectory() as room:
        def write(name, text):
            with open(os.path.join(room, name), "w", encoding="utf-8") as file:
                file.write(text)
        write("good.product.ini", PRODUCT.format(**GOOD))
        write("good.offer.ini", OFFER.format(**FINE))
        for name, text, usual, table in (("x.product.ini", PRODUCT, GOOD, PRODUCT_ROWS),
                                         ("x.offer.ini", OFFER, FINE, OFFER_ROWS)):
            for key, value, code, words, token in table:
                write(name, text.format(**{**usual, key: value}))
                wrong = wrong_in(findings(program, room, name), code, words, token)
                rows += 1
                if wrong:
                    failed += 1
                    print(f"{key} = {value!r}: expected {code} {words!r} {token!r}", *wrong)
        for words, hint in OPTION_ROWS:
            run = subprocess.run([program, *words.split()], cwd=room, check=False,
                                 capture_output=True, text=True)
            rows += 1
            if run.returncode != 2 or hint not in run.stderr:
                failed += 1
                print(f"{words}: status {run.returncode}, expected {hint!r}:", run.stderr)
        write("t.csv", "KEY,Name,Description,Price_12m\npro,Pro,A host,30\n")
        write("x.product.ini", PRODUCT.format(**GOOD).replace("durations", "dimensions = t.csv\n"
                                                              "durations"))
        wrong = [b for b in findings(program, room, "x.product.ini") if "error" in b[0]]
        rows += 1
        if wrong:
            failed += 1
            print("a header in another case:", wrong)
    print(f"{rows} rows, {failed} failures")
    sys.exit(1 if failed else 0)


main()
