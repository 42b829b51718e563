/* The first sheet of an offer draft: what the buyer signs, on one page. */
#include "report/tables/cells.h"
#include "report/workbook/workbook_offer.h"

static tn_value accounts(tn_arena *arena, const tn_field_list *items)
{
    const char *text = NULL;
    for (size_t i = 0; i < items->count; i++) {
        text = tn_arena_format(arena, "%s%s%s", text ? text : "", text ? ", " : "",
                               items->items[i].value);
    }
    return tn_value_text(text);
}

uint32_t tni_offer_figure(tni_offer_sheets *o, tn_sheet *sheet, const char *label, tn_cell cell)
{
    return cell.value.kind == TN_V_NONE ? 0 : tni_sheet_figure(&o->b, sheet, label, cell);
}

static const char *renewal_words(tni_offer_sheets *o)
{
    const tn_renewal *r = &o->quote->offer->renewal;
    char low[TN_DECIMAL_TEXT], high[TN_DECIMAL_TEXT];
    if (!r->automatic.set || !r->automatic.value) {
        return "none: access ends on the last day";
    }
    if (!r->uplift.set) {
        return "automatic, at the same price";
    }
    tn_percent_format(r->uplift.value, low);
    return r->is_range ? tn_arena_format(o->b.arena, "automatic, %s%% to %s%% dearer", low,
                                         tn_percent_format(r->uplift_max.value, high))
                       : tn_arena_format(o->b.arena, "automatic, %s%% dearer", low);
}

static void put_agreement(tni_offer_sheets *o, tn_sheet *sheet)
{
    const tn_quote *q = o->quote;
    const tn_offer *offer = q->offer;
    tni_sheet_section(&o->b, sheet, "The agreement");
    tni_offer_figure(o, sheet, "Buyer", tni_cell(tni_cell_text(offer->buyer)));
    tni_offer_figure(o, sheet, "Buyer's AWS accounts",
                     tni_cell(accounts(o->b.arena, &offer->buyer_accounts)));
    tni_offer_figure(o, sheet, "Seller", tni_cell(tn_value_text(o->b.options->seller)));
    tni_offer_figure(o, sheet, "Product", tni_cell(tni_cell_text(offer->product->title)));
    tni_offer_figure(o, sheet, "Accept until (23:59:59 UTC)",
                     tni_cell_styled(tni_cell_date(offer->expires), TN_STYLE_INPUT));
    const uint32_t expires = sheet ? (uint32_t)sheet->row_count : 0;
    o->months_row = tni_offer_figure(
        o, sheet, "Duration",
        tni_cell_styled(q->months ? tn_value_months(q->months) : tn_value_none(), TN_STYLE_INPUT));
    tni_offer_figure(o, sheet, q->assumed ? "Start (assumed)" : "Start",
                     tni_cell(tn_value_date(q->start)));
    tni_offer_figure(o, sheet, q->assumed ? "Last day (assumed)" : "Last day",
                     tni_cell(tn_value_end_date(q->end)));
    o->net_terms_row = tni_offer_figure(
        o, sheet, "Days to pay an invoice",
        tni_cell_styled(offer->net_terms.set ? tn_value_quantity(offer->net_terms.value)
                                             : tn_value_none(),
                        TN_STYLE_INPUT));
    tni_offer_figure(o, sheet, "Renewal", tni_cell(tn_value_text(renewal_words(o))));
    tni_offer_figure(o, sheet, "EULA", tni_cell(tni_cell_text(offer->eula)));
    tni_offer_figure(o, sheet, "Purchase order", tni_cell(tni_cell_text(offer->po)));
    if (offer->expires.set) {
        tn_workbook_name(o->b.book, "AcceptBy", sheet, expires, 1);
    }
    if (o->months_row) {
        tn_workbook_name(o->b.book, "TermMonths", sheet, o->months_row, 1);
    }
}

static tn_value maybe(bool known, tn_maybe_money figure)
{
    return known ? tni_cell_money(figure) : tn_value_none();
}

