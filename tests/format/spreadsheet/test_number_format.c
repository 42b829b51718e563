/* Number formats and stored numbers. */
#include "format/spreadsheet/with_tables.h"

#include "format/spreadsheet/number_format.h"

static void test_number_format_read__kinds(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        tni_cell_kind kind;
        const char *sign;
    } rows[] = {{"General", TNI_CELL_NUMBER, NULL},
                {"0.00", TNI_CELL_NUMBER, NULL},
                {"[$$-409]#,##0.00;[Red]-[$$-409]#,##0.00", TNI_CELL_NUMBER, "$"},
                {"#,##0.00 [$\xe2\x82\xac-407]", TNI_CELL_NUMBER, "\xe2\x82\xac"},
                {"\"$\"#,##0", TNI_CELL_NUMBER, "$"},
                {"_(\"$\"* #,##0.00_)", TNI_CELL_NUMBER, "$"},
                {"\\$#,##0", TNI_CELL_NUMBER, "$"},
                {"[$-411]ggge", TNI_CELL_NUMBER, NULL},
                {"yyyy-mm-dd", TNI_CELL_DATE, NULL},
                {"[h]:mm", TNI_CELL_DATE, NULL},
                {"0.0%", TNI_CELL_PERCENT, NULL},
                {"0.00E+00", TNI_CELL_NUMBER, NULL},
                {"[Red]0", TNI_CELL_NUMBER, NULL}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tni_number_format f = tni_number_format_read(arena, rows[i].code);
        if (f.kind != rows[i].kind || !f.sign != !rows[i].sign ||
            (f.sign && strcmp(f.sign, rows[i].sign) != 0)) {
            fail_msg("'%s': kind %d, sign %s", rows[i].code, (int)f.kind, f.sign ? f.sign : "-");
        }
    }
    assert_int_equal(tni_number_format_builtin(14).kind, TNI_CELL_DATE);
    assert_int_equal(tni_number_format_builtin(10).kind, TNI_CELL_PERCENT);
    assert_int_equal(tni_number_format_builtin(44).kind, TNI_CELL_NUMBER);
}

static void test_number_plain__fifteen_digits(void **state)
{
    (void)state;
    static const struct {
        const char *text, *plain; /* NULL: none */
    } rows[] = {{"100", "100"},
                {"1000.50", "1000.5"},
                {"99.950000000000003", "99.95"},
                {"1.2500000000000001E-2", "0.0125"},
                {"1E3", "1000"},
                {"1e-4", "0.0001"},
                {"0", "0"},
                {"0.000", "0"},
                {"-0.5", "-0.5"},
                {"999999999999999.9", "1000000000000000"},
                {"0.0799999999999999", "0.0799999999999999"},
                {"0.07999999999999999", "0.08"},
                {"1e99", NULL},
                {"", NULL},
                {"1.2.3", NULL},
                {"NaN", NULL},
                {"1e", NULL}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        char plain[128];
        const bool read = tni_number_plain(rows[i].text, plain, sizeof(plain));
        assert_int_equal(read, rows[i].plain != NULL);
        if (read && strcmp(plain, rows[i].plain) != 0) {
            fail_msg("'%s' is read as %s", rows[i].text, plain);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_TABLES(test_number_format_read__kinds),
                                       WITH_TABLES(test_number_plain__fifteen_digits)};
    return RUN(tests);
}
