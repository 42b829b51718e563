#!/usr/bin/env python3
"""The validator accepts what AWS publishes, and finds each of many small mistakes at its place."""
import copy
import json
import os
import re
import tempfile
import unittest

import validate

VECTORS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "vectors", "changesets")
SAMPLES = {"draft": "CreateDraftPrivateOffer",
           "listing": "CreateLimitedSaasAndPublicOfferWithContractPricing",
           "private": "CreatePrivateOfferWithContractWithPayAsYouGoPricingForSaas"}
GONE = object()


def change(kind, document):
    first = kind.startswith("Create")
    entity = {"Type": "Offer@1.0"}
    if not first:
        entity["Identifier"] = "$Offer.Entity.Identifier"
    return {"ChangeType": kind, "Entity": entity, "DetailsDocument": document,
            **({"ChangeName": "Offer"} if first else {})}


def terms(name, **members):
    return {"Terms": [{"Type": name, **members}]}


INFORMATION = {"Name": "A plan", "Description": "In two parts"}
FIXED = {"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "JPY", "Price": "0.0",
         "Duration": "P12M", "Grants": [{"DimensionKey": "users", "MaxQuantity": 7},
                                        {"DimensionKey": "hosts", "MaxQuantity": 1}]}
SCHEDULE = [{"ChargeDate": "2027-01-31", "ChargeAmount": "20000"},
            {"ChargeDate": "2027-07-31", "ChargeAmount": "30000"}]
RANGE = {"Type": "PercentageRange",
         "Range": {"MinValue": "3.00", "MaxValue": "7.00", "DefaultValue": "5.00"}}
TEMPLATE = {"Type": "PaymentScheduleTermTemplate", "Schedule": [
    {"ChargeDateOffset": "P0M", "ChargePercentage": "40.00"},
    {"ChargeDateOffset": "P6M", "ChargePercentage": "60.00", "DayOfMonth": 15}]}
PLAN = {"Catalog": "AWSMarketplace", "Intent": "VALIDATE", "ChangeSet": [
    change("CreateOffer", {"ProductId": "prod-1111111111111"}),
    change("UpdateInformation", INFORMATION),
    change("UpdateTargeting", {"PositiveTargeting": {"BuyerAccounts": ["111111111111"]}}),
    change("UpdatePricingTerms", {"PricingModel": "Contract", "Terms": [FIXED]}),
    change("UpdateValidityTerms", terms("ValidityTerm", AgreementDuration="P12M")),
    change("UpdatePaymentScheduleTerms",
           terms("PaymentScheduleTerm", CurrencyCode="JPY", Schedule=SCHEDULE)),
    change("UpdateNetPaymentTerms", terms("NetPaymentTerm", PaymentDuePeriod="P30D")),
    change("UpdateRenewalTerms", terms(
        "RenewalTerm", LockoutPeriod="P30D", AdjustmentDeadline="P60D", MaxRenewals=3,
        PriceIncrease=RANGE, TermTemplates=[TEMPLATE])),
    change("UpdateLegalTerms", terms("LegalTerm", Documents=[
        {"Type": "StandardEula", "Version": "2022-07-14"}])),
    change("UpdateAvailability", {"AvailabilityEndDate": "2027-01-31"}),
    change("ReleaseOffer", {})]}
REPLACEMENT = {"Catalog": "AWSMarketplace", "ChangeSet": [
    change("CreateReplacementOffer", {"AgreementId": "agmt-1", "Name": "Again"}),
    change("UpdateInformation", {"Description": "With an end of its own"}),
    change("UpdatePricingTerms", {"PricingModel": "Contract", "Terms": [FIXED]}),
    change("UpdateValidityTerms", terms("ValidityTerm", AgreementEndDate="2028-01-30")),
    change("UpdatePaymentScheduleTerms", terms("PaymentScheduleTerm", CurrencyCode="JPY", Schedule=[
        {"ChargeDate": "2027-02-01", "ChargeAmount": "0"}])),
    change("UpdateAvailability", {"AvailabilityEndDate": "2027-01-31"}),
    change("ReleaseOffer", {})]}

D = ".DetailsDocument"
C = "ChangeSet[3].DetailsDocument.Terms"
USAGE, UPFRONT = C + "[0].RateCards[0].RateCard", C + "[1].RateCards[0]"
LIST = "ChangeSet[8].DetailsDocument.Terms[0].RateCards"
VALID, PAID = "ChangeSet[4].DetailsDocument.Terms[0]", "ChangeSet[5].DetailsDocument.Terms[0]"
RENEW, LEGAL = "ChangeSet[7].DetailsDocument.Terms[0]", "ChangeSet[4].DetailsDocument.Terms[0]"
OFFSETS = RENEW + ".TermTemplates[0].Schedule"

