/* Part of workbook_offer: its first sheet, what the buyer signs, on one page. */
#include "report/workbook/workbook_offer.h"

static const tn_column figure_columns[] = {{"field", "", TN_V_TEXT, .width_cells = 30},
                                           {"value", "", TN_V_TEXT, .width_cells = 18}};

static const tn_column bought_columns[] = {
    {.key = "name", .title = "What is bought", .kind = TN_V_TEXT},
    {.key = "quantity", .title = "Quantity", .kind = TN_V_QUANTITY},
    {"list_price", "List price", TN_V_PRICE, .width_cells = 14},
    {"discount_percent", "Discount", TN_V_PERCENT, .width_cells = 12},
    {"net_price", "Net price", TN_V_PRICE, .width_cells = 14},
    {"net_amount", "Net amount", TN_V_MONEY, .width_cells = 18}};

static const tn_column charge_columns[] = {
    {.key = "date", .title = "Invoice date", .kind = TN_V_TEXT}, /* to the left, as the names */
    {.key = "due", .title = "Due", .kind = TN_V_TEXT},
    {.key = "amount", .title = "Amount", .kind = TN_V_MONEY}};

enum { CHARGES_SHOWN = 12, PAGE_ROWS = 64 }; /* more charges stand on Payments alone */

static const tn_column signature_columns[] = {{.key = "line", .title = "", .kind = TN_V_TEXT},
                                              {.key = "buyer", .title = "", .kind = TN_V_TEXT},
                                              {.key = "between", .title = "", .kind = TN_V_TEXT},
                                              {.key = "seller", .title = "", .kind = TN_V_TEXT}};

/* A figure that is not known is left out. */
static void add_known(tn_table *list, const char *name, const char *label, tn_cell_style style,
                      tn_value value, const char *formula)
{
    if (value.kind != TN_V_NONE) {
        tni_figure(list, name, label, style, value, formula);
    }
}

