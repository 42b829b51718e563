/* The header of a list: where it is, what is wrong with it. */
#include "format/spreadsheet/with_tables.h"

#include "format/spreadsheet/price_columns.h"

static void test_columns__header(void **state)
{
    (void)state;
    tni_price_table t;
    const tni_price_table_options none = {0};
    assert_int_equal(read_list("Prices of 2027\n\nAPI name,Note,12 months\na,x,5\n", &none, &t),
                     TN_OK);
    assert_int_equal(t.header_row, 3);
    assert_int_equal(t.column_count, 3);
    assert_string_equal(t.columns[0].field, "key");
    assert_null(t.columns[1].field);
    assert_string_equal(t.columns[2].field, "price.12m");
    assert_false(t.own);
}

static void test_columns__refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        tn_code code;
    } rows[] = {{"a,5\nb,6\n", TN_IMP_HEADER},
                {"Name,12 months\nA,5\n", TN_IMP_HEADER},
                {"API name,12 months,1 year\na,5,5\n", TN_IMP_COLUMN_TWICE},
                {"API name,Name,Price\na,A,5\n", TN_IMP_PRICE_COLUMN}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_price_table t;
        const tni_price_table_options none = {0};
        assert_int_equal(read_list(rows[i].text, &none, &t), TN_E_FINDINGS);
        assert_true(found(rows[i].code));
    }
}

static void test_columns__map(void **state)
{
    (void)state;
    static const char text[] = "Code,Name,Price,Cost\na,A,5,4\n";
    const char *const good[] = {"code=key", "Price=price_12m", "Cost=skip"};
    const char *const bad[] = {"code=key", "Price=price_12m", "Cost=skip", "None=key", "Name=x"};
    tni_price_table t;
    tni_price_table_options options = {.maps = good, .map_count = 3};
    assert_int_equal(read_list(text, &options, &t), TN_OK);
    assert_string_equal(value(&t, "a", "price.12m"), "5");
    options = (tni_price_table_options){.maps = bad, .map_count = 5};
    assert_int_equal(read_list(text, &options, &t), TN_E_FINDINGS);
    assert_int_equal(test_count(findings, TN_IMP_MAP), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_TABLES(test_columns__header),
                                       WITH_TABLES(test_columns__refused),
                                       WITH_TABLES(test_columns__map)};
    return RUN(tests);
}
