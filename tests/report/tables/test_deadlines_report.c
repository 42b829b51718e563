/* The report of deadlines: whole days without a time, amounts with their currency. */
#include "report/books.h"

#include "tenor/contract_reports.h"

static void test_deadlines_report__days_instants_and_amounts(void **state)
{
    (void)state;
    tn_deadline items[] = {
        {.at = at("2027-01-31"),
         .whole_day = true,
         .what = "invoice",
         .subject = "C-1",
         .detail = "due",
         .has_amount = true,
         .amount = {123450, {"USD", 2}},
         .assumed = true},
        {.at = at("2027-03-01T09:30:00Z"), .what = "term ends", .subject = "C-1", .detail = ""}};
    const tn_deadlines deadlines = {.items = items,
                                    .count = COUNT(items),
                                    .has_from = true,
                                    .from = tn_instant_date(at("2027-01-01"))};
    expect_report(tn_deadlines_report(arena, &deadlines, NULL),
                  "Deadlines\n"
                  "from: 2027-01-01\n"
                  "[deadlines]\n"
                  "2027-01-31 | invoice | C-1 | due | 1234.50 | USD | true\n"
                  "2027-03-01T09:30:00Z | term ends | C-1 | - | - | - | false\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_deadlines_report__days_instants_and_amounts),
    };
    return RUN_LIVES(tests);
}
