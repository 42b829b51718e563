/* The report of a reconciliation: what differs, and why. */
#include "report/tables/cells.h"
#include "tenor/contract_reports.h"

static const tn_column count_columns[] = {
    {.key = "outcome", .title = "Outcome", .kind = TN_V_TEXT},
    {.key = "documents", .title = "Documents", .kind = TN_V_QUANTITY}};

static const tn_column columns[] = {
    {.key = "outcome", .title = "Outcome", .kind = TN_V_TEXT},
    {.key = "contract", .title = "Contract", .kind = TN_V_TEXT},
    {.key = "invoice", .title = "Simulated", .kind = TN_V_TEXT},
    {.key = "billed_invoice", .title = "Billed", .kind = TN_V_TEXT},
    {.key = "date", .title = "Date", .kind = TN_V_DATE, .flags = TN_NOT_IN_TEXT},
    {.key = "billed_date", .title = "Billed on", .kind = TN_V_DATE},
    {.key = "currency", .title = "Currency", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT},
    {.key = "amount", .title = "Amount", .kind = TN_V_MONEY},
    {.key = "billed_currency", .title = "Currency", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT},
    {.key = "billed_amount", .title = "Billed", .kind = TN_V_MONEY},
    {.key = "difference", .title = "Difference", .kind = TN_V_MONEY},
    {.key = "fee", .title = "Fee", .kind = TN_V_MONEY, .flags = TN_NOT_IN_TEXT},
    {.key = "billed_fee", .title = "Billed fee", .kind = TN_V_MONEY, .flags = TN_NOT_IN_TEXT},
    {.key = "line", .title = "Line", .kind = TN_V_QUANTITY, .flags = TN_NOT_IN_TEXT},
    {.key = "explanation", .title = "Explanation", .kind = TN_V_TEXT}};

static const char *more_or_less(tn_arena *arena, tn_money difference, const char *what)
{
    char text[TN_DECIMAL_TEXT];
    const tn_money amount = {difference.minor < 0 ? -difference.minor : difference.minor,
                             difference.currency};
    return tn_arena_format(arena, "%s %s %s than simulated", what, tn_money_format(amount, text),
                           difference.minor < 0 ? "less" : "more");
}

static const char *days_apart(tn_arena *arena, int64_t days)
{
    const long long count = days < 0 ? -days : days;
    return tn_arena_format(arena, "billed %lld day%s %s than simulated", count,
                           count == 1 ? "" : "s", days < 0 ? "earlier" : "later");
}

static const char *explain(tn_arena *arena, const tn_reconciled *r)
{
    char text[TN_DECIMAL_TEXT];
    switch (r->outcome) {
    case TN_OUTCOME_MATCHED:
        return "";
    case TN_OUTCOME_ROUNDING:
        return tn_arena_format(arena, "%s: rounding",
                               r->difference.minor ? more_or_less(arena, r->difference, "billed")
                                                   : more_or_less(arena, r->fee_difference, "fee"));
    case TN_OUTCOME_FEE:
        return tn_arena_format(arena,
                               "%s: another fee percent, or a renewal that only one side sees",
                               more_or_less(arena, r->fee_difference, "fee"));
    case TN_OUTCOME_CURRENCY:
        return tn_arena_format(arena, "billed in %s, simulated in %s: another offer was accepted",
                               r->billed->gross.currency.code, r->simulated->total.currency.code);
    case TN_OUTCOME_AMOUNT:
        return tn_arena_format(
            arena, "%s%s%s: quantities, prices or an event that the contract file does not have",
            more_or_less(arena, r->difference, "billed"), r->days ? ", " : "",
            r->days ? days_apart(arena, r->days) : "");
    case TN_OUTCOME_TIMING:
        return days_apart(arena, r->days);
    case TN_OUTCOME_MISSING:
        return "not in the feed up to its last day: not billed, or the contract ended before";
    case TN_OUTCOME_UNEXPECTED:
        return tn_arena_format(arena, "nothing in the contract file brings %s %s",
                               tn_money_format(r->billed->gross, text),
                               r->billed->gross.currency.code);
    case TN_OUTCOME_KINDS:
        break;
    }
    return "";
}

static void add_row(tn_table *table, tn_arena *arena, const tn_reconciled *r)
{
    const tn_document *d = r->simulated;
    const tn_billed *b = r->billed;
    const bool both = d && b && r->outcome != TN_OUTCOME_CURRENCY;
    TNI_ROW(table, NULL, tn_value_text(tn_outcome_name(r->outcome)),
            tn_value_text(r->invoices->life->contract->id.value),
            TNI_IF(d, tn_value_text(tn_document_id(arena, d))),
            TNI_IF(b, tn_value_text(b->invoice)), TNI_IF(d, tn_value_date(d->date)),
            TNI_IF(b, tn_value_date(b->date)), TNI_IF(d, tn_value_text(d->total.currency.code)),
            TNI_IF(d, tn_value_money(d->total)), TNI_IF(b, tn_value_text(b->gross.currency.code)),
            TNI_IF(b, tn_value_money(b->gross)), TNI_IF(both, tn_value_money(r->difference)),
            TNI_IF(d, tn_value_money(r->fee)), TNI_IF(b && b->has_fee, tn_value_money(b->fee)),
            TNI_IF(b, tn_value_quantity(b->at.line)), tn_value_text(explain(arena, r)));
}

tn_report *tn_reconcile_report(tn_arena *arena, const tn_reconciliation *reconciliation, bool all,
                               const tn_findings *findings)
{
    const tn_reconciliation *r = reconciliation;
    tn_report *report = tn_report_new(arena, "Reconciliation");
    tn_report_add(report, "until", "Up to", /* a feed without rows has no last day */
                  r->until.days ? tn_value_date(r->until) : tn_value_none());
    tn_report_add(report, "exceptions", "Exceptions", tn_value_quantity((int64_t)r->exceptions));
    tn_report_add(report, "not_yet", "Simulated later", tn_value_quantity((int64_t)r->not_yet));
    tn_report_add(report, "others", "Billed to others", tn_value_quantity((int64_t)r->others));
    tn_table *counts = TNI_TABLE(report, "outcomes", "Outcomes", count_columns);
    for (int i = 0; i < TN_OUTCOME_KINDS; i++) {
        TNI_ROW(counts, NULL, tn_value_text(tn_outcome_name((tn_outcome)i)),
                tn_value_quantity((int64_t)r->of[i]));
    }
    tn_table *table = TNI_TABLE(report, "documents", all ? "Documents" : "Exceptions", columns);
    for (size_t i = 0; i < r->count; i++) {
        if (all || r->items[i].outcome != TN_OUTCOME_MATCHED) {
            add_row(table, arena, &r->items[i]);
        }
    }
    tni_set_primary(report, table);
    return tni_report_close(report, findings);
}
