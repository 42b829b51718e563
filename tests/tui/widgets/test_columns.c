/* Which columns a text hides and sizes, and what becomes of the text. */
#include "tui/desk.h"

#include "tui/widgets/columns.h"

static const tni_column columns[] = {
    {"Name", 0, false}, {"List", 9, true}, {"Net price", 9, true}, {"12m", 9, true}};

static void test_columns__read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned hidden, fixed;
        int widths[4];
    } rows[] = {{"", 0, 0, {0}},
                {"-List", 2, 0, {0}},
                {"-list, -NET PRICE", 6, 0, {0}},
                {"-Name", 0, 0, {0}}, /* the first is always shown */
                {"Net price 14", 0, 4, {0, 0, 14}},
                {"Name 30,List 5", 0, 3, {30, 5}},
                {"-List, +List", 0, 0, {0}},
                {"-List, List 8", 0, 2, {0, 8}},
                {"List 1, 12m 9999", 0, 10, {0, 3, 0, 200}},
                {"-12m", 8, 0, {0}},
                {"12m", 0, 0, {0}}, /* a title, no width */
                {"-Weight, , ,- ", 0, 0, {0}},
                {"-, -List, - , Net price 14", 2, 4, {0, 0, 14}}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint32_t hidden = 99, fixed = 99;
        int widths[TNI_COLUMNS] = {0};
        tni_columns_read(rows[i].text, columns, 4, &hidden, &fixed, widths);
        if (hidden != rows[i].hidden || fixed != rows[i].fixed ||
            memcmp(widths, rows[i].widths, sizeof(rows[i].widths)) != 0) {
            fail_msg("'%s': hidden %u, fixed %u", rows[i].text, hidden, fixed);
        }
    }
}

static void test_columns__say(void **state)
{
    (void)state;
    static const struct {
        const char *before, *title;
        int width;
        const char *after;
    } rows[] = {{"", "List", -1, "-List"},
                {"-List", "List", 0, ""},
                {"-List", "List", 12, "List 12"},
                {"-List, Net price 14", "Name", 30, "-List, Net price 14, Name 30"},
                {"-List, Net price 14", "Net price", 0, "-List"},
                {"+List", "Name", -1, "-Name"},
                {"-, -List", "Name", -1, "-List, -Name"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[TNI_MESSAGE];
        snprintf(text, sizeof(text), "%s", rows[i].before);
        assert_true(tni_columns_say(text, rows[i].title, rows[i].width));
        assert_string_equal(text, rows[i].after);
    }
    char none[TNI_MESSAGE] = "-List"; /* what has no title cannot be spoken of */
    assert_false(tni_columns_say(none, "", -1));
    assert_string_equal(none, "-List");
    char full[TNI_MESSAGE] = "";
    while (strlen(full) < TNI_MESSAGE - 12) {
        char title[TNI_NAME];
        snprintf(title, sizeof(title), "Column%zu", strlen(full));
        assert_true(tni_columns_say(full, title, -1));
    }
    char before[TNI_MESSAGE];
    memcpy(before, full, sizeof(before));
    assert_false(tni_columns_say(full, "A column without room", -1));
    assert_string_equal(full, before);
    assert_true(tni_columns_names("-List, Name 3", "name"));
    assert_false(tni_columns_names("-List, Name 3", "Net price"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_columns__read),
                                       cmocka_unit_test(test_columns__say)};
    return RUN(tests);
}
