"""Metrics of contracts on a day (rule 4.10), from the simulations of what was known on it. Written from
the rules; what is still to be recognised is counted with the earnings of forecast.py."""
from fractions import Fraction as F

from figures import DAY, money_text, parse_day, round_signed, step, ymd
from forecast import Forecast, Months
from life import Simulation

FOREVER = parse_day("9998-12-31")


def decided(event):
    return parse_day(event.fields["decided"]) if "decided" in event.fields else event.day


class Known(Forecast):
    """A contract as it was known on a day; lived as far as that day and its events reach."""

    def __init__(self, contract, day, policy):
        kept = contract.events
        contract.events = [event for event in kept if decided(event) <= day]
        try:
            self.s = Simulation(contract, (), None, day, policy)
            self.as_of = day
            self.of = {a.terms.currency: Months() for a in self.s.agreements}
            for agreement in self.s.agreements:
                self.post_agreement(agreement)
            self.running = next((t for t in self.s.terms if t.start <= day * DAY < self.end_of(t)),
                                None)
        finally:
            contract.events = kept

    @staticmethod
    def end_of(term):
        return term.end if term.cut is None else min(term.cut, term.end)

    def annual(self, day):
        """(currency, value) of the running term."""
        term = self.running
        if term is None:
            return None
        terms = term.agreement.terms
        at = day * DAY
        held = [s for s in self.s.states if s.term is term and s.at <= max(at, term.start)][-1].held
        worth = sum((q * term.prices[label] for label, q in held.items()), F(0)) * 10**terms.places
        if term.total_agreed:
            worth = F(term.plan_total)
        first, last = term.start // DAY, term.end // DAY
        whole = step(term.base, term.done + term.months) == last
        share = F(12, term.months) if whole else F(365, last - first)
        return terms.currency, round_signed("half-up", worth * share)

    def remaining(self, day):
        """{currency: (all, within 12 months)}"""
        found = {}
        ahead = step(day, 12)
        for currency, months in self.of.items():
            sums = [0, 0]
            for earning in months.earnings:
                if earning in months.overage:
                    continue
                before = earning.before(day)
                sums[0] += earning.before(FOREVER) - before
                sums[1] += earning.before(ahead) - before
            found[currency] = sums
        return found

    def renews(self):
        following = [t for t in self.s.terms if t.start == self.running.end and
                     t is not self.running]
        return following[0].kind == "auto" if following else self.s.would_renew


# ---- a portfolio --------------------------------------------------------------------------------

def percent(part, whole):
    return None if not whole else F(int(F(part * 10000, whole) + F(1, 2)), 100)


def quarter(day):
    y, m, _ = ymd(day)
    return y * 4 + (m - 1) // 3


class Portfolio:
    """totals {currency: {figure: minor}} and renewals {(currency, quarter): [count, value, auto]}"""

    def __init__(self, contracts, day, policies):
        self.day, self.then = day, step(day, -12)
        self.totals, self.renewals = {}, {}
        self.groups = {}  # (currency, buyer, product) -> [then, now]
        for contract, policy in zip(contracts, policies):
            self.add(contract, policy)
        for (currency, _, _), (then, now) in self.groups.items():
            self.move(self.total(currency), then, now)

    def total(self, currency):
        return self.totals.setdefault(currency, dict.fromkeys(
            "arr then new expansion contraction churn stayed kept rpo within".split(), 0))

    def group(self, contract, currency):
        head = contract.head
        buyer = head.get("customer") or head.get("account_id") or (contract.terms.head or {}).get("buyer") or \
            contract.id
        return self.groups.setdefault((currency, buyer, contract.folder), [0, 0])

    def add(self, contract, policy):
        for side, day in ((1, self.day), (0, self.then)):
            if contract.accepted > day * DAY:
                continue
            known = Known(contract, day, policy)
            value = known.annual(day)
            if value:
                self.group(contract, value[0])[side] += value[1]
                self.total(value[0])["arr" if side else "then"] += value[1]
            if side:
                self.look_ahead(known, day, value)

    def look_ahead(self, known, day, value):
        for currency, (everything, within) in known.remaining(day).items():
            if everything or within:
                total = self.total(currency)
                total["rpo"] += everything
                total["within"] += within
        if value and known.running.cut is None:
            due = quarter((known.running.end - 1) // DAY)
            if due <= quarter(day) + 3:
                row = self.renewals.setdefault((value[0], due), [0, 0, 0])
                row[0] += 1
                row[1] += value[1]
                row[2] += bool(known.renews())

    @staticmethod
    def move(total, then, now):
        if not then:
            total["new"] += now
            return
        kind = "churn" if not now else "expansion" if now >= then else "contraction"
        total[kind] += abs(now - then)
        total["stayed"] += now
        total["kept"] += min(now, then)

    def rates(self, currency):
        total = self.totals[currency]
        return percent(total["stayed"], total["then"]), percent(total["kept"], total["then"])
