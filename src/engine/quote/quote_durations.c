/* The durations of an offer's product side by side, at the offer's discounts (rule 3.2). */
#include "engine/proration/derive.h"
#include "engine/quote/quote.h"

tn_maybe_money tni_monthly_equivalent(tn_arena *arena, tn_maybe_money total, int months,
                                      const tn_step **out_step)
{
    tn_maybe_money monthly = {false, total.money};
    if (!total.known || months <= 0 ||
        tn_fraction_round(tn_fraction_make(total.money.minor, months), TN_HALF_UP,
                          &monthly.money.minor)) {
        return monthly;
    }
    monthly.known = true;
    *out_step = tni_derive(arena, NULL, TN_STEP_SPLIT, "monthly equivalent, half-up",
                           tn_value_money(total.money), tn_value_quantity(months),
                           tn_value_money(monthly.money));
    return monthly;
}

/* The list price of the same quantities bought month by month, for as many months. */
static tn_maybe_money month_by_month(const tni_quoting *q, tn_maybe_money monthly, int months)
{
    const tn_i128 minor = (tn_i128)monthly.money.minor * months;
    const bool fits = minor <= INT64_MAX;
    return (tn_maybe_money){monthly.known && fits, {fits ? (int64_t)minor : 0, q->quote->currency}};
}

static void set_savings(const tni_quoting *q, tn_maybe_money monthly, tn_quote_duration *row)
{
    const tn_maybe_money by_month = month_by_month(q, monthly, row->months);
    if (!by_month.known || !row->net_total.known ||
        tn_money_sub(by_month.money, row->net_total.money, &row->savings.money)) {
        return;
    }
    row->savings.known = true;
    row->savings_percent.known =
        by_month.money.minor != 0 &&
        !tn_money_share(row->savings.money, by_month.money, &row->savings_percent.percent);
    tn_step *step =
        tni_derive(q->arena, NULL, TN_STEP_DIFFERENCE, "savings against the monthly price",
                   tn_value_money(by_month.money), tn_value_money(row->net_total.money),
                   tn_value_money(row->savings.money));
    tni_derive(q->arena, step, TN_STEP_PRODUCT, "list price bought month by month",
               tn_value_months(row->months), tn_value_money(monthly.money),
               tn_value_money(by_month.money));
    row->savings_step = step;
}

static tn_status set_row(const tni_quoting *q, int months, tn_maybe_money monthly,
                         tn_quote_duration *row)
{
    const tn_quote *quote = q->quote;
    *row = (tn_quote_duration){.months = months, .own = months == quote->months};
    if (row->own) {
        row->list_total = quote->list_total;
        row->net_total = quote->net_total;
        row->net_total_step = quote->net_total_step;
    } else {
        const tni_pricing pricing =
            tni_pricing_make(quote->offer, q->tables, q->what_if, months, false);
        const tn_status status = tni_pricing_totals(&pricing, &row->list_total, &row->net_total);
        if (status) {
            return status;
        }
    }
    row->monthly_equivalent =
        tni_monthly_equivalent(q->arena, row->net_total, months, &row->monthly_step);
    set_savings(q, monthly, row);
    return TN_OK;
}

/* Inserts months into an ascending array without repetitions; returns the new count. */
static size_t insert_months(int *months, size_t count, int value)
{
    size_t at = count;
    while (at && months[at - 1] > value) {
        at--;
    }
    if (value <= 0 || (at && months[at - 1] == value)) {
        return count;
    }
    for (size_t i = count; i > at; i--) {
        months[i] = months[i - 1];
    }
    months[at] = value;
    return count + 1;
}

tn_status tni_quote_durations(tni_quoting *q)
{
    tn_quote *quote = q->quote;
    const tn_product *product = quote->offer->product;
    const size_t most = product->month_count + 1;
    int *months = tn_arena_take_array(q->arena, most, sizeof(*months));
    quote->durations = tn_arena_take_array(q->arena, most, sizeof(*quote->durations));
    if (!months || !quote->durations) {
        return TN_E_NOMEM;
    }
    size_t count = insert_months(months, 0, quote->months);
    for (size_t i = 0; i < product->month_count; i++) {
        count = insert_months(months, count, product->months[i]);
    }
    const tni_pricing month = tni_pricing_make(quote->offer, q->tables, q->what_if, 1, false);
    tn_maybe_money monthly, net;
    tn_status status = tni_pricing_totals(&month, &monthly, &net);
    for (; quote->duration_count < count && !status; quote->duration_count++) {
        const size_t i = quote->duration_count;
        status = set_row(q, months[i], monthly, &quote->durations[i]);
    }
    return status;
}
