"""One worker's folder: each scenario runs in its own copy of the samples, which is put back in
order after each run, and what the run did is held against the run without faults."""
import difflib
import os
import re
import shutil
import stat
import time
from collections import namedtuple

import faults
import readers
from furniture import furnish, put
from scenarios import LOG

# What is typed on a terminal: a discount edited, taken back, done again, then saved; a panel's
# columns, which the program remembers.
KEYS = {"tui-typed": [b"j" * 12 + b"\r\x1525%\r" + b"u\x12" + b"sq"],
        "tui-arranged": [b"\t", b":", b"columns -Qty", b"\r", b"q"]}  # at once they are a paste
STRAY = re.compile(r"(^|/)\.tenor-")
LOGS = re.compile(r"tenor-journal")  # of unsaved changes: a program that fails may leave one
SAVED = re.compile(rb"\| (?:(?:saved|wrote|made) (\S+?)[,;]? |(\S+) is back)")
AWAY = re.compile(rb"\| (\S+) is gone, u brings it back; kept as (\S+?)[ |]")
KEPT = re.compile(r"(?:^|(?<=/))\.([^/]+)\.removed(\.\d+)?$")  # a file that was taken away
HASHED = re.compile(r"(?<=^state/tenor/)(\w+)/[0-9a-f]{16}$")  # by where its folder is
ODD = re.compile(": | is gone$| is left behind$")  # what stands behind the path in states()
NAMES = re.compile(rb"^(?:product|offer|dimensions) *= *([^;\s]+)", re.M)
Reference = namedtuple("Reference", "args status out err before after")


def look(folder):
    """{path: (mode, bytes or None for a folder)} of all that is in it."""
    seen, todo = {}, [""]
    while todo:
        at = todo.pop()
        with os.scandir(os.path.join(folder, at)) as entries:
            for entry in entries:
                path = os.path.join(at, entry.name)
                status = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(status.st_mode):
                    seen[path] = (status.st_mode & 0o777, None, None)
                    todo.append(path)
                else:
                    seen[path] = (status.st_mode & 0o777, status.st_size,
                                  (status.st_ino, status.st_mtime_ns, status.st_ctime_ns))
    return seen


