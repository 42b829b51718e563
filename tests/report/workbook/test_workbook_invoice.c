/* Assumptions, forecast and checks of an invoice simulation. */
#include "report/books.h"

#include "tenor/contract_reports.h"

static void test_assumptions__are_named(void **state)
{
    (void)state;
    expect_sheet(
        simulation(true), "Assumptions",
        "1 Assumptions\n"
        "2 S, in USD\n"
        "3 ALL CHECKS OK =MasterCheck\n"
        "\n"
        "5 As of | 2026-02-15\n"
        "6 Looked at until | 2026-03-31\n"
        "7 Policy | aws\n"
        "8 Share of a period | day | what is counted to prorate a change\n"
        "9 The day of the change | new | new: counts as left; old: as used\n"
        "10 Decimals of the share | exact | exact: it is not rounded\n"
        "11 Rounding of amounts | half-up\n"
        "12 What is rounded | document | document: the exact total, once; line: each line\n"
        "13 Minor units left over go to | last | shares of an instalment plan\n"
        "14 Usage | rated from metering records\n"
        "15 Taxes | not included\n"
        "16 Days | UTC; a last day is included\n"
        "\n"
        "18 How to read it\n"
        "19 An input, as it was agreed or counted | blue on yellow\n"
        "20 Taken from another sheet | green\n"
        "21 Credits | red, in parentheses\n");
}

static void test_forecast__months_and_their_total(void **state)
{
    (void)state;
    expect_sheet(
        simulation(false), "Forecast",
        "1 Months: balances, cash, fees, USD; internal\n"
        "2 S, in USD\n"
        "3 ALL CHECKS OK =MasterCheck\n"
        "\n"
        "5 Month | Opening | Invoiced | Recognised | of it overage | Closing | Deferred | "
        "Unbilled | Unbilled usage | Cash due, gross | - | Listing fee | Net\n"
        "6 2026-01-01 | 0.00 | 23.23 | 23.23 | 0.00 | 0.00 =ROUND(B6+C6-D6,2) | 0.00 | "
        "0.00 | 0.00 | 23.23 |  | 0.70 | 22.53 =C6-L6\n"
        "7 2026-02-01 | 0.00 =F6 | 30.00 | 32.50 | 2.50 | -2.50 =ROUND(B7+C7-D7,2) | 0.00 "
        "| 0.00 | 2.50 | 30.00 |  | 0.90 | 29.10 =C7-L7\n"
        "8 2026-03-01 | -2.50 =F7 | 32.50 | 30.00 | 0.00 | 0.00 =ROUND(B8+C8-D8,2) | 0.00 "
        "| 0.00 | 0.00 | 32.50 | assumed | 0.98 | 31.52 =C8-L8\n"
        "9 Total | 0.00 =B6 | 85.73 =SUM(C6:C8) | 85.73 =SUM(D6:D8) | 2.50 =SUM(E6:E8) | 0.00 "
        "=ROUND(B9+C9-D9,2) | 0.00 | 0.00 | 0.00 | 85.73 =SUM(J6:J8) |  | 2.58 "
        "=SUM(L6:L8) | 83.15 =C9-L9\n");
}

static void test_checks__add_up(void **state)
{
    (void)state;
    expect_sheet(
        simulation(true), "Checks",
        "1 Checks\n"
        "2 S, in USD\n"
        "3 ALL CHECKS OK =MasterCheck\n"
        "\n"
        "5 No. | What must agree | Expected | Found | Difference | Result\n"
        "6 1 | The months of the Summary add up to the invoices | 85.73 =InvoiceTotal | 85.73 "
        "=SUM(Summary!B27:B29) | 0.00 =ROUND(D6-C6,6) | OK =IF(ABS(E6)<0.005,\"OK\",\"CHECK\")\n"
        "7 2 | The months' cash adds up to the invoices | 85.73 =InvoiceTotal | 85.73 "
        "=SUM(Summary!C27:C29) | 0.00 =ROUND(D7-C7,6) | OK =IF(ABS(E7)<0.005,\"OK\",\"CHECK\")\n"
        "8 3 | Term 1: billed is held, ahead and forfeited, less what is not billed | 720/31 "
        "=Renewals!C12 | 720/31 "
        "=Renewals!D12+Renewals!E12+Renewals!F12-Renewals!G12+Renewals!H12+Renewals!I12 | 0/1 "
        "=ROUND(D8-C8,6) | OK =IF(ABS(E8)<0.005,\"OK\",\"CHECK\")\n"
        "9 4 | Term 2: billed is held, ahead and forfeited, less what is not billed | 30/1 "
        "=Renewals!C13 | 30/1 "
        "=Renewals!D13+Renewals!E13+Renewals!F13-Renewals!G13+Renewals!H13+Renewals!I13 | 0/1 "
        "=ROUND(D9-C9,6) | OK =IF(ABS(E9)<0.005,\"OK\",\"CHECK\")\n"
        "10 5 | Term 3: billed is held, ahead and forfeited, less what is not billed | 30/1 "
        "=Renewals!C14 | 30/1 "
        "=Renewals!D14+Renewals!E14+Renewals!F14-Renewals!G14+Renewals!H14+Renewals!I14 | 0/1 "
        "=ROUND(D10-C10,6) | OK =IF(ABS(E10)<0.005,\"OK\",\"CHECK\")\n"
        "11 6 | The lines add up to the invoices | 85.73 =SUM(Invoices!I6:I10) | 85.73 "
        "=SUM(Lines!$N$6:$N$17) | 0.00 =ROUND(D11-C11,6) | OK "
        "=IF(ABS(E11)<0.005,\"OK\",\"CHECK\")\n"
        "12 7 | The total is that of the table, CSV and JSON | 85.73 | 85.73 =InvoiceTotal | 0.00 "
        "=ROUND(D12-C12,6) | OK =IF(ABS(E12)<0.005,\"OK\",\"CHECK\")\n");
}

