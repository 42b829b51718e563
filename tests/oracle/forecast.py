"""The months of a contract (rules 3.6, 3.7): what is invoiced, paid, kept by AWS, earned, and the
balances that remain. Every figure is counted from the documents of one simulation, day by day where
days matter; nothing is carried from one month to the next but what the rules say."""
from fractions import Fraction as F

from figures import DAY, day_of, iso, money_text, round_signed, ymd
from life import Simulation

COLUMNS = ("contract month currency opening invoiced cash fees net revenue overage deferred "
           "unbilled unbilled_usage closing adjustment revenue_adjustment assumed").split()

MILLION = 100 * 10**6  # in cents


def month_of(day):
    y, m, _ = ymd(day)
    return y * 12 + m - 1


def first_of(month):
    return day_of(month // 12, month % 12 + 1, 1)


# ---- what AWS keeps -----------------------------------------------------------------------------

def fee_percent(simulation, term):
    """AWS's table: since 2024 three brackets, since April 2025 a point more for Korea."""
    first = next(t for t in simulation.terms if t.agreement is term.agreement)
    accepted = simulation.contract.accepted if first.kind == "first" else first.replaced_at
    head = term.agreement.terms.head
    if head is None:
        return F(3, 100)
    if term.kind in ("auto", "manual") or head.get("purpose", "new") != "new":
        percent = F(15, 1000)
    else:
        cents = simulation.worth_of(term)
        if term.agreement.terms.currency != "USD":
            cents = F(head["tcv_usd"]) * 100 if "tcv_usd" in head else 0
        percent = F(3, 100) if cents < MILLION else F(2, 100) if cents < 10 * MILLION \
            else F(15, 1000)
    if head.get("buyer_country") == "KR" and accepted // DAY >= day_of(2025, 4, 1):
        percent += F(1, 100)
    return percent


def parts_by_term(document):
    if document.kind == "refund":
        return [(invoice.term, -minor) for invoice, minor in document.parts]
    last = document.term
    parts = []
    for line in document.lines:
        last = line.term or last
        parts.append((last, line.minor))
    return parts


def fee_of(simulation, document):
    groups = {}
    for term, minor in parts_by_term(document):
        percent = fee_percent(simulation, term)
        groups[percent] = groups.get(percent, 0) + minor
    return round_signed("half-up", sum((p * minor for p, minor in groups.items()), F(0)))


# ---- what is earned -----------------------------------------------------------------------------

class Earning:
    """An amount spread evenly over the days [first, last), of which those before `stop` count."""

    def __init__(self, minor, first, last, stop=None):
        self.minor, self.first, self.last = minor, first, max(last, first + 1)
        self.stop = self.last if stop is None else min(stop, self.last)

    def before(self, day):
        days = min(day, self.stop) - self.first
        if days <= 0:
            return 0
        return round_signed("half-up", F(self.minor * days, self.last - self.first))


def on_day(minor, day):
    return Earning(minor, day, day + 1)


class Months:
    """The figures of one contract in one currency."""

    def __init__(self):
        self.invoiced, self.cash, self.fees = [], [], []  # (day, minor)
        self.earnings, self.overage = [], []
        self.balances = {}  # agreement: (contract [(day, +invoiced or carried)], earnings)
        self.usage = {}


def is_assumed(simulation, as_of, term):
    """An automatic renewal after the day to judge from, which no event decides (3.7)."""
    events = simulation.contract.events
    if term is None or term.kind != "auto" or term.touched:
        return False
    if as_of is not None:
        return term.start // DAY > as_of
    return not events or term.start // DAY > max(e.day for e in events)


class Forecast:
    def __init__(self, contract, records, months, as_of=None, policy=None):
        first = Simulation(contract, (), None, None, policy)  # where it begins does not move
        start = first.terms[0].start // DAY
        start = min([start] + [doc.day for doc in first.documents])
        self.first = month_of(start if as_of is None else as_of)
        self.count, self.as_of = months, as_of
        until = first_of(self.first + months) + 1  # the invoice of the last month's usage
        self.s = Simulation(contract, records, until, None, policy)
        self.currencies = []
        for agreement in self.s.agreements:
            if agreement.terms.currency not in self.currencies:
                self.currencies.append(agreement.terms.currency)
        self.of = {currency: Months() for currency in self.currencies}
        for agreement in self.s.agreements:
            self.post_agreement(agreement)

    def post_agreement(self, agreement):
        s, months = self.s, self.of[agreement.terms.currency]
        contract, earned, usage, overage = [], [], [], []
        carried = self.carried(agreement)
        terms = [term for term in s.terms if term.agreement is agreement]
        documents = [doc for doc in s.documents if doc.agreement is agreement]
        for doc in documents:
            months.invoiced.append((doc.day, doc.total))
            months.fees.append((doc.day, fee_of(s, doc)))
            self.pay(months, doc)
            if doc.kind == "usage":
                y, m, _ = ymd(doc.day)
                usage.append((doc.day, doc.total))
                overage.append(on_day(doc.total, first_of(y * 12 + m - 2)))
            else:
                contract.append((doc.day, doc.total))
        for term in terms:
            own = [doc for doc in documents if doc.term is term and doc.kind != "usage"]
            taken = carried if term is terms[0] else 0
            if term is terms[0] and carried:
                contract.append((term.replaced_at // DAY, carried))
            found = self.earn_term(term, own, taken)
            balance = taken + sum(doc.total for doc in own) - sum(
                e.before(e.last) for e in found)
            if term.cut is not None and term.cut_by != "replace" or \
                    term.cut_by == "replace" and self.next_currency(term) != \
                    agreement.terms.currency:
                found.append(on_day(balance, term.cut // DAY))
            elif term.cut_by == "replace":
                contract.append((term.cut // DAY, -balance))
                term.left = balance
            earned += found
        months.earnings += earned + overage
        months.overage += overage
        months.balances[agreement] = contract, earned
        months.usage[agreement] = usage, overage

    def following(self, term):
        return self.s.terms[self.s.terms.index(term) + 1]

    def next_currency(self, term):
        return self.following(term).agreement.terms.currency

    def carried(self, agreement):
        """What the agreement takes over from the one that it replaced."""
        index = next(i for i, t in enumerate(self.s.terms) if t.agreement is agreement)
        return self.s.terms[index - 1].left if index else 0

    def earn_term(self, term, documents, carried):
        """What a term earns, by what; a replacing agreement's first term earns its total and what
        it took over as one amount."""
        first, last = term.start // DAY, term.end // DAY
        stop = None if term.cut is None else term.cut // DAY
        found = []
        if term.kind == "replacement":
            found.append(Earning(self.s.worth_of(term) + carried, first, last, stop))
        elif term.planned:
            found.append(Earning(term.plan_total, first, last, stop))
        for doc in documents:
            if doc.kind == "refund":
                found.append(Earning(doc.total, doc.day, last, stop) if doc.rest
                             else on_day(doc.total, doc.day))
            elif doc.kind == "upgrade" or doc.kind != "instalment" and term.kind != "replacement":
                found.append(Earning(doc.total, doc.at // DAY, last, stop))
        return found

    @staticmethod
    def pay(months, doc):
        if doc.kind != "refund":
            months.cash.append((doc.due, doc.total))
            return
        for invoice, minor in doc.parts:
            months.cash.append((invoice.due if invoice.due > doc.day else doc.due, -minor))

    # -- rows

    def assumed_months(self):
        marked = set()
        for term in self.s.terms:
            if not is_assumed(self.s, self.as_of, term):
                continue
            if term.start < term.stop:
                marked.update(range(month_of(term.start // DAY),
                                    month_of((term.stop - 1) // DAY) + 1))
            for doc in self.s.documents:
                if doc.term is term or any(line.term is term for line in doc.lines):
                    marked.update((month_of(doc.day), month_of(doc.due)))
        return marked

    def rows(self):
        assumed, rows = self.assumed_months(), []
        for currency in self.currencies:
            for month in range(self.first, self.first + self.count):
                rows.append(self.row(currency, month, month in assumed))
        return rows

    def row(self, currency, month, assumed):
        m, a, z = self.of[currency], first_of(month), first_of(month + 1)

        def within(entries):
            return sum(minor for day, minor in entries if a <= day < z)

        def earned(entries, until=None):
            if until is not None:
                return sum(e.before(until) for e in entries)
            return sum(e.before(z) - e.before(a) for e in entries)

        def balance(pairs, day):
            return [sum(minor for when, minor in billed if when < day) - earned(entries, day)
                    for billed, entries in pairs]

        contract = balance(m.balances.values(), z)
        usage = balance(m.usage.values(), z)
        before = sum(balance(m.balances.values(), a)) + sum(balance(m.usage.values(), a))
        figures = {
            "opening": before, "invoiced": within(m.invoiced), "cash": within(m.cash),
            "fees": within(m.fees), "revenue": earned(m.earnings), "overage": earned(m.overage),
            "deferred": sum(x for x in contract if x > 0),
            "unbilled": -sum(x for x in contract if x < 0), "unbilled_usage": -sum(usage)}
        figures["net"] = figures["invoiced"] - figures["fees"]
        figures["closing"] = figures["deferred"] - figures["unbilled"] - figures["unbilled_usage"]
        assert before + figures["invoiced"] - figures["revenue"] == figures["closing"]
        places = next(g.terms.places for g in self.s.agreements if g.terms.currency == currency)
        row = {key: money_text(value, places) for key, value in figures.items()}
        nothing = money_text(0, places)
        return {"contract": self.s.contract.id, "currency": currency,
                "month": iso(a)[:7], "assumed": "true" if assumed else "false",
                "adjustment": nothing, "revenue_adjustment": nothing, **row}
