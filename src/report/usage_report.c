/* The reports of usage and of the months. */
#include "report/cells.h"
#include "tenor/contract_reports.h"

#define LENGTH(array) (sizeof(array) / sizeof(*(array)))

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

static const tn_column month_columns[] = {
    {.key = "month", .title = "Month", .kind = TN_V_TEXT},
    {.key = "invoiced", .title = "Invoiced", .kind = TN_V_MONEY},
    {.key = "cash", .title = "Cash", .kind = TN_V_MONEY},
    {.key = "revenue", .title = "Revenue", .kind = TN_V_MONEY},
    {.key = "usage_revenue", .title = "of it usage", .kind = TN_V_MONEY},
    {.key = "deferred", .title = "Deferred", .kind = TN_V_MONEY},
    {.key = "contract_asset", .title = "Asset", .kind = TN_V_MONEY},
    {.key = "listing_fee", .title = "Fee", .kind = TN_V_MONEY, .flags = TN_INTERNAL_ONLY},
    {.key = "seller_net", .title = "Seller's net", .kind = TN_V_MONEY, .flags = TN_INTERNAL_ONLY},
    {.key = "assumed", .title = "Assumed", .kind = TN_V_FLAG}};

/* "2027-03" */
static const char *month_name(tn_arena *arena, tn_date month)
{
    const tn_civil c = tn_date_civil(month);
    return tn_arena_format(arena, "%04d-%02d", c.year, c.month);
}

/* quantity x price, half-up: a figure beside the invoice, which has its own rounding. */
static tn_value worth(tn_price price, int64_t quantity, tn_currency currency)
{
    tn_money amount;
    return tn_money_amount(price, quantity, (tn_fraction){1, 1}, currency, TN_HALF_UP, &amount) ==
                   TN_OK
               ? tn_value_money(amount)
               : tn_value_none();
}

static void add_rejects(tn_report *report, const tn_life *life, const tn_rating *rating)
{
    const tn_currency currency = life->terms[0].currency;
    tn_table *table =
        tn_report_table(report, "rejects", "Set aside", reject_columns, LENGTH(reject_columns));
    for (int i = TN_REJECT_NONE + 1; i < TN_REJECT_KINDS; i++) {
        const tn_reject_sum *sum = &rating->rejects[i];
        int64_t minor = 0;
        const bool valued =
            sum->value.den != 0 && tn_fraction_round(sum->value, TN_HALF_UP, &minor) == TN_OK;
        if (sum->records) {
            const tn_value cells[] = {
                tn_value_text(tn_reject_name((tn_reject)i)),
                tn_value_quantity((int64_t)sum->records), tn_value_quantity((int64_t)sum->quantity),
                valued ? tn_value_money((tn_money){minor, currency}) : tn_value_none()};
            tn_table_add(table, cells, LENGTH(cells), NULL);
        }
    }
}

tn_report *tn_usage_report(tn_arena *arena, const tn_life *life, const tn_rating *rating,
                           const tn_findings *findings)
{
    const char *id = life->contract->id.value;
    tn_report *report = tn_report_new(arena, tn_arena_format(arena, "Usage: %s", id));
    tn_report_add(report, "contract", "Contract", tn_value_text(id));
    tn_report_add(report, "currency", "Currency", tn_value_text(life->terms[0].currency.code));
    tn_report_add(report, "records", "Records", tn_value_quantity((int64_t)rating->records));
    tn_report_add(report, "rated_records", "Rated", tn_value_quantity((int64_t)rating->billable));
    tn_table *table =
        tn_report_table(report, "usage", "Usage", rated_columns, LENGTH(rated_columns));
    for (size_t i = 0; i < rating->count; i++) {
        const tn_rated *r = &rating->rated[i];
        const tn_currency currency = life->terms[r->term].currency;
        const tn_value cells[] = {tn_value_text(month_name(arena, r->month)),
                                  tn_value_text(life->product->dimensions[r->dimension].key.value),
                                  tn_value_quantity(r->used),
                                  tn_value_quantity(r->billed),
                                  tn_value_price(r->price, currency),
                                  worth(r->price, r->billed, currency)};
        tn_table_add(table, cells, LENGTH(cells), NULL);
    }
    if (report) {
        report->primary = table;
    }
    add_rejects(report, life, rating);
    return tni_report_close(report, findings);
}

static void add_month(tn_arena *arena, tn_table *table, const tn_ledger_month *m, const char *name)
{
    const tn_value cells[] = {tn_value_text(name ? name : month_name(arena, m->month)),
                              tn_value_money(m->invoiced),
                              tn_value_money(m->cash),
                              tn_value_money(m->revenue),
                              tn_value_money(m->usage_revenue),
                              tn_value_money(m->deferred),
                              tn_value_money(m->asset),
                              tn_value_money(m->fee),
                              tn_value_money(m->seller_net),
                              tn_value_flag(m->assumed)};
    tn_table_add(table, cells, LENGTH(cells), NULL);
}

tn_report *tn_ledger_report(tn_arena *arena, const tn_life *life, const tn_ledger *ledger,
                            const tn_findings *findings)
{
    const char *id = life->contract->id.value;
    tn_report *report = tn_report_new(arena, tn_arena_format(arena, "Forecast: %s", id));
    tn_report_add(report, "contract", "Contract", tn_value_text(id));
    tn_report_add(report, "currency", "Currency", tn_value_text(ledger->currency.code));
    tn_report_add(report, "until", "Until", tn_value_date(life->horizon));
    tn_table *table =
        tn_report_table(report, "months", "Months", month_columns, LENGTH(month_columns));
    for (size_t i = 0; i < ledger->count; i++) {
        add_month(arena, table, &ledger->months[i], NULL);
    }
    if (report) {
        report->primary = table;
    }
    tn_table *total =
        tn_report_table(report, "total", "Total", month_columns, LENGTH(month_columns));
    add_month(arena, total, &ledger->total, "total");
    if (ledger->left_out) {
        tn_report_note(report, "%zu documents in another currency are not in these figures.",
                       ledger->left_out);
    }
    return tni_report_close(report, findings);
}
