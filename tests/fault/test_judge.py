#!/usr/bin/python3
"""The sweep's judgement against made-up runs: each kind of harm is seen, and no harm is not."""
import sys

from room import Reference, judge, judge_shown, lost

OLD, NEW, MODE = b"old\n", b"a,b\r\n1,2\r\n", 0o644
BEFORE = {"in.ini": (MODE, b"x"), "out": (0o755, None), "out/x.csv": (MODE, OLD)}
AFTER = {**BEFORE, "out/x.csv": (MODE, NEW)}
WANTED = Reference(["quote", "in.ini"], 0, b"12\n", b"note: n [X-1]\n", BEFORE, AFTER)
TWO = Reference(["init", "out"], 0, b"", b"", BEFORE, {**AFTER, "out/y.ini": (MODE, b"y")})
FINE = (0, WANTED.out, WANTED.err)
FAILED = (4, b"", b"x.csv: cannot be written\n")


def tree(**changes):
    """As after the run without faults, but for these; None: not there."""
    changed = {**AFTER, **{k.replace("_", "."): v for k, v in changes.items()}}
    return {k: v for k, v in changed.items() if v is not None}


CSV = "out/x.csv"
CASES = [
    ("nothing wrong", WANTED, FINE, AFTER, set()),
    ("the same in a reader's eyes", WANTED, FINE, tree(**{CSV: (MODE, b'"a",b\n1,2\n')}), set()),
    ("an honest failure", WANTED, FAILED, BEFORE, set()),
    ("more said than before", WANTED, (0, WANTED.out, b"warning\n" + WANTED.err), AFTER, set()),
    ("a signal", WANTED, (-11, b"", b""), BEFORE, {"signal"}),
    ("no end", WANTED, ("hangs", b"", b""), BEFORE, {"hangs"}),
    ("half a table", WANTED, FINE, tree(**{CSV: (MODE, b"a,b\r\n1,")}), {"untrue"}),
    ("nothing written", WANTED, FINE, BEFORE, {"untrue"}),
    ("half the output", WANTED, (0, b"1", WANTED.err), AFTER, {"untrue"}),
    ("a finding is not said", WANTED, (0, WANTED.out, b""), AFTER, {"untrue"}),
    ("another may read it", WANTED, FINE, tree(**{CSV: (0o666, NEW)}), {"untrue"}),
    ("a temporary file stays", WANTED, FINE, tree(**{"out/.tenor-1-0.tmp": (384, b"")}), {"stray"}),
    ("the input is gone", WANTED, FINE, tree(in_ini=None), {"untrue"}),
    ("no word", WANTED, (5, b"", b" \n"), BEFORE, {"silent"}),
    ("called a mistake", WANTED, (1, b"", b"wrong\n"), BEFORE, {"status"}),
    ("between old and new", WANTED, FAILED, tree(**{CSV: (MODE, b"a,b\r\n")}), {"between"}),
    ("the old one is gone", WANTED, FAILED, tree(**{CSV: None}), {"between"}),
    ("failure, though all is written", WANTED, FAILED, AFTER, {"denied"}),
    ("one of two", TWO, FAILED, AFTER, {"half"}),
]
SHOWN = [
    ("screens may differ", (0, b"other", b""), BEFORE, set()),
    ("a crash", (-6, b"", b""), BEFORE, {"signal"}),
    ("a log stays", (0, b"", b""), {**BEFORE, ".x.tenor-journal": (384, b"")}, set()),
    ("says saved, and is not", (0, b"| saved out/x.csv   |", b""), BEFORE, {"untrue"}),
    ("another line is edited", (0, b"", b""), {**BEFORE, "in.ini": (MODE, b"y")}, set()),
    ("a column more", (0, b"", b""), {**BEFORE, CSV: (MODE, b"old,new\n")}, set()),
    ("damaged", (0, b"", b""), {**BEFORE, CSV: (MODE, b"")}, {"between"}),
]
ENDED = [  # where memory is short
    ("what was done before", (5, b"", b"memory is short\n"), BEFORE, set()),
    ("another line is edited all the same", (0, b"", b""), {**BEFORE, "in.ini": (MODE, b"y")},
     {"between"}),
    ("without a word", (5, b"", b""), BEFORE, {"silent"}),
]
NAMED = [
    ("the next free name", {**AFTER, "out/y-2.ini": (MODE, b"y")}, set()),
    ("beside the right one", {**TWO.after, "out/y-2.ini": (MODE, b"y")}, {"stray"}),
]
OFFER = {"p.ini": (MODE, b"[product]\n"), "o.ini": (MODE, b"product = p.ini ; ours\n")}
CALLED = {"q.ini": (MODE, b"[product]\n"), "o.ini": (MODE, b"product = q.ini ; ours\n")}
RENAMED = Reference(["tui", "."], 0, b"", b"", OFFER, CALLED)
LOST = [
    ("both are there", {**OFFER, "q.ini": CALLED["q.ini"]}, False),
    ("all is as it should be", CALLED, False),
    ("it names what is not there yet", {**OFFER, "o.ini": CALLED["o.ini"]}, True),
    ("it names what is there no more", {**CALLED, "o.ini": OFFER["o.ini"]}, True),
    ("its bytes are nowhere", {"o.ini": CALLED["o.ini"]}, True),
]


def main():
    failed = 0
    cases = CASES + [(what, WANTED, ran, left, words) for what, ran, left, words in SHOWN]
    cases += [(what, TWO, (0, b"", b""), left, words) for what, left, words in NAMED]
    cases += [(what, RENAMED, None, left, {"lost"} if bad else set()) for what, left, bad in LOST]
    judges = [judge] * len(CASES) + [judge_shown] * (len(cases) - len(CASES))
    cases += [(what, WANTED, ran, left, words) for what, ran, left, words in ENDED]
    judges += [lambda *run: judge_shown(*run, strays=False)] * len(ENDED)
    for (what, wanted, ran, left, words), judged_by in zip(cases, judges):
        found = (judged_by(wanted, ran, left) if ran else
                 [("lost", text) for text in lost(wanted, left)])
        if {word for word, _ in found} != words:
            failed += 1
            print(f"{what}: {found}, expected {words}")
    print(f"{len(cases)} cases, {failed} judged wrong")
    sys.exit(failed > 0)


main()
