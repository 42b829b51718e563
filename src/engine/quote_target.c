/* Which general discount brings an offer to a total. */
#include "engine/price.h"

static tn_status total_at(const tn_offer *offer, const tn_tables *tables, tn_what_if what_if,
                          tn_percent discount, tn_maybe_money *out)
{
    what_if.has_discount = true;
    what_if.discount = discount;
    const tni_pricing pricing =
        tni_pricing_make(offer, tables, &what_if, tn_offer_months(offer), true);
    tn_maybe_money list;
    return tni_pricing_totals(&pricing, &list, out);
}

static tn_status refuse(const tn_offer *offer, tn_money target, tn_maybe_money highest,
                        tn_maybe_money lowest, tn_findings *findings)
{
    char wanted[TN_DECIMAL_TEXT], low[TN_DECIMAL_TEXT], high[TN_DECIMAL_TEXT];
    tn_money_format_grouped(target, wanted);
    if (!highest.known || !lowest.known) {
        tn_findings_add(findings, TN_OFR_TARGET, offer->at, "offer",
                        "no discount brings the total to %s, as a price is missing", wanted);
    } else if (offer->payments.total.set) {
        tn_findings_add(findings, TN_OFR_TARGET, offer->payments.total.at, "payments",
                        "no discount brings the total to %s, as the total is agreed", wanted);
    } else {
        tn_findings_add(findings, TN_OFR_TARGET, offer->at, "offer",
                        "no discount brings the total to %s: it is between %s and %s", wanted,
                        tn_money_format_grouped(lowest.money, low),
                        tn_money_format_grouped(highest.money, high));
    }
    return TN_E_RANGE;
}

/* Of the discounts with the same total as the smallest one, the roundest: 10 %, not 9.9999 %. */
static tn_status roundest(const tn_offer *offer, const tn_tables *tables, tn_what_if what_if,
                          int32_t smallest, tn_percent *out)
{
    static const int32_t units[] = {10 * TN_PERCENT_ONE, TN_PERCENT_ONE, 1000, 100, 10, 1};
    tn_maybe_money best, total;
    tn_status status = total_at(offer, tables, what_if, (tn_percent){smallest}, &best);
    for (size_t i = 0; !status && i < sizeof(units) / sizeof(*units); i++) {
        const int32_t up = (smallest + units[i] - 1) / units[i] * units[i];
        status = total_at(offer, tables, what_if, (tn_percent){up}, &total);
        if (!status && total.money.minor == best.money.minor) {
            *out = (tn_percent){up}; /* at the latest with the last unit */
            return TN_OK;
        }
    }
    return status;
}

tn_status tn_quote_target(const tn_offer *offer, const tn_tables *tables, const tn_what_if *what_if,
                          tn_money target, tn_findings *findings, tn_percent *out_discount)
{
    const tn_what_if as_is = what_if ? *what_if : (tn_what_if){0};
    tn_maybe_money highest, lowest;
    int32_t above = 0, enough = TN_PERCENT_ALL;
    tn_status status = total_at(offer, tables, as_is, (tn_percent){above}, &highest);
    status = status ? status : total_at(offer, tables, as_is, (tn_percent){enough}, &lowest);
    if (status) {
        return status;
    }
    if (!highest.known || offer->payments.total.set || highest.money.minor < target.minor ||
        lowest.money.minor > target.minor) {
        return refuse(offer, target, highest, lowest, findings);
    }
    if (highest.money.minor == target.minor) {
        enough = 0;
    }
    while (enough - above > 1) { /* the total at `above` is too high, the one at `enough` is not */
        const int32_t middle = above + (enough - above) / 2;
        tn_maybe_money total;
        status = total_at(offer, tables, as_is, (tn_percent){middle}, &total);
        if (status) {
            return status;
        }
        if (total.money.minor > target.minor) {
            above = middle;
        } else {
            enough = middle;
        }
    }
    return roundest(offer, tables, as_is, enough, out_discount);
}
