"""What AWS publishes of SaaS change sets: patterns, lengths and words, one table per change type.

BC: botocore's model of marketplace-catalog (StartChangeSetRequest, RequestedChangeList, Identifier,
ChangeSetName). SH: AWS, Catalog API shapes
(github.com/awslabs/aws-marketplace-catalog-api-shapes-for-python) of Offer@1.0 and
SaaSProduct@1.0. DG: AWS, Work with private offers (developerguide/work-with-private-offers),
synchronous validations; AWS, Work with seller products (developerguide/work-with-seller-products).
RC: github.com/aws-samples/aws-marketplace-reference-code. Where they differ, says the comment.
"""
from shapes import EMPTY, boolean, by_type, date, fields, integer, list_of, one_of, text

# SH writes \d{1,8}(\.\d{0,n})? and up to 100000000; a point without digits is not a number to us.
AMOUNT = r"(?:100000000(?:\.0{1,%d})?|\d{1,8}(?:\.\d{1,%d})?)\Z"


def price(places):
    return text(AMOUNT % (places, places), what="a price of up to %d places" % places)


def named(high):
    """Free text that does not begin with a blank (SH: ^\\S+[\\S\\s]*)."""
    return text(r"\S", high=high, what="free of a blank at its beginning")


# "\", "<" and ">" are refused in names (DG: CreateOffer, UpdateInformation, 422).
NAME = text(r"(?!\s)[^\\<>]*\Z", high=150, what="free of \\ < > and of a blank at its beginning")
PERCENT = text(r"(?:100(?:\.0{1,2})?|\d{1,2}(?:\.\d{1,2})?)\Z", what="a percentage of 2 places")
KEY = text(r"[A-Za-z0-9_.-]+\Z", high=100, what="a dimension key")
DURATION = text(r"P(?=.)(\d+Y)?(\d+M)?(\d+D)?\Z", what="an ISO 8601 duration")
DAYS = text(r"P0*[1-9]\d*D\Z", what="a duration of whole days")
URL = text(r"https?://(www\.)?[-a-zA-Z0-9@._]{1,256}\.[a-zA-Z0-9()]{2,63}\b", high=32000,
           what="a URL")
HTTPS = text(r"https://(www\.)?[-a-zA-Z0-9@._]{1,256}\.[a-zA-Z0-9()]{1,63}\b", low=8, high=2048,
             what="an https URL")
ACCOUNTS = text(r"\d{12}\Z", what="an account of 12 digits")
COUNTRIES = list_of(text(r"[A-Z]{2}\Z", what="an ISO 3166 code"), 1, 244, distinct=True)
CURRENCY = one_of("USD", "EUR", "GBP", "AUD", "JPY", "CAD", "INR")  # SH; INR is of the guide
MODEL = one_of("Contract", "Usage", "Free", "Byol")
UNITS = """GB Gbps HostHrs Hosts MB Mbps Requests TaskHrs TB TierHrs UnitHrs Units UserHrs
    Users""".split()
# BC prints ^[a-zA-Z]$ beside a length of 72, and AWS's samples have longer names.
CHANGE_NAME = r"[A-Za-z]{1,72}"
REFERENCE = r"\$(%s)\.Entity\.Identifier\Z" % CHANGE_NAME
PRODUCT_ID = r"(?:prod-[A-Za-z0-9]+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\Z"
IDENTIFIERS = {"Offer@1.0": r"offer-[A-Za-z0-9]+(?:@\d+)?\Z",
               "SaaSProduct@1.0": PRODUCT_ID[:-2] + r"(?:@\d+)?\Z"}


def terms(low, table):
    return fields({"Terms": list_of(by_type(table), low, len(table))})


def term(required, optional=None):
    return fields({"Type": text(), **required}, optional)


RATE_CARD = list_of(fields({"DimensionKey": KEY, "Price": price(8)}), 1, 800)
ALLOWED = one_of("Allowed", "Disallowed")
CONFIGURABLE_CARD = fields({
    "Selector": fields({"Type": one_of("Duration"), "Value": DURATION}), "RateCard": RATE_CARD,
    "Constraints": fields({"MultipleDimensionSelection": ALLOWED,
                           "QuantityConfiguration": ALLOWED})})
