#!/usr/bin/env python3
"""Terms that are frozen move no document: of random lives invoices and forecasts are the same bytes
before `freeze --write`, after it, after offers and product have changed, and without the offers.

    frozen.py build/tenor --seed 1 --count 200

Prints the first life that differs, with its seed, and exits 1; a life that is refused is left out.
"""
import argparse
import glob
import os
import re
import subprocess
import sys
import tempfile

from generate import generate


def documents(tenor, case):
    said = []
    for command in ("invoice", "forecast"):
        given = [command, case.path, "--format", "csv", *case.arguments()]
        if command == "forecast":
            given = [w for i, w in enumerate(given)
                     if w != "--until" and given[i - 1] != "--until"]
        done = subprocess.run([tenor, *given], capture_output=True, text=True, timeout=60,
                              check=False)
        said.append((done.returncode in (0, 1) and done.stdout, done.stderr))
    return [out for out, _ in said], "".join(err for _, err in said)


def change(path):
    """Another price, usage price, discount, duration of payment, way of metering everywhere."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    text = re.sub(r"(?m)^(price(\.\d+m)?|payg|list)(\s*)=.*$", r"\1\3= 7", text)
    text = re.sub(r"(?m)^(net_terms\s*)=.*$", r"\1= 90", text)
    text = re.sub(r"(?m)^(discount|uplift|default)(\s*)=.*$", r"\1\2= 1%", text)
    text = re.sub(r"(?m)^(meter)(\s*)=.*$", r"\1\2= overage", text)
    text = re.sub(r"(?m)^(max_renewals)(\s*)=.*$", r"\1\2= 1", text)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def judge(tenor, seed, folder):
    """None: nothing moved; "": refused from the beginning; else what moved."""
    case = generate(seed, folder)
    before, said = documents(tenor, case)
    if not all(before):
        return ""
    policy = ["--policy", case.policy] if case.policy else []
    done = subprocess.run([tenor, "freeze", case.path, "--write", *policy], capture_output=True,
                          text=True, timeout=60, check=False)
    if done.returncode:
        return "freeze: status %d\n%s" % (done.returncode, done.stderr)
    stages = [("frozen", lambda: None),
              ("changed", lambda: [change(p) for p in glob.glob(folder + "/*.offer.ini") +
                                   glob.glob(folder + "/*.product.ini")]),
              ("without offers", lambda: [os.remove(p) for p in glob.glob(folder + "/*.offer.ini")])]
    for name, act in stages:
        act()
        after, said = documents(tenor, case)
        for one, other in zip(before, after):
            if one != other:
                return "%s:\n%s\n-- now\n%s\n%s" % (name, one, other, said)
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tenor")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    given = parser.parse_args()
    tenor, judged = os.path.abspath(given.tenor), 0
    for seed in range(given.seed, given.seed + given.count):
        with tempfile.TemporaryDirectory() as folder:
            why = judge(tenor, seed, folder)
        judged += why is None
        if why:
            print("seed %d: %s" % (seed, why))
            return 1
    print("%d lives of %d, the others refused: no document moved" % (judged, given.count))
    return 0 if judged * 2 > given.count else 1


if __name__ == "__main__":
    sys.exit(main())
