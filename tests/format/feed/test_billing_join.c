/* Rows as documents, and settlements at theirs: by the event they follow, else by the invoice. */
#include "support/tree.h"
#include "tenor/billing_feed.h"

#define EVENTS                                                                                     \
    "billing_event_id,invoice_date,currency,transaction_type,amount,invoice_id,action,"            \
    "parent_billing_event_id,disbursement_billing_event_id,payment_due_date,valid_from\n"
#define DASHBOARD                                                                                  \
    "Invoice ID,Invoice date,Currency,Gross revenue,Gross refund,Listing fee,Listing fee refund,"  \
    "Payment due date,Collected net revenue,Uncollected net revenue,Last collection date,"         \
    "Disbursed net revenue,Disbursement date\n"

/* "CODE:LINE MESSAGE" of what was not compared, "INVOICE GROSS due DATE" a document, "INVOICE KIND
 * GROSS/FEE DATE" a settlement, "N left out". */
static void expect(const char *text, const char *expected)
{
    static const char *const kinds[] = {"collected", "disbursed", "forgiven"};
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    tn_billing_feed_reader *reader =
        tn_billing_feed_new(arena, "f.csv", test_tables(arena), findings);
    const tn_billing_feed *feed = NULL;
    char got[1024] = "", a[TN_DECIMAL_TEXT], b[TN_DECIMAL_TEXT], date[TN_DATE_TEXT];
    size_t used = 0;
    assert_int_equal(tn_billing_feed_push(reader, text, strlen(text)), TN_OK);
    assert_int_equal(tn_billing_feed_end(reader, &feed), TN_OK);
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        used += (size_t)snprintf(got + used, sizeof(got) - used, "%s:%u %s\n",
                                 tn_code_get(f->code)->text, f->at.line, f->message);
    }
    for (size_t i = 0; i < feed->count; i++) {
        const tn_billed *d = &feed->items[i];
        used += (size_t)snprintf(got + used, sizeof(got) - used, "%s %s due %s\n", d->invoice,
                                 tn_money_format(d->gross, a),
                                 d->has_due ? tn_date_format(d->due, date) : "-");
    }
    for (size_t i = 0; i < feed->settlement_count; i++) {
        const tn_settlement *s = &feed->settlements[i];
        used += (size_t)snprintf(got + used, sizeof(got) - used, "%s %s %s/%s %s\n",
                                 feed->items[s->billed].invoice, kinds[s->kind],
                                 tn_money_format(s->gross, a), tn_money_format(s->fee, b),
                                 s->has_date ? tn_date_format(s->date, date) : "-");
    }
    snprintf(got + used, sizeof(got) - used, "%d left out\n", (int)feed->left_out);
    assert_string_equal(got, expected);
    tn_arena_free(arena);
}

/* The rows that follow come before what they follow, and with the opposite sign. */
static void test_join__by_parent(void **state)
{
    (void)state;
    expect(
        EVENTS "S1,,USD,SELLER_REV_SHARE,-100,,DISBURSED,I1,D1,,2027-03-10\n"
               "S2,,USD,AWS_REV_SHARE,3,,DISBURSED,I2,D1,,2027-03-10 20:58:00.0\n"
               "I2,2027-01-05,USD,AWS_REV_SHARE,-3,B,INVOICED,,,2027-02-04,\n"
               "I1,2027-01-05,USD,SELLER_REV_SHARE,100,B,INVOICED,,,,\n"
               "I3,2027-01-04,USD,SELLER_REV_SHARE_REFUND,-7,A,INVOICED,,,,\n"
               "S3,,USD,SELLER_REV_SHARE_REFUND,7,,COLLECTED,I3,,,\n"
               "S4,,USD,SELLER_REV_SHARE,7,,COLLECTED,gone,,,\n",
        "FIL-127:8 COLLECTED revenue in USD: 1 row of 7.00, for invoices that are not in the file\n"
        "A -7.00 due -\nB 100.00 due 2027-02-04\n"
        "B disbursed 100.00/0.00 2027-03-10\nB disbursed 0.00/3.00 2027-03-10\n"
        "A collected -7.00/0.00 -\n1 left out\n");
}

/* Several rows of one event: the last valid_from, of these the last update_date; a deleted event is
 * not there, and 'null' is nothing. */
