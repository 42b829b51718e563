/* What one change comes to. */
#include "report/tables/cells.h"
#include "tenor/invoice.h"
#include "tenor/reports.h"

/* How the side's amount came about: as the line of an invoice would say it. */
static const tn_step *derive(tn_arena *arena, const tn_change *change, bool credit)
{
    const tn_proration *p = &change->result;
    const tn_configuration *side = credit ? &change->from : &change->to;
    const tn_fraction exact = credit ? p->exact_credit : p->exact_charge;
    const tn_line line = {.kind = credit ? TN_LINE_UPGRADE_CREDIT : TN_LINE_UPGRADE_CHARGE,
                          .quantity = side->quantity,
                          .unit_price = side->price,
                          .share = &p->share,
                          .exact = exact,
                          .amount = credit ? p->credit : p->charge};
    const tn_invoices context = {.policy = change->policy};
    return side->present ? tn_line_step(arena, &context, &line) : NULL;
}

tn_report *tn_proration_report(tn_arena *arena, const tn_change *change,
                               const tn_findings *findings)
{
    const tn_proration *p = &change->result;
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
                     derive(arena, change, true));
    tn_field_explain(tn_report_add(report, "charge", "Charge", tn_value_money(p->charge)),
                     derive(arena, change, false));
    tn_report_add(report, "rounding", "Rounding", tn_value_money(p->rounding));
    tn_report_add(report, "due", "Due", tn_value_money(p->due));
    return tni_report_close(report, findings);
}