# (document, what is set, to what, where the fault is: there, or ending as said)
MUTATIONS = [
    ("draft", "Catalog", "AwsMarketplace", ""),
    ("draft", "Catalog", GONE, ""),
    ("draft", "Intent", "Apply", ""),
    ("draft", "Remark", "none", ""),
    ("draft", "ChangeSetName", "a/b", ""),
    ("draft", "ChangeSet", [], ""),
    ("draft", "ChangeSet", [PLAN["ChangeSet"][1]] * 21, ""),
    ("draft", "ChangeSet[0].ChangeType", "UpdateOffer", ""),
    ("draft", "ChangeSet[0].Details", "{}", ""),
    ("draft", "ChangeSet[0].ChangeName", "offer-1", ""),
    ("draft", "ChangeSet[0].Entity.Type", "Offer", ""),
    ("draft", "ChangeSet[0].Entity.Identifier", "offer-1", ""),
    ("draft", "ChangeSet[0].DetailsDocument.ProductId", GONE, ""),
    ("draft", "ChangeSet[0].DetailsDocument.ProductId", "1111111111111", ""),
    ("draft", "ChangeSet[0].DetailsDocument.ProductId", "$Product.Entity.Identifier", ""),
    ("draft", "ChangeSet[0].DetailsDocument.Name", None, ""),
    ("draft", "ChangeSet[0].DetailsDocument.Name", "a<b", ""),
    ("draft", "ChangeSet[0].DetailsDocument.Name", "x" * 151, ""),
    ("private", "ChangeSet[1].Entity.Identifier", "$Other.Entity.Identifier", ""),
    ("private", "ChangeSet[1].Entity.Identifier", "prod-1111111111111", ""),
    ("private", "ChangeSet[1].Entity.Identifier", GONE, ""),
    ("private", "ChangeSet[1].ChangeType", "ReleaseProduct", ""),
    ("private", "ChangeSet[1].ChangeName", "CreateOfferChange", ""),
    ("private", "ChangeSet[1].DetailsDocument", {}, ""),
    ("private", "ChangeSet[1].DetailsDocument.Name", GONE, "=ChangeSet[6]" + D),
    ("private", "ChangeSet[1].DetailsDocument.Description", GONE, "=ChangeSet[6]" + D),
    ("private", "ChangeSet[1].DetailsDocument.Description", " blank", ""),
    ("private", "ChangeSet[1].DetailsDocument.Description", "é" * 256, ""),
    ("private", "ChangeSet[2]" + D + ".PositiveTargeting.BuyerAccounts[1]", "12345678901", ""),
    ("private", "ChangeSet[2]" + D + ".PositiveTargeting.BuyerAccounts[1]", "111111111111", ""),
    ("private", "ChangeSet[2]" + D + ".PositiveTargeting.BuyerAccounts[1]", 222222222222, ""),
    ("private", "ChangeSet[2]" + D + ".PositiveTargeting.CountryCodes", ["jp"], "[0]"),
    ("private", "ChangeSet[2]" + D + ".NegativeTargeting", {"CountryCodes": ["JP"]},
     "=ChangeSet[2]" + D),
    ("private", "ChangeSet[2]" + D, {}, ""),
    ("private", "ChangeSet[3]" + D + ".PricingModel", "contract", ""),
    ("private", "ChangeSet[3]" + D + ".PricingModel", "Free",
     "=" + USAGE + "[0].Price"),
    ("private", C + "[0].Type", "UsagePricingTerm", ""),
    ("private", C + "[0].CurrencyCode", "EUR", "=" + C + "[1].CurrencyCode"),
    ("private", C + "[0].CurrencyCode", "usd", ""),
    ("private", USAGE + "[0].Price", 0.15, ""),
    ("private", USAGE + "[0].Price", "0.123456789", ""),
    ("private", USAGE + "[0].Price", "1e-2", ""),
    ("private", USAGE + "[0].Price", "-0.15", ""),
    ("private", USAGE + "[0].Price", "100000000.01", ""),
    ("private", USAGE + "[0].Price", "0.", ""),
    ("private", USAGE + "[1].DimensionKey", "WorkloadSmall", ""),
    ("private", USAGE + "[1].DimensionKey", "Workload Small", ""),
    ("private", USAGE + "[1].DimensionKey", "W" * 101, ""),
    ("private", USAGE + "[1].Currency", "USD", ""),
    ("private", UPFRONT + ".Selector.Value", "P365D", ""),
    ("private", UPFRONT + ".Selector.Value", "12M", ""),
    ("private", UPFRONT + ".Selector.Value", "P145M", ""),
    ("private", UPFRONT + ".Constraints", GONE, ""),
    ("private", UPFRONT + ".Constraints.QuantityConfiguration", "Disallowed",
     "=" + UPFRONT + ".Constraints"),
    ("private", LEGAL + ".Documents[0].Url", GONE, ""),
    ("private", LEGAL + ".Documents[0].Version", "2022-07-14", ""),
    ("private", LEGAL + ".Documents", [], ""),
    ("private", LEGAL + ".Documents[0].Type", "Eula", ""),
    ("private", "ChangeSet[5]" + D + ".AvailabilityEndDate", "2023-02-29", ""),
    ("private", "ChangeSet[5]" + D + ".AvailabilityEndDate", "2023-12-31T00:00:00Z", ""),
    ("private", "ChangeSet[5].ChangeType", "ReleaseOffer", "=ChangeSet[5]" + D +
     ".AvailabilityEndDate"),
    ("private", "ChangeSet[6].DetailsDocument.Now", True, ""),
    ("listing", "ChangeSet[4].DetailsDocument[1].Key", "BasicService", ""),
    ("listing", "ChangeSet[4].DetailsDocument[1].Name", "Basic Service", ""),
    ("listing", "ChangeSet[4].DetailsDocument[1].Unit", "Pieces", ""),
    ("listing", "ChangeSet[4].DetailsDocument[1].Types", ["Entitled", "Metered"], "[1]"),
    ("listing", "ChangeSet[4].DetailsDocument[1].Types[0]", "ExternallyMetered",
     "=" + LIST + "[0].RateCard[1].DimensionKey"),
    ("listing", LIST + "[1].RateCard[1].DimensionKey", "GoldService", ""),
    ("listing", LIST + "[1].Selector.Value", "P1M", ""),
    ("listing", LIST + "[1].Selector.Value", "P18M", "=" + LIST),
    ("listing", LIST + "[1].RateCard[0].Price", GONE, ""),
    ("listing", "ChangeSet[8].DetailsDocument.Terms[0].CurrencyCode", "EUR", ""),
    ("listing", "ChangeSet[10].DetailsDocument.Terms[0].RefundPolicy", "返金なし", ""),
    ("listing", "ChangeSet[6].DetailsDocument.ProductId", "$Offer.Entity.Identifier", ""),
    ("plan", C + "[0].Price", "1", ""),
    ("plan", C + "[0].Duration", "P24M", ""),
    ("plan", C + "[0].Grants", [], ""),
    ("plan", C + "[0].Grants[0].MaxQuantity", 0, ""),
    ("plan", C + "[0].Grants[0].MaxQuantity", "7", ""),
    ("plan", C + "[0].Grants[0].MaxQuantity", 2147483647, ""),
    ("plan", C + "[0].Grants[1].DimensionKey", "users", ""),
    ("plan", C + "[0].Grants[1].DimensionKey", "seats", ""),
    ("plan", VALID + ".AgreementEndDate", "2028-01-30", "=" + VALID),
    ("plan", VALID + ".AgreementDuration", GONE, "=" + VALID),
    ("plan", VALID + ".AgreementDuration", "12 months", ""),
    ("plan", PAID + ".CurrencyCode", "USD", ""),
    ("plan", PAID + ".Schedule", [], ""),
    ("plan", PAID + ".Schedule", SCHEDULE * 31, ""),
    ("plan", PAID + ".Schedule[0].ChargeDate", "2027-08-01", "=" + PAID + ".Schedule[1].ChargeDate"),
    ("plan", PAID + ".Schedule[1].ChargeDate", "2027-01-31", ""),
    ("plan", PAID + ".Schedule[1].ChargeDate", "2028-01-31", ""),
    ("plan", PAID + ".Schedule[1].ChargeAmount", "30000.5", ""),
    ("plan", PAID + ".Schedule[1].ChargeAmount", "30000.001", ""),
    ("plan", PAID + ".Schedule[0].Currency", "JPY", ""),
    ("plan", "ChangeSet[9]" + D + ".AvailabilityEndDate", "2027-07-31",
     "=" + PAID + ".Schedule[1].ChargeDate"),
    ("plan", "ChangeSet[6]" + D + ".Terms[0].PaymentDuePeriod", "P31D", ""),
    ("plan", RENEW + ".PriceIncrease", GONE, ""),
    ("plan", RENEW + ".PriceIncrease.Range.DefaultValue", "8.00", "=" + RENEW +
     ".PriceIncrease.Range"),
    ("plan", RENEW + ".PriceIncrease.Range.MaxValue", "100.01", ""),
    ("plan", RENEW + ".PriceIncrease", {"Type": "FixedPercentage", "Value": "5.00"},
     "=" + RENEW + ".AdjustmentDeadline"),
    ("plan", RENEW + ".AdjustmentDeadline", GONE, ""),
    ("plan", RENEW + ".AdjustmentDeadline", "P30D", ""),
    ("plan", RENEW + ".AdjustmentDeadline", "P366D", ""),
    ("plan", RENEW + ".LockoutPeriod", "P1M", ""),
    ("plan", RENEW + ".MaxRenewals", 0, ""),
    ("plan", RENEW + ".TermTemplates", GONE, ""),
    ("plan", OFFSETS + "[0].ChargePercentage", "39.99", "=" + OFFSETS),
    ("plan", OFFSETS + "[1].ChargeDateOffset", "P180D", ""),
    ("plan", OFFSETS + "[1].ChargeDateOffset", "P12M", ""),
    ("plan", OFFSETS + "[1].ChargeDateOffset", "P11M", "=" + OFFSETS + "[1].DayOfMonth"),
    ("plan", "ChangeSet[8]" + D + ".Terms[0].Documents[0].Version", "2019-04-24", ""),
    ("plan", "ChangeSet[9]", GONE, "=ChangeSet[9]" + D),
    ("replacement", "ChangeSet[0]" + D + ".AgreementId", "agmt 1", ""),
    ("replacement", "ChangeSet[3]" + D + ".Terms[0].AgreementEndDate", "2027-01-31", ""),
    ("replacement", "ChangeSet[3]" + D + ".Terms[0].AgreementStartDate", "2028-02-01", ""),
    ("replacement", "ChangeSet[3]", GONE, "=ChangeSet[5]" + D),
    ("replacement", "ChangeSet[1]", PLAN["ChangeSet"][2], D),
]


