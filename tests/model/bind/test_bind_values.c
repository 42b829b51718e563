/* Every wrong form of a value: its code, its place, what is said and how it would be written. */
#include "model/bind/bind_all.h"

static all bind_one(const char *key, const char *value)
{
    return bind_text(tn_arena_format(arena, "%s = %s", key, value));
}

static const struct {
    const char *key, *value;
    tn_code code;
    uint32_t column; /* from the value's first character, 1 */
    uint32_t width;
    const char *hint;  /* part of it; NULL: the code's own */
    const char *found; /* part of the message */
} wrong[] = {
    {"price", "$1,000.00", TN_MON_CURRENCY_SIGN, 1, 9, "write 1000.00", "'$1,000.00'"},
    {"price", "1000 USD", TN_MON_CURRENCY_SIGN, 1, 8, "write 1000", "currency"},
    {"price", "USD 1000.50", TN_MON_CURRENCY_SIGN, 1, 11, "write 1000.50", "currency"},
    {"price",
     "\xe2\x82\xac"
     "5",
     TN_MON_CURRENCY_SIGN, 1, 2, "write 5", "currency"},
    {"price", "1,000", TN_MON_GROUPS, 1, 5, "write 1000", "thousands"},
    {"price", "1,000.50 ; a comment", TN_MON_GROUPS, 1, 8, "write 1000.50", "'1,000.50'"},
    {"price", "12,345,678", TN_MON_GROUPS, 1, 10, "write 12345678", "thousands"},
    {"price", "1.234.567", TN_MON_GROUPS, 1, 9, "write 1234567", "thousands"},
    {"price", "1 000", TN_MON_GROUPS, 1, 5, "write 1000", "thousands"},
    {"price", "1_000", TN_MON_GROUPS, 1, 5, "write 1000", "thousands"},
    {"price", "1'000", TN_MON_GROUPS, 1, 5, "write 1000", "thousands"},
    {"price", "1.000,50", TN_MON_GROUPS, 1, 8, "write 1000.50", "thousands"},
    {"price", "1,50", TN_MON_COMMA, 1, 4, "write 1.50", "decimal comma"},
    {"price", "1234,567", TN_MON_COMMA, 1, 8, "write 1234.567", "decimal comma"},
    {"price", "\xef\xbc\x91\xef\xbc\x90", TN_MON_DIGITS, 1, 2, "write 10", "digits"},
    {"price", "\xef\xbc\x91\xef\xbc\x8e\xef\xbc\x95", TN_MON_DIGITS, 1, 3, "write 1.5", "digits"},
    {"price", "\xd9\xa1\xd9\xa2", TN_MON_DIGITS, 1, 2, "write 12", "digits"},
    {"price", "\xef\xbc\x91\xef\xbc\x8c\xef\xbc\x95", TN_MON_DIGITS, 1, 3, "write 1.5", "digits"},
    {"price", "1e5", TN_MON_EXPONENT, 1, 3, NULL, "exponent"},
    {"price", "1E-3", TN_MON_NUMBER, 1, 4, NULL, "'1E-3'"},
    {"price", "-5", TN_MON_SIGN, 1, 2, NULL, "sign"},
    {"price", "+5", TN_MON_SIGN, 1, 2, NULL, "sign"},
    {"price",
     "\xe2\x88\x92"
     "5",
     TN_MON_SIGN, 1, 2, NULL, "sign"},
    {"price", ".5", TN_MON_POINT, 1, 2, "write 0.5", "point"},
    {"price", "5.", TN_MON_POINT, 1, 2, "write 5", "point"},
    {"price", ".", TN_MON_NUMBER, 1, 1, NULL, "not a number"},
    {"price", "ten", TN_MON_NUMBER, 1, 3, NULL, "'ten'"},
    {"price", "0x10", TN_MON_NUMBER, 1, 4, NULL, "not a number"},
    {"price", "NaN", TN_MON_NUMBER, 1, 3, NULL, "not a number"},
    {"price", "USD", TN_MON_NUMBER, 1, 3, NULL, "not a number"},
    {"price", "$", TN_MON_NUMBER, 1, 1, NULL, "not a number"},
    {"price", "12\xff", TN_MON_NUMBER, 1, 0, NULL, "not a number"},
    {"price",
     "11111111111111111111111111111111111111111111111111111111111111111111111111111111111111111",
     TN_MON_RANGE, 1, 89, NULL, "out of range"},
    {"price", "1.123456789", TN_MON_PLACES, 1, 11, NULL, "9 decimals"},
    {"price", "100000000.00000001", TN_MON_RANGE, 1, 18, NULL, "0 to 100000000"},
    {"price", "; nothing", TN_FIL_NO_VALUE, 1, 0, NULL, "no value"},
    {"percent", "12.5", TN_MON_PERCENT, 1, 4, "write 12.5%", "'12.5'"},
    {"percent", "ten", TN_MON_PERCENT, 1, 3, NULL, "without"},
    {"percent", "101%", TN_MON_RANGE, 1, 3, NULL, "'101%'"},
    {"percent", "1,5%", TN_MON_COMMA, 1, 3, "write 1.5%", "comma"},
    {"percent", "1.23456%", TN_MON_PLACES, 1, 7, NULL, "5 decimals"},
    {"percent", "%", TN_MON_NUMBER, 1, 0, NULL, "not a number"},
    {"whole", "2.5", TN_MON_WHOLE, 1, 3, NULL, "not whole"},
    {"whole", "0", TN_MON_RANGE, 1, 1, NULL, "1 to 1000"},
    {"whole", "1001", TN_MON_RANGE, 1, 4, NULL, "1 to 1000"},
    {"whole", "many", TN_MON_NUMBER, 1, 4, NULL, "'many'"},
    {"duration", "12", TN_MON_DURATION, 1, 2, "write 12m", "'12'"},
    {"duration", "12 months", TN_MON_DURATION, 1, 9, NULL, "12m or 1y"},
    {"duration", "145m", TN_MON_DURATION_RANGE, 1, 4, NULL, "144m"},
    {"duration", "0m", TN_MON_DURATION_RANGE, 1, 2, NULL, "'0m'"},
    {"count", "2147483648", TN_MON_RANGE, 1, 10, NULL, "0 to 2147483647"},
    {"days", "3xd", TN_MON_DAYS, 1, 3, NULL, "'3xd'"},
    {"days", "30", TN_MON_DAYS, 1, 2, "write 30d", "'30'"},
    {"days", "d", TN_MON_DAYS, 1, 1, NULL, "'d'"},
    {"days", "a month", TN_MON_DAYS, 1, 7, NULL, "30d"},
    {"days", "0d", TN_MON_RANGE, 1, 1, NULL, "1 to 400"},
    {"durations", "1m,,12m", TN_FIL_LIST_EMPTY, 4, 0, NULL, "empty"},
    {"durations", "1m, soon", TN_MON_DURATION, 5, 4, NULL, "'soon'"},
    {"list", "US, JP, US", TN_FIL_LIST_TWICE, 9, 2, NULL, "'US'"},
    {"list", "US JP", TN_FIL_ID, 1, 5, NULL, "one word"},
    {"list", "US,", TN_FIL_LIST_EMPTY, 4, 0, NULL, "empty"},
    {"date", "2027/04/11", TN_MON_DATE, 1, 10, "write 2027-04-11", "'2027/04/11'"},
    {"date", "20270411", TN_MON_DATE, 1, 8, "write 2027-04-11", "'20270411'"},
    {"date", "2027-4-1", TN_MON_DATE, 1, 8, "write 2027-04-01", "'2027-4-1'"},
    {"date", "04/11/2027", TN_MON_DATE, 1, 10, NULL, "'04/11/2027'"},
    {"date", "11 April 2027", TN_MON_DATE, 1, 13, NULL, "expected 2027-04-11"},
    {"date", "27-4-1", TN_MON_DATE, 1, 6, NULL, "'27-4-1'"},
    {"date", "20275-4-1", TN_MON_DATE, 1, 9, NULL, "'20275-4-1'"},
    {"date", "2027/13/11", TN_MON_DATE, 1, 10, NULL, "'2027/13/11'"},
    {"date", "2027/1/1/1", TN_MON_DATE, 1, 10, NULL, "'2027/1/1/1'"},
    {"date", "2027-02-30", TN_MON_NO_DAY, 1, 10, NULL, "no such day"},
    {"date", "1969-12-31", TN_MON_NO_DAY, 1, 10, NULL, "no such day"},
    {"instant", "2027-04-11 10:00", TN_MON_INSTANT, 1, 16, NULL, "'2027-04-11 10:00'"},
    {"instant", "2027-04-11T25:00:00Z", TN_MON_NO_DAY, 1, 20, NULL, "no such day or"},
    {"instant", "2027-02-30", TN_MON_NO_DAY, 1, 10, NULL, "'2027-02-30'"},
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
    {"path", "/etc/passwd", TN_FIL_PATH_ABSOLUTE, 1, 11, NULL, "'/etc/passwd'"},
    {"path", "C:\\log.ini", TN_FIL_PATH_ABSOLUTE, 1, 10, NULL, "not relative"},
    {"path", "~/log.ini", TN_FIL_PATH_ABSOLUTE, 1, 9, NULL, "not relative"},
    {"path", "\\\\host\\log.ini", TN_FIL_PATH_ABSOLUTE, 1, 14, NULL, "not relative"},
    {"colour_of_it", "5", TN_FIL_UNKNOWN_KEY, 0, 12, NULL, "'colour_of_it'"},
    {":x", "5", TN_FIL_UNKNOWN_KEY, 0, 2, NULL, "':x'"},
    {"prise", "5", TN_FIL_UNKNOWN_KEY, 0, 5, "'price'", "'prise'"},
    {"quantity", "5", TN_FIL_UNKNOWN_KEY, 0, 8, "write 'quantity.KEY'", "'quantity'"},
    {"quantity_pro", "5", TN_FIL_UNKNOWN_KEY, 0, 12, "write 'quantity.KEY'", "'quantity_pro'"},
    {"quanity.pro", "5", TN_FIL_UNKNOWN_KEY, 0, 11, "'quantity.pro'", "'quanity.pro'"},
    {"Text", "x", TN_FIL_UNKNOWN_KEY, 0, 4, "'text'", "'Text'"},
};

static void test_bind_values__every_wrong_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(wrong); i++) {
        bind_one(wrong[i].key, wrong[i].value);
        const tn_finding *f = tn_findings_get(binder.findings, 0);
        const bool fine =
            f && f->code == wrong[i].code && tn_findings_count(binder.findings) == 1 &&
            binder.failures == 1 && f->at.line == 2 &&
            f->at.column == (wrong[i].column ? strlen(wrong[i].key) + 3 + wrong[i].column : 1) &&
            (f->width == wrong[i].width || strchr(wrong[i].value, '\xff')) &&
            strstr(f->message, wrong[i].found) &&
            (wrong[i].hint ? strstr(f->hint, wrong[i].hint) != NULL
                           : f->hint == tn_code_get(f->code)->hint);
        if (!fine) {
            test_print(binder.findings);
            fail_msg("%s = %s (width %u)", wrong[i].key, wrong[i].value,
                     f ? (unsigned)f->width : 0);
        }
    }
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

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_bind_values__every_wrong_form),
        TEST(test_bind_values__long_text_is_shown_in_part),
        TEST(test_bind_values__without_tables_no_currency),
    };
    return RUN(tests);
}
