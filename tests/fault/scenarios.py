"""What is run under faults: every command, every kind of export, in a copy of the samples."""
import os
import re
from collections import namedtuple

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

# name; command line, @NAME is keys/NAME.keys. Words after "|":
#   over      the output is there already and is replaced (--force)
#   shown     what comes out are screens: they may differ, but what they say is saved is saved
#   left      a program ended before its changes of acme.offer.ini were saved
#   later     nobody decides about them: their log must stay, whatever is edited meanwhile
#   kept      the log of another one, of whose changes nobody decided, is there as well
#   typed     on a terminal, with KEYS of room.py; it is only killed
FLAGS = ["over", "shown", "left", "later", "kept", "typed"]
Scenario = namedtuple("Scenario", ["name", "args"] + FLAGS)
LOG = ".acme.offer.ini.tenor-journal"  # what the terminal program writes before it saves

TABLE = """
check            check storage.product.ini
check-table      check catalogue.product.ini
check-offer      check acme.offer.ini
check-contract   check acme.contract.ini
check-mistakes   check mistakes/mistakes.product.ini
check-folder     check .
check-json       check mistakes/mistakes.offer.ini --format json
check-sarif      check mistakes/mistakes.product.ini --format sarif -o out/x.sarif | over
check-against    check storage.product.ini --against prices/old.product.ini
check-prices     check prices/list.csv
codes            check --list-codes
explain          explain PRD-001
show-product     show log-monitoring.product.ini
show-table       show catalogue.product.ini --format csv
show-offer       show acme.offer.ini
show-contract    show acme.contract.ini --format json
quote            quote acme.offer.ini --explain
quote-compare    quote acme.offer.ini --compare
quote-two        quote acme.offer.ini instalments.offer.ini
quote-target     quote acme.offer.ini --target 3500 --format csv
quote-json       quote instalments.offer.ini -o out/q.json
new-product      new product --title Logs --dimension basic --dimension pro -o out/n.product.ini
new-offer        new offer --from acme.offer.ini --buyer Globex -o out/n.offer.ini | over
new-contract     new contract --product log-monitoring.product.ini --at 2026-02-01 --duration 12m --set basic=1 --id C-7 -o out/n.contract.ini
accept           accept acme.offer.ini --at 2026-12-20T09:30:00Z --id C-9 -o c9.contract.ini
accept-over      accept acme.offer.ini --at 2026-12-20T09:30:00Z --id C-9 -o out/c9.contract.ini | over
upgrade          upgrade acme.contract.ini --on 2026-02-15 --set standard=1 --explain
upgrade-all      upgrade acme.contract.ini --on 2026-02-15 --set standard=1 --policies all --format csv
upgrade-write    upgrade billed.contract.ini --on 2027-01-15 --set unencrypted=600 --write
replace-write    replace acme.contract.ini --offer acme.offer.ini --on 2026-06-15 --write
renew            renew billed.contract.ini --uplift 5%
renew-write      renew billed.contract.ini --uplift 5% --write
cancel-write     cancel billed.contract.ini --on 2027-02-01 --write
refund-write     refund billed.contract.ini --on 2027-02-01 --approved --write
freeze-write     freeze billed.contract.ini --write
register         invoice . -o out/r.csv
metrics          metrics . --as-of 2026-12-01
close            close . --through 2026-03
book-load        book load out/all.db .
invoice          invoice acme.contract.ini --explain
invoice-usage    invoice acme.contract.ini --usage acme.usage.csv --format csv
invoice-json     invoice acme.contract.ini --until 2027-12-31 -o out/i.json | over
timeline         timeline acme.contract.ini
timeline-csv     timeline acme.contract.ini -o out/t.csv
entitlements     entitlements acme.contract.ini --at 2026-06-01T12:00:00Z
usage            usage acme.contract.ini --usage acme.usage.csv
usage-meter      usage metered.contract.ini --usage metered.csv --at 2026-03-02T14:00:00Z --batch-meter-usage out/m.json
forecast         forecast acme.contract.ini --for internal
forecast-csv     forecast . --as-of 2026-12-01 -o out/f.csv | over
deadlines        deadlines . --as-of 2026-01-01
deadlines-ics    deadlines . --as-of 2026-01-01 -o out/d.ics
deadlines-over   deadlines . --as-of 2026-01-01 -o out/d.ics | over
offer-xlsx       export instalments.offer.ini -o out/o.xlsx
offer-xlsx-in    export acme.offer.ini --for internal -o out/o.xlsx | over
offer-csv        export acme.offer.ini -o out/o.csv | over
offer-json       export acme.offer.ini --for internal -o out/o.json
offer-txt        export acme.offer.ini -o out/o.txt | over
changeset        export acme.offer.ini --changeset -o out/c.json | over
changeset-prod   export storage.product.ini --changeset -o out/p.json
contract-xlsx    export acme.contract.ini --usage acme.usage.csv -o out/i.xlsx
contract-xlsx-in export acme.contract.ini --for internal -o out/i.xlsx | over
contract-csv     export acme.contract.ini -o out/i.csv
contract-json    export acme.contract.ini -o out/i.json
contract-txt     export acme.contract.ini -o out/i.txt
journal          export acme.contract.ini --for internal -o out/b.journal | over
feed             export acme.contract.ini --feed billing-event -o out/f.csv
import-prices    import prices/list.csv --into out
import-changes   import prices/changes.json --into out --product log-monitoring.product.ini
import-product   import prices/product.json --into out
init             init out/demo
init-here        init out
diff             diff prices/old.product.ini storage.product.ini
diff-offers      diff acme.offer.ini prices/other.offer.ini --format json
reconcile        reconcile billed.contract.ini --actual billed.feed.csv --until 2027-03-31 --explain
prorate          prorate --start 2018-04-01 --end 2018-05-01 --on 2018-04-11 --price 100 --new-price 100 --new-quantity 4
prorate-batch    prorate --batch prices/batch.csv
prorate-file     prorate --batch prices/batch.csv -o out/r.csv | over
selftest         selftest --format csv
help             help
help-command     help quote
help-files       help files
man              help --man
completion       completion bash
version          --version
tui-screens      tui --script @screens acme.contract.ini | shown
tui-save         tui --script @save acme.offer.ini | shown
tui-undo         tui --script @undo acme.offer.ini | shown
tui-rows         tui --script @rows catalogue.product.ini | shown
tui-dims         tui --script @dims log-monitoring.product.ini | shown
tui-event        tui --script @event acme.contract.ini | shown
tui-upgrade      tui --script @upgrade acme.contract.ini | shown
tui-usage        tui --script @usage acme.contract.ini | shown
tui-compare      tui --script @compare acme.offer.ini | shown
tui-fix          tui --script @fix mistakes/mistakes.product.ini | shown
tui-home         tui --script @home . | shown
tui-demo         tui --script @demo out | shown
tui-typed        tui acme.offer.ini | shown typed
tui-export       tui --script @export acme.offer.ini | shown
tui-recover      tui --script @recover acme.offer.ini | shown left
tui-later        tui --script @later acme.offer.ini | shown left later
tui-kept         tui --script @kept acme.offer.ini | shown left kept
"""


def keys(name):
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "keys", name + ".keys")


def scenarios():
    for line in TABLE.strip().splitlines():
        said, _, flags = line.partition(" | ")
        name, *args = [keys(w[1:]) if w.startswith("@") else w for w in said.split()]
        over, *rest = (word in flags.split() for word in FLAGS)
        yield Scenario(name, args + (["--force"] if over else []), over, *rest)


def output_of(scenario):
    """The file that is there before, when it is to be replaced."""
    return scenario.args[scenario.args.index("-o") + 1] if scenario.over else None


def furnish(folder, scenario, made):
    """A copy of the samples, and what more the scenario reads: made holds what the program wrote."""
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
            changed = re.sub(old, new, file.read()).replace("discount       = 10%",
                                                            "discount       = 12%")
        put(folder, name, changed.encode())
    put(folder, "metered.csv", METERED)
    put(folder, "prices/batch.csv", BATCH)
    put(folder, "prices/list.csv", PRICES)
    for name, data in made.items():
        if name != LOG or scenario.left:
            put(folder, name, data)
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
