#!/usr/bin/python3
"""Hostile input within bounds: 256 KiB of stack, 512 MiB of memory, 2 s of processor time.

bounds.py PROGRAM [N | NAME...]: only every Nth input, or those of these names

Each input is refused, or understood, with a status of ours and a word; never by a signal.
"""
import os
import resource
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
STACK, MEMORY, SECONDS = 256 << 10, 512 << 20, 2.0
CAP = 8 << 20  # what is read of a file
PRODUCT = """[product]
title = X
product_id = prod-aaaaaaaaaaaaa
category = units
purchase = any
currency = USD
durations = 12m
"""
DIMENSION = "[dimension d{0}]\nname = D {0}\ndescription = d\nprice.12m = 1\n"
LOG = ".acme.offer.ini.tenor-journal"


def fill(piece, size=CAP - 4096, start="", end=""):
    """Pieces up to the cap; {0} is the number of each."""
    numbered = "{0}" in piece
    out, length, number = [start], len(start), 0
    while length + len(piece) + 8 < size:
        text = piece.replace("{0}", str(number)) if numbered else piece
        out.append(text)
        length += len(text)
        number += 1
    return "".join(out) + end


def fnv(data):
    value = 14695981039346656037
    for byte in data:
        value = (value ^ byte) * 1099511628211 % (1 << 64)
    return value


def edit_log(steps):
    """As the terminal program writes it, for acme.offer.ini as it is."""
    with open(os.path.join(ROOT, "samples", "acme.offer.ini"), "rb") as file:
        text = file.read()
    return f"tenor-journal 1 {len(text)} {fnv(text)} 0123456789abcdef\n{steps}"


def table(cell, rows):
    head = "key,name,description,price_12m\n"
    return head + "".join(cell.replace("{0}", str(i)) for i in range(rows))