static void test_join__the_last_state_of_an_event(void **state)
{
    (void)state;
#define HISTORY                                                                                    \
    "billing_event_id,valid_from,update_date,delete_date,invoice_date,currency,transaction_type,"  \
    "amount,invoice_id,action,parent_billing_event_id,disbursement_billing_event_id,"              \
    "payment_due_date\n"
#define BILLED(event, valid, updated, deleted, amount)                                             \
    event "," valid "," updated "," deleted ",2027-01-05,USD,SELLER_REV_SHARE," amount "," event   \
          "i,INVOICED,null,null,null\n"
    expect(HISTORY BILLED("A", "2027-01-05", "2027-01-07", "null", "120") /* corrected */
           BILLED("A", "2027-01-05", "2027-01-06", "", "100")
               BILLED("B", "2027-01-05", "2027-02-01", "null", "7") /* another one since */
           BILLED("B", "2027-01-09", "2027-01-10", "", "8")
               BILLED("C", "2027-01-05", "2027-01-06", "", "5") /* taken away */
           BILLED("C", "2027-01-05", "2027-01-08", "2027-01-08 10:00:00.0", "5")
               BILLED("D", "2027-01-05", "2027-01-06", "2027-01-06", "4") /* and back again */
           BILLED("D", "2027-01-06", "2027-01-07", "null", "3") BILLED(
               "", "2027-01-05", "2027-01-06", "", "1") /* no event: each counts, on one invoice */
           BILLED("", "2027-01-05", "2027-01-06", "", "2") BILLED(
               "", "2027-01-05", "2027-01-06", "2027-01-07",
               "9") "S,2027-02-10,2027-02-11,null,,USD,SELLER_REV_SHARE,-119,,DISBURSED,A,Z,null\n"
                    "S,2027-02-10,2027-02-12,null,,USD,SELLER_REV_SHARE,-120,,DISBURSED,A,Z,null\n"
                    "T,2027-02-10,2027-02-11,2027-02-12,,USD,SELLER_REV_SHARE,-8,,DISBURSED,B,Z,"
                    "null\n",
           "FIL-126:3 earlier and deleted states of events: 8 rows, not compared\n"
           "Ai 120.00 due -\nBi 8.00 due -\nDi 3.00 due -\ni 3.00 due -\n"
           "Ai disbursed 120.00/0.00 2027-02-10\n8 left out\n");
}

/* AWS bills its fee on an invoice of its own, maybe of another day: the reference of the charge
 * ties the two, and what settles the fee, too. */
static void test_join__fees_of_another_invoice(void **state)
{
    (void)state;
#define CHARGES                                                                                    \
    "billing_event_id,transaction_reference_id,invoice_date,currency,transaction_type,amount,"     \
    "invoice_id,action,valid_from\n"
    expect(CHARGES "F1,t1,2027-01-06,USD,AWS_REV_SHARE,-3,X1,INVOICED,\n"
                   "R1,t1,2027-01-05,USD,SELLER_REV_SHARE,100,A,INVOICED,\n"
                   "R2,t2,2027-01-05,USD,SELLER_REV_SHARE,50,A,INVOICED,\n"
                   "F2,t2,2027-01-05,USD,AWS_REV_SHARE,-1.5,X1,INVOICED,\n"
                   "B1,t1,2027-01-09,USD,SELLER_REV_SHARE_REFUND,-10,C,INVOICED,\n"
                   "B2,t1,2027-01-09,USD,AWS_REV_SHARE_REFUND,0.3,X2,INVOICED,\n"
                   "F3,t3,2027-01-05,USD,AWS_REV_SHARE,-2,X3,INVOICED,\n" /* of no charge */
                   "S1,t1,,USD,AWS_REV_SHARE,3,X1,COLLECTED,2027-02-01\n",
           "A 150.00 due -\nX3 0.00 due -\nC -10.00 due -\nA collected 0.00/3.00 2027-02-01\n"
           "0 left out\n");
}

/* Without a parent: its invoice, its currency and its direction; a row that names its disbursement
 * is one, whatever it says. */
static void test_join__by_invoice(void **state)
{
    (void)state;
    expect(EVENTS "I1,2027-01-05,USD,SELLER_REV_SHARE,100,A,INVOICED,,,,\n"
                  "I2,2027-01-06,USD,SELLER_REV_SHARE_REFUND,-20,A,INVOICED,,,,\n"
                  "S1,,USD,SELLER_REV_SHARE,100,A,FORGIVEN,,,,2027-02-01\n"
                  "S2,,USD,SELLER_REV_SHARE_REFUND,-20,A,COLLECTED,,,,2027-02-02T10:00:00Z\n"
                  "S3,,EUR,SELLER_REV_SHARE,100,A,COLLECTED,,,,2027-02-01\n"
                  "S4,,USD,SELLER_REV_SHARE,-100,A,INVOICED,I1,D9,,2027-02-03\n",
           "FIL-127:6 COLLECTED revenue in EUR: 1 row of 100.00, for invoices that are not in the "
           "file\nA 100.00 due -\nA -20.00 due -\nA forgiven 100.00/0.00 2027-02-01\n"
           "A collected -20.00/0.00 2027-02-02\nA disbursed 100.00/0.00 2027-02-03\n"
           "1 left out\n");
}

