"""The answer of DescribeEntity for an offer that a change set has made (DG: Describe existing offer
details): its terms in one list, its targeting and its last day as rules, dates as instants."""
import copy

OFFER_ID = "offer-abcdefgh12345"


def changes(document):
    return {change["ChangeType"]: change["DetailsDocument"] for change in document["ChangeSet"]}


def entity(document, state):
    made = changes(document)
    terms = [copy.deepcopy(term) for details in made.values() for term in details.get("Terms", [])]
    for term in terms:
        for row in term.get("Schedule", []):
            row["ChargeDate"] += "T00:00:00.000Z"
    rules = [{"Type": "AvailabilityRule", "AvailabilityEndDate":
              made["UpdateAvailability"]["AvailabilityEndDate"] + "T23:59:59.999Z"}]
    if "UpdateTargeting" in made:
        rules.insert(0, {"Type": "TargetingRule", **made["UpdateTargeting"]})
    return {"EntityType": "Offer@1.0", "EntityIdentifier": OFFER_ID + "@1",
            "EntityArn": "arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/Offer/"
                         + OFFER_ID,
            "LastModifiedDate": "2021-03-10T21:57:16Z",
            "DetailsDocument": {"Id": OFFER_ID, "State": state, **made["UpdateInformation"],
                                "ProductId": made["CreateOffer"]["ProductId"],
                                "Terms": terms, "Rules": rules}}


def expected(document, state):
    """{change type: details} of what can still be sent to the offer that is described; a draft
    that is taken in stays one."""
    made = changes(document)
    del made["CreateOffer"], made["ReleaseOffer"]
    if state == "Released":
        return {"UpdateAvailability": made["UpdateAvailability"]}
    return made
