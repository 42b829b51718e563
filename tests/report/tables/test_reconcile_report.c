/* The report of a reconciliation: exceptions explained; with all of them, what matched too. */
#include "report/books.h"

#include "tenor/contract_reports.h"

/* What has become of one invoice; a figure of its own in each bucket. */
static tn_collection buyer_of(tn_money billed, tn_money disbursed)
{
    tn_collection c = {.buyer = "B", .currency = billed.currency};
    c.billed = c.collected = billed;
    c.disbursed = disbursed;
    c.outstanding.currency = billed.currency;
    for (size_t i = 0; i < TN_AGE_BUCKETS; i++) {
        c.aged[i] = (tn_money){(int64_t)i, billed.currency};
    }
    return c;
}

static tn_reconciled outcome_of(tn_outcome outcome, const tn_document *d, const tn_billed *billed,
                                int64_t difference)
{
    return (tn_reconciled){.outcome = outcome,
                           .contract = "C-1",
                           .document = tn_document_id(arena, d),
                           .date = d->date,
                           .due = d->due,
                           .total = d->total,
                           .billed = billed,
                           .difference = {difference, d->total.currency},
                           .fee = {0, d->total.currency}};
}

static void test_reconcile_report__exceptions_then_all(void **state)
{
    (void)state;
    tn_books *books = books_of(&quarter);
    const tn_document *d = tn_books_invoices(books)->documents[0];
    tn_billed billed = {.invoice = "E1", .date = d->date, .gross = d->total, .at.line = 2};
    tn_reconciled items[] = {outcome_of(TN_OUTCOME_MATCHED, d, &billed, 0),
                             outcome_of(TN_OUTCOME_AMOUNT, d, &billed, -150),
                             outcome_of(TN_OUTCOME_MISSING, d, NULL, 0)};
    tn_reconciliation r = {.items = items, .count = COUNT(items), .exceptions = 2, .not_yet = 4};
    r.until = d->date;
    r.of[TN_OUTCOME_MATCHED] = r.of[TN_OUTCOME_AMOUNT] = r.of[TN_OUTCOME_MISSING] = 1;
    struct tn_paid_out paid_out = {true, {d->date.days + 9}, {1552, d->total.currency}};
    tn_collection buyer = buyer_of(d->total, paid_out.net);
    const tn_billing_feed feed = {.items = &billed, .count = 1};
    const tn_collections collected = {d->date, &buyer, 1, &paid_out};
    expect_report(tn_reconcile_report(arena, &r, &feed, &collected, false, NULL),
                  "Reconciliation\n"
                  "until: 2026-01-01\n"
                  "as_of: 2026-01-01\n"
                  "exceptions: 2\n"
                  "not_yet: 4\n"
                  "others: 0\n"
                  "[outcomes]\n"
                  "matched | 1\n"
                  "rounding | 0\n"
                  "fee | 0\n"
                  "currency | 0\n"
                  "amount | 1\n"
                  "timing | 0\n"
                  "due | 0\n"
                  "missing | 1\n"
                  "unexpected | 0\n"
                  "[documents]\n"
                  "amount | C-1 | C-1-2026-01-01-contract | E1 | 2026-01-01 | 2026-01-01 | USD | "
                  "16.00 | USD | 16.00 | -1.50 | 0.00 | - | 2 | billed 1.50 less than simulated: "
                  "quantities, prices or an event that the contract file does not have | "
                  "2026-01-01 | - | 15.52 | 2026-01-10\n"
                  "missing | C-1 | C-1-2026-01-01-contract | - | 2026-01-01 | - | USD | 16.00 | - "
                  "| - | - | 0.00 | - | - | not in the feed up to its last day: not billed, or the "
                  "contract ended before | 2026-01-01 | - | - | -\n"
                  "[buyers]\n"
                  "B | USD | 16.00 | 16.00 | 15.52 | 0.00 | 0.00 | 0.01 | 0.02 | 0.03 | 0.04\n");
    expect_table(
        tn_report_find_table(tn_reconcile_report(arena, &r, &feed, &collected, true, NULL),
                             "documents"),
        "matched | C-1 | C-1-2026-01-01-contract | E1 | 2026-01-01 | 2026-01-01 | USD | "
        "16.00 | USD | 16.00 | 0.00 | 0.00 | - | 2 | - | 2026-01-01 | - | 15.52 | 2026-01-10\n"
        "amount | C-1 | C-1-2026-01-01-contract | E1 | 2026-01-01 | 2026-01-01 | USD | "
        "16.00 | USD | 16.00 | -1.50 | 0.00 | - | 2 | billed 1.50 less than simulated: "
        "quantities, prices or an event that the contract file does not have | 2026-01-01 | - | "
        "15.52 | 2026-01-10\n"
        "missing | C-1 | C-1-2026-01-01-contract | - | 2026-01-01 | - | USD | 16.00 | - | "
        "- | - | 0.00 | - | - | not in the feed up to its last day: not billed, or the "
        "contract ended before | 2026-01-01 | - | - | -\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reconcile_report__exceptions_then_all),
    };
    return RUN_LIVES(tests);
}
