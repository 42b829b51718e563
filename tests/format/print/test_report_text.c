/* Reports as text for people: golden pages, written by hand. */
#include "format/print/sample.h"
#include "support/memory.h"
#include "tenor/text.h"

static void test_report_render_text__golden(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_report *report = sample_report(arena);
    report->draft = true;
    tn_report_note(report, "Payments assume acceptance on %s.", "2026-12-31");
    const char *page = "Invoices of C-0001  [DRAFT]\n"
                       "===========================\n"
                       "\n"
                       "Contract     C-0001\n"
                       "Due          1,234,567.89\n"
                       "Last day     2027-12-31\n"
                       "Credit              (5.00)\n"
                       "Listing fee            3%\n"
                       "\n"
                       "Invoices\n"
                       "Invoice C-0001-2027-04-11-upgrade   Number 1   Total 200.00   Fee 6.00\n"
                       "  Kind              Qty  From        To          Amount\n"
                       "  --------------  -----  ----------  ----------  -------\n"
                       "  upgrade-credit  1,000  2027-04-11  2027-04-30  (66.67)\n"
                       "  upgrade-charge      4  2027-04-11  2027-04-30  266.67\n"
                       "\n"
                       "Invoice =evil   Number 2\n"
                       "  (none)\n"
                       "\n"
                       "Allowed  yes\n"
                       "\n"
                       "Payments assume acceptance on 2026-12-31.\n";
    sample_check(report, tn_report_render_text, (tn_render_options){.ascii = true}, page);
    tn_arena_free(arena);
}

static void test_report_render_text__buyer_signs_and_reasons(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_report *report = sample_report(arena);
    sample_check(report, tn_report_render_text, (tn_render_options){.buyer = true, .explain = true},
                 "Invoices of C-0001\n"
                 "══════════════════\n"
                 "\n"
                 "Contract  C-0001\n"
                 "Due       1,234,567.89\n"
                 "Last day  2027-12-31\n"
                 "Credit           (5.00)\n"
                 "\n"
                 "Invoices\n"
                 "Invoice C-0001-2027-04-11-upgrade   Number 1   Total 200.00\n"
                 "  Kind              Qty  From        To          Amount\n"
                 "  ──────────────  ─────  ──────────  ──────────  ───────\n"
                 "  upgrade-credit  1,000  2027-04-11  2027-04-30  (66.67)\n"
                 "  upgrade-charge      4  2027-04-11  2027-04-30  266.67\n"
                 "\n"
                 "Invoice =evil   Number 2\n"
                 "  (none)\n"
                 "\n"
                 "Allowed  yes\n"
                 "\n"
                 "How it came about\n"
                 "charge: 1,234,567.89\n");
    tn_arena_free(arena);
}

static const tn_column items[] = {
    {.key = "name", .title = "Name", .kind = TN_V_TEXT},
    {.key = "description", .title = "Description", .kind = TN_V_TEXT},
    {.key = "price", .title = "Price for the term", .kind = TN_V_PRICE},
    {.key = "months", .title = "Term", .kind = TN_V_MONTHS},
};

static tn_report *items_report(tn_arena *arena)
{
    tn_report *report = tn_report_new(arena, NULL);
    tn_table *table = tn_report_table(report, "items", "Items", items, COUNT(items));
    tn_table_add(table,
                 (tn_value[]){tn_value_text("\u57fa\u672c\u30d7\u30e9\u30f3"),
                              tn_value_text("10 hosts monitored, 5 containers monitored"),
                              tn_value_price((tn_price){123456000000}, sample_usd),
                              tn_value_months(12)},
                 COUNT(items), tn_step_add(arena, NULL, TN_STEP_NOTE, "because"));
    tn_table_add(table,
                 (tn_value[]){tn_value_text("evil\x1b[2J"), tn_value_text("\u202e"),
                              tn_value_none(), tn_value_none()},
                 COUNT(items), tn_step_add(arena, NULL, TN_STEP_NOTE, "of that"));
    return report;
}

