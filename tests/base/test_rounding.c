/* Rounding: Cowlishaw's vectors, an exhaustive grid against a second formulation, the limits. */
#include "support/number.h"

static const tn_rounding modes[TN_ROUNDING_COUNT] = {
    TN_HALF_EVEN, TN_HALF_UP, TN_HALF_DOWN, TN_UP, TN_DOWN, TN_CEILING, TN_FLOOR,
};

static const tn_i128 LIMIT = (((tn_i128)1 << 126) - 1) * 2 + 1;

static bool same(tn_fraction a, tn_fraction b)
{
    return a.num == b.num && a.den == b.den;
}

static void test_rounding_name__as_in_policies(void **state)
{
    (void)state;
    static const char *const names[] = {"half-even", "half-up", "half-down", "up",
                                        "down",      "ceiling", "floor"};
    for (size_t i = 0; i < COUNT(names); i++) {
        assert_string_equal(tn_rounding_name(modes[i]), names[i]);
    }
}

/* --- decimal/dec_round.csv ---------------------------------------------------------------------
 * A row rounds operand to digits decimals (negative: to tens, hundreds ...). What is used, and what
 * is left out and why: */
typedef struct round_counts {
    int whole;     /* as operand * 10^digits rounded to a whole number */
    int refused;   /* the same, and it does not fit 64 bits: must be TN_E_RANGE */
    int places;    /* as operand rounded to 0 ... 12 places; most of the above once more */
    int used;      /* rows of at least one of these */
    int mode_05up; /* left out: the mode 05up is not one of ours */
    int too_wide;  /* left out: operand has more digits than fit 127 bits */
    int too_fine;  /* left out: to more than 12 places, and operand * 10^digits leaves 127 bits */
} round_counts;

static bool power_of_ten(int exponent, tn_i128 *out)
{
    *out = 1;
    for (int i = 0; i < exponent; i++) {
        if (*out > LIMIT / 10) {
            return false;
        }
        *out *= 10;
    }
    return true;
}

/* "-12.50" as -1250/100. */
static bool parse_signed(const char *text, tn_fraction *out)
{
    char digits[128];
    const char *point = strchr(text, '.');
    const int places = point ? (int)strlen(point + 1) : 0;
    snprintf(digits, sizeof(digits), "%.*s%s", point ? (int)(point - text) : (int)strlen(text),
             text, point ? point + 1 : "");
    return test_i128(digits, &out->num) && power_of_ten(places, &out->den);
}

/* f * 10^digits, unreduced. */
static bool scale_fraction(tn_fraction f, int digits, tn_fraction *out)
{
    tn_i128 up = 1, down = 1;
    if (!power_of_ten(digits > 0 ? digits : 0, &up) ||
        !power_of_ten(digits < 0 ? -digits : 0, &down) ||
        (f.num < 0 ? -f.num : f.num) > LIMIT / up || f.den > LIMIT / down) {
        return false;
    }
    *out = tn_fraction_make(f.num * up, f.den * down);
    return true;
}

static bool check_whole(const test_row *row, tn_fraction scaled, tn_fraction expected, int mode,
                        round_counts *counts)
{
    const tn_i128 whole = expected.num / expected.den;
    int64_t out = 77;
    const tn_status status = tn_fraction_round(scaled, modes[mode], &out);
    if (whole < INT64_MIN || whole > INT64_MAX) {
        counts->refused++;
        return status == TN_E_RANGE && out == 77;
    }
    counts->whole++;
    const bool exact = tn_fraction_compare(scaled, (tn_fraction){out, 1}) == 0;
    return status == TN_OK && out == whole && exact == (*test_field(row, "inexact") == '0');
}

