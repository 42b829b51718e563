/* Invoices as rows of AWS's billing event feed; AWS's share is internal. */
#include "report/books.h"

#include "tenor/contract_reports.h"

static void test_feed_report__sellers_share_and_awss(void **state)
{
    (void)state;
    tn_books *books = books_of(&quarter);
    expect_report(
        tn_billing_feed_report(arena, books, false, NULL),
        "Billing events\n"
        "[events]\n"
        "C-1-2026-01-01-contract | - | - | - | - | INVOICED | SELLER_REV_SHARE | - | - | 16.00 | "
        "USD | 1 | 2026-01-01 | 2026-01-01 | - | - | C-1-2026-01-01-contract | - | - | - | -\n"
        "C-1-2026-01-16-upgrade | - | - | - | - | INVOICED | SELLER_REV_SHARE | - | - | 7.23 | USD "
        "| 1 | 2026-01-16 | 2026-01-16 | - | - | C-1-2026-01-16-upgrade | - | - | - | -\n"
        "C-1-2026-02-01-renewal | - | - | - | - | INVOICED | SELLER_REV_SHARE | - | - | 30.00 | "
        "USD | 1 | 2026-02-01 | 2026-02-01 | - | - | C-1-2026-02-01-renewal | - | - | - | -\n"
        "C-1-2026-03-01-renewal | - | - | - | - | INVOICED | SELLER_REV_SHARE | - | - | 30.00 | "
        "USD | 1 | 2026-03-01 | 2026-03-01 | - | - | C-1-2026-03-01-renewal | - | - | - | -\n");
    expect_report(
        tn_billing_feed_report(arena, books, true, NULL),
        "Billing events\n"
        "[events]\n"
        "C-1-2026-01-01-contract | - | - | - | - | INVOICED | SELLER_REV_SHARE | - | - | 16.00 | "
        "USD | 1 | 2026-01-01 | 2026-01-01 | - | - | C-1-2026-01-01-contract | - | - | - | -\n"
        "C-1-2026-01-01-contract-fee | - | - | - | - | INVOICED | AWS_REV_SHARE | - | - | -0.48 | "
        "USD | 1 | 2026-01-01 | 2026-01-01 | - | - | C-1-2026-01-01-contract | - | - | - | -\n"
        "C-1-2026-01-16-upgrade | - | - | - | - | INVOICED | SELLER_REV_SHARE | - | - | 7.23 | USD "
        "| 1 | 2026-01-16 | 2026-01-16 | - | - | C-1-2026-01-16-upgrade | - | - | - | -\n"
        "C-1-2026-01-16-upgrade-fee | - | - | - | - | INVOICED | AWS_REV_SHARE | - | - | -0.22 | "
        "USD | 1 | 2026-01-16 | 2026-01-16 | - | - | C-1-2026-01-16-upgrade | - | - | - | -\n"
        "C-1-2026-02-01-renewal | - | - | - | - | INVOICED | SELLER_REV_SHARE | - | - | 30.00 | "
        "USD | 1 | 2026-02-01 | 2026-02-01 | - | - | C-1-2026-02-01-renewal | - | - | - | -\n"
        "C-1-2026-02-01-renewal-fee | - | - | - | - | INVOICED | AWS_REV_SHARE | - | - | -0.90 | "
        "USD | 1 | 2026-02-01 | 2026-02-01 | - | - | C-1-2026-02-01-renewal | - | - | - | -\n"
        "C-1-2026-03-01-renewal | - | - | - | - | INVOICED | SELLER_REV_SHARE | - | - | 30.00 | "
        "USD | 1 | 2026-03-01 | 2026-03-01 | - | - | C-1-2026-03-01-renewal | - | - | - | -\n"
        "C-1-2026-03-01-renewal-fee | - | - | - | - | INVOICED | AWS_REV_SHARE | - | - | -0.90 | "
        "USD | 1 | 2026-03-01 | 2026-03-01 | - | - | C-1-2026-03-01-renewal | - | - | - | -\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_feed_report__sellers_share_and_awss),
    };
    return RUN_LIVES(tests);
}
