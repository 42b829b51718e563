"""Peaks of memory over a book do not grow with it: flat.py TENOR. Every command that lists what is in
a book, in every form, on a small book and on one four times as large."""
import os
import subprocess
import sys
import tempfile

SMALL, LARGE = 1500, 6000
LIMIT, GROWTH = 26 * 1024, 5 * 1024  # KiB; what grows is SQLite's page cache, up to some 4 MiB
AS_OF = ["--as-of", "2026-10-10"]
COMMANDS = [
    ["forecast", *AS_OF], ["forecast", *AS_OF, "--format", "csv"],
    ["forecast", *AS_OF, "--format", "json"], ["forecast", *AS_OF, "-o", "f.xlsx"],
    ["forecast", *AS_OF, "--by", "buyer"], ["forecast", *AS_OF, "--in", "USD"],
    ["forecast", *AS_OF, "--shard", "1/2"], ["invoice", *AS_OF],
    ["invoice", *AS_OF, "--format", "json"], ["invoice", *AS_OF, "-o", "i.xlsx"],
    ["deadlines", *AS_OF], ["deadlines", *AS_OF, "--format", "json"],
    ["deadlines", *AS_OF, "-o", "d.ics"], ["metrics", *AS_OF, "--explain"],
    ["metrics", *AS_OF, "--explain", "--format", "csv"], ["metrics", *AS_OF, "-o", "m.xlsx"],
    ["check"], ["close", "--through", "2026-03"], ["merge"], ["merge", "--format", "csv"]]


def peak(tenor, book, command):
    """KiB of the program and what it starts; the status must be 0."""
    operands = [f"{book}.1", f"{book}.2"] if command[0] == "merge" else [book]
    argv = [tenor, command[0], *operands, *command[1:], "-q"]
    argv += ["--force"] if "-o" in command else []
    null = os.open(os.devnull, os.O_WRONLY)
    child = os.posix_spawn(tenor, argv, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, null, 1)])
    os.close(null)
    _, status, usage = os.wait4(child, 0)
    return usage.ru_maxrss if status == 0 else None


def merged_is_whole(tenor, book):
    """More groups than stay in memory, their parts in the wrong order: the whole book's bytes."""
    commands = (["forecast", book, *AS_OF], ["merge", f"{book}.2", f"{book}.1"])
    whole, merged = (subprocess.run([tenor, *command, "--format", "csv", "-q"], check=True,
                                    capture_output=True).stdout for command in commands)
    return whole == merged


def main():
    tenor = os.path.abspath(sys.argv[1])
    make = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../bench/portfolio_make.py")
    failed = 0
    with tempfile.TemporaryDirectory() as room:
        os.chdir(room)
        for count in (SMALL, LARGE):
            subprocess.run([sys.executable, "-B", make, f"{count}.db", str(count)], check=True)
            for shard in (1, 2): # for merge
                subprocess.run([tenor, "forecast", f"{count}.db", *AS_OF, "--shard", f"{shard}/2",
                                "-o", f"{count}.db.{shard}", "-q"], check=True)
        if not merged_is_whole(tenor, f"{SMALL}.db"):
            print("merge: other bytes than forecast's")
            failed = 1
        for command in COMMANDS:
            small, large = (peak(tenor, f"{count}.db", command) for count in (SMALL, LARGE))
            if small is None or large is None or large > LIMIT or large - small > GROWTH:
                print(f"{' '.join(command)}: {small} KiB, then {large} KiB")
                failed = 1
    sys.exit(failed)


main()
