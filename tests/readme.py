"""What README.md and samples/README.md show is what the program prints, and no command is left out.

readme.py PROGRAM: runs each `$ tenor …` line of the console blocks in the source folder and compares
what follows with the output, both streams together; a line "…" stands for any lines.
"""
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), ".."))


def runs(text):
    """(command, expected lines) of each console block."""
    for block in re.findall(r"^```console\n(.*?)^```", text, re.S | re.M):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, *lines = part.rstrip("\n").split("\n")
            while lines and not lines[-1]:
                lines.pop()
            yield command, lines


def matches(expected, got):
    pattern = "\n".join(".*" if line == "…" else re.escape(line) for line in expected)
    pattern = pattern.replace(".*\n", "(?:.*\n)*?").replace("\n.*", "(?:\n.*)*")
    return re.fullmatch(pattern, "\n".join(got)) is not None


def main():
    program = os.path.realpath(sys.argv[1])
    failed = count = 0
    with tempfile.TemporaryDirectory() as room:
        os.symlink(program, os.path.join(room, "tenor"))
        env = {**os.environ, "PATH": room + ":" + os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        for page in ("README.md", "samples/README.md"):
            with open(os.path.join(ROOT, page), encoding="utf-8") as file:
                text = file.read()
            for command, expected in runs(text):
                count += 1
                run = subprocess.run(command, shell=True, cwd=ROOT, env=env, check=False,
                                     stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
                got = [line.rstrip() for line in run.stdout.rstrip("\n").split("\n")]
                if not matches(expected, got):
                    failed += 1
                    print(f"{page}: `{command}` prints otherwise:", *got, sep="\n")
    with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as file:
        rows = " ".join(line for line in file if line.startswith("| `"))
    with open(os.path.join(ROOT, "src/cli/commands.def"), encoding="utf-8") as file:
        for name in re.findall(r"^TN_COMMAND\((\w+),", file.read(), re.M):
            if not re.search(rf"`{name}\b", rows):
                failed += 1
                print(f"README.md: no row in the table of commands for `{name}`")
    print(f"{count} commands, {failed} failures")
    sys.exit(1 if failed or not count else 0)


main()
