/* Small questions to the model: where cursors may be, what a text holds, what a screen shows. */
#include "tui/desk.h"

static void test_model__clamp_and_scroll(void **state)
{
    (void)state;
    static const struct {
        int row, count, clamped;
    } clamps[] = {{-1, 5, 0}, {0, 5, 0}, {4, 5, 4}, {5, 5, 4}, {99, 1, 0}, {3, 0, 0}, {3, -2, 0}};
    static const struct {
        int top, row, room, count, first;
    } scrolls[] = {
        {0, 0, 5, 10, 0}, {0, 4, 5, 10, 0}, {0, 5, 5, 10, 1},  /* the cursor below */
        {6, 3, 5, 10, 3},                                      /* above */
        {9, 9, 5, 10, 5}, {9, 2, 5, 3, 0},  {-4, 0, 5, 10, 0}, /* no blank rows at the end */
        {0, 9, 0, 10, 9}, {0, 0, 5, 0, 0},  {3, 4, 3, 10, 3},  /* stays where it is */
    };
    for (size_t i = 0; i < COUNT(clamps); i++) {
        assert_int_equal(tni_clamp(clamps[i].row, clamps[i].count), clamps[i].clamped);
    }
    for (size_t i = 0; i < COUNT(scrolls); i++) {
        assert_int_equal(
            tni_scroll(scrolls[i].top, scrolls[i].row, scrolls[i].room, scrolls[i].count),
            scrolls[i].first);
    }
}

static void test_model__holds(void **state)
{
    (void)state;
    assert_true(tni_holds("Acme KK", "kk"));
    assert_true(tni_holds("acme kk", "E K"));
    assert_true(tni_holds("abab c", "ab c"));
    assert_true(tni_holds("", ""));
    assert_true(tni_holds(NULL, ""));
    assert_false(tni_holds(NULL, "a"));
    assert_false(tni_holds("ab", "abc"));
    assert_true(tni_holds("\xe6\x9d\xb1\xe4\xba\xac", "\xe4\xba\xac"));
}

/* What is looked for in the texts of a row: expectations by hand from the rules in model.h. */
static void test_model__finds(void **state)
{
    (void)state;
    static const char *const row[] = {"Acme KK - Pro", NULL, "offer", "3,600.00 USD", "a|b"};
    static const struct {
        const char *find;
        bool is;
    } finds[] = {{"", true},
                 {"kk", true},
                 {"acme offer", true},
                 {"offer acme", true},
                 {"acme contract", false},
                 {"  pro  ", true},
                 {"!contract", true},
                 {"!offer", false},
                 {"acme !pro", false},
                 {"^acme", true},
                 {"^kk", false},
                 {"^3", true},
                 {"usd$", true},
                 {"3,6$", false},
                 {"^offer$", true},
                 {"^off$", false},
                 {"!^kk", true},
                 {"!usd$", false},
                 {"globex|acme", true},
                 {"globex|hooli", false},
                 {"globex | acme kk", true},
                 {"acme hooli|offer", true},
                 {"globex|", false},
                 {"|globex", false},
                 {"|", true},
                 {"!", true},
                 {"^", true},
                 {"$", true},
                 {"acme !", true},
                 {"globex !", false},
                 {"^acme kk - pro$", true}};
    for (size_t i = 0; i < COUNT(finds); i++) {
        if (tni_finds(finds[i].find, row, COUNT(row)) != finds[i].is) {
            fail_msg("%s", finds[i].find);
        }
    }
    assert_false(tni_finds("a", NULL, 0));
    assert_true(tni_finds("!a", NULL, 0));
}

/* What the schema knows of a target; a name too long is cut, never beyond its field. */
static void test_model__target(void **state)
{
    (void)state;
    tni_target t;
    tni_target_set(&t, "offer", "renewal", "", "auto");
    assert_string_equal(t.kind, "renewal");
    assert_string_equal(t.key, "auto");
    assert_non_null(t.rule);
    assert_string_equal(t.rule->key, "auto");
    tni_target_set(&t, "offer", "item", "pro", "price");
    assert_string_equal(t.label, "pro");
    assert_non_null(t.rule);
    tni_target_set(&t, "offer", "item", "pro", "");
    assert_null(t.rule);
    tni_target_set(&t, "offer", "nothing", "", "auto");
    assert_null(t.rule);
    tni_target_set(&t, "nothing", "item", "", "price");
    assert_null(t.rule);
    char text[2 * TNI_NAME];
    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    tni_target_set(&t, "offer", "item", text, "price");
    assert_int_equal(strlen(t.label), TNI_NAME - 1);
}

