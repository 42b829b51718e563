"""The register of a contract (rules 4.8): a row per document, and what they come to by month and
currency. Counted from the documents of one simulation; the listing fee is forecast.py's."""
from figures import iso, money_text, ymd
from forecast import fee_of, is_assumed
from model import name_of

COLUMNS = "contract id date due kind buyer agreement po currency total fee net".split()
SUMS = "invoices credit_notes total fee net".split()


def first_of(*texts):
    return next((text for text in texts if text), "")


class Register:
    def __init__(self, simulation, first_day=None, kind=None, as_of=None):
        self.s, self.as_of, self.rows, self.sums = simulation, as_of, [], {}
        for document in simulation.documents:
            if (first_day is None or document.day >= first_day) and kind in (None, document.kind):
                self.add(document)

    def add(self, document):
        terms, contract = document.agreement.terms, self.s.contract.head
        offer = terms.head or {}
        fee = fee_of(self.s, document)
        figures = {"total": document.total, "fee": fee, "net": document.total - fee}
        self.rows.append({
            "contract": self.s.contract.id, "id": name_of(self.s, document),
            "date": iso(document.day), "due": iso(document.due), "kind": document.kind,
            "buyer": first_of(offer.get("buyer"), contract.get("customer"),
                              contract.get("account_id")),
            "agreement": contract.get("agreement", ""), "po": offer.get("po", ""),
            "currency": terms.currency,
            **{key: money_text(minor, terms.places) for key, minor in figures.items()}})
        is_note = document.kind == "refund"
        figures["invoices"] = 0 if is_note else document.total
        figures["credit_notes"] = document.total if is_note else 0
        terms_of = [document.term, *(line.term for line in document.lines)]
        assumed = any(is_assumed(self.s, self.as_of, term) for term in terms_of)
        year, month, _ = ymd(document.day)
        for name in ("%04d-%02d" % (year, month), "total"):
            sums = self.sums.setdefault((name, terms.currency), dict.fromkeys(SUMS, 0))
            sums["places"], sums["documents"] = terms.places, sums.get("documents", 0) + 1
            sums["assumed"] = sums.get("assumed", False) or assumed
            for key, minor in figures.items():
                sums[key] += minor

    def totals(self):
        """{(month or "total", currency): the figures as text}"""
        return {key: {"documents": sums["documents"], "assumed": sums["assumed"],
                      **{name: money_text(sums[name], sums["places"]) for name in SUMS}}
                for key, sums in self.sums.items()}
