/* Splits: what each promises, and what three money libraries make of the same amounts. */
#include "support/number.h"
#include "tenor/money.h"

static const tn_currency USD = {"USD", 2};

static tn_money usd(int64_t minor)
{
    return (tn_money){minor, USD};
}

static bool same(tn_money a, tn_money b)
{
    return a.minor == b.minor && tn_currency_equal(a.currency, b.currency);
}

/* What a split promises: the sum, nothing but the whole part or one unit more, nothing where there
 * is no weight, and the extra units at the right end. */
static const char *broken_promise(int64_t total, const int64_t *weights, size_t count,
                                  tn_remainder remainder, const tn_money *shares)
{
    tn_i128 all = 0, sum = 0;
    int extra_until = 1; /* in the order of remainder: 1 while extras come, 0 after the last */
    for (size_t i = 0; i < count; i++) {
        all += weights[i];
        sum += shares[i].minor;
    }
    if (sum != total) {
        return "sum";
    }
    for (size_t i = 0; i < count; i++) {
        const size_t at = remainder == TN_REMAINDER_FIRST ? i : count - 1 - i;
        const tn_i128 whole = (tn_i128)total * weights[at] / all; /* toward zero */
        const tn_i128 extra = shares[at].minor - whole;
        if (weights[at] == 0) {
            if (shares[at].minor != 0) {
                return "a share without weight";
            }
            continue;
        }
        if (extra != 0 && extra != (total < 0 ? -1 : 1)) {
            return "more than one unit from the exact share";
        }
        if (extra != 0 && !extra_until) {
            return "an extra unit out of order";
        }
        extra_until = extra != 0;
    }
    return NULL;
}

/* --- allocation/allocate.csv: the libraries give extras to the first shares, with two exceptions
 * (rows by amount and ratios) and one row that is not ours at all. */
typedef struct split_counts {
    int first, last, other;
} split_counts;

static const struct {
    const char *amount, *ratios;
    bool ours; /* with TN_REMAINDER_LAST */
} exceptions[] = {
    {"1", "0.33 0.66", true}, /* by largest remainder, here the last share */
    {"101", "3 7", true},
    {"-5", "7 3", false}, /* floors a negative amount; here a credit splits as the charge does */
};

/* "0.33 0.66" as 33, 66. */
static size_t parse_ratios(const char *text, int64_t *out)
{
    size_t count = 0;
    while (*text) {
        const size_t length = strcspn(text, " ");
        assert_int_equal(tn_decimal_parse(text, length, 2, INT64_MAX, &out[count++], NULL), TN_OK);
        text += length + (text[length] == ' ');
    }
    return count;
}

static void check_split(const test_row *row, void *context)
{
    split_counts *counts = context;
    const char *amount = test_field(row, "amount"), *ratios = test_field(row, "ratios");
    int64_t weights[8];
    tn_money out[8];
    const size_t count = parse_ratios(ratios, weights);
    tn_remainder remainder = TN_REMAINDER_FIRST;
    bool ours = true;
    for (size_t i = 0; i < COUNT(exceptions); i++) {
        if (strcmp(amount, exceptions[i].amount) == 0 &&
            strcmp(ratios, exceptions[i].ratios) == 0) {
            remainder = TN_REMAINDER_LAST;
            ours = exceptions[i].ours;
        }
    }
    assert_int_equal(tn_money_split(usd(test_i64(amount)), weights, count, remainder, out), TN_OK);
    assert_null(broken_promise(test_i64(amount), weights, count, remainder, out));
    char text[128] = "";
    for (size_t i = 0; i < count; i++) {
        snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%lld", i ? " " : "",
                 (long long)out[i].minor);
    }
    if (ours) {
        assert_string_equal(text, test_field(row, "expected"));
    }
    counts->first += ours && remainder == TN_REMAINDER_FIRST;
    counts->last += ours && remainder == TN_REMAINDER_LAST;
    counts->other += !ours;
}

