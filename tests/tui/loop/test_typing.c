/* The value under the cursor: stepped, typed, left as it was. */
#include "tui/desk.h"

#include "tui/loop/cursor.h"
#include "tui/loop/typing.h"
#include "tui/widgets/parts.h"

static void begin(const char *file, const char *kind, const char *label, const char *key)
{
    tni_target t;
    desk_open(file);
    tni_target_set(&t, tni_kind_name(desk.view.document->kind), kind, label, key);
    tni_point_at(&desk, &t);
    assert_true(tni_target_of(&desk, &t));
    assert_string_equal(t.key, key);
}

static bool holds(const char *text)
{
    return strstr(desk.draft.document->text.bytes, text) != NULL;
}

/* One more, one less: choices go round, whole numbers end at the least, others stay. */
static void test_typing__steps(void **state)
{
    (void)state;
    static const struct {
        const char *file, *kind, *label, *key;
        int step;
        unsigned effects;
        const char *after;
    } rows[] = {
        {"storage.product.ini", "product", "", "purchase", 1, EFF_VIEW | EFF_LOG,
         "purchase   = one-tier"},
        {"storage.product.ini", "product", "", "purchase", -1, EFF_VIEW | EFF_LOG,
         "purchase   = one-tier"},
        {"acme.offer.ini", "offer", "", "purpose", 1, EFF_VIEW | EFF_LOG,
         "purpose        = existing"},
        {"acme.offer.ini", "offer", "", "purpose", -1, EFF_VIEW | EFF_LOG,
         "purpose        = migration"},
        {"acme.offer.ini", "renewal", "", "auto", 1, EFF_VIEW | EFF_LOG, "auto         = no"},
        {"acme.offer.ini", "renewal", "", "auto", -1, EFF_VIEW | EFF_LOG, "auto         = no"},
        {"acme.offer.ini", "renewal", "", "max_renewals", 1, EFF_VIEW | EFF_LOG,
         "max_renewals = 4"},
        {"acme.offer.ini", "renewal", "", "max_renewals", -1, EFF_VIEW | EFF_LOG,
         "max_renewals = 2"},
        {"acme.offer.ini", "renewal", "", "max_renewals", -4, 0, "max_renewals = 3"},
        {"acme.offer.ini", "offer", "", "net_terms", 1, EFF_VIEW | EFF_LOG, "net_terms      = 31"},
        {"acme.offer.ini", "offer", "", "buyer", 1, 0, "buyer          = Acme KK"},
        {"acme.offer.ini", "offer", "", "discount", 1, 0, "discount       = 10%"},
        {"acme.contract.ini", "item", "basic", "quantity", 1, EFF_VIEW | EFF_LOG, "quantity = 2"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (strcmp(rows[i].file, "acme.contract.ini") == 0) {
            desk_open(rows[i].file);
            desk.cursors[SCREEN_TIMELINE].panel = 1;
        }
        begin(rows[i].file, rows[i].kind, rows[i].label, rows[i].key);
        const unsigned effects = tni_step_value(&desk, rows[i].step);
        if (effects != rows[i].effects || !holds(rows[i].after)) {
            fail_msg("row %zu: effects %u, %s", i, effects, desk.message);
        }
    }
}

/* Keys while a value is typed: what is asked for, and where the cursor is then. */
static void test_typing__keys(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *key;
        unsigned effects;
        bool editing;
        int moved;
        const char *after;
    } rows[] = {
        {"9%", "Enter", EFF_VIEW | EFF_LOG, false, 0, "= 9%"},
        {"9%", "Tab", EFF_VIEW | EFF_LOG, false, 1, "= 9%"},
        {"9%", "Down", EFF_VIEW | EFF_LOG, false, 1, "= 9%"},
        {"9%", "Up", EFF_VIEW | EFF_LOG, false, -1, "= 9%"},
        {"9%", "S-Tab", EFF_VIEW | EFF_LOG, false, -1, "= 9%"},
        {"9%", "Esc", EFF_VIEW, false, 0, "= 10%"},
        {"9%", "C-c", EFF_VIEW, false, 0, "= 10%"},
        {"10%", "Enter", EFF_VIEW, false, 0, "= 10%"}, /* as it was: no step */
        {"9%", "x", EFF_TRY, true, 0, "= 10%"},
        {"9%", "Left", 0, true, 0, "= 10%"},
        {"9%", "F1", 0, true, 0, "= 10%"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t length = 0;
        begin("acme.offer.ini", "offer", "", "discount");
        const int row = desk.cursors[SCREEN_OFFER].row[0];
        tni_edit_target(&desk, rows[i].typed);
        assert_true(desk.editing);
        assert_string_equal(desk.before, "10%");
        const unsigned effects = tni_edit_key(&desk, tni_key_read(rows[i].key, &length));
        if (effects != rows[i].effects || desk.editing != rows[i].editing ||
            desk.cursors[SCREEN_OFFER].row[0] != row + rows[i].moved || !holds(rows[i].after)) {
            fail_msg("row %zu: effects %u, row %d of %d", i, effects,
                     desk.cursors[SCREEN_OFFER].row[0], row);
        }
    }
}

/* A choice is picked from its words; a label is tried when it is accepted, not before. */
static void test_typing__other_ways(void **state)
{
    (void)state;
    tni_target t;
    begin("acme.offer.ini", "offer", "", "purpose");
    tni_edit_target(&desk, NULL);
    assert_false(desk.editing);
    assert_int_equal(desk.overlay.kind, OVER_PICK);
    assert_string_equal(desk.overlay.rows[0], "new");
    desk_press("Down Enter");
    assert_true(holds("purpose        = existing"));
    tni_target_set(&t, "offer", "item", "pro", "");
    tni_edit_begin(&desk, &t, NULL);
    assert_string_equal(desk.line.text, "pro");
    assert_int_equal(tni_edit_key(&desk, 'x'), 0);
    assert_string_equal(desk.line.text, "prox");
    tni_edit_key(&desk, K_ESC);
    desk_open(NULL);
    assert_false(tni_target_of(&desk, &t));
    assert_int_equal(tni_edit_target(&desk, NULL), 0);
    assert_false(desk.editing);
    assert_int_equal(tni_step_value(&desk, 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_typing__steps), WITH_DESK(test_typing__keys),
                                       WITH_DESK(test_typing__other_ways)};
    return RUN(tests);
}
