/* The report of a timeline: the list, and for people a picture in bars. */
#include "report/books.h"

#include "tenor/contract_reports.h"

static void test_timeline_report__list_and_bars(void **state)
{
    (void)state;
    tn_books *books = books_of(&quarter);
    const tn_timeline *timeline = NULL;
    assert_int_equal(tn_timeline_build(arena, books, &timeline), TN_OK);
    expect_report(
        tn_timeline_report(arena, books, timeline, NULL),
        "Timeline: C-1\n"
        "contract: C-1\n"
        "currency: USD\n"
        "until: 2026-03-31\n"
        "[events]\n"
        "2026-01-01T00:00:00Z | accepted | false | public listing bought | - | - | false\n"
        "2026-01-01T00:00:00Z | account-setup | false | buyer registers a new account | - | - | "
        "false\n"
        "2026-01-01T00:00:00Z | registration | false | resolve the registration token to the "
        "customer | - | - | false\n"
        "2026-01-01T00:00:00Z | term-starts | false | first term: gb 3, seats 1 | - | - | false\n"
        "2026-01-01T00:00:00Z | subscribe-success | true | gb 3, seats 1 | - | - | false\n"
        "2026-01-01T00:00:00Z | entitlement-updated | true | gb 3, seats 1 | - | - | false\n"
        "2026-01-01T00:00:00Z | invoice | false | C-1-2026-01-01-contract | 16.00 | "
        "C-1-2026-01-01-contract | false\n"
        "2026-01-16T00:00:00Z | upgrade | false | gb 5, seats 2 | - | - | false\n"
        "2026-01-16T00:00:00Z | entitlement-updated | true | gb 5, seats 2 | - | - | false\n"
        "2026-01-16T00:00:00Z | invoice | false | C-1-2026-01-16-upgrade | 7.23 | "
        "C-1-2026-01-16-upgrade | false\n"
        "2026-01-31 | decision-deadline | false | last day to switch the renewal on or off | - | - "
        "| false\n"
        "2026-02-01T00:00:00Z | term-ends | false | - | - | - | false\n"
        "2026-02-01T00:00:00Z | term-starts | false | renewed by itself: gb 5, seats 2 | - | - | "
        "false\n"
        "2026-02-01T00:00:00Z | entitlement-updated | true | gb 5, seats 2 | - | - | false\n"
        "2026-02-01T00:00:00Z | invoice | false | C-1-2026-02-01-renewal | 30.00 | "
        "C-1-2026-02-01-renewal | false\n"
        "2026-02-28 | decision-deadline | false | last day to switch the renewal on or off | - | - "
        "| false\n"
        "2026-03-01T00:00:00Z | term-ends | false | - | - | - | false\n"
        "2026-03-01T00:00:00Z | term-starts | false | renewed by itself: gb 5, seats 2 (assumed) | "
        "- | - | true\n"
        "2026-03-01T00:00:00Z | entitlement-updated | true | gb 5, seats 2 (assumed) | - | - | "
        "true\n"
        "2026-03-01T00:00:00Z | invoice | false | C-1-2026-03-01-renewal (assumed) | 30.00 | "
        "C-1-2026-03-01-renewal | true\n"
        "2026-03-31 | decision-deadline | false | last day to switch the renewal on or off "
        "(assumed) | - | - | true\n"
        ">                  2026-01-01                                        2026-03-31\n"
        "> term             [===================]                                       \n"
        "> renewal                              [==================]                    \n"
        "> renewal                                                 [-------------------]\n"
        "> gb               3.........5.................................................\n"
        "> seats            1.........2.................................................\n"
        "> invoices         $         $         $                  $                    \n"
        "> [==] term  [--] assumed  x cut short  $ invoice  - credit note  * several\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_timeline_report__list_and_bars),
    };
    return RUN_LIVES(tests);
}
