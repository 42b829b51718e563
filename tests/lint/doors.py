"""Doors are thin: cli and tui call use cases of app, no builder of engine or report, no renderer.

doors.py BUILD-FOLDER: by nm, no object of src/cli or src/tui in BUILD-FOLDER leaves such a function
undefined; without a folder, no source there calls one. The list is derived from the public headers.
A function that a header of engine, report or format declares makes something, and is not for doors,
  - when it takes an arena or a list of findings, or, in format, a buffer; or
  - when it may change a struct that this header lays open (`tn_report *`, not `const tn_report *`).
What reads a value (const), or asks the books for a stage, is free. allow.txt: `doors FILE FUNCTION`.
"""
import os
import re
import sys

from tree import Verdict, bare, calls, files, floor_of, read

DOORS = ("cli", "tui")
PROTOTYPE = re.compile(r"^(?:[a-z]\w*[\s*]+)+\**(tn_\w+)\(([^;{]*?)\)\s*(?:__attribute__[^;]*)?;",
                       re.M)
STRUCT = re.compile(r"^typedef struct (tn_\w+) \{", re.M)
MUTABLE = re.compile(r"(?<!const )\b(tn_\w+) \*(?!\s*const)")


def main():
    verdict = Verdict("doors")
    makers = {}
    for header in files(".h", under=("include",)):
        floor = floor_of(header)
        if floor in ("engine", "report", "format"):
            read_makers(header, floor, makers)
    for path, symbol in sorted(calls(DOORS, sys.argv[1:])):
        if symbol in makers and not verdict.allows(path, symbol):
            verdict.add(path, 1, f"a door calls {symbol} ({makers[symbol]}): that is for a use case")
    verdict.close()


def read_makers(header, floor, makers):
    text = bare(read(header))
    told = {"tn_arena", "tn_findings"} | set(STRUCT.findall(text))
    if floor == "format":
        told.add("tn_buffer")
    for name, parameters in PROTOTYPE.findall(text):
        if told & set(MUTABLE.findall(re.sub(r"\s+", " ", parameters))):
            makers[name] = os.path.basename(header)


main()
