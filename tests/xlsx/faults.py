#!/usr/bin/python3
"""Workbooks when something gives out: never a false success, never an old file lost, nothing left
beside it. faults.py PROGRAM. Space (tmpfs, as root), TMPDIR, memory, file size, a killed writer,
one failing call of the library."""
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile

try:
    import openpyxl
except ImportError:
    openpyxl = None

ROUNDS = int(os.environ.get("TN_ROUNDS", "1"))
NEVER = 10 ** 9  # no writer makes so many calls
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
OLD = b"the old file"
failures, outcomes = [], {}


def whole(path):
    """Every part inflates and the sheets end."""
    try:
        with zipfile.ZipFile(path) as z:
            return z.testzip() is None and all(
                z.read(n).rstrip().endswith(b"</worksheet>")
                for n in z.namelist() if n.startswith("xl/worksheets/sheet"))
    except (OSError, zipfile.BadZipFile):
        return False


def attempt(what, program, source, target, env=None, limits=None, killer=None):
    """One export over an old file; what is there afterwards must be what the status says."""
    def limit():
        for kind, size in (limits or {}).items():
            resource.setrlimit(kind, (size, size))
    with open(target, "wb") as f:
        f.write(OLD)
    child = subprocess.Popen([program, "export", source, "-q", "--force", "-o", target],
                             env={**os.environ, **(env or {})}, preexec_fn=limit,
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if killer:
        killer(child.pid)
    said = child.communicate()[1].decode("utf-8", "replace")
    status = child.returncode
    outcomes.setdefault(what, []).append(status)
    with open(target, "rb") as f:
        same = f.read() == OLD
    if status == 0 and not whole(target):
        failures.append(f"{what}: status 0, but the file is not whole")
    elif status == 4 and not (same and "cannot be written" in said):
        failures.append(f"{what}: status 4, old file {'kept' if same else 'LOST'}: {said}")
    elif status not in (0, 4, 3, 5, 127) and status >= 0:
        failures.append(f"{what}: status {status}: {said}")
    elif status < 0 and not (same or whole(target)):
        failures.append(f"{what}: killed, and the old file is lost")
    elif status not in (0, 4) and not same:
        failures.append(f"{what}: status {status} and the old file is lost")
    left = [n for n in os.listdir(os.path.dirname(target))
            if n not in (os.path.basename(target), "lost+found")]
    if left and status >= 0:
        failures.append(f"{what}: left behind {left}")


def space(program, source, folder):
    disk = os.path.join(folder, "disk")
    os.mkdir(disk)
    for kib in range(8, 260, 4):
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kib}k", "none", disk],
                                 capture_output=True)
        if mounted.returncode:
            print("full disks are skipped: mount needs root")
            return
        try:
            attempt("disk", program, source, os.path.join(disk, "x.xlsx"))
        finally:
            subprocess.run(["umount", disk], check=True)
    if not {0, 4} <= set(outcomes["disk"]):
        failures.append(f"the sweep of sizes is no sweep: {set(outcomes['disk'])}")


def temporary_folder(program, source, folder):
    disk, out = os.path.join(folder, "tmp"), os.path.join(folder, "out")
    os.mkdir(disk)
    for kib in (4, 8, 16, 64):
        if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kib}k", "none", disk],
                          capture_output=True).returncode:
            return
        try:
            attempt("TMPDIR", program, source, os.path.join(out, "x.xlsx"), {"TMPDIR": disk})
        finally:
            subprocess.run(["umount", disk], check=True)
    attempt("TMPDIR", program, source, os.path.join(out, "x.xlsx"), {"TMPDIR": "/nowhere"})
    if set(outcomes["TMPDIR"]) != {0}:
        failures.append("a full TMPDIR matters, though the target's folder is used")


def limits(program, source, folder):
    target = os.path.join(folder, "out", "x.xlsx")
    for kib in range(0, 40, 1):
        attempt("file size", program, source, target, limits={resource.RLIMIT_FSIZE: kib * 1024})
    for kib in range(4000, 44000, 400):
        attempt("memory", program, source, target, limits={resource.RLIMIT_AS: kib * 1024})
    if not {0, 4} <= set(outcomes["file size"]):
        failures.append(f"file sizes: {set(outcomes['file size'])}")


def children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as f:
            return [int(n) for n in f.read().split()]
    except OSError:
        return []


def kill_writer(pause):
    def killer(pid):
        end = time.monotonic() + 2
        while time.monotonic() < end and os.path.exists(f"/proc/{pid}/exe"):
            for child in children(pid):
                time.sleep(pause)
                try:
                    os.kill(child, signal.SIGKILL)
                except ProcessLookupError:
                    pass
                return
    return killer


def killed(program, source, folder):
    target = os.path.join(folder, "out", "x.xlsx")
    for i in range(60):
        attempt("killed", program, source, target, killer=kill_writer(i * 0.0003))
    if 4 not in outcomes["killed"]:
        print("no writer was caught alive")


SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>
/* In a forked writer, request number FAIL_AT and all later ones find no memory. */
static long count;
static pid_t first;
extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
static int fails(void)
{
    static long at = -1;
    if (at < 0) { const char *t = getenv("FAIL_AT"); at = t ? atol(t) : 0; }
    return first && getpid() != first && at && ++count >= at;
}
__attribute__((constructor)) static void begin(void) { first = getpid(); }
void *malloc(size_t n) { return fails() ? NULL : __libc_malloc(n); }
void *calloc(size_t n, size_t s) { return fails() ? NULL : __libc_calloc(n, s); }
void *realloc(void *p, size_t n) { return fails() ? NULL : __libc_realloc(p, n); }
"""


def memory(program, source, folder):
    code, shim = os.path.join(folder, "shim.c"), os.path.join(folder, "shim.so")
    with open(code, "w") as f:
        f.write(SHIM)
    if subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", shim, code],
                      capture_output=True).returncode:
        print("failing requests for memory are skipped: no compiler")
        return
    target = os.path.join(folder, "out", "x.xlsx")
    for at in list(range(1, 40)) + list(range(40, 6000, 61)):
        attempt("requests", program, source, target, {"LD_PRELOAD": shim, "FAIL_AT": str(at)})
    if not {0, 4} <= set(outcomes["requests"]):
        failures.append(f"requests: {set(outcomes['requests'])}")


ONCE = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
/* In a forked writer, call number FAIL_AT of FAIL_CALL fails, once. */
static long count;
static pid_t first;
static int fails(const char *name)
{
    static long at = -1;
    static const char *call;
    if (at < 0) {
        const char *t = getenv("FAIL_AT");
        call = getenv("FAIL_CALL");
        at = t ? atol(t) : 0;
    }
    if (!first || getpid() == first || !call || strcmp(call, name) || ++count != at)
        return 0;
    errno = ENOSPC;
    return 1;
}
__attribute__((constructor)) static void begin(void) { first = getpid(); }
extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
void *malloc(size_t n) { return fails("malloc") ? NULL : __libc_malloc(n); }
void *calloc(size_t n, size_t s) { return fails("malloc") ? NULL : __libc_calloc(n, s); }
void *realloc(void *p, size_t n) { return fails("malloc") ? NULL : __libc_realloc(p, n); }
size_t fwrite(const void *b, size_t n, size_t c, FILE *f)
{
    static size_t (*next)(const void *, size_t, size_t, FILE *);
    if (!next) next = dlsym(RTLD_NEXT, "fwrite");
    return fails("fwrite") ? 0 : next(b, n, c, f);
}
size_t fread(void *b, size_t n, size_t c, FILE *f)
{
    static size_t (*next)(void *, size_t, size_t, FILE *);
    if (!next) next = dlsym(RTLD_NEXT, "fread");
    return fails("fread") ? 0 : next(b, n, c, f);
}
"""


def shown(path):
    """All cells, formulas and charts, as a stranger's reader sees them; None: it cannot open it."""
    try:
        book = openpyxl.load_workbook(path)
        return [(s.title, len(s._charts), [[c.value for c in row] for row in s.iter_rows()])
                for s in book.worksheets]
    except Exception:
        return None


def once(program, source, folder):
    """One call of the library that fails, and not a word from it."""
    if openpyxl is None:
        print("single failing calls are skipped: no openpyxl")
        return
    code, shim = os.path.join(folder, "once.c"), os.path.join(folder, "once.so")
    with open(code, "w") as f:
        f.write(ONCE)
    if subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", shim, code],
                      capture_output=True).returncode:
        print("single failing calls are skipped: no compiler")
        return
    target = os.path.join(folder, "out", "x.xlsx")
    subprocess.run([program, "export", source, "-q", "--force", "-o", target], check=True)
    whole_book = shown(target)
    for call, last, step in (("fwrite", 900, 5), ("fread", 130, 2), ("malloc", 4000, 9)):
        step = max(1, step // ROUNDS)
        for at in [*range(1, last, step), NEVER]:
            attempt(call, program, source, target,
                    {"LD_PRELOAD": shim, "FAIL_CALL": call, "FAIL_AT": str(at)})
            if outcomes[call][-1] == 0 and shown(target) != whole_book:
                failures.append(f"{call} {at}: status 0, but a reader sees something else")
        if not {0, 4} <= set(outcomes[call]) or outcomes[call][-1]:
            failures.append(f"{call}: {set(outcomes[call])}")


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(ROOT, "samples"), os.path.join(folder, "w"))
        os.mkdir(os.path.join(folder, "out"))
        source = os.path.join(folder, "w", "instalments.offer.ini")
        for test in (space, temporary_folder, limits, killed, memory, once):
            test(program, source, folder)
    for what, codes in outcomes.items():
        print(what, {c: codes.count(c) for c in sorted(set(codes))})
    for failure in failures[:30]:
        print(failure)
    sys.exit(bool(failures))


main()
