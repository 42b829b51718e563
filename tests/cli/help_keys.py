"""Help lists no key that is refused: help_keys.py PROGRAM

Every section and key that `tenor help files` lists, and every word of a choice, is written into
files of its kind; `check` must find no error in at least one of them. Values are those that help
shows; where its words make none that holds, VALUES has one. What a key needs beside it (a plan, a
custom duration, frozen terms) is one of the files that are tried.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

PRODUCT = {
    "product": {"title": "Log", "product_id": "prod-1111111111111", "category": "hosts",
                "purchase": "any", "currency": "USD", "durations": "12m"},
    "dimension basic": {"name": "Basic", "description": "A host", "price.12m": "10"},
    "dimension more": {"name": "More", "description": "More hosts", "payg": "0.1"}}
OFFER = {
    "offer": {"name": "Acme", "description": "For Acme", "product": "a.product.ini",
              "buyer": "Acme", "buyer_accounts": "111111111111", "duration": "12m",
              "expires": "2027-01-31"},
    "item basic": {"price": "9", "quantity": "1"}}
NEW = {**OFFER, "offer": {**OFFER["offer"], "replaces": "agmt-1", "published": "2027-01-01",
                           "expires": "2027-12-31"}}
RANGE = {"auto": "yes", "uplift": "3%..7%", "default": "5%", "decision": "30d",
         "adjustment": "60d"}
CUSTOM = {**OFFER["offer"], "duration": "18m"}
DATED = {**OFFER["offer"], "start": "2027-02-01", "end": "2028-01-31"}
REPLACES = {"replaces": "agmt-1", "start": None}
PLANS = [{"plan": "monthly", "first": "2027-02-11"}, {"plan": "monthly", "count": "2",
                                                      "first": "2027-02-11"},
         {"plan": "custom", "2027-02-11": "9.00"},
         {"plan": "custom", "2027-02-11": "4.00", "2027-04-11": "5.00"}]
PUBLIC = {"contract": {"id": "C-1", "product": "a.product.ini", "duration": "12m",
                       "accepted": "2027-01-01"},
          "item basic": {"quantity": "1"}}
PRIVATE = {"contract": {"id": "C-1", "offer": "a.offer.ini", "accepted": "2027-01-01",
                        "agreement": "agmt-1"}}
FROZEN = {**PRIVATE, "terms": {"currency": "USD", "purchase": "any", "duration": "12m"},
          "price basic": {"list": "10", "net": "9", "list.12m": "10"}, "item basic": {"quantity": "1"}}
# The files that a section or key is laid over, the plainest first.
FILES = {
    "product": [PRODUCT, {**PRODUCT, "dimension more": {**PRODUCT["dimension more"],
                                                        "meter": "counter"}}],
    "offer": [OFFER, {**OFFER, "renewal": RANGE},
              {**OFFER, "offer": CUSTOM, "item basic": {"list": "9", "quantity": "1"}},
              {**OFFER, "item more": {"list": "9", "price": "9", "quantity": "1"}},
              {**OFFER, "offer": DATED}, {**OFFER, "offer": {**DATED, **REPLACES}},
              *({**OFFER, "payments": plan} for plan in PLANS)],
    "contract": [PUBLIC, PRIVATE, FROZEN, {**FROZEN, "renewal": RANGE},
                 {**FROZEN, "price more": {"payg": "0.1"}},
                 *({**FROZEN, "payments": plan} for plan in PLANS)],
    "settings": [{}]}
NAMES = {"product": "x.product.ini", "offer": "x.offer.ini", "contract": "x.contract.ini",
         "settings": "tenor.ini"}
# What a section holds beside the key in question, so that it is whole.
WHOLE = {
    "listing": {"short_description": "Words", "long_description": "Words", "highlight.1": "Words",
                "category.1": "Monitoring", "keywords": "Words", "support": "Words",
                "refund_policy": "Words", "logo": "https://bucket.s3.amazonaws.com/logo.png"},
    "auto-renew": {"enabled": "yes"},
    "refund": {"approved": "yes", "amount": "5.00"}, "replace": {"offer": "b.offer.ini"},
    "upgrade": {"quantity.basic": "3"}, "fx": {"to": "USD"},
    "layout": {"columns": "Day, Account, Debit, Credit", "holds": "date, account, debit, credit"}}
LABELS = {"usage": "more", "LABEL": "basic", "dimension": "basic", "NAME": "mine", "date": "2027-01-01",
          "date or instant": "2027-04-11", "date on which the running term ends": "2028-01-01"}
PARTS = {"LABEL": "more", "DIMENSION": "basic", "YYYY-MM-DD": "2027-04-11"}

URL = "https://example.com/page"
# By the words of help, where these show no value that holds.
KINDS = {
    "free text": "Words", "word without blanks": "word", "list": "DE", "yes or no": "yes",
    "whole number": "2", "whole number, days": "30", "whole number, units per unit held": "2",
    "uplift (5% or 3%..7%), on the price of the term before": "5%",
    "percent (12.5%)": "5%", "amount (1000.00)": "5.00", "list of durations (1m, 12m)": "12m"}
# By section and key, or by key.
VALUES = {
    "product_id": "prod-1111111111111", "category": "hosts", "unit": "Hosts", "extra": "a.json",
    "offer_id": "offer-1111111111111", "dimensions": "a.csv", "url": URL, "eula": "standard",
    "listing.logo": "https://bucket.s3.amazonaws.com/logo.png", "video": URL,
    "listing.category": "Monitoring", "listing.resource": URL + " A page", "fulfillment_url": URL,
    "delivery_id": "do-1111111111111", "dimension.key": "other", "policy": "aws",
    "offer.product": "a.product.ini", "contract.product": "a.product.ini",
    "contract.offer": "a.offer.ini", "replace.offer": "b.offer.ini", "language": "en",
    "buyer_accounts": "111111111111", "account_id": "111111111111", "buyer_country": "DE",
    "replaces": "agmt-1", "agreement": "agmt-1", "existing_pricing": "contract",
    "approval.digest": "0123456789abcdef", "license_arn":
    "arn:aws:license-manager::111111111111:license:l-1", "seller.logo": "a.png",
    "layout.columns": "Day, Account, Debit, Credit", "layout.holds": "date, account, debit, credit",
    "read": "2027-01-01", "expires": "2027-01-31", "published": "2027-01-01",
    "offer.start": "2027-02-01", "offer.end": "2028-01-31", "terms.start": "2027-01-01",
    "terms.end": "2027-12-31", "contract.accepted": "2027-01-01T10:00:00Z", "adjustment": "60d",
    "payments.first": "2027-02-11", "renewal.default": "5%", "item.list": "9",
    "payments.total": "9.00"}


def listed(program):
    """(kind, section, key, what help says of its values); key None: the section itself."""
    text = subprocess.run([program, "help", "files"], check=True, capture_output=True,
                          text=True).stdout
    kind = section = key = None
    for line in text.splitlines():
        if found := re.match(r"(\w+) \((?:\*\.\w+\.ini|tenor\.ini)\): ", line):
            kind = found[1]
        elif kind and (found := re.match(r"  \[([^]]+)\]  ", line)):
            section = found[1]
            yield kind, section, None, ""
        elif kind and (found := re.match(r"    (\S+) +\S", line)):
            key = found[1]
        elif kind and key and (found := re.match(r" {24}(\S.*)", line)):
            yield kind, section, key, found[1]
            key = None


def named(section):
    word, _, label = section.partition(" ")
    return word + (" " + LABELS.get(word, LABELS[label]) if label else "")


def values_of(section, key, words):
    word = section.split()[0]
    for name in (word + "." + key, word + "." + key.split(".")[0], key):
        if name in VALUES:
            return [VALUES[name]]
    if words in KINDS or " | " in words:
        return [KINDS[words]] if words in KINDS else words.split(" | ")
    shown = re.search(r"\(([^,)]+)", words)
    return [shown[1]] if shown else ["?"]


def write(path, sections):
    with open(path, "w", encoding="utf-8") as file:
        for name, fields in sections.items():
            file.write("[%s]\n" % name)
            file.writelines("%s = %s\n" % pair for pair in fields.items() if pair[1])


def refusals(program, folder, kind, sections):
    path = os.path.join(folder, NAMES[kind])
    write(path, sections)
    ran = subprocess.run([program, "check", "--format", "json", "--as-of", "2027-01-01", path],
                         capture_output=True, text=True, check=False)
    found = json.loads(ran.stdout or '[{"severity": "error", "message": "no answer"}]')
    os.remove(path)
    return ["%s %s" % (f.get("code"), f["message"]) for f in found if f["severity"] == "error"]


def main(program):
    failed = tried = 0
    with tempfile.TemporaryDirectory() as folder:
        write(os.path.join(folder, "a.product.ini"), PRODUCT)
        write(os.path.join(folder, "a.offer.ini"),
              {**OFFER, "offer": {**OFFER["offer"], "published": "2026-12-01"}})
        write(os.path.join(folder, "b.offer.ini"), NEW)
        with open(os.path.join(folder, "a.csv"), "w", encoding="utf-8") as file:
            file.write("label,name,payg\nthird,Third,0.1\n")
        rows = list(listed(program))
        for kind, section, key, words in rows:
            name = named(section)
            part = key and ".".join(PARTS.get(part, part) for part in key.split("."))
            for value in values_of(section, key, words) if key else [""]:
                tried += 1
                said = []
                for base in FILES[kind]:
                    own = {**base.get(name, WHOLE.get(name.split()[0], {})),
                           **({part: value} if key else {})}
                    said.append(refusals(program, folder, kind, {**base, name: own}))
                    if not said[-1]:
                        break
                else:
                    failed += 1
                    print("%s: [%s] %s = %s" % (kind, name, part, value), *said, sep="\n    ")
    print("%d keys and words of help, %d refused" % (tried, failed))
    return 1 if failed or {row[0] for row in rows} != set(FILES) else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
