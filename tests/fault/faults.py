"""Faults and how the program runs under one: the other side of shim.c."""
import ctypes
import errno
import fcntl
import mmap
import os
import pty
import select
import signal
import struct
import termios
import time
from collections import namedtuple

# In the order of call_class in shim.h.
CLASSES = ["memory", "open", "read", "write", "stdio", "sync", "rename", "close", "fork", "stat",
           "remove", "mkdir", "mode", "lock", "wait"]
WHO = ["parent", "child"]
SPECIAL = {"HALF": 1001, "TEAR": 1002, "KILL": 1003, "KILLALL": 1004}

# What may go wrong with a call: an error, and whether once or also for good. EINTR never is for
# good: no system answers so for ever, and to try again is right.
ERRORS = {
    "memory": ["ENOMEM", "ENOMEM!"],
    "open": ["EMFILE", "EMFILE!", "EIO", "EINTR"],
    "read": ["EIO", "EIO!", "EINTR"],
    "write": ["ENOSPC", "ENOSPC!", "EIO", "EINTR", "HALF"],
    "stdio": ["ENOSPC", "ENOSPC!", "EIO", "EINTR"],
    "sync": ["EIO", "EIO!", "ENOSPC", "EINTR"],
    "rename": ["EIO", "EIO!", "ENOSPC"],
    "close": ["EIO", "EIO!", "EINTR"],
    "fork": ["ENOMEM", "EMFILE!"],
    "stat": ["EIO", "EIO!", "ENOMEM"],
    "remove": ["EIO", "EIO!"],
    "mkdir": ["ENOSPC", "EIO!"],
    "mode": ["EIO", "EIO!"],
    "lock": ["EINTR", "ENOLCK!"],
    "wait": ["EINTR"],
}
KILLS = {"open": [""], "read": [""], "write": ["", "TEAR"], "stdio": [""], "sync": [""],
         "rename": [""], "close": [""], "remove": [""], "mkdir": [""], "mode": [""]}

SUBREAPER = 36  # of prctl
RECORDS = 100000
HEAD, CALL = struct.Struct("<IIIIIIQ"), struct.Struct("<QIB11s")
LOG_BYTES = HEAD.size + 2 * RECORDS * CALL.size
SECONDS = 20

# One call to fail: of WHO, the number-th of its class; error as above, or one of SPECIAL.
Fault = namedtuple("Fault", "who kind number error")
Ran = namedtuple("Ran", "status out err hits")


def kills_of(kind, who):
    """How it can be killed at a call of this class: a child alone, a parent with it."""
    return [e or ("KILL" if who == "child" else "KILLALL") for e in KILLS.get(kind, ())]


def is_kill(fault):
    return fault.error in ("KILLALL", "TEAR") and fault.who == "parent"


class Log:
    """The file through which the shim tells what happened."""

    def __init__(self, path):
        self.path = path
        with open(path, "wb") as file:
            file.truncate(LOG_BYTES)
        with open(path, "r+b") as file:
            self.map = mmap.mmap(file.fileno(), LOG_BYTES)

    def clear(self):
        self.map[:HEAD.size] = bytes(HEAD.size)

    def hits(self):
        """How often a call failed, and where it was the first time."""
        head = HEAD.unpack_from(self.map)
        return head[2], head[6]

    def calls(self):
        """(who, class, number, site, function) of each recorded call."""
        counts = HEAD.unpack_from(self.map)[:2]
        for who, count in enumerate(counts):
            if count > RECORDS:
                raise RuntimeError(f"{count} calls, room for {RECORDS}")
            for i in range(count):
                place = HEAD.size + (who * RECORDS + i) * CALL.size
                site, number, kind, name = CALL.unpack_from(self.map, place)
                yield WHO[who], CLASSES[kind], number, site, name.rstrip(b"\0").decode()


def environment(shim, log, state, fault=None, config="/nonexistent"):
    """What the program runs with; without a fault, its calls are recorded."""
    env = {"XDG_CONFIG_HOME": config, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo", "COLUMNS": "100",
           "HOME": "/nonexistent", "XDG_STATE_HOME": state}
    if shim:
        env.update(LD_PRELOAD=shim, FAULT_LOG=log)
    if fault:
        error = fault.error.rstrip("!")
        number = SPECIAL[error] if error in SPECIAL else getattr(errno, error)
        env.update(FAULT_CLASS=str(CLASSES.index(fault.kind)), FAULT_AT=str(fault.number),
                   FAULT_WHO=str(WHO.index(fault.who)), FAULT_ERROR=str(number),
                   FAULT_GOOD=str(int(fault.error.endswith("!"))))
    return env


def adopt():
    """Children whose parent was killed are this process's from now on; those it forks do not inherit
    that."""
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)


def end_group(leader):
    """Kills its process group and waits for all of them: one that is dying still holds its locks."""
    try:
        os.killpg(leader, signal.SIGKILL)
        while True:
            os.waitpid(-leader, 0)
    except (ProcessLookupError, ChildProcessError):
        pass


def typed(program, args, env, keys, error_file, kill_after=None):
    """The same on a terminal: the first keys are typed once the screen is drawn, the next ones when
    it is drawn again. What it draws is not kept: when it draws depends on the time."""
    host, own = pty.openpty()
    fcntl.ioctl(own, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [(os.POSIX_SPAWN_DUP2, own, 0), (os.POSIX_SPAWN_DUP2, own, 1),
               (os.POSIX_SPAWN_OPEN, 2, error_file, flags, 0o600)]
    child = os.posix_spawn(program, [program, *args], {**env, "TERM": "xterm"},
                           file_actions=actions, setpgroup=0)
    os.close(own)
    seen, status, end = b"", "hangs", time.monotonic() + (kill_after or SECONDS)
    while time.monotonic() < end:
        ready = select.select([host], [], [], max(0, end - time.monotonic()))[0]
        try:
            piece = os.read(host, 65536) if ready else b""
        except OSError:  # it has ended
            piece = b""
        if not piece:
            break
        seen += piece
        if keys and b"help" in seen:  # the last line of the screen is there
            os.write(host, keys[0])
            keys = keys[1:]
    if time.monotonic() >= end:
        end_group(child)
        status = -9 if kill_after else "hangs"
    else:
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(host)
    with open(error_file, "rb") as file:
        return status, b"", file.read()


def run(program, args, env, stdin="/dev/null", files=("out", "err"), kill_after=None):
    """Runs it in the current folder, its output in files outside of it, and kills it after that
    many seconds; status as of a shell, or "hangs"."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [(os.POSIX_SPAWN_OPEN, 0, stdin, os.O_RDONLY, 0)] + [
        (os.POSIX_SPAWN_OPEN, fd, files[fd - 1], flags, 0o600) for fd in (1, 2)]
    child = os.posix_spawn(program, [program, *args], env, file_actions=actions, setpgroup=0)
    handle = os.pidfd_open(child)
    ended = select.select([handle], [], [], kill_after or SECONDS)[0]
    os.close(handle)
    if not ended:
        os.killpg(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if not ended and not kill_after:
        status = "hangs"
    if status == "hangs" or status < 0:
        end_group(child) # a child that outlived it
    texts = []
    for name in files:
        with open(name, "rb") as file:
            texts.append(file.read())
    return status, texts[0], texts[1]
