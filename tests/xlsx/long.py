#!/usr/bin/python3
"""An invoice simulation of more lines than a sheet holds: 200 dimensions renewed by the month for
440 years. long.py PROGRAM. Every line is on one of two sheets and they come to the total, reckoned
here; what the workbook takes beside the invoices themselves stays the same however long it gets."""
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from fractions import Fraction

ROWS, HEAD = 1048576, 5          # of a sheet, and above its first line
DIMENSIONS, YEARS = 200, 440
LINES = DIMENSIONS * YEARS * 12
ROOM_MIB = 32
PRICES = [Fraction(100 * (1 + i % 7) + i % 100, 100) for i in range(DIMENSIONS)]
failures = []


def check(truth, *words):
    if not truth:
        failures.append(" ".join(map(str, words)))


def write_contract(folder):
    with open(os.path.join(folder, "p.product.ini"), "w", encoding="utf-8") as f:
        f.write("[product]\ntitle = Long\nproduct_id = prod-1\ncategory = data\nunit = GB\n"
                "purchase = any\ncurrency = USD\ndurations = 1m\n")
        for i, price in enumerate(PRICES):
            f.write(f"[dimension d{i:03}]\nname = D {i}\ndescription = Thing {i}\n"
                    f"price.1m = {float(price):.2f}\n")
    with open(os.path.join(folder, "c.contract.ini"), "w", encoding="utf-8") as f:
        f.write("[contract]\nid = C-1\nproduct = p.product.ini\nduration = 1m\n"
                "accepted = 2027-01-31T09:30:00Z\nsetup = new\n[renewal]\nauto = yes\n")
        f.writelines(f"[item d{i:03}]\nquantity = {i + 1}\n" for i in range(DIMENSIONS))


def peak_mib(folder, *command):
    """Runs the program; the most memory it had at once."""
    until = f"{2027 + YEARS - 1}-12-31"
    child = subprocess.Popen([*command, "c.contract.ini", "-q", "--until", until], cwd=folder,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    check(os.waitstatus_to_exitcode(status) == 0, command, "ends with", status)
    return usage.ru_maxrss / 1024


def rows_of(book, part):
    """The text of each row, of a part that may be far larger than memory should be."""
    rest = b""
    with book.open(part) as stream:
        while piece := stream.read(1 << 20):
            *whole, rest = (rest + piece).split(b"</row>")
            yield from whole


def read_lines(book, part):
    """How many lines, their sum in hundredths, and the words in the sheet's head."""
    count, total, head = 0, 0, b""
    for number, row in enumerate(rows_of(book, part), 1):
        found = re.search(rb'<c r="N(\d+)"[^>]*><f>[^<]*</f><v>([-\d.]+)</v>', row)
        if not found:
            head += row
            continue
        count += 1
        total += round(Fraction(found[2].decode()) * 100)  # a number of a sheet has 15 digits
        check(number + 1 == int(found[1]), part, "row", number, "is", found[1])
    return count, total, head


def main(program):
    program = os.path.abspath(program)
    with tempfile.TemporaryDirectory() as folder:
        write_contract(folder)
        alone = peak_mib(folder, program, "forecast")
        beside = peak_mib(folder, program, "export", "-o", "o.xlsx") - alone
        check(beside < ROOM_MIB, f"the workbook takes {beside:.1f} MiB beside {alone:.1f}")
        expected = sum(price * 100 * (i + 1) for i, price in enumerate(PRICES)) * YEARS * 12
        with zipfile.ZipFile(os.path.join(folder, "o.xlsx")) as book:
            first = read_lines(book, "xl/worksheets/sheet3.xml")
            second = read_lines(book, "xl/worksheets/sheet4.xml")
            names = re.findall(r'<sheet name="([^"]*)"', book.read("xl/workbook.xml").decode())
        check(names[2:4] == ["Lines", "Lines 2"], names)
        check(first[0] == ROWS - HEAD, first[0], "lines on the first sheet")
        check(first[0] + second[0] == LINES, first[0], "+", second[0], "lines of", LINES)
        check(first[1] + second[1] == expected, first[1] + second[1], "is not", expected)
        check(b"go on in 'Lines 2'" in first[2].replace(b"&apos;", b"'"),
              "the first sheet does not say so")
        check(b"ALL CHECKS OK" in first[2], "the checks do not hold")
    print(f"{first[0]} + {second[0]} lines; {beside:.1f} MiB beside the {alone:.1f} of the invoices")
    print("\n".join(failures) or "ok")
    sys.exit(bool(failures))


main(sys.argv[1])
