#!/usr/bin/env python3
"""Compares the program with the model, line by line, over random lives: no minor unit may differ.

    compare.py --tenor build/tenor --seed 1 --count 5000     lives: `tenor invoice --format csv`
    compare.py --tenor build/tenor --seed 1 --rows 20000     rows of `tenor prorate --batch`
    compare.py --tenor build/tenor --seed 1 --forecasts 500 --registers 500     every column of both

Prints the first difference with its seed, the command and both outputs, and exits 1. The files of a
seed come again with `generate.py --seed S --into FOLDER`. DECISIONS.md says what is not compared.
Exit status 77: the program cannot do it yet.
"""
import argparse
import csv
import io
import json
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile

import filing
import forecast
import model
import register
from figures import DAY, Refused, day_of, iso, parse_day, stamp
from generate import generate
from products import decimal, policy

ALWAYS = "contract id number date due kind dimension amount currency".split()
FULLY = ALWAYS + "period_start period_end quantity unit_price fraction".split()
COMPARED = {"contract": FULLY, "renewal": FULLY, "upgrade-credit": FULLY, "upgrade-charge": FULLY,
            "usage": FULLY, "instalment": ALWAYS, "rounding": ALWAYS, "refund": ALWAYS}


def units(text):
    return int(text.replace(".", ""))


def comparable(rows):
    """What is compared of each row; the lines of a credit note as one."""
    found, notes = [], {}
    for row in rows:
        if row["kind"] == "refund" or row["id"].endswith("-refund"):
            note = notes.get(row["id"])
            if note is None:
                note = notes[row["id"]] = dict(row, kind="refund", dimension="", amount="0")
                found.append(note)
            note["amount"] = str(units(note["amount"]) + units(row["amount"]))
        else:
            found.append(row)
    return [tuple((column, row[column]) for column in COMPARED.get(row["kind"], FULLY))
            for row in found]


def run(command):
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def expected_of(case):
    """The model's rows of a life, or None where it refuses."""
    try:
        return model.invoice(case.path, case.usage, case.until, case.as_of, case.policy)
    except Refused:
        return None


def as_csv(rows, columns=model.COLUMNS):
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def first_difference(ours, theirs):
    for number, (a, b) in enumerate(zip(ours, theirs), 1):
        if a != b:
            cells = ["%s: model %s, tenor %s" % (x[0], x[1] or "empty", y[1] or "empty")
                     for x, y in zip(a, b) if x != y]
            return "row %d: %s" % (number, "; ".join(cells))
    return "the model has %d rows, tenor has %d" % (len(ours), len(theirs))


def judge(tenor, case):
    """None when program and model agree on a life; else a report."""
    expected = expected_of(case)
    command = [tenor, "invoice", case.path, "--format", "csv", *case.arguments()]
    result = run(command)
    allowed = (1,) if expected is None else (0, 1) if case.has_rejects else (0,)
    why = None
    if result.returncode not in allowed:
        why = "exit status %d instead of %s" % (result.returncode, allowed)
    elif expected is not None:
        actual = list(csv.DictReader(io.StringIO(result.stdout)))
        ours = comparable(expected)
        try:
            theirs = comparable(actual)
            why = None if ours == theirs else first_difference(ours, theirs)
        except (KeyError, ValueError, AttributeError) as broken:
            why = "unreadable output: %r" % broken
    if why is None:
        return None
    parts = [why, " ".join(command), "-- model", "refused" if expected is None else
             as_csv(expected), "-- tenor", result.stdout, result.stderr]
    return "\n".join(parts)


