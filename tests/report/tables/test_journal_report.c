/* A row per posting in the columns of each layout. */
#include "report/books.h"

#include "tenor/contract_reports.h"

static const char *const accounts[TN_ACCOUNTS] = {"1100 AWS", "4000 Revenue", "4010 Usage",
                                                  "Deferred", "6100 Fees",    "4900 Notes",
                                                  "1000",     "4990 Rounding"};

static const tn_table *rows_of(const char *name, bool internal)
{
    static const life_case month = {
        .what = "a month",
        .product = STORAGE,
        .contract = PUBLIC("1", "2027-01-01") "customer = c-9\n[item gb]\nquantity = 50\n"};
    tn_journal_entries list = {.arena = arena, .options = {.internal = internal}};
    assert_int_equal(tn_journal_entries_add(&list, books_of(&month)), TN_OK);
    tn_journal_entries_sort(&list);
    size_t i = 0;
    while (strcmp(tables->layouts[i].name, name) != 0) {
        i++;
    }
    return tn_journal_report(arena, &list, &tables->layouts[i], accounts, NULL)->primary;
}

/* 100.00 for January, the fee 3.00. */
static void test_journal_report__layouts(void **state)
{
    (void)state;
#define INVOICE "invoice C-1-2027-01-01-contract"
#define PAYMENT "payment C-1-2027-01-01-contract"
    expect_table(rows_of("xero", true), INVOICE
                 " | 01/01/2027 | receivable: " INVOICE " | 1100 | Tax Exempt | 100.00\n" INVOICE
                 " | 01/01/2027 | deferred: " INVOICE " | Deferred | Tax Exempt | -100.00\n" INVOICE
                 " | 01/01/2027 | fees: " INVOICE " | 6100 | Tax Exempt | 3.00\n" INVOICE
                 " | 01/01/2027 | receivable: " INVOICE " | 1100 | Tax Exempt | -3.00\n" PAYMENT
                 " | 01/01/2027 | cash: " PAYMENT " | 1000 | Tax Exempt | 97.00\n" PAYMENT
                 " | 01/01/2027 | receivable: " PAYMENT " | 1100 | Tax Exempt | -97.00\n"
                 "earned C-1 | 31/01/2027 | deferred: earned C-1 | Deferred | Tax Exempt | 100.00\n"
                 "earned C-1 | 31/01/2027 | revenue: earned C-1 | 4000 | Tax Exempt | -100.00\n");
    const tn_table *t = rows_of("quickbooks", false);
    assert_int_equal(t->count, 6);
    assert_string_equal(t->rows[0].cells[2].as.text, "AWS");
    assert_string_equal(t->rows[1].cells[2].as.text, "Deferred");
    assert_string_equal(t->rows[2].cells[2].as.text, "1000"); /* a number alone is a name, too */
    assert_int_equal(t->rows[0].cells[4].kind, TN_V_NONE);    /* a debit has no credit */
    assert_int_equal(t->rows[1].cells[4].as.money.minor, 10000);
    assert_string_equal(t->rows[0].cells[6].as.text, "c-9");
    assert_string_equal(rows_of("netsuite", false)->rows[0].cells[4].as.text, "1100 AWS");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_journal_report__layouts),
    };
    return RUN_LIVES(tests);
}