# name: files, arguments, the statuses that are right
INPUTS = {
    "json arrays": lambda: ({"x.json": "[" * (CAP - 1)}, ["import", "x.json"], {1}),
    "json objects": lambda: ({"x.json": fill('{"a":')}, ["import", "x.json"], {1}),
    "json closed arrays": lambda: ({"x.json": "[" * 2000000 + "]" * 2000000},
                                   ["import", "x.json"], {1}),
    "json nested in a change": lambda: (
        {"x.json": '{"ChangeSet":[{"DetailsDocument":' + "[" * 500000 + "]" * 500000 + "}]}"},
        ["import", "x.json"], {1}),
    "json many changes": lambda: (
        {"x.json": '{"ChangeSet":[' + fill('{"ChangeType":"UpdateInformation"},', end="{}]}")},
        ["import", "x.json"], {1}),
    "json long text": lambda: ({"x.json": '{"a":"' + "x" * (CAP - 64) + '"}'},
                               ["import", "x.json"], {1}),
    "json escapes": lambda: ({"x.json": '{"a":"' + fill("\\u0000") + '"}'},
                             ["import", "x.json"], {1}),
    "json numbers": lambda: ({"x.json": '{"a":' + "9" * (CAP - 64) + "}"},
                             ["import", "x.json"], {1}),
    "json keys": lambda: ({"x.json": "{" + fill('"k{0}":1,', end='"z":1}')},
                          ["import", "x.json"], {1}),
    "one line": lambda: ({"x.product.ini": "x" * (CAP - 1)}, ["check", "x.product.ini"], {1}),
    "one value": lambda: ({"x.product.ini": "[product]\ntitle = " + "x" * (CAP - 64)},
                          ["check", "x.product.ini"], {1}),
    "one line of a table": lambda: ({"x.csv": "key,name\n" + "x" * (CAP - 64)},
                                    ["check", "x.csv"], {1}),
    "one open quote": lambda: ({"x.csv": 'key,name\n"' + fill("x\n")}, ["check", "x.csv"], {1}),
    "many quotes": lambda: ({"x.csv": "key,name\n" + '"' * 60000 + "\n" + '"' * 60000},
                            ["check", "x.csv"], {1}),
    "columns": lambda: ({"x.csv": fill("c{0},", end="z\n")}, ["check", "x.csv"], {1}),
    "too large": lambda: ({"x.product.ini": "\n" * (CAP + 1)}, ["check", "x.product.ini"], {3}),
    "comments": lambda: ({"x.product.ini": fill("; x\n")}, ["check", "x.product.ini"], {1}),
    "10^5 unknown keys": lambda: (
        {"x.product.ini": fill("k{0} = 1\n", size=1500000, start=PRODUCT)},
        ["check", "x.product.ini"], {1}),
    "10^5 unknown sections": lambda: (
        {"x.product.ini": fill("[sektion {0}]\n", size=2000000, start=PRODUCT)},
        ["check", "x.product.ini"], {1}),
    "10^5 of one section": lambda: ({"x.product.ini": PRODUCT + "[dimension a]\n" * 100000},
                                    ["check", "x.product.ini"], {1}),
    "10^5 findings of a table": lambda: ({"x.csv": table("k{0},N\n", 100000)},
                                         ["check", "x.csv"], {1}),
    "10^5 findings, json": lambda: ({"x.csv": table("k{0},N\n", 100000)},
                                    ["check", "x.csv", "--format", "json"], {1}),
    "10^5 findings, sarif": lambda: ({"x.csv": table("k{0},N\n", 100000)},
                                     ["check", "x.csv", "--format", "sarif"], {1}),
    "10^5 dimensions of one name": lambda: ({"x.csv": table("same,Same,d,1\n", 100000)},
                                            ["check", "x.csv"], {1}),
    "dimensions": lambda: ({"x.product.ini": fill(DIMENSION, start=PRODUCT)},
                           ["check", "x.product.ini"], {0, 1}),
    "10^5 durations": lambda: ({"x.product.ini": PRODUCT.replace("12m", "1m, " * 5000 + "12m")},
                               ["check", "x.product.ini"], {1}),
    "events": lambda: (
        {"x.contract.ini": fill("[renew 2027-01-31]\n", start="[contract]\nid = C\n"
                                "offer = acme.offer.ini\naccepted = 2026-01-31T00:00:00Z\n")},
        ["check", "x.contract.ini"], {1}),
    "instalments": lambda: (
        {"x.offer.ini": fill("2026-12-31 = 1\n", start="[offer]\nname = O\nproduct = "
                             "log-monitoring.product.ini\nbuyer = B\nduration = 12m\n"
                             "expires = 2026-12-31\n[item pro]\nquantity = 1\n[payments]\n")},
        ["quote", "x.offer.ini"], {1}),
    "a contract of itself": lambda: (
        {"x.contract.ini": "[contract]\nid = C\noffer = x.contract.ini\naccepted = 2026-01-31\n"},
        ["check", "x.contract.ini"], {1}),
    "10^5 records of no dimension": lambda: (
        {"u.csv": "dimension,timestamp,quantity\n" + "no,2026-03-02T10:00:00Z,1\n" * 100000},
        ["usage", "acme.contract.ini", "--usage", "u.csv"], {0, 1}),
    "10^5 bad records": lambda: (
        {"u.csv": "dimension,timestamp,quantity\n" + "xhosts,yesterday,1e9\n" * 100000},
        ["usage", "acme.contract.ini", "--usage", "u.csv"], {1}),
    "10^5 records of one hour": lambda: (
        {"u.csv": "dimension,timestamp,quantity\n" + "xhosts,2026-03-02T10:00:00Z,1\n" * 100000},
        ["usage", "acme.contract.ini", "--usage", "u.csv"], {0, 1}),
    "10^5 bad lines of a feed": lambda: (
        {"f.csv": "x,y\n" + "1,2\n" * 100000},
        ["reconcile", "acme.contract.ini", "--actual", "f.csv"], {1}),
    "10^5 bad prorations": lambda: (
        {"p.csv": "id,start,end,on,price\n" + "a,b,c,d,e\n" * 100000},
        ["prorate", "--batch", "p.csv"], {1}),
    "a notice of braces": lambda: ({"notice.txt": "{" * 1000000},
                                   ["export", "acme.offer.ini", "-o", "n.txt"], {0, 1}),
    "a long policy": lambda: ({}, ["quote", "acme.offer.ini", "--policy", "x" * 100000], {2}),
    "settings": lambda: ({"tenor.ini": fill("[x{0}]\n", size=2000000)},
                         ["check", "acme.offer.ini"], {1}),
    "a log of many steps": lambda: (
        {LOG: edit_log(fill("0 0 1 1\nxn\n")), "k": "screen\nkeys r\nscreen\nkeys q\n"},
        ["tui", "--script", "k", "acme.offer.ini"], {0}),
    "a log that grows": lambda: (
        {LOG: edit_log(fill("0 0 90000 1\n" + "x" * 90000 + "n\n")),
         "k": "screen\nkeys r\nscreen\nkeys q\n"},
        ["tui", "--script", "k", "acme.offer.ini"], {0}),
    "a log of huge sizes": lambda: (
        {LOG: edit_log("18446744073709551615 9223372036854775807 18446744073709551615 1\nx"),
         "k": "screen\nkeys r\nscreen\nkeys q\n"},
        ["tui", "--script", "k", "acme.offer.ini"], {0}),
    "an endless pipe": lambda: ({"-": "/dev/zero"}, ["check", "-"], {1, 3}),
}


