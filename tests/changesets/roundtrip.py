#!/usr/bin/env python3
"""Sends random products and offers out as change sets and takes them in again.

    roundtrip.py TENOR --seed 1 --count 500

Each change set must be one that AWS takes (validate.py), hold the money that the model and the
quote hold (amounts.py), and come out again as it went in (export, import, export); the offer that
was imported is quoted at the same money. So must what another program or AWS would write of them
(variations.py, described.py). The samples that AWS publishes come out as they are.
Prints each failure with its seed; `drafts.py SEED FOLDER` makes the files of it again. Refusals
are counted by code: only those in REFUSED are expected.
"""
import argparse
import collections
import json
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile

import amounts
import described
import validate
import variations
from drafts import Draft
from filing import Product, read_offer
from test_validate import SAMPLES, VECTORS

# Why an offer that is fine in our files may not be sent; at most this share of all.
REFUSED = {"CHG-011": "the plan cannot be repeated at a renewal",
           "CHG-017": "a charge beyond 100000000",
           "OFR-055": "the first charge is before the day from which it is judged",
           "PRD-065": "a listing whose prices are all zero becomes a free one"}
MOST_REFUSED = 0.25


class Broken(Exception):
    """What is not as it must be."""


class Refusal(Exception):
    """Tenor says why AWS would not take it."""


class Program:
    def __init__(self, tenor, folder, as_of):
        self.tenor, self.folder, self.as_of = tenor, folder, ["--as-of", as_of] if as_of else []

    def run(self, *words, may_refuse=False):
        command = [self.tenor, *words, *self.as_of]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        if done.returncode != 0:
            found = re.findall(r"error: .*?(?:\((\w{3}-\d{3})\) )?\[(\w{3}-\d{3})\]", done.stderr)
            codes = {rule or code for rule, code in found}  # the gate names the rule it enforces
            if may_refuse and done.returncode == 1 and codes and codes <= set(REFUSED):
                raise Refusal(min(codes))
            raise Broken("status %d of %s\n%s" % (done.returncode, " ".join(command), done.stderr))
        return done.stdout

    def path(self, name):
        return os.path.join(self.folder, name)

    def export(self, path, name, outside=None, may_refuse=False):
        """(bytes, document) of a file's change set, which has no fault."""
        self.run("export", path, "--changeset", "-o", self.path(name), may_refuse=may_refuse)
        document = validate.read(self.path(name))
        faults = validate.faults(document, outside)
        if faults:
            raise Broken("%s: faults\n%s" % (name, "\n".join(": ".join(fault) for fault in faults)))
        with open(self.path(name), "rb") as file:
            return file.read(), document

    def take(self, name, folder, *words):
        """The files that an import of NAME.json writes."""
        written = self.run("import", self.path(name), "--into", self.path(folder), *words)
        return written.split("\n")[:-1]

    def quote(self, path, *words):
        return json.loads(self.run("quote", path, "--format", "json", *words))


def written(paths, ending):
    found = [path for path in paths if path.endswith(ending)]
    if len(found) != 1:
        raise Broken("an import wrote %s, not one *%s" % (paths, ending))
    return found[0]


def first_line(before, after):
    for number, (a, b) in enumerate(zip(before.split(b"\n"), after.split(b"\n")), 1):
        if a != b:
            return "line %d: %r became %r" % (number, a, b)
    return "one goes on where the other ends"


def first_difference(before, after, path="$"):
    """The path and both values where two documents part."""
    if isinstance(before, dict) and isinstance(after, dict) and set(before) == set(after):
        pairs = [(before[key], after[key], "%s.%s" % (path, key)) for key in before]
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        pairs = [(a, b, "%s[%d]" % (path, i)) for i, (a, b) in enumerate(zip(before, after))]
    else:
        if isinstance(before, dict) and isinstance(after, dict):
            before, after = sorted(before), sorted(after)
        return "%s: %s became %s" % (path, *(
            json.dumps(value, ensure_ascii=False)[:400] for value in (before, after)))
    return next(first_difference(*pair) for pair in pairs if pair[0] != pair[1])


def same(before, after, what):
    if before != after:
        raise Broken("%s is not the same again: %s" % (what, first_line(before, after)))


def product_goes_around(program, draft):
    """The product out, in and out; returns its dimensions as AWS sees them."""
    before, document = program.export(draft.product, "p.json", may_refuse=True)
    found = list(amounts.product_differences(document, Product(draft.product)))
    if found:
        raise Broken("\n".join(found))
    again = written(program.take("p.json", "p"), ".product.ini")
    same(before, program.export(again, "p2.json")[0], "the product")
    return validate.dimensions(document)


