"""What a term costs: documents, contract charges, instalments, upgrades and refunds."""
import re
from fractions import Fraction as F

from figures import (DAY, HOUR, MINOR_MAX, Refused, months_to_reach, parse_day, parse_decimal,
                     round_half_up, split_evenly, step)


KIND_ORDER = ["contract", "renewal", "instalment", "upgrade", "usage", "refund"]


class Line:
    def __init__(self, kind, exact, label=None, period=(None, None), quantity=None, price=None,
                 fraction=""):
        self.kind, self.exact, self.label, self.period = kind, exact, label, period
        self.quantity, self.price, self.fraction = quantity, price, fraction
        self.minor = 0
        self.term = None  # usage: whose price it is
        self.reduces = None  # a part of a credit note: the document it lowers


class Document:
    def __init__(self, kind, at, agreement, lines, policy, stamp="", term=None):
        self.kind, self.at, self.day, self.agreement = kind, at, at // DAY, agreement
        self.lines, self.stamp, self.term = lines, stamp, term
        self.nth = 1  # usage: of the agreements in force in its month
        self.parts = []  # of a credit note: [(document it lowers, minor units)]
        alone, self.total = policy.total([line.exact for line in lines])
        for line, minor in zip(lines, alone):
            line.minor = minor
        gap = self.total - sum(alone)
        if abs(self.total) > MINOR_MAX:
            raise Refused("amount beyond 64 bits")
        if gap:
            self.lines.append(Line("rounding", F(gap)))
            self.lines[-1].minor = gap

    @property
    def key(self):
        return self.day, self.stamp, self.kind, self.nth

    @property
    def due(self):
        """Net terms of its agreement; a credit note is paid within five business days (3.6)."""
        if self.kind != "refund":
            return self.day + self.agreement.terms.net_terms
        day, left = self.day, 5
        while left:
            day += 1
            left -= (day + 3) % 7 < 5  # day 0 was a Thursday
        return day

    def is_issued(self):
        if self.kind in ("contract", "renewal"):
            return True
        if self.kind == "upgrade" and self.total == 0:
            return False
        return any(line.minor for line in self.lines)


class Term:
    def __init__(self, agreement, start, end, months, base, done, prices):
        self.agreement, self.start, self.end, self.months = agreement, start, end, months
        self.base, self.done = base, done  # anchor date and the months of the terms before
        self.prices = prices
        self.segments = []  # (share left when it began, exact worth of a whole term in minor units)
        self.charged = 0  # documents of this term without usage, credit notes taken off
        self.instalments = []  # (instant, day, minor) still to come
        self.plan_total = None
        self.kind, self.event = "first", None  # auto, manual, replacement
        self.cut, self.cut_by = None, None  # the instant a cancel, refund or replace ended it
        self.planned = []
        self.touched = False  # an event happened in it
        self.total_agreed = False  # the plan's total was agreed, not counted
        self.left = 0  # the balance that a replacement takes over

    @property
    def stop(self):
        return self.end if self.cut is None else self.cut

    def anchor(self, j):
        return step(self.base, self.done + j)


class Agreement:
    def __init__(self, terms, policy):
        self.terms, self.policy = terms, policy
        self.usage_prices = terms.usage_prices()
        self.auto = terms.renewal.auto
        self.renewals = 0
        self.template = None  # (unit, [offset], [percent in 1/100])
        self.agreed_total = None


class State:
    """What holds from an instant on: for entitlements and usage prices."""

    def __init__(self, at, held, term):
        self.at, self.held, self.term = at, dict(held), term


