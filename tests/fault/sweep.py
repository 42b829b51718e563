#!/usr/bin/python3
"""Lets calls of the built program fail and looks what a stranger finds afterwards.

sweep.py PROGRAM SHIM --quick [--seed N] [--runs N] [--seconds S]    a sample, less when time is up
sweep.py PROGRAM SHIM --long                           every (call site, command) with every error,
                                                       kill -9 at every call in turn
sweep.py PROGRAM SHIM --long --part I/N                the I-th of N parts of it, each of whole scenarios
sweep.py PROGRAM SHIM --only 'SCENARIO WHO.CLASS NUMBER ERROR'    one run, shown

A run is bad when the program dies of a signal or hangs; says success with a result that is not
whole (untrue); fails without a word (silent) or with a wrong status; leaves a file between old and
new, something stray, or half of its files and then refuses to go on (half); says failure though all
is written (denied); or, killed, cannot go on (again) or leaves litter even then (litter).
"""
import argparse
import fnmatch
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter, namedtuple

import faults
from furniture import MADE
from room import Room
from scenarios import FLAGS, Scenario, scenarios

TURNS = 400  # of one call site: a workbook is thousands of calls of the same
Task = namedtuple("Task", "scenario site name fault")
shared = {}  # read by the workers, which are forked


def start_worker(options):
    folder = os.path.join(options["folder"], str(os.getpid()))
    shared["room"] = Room(folder, options["program"], options["shim"])


def made_files(room):
    """{name: bytes} of what the program itself makes for some scenarios."""
    nothing = Scenario("made", ["prices/agreements"], *[False] * len(FLAGS))
    room.enter(nothing, {})
    made, env = {}, faults.environment(None, None, room.state)
    for name, commands in MADE.items():
        for command in commands:
            faults.run(room.program, command.split(), env, files=room.files)
        paths = [name] if os.path.isfile(name) else [name + file for file in os.listdir(name)]
        made.update((path, room.bytes_of(path)) for path in paths)
    room.at = None
    return made


def scenarios_by_name():
    return {s.name: s for s in scenarios()}


def record(scenario):
    return scenario.name, shared["room"].reference(scenario, shared["made"])


