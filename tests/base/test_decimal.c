/* Decimal text: what is read, what is refused, what is printed. What a text means comes from
 * Python's re and fractions (tests/vectors/own/make_numbers.py). */
#include "support/number.h"

enum { UNTOUCHED = -77 };

/* One reader and its columns in number_texts.csv. */
typedef struct reader {
    const char *status, *value, *places;
    int scale;
    int64_t max;
} reader;

static const reader readers[] = {
    {"price_status", "price_e8", "price_places", 8, TN_PRICE_MAX_E8},
    {"percent_status", "percent_e4", "percent_places", 4, TN_PERCENT_ALL},
    {"scale0_status", "scale0", NULL, 0, INT64_MAX},
    {"scale18_status", "scale18", NULL, 18, INT64_MAX},
};

static void check(const test_row *row, const char *column, tn_status status, int64_t value,
                  const char *value_column)
{
    const tn_status expected = test_status(test_field(row, column));
    const int64_t number = expected == TN_OK ? test_i64(test_field(row, value_column)) : UNTOUCHED;
    if (status != expected || value != number) {
        fail_msg("line %zu '%s', %s: %s, %lld", test_line(row), test_field(row, "shown"), column,
                 tn_status_text(status), (long long)value);
    }
}

static void check_places(const test_row *row, const char *column, int places)
{
    const char *expected = test_field(row, column);
    if (places != (*expected ? (int)test_i64(expected) : UNTOUCHED)) {
        fail_msg("line %zu '%s': %d places", test_line(row), test_field(row, "shown"), places);
    }
}

static void check_wrappers(const test_row *row, char *text, size_t length)
{
    tn_price price = {UNTOUCHED};
    tn_percent percent = {UNTOUCHED};
    int places = UNTOUCHED;
    int64_t whole = UNTOUCHED;
    tn_status status = tn_price_parse(text, length, &price, &places);
    check(row, "price_status", status, price.e8, "price_e8");
    check_places(row, "price_places", places);

    status = tn_whole_parse(text, length, 1, TN_QUANTITY_MAX, &whole);
    check(row, "whole_status", status, whole, "whole");

    places = UNTOUCHED;
    text[length] = '%';
    status = tn_percent_parse(text, length + 1, &percent, &places);
    check(row, "percent_status", status, percent.e4, "percent_e4");
    check_places(row, "percent_places", places);
}

/* The bytes stand in memory of just their size (a read past them is ASan's to find) and with a
 * digit behind them (to find one without ASan). */
static void check_text(const test_row *row, void *context)
{
    unsigned char bytes[256];
    const size_t length = test_unhex(test_field(row, "hex"), bytes, sizeof(bytes));
    for (size_t extra = 0; extra <= 1; extra++) {
        char *text = malloc(length + extra ? length + extra : 1);
        memcpy(text, bytes, length);
        memset(text + length, '9', extra);
        for (size_t i = 0; i < COUNT(readers); i++) {
            const reader *r = &readers[i];
            int64_t value = UNTOUCHED;
            int places = UNTOUCHED;
            const tn_status status =
                tn_decimal_parse(text, length, r->scale, r->max, &value, &places);
            check(row, r->status, status, value, r->value);
            if (r->places) {
                check_places(row, r->places, places);
            }
            assert_int_equal(tn_decimal_parse(text, length, r->scale, r->max, &value, NULL),
                             status);
        }
        if (extra) {
            check_wrappers(row, text, length);
        }
        free(text);
    }
    ++*(int *)context;
}

static void test_decimal_parse__texts(void **state)
{
    (void)state;
    int seen = 0;
    test_vectors("own/number_texts.csv", check_text, &seen);
    assert_int_equal(seen, 262);
}

static void test_decimal_parse__empty(void **state)
{
    (void)state;
    int64_t n = UNTOUCHED;
    int places = UNTOUCHED;
    tn_percent percent = {UNTOUCHED};
    assert_int_equal(tn_decimal_parse("5", 0, 8, 100, &n, &places), TN_E_SYNTAX);
    assert_int_equal(tn_whole_parse("5", 0, 0, 100, &n), TN_E_SYNTAX);
    assert_int_equal(tn_percent_parse("5%", 0, &percent, &places), TN_E_SYNTAX);
    assert_int_equal(tn_percent_parse("5%", 1, &percent, &places), TN_E_SYNTAX);
    assert_int_equal(tn_percent_parse("%", 1, &percent, &places), TN_E_SYNTAX);
    assert_int_equal(n, UNTOUCHED);
    assert_int_equal(places, UNTOUCHED);
    assert_int_equal(percent.e4, UNTOUCHED);
}

