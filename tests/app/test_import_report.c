/* What was understood of a price list, as a report. */
#include "app/with_workspace.h"

#include "app/import.h"
#include "tenor/render.h"

static void test_import_report__columns_and_rows(void **state)
{
    (void)state;
    tni_price_table understood;
    const tni_price_list_options none = {0};
    put("log.csv", "API name;Name;12 months;Note\na;A;1.000,50 \xe2\x82\xac;x\nTotal;;1000,5;\n");
    assert_int_equal(tni_price_list_product(&ws, "log.csv", &none, &understood, &out), TN_OK);
    const tn_report *report = tni_import_report(arena, &understood, ws.findings);
    assert_non_null(report);
    const tn_table *columns = tn_report_find_table(report, "columns");
    const tn_table *skipped = tn_report_find_table(report, "skipped");
    assert_int_equal(columns->count, 4);
    assert_int_equal(skipped->count, 1);
    tn_buffer_cut(&out, 0);
    assert_int_equal(tn_report_render_text(report, &(tn_render_options){0}, &out), TN_OK);
    holds("semicolon");
    holds("EUR");
    holds("(not read)");
    holds("1.000,50");
    holds("1000.5");
    holds("a total");
}

/* A contract is named as such alone: an agreement that cannot become one has none. */
static void test_import_report__contract(void **state)
{
    (void)state;
    const tni_import_result results[] = {
        {.name = "a",
         .made = {{.path = "a.offer.ini"}, {.path = "a.changeset.json"}},
         .made_count = 2},
        {.name = "b", .made = {{.path = "b.contract.ini"}, {.path = "b.x"}}, .made_count = 2}};
    const tn_report *report = tni_import_results_report(arena, results, 2, NULL);
    const tn_table *table = tn_report_find_table(report, "agreements");
    assert_int_equal(table->rows[0].cells[2].kind, TN_V_NONE);
    assert_string_equal(table->rows[1].cells[2].as.text, "b.contract.ini");
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_import_report__columns_and_rows),
                                       WITH_WORKSPACE(test_import_report__contract)};
    return RUN(tests);
}
