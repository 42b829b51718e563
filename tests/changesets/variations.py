"""Ways in which another program writes the same kind of change set: legal for AWS, not our style."""
import copy
from fractions import Fraction as F


def change(document, name):
    return next((c for c in document["ChangeSet"] if c["ChangeType"] == name), None)


def term(document, name):
    return next((t for c in document["ChangeSet"] if isinstance(c["DetailsDocument"], dict)
                 for t in c["DetailsDocument"].get("Terms", []) if t["Type"] == name), None)


def add_change(document, before, name, details):
    """A change of the same entity in front of another one."""
    at = next((i for i, c in enumerate(document["ChangeSet"]) if c["ChangeType"] == before), None)
    if at is not None and change(document, name) is None:
        document["ChangeSet"].insert(at, {"ChangeType": name, "DetailsDocument": details,
                                          "Entity": dict(document["ChangeSet"][at]["Entity"])})


def rows(document):
    return [row for name in ("UsageBasedPricingTerm", "ConfigurableUpfrontPricingTerm")
            for card in (term(document, name) or {"RateCards": []})["RateCards"]
            for row in card["RateCard"]]


def charges(document):
    return (term(document, "PaymentScheduleTerm") or {"Schedule": []})["Schedule"]


def zeros(rnd, document):
    """16 as 16.00, or the other way round."""
    for row, key, places in [(row, "Price", 8) for row in rows(document)] + \
            [(row, "ChargeAmount", 2) for row in charges(document)]:
        digits = row[key].partition(".")[2]
        if rnd.random() < 0.5 and len(digits) < places:
            row[key] += "0" if digits else ".0"
        elif digits.strip("0") == "":
            row[key] = row[key].partition(".")[0]


def plain_percents(_rnd, document):
    increase = (term(document, "RenewalTerm") or {}).get("PriceIncrease", {})
    for table in (increase, increase.get("Range", {})):
        for key, value in table.items():
            if key in ("Value", "MinValue", "MaxValue", "DefaultValue"):
                table[key] = value.rstrip("0").rstrip(".") if "." in value else value


def years(_rnd, document):
    for card in (term(document, "ConfigurableUpfrontPricingTerm") or {"RateCards": []})["RateCards"]:
        if card["Selector"]["Value"] == "P12M":
            card["Selector"]["Value"] = "P1Y"
    validity = term(document, "ValidityTerm") or {}
    if validity.get("AgreementDuration") == "P24M":
        validity["AgreementDuration"] = "P2Y"


def other_names(_rnd, document):
    for made in [c for c in document["ChangeSet"] if "ChangeName" in c]:
        before, made["ChangeName"] = made["ChangeName"], "My" + made["ChangeName"]
        for c in document["ChangeSet"]:
            for holder, key in ((c["Entity"], "Identifier"), (c["DetailsDocument"], "ProductId")):
                if isinstance(holder, dict) and \
                        holder.get(key) == "$%s.Entity.Identifier" % before:
                    holder[key] = "$%s.Entity.Identifier" % made["ChangeName"]


def every_change_named(_rnd, document):
    for i, c in enumerate(document["ChangeSet"]):
        c.setdefault("ChangeName", "Step" + "abcdefghijklmnopqrst"[i])


def shuffled_terms(rnd, document):
    rnd.shuffle(change(document, "UpdatePricingTerms")["DetailsDocument"]["Terms"])


def shuffled_changes(rnd, document):
    middle = document["ChangeSet"][1:-1]
    rnd.shuffle(middle)
    document["ChangeSet"][1:-1] = middle


def shuffled_rates(rnd, document):
    for name in ("UsageBasedPricingTerm", "ConfigurableUpfrontPricingTerm"):
        for card in (term(document, name) or {"RateCards": []})["RateCards"]:
            rnd.shuffle(card["RateCard"])
    rnd.shuffle((term(document, "FixedUpfrontPricingTerm") or {"Grants": []})["Grants"])


