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
    expect_report(ended(&plan, (tn_event){.kind = TN_EVENT_CANCEL}, "2027-07-01"),
                  "Cancellation: C-1\ncontract: C-1\non: 2027-07-01T00:00:00Z\ncurrency: USD\n"
                  "given_back: 0.00\nends_access: true\naccess_until: 2027-07-01T00:00:00Z\n"
                  "forfeited: 4.11\nnot_invoiced: 500.00\n[lines]\n"
                  "> A cancellation gives nothing back; what is to be given back is a refund.\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_termination_report__refund),
        cmocka_unit_test(test_termination_report__cancel),
    };
    return RUN_LIVES(tests);
}
