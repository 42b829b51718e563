/* Forms: which rows a section has, what is under the cursor, what a row looks like. */
#include "tui/desk.h"

#include "tui/widgets/form.h"

static tn_arena *arena;

static int begin(void **state)
{
    arena = tn_arena_new(NULL);
    return desk_begin(state);
}

static int end(void **state)
{
    tn_arena_free(arena);
    return desk_end(state);
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, begin, end)

static tni_input_form form_of(const char *file_kind, const char *kind, const char *label)
{
    tni_input_form f = {.arena = arena};
    tni_form_section(&f, &desk, file_kind, kind, label);
    return f;
}

static const tni_input *row_of(const tni_input_form *f, const char *key)
{
    for (int i = 0; i < f->count; i++) {
        if (f->inputs[i].title && strcmp(f->inputs[i].target.key, key) == 0) {
            return &f->inputs[i];
        }
    }
    return NULL;
}

static void test_form__rows_of_a_section(void **state)
{
    (void)state;
    static const struct {
        const char *key, *title, *value, *absent;
        int limit;
    } rows[] = {{"name", "name", "Acme KK - Log Monitoring Pro 2027", "required", 150},
                {"description", "description",
                 "Pro tier for the Tokyo data centre, renegotiated for 2027", NULL, 255},
                {"buyer_accounts", "buyer accounts", "111111111111, 222222222222", NULL, 0},
                {"purpose", "purpose", "", NULL, 0}};
    desk_open("acme.offer.ini");
    const tni_input_form f = form_of("offer", "offer", "");
    assert_null(f.inputs[0].title); /* the heading */
    assert_string_equal(f.inputs[0].value, "offer");
    assert_true(f.inputs[0].target.whole);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tni_input *in = row_of(&f, rows[i].key);
        assert_non_null(in);
        assert_string_equal(in->title, rows[i].title);
        assert_string_equal(in->value, rows[i].value);
        if (strcmp(in->absent ? in->absent : "-", rows[i].absent ? rows[i].absent : "-") != 0) {
            fail_msg("%s: %s", rows[i].key, in->absent);
        }
        assert_int_equal(in->target.limit, rows[i].limit);
        assert_non_null(in->target.rule);
    }
    assert_int_equal(form_of("offer", "nothing", "").count, 0);
    assert_int_equal(form_of("nothing", "offer", "").count, 0);
}

/* A family: its keys that are written, one for each duration, the one that is typed, one more. */
static void test_form__families(void **state)
{
    (void)state;
    desk_open("acme.contract.ini");
    tni_input_form f = form_of("contract", "upgrade", "2026-04-11");
    assert_string_equal(f.inputs[0].value, "upgrade 2026-04-11");
    assert_string_equal(row_of(&f, "quantity.pro")->value, "1");
    assert_null(row_of(&f, "quantity.basic"));
    assert_string_equal(row_of(&f, "quantity.*")->title, "+ quantity");
    assert_string_equal(row_of(&f, "quantity.*")->absent, "Enter adds one");
    tni_target t = row_of(&f, "quantity.*")->target;
    snprintf(t.key, sizeof(t.key), "quantity.basic");
    tni_edit_begin(&desk, &t, NULL);
    f = form_of("contract", "upgrade", "2026-04-11");
    assert_non_null(row_of(&f, "quantity.basic"));
    desk_press("Esc");
    desk_open("storage.product.ini");
    f = form_of("product", "dimension", "encrypted");
    assert_string_equal(row_of(&f, "price.1m")->value, "1.55");
    assert_string_equal(row_of(&f, "price.24m")->value, "31.20");
    assert_int_equal(row_of(&f, "name")->target.limit, 24);
    assert_string_equal(row_of(&f, "includes.*")->title, "+ includes");
}

/* A heading without a label cannot be changed; the cursor stays on the rows there are. */
static void test_form__under_the_cursor(void **state)
{
    (void)state;
    desk_open("acme.contract.ini");
    tni_input_form f = form_of("contract", "contract", "");
    tni_form_section(&f, &desk, "contract", "item", "basic");
    tni_screen_cursor position = {.row = {0, 0}};
    assert_null(tni_form_at(&f, &position, 0));
    position.row[0] = 1;
    assert_string_equal(tni_form_at(&f, &position, 0)->target.key, "id");
    tni_target t = {.kind = "item", .label = "basic", .key = "quantity"};
    int row = 0;
    tni_form_point(&f, &t, &row);
    position.row[0] = row;
    assert_string_equal(tni_form_at(&f, &position, 0)->target.key, "quantity");
    assert_string_equal(tni_form_at(&f, &position, 0)->value, "1");
    position.row[0] = 999;
    assert_string_equal(tni_form_at(&f, &position, 0)->target.label, "basic");
    snprintf(t.label, sizeof(t.label), "gone");
    row = 7;
    tni_form_point(&f, &t, &row);
    assert_int_equal(row, 7);
    t = (tni_target){.kind = "item", .label = "basic"}; /* its heading */
    tni_form_point(&f, &t, &row);
    position.row[0] = row;
    assert_true(tni_form_at(&f, &position, 0)->target.whole);
    const tni_input_form none = {.arena = arena};
    assert_null(tni_form_at(&none, &position, 0));
}

