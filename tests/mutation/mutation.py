"""Mutation: does a test notice every small change of the floors that compute?

mutation.py BUILD [--files PART ...] [--without PART ...] [--sample N] [--seed S] [--jobs J]
            [--at-least PERCENT] [--near] [--again PRINTED] [--every] [--list]

BUILD is a build with tests. Of some mutants of a file one shared object is made (variants.py) and laid
over the tests' library (LD_PRELOAD), so that nothing is linked again but the tests that stand in
front of functions (WRAP). It is compiled with the sanitizers, as .ci/run compiles everything, and so
is the base floor, whose arena then keeps a gap behind each item: reading past an end kills. The tests
of the mutant's floor and of those above it run, those first that killed most of its file's in little
time, until one fails, crashes or takes four times its time.
Mutants whose machine code at -O2 is the original's, and those in equivalent.txt with a proof, change
nothing and do not count.

--near asks the tests of the mutant's own floor alone, without the long ones, which is quick and kills
less. --files takes those whose path holds one of the parts, --without leaves such out, --sample takes
so many at random of them; --every: exit status 1 when one survives; --at-least: when the lower bound
(95 %, one-sided) of the share that is killed is below. Survivors are printed as lines that
equivalent.txt takes, the proof left open; --again judges those of such a text.
"""
import argparse
import collections
import concurrent.futures
import glob
import json
import math
import os
import random
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import mutants  # noqa: E402
import variants  # noqa: E402

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
FLOORS = ["base", "model", "engine"]  # a floor's tests can kill mutants of those before it
SANITIZED = ["-O0", "-fsanitize=address,undefined", "-fsanitize-undefined-trap-on-error",
             "-fno-sanitize=alignment,null,object-size,pointer-overflow"]
ASAN = subprocess.run(["cc", "-print-file-name=libasan.so"], stdout=subprocess.PIPE,
                      check=True).stdout.decode().strip()
ASAN_OPTIONS = ("detect_leaks=0:allocator_may_return_null=1:hard_rss_limit_mb=1024:symbolize=0:"
                "malloc_context_size=0:quarantine_size_mb=4")
LONG = 2.0  # seconds of the processor
PROOFS = os.path.join(ROOT, "tests", "mutation", "equivalent.txt")


def run(command, **more):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          stdin=subprocess.DEVNULL, check=False, **more).returncode


class Program:
    """A test program: linked once against the shared core, or anew with each mutant."""

    def __init__(self, room, build, name, source):
        self.name, self.floor, self.build = name, name.split("_", 1)[0], build
        self.object = os.path.join(build, "CMakeFiles", f"{name}_test.dir",
                                   os.path.relpath(source, ROOT) + ".o")
        self.wraps, self.took = wraps_of(source), None
        self.kills = collections.Counter()  # of the mutants of a file
        self.core = [os.path.join(room, "libcore.so")]
        if self.wraps:
            self.core = archives_of(room, build)
        self.path, self.lock = os.path.join(room, name), threading.Lock()
        self.hasty = os.path.join(room, "hasty.so")

    def link(self, out, *mutant):
        return run(["cc", "-pie", "-fsanitize=address", self.object, *mutant, *self.core,
                    *[f"-Wl,--wrap={name}" for name in self.wraps],
                    os.path.join(self.build, "libtn_support.a"), *self.core, "-lcmocka",
                    "-lutf8proc", "-o", out])

    def prepare(self):
        """Links it and takes its time as it is, when it is first needed."""
        with self.lock:
            if self.took is None:
                if not os.path.exists(self.object) or self.link(self.path):
                    sys.exit(f"{self.name} cannot be linked: build it first")
                before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
                self.took = 10.0  # until it is known
                if not self.succeeds(self.path):
                    sys.exit(f"{self.name} fails as it is")
                self.took = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before

    def notices(self, base, choice):
        """Whether it fails with the files named base, of whose mutants the choice names one."""
        self.prepare()
        if not self.wraps:
            return not self.succeeds(self.path, base + ".so", **choice)
        path = f"{base}.{self.name}"
        if not os.path.exists(path) and self.link(path, base + ".o"):
            sys.exit(f"{self.name} cannot be linked with a mutant")
        return not self.succeeds(path, **choice)

    def succeeds(self, path, *preload, **more):
        """Whether it ends well within its time; the processor's, as others work here, too:
        what sleeps may take half an hour."""
        seconds = 0.2 + 4 * self.took  # SIGPROF ends it
        limit = lambda: (signal.setitimer(signal.ITIMER_PROF, seconds),
                         resource.setrlimit(resource.RLIMIT_CORE, (0, 0)))
        environment = dict(os.environ, LD_PRELOAD=":".join([ASAN, *preload, self.hasty]),
                           ASAN_OPTIONS=ASAN_OPTIONS, **more)
        try:
            return run([path], env=environment, preexec_fn=limit, timeout=1800) == 0
        except subprocess.TimeoutExpired:
            return False


def wraps_of(source):
    with open(source, encoding="utf-8") as file:
        return [line[5:].split(",")[0].strip() for line in file if line.startswith("WRAP(")]


