"""One word, one meaning: words that were replaced do not come back, and no type name stands twice.

Names are taken apart at '_' and capitals. Words that were replaced because they had no meaning of
their own are refused in any name; a function whose whole name is a verb says nothing of what it
does; a struct, union, enum or typedef of one name in two files is two things. A line of
allow.txt that is no longer needed is a breach, too.
"""
import re

from tree import Verdict, bare, files, line_of, read

# Word of a name: what to say instead.
REPLACED = {
    "wish": "options", "wishes": "options", "suppose": "quote_overrides",
    "supposed": "quote_overrides", "patience": "progress", "paper": "draft",
    "spotlight": "cursor", "catalogue": "file_list", "happening": "timeline_event",
    "happenings": "timeline_events", "ink": "attribute", "dye": "attribute",
    "unread": "read_error", "unwritten": "write_error", "worsen": "status_worst",
    "flaw": "parse_error", "trouble": "parse_error", "living": "life_state",
    "fate": "term_end_reason", "sending": "metering_batch", "stamp": "file_version",
}
VERBS = "tell say put take give make".split()
NAME = re.compile(r"\b[A-Za-z_]\w*")
FUNCTION = re.compile(r"^[\w *]*?\b(%s)\(" % "|".join(VERBS), re.M)
TYPE = re.compile(r"\b(?:struct|union|enum)\s+(\w+)\s*\{|^\}\s*(\w+);"
                  r"|\btypedef\s+(?!(?:struct|union|enum)\b)[^;{}()]*?\b(\w+);"
                  r"|\btypedef\s[^;{}]*\(\*(\w+)\)", re.M)
BORROWED = re.compile(r"worksheet_\w+|workbook_\w+")  # libxlsxwriter's


def main():
    verdict = Verdict("vocabulary")
    types = {}
    for path in files(".c", ".h", ".def", under=("src", "include")):
        text = re.sub(r"^\s*#\s*include.*$", "", bare(read(path)), flags=re.M)
        for match in NAME.finditer(text):
            for word in re.findall(r"[a-z]+", match.group().lower()):
                if (word in REPLACED and not BORROWED.fullmatch(match.group())
                        and not verdict.allows(word)):
                    verdict.add(path, line_of(text, match.start()),
                                f"'{match.group()}': say {REPLACED[word]}")
        for match in FUNCTION.finditer(text):
            if not verdict.allows(match.group(1) + "()"):
                verdict.add(path, line_of(text, match.start(1)),
                            f"{match.group(1)}() names no object: verb and object")
        for match in TYPE.finditer(text):
            name = next(filter(None, match.groups()))
            other = types.setdefault(name, path)
            if other != path and not verdict.allows(name):
                verdict.add(path, line_of(text, match.start()), f"a type {name} is in {other}, too")
    verdict.close()


main()
