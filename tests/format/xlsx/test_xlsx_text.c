/* What may stand in a workbook: texts, names of cells and of sheets. */
#include "support/test.h"

#include "format/xlsx/xlsx.h"

static void test_text__what_a_workbook_can_hold(void **state)
{
    (void)state;
    static char room[140 * 1024], longest[40000];
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"plain, snake_case", "plain, snake_case"},
        {"=1+1", "=1+1"}, /* written as a string: nothing to escape */
        {"_x0041_", "_x005F_x0041_"},
        {"a_x000D_b", "a_x005F_x000D_b"},
        {"_x00g1_ _x041_", "_x00g1_ _x041_"},
        {"caf\xC3\xA9 \xE6\x9D\xB1", "caf\xC3\xA9 \xE6\x9D\xB1"},
        {"bad \xFF byte", "bad \xEF\xBF\xBD byte"},
        {"cut \xE6\x9D", "cut \xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\xEF\xBF\xBE", "\xEF\xBF\xBD"}, /* U+FFFE is no XML */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(tni_xlsx_text(cases[i].text, room, sizeof(room)), cases[i].expected);
    }
    memset(longest, 'x', sizeof(longest) - 1);
    const char *cut = tni_xlsx_text(longest, room, sizeof(room));
    assert_true(strlen(cut) <= 32767);
    assert_non_null(strstr(cut, "[cut: 39999 bytes in all]"));
}

static void test_names__what_a_spreadsheet_accepts(void **state)
{
    (void)state;
    static const char *const good[] = {"NetTotal", "_x", "AsOf", "ABCD1", "a.b", "Rate", "RC_1"};
    static const char *const bad[] = {"",   "1bad", "A1",        "xfd12", "R1C1", "r",          "C",
                                      "C7", "R2",   "has space", "TRUE",  "a-b",  "caf\xC3\xA9"};
    static const char *const sheets[] = {"Lines 2", "Pr\xC3\xBC"
                                                    "fung"};
    static const char *const no_sheets[] = {
        "", "History", "'a", "a'", "a/b", "a[b", "a:b", "a?b", "12345678901234567890123456789012"};
    for (size_t i = 0; i < COUNT(good); i++) {
        assert_true(tni_xlsx_name_legal(good[i]));
    }
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_false(tni_xlsx_name_legal(bad[i]));
    }
    for (size_t i = 0; i < COUNT(sheets); i++) {
        assert_true(tni_xlsx_sheet_legal(sheets[i]));
    }
    for (size_t i = 0; i < COUNT(no_sheets); i++) {
        assert_false(tni_xlsx_sheet_legal(no_sheets[i]));
    }
}

static void test_footer__who_made_it(void **state)
{
    (void)state;
    static const struct {
        tn_workbook book;
        const char *expected;
    } cases[] = {{{.footer = NULL}, "Tenor"},
                 {{.draft = true}, "DRAFT"},
                 {{.footer = "A & B, revision 1"}, "A && B, revision 1"},
                 {{.footer = "A\nB", .draft = true}, "DRAFT, A B"},
                 {{.footer = "12345678901234567 \xE6\x9D\xB1"}, "12345678901234567 "},
                 {{.footer = "12345678901234567 &"}, "12345678901234567 "}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        char out[20];
        tni_xlsx_footer(&cases[i].book, out, sizeof(out));
        assert_string_equal(out, cases[i].expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text__what_a_workbook_can_hold),
        cmocka_unit_test(test_footer__who_made_it),
        cmocka_unit_test(test_names__what_a_spreadsheet_accepts),
    };
    return RUN(tests);
}