static void check_round(const test_row *row, void *context)
{
    round_counts *counts = context;
    char mode_name[16];
    snprintf(mode_name, sizeof(mode_name), "%s", test_field(row, "mode"));
    for (char *p = mode_name; *p; p++) {
        *p = *p == '_' ? '-' : *p;
    }
    int mode = 0;
    while (mode < TN_ROUNDING_COUNT && strcmp(mode_name, tn_rounding_name(modes[mode])) != 0) {
        mode++;
    }
    const int digits = (int)test_i64(test_field(row, "digits"));
    const char *operand = test_field(row, "operand");
    tn_fraction f, scaled, expected, expected_scaled, rounded;
    if (mode == TN_ROUNDING_COUNT) {
        assert_string_equal(mode_name, "05up");
        counts->mode_05up++;
        return;
    }
    if (!parse_signed(operand, &f) || !parse_signed(test_field(row, "expected"), &expected)) {
        counts->too_wide++;
        return;
    }
    bool right = true, used = false;
    if (scale_fraction(f, digits, &scaled) && scale_fraction(expected, digits, &expected_scaled)) {
        used = true;
        right = check_whole(row, scaled, expected_scaled, mode, counts);
    }
    if (digits >= 0 && digits <= 12) {
        used = true;
        counts->places++;
        right = right && tn_fraction_round_places(f, digits, modes[mode], &rounded) == TN_OK &&
                tn_fraction_compare(rounded, expected) == 0;
    }
    if (!right) {
        fail_msg("line %zu: %s of %s to %d", test_line(row), mode_name, operand, digits);
    }
    counts->used += used;
    counts->too_fine += !used;
}

static void test_fraction_round__cowlishaw(void **state)
{
    (void)state;
    round_counts counts = {0};
    assert_int_equal(test_vectors("decimal/dec_round.csv", check_round, &counts), 2221);
    assert_int_equal(counts.mode_05up, 103);
    assert_int_equal(counts.too_wide, 4);  /* addx62086* ... addx62089* */
    assert_int_equal(counts.too_fine, 13); /* addx661* ... addx673* */
    assert_int_equal(counts.used, 2101);
    assert_int_equal(counts.whole, 2085);
    assert_int_equal(counts.refused, 2); /* intx053, intx054: 10^31 */
    assert_int_equal(counts.places, 1667);
}

/* --- exhaustive ------------------------------------------------------------------------------- */

/* By hand: low is the whole number at or below, twice how far 2*num lies above the middle between
 * low and low + 1. */
static int64_t round_by_hand(int64_t low, bool exact, int64_t twice, bool negative, int mode)
{
    const int64_t nearest = twice < 0 ? low : low + 1;
    if (exact) {
        return low;
    }
    switch (mode) {
    case TN_HALF_EVEN:
        return twice != 0 ? nearest : low + (low & 1);
    case TN_HALF_UP:
        return twice != 0 ? nearest : negative ? low : low + 1;
    case TN_HALF_DOWN:
        return twice != 0 ? nearest : negative ? low + 1 : low;
    case TN_UP:
        return negative ? low : low + 1;
    case TN_DOWN:
        return negative ? low + 1 : low;
    case TN_CEILING:
        return low + 1;
    default:
        return low;
    }
}

static void test_fraction_round__exhaustive(void **state)
{
    (void)state;
    size_t cases = 0;
    for (int64_t den = 1; den <= 400; den++) {
        int64_t low = -1000; /* walks upwards: low * den <= num < (low + 1) * den */
        for (int64_t num = -1000; num <= 1000; num++) {
            while ((low + 1) * den <= num) {
                low++;
            }
            for (int mode = 0; mode < TN_ROUNDING_COUNT; mode++, cases++) {
                const int64_t expected = round_by_hand(
                    low, low * den == num, 2 * num - (2 * low + 1) * den, num < 0, mode);
                int64_t out = INT64_MAX;
                if (tn_fraction_round((tn_fraction){num, den}, modes[mode], &out) != TN_OK ||
                    out != expected) {
                    fail_msg("%lld/%lld %s: %lld, expected %lld", (long long)num, (long long)den,
                             tn_rounding_name(modes[mode]), (long long)out, (long long)expected);
                }
            }
        }
    }
    assert_int_equal(cases, 400 * 2001 * 7);
}

