#!/usr/bin/python3
"""Ends the built program like kill -9 at a time of chance, wherever it is then.

kills.py PROGRAM [--kills N] [--seed N] [--jobs N]

Every command that writes, and the terminal program on a terminal, in equal parts. What counts is as
in sweep.py: every file is the old or the new one, the same command then gets there and cleans up,
nothing is lost. sweep.py --long kills at every call in turn; this meets what is between calls too.
"""
import argparse
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
from collections import Counter

from room import Room
from scenarios import scenarios
from sweep import made_files, scenarios_by_name, start_worker, shared

TIMED = 3  # runs without a kill: the shortest is how long it takes
PART = 4  # runs of a command one after another
MOST = 4  # runs for a kill: some have ended before, on a machine that does other things too


def record(name):
    """The run without a kill, and how long it takes; None: it writes nothing."""
    room, scenario = shared["room"], scenarios_by_name()[name]
    wanted, _ = room.reference(scenario, shared["made"], plain=True)
    times = []
    for _ in range(TIMED if wanted.before != wanted.after else 0):
        room.run(scenario, plain=True)
        times.append(room.seconds)
        room.tidy()
    return name, (wanted, min(times)) if times else None


def attempt(task):
    name, seconds = task
    room: Room = shared["room"]
    scenario, (wanted, _) = scenarios_by_name()[name], shared["wanted"][name]
    return task, room.kill(scenario, shared["made"], wanted, seconds)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--kills", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    folder = tempfile.mkdtemp(prefix="tenor-kill-", dir=memory)
    options = {"folder": folder, "program": os.path.abspath(arguments.program), "shim": None}
    names = [s.name for s in scenarios() if s.typed or not s.shown]
    dice, by_command = random.Random(arguments.seed), Counter()
    runs, killed, bad = 0, 0, 0
    try:
        start_worker(options)
        shared["made"] = made_files(shared["room"])
        if arguments.kills < len(names):  # not all are tried, so that a quick run is quick
            names = dice.sample(names, arguments.kills)
        with multiprocessing.Pool(arguments.jobs, start_worker, (options,)) as pool:
            shared["wanted"] = {n: w for n, w in pool.imap_unordered(record, names) if w}
        names = list(shared["wanted"])
        with multiprocessing.Pool(arguments.jobs, start_worker, (options,)) as pool:
            while killed < arguments.kills and runs < MOST * arguments.kills:
                tasks = sorted((n, dice.random() * shared["wanted"][n][1])
                               for n in names for _ in range(PART))
                runs += len(tasks)
                for (name, seconds), (status, wrong) in pool.imap(attempt, tasks, PART):
                    killed += status == -9
                    by_command[scenarios_by_name()[name].args[0]] += status == -9
                    bad += bool(wrong)
                    for word, detail in wrong:
                        print(f"BAD {name} after {seconds:.5f} s: {word}: {detail}", flush=True)
    finally:
        os.chdir("/")
        shutil.rmtree(folder, ignore_errors=True)
    print(", ".join(f"{command}: {count}" for command, count in sorted(by_command.items())))
    print(f"{killed} killed of {runs} runs, {len(names)} commands; {bad} bad runs")
    sys.exit(bad > 0 or killed < arguments.kills // 4)


if __name__ == "__main__":
    main()
