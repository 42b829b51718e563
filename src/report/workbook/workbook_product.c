/* The workbook of a listing, as buyers see it: what it is, its dimensions with
 * their prices. */
#include "report/workbook/sheet_builder.h"
#include "tenor/reports.h"

/* The figures of the report above its table, as a list. */
static void add_summary(tni_sheet_builder *b, const tn_report *report)
{
    static const tn_column columns[] = {{.key = "field", .title = "Listing", .kind = TN_V_TEXT},
                                        {.key = "value", .title = "", .kind = TN_V_TEXT}};
    tn_report *sheet = tn_report_new(b->arena, report->title);
    tn_table *list = tn_report_table(sheet, "listing", "Listing", columns, 2);
    for (const tn_field *f = report->first; f; f = f->next) {
        if (f->title && f->value.kind == TN_V_TEXT && !(f->flags & TN_NOT_IN_TEXT)) {
            tni_figure(list, f->key, f->title, TN_STYLE_PLAIN, f->value, NULL);
        }
    }
    tni_sheet_add(b, "Listing", sheet);
}

tn_workbook *tn_product_workbook(tn_arena *arena, const tn_product *product,
                                 const tn_tables *tables, const tn_workbook_options *options)
{
    const tn_report *report = tn_product_report(arena, product, tables, options->findings);
    tni_sheet_builder b;
    if (!report) {
        return NULL;
    }
    tni_sheet_init(&b, arena, report->title, "Prices per unit, for the whole duration",
                   product->currency.value, options);
    if (!b.workbook) {
        return NULL;
    }
    b.workbook->created = options->as_of ? *options->as_of : (tn_date){0};
    add_summary(&b, report);
    tni_sheet_tables(&b, report);
    const tn_value count = tn_value_quantity((int64_t)product->dimension_count);
    tni_sheet_check(&b, "Every dimension has a row", count, NULL, count,
                    "COUNTA({Dimensions, prices per unit!key:})");
    return tni_sheet_close(&b);
}
