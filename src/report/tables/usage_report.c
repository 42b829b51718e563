/* The report of rated usage. */
#include "report/tables/cells.h"
#include "tenor/contract_reports.h"

static const tn_column rated_columns[] = {
    {.key = "month", .title = "Month", .kind = TN_V_TEXT},
    {.key = "dimension", .title = "Dimension", .kind = TN_V_TEXT},
    {.key = "used", .title = "Used", .kind = TN_V_QUANTITY},
    {.key = "billed", .title = "Billed", .kind = TN_V_QUANTITY},
    {.key = "unit_price", .title = "Unit price", .kind = TN_V_PRICE},
    {.key = "amount", .title = "Amount", .kind = TN_V_MONEY}};

static const tn_column reject_columns[] = {
    {.key = "reason", .title = "Set aside", .kind = TN_V_TEXT},
    {.key = "records", .title = "Records", .kind = TN_V_QUANTITY},
    {.key = "quantity", .title = "Units", .kind = TN_V_QUANTITY},
    {.key = "value", .title = "Worth", .kind = TN_V_MONEY}};

const char *tni_month_name(tn_arena *arena, tn_date month)
{
    char day[TN_DATE_TEXT];
    return tn_arena_copy(arena, tn_date_format(month, day), sizeof("YYYY-MM") - 1);
}

/* quantity x price, half-up: a figure beside the invoice, which has its own rounding. */
static tn_value worth(tn_price price, int64_t quantity, tn_currency currency)
{
    tn_money amount;
    return TNI_IF(tn_money_amount(price, quantity, (tn_fraction){1, 1}, currency, TN_HALF_UP,
                                  &amount) == TN_OK,
                  tn_value_money(amount));
}

static void add_rejects(tn_report *report, const tn_life *life, const tn_rating *rating)
{
    const tn_currency currency = life->terms[0].currency;
    tn_table *table = TNI_TABLE(report, "rejects", "Set aside", reject_columns);
    for (int i = TN_REJECT_NONE + 1; i < TN_REJECT_KINDS; i++) {
        const tn_reject_sum *sum = &rating->rejects[i];
        int64_t minor = 0;
        const bool valued =
            sum->value.den != 0 && tn_fraction_round(sum->value, TN_HALF_UP, &minor) == TN_OK;
        if (sum->records) {
            TNI_ROW(table, NULL, tn_value_text(tn_reject_name((tn_reject)i)),
                    tn_value_quantity((int64_t)sum->records),
                    tn_value_quantity((int64_t)sum->quantity),
                    TNI_IF(valued, tn_value_money((tn_money){minor, currency})));
        }
    }
}

tn_report *tn_usage_report(tn_arena *arena, tn_books *books, const tn_findings *findings)
{
    const tn_life *life = tn_books_life(books);
    const tn_rating *rating = tn_books_rating(books);
    if (!life || !rating) {
        return NULL;
    }
    const char *id = life->contract->id.value;
    tn_report *report = tn_report_new(arena, tn_arena_format(arena, "Usage: %s", id));
    tn_report_add(report, "contract", "Contract", tn_value_text(id));
    tn_report_add(report, "currency", "Currency", tn_value_text(life->terms[0].currency.code));
    tn_report_add(report, "records", "Records", tn_value_quantity((int64_t)rating->records));
    tn_report_add(report, "rated_records", "Rated", tn_value_quantity((int64_t)rating->billable));
    tn_table *table = TNI_TABLE(report, "usage", "Usage", rated_columns);
    for (size_t i = 0; i < rating->count; i++) {
        const tn_rated *r = &rating->rated[i];
        const tn_currency currency = life->terms[r->term].currency;
        TNI_ROW(table, NULL, tn_value_text(tni_month_name(arena, r->month)),
                tn_value_text(life->product->dimensions[r->dimension].key.value),
                tn_value_quantity(r->used), tn_value_quantity(r->billed),
                tn_value_price(r->price, currency), worth(r->price, r->billed, currency));
    }
    tni_set_primary(report, table);
    add_rejects(report, life, rating);
    return tni_report_close(report, findings);
}
