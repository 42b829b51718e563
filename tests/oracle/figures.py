"""Dates, numbers and proration policies in exact integers and fractions."""
import datetime as dt
import re
from fractions import Fraction as F

HOUR = 3600
DAY = 86400
MINOR_MAX = 2**63 - 1
PLACES = {"JPY": 0}


class Refused(Exception):
    """The change or the row breaks a rule: exit status 1, no money to compare."""


# ---- dates: days and seconds since 1970-01-01 as integers ---------------------------------------

EPOCH = dt.date(1970, 1, 1).toordinal()


def day_of(y, m, d):
    return dt.date(y, m, d).toordinal() - EPOCH


def ymd(day):
    date = dt.date.fromordinal(day + EPOCH)
    return date.year, date.month, date.day


def month_length(y, m):
    return 31 if m == 12 else (dt.date(y, m + 1, 1) - dt.date(y, m, 1)).days


def step(day, months):
    """The date `months` months later, on the same day of the month or the month's last."""
    y, m, d = ymd(day)
    total = y * 12 + m - 1 + months
    y, m = total // 12, total % 12 + 1
    return day_of(y, m, min(d, month_length(y, m)))


def iso(day):
    return "%04d-%02d-%02d" % ymd(day)


def stamp(at):
    """An instant as it is written in files."""
    rest = at % DAY
    return "%sT%02d:%02d:%02dZ" % (iso(at // DAY), rest // HOUR, rest // 60 % 60, rest % 60)


WHEN = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.0+)?(Z|[+-]\d\d:\d\d))?$")


def parse_when(text):
    """(day, None) of a date or (day, second of the epoch) of an instant, both in UTC."""
    found = WHEN.match(text)
    if not found:
        raise Refused("not a date or instant: " + text)
    day = day_of(*(int(x) for x in found.group(1, 2, 3)))
    if found.group(4) is None:
        return day, None
    hour, minute, second = (int(x) for x in found.group(4, 5, 6))
    if hour > 23 or minute > 59 or second > 59:
        raise Refused("not a time: " + text)
    at = day * DAY + hour * HOUR + minute * 60 + second
    zone = found.group(7)
    if zone != "Z":
        offset = int(zone[1:3]) * HOUR + int(zone[4:6]) * 60
        at += -offset if zone[0] == "+" else offset
    return at // DAY, at


def parse_day(text):
    day, at = parse_when(text)
    if at is not None:
        raise Refused("expected a date: " + text)
    return day


def parse_months(text):
    text = text.lower()
    if text == "monthly":
        return 1
    found = re.match(r"(?:p(?=.)(?:(\d+)y)?(?:(\d+)m)?|(\d+)y|(\d+)m)$", text)
    if not found:
        raise Refused("not a duration: " + text)
    y, m, y2, m2 = (int(x or 0) for x in found.groups())
    return 12 * (y + y2) + m + m2


# ---- numbers ------------------------------------------------------------------------------------

def parse_decimal(text):
    if not re.match(r"\d+(\.\d+)?$", text):
        raise Refused("not a number: " + text)
    return F(text)


def parse_percent(text):
    if not text.endswith("%"):
        raise Refused("not a percentage: " + text)
    return parse_decimal(text[:-1]) / 100


