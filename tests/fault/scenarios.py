"""What is run under faults: every command, every kind of export, in a copy of the samples."""
import os
from collections import namedtuple

# name; command line, @NAME is keys/NAME.keys. Words after "|":
#   over      the output is there already and is replaced (--force)
#   shown     what comes out are screens: they may differ, but what they say is saved is saved
#   left      a program ended before its changes of acme.offer.ini were saved
#   later     nobody decides about them: their log must stay, whatever is edited meanwhile
#   kept      the log of another one, of whose changes nobody decided, is there as well
#   typed     on a terminal, with its KEYS of room.py; it is only killed
#   closed    March is closed
#   settings  with a config.ini, and the state of the program in the folder
FLAGS = ["over", "shown", "left", "later", "kept", "typed", "closed", "settings"]
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
freeze-write     freeze plain.contract.ini --write
register         invoice . -o out/r.csv
metrics          metrics . --as-of 2026-12-01
close            close . --through 2026-03
close-usage      close . --through 2026-09 --usage usages.csv
close-more       close . --through 2026-09 | closed
reopen           close . --reopen | closed
drift            check acme.contract.ini | closed
close-book       close prices/all.db --through 2026-03
close-book-more  close prices/closed.db --through 2026-09
reopen-book      close prices/closed.db --reopen
book-load        book load out/all.db .
book-over        book load prices/all.db . --usage usages.csv
book-dump        book dump prices/closed.db out/d
book-info        book info prices/usage.db
book-check       check prices/all.db
book-invoice     invoice prices/usage.db --until 2026-12-31
book-forecast    forecast prices/usage.db --as-of 2026-12-01
book-metrics     metrics prices/all.db --as-of 2026-12-01
shard            forecast prices/all.db --shard 1/2 -o out/1.csv
merge            merge prices/1.csv prices/2.csv -o out/m.csv
approve          approve beyond.offer.ini --by vp --on 2026-12-01
fix              check mistakes/mistakes.product.ini --fix
quote-write      quote acme.offer.ini --target 3500 --write discount
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
offer-html       export acme.offer.ini --as-of 2026-12-01 -o out/o.html | over
offers-html      export acme.offer.ini prices/other.offer.ini --as-of 2026-12-01 -o out/o.html
offers-xlsx      export acme.offer.ini prices/other.offer.ini --as-of 2026-12-01 -o out/o.xlsx
product-xlsx     export storage.product.ini -o out/p.xlsx | over
product-html     export storage.product.ini -o out/p.html
show-csv         show storage.product.ini -o out/s.csv | over
layout           export . --layout xero --from 2026-03-01 --until 2026-03-31 --for internal -o out/l.csv
register-xlsx    invoice . -o out/r.xlsx
forecast-xlsx    forecast . --as-of 2026-12-01 -o out/f.xlsx
metrics-xlsx     metrics . --as-of 2026-12-01 -o out/m.xlsx
reconcile-csv    reconcile . --actual billed.feed.csv --until 2027-03-31 -o out/c.csv
diff-json        diff acme.offer.ini prices/other.offer.ini -o out/d.json
diff-folders     diff . prices
entitlements-out entitlements acme.contract.ini --at 2026-06-01T12:00:00Z -o out/e.json
renew-out        renew billed.contract.ini --uplift 5% -o out/r.csv | over
freeze-two       freeze plain.contract.ini plainer.contract.ini --write
import-xlsx      import prices/list.xlsx --into out
import-folder    import prices/agreements --into out
import-again     import prices/later --into prices/held --on 2027-01-01 --write
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
help-schema      help schema quote
help-vim         help files --vim
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
tui-rename       tui --script @rename . | shown
tui-remove       tui --script @remove . | shown
tui-restore      tui --script @restore . | shown
tui-copy         tui --script @copy . | shown
tui-import       tui --script @import . | shown
tui-all          tui --script @all acme.offer.ini | shown
tui-settings     tui --script @settings acme.offer.ini | shown settings
tui-arranged     tui acme.offer.ini | shown typed settings
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
