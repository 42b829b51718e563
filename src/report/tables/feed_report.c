/* Invoices in the columns of AWS's billing event feed. */
#include "report/tables/cells.h"
#include "tenor/contract_reports.h"

#define TEXT(name) .key = name, .title = name, .kind = TN_V_TEXT
#define DATE(name) .key = name, .title = name, .kind = TN_V_DATE

static const tn_column columns[] = {
    {TEXT("billing_event_id")},
    {TEXT("from_account_id")},
    {TEXT("to_account_id")},
    {TEXT("end_user_account_id")},
    {TEXT("product_id")},
    {TEXT("action")},
    {TEXT("transaction_type")},
    {TEXT("parent_billing_event_id")},
    {TEXT("disbursement_billing_event_id")},
    {.key = "amount", .title = "amount", .kind = TN_V_MONEY},
    {TEXT("currency")},
    {.key = "balance_impacting", .title = "balance_impacting", .kind = TN_V_QUANTITY},
    {DATE("invoice_date")},
    {DATE("payment_due_date")},
    {DATE("usage_period_start_date")},
    {DATE("usage_period_end_date")},
    {TEXT("invoice_id")},
    {TEXT("billing_address_id")},
    {TEXT("transaction_reference_id")},
    {TEXT("bank_trace_id")},
    {TEXT("broker_id")}};

/* Days of what the document pays for: the first, and the last. */
static void period_of(const tn_document *d, tn_value *first, tn_value *last)
{
    *first = *last = tn_value_none();
    if (d->kind == TN_DOCUMENT_USAGE && d->line_count) {
        const tn_period period = d->lines[0].period;
        *first = tn_value_date(tn_instant_date(period.start));
        *last = tn_value_date(tn_instant_date((tn_instant){period.end.seconds - 1}));
    }
}

static void add_event(tn_table *table, tn_arena *arena, const tn_contract *c, const tn_document *d,
                      tn_money amount, bool fee)
{
    static const char *const types[2][2] = {{"SELLER_REV_SHARE", "SELLER_REV_SHARE_REFUND"},
                                            {"AWS_REV_SHARE", "AWS_REV_SHARE_REFUND"}};
    const bool back = d->total.minor < 0;
    const char *id = tn_document_id(arena, d);
    const tn_document *reduced = back && d->line_count ? d->lines[0].reduces : NULL;
    tn_value first, last;
    period_of(d, &first, &last);
    TNI_ROW(table, NULL, tn_value_text(fee ? tn_arena_format(arena, "%s-fee", id ? id : "") : id),
            tni_cell_text(c->account_id), tn_value_none(), tni_cell_text(c->account_id),
            tni_cell_text(c->product->product_id), tn_value_text("INVOICED"),
            tn_value_text(types[fee][back]),
            TNI_IF(reduced, tn_value_text(tn_document_id(arena, reduced))), tn_value_none(),
            tn_value_money(amount), tn_value_text(d->total.currency.code), tn_value_quantity(1),
            tn_value_date(d->date), tn_value_date(d->due), first, last, tn_value_text(id),
            tn_value_none(), tn_value_none(), tn_value_none(), tn_value_none());
}

tn_report *tn_billing_feed_report(tn_arena *arena, tn_books *books, bool internal,
                                  const tn_findings *findings)
{
    const tn_movements *movements = tn_books_movements(books);
    const tn_contract *contract = tn_books_contract(books);
    if (!movements) {
        return NULL;
    }
    tn_report *report = tn_report_new(arena, "Billing events");
    tn_table *table = TNI_TABLE(report, "events", "Billing events", columns);
    for (size_t i = 0; i < movements->count; i++) {
        const tn_movement *m = &movements->items[i];
        if (m->kind == TN_MOVE_INVOICED) {
            add_event(table, arena, contract, m->document, m->amount, false);
            if (internal) {
                const tn_money kept = {-m->fee.minor, m->fee.currency};
                add_event(table, arena, contract, m->document, kept, true);
            }
        }
    }
    return tni_report_close(report, findings);
}
