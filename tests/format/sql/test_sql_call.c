/* The functions of a database: rows of texts, and findings as rows. */
#include "support/test.h"

#include "format/sql/sql_call.h"
#include "tenor/read.h"

static const char product[] = "[product]\ntitle = S\nproduct_id = prod-1111111111111\n"
                              "category = data\nunit = GB\npurchase = any\ncurrency = USD\n"
                              "durations = 12m\n[dimension gb]\nname = GB\ndescription = one\n"
                              "price.12m = 16\n";
static const char contract[] = "[contract]\nid = C-1\nproduct = p\nduration = 12m\n"
                               "accepted = 2027-01-10\n[item gb]\nquantity = 10\n";

/* The cell of a row's column, "" for NULL. */
static const char *cell(const tni_sql_rows *rows, size_t row, size_t column)
{
    assert_true(row < rows->count);
    const char *text = rows->cells[row][column];
    return text ? text : "";
}

static void test_sql_call(void **state)
{
    tn_arena *arena = tn_arena_new(NULL);
    tni_sql_shared shared = {.arena = tn_arena_new(NULL)};
    tni_sql_rows rows;
    const char *given[TNI_SQL_ARGUMENTS] = {contract, product, "2027-01-31"};
    (void)state;
    assert_int_equal(tn_tables_builtin(arena, tn_findings_new(arena), &shared.tables), TN_OK);
    assert_string_equal(tni_sql_functions[3].name, "tenor_invoices");
    assert_int_equal(tni_sql_count(tni_sql_functions[3].columns), 16);
    assert_int_equal(tni_sql_call(arena, &shared, 3, given, &rows), TN_OK);
    assert_int_equal(rows.count, 1); /* 10 at 16.00 on the first day */
    assert_string_equal(cell(&rows, 0, 0), "C-1");
    assert_string_equal(cell(&rows, 0, 13), "160.00");
    assert_string_equal(cell(&rows, 0, 15), "");
    given[2] = "2027-13-01";
    assert_int_equal(tni_sql_call(arena, &shared, 3, given, &rows), TN_OK);
    assert_string_equal(cell(&rows, 0, 15), "until: '2027-13-01' is no date YYYY-MM-DD");
    given[2] = "2027-01-10";
    assert_int_equal(tni_sql_call(arena, &shared, 5, given, &rows), TN_OK);
    assert_string_equal(cell(&rows, 0, 3), "10");
    given[2] = NULL;
    given[3] = "2";
    assert_int_equal(tni_sql_call(arena, &shared, 4, given, &rows), TN_OK);
    assert_int_equal(rows.count, 2);
    assert_string_equal(cell(&rows, 0, 4), "160.00");
    for (size_t f = 0; tni_sql_functions[f].name; f++) { /* nothing at all is a row, too */
        const char *none[TNI_SQL_ARGUMENTS] = {NULL};
        assert_int_equal(tni_sql_call(arena, &shared, f, none, &rows), TN_OK);
        assert_true(rows.count > 0);
    }
    tn_arena_free(arena);
    tn_arena_free(shared.arena);
}

/* The product of the call before is taken again; what is wrong with one is told by every call. */
static void test_sql_call__products(void **state)
{
    static const char dear[] = "[product]\ntitle = S\nproduct_id = prod-1111111111111\n"
                               "category = data\nunit = GB\npurchase = any\ncurrency = USD\n"
                               "durations = 12m\n[dimension gb]\nname = GB\ndescription = one\n"
                               "price.12m = 17\n";
    static const struct {
        const char *product, *amount, *finding;
        bool kept;
    } calls[] = {{product, "160.00", "", true},
                 {product, "160.00", "", true},
                 {dear, "170.00", "", true},
                 {product, "160.00", "", true},
                 {"[product]\n", "", "PRD-001", false},
                 {"[product]\n", "", "PRD-001", false},
                 {product, "160.00", "", true}};
    tn_arena *arena = tn_arena_new(NULL);
    tni_sql_shared shared = {.arena = tn_arena_new(NULL)};
    (void)state;
    assert_int_equal(tn_tables_builtin(arena, tn_findings_new(arena), &shared.tables), TN_OK);
    for (size_t i = 0; i < COUNT(calls); i++) {
        const char *given[TNI_SQL_ARGUMENTS] = {contract, calls[i].product, "2027-01-31"};
        const struct tn_product *before = shared.product;
        const bool same = i > 0 && calls[i].product == calls[i - 1].product;
        tni_sql_rows rows;
        assert_int_equal(tni_sql_call(arena, &shared, 3, given, &rows), TN_OK);
        assert_string_equal(cell(&rows, 0, 13), calls[i].amount);
        assert_memory_equal(cell(&rows, 0, 15), calls[i].finding, strlen(calls[i].finding));
        assert_int_equal(shared.product != NULL, calls[i].kept);
        if (same) {
            assert_ptr_equal(shared.product, before);
        }
    }
    tn_arena_free(arena);
    tn_arena_free(shared.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sql_call),
                                       cmocka_unit_test(test_sql_call__products)};
    return RUN(tests);
}
