/* Texts, words, lists, currencies: every wrong form, its finding and its hint. */
#include "model/bind/bind_all.h"

static const wrong_value wrong[] = {
    {"durations", "1m,,12m", TN_FIL_LIST_EMPTY, 4, 0, NULL, "empty"},
    {"durations", "1m, soon", TN_MON_DURATION, 5, 4, NULL, "'soon'"},
    {"durations", "1m 12m", TN_FIL_ID, 1, 6, "write commas between: 1m, 12m", "one word"},
    {"durations", "1m  2y 3m", TN_FIL_ID, 1, 9, "write commas between: 1m, 2y, 3m", "one word"},
    {"durations", "1m soon", TN_MON_DURATION, 1, 7, NULL, "'1m soon'"},
    {"durations", "12 months", TN_MON_DURATION, 1, 9, "write 12m", "'12 months'"},
    {"list", "US\tJP", TN_FIL_ID, 1, 5, "delete the TAB in column 10", "one word"},
    {"id", "\u00e9\tb", TN_FIL_ID, 1, 3, "delete the TAB in column 7", "one word"},
    {"list", "US, JP, US", TN_FIL_LIST_TWICE, 9, 2, NULL, "'US'"},
    {"list", "US JP", TN_FIL_ID, 1, 5, "write commas between: US, JP", "one word"},
    {"list", "US,", TN_FIL_LIST_EMPTY, 4, 0, NULL, "empty"},
    {"currency", "usd", TN_MON_CURRENCY, 1, 3, "USD", "'usd'"},
    {"currency", "XXX", TN_MON_CURRENCY, 1, 3, "AWS takes USD, EUR", "'XXX'"},
    {"choice", "one_tier", TN_FIL_CHOICE, 1, 8, "did you mean 'one-tier'?", "one-tier, any"},
    {"choice", "Any", TN_FIL_CHOICE, 1, 3, "'any'", "'Any'"},
    {"flag", "true", TN_FIL_CHOICE, 1, 4, NULL, "expected no, yes"},
    {"text", "Logs ; metrics", TN_FIL_TEXT_COMMENT, 6, 9, NULL, "Logs ; metrics"},
    {"text", "Logs\t; metrics", TN_FIL_TEXT_COMMENT, 6, 9, NULL, "' ;'"},
    {"text", "; metrics", TN_FIL_TEXT_COMMENT, 1, 9, NULL, "' ;'"},
    {"id", "9x8 y7z", TN_FIL_ID, 1, 7, NULL, "'9x8 y7z'"},
    {"id", "; nothing", TN_FIL_NO_VALUE, 1, 0, NULL, "no value"},
    {"path", "c:", TN_FIL_PATH_ABSOLUTE, 1, 2, NULL, "'c:'"},
    {"currency", "Us", TN_MON_CURRENCY, 1, 2, "AWS takes USD, EUR", "'Us'"},
    {"currency", "inr", TN_MON_CURRENCY, 1, 3, "did you mean INR? AWS takes USD, EUR", "'inr'"},
    {"currency", "US~", TN_MON_CURRENCY, 1, 3, "AWS takes USD, EUR", "'US~'"},
    {"path", "/etc/passwd", TN_FIL_PATH_ABSOLUTE, 1, 11, NULL, "'/etc/passwd'"},
    {"path", "C:\\log.ini", TN_FIL_PATH_ABSOLUTE, 1, 10, NULL, "not relative"},
    {"path", "~/log.ini", TN_FIL_PATH_ABSOLUTE, 1, 9, NULL, "not relative"},
    {"path", "\\\\host\\log.ini", TN_FIL_PATH_ABSOLUTE, 1, 14, NULL, "not relative"},
};

static void test_field_read__every_wrong_form(void **state)
{
    (void)state;
    check_wrong(wrong, COUNT(wrong));
}

static void test_field_is_set__by_type(void **state)
{
    (void)state;
    const all a = bind_text("text = T\nlist = US, JP");
    tn_at at;
    assert_true(tni_field_is_set(TN_F_TEXT, &a.text, &at));
    assert_int_equal(at.line, 2);
    assert_true(tni_field_is_set(TN_F_LIST, &a.list, &at));
    assert_int_equal(at.line, 3);
    assert_int_equal(a.list.items[1].at.column, 12);
    assert_false(tni_field_is_set(TN_F_PRICE, &a.price, &at));
    assert_int_equal(at.line, 1); /* the section's */
}

static void test_bind_values__long_text_is_shown_in_part(void **state)
{
    (void)state;
    /* 81 bytes whose 80th is in the middle of a character: the message stays valid UTF-8. */
    char value[128] = "";
    memset(value, 'x', 79);
    strcpy(value + 79, "\xc3\xa9\xc3\xa9");
    bind_one("choice", value);
    const tn_finding *f = test_finding(binder.findings, TN_FIL_CHOICE);
    assert_null(strstr(f->message, "\\x"));
    assert_null(strstr(f->message, "\xc3"));
}

static void test_bind_values__without_tables_no_currency(void **state)
{
    (void)state;
    binder.currency_count = 0;
    bind_one("currency", "USD");
    test_finding(binder.findings, TN_MON_CURRENCY);
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/bind/field.golden");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_field_read__every_wrong_form),
        TEST(test_field_is_set__by_type),
        TEST(test_bind_values__long_text_is_shown_in_part),
        TEST(test_bind_values__without_tables_no_currency),
        TEST(test_findings__word_by_word),
    };
    return RUN(tests);
}
