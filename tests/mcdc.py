"""Conditions that decide (MC/DC) and branches of the core, by the tests of its own floors.

coverage.sh mcdc [BUILD], default build-mcdc: builds base, model, engine and their tests with
clang-19, runs them, and prints per floor how many branches were taken and how many conditions were
seen to decide by themselves. Exit status 1 when a floor is below its limit; 77: no clang-19.
VERBOSE=1 lists what is missing: of a decision a digit for each condition, 0 for one that was not
seen to decide; of a branch the outcome (T, F) that was not taken. mcdc.txt lists what cannot be
seen, as "FILE: LINE OF CODE" and "= REASON": what is missing in that line does not count. Nor does
the case of a switch for the number of an enum's values, which no value has, and what comes when no
case does.
"""
import collections
import concurrent.futures
import glob
import json
import os
import re
import shutil
import subprocess
import sys

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), ".."))
LIMITS = {"base": (99.5, 99), "model": (98.5, 96.5), "engine": (99.5, 99)}  # branches, MC/DC
NO_VALUE = re.compile(r"switch \(|case \w+(_COUNT|_KINDS|_TYPE_COUNT):")
FLAGS = "-O0 -fprofile-instr-generate -fcoverage-mapping -fcoverage-mcdc"


def build(folder):
    log = os.path.join(folder, "build.log")
    os.makedirs(folder, exist_ok=True)
    with open(log, "w", encoding="utf-8") as out:
        done = subprocess.run(["cmake", "-G", "Ninja", "-S", ROOT, "-B", folder,
                               "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_C_COMPILER=clang-19",
                               f"-DCMAKE_C_FLAGS={FLAGS}"], stdout=out, stderr=out, check=False)
        targets = subprocess.run(["ninja", "-C", folder, "-t", "targets", "all"], check=False,
                                 capture_output=True, text=True).stdout
        tests = sorted(set(re.findall(r"^((?:base|model|engine)_\w+_test):", targets, re.M)))
        if done.returncode or not tests or subprocess.run(
                ["ninja", "-C", folder, *tests], stdout=out, stderr=out, check=False).returncode:
            sys.exit(f"the build failed: see {log}")
    return tests


def run(folder, tests):
    def one(test):
        profile = os.path.join(folder, test + ".profraw")
        if subprocess.run([os.path.join(folder, test)], cwd=folder, check=False,
                          env=dict(os.environ, LLVM_PROFILE_FILE=profile), timeout=600,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode:
            sys.exit(f"{test} fails")
        return profile
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        profiles = list(pool.map(one, tests))
    merged = os.path.join(folder, "all.profdata")
    subprocess.run(["llvm-profdata-19", "merge", "-sparse", *profiles, "-o", merged], check=True)
    objects = [os.path.join(folder, tests[0])]
    for test in tests[1:]:
        objects += ["-object", os.path.join(folder, test)]
    sources = [path for floor in LIMITS for path in sorted(glob.glob(
        os.path.join(ROOT, "src", floor, "**", "*.c"), recursive=True))]
    text = subprocess.run(["llvm-cov-19", "export", *objects, "-instr-profile", merged, *sources],
                          check=True, capture_output=True, text=True).stdout
    return json.loads(text)["data"][0]["files"]


def read_exceptions():
    """{"src/base/x.c: if (…) {"}: a line whose conditions cannot all be seen."""
    found, last = set(), None
    with open(os.path.join(ROOT, "tests", "mcdc.txt"), encoding="utf-8") as file:
        for line in file:
            line = line.strip()
            if line.startswith("= "):
                found.add(last)
            elif line and not line.startswith("#"):
                last = line
    return found


class Tally:
    """Of a floor: what was seen, how much there is, what is excepted; (branches, conditions)."""

    def __init__(self):
        self.seen, self.count, self.excepted = [0, 0], [0, 0], [0, 0]

    def add(self, kind, seen, count, excepted):
        self.seen[kind] += seen
        self.count[kind] += count
        self.excepted[kind] += excepted

    def share(self, kind):
        return 100 * self.seen[kind] / max(1, self.count[kind] - self.excepted[kind])


def add_file(file, tally, exceptions, used):
    """Adds a file's branches and conditions; yields what is missing."""
    name = os.path.relpath(file["filename"], ROOT)
    with open(file["filename"], encoding="utf-8") as source:
        lines = [""] + [line.strip() for line in source.read().split("\n")]

    def excepted(number, missing):
        key = f"{name}: {lines[number]}"
        if missing and key in exceptions:
            used.add(key)
        return missing if key in exceptions else 0
    for number, column, _, end, taken, not_taken, *_ in file["branches"]:
        missed = (taken == 0) + (not_taken == 0)
        apart = missed if NO_VALUE.match(lines[number]) else excepted(number, missed)
        tally.add(0, 2 - missed, 2, apart)
        if missed > apart:
            yield (f"{name}:{number}:{column}-{end}: {'T' if taken == 0 else ''}"
                   f"{'F' if not_taken == 0 else ''} {lines[number]}")
    for record in file["mcdc_records"]:
        seen, number = record[-1], record[0]
        apart = excepted(number, len(seen) - sum(seen))
        tally.add(1, sum(seen), len(seen), apart)
        if not all(seen) and not apart:
            yield f"{name}:{number}: {''.join('01'[s] for s in seen)} {lines[number]}"


def main():
    if not shutil.which("clang-19") or not shutil.which("llvm-cov-19"):
        print("no clang-19, llvm-19 here (tests/setup.sh all)")
        return 77
    folder = os.path.realpath(sys.argv[1] if len(sys.argv) > 1 else "build-mcdc")
    exceptions, used = read_exceptions(), set()
    tallies, missing = collections.defaultdict(Tally), []
    for file in run(folder, build(folder)):
        floor = os.path.relpath(file["filename"], ROOT).split("/")[1]
        missing += add_file(file, tallies[floor], exceptions, used)
    failed = False
    print("floor     branches       MC/DC  excepted")
    for floor, limits in LIMITS.items():
        t = tallies[floor]
        failed = failed or any(t.share(kind) < limits[kind] for kind in (0, 1))
        print(f"{floor:8} {t.share(0):7.2f} % {t.share(1):9.2f} % {t.excepted[0]:4} "
              f"{t.excepted[1]:4}   limits {limits[0]} %, {limits[1]} %")
    if os.environ.get("VERBOSE"):
        print("\n".join(missing))
    for key in sorted(exceptions - used):
        print(f"mcdc.txt: nothing is missing any more: {key}")
        failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
