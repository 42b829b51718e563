/* Styles of cells: which format a value gets, and which number a spreadsheet holds for it. */
#include "support/test.h"

#include "format/xlsx/xlsx_styles.h"

static const tn_currency usd = {"USD", 2}, jpy = {"JPY", 0};

static tn_value money(int64_t minor, tn_currency currency)
{
    return tn_value_money((tn_money){minor, currency});
}

static tn_value price(int64_t e8, tn_currency currency)
{
    return tn_value_price((tn_price){e8}, currency);
}

static tn_date day(int year, int month, int number)
{
    tn_date date;
    assert_int_equal(tn_date_make(year, month, number, &date), TN_OK);
    return date;
}

/* Negative amounts are red and in parentheses; a total names its currency. */
static void test_format__by_kind(void **state)
{
    (void)state;
    const struct {
        tn_value value;
        tn_cell_style style;
        const char *format;
    } cases[] = {
        {money(1, usd), TN_STYLE_PLAIN, "#,##0.00_);[Red]\\(#,##0.00\\);#,##0.00_)"},
        {money(1, jpy), TN_STYLE_PLAIN, "#,##0_);[Red]\\(#,##0\\);#,##0_)"},
        {money(1, usd), TN_STYLE_RESULT,
         "[$USD] #,##0.00_);[Red]\\([$USD] #,##0.00\\);[$USD] #,##0.00_)"},
        {money(1, usd), TN_STYLE_TOTAL, "#,##0.00_);[Red]\\(#,##0.00\\);#,##0.00_)"},
        {price(1600000000, usd), TN_STYLE_PLAIN, "#,##0.00_)"},               /* 16.00 */
        {price(10000000, usd), TN_STYLE_PLAIN, "#,##0.00_)"},                 /* 0.10 */
        {price(12500000, usd), TN_STYLE_PLAIN, "#,##0.00######_)"},           /* 0.125 */
        {price(100000000, jpy), TN_STYLE_PLAIN, "#,##0_)"},                   /* 1 */
        {price(50000000, jpy), TN_STYLE_PLAIN, "#,##0.0#######_)"},           /* 0.5 */
        {tn_value_percent((tn_percent){31250}), TN_STYLE_INPUT, "0.00##%_)"}, /* 3.125 % */
        {tn_value_percent((tn_percent){31200}), TN_STYLE_INPUT, "0.00%_)"},
        {tn_value_percent((tn_percent){31250}), TN_STYLE_PLAIN, "0.00%_)"},
        {tn_value_fraction((tn_fraction){20, 30}), TN_STYLE_PLAIN,
         "#,##0.000000_);[Red]\\(#,##0.000000\\)"},
        {tn_value_quantity(5), TN_STYLE_PLAIN, "#,##0_)"},
        {tn_value_date(day(2027, 1, 1)), TN_STYLE_PLAIN, "yyyy\\-mm\\-dd_)"},
        {tn_value_end_date(day(2027, 1, 1)), TN_STYLE_PLAIN, "yyyy\\-mm\\-dd_)"},
        {tn_value_instant((tn_instant){0}), TN_STYLE_PLAIN, "yyyy\\-mm\\-dd hh:mm\"Z\""},
        {tn_value_months(12), TN_STYLE_PLAIN, "[=1]0\" month\";0\" months\""},
        {tn_value_text("x"), TN_STYLE_PLAIN, ""},
        {tn_value_flag(true), TN_STYLE_PLAIN, ""},
        {tn_value_none(), TN_STYLE_PLAIN, ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char got[128];
        const tn_cell cell = {.value = cases[i].value, .style = cases[i].style};
        const tni_style_key key = tni_style_key_of(&cell, true, false);
        tni_number_format(&key, got, sizeof(got));
        if (strcmp(got, cases[i].format) != 0) {
            fail_msg("case %zu: %s, expected %s", i, got, cases[i].format);
        }
    }
}

/* Keys are compared as bytes: equal ones for what looks equal, whatever the amount. */
static void test_key__same_for_what_looks_the_same(void **state)
{
    (void)state;
    const tn_cell one = {.value = money(1, usd)}, other = {.value = money(-99999, usd)},
                  yen = {.value = money(1, jpy)},
                  euro = {.value = money(1, (tn_currency){"EUR", 2})},
                  total = {.value = money(1, usd), .style = TN_STYLE_RESULT},
                  euro_total = {.value = money(1, (tn_currency){"EUR", 2}),
                                .style = TN_STYLE_RESULT};
    const tni_style_key first = tni_style_key_of(&one, true, false);
    tni_style_key key = tni_style_key_of(&other, true, false);
    assert_memory_equal(&first, &key, sizeof(key));
    key = tni_style_key_of(&euro, true, false); /* the currency is not shown */
    assert_memory_equal(&first, &key, sizeof(key));
    key = tni_style_key_of(&yen, true, false);
    assert_memory_not_equal(&first, &key, sizeof(key));
    const tni_style_key dollars = tni_style_key_of(&total, true, false);
    key = tni_style_key_of(&euro_total, true, false);
    assert_memory_not_equal(&dollars, &key, sizeof(key));
}

static void test_key__side(void **state)
{
    (void)state;
    const struct {
        tn_cell cell;
        bool in_table, right, is_left, is_right;
    } cases[] = {
        {{.value = tn_value_date((tn_date){1})}, false, false, true, false},
        {{.value = tn_value_date((tn_date){1})}, true, false, false, false},
        {{.value = tn_value_date((tn_date){1})}, false, true, false, true},
        {{.value = tn_value_months(1)}, false, false, true, false},
        {{.value = money(1, usd)}, false, false, false, false},
        {{.value = tn_value_text("x"), .style = TN_STYLE_HEADER_RIGHT}, true, false, false, true},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const tni_style_key key =
            tni_style_key_of(&cases[i].cell, cases[i].in_table, cases[i].right);
        assert_int_equal(key.left, cases[i].is_left);
        assert_int_equal(key.right, cases[i].is_right);
    }
}

static void test_facts__of_a_style(void **state)
{
    (void)state;
    assert_false(tni_style_facts_of(TN_STYLE_PLAIN)->bold);
    assert_true(tni_style_facts_of(TN_STYLE_TOTAL)->bold);
    assert_true(tni_style_facts_of(TN_STYLE_TOTAL)->rule_above);
    assert_false(tni_style_facts_of(TN_STYLE_TOTAL)->with_currency);
    assert_true(tni_style_facts_of(TN_STYLE_RESULT)->with_currency);
    assert_true(tni_style_facts_of(TN_STYLE_HEADER)->wrap);
    assert_int_equal(tni_style_facts_of(TN_STYLE_TITLE)->size, 14);
    assert_ptr_equal(tni_style_facts_of(TN_CELL_STYLES), tni_style_facts_of(TN_STYLE_PLAIN));
    assert_ptr_equal(tni_style_facts_of(255), tni_style_facts_of(TN_STYLE_PLAIN));
}

/* Spreadsheets count days from 1899-12-30: 2027-01-01 is 46388. */
static void test_number__that_a_spreadsheet_holds(void **state)
{
    (void)state;
    const struct {
        tn_value value;
        bool is_number;
        double number;
    } cases[] = {
        {money(123456, usd), true, 1234.56},
        {money(-5, usd), true, -0.05},
        {money(1234, jpy), true, 1234},
        {price(12500000, usd), true, 0.125},
        {tn_value_quantity(7), true, 7},
        {tn_value_months(12), true, 12},
        {tn_value_percent((tn_percent){31200}), true, 0.0312}, /* 3.12 % */
        {tn_value_fraction((tn_fraction){1, 4}), true, 0.25},
        {tn_value_date(day(1970, 1, 1)), true, 25569},
        {tn_value_date(day(2027, 1, 1)), true, 46388},
        {tn_value_end_date(day(2027, 1, 1)), true, 46387}, /* people see the last day */
        {tn_value_instant((tn_instant){43200}), true, 25569.5},
        {money(INT64_C(999999999999999), usd), true, 9999999999999.99},
        {money(INT64_C(1000000000000000), usd), false, 0}, /* more than 15 digits */
        {money(-INT64_C(1000000000000000), usd), false, 0},
        {tn_value_quantity(INT64_C(1000000000000000)), false, 0},
        {price(INT64_C(10000000000000000), usd), false, 0},
        {tn_value_text("7"), false, 0},
        {tn_value_flag(true), false, 0},
        {tn_value_none(), false, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        double number = 0;
        if (tni_cell_number(&cases[i].value, &number) != cases[i].is_number ||
            (cases[i].is_number && number != cases[i].number)) {
            fail_msg("case %zu: %.17g", i, number);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_format__by_kind),
        cmocka_unit_test(test_key__same_for_what_looks_the_same),
        cmocka_unit_test(test_key__side),
        cmocka_unit_test(test_facts__of_a_style),
        cmocka_unit_test(test_number__that_a_spreadsheet_holds),
    };
    return RUN(tests);
}
