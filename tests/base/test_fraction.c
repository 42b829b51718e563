/* Fractions: sums, products, order and roundings at full width against Python's fractions, and the
 * laws they obey. */
#include "support/number.h"

static const tn_rounding modes[TN_ROUNDING_COUNT] = {
    TN_HALF_EVEN, TN_HALF_UP, TN_HALF_DOWN, TN_UP, TN_DOWN, TN_CEILING, TN_FLOOR,
};

static const tn_i128 LIMIT = (((tn_i128)1 << 126) - 1) * 2 + 1;

static bool same(tn_fraction a, tn_fraction b)
{
    return a.num == b.num && a.den == b.den;
}

/* --- own/fractions.csv ------------------------------------------------------------------------ */

static bool agrees(const test_row *row, const char *column, tn_status status, tn_fraction out)
{
    const char *expected = test_field(row, column);
    return strcmp(expected, "RANGE") == 0
               ? status == TN_E_RANGE && out.num == 77 && out.den == 78
               : status == TN_OK && same(out, test_fraction_of(expected));
}

typedef tn_status binary(tn_fraction a, tn_fraction b, tn_fraction *out);

static const struct {
    const char *column;
    binary *apply;
    bool commutes;
} operations[] = {
    {"sum", tn_fraction_add, true},
    {"difference", tn_fraction_sub, false},
    {"product", tn_fraction_mul, true},
};

static void check_operations(const test_row *row, tn_fraction a, tn_fraction b)
{
    const tn_fraction mark = {77, 78};
    for (size_t i = 0; i < COUNT(operations); i++) {
        tn_fraction out = mark;
        tn_status status = operations[i].apply(a, b, &out);
        bool right = agrees(row, operations[i].column, status, out);
        if (operations[i].commutes) {
            out = mark;
            status = operations[i].apply(b, a, &out);
            right = right && agrees(row, operations[i].column, status, out);
        }
        if (!right) {
            fail_msg("line %zu: %s", test_line(row), operations[i].column);
        }
    }
}

static void check_python(const test_row *row, void *context)
{
    (void)context;
    const tn_fraction a = test_fraction_of(test_field(row, "a"));
    const tn_fraction b = test_fraction_of(test_field(row, "b"));
    const int order = (int)test_i64(test_field(row, "compare"));
    const int compared = tn_fraction_compare(a, b), turned = tn_fraction_compare(b, a);
    if (!agrees(row, "reduced", TN_OK, tn_fraction_reduce(a)) ||
        (compared > 0) - (compared < 0) != order || (turned > 0) - (turned < 0) != -order ||
        tn_fraction_compare(a, tn_fraction_reduce(a)) != 0) {
        fail_msg("line %zu: reduced or compare", test_line(row));
    }
    check_operations(row, a, b);
    for (int mode = 0; mode < TN_ROUNDING_COUNT; mode++) {
        const char *expected = test_field(row, tn_rounding_name(modes[mode]));
        const bool refused = strcmp(expected, "RANGE") == 0;
        int64_t out = 77;
        const tn_status status = tn_fraction_round(a, modes[mode], &out);
        if (status != (refused ? TN_E_RANGE : TN_OK) ||
            out != (refused ? 77 : test_i64(expected))) {
            fail_msg("line %zu: %s", test_line(row), tn_rounding_name(modes[mode]));
        }
    }
    static const tn_rounding place_modes[] = {TN_HALF_EVEN, TN_HALF_UP, TN_FLOOR};
    const int places = (int)test_i64(test_field(row, "places"));
    for (size_t i = 0; i < COUNT(place_modes); i++) {
        char column[32];
        snprintf(column, sizeof(column), "places-%s", tn_rounding_name(place_modes[i]));
        tn_fraction out = {77, 78};
        const tn_status status = tn_fraction_round_places(a, places, place_modes[i], &out);
        if (!agrees(row, column, status, out)) {
            fail_msg("line %zu: %s", test_line(row), column);
        }
    }
}

static void test_fraction__python(void **state)
{
    (void)state;
    assert_int_equal(test_vectors("own/fractions.csv", check_python, NULL), 1300);
}

/* --- laws ------------------------------------------------------------------------------------- */

