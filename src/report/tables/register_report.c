/* The report of a register: a row per document, credit notes apart, sums by month and currency. */
#include "report/tables/cells.h"
#include "tenor/contract_reports.h"

/* CSV and JSON have one list in rule 4's columns; people read invoices and credit notes apart. */
static const tn_column columns[] = {
    {.key = "contract", .title = "Contract", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT},
    {.key = "id", .title = "Document", .kind = TN_V_TEXT},
    {.key = "date", .title = "Date", .kind = TN_V_DATE},
    {.key = "due", .title = "Due", .kind = TN_V_DATE},
    {.key = "kind", .title = "Kind", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT},
    {.key = "buyer", .title = "Buyer", .kind = TN_V_TEXT},
    {.key = "agreement", .title = "Agreement", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT},
    {.key = "po", .title = "PO", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT},
    {.key = "currency", .title = "Currency", .kind = TN_V_TEXT},
    {.key = "total", .title = "Total", .kind = TN_V_MONEY},
    {.key = "fee", .title = "Fee", .kind = TN_V_MONEY},
    {.key = "net", .title = "Net", .kind = TN_V_MONEY, .format = {"{total}-{fee}", TN_STYLE_PLAIN}},
    {.key = "assumed", .title = "Assumed", .kind = TN_V_FLAG, .flags = TN_NOT_IN_CSV}};

static const tn_column total_columns[] = {
    {.key = "month", .title = "Month", .kind = TN_V_TEXT},
    {.key = "currency", .title = "Currency", .kind = TN_V_TEXT},
    {.key = "documents", .title = "Documents", .kind = TN_V_QUANTITY},
    {.key = "invoices", .title = "Invoices", .kind = TN_V_MONEY},
    {.key = "credit_notes", .title = "Credit notes", .kind = TN_V_MONEY},
    {.key = "total",
     .title = "Total",
     .kind = TN_V_MONEY,
     .format = {"{invoices}+{credit_notes}", TN_STYLE_PLAIN}},
    {.key = "fee", .title = "Fee", .kind = TN_V_MONEY},
    {.key = "net", .title = "Net", .kind = TN_V_MONEY, .format = {"{total}-{fee}", TN_STYLE_PLAIN}},
    {.key = "assumed", .title = "Assumed", .kind = TN_V_FLAG}};

static void add_row(tn_table *table, const tn_register_row *r)
{
    TNI_ROW(table, NULL, tn_value_text(r->contract), tn_value_text(r->id), tn_value_date(r->date),
            tn_value_date(r->due), tn_value_text(tn_document_kind_name(r->kind)),
            tn_value_text(r->buyer), tn_value_text(r->agreement), tn_value_text(r->po),
            tn_value_text(r->total.currency.code), tn_value_money(r->total), tn_value_money(r->fee),
            tn_value_money(r->net), tn_value_flag(r->assumed));
}

/* What is read apart by people: the invoices, or the credit notes; nothing where there is none. */
static void add_part(tn_report *report, const tn_register *list, bool notes)
{
    if (!report || (notes ? list->credit_notes : list->documents - list->credit_notes) == 0) {
        return;
    }
    tn_table *table = TNI_TABLE(report, notes ? "credit_notes" : "invoices",
                                notes ? "Credit notes" : "Invoices", columns);
    tn_field_flag(report->last, TN_NOT_IN_JSON | TN_NOT_IN_CSV);
    for (size_t i = 0; i < list->count; i++) {
        if ((list->rows[i].kind == TN_DOCUMENT_REFUND) == notes) {
            add_row(table, &list->rows[i]);
        }
    }
}

/* The sum of a column of a sheet: of a month, or of all, in the row's currency; arena. */
static const char *sum_of(tn_arena *arena, const char *sheet, const char *key, bool is_all)
{
    const char *month =
        is_all ? ""
               : tn_arena_format(arena,
                                 ",{%s!date:},\">=\"&DATEVALUE({month}&\"-01\"),{%s!date:},"
                                 "\"<\"&EDATE(DATEVALUE({month}&\"-01\"),1)",
                                 sheet, sheet);
    return tn_arena_format(arena, "SUMIFS({%s!%s:},{%s!currency:},{currency}%s)", sheet, key, sheet,
                           month ? month : "");
}

static void add_formulas(tn_table *table, tn_arena *arena, const tn_register_total *t)
{
    const char *invoices = sum_of(arena, "Invoices", "total", t->is_all);
    const char *notes = sum_of(arena, "Credit notes", "total", t->is_all);
    const char *fees = sum_of(arena, "Invoices", "fee", t->is_all);
    const char *note_fees = sum_of(arena, "Credit notes", "fee", t->is_all);
    tn_table_set(table, "invoices", TN_STYLE_LINK, tn_value_money(t->invoices), "%s", invoices);
    tn_table_set(table, "credit_notes", TN_STYLE_LINK, tn_value_money(t->credit_notes), "%s",
                 notes);
    tn_table_set(table, "fee", TN_STYLE_LINK, tn_value_money(t->fee), "%s+%s|%s|%s", fees,
                 note_fees, fees, note_fees);
}

static void add_totals(tn_report *report, const tn_register *list)
{
    tn_table *table = TNI_TABLE(report, "totals", "Totals", total_columns);
    for (size_t i = 0; report && i < list->total_count; i++) {
        const tn_register_total *t = &list->totals[i];
        TNI_ROW(table, NULL,
                tn_value_text(t->is_all ? "total" : tni_month_name(report->arena, t->month)),
                tn_value_text(t->total.currency.code), tn_value_quantity(t->documents),
                tn_value_money(t->invoices), tn_value_money(t->credit_notes),
                tn_value_money(t->total), tn_value_money(t->fee), tn_value_money(t->net),
                tn_value_flag(t->assumed));
        add_formulas(table, report->arena, t);
        tn_table_name(table, t->is_all
                                 ? tn_arena_format(report->arena, "all %s", t->total.currency.code)
                                 : NULL);
    }
}

tn_report *tn_register_report(tn_arena *arena, const tn_register *list, const tn_findings *findings)
{
    tn_report *report = tn_report_new(arena, "Register of invoices");
    tn_table *table = TNI_TABLE(report, "documents", "Documents", columns);
    if (report) {
        tn_field_flag(report->last, TN_NOT_IN_TEXT);
        report->primary = table;
    }
    for (size_t i = 0; i < list->count; i++) {
        add_row(table, &list->rows[i]);
    }
    add_part(report, list, false);
    add_part(report, list, true);
    if (list->keeps_rows || list->ended) { /* else these are the rows of one contract */
        add_totals(report, list);
    }
    return tni_report_close(report, findings);
}
