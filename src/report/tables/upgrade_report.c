/* The reports of the what-ifs: an upgrade under one policy or all, and a replacement. */
#include "report/tables/cells.h"
#include "report/tables/lines.h"
#include "tenor/contract_reports.h"

static const tn_column line_columns[] = {
    {.key = "kind", .title = "Kind", .kind = TN_V_TEXT},
    {.key = "dimension", .title = "Dimension", .kind = TN_V_TEXT},
    {.key = "quantity", .title = "Qty", .kind = TN_V_QUANTITY},
    {.key = "unit_price", .title = "Unit price", .kind = TN_V_PRICE},
    {.key = "fraction", .title = "Share", .kind = TN_V_FRACTION},
    {.key = "amount", .title = "Amount", .kind = TN_V_MONEY},
    {.key = "explain", .title = "How", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT}};

static const tn_column policy_columns[] = {
    {.key = "policy", .title = "Policy", .kind = TN_V_TEXT},
    {.key = "fraction", .title = "Share", .kind = TN_V_FRACTION},
    {.key = "credit", .title = "Credit", .kind = TN_V_MONEY},
    {.key = "charge", .title = "Charge", .kind = TN_V_MONEY},
    {.key = "rounding", .title = "Rounding", .kind = TN_V_MONEY},
    {.key = "due", .title = "Due", .kind = TN_V_MONEY}};

static tn_value written(tn_field_instant when, tn_instant at)
{
    return when.has_time ? tn_value_instant(at) : tn_value_date(tn_instant_date(when.value));
}

static tn_value money_if(bool known, tn_money money)
{
    return TNI_IF(known, tn_value_money(money));
}

/* "500 × 16.00 × 183/365 = 4010.96" in one line, for programs that show one. */
static const char *one_line(tn_arena *arena, const tn_line *line)
{
    char price[TN_DECIMAL_TEXT], amount[TN_DECIMAL_TEXT];
    tn_money_format(line->amount, amount);
    if (line->kind == TN_LINE_ROUNDING) {
        return tn_arena_format(arena, "exact total rounded once, less the lines: %s", amount);
    }
    return tn_arena_format(
        arena, "%s%lld x %s x %lld/%lld = %s", line->kind == TN_LINE_UPGRADE_CREDIT ? "-" : "",
        (long long)line->quantity, tn_price_format(line->unit_price, line->amount.currency, price),
        (long long)line->share->counted.num, (long long)line->share->counted.den, amount);
}

static void add_lines(tn_report *report, const tn_upgrade *u)
{
    tn_table *table = TNI_TABLE(report, "lines", "Lines", line_columns);
    for (size_t i = 0; u->priced && i < u->document->line_count; i++) {
        const tn_line *line = &u->document->lines[i];
        TNI_ROW(table, report ? tn_line_step(report->arena, u->document, line) : NULL,
                tn_value_text(tn_line_kind_name(line->kind)),
                tni_line_dimension(u->contract->product, line), tni_line_quantity(line),
                tni_line_price(line), tni_line_share(line), tn_value_money(line->amount),
                tn_value_text(report ? one_line(report->arena, line) : NULL));
    }
}

static void add_policies(tn_report *report, const tn_upgrade *u)
{
    tn_table *table = TNI_TABLE(report, "policies", "Under every policy", policy_columns);
    for (size_t i = 0; i < u->preset_count; i++) {
        const tn_upgrade_preset *p = &u->presets[i];
        TNI_ROW(table, NULL, tn_value_text(p->policy->name),
                tn_value_fraction(p->change.share.counted), tn_value_money(p->change.credit),
                tn_value_money(p->change.charge), tn_value_money(p->change.rounding),
                tn_value_money(p->change.due));
    }
}

static void add_fraction(tn_report *report, const tn_upgrade *u)
{
    const bool known = u->priced;
    tn_report_add(report, "fraction.numerator", "Left",
                  TNI_IF(known, tn_value_quantity((int64_t)u->change.share.counted.num)));
    tn_report_add(report, "fraction.denominator", "Of",
                  TNI_IF(known, tn_value_quantity((int64_t)u->change.share.counted.den)));
    tn_report_add(report, "fraction.basis", "Counted by",
                  tn_value_text(tn_basis_name(u->policy->basis)));
}

/* The plan in words, for people: what changes, what it costs now, that nothing was saved. */
static void add_notes(tn_report *report, const tn_upgrade *u)
{
    char due[TN_DECIMAL_TEXT], lowest[TN_DECIMAL_TEXT], highest[TN_DECIMAL_TEXT];
    if (!u->allowed) {
        tn_report_note(report, "Refused: this change is not allowed.%s",
                       u->priced ? " The figures are what it would come to." : "");
    }
    if (u->priced) {
        tn_report_note(report, "Due now: %s %s. Over all policies that prorate: %s to %s.",
                       tn_money_format_grouped(u->change.due, due), u->change.due.currency.code,
                       tn_money_format_grouped(u->lowest, lowest),
                       tn_money_format_grouped(u->highest, highest));
    }
}

