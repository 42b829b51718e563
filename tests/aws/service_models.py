"""What we write is what AWS's own client knows: service_models.py PROGRAM [--count N].

Change sets, update change sets, metering batches and entitlements of the samples and of random
files are checked against the service models of Debian's python3-botocore: types, required and
unknown members, lengths, ranges, patterns. The client then writes the requests for the wire. Those
models are of December 2022; what AWS has added since is named in NEWER, and nothing else may differ.
Last, the checker itself must find what is damaged.
"""
import argparse
import copy
import glob
import json
import os
import random
import re
import subprocess
import sys
import tempfile

try:
    import botocore.loaders
    import botocore.model
    import botocore.serialize
except ImportError:
    print("no python3-botocore here: sh tests/setup.sh all")
    sys.exit(77)

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
sys.path.insert(0, os.path.join(ROOT, "tests/changesets"))
import drafts  # noqa: E402
import updates  # noqa: E402

ARN = {"type": "string", "min": 1, "max": 2048, "pattern": "arn:[\\s\\S]+"}
ACCOUNT = {"type": "string", "pattern": "^[0-9]{12}$"}
# (service, shape, members added since, members required no longer, each with the page that says so)
NEWER = [
    # API_UsageRecord: an account in place of the identifier, a license for products of 2026
    ("meteringmarketplace", "UsageRecord",
     {"CustomerAWSAccountId": ACCOUNT, "LicenseArn": ARN}, ["CustomerIdentifier"]),
    # API_BatchMeterUsage: no product code where the records name a license
    ("meteringmarketplace", "BatchMeterUsageRequest", {}, ["ProductCode"]),
    # marketplace-catalog/API_StartChangeSet: Intent; API_Change: DetailsDocument for Details
    ("marketplace-catalog", "StartChangeSetRequest",
     {"Intent": {"type": "string", "enum": ["VALIDATE", "APPLY"]}}, []),
    # API_Entitlement
    ("marketplace-entitlement", "Entitlement",
     {"CustomerAWSAccountId": ACCOUNT, "LicenseArn": ARN}, []),
]
# Patterns that AWS's own published samples breach: they are held against these, too.
PATTERNS = {("marketplace-catalog", "ChangeName"): r"^[a-zA-Z]+$",
            ("marketplace-catalog", "EntityType"): r"^[a-zA-Z]+@\d+\.\d+$",
            ("marketplace-catalog", "Identifier"): r"^([\w\-]+|\$[a-zA-Z]+\.Entity\.Identifier)$",
            ("marketplace-catalog", "Json"): r"^\s*(\{[\s\S]*\}|\[[\s\S]*\])\s*$"}
# Details was a text of 16 KiB; a DetailsDocument is the same object (FIELDS of DescribeEntity).
LIMITS = {("marketplace-catalog", "Json"): {"max": 1 << 20}}


def load(service):
    """The model of a service with what is newer."""
    model = botocore.loaders.Loader().load_service_model(service, "service-2")
    for of, shape, members, optional in NEWER:
        if of != service:
            continue
        target = model["shapes"][shape]
        for name, what in members.items():
            assert name not in target["members"], "%s is known now: NEWER is old" % name
            target["members"][name] = {"shape": name}
            model["shapes"][name] = what
        target["required"] = [name for name in target.get("required", []) if name not in optional]
    for (of, shape), pattern in PATTERNS.items():
        if of == service:
            model["shapes"][shape]["pattern"] = pattern
    for (of, shape), limits in LIMITS.items():
        if of == service:
            model["shapes"][shape].update(limits)
    return model


MODELS = {name: load(name)
          for name in ("meteringmarketplace", "marketplace-catalog", "marketplace-entitlement")}
TYPES = {"structure": dict, "list": list, "string": str, "integer": int, "boolean": bool,
         "double": (int, float), "timestamp": str}
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")


