/* What a refund and a cancellation come to, before they are filed. */
#include "report/books.h"

#include "tenor/contract_reports.h"

/* 1,600.00 for the 365 days of 2027. */
static const life_case year = {.what = "a year",
                               .product = STORAGE,
                               .contract =
                                   PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 100\n"};

static const tn_report *ended(const life_case *c, tn_event event, const char *on)
{
    event.when = (tn_field_instant){.value = at(on), .set = true};
    tn_books *books = tn_books_with(books_of(c), arena, &event, NULL, findings);
    assert_non_null(tn_books_invoices(books));
    return tn_termination_report(arena, books, NULL);
}

static void expect_step(const tn_step *why, const char *expected)
{
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    tn_explain_print(why, true, &out);
    expect_text(&out, expected);
}

/* 184 days are left on 1 July: 1,600.00 x 184/365 = 806.58. */
static void test_termination_report__refund(void **state)
{
    (void)state;
    const tn_event unused = {.kind = TN_EVENT_REFUND, .approved = {.value = 1, .set = true}};
    expect_report(ended(&year, unused, "2027-07-01"),
                  "Refund: C-1\ncontract: C-1\non: 2027-07-01T00:00:00Z\ncurrency: USD\n"
                  "given_back: 806.58\nends_access: true\naccess_until: 2027-07-01T00:00:00Z\n"
                  "forfeited: 0.00\nnot_invoiced: 0.00\n[lines]\n"
                  "C-1-2027-01-01-contract | -806.58\n");
    const tn_event part = {.kind = TN_EVENT_REFUND,
                           .approved = {.value = 1, .set = true},
                           .amount = {.value = {20000000000}, .set = true}};
    expect_report(ended(&year, part, "2027-07-01"),
                  "Refund: C-1\ncontract: C-1\non: 2027-07-01T00:00:00Z\ncurrency: USD\n"
                  "given_back: 200.00\nends_access: false\naccess_until: 2028-01-01T00:00:00Z\n"
                  "forfeited: 0.00\nnot_invoiced: 0.00\n[lines]\n"
                  "C-1-2027-01-01-contract | -200.00\n");
}

/* What rounding leaves of the invoices is nobody's loss when all that is unused goes back. One GB
 * more for 262 of 365 days is 16.00 x 262/365 = 11.4849, billed 11.48. With 196 days left, 1,600.00
 * x 169/365 + 16.00 x 66/365 = 743.7151 are used: 1,611.48 less that, 867.7649, goes back as
 * 867.76, though 1,616.00 x 196/365 = 867.7699 are unused. */
static void test_termination_report__refund_after_upgrade(void **state)
{
    (void)state;
    static const life_case more = {
        .what = "a year, one more",
        .product = STORAGE,
        .contract = PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 100\n"
                                               "[upgrade 2027-04-14]\nquantity.gb = 101\n"};
    const tn_event unused = {.kind = TN_EVENT_REFUND, .approved = {.value = 1, .set = true}};
    const tn_report *report = ended(&more, unused, "2027-06-19");
    assert_int_equal(tn_report_find(report, "given_back")->value.as.money.minor, 86776);
    assert_int_equal(tn_report_find(report, "forfeited")->value.as.money.minor, 0);
}

/* Two of four quarters are invoiced: 500.00 will not be; of the 500.00 paid until 1 July, 181 days
 * are worth 495.89: 4.11 are forfeited. */
static void test_termination_report__cancel(void **state)
{
    (void)state;
    static const life_case plan = {
        .what = "quarters",
        .product = STORAGE,
        .offer = OFFER("duration = 12m\n[item seats]\nquantity = 10\n[payments]\n"
                       "plan = quarterly\n"),
        .contract = PRIVATE("2027-01-01")};
    const tn_report *report = ended(&plan, (tn_event){.kind = TN_EVENT_CANCEL}, "2027-07-01");
    expect_report(report,
                  "Cancellation: C-1\ncontract: C-1\non: 2027-07-01T00:00:00Z\ncurrency: USD\n"
                  "given_back: 0.00\nends_access: true\naccess_until: 2027-07-01T00:00:00Z\n"
                  "forfeited: 4.11\nnot_invoiced: 500.00\n[lines]\n"
                  "> A cancellation gives nothing back; what is to be given back is a refund.\n");
    expect_step(tn_report_find(report, "forfeited")->why,
                "charged less the worth of the time used: 500.00 - 495.89 = 4.11\n");
    expect_step(tn_report_find(report, "not_invoiced")->why,
                "agreed for the term less what is charged: 1,000.00 - 500.00 = 500.00\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_termination_report__refund),
        cmocka_unit_test(test_termination_report__refund_after_upgrade),
        cmocka_unit_test(test_termination_report__cancel),
    };
    return RUN_LIVES(tests);
}
