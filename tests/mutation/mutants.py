"""The mutants of a C file: every small change of its text that a test should notice.

The text must be laid out by clang-format: binary operators have a blank on both sides, pointers do
not, and functions begin in column 1. What is in comments, strings, directives and assertions stays
as it is (a weaker assertion cannot be told from the right one by a program that works).
"""
import bisect
import collections
import re

# line: of the change, from 1; before, after: the line with the change, blanks at the ends removed;
# text: the whole file with the change made, which is instead of what stood from start to end.
Mutant = collections.namedtuple("Mutant", "file line operator before after text start end instead")

SWAPS = [  # operator, with the blanks around it -> what stands there instead
    ("relational", " < ", (" <= ", " >= ")), ("relational", " <= ", (" < ", " > ")),
    ("relational", " > ", (" >= ", " <= ")), ("relational", " >= ", (" > ", " < ")),
    ("relational", " == ", (" != ",)), ("relational", " != ", (" == ",)),
    ("token", " && ", (" || ",)), ("token", " || ", (" && ",)),
    ("token", " + ", (" - ",)), ("token", " - ", (" + ",)),
    ("token", " * ", (" / ",)), ("token", " / ", (" * ",)), ("token", " % ", (" * ",)),
    ("token", " += ", (" -= ",)), ("token", " -= ", (" += ",)),
    ("token", " *= ", (" /= ",)), ("token", " /= ", (" *= ",)),
    ("token", " << ", (" >> ",)), ("token", " >> ", (" << ",)),
    ("token", " & ", (" | ",)), ("token", " | ", (" & ",)), ("token", " |= ", (" &= ",)),
    ("condition", " ? ", (" && 0 ? ", " || 1 ? ")),
]
HIDDEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|^[ \t]*#(?:\\\n|[^\n])*',
                    re.DOTALL | re.MULTILINE)
FUNCTION = re.compile(r"^(?!typedef|struct|enum|union|extern)(?:static )?(?:inline )?"
                      r"((?:const )?(?:struct )?\w+ \**)\w+\((?:[^;{}]*)\)\n\{\n", re.MULTILINE)
DECLARATION = re.compile(r"(?:const |static |struct |enum |union |unsigned )*[A-Za-z_]\w*"
                         r"(?: const)?(?: \**|\s)(?:const )?[A-Za-z_]\w*\s*(?:=|;|,|\[)")
NUMBER = re.compile(r"(?<![\w.])(0x[0-9a-fA-F]+|\d+)(?=[uUlL]*\b)(?!\.)")


def blanked(match):
    return re.sub(r"[^\n]", " ", match.group())


def closing(text, start):
    """The place of the bracket that closes the one at start."""
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] in "([{") - (text[at] in ")]}")
        if depth == 0:
            return at
    return len(text) - 1


def functions(code):
    """(type returned, first character of the body, its closing brace) of each function."""
    for match in FUNCTION.finditer(code):
        yield match.group(1).strip(), match.end(), closing(code, match.end() - 2)


def hide_assertions(code):
    for match in list(re.finditer(r"\b(?:static_)?assert\(", code, re.IGNORECASE)):
        end = closing(code, match.end() - 1) + 1
        code = code[:match.start()] + re.sub(r"[^\n]", " ", code[match.start():end]) + code[end:]
    return code


def statements(code, start, end):
    """(from, behind the semicolon) of each statement that begins a line of a body."""
    for match in re.finditer(r"^([ ]+)(?=[A-Za-z_*(])", code[start:end], re.MULTILINE):
        first = start + match.end()
        before = code[:first].rstrip()[-1:]
        at = first
        while at < end and code[at] not in ";{}":
            at = closing(code, at) + 1 if code[at] in "([" else at + 1
        if before in ";{}:" and at < end and code[at] == ";":
            yield first, at + 1, len(match.group(1))


