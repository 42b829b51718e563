/* Part of workbook_invoice: its first sheet, what is billed by kind and by month. */
#include "report/workbook/formula.h"
#include "report/workbook/workbook_invoice.h"
#include "tenor/contract_reports.h"

static const tn_column figure_columns[] = {{"field", "", TN_V_TEXT, .width_cells = 28},
                                           {"value", "", TN_V_TEXT, .width_cells = 22}};

/* An amount of the invoices whose date of a column is in a month from that of the row on. */
#define INVOICES_BY(amount, column, from, to, more)                                                \
    {                                                                                              \
        "SUMIFS({$Invoices!" amount ":},{$Invoices!" column ":},\">=\"&EDATE({$month}," from       \
        "),{$Invoices!" column ":},\"<\"&EDATE({$month}," to ")" more ")",                         \
            TN_STYLE_LINK                                                                          \
    }

static const tn_column month_columns[] = {
    {.key = "month", .title = "Month", .kind = TN_V_NONE},
    {"invoiced", "Invoiced", TN_V_MONEY, .format = INVOICES_BY("total", "date", "0", "1", "")},
    {"cash", "Cash due, gross", TN_V_MONEY, .width_cells = 18,
     .format = INVOICES_BY("due_amount", "due", "0", "1", "")},
    {"overage", "Overage", TN_V_MONEY, .width_cells = 18, /* invoiced in the month after */
     .format = INVOICES_BY("total", "date", "1", "2", ",{$Invoices!kind:},\"usage\"")},
    {"note", "", TN_V_TEXT, .width_cells = 10}};

static void add_contract(tni_invoice_sheets *v, tn_report *report)
{
    const tn_life *life = v->invoices->life;
    const tn_contract *contract = life->contract;
    const struct {
        const char *label;
        tn_value value;
    } figures[] = {{"Contract", tni_cell_text(contract->id)},
                   {"Agreement", tni_cell_text(contract->agreement)},
                   {contract->offer ? "Buyer" : NULL,
                    TNI_IF(contract->offer, tni_cell_text(contract->offer->buyer))},
                   {"Seller", tn_value_text(v->b.options->seller)},
                   {"Product", tni_cell_text(life->product->title)},
                   {"Accepted", tn_value_date(tn_instant_date(contract->accepted.value))},
                   {life->over ? "Access ended" : "Access until", tni_cell_last(life->access_end)}};
    tn_table *list = TNI_TABLE(report, "contract", "The contract", figure_columns);
    for (size_t i = 0; i < LENGTH(figures); i++) {
        if (figures[i].label) {
            tni_figure(list, NULL, figures[i].label, TN_STYLE_PLAIN, figures[i].value, NULL);
        }
    }
    tni_figure(list, NULL, "Looked at until", TN_STYLE_LINK, tn_value_date(life->horizon), "Until");
}

static void add_total(tn_table *list, const char *name, const char *label, tn_cell_style style,
                      tn_money total, const char *formula)
{
    tn_table_total(list);
    tn_table_name(list, name);
    tn_table_set(list, "field", TN_STYLE_PLAIN, tn_value_text(label), NULL);
    tn_table_set(list, "value", style, tn_value_money(total), formula ? "%s" : NULL, formula);
}

static void add_billed(tni_invoice_sheets *v, tn_report *report)
{
    const bool any = v->invoices->count > 0;
    const tn_table *kinds = tn_billed_table(v->b.arena, v->books);
    tn_table *list = TNI_TABLE(report, "billed", "Billed, by kind of line", figure_columns);
    for (size_t i = 0; kinds && i < kinds->count && !kinds->rows[i].is_total; i++) {
        const tn_value *cells = kinds->rows[i].cells;
        tni_figure(list, NULL, cells[0].as.text, TN_STYLE_LINK, cells[1],
                   tni_lines_sumifs(v, cells[0].as.text));
    }
    add_total(list, "InvoiceTotal", "Total", TN_STYLE_RESULT, v->total, "SUM({value:})");
    add_total(list, "OverageTotal", "of it overage, with its rounding",
              any ? TN_STYLE_LINK : TN_STYLE_PLAIN, v->overage,
              any ? "SUMIFS({Invoices!total:},{Invoices!kind:},\"usage\")" : NULL);
    for (const tn_ledger *l = v->ledger->next; l; l = l->next) {
        add_total(list, NULL, tn_arena_format(v->b.arena, "Total in %s", l->currency.code),
                  TN_STYLE_TOTAL, l->total.invoiced, NULL);
    }
    add_total(list, "CreditTotal", "of it credits", any ? TN_STYLE_LINK : TN_STYLE_PLAIN,
              v->credits, any ? "SUM({Invoices!credits:})" : NULL);
}

static void add_months(tni_invoice_sheets *v, tn_report *report)
{
    tn_table *table = TNI_TABLE(report, "months", NULL, month_columns);
    for (size_t i = 0; i < v->ledger->count; i++) {
        const tn_ledger_month *m = &v->ledger->months[i];
        const tn_value cells[] = {tn_value_date(m->month), tn_value_money(m->invoiced),
                                  tn_value_money(m->cash), tn_value_money(m->overage),
                                  tn_value_text(m->assumed ? "assumed" : NULL)};
        tn_table_add(table, cells, LENGTH(cells), NULL);
    }
    if (v->ledger->count) {
        tni_sheet_check(&v->b, "The months of the Summary add up to the invoices",
                        tn_value_money(v->total), "InvoiceTotal",
                        tn_value_money(v->ledger->total.invoiced), "SUM({Summary!invoiced:})");
        tni_sheet_check(&v->b, "The months' cash adds up to the invoices", tn_value_money(v->total),
                        "InvoiceTotal", tn_value_money(v->ledger->total.cash),
                        "SUM({Summary!cash:})");
    }
}

void tni_invoice_summary(tni_invoice_sheets *v)
{
    static const tni_chart cash = {.title = "Cash by month it is due, gross",
                                   .x_title = "Month",
                                   .x_format = "yyyy-mm",
                                   .x_key = "month",
                                   .names = {"Cash by month it is due, gross"},
                                   .keys = {"cash"},
                                   .width_px = 640,
                                   .height_px = 260};
    tni_chart overage = cash;
    overage.title = overage.names[0] = "Overage by month of use";
    overage.keys[0] = "overage";
    tn_report *report = tn_report_new(v->b.arena, v->b.workbook->title);
    add_contract(v, report);
    add_billed(v, report);
    add_months(v, report);
    tn_sheet *sheet = tni_sheet_add(&v->b, "Summary", report);
    const uint32_t last = tni_column_range(sheet, "month").last_row;
    if (v->ledger->count) {
        tni_sheet_chart(&v->b, sheet, sheet, &cash, last + 2, 0);
    }
    if (v->ledger->count && v->rating) {
        tni_sheet_chart(&v->b, sheet, sheet, &overage, last + 17, 0);
    }
    if (sheet) {
        sheet->one_page = v->ledger->count < 40;
    }
}