static void put_price(tni_offer_sheets *o, tn_sheet *sheet)
{
    const tn_quote *q = o->quote;
    tni_sheet_section(&o->b, sheet, "The price");
    uint32_t row =
        tni_offer_figure(o, sheet, "List total",
                         tni_cell_formula(&o->b, TN_STYLE_LINK, tni_cell_money(q->list_total),
                                          "Prices!H%u", o->net_row));
    if (row) {
        tn_workbook_name(o->b.book, "ListTotal", sheet, row, 1);
        tni_offer_figure(o, sheet, "Discount",
                         tni_cell_formula(&o->b, TN_STYLE_LINK, tni_cell_money(q->discount_total),
                                          "Prices!I%u", o->net_row));
    }
    row =
        tni_offer_figure(o, sheet, "Net total",
                         tni_cell_formula(&o->b, TN_STYLE_RESULT, maybe(o->all_known, q->net_total),
                                          "Prices!J%u", o->net_row));
    if (!row) {
        return;
    }
    tn_workbook_name(o->b.book, "NetTotal", sheet, row, 1);
    tni_offer_figure(o, sheet, "Per month",
                     tni_cell_formula(&o->b, TN_STYLE_PLAIN, tni_cell_money(q->monthly_equivalent),
                                      "ROUND(NetTotal/TermMonths,%d)", (int)q->currency.places));
    if (q->payments.count) {
        tni_offer_figure(
            o, sheet, "Charges",
            tni_cell_formula(&o->b, TN_STYLE_LINK, tn_value_quantity((int64_t)q->payments.count),
                             "COUNT(Payments!D%u:D%u)", o->payments_first, o->payments_last));
        tni_offer_figure(o, sheet, "First charge",
                         tni_cell_formula(&o->b, TN_STYLE_LINK,
                                          tn_value_money(q->payments.payments[0].amount),
                                          "Payments!D%u", o->payments_first));
    }
}

static void put_bought(tni_offer_sheets *o, tn_sheet *sheet)
{
    static const char *const titles[] = {"What is bought", "Quantity", "Net price", "Net amount"};
    const tn_quote *q = o->quote;
    tni_sheet_next_row(&o->b, sheet, NULL);
    tn_cell *cells = tni_sheet_next_row(&o->b, sheet, NULL);
    for (unsigned i = 0; cells && i < 4; i++) {
        cells[i] =
            tni_cell_styled(tn_value_text(titles[i]), i ? TN_STYLE_HEADER_RIGHT : TN_STYLE_HEADER);
    }
    for (size_t i = 0; i < q->item_count; i++) {
        const tn_quote_item *item = &q->items[i];
        const uint32_t from = o->items_first + (uint32_t)i;
        cells = item->counted ? tni_sheet_next_row(&o->b, sheet, NULL) : NULL;
        if (cells) {
            const char *name = item->dimension->name.value;
            cells[0] = tni_cell(tn_value_text(name ? name : item->dimension->key.value));
            cells[1] = tni_cell_formula(&o->b, TN_STYLE_LINK, tn_value_quantity(item->quantity),
                                        "Prices!D%u", from);
            cells[2] =
                tni_cell_formula(&o->b, TN_STYLE_LINK, tni_cell_price(item->net_price, q->currency),
                                 "Prices!G%u", from);
            cells[3] = tni_cell_formula(&o->b, TN_STYLE_LINK, tni_cell_money(item->net_amount),
                                        "Prices!J%u", from);
        }
    }
}

static void put_signatures(tni_offer_sheets *o, tn_sheet *sheet)
{
    static const char *const lines[] = {"Name", "Date", "Signature"};
    tni_sheet_section(&o->b, sheet, "Agreed");
    tn_cell *cells = tni_sheet_next_row(&o->b, sheet, NULL);
    if (cells) {
        cells[1] = tni_cell_styled(tn_value_text("For the buyer"), TN_STYLE_NOTE);
        cells[3] = tni_cell_styled(tn_value_text("For the seller"), TN_STYLE_NOTE);
    }
    for (unsigned i = 0; i < 3; i++) {
        cells = tni_sheet_next_row(&o->b, sheet, NULL);
        if (cells) {
            cells[0] = tni_cell(tn_value_text(lines[i]));
            cells[1].look = cells[3].look = TN_STYLE_FIELD;
        }
    }
}

void tni_offer_summary(tni_offer_sheets *o)
{
    static const tni_heading widths[] = {
        {NULL, 30, false}, {NULL, 24, false}, {NULL, 16, false}, {NULL, 24, false}};
    tn_sheet *sheet = tni_sheet_sheet(&o->b, "Summary", o->b.book->title, widths, 4);
    put_agreement(o, sheet);
    put_price(o, sheet);
    put_bought(o, sheet);
    put_signatures(o, sheet);
    o->summary = sheet;
    if (sheet) {
        sheet->one_page = true;
    }
}
