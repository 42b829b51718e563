/* What AWS billed, read and compared: columns, joins, dates, bad rows, memory that runs out. */
#include "support/lives.h"
#include "support/memory.h"
#include "tenor/billing_feed.h"

#define EVENTS "invoice_date,currency,transaction_type,amount,invoice_id,action\n"

static tn_status read(tn_arena *arena, const tn_tables *tables, const char *text,
                      tn_findings *findings, const tn_billing_feed **out)
{
    tn_billing_feed_reader *reader = tn_billing_feed_new(arena, "f.csv", tables, findings);
    if (!reader) {
        return TN_E_NOMEM;
    }
    const tn_status status = tn_billing_feed_push(reader, text, strlen(text));
    const tn_status ended = tn_billing_feed_end(reader, out);
    return status == TN_OK ? ended : status;
}

/* "2027-01-05 750.00/22.50": a document each; and the codes of what cannot be read. */
static void expect(const char *text, const char *expected)
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    const tn_billing_feed *feed = NULL;
    char got[512] = "", date[TN_DATE_TEXT], gross[TN_DECIMAL_TEXT], fee[TN_DECIMAL_TEXT];
    size_t used = 0;
    read(arena, test_tables(arena), text, findings, &feed);
    for (size_t i = 0; feed && i < feed->count; i++) {
        const tn_billed *b = &feed->items[i];
        used += (size_t)snprintf(got + used, sizeof(got) - used, "%s %s/%s\n",
                                 tn_date_format(b->date, date), tn_money_format(b->gross, gross),
                                 b->has_fee ? tn_money_format(b->fee, fee) : "-");
    }
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        used += (size_t)snprintf(got + used, sizeof(got) - used, "%s:%d:%d\n",
                                 tn_code_get(f->code)->text, (int)f->at.line, (int)f->at.column);
    }
    assert_string_equal(got, expected);
    tn_arena_free(arena);
}

static void test_feed__billing_events(void **state)
{
    (void)state;
    expect(EVENTS "2027-01-05,USD,SELLER_REV_SHARE,750,A,INVOICED\n"
                  "2027-01-05,USD,AWS_REV_SHARE,-22.5,A,INVOICED\n"
                  "2027-01-05,USD,SELLER_TAX_SHARE,60,A,INVOICED\n"
                  "2027-02-05,USD,SELLER_REV_SHARE,750,A,COLLECTED\n",
           "2027-01-05 750.00/22.50\nFIL-126:4:1\n");
    expect(EVENTS "2027-01-05,USD,SELLER_REV_SHARE,500,A,INVOICED\n" /* two lines of one invoice */
                  "2027-01-04,USD,SELLER_REV_SHARE,1.005,B,INVOICED\n" /* rounded half-up */
                  "2027-01-05,USD,SELLER_REV_SHARE,250,A,INVOICED\n"
                  "2027-01-05,USD,SELLER_REV_SHARE_REFUND,-250,A,INVOICED\n",
           "2027-01-04 1.01/-\n2027-01-05 750.00/-\n2027-01-05 -250.00/-\n");
    expect(EVENTS "2027-01-05,JPY,SELLER_REV_SHARE,1000,,INVOICED\n" /* no id: nothing is joined */
                  "2027-01-05,JPY,SELLER_REV_SHARE,1000,,INVOICED\n",
           "2027-01-05 1000/-\n2027-01-05 1000/-\n");
    expect(EVENTS "2027-01-05,USD,SELLER_REV_SHARE_REFUND,-0.10,A,INVOICED\n" /* fee 0.003 */
                  "2027-01-05,USD,AWS_REV_SHARE_REFUND,0.00,A,INVOICED\n",
           "2027-01-05 -0.10/0.00\n");
    expect(EVENTS "2027-01-05,USD,AWS_REV_SHARE_REFUND,0,A,INVOICED\n"
                  "2027-01-05,USD,SELLER_REV_SHARE_REFUND,-0.10,A,INVOICED\n"
                  "2027-01-05,USD,SELLER_REV_SHARE,0.10,A,INVOICED\n"
                  "2027-01-05,USD,AWS_REV_SHARE,0,A,INVOICED\n",
           "2027-01-05 0.10/0.00\n2027-01-05 -0.10/-\n");
}

