"""What a change set tells of each entity: its changes in order, its terms, what refers to what."""
import os
import re
import sys

from published import IDENTIFIERS, REFERENCE

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "oracle"))
from figures import parse_day, step  # noqa: E402  the model's calendar, not the program's

CREATES = {"CreateOffer": "Offer@1.0", "CreateReplacementOffer": "Offer@1.0",
           "CreateProduct": "SaaSProduct@1.0"}
RELEASES = ("ReleaseOffer", "ReleaseProduct")
LONGEST = 144  # months of a custom duration (Seller Guide, 2026; older pages say 60)


class Entity:
    """One offer or product: {change type: (its details, their path)}, {term type: (term, path)}."""

    def __init__(self, kind):
        self.kind, self.changes, self.terms, self.order = kind, {}, {}, []

    def take(self, name, details, path):
        self.order.append(name)
        self.changes[name] = (details, path)
        for i, term in enumerate(details.get("Terms", []) if isinstance(details, dict) else []):
            self.terms.setdefault(term["Type"], (term, "%s.Terms[%d]" % (path, i)))

    def of(self, change, *keys):
        """A value in the details of a change, or None."""
        value = self.changes.get(change, (None,))[0]
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def term(self, name):
        return self.terms.get(name, (None, None))

    @property
    def created(self):
        return self.order[0] if self.order[0] in CREATES else None

    @property
    def released(self):
        return self.order[-1] in RELEASES

    @property
    def replaces(self):
        return self.created == "CreateReplacementOffer"

    @property
    def private(self):
        """Made for buyers; None where the set does not tell: changes of an offer that exists."""
        if self.replaces or self.of("UpdateTargeting", "PositiveTargeting", "BuyerAccounts"):
            return True
        return False if self.created else None

    @property
    def expires(self):
        text = self.of("UpdateAvailability", "AvailabilityEndDate")
        return None if text is None else parse_day(text)


def resolve(text, kind, names, path, add):
    """The key of the entity that an identifier means: the name of its change, or itself."""
    found = re.match(REFERENCE, text)
    if not found:
        if not re.match(IDENTIFIERS[kind], text):
            add(path, "'%s' is no identifier of a %s" % (text, kind))
        return text
    if names.get(found.group(1)) != kind:
        add(path, "no change before this one makes a %s named '%s'" % (kind, found.group(1)))
    return found.group(1)


def place(change, path, names, add):
    """(entity's key, whether it is made here) of a change; notes its name."""
    kind, made = change["Entity"]["Type"], change["ChangeType"] in CREATES
    identifier, name = change["Entity"].get("Identifier"), change.get("ChangeName")
    if made and identifier is not None:
        add(path + ".Entity.Identifier", "what is being made has no identifier yet")
    elif not made and identifier is None:
        add(path + ".Entity.Identifier", "is missing")
    key = None
    if not made and identifier is not None:
        key = resolve(identifier, kind, names, path + ".Entity.Identifier", add)
    if name in names:
        add(path + ".ChangeName", "'%s' is the name of an earlier change" % name)
    elif name is not None:
        names[name] = CREATES.get(change["ChangeType"])
    return name or path if made else key


def entities(changes, add):
    """{key: Entity} in order, with faults of references and of order."""
    names, found = {}, {}
    for i, change in enumerate(changes):
        path, what = "$.ChangeSet[%d]" % i, change["ChangeType"]
        if what == "CreateOffer":
            resolve(change["DetailsDocument"]["ProductId"], "SaaSProduct@1.0", names,
                    path + ".DetailsDocument.ProductId", add)
        key = place(change, path, names, add)
        entity = found.setdefault(key, Entity(change["Entity"]["Type"]))
        if entity.order and entity.released:
            add(path + ".ChangeType", "comes after the release")
        if what in entity.changes:
            add(path + ".ChangeType", "the same change was there before")
        entity.take(what, change["DetailsDocument"], path + ".DetailsDocument")
    return found


def months(duration):
    """Whole months of an ISO duration, or None where it has days."""
    years, count, days = re.match(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?", duration).groups()
    return None if days else 12 * int(years or 0) + int(count or 0)


def longest_days(count):
    """The most days that so many months can have."""
    starts = [parse_day("%d-%02d-01" % (year, month)) for year in range(2024, 2028)
              for month in range(1, 13)]
    return max(step(start, count) - start for start in starts)
