"""Products, offers, contracts and usage as the files say them."""
import csv
import os
import re
from fractions import Fraction as F

from figures import (DAY, HOUR, PLACES, Refused, months_to_reach, parse_day, parse_decimal,
                     parse_months, parse_percent, parse_when, round_half_up, step)

PROFILE_DECIMALS = {"console": 3, "catalog-api": 8}
FREE_TEXT = {"title", "name", "description", "buyer", "contact", "notes"}


def read_ini(path):
    """[(section, {key: value})] in the order of the file."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        text = file.read()
    sections = []
    for line in text.replace("\r\n", "\n").split("\n"):
        line = line.strip()
        if not line or line[0] in ";#":
            continue
        if line[0] == "[":
            head = line.split(" ;")[0].rstrip()
            sections.append((head[1:-1].strip(), {}))
            continue
        key, value = (part.strip() for part in line.split("=", 1))
        if key not in FREE_TEXT:
            value = re.split(r"\s;", " " + value)[0].strip()
        if key in sections[-1][1]:
            raise Refused("repeated key " + key)
        sections[-1][1][key] = value
    names = [name for name, _ in sections]
    if len(set(names)) != len(names):
        raise Refused("repeated section")
    return sections


class Dimension:
    def __init__(self, label):
        self.label = self.key = label
        self.prices, self.includes = {}, {}
        self.payg, self.meter, self.allowance = None, "overage", "month"

    def take(self, field, value):
        price = re.match(r"price[._](\d+)m$", field)
        includes = re.match(r"includes[._](.+)$", field)
        if value == "":
            return
        if price:
            self.prices[int(price.group(1))] = parse_decimal(value)
        elif includes:
            self.includes[includes.group(1)] = int(value)
        elif field == "payg":
            self.payg = parse_decimal(value)
        elif field in ("key", "meter", "allowance"):
            setattr(self, field, value)


class Product:
    def __init__(self, path):
        sections = read_ini(path)
        self.head = dict(sections)["product"]
        self.currency = self.head["currency"]
        self.purchase = self.head["purchase"]
        self.profile = self.head.get("profile", "console")
        self.dimensions = {}
        for name, fields in sections:
            if name.startswith("dimension "):
                dimension = self.dimension(name.split(None, 1)[1])
                for field, value in fields.items():
                    dimension.take(field, value)
        if "dimensions" in self.head:
            table = os.path.join(os.path.dirname(path), self.head["dimensions"])
            with open(table, encoding="utf-8-sig", newline="") as file:
                for row in csv.DictReader(file):
                    label = row.get("label") or row["key"]
                    dimension = self.dimension(label)
                    dimension.key = row.get("key") or label
                    for field, value in row.items():
                        if field not in ("label", "key"):
                            dimension.take(field, value)

    def dimension(self, label):
        return self.dimensions.setdefault(label, Dimension(label))

    def ordered(self, labels):
        return [label for label in self.dimensions if label in labels]


class Renewal:
    """What an offer (or a public contract) says about renewing."""

    def __init__(self, fields):
        fields = fields or {}
        self.auto = fields.get("auto") == "yes"
        self.uplift = F(0)
        if "uplift" in fields:
            text = fields["uplift"]
            found = re.search(r"default\s*=\s*(\S+)", text)
            self.uplift = parse_percent(found.group(1) if found else
                                        fields.get("default", text) if ".." in text else text)
        self.maximum = int(fields["max_renewals"]) if "max_renewals" in fields else None
        self.decision_days = int(fields.get("decision", "0d")[:-1])


class Terms:
    """An agreement's commercial terms, from an offer or from the public listing."""

    def __init__(self, product, profile):
        self.product = product
        self.decimals = PROFILE_DECIMALS[product.profile]
        self.currency = product.currency
        self.discount, self.items, self.usage = F(0), {}, {}
        self.months = self.start = self.end = None
        self.net_terms, self.policy, self.plan = 0, None, None
        self.head = None  # [offer]; a purchase of the public listing has none
        self.renewal = Renewal(None)

    @property
    def places(self):
        return PLACES.get(self.currency, 2)

    def less_discount(self, price, discount):
        return round_half_up(price * (1 - discount), self.decimals)

    def list_price(self, label, months):
        return self.product.dimensions[label].prices.get(months)

    def price(self, label, months):
        """Net unit price for `months`, as the offer prices it; None where there is none."""
        item = self.items.get(label, {})
        if "price" in item and months == self.months:
            return parse_decimal(item["price"])
        listed = self.list_price(label, months)
        if listed is None or self.currency != self.product.currency:
            return None
        discount = parse_percent(item["discount"]) if "discount" in item else self.discount
        return self.less_discount(listed, discount)

    def prices(self, months):
        table = {label: self.price(label, months) for label in self.product.dimensions}
        return {label: price for label, price in table.items() if price is not None}

    def usage_prices(self):
        table = {}
        for label, dimension in self.product.dimensions.items():
            if "price" in self.usage.get(label, {}):
                table[label] = parse_decimal(self.usage[label]["price"])
            elif dimension.payg is not None:
                table[label] = dimension.payg
        return table

    def quantities(self):
        one_tier = self.product.purchase == "one-tier"
        held = {}
        for label, item in self.items.items():
            if "quantity" in item or one_tier:
                held[label] = int(item.get("quantity", "1"))
        return held


