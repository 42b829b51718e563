"""What is cited is here: points of the rule book in data/manual/, and the pages of AWS listed there.

A citation is "rule 3.4.2" (or a section, or a chapter; "rule 3.3, 3.8", "rule 3.3 - 3.8"), or
"AWS, TITLE (PATH)" with a title and path of chapter 6. Nothing cites a document that the repository
does not have. The book itself is checked, too: numbers in order, lines that fit a terminal.
"""
import os
import re

from tree import ROOT, Verdict, bare, files, line_of, read

NUMBERED = re.compile(r"^(\d+(?:\.\d+)*) +(\S.*)$")
RULE = re.compile(r"\brules? (\d+(?:\.\d+)*(?:(?:, | - | and )\d+(?:\.\d+)+)*)")
PAGE = re.compile(r"\bAWS, (?=[A-Z])([^();\"]+?) \((?!PATH\))([^()\s]+)\)")
# Documents that are not in the repository, and AWS's pages without their path.
ELSEWHERE = re.compile("|".join((
    r"\bSPEC\b[ .]?\d?", r"§ ?\d", r"\bDESIGN\b", r"\bdomain notes?\b", r"\b[Ff]ounding\b",
    r"\bthe specification\b", r"\bhazard list\b", r"\bD\d{1,2} of DECISIONS\b", r"\bTenor advice\b",
    r"\b(?:AWS )?Seller Guide, [A-Za-z]", r"\bCatalog API (?:Start|Create|Update|Release|Add)\w+",
)))
SOURCES = re.compile(r"rule [\d., ]+|AWS, [A-Z].*\(\S+\)|ISO \d+|RFC \d+")


def book(verdict):
    """Numbers of the rule book, and the pages of its last chapter: {path: title}."""
    numbers, pages, before = set(), {}, ()
    for path in files(".txt", under=("data/manual",)):
        entry = ""
        for index, line in enumerate(read(path).splitlines() + ["0 end"], 1):
            found = NUMBERED.match(line)
            if found and entry:
                page = re.fullmatch(r"(.+) \((\S+)\)", entry)
                if page:
                    pages[page.group(2)] = page.group(1)
            if line == "0 end":
                break
            if len(line) > 79 and " " in line.strip():
                verdict.add(path, index, f"{len(line)} columns; 79 fit a terminal")
            if not found:
                entry += " " + line.strip() if line else ""
                continue
            entry = found.group(2)
            number = tuple(map(int, found.group(1).split(".")))
            if number <= before or len(number) > 3 or (
                    len(number) == 3 and number[2] != 1 and number[:2] + (number[2] - 1,) != before):
                verdict.add(path, index, f"{found.group(1)} is not the number that comes next")
            before = number
            numbers.add(found.group(1))
    return numbers, pages


def squeezed(text):
    """Text whose lines are joined and blanks single, and for each sign its place in the original."""
    signs, places, blank = [], [], True
    joint = re.compile(r'"?[ \t]*\n[ \t]*(?:\*(?!/)|[;#"])?')
    text = joint.sub(lambda m: " " * len(m.group()), text)
    for place, sign in enumerate(text):
        if sign != " " or not blank:
            signs.append(sign)
            places.append(place)
        blank = sign == " "
    return "".join(signs), places


def check(verdict, path, numbers, pages):
    whole = read(path)
    text, places = squeezed(whole)

    def add(match, message):
        verdict.add(path, line_of(whole, places[match.start()]), message)

    for match in RULE.finditer(text):
        for number in re.findall(r"\d+(?:\.\d+)*", match.group(1)):
            if number not in numbers and not verdict.allows(path, number):
                add(match, f"rule {number} is not in data/manual/")
    for match in PAGE.finditer(text):
        title, page = match.groups()
        if page not in pages:
            add(match, f"{page} is no page of data/manual/")
        elif title != pages[page] and not title.startswith(pages[page] + ", "):
            add(match, f"{page} is '{pages[page]}'")
    for match in ELSEWHERE.finditer(text):
        if not verdict.allows(path, match.group()):
            add(match, f"'{match.group()}' cites what is not in the repository: a rule of "
                       "data/manual/, or AWS, TITLE (PATH)")


def check_sources(verdict, path):
    """The source of a finding's row is citations and nothing else."""
    text = bare(read(path), strings=True)
    for row in re.finditer(r"\bTN_CODE\(\w+, *(\"[^\"]*\"), *\w+, *\w+,", text):
        arguments, rest = [], text[row.end():]
        for literal in re.finditer(r'((?:"(?:\\.|[^"\\])*"\s*)+)[,)]', rest):
            arguments.append("".join(re.findall(r'"((?:\\.|[^"\\])*)"', literal.group(1))))
            if len(arguments) == 4:
                break
        if arguments[:1] == ["retired"] or len(arguments) < 4:
            continue
        for part in arguments[3].split("; "):
            if not SOURCES.fullmatch(part):
                verdict.add(path, line_of(text, row.start()),
                            f"{row.group(1)} has the source '{part}': rule N, AWS, TITLE (PATH)")


def main():
    verdict = Verdict("citations")
    numbers, pages = book(verdict)
    tested = [p for p in files(".c", ".h", ".def", ".ini", ".csv", ".txt", ".py", ".sh", ".md",
                               ".cmake", ".test") if not p.startswith(("tests/lint/", "data/manual"))]
    for path in tested + ["README.md", "CMakeLists.txt"]:
        if os.path.exists(os.path.join(ROOT, path)) and path != "data/published.csv":
            check(verdict, path, numbers, pages)
    for path in files(".def", under=("include",)):
        check_sources(verdict, path)
    verdict.close()


main()
