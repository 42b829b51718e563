/* Rows put in order outside of memory. */
#include "support/test.h"

#include <signal.h>
#include <sys/resource.h>

#include "host/sorter.h"

enum { ROWS = 60000, OFFSET = 7919, WIDTH = 96 }; /* OFFSET: prime to ROWS */

static const char *reason;

static tni_sorter *begin(void)
{
    tni_sorter *sorter = NULL;
    assert_int_equal(tni_sorter_new(&sorter, &reason), TN_OK);
    return sorter;
}

/* Texts by their bytes, numbers as numbers, in the order that the header gives. */
static void test_sorter__the_order_of_columns(void **state)
{
    (void)state;
    static const tni_sort_row rows[] = {{{"B", "a", "z", "z"}, {9, 9, 1, 2}, NULL, 0},
                                        {{"a", "", "z", "z"}, {9, 9, 0, 0}, NULL, 0},
                                        {{"a", "b", "z", "z"}, {-5, 9, 0, 0}, NULL, 0},
                                        {{"a", "b", "y", "z"}, {10, 2, 0, 0}, NULL, 0},
                                        {{"a", "b", "a", "z"}, {10, 9, 0, 0}, NULL, 0},
                                        {{"a", "b", "b", "a"}, {10, 9, 0, 0}, NULL, 0},
                                        {{"a", "b", "b", "c"}, {10, 9, 7, 7}, NULL, 0},
                                        {{"\xc3\xa9", "", "", ""}, {0, 0, 0, 0}, NULL, 0}};
    tni_sorter *sorter = begin();
    tni_sort_row got;
    for (size_t i = COUNT(rows); i-- > 0;) {
        assert_int_equal(tni_sorter_add(sorter, &rows[i], &reason), TN_OK);
    }
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(tni_sorter_next(sorter, &got, &reason), TN_OK);
        for (int k = 0; k < TNI_SORT_TEXTS; k++) {
            assert_string_equal(got.texts[k], rows[i].texts[k]);
            assert_int_equal(got.numbers[k], rows[i].numbers[k]);
        }
    }
    assert_int_equal(tni_sorter_next(sorter, &got, &reason), TN_E_RANGE);
    tni_sorter_free(sorter);
}

static tn_status add_many(tni_sorter *sorter)
{
    char text[WIDTH];
    tn_status status = TN_OK;
    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    for (int64_t i = 0; i < ROWS && status == TN_OK; i++) {
        const tni_sort_row row = {{"", NULL, text, ""}, {i * OFFSET % ROWS, 0, i, 0}, NULL, 0};
        status = tni_sorter_add(sorter, &row, &reason);
    }
    return status;
}

/* More than its cache holds. */
static void test_sorter__more_than_memory(void **state)
{
    (void)state;
    tni_sorter *sorter = begin();
    tni_sort_row got;
    assert_int_equal(add_many(sorter), TN_OK);
    for (int64_t i = 0; i < ROWS; i++) {
        assert_int_equal(tni_sorter_next(sorter, &got, &reason), TN_OK);
        assert_int_equal(got.numbers[0], i);
        assert_int_equal(got.numbers[2] * OFFSET % ROWS, i);
    }
    assert_int_equal(tni_sorter_next(sorter, &got, &reason), TN_E_RANGE);
    tni_sorter_free(sorter);
}

/* A disk that takes no more than a MiB. */
static void test_sorter__a_full_disk(void **state)
{
    (void)state;
    struct rlimit old, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    small = old;
    small.rlim_cur = 1 << 20;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    tni_sorter *sorter = begin();
    reason = "";
    const tn_status status = add_many(sorter);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    assert_int_equal(status, TN_E_WRITE);
    assert_true(*reason);
    tni_sorter_free(sorter);
}

/* What goes with a row, in either order, again from the first row on. */
static void test_sorter_again__either_order(void **state)
{
    (void)state;
    static const char bodies[] = "a\0b"; /* the second has an end of text in it */
    tni_sorter *sorter = begin();
    tni_sort_row got;
    for (int64_t i = 0; i < 3; i++) {
        const tni_sort_row row = {{NULL}, {3 - i}, bodies, i ? sizeof(bodies) : 0};
        assert_int_equal(tni_sorter_add(sorter, &row, &reason), TN_OK);
    }
    for (int round = 0; round < 4; round++) {
        tni_sorter_again(sorter, round % 2);
        for (int64_t i = 0; i < (round < 2 ? 2 : 3); i++) { /* at first not to the end */
            const int64_t number = round % 2 ? 3 - i : i + 1;
            assert_int_equal(tni_sorter_next(sorter, &got, &reason), TN_OK);
            assert_int_equal(got.numbers[0], number);
            assert_int_equal(got.size, number == 3 ? 0 : sizeof(bodies));
            assert_true(!got.size || memcmp(got.body, bodies, sizeof(bodies)) == 0);
        }
    }
    assert_int_equal(tni_sorter_next(sorter, &got, &reason), TN_E_RANGE);
    tni_sorter_free(sorter);
}

static void test_sorter_free__none(void **state)
{
    (void)state;
    tni_sorter_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sorter__the_order_of_columns),
                                       cmocka_unit_test(test_sorter__more_than_memory),
                                       cmocka_unit_test(test_sorter__a_full_disk),
                                       cmocka_unit_test(test_sorter_again__either_order),
                                       cmocka_unit_test(test_sorter_free__none)};
    return RUN(tests);
}
