"""The life of a contract from event to event and from term to term."""
import os
from fractions import Fraction as F

from charges import KIND_ORDER, Agreement, Charges, Document, Line, Term
from figures import (DAY, Policy, Refused, day_of, months_to_reach, parse_decimal, parse_months,
                     parse_percent, round_half_up, step)
from filing import EVENT_RANK, read_offer, setting_at
from rating import Rating


class Simulation(Charges):
    def __init__(self, contract, records=(), until=None, as_of=None, policy=None):
        self.contract, self.records, self.forced_policy = contract, list(records), policy
        self.documents, self.states, self.agreements, self.terms = [], [], [], []
        self.access_end = None
        self.would_renew = False  # beyond the horizon
        self.pending = list(contract.events)
        self.until = until
        self.looked_at = [(e.day, e.at) for e in contract.events]
        if as_of is not None:
            self.looked_at.append((as_of, None))
        self.run()

    def policy(self):
        return Policy(self.forced_policy or self.contract.policy or "aws")

    # -- terms and their charges

    def first_term(self):
        contract, terms = self.contract, self.contract.terms
        agreement = Agreement(terms, self.policy())
        prices = terms.prices(terms.months)
        for label, fields in contract.frozen.items():
            if "net" in fields:
                prices[label] = parse_decimal(fields["net"])
            if "payg" in fields:
                agreement.usage_prices[label] = parse_decimal(fields["payg"])
        return self.new_agreement(agreement, contract.accepted, contract.held, prices, "")

    def new_agreement(self, agreement, accepted, held, prices, stamp):
        self.agreements.append(agreement)
        terms = agreement.terms
        start = accepted if terms.start is None else terms.start * DAY
        base = start // DAY
        if terms.end is not None:
            end = (terms.end + 1) * DAY
            months = terms.months or months_to_reach(lambda j: step(base, j), terms.end + 1)
        else:
            months = terms.months
            end = step(base, months) * DAY + start % DAY
        if end <= start:
            raise Refused("the term has no length")
        term = Term(agreement, start, end, months, base, 0, prices)
        self.begin(term, held)
        if terms.plan:
            self.make_plan(term, accepted)
            term.stamp_at, term.stamp = accepted, stamp
        else:
            self.charge_at = ("contract", term.start, stamp)
        return term

    # -- from term to term

    def deadline(self):
        days = self.term.agreement.terms.renewal.decision_days
        return (self.term.end - 1) // DAY - days

    def manual_renewal(self):
        return next((event for event in self.pending
                     if event.kind == "renew" and event.day == self.term.end // DAY), None)

    def renews_automatically(self):
        agreement, end = self.term.agreement, self.term.end
        auto = agreement.auto
        settings = [e for e in self.pending if e.kind == "auto-renew" and e.day <= self.deadline()
                    and setting_at(e) <= end]
        for event in sorted(settings, key=lambda e: (setting_at(e), e.order)):
            auto = event.fields["enabled"] == "yes"
        maximum = agreement.terms.renewal.maximum
        return auto and (maximum is None or agreement.renewals < maximum)

    def resolve(self, event):
        """The instant of an event, in the light of the running term."""
        if event.timed:
            return event.at
        term = self.term
        if event.day == term.start // DAY:
            return term.start
        hours = [other.at for other in self.pending
                 if other.kind == "replace" and other.timed and other.day == event.day]
        if hours and event.kind != "replace":
            return min(hours)
        if event.day == term.end // DAY and (self.manual_renewal() or self.renews_automatically()):
            return term.end
        return event.day * DAY

    def replace(self, event, at):
        path = os.path.join(self.contract.folder, event.fields["offer"])
        terms = read_offer(path, self.contract.profile)
        agreement = Agreement(terms, self.policy())
        term = self.new_agreement(agreement, at, terms.quantities(), terms.prices(terms.months),
                                  event.stamp())
        term.kind, term.event, term.replaced_at = "replacement", event, at

    def renew(self, event):
        old, agreement = self.term, self.term.agreement
        terms = agreement.terms
        held, months, prices = dict(self.held), old.months, dict(old.prices)
        fields, changes = (event.fields, event.quantities()) if event else ({}, {})
        uplift = terms.renewal.uplift if event is None else (
            parse_percent(fields["uplift"]) if "uplift" in fields else F(0))
        typed = {key.split(".", 1)[1]: parse_decimal(value) for key, value in fields.items()
                 if key.startswith("price.")}
        if "duration" in fields and parse_months(fields["duration"]) != months:
            months = parse_months(fields["duration"])
            prices = terms.prices(months)
        prices = {label: round_half_up(price * (1 + uplift), terms.decimals)
                  for label, price in prices.items()}
        prices.update(typed)
        if any(price * 10**8 >= 2**63 for price in prices.values()):
            raise Refused("price beyond 64 bits")
        if changes:
            held = changes if terms.product.purchase == "one-tier" else {**held, **changes}
        if any(quantity < 1 for quantity in held.values()):
            raise Refused("quantity")
        base, done, time = old.base, old.done + old.months, old.base_time
        if step(base, done) * DAY + time != old.end:  # an end of its own: a new anchor
            base, done, time = old.end // DAY, 0, old.end % DAY
        end = step(base, done + months) * DAY + time
        term = Term(agreement, old.end, end, months, base, done, prices)
        term.base_time = time
        term.kind, term.event = "manual" if event else "auto", event
        agreement.renewals += 1
        self.begin(term, held)
        if not terms.plan:
            self.charge("renewal", term.start)
            return
        total = self.config_total()
        if agreement.agreed_total is not None and months == old.months and not typed \
                and not changes:
            agreement.agreed_total = round_half_up(agreement.agreed_total * (1 + uplift))
            total = int(agreement.agreed_total)
        else:
            agreement.agreed_total = None
        self.follow_template(old, term, total)

    def beyond_horizon(self):
        """True when the running term is the last one that is asked for."""
        if any(event.kind != "auto-renew" or setting_at(event) > self.term.end
               for event in self.pending):
            return False
        if self.until is not None:
            return self.term.end // DAY > self.until
        return all(self.lies_before_the_end(day, at) for day, at in self.looked_at)

    def lies_before_the_end(self, day, at):
        """A day without a time is held by the term that begins on it, at whatever hour."""
        if at is not None:
            return at < self.term.end
        last = self.term.end // DAY
        return day < last or (day == last and not self.would_renew)

    def run(self):
        if any(e.kind == "auto-renew" and e.timed and e.at < self.contract.accepted
               for e in self.pending):
            raise Refused("a setting before the contract was accepted")
        term = self.first_term()
        term.base_time = term.start % DAY
        while True:
            outcome = self.run_term()
            if outcome == "ended":
                break
            if outcome == "replaced":
                self.term.base_time = self.term.start % DAY
            elif outcome == "horizon":
                break
        last = self.term.end if self.access_end is None else self.access_end
        if any(e.kind != "auto-renew" or setting_at(e) > last for e in self.pending):
            raise Refused("something happens after the end of access")
        self.documents += self.usage_documents(None)
        if self.until is not None:
            self.documents = [doc for doc in self.documents if doc.day <= self.until]
        self.documents.sort(key=lambda doc: (doc.day, KIND_ORDER.index(doc.kind), doc.at))

    def next_batch(self):
        """(instant, rank, events) of what happens next, events of one rank together."""
        queue = [(self.resolve(e), EVENT_RANK[e.kind], e.order, e) for e in self.pending
                 if e.kind not in ("auto-renew", "renew")]
        queue += [(at, EVENT_RANK["instalment"], 0, None) for at, _ in self.term.instalments]
        if self.charge_at:
            queue.append((self.charge_at[1], 1, 0, None))
        if not queue:
            return None
        queue.sort(key=lambda q: q[:3])
        at, rank = queue[0][:2]
        return at, rank, [event for when, r, _, event in queue if (when, r) == (at, rank)]

    def run_term(self):
        """From the running term's start to its end: ended, replaced, renewed or horizon."""
        for event in self.pending:
            if event.kind == "renew" and event.day < self.term.end // DAY:
                raise Refused("renew on another day than the end")
        while True:
            term = self.term
            batch = self.next_batch()
            if batch is None or batch[0] >= term.end:
                break
            at, rank, events = batch
            if events[0] and at < max(self.contract.accepted, 0):
                raise Refused("before acceptance")
            outcome = self.happen(at, rank, events)
            if outcome:
                return outcome
        manual, auto = self.manual_renewal(), self.renews_automatically()
        self.would_renew = bool(manual or auto)
        if self.beyond_horizon():
            if not self.would_renew:
                self.access_end = term.end
            return "horizon"
        self.settle_auto(term)
        while True:
            batch = self.next_batch()
            if not batch or batch[0] > term.end or batch[1] > EVENT_RANK["replace"]:
                break
            outcome = self.happen(*batch)
            if outcome:
                return outcome
        if not self.would_renew:
            return self.end_access(term.end)
        if manual:
            self.pending.remove(manual)
        self.renew(manual)
        return "renewed"

    def settle_auto(self, term):
        """Applies the settings that were in time for this term's end."""
        in_time = [e for e in self.pending if e.kind == "auto-renew" and setting_at(e) <= term.end
                   and e.day <= self.deadline()]
        for event in sorted(in_time, key=lambda e: (setting_at(e), e.order)):
            term.agreement.auto = event.fields["enabled"] == "yes"
            self.pending.remove(event)

    def end_access(self, at):
        self.access_end, self.would_renew = at, False
        return "ended"

    def happen(self, at, rank, events):
        self.term.touched |= events[0] is not None and at < self.term.end
        if rank == 1:
            kind, _, stamp = self.charge_at
            self.charge_at = None
            self.charge(kind, at, stamp)
            return None
        if rank == EVENT_RANK["instalment"]:
            self.pay_instalments(at)
            return None
        if rank == EVENT_RANK["upgrade"]:
            for event in events:
                self.pending.remove(event)
            self.upgrade(at, events)
            return None
        event = events[0]
        self.pending.remove(event)
        term = self.term
        if event.kind == "refund" and not self.refund(event, at):
            return None
        term.cut, term.cut_by = min(at, term.end), event.kind
        if event.kind in ("cancel", "refund"):
            return self.end_access(at)
        self.pending = [e for e in self.pending if e.kind != "auto-renew" or setting_at(e) > at]
        self.replace(event, at)
        return "replaced"

    # -- usage

    def usage_documents(self, at):
        """Invoices of the months that are over at an instant, or of all."""
        if not self.records:
            return []
        rating, documents = Rating(self), []
        for (y, m), rated in sorted(rating.months.items()):
            day = day_of(y + m // 12, m % 12 + 1, 2)
            if at is not None and day * DAY > at:
                continue
            for agreement in self.agreements:
                document = self.usage_document(rated, agreement, (y, m), day)
                if document is not None and document.is_issued():
                    documents.append(document)
        return documents

    def usage_document(self, rated, agreement, month, day):
        """A month's usage under one agreement (3.6); None: it bills nothing."""
        product = agreement.terms.product
        period = (day_of(*month, 1), day - 1)
        order = list(product.dimensions)
        lines = []
        for (label, price, term), units in sorted(rated.items(),
                                                  key=lambda kv: order.index(kv[0][0])):
            if units and term.agreement is agreement:
                lines.append(Line("usage", units * price * 10**agreement.terms.places, label,
                                  period, units, price))
                lines[-1].term = term
        if not lines:
            return None
        document = Document("usage", day * DAY, agreement, lines, agreement.policy,
                            term=lines[-1].term)
        document.nth = 1 + sum(self.in_force(other, *period) for other in
                               self.agreements[:self.agreements.index(agreement)])
        return document

    def worth_of(self, term):
        """What a term costs as agreed at its start, in minor units."""
        return term.plan_total if term.planned else term.agreed

    def in_force(self, agreement, first, after):
        return any(max(term.start, first * DAY) < min(term.stop, after * DAY)
                   for term in self.terms if term.agreement is agreement)

    def state_at(self, at):
        found = self.states[0]
        for state in self.states:
            if state.at <= at:
                found = state
        return found
