/* Several cells at once: pasted, copied, cut, filled down, each as one step or not at all. */
#include "tui/desk.h"

#include "tui/screens/cells.h"

static char before[DESK_SCREEN];

static const char *text_of(const tni_draft_file *file)
{
    return file->text.bytes;
}

static const tni_draft_file *table(void)
{
    return desk.draft.rows ? desk.draft.rows : desk.draft.document;
}

static void test_cells__paste(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *text;
        size_t steps;
        const char *has, *says; /* in the file; in the message */
    } cases[] = {
        {"Right Right", "2.5", 1, "north,2.5,15,", "paste 1 row"},
        {"Right Right", "2.5\t25\n2.625\t26.25\n", 1, "2.625,26.25,30.875", "paste 2 rows"},
        {"Right Right", "1,234.5\t\"30\"", 1, "north,1234.5,30,", "paste 1 row"},
        {"Right Right", "1,23.5", 0, NULL,
         "nothing was changed: s001 price.1m: '1,23.5' is no price"},
        {"Right Right", "2.5\nsave", 0, NULL,
         "nothing was changed: s002 price.1m: 'save' is no price"},
        {"Right Right", "1.5", 0, NULL, "paste 1 row: nothing changes"},
        {"Right Right", "-", 1, "north,,15,", "paste 1 row"},
        {"Right", "a\t1\t2\t3\t4\t5\t6\t7", 0, NULL, "nothing was changed: 8 columns are pasted"},
        {"G Right", "x\ny", 0, NULL, "nothing was changed: 'y': there are not so many rows"},
        {"G", "s200\ns201\tGeiger counter\t27", 1, "s201,Geiger counter,,27", "paste 2 rows"},
        {"G", "s200\ntwo words\tGeiger", 0, NULL,
         "nothing was changed: 'two words': is no API name"},
        {"", "s002\tMine", 0, NULL, "nothing was changed: 's002': a dimension of this name"},
        {"", "t001\tMine", 1, "t001", "paste 1 row"},
        {"Right Right", "2.5\r\n2.75\r\n", 1, "north,2.75,16.25", "paste 2 rows"}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        desk_fill();
        desk_open("catalogue.product.ini");
        snprintf(before, sizeof(before), "%s", text_of(table()));
        desk_press(cases[i].keys);
        tni_run_paste(&desk, cases[i].text);
        if (tni_draft_steps(&desk.draft, false) != cases[i].steps ||
            strncmp(desk.message, cases[i].says, strlen(cases[i].says)) != 0 ||
            (cases[i].has && !strstr(text_of(table()), cases[i].has))) {
            fail_msg("case %zu: %zu steps, '%s'", i, tni_draft_steps(&desk.draft, false),
                     desk.message);
        }
        desk_press(cases[i].steps ? "u" : "Down");
        assert_string_equal(text_of(table()), before);
    }
}

/* What was copied is what a spreadsheet takes: values as in the file. */
static void test_cells__copy_and_cut(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *copied;
        size_t steps, left; /* rows of the CSV's 201 that are left */
    } cases[] = {{"Right Right y", "1.5", 0, 201},
                 {"Right Right V Down Right y", "1.5\t15\n1.625\t16.25", 0, 201},
                 {"Right Right Space Space y", "1.5\n1.625", 0, 201},
                 {"Right Right Space Right Space y", "1.5\n16.25", 0, 201},
                 {"Right Right V Down V Right Right Space y", "1.5\n1.625\t30.875", 0, 201},
                 {"Space y", "s001\tThermometer north\t1.5\t15\t28.5\t40.5\t0.015\t", 0, 201},
                 {"Space X", "s001\tThermometer north\t1.5\t15\t28.5\t40.5\t0.015\t", 1, 200},
                 {"Right Right V Down X", "1.5\n1.625", 1, 201},
                 {"/ g a s Enter Right Right * X", NULL, 1, 181}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        desk_fill();
        desk_open("catalogue.product.ini");
        snprintf(before, sizeof(before), "%s", text_of(table()));
        desk_press(cases[i].keys);
        size_t rows = 0;
        for (const char *p = text_of(table()); *p; p++) {
            rows += *p == '\n';
        }
        if (cases[i].copied) {
            assert_string_equal(desk.copied.bytes, cases[i].copied);
        }
        assert_int_equal(tni_draft_steps(&desk.draft, false), cases[i].steps);
        assert_int_equal(rows, cases[i].left);
        if (cases[i].steps) {
            desk_press("u");
        }
        assert_string_equal(text_of(table()), before);
    }
    desk_open("acme.offer.ini"); /* computed cells as numbers */
    desk_press("Tab Left V End Right Right Right Right Right y");
    assert_string_equal(desk.copied.bytes, "Pro\t1\t4000.00\t\t\t3600.00");
}

static void test_cells__fill(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *has;
        size_t steps;
    } cases[] = {{"Right Right \"", NULL, 0},
                 {"Right Right Down \"",
                  "Hygrometer north,Readings of one hygrometer at north,1.5,16.25", 1},
                 {"Right Right V Down Down Right \"",
                  "Barometer north,Readings of one barometer at north,1.5,15,33.25", 1}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        desk_fill();
        desk_open("catalogue.product.ini");
        desk_press(cases[i].keys);
        assert_int_equal(tni_draft_steps(&desk.draft, false), cases[i].steps);
        assert_true(!cases[i].has || strstr(text_of(table()), cases[i].has));
    }
}

/* One paste into the file and its CSV is taken back, and done again, as one. */
static void test_cells__two_files(void **state)
{
    (void)state;
    static char ini[4096], csv[4096];
    desk_copy("../tests/tui/rows.product.ini");
    desk_copy("../tests/tui/rows.dimensions.csv");
    desk_open("rows.product.ini");
    assert_non_null(desk.draft.rows);
    snprintf(ini, sizeof(ini), "%s", desk.draft.document->text.bytes);
    snprintf(csv, sizeof(csv), "%s", desk.draft.rows->text.bytes);
    desk_press("Right");
    tni_run_paste(&desk, "Base\t10");
    assert_non_null(strstr(desk.draft.document->text.bytes, "name = Base\n"));
    assert_non_null(strstr(desk.draft.rows->text.bytes, "5 containers\",10,1000"));
    desk_press("u");
    assert_string_equal(desk.draft.document->text.bytes, ini);
    assert_string_equal(desk.draft.rows->text.bytes, csv);
    desk_press("C-r");
    assert_non_null(strstr(desk.draft.document->text.bytes, "name = Base\n"));
    assert_non_null(strstr(desk.draft.rows->text.bytes, "5 containers\",10,1000"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_cells__paste), WITH_DESK(test_cells__copy_and_cut),
        WITH_DESK(test_cells__fill), WITH_DESK(test_cells__two_files)};
    return RUN(tests);
}