QUANTITY = integer(1, 2147483646)
PRICING = {  # the ones of SaaS; 3 places and 200 grants by DG's table, 800 by SH
    "UsageBasedPricingTerm": term({"CurrencyCode": CURRENCY, "RateCards": list_of(
        fields({"RateCard": RATE_CARD}), 1, 1)}),
    "ConfigurableUpfrontPricingTerm": term({"CurrencyCode": CURRENCY, "RateCards": list_of(
        CONFIGURABLE_CARD, 1, 5)}),
    "FixedUpfrontPricingTerm": term({"CurrencyCode": CURRENCY, "Price": price(3), "Grants": list_of(
        fields({"DimensionKey": KEY, "MaxQuantity": QUANTITY}), 1, 200)}, {"Duration": DURATION}),
    "FreeTrialPricingTerm": term({"Duration": DURATION, "Grants": list_of(
        fields({"DimensionKey": KEY}, {"MaxQuantity": QUANTITY}), 1, 800)}),
}
SCHEDULE = list_of(fields({"ChargeDate": date, "ChargeAmount": price(2)}), 1, 60)
TEMPLATE = fields({"Type": one_of("PaymentScheduleTermTemplate"), "Schedule": list_of(fields(
    {"ChargeDateOffset": text(r"P\d+[MD]\Z", what="an offset in months or days"),
     "ChargePercentage": PERCENT}, {"DayOfMonth": integer(1, 31)}), 1, 86)})
INCREASE = by_type({
    "FixedPercentage": term({"Value": PERCENT}),
    "PercentageRange": term({"Range": fields(
        dict.fromkeys(("MinValue", "MaxValue", "DefaultValue"), PERCENT))})})
RENEWAL = term({}, {"LockoutPeriod": DAYS, "AdjustmentDeadline": DAYS, "PriceIncrease": INCREASE,
                    "MaxRenewals": integer(1, 2**31 - 1), "TermTemplates": list_of(TEMPLATE, 1, 1)})
DOCUMENT = by_type({"CustomEula": term({"Url": URL}),
                    "StandardEula": term({"Version": one_of("2019-04-24", "2022-07-14")})})
REFUND = text(r"(?! )[\x00-\x7e\xa2-\xa5\xa9\xae\u2122]*(?<! )\Z", high=500,
              what="of the characters that a refund policy may have")

OFFER = {
    "CreateOffer": fields({"ProductId": text(r"(?:%s|%s)" % (REFERENCE, PRODUCT_ID), high=100)},
                          {"Name": NAME, "OfferSetId": text(r"\S+\Z", high=64)}),
    "CreateReplacementOffer": fields({"AgreementId": text(r"\S+\Z", high=64)}, {"Name": NAME}),
    "UpdateInformation": fields({}, {
        "Name": NAME, "Description": named(255),
        "PreExistingAgreement": fields({"PricingModel": MODEL, "AcquisitionChannel": one_of(
            "External", "AwsMarketplace")})}, some=True),
    "UpdateTargeting": fields({}, {
        "PositiveTargeting": fields({}, {
            "CountryCodes": COUNTRIES, "BuyerAccounts": list_of(ACCOUNTS, 1, 26, True)}, some=True),
        "NegativeTargeting": fields({"CountryCodes": COUNTRIES})}),
    "UpdatePricingTerms": fields({"PricingModel": MODEL,
                                  "Terms": list_of(by_type(PRICING), 1, len(PRICING))}),
    "UpdateLegalTerms": terms(1, {"LegalTerm": term({"Documents": list_of(DOCUMENT, 1, 1)})}),
    "UpdateSupportTerms": terms(0, {"SupportTerm": term({"RefundPolicy": REFUND})}),
    "UpdateAvailability": fields({"AvailabilityEndDate": date}),
    "UpdateValidityTerms": terms(0, {"ValidityTerm": term({}, {
        "AgreementDuration": DURATION, "AgreementStartDate": date, "AgreementEndDate": date})}),
    "UpdatePaymentScheduleTerms": terms(0, {"PaymentScheduleTerm": term(
        {"CurrencyCode": CURRENCY, "Schedule": SCHEDULE})}),
    "UpdateNetPaymentTerms": terms(0, {"NetPaymentTerm": term(
        {"PaymentDuePeriod": one_of("P15D", "P30D", "P45D", "P60D", "P90D", "P120D")})}),
    "UpdateRenewalTerms": terms(0, {"RenewalTerm": RENEWAL}),
    "ReleaseOffer": EMPTY,
}

