"""Tests mirror source: src/<floor>/<room>/<file>.c has tests/<floor>/<room>/test_<file>.c.

A file without one stands in tested-elsewhere.txt, `FILE CTEST-NAME`: that test fails when the file
is replaced by a stub, which stub.py proves. untested.txt lists the files, or folders of files, that
are still to get a test; it may only shrink.
"""
import os

from tree import ROOT, Verdict, files, read

ELSEWHERE_MAX = 60
ELSEWHERE, UNTESTED = "tests/lint/tested-elsewhere.txt", "tests/lint/untested.txt"


def main():
    verdict = Verdict("mirror")
    elsewhere, untested = entries(ELSEWHERE), entries(UNTESTED)
    needed = set()
    for path in files(".c", under=("src",)):
        folder, name = os.path.split(path)
        test = os.path.join("tests", folder[len("src/"):], "test_" + name)
        if os.path.exists(os.path.join(ROOT, test)):
            continue
        lists = [path] if path in elsewhere else [p for p in untested if path == p or
                                                  p.endswith("/") and path.startswith(p)]
        needed.update(lists)
        if not lists:
            verdict.add(path, 1, f"no {test}, nor a line in {ELSEWHERE}")
    for where, lines in ((ELSEWHERE, elsewhere), (UNTESTED, untested)):
        for path, number in lines.items():
            if path not in needed:
                verdict.add(where, number, f"{path} is tested or gone: take the line out")
    if len(elsewhere) > ELSEWHERE_MAX:
        verdict.add(ELSEWHERE, 1, f"{len(elsewhere)} files, at most {ELSEWHERE_MAX}")
    verdict.close()


def entries(path):
    """Line number by file or folder."""
    if not os.path.exists(os.path.join(ROOT, path)):
        return {}
    lines = (line.split("#")[0].split() for line in read(path).splitlines())
    return {words[0]: number for number, words in enumerate(lines, 1) if words}


main()