def check(model, name, value, where, out):
    """Adds to `out` what the shape forbids."""
    shape = model["shapes"][name]
    kind = shape["type"]
    if not isinstance(value, TYPES[kind]) or (kind == "integer" and isinstance(value, bool)):
        out.append("%s: no %s" % (where, kind))
        return
    size = value if kind in ("integer", "double") else \
        len(value) if kind in ("list", "string") else None
    if size is not None and not shape.get("min", size) <= size <= shape.get("max", size):
        out.append("%s: %s is not in %s..%s" % (where, size, shape.get("min"), shape.get("max")))
    if kind == "string" and not re.search(shape.get("pattern", ""), value):
        out.append("%s: %r is not %s" % (where, value, shape["pattern"]))
    if kind == "string" and value not in shape.get("enum", [value]):
        out.append("%s: %r is none of %s" % (where, value, shape["enum"]))
    if kind == "timestamp" and not TIME.match(value):
        out.append("%s: no instant" % where)
    if kind == "list":
        for i, item in enumerate(value):
            check(model, shape["member"]["shape"], item, "%s[%d]" % (where, i), out)
    if kind == "structure":
        for member in shape.get("required", []):
            if member not in value:
                out.append("%s: no %s" % (where, member))
        for member, item in value.items():
            if member not in shape["members"]:
                out.append("%s: %s is unknown" % (where, member))
            else:
                check(model, shape["members"][member]["shape"], item, where + "." + member, out)


def sent(service, operation, request):
    """The body that the client would send."""
    model = botocore.model.ServiceModel(MODELS[service], service_name=service)
    serializer = botocore.serialize.create_serializer(model.metadata["protocol"], True)
    return serializer.serialize_to_request(request, model.operation_model(operation))["body"]


def problems_of_metering(batches):
    out = []
    for batch in batches:
        found = []
        check(MODELS["meteringmarketplace"], "BatchMeterUsageRequest", batch, "batch", found)
        for record in batch.get("UsageRecords", []):
            named = [k for k in ("CustomerIdentifier", "CustomerAWSAccountId") if k in record]
            if len(named) != 1 or ("ProductCode" in batch) == ("LicenseArn" in record):
                found.append("record: not one buyer, or not one product")
            buckets = record.get("UsageAllocations")
            if buckets and sum(b["AllocatedUsageQuantity"] for b in buckets) != record["Quantity"]:
                found.append("record: the buckets do not add up")
        if not found and len(sent("meteringmarketplace", "BatchMeterUsage", batch)) >= 10**6:
            found.append("batch: a megabyte or more")
        out += found
    return out


def problems_of_change_set(change_set):
    out = []
    request = copy.deepcopy(change_set)
    for change in request["ChangeSet"]:
        if "DetailsDocument" in change:
            change["Details"] = json.dumps(change.pop("DetailsDocument"))
    check(MODELS["marketplace-catalog"], "StartChangeSetRequest", request, "set", out)
    if not out:
        body = json.loads(sent("marketplace-catalog", "StartChangeSet", request))
        if [json.loads(c["Details"]) for c in body["ChangeSet"]] != \
                [c["DetailsDocument"] for c in change_set["ChangeSet"]]:
            out.append("set: the client sends something else")
    return out


def problems_of_entitlements(answer):
    out = []
    check(MODELS["marketplace-entitlement"], "GetEntitlementsResult", answer, "answer", out)
    return out


class Run:
    """The program; everything it writes, by kind."""

    def __init__(self, program):
        self.program = os.path.realpath(program)
        self.counts, self.bad, self.kept = {}, [], {}

    def judge(self, problems, folder, *words, refused=()):
        done = subprocess.run([self.program, *words], cwd=folder, capture_output=True, text=True,
                              timeout=60, check=False)
        kind = problems.__name__[len("problems_of_"):]
        codes = re.findall(r"error: .*\[(\w+-\d+)\]", done.stderr)
        if done.returncode == 1 and codes and all(code.startswith(refused) for code in codes):
            self.counts["refused"] = self.counts.get("refused", 0) + 1
            return
        if done.returncode != 0:
            self.bad.append("%s: status %d\n%s" % (" ".join(words), done.returncode, done.stderr))
            return
        value = json.loads(done.stdout)
        self.kept.setdefault(kind, value)
        self.counts[kind] = self.counts.get(kind, 0) + 1
        self.bad += ["%s: %s" % (" ".join(words), p) for p in problems(value)]


