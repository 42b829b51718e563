/* Rows of a list: dimensions, totals, texts, what cannot be used. */
#include "format/spreadsheet/with_tables.h"

#include "format/spreadsheet/price_rows.h"

static void test_rows__skipped(void **state)
{
    (void)state;
    tni_price_table t;
    const tni_price_table_options none = {0};
    assert_int_equal(read_list("API name,Name,12 months,Note\na,A,5,\n,,,only a note\n"
                               "API name,Name,12 months,Note\nb,B,6,\nTotal,,11,\n"
                               "* without taxes,,,\n",
                               &none, &t),
                     TN_OK);
    assert_int_equal(t.taken, 2);
    assert_int_equal(t.skip_count, 4);
    assert_string_equal(t.skips[0].why, "nothing stands under a column that is read");
    assert_string_equal(t.skips[1].why, "the header again");
    assert_string_equal(t.skips[2].why, "a total");
    assert_string_equal(t.skips[3].why, "a text by itself");
    assert_int_equal(test_count(findings, TN_IMP_SKIPPED), 4);
}

static void test_rows__a_dimension_called_total(void **state)
{
    (void)state;
    tni_price_table t;
    const tni_price_table_options none = {0};
    assert_int_equal(
        read_list("API name,Name,12 months\ntotal,Total hosts,5\nTotal,,9\n", &none, &t), TN_OK);
    assert_string_equal(value(&t, "total", "price.12m"), "5");
    assert_int_equal(t.taken, 1);
}

static void test_rows__order_of_entries(void **state)
{
    (void)state;
    tni_price_table t;
    const tni_price_table_options none = {0};
    assert_int_equal(read_list("12 months,payg,Name,1 month,label,API name,Description\n"
                               "9,1,A,8,l,k,D\n",
                               &none, &t),
                     TN_OK);
    static const char *const keys[] = {"key",      "name",      "description",
                                       "price.1m", "price.12m", "payg"};
    const tn_entry *e = t.rows->first->first;
    for (size_t i = 0; i < COUNT(keys); i++, e = e->next) {
        assert_string_equal(e->key, keys[i]);
    }
    assert_null(e);
    assert_string_equal(t.rows->first->label, "l");
}

static void test_rows__refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        tn_code code;
    } rows[] = {{"API name,12 months\na,1,234\n", TN_FIL_CSV_COUNT},
                {"API name,Name,12 months\n,A,5\n", TN_FIL_CSV_LABEL},
                {"API name,12 months\nabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz,5\n",
                 TN_FIL_SECTION_LONG}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_price_table t;
        const tni_price_table_options none = {0};
        assert_int_equal(read_list(rows[i].text, &none, &t), TN_E_FINDINGS);
        assert_true(found(rows[i].code));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_TABLES(test_rows__skipped), WITH_TABLES(test_rows__a_dimension_called_total),
        WITH_TABLES(test_rows__order_of_entries), WITH_TABLES(test_rows__refused)};
    return RUN(tests);
}