def tasks_of(scenario, wanted, calls, every):
    """Each call site once, the first time it is called (every: the last, too), with each of its
    errors; and killed there, if it writes anything, at every call in turn."""
    sites = {}
    for who, kind, number, site, name in calls:
        sites.setdefault((who, kind, site, name), []).append(number)
    kills = wanted.before != wanted.after
    for (who, kind, site, name), numbers in sites.items():
        some = {numbers[0], numbers[-1]} if every else {numbers[0]}
        turns = set(numbers[::1 + len(numbers) // TURNS]) if every else {numbers[0]}
        for errors, which in ((() if scenario.typed else faults.ERRORS[kind], some),
                              (faults.kills_of(kind, who) if kills else (), turns)):
            for error in errors:
                for number in which:
                    yield Task(scenario, site, name, faults.Fault(who, kind, number, error))


def sample(tasks, seed, runs):
    """Of each scenario and each class of call as much as of every other."""
    dice, groups = random.Random(seed), {}
    for task in tasks:
        name, fault = task.scenario.name, task.fault
        groups.setdefault(name, {}).setdefault((fault.who, fault.kind), []).append(task)
    for kinds in groups.values():
        for group in kinds.values():
            dice.shuffle(group)
    taken = []
    while len(taken) < runs and groups:
        name = dice.choice(sorted(groups))
        kind = dice.choice(sorted(groups[name]))
        taken.append(groups[name][kind].pop())
        if not groups[name][kind]:
            del groups[name][kind]
        if not groups[name]:
            del groups[name]
    return taken


def attempt(task):
    room = shared["room"]
    return task, room.attempt(task.scenario, shared["made"],
                              shared["wanted"][task.scenario.name], task.fault)


def written(task):
    f = task.fault
    return f"{task.scenario.name} {f.who}.{f.kind} {f.number} {f.error}"


def one_of_each_pair(tasks, seed):
    """([one task of each (call site, command) pair, by chance], [all others])."""
    mixed, first = list(tasks), {}
    random.Random(seed).shuffle(mixed)
    for task in mixed:
        first.setdefault((task.scenario.args[0], task.site), task)
    chosen = {id(task) for task in first.values()}
    return [t for t in tasks if id(t) in chosen], [t for t in tasks if id(t) not in chosen]


def parts(tasks, seed, size):
    """In parts, each ordered by scenario: a worker keeps its folder then. A sweep whose time is up
    has seen each pair once where that can be, and then some of everything."""
    order = {s.name: i for i, s in enumerate(scenarios())}
    for some in one_of_each_pair(tasks, seed):
        starts = list(range(0, len(some), size))
        random.Random(seed).shuffle(starts)
        for at in starts:
            yield sorted(some[at:at + size], key=lambda t: order[t.scenario.name])


def only(options, text):
    name, call, number, error = text.split()
    who, kind = call.split(".")
    scenario = scenarios_by_name()[name]
    start_worker(options)
    room = shared["room"]
    made = made_files(room)
    wanted, _ = room.reference(scenario, made)
    wrong, hits, site, ran = room.attempt(scenario, made, wanted,
                                          faults.Fault(who, kind, int(number), error))
    print(f"$ tenor {' '.join(scenario.args)}\n{ran[1].decode()[-600:]}\n{ran[2].decode()[-2000:]}")
    print(f"status {ran[0]}, {hits} calls failed, site {site:016x}")
    for word, detail in wrong:
        print(f"{word}: {detail}")
    return bool(wrong)


class Figures:
    """Counts runs, and keeps what is bad."""

    def __init__(self):
        self.runs, self.missed, self.bad = 0, 0, []
        self.pairs, self.statuses = set(), Counter()

    def add(self, task, wrong, hits, ran):
        self.runs += 1
        self.missed += hits == 0
        self.statuses[ran[0]] += 1
        self.pairs.add((task.scenario.args[0], task.site))
        self.bad += [(task, word, detail) for word, detail in dict(reversed(wrong)).items()]

    def show(self, seconds, of_runs, of_pairs, most):
        print(f"{self.runs} runs of {of_runs} in {seconds:.1f} s; {len(self.pairs)} of {of_pairs} "
              f"(call site, command) pairs; {self.missed} calls not reached again")
        print("statuses:", ", ".join(f"{s}: {n}" for s, n in self.statuses.most_common()))
        groups = Counter((t.scenario.name, f"{t.fault.who}.{t.fault.kind}.{t.name}", word)
                         for t, word, _ in self.bad)
        shown = Counter()
        for task, word, detail in self.bad:
            group = task.scenario.name, f"{task.fault.who}.{task.fault.kind}.{task.name}", word
            shown[group] += 1
            if shown[group] <= most:
                print(f"BAD {word}: {detail}\n    --only '{written(task)}'    # {task.name}")
        for (name, call, word), count in sorted(groups.items()):
            print(f"{count:5} bad: {name} {call} {word}")
        print(f"{len(self.bad)} bad runs", flush=True)


def sweep(options, arguments):
    figures, started = Figures(), time.monotonic()
    if arguments.long:
        faults.SECONDS = 120  # a sweep of hours runs beside other work
    start_worker(options)
    shared["made"] = made_files(shared["room"])
    part, part_count = (int(n) for n in arguments.part.split("/"))
    chosen = [s for i, s in enumerate(scenarios()) if i % part_count == part - 1 and
              fnmatch.fnmatchcase(s.name, arguments.scenario)]
    with multiprocessing.Pool(arguments.jobs, start_worker, (options,)) as pool:
        recorded = dict(pool.imap_unordered(record, chosen))
    shared["wanted"] = {name: wanted for name, (wanted, _) in recorded.items()}
    tasks = [t for s in chosen for t in tasks_of(s, *recorded[s.name], arguments.long)]
    tasks = [t for t in tasks if fnmatch.fnmatchcase(t.fault.kind, arguments.kind)]
    if arguments.kills:
        tasks = [t for t in tasks if t.fault.error in faults.SPECIAL and t.fault.error != "HALF"]
    pairs = len({(t.scenario.args[0], t.site) for t in tasks})
    whole = len(tasks)
    if not arguments.long:
        tasks = sample(tasks, arguments.seed, arguments.runs)
    with multiprocessing.Pool(arguments.jobs, start_worker, (options,)) as pool:
        for part in parts(tasks, arguments.seed, 2000 if arguments.long else 200):
            for task, (wrong, hits, _, ran) in pool.imap(attempt, part, 25):
                figures.add(task, wrong, hits, ran)
            if arguments.seconds and time.monotonic() - started > arguments.seconds:
                break
    figures.show(time.monotonic() - started, whole, pairs, arguments.most)
    return bool(figures.bad)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("shim")
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--quick", action="store_true")
    mode.add_argument("--long", action="store_true")
    mode.add_argument("--only")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--most", type=int, default=2, help="bad runs shown of a kind")
    parser.add_argument("--seconds", type=float, help="begin no more runs after them")
    parser.add_argument("--scenario", default="*")
    parser.add_argument("--part", default="1/1", help="I/N: every N-th scenario from the I-th")
    parser.add_argument("--class", dest="kind", default="*", help="of calls, as memory")
    parser.add_argument("--kills", action="store_true", help="only kill -9")
    arguments = parser.parse_args()
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # the disk need not wear out
    folder = tempfile.mkdtemp(prefix="tenor-fault-", dir=memory)
    options = {"folder": folder, "program": os.path.abspath(arguments.program),
               "shim": os.path.abspath(arguments.shim)}
    try:
        bad = only(options, arguments.only) if arguments.only else sweep(options, arguments)
    finally:
        os.chdir("/")
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(bad)


if __name__ == "__main__":
    main()