def second_duration(rnd, document):
    """AWS lets one private offer have several listed durations; our files have one."""
    cards = (term(document, "ConfigurableUpfrontPricingTerm") or {"RateCards": []})["RateCards"]
    if len(cards) == 1 and cards[0]["Selector"]["Value"] in ("P12M", "P1M", "P36M") and \
            term(document, "ValidityTerm") is None:
        card = copy.deepcopy(cards[0])
        card["Selector"]["Value"] = "P24M"
        cards.insert(rnd.randint(0, 1), card)


def refund(_rnd, document):
    add_change(document, "UpdateLegalTerms", "UpdateSupportTerms", {"Terms": [
        {"Type": "SupportTerm", "RefundPolicy": "None; ask us: \"why\" = no #1"}]})


def own_envelope(rnd, document):
    document["ChangeSetName"] = "From the other side"
    document["ClientRequestToken"] = "a-b_c/1"
    document["ChangeSetTags"] = [{"Key": "team", "Value": "sales"}]
    document["ChangeSet"][0]["EntityTags"] = [{"Key": "deal", "Value": ""}]
    document["Intent"] = rnd.choice(["APPLY", "VALIDATE"])


def no_intent(_rnd, document):
    document.pop("Intent", None)


def named_at_once(_rnd, document):
    made, information = document["ChangeSet"][0], change(document, "UpdateInformation")
    if made["ChangeType"].endswith("Offer") and information:
        made["DetailsDocument"]["Name"] = information["DetailsDocument"]["Name"]


def existing_offer(_rnd, document):
    """Changes of a draft that AWS has already."""
    if document["ChangeSet"][0]["ChangeType"] == "CreateOffer":
        del document["ChangeSet"][0]
        for c in document["ChangeSet"]:
            c["Entity"]["Identifier"] = "offer-abcdefgh12345"


def draft_only(_rnd, document):
    """Made, but not released."""
    if document["ChangeSet"][-1]["ChangeType"] == "ReleaseOffer":
        document["ChangeSet"].pop()


def without_one(rnd, document):
    """Less than a whole offer."""
    if document["ChangeSet"][-1]["ChangeType"] != "ReleaseOffer":
        optional = [c for c in document["ChangeSet"] if c["ChangeType"] in (
            "UpdateInformation", "UpdateLegalTerms", "UpdateNetPaymentTerms",
            "UpdateAvailability")]
        document["ChangeSet"].remove(rnd.choice(optional))


def trial(_rnd, document):
    terms = change(document, "UpdatePricingTerms")["DetailsDocument"]["Terms"]
    usage = term(document, "UsageBasedPricingTerm")
    if usage and term(document, "FreeTrialPricingTerm") is None:
        terms.append({"Type": "FreeTrialPricingTerm", "Duration": "P14D", "Grants": [
            {"DimensionKey": usage["RateCards"][0]["RateCard"][0]["DimensionKey"]}]})


def no_duration(_rnd, document):
    """AWS's own instalment sample leaves Duration out."""
    (term(document, "FixedUpfrontPricingTerm") or {}).pop("Duration", None)


def zero_price(_rnd, document):
    fixed = term(document, "FixedUpfrontPricingTerm")
    if fixed:
        fixed["Price"] = "0.000"


def nothing_first(_rnd, document):
    """Not where it renews: our files cannot repeat a charge of 0 (CHG-011), AWS's template can."""
    if len(charges(document)) > 1 and F(charges(document)[-1]["ChargeAmount"]) and \
            term(document, "RenewalTerm") is None:
        charges(document)[0]["ChargeAmount"] = "0"


def second_document(_rnd, document):
    legal = term(document, "LegalTerm")
    if legal:
        legal["Documents"] = [{"Type": "CustomEula",
                               "Url": "http://bucket.s3.amazonaws.com/a%20b.pdf?x=1;y=#2"}]


