/* Prices, amounts, percents and whole numbers: every wrong form, its finding and its hint. */
#include "model/bind/bind_all.h"

#define DIGITS_62 "11111111111111111111111111111111111111111111111111111111111111"

static const wrong_value wrong[] = {
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
    {"price", "1\t000", TN_MON_NUMBER, 2, 1, "delete the TAB in column 10", "holds a TAB"},
    {"price",
     "\xc2\xa0"
     "5",
     TN_MON_NUMBER, 1, 2, NULL, "not a number"},
    {"price", "$5\xc2\xa0", TN_MON_CURRENCY_SIGN, 1, 3, "write 5", "currency"},
    {"price", "1 000,500", TN_MON_GROUPS, 1, 9, "write 1000.500", "thousands"},
    {"price", "1,00,000", TN_MON_GROUPS, 1, 8, "write 100000", "thousands"},
    {"price", "12,1,333", TN_MON_NUMBER, 1, 8, NULL, "not a number"},
    {"price", "1,0,000", TN_MON_NUMBER, 1, 7, NULL, "not a number"},
    {"price", "1,2345,678", TN_MON_NUMBER, 1, 10, NULL, "not a number"},
    {"price", "1234,567,890", TN_MON_NUMBER, 1, 12, NULL, "not a number"},
    {"price", ",123,456", TN_MON_NUMBER, 1, 8, NULL, "not a number"},
    {"price", "1,234,56", TN_MON_NUMBER, 1, 8, NULL, "not a number"},
    {"price", "123.456,789.012", TN_MON_NUMBER, 1, 15, NULL, "not a number"},
    {"price", "1.234 567,8", TN_MON_NUMBER, 1, 11, NULL, "not a number"},
    {"price", "$1.123456789", TN_MON_CURRENCY_SIGN, 1, 12, NULL, "currency"},
    {"price", DIGITS_62 "11", TN_MON_RANGE, 1, 64, NULL, "out of range"},
    {"price", "." DIGITS_62, TN_MON_POINT, 1, 63, NULL, "point"},
    {"whole", "45x", TN_MON_NUMBER, 1, 3, "write a whole number, in digits", "'45x'"},
    {"whole", "45 days", TN_MON_NUMBER, 1, 7, "write 45", "'45 days'"},
    {"whole", "45 {days", TN_MON_NUMBER, 1, 8, "write a whole number, in digits", "'45 {days'"},
    {"whole", "45 [days", TN_MON_NUMBER, 1, 8, "write a whole number, in digits", "'45 [days'"},
    {"whole", "12345678901 days", TN_MON_NUMBER, 1, 16, "write a whole number, in digits",
     "not a number"},
    {"percent", "0.15", TN_MON_PERCENT, 1, 4, "write 15% if it is a share of one, else 0.15%",
     "'0.15'"},
    {"percent", "0", TN_MON_PERCENT, 1, 1, "write 0%", "'0'"},
    {"percent", "1", TN_MON_PERCENT, 1, 1, "write 1%", "'1'"},
    {"percent", "12.5", TN_MON_PERCENT, 1, 4, "write 12.5%", "'12.5'"},
    {"percent", "ten", TN_MON_PERCENT, 1, 3, NULL, "without"},
    {"percent", "101%", TN_MON_RANGE, 1, 3, NULL, "'101%'"},
    {"percent", "1,5%", TN_MON_COMMA, 1, 3, "write 1.5%", "comma"},
    {"percent", "1.23456%", TN_MON_PLACES, 1, 7, NULL, "5 decimals"},
    {"percent", "%", TN_MON_NUMBER, 1, 0, NULL, "not a number"},
    {"whole", "2.5", TN_MON_WHOLE, 1, 3, NULL, "not whole"},
    {"whole", "0", TN_MON_RANGE, 1, 1, NULL, "1 to 1000"},
    {"whole", "1001", TN_MON_RANGE, 1, 4, NULL, "1 to 1000"},
    {"whole", "many", TN_MON_NUMBER, 1, 4, "write a whole number, in digits", "'many'"},
    {"whole", "90 dAaZz", TN_MON_NUMBER, 1, 8, "write 90", "not a number"},
    {"whole", "90 d@", TN_MON_NUMBER, 1, 5, "write a whole number, in digits", "not a number"},
    {"whole", "90D", TN_MON_NUMBER, 1, 3, "write 90", "not a number"},
    {"whole", "days", TN_MON_NUMBER, 1, 4, "write a whole number, in digits", "not a number"},
    {"whole", "123456789 days", TN_MON_NUMBER, 1, 14, "write 123456789", "not a number"},
    {"whole", "1234567890 days", TN_MON_NUMBER, 1, 15, "write a whole number, in digits",
     "not a number"},
    {"price", "12d", TN_MON_NUMBER, 1, 3, NULL, "not a number"}, /* of whole numbers alone */
    {"one", "2", TN_MON_RANGE, 1, 1, NULL, "0 to 1"},
    {"rate", "0", TN_MON_RANGE, 1, 1, NULL, "above 0 to 900000000"},
    {"rate", "900000000.0000000001", TN_MON_RANGE, 1, 20, NULL, "above 0 to 900000000"},
    {"rate", "0.00000000001", TN_MON_PLACES, 1, 13, NULL, "11 decimals"},
    {"amount", "90000000000.00000001", TN_MON_RANGE, 1, 20, NULL, "0 to 90000000000"},
    {"amount", "0,5", TN_MON_COMMA, 1, 3, "write 0.5", "decimal comma"},
    {"percent", "0.0001", TN_MON_PERCENT, 1, 6, "write 0.01% if it is a share of one, else 0.0001%",
     "'0.0001'"},
    {"percent", "0.9999", TN_MON_PERCENT, 1, 6, "write 99.99% if", "'0.9999'"},
    {"percent", "100", TN_MON_PERCENT, 1, 3, "write 100%", "'100'"},
    {"percent", "100.0001", TN_MON_PERCENT, 1, 8, NULL, "without"},
    {"whole", "45d", TN_MON_NUMBER, 1, 3, "write 45", "not a number"},
    {"count", "2147483648", TN_MON_RANGE, 1, 10, NULL, "0 to 2147483647"},
};

