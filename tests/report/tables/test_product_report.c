/* The report of a product: prices per duration, usage prices, what is included. */
#include "report/reports.h"
#include "support/offers.h"
#include "tenor/reports.h"

static void test_product_report__a_row_per_dimension(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_report *report =
        tn_product_report(arena, test_product(arena, LOGS), test_tables(arena), NULL);
    expect_report(report,
                  "Log monitoring\n"
                  "title: Log monitoring\n"
                  "product_id: prod-2\n"
                  "code: -\n"
                  "category: hosts\n"
                  "unit: Hosts\n"
                  "purchase: one-tier\n"
                  "purchase_words: only one tier\n"
                  "currency: USD\n"
                  "durations: 1m, 12m\n"
                  "[dimensions]\n"
                  "basic | basic | Basic | 10 hosts | - | - | - | - | 100.00 | 1000.00\n"
                  "standard | standard | Standard | 20 hosts | - | - | - | - | 200.00 | 2000.00\n"
                  "pro | pro | Pro | 40 hosts | - | - | - | - | 400.00 | 4000.00\n"
                  "xhosts | xhosts | More hosts | Hosts per hour | - | 0.10 | overage | - | - | -\n"
                  "xcontainers | xcontainers | More containers | Containers | - | 0.20 | overage | "
                  "- | - | -\n");
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_product_report__a_row_per_dimension),
    };
    return RUN(tests);
}