static void test_feed__billed_revenue(void **state)
{
    (void)state;
    expect("Currency,Invoice date,Gross revenue,Gross refund,Listing fee,Listing fee refund\n"
           "USD,01-31-2027,100.00,40.00,3.00,1.20\nUSD,2027-02-01,0,0,0,0\n",
           "2027-01-31 100.00/3.00\n2027-01-31 -40.00/-1.20\nFIL-126:3:1\n");
}

static void test_feed__what_cannot_be_read(void **state)
{
    (void)state;
    expect("date,amount\n2027-01-05,1\n", "FIL-085:1:1\n");
    expect(EVENTS "05.01.2027,USD,SELLER_REV_SHARE,1,A,INVOICED\n"
                  "2027-01-05,XXX,SELLER_REV_SHARE,1,A,INVOICED\n"
                  "2027-01-05,USD,SELLER_REV_SHARE,1e3,A,INVOICED\n"
                  "2027-13-05,USD,SELLER_REV_SHARE,1,A,INVOICED\n"
                  "2027-01-05,USD,SELLER_REV_SHARE,,A,INVOICED\n"
                  "2027-01-05,USD,AWS_REV_SHARE,null,A,INVOICED\n"
                  "2027-01-05,USD,SELLER_REV_SHARE,2,A,INVOICED\n",
           "2027-01-05 2.00/-\nFIL-086:2:1\nFIL-086:3:12\nFIL-086:4:33\nFIL-086:5:1\n"
           "FIL-086:6:33\nFIL-086:7:30\n");
}

static const test_files files = {
    .product = "[product]\ntitle = P\ncategory = users\npurchase = any\ncurrency = USD\n"
               "durations = 1m\n[dimension u]\nname = U\ndescription = U\nprice.1m = 100\n",
    .contract = "[contract]\nid = C1\nproduct = p.product.ini\nduration = 1m\n"
                "accepted = 2027-01-15\n[item u]\nquantity = 1\n[renewal]\nauto = yes\n"};

typedef struct comparison {
    const tn_tables *tables;
    tn_books *books;
} comparison;

static bool survive(const tn_allocator *allocator, void *context)
{
    const comparison *c = context;
    tn_arena *arena = tn_arena_new(allocator);
    tn_findings *findings = arena ? tn_findings_new(arena) : NULL;
    const tn_billing_feed *feed = NULL;
    const tn_reconciliation *r = NULL;
    tn_status status = TN_E_NOMEM;
    if (findings) {
        status = read(arena, c->tables,
                      EVENTS "2027-01-15,USD,SELLER_REV_SHARE,100,A,INVOICED\n"
                             "2027-03-16,USD,SELLER_REV_SHARE,100,B,INVOICED\n",
                      findings, &feed);
    }
    if (status == TN_OK) {
        status = tn_reconcile(arena, &c->books, 1, feed, NULL, &r);
    }
    if (status == TN_OK) { /* 15 February is missing, 29 days off; 15 March is a day late */
        const tn_outcome expected[] = {TN_OUTCOME_MATCHED, TN_OUTCOME_MISSING, TN_OUTCOME_TIMING};
        assert_int_equal(r->count, COUNT(expected));
        for (size_t i = 0; i < COUNT(expected); i++) {
            assert_int_equal(r->items[i].outcome, expected[i]);
        }
        assert_int_equal(r->items[2].days, 1);
    }
    tn_arena_free(arena);
    return status == TN_OK;
}

static void test_reconcile__every_request_failing(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    comparison c = {.tables = test_tables(arena), .books = test_books(arena, &files, "2027-03-20")};
    assert_true(test_every_allocation(survive, &c) > 3);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_feed__billing_events),
        cmocka_unit_test(test_feed__billed_revenue),
        cmocka_unit_test(test_feed__what_cannot_be_read),
        cmocka_unit_test(test_reconcile__every_request_failing),
    };
    return RUN(tests);
}