static void test_read_number__every_wrong_form(void **state)
{
    (void)state;
    check_wrong(wrong, COUNT(wrong));
}

/* What a character means at the front of a number and inside of one, those of a range alike. */
static const struct {
    uint32_t first, last;
    tn_code front, inside; /* FINE: the number is right */
} signs[] = {
#define FINE TN_CODE_COUNT
    {' ', ' ', FINE, TN_MON_GROUPS},
    {'$', '$', TN_MON_CURRENCY_SIGN, TN_MON_CURRENCY_SIGN},
    {'\'', '\'', TN_MON_NUMBER, TN_MON_GROUPS},
    {'+', '+', TN_MON_SIGN, TN_MON_NUMBER},
    {',', ',', TN_MON_COMMA, TN_MON_GROUPS},
    {'-', '-', TN_MON_SIGN, TN_MON_NUMBER},
    {'.', '.', TN_MON_POINT, FINE},
    {'0', '9', FINE, FINE},
    {';', ';', TN_FIL_NO_VALUE, TN_MON_NUMBER},
    {'E', 'E', TN_MON_NUMBER, TN_MON_EXPONENT},
    {'_', '_', TN_MON_NUMBER, TN_MON_GROUPS},
    {'e', 'e', TN_MON_NUMBER, TN_MON_EXPONENT},
    {0xa0, 0xa0, TN_MON_NUMBER, TN_MON_GROUPS},                   /* no-break space */
    {0xa3, 0xa3, TN_MON_CURRENCY_SIGN, TN_MON_CURRENCY_SIGN},     /* pound */
    {0xa5, 0xa5, TN_MON_CURRENCY_SIGN, TN_MON_CURRENCY_SIGN},     /* yen */
    {0x660, 0x669, TN_MON_DIGITS, TN_MON_DIGITS},                 /* Arabic */
    {0x6f0, 0x6f9, TN_MON_DIGITS, TN_MON_DIGITS},                 /* Persian */
    {0x966, 0x96f, TN_MON_DIGITS, TN_MON_DIGITS},                 /* Devanagari */
    {0x9e6, 0x9ef, TN_MON_DIGITS, TN_MON_DIGITS},                 /* Bengali */
    {0xe50, 0xe59, TN_MON_DIGITS, TN_MON_DIGITS},                 /* Thai */
    {0x2009, 0x2009, TN_MON_NUMBER, TN_MON_GROUPS},               /* thin space */
    {0x2013, 0x2013, TN_MON_SIGN, TN_MON_NUMBER},                 /* en dash */
    {0x2019, 0x2019, TN_MON_NUMBER, TN_MON_GROUPS},               /* apostrophe */
    {0x202f, 0x202f, TN_MON_NUMBER, TN_MON_GROUPS},               /* narrow no-break space */
    {0x20ac, 0x20ac, TN_MON_CURRENCY_SIGN, TN_MON_CURRENCY_SIGN}, /* euro */
    {0x20b9, 0x20b9, TN_MON_CURRENCY_SIGN, TN_MON_CURRENCY_SIGN}, /* rupee */
    {0x2212, 0x2212, TN_MON_SIGN, TN_MON_NUMBER},                 /* minus */
    {0x3000, 0x3000, TN_MON_NUMBER, TN_MON_GROUPS},               /* ideographic space */
    {0xff04, 0xff04, TN_MON_CURRENCY_SIGN, TN_MON_CURRENCY_SIGN}, /* the rest is of full width */
    {0xff0b, 0xff0b, TN_MON_SIGN, TN_MON_NUMBER},
    {0xff0c, 0xff0c, TN_MON_DIGITS, TN_MON_DIGITS},
    {0xff0d, 0xff0d, TN_MON_SIGN, TN_MON_NUMBER},
    {0xff0e, 0xff0e, TN_MON_DIGITS, TN_MON_DIGITS},
    {0xff10, 0xff19, TN_MON_DIGITS, TN_MON_DIGITS},
    {0xffe1, 0xffe1, TN_MON_CURRENCY_SIGN, TN_MON_CURRENCY_SIGN},
    {0xffe5, 0xffe5, TN_MON_CURRENCY_SIGN, TN_MON_CURRENCY_SIGN},
};