PRODUCT = """[product]
title = Log monitoring
product_id = prod-1111111111111
code = 9x8y7z
category = hosts
purchase = any
currency = USD
durations = 12m
[dimension hosts]
name = Hosts
description = Hosts monitored
price.12m = 100
includes.xhosts = 2
[dimension xhosts]
name = More hosts
description = Hosts above the plan
payg = 0.1
meter = %s
[dimension xcalls]
name = Calls
description = Calls
payg = 0.01
"""
CONTRACT = """[contract]
id = C-1
product = p.product.ini
duration = 12m
accepted = 2027-01-01T09:30:00Z
%s
[item hosts]
quantity = %d
"""
IDS = ["account_id = 111111111111", "customer = 8kDxy12Ab",
       "account_id = 111111111111\nlicense_arn = arn:aws:license-manager::111111111111:license:l-1"]


def metering(run, seed):
    """A day of random records, some with buckets that add up to what is sent."""
    rnd = random.Random("metering %d" % seed)
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "p.product.ini"), "w") as f:
            f.write(PRODUCT % rnd.choice(["gauge", "overage"]))
        with open(os.path.join(folder, "c.contract.ini"), "w") as f:
            f.write(CONTRACT % (rnd.choice(IDS), rnd.randint(1, 9)))
        rows = ["timestamp,allocation,quantity,dimension"]
        for hour in range(24):
            for dimension in ("xhosts", "xcalls"):
                parts = [rnd.choice([0, 1, 5, 40, 10**6]) for _ in range(rnd.randint(1, 9))]
                buckets = "; ".join("%d %s" % (n, "|".join(
                    "%s=%d %s" % (key, i, rnd.choice(["a/b", "x@y.z", "+-=._:"]))
                    for key in rnd.sample(["Unit", "Site", "Cost centre", "a:b", "c.d"],
                                          rnd.randint(1, 5)))) for i, n in enumerate(parts))
                if rnd.random() < 0.9:
                    rows.append("2027-03-01T%02d:%02d:00Z,%s,%d,%s" % (
                        hour, rnd.randrange(60), buckets if rnd.random() < 0.6 else "", sum(parts),
                        dimension))
        with open(os.path.join(folder, "u.csv"), "w") as f:
            f.write("\n".join(rows) + "\n")
        words = ["--every-hour"] * rnd.randrange(2)
        run.judge(problems_of_metering, folder, "usage", "c.contract.ini", "--usage", "u.csv",
                  "--at", "2027-03-02T00:00:00Z", "--batch-meter-usage", "-", *words)


def change_sets(run, seed):
    with tempfile.TemporaryDirectory() as folder:
        draft = drafts.Draft(seed, folder)
        as_of = ["--as-of", draft.as_of] if draft.as_of else []
        for path in (draft.product, draft.offer):
            run.judge(problems_of_change_set, folder, "export", path, "--changeset", *as_of,
                      refused=("CHG-011", "CHG-017", "OFR-055", "PRD-065"))
    rnd = random.Random("update %d" % seed)
    with tempfile.TemporaryDirectory() as folder:
        old = updates.random_product(rnd)
        new = copy.deepcopy(old)
        for _ in range(rnd.randint(1, 3)):
            updates.mutate(rnd, new)
        for name, p in (("old", old), ("new", new)):
            updates.write(os.path.join(folder, name + ".product.ini"), p)
        run.judge(problems_of_change_set, folder, "export", "new.product.ini", "--changeset",
                  "--against", "old.product.ini", refused=("CHG-", "PRD-"))


