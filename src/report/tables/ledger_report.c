/* The report of the months: one contract, or several side by side with totals per currency. */
#include "report/tables/cells.h"
#include "tenor/contract_reports.h"

static const tn_column month_columns[] = {
    {.key = "contract", .title = "Contract", .kind = TN_V_TEXT},
    {.key = "month", .title = "Month", .kind = TN_V_TEXT},
    {.key = "currency", .title = "Currency", .kind = TN_V_TEXT},
    {.key = "invoiced", .title = "Invoiced", .kind = TN_V_MONEY},
    {.key = "cash", .title = "Cash", .kind = TN_V_MONEY},
    {.key = "revenue", .title = "Revenue", .kind = TN_V_MONEY},
    {.key = "usage_revenue", .title = "of it usage", .kind = TN_V_MONEY},
    {.key = "deferred", .title = "Deferred", .kind = TN_V_MONEY},
    {.key = "contract_asset", .title = "Asset", .kind = TN_V_MONEY},
    {.key = "listing_fee", .title = "Fee", .kind = TN_V_MONEY, .flags = TN_INTERNAL_ONLY},
    {.key = "seller_net", .title = "Seller's net", .kind = TN_V_MONEY, .flags = TN_INTERNAL_ONLY},
    {.key = "assumed", .title = "Assumed", .kind = TN_V_FLAG}};

/* code: of the currency, borrowed from what lives as long as the table. */
static void add_month(tn_table *table, const char *contract, const char *month, const char *code,
                      const tn_ledger_month *m)
{
    TNI_ROW(table, NULL, tn_value_text(contract), tn_value_text(month), tn_value_text(code),
            tn_value_money(m->invoiced), tn_value_money(m->cash), tn_value_money(m->revenue),
            tn_value_money(m->usage_revenue), tn_value_money(m->deferred), tn_value_money(m->asset),
            tn_value_money(m->fee), tn_value_money(m->seller_net), tn_value_flag(m->assumed));
}

/* A currency's sum over the contracts; balances are those at each contract's last month. */
static void add_totals(tn_report *report, const tn_ledger *ledgers, size_t count)
{
    tn_table *table = TNI_TABLE(report, "totals", "Totals", month_columns);
    for (size_t i = 0; i < count; i++) {
        tn_ledger_month sum = ledgers[i].total;
        bool first = true, fits = true;
        for (size_t j = 0; j < count; j++) {
            const bool same = tn_currency_equal(ledgers[j].currency, ledgers[i].currency);
            first = first && !(same && j < i);
            if (same && j > i) {
                fits = fits && tn_ledger_month_add(&sum, &ledgers[j].total) == TN_OK;
            }
        }
        if (first && fits) {
            add_month(table, "all", "total", ledgers[i].currency.code, &sum);
        }
    }
}

tn_report *tn_ledger_report(tn_arena *arena, tn_books *const *books, size_t count, bool coming,
                            const tn_findings *findings)
{
    tn_ledger *ledgers = tn_arena_take_array(arena, count, sizeof(*ledgers));
    const tn_date *from = NULL;
    bool fits = true;
    for (size_t i = 0; i < count; i++) {
        const tn_ledger *all = tn_books_ledger(books[i]);
        const tn_horizon *horizon = tn_books_horizon(books[i]);
        if (!ledgers || !all) {
            return NULL;
        }
        ledgers[i] = *all;
        from = coming && horizon->has_as_of ? &horizon->as_of : NULL;
        fits = (!from || tn_ledger_from(all, *from, &ledgers[i]) == TN_OK) && fits;
    }
    tn_report *report = tn_report_new(arena, "Forecast");
    size_t left_out = 0;
    if (from) {
        tn_report_add(report, "from", "From", tn_value_date(*from));
    }
    tn_report_add(report, "contracts", "Contracts", tn_value_quantity((int64_t)count));
    tn_table *table = TNI_TABLE(report, "months", "Months", month_columns);
    for (size_t i = 0; i < count; i++) {
        const char *id = tn_books_contract(books[i])->id.value;
        for (size_t j = 0; j < ledgers[i].count; j++) {
            const tn_ledger_month *m = &ledgers[i].months[j];
            add_month(table, id, tni_month_name(arena, m->month), m->invoiced.currency.code, m);
        }
        left_out += ledgers[i].left_out;
    }
    tni_set_primary(report, table);
    add_totals(report, ledgers, fits ? count : 0);
    if (left_out) {
        tn_report_note(report, "%zu documents in another currency are not in these figures.",
                       left_out);
    }
    return tni_report_close(report, findings);
}
