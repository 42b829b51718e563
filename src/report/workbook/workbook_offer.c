/* The offer-draft workbook: what the buyer signs on top, then where each figure comes from. */
#include "report/workbook/workbook_offer.h"

#include <string.h>

#include "report/tables/cells.h"
#include "tenor/reports.h"

/* Row numbers of later sheets: each has its headings in row 5. */
static void lay_out(tni_offer_sheets *o)
{
    const tn_quote *q = o->quote;
    o->item_sum = (tn_money){0, q->currency};
    o->all_known = true;
    for (size_t i = 0; i < q->item_count; i++) {
        const tn_quote_item *item = &q->items[i];
        o->all_known = o->all_known &&
                       (!item->counted ||
                        (item->net_amount.known &&
                         tn_money_add(o->item_sum, item->net_amount.money, &o->item_sum) == TN_OK));
    }
    o->items_first = TNI_SHEET_HEADER + 1;
    o->items_last = TNI_SHEET_HEADER + (uint32_t)q->item_count;
    o->total_row = o->items_last + 1;
    o->net_row = o->total_row + 2;
    o->payments_first = TNI_SHEET_HEADER + 1;
    o->payments_last = TNI_SHEET_HEADER + (uint32_t)q->payments.count;
    o->b.book->values_only = (q->list_total.known && tni_too_long(q->list_total.money)) ||
                             (q->net_total.known && tni_too_long(q->net_total.money));
}

static tn_value maybe(bool known, tn_maybe_money figure)
{
    return known ? tni_cell_money(figure) : tn_value_none();
}

/* --- Terms, Fees, Checks -------------------------------------------------------------------- */

/* The sections of the offer report: the same words as the table, CSV and JSON. */
static void add_terms(tni_offer_sheets *o)
{
    static const tni_heading widths[] = {{NULL, 34, false}, {NULL, 60, false}};
    static const char *const elsewhere = "totals_list";
    const tn_report *report =
        tn_offer_report(o->b.arena, o->quote, o->b.options->buyer, o->b.options->findings);
    tn_sheet *sheet = tni_sheet_sheet(&o->b, "Terms", "Terms, as typed in the portal", widths, 2);
    for (const tn_field *f = report ? report->first : NULL; f; f = f->next) {
        const size_t length = strlen(f->key);
        if (f->value.kind != TN_V_TABLE || length < 5 || strcmp(f->key + length - 5, "_list") ||
            strcmp(f->key, elsewhere) == 0) {
            continue;
        }
        const tn_table *table = f->value.as.table;
        tni_sheet_section(&o->b, sheet, f->title);
        for (size_t i = 0; i < table->count; i++) {
            const tn_value *cells = table->rows[i].cells;
            tni_sheet_figure(&o->b, sheet, cells[0].as.text, tni_cell(cells[1]));
        }
    }
}

static void add_derivation(tni_offer_sheets *o, tn_sheet *sheet, const tn_step *root)
{
    const tn_table *table = root ? tn_explain_table(o->b.arena, root) : NULL;
    for (size_t i = 0; table && i < table->count; i++) {
        const tn_value *cells = table->rows[i].cells;
        tn_cell *row = tni_sheet_next_row(&o->b, sheet, NULL);
        if (row) {
            row[0] = tni_cell(cells[TN_EXPLAIN_WHAT]);
            row[1] = tni_cell(cells[TN_EXPLAIN_RESULT]);
            row[2] = tni_cell_styled(cells[TN_EXPLAIN_HOW], TN_STYLE_NOTE);
        }
    }
}

static void add_findings(tni_offer_sheets *o, tn_sheet *sheet)
{
    const tn_findings *findings = o->b.options->findings;
    const size_t count = findings ? tn_findings_count(findings) : 0;
    if (count) {
        tni_sheet_section(&o->b, sheet, "Findings");
    }
    for (size_t i = 0; i < count; i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        tni_sheet_figure(&o->b, sheet, tn_code_get(f->code)->text,
                         tni_cell(tn_value_text(f->message)));
    }
}

