/* Part of workbook_offer: Comparison: the same quantities bought for each duration. What a unit
 * costs then stands below, so that every total follows the quantities of Prices. */
#include "engine/quote/price.h"
#include "report/workbook/workbook_offer.h"

static const tn_column duration_columns[] = {
    {"duration", "Duration", TN_V_MONTHS, .width_cells = 14},
    {"list_total", "List total", TN_V_MONEY, .width_cells = 16},
    {"net_total", "Net total", TN_V_MONEY, .width_cells = 16},
    {"monthly_equivalent", "Per month", TN_V_MONEY, .width_cells = 14,
     .format = {"ROUND({net_total}/{duration},{#})", TN_STYLE_PLAIN}},
    {"base", "At the monthly price", TN_V_MONEY, .width_cells = 18},
    {"savings", "Savings", TN_V_MONEY, .width_cells = 16,
     .format = {"{base}-{net_total}", TN_STYLE_PLAIN}},
    {"savings_percent", "Savings %", TN_V_PERCENT, .width_cells = 11,
     .format = {"ROUND({savings}/{base},6)", TN_STYLE_PLAIN}},
    {"note", "", TN_V_TEXT, .width_cells = 14}};

static const tn_column unit_columns[] = {
    {"term", "Duration", TN_V_MONTHS, .width_cells = 14},
    {"unit_list", "List per unit", TN_V_PRICE, .width_cells = 16},
    {"unit_net", "Net per unit", TN_V_PRICE, .width_cells = 16},
    {"unit_off", "Discount", TN_V_PERCENT, .width_cells = 14},
    {"units", "Quantity", TN_V_QUANTITY, .width_cells = 18},
    {.key = "item", .title = "Dimension", .kind = TN_V_TEXT}};

static void add_unit(const tni_offer_sheets *o, tn_table *table, int months, const tni_unit *u,
                     size_t index)
{
    const tn_quote_item *item = &o->quote->items[index];
    const int places = tn_product_price_places(o->quote->offer->product, o->tables);
    tn_table_add(table, NULL, LENGTH(unit_columns), NULL);
    tn_table_set(table, "term", TN_STYLE_PLAIN, tn_value_months(months), NULL);
    tn_table_set(table, "unit_list", TN_STYLE_INPUT, tni_cell_price(u->list, o->quote->currency),
                 NULL);
    tn_table_set(table, "unit_net", TN_STYLE_PLAIN, tni_cell_price(u->net, o->quote->currency),
                 u->discount.e4 ? "ROUND({unit_list}*(1-{unit_off}),%d)" : "{unit_list}", places);
    tn_table_set(table, "unit_off", TN_STYLE_INPUT, tn_value_percent(u->discount), NULL);
    tn_table_set(table, "units", TN_STYLE_LINK, tn_value_quantity(item->quantity),
                 "{Prices!quantity@%zu}", index);
    tn_table_set(table, "item", TN_STYLE_PLAIN, tn_value_text(item->dimension->label), NULL);
}

/* Rows of the units of a duration, and what they come to before it is rounded; false: a price is
 * not known, or the sum is too large. */
static bool add_units(tni_offer_sheets *o, tn_table *table, int months, tn_fraction *list,
                      tn_fraction *net)
{
    const tn_quote *q = o->quote;
    const tni_pricing pricing = tni_pricing_make(q->offer, o->tables, NULL, months, false);
    const size_t before = table ? table->count : 0;
    const tn_fraction one = {1, 1};
    bool known = true;
    *list = *net = tn_fraction_make(0, 1);
    for (size_t i = 0; i < q->item_count && known; i++) {
        const tn_quote_item *item = &q->items[i];
        tn_fraction own, other;
        if (!item->counted) {
            continue;
        }
        const tni_unit u =
            tni_pricing_unit(&pricing, (size_t)(item->dimension - q->offer->product->dimensions));
        known = u.net.known &&
                tn_money_exact(u.list.price, item->quantity, one, q->currency, &own) == TN_OK &&
                tn_money_exact(u.net.price, item->quantity, one, q->currency, &other) == TN_OK &&
                tn_fraction_add(*list, own, list) == TN_OK &&
                tn_fraction_add(*net, other, net) == TN_OK;
        if (known) {
            add_unit(o, table, months, &u, i);
        }
    }
    if (table && !known) {
        table->count = before;
    }
    return known;
}