def countries_out(_rnd, document):
    targeting = change(document, "UpdateTargeting")
    if targeting and targeting["DetailsDocument"].get("PositiveTargeting"):
        targeting["DetailsDocument"]["PositiveTargeting"]["CountryCodes"] = ["US", "CA", "MX"]


def odd_texts(_rnd, document):
    information = change(document, "UpdateInformation")
    if information:
        information["DetailsDocument"]["Description"] = "Two lines,\nthe second ; with = signs \t."


def new_product(_rnd, document):
    """The product is made in the same set, as in AWS's samples."""
    made = next((c for c in document["ChangeSet"] if c["ChangeType"] == "CreateOffer"), None)
    if document["ChangeSet"][0]["ChangeType"] == "CreateProduct" or made is None:
        return
    for c in document["ChangeSet"]:
        if c["Entity"]["Type"] == "SaaSProduct@1.0":
            c["Entity"]["Identifier"] = "$NewOne.Entity.Identifier"
    made["DetailsDocument"]["ProductId"] = "$NewOne.Entity.Identifier"
    document["ChangeSet"].insert(0, {
        "ChangeType": "CreateProduct", "ChangeName": "NewOne", "DetailsDocument": {},
        "Entity": {"Type": "SaaSProduct@1.0"}})


def listed(rnd, document):
    """What a listing says beside its dimensions."""
    texts = {"ShortDescription": "Brief", "LongDescription": "Long\n\nlonger", "Sku": "S-1",
             "Highlights": ["One", "Two"], "Categories": ["Data Catalogs"], "VideoUrls": [],
             "SearchKeywords": ["a", "b"], "LogoUrl": "https://s3.amazonaws.com/logos/sample.png",
             "ProductTitle": "Another title", "AdditionalResources": [
                 {"Text": "Docs", "Url": "https://docs.example.com/a?b=c#d"}]}
    chosen = rnd.sample(sorted(texts), rnd.randint(1, len(texts)))
    add_change(document, "AddDimensions", "UpdateInformation", {key: texts[key] for key in chosen})


def limited(_rnd, document):
    add_change(document, "AddDimensions", "UpdateTargeting",
               {"PositiveTargeting": {"BuyerAccounts": ["111111111111"]}})


def delivered(_rnd, document):
    add_change(document, "AddDimensions", "AddDeliveryOptions", {"DeliveryOptions": [
        {"Details": {"SaaSUrlDeliveryOptionDetails": {
            "FulfillmentUrl": "https://sample.example.com/start?x=1", "QuickLaunchEnabled": True}}}]})


def shuffled_dimensions(rnd, document):
    rnd.shuffle(change(document, "AddDimensions")["DetailsDocument"])


def dimensions_only(_rnd, document):
    """The product alone, without an offer."""
    document["ChangeSet"] = [c for c in document["ChangeSet"]
                             if c["Entity"]["Type"] == "SaaSProduct@1.0"]


def visible(_rnd, document):
    last = next(c for c in reversed(document["ChangeSet"])
                if c["Entity"]["Type"] == "SaaSProduct@1.0")
    document["ChangeSet"].append({
        "ChangeType": "UpdateVisibility", "Entity": dict(last["Entity"]),
        "DetailsDocument": {"TargetVisibility": "Limited"}})


ANY = [zeros, years, other_names, every_change_named, own_envelope, no_intent]
PRODUCTS = ANY + [new_product, listed, limited, delivered, shuffled_dimensions, dimensions_only,
                  visible]
OFFERS = ANY + [plain_percents, shuffled_terms, shuffled_changes, shuffled_rates, second_duration,
                refund, named_at_once, existing_offer, draft_only, without_one, trial, no_duration,
                zero_price, nothing_first, second_document, countries_out, odd_texts]


def varied(rnd, document, ways):
    """(the names of what was done, the document)."""
    chosen = rnd.sample(ways, rnd.choice([1, 1, 2, 3, 6]))
    document = copy.deepcopy(document)
    for vary in chosen:
        vary(rnd, document)
    return ", ".join(vary.__name__ for vary in chosen), document
