/* Reports as CSV: joins, quoting, and nothing that a spreadsheet would calculate. Python's csv
 * module reads it back. */
#include "format/print/sample.h"
#include "support/memory.h"

static void test_report_render_csv__joins_tables_below(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_report *report = sample_report(arena);
    sample_check(report, tn_report_render_csv, (tn_render_options){0},
                 "contract,id,number,kind,quantity,period_start,period_end,amount,currency,fee\n"
                 "C-0001,C-0001-2027-04-11-upgrade,1,upgrade-credit,1000,2027-04-11,2027-05-01,"
                 "-66.67,USD,6.00\n"
                 "C-0001,C-0001-2027-04-11-upgrade,1,upgrade-charge,4,2027-04-11,2027-05-01,"
                 "266.67,USD,6.00\n"
                 "C-0001,\"'=evil\",2,,,,,,,\n");
    sample_check(report, tn_report_render_csv, (tn_render_options){.buyer = true},
                 "contract,id,number,kind,quantity,period_start,period_end,amount,currency\n"
                 "C-0001,C-0001-2027-04-11-upgrade,1,upgrade-credit,1000,2027-04-11,2027-05-01,"
                 "-66.67,USD\n"
                 "C-0001,C-0001-2027-04-11-upgrade,1,upgrade-charge,4,2027-04-11,2027-05-01,"
                 "266.67,USD\n"
                 "C-0001,\"'=evil\",2,,,,,,\n");
    tn_arena_free(arena);
}

static void test_report_render_csv__primary_table_or_figures(void **state)
{
    (void)state;
    static const tn_column one[] = {{.key = "name", .title = "Name", .kind = TN_V_TEXT}};
    tn_arena *arena = tn_arena_new(NULL);
    tn_report *report = tn_report_new(arena, NULL);
    tn_report_add(report, "due.amount", "Due", sample_money(50411));
    tn_field_flag(tn_report_add(report, "secret", "Secret", tn_value_text("x")), TN_NOT_IN_CSV);
    tn_report_add(report, "allowed", "Allowed", tn_value_flag(false));
    sample_check(report, tn_report_render_csv, (tn_render_options){0},
                 "due_amount,allowed\n504.11,false\n");
    tn_table *first = tn_report_table(report, "first", "First", one, 1);
    tn_table *second = tn_report_table(report, "second", "Second", one, 1);
    tn_table_add(first, (tn_value[]){tn_value_text("in the first")}, 1, NULL);
    tn_table_add(second, (tn_value[]){tn_value_none()}, 1, NULL);
    tn_table_add(second, (tn_value[]){tn_value_text("in the second")}, 1, NULL);
    sample_check(report, tn_report_render_csv, (tn_render_options){0}, "name\nin the first\n");
    report->primary = second; /* a lone empty cell is not an empty line */
    sample_check(report, tn_report_render_csv, (tn_render_options){0},
                 "name\n\"\"\nin the second\n");
    tn_arena_free(arena);
}

static void test_report_render_csv__an_empty_table_has_its_header(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_report *report = tn_report_new(arena, NULL);
    tn_report_table(report, "invoices", "Invoices", sample_invoices, COUNT(sample_invoices));
    sample_check(report, tn_report_render_csv, (tn_render_options){0},
                 "contract,id,number,kind,quantity,period_start,period_end,amount,currency,fee\n");
    tn_arena_free(arena);
}

static void test_report_render_csv__text_is_quoted_where_it_must_be(void **state)
{
    (void)state;
    static const struct {
        const char *text, *cell;
    } cases[] = {
        {"Additional hosts", "Additional hosts"},
        {"C-0001/a.b:c(d)&e_f", "C-0001/a.b:c(d)&e_f"},
        {"\u682a\u5f0f\u4f1a\u793e", "\u682a\u5f0f\u4f1a\u793e"},
        {"a,b", "\"a,b\""},
        {"a;b", "\"a;b\""}, /* a cell for readers who split at ';' */
        {"say \"hi\"", "\"say \"\"hi\"\"\""},
        {"two\nlines", "\"two\nlines\""},
        {" blank in front", "\" blank in front\""},
        {"blank behind ", "\"blank behind \""},
        {"-1", "\"'-1\""},
        {"'quoted'", "\"''quoted'\""},
        {"5%", "\"5%\""},
    };
    tn_arena *arena = tn_arena_new(NULL);
    for (size_t i = 0; i < COUNT(cases); i++) {
        char expected[100];
        snprintf(expected, sizeof(expected), "text,after\n%s,-0.01\n", cases[i].cell);
        tn_report *report = tn_report_new(arena, NULL);
        tn_report_add(report, "text", "Text", tn_value_text(cases[i].text));
        tn_report_add(report, "after", "After", sample_money(-1)); /* numbers stay bare */
        sample_check(report, tn_report_render_csv, (tn_render_options){0}, expected);
    }
    tn_arena_free(arena);
}

typedef struct payloads {
    tn_arena *arena;
    tn_table *table;
} payloads;

static const tn_column payload_columns[] = {
    {.key = "id", .title = "Id", .kind = TN_V_TEXT},
    {.key = "text", .title = "Text", .kind = TN_V_TEXT},
    {.key = "amount", .title = "Amount", .kind = TN_V_MONEY},
};

static void add_payload(const test_row *row, void *context)
{
    payloads *p = context;
    unsigned char text[512];
    const size_t length = test_unhex(test_field(row, "hex"), text, sizeof(text));
    tn_table_add(p->table,
                 (tn_value[]){tn_value_text(tn_arena_text(p->arena, test_field(row, "id"))),
                              tn_value_text(tn_arena_copy(p->arena, (char *)text, length)),
                              sample_money(-1250)},
                 3, NULL);
}

/* All published payloads as text cells of one file; read_payloads.py beside this file judges it. */
static void test_report_render_csv__no_payload_survives_python(void **state)
{
    (void)state;
    payloads p = {.arena = tn_arena_new(NULL)};
    tn_report *report = tn_report_new(p.arena, NULL);
    p.table = tn_report_table(report, "payloads", "Payloads", payload_columns, 3);
    assert_int_equal(test_vectors("strings/formula_payloads.csv", add_payload, &p), 32);
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    assert_int_equal(tn_report_render_csv(report, NULL, &out), TN_OK);
    const char *path = TN_BINARY_DIR "/payloads.csv";
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(out.bytes, 1, out.length, file), out.length);
    fclose(file);
    tn_buffer_done(&out);
    tn_arena_free(p.arena);
    assert_int_equal(
        system("python3 -B " TN_SOURCE_DIR "/tests/format/print/read_payloads.py " TN_SOURCE_DIR
               "/tests/vectors/strings/formula_payloads.csv " TN_BINARY_DIR "/payloads.csv"),
        0);
}

static void test_report_render_csv__every_request_failing(void **state)
{
    (void)state;
    sample_render render = tn_report_render_csv;
    assert_true(test_every_allocation(sample_survives, &render) > 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_report_render_csv__joins_tables_below),
        cmocka_unit_test(test_report_render_csv__primary_table_or_figures),
        cmocka_unit_test(test_report_render_csv__an_empty_table_has_its_header),
        cmocka_unit_test(test_report_render_csv__text_is_quoted_where_it_must_be),
        cmocka_unit_test(test_report_render_csv__no_payload_survives_python),
        cmocka_unit_test(test_report_render_csv__every_request_failing),
    };
    return RUN(tests);
}
