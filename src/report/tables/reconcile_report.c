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
    {.key = "explanation", .title = "Explanation", .kind = TN_V_TEXT},
    {.key = "due", .title = "Due", .kind = TN_V_DATE, .flags = TN_NOT_IN_TEXT},
    {.key = "billed_due", .title = "Billed due", .kind = TN_V_DATE, .flags = TN_NOT_IN_TEXT},
    {.key = "disbursed", .title = "Disbursed", .kind = TN_V_MONEY, .flags = TN_NOT_IN_TEXT},
    {.key = "disbursed_on", .title = "On", .kind = TN_V_DATE, .flags = TN_NOT_IN_TEXT}};

static const tn_column buyer_columns[] = {
    {.key = "buyer", .title = "Buyer", .kind = TN_V_TEXT},
    {.key = "currency", .title = "Currency", .kind = TN_V_TEXT},
    {.key = "billed", .title = "Billed", .kind = TN_V_MONEY},
    {.key = "collected", .title = "Collected", .kind = TN_V_MONEY},
    {.key = "disbursed", .title = "Disbursed", .kind = TN_V_MONEY},
    {.key = "outstanding", .title = "Outstanding", .kind = TN_V_MONEY},
    {.key = "not_due", .title = "Not due", .kind = TN_V_MONEY},
    {.key = "days_1_30", .title = "1-30 days", .kind = TN_V_MONEY},
    {.key = "days_31_60", .title = "31-60", .kind = TN_V_MONEY},
    {.key = "days_61_90", .title = "61-90", .kind = TN_V_MONEY},
    {.key = "days_over_90", .title = "Over 90", .kind = TN_V_MONEY}};

static const char *more_or_less(tn_arena *arena, tn_money difference, const char *what)
{
    char text[TN_DECIMAL_TEXT];
    const tn_money amount = {difference.minor < 0 ? -difference.minor : difference.minor,
                             difference.currency};
    return tn_arena_format(arena, "%s %s %s than simulated", what, tn_money_format(amount, text),
                           difference.minor < 0 ? "less" : "more");
}

static const char *days_apart(tn_arena *arena, const char *what, int64_t days)
{
    const long long count = days < 0 ? -days : days;
    return tn_arena_format(arena, "%s %lld day%s %s than simulated", what, count,
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
                               r->billed->gross.currency.code, r->total.currency.code);
    case TN_OUTCOME_AMOUNT:
        return tn_arena_format(
            arena, "%s%s%s: quantities, prices or an event that the contract file does not have",
            more_or_less(arena, r->difference, "billed"), r->days ? ", " : "",
            r->days ? days_apart(arena, "billed", r->days) : "");
    case TN_OUTCOME_TIMING:
        return days_apart(arena, "billed", r->days);
    case TN_OUTCOME_DUE:
        return tn_arena_format(arena, "%s: other net terms", days_apart(arena, "due", r->due_days));
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

static void add_row(tn_table *table, tn_arena *arena, const tn_reconciled *r,
                    const struct tn_paid_out *p)
{
    const bool d = r->document != NULL;
    const tn_billed *b = r->billed;
    const bool both = d && b && r->outcome != TN_OUTCOME_CURRENCY;
    TNI_ROW(table, NULL, tn_value_text(tn_outcome_name(r->outcome)), tn_value_text(r->contract),
            tn_value_text(r->document), TNI_IF(b, tn_value_text(b->invoice)),
            TNI_IF(d, tn_value_date(r->date)), TNI_IF(b, tn_value_date(b->date)),
            TNI_IF(d, tn_value_text(r->total.currency.code)), TNI_IF(d, tn_value_money(r->total)),
            TNI_IF(b, tn_value_text(b->gross.currency.code)), TNI_IF(b, tn_value_money(b->gross)),
            TNI_IF(both, tn_value_money(r->difference)), TNI_IF(d, tn_value_money(r->fee)),
            TNI_IF(b && b->has_fee, tn_value_money(b->fee)),
            TNI_IF(b && b->at.line, tn_value_quantity(b->at.line)),
            tn_value_text(explain(arena, r)), TNI_IF(d, tn_value_date(r->due)),
            TNI_IF(b && b->has_due, tn_value_date(b->due)),
            TNI_IF(p && p->net.minor, tn_value_money(p->net)),
            TNI_IF(p && p->has_date, tn_value_date(p->date)));
}

static void add_buyers(tn_report *report, const tn_collections *collections)
{
    tn_table *table = TNI_TABLE(report, "buyers", "Collected", buyer_columns);
    for (size_t i = 0; i < collections->count; i++) {
        const tn_collection *c = &collections->items[i];
        TNI_ROW(table, NULL, tn_value_text(c->buyer), tn_value_text(c->currency.code),
                tn_value_money(c->billed), tn_value_money(c->collected),
                tn_value_money(c->disbursed), tn_value_money(c->outstanding),
                tn_value_money(c->aged[0]), tn_value_money(c->aged[1]), tn_value_money(c->aged[2]),
                tn_value_money(c->aged[3]), tn_value_money(c->aged[4]));
    }
}

tn_report *tn_reconcile_report(tn_arena *arena, const tn_reconciliation *r,
                               const tn_billing_feed *feed, const tn_collections *collections,
                               bool all, const tn_findings *findings)
{
    tn_report *report = tn_report_new(arena, "Reconciliation");
    tn_report_add(report, "until", "Up to", /* a feed without rows has no last day */
                  r->until.days ? tn_value_date(r->until) : tn_value_none());
    tn_report_add(report, "as_of", "Collected up to", tn_value_date(collections->as_of));
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
            const tn_billed *billed = r->items[i].billed;
            add_row(table, arena, &r->items[i],
                    billed ? &collections->paid_out[billed - feed->items] : NULL);
        }
    }
    add_buyers(report, collections);
    tni_set_primary(report, table);
    return tni_report_close(report, findings);
}
