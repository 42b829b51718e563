/* Settings that a person wrote, and panels as they were left: what holds, what is left out. */
#include "tui/desk.h"

#include "app/preferences.h"
#include "tui/loop/preferences.h"

static char place[DESK_PATH + 32];

static int begin(void **state)
{
    if (desk_begin(state) != 0) {
        return -1;
    }
    snprintf(place, sizeof(place), "%s-settings", desk_folder);
    assert_int_equal(mkdir(place, 0700), 0);
    setenv("XDG_CONFIG_HOME", place, 1);
    setenv("XDG_STATE_HOME", place, 1);
    char path[DESK_PATH * 2];
    snprintf(path, sizeof(path), "%s/tenor", place);
    assert_int_equal(mkdir(path, 0700), 0);
    return 0;
}

static int end(void **state)
{
    char path[DESK_PATH * 2];
    for (tni_action_id id = 1; id < ACT_COUNT; id++) {
        tni_action_bind(id, NULL);
    }
    tni_style_theme("dark");
    snprintf(path, sizeof(path), "%s/tenor/panels", place);
    desk_clear(path);
    snprintf(path, sizeof(path), "%s/tenor", place);
    desk_clear(path);
    desk_clear(place);
    rmdir(place);
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("XDG_STATE_HOME");
    return desk_end(state);
}

static void write_settings(const char *text)
{
    char path[DESK_PATH * 2];
    snprintf(path, sizeof(path), "%s/tenor/config.ini", place);
    desk_put(path, text, strlen(text));
}

static void test_preferences__keys(void **state)
{
    (void)state;
    write_settings("[keys]\nsave = C-a w\ngo-offer = o\n");
    desk_open("acme.offer.ini");
    tni_preferences_read(&desk);
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    assert_int_equal(tni_action_of(SCREEN_OFFER, 1), ACT_SAVE);
    assert_int_equal(tni_action_of(SCREEN_OFFER, 'w'), ACT_SAVE);
    assert_int_equal(tni_action_of(SCREEN_OFFER, 's'), ACT_NONE);
    assert_int_equal(tni_action_of(SCREEN_INVOICES, 'o'), ACT_GO_OFFER); /* before usage */
    tni_action_bind(ACT_SAVE, NULL);
    assert_int_equal(tni_action_of(SCREEN_OFFER, 's'), ACT_SAVE);
}

static void test_preferences__colors(void **state)
{
    (void)state;
    write_settings("[colors]\nerror = magenta underline\ntheme = light\n");
    desk_open(NULL);
    tni_preferences_read(&desk);
    assert_int_equal(tni_styles()[ATTR_KEY].color, 4);   /* blue, of the theme */
    assert_int_equal(tni_styles()[ATTR_ERROR].color, 5); /* though the theme stands behind it */
    assert_int_equal(tni_styles()[ATTR_ERROR].with, TNI_UNDERLINE);
    assert_int_equal(tni_styles()[ATTR_GOOD].color, 2);
    assert_true(tni_style_theme("contrast"));
    assert_int_equal(tni_styles()[ATTR_DIM].with, 0);
    assert_false(tni_style_theme("pink"));
    assert_int_equal(tni_styles()[ATTR_KEY].color, 6); /* dark, as without one */
}

