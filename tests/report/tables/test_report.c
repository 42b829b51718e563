/* The report model keeps what it was told, in order, and survives without memory. */
#include "support/memory.h"
#include "support/test.h"
#include "tenor/report.h"

static const tn_column columns[] = {
    {.key = "dimension", .title = "Dimension", .kind = TN_V_TEXT},
    {.key = "quantity", .title = "Quantity", .kind = TN_V_QUANTITY},
};

static void test_report_add__fields_in_order(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_report *report = tn_report_new(arena, "Quote");
    assert_string_equal(report->title, "Quote");
    assert_null(report->first);
    tn_step *why = tn_step_add(arena, NULL, TN_STEP_NOTE, "why");
    tn_field *offer = tn_report_add(report, "offer", "Offer", tn_value_text("Acme"));
    tn_field *fee = tn_field_explain(
        tn_field_flag(tn_report_add(report, "fee", "Fee", tn_value_quantity(3)), TN_NOT_IN_CSV),
        why);
    tn_field_flag(fee, TN_INTERNAL_ONLY);
    tn_table *items = tn_report_table(report, "items", "Items", columns, COUNT(columns));
    assert_ptr_equal(report->first, offer);
    assert_ptr_equal(offer->next, fee);
    assert_int_equal(fee->flags, TN_NOT_IN_CSV | TN_INTERNAL_ONLY);
    assert_ptr_equal(fee->why, why);
    assert_ptr_equal(fee->next, report->last);
    assert_int_equal(report->last->value.kind, TN_V_TABLE);
    assert_ptr_equal(report->last->value.as.table, items);
    assert_null(report->last->next);
    tn_arena_free(arena);
}

static void test_table_add__copies_rows(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_table *table = tn_table_new(arena, columns, COUNT(columns));
    assert_int_equal(table->count, 0);
    for (int i = 0; i < 100; i++) {
        const tn_value cells[] = {tn_value_text("pro"), tn_value_quantity(i)};
        tn_value *copy = tn_table_add(table, cells, 2, NULL);
        assert_ptr_not_equal(copy, cells);
        assert_ptr_equal(copy, table->rows[i].cells);
    }
    assert_int_equal(table->count, 100);
    for (int i = 0; i < 100; i++) {
        assert_int_equal(table->rows[i].cells[1].as.number, i);
    }
    assert_int_equal(tn_table_column(table, "quantity"), 1);
    assert_int_equal(tn_table_column(table, "Quantity"), -1);
    tn_arena_free(arena);
}

static void test_report_note__harmless_lines_in_order(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_report *report = tn_report_new(arena, NULL);
    tn_report_note(report, "first of %d", 2);
    tn_report_note(report, "named '%s'", "\x1b[2J");
    assert_string_equal(report->notes->text, "first of 2");
    assert_string_equal(report->notes->next->text, "named '\\x1b[2J'");
    assert_null(report->notes->next->next);
    tn_arena_free(arena);
}

static void test_report__null_goes_through(void **state)
{
    (void)state;
    assert_null(tn_report_add(NULL, "a", "A", tn_value_none()));
    assert_null(tn_field_flag(NULL, TN_NOT_IN_CSV));
    assert_null(tn_field_explain(NULL, NULL));
    assert_null(tn_report_table(NULL, "a", "A", columns, COUNT(columns)));
    tn_report_note(NULL, "nothing");
    assert_null(tn_table_add(NULL, NULL, 0, NULL));
}

static bool build(const tn_allocator *allocator, void *context)
{
    (void)context;
    tn_arena *arena = tn_arena_new(allocator);
    tn_report *report = arena ? tn_report_new(arena, "Quote") : NULL;
    for (int i = 0; report && i < 100; i++) {
        tn_table *table = tn_report_table(report, "items", "Items", columns, COUNT(columns));
        tn_field_flag(tn_report_add(report, "offer", "Offer", tn_value_none()), TN_NOT_IN_TEXT);
        tn_value cells[] = {tn_value_text("pro"), tn_value_quantity(i)};
        for (int row = 0; row < 10; row++) {
            tn_table_add(table, cells, 2, NULL);
        }
        tn_report_note(report, "%0200d", i);
    }
    size_t fields = 0, notes = 0;
    for (tn_field *f = report ? report->first : NULL; f; f = f->next) {
        fields++;
    }
    for (tn_note *n = report ? report->notes : NULL; n; n = n->next) {
        notes += strlen(n->text) == 200;
    }
    const bool done = report && !tn_arena_failed(arena);
    if (done) {
        assert_int_equal(fields, 200);
        assert_int_equal(notes, 100);
    }
    tn_arena_free(arena);
    return done;
}

static void test_report__every_request_failing(void **state)
{
    (void)state;
    assert_true(test_every_allocation(build, NULL) > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_report_add__fields_in_order),
        cmocka_unit_test(test_table_add__copies_rows),
        cmocka_unit_test(test_report_note__harmless_lines_in_order),
        cmocka_unit_test(test_report__null_goes_through),
        cmocka_unit_test(test_report__every_request_failing),
    };
    return RUN(tests);
}