class Room:
    def __init__(self, folder, program, shim):
        self.folder, self.program, self.shim = folder, program, shim
        faults.adopt()
        os.makedirs(folder)
        self.state = os.path.join(folder, "state")
        self.log = faults.Log(os.path.join(folder, "log")) if shim else None
        self.files = [os.path.join(folder, "stdout"), os.path.join(folder, "stderr")]
        self.at, self.before, self.contents, self.tree, self.now = None, None, None, None, None
        self.seconds = 0  # that the last run took

    def enter(self, scenario, made):
        """Makes its folder, or goes on in it."""
        where = os.path.join(self.folder, "work")
        if self.at == scenario.name:
            return
        os.chdir(self.folder)
        shutil.rmtree(where, ignore_errors=True)
        os.makedirs(where)
        furnish(where, scenario, made)
        os.chdir(where)
        self.at, self.before = scenario.name, look(".")
        self.contents = {path: self.bytes_of(path) for path, (_, size, _) in self.before.items()
                         if size is not None}

    @staticmethod
    def bytes_of(path):
        with open(path, "rb") as file:
            return file.read()

    def run(self, scenario, fault=None, plain=False, kill_after=None):
        """Status, output, error output; then .tree says what it left."""
        if self.log:
            self.log.clear()
        env = self.environment(scenario, None if plain else self.shim, fault)
        begun = time.monotonic()
        if scenario.typed:
            ran = faults.typed(self.program, scenario.args, env, KEYS[scenario.name],
                               self.files[1], kill_after)
        else:
            ran = faults.run(self.program, scenario.args, env, files=self.files,
                             kill_after=kill_after)
        self.seconds = time.monotonic() - begun
        work = os.path.join(self.folder, "work").encode()  # in messages, it is another worker's
        ran = (ran[0], *(text.replace(work, b"WORK") for text in ran[1:]))
        self.take_stock()
        return ran

    def environment(self, scenario, shim=None, fault=None):
        work, log = os.path.join(self.folder, "work"), self.log.path if self.log else None
        if scenario.settings:
            return faults.environment(shim, log, os.path.join(work, "state"), fault,
                                      os.path.join(work, "config"))
        return faults.environment(shim, log, self.state, fault)

    def take_stock(self):
        """What is in the folder now."""
        self.now = look(".")
        self.tree = {}
        for path, (mode, size, mark) in self.now.items():
            known, name = self.before.get(path), HASHED.sub(r"\1/*", path)
            if size is None:
                self.tree[name] = (mode, None)
            elif known and known[1:] == (size, mark):
                self.tree[name] = (mode, self.contents[path])
            elif name == "state/tenor/key" and size == 32:
                self.tree[name] = (mode, b"by chance")
            else:
                self.tree[name] = (mode, self.bytes_of(path))

    def tidy(self):
        """Puts back in order what the last runs left."""
        for path in sorted(set(self.now) - set(self.before), reverse=True):
            os.rmdir(path) if os.path.isdir(path) else os.remove(path)
        for path, (mode, size, mark) in list(self.before.items()):
            if size is None:
                os.makedirs(path, exist_ok=True)
        for path, (mode, size, mark) in list(self.before.items()):
            if size is None or look_at(path) == (mode, size, mark):
                continue
            put(".", path, self.contents[path])
            os.chmod(path, mode)
            self.before[path] = look_at(path)
        shutil.rmtree(self.state, ignore_errors=True)

    def reference(self, scenario, made, plain=False):
        """The run without faults, its calls (plain: none); it must come out the same twice."""
        self.enter(scenario, made)
        before = {p: (m, self.contents.get(p)) for p, (m, _, _) in self.before.items()}
        ran = self.run(scenario, plain=plain)
        calls, after = [] if plain else list(self.log.calls()), self.tree
        self.tidy()
        again = self.run(scenario, plain=True)
        if again != ran or self.tree != after:
            raise RuntimeError(f"{scenario.name}: two runs without faults differ: {ran} {again}")
        self.tidy()
        return Reference(scenario.args, *ran, before, after), calls

    def attempt(self, scenario, made, wanted, fault):
        """Runs it under a fault; the words for what went wrong, with details, and where it was."""
        self.enter(scenario, made)
        ran = self.run(scenario, fault)
        hits, site = self.log.hits()
        if faults.is_kill(fault):
            wrong = self.judge_killed(scenario, wanted, ran)
        else:
            wrong = (judge_shown(wanted, ran, self.tree, fault.kind != "memory") if scenario.shown
                     else judge(wanted, ran, self.tree))
            wrong += [("lost", text) for text in lost(wanted, self.tree)]
            if scenario.left and not self.still_there(scenario, wanted):
                wrong.append(("lost", "the changes are neither saved nor recovered next time"))
            unlisted = fault.error == "ENOMEM!"  # folders in a folder are not seen without memory
            if "stray" in dict(wrong) and (fault.kind in ("remove", "open") or unlisted):
                wrong = [w for w in wrong if w[0] != "stray"] + self.litter()
            if "half" in dict(wrong) and self.goes_on(scenario, wanted):
                wrong = [w for w in wrong if w[0] != "half"]
        if hits == 0:
            wrong = []  # the call was not reached: nothing was tried
        self.tidy()
        return wrong, hits, site, ran

    def kill(self, scenario, made, wanted, seconds):
        """Kills it after that time: its status, and what is wrong then."""
        self.enter(scenario, made)
        ran = self.run(scenario, plain=True, kill_after=seconds)
        ended = ran[0] == wanted.status and not states(wanted, self.tree)
        wrong = [] if ended else self.judge_killed(scenario, wanted, ran)
        self.tidy()
        return ran[0], wrong

    def goes_on(self, scenario, wanted):
        """Whether the same command without faults ends where it should have."""
        return self.run(scenario, plain=True)[0] == wanted.status and not states(wanted, self.tree)

    def litter(self):
        """What could not be removed then must be gone when something is saved there again."""
        for folder in {p[:STRAY.search(p).start()] for p in self.tree if STRAY.search(p)}:
            file = os.path.join(folder, "next.product.ini")
            faults.run(self.program, ["new", "product", "--title", "Next", "--dimension", "a",
                                      "-o", file], faults.environment(None, None, self.state),
                       files=self.files)
        self.take_stock()
        strays = [p for p in self.tree if STRAY.search(p)]
        return [("litter", f"the next run leaves {strays[:3]}")] if strays else []

    def still_there(self, scenario, wanted):
        """Whether what was left unsaved is in its file, or comes there by the next run."""
        if scenario.later:
            return any(LOG in p and v[1] == self.contents[LOG] for p, v in self.tree.items())

        def there():
            return all(self.tree.get(p) == wanted.after[p] for p in wanted.before
                       if p in wanted.after and not LOGS.search(p))
        return there() or (self.run(scenario, plain=True) and there())

    def judge_killed(self, scenario, wanted, ran):
        """Every file old or new; then the same command again must get there, and clean up."""
        wrong = []
        if ran[0] != -9:
            return [("survived", f"status {ran[0]}")]
        left = {p: v for p, v in self.tree.items()
                if not STRAY.search(p) and not (scenario.shown and LOGS.search(p))}
        odd = states(wanted, put_back(wanted, left), either=True)
        wrong += [("between", text) for text in odd]
        wrong += [("lost", text) for text in lost(wanted, left)]
        done = not states(wanted, left)
        if scenario.left and not self.still_there(scenario, wanted):
            wrong.append(("lost", "the changes are neither saved nor recovered next time"))
        if scenario.shown:  # what the keys do next time is another story
            return wrong + self.litter()
        again = self.run(scenario, plain=True)
        if again[0] in ("hangs", 5) or not isinstance(again[0], int) or again[0] < 0:
            wrong.append(("again", f"the next run: status {again[0]}"))
        if not done and (again[0] != wanted.status or states(wanted, self.tree)):
            wrong.append(("again", f"the next run: status {again[0]}, {again[2][-200:]!r}"))
        return wrong + self.litter()