/* Each says its line, and the rest holds. */
static void test_preferences__wrong(void **state)
{
    (void)state;
    static const struct {
        const char *text, *said;
    } rows[] = {{"[keys]\nsaev = w\n", "config.ini:2: no action is called 'saev'"},
                {"[keys]\nsave = Ctrl-S\n", "config.ini:2: 'Ctrl-S' is no key"},
                {"[keys]\nsave =\n", "config.ini:2:"},
                {"[colors]\ntheme = pink\n", "config.ini:2: no theme is called 'pink'"},
                {"[colors]\nerror = pink\n", "config.ini:2: 'error = pink' is no style"},
                {"[colors]\nerrors = red\n", "config.ini:2: 'errors = red' is no style"},
                {"[panels]\noffer.2.size = 3\n", "config.ini:2: 'offer.2.size' is no panel's"},
                {"[panels]\noffer.9.sort = A\n", "config.ini:2: 'offer.9.sort' is no panel's"},
                {"[panels]\nsale.1.sort = A\n", "config.ini:2: 'sale.1.sort' is no panel's"},
                {"\n\n[mouse]\non = yes\n", "config.ini:3: no section is called 'mouse'"},
                {"[keys]\nnothing\n", "config.ini:2:"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        write_settings(rows[i].text);
        desk_open(NULL);
        tni_preferences_read(&desk);
        if (desk.overlay.kind != OVER_TEXT || desk.overlay.count != 2 ||
            strncmp(desk.overlay.rows[0], rows[i].said, strlen(rows[i].said)) != 0) {
            fail_msg("%s: %s", rows[i].text, desk.overlay.count ? desk.overlay.rows[0] : "-");
        }
    }
    desk_open(NULL); /* a question that is open goes first */
    tni_overlay_begin(&desk, OVER_ASK, NULL, "Recover unsaved work?");
    tni_preferences_read(&desk);
    assert_int_equal(desk.overlay.kind, OVER_ASK);
    assert_string_equal(desk.message, "1 settings of config.ini were left out");
}

/* Sorts and columns are there again at the next start, in this folder; a folder's own go before
 * those of the settings. */
static void test_preferences__remembered(void **state)
{
    (void)state;
    write_settings("[panels]\noffer.2.columns = -List\nhome.1.sort = Name down\n");
    desk_open("catalogue.product.ini");
    desk.draft.keeps_history = true;
    tni_preferences_read(&desk);
    assert_string_equal(desk.arrangements[SCREEN_HOME][0].sort, "Name");
    assert_true(desk.arrangements[SCREEN_HOME][0].descending);
    assert_string_equal(desk.arrangements[SCREEN_OFFER][1].columns, "-List");
    desk_press("Right Right [ [ > 1 [");
    desk_open("catalogue.product.ini");
    tni_preferences_read(&desk);
    const tni_arrangement *how = &desk.arrangements[SCREEN_DIMENSIONS][0];
    assert_string_equal(how->sort, "1m");
    assert_true(how->descending);
    assert_int_equal(strncmp(how->columns, "1m ", 3), 0);
    assert_string_equal(desk.arrangements[SCREEN_OFFER][1].columns, "-List");
    assert_int_equal(desk.overlay.kind, OVER_NONE);
}

/* What a person took back holds against the settings as well, at every start. */
static void test_preferences__taken_back(void **state)
{
    (void)state;
    write_settings("[panels]\noffer.2.columns = -List\ndimensions.1.sort = Name down\n");
    desk_open("catalogue.product.ini");
    desk.draft.keeps_history = true;
    tni_preferences_read(&desk);
    tni_arrangement *offer = &desk.arrangements[SCREEN_OFFER][1];
    tni_arrangement *rows = &desk.arrangements[SCREEN_DIMENSIONS][0];
    offer->columns[0] = rows->sort[0] = '\0';
    rows->descending = false;
    for (int start = 0; start < 3; start++) {
        tni_preferences_keep(&desk);
        desk_open("catalogue.product.ini");
        desk.draft.keeps_history = true;
        tni_preferences_read(&desk);
        assert_int_equal(desk.overlay.kind, OVER_NONE);
        assert_string_equal(offer->columns, "");
        assert_string_equal(rows->sort, "");
        assert_false(rows->descending);
    }
}

/* A file that cannot be read has no line that is wrong. */
static void test_preferences__no_line(void **state)
{
    (void)state;
    char path[DESK_PATH * 2];
    snprintf(path, sizeof(path), "%s/tenor/config.ini", place);
    assert_int_equal(mkdir(path, 0700), 0);
    desk_open(NULL);
    tni_preferences_read(&desk);
    assert_string_equal(desk.overlay.rows[0], "config.ini: is a folder");
    assert_int_equal(rmdir(path), 0);
}

/* What config.ini may hold by its rule is understood; the name of a screen is its title. */
static void test_preferences__rule(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_file_rule *rule = tni_preferences_rule(arena);
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    assert_non_null(rule);
    for (size_t i = 0; i < rule->section_count; i++) {
        static const char *const values[] = {"x", "red bold", "Name"};
        const tn_section_rule *section = &rule->sections[i];
        tn_buffer_format(&text, "[%s]\n", section->kind);
        for (size_t k = 0; k < section->field_count; k++) {
            const tn_field_rule *field = &section->fields[k];
            const char *star = strchr(field->key, '*');
            tn_buffer_format(&text, "%.*s%s = %s\n", (int)strcspn(field->key, "*"), field->key,
                             star ? "1.sort" : "", field->words ? field->words[1] : values[i]);
        }
    }
    write_settings(text.bytes);
    tn_buffer_done(&text);
    tn_arena_free(arena);
    desk_open(NULL);
    tni_preferences_read(&desk);
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    for (tni_action_id id = 1; id < ACT_COUNT; id++) {
        assert_string_equal(tni_action_get(id)->keys, "x");
    }
    for (int i = 0; i < ATTR_COUNT; i++) {
        assert_int_equal(tni_styles()[i].color, 1);
    }
    for (tni_screen_id id = 0; id < SCREEN_COUNT; id++) {
        assert_string_equal(desk.arrangements[id][0].sort, "Name");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_preferences__keys, begin, end),
        cmocka_unit_test_setup_teardown(test_preferences__colors, begin, end),
        cmocka_unit_test_setup_teardown(test_preferences__wrong, begin, end),
        cmocka_unit_test_setup_teardown(test_preferences__remembered, begin, end),
        cmocka_unit_test_setup_teardown(test_preferences__taken_back, begin, end),
        cmocka_unit_test_setup_teardown(test_preferences__no_line, begin, end),
        cmocka_unit_test_setup_teardown(test_preferences__rule, begin, end)};
    return RUN(tests);
}
