/* Headers: keys, words of four languages, durations, currencies. */
#include "format/spreadsheet/with_tables.h"

#include "format/spreadsheet/import_words.h"

static void test_header_read__fields(void **state)
{
    (void)state;
    static const struct {
        const char *text, *field;
        bool own, money, several;
    } rows[] = {{"key", "key", true, false, false},
                {"price_12m", "price.12m", true, false, false},
                {"price_1y", "price.12m", true, false, false},
                {"includes_xhosts", "includes.xhosts", true, false, false},
                {"KEY", "key", false, false, false},
                {"Api-Name", "key", false, false, false},
                {"Display name", "name", false, false, false},
                {"DimensionKey", "key", false, false, false},
                {"Monthly price", "price.1m", false, false, false},
                {"Price / month", "price.1m", false, false, false},
                {"12 months", "price.12m", false, false, false},
                {"Price (1 year)", "price.12m", false, false, false},
                {"3-Year Contract Price (USD)", "price.36m", false, false, false},
                {"P36M", "price.36m", false, false, false},
                {"Preis (24 Monate)", "price.24m", false, false, false},
                {"J\xc3\xa4hrlich", "price.12m", false, false, false},
                {"Prix 2 ans", "price.24m", false, false, false},
                {"\xe4\xbe\xa1\xe6\xa0\xbc\xef\xbc\x88\xef\xbc\x91\xe5\xb9\xb4\xef\xbc\x89",
                 "price.12m", false, false, false},
                {"Pay as you go", "payg", false, false, false},
                {"Includes xhosts", "includes.xhosts", false, false, false},
                {"Price", NULL, false, true, false},
                {"Monthly price, 12-month contract", NULL, false, true, true},
                {"Price 0 months", NULL, false, true, false},
                {"Price 999 months", NULL, false, true, false},
                {"Comment", NULL, false, false, false},
                {"label", "label", true, false, false},
                {"Currency", "currency", false, false, false}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_header h;
        assert_int_equal(tni_header_read(words, rows[i].text, &h), TN_OK);
        if (!h.field != !rows[i].field || (h.field && strcmp(h.field, rows[i].field) != 0)) {
            fail_msg("'%s' is read as %s", rows[i].text, h.field ? h.field : "nothing");
        }
        assert_int_equal(h.own, rows[i].own);
        assert_int_equal(h.money, rows[i].money);
        assert_int_equal(h.several, rows[i].several);
    }
}

static void test_header_read__currencies(void **state)
{
    (void)state;
    tni_header h;
    assert_int_equal(tni_header_read(words, "12 months (EUR)", &h), TN_OK);
    assert_int_equal(h.currencies, tni_import_currencies(words, "EUR", 3));
}

static void test_import_is_total__words(void **state)
{
    (void)state;
    assert_true(tni_import_is_total(words, "Total:"));
    assert_true(tni_import_is_total(words, "TOTAL (USD)"));
    assert_true(tni_import_is_total(words, "\xe5\x90\x88\xe8\xa8\x88"));
    assert_false(tni_import_is_total(words, "Totally"));
    assert_false(tni_import_is_total(words, "Basic"));
    assert_true(tni_import_word(words, "none", "N/A"));
    assert_false(tni_import_word(words, "none", "ask"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_TABLES(test_header_read__fields),
                                       WITH_TABLES(test_header_read__currencies),
                                       WITH_TABLES(test_import_is_total__words)};
    return RUN(tests);
}
