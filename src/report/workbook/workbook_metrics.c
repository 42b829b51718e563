/* The workbook of metrics: totals, renewals, contracts; the sums are live and checked. */
#include "report/workbook/sheet_builder.h"
#include "tenor/contract_reports.h"

static const char *sum_of(tn_arena *arena, const char *key, const char *code)
{
    return tn_arena_format(arena, "SUMIFS({Contracts!%s:},{Contracts!currency:},\"%s\")", key,
                           code);
}

static void add_checks(tni_sheet_builder *b, const tn_metrics *m)
{
    for (size_t i = 0; i < m->total_count; i++) {
        const tn_metrics_total *t = &m->totals[i];
        const char *code = t->currency.code;
        const tn_value now = tn_value_money(t->arr);
        tni_sheet_check(b, tn_arena_format(b->arena, "Contracts add up to ARR, %s", code), now,
                        tn_arena_format(b->arena, "{Totals!arr@%zu}", i), now,
                        sum_of(b->arena, "now", code));
        tni_sheet_check(b,
                        tn_arena_format(b->arena, "Value then and its movement are ARR, %s", code),
                        now, tn_arena_format(b->arena, "{Totals!arr@%zu}", i), now,
                        tn_arena_format(b->arena,
                                        "%s+{Totals!new@%zu}+{Totals!expansion@%zu}-"
                                        "{Totals!contraction@%zu}-{Totals!churn@%zu}",
                                        sum_of(b->arena, "then", code), i, i, i, i));
        tni_sheet_check(b, tn_arena_format(b->arena, "Contracts add up to RPO, %s", code),
                        tn_value_money(t->rpo), tn_arena_format(b->arena, "{Totals!rpo@%zu}", i),
                        tn_value_money(t->rpo), sum_of(b->arena, "rpo", code));
        b->workbook->values_only |= tni_too_long(t->arr) || tni_too_long(t->rpo);
    }
}

tn_workbook *tn_metrics_workbook(tn_arena *arena, const tn_metrics *metrics,
                                 const tn_workbook_options *options)
{
    tni_sheet_builder b;
    char day[TN_DATE_TEXT];
    const tn_report *report = options->report
                                  ? options->report
                                  : tn_metrics_report(arena, metrics, true, options->findings);
    if (!report) {
        return NULL;
    }
    tni_sheet_init(&b, arena, report->title,
                   tn_arena_format(arena, "As of %s", tn_date_format(metrics->as_of, day)),
                   (tn_currency){.places = 2}, options);
    if (!b.workbook) {
        return NULL;
    }
    b.workbook->created = metrics->as_of;
    b.workbook->values_only |= metrics->is_translated; /* each sum is rounded for itself */
    tni_sheet_tables(&b, report);
    if (!metrics->is_translated) {
        add_checks(&b, metrics);
    }
    return tni_sheet_close(&b);
}
