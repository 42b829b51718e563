"""The terminal program touches the disk in its effects alone, the terminal in its curses file.

effects.py BUILD-FOLDER: by nm, only the files below leave a function that src/host/host.h declares
undefined in src/tui; without a folder, only they call one. What only reads a path's text is free.
That update() as a whole does not is shown by tests/tui/loop/test_update.c.
"""
import re
import sys

from tree import Verdict, bare, calls, files, read

TEXT = {"tni_path_join", "tni_path_folder", "tni_path_name", "tni_path_ends",
        "tni_errno_text"}
MAY = {
    "src/tui/term_curses.c",  # the terminal
    "src/tui/loop/main.c", "src/tui/loop/term_script.c",  # the start, a script instead of a terminal
    "src/tui/loop/open.c",  # the start: is it a file or a folder
    "src/tui/loop/effect.c", "src/tui/loop/create.c", "src/tui/loop/import.c",
    "src/tui/loop/changes.c",
    "src/tui/loop/usage.c", "src/tui/loop/watch.c", "src/tui/loop/write_error.c",
}


def main():
    verdict = Verdict("effects")
    host = set()
    for header in files("host.h", under=("src/host",)):
        host |= set(re.findall(r"\b(tni_\w+)\(", bare(read(header)))) - TEXT
    used = set()
    for path, name in sorted(calls(("tui",), sys.argv[1:])):
        if name in host and path in MAY:
            used.add(path)
        elif name in host:
            verdict.add(path, 1, f"calls {name} of host: that is for an effect")
    for path in sorted(MAY - used):
        verdict.add("tests/lint/effects.py", 1, f"{path} calls nothing of host: take it out")
    verdict.close()


main()
