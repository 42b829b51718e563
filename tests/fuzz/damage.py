"""Damaged copies of the samples through the program: a result or findings, never a crash or silence.

damage.py PROGRAM [RUNS [SEED]]: each run damages one file of a copy of samples/ and checks or quotes
it; no command that is tried writes. The status must be 0, 1 or 3, within a second, with a word about what is wrong unless 0.
"""
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
# What runs over which file when one of those behind it is damaged.
CASES = [
    ("check", "storage.product.ini", []),
    ("check", "catalogue.product.ini", ["catalogue.dimensions.csv"]),
    ("check", "workspace.product.ini", ["tenor.ini"]),
    ("quote", "acme.offer.ini", ["log-monitoring.product.ini"]),
    ("quote", "instalments.offer.ini", ["analytics.product.ini"]),
    ("quote", "tokyo.offer.ini", ["workspace.product.ini"]),
    ("check", "acme.contract.ini", ["log-monitoring.product.ini"]),
    ("usage --usage acme.usage.csv", "acme.contract.ini", ["acme.usage.csv", "acme.usage.csv"]),
    ("invoice --usage acme.usage.csv", "acme.contract.ini", ["acme.usage.csv"]),
    ("check", "spec/catalogue.contract.ini", ["spec/acme-2.offer.ini"]),
    ("check", "mistakes/mistakes.product.ini", []),
    ("check", "mistakes/mistakes.offer.ini", ["storage.product.ini"]),
]
HOSTILE = [b"\0", b"\r", b"\x1b[31m", b"\xff\xfe", b"\xe2\x80\xae", b"[", b"]", b"=", b";", b" ;",
           b"\n", b"-", b"99999999999999999999", b"1e9", b"0.000000001", b"%", b"9999-12-31",
           b"A" * 70000, b"../../../../etc/passwd", b"/dev/zero", b"[dimension x]\n" * 300]


def damage(random_, data, other):
    data = bytearray(data)
    where = random_.randrange(len(data) + 1)
    kind = random_.choice(["flip", "cut", "drop", "splice", "swap", "hostile", "repeat"])
    if kind == "flip":
        for _ in range(random_.randint(1, 8)):
            data[random_.randrange(len(data))] ^= 1 << random_.randrange(8)
    elif kind == "cut":
        del data[where:]
    elif kind == "drop":
        del data[where:where + random_.randint(1, 40)]
    elif kind == "splice":
        start = random_.randrange(len(other))
        data[where:where] = other[start:start + random_.randint(1, 200)]
    elif kind == "swap":
        lines = bytes(data).split(b"\n")
        a, b = random_.randrange(len(lines)), random_.randrange(len(lines))
        lines[a], lines[b] = lines[b], lines[a]
        data = bytearray(b"\n".join(lines))
    elif kind == "hostile":
        data[where:where] = random_.choice(HOSTILE)
    else:
        data += data[where:]
    return kind, bytes(data)


def main():
    program = os.path.realpath(sys.argv[1])
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20270411
    print(f"seed {seed}")
    samples = os.path.join(ROOT, "samples")
    failed = 0
    room = tempfile.TemporaryDirectory()
    copy = os.path.join(room.name, "samples")
    shutil.copytree(samples, copy)
    for number in range(runs):
        random_ = random.Random(f"{seed}/{number}")
        command, file, others = random_.choice(CASES)
        victim = random_.choice([file] + others)
        with open(os.path.join(samples, random_.choice(CASES)[1]), "rb") as source:
            other = source.read()
        with open(os.path.join(samples, victim), "rb") as source:
            kind, data = damage(random_, source.read(), other)
        with open(os.path.join(copy, victim), "wb") as target:
            target.write(data)
        started = time.monotonic()
        try:
            run = subprocess.run([program, *command.split(), file], cwd=copy, capture_output=True,
                                 stdin=subprocess.DEVNULL, timeout=10, check=False)
            status, said = run.returncode, run.stdout + run.stderr
        except subprocess.TimeoutExpired:
            status, said = "time", b""
        took = time.monotonic() - started
        shutil.copyfile(os.path.join(samples, victim), os.path.join(copy, victim))
        wrong = []
        if status not in (0, 1, 3):
            wrong.append(f"status {status}")
        if status != 0 and not said.strip():
            wrong.append("not a word")
        if took > 1:
            wrong.append(f"{took:.1f} s")
        if b"\x1b" in said or b"\xe2\x80\xae" in said:
            wrong.append("raw control characters in the output")
        if wrong:
            failed += 1
            print(f"run {number} ({command} {file}, {kind} in {victim}): {', '.join(wrong)}")
            print(said.decode("utf-8", "replace")[-400:])
    print(f"{runs} damages, {failed} bad")
    sys.exit(1 if failed else 0)


main()
