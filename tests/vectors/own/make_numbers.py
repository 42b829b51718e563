#!/usr/bin/env python3
"""Writes number_texts.csv, fractions.csv and amounts.csv beside this file: what Python's re and
fractions say about texts, fractions and amounts of money. Run again only to change the cases;
the seed is fixed, so equal code writes equal files."""
import csv
import os
import random
import re
from fractions import Fraction

HERE = os.path.dirname(os.path.abspath(__file__))
LIMIT = 2**127 - 1
random.seed(20260401)

# Number texts ------------------------------------------------------------------------------------

TEXTS = """
0|1|5|9|10|42|99|100|101|007|00|000|0000000|01|00.5|0.0|0.00|0.5|0.50|0.05|1.0|1.5|1.50|1.500|1.05
16.000|16.001|16.0001|3.14159265|3.141592653|0.12345678|0.123456780|0.123456789|0.1234567800000000
0.00000001|0.000000001|0.0000000010|0.000000000|99.99999999|99.999999999|1.00000000|1.000000000000
100000000|100000000.0|100000000.00000000|100000000.00000001|100000000.000000000|100000001|99999999
99999999.99999999|99999999.999999999|0100000000|1000000000|2147483645|2147483646|2147483647
2147483648|4294967295|4294967296|4294967297|9007199254740991|9007199254740992|9007199254740993
9223372036854775806|9223372036854775807|9223372036854775808|18446744073709551615
18446744073709551616|18446744073709551617|340282366920938463463374607431768211455
340282366920938463463374607431768211456|340282366920938463463374607431768211457
00000000000000000000000000000000000000000000000001|00000000000000000000000000000000000000012.5
1.50000000000000000000000000000000000000000000000000|12345678901234567890|123456789012345678901
99999999999999999999999999999999999999999999999999|0.99999999999999999999999999999999999999
1.00000000000000000000000000000000000000000000000001|92233720368.54775807|92233720368.54775808
184467440737.09551616|184467440737.09551617|33.3333|33.33333|12.5|12.34|12.345|12.3456|12.34567
99.9999|99.99999|100.0|100.0000|100.00000|100.0001|100.00001|200|144|145|60|61|24.0|24.5
|.|..|.5|5.|.5.|5..5|1.2.3|1..2|0.|.0|00.|1.|-|+|-0|+0|-1|+1|-5|+5|-0.5|+0.5|--1|++1|+-1|1-|1+
5-3|1e5|1E5|1e+5|1e-5|1.5e3|1e|e5|e|E|1.e5|.5e1|0x10|0X1F|0b1|0o7|x|1x|x1|10h|1f|1.5f|1L|10u|1d
1_000|1,000|1,000.50|1.000,50|1000,50|0,5|,5|5,|1'000|1 000|1 000.5| 1|1 |  1  | |1. 5|1 .5
$5|5$|5%|%5|%|5.5%|5 %|USD 5|5USD|5 USD|NaN|nan|NAN|inf|Inf|INF|infinity|-inf|null|none|true|zero
one|(5)|[5]|"5"|'5'|5;|5:|5/1|1/2|1:2|5=5|#5|5#|*|1*|5!|0.5.|0.5-|0.5e0|1.5,|A|a1|1a1|12a|1O|l|O
١٢٣|१२३|１２|１.５|1．5|1。5|1٫5|1·5|½|²|1²|Ⅻ|−5|–5|—5|﹣5|－5|＋5|1\u00a0000|1\u202f000|\u200b5|5\u200b
\ufeff5|5\u0301|1\u0660|5\t|\t5|5\n|\n5|5\r|5\r\n|5\v|5\f|5\0|\x000|5\0006|1\x1b|\x7f5|5\x80|\xff|€5
""".strip("\n")


def texts():
    for line in TEXTS.split("\n"):
        for text in line.split("|"):
            yield re.sub(r"\\(u[0-9a-f]{4}|x[0-9a-f]{2}|000|[tnrvf0])", escape, text)


def escape(match):
    code = match.group(1)
    named = {"t": "\t", "n": "\n", "r": "\r", "v": "\v", "f": "\f", "0": "\0", "000": "\0"}
    return named[code] if code in named else chr(int(code[1:], 16))


def decimal(text, scale, limit):
    """status, count of 10^-scale, significant places"""
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", text, re.ASCII):
        return "SYNTAX", "", ""
    places = len(text.partition(".")[2].rstrip("0"))
    count = Fraction(text) * 10**scale
    if places > scale or count > limit:
        return "RANGE", "", places
    return "OK", int(count), places


def whole(text, low, high):
    if not re.fullmatch(r"[0-9]+", text, re.ASCII):
        return "SYNTAX", ""
    return ("OK", int(text)) if low <= int(text) <= high else ("RANGE", "")


