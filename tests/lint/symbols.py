"""What the compiled floors show: names that start tn_ (declared in include/) or tni_, no state.

symbols.py BUILD-FOLDER reads the libraries libtn_<floor>.a there. The core (floors 0 to 3) has no
writable data: neither .data nor .bss, and no common symbols. What an object shows as tni_ another
object asks for, main.c, late.c or a database: else it is static in its file, or, when only tests call it, dead.
"""
import os
import re
import sys

from tree import CORE, FLOORS, Verdict, files, read, tool, SKIP


# Stands in front of the C library's own functions, under their names, to count those that fail.
BEFORE_LIBC = "src/host/call_failures.c"


def main():
    verdict = Verdict("symbols")
    public = set(re.findall(r"\btn_\w+", "".join(read(p) for p in files(".h", under=("include",)))))
    outside = ["src/main.c", "src/late.c"] + files(".c", under=("src/sqlite", "src/postgres"))  # in no library
    shown, asked = {}, set(re.findall(r"\btni_\w+", "".join(read(p) for p in outside)))
    for floor in FLOORS:
        library = os.path.join(sys.argv[1], f"libtn_{floor}.a")
        if not os.path.exists(library):
            continue
        names = tool("nm", "-A", "--extern-only", library)
        if names is None:
            sys.exit(SKIP)
        for line in names.splitlines():
            where, kind, name = re.match(r".*?:(\S+?):\S*\s+(\w) (\S+)$", line).groups()
            if kind == "U":
                asked.add(name)
            else:
                shown[name] = f"src/{floor}/{where[:-2]}"
                check_name(verdict, shown[name], kind, name, public)
        if floor in CORE:
            check_state(verdict, floor, tool("objdump", "-h", library))
    for name, path in shown.items():
        if name.startswith("tni_") and name not in asked:
            verdict.add(path, 1, f"'{name}' is asked for by no other file: static, or dead")
    verdict.close()


def check_name(verdict, path, kind, name, public):
    if kind == "C":
        verdict.add(path, 1, f"'{name}' is a common symbol")
    if not name.startswith(("tn_", "tni_")) and path != BEFORE_LIBC:
        verdict.add(path, 1, f"'{name}' crosses files: it must start tni_ (or tn_ when public)")
    if name.startswith("tn_") and name not in public:
        verdict.add(path, 1, f"'{name}' is in no header of include/tenor: tni_ is for inside")


def check_state(verdict, floor, listing):
    member = "?"
    for line in listing.splitlines():
        if "file format" in line:
            member = line.split(":")[0].replace(".o", "")
        section = re.match(r"\s*\d+ (\.(?:data|bss)\S*)\s+([0-9a-f]+)", line)
        if section and int(section.group(2), 16) and not section.group(1).startswith(".data.rel.ro"):
            verdict.add(f"src/{floor}/{member}", 1, f"writable state in {section.group(1)}")


main()