def look_at(path):
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return (status.st_mode & 0o777, status.st_size,
            (status.st_ino, status.st_mtime_ns, status.st_ctime_ns))


def put_back(wanted, tree):
    """The tree with what was taken away and is kept beside its place in that place again."""
    tree = dict(tree)
    for path in [p for p in tree if KEPT.search(p) and p not in wanted.before]:
        home = KEPT.sub(r"\1", path)
        if home in wanted.before and tree[path][1] == wanted.before[home][1]:
            tree.pop(path)
            tree.setdefault(home, wanted.before[home])
    return tree


def dangling(tree):
    """{(file, name)}: the file names another one that is not there."""
    return {(path, name.decode(errors="replace")) for path, (_, data) in tree.items()
            if path.endswith(".ini") and data for name in NAMES.findall(data)
            if os.path.normpath(os.path.join(os.path.dirname(path), name.decode(errors="replace")))
            not in tree}


def lost(wanted, tree):
    """Bytes that were there, and in no run without a fault go; names that lead to nothing."""
    kept = {value[1] for value in tree.values()}
    gone = [p for p, (_, data) in wanted.before.items()
            if data and p not in tree and data not in kept and not LOGS.search(p) and
            data in {v[1] for v in wanted.after.values()}]
    away = {KEPT.sub(r"\1", p): v for p, v in tree.items() if KEPT.search(p)}
    seen = {p: v for p, v in tree.items() if not STRAY.search(p)}
    names = dangling({**away, **seen}) - dangling(wanted.before) - dangling(wanted.after)
    return [f"{p} is gone, and kept nowhere" for p in gone] + [
        f"{p} names {name}, which is not there" for p, name in sorted(names)]


def states(wanted, tree, either=False):
    """What in the tree is not as after the run without faults (either: nor as before)."""
    odd, tree = [], readers.rolled_back(tree)
    for path in sorted(set(wanted.before) | set(wanted.after) | set(tree)):
        old, new, now = wanted.before.get(path), wanted.after.get(path), tree.get(path)
        if now == new or (either and now == old):
            continue
        if now is None:
            odd.append(f"{path} is gone" if old else f"{path} is not there")
        elif new is None and old is None:
            odd.append(f"{path} is left behind")
        elif now[1] is None or not new or new[1] is None:
            odd.append(f"{path}: mode {now[0]:o}")
        else:
            what = readers.same(path, now[1], new[1])
            if what:
                odd.append(f"{path}: {what}")
            elif now[0] != new[0]:
                odd.append(f"{path}: mode {now[0]:o}, not {new[0]:o}")
    return odd


def only_quotes_go(wanted, out):
    """The findings of check are its result: the source they quote and the hint may go, as in err."""
    kept, rest = out.splitlines(), []
    for line in wanted.splitlines():
        if kept and kept[0] == line:
            kept.pop(0)
        else:
            rest.append(line)
    return not kept and all(line.startswith(b" ") for line in rest)


