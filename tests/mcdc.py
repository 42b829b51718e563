"""Conditions that decide (MC/DC) and branches of the core, by the tests of its own floors.

coverage.sh mcdc [BUILD], default build-mcdc: builds base, model, engine and their tests with clang-19,
runs them, and prints per floor how many branches were taken and how many conditions were seen to
decide by themselves. Exit status 1 when a floor is below its limit; 77: there is no clang-19.
VERBOSE=1 lists what is missing: a digit for each condition, 0 for one that was not seen to decide.
mcdc.txt lists what cannot be seen, as "FILE: LINE OF CODE" and "= REASON": its conditions do not count.
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
LIMITS = {"base": (97.7, 95.6), "model": (94.2, 84.9), "engine": (91.5, 82.0)}  # branches, MC/DC
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


def main():
    if not shutil.which("clang-19") or not shutil.which("llvm-cov-19"):
        print("no clang-19, llvm-19 here (tests/setup.sh all)")
        return 77
    folder = os.path.realpath(sys.argv[1] if len(sys.argv) > 1 else "build-mcdc")
    exceptions, unused = read_exceptions(), read_exceptions()
    sums, missing = collections.defaultdict(lambda: [0, 0, 0, 0, 0]), []
    for file in run(folder, build(folder)):
        name = os.path.relpath(file["filename"], ROOT)
        total = sums[name.split("/")[1]]
        with open(file["filename"], encoding="utf-8") as source:
            lines = source.read().split("\n")
        total[0] += file["summary"]["branches"]["covered"]
        total[1] += file["summary"]["branches"]["count"]
        for record in file["mcdc_records"]:
            seen, key = record[-1], f"{name}: {lines[record[0] - 1].strip()}"
            total[2] += sum(seen)
            total[3] += len(seen)
            if not all(seen) and key in exceptions:
                total[4] += len(seen) - sum(seen)
                unused.discard(key)
            elif not all(seen):
                missing.append(f"{name}:{record[0]}: {''.join('01'[s] for s in seen)} "
                               f"{lines[record[0] - 1].strip()}")
    failed = False
    print("floor     branches       MC/DC  excepted")
    for floor, (branches, conditions) in LIMITS.items():
        taken, all_branches, seen, count, excepted = sums[floor]
        shares = 100 * taken / all_branches, 100 * seen / (count - excepted)
        failed = failed or shares[0] < branches or shares[1] < conditions
        print(f"{floor:8} {shares[0]:7.2f} % {shares[1]:9.2f} % {excepted:9}   "
              f"limits {branches} %, {conditions} %")
    if os.environ.get("VERBOSE"):
        print("\n".join(missing))
    for key in sorted(unused):
        print(f"mcdc.txt: nothing is missing any more: {key}")
        failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
