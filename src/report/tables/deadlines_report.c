/* The report of deadlines. */
#include "report/tables/cells.h"
#include "tenor/contract_reports.h"

static const tn_column columns[] = {{.key = "at", .title = "When", .kind = TN_V_INSTANT},
                                    {.key = "what", .title = "What", .kind = TN_V_TEXT},
                                    {.key = "subject", .title = "Of", .kind = TN_V_TEXT},
                                    {.key = "detail", .title = "Detail", .kind = TN_V_TEXT},
                                    {.key = "amount", .title = "Amount", .kind = TN_V_MONEY},
                                    {.key = "currency", .title = "Currency", .kind = TN_V_TEXT},
                                    {.key = "assumed", .title = "Assumed", .kind = TN_V_FLAG}};

tn_report *tn_deadlines_report(tn_arena *arena, const tn_deadlines *deadlines,
                               const tn_findings *findings)
{
    tn_report *report = tn_report_new(arena, "Deadlines");
    if (deadlines->has_from) {
        tn_report_add(report, "from", "From", tn_value_date(deadlines->from));
    }
    tn_table *table = TNI_TABLE(report, "deadlines", "Deadlines", columns);
    for (size_t i = 0; i < deadlines->count; i++) {
        const tn_deadline *d = &deadlines->items[i];
        TNI_ROW(table, NULL,
                d->whole_day ? tn_value_date(tn_instant_date(d->at)) : tn_value_instant(d->at),
                tn_value_text(d->what), tn_value_text(d->subject), tn_value_text(d->detail),
                TNI_IF(d->has_amount, tn_value_money(d->amount)),
                TNI_IF(d->has_amount, tn_value_text(d->amount.currency.code)),
                tn_value_flag(d->assumed));
    }
    tni_set_primary(report, table);
    return tni_report_close(report, findings);
}
