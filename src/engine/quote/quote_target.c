/* Which general discount, and then which price, brings an offer to a total. */
#include "engine/quote/price.h"

#include "base/list.h"

typedef struct search {
    tni_pricing pricing;
    tn_what_if what_if; /* the discount and the price tried */
    tn_status status;   /* of the first total that could not be computed */
} search;

static tn_maybe_money total_at(search *s, int64_t discount_e4)
{
    tn_maybe_money list, net = {0};
    s->what_if.discount = (tn_percent){discount_e4};
    const tn_status status = tni_pricing_totals(&s->pricing, &list, &net);
    s->status = s->status ? s->status : status;
    return net;
}

static tn_status refuse_target(const tn_offer *offer, tn_money wanted, tn_maybe_money lowest,
                               tn_findings *findings)
{
    char text[TN_DECIMAL_TEXT], low[TN_DECIMAL_TEXT];
    tn_money_format_grouped(wanted, text);
    if (offer->payments.total.set) {
        tn_findings_add(findings, TN_OFR_TARGET, offer->payments.total.at, "payments",
                        "no discount brings the total to %s, as the total is agreed", text);
    } else if (!lowest.known) {
        tn_findings_add(findings, TN_OFR_TARGET, offer->at, "offer",
                        "no discount brings the total to %s, as a price is missing", text);
    } else {
        tn_findings_add(findings, TN_OFR_TARGET, offer->at, "offer",
                        "no discount brings the total to %s: it is %s or more", text,
                        tn_money_format_grouped(lowest.money, low));
    }
    return TN_E_RANGE;
}

/* The smallest discount whose total is not above target; 100 % is enough. */
static int64_t smallest_discount(search *s, tn_money target)
{
    int64_t above = -1, enough = TN_PERCENT_ALL;
    while (enough - above > 1) {
        const int64_t middle = above + (enough - above) / 2;
        if (total_at(s, middle).money.minor > target.minor) {
            above = middle;
        } else {
            enough = middle;
        }
    }
    return enough;
}

/* Of the discounts with the same total as the smallest one, the roundest: 10 %, not 9.9999 %. */
static int64_t roundest_discount(search *s, int64_t least)
{
    static const int64_t units[] = {10 * TN_PERCENT_ONE, TN_PERCENT_ONE, 1000, 100, 10};
    const int64_t best = total_at(s, least).money.minor;
    for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
        const int64_t up = (least + units[i] - 1) / units[i] * units[i];
        if (total_at(s, up).money.minor == best) {
            return up;
        }
    }
    return least;
}

/* The total with this price, in units of the allowed decimals, for one dimension. */
static tn_maybe_money total_with(search *s, size_t dimension, int64_t units)
{
    s->what_if.has_price = true;
    s->what_if.price_dimension = dimension;
    s->what_if.price = (tn_price){units * tn_price_unit(s->pricing.places)};
    return total_at(s, s->what_if.discount.e4);
}

/* How the total with this price compares with what is wanted; one beyond 64 bits is above it. */
static int compare_with(search *s, size_t dimension, int64_t units, tn_money wanted)
{
    const int64_t minor = total_with(s, dimension, units).money.minor;
    const bool fits = s->status == TN_OK;
    s->status = TN_OK;
    return !fits ? 1 : TNI_COMPARE(minor, wanted.minor);
}

/* The price of the dimension that makes the total what is wanted, by halving: the total never falls
 * as it rises. Of several the one with the fewest digits: 3600, not 3599.995. False: none does. */
static bool find_price(search *s, size_t dimension, tn_money wanted, tn_price *out)
{
    const int64_t unit = tn_price_unit(s->pricing.places), most = TN_PRICE_MAX_E8 / unit;
    int64_t below = 0, enough = most, step = 1;
    while (enough - below > 1) {
        const int64_t middle = below + (enough - below) / 2;
        if (compare_with(s, dimension, middle, wanted) < 0) {
            below = middle;
        } else {
            enough = middle;
        }
    }
    if (compare_with(s, dimension, enough, wanted) != 0) {
        return false;
    }
    for (int64_t up = enough; up <= most && !compare_with(s, dimension, up, wanted); step *= 10) {
        enough = up;
        up = (enough + step * 10 - 1) / (step * 10) * (step * 10);
    }
    *out = (tn_price){enough * unit};
    return true;
}

static void find_item(search *s, tn_quote_target *target)
{
    const tn_product *product = s->pricing.offer->product;
    for (size_t i = 0; i < product->dimension_count && !target->has_price; i++) {
        if (tni_pricing_quantity(&s->pricing, i)) {
            target->dimension = i;
            target->has_price = find_price(s, i, target->wanted, &target->price);
        }
    }
}

tn_status tn_quote_find_target(const tn_offer *offer, const tn_tables *tables,
                               const tn_what_if *what_if, tn_money wanted, tn_findings *findings,
                               tn_quote_target *out)
{
    search s = {.what_if = what_if ? *what_if : (tn_what_if){0}};
    tn_quote_target target = {.wanted = wanted};
    s.what_if.has_discount = true;
    s.what_if.has_price = false;
    s.pricing = tni_pricing_make(offer, tables, &s.what_if, tn_offer_months(offer), true);
    const tn_maybe_money lowest = total_at(&s, TN_PERCENT_ALL);
    if (s.status) {
        return s.status;
    }
    if (!lowest.known || offer->payments.total.set || lowest.money.minor > wanted.minor) {
        return refuse_target(offer, wanted, lowest, findings);
    }
    target.discount.e4 = roundest_discount(&s, smallest_discount(&s, wanted));
    target.total = total_at(&s, target.discount.e4).money;
    if (s.status) {
        return s.status;
    }
    target.missing = (tn_money){wanted.minor - target.total.minor, wanted.currency};
    find_item(&s, &target);
    *out = target;
    return TN_OK;
}
