"""What a page says, read from what a browser shows, and whether it adds up: nothing else is asked."""
import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

AMOUNT = r"−?[0-9][0-9,]*(?:\.[0-9]+)?[ \u00a0](?!UTC)[A-Z]{3}\b"
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December"]
PLACES = {"JPY": 0}

# Rows of cells as they are seen: what stands small in a cell apart, what is hidden left out.
READ = r"""(() => {
  const seen = e => e.getClientRects().length > 0;
  const cell = c => ({
    text: [...c.childNodes].filter(n => n.nodeName !== 'SMALL').map(n => n.nodeName === 'BR' ? '\n'
      : n.textContent.replace(/[ \n]+/g, ' ')).join('').trim(),
    small: [...c.querySelectorAll('small')].filter(seen).map(s => s.innerText)});
  return {h1: document.querySelector('h1').innerText, text: document.body.innerText,
    lead: [...document.querySelectorAll('.lead > *')].map(e => e.innerText),
    terms: Object.fromEntries([...document.querySelectorAll('dt')].map(
      d => [d.innerText, d.nextElementSibling.innerText])),
    tables: [...document.querySelectorAll('table')].map(t => Object.fromEntries(
      [['head', t.tHead], ['body', t.tBodies[0]], ['foot', t.tFoot]].map(([name, part]) => [name,
        part ? [...part.rows].map(r => [...r.cells].filter(
          c => c.className !== 'wide' || seen(c)).map(cell)) : []])))};
})()"""


def money(text):
    """(1234.50, 'USD') of '1,234.50 USD'; None when it is no amount."""
    if not re.fullmatch(AMOUNT, text):
        return None
    number, code = re.split(r"[ \u00a0]", text)
    return Decimal(number.replace(",", "").replace("−", "-")), code


def day(text):
    """31 December 2026, 2026年12月31日."""
    found = re.match(r"(\d+) ([A-Z][a-z]+) (\d{4})", text)
    if found:
        return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
    found = re.match(r"(\d{4})年(\d+)月(\d+)日", text)
    return date(*map(int, found.groups())) if found else None


def half_up(value, code):
    return value.quantize(Decimal(1).scaleb(-PLACES.get(code, 2)), ROUND_HALF_UP)