def offer_goes_around(program, draft, dimensions, words):
    before, document = program.export(draft.offer, "a.json", dimensions, True)
    model, quote = read_offer(draft.offer, None), program.quote(draft.offer)
    found = list(amounts.differences(document, model, quote))
    if found:
        raise Broken("\n".join(found))
    again = written(program.take("a.json", "a", *words), ".offer.ini")
    same(before, program.export(again, "b.json", dimensions)[0], "the offer")
    # what AWS has no field for: what a buyer will choose, and how we round
    chosen = ["--policy", model.policy or "aws"]
    for item in quote["items"]:
        if item["quantity"] and not model.plan:
            chosen += ["--set", "%s=%d" % (item["dimension"], item["quantity"])]
    told, retold = amounts.told(quote), amounts.told(program.quote(again, *chosen))
    for key in told:
        if not model.plan or key != "items":
            if told[key] != retold[key]:
                raise Broken("%s of the imported offer: %s, not %s" % (key, retold[key], told[key]))


def variation_goes_around(program, draft, name, ending):
    """What was exported, as another program would write it, in and out: every part as it was."""
    ways = variations.OFFERS if ending == ".offer.ini" else variations.PRODUCTS
    what, document = variations.varied(draft.rnd, validate.read(program.path(name)), ways)
    faults = validate.faults(document)
    if faults:
        raise Broken("%s is no variation that AWS takes: %s" % (what, faults))
    name, folder = "v-" + name, "v" + ending
    with open(program.path(name), "w", encoding="utf-8") as file:
        json.dump(document, file, ensure_ascii=False)
    try:
        again = written(program.take(name, folder), ending)
        after = program.export(again, "again-" + name)[1]
    except Broken as why:
        raise Broken("%s: %s" % (what, why)) from why
    if after != document:
        raise Broken("%s: not the same again: %s" % (what, first_difference(document, after)))


def entity_goes_around(program, draft, dimensions):
    """What AWS answers about the offer, in, and what can be changed of it out.

    Not of a replacement: the answer does not name the agreement."""
    document = validate.read(program.path("a.json"))
    if "CreateOffer" not in described.changes(document):
        return
    state = draft.rnd.choice(["Draft", "Released"])
    with open(program.path("e.json"), "w", encoding="utf-8") as file:
        json.dump(described.entity(document, state), file)
    offer = written(program.take("e.json", "e"), ".offer.ini")
    sent = described.changes(program.export(offer, "e2.json", dimensions)[1])
    expected = described.expected(document, state)
    if sent != expected:
        raise Broken("a %s entity: %s" % (state, first_difference(expected, sent)))


def judge(tenor, seed):
    """(seed, what is wrong or None, code of a refusal or None)."""
    with tempfile.TemporaryDirectory(prefix="tenor-changesets-") as folder:
        draft = Draft(seed, folder)
        program = Program(tenor, folder, draft.as_of)
        words = ["--product", draft.product] if draft.rnd.random() < 0.4 else []
        try:
            dimensions = product_goes_around(program, draft)
            offer_goes_around(program, draft, dimensions, words)
            variation_goes_around(program, draft, "p.json", ".product.ini")
            variation_goes_around(program, draft, "a.json", ".offer.ini")
            entity_goes_around(program, draft, dimensions)
        except Refusal as code:
            return seed, None, str(code)
        except Broken as why:
            return seed, str(why), None
        return seed, None, None


def sample_goes_around(tenor, name):
    """A published change set in and out: every part of it, with and without a home in our files."""
    path = os.path.join(VECTORS, name + ".json")
    with tempfile.TemporaryDirectory(prefix="tenor-changesets-") as folder:
        program = Program(tenor, folder, "2023-01-01")
        paths = program.run("import", path, "--into", folder).split("\n")[:-1]
        endings = [".offer.ini", ".product.ini"]
        whole = next(path for ending in endings for path in paths if path.endswith(ending))
        if program.export(whole, "out.json")[1] != validate.read(path):
            raise Broken("%s does not come out as it went in" % name)


def samples(tenor):
    bad = 0
    for name in SAMPLES.values():
        try:
            sample_goes_around(tenor, name)
        except Broken as why:
            bad += 1
            print("%s: %s" % (name, why))
    return bad


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tenor")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--show", type=int, default=3, help="failures to print")
    args = parser.parse_args()
    tenor = os.path.abspath(args.tenor)
    bad, refused = samples(tenor), collections.Counter()
    seeds = [(tenor, seed) for seed in range(args.seed, args.seed + args.count)]
    with multiprocessing.Pool(2) as pool:
        for seed, why, code in pool.starmap(judge, seeds, chunksize=5):
            refused.update([code] if code else [])
            bad += why is not None
            if why and bad <= args.show:
                print("seed %d: %s" % (seed, why))
    print("%d drafts: %d fail, %s refused" % (args.count, bad, dict(refused) or "none"))
    if sum(refused.values()) > max(MOST_REFUSED * args.count, 1):
        print("too many are refused to say anything")
        return 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