static void test_money_split__libraries(void **state)
{
    (void)state;
    split_counts counts = {0};
    assert_int_equal(test_vectors("allocation/allocate.csv", check_split, &counts), 39);
    assert_int_equal(counts.first, 36);
    assert_int_equal(counts.last, 2);
    assert_int_equal(counts.other, 1);
}

static void check_shares(int64_t total, const int64_t *weights, size_t count,
                         tn_remainder remainder, const int64_t *expected)
{
    tn_money out[4];
    assert_int_equal(tn_money_split(usd(total), weights, count, remainder, out), TN_OK);
    for (size_t i = 0; i < count; i++) {
        assert_true(same(out[i], usd(expected[i])));
    }
}

static void test_money_split__examples(void **state)
{
    (void)state;
    check_shares(1000, NULL, 3, TN_REMAINDER_LAST, (int64_t[]){333, 333, 334});
    check_shares(1000, NULL, 3, TN_REMAINDER_FIRST, (int64_t[]){334, 333, 333});
    check_shares(-1000, NULL, 3, TN_REMAINDER_LAST, (int64_t[]){-333, -333, -334});
    check_shares(-5, (int64_t[]){7, 3}, 2, TN_REMAINDER_FIRST, (int64_t[]){-4, -1});
    check_shares(5, (int64_t[]){1, 1, 0}, 3, TN_REMAINDER_LAST, (int64_t[]){2, 3, 0});
    check_shares(5, (int64_t[]){0, 1, 1}, 3, TN_REMAINDER_FIRST, (int64_t[]){0, 3, 2});
    check_shares(0, (int64_t[]){2, 1}, 2, TN_REMAINDER_LAST, (int64_t[]){0, 0});
    check_shares(INT64_MAX, (int64_t[]){INT64_MAX, INT64_MAX}, 2, TN_REMAINDER_LAST,
                 (int64_t[]){INT64_MAX / 2, INT64_MAX / 2 + 1});
    check_shares(INT64_MIN, (int64_t[]){INT64_MAX}, 1, TN_REMAINDER_LAST, (int64_t[]){INT64_MIN});
}

static void test_money_split__refused(void **state)
{
    (void)state;
    tn_money out[2] = {usd(77), usd(77)};
    assert_int_equal(tn_money_split(usd(1), NULL, 0, TN_REMAINDER_LAST, out), TN_E_RANGE);
    assert_int_equal(tn_money_split(usd(1), (int64_t[]){0, 0}, 2, TN_REMAINDER_LAST, out),
                     TN_E_RANGE);
    assert_int_equal(tn_money_split(usd(1), (int64_t[]){2, -1}, 2, TN_REMAINDER_LAST, out),
                     TN_E_RANGE);
    assert_true(same(out[0], usd(77)) && same(out[1], usd(77)));
}

static void test_money_split__promise(void **state)
{
    (void)state;
    uint64_t seed = 20260404;
    for (int round = 0; round < 100000; round++) {
        const uint64_t before = seed;
        int64_t weights[60];
        tn_money out[60];
        const size_t count = (size_t)test_between(&seed, 1, 60);
        const int64_t total = (int64_t)test_random(&seed) >> test_between(&seed, 0, 63);
        const int bits = (int)test_between(&seed, 1, 63);
        for (size_t i = 0; i < count; i++) {
            weights[i] = test_random(&seed) % 4 ? (int64_t)(test_random(&seed) >> bits) : 0;
        }
        weights[test_random(&seed) % count] = 1;
        const tn_remainder remainder =
            test_random(&seed) & 1 ? TN_REMAINDER_FIRST : TN_REMAINDER_LAST;
        const char *broken = tn_money_split(usd(total), weights, count, remainder, out) != TN_OK
                                 ? "status"
                                 : broken_promise(total, weights, count, remainder, out);
        if (broken) {
            fail_msg("seed %llu: %s", (unsigned long long)before, broken);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_money_split__libraries),
        cmocka_unit_test(test_money_split__examples),
        cmocka_unit_test(test_money_split__refused),
        cmocka_unit_test(test_money_split__promise),
    };
    return RUN(tests);
}
