/* Which general discount brings an offer to a total. */
#include "engine/quote/price.h"

typedef struct search {
    tni_pricing pricing;
    tn_what_if what_if; /* the discount tried */
    tn_status status;   /* of the first total that could not be computed */
} search;

static tn_maybe_money total_at(search *s, int32_t discount_e4)
{
    tn_maybe_money list, net = {0};
    s->what_if.discount = (tn_percent){discount_e4};
    const tn_status status = tni_pricing_totals(&s->pricing, &list, &net);
    s->status = s->status ? s->status : status;
    return net;
}

static tn_status refuse_target(const tn_offer *offer, tn_money target, tn_maybe_money highest,
                               tn_maybe_money lowest, tn_findings *findings)
{
    char wanted[TN_DECIMAL_TEXT], low[TN_DECIMAL_TEXT], high[TN_DECIMAL_TEXT];
    tn_money_format_grouped(target, wanted);
    if (offer->payments.total.set) {
        tn_findings_add(findings, TN_OFR_TARGET, offer->payments.total.at, "payments",
                        "no discount brings the total to %s, as the total is agreed", wanted);
    } else if (!highest.known) {
        tn_findings_add(findings, TN_OFR_TARGET, offer->at, "offer",
                        "no discount brings the total to %s, as a price is missing", wanted);
    } else {
        tn_findings_add(findings, TN_OFR_TARGET, offer->at, "offer",
                        "no discount brings the total to %s: it is between %s and %s", wanted,
                        tn_money_format_grouped(lowest.money, low),
                        tn_money_format_grouped(highest.money, high));
    }
    return TN_E_RANGE;
}

/* The smallest discount whose total is not above target; 100 % is enough. */
static int32_t smallest_discount(search *s, tn_money target)
{
    int32_t above = -1, enough = TN_PERCENT_ALL;
    while (enough - above > 1) {
        const int32_t middle = above + (enough - above) / 2;
        if (total_at(s, middle).money.minor > target.minor) {
            above = middle;
        } else {
            enough = middle;
        }
    }
    return enough;
}

/* Of the discounts with the same total as the smallest one, the roundest: 10 %, not 9.9999 %. */
static int32_t roundest_discount(search *s, int32_t least)
{
    static const int32_t units[] = {10 * TN_PERCENT_ONE, TN_PERCENT_ONE, 1000, 100, 10};
    const int64_t best = total_at(s, least).money.minor;
    for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
        const int32_t up = (least + units[i] - 1) / units[i] * units[i];
        if (total_at(s, up).money.minor == best) {
            return up;
        }
    }
    return least;
}

tn_status tn_quote_target(const tn_offer *offer, const tn_tables *tables, const tn_what_if *what_if,
                          tn_money target, tn_findings *findings, tn_percent *out_discount)
{
    search s = {.what_if = what_if ? *what_if : (tn_what_if){0}};
    s.what_if.has_discount = true;
    s.pricing = tni_pricing_make(offer, tables, &s.what_if, tn_offer_months(offer), true);
    const tn_maybe_money highest = total_at(&s, 0), lowest = total_at(&s, TN_PERCENT_ALL);
    if (s.status) {
        return s.status;
    }
    if (!highest.known || offer->payments.total.set || highest.money.minor < target.minor ||
        lowest.money.minor > target.minor) {
        return refuse_target(offer, target, highest, lowest, findings);
    }
    const int32_t found = roundest_discount(&s, smallest_discount(&s, target));
    if (!s.status) {
        *out_discount = (tn_percent){found};
    }
    return s.status;
}
