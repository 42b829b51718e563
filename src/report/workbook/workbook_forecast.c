/* The workbook of a forecast: how balances roll forward by month, and each contract's months. */
#include "report/workbook/formula.h"
#include "report/workbook/roll_forward.h"
#include "tenor/contract_reports.h"

#define CLOSING                                                                                    \
    "ROUND({opening}+{invoiced}-{revenue}+{translation},{#})|"                                     \
    "ROUND({opening}+{invoiced}-{revenue},{#})"

static const tn_column roll_columns[] = {
    {"month", "Month", TN_V_DATE, .width_cells = 13},
    {"opening", "Opening", TN_V_MONEY, .width_cells = 15,
     .format = {"{closing<}|", TN_STYLE_PLAIN}},
    {"invoiced", "Invoiced", TN_V_MONEY, .width_cells = 15},
    {"revenue", "Recognised", TN_V_MONEY, .width_cells = 15},
    {"overage", "of it overage", TN_V_MONEY, .width_cells = 15},
    {"translation", "Translation", TN_V_MONEY, .width_cells = 15},
    {"closing", "Closing", TN_V_MONEY, .width_cells = 15, .format = {CLOSING, TN_STYLE_PLAIN}},
    {"deferred", "Deferred", TN_V_MONEY, .width_cells = 15},
    {"unbilled", "Unbilled", TN_V_MONEY, .width_cells = 15},
    {"unbilled_usage", "Unbilled usage", TN_V_MONEY, .width_cells = 15},
    {"cash", "Cash due, gross", TN_V_MONEY, .width_cells = 16},
    {"note", "", TN_V_TEXT, .width_cells = 10},
    {"fees", "Listing fee", TN_V_MONEY, .width_cells = 15},
    {"net", "Net", TN_V_MONEY, .width_cells = 15, .format = {"{invoiced}-{fees}", TN_STYLE_PLAIN}}};

enum { COLUMNS = LENGTH(roll_columns), TRANSLATION = 5, NET = COLUMNS - 1 };

/* The last two are not for buyers. Converted, there is a translation, and net is rounded for
 * itself. */
static tn_table *add_table(tn_report *report, const tn_workbook_options *options, bool translated)
{
    tn_column *columns =
        report ? tn_arena_take_array(report->arena, COLUMNS, sizeof(*columns)) : NULL;
    size_t count = 0;
    for (size_t i = 0; columns && i < COLUMNS - (options->buyer ? 2 : 0); i++) {
        if (i != TRANSLATION || translated) {
            columns[count++] = roll_columns[i];
        }
    }
    if (translated && columns && !options->buyer) {
        columns[NET].format.formula = NULL;
    }
    return columns ? tn_report_table(report, "months", NULL, columns, count) : NULL;
}

static void add_month(tn_table *table, const tn_ledger_month *m)
{
    const tn_value cells[LENGTH(roll_columns)] = {
        tn_value_date(m->month),     tn_value_money(m->opening),
        tn_value_money(m->invoiced), tn_value_money(m->revenue),
        tn_value_money(m->overage),  tn_value_money(m->translation),
        tn_value_money(m->closing),  tn_value_money(m->deferred),
        tn_value_money(m->unbilled), tn_value_money(m->unbilled_usage),
        tn_value_money(m->cash),     tn_value_text(m->assumed ? "assumed" : NULL),
        tn_value_money(m->fees),     tn_value_money(m->net)};
    tn_value kept[LENGTH(roll_columns)];
    size_t count = 0;
    for (size_t i = 0; i < COLUMNS; i++) {
        if (i != TRANSLATION || tn_table_column(table, "translation") >= 0) {
            kept[count++] = cells[i];
        }
    }
    tn_table_add(table, kept, count, NULL);
}

/* Flows are sums; balances are those of the first and the last month. */
static void add_total(tn_table *table, const tn_ledger_month *t)
{
    const bool translated = tn_table_column(table, "translation") >= 0;
    const struct {
        const char *key;
        tn_money amount;
        const char *formula;
    } cells[] = {{"opening", t->opening, "{opening@0}"},
                 {"invoiced", t->invoiced, "SUM({invoiced:})"},
                 {"revenue", t->revenue, "SUM({revenue:})"},
                 {"overage", t->overage, "SUM({overage:})"},
                 {"translation", t->translation, "SUM({translation:})"},
                 {"closing", t->closing, CLOSING},
                 {"deferred", t->deferred, NULL},
                 {"unbilled", t->unbilled, NULL},
                 {"unbilled_usage", t->unbilled_usage, NULL},
                 {"cash", t->cash, "SUM({cash:})"},
                 {"fees", t->fees, "SUM({fees:})"},
                 {"net", t->net, translated ? "SUM({net:})" : "{invoiced}-{fees}"}};
    tn_table_total(table);
    tn_table_name(table, "all");
    tn_table_set(table, "month", TN_STYLE_TOTAL, tn_value_text("Total"), NULL);
    for (size_t i = 0; i < LENGTH(cells); i++) {
        if (tn_table_column(table, cells[i].key) < 0) {
            continue;
        }
        const tn_value amount = tn_value_money(cells[i].amount);
        const char *formula = cells[i].formula;
        if (formula) {
            tn_table_set(table, cells[i].key, TN_STYLE_TOTAL, amount, "%s", formula);
        } else {
            tn_table_set(table, cells[i].key, TN_STYLE_TOTAL, amount, NULL);
        }
    }
}

