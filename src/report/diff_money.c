/* What a change does to the money: totals of quotes and invoices, before and after. */
#include "report/diff.h"
#include "report/tables/cells.h"

static const tn_column money_columns[] = {
    {.key = "figure", .title = "What it does to the money", .kind = TN_V_TEXT},
    {.key = "currency", .title = "Currency", .kind = TN_V_TEXT},
    {.key = "before", .title = "Before", .kind = TN_V_MONEY},
    {.key = "after", .title = "After", .kind = TN_V_MONEY},
    {.key = "difference", .title = "Difference", .kind = TN_V_MONEY}};

typedef struct money {
    tn_arena *arena;
    tn_table *table;
} money;

static void add_money(const money *m, const char *figure, tn_maybe_money before,
                      tn_maybe_money after)
{
    tn_money difference;
    const tn_maybe_money any = after.known ? after : before;
    const bool both = before.known && after.known &&
                      tn_currency_equal(before.money.currency, after.money.currency);
    const bool differs = both && tn_money_sub(after.money, before.money, &difference) == TN_OK;
    if (!any.known) {
        return;
    }
    TNI_ROW(m->table, NULL, tn_value_text(figure),
            tn_value_text(both || !before.known || !after.known
                              ? tn_arena_format(m->arena, "%s", any.money.currency.code)
                              : tn_arena_format(m->arena, "%s, %s", before.money.currency.code,
                                                after.money.currency.code)),
            TNI_IF(before.known, tn_value_money(before.money)),
            TNI_IF(after.known, tn_value_money(after.money)),
            TNI_IF(differs, tn_value_money(difference)));
}

static void compare_quotes(const money *m, const tn_quote *before, const tn_quote *after)
{
    add_money(m, "list total", before->list_total, after->list_total);
    add_money(m, "discount", before->discount_total, after->discount_total);
    add_money(m, "net total", before->net_total, after->net_total);
    add_money(m, "monthly equivalent", before->monthly_equivalent, after->monthly_equivalent);
    add_money(m, "listing fee", (tn_maybe_money){before->fee_known, before->fee},
              (tn_maybe_money){after->fee_known, after->fee});
    add_money(m, "seller's net", before->seller_net, after->seller_net);
}

/* Unknown when a currency changes on the way. */
static tn_maybe_money sum_of(const tn_invoices *invoices, tn_document_kind kind)
{
    tn_maybe_money total = {0};
    total.known = tn_invoices_sum(invoices, kind, &total.money) == TN_OK;
    return total;
}

static void compare_invoices(const money *m, const tn_invoices *before, const tn_invoices *after)
{
    for (tn_document_kind kind = 0; kind < TN_DOCUMENT_KINDS; kind++) {
        const tn_maybe_money old = sum_of(before, kind), now = sum_of(after, kind);
        if ((old.known && old.money.minor) || (now.known && now.money.minor)) {
            add_money(m, tn_document_kind_name(kind), old, now);
        }
    }
    add_money(m, "invoices in all", sum_of(before, TN_DOCUMENT_KINDS),
              sum_of(after, TN_DOCUMENT_KINDS));
}

void tni_diff_money(tn_report *report, const tn_diff_side *before, const tn_diff_side *after)
{
    const bool quotes = before->quote && after->quote;
    const tn_invoices *old = tn_books_invoices(before->books);
    const tn_invoices *now = tn_books_invoices(after->books);
    if (!quotes && (!old || !now)) {
        return;
    }
    const money m = {.arena = report->arena,
                     .table = TNI_TABLE(report, "money", "Money", money_columns)};
    if (quotes) {
        compare_quotes(&m, before->quote, after->quote);
    } else {
        compare_invoices(&m, old, now);
    }
}
