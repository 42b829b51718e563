/* Rates of exchange: the section in force, no rate inverted or taken from an older one. */
#include "tenor/fx.h"

#include "support/test.h"

static const tn_currency usd = {"USD", 2}, yen = {"JPY", 0}, eur = {"EUR", 2};

static tn_fx_rate first[] = {{{"JPY", 0}, 67000000}, {{"EUR", 2}, 10500000000}};
static tn_fx_rate second[] = {{{"JPY", 0}, 70000000}};
static tn_fx_rate oldest[] = {{{"JPY", 0}, 1}};
static tn_fx_rate back[] = {{{"USD", 2}, INT64_C(1500000000000)}};
static tn_fx_section sections[] = {{{100}, {{"USD", 2}, true, {0}}, first, 2},
                                   {{200}, {{"USD", 2}, true, {0}}, second, 1},
                                   {{50}, {{"USD", 2}, true, {0}}, oldest, 1},
                                   {{150}, {{"JPY", 0}, true, {0}}, back, 1}};
static const tn_fx fx = {sections, COUNT(sections)};

static void test_convert__at_the_section_in_force(void **state)
{
    (void)state;
    const struct {
        int32_t day;
        tn_currency to;
        tn_money amount;
        tn_status status;
        int64_t minor;
    } rows[] = {
        {100, usd, {10000, yen}, TN_OK, 6700},
        {199, usd, {-1, yen}, TN_OK, -1},           /* -0.0067: -0.67 cents */
        {200, usd, {10000, yen}, TN_OK, 7000},      /* the later section */
        {199, usd, {100, eur}, TN_OK, 105},         /* 1.05 */
        {200, usd, {100, eur}, TN_E_FINDINGS, 7},   /* the section in force has no euros */
        {49, usd, {10000, yen}, TN_E_FINDINGS, 7},  /* before the first */
        {300, eur, {10000, yen}, TN_E_FINDINGS, 7}, /* none leads to euros */
        {300, usd, {10000, yen}, TN_OK, 7000},      /* the newest, wherever it stands */
        {99, usd, {0, yen}, TN_OK, 0},              /* nothing needs no rate */
        {99, yen, {5, yen}, TN_OK, 5},              /* nor what is in it already */
        {150, yen, {100, usd}, TN_OK, 150},         /* 1.00 at 150 */
        {150, yen, {1, usd}, TN_OK, 2},             /* 1.5: half-up */
        {150, yen, {INT64_MAX, usd}, TN_E_RANGE, 7},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_money out = {7, usd};
        assert_int_equal(
            tn_fx_convert(&fx, (tn_date){rows[i].day}, rows[i].to, rows[i].amount, &out),
            rows[i].status);
        if (rows[i].status == TN_OK) {
            assert_int_equal(out.minor, rows[i].minor);
            assert_true(tn_currency_equal(out.currency, rows[i].to));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_convert__at_the_section_in_force)};
    return RUN(tests);
}
