/* Marked cells: what an action means, and when marks are void. */
#include "tui/desk.h"

#include "tui/screens/marks.h"

static void test_marks__meant(void **state)
{
    (void)state;
    static const struct {
        const char *keys;
        int cells, rows; /* meant; of them whole rows */
    } cases[] = {{"", 1, 0},
                 {"Space", 8, 1},
                 {"Space Space", 16, 2},
                 {"Right Space", 1, 0},
                 {"Space Up Space", 1, 0}, /* the mark is gone: the cell under the cursor */
                 {"V Down Right", 4, 0},
                 {"V Down Right V", 4, 0},
                 {"V Down Right V Down Right Space", 5, 0},
                 {"V Esc", 1, 0},
                 {"*", 1600, 200},
                 {"* *", 1, 0},
                 {"/ f l o w Enter *", 160, 20},
                 {"Space Tab Tab", 0, 0},
                 {"Space 9 F2", 8, 1}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        tni_marks marks;
        int cells = 0, rows = 0;
        desk_open("catalogue.product.ini");
        desk_press(cases[i].keys);
        if (!tni_marks_begin(&desk, &marks)) {
            assert_int_equal(cases[i].cells, 0);
            continue;
        }
        for (int row = 0; row < marks.grid.row_count; row++) {
            for (int k = 0; k < marks.grid.column_count; k++) {
                cells += tni_marks_mean(&marks, row, k);
            }
            rows += tni_marks_mean_row(&marks, row);
        }
        if (cells != cases[i].cells || rows != cases[i].rows) {
            fail_msg("case %zu (%s): %d cells, %d rows", i, cases[i].keys, cells, rows);
        }
    }
}

/* Marks of a sorted or filtered grid stay with their rows. */
static void test_marks__stay_with_rows(void **state)
{
    (void)state;
    desk_open("catalogue.product.ini");
    desk_press("Right Right / f l o w Enter Down Space Esc Esc");
    tni_marks marks;
    assert_true(tni_marks_begin(&desk, &marks));
    desk_press("/ f l o w Enter Down Space / Esc");
    assert_true(tni_marks_begin(&desk, &marks));
    assert_true(marks.any);
    for (int row = 0; row < marks.grid.row_count; row++) {
        assert_int_equal(tni_marks_mean(&marks, row, 2), row == 35);
    }
    assert_true(tni_marks_clear(&desk));
    assert_false(tni_marks_clear(&desk));
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_marks__meant),
                                       WITH_DESK(test_marks__stay_with_rows)};
    return RUN(tests);
}
