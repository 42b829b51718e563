"""Random product and offer files: legal, and close to the edges of what is legal."""
import os

from figures import iso, step

DURATIONS = [[12], [1, 12], [1], [36], [12, 24, 36], [1, 12, 24, 36]]
NET_TERMS = [15, 30, 45, 60, 90, 120]
POLICIES = ["aws", "stripe", "killbill", "killbill-30", "lago", "chargebee", "zuora-actual",
            "zuora-360", "zuora-30-360", "salesforce-month", "months", "none"]
MODES = "half-even half-up half-down up down ceiling floor".split()


def decimal(rnd, most, places):
    """A decimal text of 0 < value <= most with up to `places` places."""
    scale = 10 ** rnd.randint(0, places)
    units = rnd.randint(1, max(1, int(most * scale)))
    whole, rest = divmod(units, scale)
    width = len(str(scale)) - 1
    return "%d.%0*d" % (whole, width, rest) if width else str(whole)


def price(rnd, most=5000, places=3):
    return rnd.choice([lambda: decimal(rnd, most, places), lambda: decimal(rnd, 10, places),
                       lambda: rnd.choice(["133.333", "16.000", "0.001", "0.005", "99.995", "1000",
                                           "0.125", "33.333", "2500.50"]),
                       lambda: str(rnd.randint(1, most))])()


def policy(rnd):
    text = rnd.choice(POLICIES)
    for key, values in (("basis", "day second month 30-360 actual-30 day-365 none".split()),
                        ("change_day", ["new", "old"]), ("rounding", MODES),
                        ("ratio_decimals", ["exact", "0", "1", "2", "4", "6", "9", "12"]),
                        ("scope", ["document", "line"]), ("remainder", ["last", "first"])):
        if rnd.random() < 0.15:
            text += ",%s=%s" % (key, rnd.choice(values))
    return text


