/* The workbook of a register: invoices, credit notes, what they come to by month and currency. */
#include "report/workbook/sheet_builder.h"
#include "tenor/contract_reports.h"

static void add_checks(tni_sheet_builder *b, const tn_register *list)
{
    for (size_t i = 0; i < list->total_count; i++) {
        const tn_register_total *t = &list->totals[i];
        if (t->is_all) {
            const char *code = t->total.currency.code;
            const char *listed = tn_arena_format(
                b->arena,
                "SUMIFS({Invoices!total:},{Invoices!currency:},\"%s\")+SUMIFS({Credit "
                "notes!total:},{Credit notes!currency:},\"%s\")|SUMIFS({Invoices!total:},"
                "{Invoices!currency:},\"%s\")|SUMIFS({Credit notes!total:},{Credit "
                "notes!currency:},\"%s\")",
                code, code, code, code);
            tni_sheet_check(b, tn_arena_format(b->arena, "Documents add up to the total, %s", code),
                            tn_value_money(t->total),
                            tn_arena_format(b->arena, "{Totals!total@all %s}", code),
                            tn_value_money(t->total), listed);
        }
    }
}

tn_workbook *tn_register_workbook(tn_arena *arena, const tn_register *list,
                                  const tn_workbook_options *options)
{
    tni_sheet_builder b;
    const tn_report *report =
        options->report ? options->report : tn_register_report(arena, list, options->findings);
    if (!report) {
        return NULL;
    }
    tni_sheet_init(&b, arena, report->title,
                   tn_arena_format(arena, "%zu documents; listing fees: internal", list->documents),
                   (tn_currency){.places = 2}, options);
    if (!b.workbook) {
        return NULL;
    }
    if (options->as_of) {
        b.workbook->created = *options->as_of;
    } else if (list->documents) {
        b.workbook->created = list->begins;
    }
    for (size_t i = 0; i < list->total_count; i++) {
        const tn_register_total *t = &list->totals[i];
        b.workbook->values_only |= tni_too_long(t->total) || tni_too_long(t->invoices);
    }
    tni_sheet_tables(&b, report);
    add_checks(&b, list);
    return tni_sheet_close(&b);
}
