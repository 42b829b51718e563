"""Usage records to billed units."""
from figures import DAY, HOUR, day_of, ymd


class Rating:
    """Billed units by (year, month), then by (dimension, price, term)."""

    def __init__(self, simulation):
        self.s = simulation
        self.product = simulation.contract.terms.product
        self.months = {}
        self.used, self.billed = {}, {}
        best = {}
        for record in simulation.records:
            if not self.is_inside(record):
                continue
            slot = (record.label, record.at // HOUR)
            if slot not in best or self.earlier(record, best[slot]):
                best[slot] = record
        for record in sorted(best.values(), key=lambda r: (r.at // HOUR, r.number)):
            self.rate(record)

    @staticmethod
    def earlier(a, b):
        return a.received is not None and b.received is not None and a.received < b.received

    def is_inside(self, record):
        s = self.s
        start, end = s.states[0].at, s.access_end
        if record.label not in self.product.dimensions or record.at < start:
            return False
        if self.product.dimensions[record.label].payg is None \
                and record.label not in s.states[0].term.agreement.usage_prices:
            return False
        if end is not None and record.at >= end + HOUR:
            return False
        if end is None and record.at >= s.term.end:
            return False
        if s.until is not None and record.at // DAY > s.until:
            return False
        if record.received is None:
            return True
        if record.received - record.at > 24 * HOUR:
            return False
        ry, rm, _ = ymd(record.received // DAY)
        y, m, _ = ymd(record.at // DAY)
        return (y, m) >= (ry, rm) or record.received <= day_of(ry, rm, 1) * DAY + 6 * HOUR

    def entitled(self, label, held):
        total = held.get(label, 0)
        for other, quantity in held.items():
            total += self.product.dimensions[other].includes.get(label, 0) * quantity
        return total

    def rate(self, record):
        s, dimension = self.s, self.product.dimensions[record.label]
        own = s.state_at(record.at).term
        at = max(record.at // HOUR * HOUR, own.start)
        if s.access_end is not None:
            at = min(at, s.access_end - 1)
        state = s.state_at(at)
        price = state.term.agreement.usage_prices.get(record.label)
        if price is None:
            return
        y, m, _ = ymd(record.at // DAY)
        units = record.quantity
        if dimension.meter == "gauge":
            units = max(0, units - self.entitled(record.label, state.held))
        elif dimension.meter == "counter":
            if dimension.allowance == "term":
                pot, since = (record.label, state.term.start), state.term.start
            else:
                pot, since = (record.label, y, m), day_of(y, m, 1) * DAY
            allowance = self.largest(record.label, since, at)
            self.used[pot] = self.used.get(pot, 0) + units
            before = self.billed.get(pot, 0)
            self.billed[pot] = max(before, self.used[pot] - allowance)
            units = self.billed[pot] - before
        rated = self.months.setdefault((y, m), {})
        slot = record.label, price, state.term
        rated[slot] = rated.get(slot, 0) + units

    def largest(self, label, since, at):
        """The largest entitlement held from `since` to `at`; what is changed again at its own
        instant was never held."""
        lasting = {state.at: state for state in self.s.states}
        states = [state for state in lasting.values() if since < state.at <= at]
        states.append(self.s.state_at(at))
        if since >= min(lasting):
            states.append(self.s.state_at(min(since, at)))
        return max(self.entitled(label, state.held) for state in states)
