/* The report of the months: contracts or groups side by side, with totals per currency. */
#include "report/tables/cells.h"
#include "tenor/contract_reports.h"

#define INTERNAL .flags = TN_INTERNAL_ONLY

static const tn_column month_columns[] = {
    {.key = "contract", .title = "Contract", .kind = TN_V_TEXT},
    {.key = "month", .title = "Month", .kind = TN_V_TEXT},
    {.key = "currency", .title = "Currency", .kind = TN_V_TEXT},
    {.key = "opening", .title = "Opening", .kind = TN_V_MONEY},
    {.key = "invoiced", .title = "Invoiced", .kind = TN_V_MONEY},
    {.key = "cash", .title = "Cash, gross", .kind = TN_V_MONEY},
    {.key = "fees", .title = "Fees", .kind = TN_V_MONEY, INTERNAL},
    {.key = "net", .title = "Net", .kind = TN_V_MONEY, INTERNAL},
    {.key = "revenue", .title = "Revenue", .kind = TN_V_MONEY},
    {.key = "overage", .title = "of it overage", .kind = TN_V_MONEY},
    {.key = "deferred", .title = "Deferred", .kind = TN_V_MONEY},
    {.key = "unbilled", .title = "Unbilled", .kind = TN_V_MONEY},
    {.key = "unbilled_usage", .title = "Unbilled usage", .kind = TN_V_MONEY},
    {.key = "closing", .title = "Closing", .kind = TN_V_MONEY},
    {.key = "adjustment", .title = "Adjustment", .kind = TN_V_MONEY},
    {.key = "revenue_adjustment", .title = "of revenue", .kind = TN_V_MONEY},
    {.key = "assumed", .title = "Assumed", .kind = TN_V_FLAG},
    {.key = "translation", .title = "Translation", .kind = TN_V_MONEY}};

/* The last is there in another currency only. */
enum { COLUMNS = LENGTH(month_columns), ASSUMED = COLUMNS - 2, ADJUSTMENT = ASSUMED - 2 };

/* code: of the currency, borrowed from what lives as long as the table. */
static void add_month(tn_table *table, const char *contract, const char *month, const char *code,
                      const tn_ledger_month *m)
{
    const tn_value cells[COLUMNS] = {tn_value_text(contract),
                                     tn_value_text(month),
                                     tn_value_text(code),
                                     tn_value_money(m->opening),
                                     tn_value_money(m->invoiced),
                                     tn_value_money(m->cash),
                                     tn_value_money(m->fees),
                                     tn_value_money(m->net),
                                     tn_value_money(m->revenue),
                                     tn_value_money(m->overage),
                                     tn_value_money(m->deferred),
                                     tn_value_money(m->unbilled),
                                     tn_value_money(m->unbilled_usage),
                                     tn_value_money(m->closing),
                                     tn_value_money(m->adjustment),
                                     tn_value_money(m->revenue_adjustment),
                                     tn_value_flag(m->assumed),
                                     tn_value_money(m->translation)};
    tn_table_add(table, cells, COLUMNS, NULL);
}

/* For people the adjustments are columns only where a closed month moved. NULL: no memory. */
static const tn_column *columns_of(tn_arena *arena, const tn_forecast *f)
{
    tn_column *columns = tn_arena_take_array(arena, COLUMNS, sizeof(*columns));
    bool moved = f->moved;
    for (size_t i = 0; i < f->count; i++) {
        const tn_ledger_month *t = &f->parts[i]->ledger.total;
        moved = moved || t->adjustment.minor || t->revenue_adjustment.minor;
    }
    for (size_t i = 0; columns && i < COLUMNS; i++) {
        columns[i] = month_columns[i];
        columns[i].flags |= !moved && i >= ADJUSTMENT && i < ASSUMED ? TN_NOT_IN_TEXT : 0;
    }
    if (columns && f->title) {
        columns[0].title = f->title;
    }
    return columns;
}

static size_t column_count(const tn_forecast *f)
{
    return f->is_translated ? COLUMNS : COLUMNS - 1;
}

/* Of each currency the sum over the window; its parts are in the months. */
static void add_totals(tn_report *report, const tn_forecast *f, const tn_column *columns)
{
    tn_table *table = tn_report_table(report, "totals", "Totals", columns, column_count(f));
    bool summed = false; /* of a contract named alone its own months are all there is */
    for (size_t i = 0; i < f->count; i++) {
        summed = summed || !f->parts[i]->name;
    }
    for (size_t i = 0; i < f->count; i++) {
        const tn_ledger *l = &f->parts[i]->ledger;
        if (!f->parts[i]->name || (f->contracts == 1 && !summed)) {
            add_month(table, "all", "total", l->currency.code, &l->total);
        }
    }
}

tn_report *tn_forecast_report(tn_arena *arena, const tn_forecast *f, const tn_findings *findings)
{
    tn_report *report = tn_report_new(arena, "Forecast");
    const tn_column *columns = columns_of(arena, f);
    bool assumed = false;
    if (!columns) {
        return NULL;
    }
    tn_report_add(report, "contracts", "Contracts", tn_value_quantity((int64_t)f->contracts));
    tn_table *table = tn_report_table(report, "months", "Months", columns, column_count(f));
    for (size_t i = 0; i < f->count; i++) {
        const tn_ledger *l = &f->parts[i]->ledger;
        const char *name = f->parts[i]->name ? f->parts[i]->name : "total";
        for (size_t j = 0; j < l->count; j++) {
            add_month(table, name, tni_month_name(arena, l->months[j].month), l->currency.code,
                      &l->months[j]);
            assumed = assumed || l->months[j].assumed;
        }
    }
    if (report) {
        report->primary = table;
        report->format_version = "2";
    }
    add_totals(report, f, columns);
    if (assumed) {
        tn_report_note(report, "Assumed: rests on a renewal that is still to come.");
    }
    if (f->is_translated) {
        tn_report_note(report, "Converted at the rates of [fx] in force on each month's last day.");
    }
    return tni_report_close(report, findings);
}

tn_report *tn_ledger_report(tn_arena *arena, tn_books *books, const tn_findings *findings)
{
    tn_forecast forecast = {.arena = arena, .contracts = 1};
    tn_status status = tn_books_ledger(books) ? TN_OK : tn_books_status(books);
    for (const tn_ledger *l = tn_books_ledger(books); l && status == TN_OK; l = l->next) {
        status = tn_forecast_add(&forecast, tn_books_contract(books)->id.value, l);
    }
    return status == TN_OK ? tn_forecast_report(arena, &forecast, findings) : NULL;
}