tn_report *tn_upgrade_report(tn_arena *arena, const tn_upgrade *upgrade, bool all_policies,
                             const tn_findings *findings)
{
    const tn_upgrade *u = upgrade;
    const char *id = u->contract->id.value;
    const bool known = u->priced;
    tn_report *report = tn_report_new(arena, tn_arena_format(arena, "Upgrade: %s", id));
    tn_report_add(report, "contract", "Contract", tn_value_text(id));
    tn_report_add(report, "on", "On", written(u->event->when, u->on));
    tn_report_add(report, "currency", "Currency",
                  TNI_IF(u->term, tn_value_text(u->term->currency.code)));
    tn_report_add(report, "period.start", "Term from",
                  TNI_IF(u->term, tn_value_instant(u->term->period.start)));
    tn_report_add(report, "period.end", "Term to",
                  TNI_IF(u->term, tn_value_instant(u->term->period.end)));
    add_fraction(report, u);
    add_lines(report, u);
    tn_report_add(report, "credit", "Credit", money_if(known, u->change.credit));
    tn_report_add(report, "charge", "Charge", money_if(known, u->change.charge));
    tn_report_add(report, "rounding", "Rounding", money_if(known, u->change.rounding));
    tn_report_add(report, "due", "Due", money_if(known, u->change.due));
    tn_report_add(report, "allowed", "Allowed", tn_value_flag(u->allowed));
    tn_report_add(report, "range.lowest", "Lowest over policies", money_if(known, u->lowest));
    tn_report_add(report, "range.highest", "Highest over policies", money_if(known, u->highest));
    if (all_policies) {
        add_policies(report, u);
        if (report) {
            report->primary = report->last->value.as.table;
        }
    }
    add_notes(report, u);
    return tni_report_close(report, findings);
}

/* ---- replacement --------------------------------------------------------------------------- */

static const char *verdict_words(tn_replacement_verdict verdict)
{
    switch (verdict) {
    case TN_REPLACEMENT_FAIR:
        return "fair";
    case TN_REPLACEMENT_FULL_VALUE:
        return "full value";
    case TN_REPLACEMENT_INCREMENT:
        return "increment only";
    case TN_REPLACEMENT_OTHER:
        return "other";
    }
    return "";
}

static void add_figures(tn_report *report, const tn_replacement *r)
{
    const struct {
        const char *key, *title;
        tn_money amount;
        const tn_step *why;
    } figures[] = {
        {"issued", "Invoiced so far", r->issued, NULL},
        {"used", "Worth of the time used", r->used, NULL},
        {"prepaid", "Prepaid (invoiced - used)", r->prepaid, NULL},
        {"new_total", "New agreement, whole duration", r->new_total, NULL},
        {"new_rest",
         r->own_end ? "New agreement, to its own end" : "New agreement, rest of the term",
         r->new_rest, NULL},
        {"fair_total", "Fair total (new rest - prepaid)", r->fair_total, r->fair_step},
        {"uninvoiced", "Agreed, not invoiced yet", r->uninvoiced, NULL},
        {"increment", "Increment (new rest - old rest)", r->increment, NULL},
        {"by_increment", "The other route (uninvoiced + increment)", r->by_increment,
         r->by_increment_step},
        {"offer_total", "What the offer charges as written", r->typed, NULL},
    };
    for (size_t i = 0; i < LENGTH(figures); i++) {
        tn_field_explain(tn_report_add(report, figures[i].key, figures[i].title,
                                       tn_value_money(figures[i].amount)),
                         figures[i].why);
    }
}

tn_report *tn_replacement_report(tn_arena *arena, const tn_replacement *replacement,
                                 const tn_findings *findings)
{
    const tn_replacement *r = replacement;
    const char *id = r->contract->id.value;
    const tn_event *event = &r->contract->events[r->contract->event_count - 1];
    tn_report *report = tn_report_new(arena, tn_arena_format(arena, "Replacement: %s", id));
    tn_report_add(report, "contract", "Contract", tn_value_text(id));
    tn_report_add(report, "on", "On", written(event->when, r->on));
    tn_report_add(report, "allowed", "Allowed", tn_value_flag(r->allowed));
    if (!r->allowed) {
        return tni_report_close(report, findings);
    }
    tn_report_add(report, "currency", "Currency", tn_value_text(r->term->currency.code));
    tn_report_add(report, "fraction", "Share of the term left",
                  tn_value_fraction(r->share.counted));
    add_figures(report, r);
    tn_report_add(report, "verdict", "The offer's charges are",
                  tn_value_text(verdict_words(r->verdict)));
    tni_table_payments(report, "schedule", "A fair schedule", r->schedule, r->schedule_count, NULL);
    if (r->runs_on) {
        tn_report_note(report,
                       "As written the new agreement runs beyond the end of the old term; the fair "
                       "total is for %s.",
                       r->own_end ? "all of its own time" : "the rest of that term");
    }
    return tni_report_close(report, findings);
}