/* A total of the units below, where that is what it was computed as; else the figure alone. */
static void set_total(const tni_offer_sheets *o, tn_table *table, const char *key,
                      const char *price, const tn_fraction *exact, tn_maybe_money total)
{
    const tn_policy policy = tn_offer_policy(o->quote->offer, o->tables);
    const char *function = exact && total.known && policy.scope == TN_SCOPE_DOCUMENT
                               ? tni_round_function(policy.rounding, *exact, total.money.minor)
                               : NULL;
    if (function) {
        tn_table_set(table, key, TN_STYLE_PLAIN, tni_cell_money(total),
                     "%s(SUMPRODUCT(({$term:}={duration})*{$units:}*{$%s:}),{#})", function, price);
    } else {
        tn_table_set(table, key, TN_STYLE_INPUT, tni_cell_money(total), NULL);
    }
}

/* The list total of one month as many times, if that month is on the sheet. */
static void set_base(const tni_offer_sheets *o, tn_table *table, const tn_quote_duration *d)
{
    const tn_quote_duration *month = o->quote->durations; /* the shortest comes first */
    tn_money base;
    if (!d->savings.known || tn_money_add(d->net_total.money, d->savings.money, &base) != TN_OK) {
        return;
    }
    const bool follows = month->months == 1 && month->list_total.known &&
                         month->list_total.money.minor <= INT64_MAX / d->months &&
                         month->list_total.money.minor * d->months == base.minor;
    tn_table_set(table, "base", follows ? TN_STYLE_PLAIN : TN_STYLE_INPUT, tn_value_money(base),
                 follows ? "{list_total@month}*{duration}" : NULL);
}

static void add_duration(tni_offer_sheets *o, tn_table *table, tn_table *units, size_t index)
{
    const tn_quote_duration *d = &o->quote->durations[index];
    const bool own = d->own && o->net_total.kind != TN_V_NONE && d->net_total.known &&
                     o->quote->net_total.money.minor == d->net_total.money.minor;
    tn_fraction list, net;
    tn_table_copy(table, tn_report_find_table(o->report, "compare"), index);
    if (d->months == 1) {
        tn_table_name(table, "month");
    }
    tn_table_set(table, "note", TN_STYLE_PLAIN, tn_value_text(d->own ? "this offer" : NULL), NULL);
    const bool known = !d->own && d->net_total.known && add_units(o, units, d->months, &list, &net);
    if (own && d->list_total.known) {
        tn_table_set(table, "list_total", TN_STYLE_LINK, tni_cell_money(d->list_total),
                     "{Prices!list_amount@net_total}");
    } else {
        set_total(o, table, "list_total", "unit_list", known ? &list : NULL, d->list_total);
    }
    if (!d->net_total.known) {
        tn_table_set(table, "net_total", TN_STYLE_NOTE, tn_value_text("not offered"), NULL);
        return;
    }
    if (own) {
        tn_table_set(table, "net_total", TN_STYLE_LINK, tni_cell_money(d->net_total),
                     "{Prices!net_amount@net_total}");
    } else {
        set_total(o, table, "net_total", "unit_net", known ? &net : NULL, d->net_total);
    }
    set_base(o, table, d);
}

void tni_offer_comparison(tni_offer_sheets *o)
{
    static const tni_chart chart = {
        TN_CHART_COLUMN, "Price per month by duration", "Months", NULL, "duration",
        {"Per month"},   {"monthly_equivalent"},        640,      320};
    const tn_quote *q = o->quote;
    tn_report *report = tni_sheet_report(&o->b, "Durations side by side");
    tn_table *table = TNI_TABLE(report, "compare", NULL, duration_columns);
    bool others = false;
    for (size_t i = 0; i < q->duration_count; i++) {
        others = others || (!q->durations[i].own && q->durations[i].net_total.known);
    }
    tn_table *units =
        others ? TNI_TABLE(report, "units", "A unit, for other durations", unit_columns) : NULL;
    for (size_t i = 0; i < q->duration_count; i++) {
        add_duration(o, table, units, i);
    }
    tn_sheet *sheet = tni_sheet_add(&o->b, "Comparison", report);
    if (sheet && q->duration_count > 1) {
        sheet->one_page = true;
        tni_sheet_chart(&o->b, sheet, sheet, &chart, (uint32_t)sheet->row_count + 2, 0);
    }
}
