#!/usr/bin/python3
"""Random workbooks of every kind, computed anew by LibreOffice: each cell is what the file says.

recalculate.py PROGRAM [--count 100] [--seed 1] [--keep FOLDER]

The values of all formulas are taken out of a copy, so that LibreOffice has to reckon every one, in
one call over all files. Exit status 77: LibreOffice or openpyxl is not here.
"""
import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

try:
    import openpyxl
except ImportError:
    sys.exit(77)

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "oracle"))
from figures import DAY, Refused, iso  # noqa: E402
from generate import generate  # noqa: E402

ERRORS = ("#", "Err:")


def write_offer(rnd, folder, name="a"):
    """A price list of three decimals at a discount: where each amount is rounded for itself."""
    lines = ["[product]", "title = Log", "product_id = prod-1", "category = users",
             "purchase = any", "currency = USD", "durations = 1m, 12m, 24m"]
    offer = ["[offer]", "name = Acme", "description = A draft", "product = %s.product.ini" % name,
             "buyer = Acme", "buyer_accounts = 111111111111", "expires = 2027-01-31",
             "duration = %s" % rnd.choice(["1m", "12m", "24m"])]
    rounding = rnd.choice(["half-up", "half-even", "half-down", "up", "down", "ceiling", "floor"])
    offer.append("policy = aws,rounding=%s,scope=%s" % (rounding,
                                                         rnd.choice(["document", "line"])))
    if rnd.random() < 0.8:
        offer.append("discount = %s" % rnd.choice(["10%", "33.3333%", "12.25%", "0.5%", "10%"]))
    total = rnd.random() < 0.2
    for i in range(rnd.randint(1, 6)):
        lines += ["[dimension d%d]" % i, "name = D %d" % i, "description = Thing %d" % i]
        lines += ["price.%s = %d.%03d" % (d, rnd.randint(1, 40), rnd.choice([5, 15, 335, 10, 0, rnd.
                  randrange(1000)])) for d in ("1m", "12m", "24m")]
        offer.append("[item d%d]" % i)
        if i == 0 or rnd.random() < 0.85:  # one that can be bought is in no total
            offer.append("quantity = %d" % rnd.choice([1, 1, 1, 3, 7, 1001]))
        if rnd.random() < 0.2:
            offer.append(rnd.choice(["discount = 7.5%", "price = 3.335", "price = 0.995"]))
    if total:
        offer += ["[payments]", "plan = upfront", "total = %d.%02d" % (rnd.randint(20, 90),
                                                                      rnd.randrange(100))]
    for kind, text in (("product", lines), ("offer", offer)):
        with open(os.path.join(folder, "%s.%s.ini" % (name, kind)), "w", encoding="utf-8") as file:
            file.write("\n".join(text) + "\n")
    return os.path.join(folder, name + ".offer.ini")


def lives(rnd, seed, folder, count):
    cases = []
    for number in range(count):
        room = os.path.join(folder, "life%d" % number)
        os.mkdir(room)
        case = generate("%s.%d" % (seed, number), room)
        with open(case.path, encoding="utf-8", newline="") as file:
            text = file.read()
        with open(case.path, "w", encoding="utf-8", newline="") as file:
            file.write(text.replace("id = C-", "id = L%d-" % number, 1))
        cases.append(case)
    return cases


def usage_of(case):
    return ["--usage", case.usage] if case.usage else []


def command_of(rnd, seed, folder, kind):
    """The words that make a workbook of a kind, without where it goes."""
    if kind == "offer":
        return ["export", write_offer(rnd, folder), "--for", rnd.choice(["buyer", "internal"])]
    if kind == "several offers":
        return ["export", *(write_offer(rnd, folder, name) for name in "abc"[:rnd.randint(2, 3)]),
                "--for", rnd.choice(["buyer", "internal"])]
    if kind == "life's offer":
        case = lives(rnd, seed, folder, 1)[0]
        found = sorted(n for n in os.listdir(os.path.dirname(case.path)) if n.endswith("offer.ini"))
        if found:
            return ["export", os.path.join(os.path.dirname(case.path), rnd.choice(found)), "--for",
                    rnd.choice(["buyer", "internal"])]
        kind = "contract"
        shutil.rmtree(os.path.dirname(case.path))
    least = 2 if kind == "register" else 1
    cases = lives(rnd, seed, folder, 1 if kind == "contract" else rnd.randint(least, 3))
    if kind == "contract":
        case = cases[0]
        return ["export", case.path, *case.arguments(), "--for", rnd.choice(["buyer", "internal"])]
    day = iso(rnd.choice([case.day for case in cases]) + rnd.randint(0, 700))
    paths = [case.path for case in cases]
    if kind == "forecast":
        return ["forecast", *paths, "--as-of", day, "--months", str(rnd.choice([1, 12, 24])),
                *usage_of(cases[0])]
    if kind == "register":
        return ["invoice", *paths, "--until", iso(max(case.day for case in cases) + 800),
                *usage_of(cases[0])]
    return ["metrics", *paths, "--as-of", day, *rnd.choice([[], ["--explain"]])]


