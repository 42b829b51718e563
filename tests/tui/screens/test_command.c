/* The command line of each screen: quoted for a shell, with the options of the start. */
#include "tui/desk.h"

static const char *line_of(tni_screen_id screen)
{
    static char line[TNI_LINE_BYTES];
    desk.screen = screen;
    return tni_command_line(&desk, line, sizeof(line)) ? line : NULL;
}

/* The line without the folder, whose name is another one each time. */
static const char *without_folder(const char *line)
{
    static char out[TNI_LINE_BYTES];
    size_t length = 0;
    const size_t folder = strlen(desk_folder);
    for (const char *c = line; c && *c;) {
        if (strncmp(c, desk_folder, folder) == 0) {
            c += folder;
        } else {
            out[length++] = *c++;
        }
    }
    out[length] = '\0';
    return line ? out : NULL;
}

static void test_command__of_each_screen(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        tni_screen_id screen;
        const char *line;
    } rows[] = {
        {"acme.offer.ini", SCREEN_HOME, "tenor deadlines "},
        {"acme.offer.ini", SCREEN_OFFER, "tenor quote /acme.offer.ini"},
        {"acme.offer.ini", SCREEN_COMPARE, "tenor quote /acme.offer.ini --compare"},
        {"acme.offer.ini", SCREEN_CHECKS, "tenor check /acme.offer.ini"},
        {"acme.contract.ini", SCREEN_TIMELINE, "tenor timeline /acme.contract.ini"},
        {"acme.contract.ini", SCREEN_INVOICES, "tenor invoice /acme.contract.ini"},
        {"acme.contract.ini", SCREEN_RENEWALS, "tenor forecast "},
        {"acme.contract.ini", SCREEN_UPGRADE, "tenor upgrade /acme.contract.ini --on 2026-12-01"},
        {"storage.product.ini", SCREEN_DIMENSIONS, "tenor show /storage.product.ini"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        desk_open(rows[i].file);
        assert_string_equal(without_folder(line_of(rows[i].screen)), rows[i].line);
    }
}

static void test_command__quoted(void **state)
{
    (void)state;
    char line[64];
    static const struct {
        const char *word, *shown;
    } rows[] = {{"a.ini", "a.ini"},     {"my offer.ini", "'my offer.ini'"},
                {"it's", "'it'\\''s'"}, {"$(rm -rf x)", "'$(rm -rf x)'"},
                {"a;b", "'a;b'"},       {"", "''"},
                {"~", "'~'"},           {"\xe6\x9d\xb1.ini", "\xe6\x9d\xb1.ini"},
                {"pro=3", "pro=3"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_command_words out = {.text = line, .size = sizeof(line)};
        tni_command_add(&out, rows[i].word);
        assert_string_equal(line, rows[i].shown);
    }
    tni_command_words out = {.text = line, .size = 8};
    tni_command_add(&out, "0123456789"); /* what does not fit is cut, and nothing behind it */
    tni_command_option(&out, "--on", NULL);
    assert_string_equal(line, "0123456");
}

static void test_command__with_the_options_of_the_start(void **state)
{
    (void)state;
    tn_date day;
    char line[TNI_LINE_BYTES];
    assert_int_equal(tn_date_parse("2026-12-05", 10, &day), TN_OK);
    desk_open("acme.offer.ini");
    desk.options.as_of = &day;
    desk.options.policy = "stripe";
    assert_true(tni_command_line(&desk, line, sizeof(line)));
    assert_non_null(strstr(line, ".ini --policy stripe --as-of 2026-12-05"));
    desk.options = (tni_workspace_options){0};
    desk_press("Y");
    assert_non_null(strstr(desk.message, "copied: tenor quote "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_command__of_each_screen),
        WITH_DESK(test_command__quoted),
        WITH_DESK(test_command__with_the_options_of_the_start),
    };
    return RUN(tests);
}
