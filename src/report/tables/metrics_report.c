/* The report of metrics: by currency, renewals by quarter, and what each contract adds. */
#include "report/tables/cells.h"
#include "tenor/contract_reports.h"

static const tn_column total_columns[] = {
    {.key = "currency", .title = "Currency", .kind = TN_V_TEXT},
    {.key = "arr", .title = "ARR", .kind = TN_V_MONEY},
    {.key = "mrr", .title = "MRR", .kind = TN_V_MONEY},
    {.key = "new", .title = "New", .kind = TN_V_MONEY},
    {.key = "expansion", .title = "Expansion", .kind = TN_V_MONEY},
    {.key = "contraction", .title = "Contraction", .kind = TN_V_MONEY},
    {.key = "churn", .title = "Churn", .kind = TN_V_MONEY},
    {.key = "nrr", .title = "NRR", .kind = TN_V_PERCENT},
    {.key = "grr", .title = "GRR", .kind = TN_V_PERCENT},
    {.key = "rpo", .title = "RPO", .kind = TN_V_MONEY},
    {.key = "rpo_within_12_months", .title = "within 12 months", .kind = TN_V_MONEY},
    {.key = "rpo_beyond",
     .title = "beyond",
     .kind = TN_V_MONEY,
     .format = {"{rpo}-{rpo_within_12_months}", TN_STYLE_PLAIN}}};

static const tn_column quarter_columns[] = {
    {.key = "quarter", .title = "Quarter", .kind = TN_V_TEXT},
    {.key = "currency", .title = "Currency", .kind = TN_V_TEXT},
    {.key = "count", .title = "Renewals due", .kind = TN_V_QUANTITY},
    {.key = "annual_value", .title = "Annual value", .kind = TN_V_MONEY},
    {.key = "automatic", .title = "Automatic", .kind = TN_V_QUANTITY}};

static const tn_column part_columns[] = {
    {.key = "contract", .title = "Contract", .kind = TN_V_TEXT},
    {.key = "buyer", .title = "Buyer", .kind = TN_V_TEXT},
    {.key = "product", .title = "Product", .kind = TN_V_TEXT},
    {.key = "currency", .title = "Currency", .kind = TN_V_TEXT},
    {.key = "then", .title = "12 months before", .kind = TN_V_MONEY},
    {.key = "now", .title = "Annual value", .kind = TN_V_MONEY},
    {.key = "rpo", .title = "RPO", .kind = TN_V_MONEY},
    {.key = "rpo_within_12_months", .title = "within 12 months", .kind = TN_V_MONEY},
    {.key = "ends", .title = "Last day", .kind = TN_V_DATE},
    {.key = "automatic", .title = "Renews by itself", .kind = TN_V_FLAG}};

static const char *const definitions[] = {
    "Annual value: what is held at the net prices of the running term (an agreed total instead) x "
    "12 "
    "/ its months (x 365 / its days where these are not whole), rounded once; usage is no part.",
    "ARR: the sum of annual values. MRR: ARR / 12.",
    "New, churn, expansion, contraction: per buyer and product, against the day 12 months before.",
    "NRR: what those of then come to now, of what they came to then; GRR: without what they rose.",
    "RPO: revenue without usage still to be recognised, of terms that run or are agreed to start.",
    "Renewals due: running terms by the quarter of their last day.",
    "An event counts when it was decided by the day."};

static void add_total(tn_table *table, const tn_metrics_total *t)
{
    TNI_ROW(table, NULL, tn_value_text(t->currency.code), tn_value_money(t->arr),
            tn_value_money(t->mrr), tn_value_money(t->created), tn_value_money(t->expansion),
            tn_value_money(t->contraction), tn_value_money(t->churn),
            TNI_IF(t->has_rates, tn_value_percent(t->nrr)),
            TNI_IF(t->has_rates, tn_value_percent(t->grr)), tn_value_money(t->rpo),
            tn_value_money(t->within), tn_value_money(t->beyond));
}

static void add_part(tn_table *table, const tn_metrics_part *p)
{
    TNI_ROW(table, p->why, tn_value_text(p->contract), tn_value_text(p->buyer),
            tn_value_text(p->product), tn_value_text(p->currency.code), tn_value_money(p->then),
            tn_value_money(p->now), tn_value_money(p->rpo), tn_value_money(p->within),
            TNI_IF(p->runs, tn_value_date(p->last_day)), tn_value_flag(p->automatic));
}

tn_report *tn_metrics_report(tn_arena *arena, const tn_metrics *metrics, bool explain,
                             const tn_findings *findings)
{
    tn_report *report = tn_report_new(arena, "Metrics");
    tn_report_add(report, "as_of", "As of", tn_value_date(metrics->as_of));
    tn_table *table = TNI_TABLE(report, "totals", "Totals", total_columns);
    for (size_t i = 0; i < metrics->total_count; i++) {
        add_total(table, &metrics->totals[i]);
    }
    tni_set_primary(report, table);
    table = TNI_TABLE(report, "renewals", "Renewals due", quarter_columns);
    for (size_t i = 0; i < metrics->total_count * TN_METRICS_QUARTERS; i++) {
        const tn_metrics_quarter *q =
            &metrics->totals[i / TN_METRICS_QUARTERS].quarters[i % TN_METRICS_QUARTERS];
        TNI_ROW(table, NULL, tn_value_text(tn_arena_format(arena, "%d-Q%d", q->year, q->quarter)),
                tn_value_text(q->currency.code), tn_value_quantity(q->count),
                tn_value_money(q->annual_value), tn_value_quantity(q->automatic));
    }
    if (metrics->is_translated) {
        tn_report_note(report, "Converted at the rates of [fx] in force on that day.");
    }
    if (explain) {
        table = TNI_TABLE(report, "contracts", "Contracts", part_columns);
        for (size_t i = 0; i < metrics->part_count; i++) {
            add_part(table, &metrics->parts[i]);
        }
        for (size_t i = 0; i < LENGTH(definitions); i++) {
            tn_report_note(report, "%s", definitions[i]);
        }
    }
    return tni_report_close(report, findings);
}
