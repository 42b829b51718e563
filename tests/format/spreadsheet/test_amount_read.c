/* Amounts as people write them: the two readings, signs, what is none. */
#include "format/spreadsheet/with_tables.h"

#include "format/spreadsheet/import_words.h"

static void test_amount_read__readings(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned readings;
        const char *point, *comma;
    } rows[] = {{"1000", TNI_POINT | TNI_COMMA, "1000", "1000"},
                {"1,234.50", TNI_POINT, "1234.5", NULL},
                {"1.234,50", TNI_COMMA, NULL, "1234.5"},
                {"1,234", TNI_POINT | TNI_COMMA, "1234", "1.234"},
                {"1.234", TNI_POINT | TNI_COMMA, "1.234", "1234"},
                {"0,125", TNI_COMMA, NULL, "0.125"},
                {"0.125", TNI_POINT, "0.125", NULL},
                {"12,5", TNI_COMMA, NULL, "12.5"},
                {"1 234 567", TNI_POINT | TNI_COMMA, "1234567", "1234567"},
                {"1'234.50", TNI_POINT, "1234.5", NULL},
                {"12,34,567.5", TNI_POINT, "1234567.5", NULL},
                {"1,234,567", TNI_POINT, "1234567", NULL},
                {"$ 1,234.00", TNI_POINT, "1234", NULL},
                {"1.234,00 \xe2\x82\xac", TNI_COMMA, NULL, "1234"},
                {"100,-", TNI_COMMA, NULL, "100"},
                {"\xef\xbc\x91\xef\xbc\x90\xe5\x86\x86", TNI_POINT | TNI_COMMA, "10", "10"},
                {"007.50", TNI_POINT, "7.5", NULL},
                {"1,23,4", 0, NULL, NULL},
                {"1.2.3", 0, NULL, NULL},
                {"12-5", 0, NULL, NULL},
                {"-5", 0, NULL, NULL},
                {"(5)", 0, NULL, NULL},
                {"15%", 0, NULL, NULL},
                {"ask", 0, NULL, NULL},
                {"5 hosts", 0, NULL, NULL},
                {"$5 EUR", 0, NULL, NULL},
                {"", 0, NULL, NULL}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tni_amount a = tni_amount_read(words, rows[i].text);
        if (a.readings != rows[i].readings) {
            fail_msg("'%s': readings %u", rows[i].text, a.readings);
        }
        if (rows[i].point) {
            assert_string_equal(a.plain[0], rows[i].point);
        }
        if (rows[i].comma) {
            assert_string_equal(a.plain[1], rows[i].comma);
        }
    }
    assert_true(tni_amount_read(words, "-5").negative);
    assert_true(tni_amount_read(words, "15%").percent);
}

static void test_amount_read__currencies(void **state)
{
    (void)state;
    const uint32_t usd = tni_import_currencies(words, "US$", 3);
    const uint32_t dollar = tni_import_currencies(words, "$", 1);
    assert_int_equal(tni_amount_read(words, "5").currencies, UINT32_MAX);
    assert_int_equal(tni_amount_read(words, "US$5").currencies, usd);
    assert_int_equal(tni_amount_read(words, "$5").currencies, dollar);
    assert_true(dollar != usd && (dollar & usd) == usd); /* also Australia's and Canada's */
    assert_int_equal(tni_import_currencies(words, "hosts", 5), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_TABLES(test_amount_read__readings),
                                       WITH_TABLES(test_amount_read__currencies)};
    return RUN(tests);
}
