/* Money: exact worth against Python's fractions, sums at the edges of 64 bits, texts. */
#include "support/number.h"
#include "tenor/money.h"

static const tn_currency USD = {"USD", 2};
static const tn_currency JPY = {"JPY", 0};

static const int64_t edges[] = {0,
                                1,
                                INT64_C(2147483647),
                                INT64_C(2147483648),
                                INT64_C(2147483649),
                                INT64_C(9007199254740991),
                                INT64_C(9007199254740992),
                                INT64_C(9007199254740993),
                                INT64_MAX - 1,
                                INT64_MAX,
                                -1,
                                INT64_C(-2147483648),
                                INT64_MIN + 1,
                                INT64_MIN};

static tn_money usd(int64_t minor)
{
    return (tn_money){minor, USD};
}

static bool same(tn_money a, tn_money b)
{
    return a.minor == b.minor && tn_currency_equal(a.currency, b.currency);
}

/* --- own/amounts.csv -------------------------------------------------------------------------- */

static void check_amount(const test_row *row, void *context)
{
    (void)context;
    const tn_price price = {test_i64(test_field(row, "price_e8"))};
    const int64_t quantity = test_i64(test_field(row, "quantity"));
    const tn_fraction share = test_fraction_of(test_field(row, "share"));
    const tn_currency currency = {"XTS", (uint8_t)test_i64(test_field(row, "places"))};
    const tn_fraction expected = test_fraction_of(test_field(row, "exact"));
    tn_fraction exact = {77, 1};
    if (tn_money_exact(price, quantity, share, currency, &exact) != TN_OK ||
        exact.num != expected.num || exact.den != expected.den) {
        fail_msg("line %zu: exact", test_line(row));
    }
    for (tn_rounding mode = TN_HALF_EVEN; mode < TN_ROUNDING_COUNT; mode++) {
        const char *text = test_field(row, tn_rounding_name(mode));
        const bool refused = strcmp(text, "RANGE") == 0;
        tn_money out = usd(77);
        const tn_status status = tn_money_amount(price, quantity, share, currency, mode, &out);
        const tn_money right = refused ? usd(77) : (tn_money){test_i64(text), currency};
        if (status != (refused ? TN_E_RANGE : TN_OK) || !same(out, right)) {
            fail_msg("line %zu: %s", test_line(row), tn_rounding_name(mode));
        }
    }
}

static void test_money_amount__python(void **state)
{
    (void)state;
    assert_int_equal(test_vectors("own/amounts.csv", check_amount, NULL), 1556);
}

static void test_money_amount__out_of_range(void **state)
{
    (void)state;
    const tn_price top = {TN_PRICE_MAX_E8};
    const tn_fraction all = {1, 1}, huge = {((tn_i128)1 << 126), 1};
    tn_money out = usd(77);
    tn_fraction exact = {77, 1};
    /* 100000000 x 2147483647 is 2.1e17 dollars: in yen it fits 63 bits, in cents it does not */
    assert_int_equal(tn_money_amount(top, TN_METERED_MAX, all, JPY, TN_DOWN, &out), TN_OK);
    assert_true(out.minor == INT64_C(214748364700000000));
    out = usd(77);
    assert_int_equal(tn_money_amount(top, TN_METERED_MAX, all, USD, TN_DOWN, &out), TN_E_RANGE);
    /* An exact amount beyond 127 bits, right after one that fits: none is rounded in its place. */
    const tn_status fits = tn_money_amount(top, 1, all, USD, TN_DOWN, &out);
    assert_int_equal(tn_money_amount(top, TN_METERED_MAX, huge, USD, TN_DOWN, &out), TN_E_RANGE);
    assert_int_equal(fits, TN_OK);
    assert_true(out.minor == INT64_C(10000000000));
    out = usd(77);
    assert_int_equal(tn_money_exact(top, TN_METERED_MAX, huge, USD, &exact), TN_E_RANGE);
    assert_true(same(out, usd(77)));
    assert_true(exact.num == 77);
}

