/* Cells of the grid: whatever is stored is read back, in four bytes, five or eight. */
#include "engine/ratings.h"

#include "engine/usage/rater.h"

enum { HOUR = 3600, CELLS = 31 * 24 + 1 /* and the hour after the end */ };

/* A receipt so many seconds after the start of the hour of a cell. */
static uint32_t at(size_t cell, int64_t seconds)
{
    return (uint32_t)(INT32_MAX + (int64_t)cell * HOUR + seconds);
}

static tn_rater *new_rater(tn_arena *arena, const tn_allocator *allocator)
{
    tn_rater *rater = NULL;
    const tn_life *life =
        test_life(arena, &(test_files){.product = METERED, .contract = MARCH}, NULL);
    assert_int_equal(tn_rater_new(life, allocator, &rater), TN_OK);
    assert_int_equal(rater->hours, CELLS);
    rater->meters[0].cells = tni_rater_row(rater);
    return rater;
}

static void assert_cell(const tni_meter *m, size_t cell, int64_t quantity, uint32_t received)
{
    assert_int_equal(tni_cell_quantity(m, cell), quantity);
    assert_int_equal(tni_cell_received(m, cell), received);
}

/* One record that says nothing in the first cell, and one of each kind in another. */
static void test_cell__the_fewest_bytes_that_do(void **state)
{
    static const struct {
        int64_t before, quantity; /* what the first cell holds */
        bool known;
        int64_t after; /* received so many seconds after the start of the hour */
        size_t bytes;
    } cases[] = {
        {7, 9, false, 0, 4},
        {2147483647, 2147483647, false, 0, 4},
        {7, 9, true, 0, 5},
        {7, 9, true, 25 * HOUR - 1, 5},
        {7, 9, true, -11 * HOUR + 1, 5},
        {7, 9, true, -11 * HOUR, 8},
        {7, 9, true, -11 * HOUR - 1, 8},
        {7, 9, true, -300 * HOUR, 8},
        {7, 9, true, 131071 - 11 * HOUR, 5},
        {7, 9, true, 131072 - 11 * HOUR, 8},
        {7, 8388606, true, 25 * HOUR - 1, 5},
        {7, 8388607, true, 25 * HOUR - 1, 8},
        {8388606, 9, true, 1, 5},
        {8388607, 9, true, 1, 8},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_rater *rater = new_rater(arena, NULL);
        tni_meter *m = &rater->meters[0];
        const size_t last = CELLS - 1;
        const uint32_t received = cases[i].known ? at(last, cases[i].after) : 0;
        tni_cell_store(rater, m, 0, cases[i].before, 0);
        tni_cell_store(rater, m, last, cases[i].quantity, received);
        assert_cell(m, 0, cases[i].before, 0);
        assert_cell(m, last, cases[i].quantity, received);
        assert_int_equal(4 + (m->receipts != NULL) + (m->received ? 4 : 0), cases[i].bytes);
        assert_int_equal(rater->status, TN_OK);
        tn_rater_free(rater);
        tn_arena_free(arena);
    }
}

/* From five bytes to eight with records of both kinds there, and one that does not know in a row
 * of those that do. */
static void test_cell__widened_under_way(void **state)
{
    static const struct {
        int64_t quantity, after;
    } wide[] = {{9000000, 10}, {1, -40 * HOUR}, {0, 40 * HOUR}};
    (void)state;
    for (size_t i = 0; i < COUNT(wide); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_rater *rater = new_rater(arena, NULL);
        tni_meter *m = &rater->meters[0];
        for (size_t cell = 0; cell < 500; cell++) {
            tni_cell_store(rater, m, cell, (int64_t)cell * 16000,
                           (cell + 1) % 3 ? at(cell, (int64_t)cell * 180) : 0);
        }
        assert_non_null(m->receipts);
        tni_cell_store(rater, m, 600, wide[i].quantity, at(600, wide[i].after));
        assert_null(m->receipts);
        tni_cell_store(rater, m, 601, 2147483647, 1); /* 68 years slow */
        for (size_t cell = 0; cell < 500; cell++) {
            assert_cell(m, cell, (int64_t)cell * 16000,
                        (cell + 1) % 3 ? at(cell, (int64_t)cell * 180) : 0);
        }
        assert_cell(m, 600, wide[i].quantity, at(600, wide[i].after));
        assert_cell(m, 601, 2147483647, 1);
        assert_int_equal(m->cells[602], 0);
        tn_rater_free(rater);
        tn_arena_free(arena);
    }
}

/* Of a year, so that each row is a block of its own. */
static bool store_both_ways(const tn_allocator *allocator, void *context)
{
    tn_arena *arena = tn_arena_new(NULL);
    const tn_life *life =
        test_life(arena, &(test_files){.product = METERED, .contract = YEAR}, NULL);
    tn_rater *rater = NULL;
    tn_status status = tn_rater_new(life, allocator, &rater);
    (void)context;
    for (size_t i = 0; status == TN_OK && i < rater->meter_count; i++) {
        static const int64_t first[] = {7, 9000000};
        tni_meter *m = &rater->meters[i];
        m->cells = tni_rater_row(rater);
        if (m->cells) {
            tni_cell_store(rater, m, 0, first[i % 2], 0);
            tni_cell_store(rater, m, 1, 5, at(1, 0));
            tni_cell_store(rater, m, 2, 9000000, at(2, 0));
        }
    }
    if (status == TN_OK) {
        status = rater->status;
        tn_rater_free(rater);
    }
    tn_arena_free(arena);
    return status == TN_OK;
}

static void test_cell__memory_runs_out(void **state)
{
    (void)state;
    assert_true(test_every_allocation(store_both_ways, NULL) > 8);
}

/* Rows of all meters, and more: none lies upon another. */
static void test_row__each_its_own(void **state)
{
    enum { ROWS = 40 };
    uint32_t *rows[ROWS];
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_rater *rater = new_rater(arena, NULL);
    for (size_t i = 0; i < ROWS; i++) {
        rows[i] = tni_rater_row(rater);
        assert_non_null(rows[i]);
        for (size_t cell = 0; cell < CELLS; cell++) {
            assert_int_equal(rows[i][cell], 0);
            rows[i][cell] = (uint32_t)i + 1;
        }
    }
    for (size_t i = 0; i < ROWS; i++) {
        assert_int_equal(rows[i][0], i + 1);
        assert_int_equal(rows[i][CELLS - 1], i + 1);
    }
    tn_rater_free(rater);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cell__the_fewest_bytes_that_do),
        cmocka_unit_test(test_cell__widened_under_way),
        cmocka_unit_test(test_cell__memory_runs_out),
        cmocka_unit_test(test_row__each_its_own),
    };
    return RUN(tests);
}
