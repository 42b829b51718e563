"""The table of findings: well formed, no code twice, each raised somewhere and shown by an input.

`codes.py growing` leaves the last two out: for the days between a code and what belongs to it.
"""
import os
import re
import sys

from tree import ROOT, Verdict, bare, files, line_of, read

ROW = re.compile(r'\bTN_CODE\(\s*(\w+)\s*,\s*"([^"]*)"\s*,\s*(\w+)\s*,\s*(\w+)\s*,\s*"([^"]*)"')
RETIRED = "retired"
GROWING = "growing" in sys.argv


def main():
    verdict = Verdict("codes")
    seen = {}
    raised = set(re.findall(r"\bTN_(\w+)", "".join(bare(read(p))
                                                   for p in files(".c", ".h", under=("src",)))))
    for path in files(".def", under=("include",)):
        text = bare(read(path), strings=True)
        rows = list(ROW.finditer(text))
        if len(rows) != len(re.findall(r"\bTN_CODE\(", text)):
            verdict.add(path, 1, "a row cannot be read: NAME, \"XXX-000\", SEVERITY, SEVERITY, \"title\"")
        for row in rows:
            name, code, *severities, title = row.groups()
            line = line_of(text, row.start())
            family = os.path.basename(path)[:3].upper()
            if not re.fullmatch(family + r"-[0-9]{3}", code):
                verdict.add(path, line, f"{code}: a code here is {family}-000")
            if not name.startswith(family + "_"):
                verdict.add(path, line, f"{name}: a name here starts {family}_")
            for severity in severities:
                if severity not in ("NOTE", "WARNING", "ERROR"):
                    verdict.add(path, line, f"{code}: severity {severity}")
            for key in (name, code):
                if key in seen:
                    verdict.add(path, line, f"{key} is taken at {seen[key]}; codes are never reused")
                seen[key] = f"{path}:{line}"
            waived = [word for word in ("raised", "input") if verdict.allows(code, word)]
            if title == RETIRED or GROWING:
                continue
            if name not in raised and "raised" not in waived:
                verdict.add(path, line, f"{code} ({name}) is raised nowhere in src/")
            if not has_input(code) and "input" not in waived:
                verdict.add(path, line, f"{code} has no input in tests/errors/{code}/")
    for code in sorted({p.split("/")[2] for p in files(under=("tests/errors",))}):
        if re.fullmatch(r"[A-Z]{3}-\d{3}", code) and code not in seen:
            verdict.add(f"tests/errors/{code}", 1, "an input for a code that does not exist")
    verdict.close()


def has_input(code):
    folder = os.path.join(ROOT, "tests/errors", code)
    return os.path.isdir(folder) and bool(os.listdir(folder))


main()
