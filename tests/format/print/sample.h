/* One report that the tests of all renderers share: two invoices with lines, items with a fee. */
#ifndef TN_TEST_SAMPLE_H
#define TN_TEST_SAMPLE_H

#include "support/test.h"
#include "tenor/render.h"

static const tn_currency sample_usd = {"USD", 2};

static const tn_column sample_lines[] = {
    {.key = "kind", .title = "Kind", .kind = TN_V_TEXT},
    {.key = "quantity", .title = "Qty", .kind = TN_V_QUANTITY},
    {.key = "period.start", .title = "From", .kind = TN_V_DATE},
    {.key = "period.end", .title = "To", .kind = TN_V_END_DATE},
    {.key = "amount", .title = "Amount", .kind = TN_V_MONEY},
    {.key = "currency",
     .title = "Currency",
     .kind = TN_V_TEXT,
     .flags = TN_NOT_IN_TEXT | TN_NOT_IN_JSON},
};

static const tn_column sample_invoices[] = {
    {.key = "contract",
     .title = "Contract",
     .kind = TN_V_TEXT,
     .flags = TN_NOT_IN_TEXT | TN_NOT_IN_JSON},
    {.key = "id", .title = "Invoice", .kind = TN_V_TEXT},
    {.key = "number", .title = "Number", .kind = TN_V_QUANTITY},
    {.key = "total", .title = "Total", .kind = TN_V_MONEY, .flags = TN_NOT_IN_CSV},
    {.key = "lines",
     .title = "Lines",
     .kind = TN_V_TABLE,
     .below = sample_lines,
     .below_count = COUNT(sample_lines)},
    {.key = "fee", .title = "Fee", .kind = TN_V_MONEY, .flags = TN_INTERNAL_ONLY},
};

static inline tn_value sample_money(int64_t cents)
{
    return tn_value_money((tn_money){cents, sample_usd});
}

static inline tn_date sample_day(int year, int month, int number)
{
    tn_date date = {0};
    (void)tn_date_make(year, month, number, &date);
    return date;
}

static inline void sample_line(tn_table *lines, const char *kind, int64_t quantity, int64_t cents)
{
    tn_table_add(lines,
                 (tn_value[]){tn_value_text(kind), tn_value_quantity(quantity),
                              tn_value_date(sample_day(2027, 4, 11)),
                              tn_value_end_date(sample_day(2027, 5, 1)), sample_money(cents),
                              tn_value_text("USD")},
                 COUNT(sample_lines), NULL);
}

/* The invoices: one with two lines, one with none. */
static inline tn_table *sample_table(tn_report *report)
{
    tn_arena *arena = report->arena;
    tn_table *table =
        tn_report_table(report, "invoices", "Invoices", sample_invoices, COUNT(sample_invoices));
    tn_table *lines = tn_table_new(arena, sample_lines, COUNT(sample_lines));
    sample_line(lines, "upgrade-credit", 1000, -6667);
    sample_line(lines, "upgrade-charge", 4, 26667);
    tn_table_add(table,
                 (tn_value[]){tn_value_text("C-0001"), tn_value_text("C-0001-2027-04-11-upgrade"),
                              tn_value_quantity(1), sample_money(20000), tn_value_table(lines),
                              sample_money(600)},
                 COUNT(sample_invoices), NULL);
    tn_table_add(
        table,
        (tn_value[]){tn_value_text("C-0001"), tn_value_text("=evil"), tn_value_quantity(2),
                     tn_value_none(),
                     tn_value_table(tn_table_new(arena, sample_lines, COUNT(sample_lines))),
                     tn_value_none()},
        COUNT(sample_invoices), NULL);
    return table;
}

/* Figures, then the invoices, then one more figure. NULL: no memory. */
static inline tn_report *sample_report(tn_arena *arena)
{
    tn_report *report = arena ? tn_report_new(arena, "Invoices of C-0001") : NULL;
    if (!report) {
        return NULL;
    }
    tn_step *why = tn_step_add(arena, NULL, TN_STEP_GIVEN, "charge");
    tn_report_add(report, "contract", "Contract", tn_value_text("C-0001"));
    tn_field_explain(tn_report_add(report, "due", "Due", sample_money(123456789)), why);
    tn_report_add(report, "period.end", "Last day", tn_value_end_date(sample_day(2028, 1, 1)));
    tn_report_add(report, "period.credit", "Credit", sample_money(-500));
    tn_field_flag(tn_report_add(report, "listing_fee.percent", "Listing fee",
                                tn_value_percent((tn_percent){30000})),
                  TN_INTERNAL_ONLY);
    sample_table(report);
    tn_report_add(report, "allowed", "Allowed", tn_value_flag(true));
    if (why) {
        why->in[0] = sample_money(123456789);
    }
    return report;
}

/* Renders into a text that the caller frees. */
typedef tn_status (*sample_render)(const tn_report *, const tn_render_options *, tn_buffer *);

static inline void sample_check(const tn_report *report, sample_render render,
                                tn_render_options options, const char *expected)
{
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    tn_buffer_text(&out, "before|");
    assert_int_equal(render(report, &options, &out), TN_OK);
    assert_int_equal(strncmp(out.bytes, "before|", 7), 0); /* appended */
    assert_string_equal(out.bytes + 7, expected);
    assert_int_equal(strlen(out.bytes), out.length);
    tn_buffer_done(&out);
}

/* For test_every_allocation: the context is the render function. */
static inline bool sample_survives(const tn_allocator *allocator, void *context)
{
    const sample_render *render = context;
    tn_arena *arena = tn_arena_new(NULL); /* the report itself is there */
    tn_report *report = sample_report(arena);
    const tn_render_options options = {.explain = true, .width_cells = 40};
    tn_buffer out;
    tn_buffer_init(&out, allocator);
    const tn_status status = (*render)(report, &options, &out);
    assert_true(status == TN_OK || status == TN_E_NOMEM);
    assert_true(status == TN_OK || out.length == 0); /* nothing half-done */
    tn_buffer_done(&out);
    tn_arena_free(arena);
    return status == TN_OK;
}

#endif
