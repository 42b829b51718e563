"""Random usage files for a simulated life: edges of terms, hours, months; repetitions."""
from figures import DAY, HOUR, day_of, stamp, ymd


def moments(rnd, state):
    """Instants worth metering at: around every change, at month ends, and anywhere."""
    start = state.states[0].at
    end = state.term.end if state.access_end is None else state.access_end
    found = []
    for change in state.states:
        found += [change.at + k for k in (-HOUR, -1, 0, 1800, HOUR, 2 * HOUR)]
    found += [end - HOUR, end - 1, end, end + 1800, end + HOUR - 1, end + HOUR]
    for _ in range(rnd.choice([2, 10, 60])):
        at = rnd.randrange(start, max(end, start + 1))
        y, m, _ = ymd(at // DAY)
        found.append(rnd.choice([at, at, at, day_of(y, m, 1) * DAY, day_of(y, m, 1) * DAY - 1]))
    run = rnd.randrange(start, max(end, start + 1))
    found += [run + k * HOUR for k in range(rnd.choice([0, 5, 40]))]
    if state.access_end is None:  # what follows belongs to a renewal beyond the horizon
        found = [at for at in found if at < end]
    return found


def usage_rows(rnd, labels, state):
    """(text of a usage file, whether it has rows that must be reported)."""
    with_received, with_contract = rnd.random() < 0.4, rnd.random() < 0.3
    start = state.states[0].at
    end = None if state.access_end is None else state.access_end + HOUR
    most = rnd.choice([3, 30, 1000, 2147483647 // 1000])
    rows, rejects = [], False
    for at in moments(rnd, state):
        label = rnd.choice(labels) if rnd.random() < 0.98 else "unheard_of"
        rejects |= label == "unheard_of"
        quantity = rnd.choice([0, 1, rnd.randint(0, most), rnd.randint(0, most)])
        delay = rnd.choice([0, 60, HOUR, 5 * HOUR, 23 * HOUR, 25 * HOUR, 30])
        rows.append((label, at, quantity, at + delay))
        rejects |= at < start or end is not None and at >= end or delay > HOUR and with_received
        changing = any(s.at % HOUR and s.at // HOUR == at // HOUR for s in state.states)
        if rnd.random() < 0.2 and not changing:  # a repetition, with the same or another quantity
            again = at // HOUR * HOUR + rnd.randrange(HOUR)
            if rnd.random() < 0.5:
                again = at
            if state.access_end is None and again >= state.term.end:
                continue
            rows.append((label, again, rnd.choice([quantity, quantity + 1]),
                         again + rnd.choice([1, 61, 2 * HOUR])))
            rejects = True
    if rnd.random() < 0.5:
        rnd.shuffle(rows)
    columns = ["dimension", "timestamp", "quantity"]
    columns += ["received"] if with_received else []
    columns += ["contract"] if with_contract else []
    rnd.shuffle(columns)
    lines = [",".join(columns)]
    for label, at, quantity, received in rows:
        fields = {"dimension": label, "timestamp": stamp(at), "quantity": str(quantity),
                  "received": stamp(received), "contract": state.contract.id}
        lines.append(",".join(fields[column] for column in columns))
        if with_contract and rnd.random() < 0.1:
            other = dict(fields, contract="C-OTHER", quantity="77")
            lines.append(",".join(other[column] for column in columns))
    return "\n".join(lines) + "\n", rejects