/* Each limit from both sides, with a point and without. */
static void test_decimal_parse__limits(void **state)
{
    (void)state;
    static const int64_t limits[] = {0, 1, 9, 10, INT32_MAX, TN_PRICE_MAX_E8, INT64_MAX - 1};
    for (size_t i = 0; i < COUNT(limits); i++) {
        char text[TN_DECIMAL_TEXT];
        for (int scale = 0; scale <= 18; scale++) {
            int64_t n = UNTOUCHED;
            tn_decimal_format(limits[i], scale, 0, text);
            assert_int_equal(tn_decimal_parse(text, strlen(text), scale, limits[i], &n, NULL),
                             TN_OK);
            assert_int_equal(n, limits[i]);
            n = UNTOUCHED;
            tn_decimal_format(limits[i] + 1, scale, 0, text);
            assert_int_equal(tn_decimal_parse(text, strlen(text), scale, limits[i], &n, NULL),
                             TN_E_RANGE);
            assert_int_equal(n, UNTOUCHED);
        }
    }
}

static void test_decimal_format__examples(void **state)
{
    (void)state;
    static const struct {
        int64_t count;
        int scale, min_places;
        const char *text;
    } rows[] = {
        {0, 0, 0, "0"},
        {0, 2, 2, "0.00"},
        {0, 8, 0, "0"},
        {0, 18, 18, "0.000000000000000000"},
        {5, 0, 0, "5"},
        {5, 2, 2, "0.05"},
        {-5, 2, 2, "-0.05"},
        {-5, 2, 0, "-0.05"},
        {50, 2, 0, "0.5"},
        {50, 2, 1, "0.5"},
        {50, 2, 2, "0.50"},
        {500, 2, 0, "5"},
        {-500, 2, 0, "-5"},
        {1600000000, 8, 2, "16.00"},
        {1600000000, 8, 0, "16"},
        {12345600, 8, 2, "0.123456"},
        {1, 8, 2, "0.00000001"},
        {100, 0, 0, "100"},
        {TN_PRICE_MAX_E8, 8, 2, "100000000.00"},
        {TN_PRICE_MAX_E8 - 1, 8, 2, "99999999.99999999"},
        {INT64_MAX, 0, 0, "9223372036854775807"},
        {INT64_MAX, 18, 0, "9.223372036854775807"},
        {INT64_MIN, 0, 0, "-9223372036854775808"},
        {INT64_MIN, 2, 2, "-92233720368547758.08"},
        {INT64_MIN, 18, 18, "-9.223372036854775808"},
        {5, -1, 0, "?"}, /* no scale, or no places of it */
        {5, 19, 0, "?"},
        {5, 2, -1, "?"},
        {5, 2, 3, "?"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[TN_DECIMAL_TEXT];
        assert_string_equal(
            tn_decimal_format(rows[i].count, rows[i].scale, rows[i].min_places, text),
            rows[i].text);
    }
}

static void test_percent_format__examples(void **state)
{
    (void)state;
    char text[TN_DECIMAL_TEXT];
    assert_string_equal(tn_percent_format((tn_percent){125000}, text), "12.5");
    assert_string_equal(tn_percent_format((tn_percent){0}, text), "0");
    assert_string_equal(tn_percent_format((tn_percent){TN_PERCENT_ALL}, text), "100");
    assert_string_equal(tn_percent_format((tn_percent){333333}, text), "33.3333");
    assert_string_equal(tn_percent_format((tn_percent){-1}, text), "-0.0001");
}

static void test_whole_parse__limits(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t min, max;
        tn_status status;
        int64_t out;
    } rows[] = {
        {"0", 0, TN_METERED_MAX, TN_OK, 0},
        {"0", 1, TN_METERED_MAX, TN_E_RANGE, UNTOUCHED},
        {"2147483647", 0, TN_METERED_MAX, TN_OK, TN_METERED_MAX},
        {"2147483648", 0, TN_METERED_MAX, TN_E_RANGE, UNTOUCHED},
        {"2147483647", 1, TN_QUANTITY_MAX, TN_E_RANGE, UNTOUCHED},
        {"9223372036854775807", 0, INT64_MAX, TN_OK, INT64_MAX},
        {"9223372036854775808", 0, INT64_MAX, TN_E_RANGE, UNTOUCHED},
        {"18446744073709551616", 0, INT64_MAX, TN_E_RANGE, UNTOUCHED},
        {"0000000000000000000000000000000000000000007", 0, 7, TN_OK, 7},
        {"5.0", 0, 10, TN_E_SYNTAX, UNTOUCHED},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t n = UNTOUCHED;
        assert_int_equal(
            tn_whole_parse(rows[i].text, strlen(rows[i].text), rows[i].min, rows[i].max, &n),
            rows[i].status);
        assert_int_equal(n, rows[i].out);
    }
}