/* AWS's published upgrade: 100 a month, 20 of 30 days left, from 1 unit to 4. */
static void test_money_amount__published_example(void **state)
{
    (void)state;
    const tn_price price = {100 * TN_PRICE_ONE};
    const tn_fraction share = tn_fraction_make(20, 30);
    tn_fraction credit, charge, due;
    int64_t minor = 0;
    assert_int_equal(tn_money_exact(price, 1, share, USD, &credit), TN_OK);
    assert_int_equal(tn_money_exact(price, 4, share, USD, &charge), TN_OK);
    assert_int_equal(tn_fraction_sub(charge, credit, &due), TN_OK);
    assert_int_equal(tn_fraction_round(due, TN_HALF_UP, &minor), TN_OK);
    assert_int_equal(minor, 20000);
    tn_money out;
    assert_int_equal(tn_money_amount((tn_price){16 * TN_PRICE_ONE}, 500, tn_fraction_make(183, 365),
                                     USD, TN_HALF_UP, &out),
                     TN_OK);
    assert_int_equal(out.minor, 401096);
}

/* --- sums ------------------------------------------------------------------------------------- */

static void test_money_add_sub__edges(void **state)
{
    (void)state;
    int fits = 0, refused = 0;
    for (size_t i = 0; i < COUNT(edges); i++) {
        for (size_t j = 0; j < COUNT(edges); j++) {
            for (int minus = 0; minus <= 1; minus++) {
                const tn_i128 sum =
                    minus ? (tn_i128)edges[i] - edges[j] : (tn_i128)edges[i] + edges[j];
                const bool in = sum >= INT64_MIN && sum <= INT64_MAX;
                tn_money out = {77, JPY};
                const tn_status status =
                    (minus ? tn_money_sub : tn_money_add)(usd(edges[i]), usd(edges[j]), &out);
                assert_int_equal(status, in ? TN_OK : TN_E_RANGE);
                assert_true(same(out, in ? usd((int64_t)sum) : (tn_money){77, JPY}));
                fits += in;
                refused += !in;
            }
        }
    }
    assert_in_range(refused, 50, fits);
}

static void test_money_from_price__places(void **state)
{
    (void)state;
    static const struct {
        int64_t e8;
        uint8_t places;
        tn_status status;
        int64_t minor;
    } rows[] = {
        {0, 2, TN_OK, 0},
        {50000000000, 2, TN_OK, 50000},
        {1000000, 2, TN_OK, 1},
        {100000, 2, TN_E_RANGE, 77},
        {1, 2, TN_E_RANGE, 77},
        {120000000000, 0, TN_OK, 1200},
        {120050000000, 0, TN_E_RANGE, 77},
        {1, 8, TN_OK, 1},
        {TN_PRICE_MAX_E8, 2, TN_OK, INT64_C(10000000000)},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_currency currency = {"XTS", rows[i].places};
        tn_money out = {77, currency};
        assert_int_equal(tn_money_from_price((tn_price){rows[i].e8}, currency, &out),
                         rows[i].status);
        assert_true(same(out, (tn_money){rows[i].minor, currency}));
    }
}