def statement_changes(code, start, end):
    for first, behind, indent in statements(code, start, end):
        text = code[first:behind]
        word = re.match(r"\w*", text).group()
        if word in ("return", "goto") and indent <= 4:
            continue  # the last one: without it the value would be anything
        if word in ("case", "default", "do", "typedef") or (
                word not in ("return", "goto") and DECLARATION.match(text)):
            continue
        yield "statement removed", first, behind, ";"


def number_changes(code, start, end):
    for match in NUMBER.finditer(code, start, end):
        value = int(match.group(), 0)
        for other in (value + 1, value - 1):
            if other >= 0:
                yield "constant", match.start(), match.end(), str(other)
    for match in re.finditer(r"'(\\?[^'\\])'", code[start:end]):
        other = "'y'" if match.group() == "'x'" else "'x'"
        yield "constant", start + match.start(), start + match.end(), other
    for match in re.finditer(r"\b(true|false)\b", code[start:end]):
        other = "false" if match.group() == "true" else "true"
        yield "constant", start + match.start(), start + match.end(), other


def token_changes(code, start, end):
    for operator, old, others in SWAPS:
        at = code.find(old, start, end)
        while at >= 0:
            for other in others:
                yield operator, at, at + len(old), other
            at = code.find(old, at + len(old) - 1, end)
    for match in re.finditer(r"\+\+|--", code[start:end]):
        at = start + match.start()
        yield "token", at, at + 2, "--" if match.group() == "++" else "++"
    for match in re.finditer(r"(?<=[( ,=])!(?!=)|(?<=[( ,=)])(?<!\w )-(?=[\w(])(?!-)", code[start:end]):
        if match.group() == "!" or code[start + match.start() - 2:start + match.start()] != "- ":
            yield "token", start + match.start(), start + match.end(), ""
    for match in re.finditer(r"\b(?:if|while) \(", code[start:end]):
        opening = start + match.end() - 1
        condition = code[opening + 1:closing(code, opening)]
        if not re.search(r" (?:[<>]=?|[!=]=) |^!\S+$", condition):
            yield "condition", opening, opening + 1 + len(condition), f"(!({condition})"


def early_changes(kind, code, start, end):
    yield "early return", start, start, "    return;\n" if kind == "void" else (
        f"    return ({kind}){{0}};\n")
    for match in re.finditer(r"\breturn ([^;]+);", code[start:end]):
        value, at = match.group(1), start + match.start()
        if kind == "tn_status" and value not in ("TN_OK", "TN_E_NOMEM"):
            yield "early return", at, start + match.end(), f"return (void)({value}), TN_OK;"
        elif kind == "bool" and value not in ("true", "false"):
            yield "early return", at, start + match.end(), f"return !({value});"


def changes(code):
    """(operator, from, to, text instead) of everything that can be changed."""
    yield from number_changes(code, 0, len(code))
    for kind, start, end in functions(code):
        yield from token_changes(code, start, end)
        yield from statement_changes(code, start, end)
        yield from early_changes(kind, code, start, end)


def code_of(text):
    """The text with blanks for what is no code."""
    return hide_assertions(HIDDEN.sub(blanked, text))


def of(file, text):
    """All mutants of a file's text, in the order of their places."""
    code = code_of(text)
    starts = [0] + [match.end() for match in re.finditer("\n", text)]
    found = []
    for operator, start, end, other in sorted(set(changes(code)), key=lambda c: c[1:]):
        line = bisect.bisect_right(starts, start)
        # A condition and a value are copied from the code without its strings: the text has them.
        if operator == "condition" and other.startswith("(!("):
            other = "(!(" + text[start + 1:end] + ")"
        if operator == "early return" and start != end:
            value = text[start + len("return "):end - 1]
            other = f"return (void)({value}), TN_OK;" if "(void)" in other else (
                f"return !({value});")
        whole = text[:start] + other + text[end:]
        before = text[starts[line - 1]:].split("\n", 1)[0].strip()
        after = whole[starts[line - 1]:].split("\n", 1)[0].strip()
        found.append(Mutant(file, line, operator, before, after, whole, start, end, other))
    return found