/* The size of a fraction's terms must not matter, in any mode. */
static void test_fraction_round__scaled_terms(void **state)
{
    (void)state;
    const tn_i128 factor = ((tn_i128)1 << 115) + 1;
    for (int64_t den = 1; den <= 40; den++) {
        for (int64_t num = -100; num <= 100; num++) {
            for (int mode = 0; mode < TN_ROUNDING_COUNT; mode++) {
                int64_t small = 1, large = 2;
                tn_fraction fine;
                tn_fraction_round((tn_fraction){num, den}, modes[mode], &small);
                tn_fraction_round((tn_fraction){num * factor, den * factor}, modes[mode], &large);
                assert_int_equal(small, large);
                assert_int_equal(tn_fraction_round_places((tn_fraction){num * factor, den * factor},
                                                          0, modes[mode], &fine),
                                 TN_OK);
                assert_true(same(fine, (tn_fraction){small, 1}));
            }
        }
    }
}

static void test_fraction_round__limits(void **state)
{
    (void)state;
    const tn_i128 top = INT64_MAX, bottom = INT64_MIN;
    static const struct {
        int above; /* halves above INT64_MAX, or below INT64_MIN */
        tn_rounding mode;
        bool fits_top, fits_bottom;
    } rows[] = {
        {0, TN_UP, true, true},        {1, TN_UP, false, false},
        {1, TN_DOWN, true, true},      {1, TN_HALF_UP, false, false},
        {1, TN_HALF_DOWN, true, true}, {1, TN_HALF_EVEN, false, true}, /* 2^63 is even */
        {1, TN_CEILING, false, true},  {1, TN_FLOOR, true, false},
        {2, TN_DOWN, false, false},    {2, TN_FLOOR, false, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t out = 77;
        tn_status status =
            tn_fraction_round((tn_fraction){top * 2 + rows[i].above, 2}, rows[i].mode, &out);
        assert_int_equal(status, rows[i].fits_top ? TN_OK : TN_E_RANGE);
        assert_true(out == (rows[i].fits_top ? INT64_MAX : 77));
        out = 77;
        status =
            tn_fraction_round((tn_fraction){bottom * 2 - rows[i].above, 2}, rows[i].mode, &out);
        assert_int_equal(status, rows[i].fits_bottom ? TN_OK : TN_E_RANGE);
        assert_true(out == (rows[i].fits_bottom ? INT64_MIN : 77));
    }
    int64_t out = 77;
    assert_int_equal(tn_fraction_round((tn_fraction){LIMIT, 1}, TN_DOWN, &out), TN_E_RANGE);
    assert_int_equal(tn_fraction_round((tn_fraction){-LIMIT, 1}, TN_UP, &out), TN_E_RANGE);
    assert_int_equal(tn_fraction_round((tn_fraction){LIMIT, LIMIT}, TN_DOWN, &out), TN_OK);
    assert_int_equal(out, 1);
}

static void test_fraction_round_places__limits(void **state)
{
    (void)state;
    const tn_fraction third = {1, 3}, mark = {77, 1};
    tn_fraction out = mark;
    assert_int_equal(tn_fraction_round_places(third, -1, TN_UP, &out), TN_E_RANGE);
    assert_int_equal(tn_fraction_round_places(third, 13, TN_UP, &out), TN_E_RANGE);
    assert_int_equal(tn_fraction_round_places((tn_fraction){LIMIT, 9}, 1, TN_UP, &out), TN_E_RANGE);
    assert_true(same(out, mark));
    assert_int_equal(tn_fraction_round_places(third, 12, TN_UP, &out), TN_OK);
    assert_true(same(out, (tn_fraction){INT64_C(333333333334), INT64_C(1000000000000)}));
    /* killbill and zuora round 11/30 to nine places before they multiply */
    assert_int_equal(tn_fraction_round_places((tn_fraction){11, 30}, 9, TN_HALF_UP, &out), TN_OK);
    assert_true(same(out, (tn_fraction){366666667, 1000000000}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rounding_name__as_in_policies),
        cmocka_unit_test(test_fraction_round__cowlishaw),
        cmocka_unit_test(test_fraction_round__exhaustive),
        cmocka_unit_test(test_fraction_round__scaled_terms),
        cmocka_unit_test(test_fraction_round__limits),
        cmocka_unit_test(test_fraction_round_places__limits),
    };
    return RUN(tests);
}
