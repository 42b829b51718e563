/* The report of a register: credit notes apart for people, one list for programs. */
#include "report/books.h"

#include "tenor/contract_reports.h"

static const life_case refunded = {
    .what = "a credit note",
    .product = STORAGE,
    .contract = PUBLIC("12", "2027-01-10") "agreement = agmt-1\n[item gb]\nquantity = 100\n"
                                           "[refund 2027-02-10]\napproved = yes\namount = 200\n"};

static void test_register_report__tables(void **state)
{
    (void)state;
    tn_register list = {.arena = arena, .options = {.kind = TN_DOCUMENT_KINDS}, .keeps_rows = true};
    assert_int_equal(tn_register_add(&list, arena, books_of(&refunded)), TN_OK);
    tn_register_end(&list);
    const tn_report *report = tn_register_report(arena, &list, NULL);
    expect_table(report->primary,
                 "C-1 | C-1-2027-01-10-contract | 2027-01-10 | 2027-01-10 | contract | - | agmt-1 "
                 "| - | USD | 1600.00 | 48.00 | 1552.00 | false\n"
                 "C-1 | C-1-2027-02-10-refund | 2027-02-10 | 2027-02-17 | refund | - | agmt-1 | - "
                 "| USD | -200.00 | -6.00 | -194.00 | false\n");
    assert_int_equal(tn_report_find_table(report, "invoices")->count, 1);
    assert_int_equal(tn_report_find_table(report, "credit_notes")->count, 1);
    expect_table(tn_report_find_table(report, "totals"),
                 "2027-01 | USD | 1 | 1600.00 | 0.00 | 1600.00 | 48.00 | 1552.00 | false\n"
                 "2027-02 | USD | 1 | 0.00 | -200.00 | -200.00 | -6.00 | -194.00 | false\n"
                 "total | USD | 2 | 1600.00 | -200.00 | 1400.00 | 42.00 | 1358.00 | false\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_register_report__tables),
    };
    return RUN_LIVES(tests);
}
