/* What an action is told behind its name in the command line. */
#include "tui/desk.h"

static void command(const char *text)
{
    desk_press(":");
    desk_type(text);
    desk_press("Enter");
}

static void test_argument__said(void **state)
{
    (void)state;
    static const struct {
        const char *file, *command, *message; /* the message holds it */
        tni_screen_id screen;
    } rows[] = {{"acme.offer.ini", "discount 15", "discount 10% > 15%", SCREEN_OFFER},
                {"acme.offer.ini", "discount 15%", "discount 10% > 15%", SCREEN_OFFER},
                {"storage.product.ini", "discount 15%", "no offer", SCREEN_DIMENSIONS},
                {"acme.offer.ini", "goto cat", "", SCREEN_DIMENSIONS},
                {"acme.offer.ini", "as-of 2026-12-15", "as of 2026-12-15", SCREEN_OFFER},
                {"acme.offer.ini", "as-of soon", "'soon' is no day", SCREEN_OFFER},
                {"acme.offer.ini", "undo this", "'this' was left out", SCREEN_OFFER},
                {"catalogue.product.ini", "sort 12m down", "by 12m, down", SCREEN_DIMENSIONS},
                {"catalogue.product.ini", "sort AP", "by API name, up", SCREEN_DIMENSIONS},
                {"catalogue.product.ini", "sort weight", "no column", SCREEN_DIMENSIONS},
                {"catalogue.product.ini", "bulk half", "is none of", SCREEN_DIMENSIONS},
                {"acme.offer.ini", "go home", "", SCREEN_HOME},
                {"acme.offer.ini", "gohm", "", SCREEN_HOME}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        desk_fill(); /* what the row before left unsaved is gone */
        desk_open(rows[i].file);
        command(rows[i].command);
        if (desk.screen != rows[i].screen || !strstr(desk.message, rows[i].message)) {
            fail_msg("%s: screen %d, %s", rows[i].command, (int)desk.screen, desk.message);
        }
        assert_int_equal(desk.overlay.kind, OVER_NONE);
    }
}

/* Without an argument each asks. */
static void test_argument__asked(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    command("goto");
    assert_int_equal(desk.overlay.kind, OVER_CHOOSE);
    desk_type("tok");
    desk_press("Enter");
    assert_non_null(strstr(desk.draft.document->path, "tokyo.offer.ini"));
    command("goto zzz");
    assert_int_equal(desk.overlay.kind, OVER_CHOOSE);
    desk_press("Enter");
    assert_int_equal(desk.overlay.kind, OVER_CHOOSE); /* there is nothing to choose */
    desk_press("Esc");
    command("as-of");
    assert_int_equal(desk.overlay.kind, OVER_LINE);
    desk_press("C-u");
    desk_type("2027-01-02");
    desk_press("Enter");
    assert_string_equal(desk.message, "as of 2027-01-02");
    command("discount");
    assert_true(desk.editing);
    desk_press("Esc");
    command("bulk");
    assert_int_equal(desk.overlay.kind, OVER_LINE);
    desk_press("Esc");
}

/* Days from the one we judge from, months on their last day where they are shorter. */
static void test_argument__days(void **state)
{
    (void)state;
    static const struct {
        const char *text, *day; /* NULL: none */
    } rows[] = {{"2027-04-11", "2027-04-11"},
                {"+30d", "2027-03-02"},
                {"-2w", "2027-01-17"},
                {"+1m", "2027-02-28"},
                {"+1y", "2028-01-31"},
                {"+0d", "2027-01-31"},
                {"+d", NULL},
                {"+30", NULL},
                {"+30days", NULL},
                {"+99999d", NULL},
                {"", NULL},
                {"2027-02-30", NULL}};
    desk_open("acme.offer.ini");
    command("as-of 2027-01-31");
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_date day;
        char text[TN_DATE_TEXT] = "";
        const bool is = tni_read_day(&desk, rows[i].text, &day);
        if (is != (rows[i].day != NULL) ||
            (is && strcmp(tn_date_format(day, text), rows[i].day) != 0)) {
            fail_msg("%s: %s", rows[i].text, text);
        }
    }
}

/* A date is typed as days from then on, and stands in the file as a day. */
static void test_argument__typed_days(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    command("as-of 2027-01-31");
    desk_press("Down Down Down Down Down Down Down Enter C-u");
    desk_type("+30d");
    desk_press("Enter");
    assert_non_null(strstr(desk.draft.document->text.bytes, "= 2027-03-02"));
}

/* To a name, as the form that its end says; another end asks for the form. */
static void test_argument__export(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    command("export q.html");
    assert_true(access(desk_path("q.html"), F_OK) == 0);
    command("export q.odt");
    assert_int_equal(desk.overlay.kind, OVER_PICK);
    desk_press("Esc");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_argument__said), WITH_DESK(test_argument__asked),
        WITH_DESK(test_argument__days), WITH_DESK(test_argument__typed_days),
        WITH_DESK(test_argument__export)};
    return RUN(tests);
}
