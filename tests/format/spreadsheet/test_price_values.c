/* Values of a column: what it writes decides how its numbers are read. */
#include "format/spreadsheet/with_tables.h"

#include "format/spreadsheet/price_columns.h"

static void test_values__a_column_decides(void **state)
{
    (void)state;
    tni_price_table t;
    const tni_price_table_options none = {0};
    const char *text = "API name;1 month;12 months\na;1.234;1,234\nb;2,5;2.5\nc;n/a;-\n";
    assert_int_equal(read_list(text, &none, &t), TN_OK);
    assert_string_equal(value(&t, "a", "price.1m"), "1234");
    assert_string_equal(value(&t, "a", "price.12m"), "1234");
    assert_string_equal(value(&t, "b", "price.1m"), "2.5");
    assert_string_equal(value(&t, "c", "price.1m"), "");
    assert_int_equal(t.columns[1].changed, 3);
    assert_string_equal(t.columns[1].from, "1.234");
    assert_string_equal(t.columns[1].to, "1234");
    assert_int_equal(test_count(findings, TN_IMP_READ_AS), 2);
}

static void test_values__nobody_decides(void **state)
{
    (void)state;
    const char *text = "API name;12 months\na;1,234\nb;2,345\n";
    tni_price_table t;
    tni_price_table_options options = {0};
    assert_int_equal(read_list(text, &options, &t), TN_E_FINDINGS);
    assert_true(found(TN_IMP_AMBIGUOUS));
    options.decimal = ',';
    assert_int_equal(read_list(text, &options, &t), TN_OK);
    assert_string_equal(value(&t, "a", "price.12m"), "1.234");
    options.decimal = '.';
    assert_int_equal(read_list(text, &options, &t), TN_OK);
    assert_string_equal(value(&t, "a", "price.12m"), "1234");
}

static void test_values__refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char decimal;
        tn_code code;
    } rows[] = {{"API name;12 months\na;1,234.5\nb;1.234,5\n", 0, TN_IMP_AMBIGUOUS},
                {"API name;12 months\na;on request\n", 0, TN_IMP_CELL},
                {"API name;12 months\na;2027-01-01\n", 0, TN_IMP_CELL},
                {"API name;12 months\na;-5\n", 0, TN_IMP_CELL},
                {"API name;12 months\na;12,5\n", '.', TN_IMP_CELL},
                {"key;price_12m\na;1,000.5\n", 0, TN_FIL_AMOUNT}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_price_table t;
        const tni_price_table_options options = {.decimal = rows[i].decimal};
        assert_int_equal(read_list(rows[i].text, &options, &t), TN_E_FINDINGS);
        assert_true(found(rows[i].code));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_TABLES(test_values__a_column_decides),
                                       WITH_TABLES(test_values__nobody_decides),
                                       WITH_TABLES(test_values__refused)};
    return RUN(tests);
}