static void test_money_percent__examples(void **state)
{
    (void)state;
    static const struct {
        int64_t minor;
        int32_t e4;
        tn_rounding mode;
        int64_t out;
    } rows[] = {
        {10000, 125000, TN_HALF_UP, 1250}, /* 12.5 % of 100.00 */
        {360000, 50000, TN_HALF_UP, 18000},
        {1, 500000, TN_HALF_UP, 1}, /* half a cent */
        {1, 500000, TN_HALF_EVEN, 0},
        {3, 500000, TN_HALF_EVEN, 2},
        {1, 500000, TN_HALF_DOWN, 0},
        {-1, 500000, TN_HALF_UP, -1},
        {-1, 1, TN_FLOOR, -1},
        {1, 1, TN_CEILING, 1},
        {199, 10000, TN_DOWN, 1},
        {INT64_MAX, TN_PERCENT_ALL, TN_DOWN, INT64_MAX},
        {INT64_MIN, TN_PERCENT_ALL, TN_DOWN, INT64_MIN},
        {INT64_MAX, 0, TN_UP, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_money out = {77, JPY};
        assert_int_equal(
            tn_money_percent(usd(rows[i].minor), (tn_percent){rows[i].e4}, rows[i].mode, &out),
            TN_OK);
        assert_true(same(out, usd(rows[i].out)));
    }
    tn_money out = {77, JPY}; /* an uplift may be more than all */
    assert_int_equal(
        tn_money_percent(usd(INT64_MAX), (tn_percent){TN_PERCENT_ALL + 1}, TN_DOWN, &out),
        TN_E_RANGE);
    assert_true(same(out, (tn_money){77, JPY}));
}

static void test_money_share__examples(void **state)
{
    (void)state;
    static const struct {
        int64_t part, whole;
        tn_status status;
        int64_t e4;
    } rows[] = {
        {1, 3, TN_OK, 333333},
        {2, 3, TN_OK, 666667},
        {0, 5, TN_OK, 0},
        {5, 5, TN_OK, TN_PERCENT_ALL},
        {20000, 120000, TN_OK, 166667},
        {-1, 3, TN_OK, -333333},
        {1, -3, TN_OK, -333333},
        {1, 2000000, TN_OK, 1}, /* 0.00005 %: a tie */
        {-1, 2000000, TN_OK, -1},
        {1, 2000001, TN_OK, 0},
        {10, 1, TN_OK, 10 * TN_PERCENT_ALL},
        {INT64_MAX, INT64_MAX, TN_OK, TN_PERCENT_ALL},
        {INT64_MIN, INT64_MAX, TN_OK, -TN_PERCENT_ALL},
        {2148, 1, TN_OK, 2148000000},
        {-2148, 1, TN_OK, -2148000000},
        {9223372036854, 1, TN_OK, 9223372036854000000},
        {9223372036855, 1, TN_E_RANGE, 77},
        {INT64_MAX, 1, TN_E_RANGE, 77}, /* leaves 64 bits */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_percent out = {77};
        assert_int_equal(tn_money_share(usd(rows[i].part), usd(rows[i].whole), &out),
                         rows[i].status);
        assert_int_equal(out.e4, rows[i].e4);
    }
}

/* --- texts ------------------------------------------------------------------------------------ */

static void test_money_format__examples(void **state)
{
    (void)state;
    static const struct {
        int64_t minor;
        uint8_t places;
        const char *plain, *grouped;
    } rows[] = {
        {50411, 2, "504.11", "504.11"},
        {-1200, 2, "-12.00", "(12.00)"},
        {1200, 0, "1200", "1,200"},
        {-1200, 0, "-1200", "(1,200)"},
        {0, 2, "0.00", "0.00"},
        {0, 0, "0", "0"},
        {5, 2, "0.05", "0.05"},
        {-5, 2, "-0.05", "(0.05)"},
        {99999, 2, "999.99", "999.99"},
        {100000, 2, "1000.00", "1,000.00"},
        {401096, 2, "4010.96", "4,010.96"},
        {-100000, 2, "-1000.00", "(1,000.00)"},
        {-10000000, 2, "-100000.00", "(100,000.00)"},
        {INT64_MAX, 2, "92233720368547758.07", "92,233,720,368,547,758.07"},
        {INT64_MIN, 2, "-92233720368547758.08", "(92,233,720,368,547,758.08)"},
        {INT64_MIN, 0, "-9223372036854775808", "(9,223,372,036,854,775,808)"},
        {1234567, 3, "1234.567", "1,234.567"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_money amount = {rows[i].minor, {"XTS", rows[i].places}};
        char text[TN_DECIMAL_TEXT];
        assert_string_equal(tn_money_format(amount, text), rows[i].plain);
        assert_string_equal(tn_money_format_grouped(amount, text), rows[i].grouped);
    }
}

static void test_price_format__examples(void **state)
{
    (void)state;
    char text[TN_DECIMAL_TEXT];
    assert_string_equal(tn_price_format((tn_price){1600000000}, USD, text), "16.00");
    assert_string_equal(tn_price_format((tn_price){12300000}, USD, text), "0.123");
    assert_string_equal(tn_price_format((tn_price){120000000000}, JPY, text), "1200");
    assert_string_equal(tn_price_format((tn_price){50000000}, JPY, text), "0.5");
    assert_string_equal(tn_price_format((tn_price){1}, USD, text), "0.00000001");
    assert_string_equal(tn_price_format((tn_price){0}, USD, text), "0.00");
}

static void test_money__broken_promises_are_refused(void **state)
{
    (void)state;
    const tn_money usd = {100, {"USD", 2}}, yen = {100, {"JPY", 0}}, zero = {0, {"USD", 2}};
    tn_money out = {7, {"USD", 2}};
    tn_percent percent = {7};
    assert_int_equal(tn_money_add(usd, yen, &out), TN_E_BUG);
    assert_int_equal(tn_money_sub(usd, yen, &out), TN_E_BUG);
    assert_int_equal(tn_money_share(usd, yen, &percent), TN_E_BUG);
    assert_int_equal(tn_money_share(usd, zero, &percent), TN_E_BUG);
    assert_int_equal(out.minor, 7);
    assert_int_equal(percent.e4, 7);
    assert_int_equal(tn_price_unit(-1), tn_price_unit(0));
    assert_int_equal(tn_price_unit(200), 1);
}

/* 0.0001 % each: a whole of 1,000,000 minor units gives the part itself. */
static void test_money_share__ends_at_64_bits(void **state)
{
    (void)state;
    static const struct {
        int64_t part, whole;
        tn_status status;
    } rows[] = {{INT64_MAX, TN_PERCENT_ALL, TN_OK},
                {INT64_MAX, TN_PERCENT_ALL - 1, TN_E_RANGE},
                {INT64_MIN, TN_PERCENT_ALL, TN_OK},
                {INT64_MIN, TN_PERCENT_ALL - 1, TN_E_RANGE},
                {(int64_t)INT32_MAX + 1, TN_PERCENT_ALL, TN_OK}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_percent percent = {7};
        assert_int_equal(tn_money_share((tn_money){rows[i].part, {"USD", 2}},
                                        (tn_money){rows[i].whole, {"USD", 2}}, &percent),
                         rows[i].status);
        assert_int_equal(percent.e4, rows[i].status == TN_OK ? rows[i].part : 7);
    }
}

/* A code ends at its zero, whatever stands behind it. */
static void test_currency_equal__by_code_and_places(void **state)
{
    (void)state;
    const tn_currency usd = {"USD", 2}, yen = {"JPY", 0}, cents = {"USD", 3};
    const tn_currency before = {"USC", 2}, later = {"USE", 2}; /* by one in one letter */
    tn_currency behind = {"US", 2}, other = {"US", 2};
    behind.code[3] = 'A';
    other.code[3] = 'B';
    assert_true(tn_currency_equal(usd, usd));
    assert_false(tn_currency_equal(usd, yen));
    assert_false(tn_currency_equal(usd, cents));
    assert_false(tn_currency_equal(usd, before));
    assert_false(tn_currency_equal(usd, later));
    assert_true(tn_currency_equal(behind, other));
    assert_false(tn_currency_equal(usd, behind));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_money__broken_promises_are_refused),
        cmocka_unit_test(test_currency_equal__by_code_and_places),
        cmocka_unit_test(test_money_share__ends_at_64_bits),
        cmocka_unit_test(test_money_amount__python),
        cmocka_unit_test(test_money_amount__out_of_range),
        cmocka_unit_test(test_money_amount__published_example),
        cmocka_unit_test(test_money_add_sub__edges),
        cmocka_unit_test(test_money_from_price__places),
        cmocka_unit_test(test_money_percent__examples),
        cmocka_unit_test(test_money_share__examples),
        cmocka_unit_test(test_money_format__examples),
        cmocka_unit_test(test_price_format__examples),
    };
    return RUN(tests);
}