TYPES = list_of(one_of("Entitled", "ExternallyMetered"), 1, 2, distinct=True)  # Metered is of AMI
URL_DETAILS = fields({"SaaSUrlDeliveryOptionDetails": fields(
    {"FulfillmentUrl": HTTPS}, {"LaunchUrl": HTTPS, "QuickLaunchEnabled": boolean,
                                "UsageInstructions": text(high=30000)})})
DELIVERY = fields({"Details": URL_DETAILS})
CHANGED_DELIVERY = fields({"Id": text(high=64), "Details": URL_DETAILS})
PRODUCT = {
    "CreateProduct": fields({}, {"ProductTitle": named(72)}),
    "UpdateInformation": fields({}, {
        "ProductTitle": named(72), "ShortDescription": named(1000), "LongDescription": named(5000),
        "Sku": text(high=5000), "LogoUrl": HTTPS, "VideoUrls": list_of(URL, 0, 1),
        "Highlights": list_of(text(high=500), 1, 3), "SupportDescription": named(2000),
        "AdditionalResources": list_of(fields({"Text": named(500), "Url": URL}), 0, 3),
        "Categories": list_of(text(), 1, 3), "SearchKeywords": list_of(text(high=50), 1, 15),
    }, some=True),
    "UpdateTargeting": fields({"PositiveTargeting": fields(
        {"BuyerAccounts": list_of(ACCOUNTS, 0, 100, True)})}),
    "AddDeliveryOptions": fields({"DeliveryOptions": list_of(DELIVERY, 1, 1)}),
    "UpdateDeliveryOptions": fields({"DeliveryOptions": list_of(CHANGED_DELIVERY, 1, 1)}),
    "AddDimensions": list_of(fields({
        "Key": KEY, "Name": named(80), "Description": named(1000), "Unit": one_of(*UNITS),
        "Types": TYPES}), 1, 200),
    "UpdateDimensions": list_of(fields({"Key": KEY, "Types": TYPES}, {
        "Name": named(80), "Description": named(1000)}), 1, 200),
    "RestrictDimensions": list_of(fields({"Key": KEY, "Types": TYPES}), 1, 200),
    "UpdateVisibility": fields({"TargetVisibility": one_of("Public", "Restricted", "Limited")},
                               {"ReplacementProductId": text(PRODUCT_ID)}),
    "ReleaseProduct": EMPTY,
}
CHANGES = {"Offer@1.0": OFFER, "SaaSProduct@1.0": PRODUCT}

TAGS = list_of(fields({"Key": text(high=128), "Value": text(low=0, high=256)}), 1, 200)
CHANGE = fields(
    {"ChangeType": text(r"[A-Z]\w*\Z", high=255), "DetailsDocument": lambda *_: None,
     "Entity": fields({"Type": one_of(*CHANGES)}, {"Identifier": text(high=255)})},
    {"ChangeName": text(CHANGE_NAME + r"\Z", what="a name of letters"), "EntityTags": TAGS})
ENVELOPE = fields(
    {"Catalog": one_of("AWSMarketplace"), "ChangeSet": list_of(CHANGE, 1, 20)},
    {"ChangeSetName": text(r"[\w\s+=.:@-]+\Z", high=100), "Intent": one_of("VALIDATE", "APPLY"),
     "ClientRequestToken": text(r"[!-~]+\Z", high=64), "ChangeSetTags": TAGS})