def months_after(start, months):
    """The day before the start's own day, so many months later: a term's last day."""
    at = start.year * 12 + start.month - 1 + months
    for tried in range(start.day, 27, -1):
        try:
            return date(at // 12, at % 12 + 1, tried) - timedelta(1)
        except ValueError:
            pass
    return date(at // 12, at % 12 + 1, start.day) - timedelta(1)


class Judge:
    """Every amount that a rule has accounted for; what is left over is a number nobody can check."""

    def __init__(self, page):
        self.page, self.faults, self.known = page, [], []

    def check(self, truth, *words):
        if not truth:
            self.faults.append(" ".join(map(str, words)))

    def amount(self, text, what):
        value = money(text)
        self.check(value, what, "is no amount:", repr(text))
        self.known.append(text.replace("\u00a0", " "))
        return value or (Decimal(0), "USD")

    def leftovers(self):
        rest = [m.replace("\u00a0", " ") for m in re.findall(AMOUNT, self.page["text"])]
        for text in self.known:
            if text in rest:
                rest.remove(text)
        self.check(not rest, "nothing explains", rest)
        return self.faults


def whole(text):
    """A quantity, its thousands parted."""
    if not re.fullmatch(r"\d{1,3}(,\d{3})*", text):
        raise ValueError(text)
    return int(text.replace(",", ""))


def judge_items(j, table, total):
    """Quantity × price is the amount, the amounts and a named difference the total."""
    items, list_total, code, foot = Decimal(0), None, total[1], table["foot"]
    for row in table["body"]:
        price = j.amount(row[-2]["text"] if len(row) > 3 else row[0]["small"][-1], "price")[0]
        if not row[1]["text"]:
            j.check(not row[-1]["text"], "an amount without a quantity", row)
            continue
        quantity = whole(row[1]["text"])
        amount = j.amount(row[-1]["text"], "amount")[0]
        j.check(half_up(price * quantity, code) == amount, price, "x", quantity, "is not", amount)
        items += amount
        if len(row) == 6:
            list_price = j.amount(row[2]["text"], "list price")[0]
            discount = Decimal(row[3]["text"].rstrip("%") or 0)
            list_total = (list_total or 0) + half_up(list_price * quantity, code)
            gap = abs(list_price * (100 - discount) / 100 - price)  # percents have four places
            j.check(gap <= half_up(Decimal("0.5"), code) / 1000 + list_price / 2000000, row)
    j.check(j.amount(foot[-1][-1]["text"], "total of the items") == total, "items' total", foot)
    if len(foot) == 3:
        j.check(j.amount(foot[0][-1]["text"], "sum")[0] == items, "sum of the items", items)
        items += j.amount(foot[1][-1]["text"], "difference")[0]
    j.check(len(foot) in (1, 3) and items == total[0], "the items add up to", items)
    return list_total


def judge_payments(j, table, total, terms):
    sum_of, before = Decimal(0), None
    for row in table["body"]:
        at = day(row[0]["text"])
        due = day(row[1]["text"] if len(row) == 3 else re.sub(r"^\D*(?=\d)", "", row[0]["small"][0]))
        j.check(at and due and (due - at).days == terms, "due", row)
        j.check(before is None or at > before, "the dates do not rise", row)
        before = at
        sum_of += j.amount(row[-1]["text"], "payment")[0]
    j.check(j.amount(table["foot"][0][-1]["text"], "total of the payments") == total and
            sum_of == total[0], "the payments add up to", sum_of, "not", total)


def judge(page):
    """Faults of an offer's page, as texts."""
    j = Judge(page)
    total = j.amount(page["lead"][0], "total")
    tables = page["tables"]
    list_total = judge_items(j, tables[0], total)
    if len(tables) == 3:
        for row in tables[1]["body"]:
            j.amount(row[-1]["text"], "usage price")
    terms = next((int(re.search(r"\d+", v)[0]) for k, v in page["terms"].items()
                  if k in ("Payment", "お支払い期限")), 0)
    judge_payments(j, tables[-1], total, terms)
    rest = page["lead"][1:]
    months = int(re.search(r"\d+", rest[0])[0])
    saved = [m for line in rest for m in re.findall(AMOUNT, line)]
    if saved:
        value = j.amount(saved[0], "saving")[0]
        j.check(list_total is None or list_total - total[0] == value, "the saving is", saved,
                "of", list_total)
    days = {k: day(v) for k, v in page["terms"].items() if day(v)}
    if len(days) == 2:
        start, last = days.values()
        j.check(months_after(start, months) == last, "the last day", last)
    decision = [line for line in page["text"].split("\n") if re.search("last day to do so|お手続き", line)]
    notice = [line for line in page["text"].split("\n") if re.search("To stop it|更新を希望", line)]
    if decision and len(days) == 2:
        before = int(re.search(r"(\d+)(?: days?\b|日前)", notice[0])[1])
        j.check(day(re.search(r"\d.*", decision[0])[0]) == last - timedelta(before), decision)
    return j.leftovers()


def judge_offers(page):
    """Faults of a page that sets offers side by side: a column each."""
    j = Judge(page)
    rows = page["tables"][0]["body"]
    for column in range(1, len(rows[0])):
        cell = [row[column]["text"] for row in rows]
        total = j.amount(cell[5], "total")
        amounts = Decimal(0)
        for line in cell[2].split("\n"):
            if "×" not in line:
                amounts += j.amount(re.search(AMOUNT, line)[0], "difference")[0]
                continue
            price, amount = re.findall(AMOUNT, line)[-2:]
            quantity = whole(re.search(r"× (\S+) =", line)[1])
            value = j.amount(amount, "amount")[0]
            j.check(half_up(j.amount(price, "price")[0] * quantity, total[1]) == value, line)
            amounts += value
        j.check(amounts == total[0], "items of", amounts, "in", total)
        saved = j.amount(cell[4], "saving")[0] if cell[4] else 0
        if cell[3]:
            above = total[0] + saved - j.amount(cell[3], "list")[0]
            j.check(above == 0 or above > 0 and not saved, "list", cell[3])
        months = int(re.search(r"\d+", cell[1])[0])
        j.check(j.amount(cell[6], "month")[0] == half_up(total[0] / months, total[1]), cell[6])
        paid = sum(j.amount(re.search(AMOUNT, line)[0], "payment")[0]
                   for line in cell[7].split("\n"))
        j.check(paid == total[0], "payments of", paid, "in", total)
        for text in re.findall(AMOUNT, cell[8]):
            j.amount(text, "usage price")
    return j.leftovers()
