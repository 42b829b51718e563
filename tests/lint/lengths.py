"""Files around 300 lines (hard: 450), functions a screen (hard: 70 lines), lines up to 100 columns.

A longer file is listed in long-files.txt with its length and says why in its first comment; the
list may only shrink: a file may not outgrow its entry, and an entry that is not needed goes.
"""
import re
import unicodedata

from tree import Verdict, bare, files, read

LONG, FUNCTION, COLUMNS = 450, 70, 100


def listed():
    entries = {}
    for line in read("tests/lint/long-files.txt").splitlines():
        words = line.split("#")[0].split()
        if words:
            entries[words[1]] = int(words[0])
    return entries


def functions(text):
    """(first line, lines, name) of each body that opens with a brace in column 0."""
    lines = text.split("\n")
    start = None
    for number, line in enumerate(lines, 1):
        if line.startswith("{"):
            start = number
        elif line.startswith("}") and start:
            head = start - 1
            while head > 1 and not re.match(r"\w.*\(", lines[head - 1]):
                head -= 1
            name = re.search(r"(\w+)\s*\(", lines[head - 1])
            yield head, number - start + 1, name.group(1) if name else "?"
            start = None


def cells(line):
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in line)
    return len(line) + wide


def main():
    verdict = Verdict("lengths")
    long_files = listed()
    for path in files(".c", ".h", ".py", ".sh", under=("src", "include", "tests", "samples")):
        text = read(path)
        lines = text.count("\n")
        if lines > LONG and path not in long_files:
            verdict.add(path, lines, f"{lines} lines; {LONG} is the end: split it by meaning")
        elif path in long_files and lines > long_files[path]:
            verdict.add(path, lines, f"{lines} lines, grown beyond {long_files[path]}: split it")
        if path in long_files and lines <= LONG:
            verdict.add("tests/lint/long-files.txt", 1, f"{path} is short now: take it out")
        long_files.pop(path, None)
        if path.endswith((".c", ".h")):
            for line, length, name in functions(bare(text)):
                if length > FUNCTION and not verdict.allows(path, name):
                    verdict.add(path, line, f"{name}() has {length} lines; {FUNCTION} is the end")
            for number, line in enumerate(text.split("\n"), 1):
                if cells(line) > COLUMNS and not verdict.allows(path, "columns"):
                    verdict.add(path, number, f"{cells(line)} columns; {COLUMNS} is the end")
    for path in long_files:
        verdict.add("tests/lint/long-files.txt", 1, f"{path} is gone: take it out")
    verdict.close()


main()
