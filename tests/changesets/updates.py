"""Update change sets, proven by an applier that knows AWS's pages and not the program: applied to
the entity of the old version a set gives that of the new one, or there is no set and an error.

    updates.py TENOR --seed 1 --count 1000
"""
import argparse
import copy
import json
import os
import random
import subprocess
import sys
import tempfile

LISTED = [1, 12, 24, 36]
TEXTS = {"short_description": "ShortDescription", "long_description": "LongDescription",
         "support": "SupportDescription", "sku": "Sku", "logo": "LogoUrl"}
REQUIRED = dict(short_description="Short", long_description="Long\nand wide \\ deep",
                support="mail@example.com", logo="https://b.s3.amazonaws.com/l.png",
                highlights=["Fast"], categories=["Monitoring"], keywords=["log files", "hosts"],
                refund_policy="No refunds")
STATES = ["draft", "limited", "public"]


class Refused(Exception):
    """AWS would answer with an error."""


# ---- a product as plain values, its files and its entities --------------------------------------

def random_product(rnd):
    sells = rnd.random() < 0.9
    usage = not sells or rnd.random() < 0.6
    months = sorted(rnd.sample(LISTED, rnd.randint(1, 3))) if sells else []
    product = {"title": rnd.choice(["Log monitoring", "Größe 株式会社", "Data storage"]),
               "category": rnd.choice(["hosts", "users", "requests"]),
               "purchase": rnd.choice(["any", "one-tier"]), "months": months,
               "visibility": rnd.choice(STATES), "offer_id": "offer-1111111111111",
               "code": rnd.choice([None, "9x8y7z"]), "listing": None, "dimensions": []}
    for i in range(rnd.randint(1, 4)):
        product["dimensions"].append(random_dimension(rnd, product, "d%d" % i, sells))
    if usage:
        product["dimensions"].append(random_dimension(rnd, product, "u0", False))
    if rnd.random() < 0.6:
        product["listing"] = copy.deepcopy(REQUIRED)
        product["listing"]["sku"] = rnd.choice([None, "LOG-1"])
        product["listing"]["resources"] = rnd.choice([[], [("https://e.example.com/m", "Manual")]])
        product["listing"]["video"] = rnd.choice([None, "https://e.example.com/v"])
        product["listing"]["fulfillment_url"] = rnd.choice([None, "https://e.example.com/r"])
        product["listing"]["eula"] = rnd.choice([None, "standard"])
        product["listing"]["delivery_id"] = rnd.choice([None, "do-qwiatgs7lfifw"])
    return product


def random_dimension(rnd, product, key, contract):
    d = {"label": key, "key": key, "name": "Name " + key, "description": "One " + key,
         "prices": {}, "payg": None}
    if contract:
        d["prices"] = {m: str(rnd.randint(1, 900) * m) for m in product["months"]}
    else:
        d["payg"] = rnd.choice(["0.1", "0.05", "1"])
    return d


