/* The report of one change: fraction, credit, charge, rounding, due. */
#include "report/books.h"

#include "tenor/reports.h"

/* 1 to 4 at 100.00 with 20 of 30 days left: 66.67 goes back, 266.67 is charged, 200.00 is due. */
static void test_proration_report__figures_and_derivations(void **state)
{
    (void)state;
    tn_change change = {.period = {at("2027-04-01"), at("2027-05-01")},
                        .on = at("2027-04-11"),
                        .from = {.present = true, .quantity = 1, .price = {10000000000}},
                        .to = {.present = true, .quantity = 4, .price = {10000000000}},
                        .currency = {"USD", 2},
                        .policy = tn_tables_policy(tables, "aws")};
    assert_int_equal(tn_prorate(change.period, change.on, change.from, change.to, change.currency,
                                change.policy, &change.result),
                     TN_OK);
    const tn_report *report = tn_proration_report(arena, &change, NULL);
    expect_report(report, "Proration\n"
                          "currency: USD\n"
                          "policy: aws\n"
                          "period.start: 2027-04-01T00:00:00Z\n"
                          "period.end: 2027-05-01T00:00:00Z\n"
                          "on: 2027-04-11T00:00:00Z\n"
                          "fraction.numerator: 20\n"
                          "fraction.denominator: 30\n"
                          "fraction.basis: day\n"
                          "credit: 66.67\n"
                          "charge: 266.67\n"
                          "rounding: 0.00\n"
                          "due: 200.00\n");
    assert_non_null(tn_report_find(report, "credit")->why);
    assert_non_null(tn_report_find(report, "charge")->why);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_proration_report__figures_and_derivations),
    };
    return RUN_LIVES(tests);
}
