/* The report of invoices: documents with their lines, and what is billed by kind. */
#include "report/books.h"

#include "tenor/contract_reports.h"

static void test_invoice_report__documents_and_lines(void **state)
{
    (void)state;
    expect_report(
        tn_invoice_report(arena, books_of(&quarter), NULL),
        "Invoices: C-1\n"
        "contract: C-1\n"
        "currency: USD\n"
        "policy: aws\n"
        "until: 2026-03-31\n"
        "[invoices]\n"
        "C-1 | C-1-2026-01-01-contract | 1 | 2026-01-01 | 2026-01-01 | 16.00 | false\n"
        "  contract | gb | gb | 2026-01-01 | 2026-02-01 | 3 | 2.00 | - | 6.00 | USD\n"
        "  contract | seats | seats | 2026-01-01 | 2026-02-01 | 1 | 10.00 | - | 10.00 | USD\n"
        "C-1 | C-1-2026-01-16-upgrade | 2 | 2026-01-16 | 2026-01-16 | 7.23 | false\n"
        "  upgrade-credit | gb | Credit for the unused part: gb | 2026-01-16 | 2026-02-01 | 3 | "
        "2.00 | 16/31 | -3.10 | USD\n"
        "  upgrade-credit | seats | Credit for the unused part: seats | 2026-01-16 | 2026-02-01 | "
        "1 | 10.00 | 16/31 | -5.16 | USD\n"
        "  upgrade-charge | gb | gb, rest of the term | 2026-01-16 | 2026-02-01 | 5 | 2.00 | 16/31 "
        "| 5.16 | USD\n"
        "  upgrade-charge | seats | seats, rest of the term | 2026-01-16 | 2026-02-01 | 2 | 10.00 "
        "| 16/31 | 10.32 | USD\n"
        "  rounding | - | Rounding of the total | 2026-01-16 | 2026-02-01 | - | - | - | 0.01 | "
        "USD\n"
        "C-1 | C-1-2026-02-01-renewal | 3 | 2026-02-01 | 2026-02-01 | 30.00 | false\n"
        "  renewal | gb | Renewal: gb | 2026-02-01 | 2026-03-01 | 5 | 2.00 | - | 10.00 | USD\n"
        "  renewal | seats | Renewal: seats | 2026-02-01 | 2026-03-01 | 2 | 10.00 | - | 20.00 | "
        "USD\n"
        "C-1 | C-1-2026-03-01-renewal | 4 | 2026-03-01 | 2026-03-01 | 30.00 | true\n"
        "  renewal | gb | Renewal: gb | 2026-03-01 | 2026-04-01 | 5 | 2.00 | - | 10.00 | USD\n"
        "  renewal | seats | Renewal: seats | 2026-03-01 | 2026-04-01 | 2 | 10.00 | - | 20.00 | "
        "USD\n"
        "total: 83.23\n");
}

static void test_billed_table__sums_by_kind(void **state)
{
    (void)state;
    expect_table(tn_billed_table(arena, books_of(&quarter)), "contract | 16.00\n"
                                                             "upgrade-charge | 15.48\n"
                                                             "upgrade-credit | -8.26\n"
                                                             "renewal | 60.00\n"
                                                             "rounding | 0.01\n"
                                                             "= Total | 83.23\n");
}

/* Every line says how it came about. */
static void test_invoice_report__lines_are_derived(void **state)
{
    (void)state;
    const tn_table *documents =
        tn_report_find_table(tn_invoice_report(arena, books_of(&quarter), NULL), "invoices");
    assert_non_null(documents);
    for (size_t i = 0; i < documents->count; i++) {
        const tn_table *lines = documents->rows[i].cells[documents->column_count - 1].as.table;
        for (size_t k = 0; k < lines->count; k++) {
            assert_non_null(lines->rows[k].why);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_invoice_report__documents_and_lines),
        cmocka_unit_test(test_billed_table__sums_by_kind),
        cmocka_unit_test(test_invoice_report__lines_are_derived),
    };
    return RUN_LIVES(tests);
}
