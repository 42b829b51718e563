/* Rounding as spreadsheets do it, and checks that a master check counts. */
#include "report/workbook/sheet_builder.h"

#include "report/reports.h"

static const tn_currency usd = {"USD", 2};

static void test_round_function__is_the_one_that_gives_the_amount(void **state)
{
    (void)state;
    static const struct {
        tn_rounding mode;
        tn_fraction exact;
        int64_t amount;
        const char *name;
    } cases[] = {{TN_HALF_UP, {5, 2}, 3, "ROUND"},  {TN_HALF_EVEN, {7, 3}, 2, "ROUND"},
                 {TN_HALF_EVEN, {5, 2}, 2, NULL},   {TN_UP, {7, 3}, 3, "ROUNDUP"},
                 {TN_DOWN, {8, 3}, 2, "ROUNDDOWN"}, {TN_FLOOR, {-8, 3}, -3, NULL}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *name = tni_round_function(cases[i].mode, cases[i].exact, cases[i].amount);
        assert_string_equal(name ? name : "", cases[i].name ? cases[i].name : "");
    }
}

static void test_values__part_exact_too_long(void **state)
{
    (void)state;
    assert_int_equal(tni_part((tn_money){1000, usd}, 3).as.money.minor, 333);
    assert_int_equal(tni_part((tn_money){1000, usd}, 0).kind, TN_V_NONE);
    const tn_value exact = tni_exact_value((tn_fraction){250, 1}, 2);
    assert_int_equal(tn_fraction_compare(exact.as.fraction, (tn_fraction){5, 2}), 0);
    assert_false(tni_too_long((tn_money){INT64_C(999999999999999), usd}));
    assert_true(tni_too_long((tn_money){INT64_C(-1000000000000000), usd}));
}

static const tn_workbook *with_checks(tn_arena *arena, int64_t found)
{
    static const tn_workbook_options options = {.seller = "S"};
    tni_sheet_builder b;
    tni_sheet_init(&b, arena, "Book", "About it", usd, &options);
    tni_sheet_add(&b, "Summary", tni_sheet_report(&b, "First"));
    tni_sheet_check(&b, "same", tn_value_money((tn_money){5, usd}), NULL,
                    tn_value_money((tn_money){found, usd}), "InvoiceTotal");
    tni_sheet_check(&b, "not known", tn_value_none(), NULL, tn_value_quantity(1), NULL);
    return tni_sheet_close(&b);
}

static void test_checks__are_counted_on_every_sheet(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    expect_sheet(with_checks(arena, 5), "Checks",
                 "1 Checks\n"
                 "2 About it\n"
                 "3 ALL CHECKS OK =MasterCheck\n"
                 "\n"
                 "5 No. | What must agree | Expected | Found | Difference | Result\n"
                 "6 1 | same | 0.05 | 0.05 =InvoiceTotal | 0.00 =ROUND(D6-C6,6) | OK "
                 "=IF(ABS(E6)<0.005,\"OK\",\"CHECK\")\n");
    expect_sheet(
        with_checks(arena, 5), "Summary",
        "1 First, USD\n"
        "2 About it\n"
        "3 ALL CHECKS OK =IF(COUNTIF(Checks!$F$6:$F$6,\"OK\")=ROWS(Checks!$F$6:$F$6),\"ALL CHECKS "
        "OK\",COUNTIF(Checks!$F$6:$F$6,\"<>OK\")&\" CHECKS FAIL\")\n"
        "\n");
    expect_sheet(with_checks(arena, 6), "Checks",
                 "1 Checks\n"
                 "2 About it\n"
                 "3 1 CHECKS FAIL =MasterCheck\n"
                 "\n"
                 "5 No. | What must agree | Expected | Found | Difference | Result\n"
                 "6 1 | same | 0.05 | 0.06 =InvoiceTotal | 0.01 =ROUND(D6-C6,6) | CHECK "
                 "=IF(ABS(E6)<0.005,\"OK\",\"CHECK\")\n");
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_function__is_the_one_that_gives_the_amount),
        cmocka_unit_test(test_values__part_exact_too_long),
        cmocka_unit_test(test_checks__are_counted_on_every_sheet),
    };
    return RUN(tests);
}