static void add_plain(tn_table *list, const char *label, tn_value value)
{
    add_known(list, NULL, label, TN_STYLE_PLAIN, value, NULL);
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

static void add_agreement(tni_offer_sheets *o, tn_report *report)
{
    const tn_quote *q = o->quote;
    const tn_offer *offer = q->offer;
    tn_table *list = TNI_TABLE(report, "agreement", "The agreement", figure_columns);
    add_plain(list, "Buyer", tni_cell_text(offer->buyer));
    add_plain(list, "Buyer's AWS accounts", tni_cell_list(o->b.arena, &offer->buyer_accounts));
    add_plain(list, "Seller", tn_value_text(o->b.options->seller));
    add_plain(list, "Product", tni_cell_text(offer->product->title));
    add_known(list, "AcceptBy", "Accept until (23:59:59 UTC)", TN_STYLE_INPUT,
              tni_cell_date(offer->expires), NULL);
    add_known(list, "TermMonths", "Duration", TN_STYLE_INPUT,
              TNI_IF(q->months, tn_value_months(q->months)), NULL);
    add_plain(list, q->assumed ? "Start (assumed)" : "Start", tn_value_date(q->start));
    add_plain(list, q->assumed ? "Last day (assumed)" : "Last day", tn_value_end_date(q->end));
    add_known(list, "net_terms", "Days to pay an invoice", TN_STYLE_INPUT,
              TNI_IF(offer->net_terms.set, tn_value_quantity(offer->net_terms.value)), NULL);
    add_plain(list, "Renewal", tn_value_text(renewal_words(o)));
    if (offer->renewal.decision_days.set) {
        add_plain(list, "Renewal can be stopped",
                  tn_value_text(tn_arena_format(o->b.arena, "until %d days before the end",
                                                (int)offer->renewal.decision_days.value)));
    }
    add_plain(list, "EULA", tni_cell_text(offer->eula));
    add_plain(list, "Purchase order", tni_cell_text(offer->po));
}

static void add_price(tni_offer_sheets *o, tn_report *report)
{
    const tn_quote *q = o->quote;
    tn_table *list = TNI_TABLE(report, "price", "The price", figure_columns);
    if (q->list_total.known) {
        tni_figure(list, "ListTotal", "List total", TN_STYLE_LINK, tni_cell_money(q->list_total),
                   "{Prices!list_amount@net_total}");
        add_known(list, NULL, "Discount", TN_STYLE_LINK, tni_cell_money(q->discount_total),
                  "{Prices!less@net_total}");
    }
    if (o->net_total.kind == TN_V_NONE) {
        return;
    }
    tni_figure(list, "NetTotal", "Net total", TN_STYLE_RESULT, o->net_total,
               "{Prices!net_amount@net_total}");
    add_known(list, NULL, "Per month", TN_STYLE_PLAIN, tni_cell_money(q->monthly_equivalent),
              "ROUND({=NetTotal}/{=TermMonths},{#})");
    if (q->payments.count > CHARGES_SHOWN) {
        tni_figure(list, NULL, "Charges", TN_STYLE_LINK,
                   tn_value_quantity((int64_t)q->payments.count), "COUNT({Payments!amount:})");
        tni_figure(list, NULL, "First charge", TN_STYLE_LINK,
                   tn_value_money(q->payments.payments[0].amount), "{Payments!amount@0}");
    }
}

/* A row of Prices by links: what is known of name, quantity, prices and amount. */
static void add_line(tn_table *table, const tn_table *from, size_t index, const char *name)
{
    const tn_value *cells = tn_table_copy(table, from, index);
    tn_table_set(table, "name", TN_STYLE_PLAIN, tn_value_text(name), NULL);
    for (unsigned k = 1; cells && k < LENGTH(bought_columns); k++) {
        if (cells[k].kind != TN_V_NONE) {
            tn_table_set(table, bought_columns[k].key, TN_STYLE_LINK, cells[k], "{Prices!%s@%zu}",
                         bought_columns[k].key, index);
        }
    }
}

static const char *name_of(const tn_dimension *d)
{
    return d->name.value ? d->name.value : d->key.value;
}

static void add_bought(tni_offer_sheets *o, tn_report *report)
{
    const tn_table *items = tn_report_find_table(o->report, "items");
    tn_table *table = TNI_TABLE(report, "bought", NULL, bought_columns);
    for (size_t i = 0; items && i < o->quote->item_count; i++) {
        if (o->quote->items[i].counted) {
            add_line(table, items, i, name_of(o->quote->items[i].dimension));
        }
    }
}

/* Prices of what is metered, which are no part of a total. */
static void add_usage(tni_offer_sheets *o, tn_report *report)
{
    const tn_quote *q = o->quote;
    const tn_table *usage = tn_report_find_table(o->report, "usage");
    tn_table *table = usage && usage->count <= CHARGES_SHOWN
                          ? TNI_TABLE(report, "usage", "Usage prices, per unit", bought_columns)
                          : NULL;
    for (size_t i = 0; table && i < usage->count; i++) {
        tn_table_copy(table, usage, i);
        tn_table_set(table, "name", TN_STYLE_PLAIN, tn_value_text(name_of(q->usage[i].dimension)),
                     NULL);
    }
}

/* The charges of a plan, as they are on Payments. */
static void add_charges(tni_offer_sheets *o, tn_report *report)
{
    const tn_quote *q = o->quote;
    const size_t count = q->payments.count;
    tn_table *table =
        count && count <= CHARGES_SHOWN ? TNI_TABLE(report, "charges", NULL, charge_columns) : NULL;
    for (size_t i = 0; table && i < count; i++) {
        const tn_payment *payment = &q->payments.payments[i];
        tn_date due;
        tn_table_add(table, NULL, LENGTH(charge_columns), NULL);
        tn_table_set(table, "date", TN_STYLE_LINK, tn_value_date(payment->date),
                     "{Payments!date@%zu}", i);
        if (q->offer->net_terms.set &&
            tn_date_add_days(payment->date, q->offer->net_terms.value, &due) == TN_OK) {
            tn_table_set(table, "due", TN_STYLE_LINK, tn_value_date(due), "{Payments!due@%zu}", i);
        }
        tn_table_set(table, "amount", TN_STYLE_LINK, tn_value_money(payment->amount),
                     "{Payments!amount@%zu}", i);
    }
}

static void add_signatures(tn_report *report)
{
    static const char *const lines[] = {"Name", "Date", "Signature"};
    tn_table *table = TNI_TABLE(report, "signatures", "Agreed", signature_columns);
    tn_table_add(table, NULL, LENGTH(signature_columns), NULL);
    tn_table_set(table, "buyer", TN_STYLE_NOTE, tn_value_text("For the buyer"), NULL);
    tn_table_set(table, "seller", TN_STYLE_NOTE, tn_value_text("For the seller"), NULL);
    for (unsigned i = 0; i < LENGTH(lines); i++) {
        tn_table_add(table, NULL, LENGTH(signature_columns), NULL);
        tn_table_set(table, "line", TN_STYLE_PLAIN, tn_value_text(lines[i]), NULL);
        tn_table_set(table, "buyer", TN_STYLE_FIELD, tn_value_none(), NULL);
        tn_table_set(table, "seller", TN_STYLE_FIELD, tn_value_none(), NULL);
    }
}

const char *tni_offer_title(const tn_quote *quote)
{
    return quote->offer->name.value ? quote->offer->name.value : "Private offer";
}

tn_sheet *tni_offer_summary(tni_offer_sheets *o)
{
    tn_report *report = tn_report_new(o->b.arena, tni_offer_title(o->quote));
    add_agreement(o, report);
    add_bought(o, report);
    add_usage(o, report);
    add_price(o, report);
    add_charges(o, report);
    add_signatures(report);
    tn_sheet *sheet = tni_sheet_add(&o->b, "Summary", report);
    if (sheet) {
        sheet->one_page = sheet->row_count <= PAGE_ROWS;
    }
    return sheet;
}
