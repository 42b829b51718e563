/* One change in the middle of a period, and a file of them. */
#include "app/with_workspace.h"

#include "app/prorate.h"

/* July at 100, on the 11th two instead of one: 21 of 31 days are left. */
static const tn_batch_cell july[TN_BATCH_COLUMNS] = {[TN_BATCH_ID] = {"a", 1},
                                                     [TN_BATCH_START] = {"2026-07-01", 10},
                                                     [TN_BATCH_END] = {"2026-08-01", 10},
                                                     [TN_BATCH_ON] = {"2026-07-11", 10},
                                                     [TN_BATCH_PRICE] = {"100", 3},
                                                     [TN_BATCH_QUANTITY] = {"1", 1},
                                                     [TN_BATCH_NEW_PRICE] = {"100", 3},
                                                     [TN_BATCH_NEW_QUANTITY] = {"2", 1},
                                                     [TN_BATCH_POLICY] = {"", 0},
                                                     [TN_BATCH_CURRENCY] = {"", 0}};

static void test_prorate__currency_decides_the_cents(void **state)
{
    (void)state;
    static const struct {
        const char *currency;
        int64_t credit, charge, due; /* minor units, each rounded by itself */
    } rows[] = {{NULL, 6774, 13548, 6774}, {"USD", 6774, 13548, 6774}, {"JPY", 68, 135, 68}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_report *report = NULL;
        char error[TN_CHANGE_ERROR] = "";
        tn_calculator *calculator = tni_calculator(&ws, rows[i].currency);
        assert_int_equal(tni_prorate(&ws, calculator, july, &report, error), TN_OK);
        assert_int_equal(sample_minor(report, "credit"), rows[i].credit);
        assert_int_equal(sample_minor(report, "charge"), rows[i].charge);
        assert_int_equal(sample_minor(report, "due"), rows[i].due);
    }
    assert_null(tni_calculator(&ws, "XXX"));
}

static void test_prorate__a_wrong_cell(void **state)
{
    (void)state;
    const tn_report *report = NULL;
    char error[TN_CHANGE_ERROR] = "";
    tn_batch_cell cells[TN_BATCH_COLUMNS];
    memcpy(cells, july, sizeof(cells));
    cells[TN_BATCH_ON] = (tn_batch_cell){"2026-07-32", 10};
    assert_int_equal(tni_prorate(&ws, tni_calculator(&ws, NULL), cells, &report, error),
                     TN_E_SYNTAX);
    assert_non_null(strstr(error, "2026-07-32"));
    assert_null(report);
}

static tn_status take(void *context, const char *bytes, size_t size)
{
    (void)context;
    tn_buffer_add(&out, bytes, size);
    return TN_OK;
}

static void test_prorate_batch__rows(void **state)
{
    (void)state;
    static const char head[] = "id,start,end,on,price,quantity,new_price,new_quantity\n";
    static const char good[] = "a,2026-07-01,2026-08-01,2026-07-11,100,1,100,2\n";
    static const char bad[] = "b,2026-07-01,2026-08-01,never,100,1,100,2\n";
    const char *folder = folder_begin();
    const struct {
        const char *text;
        tn_status status;
        const char *has;
    } rows[] = {{tn_arena_format(arena, "%s%s", head, good), TN_OK, "67.74"},
                {tn_arena_format(arena, "%s%s%s", head, bad, good), TN_E_FINDINGS, "67.74"},
                {"key,name\n", TN_E_FINDINGS, ""}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *path = folder_file(folder, "batch.csv", rows[i].text);
        tn_buffer_cut(&out, 0);
        assert_int_equal(tni_prorate_batch(&ws, path, tni_calculator(&ws, NULL), take, NULL),
                         rows[i].status);
        holds(rows[i].has);
    }
    assert_int_equal(tni_prorate_batch(&ws, "none.csv", tni_calculator(&ws, NULL), take, NULL),
                     TN_E_READ);
    folder_end(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_prorate__currency_decides_the_cents),
                                       WITH_WORKSPACE(test_prorate__a_wrong_cell),
                                       WITH_WORKSPACE(test_prorate_batch__rows)};
    return RUN(tests);
}
