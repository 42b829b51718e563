"""Each file of tested-elsewhere.txt is tested: its test fails when the file does nothing.

stub.py BUILD-FOLDER [FILE...]: for each line `FILE CTEST-NAME` (of the named files only, if any) the
test's program, or tenor where the test is a script that runs it, or the module of a database that
FILE is, is linked anew with a stub in place of FILE's object: every function returns 0, every
variable is 0. The named test must fail. A module that this build leaves out is said to be unchecked.
What is proved is proved on all cores at once.
"""
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor

from tree import ROOT, SKIP, read, tool

LIST = "tests/lint/tested-elsewhere.txt"
TIMEOUT = 120  # seconds; a test that hangs has failed
MODULES = {"sqlite": None, "postgres": "TN_POSTGRES"}  # what a server loads, the option that builds it


def main():
    build = os.path.realpath(sys.argv[1])
    if tool("ninja", "--version") is None:
        sys.exit(SKIP)
    tests = {t["name"]: t["command"] for t in json.loads(
        tool("ctest", "--test-dir", build, "-N", "--show-only=json-v1"))["tests"] if "command" in t}
    lines = [line.split("#")[0].split() for line in read(LIST).splitlines()]
    lines = [words for words in lines if words and (not sys.argv[2:] or words[0] in sys.argv[2:])]
    failed = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool: # what they start does the work
        for words, problem in zip(lines, pool.map(lambda w: judge(build, w, tests), lines)):
            if problem:
                print(f"{LIST}: {words[0]}{problem}")
                failed += not problem.startswith(",")
    print(f"stub: {failed} breaches")
    sys.exit(1 if failed else 0)


def judge(build, words, tests):
    """What there is to say of a line of the list; None: nothing."""
    path, test = words[:2]
    if left_out(build, path):
        return f", not checked: this build has no {MODULES[floor_of(path)]}"
    problem = prove(build, path, tests.get(test))
    return f" {test}: {problem}" if problem else None


def floor_of(path):
    return path.split("/")[1]


def left_out(build, path):
    """The file is of a module whose option is not on in this build."""
    option = MODULES.get(floor_of(path))
    with open(os.path.join(build, "CMakeCache.txt"), encoding="utf-8") as cache:
        return option is not None and f"{option}:BOOL=ON\n" not in cache


def prove(build, path, command):
    """Why the test does not show that the file does its work; None: it does."""
    if command is None:
        return "there is no such test"
    floor = floor_of(path)
    target = "tenor" if floor == "main.c" else f"tn_{floor}"
    program = os.path.join(build, "tenor")
    if floor in MODULES:
        program = os.path.join(build, target, "tenor.so")
    elif command[0].startswith(build):
        program = command[0]
    if program not in command:
        return "the test runs no program that was built"
    object_path = os.path.join(build, "CMakeFiles", target + ".dir", path + ".o")
    if not os.path.exists(object_path):
        return "no object " + object_path
    with tempfile.TemporaryDirectory() as folder:
        stub = os.path.join(folder, "stub.o")
        stubbed = os.path.join(folder, os.path.basename(program))
        compile_stub(object_path, folder, stub)
        linked = link(build, program, object_path, stub, stubbed)
        if linked.returncode:
            return "cannot be linked: " + linked.stderr.strip()[:300]
        if passes([stubbed if word == program else word for word in command]):
            return "the test passes although the file does nothing"
    return None


def compile_stub(object_path, folder, stub):
    """A C file with the object's global symbols, compiled; the order of nm's lines does not matter."""
    lines = []
    for line in tool("nm", "-S", object_path).splitlines():
        words = line.split()
        if len(words) != 4:
            continue
        size, kind, name = int(words[1], 16), words[2], words[3]
        if kind in "TW":
            lines.append(f"long {name}(void) {{ return 0; }}")
        elif kind in "DBRC":
            lines.append(f"__attribute__((aligned(16))) char {name}[{max(size, 1)}];")
    source = os.path.join(folder, "stub.c")
    with open(source, "w", encoding="ascii") as file:
        file.write("\n".join(lines) + "\n")
    tool("cc", "-w", "-fno-builtin", "-fPIC", "-c", source, "-o", stub)


def link(build, program, object_path, stub, stubbed):
    """The program's own link command with the stub instead of the object or, where that stands in
    an archive, in front of the libraries: what is defined already is not taken out of an archive."""
    target = os.path.relpath(program, build)
    command = tool("ninja", "-C", build, "-t", "commands", "-s", target).splitlines()[-1]
    words = shlex.split(re.sub(r"^: && | && :$", "", command))
    words[words.index(target)] = stubbed
    own = os.path.relpath(object_path, build)
    if own in words:
        words[words.index(own)] = stub
    else:
        words.insert(next(i for i, word in enumerate(words) if word.endswith(".a")), stub)
    return subprocess.run(words, cwd=build, capture_output=True, text=True, check=False)


def passes(command):
    """A script of many cases has failed with the first that does: its line begins with FAIL."""
    run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                           start_new_session=True)
    end = threading.Timer(TIMEOUT, os.killpg, (run.pid, signal.SIGKILL))
    end.start()
    with run.stdout:
        good = not any(line.startswith(b"FAIL") for line in run.stdout)
    if not good:
        os.killpg(run.pid, signal.SIGKILL)
    status = run.wait()
    end.cancel()
    return good and status == 0


main()
