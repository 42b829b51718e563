/* The report of a contract: terms, what is held last, events. */
#include "report/books.h"

#include "tenor/contract_reports.h"

static void test_contract_report__terms_held_and_events(void **state)
{
    (void)state;
    expect_report(tn_contract_report(arena, books_of(&quarter), NULL),
                  "Contract: C-1\n"
                  "contract: C-1\n"
                  "product: S\n"
                  "offer: -\n"
                  "buyer: -\n"
                  "accepted: 2026-01-01T00:00:00Z\n"
                  "setup: -\n"
                  "agreement: -\n"
                  "customer: -\n"
                  "account_id: -\n"
                  "currency: USD\n"
                  "access_end: 2026-04-01T00:00:00Z\n"
                  "[terms]\n"
                  "first | 2026-01-01T00:00:00Z | 2026-02-01T00:00:00Z | 1m | 16.00 | upfront | "
                  "ran to its end | false\n"
                  "renewed by itself | 2026-02-01T00:00:00Z | 2026-03-01T00:00:00Z | 1m | 30.00 | "
                  "upfront | ran to its end | false\n"
                  "renewed by itself | 2026-03-01T00:00:00Z | 2026-04-01T00:00:00Z | 1m | 30.00 | "
                  "upfront | running | true\n"
                  "[held]\n"
                  "gb | - | 5 | 5 | 2.00 | -\n"
                  "seats | - | 2 | 2 | 10.00 | -\n"
                  "calls | - | 0 | 0 | - | 0.01\n"
                  "[events]\n"
                  "2026-01-16 | upgrade | gb = 5, seats = 2\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contract_report__terms_held_and_events),
    };
    return RUN_LIVES(tests);
}