def round_half_up(value, decimals=0):
    """Nearest, ties away from zero; the value is never negative here."""
    scale = 10**decimals
    return F((2 * value * scale + 1) // 2, scale)


def round_by(mode, value):
    """Whole minor units of an exact, non-negative count of minor units."""
    down = value.numerator // value.denominator
    rest = value - down
    if rest == 0 or mode in ("down", "floor"):
        return down
    if mode in ("up", "ceiling"):
        return down + 1
    if rest != F(1, 2):
        return down + (rest > F(1, 2))
    return {"half-up": down + 1, "half-down": down, "half-even": down + down % 2}[mode]


def round_signed(mode, value):
    minor = round_by(mode, abs(value))
    if minor > MINOR_MAX:
        raise Refused("amount beyond 64 bits")
    return -minor if value < 0 else minor


def money_text(minor, places):
    sign, minor = ("-", -minor) if minor < 0 else ("", minor)
    if places == 0:
        return sign + str(minor)
    return "%s%d.%0*d" % (sign, minor // 10**places, places, minor % 10**places)


def price_text(price, places):
    e8 = price * 10**8
    assert e8.denominator == 1
    whole, rest = divmod(int(e8), 10**8)
    digits = ("%08d" % rest).rstrip("0").ljust(places, "0")
    return "%d.%s" % (whole, digits) if digits else str(whole)


def split_evenly(total, n, remainder):
    base, left = divmod(total, n)
    extra = range(left) if remainder == "first" else range(n - left, n)
    return [base + (i in extra) for i in range(n)]


# ---- policies -----------------------------------------------------------------------------------

PRESETS = {
    "aws": ("day", "exact", "document"), "stripe": ("second", "exact", "line"),
    "killbill": ("day", "9", "line"), "killbill-30": ("30-360", "9", "line"),
    "zuora-30-360": ("30-360", "9", "line"), "lago": ("day", "exact", "line"),
    "chargebee": ("day", "exact", "line"), "zuora-actual": ("day", "9", "line"),
    "zuora-360": ("actual-30", "9", "line"), "salesforce-month": ("month", "4", "line"),
    "months": ("month", "exact", "document"), "none": ("none", "exact", "document"),
}


class Policy:
    def __init__(self, text):
        name, *overrides = [part.strip() for part in text.split(",")]
        if name not in PRESETS:
            raise Refused("unknown policy " + name)
        self.basis, self.ratio_decimals, self.scope = PRESETS[name]
        self.change_day, self.rounding, self.remainder = "new", "half-up", "last"
        for override in overrides:
            key, value = override.split("=")
            if key not in self.__dict__:
                raise Refused("unknown policy key " + key)
            setattr(self, key, value)

    def counted(self, start, end, on, anchor):
        """The share that is left at `on`, as counted: (numerator, denominator).

        start, end, on are instants; anchor(j) is the date j months after the start."""
        if self.basis == "none":
            return 1, 1
        if self.basis == "second":
            return end - on, end - start
        first, last, day = start // DAY, end // DAY, on // DAY
        if self.change_day == "old":
            day += 1
        if self.basis == "day":
            return last - day, last - first
        if self.basis == "30-360":
            return days_360(day, last), days_360(first, last)
        m = months_to_reach(anchor, last)
        if self.basis == "actual-30":
            return last - day, 30 * m
        if self.basis == "day-365":
            return 12 * (last - day), 365 * m
        assert self.basis == "month", self.basis
        return m - months_to_reach(anchor, day), m

    def share(self, numerator, denominator):
        """The fraction that money is multiplied with."""
        if denominator <= 0:
            raise Refused("the period has no length on this basis")
        value = min(max(F(numerator, denominator), F(0)), F(1))
        if self.ratio_decimals != "exact":
            value = round_half_up(value, int(self.ratio_decimals))
        return value

    def total(self, exact_amounts):
        """(minor units of each amount, minor units of the document)."""
        alone = [round_signed(self.rounding, x) for x in exact_amounts]
        if self.scope == "line":
            return alone, sum(alone)
        return alone, round_signed(self.rounding, sum(exact_amounts, F(0)))


def days_360(a, b):
    (ya, ma, da), (yb, mb, db) = ymd(a), ymd(b)
    return 360 * (yb - ya) + 30 * (mb - ma) + min(db, 30) - min(da, 30)


def months_to_reach(anchor, day):
    (y0, m0, _), (y1, m1, _) = ymd(anchor(0)), ymd(day)
    j = max(0, 12 * (y1 - y0) + m1 - m0 - 1)
    while j > 0 and anchor(j) >= day:
        j -= 1
    while anchor(j) < day:
        j += 1
    return j