static void add_fees(tni_offer_sheets *o)
{
    static const tni_heading widths[] = {{NULL, 34, false}, {NULL, 24, false}, {NULL, 60, false}};
    const tn_quote *q = o->quote;
    tn_sheet *sheet = tni_sheet_sheet(&o->b, "Fees", "Fees and net, internal", widths, 3);
    uint32_t net = tni_offer_figure(
        o, sheet, "Total contract value",
        tni_cell_formula(&o->b, TN_STYLE_LINK, maybe(o->all_known, q->net_total), "NetTotal"));
    if (net && q->fee_known) {
        tni_sheet_figure(&o->b, sheet, "Listing fee %",
                         tni_cell_styled(tn_value_percent(q->fee_percent), TN_STYLE_INPUT));
        tni_sheet_figure(&o->b, sheet, "Listing fee",
                         tni_cell_formula(&o->b, TN_STYLE_PLAIN, tn_value_money(q->fee),
                                          "ROUND(B%u*B%u,%d)", net, net + 1,
                                          (int)q->currency.places));
        tni_sheet_figure(&o->b, sheet, "Seller's net",
                         tni_cell_formula(&o->b, TN_STYLE_RESULT, tni_cell_money(q->seller_net),
                                          "B%u-B%u", net, net + 2));
    }
    tni_sheet_section(&o->b, sheet, "How they came about");
    add_derivation(o, sheet, q->fee_step);
    add_derivation(o, sheet, q->seller_net_step);
    add_findings(o, sheet);
}

static void add_checks(tni_offer_sheets *o)
{
    tni_sheet_builder *b = &o->b;
    const tn_quote *q = o->quote;
    const tn_value net = maybe(o->all_known, q->net_total);
    tn_money sum = {0, q->currency};
    bool known = q->payments.count > 0;
    for (size_t i = 0; i < q->payments.count; i++) {
        known = known && tn_money_add(sum, q->payments.payments[i].amount, &sum) == TN_OK;
    }
    tni_sheet_check(b, "The instalments add up to the net total",
                    tni_cell_formula(b, TN_STYLE_LINK, net, "Prices!J%u", o->net_row),
                    tni_cell_formula(b, TN_STYLE_LINK,
                                     known ? tn_value_money(sum) : tn_value_none(),
                                     "SUM(Payments!D%u:D%u)", o->payments_first, o->payments_last));
    tni_sheet_check(b, "The net total is that of the table, CSV and JSON", tni_cell(net),
                    tni_cell_formula(b, TN_STYLE_LINK, net, "NetTotal"));
    tni_sheet_check(
        b, "List total less discount is the net total",
        tni_cell_formula(b, TN_STYLE_LINK, q->discount_total.known ? net : tn_value_none(),
                         "NetTotal"),
        tni_cell_formula(b, TN_STYLE_LINK, net, "Prices!H%u-Prices!I%u", o->net_row, o->net_row));
    tni_sheet_check(b, "At most 60 payments: payments beyond", tni_cell(tn_value_quantity(0)),
                    tni_cell_formula(
                        b, TN_STYLE_LINK,
                        tn_value_quantity(q->payments.count > TN_PAYMENTS_MAX
                                              ? (int64_t)q->payments.count - TN_PAYMENTS_MAX
                                              : 0),
                        "MAX(0,COUNT(Payments!D%u:D%u)-%d)", o->payments_first,
                        o->payments_last > o->payments_first ? o->payments_last : o->payments_first,
                        (int)TN_PAYMENTS_MAX));
    if (!b->options->buyer && q->fee_known && q->seller_net.known) {
        tni_sheet_check(b, "Fee and seller's net are the net total",
                        tni_cell_formula(b, TN_STYLE_LINK, net, "NetTotal"),
                        tni_cell_formula(b, TN_STYLE_LINK, net, "Fees!B7+Fees!B8"));
    }
    tni_sheet_checks(b);
}

tn_workbook *tn_offer_workbook(tn_arena *arena, const tn_quote *quote, const tn_tables *tables,
                               const tn_workbook_options *options)
{
    const tn_offer *offer = quote->offer;
    const char *name = offer->name.value ? offer->name.value : "Private offer";
    const char *product = offer->product->title.value ? offer->product->title.value : "";
    tni_offer_sheets o = {.quote = quote, .tables = tables};
    tni_sheet_init(
        &o.b, arena, name,
        tn_arena_format(arena, "Private offer draft for %s, in %s", product, quote->currency.code),
        options);
    if (!o.b.book) {
        return NULL;
    }
    o.b.book->created = options->as_of ? *options->as_of : quote->start;
    lay_out(&o);
    tni_offer_summary(&o);
    tni_offer_prices(&o);
    tni_offer_payments(&o);
    if (o.summary) {
        tni_offer_chart(&o, o.summary, (uint32_t)o.summary->row_count + 2, 0);
    }
    tni_offer_comparison(&o);
    add_terms(&o);
    if (!options->buyer) {
        add_fees(&o);
    }
    add_checks(&o);
    return tni_sheet_close(&o.b);
}