def write(name, header, rows):
    with open(os.path.join(HERE, name), "w", newline="\n", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def text_rows():
    seen = set()
    for text in texts():
        if text in seen:
            continue
        seen.add(text)
        # Latin-1 code points stand for themselves as raw bytes where they are not UTF-8 on purpose
        raw = text.encode("latin-1") if text in ("5\x80", "\xff") else text.encode("utf-8")
        yield [raw.hex(), "".join(c if " " < c < "\x7f" and c not in '",' else "?" for c in text),
               *decimal(text, 8, 10**16), *decimal(text, 4, 10**6), *decimal(text, 0, 2**63 - 1)[:2],
               *decimal(text, 18, 2**63 - 1)[:2], *whole(text, 1, 2147483646)]


# Fractions ---------------------------------------------------------------------------------------

MODES = ["half-even", "half-up", "half-down", "up", "down", "ceiling", "floor"]


def rounded(f, mode):
    """By the definition of each mode: between the neighbours low and low + 1."""
    low = f.numerator // f.denominator
    if f == low:
        return low
    toward, away = (low, low + 1) if f > 0 else (low + 1, low)
    past_half = (abs(f - toward) > Fraction(1, 2)) - (abs(f - toward) < Fraction(1, 2))
    even = low if low % 2 == 0 else low + 1
    tie = {"half-even": even, "half-up": away, "half-down": toward}
    if mode in tie:
        return tie[mode] if past_half == 0 else away if past_half > 0 else toward
    return {"up": away, "down": toward, "ceiling": low + 1, "floor": low}[mode]


def within(value, low=-2**63, high=2**63 - 1):
    return value if low <= value <= high else "RANGE"


def ratio(f):
    return f"{f.numerator}/{f.denominator}" if abs(f.numerator) <= LIMIT >= f.denominator else "RANGE"


def at_places(f, places, mode):
    value = rounded(f * 10**places, mode)
    return f"{value}/{10**places}" if abs(value) <= LIMIT else "RANGE"


EDGES = [0, 1, 2, 3, 365, 31536000, 31622400, 10**8, 10**16, 2**31 - 1, 2**31, 2**31 + 1,
         2**53 - 1, 2**53 + 1, 2**63 - 1, 2**63, 2**64 - 1, 2**64, 2**64 + 1, 2**96 + 1,
         10**16 * 2147483647, 2**126 - 1, 2**126, LIMIT - 1, LIMIT]


def number(bits):
    return random.getrandbits(random.randint(1, bits))


def pairs():
    """(num, den) twice: small, full size, edges, and sums that fit though their steps do not."""
    for _ in range(300):
        yield number(20), number(12) + 1, number(20), number(12) + 1
    for _ in range(150):
        yield number(64), number(64) + 1, number(64), number(64) + 1
    for _ in range(200):
        yield number(127), number(126) + 1, number(127), number(126) + 1
    for _ in range(300):
        yield (random.choice(EDGES), random.choice(EDGES[1:]),
               random.choice(EDGES), random.choice(EDGES[1:]))
    for _ in range(100):  # nearly equal: the difference is small, the products are not
        b, d, a = number(62) + 1, number(62) + 1, number(126)
        yield a, b, -min(a * d // b + random.randint(-3, 3), LIMIT), d
    for _ in range(100):  # one denominator: the sum leaves 127 bits and comes back reduced
        g = 2 * (number(60) + 1)
        yield LIMIT - 2 * number(100), g, LIMIT - 2 * number(100), g * random.choice([1, 1, 3, 5])
    for _ in range(50):  # crosswise factors
        f, g = number(60) + 1, number(60) + 1
        yield f * (number(60) + 1), g * (number(60) + 1), g * (number(60) + 1), f * (number(60) + 1)
    for _ in range(100):  # ties and their neighbours
        den = 2 * (number(125) + 1)
        num = den * number(max(1, 126 - den.bit_length())) + den // 2 + random.choice([-1, 0, 0, 1])
        yield num if abs(num) <= LIMIT else den // 2, den, number(30), number(30) + 1


def fraction_rows():
    for a_num, a_den, b_num, b_den in pairs():
        a_num, b_num = random.choice([-1, 1]) * a_num, random.choice([1, 1, -1]) * b_num
        a, b = Fraction(a_num, a_den), Fraction(b_num, b_den)
        places = random.randint(0, 12)
        yield [f"{a_num}/{a_den}", f"{b_num}/{b_den}", ratio(a), ratio(a + b), ratio(a - b),
               ratio(a * b), (a > b) - (a < b), *(within(rounded(a, mode)) for mode in MODES),
               places, *(at_places(a, places, mode) for mode in ("half-even", "half-up", "floor"))]


# Amounts -----------------------------------------------------------------------------------------

PRICES = [0, 1, 99999999, 10**8, 12345678, 1600000000, 10**10, 10**16 - 1, 10**16]
QUANTITIES = [0, 1, 2, 500, 2147483645, 2147483646, 2147483647]
SHARES = [(0, 1), (1, 1), (20, 30), (183, 365), (1, 31536000), (31535999, 31536000),
          (1, 378691200), (378691199, 378691200), (1, 3), (2, 3), (1, 7), (999999999, 10**9)]


def amount_rows():
    cases = [(p, q, s) for p in PRICES for q in QUANTITIES for s in SHARES]
    for _ in range(800):
        den = random.choice([28, 29, 30, 31, 365, 366, 2592000, 31536000, 10**9])
        cases.append((random.choice([number(54) % (10**16 + 1), number(40)]), number(31) % 2147483648,
                      (random.randint(0, den), den)))
    for price, quantity, (num, den) in cases:
        places = random.choice([0, 2, 2, 3])
        exact = Fraction(price * quantity * num * 10**places, 10**8 * den)
        yield [price, quantity, f"{num}/{den}", places, ratio(exact),
               *(within(rounded(exact, mode)) for mode in MODES)]


if __name__ == "__main__":
    write("number_texts.csv", ["hex", "shown", "price_status", "price_e8", "price_places",
                               "percent_status", "percent_e4", "percent_places", "scale0_status",
                               "scale0", "scale18_status", "scale18", "whole_status", "whole"],
          text_rows())
    write("fractions.csv", ["a", "b", "reduced", "sum", "difference", "product", "compare", *MODES,
                            "places", "places-half-even", "places-half-up", "places-floor"],
          fraction_rows())
    write("amounts.csv", ["price_e8", "quantity", "share", "places", "exact", *MODES],
          amount_rows())