def documents():
    found = {"plan": PLAN, "replacement": REPLACEMENT}
    for name, file in SAMPLES.items():
        found[name] = validate.read(os.path.join(VECTORS, file + ".json"))
    return found


def mutated(document, where, value):
    document = copy.deepcopy(document)
    *way, last = [int(key) if key.isdigit() else key for key in re.findall(r"\w+", where)]
    target = document
    for key in way:
        target = target[key]
    if value is GONE:
        del target[last]
    else:
        target[last] = value
    return document


class ValidateTest(unittest.TestCase):
    PRODUCT = {"users": ["Entitled"], "hosts": ["Entitled"]}

    def test_what_is_published_passes(self):
        for name, document in documents().items():
            outside = self.PRODUCT if name == "plan" else None
            self.assertEqual(validate.faults(document, outside), [], name)

    def test_each_mistake_is_found_at_its_place(self):
        known = documents()
        self.assertGreaterEqual(len(MUTATIONS), 100)
        for name, where, value, place in MUTATIONS:
            expected = "$." + (place[1:] if place.startswith("=") else where + place)
            outside = self.PRODUCT if name == "plan" else None
            paths = [path for path, _ in validate.faults(mutated(known[name], where, value),
                                                         outside)]
            self.assertIn(expected, paths, "%s: %s = %r" % (name, where, value))

    def test_metered_dimensions_are_all_priced(self):
        product = {"BasicService": ["Entitled"], "PremiumService": ["Entitled"],
                   "WorkloadSmall": ["ExternallyMetered"], "WorkloadMedium": ["ExternallyMetered"]}
        private = documents()["private"]
        self.assertEqual(validate.faults(private, product), [])
        product["WorkloadLarge"] = ["ExternallyMetered"]
        self.assertEqual(validate.faults(private, product)[0][0], "$." + USAGE)

    def test_a_key_that_stands_twice_is_no_json_for_aws(self):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            file.write('{"Catalog": "AWSMarketplace", "Catalog": "AWSMarketplace"}')
            file.flush()
            self.assertRaises(validate.Twice, validate.read, file.name)
            self.assertRaises(json.JSONDecodeError, json.loads, "{")


if __name__ == "__main__":
    unittest.main()