KINDS = ["offer", "contract", "offer", "forecast", "register", "metrics", "life's offer",
         "several offers"]


def make(program, seed, number, folder):
    """(path of a workbook, its command) or None: what it would show is refused."""
    rnd = random.Random("recalculate %d" % seed)
    kind = KINDS[number % len(KINDS)]
    room = os.path.join(folder, "w%d" % seed)
    os.mkdir(room)
    path = os.path.join(folder, "%s-%d.xlsx" % (re.sub(r"\W", "", kind), seed))
    command = [program, *command_of(rnd, seed, room, kind), "-q", "--force", "-o", path]
    done = subprocess.run(command, capture_output=True, text=True, cwd=room, check=False)
    if done.returncode not in (0, 1):
        return path, command, "status %d: %s" % (done.returncode, done.stderr[:500])
    return (path, command, None) if os.path.exists(path) else None


def strip(path, target):
    """A copy whose formulas have no values; how many there are."""
    count = 0
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(target, "w") as bare:
        for name in book.namelist():
            part = book.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part, found = re.subn(rb"(<f>[^<]*</f>)<v>[^<]*</v>", rb"\1", part)
                count += found
            bare.writestr(name, part)
    return count


def differences(path, anew):
    ours = openpyxl.load_workbook(path, data_only=True)
    theirs = openpyxl.load_workbook(anew, data_only=True)
    for sheet in ours:
        for row in sheet.iter_rows():
            for cell in row:
                a, b = cell.value, theirs[sheet.title][cell.coordinate].value
                if a is None and b is None:
                    continue
                number = isinstance(a, (int, float)) and isinstance(b, (int, float))
                if a != b and not (number and abs(a - b) < 1e-9 * max(1, abs(a))) or \
                        str(a).startswith(ERRORS):
                    yield "%s!%s says %r, LibreOffice %r" % (sheet.title, cell.coordinate, a, b)
    if "Checks" in ours.sheetnames and not str(ours.worksheets[0]["A3"].value).startswith("ALL CHECKS OK"):
        yield "A3 says %r" % ours.worksheets[0]["A3"].value


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", help="an empty folder for what was made")
    args = parser.parse_args()
    if not shutil.which("soffice"):
        sys.exit(77)
    with tempfile.TemporaryDirectory(prefix="tenor-recalculate-") as scratch:
        folder = args.keep or scratch
        made, seed, bad, formulas = [], args.seed, 0, 0
        while len(made) < args.count:
            found = make(os.path.abspath(args.program), seed, len(made), folder)
            seed += 1
            if found and found[2]:
                print("%s\n  %s" % (found[2], " ".join(found[1])))
                return 1
            made += [found] if found else []
        bare = os.path.join(folder, "bare")
        os.mkdir(bare)
        names = [os.path.basename(path) for path, _, _ in made]
        for path, _, _ in made:
            formulas += strip(path, os.path.join(bare, os.path.basename(path)))
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{scratch}/profile",
                        "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir",
                        os.path.join(folder, "anew")] + [os.path.join(bare, n) for n in names],
                       capture_output=True, check=True, timeout=1500)
        for path, command, _ in made:
            found = list(differences(path, os.path.join(folder, "anew", os.path.basename(path))))
            bad += bool(found)
            if found:
                print("\n  ".join([" ".join(command)] + found[:8]))
    print("%d workbooks of %d formulas computed anew, %d differ" % (len(made), formulas, bad))
    return 1 if bad or not formulas else 0


sys.exit(main())
