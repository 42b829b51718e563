"""What must hold between the prices of an offer, a function per rule or small family.

Codes in the messages are those that AWS answers with (DG, asynchronous errors); "guide" is the
Seller Guide. Each function is called with (entity, dimensions, add); dimensions is {key: types} of
the whole product, or None where they are not known.
"""
from fractions import Fraction as F

from story import LONGEST, months

LISTED = {1, 12, 24, 36}  # durations of a public listing (guide: SaaS contract pricing)
PRICES = ("UsageBasedPricingTerm", "ConfigurableUpfrontPricingTerm", "FixedUpfrontPricingTerm",
          "PaymentScheduleTerm")


def cards(term, path):
    """(path, keys and prices) of each rate card, or of the grants."""
    if "Grants" in term:
        return [(path + ".Grants", term["Grants"])]
    return [("%s.RateCards[%d].RateCard" % (path, i), card["RateCard"])
            for i, card in enumerate(term.get("RateCards", []))]


def terms_once(offer, _, add):
    """DUPLICATE_TERM_TYPES."""
    details, path = offer.changes.get("UpdatePricingTerms", ({"Terms": []}, ""))
    names = [term["Type"] for term in details["Terms"]]
    for i, name in enumerate(names):
        if name in names[:i]:
            add("%s.Terms[%d].Type" % (path, i), "a second " + name)


def terms_of_model(offer, _, add):
    """MISSING_MANDATORY_TERMS and INCOMPATIBLE_TERMS: what each pricing model is made of."""
    model = offer.of("UpdatePricingTerms", "PricingModel")
    path = offer.changes.get("UpdatePricingTerms", (0, ""))[1]
    fixed = "FixedUpfrontPricingTerm" in offer.terms
    configurable = "ConfigurableUpfrontPricingTerm" in offer.terms
    if model == "Contract" and fixed == configurable:
        add(path + ".Terms", "a contract has one of ConfigurableUpfront and FixedUpfront")
    if model in ("Usage", "Free") and fixed:
        add(path + ".PricingModel", "FixedUpfrontPricingTerm belongs to contracts")
    if model == "Usage" and not {"UsageBasedPricingTerm", "FreeTrialPricingTerm"} & set(offer.terms):
        add(path + ".Terms", "UsageBasedPricingTerm is missing")
    if model == "Byol":
        add(path + ".PricingModel", "SaaS is not sold this way")
    schedule, where = offer.term("PaymentScheduleTerm")
    if model and fixed != bool(schedule):
        add(where or offer.term("FixedUpfrontPricingTerm")[1],
            "FixedUpfrontPricingTerm and PaymentScheduleTerm go together")
    if schedule and fixed and F(offer.term("FixedUpfrontPricingTerm")[0]["Price"]) != 0:
        add(offer.term("FixedUpfrontPricingTerm")[1] + ".Price", "is 0 beside a schedule")


def one_currency(offer, _, add):
    """INVALID_CURRENCY_CODE; public offers are in USD (DG: UpdatePricingTerms)."""
    first = None
    for name in PRICES:
        term, path = offer.term(name)
        if term is None:
            continue
        first = first or term["CurrencyCode"]
        if term["CurrencyCode"] != first:
            add(path + ".CurrencyCode", "another currency than " + first)
        elif offer.private is False and first != "USD":
            add(path + ".CurrencyCode", "a public offer is in USD")


def keys_once(offer, _, add):
    """DUPLICATE_DIMENSION_KEYS; INVALID_RATE_CARD: the same keys for every duration."""
    for term, path in offer.terms.values():
        first = None
        for where, card in cards(term, path):
            keys = [row["DimensionKey"] for row in card]
            for i, key in enumerate(keys):
                if key in keys[:i]:
                    add("%s[%d].DimensionKey" % (where, i), "'%s' stands here twice" % key)
            first = first or set(keys)
            if set(keys) != first:
                add(where, "other dimensions than in the first rate card")


def keys_known(offer, dimensions, add):
    """INCOMPATIBLE_PRODUCT and INVALID_RATE_CARD: of the product, of the kind, none left out."""
    if dimensions is None:
        return
    for name, (term, path) in offer.terms.items():
        if name == "FreeTrialPricingTerm":
            continue  # what a trial grants may be of any kind
        kind = "ExternallyMetered" if name == "UsageBasedPricingTerm" else "Entitled"
        for where, card in cards(term, path):
            for i, row in enumerate(card):
                if kind not in dimensions.get(row["DimensionKey"], ()):
                    add("%s[%d].DimensionKey" % (where, i), "the product has no %s '%s'"
                        % (kind, row["DimensionKey"]))
    metered = {key for key, types in dimensions.items() if "ExternallyMetered" in types}
    usage, path = offer.term("UsageBasedPricingTerm")
    if usage:
        where, card = cards(usage, path)[0]
        for key in sorted(metered - {row["DimensionKey"] for row in card}):
            add(where, "no price for '%s', which is metered" % key)
    elif metered and "UpdatePricingTerms" in offer.changes:
        add(offer.changes["UpdatePricingTerms"][1] + ".Terms", "no UsageBasedPricingTerm, but the "
            "product has metered dimensions")


def durations(offer, _, add):
    """INVALID_SELECTOR_DURATION_VALUE, DUPLICATE_SELECTORS, INCOMPATIBLE_RATE_CARD_CONSTRAINTS."""
    term, path = offer.term("ConfigurableUpfrontPricingTerm")
    counts = []
    for i, card in enumerate(term["RateCards"] if term else []):
        where, limits = "%s.RateCards[%d]" % (path, i), card["Constraints"]
        count = months(card["Selector"]["Value"])
        if not count or count > LONGEST:
            add(where + ".Selector.Value", "not 1 to %d whole months" % LONGEST)
        elif count in counts:
            add(where + ".Selector.Value", "the same duration twice")
        counts.append(count)
        if len(set(limits.values())) != 1:
            add(where + ".Constraints", "the two must be equal")
        elif limits != term["RateCards"][0]["Constraints"]:
            add(where + ".Constraints", "other constraints than in the first rate card")
    custom = [count for count in counts if count not in LISTED]
    if custom and (len(counts) > 1 or offer.private is False):
        add(path + ".RateCards", "a custom duration stands alone, in a private offer")


def free(offer, _, add):
    """INCOMPATIBLE_RATES: the model Free has no price but 0."""
    if offer.of("UpdatePricingTerms", "PricingModel") == "Free":
        for term, path in offer.terms.values():
            for where, card in cards(term, path) if "RateCards" in term else []:
                for i, row in enumerate(card):
                    if F(row["Price"]):
                        add("%s[%d].Price" % (where, i), "is 0 in the model Free")


RULES = [terms_once, terms_of_model, one_currency, keys_once, keys_known, durations, free]