/* From each file to each screen: the file that is shown then, NULL for the one that is open. */
static void test_model__go(void **state)
{
    (void)state;
    static const struct {
        const char *open;
        tni_screen_id to;
        unsigned effects;
        const char *wanted;
    } rows[] = {
        {"acme.offer.ini", SCREEN_COMPARE, 0, NULL},
        {"acme.offer.ini", SCREEN_CHECKS, 0, NULL},
        {"acme.offer.ini", SCREEN_HOME, EFF_LIST, NULL},
        {"acme.offer.ini", SCREEN_DIMENSIONS, EFF_OPEN, "log-monitoring.product.ini"},
        {"tokyo.offer.ini", SCREEN_DIMENSIONS, EFF_OPEN, "workspace.product.ini"},
        {"acme.offer.ini", SCREEN_UPGRADE, 0, NULL}, /* no contract was made of it */
        {"acme.contract.ini", SCREEN_DIMENSIONS, EFF_OPEN, "log-monitoring.product.ini"},
        {"acme.contract.ini", SCREEN_RENEWALS, 0, NULL},
        {"acme.contract.ini", SCREEN_OFFER, 0, NULL}, /* it is on the public listing */
        {"storage.product.ini", SCREEN_INVOICES, 0, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        desk_open(rows[i].open);
        desk.wanted[0] = '\0';
        assert_int_equal(tni_go(&desk, rows[i].to), rows[i].effects);
        assert_int_equal(desk.screen, rows[i].to);
        assert_string_equal(tni_path_name(desk.wanted), rows[i].wanted ? rows[i].wanted : "");
    }
}

/* The offer that was open before, not the first; none that is not made of the open product. */
static void test_model__go_back_or_nowhere(void **state)
{
    (void)state;
    desk_open("tokyo.offer.ini");
    desk_press("2");
    assert_string_equal(tni_path_name(desk.draft.document->path), "workspace.product.ini");
    assert_int_equal(tni_go(&desk, SCREEN_OFFER), EFF_OPEN);
    assert_string_equal(tni_path_name(desk.wanted), "tokyo.offer.ini");
    tni_open_path(&desk, desk_path("storage.product.ini"));
    assert_int_equal(tni_go(&desk, SCREEN_OFFER), 0);
    assert_true(tni_is_elsewhere(&desk));
    assert_string_equal(tni_path_name(desk.draft.document->path), "storage.product.ini");
    assert_non_null(strstr(desk_screen(), "No offer of the product storage.product.ini"));
    assert_int_equal(tni_go(&desk, SCREEN_DIMENSIONS), 0);
    assert_false(tni_is_elsewhere(&desk));
}

static void test_model__seen_and_stale(void **state)
{
    (void)state;
    char day[64];
    desk_open("acme.offer.ini");
    assert_false(tni_is_stale(&desk));
    assert_ptr_equal(tni_seen(&desk), &desk.view);
    assert_non_null(tni_day(&desk));
    assert_string_equal(tn_date_format(*tni_day(&desk), day), "2026-12-01"); /* of tenor.ini */
    desk_press("Down =");
    desk_press("C-u Enter"); /* no name */
    desk_press("Down Down =");
    desk_type("x"); /* a product that is not there */
    assert_true(tni_is_stale(&desk));
    assert_ptr_equal(tni_seen(&desk), &desk.understood_view);
    desk_press("Esc");
    assert_false(tni_is_stale(&desk));
    desk_open(NULL);
    assert_null(tni_day(&desk));
    assert_null(tni_rated_usage(&desk));
}

/* Usage that was chosen for one contract is not another's. */
static void test_model__rated_usage(void **state)
{
    (void)state;
    desk_open("acme.contract.ini");
    desk.usage = "some.csv";
    desk.usage_of = desk.draft.document->path;
    assert_string_equal(tni_rated_usage(&desk), "some.csv");
    desk.usage_of = "other.contract.ini";
    assert_null(tni_rated_usage(&desk));
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_model__clamp_and_scroll),
                                       WITH_DESK(test_model__holds),
                                       WITH_DESK(test_model__finds),
                                       WITH_DESK(test_model__target),
                                       WITH_DESK(test_model__go),
                                       WITH_DESK(test_model__go_back_or_nowhere),
                                       WITH_DESK(test_model__seen_and_stale),
                                       WITH_DESK(test_model__rated_usage)};
    return RUN(tests);
}
