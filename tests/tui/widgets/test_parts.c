/* Parts of screens: which finding is about what, limits, lines of text. */
#include "tui/desk.h"

#include "tui/widgets/parts.h"

/* Two values that break rules, one of the CSV. */
static const char product[] = "[product]\ntitle = Two\nproduct_id = prod-5555555555555\n"
                              "code = 0j1k2l\ncategory = units\npurchase = any\n"
                              "currency = USD\ndurations = 1m\ndimensions = two.csv\n"
                              "[dimension a]\nname = A name that is longer than twenty-four\n"
                              "description = a\nprice.1m = 1\n"
                              "[dimension c]\nname = C\ndescription = c\nprice.1m = 1\n";
static const char csv[] = "label,name,description,price_1m\n"
                          "b,B,b,nothing\nd,D,d,3\n";

static void begin(void)
{
    desk_put(desk_path("two.product.ini"), product, sizeof(product) - 1);
    desk_put(desk_path("two.csv"), csv, sizeof(csv) - 1);
    desk_open("two.product.ini");
}

static void test_parts__finding_about(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *label, *key;
        bool about;
    } rows[] = {{"dimension", "a", "name", true},         {"dimension", "a", "description", false},
                {"dimension", "c", "name", false},        {"dimension", "b", "price.1m", true},
                {"dimension", "b", "description", false}, {"dimension", "d", "price.1m", false},
                {"dimension", "gone", "name", false},     {"product", "", "title", false}};
    begin();
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_finding *f = tni_finding_about(&desk, rows[i].kind, rows[i].label, rows[i].key);
        if ((f != NULL) != rows[i].about) {
            fail_msg("%s %s: %s", rows[i].label, rows[i].key, f ? f->message : "nothing");
        }
    }
    assert_non_null(tni_worst_of(&desk, "dimension", "a"));
    assert_int_equal(tni_worst_of(&desk, "dimension", "a")->severity, TN_ERROR);
    assert_non_null(tni_worst_of(&desk, "dimension", "b"));
    assert_null(tni_worst_of(&desk, "dimension", "c"));
    assert_null(tni_worst_of(&desk, "dimension", "d"));
    assert_null(tni_worst_of(&desk, "dimension", "gone"));
}

/* Worst first, those of the section alone; where there is none, that. */
static void test_parts__findings_drawn(void **state)
{
    (void)state;
    begin();
    assert_true(tni_surface_clear(&desk_surface, 20, 60));
    const tni_area all = tni_surface_all(&desk_surface);
    tni_findings_draw(&desk, &desk_surface, all, "dimension", "a");
    assert_true(strncmp(desk_text(&desk_surface), "E PRD-", 6) == 0);
    assert_int_equal(desk_surface.cells[0].attribute, ATTR_ERROR);
    assert_null(strstr(desk_text(&desk_surface), "nothing to mend"));
    assert_true(tni_surface_clear(&desk_surface, 20, 60));
    tni_findings_draw(&desk, &desk_surface, all, "dimension", "c");
    assert_true(strncmp(desk_text(&desk_surface), "ok: nothing to mend\n\n", 21) == 0);
    assert_int_equal(desk_surface.cells[0].attribute, ATTR_GOOD);
    assert_true(tni_surface_clear(&desk_surface, 1, 60)); /* no row beyond the area */
    tni_findings_draw(&desk, &desk_surface, all, "dimension", NULL);
    desk_check(&desk_surface);
    desk_open(NULL);
    assert_true(tni_surface_clear(&desk_surface, 1, 60));
    tni_findings_draw(&desk, &desk_surface, tni_surface_all(&desk_surface), "offer", NULL);
    assert_string_equal(desk_text(&desk_surface), "\n");
}

static void test_parts__limits(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *key;
        int limit;
    } rows[] = {{"offer", "name", 150},    {"offer", "description", 255},
                {"dimension", "name", 24}, {"dimension", "description", 70},
                {"dimension", "key", 15},  {"offer", "buyer", 0},
                {"item", "name", 0}};
    desk_open("storage.product.ini");
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (tni_limit_of(&desk, rows[i].kind, rows[i].key) != rows[i].limit) {
            fail_msg("%s %s: %d", rows[i].kind, rows[i].key,
                     tni_limit_of(&desk, rows[i].kind, rows[i].key));
        }
    }
}

static void test_parts__edits(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    const tni_target t = {.kind = "item", .label = "pro", .key = "quantity"};
    assert_false(tni_edits(&desk, "item", "pro", "quantity"));
    tni_edit_begin(&desk, &t, "2");
    assert_true(tni_edits(&desk, "item", "pro", "quantity"));
    assert_false(tni_edits(&desk, "item", "pro", "price"));
    assert_false(tni_edits(&desk, "item", "basic", "quantity"));
    assert_false(tni_edits(&desk, "usage", "pro", "quantity"));
    desk_press("Esc");
    assert_false(tni_edits(&desk, "item", "pro", "quantity"));
}

static void test_parts__lines(void **state)
{
    (void)state;
    assert_true(tni_surface_clear(&desk_surface, 6, 10));
    const tni_area a = tni_surface_all(&desk_surface);
    const int behind = tni_draw_lines(&desk_surface, a, 1, "head\n  one two three\nlast");
    assert_string_equal(desk_text(&desk_surface), "\nhead\n  one two\n  three\nlast\n\n");
    assert_int_equal(behind, 5);
    assert_int_equal(desk_surface.cells[10].attribute, ATTR_HEAD);
    assert_int_equal(desk_surface.cells[22].attribute, ATTR_PLAIN);
    assert_true(tni_surface_clear(&desk_surface, 2, 10));
    tni_draw_lines(&desk_surface, tni_surface_all(&desk_surface), 0, "a\nb\nc\nd");
    assert_string_equal(desk_text(&desk_surface), "a\nb\n");
    assert_int_equal(tni_counts_attribute(1, 1), ATTR_ERROR);
    assert_int_equal(tni_counts_attribute(0, 1), ATTR_WARNING);
    assert_int_equal(tni_counts_attribute(0, 0), ATTR_GOOD);
    assert_int_equal(tni_severity_attribute(TN_NOTE), ATTR_DIM);
}

static void test_parts__hint(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    assert_string_equal(tni_hint(desk.scratch, "give --as-of the day; or not"),
                        "give :as-of the day; or not");
    assert_string_equal(tni_hint(desk.scratch, "write 9 to 13 digits"), "write 9 to 13 digits");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_parts__finding_about), WITH_DESK(test_parts__findings_drawn),
        WITH_DESK(test_parts__limits),        WITH_DESK(test_parts__edits),
        WITH_DESK(test_parts__lines),         WITH_DESK(test_parts__hint)};
    return RUN(tests);
}
