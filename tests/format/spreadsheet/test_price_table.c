/* A list from bytes to rows: separators, currency, notes. */
#include "format/spreadsheet/with_tables.h"

#include "format/spreadsheet/price_table.h"

static void test_price_table__separators(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char separator;
    } rows[] = {{"API name,Name,12 months\na,A,5\n", ','},
                {"API name;Name;12 months\na;A, B;5\n", ';'},
                {"API name\tName\t12 months\na\tA\t5\n", '\t'},
                {"sep=;\nAPI name;Name;12 months\na;A;5\n", ';'}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_price_table t;
        const tni_price_table_options none = {0};
        assert_int_equal(read_list(rows[i].text, &none, &t), TN_OK);
        assert_int_equal(t.separator, rows[i].separator);
        assert_string_equal(value(&t, "a", "price.12m"), "5");
    }
}

static void test_price_table__currency(void **state)
{
    (void)state;
    static const struct {
        const char *text, *given, *currency;
        tn_status status;
    } rows[] = {{"API name,12 months\na,5\n", NULL, NULL, TN_OK},
                {"API name,12 months\na,$5\n", NULL, "USD", TN_OK},
                {"API name,12 months\na,$5\n", "CAD", "CAD", TN_OK},
                {"API name,1 month,12 months\na,$5,A$6\n", NULL, "AUD", TN_OK},
                {"API name,12 months (EUR)\na,5\n", NULL, "EUR", TN_OK},
                {"API name,12 months,Currency\na,5,GBP\n", NULL, "GBP", TN_OK},
                {"API name,12 months\na,\xe2\x82\xac"
                 "5\n",
                 "USD", NULL, TN_E_FINDINGS},
                {"API name,12 months\na,$5\nb,\xe2\x82\xac"
                 "5\n",
                 NULL, NULL, TN_E_FINDINGS}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_price_table t;
        const tni_price_table_options options = {.currency = rows[i].given};
        assert_int_equal(read_list(rows[i].text, &options, &t), rows[i].status);
        assert_int_equal(found(TN_IMP_CURRENCY), rows[i].status != TN_OK);
        if (rows[i].status == TN_OK && rows[i].currency) {
            assert_string_equal(t.currency, rows[i].currency);
        } else if (rows[i].status == TN_OK) {
            assert_null(t.currency);
        }
    }
}

static void test_price_table__includes(void **state)
{
    (void)state;
    tni_price_table t;
    const tni_price_table_options none = {0};
    assert_int_equal(read_list("API name,12 months,Includes b,Includes support\na,5,10,24/7\n"
                               "b,6,,\n",
                               &none, &t),
                     TN_OK);
    assert_string_equal(value(&t, "a", "includes.b"), "10");
    assert_string_equal(value(&t, "a", "includes.support"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_TABLES(test_price_table__separators),
                                       WITH_TABLES(test_price_table__currency),
                                       WITH_TABLES(test_price_table__includes)};
    return RUN(tests);
}
