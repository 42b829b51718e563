/* The workbook of a register: sums by month are live, and checked against the documents. */
#include "report/books.h"

/* The sum of a column of Invoices for a row: of the row's month, or of all. */
static const char *sum_of(const char *column, int row, bool is_all)
{
    const char *month =
        is_all ? ""
               : tn_arena_format(arena,
                                 ",Invoices!C6:C9,\">=\"&DATEVALUE(A%d&\"-01\"),Invoices!C6:C9,"
                                 "\"<\"&EDATE(DATEVALUE(A%d&\"-01\"),1)",
                                 row, row);
    return tn_arena_format(arena, "=SUMIFS(Invoices!%s6:%s9,Invoices!I6:I9,B%d%s)", column, column,
                           row, month);
}

static const char *row_of(int row, const char *name, const char *total, const char *fee,
                          const char *net, const char *assumed)
{
    const bool is_all = name[0] == 't';
    return tn_arena_format(arena, "%d %s %s | 0.00 | %s =D%d+E%d | %s %s | %s =F%d-G%d | %s\n", row,
                           name, sum_of("J", row, is_all), total, row, row, fee,
                           sum_of("K", row, is_all), net, row, row, assumed);
}

static void test_register_workbook__sums(void **state)
{
    (void)state;
    const tn_workbook_options options = {0};
    tn_register list = {.arena = arena, .options = {.kind = TN_DOCUMENT_KINDS}, .keeps_rows = true};
    assert_int_equal(tn_register_add(&list, arena, books_of(&quarter)), TN_OK);
    tn_register_end(&list);
    const tn_workbook *book = tn_register_workbook(arena, &list, &options);
    assert_string_equal(book->first->name, "Invoices");
    assert_false(book->values_only);
    expect_sheet(
        book, "Totals",
        tn_arena_format(
            arena,
            "1 Totals\n2 4 documents; listing fees: internal\n3 ALL CHECKS OK =MasterCheck\n\n"
            "5 Month | Currency | Documents | Invoices | Credit notes | Total | Fee | Net | "
            "Assumed\n"
            "%s%s%s%s",
            row_of(6, "2026-01 | USD | 2 | 23.23", "23.23", "0.70", "22.53", "false"),
            row_of(7, "2026-02 | USD | 1 | 30.00", "30.00", "0.90", "29.10", "false"),
            row_of(8, "2026-03 | USD | 1 | 30.00", "30.00", "0.90", "29.10", "true"),
            row_of(9, "total | USD | 4 | 83.23", "83.23", "2.50", "80.73", "true")));
    expect_sheet(book, "Checks",
                 "1 Checks\n2 4 documents; listing fees: internal\n3 ALL CHECKS OK =MasterCheck\n\n"
                 "5 No. | What must agree | Expected | Found | Difference | Result\n"
                 "6 1 | Documents add up to the total, USD | 83.23 =Totals!F9 | 83.23 "
                 "=SUMIFS(Invoices!J6:J9,Invoices!I6:I9,\"USD\") | 0.00 =ROUND(D6-C6,6) | OK "
                 "=IF(ABS(E6)<0.005,\"OK\",\"CHECK\")\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_register_workbook__sums),
    };
    return RUN_LIVES(tests);
}
