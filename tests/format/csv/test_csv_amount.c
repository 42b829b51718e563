/* Amounts as people and spreadsheets format them, and the plain number each stands for. */
#include "format/csv/csv_tree.h"
#include "support/test.h"

static void test_amount__the_plain_number(void **state)
{
    (void)state;
    static const struct {
        const char *text, *plain; /* NULL: plain already, or no amount */
    } rows[] = {
        {"$1,000.00", "1000.00"},
        {"1,000", "1000"},
        {"1.000,5", "1000.5"},
        {"1 000,50", "1000.50"},
        {"1000 USD", "1000"},
        {"US$ 12.5", "12.5"},
        {"€1.000.000", "1000000"},
        {"1'000'000.25", "1000000.25"},
        {"12,5", "12.5"},
        {"1,000,000", "1000000"},
        {"¥1,000", "1000"},
        {"1.000", NULL},
        {"1000", NULL},
        {"1000.5", NULL},
        {"", NULL},
        {"free", NULL},
        {"1,00,0", NULL},
        {"$", NULL},
        {"12 apples", NULL},
        {"1,000.000,5", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char plain[32] = "";
        const bool formatted = tni_amount_plain(rows[i].text, plain, sizeof(plain));
        if (formatted != (rows[i].plain != NULL) ||
            (formatted && strcmp(plain, rows[i].plain) != 0)) {
            fail_msg("%s: %d '%s'", rows[i].text, formatted, plain);
        }
    }
    char small[6];
    assert_false(tni_amount_plain("$123456", small, sizeof(small))); /* it has no room */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_amount__the_plain_number)};
    return RUN(tests);
}
