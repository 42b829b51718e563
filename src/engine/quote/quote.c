/* The quote: totals, payments and fee of an offer as it stands, or as a what-if has it. */
#include "tenor/quote.h"

#include "engine/proration/derive.h"
#include "engine/quote/price.h"
#include "engine/quote/quote.h"
#include "tenor/fee.h"

/* The day payments assume: --as-of, else the last day of acceptance. */
static bool acceptance_day(const tn_offer *offer, const tn_date *as_of, tn_date *out)
{
    if (!as_of && !offer->expires.set) {
        return false;
    }
    *out = as_of ? *as_of : offer->expires.value;
    return true;
}

static void set_period(tni_quoting *q)
{
    tn_quote *quote = q->quote;
    const tn_offer *offer = quote->offer;
    quote->dated = offer->start.set;
    quote->assumed = !quote->dated && q->has_acceptance;
    quote->start = quote->dated ? offer->start.value : q->acceptance;
    quote->months =
        q->has_acceptance ? tn_offer_months_from(offer, q->acceptance) : tn_offer_months(offer);
    quote->end = quote->start;
    if (offer->end.set) {
        (void)tn_date_add_days(offer->end.value, 1, &quote->end);
    } else {
        (void)tn_date_add_months(quote->start, quote->months, 0, &quote->end);
    }
}

/* An agreed total that is above the items, or below half of them, is rarely meant. */
static void judge_agreed_total(const tni_quoting *q, tn_money agreed, tn_money items)
{
    char found[TN_DECIMAL_TEXT], sum[TN_DECIMAL_TEXT];
    const bool is_far = agreed.minor < items.minor - agreed.minor;
    if (is_far || agreed.minor > items.minor) {
        tn_findings_add(q->findings, is_far ? TN_OFR_TOTAL_FAR : TN_OFR_TOTAL_ABOVE,
                        q->quote->offer->payments.total.at, "payments",
                        "the agreed total is %s, the items come to %s",
                        tn_money_format_grouped(agreed, found),
                        tn_money_format_grouped(items, sum));
    }
}

/* An agreed total takes the place of the items' sum; the difference is discount. */
static tn_step *use_agreed_total(tni_quoting *q, tn_maybe_money items)
{
    const tn_field_price *total = &q->quote->offer->payments.total;
    tn_money agreed = {0, q->quote->currency};
    (void)tn_money_amount(total->value, 1, tn_fraction_make(1, 1), q->quote->currency, TN_HALF_UP,
                          &agreed);
    if (items.known) {
        judge_agreed_total(q, agreed, items.money);
        tni_report_unbilled(q->findings, q->quote->offer, items.money);
    }
    q->quote->net_total = (tn_maybe_money){true, agreed};
    q->quote->rounding.minor = 0;
    tn_step *step = tni_derive(q->arena, NULL, TN_STEP_GIVEN, "agreed total", tn_value_none(),
                               tn_value_none(), tn_value_money(agreed));
    if (step) {
        step->child = step->last_child = q->sum;
    }
    return step;
}

static tn_status set_discount(tn_quote *quote)
{
    if (!quote->list_total.known) { /* else the net total is, too */
        return TN_OK;
    }
    quote->discount_total.known = true;
    return tn_money_sub(quote->list_total.money, quote->net_total.money,
                        &quote->discount_total.money);
}

static tn_status set_totals(tni_quoting *q, const tni_sum *list, const tni_sum *net)
{
    tn_quote *quote = q->quote;
    const tn_policy *policy = &q->pricing.policy;
    tn_status status = tni_sum_total(list, policy, &quote->list_total);
    status = status ? status : tni_sum_total(net, policy, &quote->net_total);
    if (status) {
        return status;
    }
    const tn_maybe_money items = quote->net_total;
    quote->rounding.minor = items.known ? items.money.minor - net->lines.minor : 0;
    if (q->sum && items.known) {
        q->sum->out = tn_value_money(items.money);
    }
    if (items.known && policy->scope == TN_SCOPE_DOCUMENT) {
        tni_derive_rounding(q->arena, q->sum, net->exact, policy->rounding, items.money);
    }
    quote->net_total_step = quote->offer->payments.total.set ? use_agreed_total(q, items) : q->sum;
    return set_discount(quote);
}

/* Payments and fee ------------------------------------------------------------------------- */

static void say_assumed(const tni_quoting *q, const tn_date *as_of)
{
    const tn_offer *offer = q->quote->offer;
    const bool upfront = !tn_offer_has_plan(offer);
    char day[TN_DATE_TEXT];
    if (upfront ? offer->start.set
                : offer->payments.first.set || offer->payments.plan.value == TN_PLAN_CUSTOM) {
        return;
    }
    tn_findings_add(q->findings, TN_OFR_ASSUMED, as_of ? offer->at : offer->expires.at, "payments",
                    "payment dates assume acceptance on %s, %s", tn_date_format(q->acceptance, day),
                    as_of ? "the as-of date" : "the offer's last day");
}

