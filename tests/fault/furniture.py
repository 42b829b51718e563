"""What lies in the folder that a scenario runs in."""
import json
import os
import re

from scenarios import LOG, keys

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
SAMPLES = """tenor.ini log-monitoring.product.ini acme.offer.ini acme.contract.ini acme.usage.csv
    storage.product.ini instalments.offer.ini analytics.product.ini billed.contract.ini
    billed.feed.csv workspace.product.ini tokyo.offer.ini catalogue.product.ini
    catalogue.dimensions.csv mistakes/mistakes.offer.ini mistakes/mistakes.product.ini""".split()
OLD = b"the old file\n"
BATCH = b"""id,start,end,on,price,quantity,new_price,new_quantity,policy
a,2018-04-01,2018-05-01,2018-04-11,100,1,100,4,
b,2018-04-01,2018-05-01,2018-04-21,100,1,100,4,stripe
"""
PRICES = b"""key,name,description,price_1m,price_12m,payg
hosts,Hosts,One monitored host,10,100,0.02
users,Users,One named user,5.5,55,0.01
"""
METERED = b"""dimension,timestamp,quantity
xhosts,2026-03-02T10:00:00Z,12
xcontainers,2026-03-02T11:00:00Z,9
"""
PLAIN = """[contract]
id       = C-0009
product  = log-monitoring.product.ini
duration = 12m
accepted = 2026-01-15
[item basic]
quantity = 1
"""
USAGES = b"""contract,dimension,timestamp,quantity
C-0001,xhosts,2026-03-02T10:00:00Z,12
C-0001,xhosts,2026-03-03T10:00:00Z,7
"""
# What the program itself makes for some scenarios, in this order.
MADE = {
    "prices/changes.json": ["export acme.offer.ini --changeset -o prices/changes.json"],
    "prices/product.json": ["export storage.product.ini --changeset -o prices/product.json"],
    LOG: [f"tui acme.offer.ini --script {keys('edit')}"],
    "prices/list.xlsx": ["export storage.product.ini -o prices/list.xlsx"],
    "prices/all.db": ["book load prices/all.db ."],
    "prices/usage.db": ["book load prices/usage.db . --usage usages.csv"],
    "prices/1.csv": ["forecast prices/all.db --shard 1/2 -o prices/1.csv"],
    "prices/2.csv": ["forecast prices/all.db --shard 2/2 -o prices/2.csv"],
    "prices/closed.db": ["book load prices/closed.db .",
                         "close prices/closed.db --through 2026-03"],
    "closed/2026-03.csv": ["close . --through 2026-03"],
    "prices/held/": ["import prices/agreements --into prices/held"],
}
GUARDRAILS = "\n[guardrails]\nmax_discount = 5%\n[approver vp]\nmax_discount = 50%\n"
ACCOUNTS = "\n[accounts]\n" + "".join(f"{name} = {1000 + i} {name}\n" for i, name in enumerate(
    "receivable revenue overage deferred fees credit cash rounding".split()))
CONFIG = b"[keys]\nsearch = C-f /\n[colors]\ntheme = light\nerror = red bold\n"


def output_of(scenario):
    """The file that is there before, when it is to be replaced."""
    return scenario.args[scenario.args.index("-o") + 1] if scenario.over else None


def sample(name):
    with open(os.path.join(ROOT, "samples", name), encoding="utf-8") as file:
        return file.read()


def agreements():
    """Answers about two agreements, and what is answered when one has grown."""
    for name, answers in (("agmt-1", "both"), ("agmt-2", "agmt-2")):
        with open(os.path.join(ROOT, "tests", "fuzz", "corpus", "agreement", answers),
                  encoding="utf-8") as file:
            for what, answer in zip(("about", "terms"), json.load(file)):
                text = json.dumps(answer)
                yield f"prices/agreements/{name}.{what}.json", text
                yield (f"prices/later/{name}.{what}.json",
                       text.replace('"dimensionValue": 3', '"dimensionValue": 5'))


def extras(scenario):
    """{name: text} of what this one alone needs."""
    files = dict(agreements())
    files["beyond.offer.ini"] = sample("acme.offer.ini")
    files["plain.contract.ini"] = PLAIN
    files["plainer.contract.ini"] = PLAIN.replace("C-0009", "C-0010")
    needed = {n: t for n, t in files.items() if any(is_named(n, a) for a in scenario.args)}
    if "beyond.offer.ini" in needed:
        needed["tenor.ini"] = sample("tenor.ini") + GUARDRAILS
    if "--layout" in scenario.args:
        needed["tenor.ini"] = sample("tenor.ini") + ACCOUNTS
    return needed


def is_named(name, argument):
    """The argument is this file, its folder, or (of a book) something in it."""
    return (name == argument or name.startswith(argument + "/") or
            argument.startswith(name + "/"))


def is_needed(name, scenario):
    if name.startswith("closed/"):
        return scenario.closed
    return scenario.left if name == LOG else any(is_named(name, a) for a in scenario.args)


def furnish(folder, scenario, made):
    """A copy of the samples, and what more the scenario names: made holds what the program wrote.
    What it does not name is not there: every run looks at all that is."""
    mistakes = scenario.args[0] == "check" or scenario.args[-1].startswith("mistakes/")
    for name in SAMPLES if mistakes else SAMPLES[:-2]:
        with open(os.path.join(ROOT, "samples", name), "rb") as file:
            put(folder, name, file.read())
    for source, name, old, new in (
            ("storage.product.ini", "prices/old.product.ini", r"1\.50", "1.25"),
            ("acme.offer.ini", "prices/other.offer.ini", r"(product +=) ", r"\1 ../"),
            ("acme.contract.ini", "metered.contract.ini", "agmt-0001",
             "agmt-0002\naccount_id  = 111111111111")):
        with open(os.path.join(folder, source), encoding="utf-8") as file:
            changed = re.sub(old, new, file.read()).replace(
                "discount       = 10%", "discount       = 12%")
        if name == "metered.contract.ini": # one id twice is an error, and nothing is closed then
            changed = changed.replace("C-0001", "C-0002")
        put(folder, name, changed.encode())
    put(folder, "metered.csv", METERED)
    put(folder, "usages.csv", USAGES)
    put(folder, "prices/batch.csv", BATCH)
    put(folder, "prices/list.csv", PRICES)
    for name, text in extras(scenario).items():
        put(folder, name, text.encode())
    for name, data in made.items():
        if is_needed(name, scenario):
            put(folder, name, data)
    if scenario.settings:
        put(folder, "config/tenor/config.ini", CONFIG)
    if scenario.kept:
        put(folder, LOG + ".old", made[LOG])
    if scenario.over:
        put(folder, output_of(scenario), OLD)
    os.makedirs(os.path.join(folder, "out"), exist_ok=True)


def put(folder, name, data):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)
