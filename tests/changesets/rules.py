"""What must hold between the parts of an offer or a product; pricing.py has the rules of prices."""
from fractions import Fraction as F

import pricing
from figures import parse_day, step
from story import LONGEST, longest_days, months


def validity(offer, _, add):
    """The combinations of UpdateValidityTerms, and durations that must agree with it (DG)."""
    term, path = offer.term("ValidityTerm")
    if not term:
        return
    given = {key[9:] for key in term if key != "Type"}
    legal = [{"Duration"}, {"StartDate", "EndDate"}] + [{"EndDate"}] * offer.replaces
    if given not in legal:
        add(path, "a ValidityTerm of %s" % (" and ".join(sorted(given)) or "nothing"))
        return
    if offer.private is False:
        add(path, "ValidityTerm isn't supported for public offers")
    start, end = (parse_day(term[key]) if key in term else None
                  for key in ("AgreementStartDate", "AgreementEndDate"))
    if start is not None and start >= end:
        add(path + ".AgreementStartDate", "not before AgreementEndDate")
    elif None not in (start, offer.expires) and start <= offer.expires:
        add(path + ".AgreementStartDate", "not after AvailabilityEndDate")
    if None not in (end, offer.expires) and end <= offer.expires:
        add(path + ".AgreementEndDate", "not after AvailabilityEndDate")
    if start is None and "ConfigurableUpfrontPricingTerm" in offer.terms:
        add(path, "MISSING_AGREEMENT_START_DATE: ConfigurableUpfront needs it")


def agreement(offer):
    """(months of the agreement, its first day, the day after its last), each None if unknown."""
    term = offer.term("ValidityTerm")[0] or {}
    start, end = (parse_day(term[key]) if key in term else None
                  for key in ("AgreementStartDate", "AgreementEndDate"))
    count = months(term["AgreementDuration"]) if "AgreementDuration" in term else None
    if None not in (start, end):
        count = next((n for n in range(1, LONGEST + 1) if step(start, n) == end + 1), None)
    return count, start, None if end is None else end + 1


def durations_agree(offer, _, add):
    """INVALID_DURATION: the terms last as long as the agreement; MISSING_DURATION.

    RC's instalment sample leaves Duration out beside AgreementDuration; DG's table requires it."""
    count, start, _end = agreement(offer)
    fixed, path = offer.term("FixedUpfrontPricingTerm")
    if fixed and "Duration" not in fixed and offer.created and not offer.term("ValidityTerm")[0]:
        add(path + ".Duration", "is missing")
    stated = [(path + ".Duration", fixed["Duration"])] if fixed and "Duration" in fixed else []
    term, path = offer.term("ConfigurableUpfrontPricingTerm")
    if term and start is not None:
        stated += [("%s.RateCards[%d].Selector.Value" % (path, i), card["Selector"]["Value"])
                   for i, card in enumerate(term["RateCards"])]
    for where, text in stated:
        if not months(text) or months(text) > LONGEST:
            add(where, "not 1 to %d whole months" % LONGEST)
        elif (count or start) and months(text) != count:
            add(where, "not as long as the agreement")


def schedule(offer, _, add):
    """INVALID_CHARGE_DATES, DUPLICATE_CHARGE_DATES, TOO_MANY_BACKDATED_CHARGES.

    Ascending is ours: AWS asks for unique dates. All-zero plans are for replacements (RC)."""
    term, path = offer.term("PaymentScheduleTerm")
    if not term:
        return
    rows = [(parse_day(row["ChargeDate"]), F(row["ChargeAmount"])) for row in term["Schedule"]]
    where = path + ".Schedule"
    for i, (day, amount) in enumerate(rows):
        if i and day <= rows[i - 1][0]:
            add("%s[%d].ChargeDate" % (where, i), "not after the one before")
        if offer.expires is not None and i and day <= offer.expires:
            add("%s[%d].ChargeDate" % (where, i), "a second charge before the offer expires")
        if term["CurrencyCode"] == "JPY" and amount.denominator != 1:
            add("%s[%d].ChargeAmount" % (where, i), "yen have no smaller unit")  # RC, adjustments
    count, _start, end = agreement(offer)
    if end is None and count and offer.expires is not None:
        end = step(offer.expires, count)
    if end is not None and rows[-1][0] >= end - 1:
        add("%s[%d].ChargeDate" % (where, len(rows) - 1), "not before the agreement's last day")
    if sum(amount for _, amount in rows) == 0 and not offer.replaces and \
            offer.of("UpdatePricingTerms", "PricingModel") != "Free":
        add(where, "nothing is charged")