static tn_status set_payments(tni_quoting *q, const tn_date *as_of)
{
    tn_quote *quote = q->quote;
    if (!quote->net_total.known || !q->has_acceptance) {
        return TN_OK;
    }
    const tn_status status =
        tn_schedule_build(q->arena, quote->offer, quote->net_total.money, q->acceptance,
                          q->pricing.policy.remainder, q->findings, &quote->payments);
    if (status) {
        return status;
    }
    say_assumed(q, as_of);
    tn_schedule_check(&quote->payments, quote->offer, quote->end, q->findings);
    return TN_OK;
}

/* What the charges' invoices will bear: the fee of each is rounded alone, and one day has one
 * invoice (rule 3.6); charges from before the acceptance fall on it. */
static tn_status fee_of_charges(const tni_quoting *q, tn_percent percent, tn_money *out)
{
    const tn_quote *quote = q->quote;
    const tn_schedule *plan = &quote->payments;
    tn_money sum = {0, quote->currency}, open = plan->count ? sum : quote->net_total.money, fee;
    tn_status status = TN_OK;
    for (size_t i = 0; i < plan->count && status == TN_OK; i++) {
        status = tn_money_add(open, plan->payments[i].amount, &open);
        if (i + 1 < plan->count && plan->payments[i + 1].date.days > q->acceptance.days) {
            status = status ? status : tn_money_percent(open, percent, TN_HALF_UP, &fee);
            status = status ? status : tn_money_add(sum, fee, &sum);
            open.minor = 0;
        }
    }
    status = status ? status : tn_money_percent(open, percent, TN_HALF_UP, &fee);
    return status ? status : tn_money_add(sum, fee, out);
}

static tn_status set_fee(tni_quoting *q)
{
    tn_quote *quote = q->quote;
    const tn_date newest = {INT32_MAX}; /* without a day, the fees of today's table */
    tn_fee fee;
    if (!quote->net_total.known) {
        return TN_OK;
    }
    tn_status status = tn_fee_find(q->arena, quote->offer, q->tables, quote->net_total.money,
                                   q->has_acceptance ? q->acceptance : newest, false, &fee);
    if (status) {
        return status;
    }
    const tn_value total = tn_value_money(quote->net_total.money);
    quote->fee_percent = fee.percent;
    status = fee_of_charges(q, fee.percent, &quote->fee);
    status = status ? status
                    : tn_money_sub(quote->net_total.money, quote->fee, &quote->seller_net.money);
    if (status) {
        return status;
    }
    quote->fee_known = quote->seller_net.known = true;
    if (fee.guessed) {
        tn_findings_add(q->findings, TN_OFR_FEE_CURRENCY, quote->offer->at, "offer",
                        "the listing fee is assumed, as the total is in %s and tcv_usd is not "
                        "given",
                        quote->currency.code);
    }
    tn_step *step = tni_derive(q->arena, NULL, TN_STEP_PRODUCT,
                               quote->payments.count > 1 ? "listing fee, half-up on each charge"
                                                         : "listing fee, half-up",
                               total, tn_value_percent(fee.percent), tn_value_money(quote->fee));
    if (step) {
        step->child = step->last_child = fee.step;
    }
    quote->fee_step = step;
    quote->seller_net_step =
        tni_derive(q->arena, NULL, TN_STEP_DIFFERENCE, "seller's net", total,
                   tn_value_money(quote->fee), tn_value_money(quote->seller_net.money));
    return TN_OK;
}

static tn_status build_parts(tni_quoting *q, const tn_date *as_of)
{
    tn_quote *quote = q->quote;
    set_period(q);
    q->pricing = tni_pricing_make(quote->offer, q->tables, q->what_if, quote->months, true);
    tni_sum list = tni_sum_start(quote->currency), net = list;
    q->sum = tn_step_add(q->arena, NULL, TN_STEP_SUM, "sum of the items");
    tn_status status = tni_quote_items(q, &list, &net);
    tni_quote_usage(q);
    status = status ? status : set_totals(q, &list, &net);
    if (status) {
        return status;
    }
    quote->monthly_equivalent =
        tni_monthly_equivalent(q->arena, quote->net_total, quote->months, &quote->monthly_step);
    status = set_payments(q, as_of);
    status = status ? status : set_fee(q);
    return status ? status : tni_quote_durations(q);
}

tn_status tn_quote_build(tn_arena *arena, const tn_offer *offer, const tn_tables *tables,
                         const tn_date *as_of, const tn_what_if *what_if, tn_findings *findings,
                         const tn_quote **out)
{
    tn_quote *quote = tn_arena_take(arena, sizeof(*quote));
    if (!quote) {
        return TN_E_NOMEM;
    }
    quote->offer = offer;
    quote->currency = tn_offer_currency(offer);
    quote->rounding.currency = quote->fee.currency = quote->currency;
    tni_quoting q = {
        .arena = arena, .tables = tables, .what_if = what_if, .findings = findings, .quote = quote};
    q.has_acceptance = acceptance_day(offer, as_of, &q.acceptance);
    const tn_status status = build_parts(&q, as_of);
    if (tn_arena_failed(arena)) {
        return TN_E_NOMEM;
    }
    if (status == TN_E_RANGE) {
        tn_findings_add(findings, TN_OFR_AMOUNT, offer->at, "offer",
                        "an amount does not fit 64 bits of minor units");
        return TN_E_FINDINGS;
    }
    if (!status) {
        *out = quote;
    }
    return status;
}