def months_asked(case):
    """(months, day to judge from or None) of a forecast: of any length, from around the life."""
    rnd = random.Random("forecast %s" % case.seed)
    months = rnd.choice([1, 2, 12, 12, 12, 24, 40])
    if rnd.random() < 0.3:
        return months, None
    end = min(case.state.term.end // DAY, case.day + 5000)
    return months, rnd.choice([case.day, case.day + 1, rnd.randint(case.day - 100, end + 100),
                               rnd.randint(case.day, end), end, end + 30])


def judge_forecast(tenor, case):
    """The same for the rows of `forecast`, every column of every month."""
    months, as_of = months_asked(case)
    try:
        contract = filing.ContractFile(case.path)
        records = filing.read_usage(case.usage, contract.id) if case.usage else ()
        model.Simulation(contract, records, None, None, case.policy)
        rows = forecast.Forecast(contract, records, months, as_of, case.policy).rows()
    except Refused:
        return None
    command = [tenor, "forecast", case.path, "--format", "csv", "--for", "internal", "--months",
               str(months)]
    for name, value in (("--as-of", as_of and iso(as_of)), ("--usage", case.usage),
                        ("--policy", case.policy)):
        command += [name, value] if value else []
    result = run(command)
    why = None
    if result.returncode not in ((0, 1) if case.has_rejects else (0,)):
        why = "exit status %d" % result.returncode
    else:
        theirs = [[tuple(x) for x in row.items()]
                  for row in csv.DictReader(io.StringIO(result.stdout))]
        ours = [[(column, row[column]) for column in forecast.COLUMNS] for row in rows]
        why = None if ours == theirs else first_difference(ours, theirs)
    if why is None:
        return None
    return "\n".join([why, " ".join(command), "-- model", as_csv(rows, forecast.COLUMNS),
                      "-- tenor", result.stdout, result.stderr])


def dress(case, rnd):
    """Names that a register shows and no figure depends on."""
    names = {"[contract]": [("agreement", "agmt-%d" % rnd.randrange(10)), ("customer", "Cust"),
                            ("account_id", "111111111111")], "[offer]": [("po", "PO 7")]}
    for name in sorted(os.listdir(case.folder)):
        path = os.path.join(case.folder, name)
        with open(path, encoding="utf-8", newline="") as file:
            lines = file.read().split("\n")
        chosen = [pair for pair in names.get(lines[0].strip(), ()) if rnd.random() < 0.6]
        if chosen:
            end = "\r" if lines[0].endswith("\r") else ""
            lines[1:1] = ["%s = %s%s" % (*pair, end) for pair in chosen]
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write("\n".join(lines))


def judge_register(tenor, case):
    """The same for the register: its rows, and their sums by month and over all."""
    rnd = random.Random("register %s" % case.seed)
    dress(case, rnd)
    first = case.day + rnd.choice([-1, -1, 0, 1, 100, 400])
    kind = rnd.choice([None, None, None, "refund", "usage"])
    try:
        contract = filing.ContractFile(case.path)
        records = filing.read_usage(case.usage, contract.id) if case.usage else ()
        simulation = model.Simulation(contract, records, case.until and parse_day(case.until),
                                      case.as_of and parse_day(case.as_of), case.policy)
        ours = register.Register(simulation, first, kind, case.as_of and parse_day(case.as_of))
    except Refused:
        return None
    command = [tenor, "invoice", case.path, "--from", iso(first), "--format", "json",
               *case.arguments()] + (["--kind", kind] if kind else [])
    result = run(command)
    if result.returncode not in ((0, 1) if case.has_rejects else (0,)):
        return "exit status %d\n%s\n%s" % (result.returncode, " ".join(command), result.stderr)
    said = json.loads(result.stdout)
    theirs = [[(key, row[key] or "") for key in register.COLUMNS] for row in said["documents"]]
    rows = [[(key, row[key]) for key in register.COLUMNS] for row in ours.rows]
    why = None if rows == theirs else first_difference(rows, theirs)
    totals = {(row.pop("month"), row.pop("currency")): row for row in said["totals"]}
    if why is None and totals != ours.totals():
        why = "totals: model %s, tenor %s" % (ours.totals(), totals)
    return why and "\n".join([why, " ".join(command), result.stdout, result.stderr])


WORKER = {}


def start_worker(tenor, folder, usage, judge_one):
    WORKER["tenor"], WORKER["folder"] = tenor, tempfile.mkdtemp(dir=folder)
    WORKER["usage"], WORKER["judge"] = usage, judge_one


def work(seed):
    case = generate(seed, WORKER["folder"])
    if not WORKER["usage"]:
        case.usage, case.has_rejects = None, False
    return seed, WORKER["judge"](WORKER["tenor"], case)


def compare_lives(tenor, seeds, show, usage, judge_one=judge):
    bad = {}
    with tempfile.TemporaryDirectory(prefix="tenor-oracle-") as folder, \
            multiprocessing.Pool(2, start_worker, (tenor, folder, usage, judge_one)) as pool:
        for seed, report in pool.imap_unordered(work, seeds, chunksize=10):
            if report:
                bad[seed] = report
            if len(bad) >= show:
                break
    for seed in sorted(bad)[:show]:
        print("seed %d: %s" % (seed, bad[seed]))
    print("%d lives compared, %s" % (len(seeds), "%d differ" % len(bad) if bad else "none differs"))
    return 1 if bad else 0


# ---- prorate --batch ----------------------------------------------------------------------------

BATCH = "id start end on price quantity new_price new_quantity policy currency".split()


def batch_row(rnd, name):
    start = day_of(rnd.randint(1971, 2090), rnd.randint(1, 12), rnd.choice([1, 15, 28]))
    start += rnd.choice([0, 0, 1, 2, 3, 9])
    end = start + rnd.choice([1, 27, 28, 30, 31, 365, 366, 730, 1096, rnd.randint(1, 2000)])
    on = rnd.choice([start, end, end - 1, rnd.randint(start, end), rnd.randint(start, end)])
    row = dict.fromkeys(BATCH, "")
    row.update(id=name, start=iso(start), end=iso(end), on=iso(on), policy=policy(rnd))
    if rnd.random() < 0.03:
        row["on"] = iso(rnd.choice([start - 1, end + 1]))
    if rnd.random() < 0.3 and start < on < end:
        row["on"] = stamp(on * DAY + rnd.randrange(DAY))
    for price, quantity in (("price", "quantity"), ("new_price", "new_quantity")):
        if rnd.random() < 0.9:
            row[price] = decimal(rnd, rnd.choice([1, 100, 10**6]), 3)
            row[quantity] = str(rnd.choice([1, 2, 7, 1000, rnd.randint(1, 10**6)]))
    row["currency"] = rnd.choice(["", "USD", "JPY", "EUR"])
    return row


def compare_rows(tenor, seed, count, show):
    rnd = random.Random(seed)
    rows = [batch_row(rnd, "R%d" % i) for i in range(count)]
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="") as file:
        writer = csv.DictWriter(file, BATCH, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        file.flush()
        result = run([tenor, "prorate", "--batch", file.name])
    actual = list(csv.DictReader(io.StringIO(result.stdout)))
    bad = 0 if len(actual) == len(rows) else 1
    if bad:
        print("%d rows asked, %d answered\n%s" % (len(rows), len(actual), result.stderr[:2000]))
    columns = "numerator denominator credit charge due".split()
    for row, got in zip(rows, actual):
        try:
            want = dict(zip(columns, model.prorate(*(row[c] for c in BATCH[1:]))))
            agrees = not got["error"] and all(got[c] == want[c] for c in columns)
        except Refused as why:
            want, agrees = "error: %s" % why, bool(got["error"])
        if not agrees:
            bad += 1
            if bad <= show:
                print("%s\n  model %s\n  tenor %s" % (",".join(row.values()), want, dict(got)))
    print("%d rows compared, %s" % (len(rows), "%d differ" % bad if bad else "none differs"))
    return 1 if bad else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tenor", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=0, help="lives to compare")
    parser.add_argument("--forecasts", type=int, default=0, help="forecasts of lives to compare")
    parser.add_argument("--registers", type=int, default=0, help="registers of lives to compare")
    parser.add_argument("--rows", type=int, default=0, help="rows of prorate --batch to compare")
    parser.add_argument("--no-usage", action="store_true", help="lives without their usage files")
    parser.add_argument("--show", type=int, default=1, help="differences to print")
    args = parser.parse_args()
    tenor = os.path.abspath(args.tenor)
    status = 0
    for command in ["prorate"] * bool(args.rows) + ["invoice"] * bool(args.count):
        if "no command" in run([tenor, command]).stderr:
            print("%s has no command '%s' yet: skipped" % (tenor, command))
            return 77
    if args.rows:
        status |= compare_rows(tenor, args.seed, args.rows, args.show)
    if args.forecasts:
        seeds = range(args.seed, args.seed + args.forecasts)
        status |= compare_lives(tenor, seeds, args.show, not args.no_usage, judge_forecast)
    if args.registers:
        seeds = range(args.seed, args.seed + args.registers)
        status |= compare_lives(tenor, seeds, args.show, not args.no_usage, judge_register)
    if args.count or not (args.rows or args.forecasts or args.registers):
        seeds = range(args.seed, args.seed + (args.count or 1000))
        status |= compare_lives(tenor, seeds, args.show, not args.no_usage)
    return status


if __name__ == "__main__":
    sys.exit(main())