static void draw(const tni_input_form *f, const tni_screen_cursor *position, int rows, bool focus)
{
    assert_true(tni_surface_clear(&desk_surface, rows, 40));
    tni_form_draw(f, &desk, &desk_surface, tni_surface_all(&desk_surface), position, 0, focus);
    desk_check(&desk_surface);
}

static void test_form__drawn(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    const tni_input_form f = form_of("offer", "renewal", "");
    tni_screen_cursor position = {.row = {1}};
    draw(&f, &position, 9, true);
    const char *text = desk_text(&desk_surface);
    assert_true(strncmp(text, "renewal\n auto           yes\n uplift         5%\n", 46) == 0);
    assert_int_equal(desk_surface.cells[0].attribute, ATTR_HEAD);
    assert_int_equal(desk_surface.cells[40].attribute, ATTR_SELECTED);
    assert_int_equal(desk_surface.cells[80].attribute, ATTR_PLAIN);
    assert_int_equal(desk_surface.cursor_row, 1);
    assert_int_equal(desk_surface.cursor_column, 16);
    char help[16]; /* what the field is, below */
    snprintf(help, sizeof(help), "%s", tn_field_type_words(f.inputs[1].target.rule->type));
    assert_non_null(strstr(text, help));
    draw(&f, &position, 9, false);
    assert_int_equal(desk_surface.cells[40].attribute, ATTR_PLAIN);
    assert_int_equal(desk_surface.cursor_row, -1);
    position.row[0] = f.count - 1; /* scrolls to the last row */
    draw(&f, &position, 4, true);
    assert_int_equal(desk_surface.cursor_row, 3);
}

/* A value that is typed: the line, its length counted, too long told in another attribute. */
static void test_form__typed(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    const tni_input_form f = form_of("offer", "offer", "");
    const tni_screen_cursor position = {.row = {1}};
    tni_edit_begin(&desk, &f.inputs[1].target, "ab");
    draw(&f, &position, 9, true);
    assert_non_null(strstr(desk_text(&desk_surface), " name           ab"));
    assert_non_null(strstr(desk_text(&desk_surface), "  2/150"));
    assert_int_equal(desk_surface.cells[40 + 38].attribute, ATTR_DIM);
    assert_int_equal(desk_surface.cursor_column, 18);
    for (int i = 0; i < 149; i++) {
        desk_type("x");
    }
    draw(&f, &position, 9, true);
    assert_non_null(strstr(desk_text(&desk_surface), "151/150"));
    assert_int_equal(desk_surface.cells[40 + 38].attribute, ATTR_ERROR);
    desk_press("Esc");
}

/* A broken rule is marked beside the field, and told below. */
static void test_form__finding(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    const tni_target t = {.kind = "offer", .key = "net_terms"};
    tni_perform(&desk, tni_edit_set(&desk, &t, "31"));
    const tni_input_form f = form_of("offer", "offer", "");
    tni_screen_cursor position = {.row = {0}};
    tni_form_point(&f, &t, &position.row[0]);
    assert_non_null(row_of(&f, "net_terms")->finding);
    draw(&f, &position, 30, true);
    const tni_cell *mark = &desk_surface.cells[position.row[0] * 40 + 39];
    const bool error = row_of(&f, "net_terms")->finding->severity == TN_ERROR;
    assert_string_equal(mark->text, error ? "E" : "W");
    assert_int_equal(mark->attribute, error ? ATTR_ERROR : ATTR_WARNING);
    tni_perform(&desk, EFF_FORGET);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_ARENA(test_form__rows_of_a_section),
                                       WITH_ARENA(test_form__families),
                                       WITH_ARENA(test_form__under_the_cursor),
                                       WITH_ARENA(test_form__drawn),
                                       WITH_ARENA(test_form__typed),
                                       WITH_ARENA(test_form__finding)};
    return RUN(tests);
}
