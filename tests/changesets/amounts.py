"""The money of a change set against the model of the offer's file and against `tenor quote`."""
from fractions import Fraction as F

from story import months  # before the model's modules, which it finds
from figures import PLACES, Policy


def terms_of(document):
    """{term type: term} of the one offer in a change set."""
    return {term["Type"]: term for change in document["ChangeSet"]
            if isinstance(change["DetailsDocument"], dict)
            for term in change["DetailsDocument"].get("Terms", [])}


def rates(card):
    return {row["DimensionKey"]: F(row["Price"]) for row in card}


def by_key(model, table):
    """{API key: value} of a table by label."""
    return {model.product.dimensions[label].key: value for label, value in table.items()}


def usage_differences(model, found, quote):
    term = found.get("UsageBasedPricingTerm")
    sent = rates(term["RateCards"][0]["RateCard"]) if term else {}
    if sent != by_key(model, model.usage_prices()):
        yield "usage prices %s, the model's are %s" % (sent, by_key(model, model.usage_prices()))
    quoted = {row["dimension"]: F(row["net_price"]) for row in quote.get("usage", [])}
    if not quoted.items() <= sent.items():
        yield "usage prices %s, the quote's are %s" % (sent, quoted)


def rate_differences(model, term, quote):
    """A contract whose quantities the buyer chooses."""
    cards = {months(card["Selector"]["Value"]): rates(card["RateCard"])
             for card in term["RateCards"]}
    if list(cards) != [model.months]:
        yield "durations %s, the model's is %s" % (list(cards), model.months)
        return
    sent = cards[model.months]
    if sent != by_key(model, model.prices(model.months)):
        yield "prices %s, the model's are %s" % (sent, by_key(model, model.prices(model.months)))
    net = {item["dimension"]: F(item["net_price"]) for item in quote["items"]}
    if not net.items() <= sent.items():
        yield "prices %s, the quote's are %s" % (sent, net)
        return
    minor = 10 ** PLACES.get(model.currency, 2)
    exact = [sent[key] * quantity * minor for key, quantity in by_key(
        model, model.quantities()).items()]
    total = Policy(model.policy or "aws").total(exact)[1]
    if F(total, minor) != F(quote["net_total"]):
        yield "quantities at these prices are %s, the quote says %s" % (
            F(total, minor), quote["net_total"])


def plan_differences(model, found, quote):
    """A contract with an instalment plan: quantities and charges are fixed."""
    grants = {row["DimensionKey"]: row["MaxQuantity"]
              for row in found["FixedUpfrontPricingTerm"]["Grants"]}
    if grants != by_key(model, model.quantities()):
        yield "grants %s, the model's are %s" % (grants, by_key(model, model.quantities()))
    charges = [(row["ChargeDate"], F(row["ChargeAmount"]))
               for row in found["PaymentScheduleTerm"]["Schedule"]]
    quoted = [(row["date"], F(row["amount"])) for row in quote["payments"]]
    if charges != quoted:
        yield "charges %s, the quote's are %s" % (charges, quoted)
    if sum(amount for _, amount in charges) != F(quote["net_total"]):
        yield "the charges do not sum to the quote's %s" % quote["net_total"]


def differences(document, model, quote):
    """What a change set says of money that the model or the quote does not say."""
    found = terms_of(document)
    other = {term["CurrencyCode"] for term in found.values() if "CurrencyCode" in term}
    if other != {model.currency} or quote["currency"] != model.currency:
        yield "currencies %s and %s, the model's is %s" % (other, quote["currency"], model.currency)
    yield from usage_differences(model, found, quote)
    if model.plan:
        yield from plan_differences(model, found, quote)
    else:
        yield from rate_differences(model, found["ConfigurableUpfrontPricingTerm"], quote)


def product_differences(document, product):
    """The public listing: every duration's prices, usage prices, what each dimension is for."""
    found = terms_of(document)
    rows = {row["Key"]: row["Types"] for change in document["ChangeSet"]
            if change["ChangeType"] == "AddDimensions" for row in change["DetailsDocument"]}
    metered = {d.key: d.payg for d in product.dimensions.values() if d.payg is not None}
    entitled = {d.key for d in product.dimensions.values() if d.prices}
    for kind, expected in (("Entitled", entitled), ("ExternallyMetered", set(metered))):
        sent = {key for key, types in rows.items() if kind in types}
        if sent != expected:
            yield "%s dimensions %s, the file's are %s" % (kind, sent, expected)
    expected = {}
    for dimension in product.dimensions.values():
        for count, price in dimension.prices.items():
            expected.setdefault(count, {})[dimension.key] = price
    contract = found.get("ConfigurableUpfrontPricingTerm", {"RateCards": []})
    sent = {months(card["Selector"]["Value"]): rates(card["RateCard"])
            for card in contract["RateCards"]}
    if sent != expected:
        yield "prices %s, the file's are %s" % (sent, expected)
    usage = found.get("UsageBasedPricingTerm", {"RateCards": [{"RateCard": []}]})
    if rates(usage["RateCards"][0]["RateCard"]) != metered:
        yield "usage prices are not the file's %s" % metered


def told(quote):
    """What a quote of the same offer must tell again after an import."""
    items = [(item["dimension"], item["quantity"], F(item["net_price"]), item["net_amount"])
             for item in quote["items"] if item["quantity"]]
    usage = {row["dimension"]: F(row["net_price"]) for row in quote.get("usage", [])}
    return {"items": items, "usage": usage, **{key: quote[key] for key in (
        "currency", "duration", "start", "end", "net_total", "payments")}}
