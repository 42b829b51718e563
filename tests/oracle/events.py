"""What can happen to a contract next: each method makes one (section, instant), or nothing."""
from figures import DAY, HOUR, iso, stamp
from products import price

TIMES = [0, 9 * HOUR + 1800, 10 * HOUR, 14 * HOUR + 60, 23 * HOUR + 3540]


class Events:
    """The events of a Case; it knows where the contract stands."""

    def moment(self, start, end):
        """(text, instant) of an event in [start, end), often at an edge."""
        rnd = self.rnd
        at = rnd.choice([start, end - 1, end - DAY, self.now, rnd.randrange(start, end),
                         rnd.randrange(start, end), rnd.randrange(start, end)])
        at = min(max(at, start), end - 1)
        if rnd.random() < 0.7:
            return iso(at // DAY), at
        at = max(start, at // DAY * DAY + rnd.choice(TIMES))
        at -= at % 60
        at += 60 * (at < start)
        return stamp(at), at

    def upgrade(self):
        rnd, state, term = self.rnd, self.state, self.state.term
        if self.now >= term.end:
            return None
        text, at = self.moment(max(term.start, self.now), term.end)
        if self.catalogue.one_tier:
            (held,) = state.held
            better = [x for x in term.prices if term.prices[x] > term.prices[held]]
            changes = {rnd.choice(better): 1} if better else {}
        else:
            chosen = rnd.sample(sorted(term.prices), min(len(term.prices), rnd.choice([1, 1, 2])))
            changes = {x: state.held.get(x, 0) + rnd.choice([1, 1, 3, 50, 1000]) for x in chosen}
        if not changes:
            return None
        fields = [("quantity." + label, str(n)) for label, n in changes.items()]
        return ("upgrade " + text, fields), at

    def next_term(self):
        """Into the next term by auto-renewal: only the clock moves, a later event shows it."""
        if not self.state.would_renew:
            return None
        rnd, end = self.rnd, self.state.term.end
        if any(name.startswith("renew") for name, _ in self.events[-1:]):
            return None
        fields = [("enabled", rnd.choice(["yes", "yes", "no"]))]
        day = end // DAY + rnd.choice([1, 1, 5, 20])
        return ("auto-renew " + iso(day), fields), day * DAY

    def manual(self):
        rnd, state, term = self.rnd, self.state, self.state.term
        if self.now > term.end or state.access_end not in (None, term.end):
            return None
        fields = []
        terms = term.agreement.terms
        if terms.end is not None and terms.start is None:
            return None  # an end of its own: where its renewal ends is open (D2)
        if rnd.random() < 0.25 and terms.currency == "USD":
            months = rnd.choice(self.catalogue.durations)
            if not terms.plan or months >= term.months:
                fields.append(("duration", "%dm" % months))
                if months != term.months and terms.items:
                    fields += [("price." + x, price(rnd)) for x in self.catalogue.contract]
        if rnd.random() < 0.5:
            label = rnd.choice(sorted(term.prices))
            n = 1 if self.catalogue.one_tier else rnd.randint(1, 30)
            fields.append(("quantity." + label, str(n)))
        if rnd.random() < 0.2:
            fields.append(("price." + rnd.choice(sorted(term.prices)), price(rnd)))
        if rnd.random() < 0.3:
            fields.append(("uplift", rnd.choice(["5%", "2.5%", "0%"])))
        return ("renew " + iso(term.end // DAY), list(dict(fields).items())), term.end

    def setting(self):
        if not (self.state.term.agreement.terms.renewal.auto or not self.state.term.agreement.terms
                .items):
            return None
        term = self.state.term
        if self.now >= term.end - DAY:
            return None
        text, at = self.moment(max(term.start, self.now), term.end)
        if at // DAY == term.end // DAY or (
                at // DAY == term.start // DAY and term.start != self.state.states[0].at):
            return None  # it is open which term it belongs to (D3, D28)
        return ("auto-renew " + text, [("enabled", self.rnd.choice(["yes", "no"]))]), at

    def replacement(self):
        term = self.state.term
        if self.now >= term.end or term.agreement.terms.currency != "USD" or \
                self.rnd.random() < 0.4:
            return None
        text, at = self.moment(max(term.start, self.now), term.end)
        if self.events and self.events[-1][0].startswith("replace") and self.rnd.random() < 0.3:
            day = term.start // DAY * DAY  # a second one on the day of the one before
            at = day + self.rnd.choice(TIMES)
            text = self.rnd.choice([iso(day // DAY), stamp(at)])
        elif at // DAY in (term.start // DAY, self.now // DAY):
            return None
        elif term.agreement.terms.plan and "T" in text:
            text, at = text[:10], at // DAY * DAY
        offer = self.new_offer(at // DAY, replacing=True)
        return ("replace " + text, [("offer", offer.name + ".offer.ini")]), at

    def ending(self):
        rnd, term = self.rnd, self.state.term
        if self.now >= term.end or rnd.random() < 0.4:
            return None
        accepted = self.state.contract.accepted
        text, at = self.moment(max(term.start, self.now), term.end)
        kind = rnd.choice(["cancel", "soon", "later", "later", "amount", "amount"])
        if kind == "cancel":
            return ("cancel " + text, []), at
        if kind == "soon":
            at = accepted + rnd.choice([0, 3600, 48 * HOUR, rnd.randrange(48 * HOUR)])
            if at < self.now or at >= term.end:
                return None
            return ("refund " + stamp(at), []), at
        if at <= accepted + 48 * HOUR:
            return None
        fields = [("approved", "yes")]
        if kind == "amount":
            places = term.agreement.terms.places
            most = min(term.charged, rnd.choice([10**3, 10**6, 10**12]))
            if most < 1:
                return None
            fields.append(("amount", str(most) if places == 0 else "%d.%02d" % divmod(
                rnd.randint(1, most), 100)))
        return ("refund " + text, fields), at

    def break_a_rule(self):
        """One more event, which ought to be refused; the model decides whether it is."""
        rnd, term, held = self.rnd, self.state.term, self.state.held
        end = self.state.access_end
        label = rnd.choice(sorted(held))
        late = iso((term.end if end is None else end) // DAY + 400)
        now = min(max(self.now, term.start), term.end - 1) // DAY
        now = iso(now)
        event = rnd.choice([
            ("upgrade " + late, [("quantity." + label, str(held[label] + 1))]),
            ("upgrade " + now, [("quantity." + label, str(held[label]))]),
            ("upgrade " + now, [("quantity." + label, str(max(1, held[label] - 1)))]),
            ("renew " + iso(term.end // DAY - 1), []),
            ("refund " + iso(term.end // DAY - 1), []),
            ("upgrade 1999-12-31", [("quantity." + label, str(held[label] + 1))])])
        if event[0] not in [name for name, _ in self.events] and (
                self.state.would_renew or not event[0].endswith(late) or end is not None):
            self.events.append(event)
            self.write()