def limit():
    resource.setrlimit(resource.RLIMIT_STACK, (STACK, STACK))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))


def run(program, files, args):
    """Status, what it said, seconds of processor time."""
    for name, text in files.items():
        if name != "-":
            with open(name, "w", encoding="utf-8") as file:
                file.write(text)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(files.get("-", "/dev/null"), "rb") as stdin:
        ran = subprocess.run([program, *args], stdin=stdin, capture_output=True, preexec_fn=limit,
                             check=False, env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent",
                                               "LC_ALL": "C.UTF-8"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    for name in files:
        if name not in ("-", "tenor.ini") and os.path.exists(name):
            os.remove(name)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return ran.returncode, ran.stderr + ran.stdout, seconds


def main():
    program, only, every = os.path.realpath(sys.argv[1]), sys.argv[2:], 1
    if only and only[0].isdigit():
        every = int(only.pop(0))
    folder = tempfile.mkdtemp(prefix="tenor-bounds-")
    bad, slowest, tried = 0, (0.0, ""), 0
    try:
        os.chdir(folder)
        for number, (name, make) in enumerate(INPUTS.items()):
            if number % every or only and name not in only:
                continue
            for sample in ("tenor.ini", "log-monitoring.product.ini", "acme.offer.ini",
                           "acme.contract.ini"):
                shutil.copy(os.path.join(ROOT, "samples", sample), sample)
            files, args, right = make()
            status, said, seconds = run(program, files, args)
            tried += 1
            slowest = max(slowest, (seconds, name))
            wrong = [word for word, is_so in (
                (f"status {status}", status not in right), ("not a word", not said.strip()),
                (f"{seconds:.1f} s", seconds > SECONDS)) if is_so]
            if wrong or only:
                print(f"{name}: {', '.join(wrong)} {said[-300:]!r} {seconds:.2f} s")
            bad += bool(wrong)
    finally:
        os.chdir("/")
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{tried} hostile inputs, {bad} out of bounds; the slowest {slowest[0]:.2f} s "
          f"('{slowest[1]}'); {STACK >> 10} KiB of stack, {MEMORY >> 20} MiB, {SECONDS:.0f} s")
    sys.exit(bad > 0)


main()