static void check_sign(const char *before, uint32_t code, const char *behind, tn_code expected)
{
    char sign[5] = "";
    test_encode(code, sign);
    bind_one("price", tn_arena_format(arena, "%s%s%s", before, sign, behind));
    const tn_finding *f = tn_findings_get(binder.findings, 0);
    const tn_code found = f ? f->code : FINE;
    if (found != expected) {
        fail_msg("%s U+%04X %s: %s", before, (unsigned)code, behind,
                 f ? tn_code_get(f->code)->text : "fine");
    }
}

static void test_read_number__every_sign(void **state)
{
    (void)state;
    static const uint32_t blocks[][2] = {{' ', 0x17f},     {0x65f, 0x66a},   {0x6ef, 0x6fa},
                                         {0x965, 0x970},   {0x9e5, 0x9f0},   {0xe4f, 0xe5a},
                                         {0x2000, 0x2040}, {0x20a0, 0x20c0}, {0x2211, 0x2213},
                                         {0x2fff, 0x3001}, {0xff00, 0xfffd}};
    size_t next = 0;
    for (size_t i = 0; i < COUNT(blocks); i++) {
        for (uint32_t code = blocks[i][0]; code <= blocks[i][1]; code++) {
            const bool named = next < COUNT(signs) && code >= signs[next].first;
            check_sign("", code, "5", named ? signs[next].front : TN_MON_NUMBER);
            check_sign("5", code, "000", named ? signs[next].inside : TN_MON_NUMBER);
            next += named && code == signs[next].last;
        }
    }
    assert_int_equal(next, COUNT(signs));
}

static void test_read_number__right_forms(void **state)
{
    (void)state;
    const all a = bind_text("price = 1000.50 ; a comment\namount = 90000000000\n"
                            "percent = 12.5%\nwhole = 1000\ncount = 2147483647");
    assert_int_equal(binder.failures, 0);
    assert_int_equal(a.price.value.e8, INT64_C(100050000000));
    assert_int_equal(a.price.places, 1);
    assert_int_equal(a.amount.value.e8, INT64_C(9000000000000000000));
    assert_int_equal(a.percent.value.e4, 125000);
    assert_int_equal(a.whole.value, 1000);
    assert_int_equal(a.count.value, TN_METERED_MAX);
    assert_int_equal(bind_one("one", "1").whole.value, 1);
    assert_true(bind_one("rate", "900000000").rate_e10 == INT64_C(9000000000000000000));
    assert_int_equal(bind_one("rate", "0.0000000001").rate_e10, 1);
    assert_int_equal(binder.failures, 0);
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/bind/read_number.golden");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_read_number__every_wrong_form),
        TEST(test_read_number__every_sign),
        TEST(test_read_number__right_forms),
        TEST(test_findings__word_by_word),
    };
    return RUN(tests);
}
