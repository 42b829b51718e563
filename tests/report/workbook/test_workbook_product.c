/* The workbook of a listing: what it is, a row a dimension with its prices. */
#include "report/reports.h"
#include "support/offers.h"
#include "tenor/workbook.h"

static void test_product_workbook__sheets(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_workbook_options options = {.buyer = true};
    const tn_workbook *book =
        tn_product_workbook(arena, test_product(arena, LOGS), test_tables(arena), &options);
    static const struct {
        const char *sheet, *has;
    } rows[] = {
        {"Listing", "Title | Log monitoring"},
        {"Listing", "Buyers choose | only one tier"},
        {"Listing", "Currency | USD"},
        {"Dimensions, prices per unit", "| Basic | 10 hosts"},
        {"Dimensions, prices per unit", "| 100.00 | 1000.00"},
        {"Checks", "Every dimension has a row | 5 | 5 =COUNTA("},
        {"Checks", "ALL CHECKS OK"},
    };
    assert_non_null(book);
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_buffer out;
        tn_buffer_init(&out, NULL);
        print_sheet(book, rows[i].sheet, &out);
        tn_buffer_add(&out, "", 1);
        if (!strstr(out.bytes, rows[i].has)) {
            fail_msg("no '%s' in\n%s", rows[i].has, out.bytes);
        }
        tn_buffer_done(&out);
    }
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_product_workbook__sheets)};
    return RUN(tests);
}