static void test_report_render_text__folds_text_and_never_numbers(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_report *report = items_report(arena);
    sample_check(
        report, tn_report_render_text, (tn_render_options){.explain = true, .ascii = true},
        "Items\n"
        "Name         Description                                 Price for the term  Term\n"
        "-----------  ------------------------------------------  ------------------  ----\n"
        "\u57fa\u672c\u30d7\u30e9\u30f3   10 hosts monitored, 5 containers monitored"
        "            1,234.56  12m\n"
        "evil\\x1b[2J  \\u{202E}\n"
        "\n"
        "How it came about\n"
        "because\n"
        "\n"
        "of that\n");
    sample_check(report, tn_report_render_text,
                 (tn_render_options){.width_cells = 60, .ascii = true},
                 "Items\n"
                 "Name         Description            Price for the term  Term\n"
                 "-----------  ---------------------  ------------------  ----\n"
                 "\u57fa\u672c\u30d7\u30e9\u30f3   10 hosts monitored, 5            1,234.56  12m\n"
                 "             containers monitored\n"
                 "evil\\x1b[2J  \\u{202E}\n");
    sample_check(report, tn_report_render_text,
                 (tn_render_options){.width_cells = 42, .ascii = true},
                 "Items\n"
                 "Name         Description   Price for  Term\n"
                 "                            the term\n"
                 "-----------  ------------  ---------  ----\n"
                 "\u57fa\u672c\u30d7\u30e9\u30f3   10 hosts       1,234.56  12m\n"
                 "             monitored, 5\n"
                 "             containers\n"
                 "             monitored\n"
                 "evil\\x1b[2J  \\u{202E}\n");
    tn_arena_free(arena);
}

static void test_report_render_text__blocks_where_columns_do_not_fit(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    sample_check(items_report(arena), tn_report_render_text,
                 (tn_render_options){.width_cells = 30, .ascii = true},
                 "Items\n"
                 "Name                \u57fa\u672c\u30d7\u30e9\u30f3\n"
                 "Description         10 hosts monitored,\n"
                 "                    5 containers\n"
                 "                    monitored\n"
                 "Price for the term  1,234.56\n"
                 "Term                12m\n"
                 "\n"
                 "Name                evil\\x1b[2J\n"
                 "Description         \\u{202E}\n"
                 "Price for the term  -\n"
                 "Term                -\n");
    tn_arena_free(arena);
}

/* No line is wider than asked for, except for what may not be folded; nothing is lost. */
static void test_report_render_text__every_width(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_report *report = items_report(arena);
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    for (int width = 1; width < 120; width++) {
        const tn_render_options options = {.width_cells = width};
        tn_buffer_cut(&out, 0);
        assert_int_equal(tn_report_render_text(report, &options, &out), TN_OK);
        assert_non_null(strstr(out.bytes, "1,234.56"));
        assert_non_null(strstr(out.bytes, "12m"));
        static const char *const words[] = {"hosts", "monitored,", "containers", "\\u{202E}"};
        for (size_t i = 0; i < COUNT(words) && width > 34; i++) {
            assert_non_null(strstr(out.bytes, words[i]));
        }
        for (char *line = strtok(out.bytes, "\n"); line; line = strtok(NULL, "\n")) {
            const int cells = tn_text_width(line, strlen(line));
            assert_true(width < 40 || cells <= width);
            assert_int_not_equal(line[strlen(line) - 1], ' ');
        }
    }
    tn_buffer_done(&out);
    tn_arena_free(arena);
}

static void test_report_render_text__colour_only_when_asked(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_report *report = tn_report_new(arena, "T");
    report->draft = true;
    tn_report_add(report, "due", "Due", tn_value_none());
    sample_check(report, tn_report_render_text, (tn_render_options){.ascii = true, .color = true},
                 "\x1b[1mT\x1b[0m\x1b[1;31m  [DRAFT]\x1b[0m\n"
                 "\x1b[2m==========\x1b[0m\n"
                 "\n"
                 "Due  -\n");
    tn_arena_free(arena);
}

