"""Words that must not stand in the code: of the core, of all of src, of the whole tree."""
import re

from tree import CORE, Verdict, bare, files, floor_of, line_of, read

# Unsafe or wrong wherever they stand.
NOWHERE = """strcpy strcat sprintf vsprintf strtok gets system popen tmpnam mktemp tempnam alloca
    atof atoi atol atoll strtod strtof strtold mktime localtime gmtime rand srand""".split()
# The core computes: no floating point, no world outside, memory from the arena alone.
NOT_IN_CORE = """float double setlocale getenv secure_getenv time clock fopen freopen fclose fread
    fwrite fgets fputs fputc putc puts putchar printf fprintf vprintf vfprintf scanf sscanf fscanf
    perror stdin stdout stderr exit abort atexit longjmp setjmp signal malloc calloc realloc free
    strdup strndup strerror""".split()


# Nobody's machine and nobody's desk: absolute homes, package hosts.
TRACES = re.compile(r"\bs[e]ssions?\b|/w[o]rk/|/r[o]ot/|/ho[m]e/\w+/|/U[s]ers/\w+/"
                    r"|\b(?:py[p]i|npmj[s]|deb\.d[e]bian|crat[e]s)\.(?:org|io|com)", re.I)


def main():
    verdict = Verdict("words")
    everywhere = re.compile(r"\b(%s)\b" % "|".join(NOWHERE))
    core = re.compile(r"\b(%s)\b" % "|".join(NOT_IN_CORE))
    for path in files(".c", ".h", under=("src", "include")):
        text = bare(read(path))
        text = re.sub(r"__attribute__\(\(format\(printf", lambda m: " " * len(m.group()), text)
        found = [(m, "is banned") for m in everywhere.finditer(text)]
        if floor_of(path) in CORE:
            found += [(m, "is banned in the core") for m in core.finditer(text)]
        for match, why in found:
            if not verdict.allows(path, match.group()):
                verdict.add(path, line_of(text, match.start()), f"'{match.group()}' {why}")
    for path in files() + ["CMakeLists.txt", "README.md"]:
        if path.startswith("tests/vectors/") or path.endswith((".png", ".bin", ".pyc")):
            continue
        try:
            text = read(path)
        except FileNotFoundError:
            continue
        for match in TRACES.finditer(text):
            if not verdict.allows(path, match.group()):
                verdict.add(path, line_of(text, match.start()),
                            f"'{match.group()}' is of one machine or one day, not of the project")
    verdict.close()


main()
