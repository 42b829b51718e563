"""Reads every #include: a floor sees only what is below it, a library has one home, POSIX its few."""
import re

from tree import FLOORS, Verdict, bare, files, floor_of, line_of, read

# What a floor may include besides itself; a public header counts as the floor it belongs to.
BELOW = {
    "base": (), "model": ("base",), "engine": ("base", "model"),
    "report": ("base", "model", "engine"),
    "format": ("base", "model", "engine", "report"), "host": ("base",),
    "app": ("base", "model", "engine", "report", "format", "host"),
    "cli": ("base", "model", "engine", "report", "format", "host", "app"),
    "tui": ("base", "model", "engine", "report", "format", "host", "app"),
    "sqlite": ("base", "model", "engine", "report", "format"),
    "postgres": ("base", "model", "engine", "report", "format"),
    "main": tuple(FLOORS),
}
# A third-party library is known by one file; None: any one file of that floor.
HOMES = {
    "utf8proc.h": "src/base/text.c", "ini.h": "src/format/ini.c", "csv.h": "src/format/csv/csv.c",
    "getopt.h": "src/cli/command/args.c", "jansson.h": "src/format/json/json.c", "xlsxwriter.h": None,
    "zip.h": "src/format/spreadsheet/zip_parts.c", "expat.h": "src/format/spreadsheet/xml_events.c",
    "sqlite3.h": "src/host/portfolio_db_words.h", "sqlite3ext.h": "src/sqlite/tenor_sqlite.c",
    "curses.h": "src/tui/term_curses.c", "ncurses.h": "src/tui/term_curses.c",
    "ncursesw/curses.h": "src/tui/term_curses.c", "term.h": "src/tui/term_curses.c",
    "sanitizer/asan_interface.h": "src/base/arena.c",
}
C11 = {f"{name}.h" for name in """assert complex ctype errno fenv float inttypes iso646 limits locale
    math setjmp signal stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn
    string tgmath threads time uchar wchar wctype""".split()}
CORE_BANS = {"time.h", "locale.h", "signal.h", "math.h", "setjmp.h", "float.h", "errno.h"}
POSIX_AT = ("src/host/", "src/tui/term_curses.c", "src/postgres/", "src/late.c")

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


def main():
    verdict = Verdict("includes")
    users = {}
    for path in files(".c", ".h", ".def", under=("src", "include")):
        home = floor_of(path)
        if home is None:
            verdict.add(path, 1, "which floor? no src/<floor>/ file of this name; say it in HEADER_ONLY"
                        " of tests/lint/tree.py")
            continue
        text = bare(read(path), strings=True)
        for match in INCLUDE.finditer(text):
            quote, name = match.groups()
            line = line_of(text, match.start())
            if quote == '"':
                check_own(verdict, path, home, line, name)
            else:
                users.setdefault(name, []).append(path)
                check_system(verdict, path, home, line, name)
    for name, home in HOMES.items():
        if len(set(users.get(name, []))) > 1:
            verdict.add(users[name][1], 1, f"<{name}> is already the business of {users[name][0]}")
    verdict.close()


def check_own(verdict, path, home, line, name):
    if name.startswith("tenor/"):
        target = floor_of("include/" + name)
    else:
        target = name.split("/")[0]
        if path.startswith("include/"):
            verdict.add(path, line, f'a public header includes "{name}": only "tenor/…" is installed')
    if name in ("tenor/tenor.h",) and path.startswith("src/"):
        verdict.add(path, line, 'say which headers: "tenor/tenor.h" is for other programs')
    elif target not in FLOORS:
        verdict.add(path, line, f'"{name}" is on no floor (say "floor/name.h" or "tenor/name.h")')
    elif target != home and target not in BELOW[home]:
        verdict.add(path, line, f'{home} must not see {target}: "{name}"')


def check_system(verdict, path, home, line, name):
    if name in HOMES:
        if HOMES[name] not in (path, None):
            verdict.add(path, line, f"<{name}> belongs in {HOMES[name]} only")
    elif name in C11:
        if FLOORS.get(home, 9) <= 3 and name in CORE_BANS and not verdict.allows(path, name):
            verdict.add(path, line, f"the core must not include <{name}>")
        elif name == "time.h" and not path.startswith(POSIX_AT) and not verdict.allows(path, name):
            verdict.add(path, line, "the clock is read in host only")
    elif not path.startswith(POSIX_AT) and not verdict.allows(path, name):
        verdict.add(path, line, f"<{name}> is POSIX: only in host/ and tui/term_curses.c")


main()
