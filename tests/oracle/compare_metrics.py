#!/usr/bin/env python3
"""Compares `tenor metrics` with the model, figure by figure, over portfolios of random lives.

    compare_metrics.py --tenor build/tenor --seed 1 --count 200 [--lives 3]
"""
import argparse
import json
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile

from figures import DAY, PLACES, Refused, iso
from filing import ContractFile
from generate import generate
from life import Simulation
from metrics import Portfolio

FIGURES = {"arr": "arr", "new": "new", "expansion": "expansion", "contraction": "contraction",
           "churn": "churn", "rpo": "rpo", "rpo_within_12_months": "within"}


def units(text):
    return int(text.replace(".", ""))


def lives(seed, folder, count):
    """Contracts that live under their own policy, each in a folder of its own."""
    found = []
    for number in range(20 * count):
        room = os.path.join(folder, "%d" % len(found))
        os.makedirs(room, exist_ok=True)
        case = generate("%s.%d" % (seed, number), room)
        try:
            contract = ContractFile(case.path)
            contract.id = "L%d" % len(found)
            Simulation(contract, (), None, None, None)
        except Refused:
            continue
        with open(case.path, encoding="utf-8", newline="") as file:
            text = file.read()
        with open(case.path, "w", encoding="utf-8", newline="") as file:
            file.write(text.replace("id = C-", "id = L%d-" % len(found), 1))
        found.append(ContractFile(case.path))
        if len(found) == count:
            break
    return found


def judge(tenor, seed, folder, count):
    contracts = lives(seed, folder, count)
    rnd = random.Random(seed)
    simulations = [Simulation(contract, (), None, None, None) for contract in contracts]
    first = min(s.terms[0].start for s in simulations) // DAY
    last = max(s.terms[-1].end for s in simulations) // DAY
    day = rnd.randint(first, last + 200)
    paths = [os.path.join(c.folder, "life.contract.ini") for c in contracts]
    command = [tenor, "metrics", *paths, "--as-of", iso(day), "--format", "json"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    try:
        model = Portfolio(contracts, day, [None] * len(contracts))
    except Refused as why:
        return None if result.returncode else "the model refuses: %s\n%s" % (why, command)
    rates = [rate for currency in model.totals for rate in model.rates(currency)]
    if "beyond" in result.stderr and not result.stdout and \
            any(rate is not None and rate > 200000 for rate in rates):
        return None
    if result.returncode not in (0, 1) or not result.stdout:
        return "status %d\n%s\n%s" % (result.returncode, " ".join(command), result.stderr)
    said = json.loads(result.stdout)
    wrong = []
    for row in said["totals"]:
        total = model.totals.pop(row["currency"], None)
        if total is None:
            wrong.append("nobody has %s" % row["currency"])
            continue
        for key, ours in FIGURES.items():
            if units(row[key]) != total[ours]:
                wrong.append("%s: model %d, tenor %s" % (key, total[ours], row[key]))
        moved = total["then"] + total["new"] + total["expansion"] - total["contraction"] - \
            total["churn"]
        if moved != total["arr"]:
            wrong.append("the model's movement is not its ARR")
        if units(row["mrr"]) != int(total["arr"] / 12 + 0.5) and total["arr"] < 10**12:
            wrong.append("mrr %s" % row["mrr"])
        if units(row["rpo_beyond"]) != total["rpo"] - total["within"]:
            wrong.append("beyond %s" % row["rpo_beyond"])
        model.totals[row["currency"]] = total
        for key, rate in zip(("nrr", "grr"), model.rates(row["currency"])):
            if (row[key] is None) != (rate is None) or rate is not None and \
                    float(row[key]) != float(rate):
                wrong.append("%s: model %s, tenor %s" % (key, rate, row[key]))
        del model.totals[row["currency"]]
    wrong += ["%s is missing: %s" % pair for pair in model.totals.items() if any(pair[1].values())]
    for row in said["renewals"]:
        year, number = row["quarter"].split("-Q")
        ours = model.renewals.get((row["currency"], int(year) * 4 + int(number) - 1), [0, 0, 0])
        theirs = [row["count"], units(row["annual_value"]), row["automatic"]]
        if ours != theirs:
            wrong.append("%s: model %s, tenor %s" % (row["quarter"], ours, theirs))
    return "%s\n%s" % ("\n".join(wrong), " ".join(command)) if wrong else None


WORKER = {}


def start_worker(tenor, folder, count):
    WORKER.update(tenor=tenor, folder=folder, count=count)


def work(seed):
    with tempfile.TemporaryDirectory(dir=WORKER["folder"]) as room:
        return seed, judge(WORKER["tenor"], seed, room, WORKER["count"])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tenor", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--lives", type=int, default=3)
    args = parser.parse_args()
    bad = 0
    seeds = range(args.seed, args.seed + args.count)
    with tempfile.TemporaryDirectory(prefix="tenor-metrics-") as folder, \
            multiprocessing.Pool(2, start_worker, (os.path.abspath(args.tenor), folder,
                                                   args.lives)) as pool:
        for seed, report in pool.imap_unordered(work, seeds):
            if report:
                bad += 1
                print("seed %d: %s" % (seed, report))
    print("%d portfolios compared, %s" % (args.count, "%d differ" % bad if bad else
                                          "none differs"))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