def judge(wanted, ran, tree):
    """(word, detail) of everything that must not be."""
    # Of a folder, what cannot be read is left out, with a finding; check tells it in its result.
    several = any(word == "." or word.endswith(".db") for word in wanted.args)
    partly = wanted.args[0] == "check" or several and ran[0] == 3
    tree = readers.rolled_back(tree)
    status, out, err = ran
    if status == "hangs" or status < 0:
        wrong = [("hangs" if status == "hangs" else "signal", f"status {status}")]
        return wrong + [("between", text) for text in states(wanted, tree, either=True)]
    wrong = []
    if status == wanted.status:
        wrong = [("stray" if "left behind" in text else "untrue", text)
                 for text in states(wanted, tree)]
        if out != wanted.out and not (wanted.args[0] == "check" and only_quotes_go(wanted.out, out)):
            wrong.append(("untrue", f"standard output: {len(out)} bytes of {len(wanted.out)}"))
        lost = {line for line in set(wanted.err.splitlines()) - set(err.splitlines())
                if not line.startswith(b" ")}  # the quoted source and the hint may go
        if lost:
            wrong.append(("untrue", f"not said any more: {sorted(lost)[0].decode()[:80]}"))
        return wrong
    if not err.strip():
        wrong.append(("silent", f"status {status} without a word"))
    if status not in (3, 4, 5):
        wrong.append(("status", f"{status} for {wanted.status}: {err[-160:].decode(errors='replace')}"))
    odd = states(wanted, tree, either=True)
    wrong += [("stray" if "left behind" in text else "between", text) for text in odd
              if not (partly and "sees something else" in text)]
    if not odd:
        changed = [p for p in set(wanted.before) | set(wanted.after)
                   if wanted.before.get(p) != wanted.after.get(p)]
        new = [p for p in changed if tree.get(p) == wanted.after.get(p)]
        honest = b"is in place" in err or b"(standard output)" in err
        if len(new) == len(changed) and changed and status == 4 and not honest:
            wrong.append(("denied", f"status 4, though all is written: {err[-120:]!r}"))
        elif new and len(new) < len(changed):
            wrong.append(("half", f"of {len(changed)} files {new} are there"))
    return wrong


def changed_lines(old, now):
    """(taken out, put in): whole lines, as an edit changes them."""
    matcher = difflib.SequenceMatcher(None, old, now, autojunk=False)
    spans = [(j - i, l - k) for tag, i, j, k, l in matcher.get_opcodes() if tag != "equal"]
    return sum(out for out, _ in spans), sum(put_in for _, put_in in spans)


def all_changes(wanted):
    """(taken out, put in) by all keys, whichever files they meet."""
    lines = [changed_lines(old[1].splitlines(True), wanted.after[path][1].splitlines(True))
             for path, old in wanted.before.items()
             if old[1] and wanted.after.get(path, old) != old and path.endswith((".ini", ".csv"))]
    return [sum(n) for n in zip(*lines)] or [1, 1]


def is_edit(old, now, most):
    """When something cannot be read, the keys that follow meet another screen: no more lines are
    changed than by all of them, none of them torn."""
    if not old or not now or not old[1] or not now[1]:
        return False
    before, after = old[1].splitlines(True), now[1].splitlines(True)
    if before[-1].endswith(b"\n") != after[-1].endswith(b"\n"):
        return False
    if after[0].startswith(before[0].rstrip() + b","):  # a column more, empty but in one row
        full = [b for a, b in zip(before[1:], after[1:]) if b.rstrip() != a.rstrip() + b","]
        return len(before) == len(after) and len(full) <= 1
    return all(n <= max(1, m) for n, m in zip(changed_lines(before, after), most))


def is_other_file(wanted, tree, path):
    """The keys met another file, and gave that one the name of this path, or of another; or the
    name that is free is another, where that one cannot be looked at."""
    old, now = wanted.before.get(path), tree.get(path)
    if old:
        return not now and old[1] in {v[1] for p, v in tree.items() if p not in wanted.before}
    missing = {v[1] for p, v in wanted.after.items() if p not in wanted.before and p not in tree}
    return bool(now) and now[1] in missing | {v[1] for v in wanted.before.values()}


def judge_shown(wanted, ran, tree, strays=True):
    """Of the terminal program: no crash, whole files, and what it says it saved is there. Keys may
    stray to another screen where something cannot be read; where memory is short they end."""
    status, out, err = ran
    if status == "hangs" or status < 0:
        wrong = [("hangs" if status == "hangs" else "signal", f"status {status}")]
    elif status != 0 and not (out + err).strip():
        wrong = [("silent", f"status {status} without a word")]
    else:
        wrong = []
    kept = {p: v for p, v in tree.items() if not LOGS.search(p) or p in wanted.before}
    kept.update({p: wanted.after.get(p) for p in wanted.before if LOGS.search(p)})
    kept = put_back(wanted, {p: v for p, v in kept.items() if v})
    odd = states(wanted, kept, either=True)
    if strays:
        odd = [text for text in odd
               if not is_edit(*(t.get(text.split(": ")[0]) for t in (wanted.before, kept)),
                              all_changes(wanted))
               and not is_other_file(wanted, kept, ODD.split(text)[0])]
    wrong += [("stray" if "left behind" in text else "between", text) for text in odd]
    for path, kept_as in AWAY.findall(out):
        if not {path.decode(), kept_as.decode()} & set(tree):
            wrong.append(("untrue", f"says that {path.decode()} is kept"))
    for said in SAVED.findall(out):
        path = (said[0] or said[1]).decode()
        unchanged = tree.get(path) == wanted.before.get(path) != wanted.after.get(path)
        if path not in tree or unchanged:  # else the keys met another file, and edited that one
            wrong.append(("untrue", f"says that {path} is saved"))
    return wrong
