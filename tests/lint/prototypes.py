"""Every public prototype is explained where it is declared.

By a /** block above it, or above the run of lines it stands in (a blank line ends what a block
speaks for), or by a comment at the end of its own line. And every name is tn_… or TN_….
"""
import re

from tree import Verdict, bare, files, line_of, read

PROTOTYPE = re.compile(r"^(?!typedef|static|#|\s|\}|TN_BEGIN_DECLS)[\w\s\*]*?\b(\w+)\(", re.M)
NAME = re.compile(r"^#define\s+(\w+)|^typedef[^;{]*?\b(\w+);|^\}\s*(\w+);", re.M)


def explained(lines, first, last):
    """lines is the file, first and last (from 0) the prototype's."""
    if "/*" in lines[last]:
        return True
    above = first - 1
    while above >= 0 and lines[above].strip():
        if lines[above].rstrip().endswith("*/") and not lines[above].lstrip().startswith("#"):
            return True
        above -= 1
    return False


def main():
    verdict = Verdict("prototypes")
    for path in files(".h", under=("include",)):
        text = read(path)
        lines, code = text.split("\n"), bare(text)
        count = 0
        for match in PROTOTYPE.finditer(code):
            first = line_of(code, match.start()) - 1
            last = line_of(code, code.find(";", match.end())) - 1
            count += 1
            if not explained(lines, first, last):
                verdict.add(path, first + 1, f"{match.group(1)}() has no comment block")
            if not match.group(1).startswith("tn_"):
                verdict.add(path, first + 1, f"public name '{match.group(1)}' must start tn_")
        for match in NAME.finditer(code):
            name = next(filter(None, match.groups()))
            if not name.startswith(("tn_", "TN_", "TENOR_")):
                verdict.add(path, line_of(code, match.start()), f"public name '{name}' must start tn_")
        if not text.startswith("/*"):
            verdict.add(path, 1, "a file begins with what it is for")
    for path in files(".c", ".h", under=("src",)):
        if not read(path).startswith("/*"):
            verdict.add(path, 1, "a file begins with what it is for")
    verdict.close()


main()