def uplift(offer, _, add):
    """RenewalTerm: PriceIncrease, its range, and the deadlines (DG: UpdateRenewalTerms)."""
    term, path = offer.term("RenewalTerm")
    if not term:
        return
    extra = sorted(set(term) - {"Type"})
    if offer.private is False and extra:
        add("%s.%s" % (path, extra[0]), "isn't supported for public offers")
    if offer.private and "PriceIncrease" not in term:
        add(path + ".PriceIncrease", "MISSING_PRICE_INCREASE")
    increase = term.get("PriceIncrease", {})
    ranged = increase.get("Type") == "PercentageRange"
    if ranged:
        low, middle, high = (F(increase["Range"][key])
                             for key in ("MinValue", "DefaultValue", "MaxValue"))
        if not low <= middle <= high or low == high:
            add(path + ".PriceIncrease.Range", "INVALID_PERCENTAGE_RANGE")
    if ranged != ("AdjustmentDeadline" in term):
        add(path + ".AdjustmentDeadline", "goes with a PercentageRange")
    lockout, adjustment = (int(term.get(key, "P0D")[1:-1])
                           for key in ("LockoutPeriod", "AdjustmentDeadline"))
    if 0 < adjustment <= lockout:
        add(path + ".AdjustmentDeadline", "not longer than LockoutPeriod")
    count = agreement(offer)[0]
    for key, days in (("LockoutPeriod", lockout), ("AdjustmentDeadline", adjustment)):
        if count and days >= longest_days(count):
            add("%s.%s" % (path, key), "not shorter than the agreement")


def template(offer, _, add):
    """PaymentScheduleTermTemplate: with a schedule and only then; unique, of one unit, sum 100."""
    term, path = offer.term("RenewalTerm")
    planned = "PaymentScheduleTerm" in offer.terms
    if not term or planned != ("TermTemplates" in term):
        if term and "UpdatePricingTerms" in offer.changes:
            add(path + ".TermTemplates", "goes with a PaymentScheduleTerm")
        return
    if not planned:
        return
    where = path + ".TermTemplates[0].Schedule"
    rows = term["TermTemplates"][0]["Schedule"]
    count = agreement(offer)[0]
    seen = []
    for i, row in enumerate(rows):
        here, offset = "%s[%d]" % (where, i), row["ChargeDateOffset"]
        unit, length = offset[-1], int(offset[1:-1])
        if unit != rows[0]["ChargeDateOffset"][-1]:
            add(here + ".ChargeDateOffset", "another unit than the first")
        if (offset, row.get("DayOfMonth")) in seen:
            add(here, "DUPLICATE_CHARGE_DATE_OFFSETS")
        seen.append((offset, row.get("DayOfMonth")))
        if count and length >= (count if unit == "M" else longest_days(count)):
            add(here + ".ChargeDateOffset", "beyond the agreement")
        if "DayOfMonth" in row and (unit == "D" or count and length == count - 1):
            add(here + ".DayOfMonth", "not with days, nor in the final month")
        if F(row["ChargePercentage"]) == 0:
            add(here + ".ChargePercentage", "is at least 0.01")
    if sum(F(row["ChargePercentage"]) for row in rows) != 100:
        add(where, "INVALID_CHARGE_PERCENTAGES: they must sum to 100")
    if sum(row["ChargeDateOffset"] == "P0M" and "DayOfMonth" in row for row in rows) > 1:
        add(where, "INVALID_DAY_OF_MONTH: two at P0M")


