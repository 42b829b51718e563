#!/usr/bin/python3
"""The table of threats in tests/README.md: threat, test, figure of its last run.

threats.py BUILD|LOG...     takes figures from the logs of ctest (BUILD's last one), or from what a
                            sweep printed (TEST=LOG), and writes the table
threats.py --check BUILD    a row for each threat, with a test that there is and a figure that is
                            of its kind; a figure that counts what is in the tree is not stale
"""
import glob
import os
import re
import sys
from collections import namedtuple

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), ".."))
README = os.path.join(ROOT, "tests", "README.md")
BEGIN, END = "<!-- threats: made by threats.py -->", "<!-- end of threats -->"
NOT_RUN = "not run to its end yet"
HEAD = "| Threat | Test | Figure of the last run |\n|---|---|---|"
Threat = namedtuple("Threat", "words test figure count")


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def threats():
    for line in read(os.path.join(ROOT, "tests", "threats.txt")).splitlines():
        if line and not line.startswith("#"):
            yield Threat(*re.fullmatch(r"(.+?) \| (\S+) \| (.+?) \| ?(.*)", line).groups())


def figure_of(threat, text):
    """All of the output that is the figure; None: there is nothing of it."""
    found = [m[0].strip() for m in re.finditer(threat.figure, text, re.M)]
    kept = [f for i, f in enumerate(found) if f not in found[:i]]
    return "; ".join(kept).replace("|", "/") or None


def outputs(path):
    """What each test of a ctest log said that passed; of TEST=LOG, its text."""
    test, _, log = path.partition("=")
    if log:
        return {test: read(log)}
    log = os.path.join(path, "Testing", "Temporary", "LastTest.log") if os.path.isdir(path) else path
    parts = re.finditer(r"^\d+/\d+ Test: (\S+)\n.*?\n-{20,}\n(.*?)<end of output>.*?\n-{20,}\n"
                        r"Test (\w+)", read(log), re.S | re.M)
    return {m[1]: m[2] for m in parts if m[3] == "Passed"}


def table():
    """The rows of README.md: {threat: (test, figure)}."""
    inside = read(README).partition(BEGIN)[2].partition(END)[0]
    rows = re.findall(r"^\| (.+?) \| `(.+?)` \| (.*?) \|$", inside, re.M)
    return {words: (test, figure) for words, test, figure in rows}


def expected(count):
    """The number that a figure of this kind begins with; None: any."""
    if count.startswith("files:"):
        return len(glob.glob(os.path.join(ROOT, count[6:])))
    factor, _, rest = count.partition(" * lines:")
    if rest:
        path, _, pattern = rest.partition(":")
        return int(factor) * len(re.findall(pattern, read(os.path.join(ROOT, path)), re.M))
    return None


def check(build):
    wrong, rows = [], table()
    registered = "".join(read(p) for p in glob.glob(os.path.join(build, "**", "CTestTestfile.cmake"),
                                                    recursive=True))
    listed = list(threats())
    for t in listed:
        test, figure = rows.get(t.words, ("", ""))
        number = re.search(r"\d+", figure)
        if test != t.test:
            wrong.append(f"no row '{t.words}' with {t.test}")
        elif not re.search(r"add_test\(\[*=*\[*" + re.escape(t.test) + r"[\]\s]", registered):
            wrong.append(f"{t.test}: there is no such test")
        elif t.count == "long" and figure == NOT_RUN:
            continue
        elif not figure_of(t, figure):
            wrong.append(f"{t.test}: no figure of its kind: '{figure}'")
        elif expected(t.count) not in (None, int(number[0]) if number else None):
            wrong.append(f"{t.test}: the figure says {figure}, there are {expected(t.count)}")
    wrong += [f"'{words}' stands in no line of threats.txt"
              for words in rows if words not in {t.words for t in listed}]
    for text in wrong:
        print(f"tests/README.md: {text}")
    print(f"threats: {len(listed)} threats, {len(wrong)} breaches" +
          ("; run the tests, then tests/threats.py BUILD" if wrong else ""))
    return bool(wrong)


def update(paths):
    rows, said = table(), {}
    for path in paths:
        said.update(outputs(path))
    lines = [HEAD]
    for t in threats():
        kept = rows.get(t.words, ("", ""))[1]
        lines.append(f"| {t.words} | `{t.test}` | "
                     f"{figure_of(t, said.get(t.test, '')) or kept or NOT_RUN} |")
    before, _, rest = read(README).partition(BEGIN)
    with open(README, "w", encoding="utf-8") as file:
        file.write(f"{before}{BEGIN}\n" + "\n".join(lines) + f"\n{END}{rest.partition(END)[2]}")


if __name__ == "__main__":
    if sys.argv[1] == "--check":
        sys.exit(check(sys.argv[2]))
    update(sys.argv[1:])
