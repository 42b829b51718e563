/* Text, tables and every screen at any size: inside their areas, columns where they belong. */
#include "tui/desk.h"

#include "tui/widgets/table.h"

static void clear(int rows, int columns)
{
    assert_true(tni_surface_clear(&desk_surface, rows, columns));
}

static void test_surface__text(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int width;
        bool ascii;
        const char *shown; /* between bars: nothing beside the area is touched */
    } rows[] = {{"abc", 5, false, "|abc  |"},
                {"abcdef", 5, false, "|abcd…|"},
                {"abcdef", 5, true, "|abcd~|"},
                {"abc", 0, false, "|     |"},
                {"abc", 1, false, "|…    |"},
                {"\xe6\x9d\xb1\xe4\xba\xac", 5, false, "|東京 |"},
                {"\xe6\x9d\xb1\xe4\xba\xac", 4, false, "|東京 |"},
                {"\xe6\x9d\xb1\xe4\xba\xac", 3, false, "|東…  |"}, /* no half sign */
                {"\xe6\x9d\xb1\xe4\xba\xac", 2, false, "|…    |"},
                {"\xe6\x9d\xb1", 5, true, "|??   |"},
                {"e\xcc\x81z", 5, false, "|e\xcc\x81z   |"},
                {"a\x1b", 5, false, "|a\\x1b|"},
                {"\xe2\x80\xae"
                 "ab",
                 5, false, "|\\u{2…|"},
                {"\xff", 5, false, "|\\xff |"},
                {"", 5, false, "|     |"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        clear(1, 7);
        desk_surface.ascii = rows[i].ascii;
        tni_draw_text(&desk_surface, (tni_area){0, 0, 1, 1}, 0, 0, 1, ATTR_PLAIN, "|");
        tni_draw_text(&desk_surface, (tni_area){0, 6, 1, 1}, 0, 0, 1, ATTR_PLAIN, "|");
        tni_draw_text(&desk_surface, (tni_area){0, 1, 1, 5}, 0, 0, rows[i].width, ATTR_PLAIN,
                      rows[i].text);
        desk_check(&desk_surface);
        char want[64];
        snprintf(want, sizeof(want), "%s\n", rows[i].shown);
        assert_string_equal(desk_text(&desk_surface), want);
    }
    desk_surface.ascii = false;
}

/* Half of a wide sign is never left behind. */
static void test_surface__written_over(void **state)
{
    (void)state;
    for (int column = 0; column < 4; column++) {
        clear(1, 4);
        const tni_area a = tni_surface_all(&desk_surface);
        tni_draw_text(&desk_surface, a, 0, 1, 2, ATTR_PLAIN, "\xe6\x9d\xb1");
        tni_draw_text(&desk_surface, a, 0, column, 1, ATTR_PLAIN, "x");
        desk_check(&desk_surface);
        clear(1, 4);
        tni_draw_text(&desk_surface, a, 0, 0, 4, ATTR_PLAIN, "\xe6\x9d\xb1\xe4\xba\xac");
        tni_draw_text(&desk_surface, a, 0, 1, 2, ATTR_PLAIN, "\xe4\xba\xac");
        desk_check(&desk_surface);
    }
}

static void cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                 tni_attribute *attribute)
{
    static const char *const names[] = {"plain", "\xe6\x9d\xb1\xe4\xba\xac\xe6\x9d\xb1",
                                        "\xe2\x80\xae"
                                        "evil",
                                        "a\xe2\x80\x8b"
                                        "b",
                                        "e\xcc\x81"};
    (void)context, (void)frame, (void)attribute;
    *text = column == 0 ? names[row] : column == 1 ? "12.00" : "|";
}

/* Whatever a name holds, the columns behind it stand under each other. */
static void test_table__columns_stay(void **state)
{
    (void)state;
    static const tni_column columns[] = {{"Name", 0, false}, {"Amount", 8, true}, {"", 1, false}};
    const tni_screen_cursor position = {.panel = 0};
    const tni_grid grid = {.columns = columns, .column_count = 3, .row_count = 5, .cell = cell};
    for (int width = 18; width < 40; width++) {
        clear(8, width + 1);
        tni_grid_draw(&grid, &desk_surface, (tni_area){1, 0, 6, width}, &position, 0, false);
        desk_check(&desk_surface);
        for (int row = 2; row < 7; row++) {
            const tni_cell *cells = desk_surface.cells + row * (width + 1);
            assert_string_equal(cells[width - 2].text, "|");
            assert_string_equal(cells[width - 4].text, "0");
            assert_string_equal(cells[width].text, " "); /* outside */
        }
    }
}

static void test_draw__every_screen_at_any_size(void **state)
{
    (void)state;
    static const char *const begin[] = {NULL, "storage.product.ini", "tokyo.offer.ini",
                                        "acme.contract.ini"};
    static const char *const keys[] = {"1", "2", "3", "4",     "5",     "6",     "7",
                                       "8", "9", ":", "Esc ?", "Esc a", "Esc /", "Esc"};
    static const int sizes[][2] = {{1, 1},   {1, 200}, {60, 1},   {5, 20},   {23, 80}, {24, 79},
                                   {24, 80}, {25, 99}, {30, 100}, {37, 120}, {60, 200}};
    for (size_t i = 0; i < COUNT(begin); i++) {
        desk_open(begin[i]);
        for (size_t k = 0; k < COUNT(keys); k++) {
            desk_press(keys[k]);
            for (size_t n = 0; n < COUNT(sizes) * 2; n++) {
                desk.rows = sizes[n / 2][0];
                desk.columns = sizes[n / 2][1];
                desk.ascii = n % 2;
                desk_screen();
            }
        }
    }
    desk.ascii = false;
}

/* A product whose names are meant to disturb. */
static void test_draw__hostile_names(void **state)
{
    (void)state;
    static const char text[] =
        "[product]\ntitle = \xe2\x80\xaeT\xe2\x80\x8bx\ncategory = hosts\npurchase = any\n"
        "currency = USD\ndurations = 1m, 12m\n[dimension a]\nname = \xe2\x80\xae\xe6\x9d\xb1"
        "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\ndescription = \xcc\x81\xcc\x81 x\n"
        "price.1m = 1\nprice.12m = 10\n";
    desk_put(desk_path("new.product.ini"), text, sizeof(text) - 1);
    desk_open("new.product.ini");
    const char *const keys[] = {"2", "Tab", "Tab", "1", "9", "?"};
    for (size_t i = 0; i < COUNT(keys); i++) {
        desk_press(keys[i]);
        for (desk.columns = 80; desk.columns < 140; desk.columns += 7) {
            desk_screen();
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_surface__text), WITH_DESK(test_surface__written_over),
        WITH_DESK(test_table__columns_stay), WITH_DESK(test_draw__every_screen_at_any_size),
        WITH_DESK(test_draw__hostile_names)};
    return RUN(tests);
}