/* 48.50 of 97.00 are half: 50.00 of the 100.00; a third of 0.01 is nothing. */
static void test_join__the_dashboard(void **state)
{
    (void)state;
    expect(DASHBOARD "A,01-05-2027,USD,100,0,3,0,02-04-2027,48.50,48.50,02-10-2027,48.50,"
                     "02-15-2027\n"
                     "B,01-06-2027,USD,100,40,3,1.20,,58.20,0,02-11-2027,0,\n"
                     "C,01-07-2027,USD,0.01,0,0,0,,1,2,,,\n"
                     "D,01-08-2027,USD,100,0,3,0,,0,97,,0,\n",
           "A 100.00 due 2027-02-04\nB 100.00 due -\nB -40.00 due -\nC 0.01 due -\n"
           "D 100.00 due -\n"
           "A collected 50.00/0.00 2027-02-10\nA disbursed 48.50/0.00 2027-02-15\n"
           "B collected 100.00/0.00 2027-02-11\nB collected -40.00/0.00 2027-02-11\n"
           "0 left out\n");
}

/* Half a cent of two rows is no cent: their exact sum is rounded, once; and that of the rows that
 * settle them. What rounds to nothing on its own counts, too. */
static void test_join__exact_sums(void **state)
{
    (void)state;
    expect(EVENTS "I1,2027-01-05,USD,SELLER_REV_SHARE,500.005,A,INVOICED,,,,\n"
                  "I2,2027-01-05,USD,SELLER_REV_SHARE,249.995,A,INVOICED,,,,\n"
                  "I3,2027-01-06,JPY,SELLER_REV_SHARE,0.4,B,INVOICED,,,,\n"
                  "I4,2027-01-06,JPY,SELLER_REV_SHARE,0.4,B,INVOICED,,,,\n"
                  "I5,2027-01-07,USD,SELLER_REV_SHARE_REFUND,-1.004,C,INVOICED,,,,\n"
                  "I6,2027-01-07,USD,SELLER_REV_SHARE_REFUND,-1.01,C,INVOICED,,,,\n"
                  "I7,2027-01-07,USD,SELLER_REV_SHARE_REFUND,-1.00400001,C,INVOICED,,,,\n"
                  "S1,,USD,SELLER_REV_SHARE,500.005,,COLLECTED,I1,,,\n"
                  "S2,,USD,AWS_REV_SHARE,-15.005,,COLLECTED,I1,,,\n"
                  "S3,,USD,SELLER_REV_SHARE,249.995,,COLLECTED,I2,,,\n"
                  "S4,,USD,AWS_REV_SHARE,-7.495,,COLLECTED,I2,,,\n"
                  "S5,,USD,SELLER_REV_SHARE,249.995,,DISBURSED,I2,,,\n"
                  "S6,,USD,SELLER_REV_SHARE_REFUND,0.005,,COLLECTED,I5,,,\n"
                  "S7,,USD,SELLER_REV_SHARE_REFUND,0.005,,COLLECTED,I6,,,\n"
                  "S8,,USD,SELLER_REV_SHARE,0.005,,COLLECTED,gone,,,\n"
                  "S9,,USD,SELLER_REV_SHARE,0.005,,COLLECTED,gone,,,\n",
           "FIL-127:16 COLLECTED revenue in USD: 2 rows of 0.01, for invoices that are not in the "
           "file\nA 750.00 due -\nB 1 due -\nC -3.02 due -\n"
           "A collected 500.01/0.00 -\nA collected 0.00/15.01 -\nA collected 249.99/0.00 -\n"
           "A collected 0.00/7.49 -\nA disbursed 250.00/0.00 -\nC collected -0.01/0.00 -\n"
           "C collected 0.00/0.00 -\n2 left out\n");
    expect(DASHBOARD "A,01-05-2027,USD,0.003,0,0,0,,0.003,0,,0.003,\n"
                     "A,01-05-2027,USD,0.003,0,0,0,,0.003,0,,0.003,\n"
                     "B,01-06-2027,USD,0,500.005,0,0,,485.005,0,,0,\n"
                     "B,01-06-2027,USD,0,249.995,0,0,,242.495,0,,0,\n",
           "A 0.01 due -\nB -750.00 due -\n"
           "A collected 0.00/0.00 -\nA disbursed 0.00/0.00 -\n"
           "A collected 0.01/0.00 -\nA disbursed 0.01/0.00 -\n"
           "B collected -500.01/0.00 -\nB collected -249.99/0.00 -\n0 left out\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_join__the_last_state_of_an_event),
        cmocka_unit_test(test_join__fees_of_another_invoice),
        cmocka_unit_test(test_join__by_parent),
        cmocka_unit_test(test_join__exact_sums),
        cmocka_unit_test(test_join__by_invoice),
        cmocka_unit_test(test_join__the_dashboard),
    };
    return RUN(tests);
}
