#!/usr/bin/env python3
"""Says what AWS would refuse in change sets of SaaS products and offers, fault by fault.

    validate.py FILE... [--product FILE]

Written from what AWS publishes, not from the program, so that it can judge what the program
writes. --product: the product's own change set, whose dimensions the offers must name. Prints
`FILE: path: fault` lines; exit status 1 if there are any.
"""
import argparse
import json
import sys

import published
from rules import RULES
from story import entities


class Twice(ValueError):
    """A key that an object has twice."""


def once(pairs):
    names = [name for name, _ in pairs]
    for i, name in enumerate(names):
        if name in names[:i]:
            raise Twice("the key %r stands twice in one object" % name)
    return dict(pairs)


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file, object_pairs_hook=once)


def refuse(value, path, add):
    """Nulls and numbers with a fraction have no place in any change."""
    if value is None or isinstance(value, float):
        add(path, "%s has no place here" % ("null" if value is None else repr(value)))
    elif isinstance(value, dict):
        for key, member in value.items():
            refuse(member, "%s.%s" % (path, key), add)
    elif isinstance(value, list):
        for i, member in enumerate(value):
            refuse(member, "%s[%d]" % (path, i), add)


def details(document, add):
    """Each change by the table of its type."""
    for i, change in enumerate(document["ChangeSet"]):
        path = "$.ChangeSet[%d]" % i
        table = published.CHANGES[change["Entity"]["Type"]]
        if change["ChangeType"] not in table:
            add(path + ".ChangeType", "'%s' is no change of a %s"
                % (change["ChangeType"], change["Entity"]["Type"]))
        else:
            table[change["ChangeType"]](change["DetailsDocument"], path + ".DetailsDocument", add)


def types_of(entity):
    """{key: types} of the dimensions that a product is given here."""
    return {row["Key"]: row["Types"] for row in entity.of("AddDimensions") or []}


def dimensions(document):
    """{key: types} of the product in a change set that has no fault."""
    return {key: types for entity in entities(document["ChangeSet"], lambda *_: None).values()
            for key, types in types_of(entity).items()}


def sold_by(offer, known, outside):
    """The dimensions that an offer's prices must name: complete only if the product is made here."""
    product = (offer.of("CreateOffer", "ProductId") or "").lstrip("$").split(".")[0]
    if product in known and known[product].created:
        return types_of(known[product])
    return outside


def faults(document, outside=None):
    """[(path, what is wrong)]; a later stage runs only on what the earlier ones found sound."""
    found = []

    def add(path, what):
        found.append((path, what))

    refuse(document, "$", add)
    published.ENVELOPE(document, "$", add)
    if not found:
        details(document, add)
    if not found:
        known = entities(document["ChangeSet"], add)
    if not found:
        for entity in known.values():
            for rule in RULES[entity.kind]:
                rule(entity, sold_by(entity, known, outside), add)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--product")
    args = parser.parse_args()
    outside = dimensions(read(args.product)) if args.product else None
    status = 0
    for path in args.files:
        try:
            found = faults(read(path), outside)
        except ValueError as broken:
            found = [("$", str(broken))]
        for where, what in found:
            print("%s: %s: %s" % (path, where, what))
        status = 1 if found else status
    return status


if __name__ == "__main__":
    sys.exit(main())