def archives_of(room, build):
    """The floors' libraries, the highest first; the lowest is room's, with the sanitizers."""
    return [os.path.join(room if floor == "base" else build, f"libtn_{floor}.a")
            for floor in reversed(FLOORS)]


def programs_of(room, build):
    archives = archives_of(room, build)
    hasty = os.path.join(room, "hasty.c")  # cmocka goes on after a failure: this does not
    with open(hasty, "w", encoding="utf-8") as file:
        file.write("void _exit(int); void _fail(const char *f, int l) { (void)f, (void)l, _exit(1); }")
    run(["cc", "-shared", "-fPIC", hasty, "-o", hasty[:-1] + "so"])
    if run(["cc", "-shared", "-Wl,--whole-archive", *archives, "-Wl,--no-whole-archive",
            "-lutf8proc", "-o", os.path.join(room, "libcore.so")]):
        sys.exit(f"no libraries in {build}: build it first")
    return [Program(room, build, f"{floor}_{os.path.basename(source)[5:-2]}", source)
            for floor in FLOORS for source in sorted(
                glob.glob(os.path.join(ROOT, "tests", floor, "**", "test_*.c"), recursive=True))]


class Runner:
    def __init__(self, room, build, near):
        self.room, self.build, self.near = room, build, near
        with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
            self.flags = {entry["file"]: flags_of(entry) for entry in json.load(file)}
        self.sanitize_base()
        self.programs = programs_of(room, build)
        self.proofs = read_proofs()
        self.made, self.sound = {}, set()

    def compile(self, file, text, out, *options):
        # As the file itself, for `#include "base/..."` and __FILE__ to be what they are.
        command = ["cc", *self.flags[os.path.join(ROOT, file)], "-w", *options, "-fPIC", "-x", "c",
                   "-c", "-", "-o", out]
        return subprocess.run(command, input=f'#line 1 "{file}"\n{text}'.encode(), check=False,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              cwd=ROOT).returncode == 0

    def sanitize_base(self):
        archive = os.path.join(self.room, "libtn_base.a")
        shutil.copy(os.path.join(self.build, "libtn_base.a"), archive)
        for file in sources_of("base"):
            member = os.path.join(self.room, os.path.basename(file) + ".o")
            with open(os.path.join(ROOT, file), encoding="utf-8") as source:
                if not self.compile(file, source.read(), member, *SANITIZED, "-O1") or run(
                        ["ar", "r", archive, member]):
                    sys.exit(f"{file} cannot be compiled with the sanitizers")

    def code_of(self, file, text):
        """The machine code at -O2 without what depends on names and lines."""
        with tempfile.NamedTemporaryFile(dir=self.room, suffix=".o") as object_file:
            if not self.compile(file, text, object_file.name, "-O2", "-DNDEBUG", "-g0"):
                return None
            run(["objcopy", "-S", "-R", ".comment", object_file.name])
            with open(object_file.name, "rb") as made:
                return made.read()

    def original_code(self, file):
        if file not in self.made:
            with open(os.path.join(ROOT, file), encoding="utf-8") as source:
                self.made[file] = self.code_of(file, source.read())
        return self.made[file]

    def judge(self, batch):
        """What became of each: (mutant, fate)."""
        base = tempfile.mktemp(dir=self.room)
        file = batch.mutants[0].file
        try:
            if not self.compile(file, batch.text, base + ".o", *SANITIZED):
                if len(batch.mutants) == 1:
                    return [(batch.mutants[0], "no program")]
                half = len(batch.mutants) // 2
                with open(os.path.join(ROOT, file), encoding="utf-8") as source:
                    text = source.read()
                return [judged for part in (batch.mutants[:half], batch.mutants[half:])
                        for smaller in variants.batches_of(text, part)
                        for judged in self.judge(smaller)]
            run(["cc", "-shared", base + ".o", "-o", base + ".so"])
            unreached = collections.defaultdict(set)
            return [(mutant, self.fate(mutant, place, base, unreached[place[0]]))
                    for mutant, place in zip(batch.mutants, batch.places)]
        finally:
            for path in glob.glob(base + "*"):
                os.unlink(path)

    def fate(self, mutant, place, base, unreached):
        if self.is_killed(mutant, place, base, unreached):
            return "killed"
        same = self.code_of(mutant.file, mutant.text) == self.original_code(mutant.file)
        return "equivalent" if same else "survived"

    def is_killed(self, mutant, place, base, unreached):
        """Programs that do not reach the function are not asked for another mutant of it."""
        floor = FLOORS.index(mutant.file.split("/")[1])
        noun = os.path.basename(mutant.file)[:-2]
        able = [p for p in self.programs
                if FLOORS.index(p.floor) >= floor and p.name not in unreached]
        if self.near:
            able = [p for p in able if p.floor == FLOORS[floor] and (p.took or 0) < LONG]
        able.sort(key=lambda p: (p.took or 0.01) / (
            0.2 + p.kills.total() + 10 * p.kills[mutant.file] + 5 * p.name.endswith("_" + noun)))
        reached = base + ".reached"
        choice = {"TN_FUNCTION": str(place[0]), "TN_MUTANT": str(place[1]), "TN_REACHED": reached}
        for program in able:
            if program.notices(base, choice):
                self.check_original(program, mutant.file)
                program.kills[mutant.file] += 1
                return True
            if not os.path.exists(reached):
                unreached.update([program.name] if place[0] else [])
            else:
                os.unlink(reached)
        return False

    def check_original(self, program, file):
        """A program that fails with the file as it is, made in the same way, kills nothing."""
        if (program.name, file) in self.sound:
            return
        base = tempfile.mktemp(dir=self.room)
        with open(os.path.join(ROOT, file), encoding="utf-8") as source:
            self.compile(file, source.read(), base + ".o", *SANITIZED)
        run(["cc", "-shared", base + ".o", "-o", base + ".so"])
        if program.notices(base, {}):
            sys.exit(f"{program.name} fails with {file} as it is")
        self.sound.add((program.name, file))