class Charges:
    """The running term and what it has been charged; the simulation moves it through time."""

    def begin(self, term, held):
        self.term, self.held = term, dict(held)
        self.terms.append(term)
        term.stamp_at, term.stamp = None, ""
        self.charge_at = None
        for label in held:
            if label not in term.prices:
                raise Refused("no price for " + label)
        self.states.append(State(term.start, held, term))
        term.segments = [(F(1), self.worth(held))]
        term.agreed = self.config_total()

    def scale(self):
        return 10**self.term.agreement.terms.places

    def worth(self, held):
        return sum((quantity * self.term.prices[label] for label, quantity in held.items()),
                   F(0)) * self.scale()

    def config_lines(self, kind):
        term = self.term
        period = (term.start // DAY, term.end // DAY)
        return [Line(kind, self.held[label] * term.prices[label] * self.scale(), label, period,
                     self.held[label], term.prices[label])
                for label in term.agreement.terms.product.ordered(self.held)]

    def config_total(self):
        exact = [line.exact for line in self.config_lines("contract")]
        return self.term.agreement.policy.total(exact)[1]

    def issue(self, document):
        document.term = document.term or self.term
        if document.is_issued():
            self.documents.append(document)
            if document.kind != "usage":
                self.term.charged += document.total

    def charge(self, kind, at, stamp=""):
        self.issue(Document(kind, at, self.term.agreement, self.config_lines(kind),
                            self.term.agreement.policy, stamp))

    # -- instalments

    def make_plan(self, term, accepted):
        agreement, plan = term.agreement, term.agreement.terms.plan
        scale = self.scale()
        if "total" in plan:
            total = parse_decimal(plan["total"]) * scale
            agreement.agreed_total = total
        else:
            total = F(self.config_total())
        if total.denominator != 1:
            raise Refused("the total has too many decimals")
        total = int(total)
        if plan["plan"] == "custom":
            days = [(parse_day(key), parse_decimal(value) * scale) for key, value in plan.items()
                    if re.match(r"\d{4}-\d\d-\d\d$", key)]
            days.sort()
            if sum(amount for _, amount in days) != total:
                raise Refused("payments do not sum to the total")
        else:
            stride = {"monthly": 1, "quarterly": 3, "annual": 12}[plan["plan"]]
            first = parse_day(plan["first"]) if "first" in plan else accepted // DAY
            n = int(plan["count"]) if "count" in plan else -(-term.months // stride)
            remainder = agreement.policy.remainder
            if "initial" in plan:
                initial = int(parse_decimal(plan["initial"]) * scale)
                if initial > total or n == 1 and initial != total:
                    raise Refused("initial payment")
                shares = [initial] + (split_evenly(total - initial, n - 1, remainder) if n > 1
                                      else [])
            else:
                shares = split_evenly(total, n, remainder)
            days = [(step(first, i * stride), share) for i, share in enumerate(shares)]
        self.schedule(term, [(max(day * DAY, accepted), int(amount)) for day, amount in days])

    def schedule(self, term, instalments):
        term.instalments = [(at, minor) for at, minor in instalments]
        term.planned = list(term.instalments)
        term.plan_total = sum(minor for _, minor in instalments)
        term.total_agreed = term.agreement.agreed_total is not None
        term.segments = [(F(1), F(term.plan_total))]

    def template_of(self, term):
        """Offsets and percents of a term's plan, for the terms that follow."""
        if term.agreement.template:
            return term.agreement.template
        first = term.start // DAY
        days = [at // DAY for at, _ in term.planned]
        months = []
        for day in days:
            j = months_to_reach(term.anchor, day) if day >= first else -1
            months.append(j if j >= 0 and term.anchor(j) == day else None)
        if None in months:
            offsets = ("d", [day - first for day in days])
        else:
            offsets = ("m", months)
        if term.plan_total == 0:
            raise Refused("a plan of nothing has no percents")
        percents, so_far, before = [], 0, 0
        for _, minor in term.planned:
            so_far += minor
            reached = round_half_up(F(10000 * so_far, term.plan_total))
            percents.append(int(reached - before))
            before = reached
        term.agreement.template = (*offsets, percents)
        return term.agreement.template

    def follow_template(self, old, term, total):
        unit, offsets, percents = self.template_of(old)
        instalments, reached, before = [], 0, 0
        for offset, percent in zip(offsets, percents):
            day = term.anchor(offset) if unit == "m" else term.start // DAY + offset
            reached += percent
            upto = int(round_half_up(F(reached * total, 10000)))
            instalments.append((max(day * DAY, term.start), upto - before))
            before = upto
        self.schedule(term, instalments)

    def pay_instalments(self, at):
        term = self.term
        due = [minor for when, minor in term.instalments if when == at]
        term.instalments = [(when, minor) for when, minor in term.instalments if when != at]
        stamp = term.stamp if at == term.stamp_at else ""
        lines = [Line("instalment", F(minor)) for minor in due]
        self.issue(Document("instalment", at, term.agreement, lines, term.agreement.policy, stamp))

    # -- changes within a term

    def share_at(self, at):
        term = self.term
        n, d = term.agreement.policy.counted(term.start, term.end, at, term.anchor)
        return n, d, term.agreement.policy.share(n, d)

    def upgraded(self, held, event):
        """The configuration after one [upgrade], or Refused."""
        terms, changes = self.term.agreement.terms, event.quantities()
        if terms.plan:
            raise Refused("an instalment plan fixes its quantities")
        for label, quantity in changes.items():
            if label not in self.term.prices or quantity < 1:
                raise Refused("cannot hold " + label)
        if terms.product.purchase == "one-tier":
            if len(changes) != 1 or set(changes.values()) != {1}:
                raise Refused("exactly one tier")
            (old,), (new,) = held, changes
            if self.term.prices[new] <= self.term.prices[old]:
                raise Refused("not a tier of higher value")
            return changes
        after = {**held, **changes}
        if any(after[label] < held[label] for label in held) or after == held:
            raise Refused("a quantity falls, or nothing rises")
        return after

    def upgrade(self, at, events):
        term, before = self.term, self.held
        if at < term.start:
            raise Refused("upgrade before the start")
        after = before
        for event in events:
            after = self.upgraded(after, event)
        n, d, share = self.share_at(at)
        lines = self.upgrade_lines(before, after, at, "%d/%d" % (n, d), share)
        term.segments.append((share, self.worth(after)))
        self.held = after
        self.states.append(State(at, after, term))
        self.issue(Document("upgrade", at, term.agreement, lines, term.agreement.policy,
                            events[0].stamp()))

    def upgrade_lines(self, before, after, at, fraction, share):
        term, scale = self.term, self.scale()
        policy, product = term.agreement.policy, term.agreement.terms.product
        period = (at // DAY, term.end // DAY)
        changed = product.ordered({label for label in {**before, **after}
                                   if before.get(label, 0) != after.get(label, 0)})
        credits, charges = [], []
        for label in changed:
            price = term.prices[label]
            if before.get(label, 0) and policy.basis != "none":
                credits.append(Line("upgrade-credit", -before[label] * price * share * scale, label,
                                    period, before[label], price, fraction))
            if after.get(label, 0):
                charges.append(Line("upgrade-charge", after[label] * price * share * scale, label,
                                    period, after[label], price, fraction))
        excess = -sum((line.exact for line in credits), F(0)) - max(term.charged, 0)
        for line in reversed(credits):
            if excess > 0:
                off = min(excess, -line.exact)
                line.exact += off
                excess -= off
        return credits + charges

    def refund(self, event, at):
        """True when it ends access."""
        fields, term = event.fields, self.term
        soon = at <= self.contract.accepted + 48 * HOUR
        if "amount" in fields:
            if not soon and fields.get("approved") != "yes":
                raise Refused("not approved")
            back = parse_decimal(fields["amount"]) * self.scale()
            if back > term.charged or back.denominator != 1:
                raise Refused("more than was charged")
        elif soon:
            usage = self.usage_documents(at)
            back = F(sum(document.total for document in self.documents + usage))
        elif fields.get("approved") != "yes":
            raise Refused("not approved")
        elif term.agreement.policy.basis == "none":
            back = F(0)
        else:
            back = max(term.charged - self.used_worth(at), F(0))
        lines = [Line("refund", -back)]
        note = Document("refund", at, term.agreement, lines, term.agreement.policy, event.stamp())
        note.rest = fields.get("for") == "rest"
        self.lower(note, soon and "amount" not in fields)
        self.issue(note)
        return "amount" not in fields

    def lower(self, note, everything):
        """Which invoices a credit note names: newest first, each down to nothing (3.6)."""
        invoices = self.documents + self.usage_documents(note.at) if everything else [
            d for d in self.documents if d.term is self.term]
        lowered = {}
        for earlier in self.documents:
            for invoice, minor in earlier.parts:
                lowered[invoice.key] = lowered.get(invoice.key, 0) + minor
        left = -note.total
        invoices = [d for d in invoices if d.kind != "refund"]
        for invoice in sorted(invoices, key=lambda d: (d.day, KIND_ORDER.index(d.kind), d.at),
                              reverse=True):
            part = min(left, invoice.total - lowered.get(invoice.key, 0))
            if part > 0:
                note.parts.append((invoice, part))
                left -= part

    def used_worth(self, at):
        term = self.term
        if at <= term.start and self.contract.accepted < term.start:
            return F(0)
        left = [share for share, _ in term.segments] + [self.share_at(min(at, term.end))[2]]
        return sum(((left[i] - left[i + 1]) * worth
                    for i, (_, worth) in enumerate(term.segments)), F(0))