def samples(run):
    folder = os.path.join(ROOT, "samples")
    for path in sorted(glob.glob(os.path.join(folder, "*.offer.ini"))
                       + glob.glob(os.path.join(folder, "*.product.ini"))):
        run.judge(problems_of_change_set, folder, "export", path, "--changeset", "--as-of",
                  "2026-01-01", refused=("PRD-", "OFR-", "CHG-"))
    for path in sorted(glob.glob(os.path.join(folder, "*.contract.ini"))
                       + glob.glob(os.path.join(folder, "year/*.contract.ini"))):
        for at in ("2026-03-01", "2027-03-01", "2036-01-01"):
            run.judge(problems_of_entitlements, folder, "entitlements", path, "--at", at)
    run.judge(problems_of_change_set, folder, "export", "acme.offer.ini", "--changeset", "--as-of",
              "2026-01-01", "--intent", "VALIDATE")


DAMAGE = {
    "metering": (problems_of_metering, [
        lambda b: b[0].update(Code="x"), lambda b: b[0].pop("UsageRecords"),
        lambda b: b[0]["UsageRecords"][0].pop("Dimension"),
        lambda b: b[0]["UsageRecords"][0].update(Quantity="3"),
        lambda b: b[0]["UsageRecords"][0].update(Quantity=2**31),
        lambda b: b[0]["UsageRecords"][0].update(Timestamp="yesterday"),
        lambda b: b[0].update(UsageRecords=b[0]["UsageRecords"] * 26),
        lambda b: b[0]["UsageRecords"][0].update(UsageAllocations=[]),
        lambda b: b[0]["UsageRecords"][0].update(UsageAllocations=[
            {"AllocatedUsageQuantity": 1 << 30}]),
        lambda b: b[0]["UsageRecords"][0].update(UsageAllocations=[
            {"AllocatedUsageQuantity": 0, "Tags": [{"Key": "a|b", "Value": "1"}]}])]),
    "change_set": (problems_of_change_set, [
        lambda s: s.pop("Catalog"), lambda s: s.update(ChangeSet=[]),
        lambda s: s.update(Intent="MAYBE"), lambda s: s["ChangeSet"][0].pop("DetailsDocument"),
        lambda s: s["ChangeSet"][0]["Entity"].pop("Type"),
        lambda s: s["ChangeSet"][0].update(ChangeType="lower"),
        lambda s: s["ChangeSet"][0]["Entity"].update(Identifier="a b"),
        lambda s: s["ChangeSet"][0].update(ChangeName="with blank")]),
    "entitlements": (problems_of_entitlements, [
        lambda e: e.update(Token=1),
        lambda e: e["Entitlements"][0]["Value"].update(IntegerValue="1"),
        lambda e: e["Entitlements"][0].update(ExpirationDate="2027-01-01"),
        lambda e: e["Entitlements"][0].update(CustomerAWSAccountId="12")]),
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    run = Run(options.program)
    samples(run)
    for seed in range(options.seed, options.seed + options.count):
        metering(run, seed)
        change_sets(run, seed)
    for path in glob.glob(os.path.join(ROOT, "tests/vectors/changesets/*.json")):
        with open(path) as f:
            run.bad += ["%s: %s" % (path, p) for p in problems_of_change_set(json.load(f))]
    blind = []
    for kind, (problems, damages) in DAMAGE.items():
        for i, damage in enumerate(damages):
            value = json.loads(json.dumps(run.kept[kind]))
            damage(value)
            if not problems(value):
                blind.append("damage %d of %s is not seen" % (i, kind))
    for what in (run.bad + blind)[:20]:
        print(what)
    print(", ".join("%d %s" % (n, kind) for kind, n in sorted(run.counts.items())),
          "- %d bad, %d damages unseen" % (len(run.bad), len(blind)))
    return 1 if run.bad or blind else 0


if __name__ == "__main__":
    sys.exit(main())