static void test_report_render_text__hidden_fields_and_empty_reports(void **state)
{
    (void)state;
    static const tn_column hidden[] = {
        {.key = "a", .title = "A", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT}};
    tn_arena *arena = tn_arena_new(NULL);
    tn_report *report = tn_report_new(arena, NULL);
    sample_check(report, tn_report_render_text, (tn_render_options){.explain = true}, "");
    tn_report_add(report, "a", NULL, tn_value_quantity(1)); /* no title: not for people */
    tn_field_flag(tn_report_add(report, "b", "B", tn_value_quantity(1)), TN_NOT_IN_TEXT);
    tn_field_flag(
        tn_report_add(report, "c", "C", tn_value_table(tn_table_new(arena, hidden, COUNT(hidden)))),
        TN_NOT_IN_TEXT);
    sample_check(report, tn_report_render_text, (tn_render_options){.explain = true}, "");
    tn_arena_free(arena);
}

/* Tables in tables in tables; one of them hidden, one missing. */
static void test_report_render_text__groups_within_groups(void **state)
{
    (void)state;
    static const tn_column last[] = {{.key = "n", .title = "N", .kind = TN_V_QUANTITY}};
    static const tn_column middle[] = {
        {.key = "name", .title = "Line", .kind = TN_V_TEXT},
        {.key = "last", .title = "Last", .kind = TN_V_TABLE, .below = last, .below_count = 1}};
    static const tn_column top[] = {
        {.key = "name", .title = "Document", .kind = TN_V_TEXT},
        {.key = "middle", .kind = TN_V_TABLE, .below = middle, .below_count = 2},
        {.key = "hidden",
         .kind = TN_V_TABLE,
         .flags = TN_NOT_IN_TEXT,
         .below = last,
         .below_count = 1}};
    tn_arena *arena = tn_arena_new(NULL);
    tn_report *report = tn_report_new(arena, NULL);
    tn_table *numbers = tn_table_new(arena, last, 1), *lines = tn_table_new(arena, middle, 2);
    tn_table_add(numbers, (tn_value[]){tn_value_quantity(1000)}, 1,
                 tn_step_add(arena, NULL, TN_STEP_NOTE, "deep reason"));
    tn_table_add(lines, (tn_value[]){tn_value_text("one"), tn_value_table(numbers)}, 2, NULL);
    tn_table_add(lines, (tn_value[]){tn_value_text("two"), tn_value_none()}, 2, NULL);
    tn_table *table = tn_report_table(report, "t", "Documents", top, 3);
    tn_table_add(table,
                 (tn_value[]){tn_value_text("D1"), tn_value_table(lines), tn_value_table(numbers)},
                 3, NULL);
    sample_check(report, tn_report_render_text, (tn_render_options){.explain = true, .ascii = true},
                 "Documents\n"
                 "Document D1\n"
                 "  Line one\n"
                 "        N\n"
                 "    -----\n"
                 "    1,000\n"
                 "\n"
                 "  Line two\n"
                 "\n"
                 "How it came about\n"
                 "deep reason\n");
    tn_arena_free(arena);
}

static void test_report_render_text__every_request_failing(void **state)
{
    (void)state;
    sample_render render = tn_report_render_text;
    assert_true(test_every_allocation(sample_survives, &render) > 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_report_render_text__golden),
        cmocka_unit_test(test_report_render_text__buyer_signs_and_reasons),
        cmocka_unit_test(test_report_render_text__folds_text_and_never_numbers),
        cmocka_unit_test(test_report_render_text__blocks_where_columns_do_not_fit),
        cmocka_unit_test(test_report_render_text__every_width),
        cmocka_unit_test(test_report_render_text__colour_only_when_asked),
        cmocka_unit_test(test_report_render_text__hidden_fields_and_empty_reports),
        cmocka_unit_test(test_report_render_text__groups_within_groups),
        cmocka_unit_test(test_report_render_text__every_request_failing),
    };
    return RUN(tests);
}
