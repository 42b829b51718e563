"""Random products and offers that can be sent to AWS: those of the model, with more of the texts,
readers, purposes, documents and currencies that only a change set has a use for."""
import os
import random
import sys

import story  # noqa: F401  finds the model's modules
from figures import day_of, iso, month_length
from products import Catalogue, Offer, Writer

NAMES = ["%s", "株式会社サンプル %s", "Größe %s – «Été»", "مثال %s", "席数 🗂️ %s", "%s & Söhne / 2027",
         'Say "%s"', "100% %s, a=b: [c]", "e\u0301 %s"]
CATEGORIES = [[("category", "units")], [("category", "hosts")], [("category", "users")],
              [("category", "requests")], [("category", "data"), ("unit", "GB")],
              [("category", "bandwidth"), ("unit", "Mbps")]]
CURRENCIES = ["EUR", "GBP", "AUD", "CAD", "INR"]
EULAS = ["standard", "standard", "https://s3.amazonaws.com/sample-bucket/eula.pdf",
         "https://bucket-1.s3.eu-central-1.amazonaws.com/a/b_c.pdf?X-Amz-Expires=3600&s=%2Bx",
         None]
PURPOSES = [[("purpose", "new")], [("purpose", "existing"), ("existing_pricing", "contract")],
            [("purpose", "existing"), ("existing_pricing", "usage")],
            [("purpose", "migration"), ("existing_pricing", "byol")], []]
COUNTRIES = [[], [], [], [("countries", "JP")], [("countries", "DE, AT, CH")]]


def spelled(rnd, text):
    """A name in one of many scripts, the text within it."""
    return rnd.choice(NAMES).replace("%s", text)


class Richer(Writer):
    """A writer that puts more into the sections than the model's own generator does."""

    def write(self, name, sections):
        product = sections[0][0] == "product"
        fill = {"product": self.product, "offer": self.offer, "dimension": self.dimension}
        super().write(name, [
            (head, fill.get(head.split()[0], lambda fields: fields)(fields))
            if product or head == "offer" else (head, fields) for head, fields in sections])

    def product(self, fields):
        fields = [(key, value) for key, value in fields if key != "category"]
        return [("title", spelled(self.rnd, "Sample"))] + fields[1:] + self.rnd.choice(CATEGORIES)

    def dimension(self, fields):
        label = dict(fields)["name"].split()[-1]
        texts = {"name": spelled(self.rnd, label), "description": spelled(self.rnd, "of " + label)}
        return [(key, texts.get(key, value)) for key, value in fields]

    def offer(self, fields):
        rnd = self.rnd
        accounts = ["%012d" % rnd.randrange(10**12) for _ in range(rnd.choice([1, 1, 2, 3, 24]))]
        texts = {"name": spelled(rnd, "Offer"), "description": spelled(rnd, "agreed in 2027"),
                 "buyer": spelled(rnd, "Buyer"), "buyer_accounts": ", ".join(accounts)}
        currency = dict(fields)["currency"]
        if currency == "EUR":
            texts["currency"] = rnd.choice(CURRENCIES)
        replaces = "replaces" in dict(fields)
        dropped = ["published"] + ["buyer_accounts"] * replaces
        eula = rnd.choice(EULAS)
        return [(key, texts.get(key, value)) for key, value in fields if key not in dropped] + \
            ([("eula", eula)] if eula else []) + rnd.choice(PURPOSES) + \
            ([] if replaces else rnd.choice(COUNTRIES))


class Draft:
    """One product and one offer in a folder; `as_of` is the day on which they are judged."""

    def __init__(self, seed, folder):
        rnd = self.rnd = random.Random("change set %s" % seed)
        self.product = os.path.join(folder, "sample.product.ini")
        self.offer = os.path.join(folder, "a.offer.ini")
        writer = Richer(rnd, folder)
        writer.text("tenor.ini", "")  # a workspace: what is imported below may name the product
        year, month = rnd.randint(2024, 2040), rnd.randint(1, 12)
        day = min(rnd.choice([1, 15, 28, 29, 30, 31]), month_length(year, month))
        catalogue = Catalogue(rnd, writer)
        replacing = rnd.random() < 0.15
        offer = Offer(rnd, catalogue, "a", day_of(year, month, day), replacing)
        while replacing and not (offer.end_only and offer.planned):
            offer = Offer(rnd, catalogue, "a", day_of(year, month, day), True)
        self.as_of = iso(offer.day)


def main():
    """drafts.py SEED FOLDER: the files of a seed, for a look."""
    os.makedirs(sys.argv[2], exist_ok=True)
    print(Draft(int(sys.argv[1]), sys.argv[2]).as_of)


if __name__ == "__main__":
    main()