static void add_checks(tni_sheet_builder *b, const char *sheet, const tn_ledger *l, bool translated)
{
    const tn_value closing = tn_value_money(l->total.closing);
    const char *last = tn_arena_format(b->arena, "{%s!closing@%zu}", sheet, l->count - 1);
    tni_sheet_check(b, tn_arena_format(b->arena, "%s: opening, invoiced, recognised", sheet),
                    closing, last, closing, tn_arena_format(b->arena, "{%s!closing@all}", sheet));
    if (translated) { /* balances are rounded each for itself */
        return;
    }
    tni_sheet_check(
        b, tn_arena_format(b->arena, "%s: deferred less unbilled", sheet), closing, last, closing,
        tn_arena_format(b->arena, "{%s!deferred@all}-{%s!unbilled@all}-{%s!unbilled_usage@all}",
                        sheet, sheet, sheet));
}

void tni_roll_forward(tni_sheet_builder *b, const char *name, const char *title, const tn_ledger *l,
                      bool translated)
{
    static const tni_chart flows = {TN_CHART_COLUMN,
                                    "Invoiced, recognised and cash by month",
                                    "Month",
                                    "yyyy-mm",
                                    "month",
                                    {"Invoiced", "Recognised", "Cash due, gross"},
                                    {"invoiced", "revenue", "cash"},
                                    720,
                                    300};
    static const tni_chart balances = {TN_CHART_LINE,
                                       "Balances at the end of each month",
                                       "Month",
                                       "yyyy-mm",
                                       "month",
                                       {"Closing", "Deferred", "Unbilled"},
                                       {"closing", "deferred", "unbilled"},
                                       720,
                                       300};
    b->currency = l->currency; /* of its formulas and charts: a book may have several */
    tn_report *report = tn_report_new(b->arena, title);
    tn_table *table = add_table(report, b->options, translated);
    for (size_t i = 0; table && i < l->count; i++) {
        add_month(table, &l->months[i]);
        b->workbook->values_only |=
            tni_too_long(l->months[i].closing) || tni_too_long(l->months[i].invoiced);
    }
    if (table && l->count) {
        add_total(table, &l->total);
    }
    tn_sheet *sheet = tni_sheet_add(b, name, report);
    if (sheet) { /* a break would cut a chart */
        sheet->one_page = l->count < 40;
    }
    if (l->count) {
        const uint32_t below = tni_column_range(sheet, "month").last_row + 4;
        tni_sheet_chart(b, sheet, sheet, &flows, below, 0);
        tni_sheet_chart(b, sheet, sheet, &balances, below + 16, 0);
        add_checks(b, name, l, translated);
    }
}

/* Of a contract alone its own months are all there is. */
static bool is_over_all(const tn_forecast *f, const tn_forecast_part *part)
{
    return !part->name || f->contracts == 1;
}

tn_workbook *tn_forecast_workbook(tn_arena *arena, const tn_forecast *f,
                                  const tn_workbook_options *options)
{
    tni_sheet_builder b;
    const tn_report *report =
        options->report ? options->report : tn_forecast_report(arena, f, options->findings);
    if (!report) {
        return NULL;
    }
    tni_sheet_init(&b, arena, report->title,
                   tn_arena_format(arena, "%zu contract%s, whole months in UTC", f->contracts,
                                   f->contracts == 1 ? "" : "s"),
                   f->count ? f->parts[0]->ledger.currency : (tn_currency){.places = 2}, options);
    if (!b.workbook) {
        return NULL;
    }
    if (options->as_of) {
        b.workbook->created = *options->as_of;
    } else if (f->count && f->parts[0]->ledger.count) {
        b.workbook->created = f->begins;
    }
    for (size_t i = 0; i < f->count; i++) {
        const tn_ledger *l = &f->parts[i]->ledger;
        if (is_over_all(f, f->parts[i]) && (f->contracts != 1 || f->parts[i]->name)) {
            const char *name = tn_arena_format(arena, "Roll-forward %s", l->currency.code);
            tni_roll_forward(&b, name,
                             tn_arena_format(arena, "Roll-forward by month, %s", l->currency.code),
                             l, f->is_translated);
        }
    }
    if (!options->buyer && f->contracts != 1) {
        tni_sheet_tables(&b, report);
    }
    return tni_sheet_close(&b);
}
