"""The journals of the sample contracts: every transaction balances, the asserted balances are those
that the postings come to, the sums are the invoices', and a buyer's journal knows no fee. What
stands in the file is read here, with decimals. Every layout comes to the same. journal.py PROGRAM [hledger]: hledger's own checks
(parseable, balanced, assertions, accounts, commodities, dates in order) instead.
"""
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from decimal import Decimal

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
CONTRACTS = {
    "acme": ["samples/acme.contract.ini"],
    "usage": ["samples/acme.contract.ini", "--usage", "samples/acme.usage.csv"],
    "spec": ["samples/spec/catalogue.contract.ini"],
    "ahead": ["samples/spec/catalogue.contract.ini", "--until", "2032-06-30"],
}
YEN = {
    "p.product.ini": "[product]\ntitle = P\ncategory = users\npurchase = any\ncurrency = JPY\n"
                     "durations = 12m\n[dimension user]\nname = U\ndescription = U\n"
                     "price.12m = 1000\n",
    "o.offer.ini": "[offer]\nname = O\nproduct = p.product.ini\nbuyer = B\nduration = 12m\n"
                   "expires = 2027-01-31\ncurrency = JPY\nnet_terms = 45\n[item user]\n"
                   "quantity = 7\n[payments]\nplan = quarterly\n",
    "c.contract.ini": "[contract]\nid = C;9|x\noffer = o.offer.ini\n"
                      "accepted = 2027-01-31T10:00:00Z\n[cancel 2027-08-15]\n",
}
POSTING = re.compile(r" {4}(\S.*?) {2,}(-?[\d.]+) (\w+)(?: = (-?[\d.]+) \w+)?")


def tenor(program, *words):
    run = subprocess.run([program, *words], cwd=ROOT, check=False, capture_output=True, text=True)
    if run.returncode > 1:
        sys.exit(f"{words}: status {run.returncode}: {run.stderr}")
    return run.stdout


def transactions(text):
    """[(head, [(account, amount, asserted)])]"""
    found = []
    for line in text.split("\n"):
        if re.match(r"\d{4}-", line):
            found.append((line, []))
        elif found and line.startswith("    "):
            account, amount, _, asserted = POSTING.fullmatch(line).groups()
            found[-1][1].append((account, Decimal(amount), asserted))
    return found


def own(text, invoices, internal):
    balances, wrong, invoiced, before = defaultdict(Decimal), [], Decimal(0), ""
    for head, postings in transactions(text):
        if sum(amount for _, amount, _ in postings) != 0:
            wrong.append(f"{head}: does not balance")
        if head[:10] < before:
            wrong.append(f"{head}: out of order")
        before = head[:10]
        for account, amount, asserted in postings:
            balances[account] += amount
            if asserted is not None and balances[account] != Decimal(asserted):
                wrong.append(f"{head}: {account} is {balances[account]}, not {asserted}")
            if account == "assets:receivable" and (amount > 0) == (" invoice " in head) and re.search(r" [*!] (invoice|credit note) ", head):
                invoiced += amount
    total = sum(Decimal(i["total"]) for i in invoices)
    if invoiced != total:
        wrong.append(f"invoiced {invoiced}, the invoices say {total}")
    if balances["assets:receivable"] != 0:
        wrong.append(f"receivable is left: {balances['assets:receivable']}")
    earned = -sum(balances["revenue:" + name]
                  for name in ("contract", "usage", "credit notes", "rounding"))
    if earned - balances["liabilities:deferred revenue"] != total:
        wrong.append(f"earned {earned} and the balances are not {total}")
    if ("fee" in text) != internal:
        wrong.append("a fee is seen by a buyer, or by nobody")
    if not internal and balances["assets:cash"] != total:
        wrong.append(f"cash {balances['assets:cash']}, not {total}")
    return wrong


def hledger(path, invoices, internal):
    run = subprocess.run(["hledger", "-f", path, "check", "--strict", "ordereddates"], check=False,
                         capture_output=True, text=True)
    wrong = [run.stderr] if run.returncode else []
    run = subprocess.run(["hledger", "-f", path, "balance", "assets:receivable", "-O", "csv",
                          "desc:invoice", "desc:credit note", "--layout=bare"], check=False,
                         capture_output=True, text=True)
    total = sum(Decimal(i["total"]) for i in invoices)
    got = sum(Decimal(line.strip('"').split('","')[2]) for line in run.stdout.splitlines()
              if "assets:receivable" in line)
    return wrong if internal else wrong + ([f"hledger counts {got}, the invoices say {total}"] if got != total else [])