/* 500 GB are 8,000.00 USD; on the next day an agreement in EUR, 6.00, replaces them. 100 calls of
 * the first day, 1.00 USD, are billed after it. */
static void test_invoice_workbook__two_currencies(void **state)
{
    (void)state;
    static const life_case both = {
        .what = "two currencies",
        .product = STORAGE,
        .offer = OFFER("duration = 12m\n[item gb]\nquantity = 500\n"),
        .other_offer =
            OFFER("replaces = agmt-1\nduration = 12m\ncurrency = EUR\n[item gb]\nprice = 3\n"
                  "quantity = 2\n[usage calls]\nprice = 1\n"),
        .contract = PRIVATE("2027-01-01") "[replace 2027-01-02]\noffer = b.offer.ini\n",
        .until = "2027-02-28"};
    tn_books *books = books_of(&both);
    const tn_usage_record record = {
        .dimension = 2, .timestamp = at("2027-01-01T10:00:00Z"), .quantity = 100};
    const tn_rating *rating = NULL;
    tn_rater *rater = NULL;
    assert_int_equal(tn_rater_new(tn_books_life(books), NULL, &rater), TN_OK);
    tn_rater_add(rater, &record);
    assert_int_equal(tn_rater_finish(rater, arena, &rating), TN_OK);
    tn_rater_free(rater);
    tn_books_set_rating(books, rating);
    const tn_workbook_options options = {.seller = "Northwind"};
    const tn_workbook *book = tn_invoice_workbook(arena, books, &options);
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    print_sheet(book, "Summary", &out);
    assert_true(book->values_only); /* its formulas are not written */
    assert_non_null(strstr(out.bytes, "3 ALL CHECKS OK"));
    assert_non_null(strstr(out.bytes, " Total | 8001.00 =SUM"));
    assert_non_null(strstr(out.bytes, " of it overage, with its rounding | 1.00 =SUMIFS"));
    assert_non_null(strstr(out.bytes, " Total in EUR | 6.00\n"));
    tn_buffer_cut(&out, 0);
    print_sheet(book, "Forecast EUR", &out);
    assert_non_null(strstr(out.bytes, "2027-01-01 | 0.00 | 6.00 | "));
    tn_buffer_done(&out);
    const tn_report *report = tn_invoice_report(arena, books, NULL);
    assert_int_equal(tn_report_find(report, "total")->value.kind, TN_V_NONE);
    expect_table(tn_report_find_table(report, "totals"), "USD | 8001.00\nEUR | 6.00\n");
}

/* Wherever memory runs out, there is no workbook, and nothing else happens. */
static void test_invoice_workbook__without_memory(void **state)
{
    (void)state;
    enum { STEP = 1008, MOST = 1 << 21 };
    tn_books *books = books_of(&quarter);
    tn_books_set_rating(books, rate(books, 250));
    assert_non_null(tn_books_ledger(books));
    const tn_workbook_options options = {.seller = "Northwind"};
    const tn_workbook *workbook = NULL;
    size_t spare = 0;
    for (; !workbook && spare < MOST; spare += STEP) {
        test_memory memory;
        tn_arena *little = test_arena_short(&memory, spare);
        workbook = tn_invoice_workbook(little, books, &options);
        assert_true(workbook || tn_arena_failed(little));
        tn_arena_free(little);
    }
    assert_true(spare > 100 * STEP && spare < MOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_assumptions__are_named),
        cmocka_unit_test(test_forecast__months_and_their_total),
        cmocka_unit_test(test_checks__add_up),
        cmocka_unit_test(test_invoice_workbook__two_currencies),
        cmocka_unit_test(test_invoice_workbook__without_memory),
    };
    return RUN_LIVES(tests);
}
