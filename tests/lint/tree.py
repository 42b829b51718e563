"""What the lints share: the files of the source tree, C text without comments, and the verdict.

Each lint is a program of its own: `python3 tests/lint/NAME.py` prints one line per breach, in the
form file:line: message, and exits 1 when there is one. allow.txt lists the exceptions; a line there
that is no longer needed is a breach too, so that the list can only shrink.
"""
import functools
import os
import re
import subprocess
import sys

HERE = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
ROOT = os.environ.get("TENOR_LINT_ROOT", HERE)  # another tree: the test of the lints themselves
FLOORS = {"base": 0, "model": 1, "engine": 2, "report": 3, "format": 4, "host": 4,
          "app": 5, "cli": 6, "tui": 6, "sqlite": 6, "postgres": 6}
CORE = ("base", "model", "engine", "report")


def files(*endings, under=("src", "include", "tests", "samples", "data")):
    """Paths below the root, sorted; build folders and what git ignores are not below `under`."""
    found = []
    for top in under:
        for folder, folders, names in os.walk(os.path.join(ROOT, top)):
            folders[:] = [f for f in folders if not f.startswith((".", "build", "__pycache__"))]
            found += [os.path.relpath(os.path.join(folder, n), ROOT) for n in names
                      if n.endswith(endings or "")]
    return sorted(found)


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8", errors="replace") as file:
        return file.read()


TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)


def bare(text, strings=False):
    """C text with comments (and, unless told otherwise, literals) blanked; lines stay where they are."""
    def blank(match):
        token = match.group()
        if token[0] in "\"'":
            return token if strings else token[0] + " " * (len(token) - 2) + token[0]
        return re.sub(r"[^\n]", " ", token)
    return TOKEN.sub(blank, text)


def line_of(text, index):
    return text.count("\n", 0, index) + 1


def public_home(path):
    """The source file, without its ending, that a public header's promises are kept by, or None."""
    return sources().get(os.path.basename(path).split(".")[0])


@functools.lru_cache(maxsize=None)
def sources():
    """The source files by name, without their ending; of two of one name the lower floor's."""
    found = {}
    for floor in FLOORS:
        for path in files(".c", under=(f"src/{floor}",)):
            found.setdefault(os.path.basename(path)[:-2], path[:-2])
    return found


def floor_of(path):
    """The floor a file stands on; for a public header, that of the source file of its name."""
    parts = path.split("/")
    if parts[0] == "src":
        return parts[1] if parts[1] in FLOORS else "main"
    stem = parts[-1].split(".")[0]
    if stem in HEADER_ONLY:
        return HEADER_ONLY[stem]
    if parts[-2] == "codes":
        return "base"
    home = public_home(path)
    return home.split("/")[1] if home else None


# Public headers without a source file of their name.
HEADER_ONLY = {"tenor": "format", "codes": "base", "decls": "base", "version": "base", "field": "model", "tables": "model",
               "product": "model", "offer": "model", "policy": "model", "contract": "model",
               "schema": "model", "reports": "report", "contract_reports": "report",
               "quote": "engine", "schedule": "engine", "proration": "engine",
               "rating": "engine", "life": "engine", "invoice": "engine", "render": "format"}


class Verdict:
    """Collects breaches of one lint, less those allow.txt names."""

    def __init__(self, lint):
        self.lint, self.breaches, self.used = lint, [], set()
        self.allowed = {}
        for number, line in enumerate(read("tests/lint/allow.txt").splitlines(), 1):
            words = line.split("#")[0].split()
            if words and words[0] == lint:
                self.allowed[tuple(words[1:])] = number

    def allows(self, *key):
        if tuple(map(str, key)) in self.allowed:
            self.used.add(tuple(map(str, key)))
            return True
        return False

    def add(self, path, line, message):
        self.breaches.append(f"{path}:{line}: {message}")

    def close(self):
        for key, number in self.allowed.items():
            if key not in self.used:
                self.add("tests/lint/allow.txt", number, "no longer needed: take the line out")
        for breach in self.breaches:
            print(breach)
        print(f"{self.lint}: {len(self.breaches)} breaches")
        sys.exit(1 if self.breaches else 0)


def tool(*command):
    """A program's output, or None when it is not installed; failures raise."""
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout
    except FileNotFoundError:
        return None


def calls(floors, builds):
    """(source file, function) for what the floors' files call: what nm finds undefined in their
    objects below the build folder, or, without one, what their text calls."""
    sources_of = [(floor, path) for floor in floors for path in files(".c", under=(f"src/{floor}",))]
    if not builds:
        return {(path, name) for _, path in sources_of
                for name in re.findall(r"\b(tni?_\w+)\(", bare(read(path)))}
    objects = {os.path.join(builds[0], "CMakeFiles", f"tn_{floor}.dir", path + ".o"): path
               for floor, path in sources_of}
    objects = {name: path for name, path in objects.items() if os.path.exists(name)}
    listing = tool("nm", "-A", "-u", *objects) if objects else ""
    if listing is None:
        sys.exit(SKIP)
    lines = (line.split(":", 1) for line in listing.splitlines())
    return {(objects[where], entry.split()[-1]) for where, entry in lines}


SKIP = 77  # CTest's SKIP_RETURN_CODE: the tool this lint needs is not here