ACCOUNTS = {"receivable": "1100 AWS receivable", "revenue": "4000 Revenue", "overage": "4010 Usage",
            "deferred": "2400 Deferred revenue", "fees": "6100 Fees", "credit": "4900 Credit notes",
            "cash": "1000 Bank", "rounding": "4990 Rounding"}
# layout: its columns of entry, account, debit, credit (or the signed amount), and what is left of
# an account's name there
LAYOUTS = {"quickbooks": (0, 2, 3, 4, lambda name: name.split(" ", 1)[1]),
           "xero": (0, 3, 5, None, lambda name: name.split(" ")[0]),
           "netsuite": (0, 4, 5, 6, lambda name: name),
           "own": (0, 2, 3, None, lambda name: name)}


def layouts(program, room):
    """Every layout's entries balance, and its accounts come to what the plain journal's do."""
    os.mkdir(room)
    with open(os.path.join(room, "tenor.ini"), "w", encoding="utf-8") as file:
        file.write("[seller]\nname = S\n[accounts]\n" +
                   "".join(f"{key} = {name}\n" for key, name in ACCOUNTS.items()) +
                   "[layout own]\ncolumns = Entry, Day, Account, Amount\npositive = credit\n"
                   "holds = entry, date, account, amount\n")
    for name in ("acme.contract.ini", "acme.usage.csv", "billed.contract.ini", "storage.product.ini",
                 "log-monitoring.product.ini"):
        shutil.copy(os.path.join(ROOT, "samples", name), room)
    words = [room, "--for", "internal", "--usage", os.path.join(room, "acme.usage.csv")]
    year = ["samples/year", "--for", "internal", "--usage", "samples/year/usage.csv"]
    ledger = (0, 2, 3, None, lambda name: name.split(" ")[0])
    return compare_layouts(program, words, LAYOUTS) + compare_layouts(
        program, year, {**{name: LAYOUTS[name] for name in ("quickbooks", "xero", "netsuite")},
                        "ledger": ledger})


def compare_layouts(program, words, layouts):
    plain, wrong = defaultdict(Decimal), []
    for _, postings in transactions(tenor(program, "export", *words, "--format", "journal")):
        for account, amount, _ in postings:
            plain[account] += amount
    for layout, (entry, account, debit, credit, short) in layouts.items():
        text = tenor(program, "export", *words, "--layout", layout, "--format", "csv")
        balances, entries = defaultdict(Decimal), defaultdict(Decimal)
        for row in list(csv.reader(text.splitlines()))[1:]:
            amount = Decimal(row[debit] or 0) - Decimal(row[credit] or 0 if credit else 0)
            amount = -amount if layout == "own" else amount
            balances[row[account]] += amount
            entries[row[entry], row[1]] += amount
        wrong += [f"{layout}: {name} does not balance" for name, sum in entries.items() if sum]
        ours = {short(name): sum for name, sum in plain.items() if sum}
        theirs = {name: sum for name, sum in balances.items() if sum}
        if ours != theirs or len(ours) < 4:
            wrong.append(f"{layout}: {theirs}, the plain journal has {ours}")
    return wrong


def main():
    program = os.path.realpath(sys.argv[1])
    theirs = "hledger" in sys.argv[2:]
    if theirs and not shutil.which("hledger"):
        sys.exit(77)
    failed = count = 0
    with tempfile.TemporaryDirectory() as room:
        for name, content in YEN.items():
            with open(os.path.join(room, name), "w", encoding="utf-8") as file:
                file.write(content)
        wrong = [] if theirs else layouts(program, os.path.join(room, "w"))
        failed += len(wrong)
        print(*wrong[:5], sep="\n")
        if theirs:
            sample = os.path.join(ROOT, "samples/year/journals/plain.journal")
            checked = subprocess.run(["hledger", "-f", sample, "check", "--strict", "ordereddates"],
                                     check=False, capture_output=True, text=True)
            failed += checked.returncode != 0
            print(checked.stderr, end="")
        cases = dict(CONTRACTS, yen=[os.path.join(room, "c.contract.ini")])
        for name, words in cases.items():
            invoices = json.loads(tenor(program, "invoice", *words, "--format", "json"))["invoices"]
            for internal in (False, True):
                path = os.path.join(room, name + ".journal")
                tenor(program, "export", *words, "-o", path, "--force", "--for",
                      "internal" if internal else "buyer")
                with open(path, encoding="utf-8") as file:
                    text = file.read()
                wrong = hledger(path, invoices, internal) if theirs else own(text, invoices, internal)
                count += len(transactions(text))
                if wrong:
                    failed += 1
                    print(f"{name}, internal {internal}:", *wrong[:5], sep="\n  ")
    print(f"{count} transactions, {failed} failures")
    sys.exit(1 if failed or count < 100 else 0)


main()