static void test_decimal__round_trip(void **state)
{
    (void)state;
    uint64_t seed = 20260402;
    for (int i = 0; i < 200000; i++) {
        const uint64_t before = seed;
        const int scale = (int)test_between(&seed, 0, 18);
        const int min_places = (int)test_between(&seed, 0, scale);
        const int64_t count = (int64_t)(test_random(&seed) >> test_between(&seed, 1, 63));
        char text[TN_DECIMAL_TEXT];
        int64_t back = UNTOUCHED;
        tn_decimal_format(count, scale, min_places, text);
        const char *point = strchr(text, '.');
        const int places = point ? (int)strlen(point + 1) : 0;
        if (tn_decimal_parse(text, strlen(text), scale, INT64_MAX, &back, NULL) != TN_OK ||
            back != count || places < min_places ||
            (places > min_places && text[strlen(text) - 1] == '0')) {
            fail_msg("seed %llu: %s", (unsigned long long)before, text);
        }
    }
}

static void test_decimal__scales_that_are_none(void **state)
{
    (void)state;
    int64_t out = 7;
    char text[TN_DECIMAL_TEXT];
    assert_int_equal(tn_decimal_parse("1", 1, -1, 10, &out, NULL), TN_E_BUG);
    assert_int_equal(tn_decimal_parse("1", 1, 19, 10, &out, NULL), TN_E_BUG);
    assert_int_equal(tn_decimal_parse("1", 1, 2, -1, &out, NULL), TN_E_BUG);
    assert_int_equal(out, 7);
    assert_string_equal(tn_decimal_format(1, 2, 3, text), "?");
    assert_string_equal(tn_decimal_format(1, 19, 0, text), "?");
}

/* The same by libc: all digits, a point, and zeros taken off the end. */
static void format_slowly(int64_t count, int scale, int min_places, char *to)
{
    char digits[32];
    const uint64_t magnitude = count < 0 ? 0 - (uint64_t)count : (uint64_t)count;
    const int length =
        snprintf(digits, sizeof(digits), "%0*llu", scale + 1, (unsigned long long)magnitude);
    int places = scale;
    while (places > min_places && digits[length - 1 - (scale - places)] == '0') {
        places--;
    }
    sprintf(to, "%s%.*s%s%.*s", count < 0 ? "-" : "", length - scale, digits, places ? "." : "",
            places, digits + length - scale);
}

/* Around each power of ten and of two, where the number of digits changes. */
static void test_decimal_format__every_length(void **state)
{
    (void)state;
    char got[TN_DECIMAL_TEXT + 1], expected[64];
    uint64_t powers[64 + 20];
    size_t power_count = 0;
    for (int i = 0; i < 64; i++) {
        powers[power_count++] = UINT64_C(1) << i;
    }
    for (uint64_t ten = 1, i = 0; i < 20; i++, ten *= 10) {
        powers[power_count++] = ten;
    }
    for (size_t i = 0; i < power_count * 3; i++) {
        const int64_t count = (int64_t)(powers[i / 3] + i % 3 - 1);
        for (int scale = 0; scale <= 18; scale++) {
            for (int least = 0; least <= scale; least += scale > 4 ? 3 : 1) {
                for (int sign = 0; sign < 2; sign++) {
                    const int64_t n = sign ? (int64_t)(0 - (uint64_t)count) : count;
                    memset(got, '#', sizeof(got));
                    format_slowly(n, scale, least, expected);
                    assert_string_equal(tn_decimal_format(n, scale, least, got), expected);
                    assert_int_equal(got[TN_DECIMAL_TEXT], '#');
                }
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decimal__scales_that_are_none),
        cmocka_unit_test(test_decimal_parse__texts),
        cmocka_unit_test(test_decimal_parse__empty),
        cmocka_unit_test(test_decimal_parse__limits),
        cmocka_unit_test(test_decimal_format__every_length),
        cmocka_unit_test(test_decimal_format__examples),
        cmocka_unit_test(test_percent_format__examples),
        cmocka_unit_test(test_whole_parse__limits),
        cmocka_unit_test(test_decimal__round_trip),
    };
    return RUN(tests);
}