static void test_fraction_make__sign_and_form(void **state)
{
    (void)state;
    assert_true(same(tn_fraction_make(20, 30), (tn_fraction){20, 30}));
    assert_true(same(tn_fraction_make(20, -30), (tn_fraction){-20, 30}));
    assert_true(same(tn_fraction_make(-20, -30), (tn_fraction){20, 30}));
    assert_true(same(tn_fraction_make(-LIMIT, -LIMIT), (tn_fraction){LIMIT, LIMIT}));
    assert_true(same(tn_fraction_reduce((tn_fraction){20, 30}), (tn_fraction){2, 3}));
    assert_true(same(tn_fraction_reduce((tn_fraction){0, 7}), (tn_fraction){0, 1}));
    assert_true(same(tn_fraction_reduce((tn_fraction){-LIMIT, LIMIT}), (tn_fraction){-1, 1}));
}

static tn_fraction random_fraction(uint64_t *seed)
{
    const int bits = (int)test_between(seed, 1, 126);
    const tn_i128 mask = ((tn_i128)1 << bits) - 1;
    const tn_i128 num = ((tn_i128)(test_random(seed) >> 2) << 64 | test_random(seed)) & mask;
    const tn_i128 den = ((tn_i128)(test_random(seed) >> 2) << 64 | test_random(seed)) & mask;
    return tn_fraction_make(test_random(seed) & 1 ? -num : num, den + 1);
}

/* What goes on comes off again, and order agrees with the sign of the difference. */
static void test_fraction__laws(void **state)
{
    (void)state;
    uint64_t seed = 20260403;
    int added = 0, multiplied = 0;
    for (int i = 0; i < 20000; i++) {
        const uint64_t before = seed;
        const tn_fraction a = random_fraction(&seed), b = random_fraction(&seed);
        const tn_fraction lowest = tn_fraction_reduce(a);
        tn_fraction out, back;
        bool right = true;
        if (tn_fraction_add(a, b, &out) == TN_OK) {
            added++;
            right = tn_fraction_sub(out, b, &back) == TN_OK && same(back, lowest);
        }
        if (b.num != 0 && tn_fraction_mul(a, b, &out) == TN_OK) {
            multiplied++;
            right = right && tn_fraction_mul(out, tn_fraction_make(b.den, b.num), &back) == TN_OK &&
                    same(back, lowest);
        }
        if (tn_fraction_sub(a, b, &out) == TN_OK) {
            right = right && (out.num > 0) - (out.num < 0) == tn_fraction_compare(a, b);
        }
        if (!right) {
            fail_msg("seed %llu", (unsigned long long)before);
        }
    }
    assert_in_range(added, 4000, 18000); /* the cases must be of both kinds */
    assert_in_range(multiplied, 4000, 18000);
}

static void test_fraction__none_is_refused(void **state)
{
    (void)state;
    const tn_fraction none = tn_fraction_make(1, 0), half = {1, 2};
    const tn_i128 least = -((tn_i128)1 << 126) * 2;
    tn_fraction out = {7, 9};
    int64_t rounded = 7;
    assert_true(none.num == 0 && none.den == 0);
    assert_true(tn_fraction_make(least, 1).den == 0);
    assert_true(tn_fraction_make(1, least).den == 0);
    assert_true(tn_fraction_reduce(none).den == 0);
    assert_int_equal(tn_fraction_add(none, half, &out), TN_E_BUG);
    assert_int_equal(tn_fraction_add(none, none, &out), TN_E_BUG);
    assert_int_equal(tn_fraction_sub(half, none, &out), TN_E_BUG);
    assert_int_equal(tn_fraction_mul(half, none, &out), TN_E_BUG);
    assert_int_equal(tn_fraction_mul(none, half, &out), TN_E_BUG);
    assert_int_equal(tn_fraction_round(none, TN_HALF_UP, &rounded), TN_E_BUG);
    assert_int_equal(tn_fraction_round_places(none, 2, TN_HALF_UP, &out), TN_E_BUG);
    assert_true(out.num == 7 && out.den == 9 && rounded == 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fraction__none_is_refused),
        cmocka_unit_test(test_fraction__python),
        cmocka_unit_test(test_fraction_make__sign_and_form),
        cmocka_unit_test(test_fraction__laws),
    };
    return RUN(tests);
}