def audience(offer, _, add):
    """Targeting, and what only private offers or only first offers have (DG)."""
    details, path = offer.changes.get("UpdateTargeting", (None, None))
    if details is not None and len(details) != 1:
        add(path, "one of PositiveTargeting and NegativeTargeting")
    if details is not None and offer.replaces:
        add(path, "a replacement has the buyer of its agreement")
    if offer.private is False:
        for change in ("UpdateAvailability", "UpdateNetPaymentTerms", "UpdatePaymentScheduleTerms"):
            if change in offer.changes:
                add(offer.changes[change][1], "isn't supported for public offers")
        if offer.of("UpdateInformation", "PreExistingAgreement"):
            add(offer.changes["UpdateInformation"][1] + ".PreExistingAgreement",
                "is only for buyer targeted offers")
    if "RenewalTerm" in offer.terms and \
            offer.of("UpdatePricingTerms", "PricingModel") not in (None, "Contract"):
        add(offer.term("RenewalTerm")[1], "isn't supported with the PricingModel")


def newest_eula(offer, _, add):
    """INVALID_LEGAL_DOCUMENTS: new offers take the newest StandardEula."""
    term, path = offer.term("LegalTerm")
    if term and offer.created and term["Documents"][0].get("Version") == "2019-04-24":
        add(path + ".Documents[0].Version", "there is a newer one")


def complete(offer, _, add):
    """ReleaseOffer: MISSING_NAME and its like, of an offer that is made here."""
    if not (offer.created and offer.released):
        return
    path = offer.changes["ReleaseOffer"][1]
    named = offer.of("UpdateInformation", "Name") or offer.of(offer.created, "Name")
    needed = [(named, "Name"), (offer.of("UpdateInformation", "Description"), "Description"),
              ("UpdatePricingTerms" in offer.changes or offer.replaces, "pricing terms"),
              ("LegalTerm" in offer.terms or offer.replaces, "LegalTerm"),
              (offer.expires is not None or not offer.private, "AvailabilityEndDate"),
              ((offer.term("ValidityTerm")[0] or {}).get("AgreementEndDate") or not offer.replaces,
               "AgreementEndDate")]
    for present, what in needed:
        if not present:
            add(path, what + " is missing before the release")


def renewable(offer, _, add):
    """MISSING_MANDATORY_TERMS: a public contract offer has a RenewalTerm.

    AWS's Java sample of a product that is made in the same set leaves it out; its Python twin has
    it. So only an offer for a product that exists must have one."""
    exists = not (offer.of("CreateOffer", "ProductId") or "$").startswith("$")
    if exists and offer.private is False and offer.released and \
            offer.of("UpdatePricingTerms", "PricingModel") == "Contract" and \
            "RenewalTerm" not in offer.terms:
        add(offer.changes["ReleaseOffer"][1], "RenewalTerm is missing before the release")


OFFER_RULES = pricing.RULES + [validity, durations_agree, schedule, uplift, template, audience,
                               newest_eula, complete, renewable]


def dimensions_once(product, _, add):
    """INVALID_DIMENSION: keys and names are unique."""
    rows, path = product.changes.get("AddDimensions", ([], ""))
    for member in ("Key", "Name"):
        values = [row[member] for row in rows]
        for i, value in enumerate(values):
            if value in values[:i]:
                add("%s[%d].%s" % (path, i, member), "'%s' stands here twice" % value)


def product_complete(product, _, add):
    """ReleaseProduct of a product that is made here: what a listing cannot do without."""
    if not (product.created and product.released):
        return
    path = product.changes["ReleaseProduct"][1]
    title = product.of("UpdateInformation", "ProductTitle") or \
        product.of("CreateProduct", "ProductTitle")
    for present, what in ((title, "ProductTitle"), (product.of("AddDimensions"), "a dimension"),
                          (product.of("AddDeliveryOptions"), "a delivery option")):
        if not present:
            add(path, what + " is missing before the release")


PRODUCT_RULES = [dimensions_once, product_complete]
RULES = {"Offer@1.0": OFFER_RULES, "SaaSProduct@1.0": PRODUCT_RULES}