def write(path, p):
    lines = ["[product]", "title = " + p["title"], "product_id = prod-1111111111111",
             "category = " + p["category"], "purchase = " + p["purchase"], "currency = USD",
             "visibility = " + p["visibility"], "profile = catalog-api"]
    lines += ["offer_id = " + p["offer_id"]] if p["offer_id"] else []
    lines += ["code = " + p["code"]] if p["code"] else []
    lines += ["durations = " + ", ".join("%dm" % m for m in p["months"])] if p["months"] else []
    for d in p["dimensions"]:
        lines += ["", "[dimension %s]" % d["label"], "key = " + d["key"]]
        lines += ["name = " + d["name"], "description = " + d["description"]]
        lines += ["price.%dm = %s" % pair for pair in sorted(d["prices"].items())]
        lines += ["payg = " + d["payg"]] if d["payg"] else []
    listing = p["listing"]
    if listing:
        lines += ["", "[listing]"]
        for key in list(TEXTS) + ["refund_policy", "video", "fulfillment_url", "eula",
                                 "delivery_id"]:
            if listing[key]:
                escaped = listing[key].replace("\\", "\\\\").replace("\n", "\\n")
                lines.append("%s = %s" % (key, escaped))
        lines += ["highlight.%d = %s" % (i + 1, t) for i, t in enumerate(listing["highlights"])]
        lines += ["category.%d = %s" % (i + 1, t) for i, t in enumerate(listing["categories"])]
        lines += ["resource.%d = %s %s" % ((i + 1,) + r) for i, r in enumerate(listing["resources"])]
        lines.append("keywords = " + ", ".join(listing["keywords"]))
    with open(path, "w", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")


def types_of(d):
    return ["ExternallyMetered"] * bool(d["payg"]) + ["Entitled"] * bool(d["prices"])


def rate_cards(p):
    flag = "Disallowed" if p["purchase"] == "one-tier" else "Allowed"
    return {"P%dM" % m: {"rates": {d["key"]: d["prices"][m] for d in p["dimensions"] if d["prices"]},
                         "constraints": (flag, flag)} for m in p["months"]}


def entity(p):
    """What DescribeEntity says of product and public offer, as far as a product file reaches."""
    unit = {"hosts": "Hosts", "users": "Users", "requests": "Requests"}[p["category"]]
    listing = p["listing"] or {}
    information = {"ProductTitle": p["title"]}
    information.update({aws: listing[key] for key, aws in TEXTS.items() if listing.get(key)})
    for key, aws in (("highlights", "Highlights"), ("categories", "Categories"),
                     ("keywords", "SearchKeywords")):
        if listing.get(key):
            information[aws] = listing[key]
    information["VideoUrls"] = [listing["video"]] if listing.get("video") else []
    information["AdditionalResources"] = [
        {"Url": url, "Text": text} for url, text in listing.get("resources", [])]
    contracts = any(d["prices"] for d in p["dimensions"])
    usage = {d["key"]: d["payg"] for d in p["dimensions"] if d["payg"]}
    return {"information": information, "visibility": p["visibility"],
            "delivery": listing.get("fulfillment_url"),
            "dimensions": {d["key"]: {"Name": d["name"], "Description": d["description"],
                                      "Unit": unit, "Types": sorted(types_of(d))}
                           for d in p["dimensions"]},
            "offer": {"model": "Contract" if contracts else "Usage", "usage": usage,
                      "cards": rate_cards(p) if contracts else {}, "renews": contracts,
                      "refund": listing.get("refund_policy"), "eula": listing.get("eula"),
                      "released": p["visibility"] != "draft"}}


# ---- AWS's side ---------------------------------------------------------------------------------

def read_terms(details):
    """{rates of usage, rate cards} of UpdatePricingTerms, which replaces all pricing terms."""
    usage, cards = {}, {}
    for term in details["Terms"]:
        if term["CurrencyCode"] != "USD":
            raise Refused("a public offer in " + term["CurrencyCode"])
        for card in term["RateCards"]:
            rates = {r["DimensionKey"]: r["Price"] for r in card["RateCard"]}
            if len(rates) != len(card["RateCard"]):
                raise Refused("DUPLICATE_DIMENSION_KEYS")
            if term["Type"] == "UsageBasedPricingTerm":
                usage = rates
            else:
                c = card["Constraints"]
                cards[card["Selector"]["Value"]] = {
                    "rates": rates, "constraints": (c["MultipleDimensionSelection"],
                                                    c["QuantityConfiguration"])}
    return usage, cards


def check_prices(state, usage, cards, added):
    """What AWS checks of new prices: every key there, and what a release has frozen."""
    dimensions, offer = state["dimensions"], state["offer"]
    for kind, rates in [("ExternallyMetered", usage)] + [("Entitled", c["rates"])
                                                          for c in cards.values()]:
        if set(rates) != {k for k, d in dimensions.items() if kind in d["Types"]}:
            raise Refused("INVALID_RATE_CARD: " + kind)
    if not offer["released"]:
        return
    if set(offer["cards"]) - set(cards):
        raise Refused("a duration is removed")
    moves = [(float(new), float(old)) for key, old in offer["usage"].items()
             for new in [usage.get(key, "0")]]
    for name, card in offer["cards"].items():
        if card["constraints"] != cards[name]["constraints"]:
            raise Refused("constraints change")
        moves += [(float(cards[name]["rates"][k]), float(v)) for k, v in card["rates"].items()]
    raised, lowered = any(n > o for n, o in moves), any(n < o for n, o in moves)
    if raised and (lowered or added):
        raise Refused("INVALID_PRICE_CHANGE")


def apply_product(state, kind, details, new):
    dimensions = state["dimensions"]
    if kind == "UpdateInformation":
        for key in ("Highlights", "Categories", "SearchKeywords"):
            if key in details and not details[key]:
                raise Refused("empty " + key)
        state["information"].update(details)
    elif kind == "AddDimensions":
        for d in details:
            if d["Key"] in dimensions or any(d["Name"] == o["Name"] for o in dimensions.values()):
                raise Refused("INVALID_DIMENSION")
            new.append(d["Key"])
            dimensions[d["Key"]] = {"Name": d["Name"], "Description": d["Description"],
                                    "Unit": d["Unit"], "Types": sorted(d["Types"])}
    elif kind == "UpdateDimensions":
        for d in details:
            if sorted(d["Types"]) != dimensions[d["Key"]]["Types"]:
                raise Refused("types do not identify it")
            dimensions[d["Key"]].update({k: d[k] for k in ("Name", "Description") if k in d})
    elif kind == "RestrictDimensions":
        if state["visibility"] != "draft":
            raise Refused("only of a draft")
        for d in details:
            if sorted(d["Types"]) != dimensions.pop(d["Key"])["Types"]:
                raise Refused("types do not identify it")
    elif kind == "AddDeliveryOptions":
        url = details["DeliveryOptions"][0]["Details"]["SaaSUrlDeliveryOptionDetails"]
        if state["delivery"]:
            raise Refused("there is one already")
        state["delivery"] = url["FulfillmentUrl"]
    elif kind == "UpdateDeliveryOptions":
        option = details["DeliveryOptions"][0]
        if not state["delivery"] or option["Id"] != "do-qwiatgs7lfifw":
            raise Refused("no such delivery option")
        state["delivery"] = option["Details"]["SaaSUrlDeliveryOptionDetails"]["FulfillmentUrl"]
    elif kind == "ReleaseProduct" and state["visibility"] == "draft":
        state["visibility"] = "limited"
    elif kind == "UpdateVisibility" and state["visibility"] == "limited":
        state["visibility"] = details["TargetVisibility"].lower()
    else:
        raise Refused("no such change now: " + kind)


def apply_offer(state, kind, details, new):
    offer = state["offer"]
    terms = details.get("Terms")
    if kind == "UpdatePricingTerms":
        usage, cards = read_terms(details)
        state["priced"] = (usage, cards, list(new))
        offer.update(model=details["PricingModel"])
    elif kind == "UpdateRenewalTerms":
        offer["renews"] = bool(terms)
    elif kind == "UpdateSupportTerms":
        offer["refund"] = terms[0]["RefundPolicy"]
    elif kind == "UpdateLegalTerms":
        offer["eula"] = "standard" if terms[0]["Documents"][0]["Type"] == "StandardEula" else None
    elif kind == "ReleaseOffer":
        offer["released"] = True
    else:
        raise Refused("no such change: " + kind)


def applied(state, sent):
    state, new = copy.deepcopy(state), []
    kinds = [c["ChangeType"] for c in sent["ChangeSet"]]
    if "RestrictDimensions" in kinds[:-1] or (
            {"AddDimensions", "UpdatePricingTerms"} <= set(kinds)
            and kinds.index("AddDimensions") > kinds.index("UpdatePricingTerms")):
        raise Refused("order")
    for change in sent["ChangeSet"]:
        kind, of = change["ChangeType"], change["Entity"]
        product = of["Type"] == "SaaSProduct@1.0"
        if of["Identifier"] != ("prod-1111111111111" if product else "offer-1111111111111"):
            raise Refused("another entity")
        (apply_product if product else apply_offer)(state, kind, change["DetailsDocument"], new)
    if "priced" in state:
        usage, cards, added = state.pop("priced")
        released = state["offer"]["released"] and "ReleaseOffer" not in kinds
        check_prices({"dimensions": state["dimensions"],
                      "offer": dict(state["offer"], released=released)}, usage, cards, added)
        state["offer"].update(usage=usage, cards=cards)
    return state


# ---- what may be said, by AWS's pages -----------------------------------------------------------

def sayable(old, new):
    """None, or why there is no set."""
    a, b = entity(old), entity(new)
    draft, moved = old["visibility"] == "draft", STATES.index(new["visibility"]) - \
        STATES.index(old["visibility"])
    keys = {d["label"]: d["key"] for d in old["dimensions"]}
    if any(keys.get(d["label"], d["key"]) != d["key"] and keys[d["label"]] not in b["dimensions"]
           and d["key"] not in a["dimensions"] for d in new["dimensions"]):
        return "an API name changes"
    if any(b["dimensions"][k]["Unit"] != d["Unit"] or b["dimensions"][k]["Types"] != d["Types"]
           for k, d in a["dimensions"].items() if k in b["dimensions"]):
        return "a unit or types change"
    gone = set(a["dimensions"]) - set(b["dimensions"])
    if gone and (not draft or moved):
        return "a dimension goes"
    page = a["delivery"] and a["delivery"] != b["delivery"]
    if a["information"].keys() - b["information"].keys() or (
            page and not (b["delivery"] and new["listing"]["delivery_id"])):
        return "a text goes"
    if any(a["offer"][k] and not b["offer"][k] for k in ("refund", "eula")):
        return "a term's text goes"
    if moved < 0 or (draft and moved == 2):
        return "the listing cannot go there"
    same_offer = {k: v for k, v in a["offer"].items() if k != "released"} == \
        {k: v for k, v in b["offer"].items() if k != "released"}
    if not new["offer_id"] and (not same_offer or a["offer"]["released"] != b["offer"]["released"]):
        return "no offer_id"
    if old["offer_id"] != new["offer_id"]:
        return "another offer"
    if not draft and (bool(a["offer"]["cards"]), bool(a["offer"]["usage"])) != (
            bool(b["offer"]["cards"]), bool(b["offer"]["usage"])):
        return "the pricing model changes"
    if not draft and old["purchase"] != new["purchase"]:
        return "the purchase option changes"
    try:
        state = {"dimensions": b["dimensions"], "offer": a["offer"]}
        added = [k for k in b["dimensions"] if k not in a["dimensions"]]
        check_prices(state, b["offer"]["usage"], b["offer"]["cards"], added)
    except Refused as why:
        return str(why)
    return None if a != b else "nothing changes"


def mutate(rnd, p):
    d = rnd.choice(p["dimensions"])
    what = rnd.choice(["price", "price", "down", "title", "name", "text", "add", "add", "remove",
                       "duration", "less", "key", "unit", "purchase", "listing", "visibility",
                       "offer_id", "code", "payg", "label", "order", "sku", "resources"])
    if what in ("price", "down") and d["prices"]:
        m = rnd.choice(p["months"])
        rise = rnd.random() < 0.5 and what == "price"
        d["prices"][m] = str(int(d["prices"][m]) + m if rise else max(1, int(d["prices"][m]) - m))
    elif what == "payg" and d["payg"]:
        d["payg"] = rnd.choice(["0.1", "0.05", "0.2"])
    elif what == "title":
        p["title"] = "Logs " + str(rnd.randint(1, 9))
    elif what in ("name", "text"):
        d["name" if what == "name" else "description"] = "Other %s %d" % (d["key"], rnd.randint(1, 9))
    elif what == "add":
        key = "n%d" % rnd.randint(0, 99)
        if all(key != e["key"] for e in p["dimensions"]):
            p["dimensions"].append(random_dimension(rnd, p, key, bool(p["months"])
                                                    and rnd.random() < 0.7))
    elif what == "remove" and len(p["dimensions"]) > 1:
        p["dimensions"].remove(d)
    elif what == "duration" and p["months"]:
        for m in [m for m in LISTED if m not in p["months"]][:1]:
            p["months"] = sorted(p["months"] + [m])
            for e in p["dimensions"]:
                if e["prices"]:
                    e["prices"][m] = str(1000 * m)
    elif what == "less" and len(p["months"]) > 1:
        m = p["months"].pop()
        for e in p["dimensions"]:
            e["prices"].pop(m, None)
    elif what == "key":
        d["key"] += "x"
    elif what == "label":
        d["label"] += "-l"
    elif what == "order":
        p["dimensions"].reverse()
    elif what == "unit":
        p["category"] = rnd.choice(["hosts", "users"])
    elif what == "purchase":
        p["purchase"] = rnd.choice(["any", "one-tier"])
    elif what == "visibility":
        p["visibility"] = rnd.choice(STATES)
    elif what == "offer_id" and rnd.random() < 0.3:
        p["offer_id"] = None
    elif what == "code":
        p["code"] = "other"
    elif what in ("listing", "sku", "resources"):
        change_listing(rnd, p, what)


def change_listing(rnd, p, what):
    listing = p["listing"]
    if not listing:
        p["listing"] = dict(copy.deepcopy(REQUIRED), sku=None, resources=[], video=None,
                            fulfillment_url=None, eula=None, delivery_id=None)
    elif what == "sku":
        listing["sku"] = rnd.choice([None, "LOG-2"])
    elif what == "resources":
        listing["resources"] = rnd.choice([[], [("https://e.example.com/n", "New manual")]])
        listing["video"] = rnd.choice([None, "https://e.example.com/w"])
    else:
        key = rnd.choice(["short_description", "refund_policy", "fulfillment_url", "eula",
                          "highlights", "keywords"])
        listing[key] = {"short_description": "Shorter\ntext", "refund_policy": "Within 30 days",
                        "fulfillment_url": "https://e.example.com/s", "eula": "standard",
                        "highlights": ["Fast", "Safe"], "keywords": ["hosts", "x y"]}[key]


def run_pair(tenor, folder, seed):
    rnd = random.Random("update %s" % seed)
    old = random_product(rnd)
    new = copy.deepcopy(old)
    for _ in range(rnd.choice([0, 1, 1, 1, 2, 2, 3])):
        mutate(rnd, new)
    write(os.path.join(folder, "old.ini"), old)
    write(os.path.join(folder, "new.ini"), new)
    run = subprocess.run([tenor, "export", "new.ini", "--changeset", "--against", "old.ini"],
                         cwd=folder, capture_output=True, timeout=60)
    why = sayable(old, new)
    if run.returncode not in (0, 1):
        return "status %d" % run.returncode, why
    if run.returncode == 1:
        if run.stdout:
            return "refused, and written all the same", why
        said = run.stderr.decode()
        return (None if why else "refused: " + said), why
    if why:
        return "a set, though " + why, why
    try:
        got = applied(entity(old), json.loads(run.stdout))
    except (Refused, KeyError, IndexError) as error:
        return "AWS refuses it: %r" % error, why
    want = entity(new)
    return (None if got == want else "gives\n%r\nnot\n%r" % (got, want)), why


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tenor")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    args = parser.parse_args()
    tenor, bad, sets, reasons = os.path.abspath(args.tenor), 0, 0, {}
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(args.seed, args.seed + args.count):
            fault, why = run_pair(tenor, folder, seed)
            sets += why is None
            reasons[why] = reasons.get(why, 0) + 1
            if fault:
                bad += 1
                if bad <= 5:
                    print("seed %d (%s): %s" % (seed, why, fault))
    print("%d pairs: %d applied, %d refused, %d wrong" % (args.count, sets, args.count - sets, bad))
    if args.count >= 1000 and (sets < args.count // 4 or len(reasons) < 10):
        print("the pairs are too much alike: %r" % reasons)
        bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
