"""Random offers and what they come to, in exact fractions: `make_quotes.py > quotes.csv`.

Written from the rule book (rule 1.2, 2.2, 3.2), without a look at the engine. `|` stands for
a line end. Same seed, same file.
"""
import calendar
import csv
import datetime
import random
import sys
from fractions import Fraction

SEED, ROWS = 20270401, 400
PLACES = {"USD": 2, "EUR": 2, "JPY": 0}
PRESETS = {"aws": "document", "stripe": "line", "chargebee": "line"}
STEPS = {"monthly": 1, "quarterly": 3, "annual": 12}


def rounded(x, mode):
    """A positive fraction to a whole number; ties by the mode."""
    whole, rest = x.numerator // x.denominator, x - x.numerator // x.denominator
    half = Fraction(1, 2)
    up = {"half-up": rest >= half, "half-down": rest > half,
          "half-even": rest > half or (rest == half and whole % 2 == 1),
          "up": rest > 0, "ceiling": rest > 0, "down": False, "floor": False}[mode]
    return whole + (1 if up else 0)


def half_up(x):
    sign = -1 if x < 0 else 1
    return sign * rounded(abs(x), "half-up")


def text(minor, places):
    sign, minor = ("-" if minor < 0 else ""), abs(minor)
    if not places:
        return f"{sign}{minor}"
    return f"{sign}{minor // 10**places}.{minor % 10**places:0{places}d}"


def plain(count, scale):
    """A decimal as one types it."""
    s = f"{count // 10**scale}.{count % 10**scale:0{scale}d}".rstrip("0").rstrip(".")
    return s


def months_later(date, months):
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    day = min(date.day, calendar.monthrange(year, month + 1)[1])
    return datetime.date(year, month + 1, day)


def split(total, parts, remainder):
    share, left = divmod(total, parts)
    shares = [share] * parts
    for i in range(left):
        shares[i if remainder == "first" else parts - 1 - i] += 1
    return shares


def main():
    r = random.Random(SEED)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["product", "offer", "list_total", "net_total", "discount_total", "rounding",
                  "monthly", "fee", "seller_net", "payments", "savings"])
    for _ in range(ROWS):
        out.writerow(row(r))


def row(r):
    months = r.choice([1, 12, 24, 36])
    currency = r.choice(["USD", "USD", "JPY"])
    places = PLACES[currency]
    preset = r.choice(list(PRESETS))
    mode = r.choice(["half-up", "half-even", "half-down", "up", "down", "ceiling", "floor"])
    remainder = r.choice(["last", "first"])
    general = r.choice([0, 0, r.randrange(1, 1000000), 100000, 333333])
    product = ["[product]", "title = T", "category = units", "purchase = any",
               f"currency = {currency}", "durations = 1m" + (f", {months}m" if months > 1 else "")]
    offer = ["[offer]", "name = N", "product = p.ini", "buyer = B", f"duration = {months}m",
             "expires = 2026-12-31", f"policy = {preset},rounding={mode},remainder={remainder}"]
    if general:
        offer.append(f"discount = {plain(general, 4)}%")
    purpose = r.choice(["new", "new", "existing"])
    country = r.choice(["", "", "KR", "JP"])
    offer.append(f"purpose = {purpose}")
    if country:
        offer.append(f"buyer_country = {country}")
    items, list_lines, net_lines, month_lines = [], [], [], []
    for i in range(r.randrange(1, 5)):
        scale = r.choice([0, 1, 2, 3])
        listed = r.randrange(1, 10**r.randrange(1, 7)) * 10**(3 - scale)  # thousandths
        monthly = listed if months == 1 else r.randrange(1, listed + 1)
        product += [f"[dimension d{i}]", f"name = D{i}", "description = D",
                    f"price.1m = {plain(monthly, 3)}"]
        if months > 1:
            product.append(f"price.{months}m = {plain(listed, 3)}")
        quantity = r.randrange(1, 10**r.randrange(1, 5))
        kind, net = r.choice(["", "", "price", "discount"]), listed
        items += [f"[item d{i}]", f"quantity = {quantity}"]
        if kind == "price":
            net = r.randrange(0, listed + 1)
            items.append(f"price = {plain(net, 3)}")
        elif kind == "discount":
            own = r.randrange(0, 1000001)
            items.append(f"discount = {plain(own, 4)}%")
            net = half_up(Fraction(listed * (1000000 - own), 1000000))
        elif general:
            net = half_up(Fraction(listed * (1000000 - general), 1000000))
        unit = Fraction(10**places, 1000)
        list_lines.append(listed * quantity * unit)
        net_lines.append(net * quantity * unit)
        month_lines.append(monthly * quantity * unit)
    whole = PRESETS[preset] == "document"

    def total(lines):
        return rounded(sum(lines), mode) if whole else sum(rounded(x, mode) for x in lines)

    list_total, net_total = total(list_lines), total(net_lines)
    rounding = net_total - sum(rounded(x, mode) for x in net_lines)
    payments, lines = plan(r, months, places, net_total, remainder)
    if "total" in lines:
        net_total, rounding = lines["total"], 0
    percent = Fraction(3, 100)  # other currencies, and below 1,000,000 USD
    if currency == "USD" and net_total >= 100000000:
        percent = Fraction(3, 200) if net_total >= 1000000000 else Fraction(2, 100)
    if purpose != "new":
        percent = Fraction(3, 200)
    if country == "KR":
        percent += Fraction(1, 100)
    fee = sum(half_up(a * percent) for _, a in payments)  # an invoice each, none before acceptance
    savings = total(month_lines) * months - net_total
    return ["|".join(product), "|".join(offer + items + lines["text"]),
            *(text(x, places) for x in (list_total, net_total, list_total - net_total, rounding,
                                        half_up(Fraction(net_total, months)), fee,
                                        net_total - fee)),
            " ".join(f"{d}={text(a, places)}" for d, a in payments), text(savings, places)]


def plan(r, months, places, net_total, remainder):
    """Charges, and the lines of [payments]."""
    kind = r.choice(["upfront", "", "monthly", "quarterly", "annual"])
    lines, extra = [], {}
    if kind:
        lines += ["[payments]", f"plan = {kind}"]
        if r.random() < 0.3:
            net_total = extra["total"] = r.randrange(1, net_total + 2)
            lines.append(f"total = {text(net_total, places)}")
    first = datetime.date(2026, 12, 31)
    if kind not in STEPS:
        return [(first, net_total)], {"text": lines, **extra}
    step = STEPS[kind]
    count = -(-months // step)
    if r.random() < 0.5:
        first = datetime.date(2027, 1, 1) + datetime.timedelta(r.randrange(60))
        lines.append(f"first = {first}")
    if r.random() < 0.2:
        count = r.randrange(1, 12)
        lines.append(f"count = {count}")
    amounts = split(net_total, count, remainder)
    if count > 1 and r.random() < 0.4:
        initial = r.randrange(0, net_total + 1)
        lines.append(f"initial = {text(initial, places)}")
        amounts = [initial] + split(net_total - initial, count - 1, remainder)
    dates = [months_later(first, i * step) for i in range(count)]
    return list(zip(dates, amounts)), {"text": lines, **extra}


main()