def read_offer(path, profile):
    sections = read_ini(path)
    head = dict(sections)["offer"]
    terms = Terms(Product(os.path.join(os.path.dirname(path), head["product"])), profile)
    terms.head = head
    terms.currency = head.get("currency", terms.currency)
    terms.discount = parse_percent(head["discount"]) if "discount" in head else F(0)
    terms.months = parse_months(head["duration"]) if "duration" in head else None
    terms.start = parse_day(head["start"]) if "start" in head else None
    terms.end = parse_day(head["end"]) if "end" in head else None
    if terms.start is not None and terms.months is None:
        terms.months = months_to_reach(lambda j: step(terms.start, j), terms.end + 1)
    terms.net_terms = int(head.get("net_terms", "0"))
    terms.policy = head.get("policy")
    for name, fields in sections:
        kind, _, label = name.partition(" ")
        if kind == "item":
            terms.items[label.strip()] = fields
        elif kind == "usage":
            terms.usage[label.strip()] = fields
        elif kind == "payments" and fields.get("plan", "upfront") != "upfront":
            terms.plan = fields
        elif kind == "renewal":
            terms.renewal = Renewal(fields)
    return terms


EVENT_RANK = {"auto-renew": 0, "cancel": 2, "refund": 3, "replace": 4, "renew": 5, "instalment": 6,
              "upgrade": 7}


class Event:
    def __init__(self, kind, when, fields, order):
        self.kind, self.fields, self.order = kind, fields, order
        self.day, self.at = parse_when(when)

    @property
    def timed(self):
        return self.at is not None

    def stamp(self):
        if not self.timed:
            return ""
        rest = self.at % DAY
        return "T%02d%02dZ" % (rest // HOUR, rest // 60 % 60)

    def quantities(self):
        return {key.split(".", 1)[1]: int(value) for key, value in self.fields.items()
                if key.startswith("quantity.")}


def setting_at(event):
    """The instant of an [auto-renew], which comes before all else on its day."""
    return event.at if event.timed else event.day * DAY


class ContractFile:
    def __init__(self, path, profile=None):
        sections = read_ini(path)
        folder = os.path.dirname(path)
        self.head = head = dict(sections)["contract"]
        self.folder, self.profile = folder, profile
        self.id = head["id"]
        day, at = parse_when(head["accepted"])
        self.accepted = day * DAY if at is None else at
        if "offer" in head:
            self.terms = read_offer(os.path.join(folder, head["offer"]), profile)
        else:
            self.terms = Terms(Product(os.path.join(folder, head["product"])), profile)
            self.terms.months = parse_months(head["duration"])
        if "currency" in head:
            self.terms.currency = head["currency"]
        self.events, items, self.frozen = [], {}, {}
        for order, (name, fields) in enumerate(sections):
            kind, _, rest = name.partition(" ")
            if kind in EVENT_RANK:
                self.events.append(Event(kind, rest.strip(), fields, order))
            elif kind == "item":
                items[rest.strip()] = fields
            elif kind == "price":
                self.frozen[rest.strip()] = fields
            elif kind == "renewal":
                self.terms.renewal = Renewal(fields)
        self.policy = head.get("policy") or self.terms.policy
        one_tier = self.terms.product.purchase == "one-tier"
        self.held = self.terms.quantities()
        if items:
            self.held = {label: int(fields.get("quantity", "1")) for label, fields in items.items()
                         if one_tier or "quantity" in fields}
        if not self.held or one_tier and (len(self.held) != 1 or set(self.held.values()) != {1}):
            raise Refused("quantities")


class Record:
    def __init__(self, row, number):
        self.label, self.number = row["dimension"], number
        self.at = parse_when(row["timestamp"])[1]
        self.quantity = int(row["quantity"])
        received = row.get("received") or ""
        self.received = parse_when(received)[1] if received else None
        if self.at is None or not 0 <= self.quantity <= 2147483647:
            raise Refused("bad usage row")


def read_usage(path, contract_id):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [Record(row, number) for number, row in enumerate(csv.DictReader(file))
                if row.get("contract") in (None, contract_id)]