def flags_of(entry):
    words = shlex.split(entry["command"])
    return [w for w in words if w.startswith(("-D", "-I", "-std"))
            and not w.startswith("-D_FORTIFY_SOURCE")]


def read_proofs(path=PROOFS):
    """(file, before, after) -> proof: blocks of four lines, the proof in the last, "= " before it."""
    found, block = {}, []
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.strip()
            if line.startswith("="):
                found[tuple(block[-3:])] = line[1:].strip()
                block = []
            elif line and not line.startswith("#"):
                block.append(line)
    return found


def lower_bound(killed, count, risk=0.05):
    """The share p of which killed or more of count happens with probability risk (Clopper-Pearson)."""
    if killed == 0:
        return 0.0
    logs = [math.lgamma(i + 1) for i in range(count + 1)]

    def at_least(p):
        return sum(math.exp(logs[count] - logs[i] - logs[count - i] + i * math.log(p)
                            + (count - i) * math.log1p(-p)) for i in range(killed, count + 1))
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if at_least(middle) < risk else (low, middle)
    return low


def sources_of(floor):
    return [os.path.relpath(path, ROOT) for path in sorted(
        glob.glob(os.path.join(ROOT, "src", floor, "**", "*.c"), recursive=True))]


def all_mutants(parts, without):
    found = []
    for file in [file for floor in FLOORS for file in sources_of(floor)]:
        if any(p in file for p in parts) and not any(p in file for p in without):
            with open(os.path.join(ROOT, file), encoding="utf-8") as source:
                found += mutants.of(file, source.read())
    return found


def batches_of(chosen):
    files = collections.defaultdict(list)
    for mutant in chosen:
        files[mutant.file].append(mutant)
    found = []
    for file, some in files.items():
        with open(os.path.join(ROOT, file), encoding="utf-8") as source:
            found += variants.batches_of(source.read(), some)
    return found


def read_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", nargs="?", default="build")
    parser.add_argument("--files", nargs="+", default=[""])
    parser.add_argument("--without", nargs="+", default=[])
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=20270411)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--at-least", type=float)
    parser.add_argument("--every", action="store_true")
    parser.add_argument("--near", action="store_true")
    parser.add_argument("--again")
    parser.add_argument("--list", action="store_true", help="only print the mutants")
    return parser.parse_args()


def main():
    arguments = read_arguments()
    chosen = all_mutants(arguments.files, arguments.without)
    if arguments.again:
        again = read_proofs(arguments.again)
        chosen = [m for m in chosen if (m.file, m.before, m.after) in again]
    if arguments.sample and arguments.sample < len(chosen):
        chosen = random.Random(arguments.seed).sample(chosen, arguments.sample)
    if arguments.list:
        for m in chosen:
            print(f"{m.file}:{m.line}: {m.operator}\n    {m.before}\n    {m.after}")
        return 0
    counts = dict.fromkeys(("killed", "survived", "equivalent", "no program"), 0)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as room:
        runner = Runner(room, os.path.realpath(arguments.build), arguments.near)
        proven = [m for m in chosen if (m.file, m.before, m.after) in runner.proofs]
        counts["equivalent"] = len(proven)
        batches = batches_of([m for m in chosen if m not in proven])
        with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
            for judged in pool.map(runner.judge, batches):
                for m, fate in judged:
                    counts[fate] += 1
                    if fate == "survived":
                        print(f"# line {m.line}, {m.operator}\n{m.file}\n{m.before}\n{m.after}\n=\n")
                print(f"# {sum(counts.values())} of {len(chosen)}: {counts}", flush=True)
    count = counts["killed"] + counts["survived"]
    bound = 100 * lower_bound(counts["killed"], count) if count else 0
    print(f"{len(chosen)} mutants (seed {arguments.seed}): {counts['no program']} do not compile, "
          f"{counts['equivalent']} equivalent; of {count} killed {counts['killed']}, "
          f"{100 * counts['killed'] / max(count, 1):.1f} %, at least {bound:.1f} % "
          f"(95 %); {time.monotonic() - started:.0f} s")
    missed = arguments.every and counts["survived"]
    return 1 if missed or (arguments.at_least and bound < arguments.at_least) else 0


if __name__ == "__main__":
    sys.exit(main())