class Writer:
    """Writes INI text with the liberties the format allows: BOM, CRLF, comments, blanks."""

    def __init__(self, rnd, folder):
        self.rnd, self.folder = rnd, folder
        self.plain = rnd.random() < 0.6

    def write(self, name, sections):
        rnd, out = self.rnd, []
        for head, fields in sections:
            out.append("[%s]" % head)
            for key, value in fields:
                pad = "" if self.plain else rnd.choice(["", " ", "   "])
                line = "%s%s = %s" % (pad, key, value)
                free = key in ("title", "name", "description", "buyer")
                if not self.plain and not free and rnd.random() < 0.1:
                    line += "   ; remark = 5"
                out.append(line)
            if not self.plain and rnd.random() < 0.3:
                out.append(rnd.choice(["", "; a remark", "# price = 7"]))
        end = "\r\n" if not self.plain and rnd.random() < 0.3 else "\n"
        bom = "\ufeff" if not self.plain and rnd.random() < 0.2 else ""
        self.text(name, bom + end.join(out) + end)

    def text(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8", newline="") as file:
            file.write(text)


class Catalogue:
    """One product: labels and what the offers need to know of them."""

    def __init__(self, rnd, writer):
        self.rnd, self.writer = rnd, writer
        self.one_tier = rnd.random() < 0.35
        self.durations = rnd.choice(DURATIONS)
        self.profile = "catalog-api" if rnd.random() < 0.1 else "console"
        self.places = 3
        n = rnd.randint(2, 4) if self.one_tier else rnd.randint(1, 4)
        self.contract = ["%s%d" % (rnd.choice(["tier", "seat", "gb_"]), i) for i in range(n)]
        self.payg_only = ["extra%d" % i for i in range(rnd.choice([0, 0, 1, 2]))]
        self.metered = list(self.payg_only)
        rnd.shuffle(self.contract)
        self.rows = {label: self.dimension(i, label)
                     for i, label in enumerate(self.contract + self.payg_only)}
        for label in self.contract:
            for other in self.metered:
                if other != label and rnd.random() < 0.5:
                    self.rows[label]["includes." + other] = str(rnd.choice([1, 5, 10, 500]))
        self.write()

    def dimension(self, i, label):
        rnd = self.rnd
        row = {"name": "Name of " + label, "description": "What %s is" % label}
        if label in self.contract:
            base = price(rnd, rnd.choice([50, 5000, 200000]), self.places)
            for months in self.durations:
                row["price.%dm" % months] = base if months == self.durations[0] else price(
                    rnd, 5000 * months, self.places)
            if self.one_tier and i and rnd.random() < 0.1:
                row = {**row, **{key: value for key, value in self.first.items() if "price" in key}}
            if rnd.random() < 0.02:
                row.update({key: "0" for key in row if key.startswith("price")})
            if i == 0:
                self.first = row
        if label in self.payg_only or rnd.random() < 0.35:
            row["payg"] = rnd.choice([decimal(rnd, 1, 8), decimal(rnd, 1, 8), "0.1", "0.00000001",
                                      decimal(rnd, 100, 3)])
            if label not in self.metered:
                self.metered.append(label)
            meter = rnd.choice(["", "overage", "gauge", "gauge", "counter", "counter"])
            if meter:
                row["meter"] = meter
            if meter == "counter" and rnd.random() < 0.6:
                row["allowance"] = rnd.choice(["month", "term", "term"])
        if label not in self.metered and rnd.random() < 0.15:
            row["key"] = "K_" + label
        return row

    def write(self):
        rnd = self.rnd
        head = [("title", "Sample of many"), ("product_id", "prod-1111111111111"),
                ("category", "units"), ("purchase", "one-tier" if self.one_tier else "any"),
                ("currency", "USD"), ("durations", ", ".join("%dm" % m for m in self.durations))]
        if self.profile != "console" or rnd.random() < 0.2:
            head.append(("profile", self.profile))
        if rnd.random() < 0.25:
            head.append(("dimensions", "sample.dimensions.csv"))
            columns = sorted({key for row in self.rows.values() for key in row} - {"key"})
            rnd.shuffle(columns)
            lines = [",".join(["key", "label"] + [c.replace(".", "_", 1) for c in columns])]
            lines += [",".join([row.get("key", label), label] + [row.get(c, "") for c in columns])
                      for label, row in self.rows.items()]
            self.writer.text("sample.dimensions.csv", "\n".join(lines) + "\n")
            self.writer.write("sample.product.ini", [("product", head)])
            return
        sections = [("dimension " + label, list(row.items())) for label, row in self.rows.items()]
        self.writer.write("sample.product.ini", [("product", head)] + sections)


class Offer:
    """A private offer for a catalogue; `day` is when it will be accepted."""

    def __init__(self, rnd, catalogue, name, day, replacing=False):
        self.rnd, self.catalogue, self.name, self.day = rnd, catalogue, name, day
        self.currency = "USD" if replacing else rnd.choice(["USD"] * 6 + ["EUR", "JPY"])
        self.custom = rnd.random() < 0.25
        self.months = rnd.randint(2, 60) if self.custom else rnd.choice(catalogue.durations)
        if self.months in (1, 12, 24, 36):
            self.custom = self.months not in catalogue.durations
        self.start = self.end = None
        self.end_only = replacing and rnd.random() < 0.25
        if not replacing and rnd.random() < 0.15:
            self.start = day + rnd.choice([1, 2, 30, 400])
            self.end = step(self.start, self.months) - 1
        if self.end_only:
            self.end = day + rnd.choice([27, 30, 100, 365, 366, 1000])
        self.planned = rnd.random() < 0.35
        self.priced = (self.custom or self.end_only or self.planned or
                       self.currency != "USD")
        self.write()

    def held(self):
        rnd, labels = self.rnd, self.catalogue.contract
        if self.catalogue.one_tier:
            return {rnd.choice(labels): 1}
        chosen = rnd.sample(labels, rnd.randint(1, len(labels)))
        return {label: rnd.choice([1, 1, 2, 3, 7, 10, 100, 999, rnd.randint(1, 100000)])
                for label in chosen}

    def write(self):
        rnd = self.rnd
        self.quantities = self.held()
        head = [("name", "Offer " + self.name), ("description", "For the sample"),
                ("product", "sample.product.ini"), ("buyer", "Buyer"),
                ("buyer_accounts", "111111111111")]
        if self.start is not None:
            head += [("start", iso(self.start)), ("end", iso(self.end))]
        elif self.end_only:
            head += [("replaces", "agmt-0001"), ("end", iso(self.end))]
        if self.start is None and not self.end_only:
            head.append(("duration", "%dm" % self.months))
        head += [("expires", iso(self.day + rnd.choice([0, 0, 1, 2]) if self.start is None
                                 else self.day)),
                 ("currency", self.currency), ("published", iso(self.day - 1))]
        if rnd.random() < 0.5:
            head.append(("discount", rnd.choice(["10%", "33.3333%", "0.5%", "12.25%", "99.9999%"])))
        if rnd.random() < 0.5:
            head.append(("net_terms", str(rnd.choice(NET_TERMS))))
        if rnd.random() < 0.15:
            head.append(("policy", policy(rnd)))
        sections = [("offer", head)] + self.items() + self.usage()
        if self.planned:
            sections.append(("payments", self.payments()))
        sections += self.renewal()
        self.writer = self.catalogue.writer
        self.writer.write(self.name + ".offer.ini", sections)

    def items(self):
        rnd, sections = self.rnd, []
        self.worth = 0  # in minor units times 1000, when priced
        labels = self.catalogue.contract if self.priced and not self.catalogue.one_tier \
            else list(self.quantities)
        for label in self.catalogue.contract:
            if label not in labels or self.planned and label not in self.quantities:
                continue
            fields = []
            if self.priced:
                places = 0 if self.planned and self.currency == "JPY" else 2 if self.planned else 3
                text = decimal(rnd, 9000, places)
                fields.append(("price", text))
                self.worth += round(float(text) * 1000) * self.quantities.get(label, 0)
            elif rnd.random() < 0.4:
                fields.append(rnd.choice([("price", price(rnd)), ("discount", "12.5%")]))
            if label in self.quantities and not (self.catalogue.one_tier and rnd.random() < 0.5):
                fields.append(("quantity", str(self.quantities[label])))
            sections.append(("item " + label, fields))
        return sections

    def usage(self):
        rnd = self.rnd
        return [("usage " + label, [("price", decimal(rnd, 2, 8))])
                for label in self.catalogue.metered if self.currency != "USD" or rnd.random() < 0.3]

    def payments(self):
        rnd = self.rnd
        minor = 1 if self.currency == "JPY" else 100
        total = self.worth * minor // 1000
        fields = []
        plan = rnd.choice(["monthly", "quarterly", "annual", "custom"])
        if self.end_only:
            plan = "custom"
        if rnd.random() < 0.35 and total > 100:
            total -= rnd.randint(0, total // 4)
            fields.append(("total", self.amount(total)))
        if plan == "custom":
            return [("plan", plan)] + fields + self.custom_payments(total)
        stride = {"monthly": 1, "quarterly": 3, "annual": 12}[plan]
        most = n = -(-self.months // stride)
        if most > 1 and rnd.random() < 0.2:
            n = rnd.randint(1, most)
            fields.append(("count", str(n)))
        if self.start is not None:
            fields.append(("first", iso(self.start + rnd.choice([0, 0, 3]))))
        elif rnd.random() < 0.5:
            late = rnd.choice([0, 0, 1, 5, 20, -1, -10])
            fields.append(("first", iso(self.day + late)))
        if n > 1 and rnd.random() < 0.3:
            fields.append(("initial", self.amount(rnd.randint(0, total))))
        return [("plan", plan)] + fields

    def custom_payments(self, total):
        rnd = self.rnd
        start = self.day if self.start is None else self.start
        end = self.end + 1 if self.end is not None else step(start, self.months)
        last = end - 2 if self.end_only else end - 5  # offsets in days must fit a shorter month too
        n = min(rnd.randint(1, 6), last - start - 4)
        days = sorted(rnd.sample(range(start + 4, last), max(n - 1, 0)))
        days.insert(0, start + rnd.choice([0, 0, 0, 3]))
        cuts = sorted(rnd.randint(0, total) for _ in days[1:])
        amounts = [b - a for a, b in zip([0] + cuts, cuts + [total])]
        return [(iso(day), self.amount(amount)) for day, amount in zip(days, amounts)]

    def amount(self, minor):
        return str(minor) if self.currency == "JPY" else "%d.%02d" % divmod(minor, 100)

    def renewal(self):
        rnd = self.rnd
        if rnd.random() < 0.35 or self.end_only:
            return []
        fields = [("auto", rnd.choice(["yes", "yes", "yes", "no"]))]
        if rnd.random() < 0.7 or self.months < 2:
            fields.append(("uplift", rnd.choice(["0%", "3%", "5%", "10%", "12.25%", "0.01%"])))
        else:
            fields += [("uplift", "3%..7%"), ("default", rnd.choice(["3%", "5%", "6.75%"])),
                       ("adjustment", "28d")]
        if rnd.random() < 0.5:
            fields.append(("max_renewals", str(rnd.randint(1, 4))))
        decision = [1, 5, 20] if fields[-1][0] == "adjustment" or self.months < 3 else [1, 30, 20]
        if rnd.random() < 0.6 or any(key == "adjustment" for key, _ in fields):
            fields.append(("decision", "%dd" % (rnd.choice([1, 5, 20]) if any(
                key == "adjustment" for key, _ in fields) else rnd.choice(decision))))
        return [("renewal", fields)]
