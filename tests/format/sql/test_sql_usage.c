/* The aggregate over metering records, and a product joined with its table. */
#include "support/test.h"

#include "format/sql/sql_call.h"
#include "tenor/read.h"

/* Of two records of one hour the smaller stands, whichever comes first: 9 of them, 2 above 7. */
static void test_sql_usage__any_order(void **state)
{
    static const char product[] = "[product]\ntitle = S\nproduct_id = prod-1111111111111\n"
                                  "category = data\nunit = GB\npurchase = any\ncurrency = USD\n"
                                  "durations = 12m\n[dimension gb]\nname = GB\ndescription = one\n"
                                  "price.12m = 16\npayg = 1\nmeter = gauge\n";
    static const char contract[] = "[contract]\nid = C-1\nproduct = p\nduration = 12m\n"
                                   "accepted = 2027-01-10\n[item gb]\nquantity = 7\n";
    (void)state;
    for (int turn = 0; turn < 2; turn++) {
        tn_arena *arena = tn_arena_new(NULL);
        const tn_tables *tables = NULL;
        tn_buffer rows, json;
        tn_buffer_init(&rows, NULL);
        tn_buffer_init(&json, NULL);
        assert_int_equal(tn_tables_builtin(arena, tn_findings_new(arena), &tables), TN_OK);
        tni_sql_usage_row(&rows, "gb", "2027-01-11T10:00:00Z", turn ? "10" : "9", NULL);
        tni_sql_usage_row(&rows, "gb", "2027-01-11T10:30:00Z", turn ? "9" : "10", NULL);
        assert_int_equal(tni_sql_usage(arena, tables, contract, product, &rows, &json), TN_OK);
        assert_non_null(strstr(json.bytes, "\"used\": 9"));
        assert_non_null(strstr(json.bytes, "\"billed\": 2"));
        tn_buffer_done(&rows);
        tn_buffer_done(&json);
        tn_arena_free(arena);
    }
}

static void test_sql_product(void **state)
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_buffer text;
    (void)state;
    tn_buffer_init(&text, NULL);
    assert_true(tni_sql_product(arena, "[product]\r\n dimensions = x.csv\ntitle = dimensions = 1",
                                "key,price_12m\na,1\n", &text));
    assert_string_equal(text.bytes, "[product]\r\ntitle = dimensions = 1\n\n[dimension a]\n"
                                    "key = a\nprice.12m = 1\n");
    tn_buffer_done(&text);
    assert_false(tni_sql_product(arena, "[product]\n", "key\n\"", &text));
    tn_buffer_done(&text);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sql_usage__any_order),
                                       cmocka_unit_test(test_sql_product)};
    return RUN(tests);
}
