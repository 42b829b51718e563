/* What one change comes to. */
#include "report/tables/cells.h"
#include "tenor/reports.h"

/* How a side's amount came about: as the line of an invoice says it, but a credit is positive here.
 * NULL: there is no such line. */
static const tn_step *explain(tn_arena *arena, const tn_document *document, tn_line_kind kind)
{
    for (size_t i = 0; document && i < document->line_count; i++) {
        tn_line line = document->lines[i];
        if (line.kind == kind) {
            line.exact.num = line.exact.num < 0 ? -line.exact.num : line.exact.num;
            line.amount.minor = line.amount.minor < 0 ? -line.amount.minor : line.amount.minor;
            return tn_line_step(arena, document, &line);
        }
    }
    return NULL;
}

tn_report *tn_proration_report(tn_arena *arena, const tn_change *change,
                               const tn_findings *findings)
{
    const tn_proration *p = &change->result;
    const tn_document *document = NULL;
    tn_change_document(arena, change, &document);
    tn_report *report = tn_report_new(arena, "Proration");
    tn_report_add(report, "currency", "Currency", tn_value_text(change->currency.code));
    tn_report_add(report, "policy", "Policy", tn_value_text(change->policy->name));
    tn_report_add(report, "period.start", "From", tn_value_instant(change->period.start));
    tn_report_add(report, "period.end", "To", tn_value_instant(change->period.end));
    tn_report_add(report, "on", "Change on", tn_value_instant(change->on));
    tn_report_add(report, "fraction.numerator", "Left",
                  tn_value_quantity((int64_t)p->share.counted.num));
    tn_report_add(report, "fraction.denominator", "Of",
                  tn_value_quantity((int64_t)p->share.counted.den));
    tn_report_add(report, "fraction.basis", "Counted by",
                  tn_value_text(tn_basis_name(change->policy->basis)));
    tn_field_explain(tn_report_add(report, "credit", "Credit", tn_value_money(p->credit)),
                     explain(arena, document, TN_LINE_UPGRADE_CREDIT));
    tn_field_explain(tn_report_add(report, "charge", "Charge", tn_value_money(p->charge)),
                     explain(arena, document, TN_LINE_UPGRADE_CHARGE));
    tn_report_add(report, "rounding", "Rounding", tn_value_money(p->rounding));
    tn_report_add(report, "due", "Due", tn_value_money(p->due));
    return tni_report_close(report, findings);
}
