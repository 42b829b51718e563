/* Part of workbook_offer: the prices: list, discount, net, amount, per month. */
#include "engine/quote/price.h"
#include "report/workbook/workbook_offer.h"

static const tn_column columns[] = {
    {"no", "No.", TN_V_QUANTITY, .width_cells = 6},
    {.key = "dimension", .title = "Dimension", .kind = TN_V_TEXT},
    {.key = "name", .title = "Name", .kind = TN_V_TEXT},
    {"quantity", "Quantity", TN_V_QUANTITY, .width_cells = 10},
    {"list_price", "List price", TN_V_PRICE, .width_cells = 14},
    {"discount_percent", "Discount", TN_V_PERCENT, .width_cells = 10},
    {"net_price", "Net price", TN_V_PRICE, .width_cells = 14},
    {"list_amount", "List amount", TN_V_MONEY, .width_cells = 16},
    {"less", "Less", TN_V_MONEY, .width_cells = 15},
    {"net_amount", "Net amount", TN_V_MONEY, .width_cells = 16},
    {"per_month", "Per month", TN_V_MONEY, .width_cells = 14}};

#define LESS      "{list_amount}-{net_amount}"
#define PER_MONTH "ROUND({net_amount}/{=TermMonths},{#})"

/* Places of contract prices under the product's profile. */
static int price_places(const tni_offer_sheets *o)
{
    return tn_product_price_places(o->quote->offer->product, o->tables);
}

/* The net price follows from list price and discount as printed; else it was agreed itself. */
static bool price_follows(const tn_quote_item *item, int places)
{
    if (!item->list_price.known || !item->net_price.known || !item->discount.known) {
        return false;
    }
    const tn_price net =
        tni_price_discounted(item->list_price.price, item->discount.percent, places);
    return net.e8 == item->net_price.price.e8;
}

static void set_prices(tni_offer_sheets *o, tn_table *table, const tn_quote_item *item)
{
    const tn_currency currency = o->quote->currency;
    const int places = price_places(o);
    const tn_value net = tni_cell_price(item->net_price, currency);
    const tn_value discount = tni_cell_percent(item->discount);
    tn_table_set(table, "list_price", TN_STYLE_INPUT, tni_cell_price(item->list_price, currency),
                 NULL);
    if (price_follows(item, places)) {
        tn_table_set(table, "discount_percent", TN_STYLE_INPUT, discount, NULL);
        tn_table_set(table, "net_price", TN_STYLE_PLAIN, net,
                     "ROUND({list_price}*(1-{discount_percent}),%d)", places);
    } else {
        tn_table_set(table, "discount_percent", TN_STYLE_PLAIN, discount,
                     "ROUND(1-{net_price}/{list_price},6)");
        tn_table_set(table, "net_price", TN_STYLE_INPUT, net, NULL);
    }
}

/* quantity x price, live where the spreadsheet rounds as the policy did. */
static void set_amount(tni_offer_sheets *o, tn_table *table, const char *key, const char *price_key,
                       int64_t quantity, tn_maybe_price price, tn_maybe_money amount)
{
    tn_fraction exact;
    const tn_policy policy = tn_offer_policy(o->quote->offer, o->tables);
    const char *function = NULL;
    if (price.known && amount.known &&
        tn_money_exact(price.price, quantity, (tn_fraction){1, 1}, o->quote->currency, &exact) ==
            TN_OK) {
        function = tni_round_function(policy.rounding, exact, amount.money.minor);
    }
    if (function) {
        tn_table_set(table, key, TN_STYLE_PLAIN, tni_cell_money(amount), "%s({quantity}*{%s},{#})",
                     function, price_key);
    } else {
        tn_table_set(table, key, TN_STYLE_INPUT, tni_cell_money(amount), NULL);
    }
}

static void set_amounts(tni_offer_sheets *o, tn_table *table, const tn_quote_item *item)
{
    tn_money less;
    set_amount(o, table, "list_amount", "list_price", item->quantity, item->list_price,
               item->list_amount);
    set_amount(o, table, "net_amount", "net_price", item->quantity, item->net_price,
               item->net_amount);
    if (item->list_amount.known && item->net_amount.known &&
        tn_money_sub(item->list_amount.money, item->net_amount.money, &less) == TN_OK) {
        tn_table_set(table, "less", TN_STYLE_PLAIN, tn_value_money(less), LESS);
    }
    if (item->net_amount.known) {
        tn_table_set(table, "per_month", TN_STYLE_PLAIN,
                     tni_part(item->net_amount.money, o->quote->months), PER_MONTH);
    }
}

static void add_items(tni_offer_sheets *o, tn_table *table)
{
    const tn_table *items = tn_report_find_table(o->report, "items");
    for (size_t i = 0; items && i < items->count; i++) {
        const tn_quote_item *item = &o->quote->items[i];
        tn_table_copy(table, items, i);
        tn_table_set(table, "no", TN_STYLE_PLAIN, tn_value_quantity((int64_t)i + 1), NULL);
        set_prices(o, table, item);
        if (item->counted) {
            tn_table_set(table, "quantity", TN_STYLE_INPUT, tn_value_quantity(item->quantity),
                         NULL);
            set_amounts(o, table, item);
        } else {
            tn_table_set(table, "quantity", TN_STYLE_NOTE, tn_value_text("can be bought"), NULL);
        }
    }
}

static tn_value difference_of(tn_money a, tn_money b)
{
    tn_money difference;
    return TNI_IF(tn_money_sub(a, b, &difference) == TN_OK, tn_value_money(difference));
}

/* What makes the document's total of the amounts, each rounded for itself: it is rounded once, or
 * was agreed. */
static void set_rounding(tni_offer_sheets *o, tn_table *table, const char *key,
                         const char *price_key, const tni_amount_sum *sum, tn_money total)
{
    const tn_policy policy = tn_offer_policy(o->quote->offer, o->tables);
    const tn_value value = difference_of(total, sum->rounded);
    const char *function = policy.scope == TN_SCOPE_DOCUMENT
                               ? tni_round_function(policy.rounding, sum->exact, total.minor)
                               : NULL;
    if (sum == &o->net && o->quote->offer->payments.total.set) {
        tn_table_set(table, key, TN_STYLE_PLAIN, value, "{%s@net_total}-{%s@items}", key, key);
    } else if (function) {
        tn_table_set(table, key, TN_STYLE_PLAIN, value,
                     "%s(SUMPRODUCT({quantity:},{%s:}),{#})-{%s@items}", function, price_key, key);
    } else {
        tn_table_set(table, key, TN_STYLE_INPUT, value, NULL);
    }
}

static void set_total(tn_table *table, const char *key, tn_cell_style style, tn_value total,
                      bool agreed)
{
    if (agreed) {
        tn_table_set(table, key, style, total, NULL);
    } else {
        tn_table_set(table, key, style, total, "{%s@items}+{%s@rounding}", key, key);
    }
}

/* The items' sums, what rounding or an agreed round total adds, and what is signed. */
static void add_totals(tni_offer_sheets *o, tn_table *table)
{
    const tn_quote *q = o->quote;
    const bool known = o->net_total.kind != TN_V_NONE, agreed = q->offer->payments.total.set;
    const bool listed = known && o->list.known && q->list_total.known;
    const tn_money gap = {q->list_total.money.minor - o->list.rounded.minor -
                              (q->net_total.money.minor - o->net.rounded.minor),
                          q->currency};
    tn_table_total(table);
    tn_table_name(table, "items");
    tn_table_set(table, "name", TN_STYLE_TOTAL, tn_value_text("All items"), NULL);
    tn_table_set(table, "list_amount", TN_STYLE_TOTAL,
                 TNI_IF(listed, tn_value_money(o->list.rounded)), "SUM({list_amount:})");
    tn_table_set(table, "net_amount", TN_STYLE_TOTAL,
                 TNI_IF(o->net.known, tn_value_money(o->net.rounded)), "SUM({net_amount:})");
    tn_table_set(table, "less", TN_STYLE_TOTAL,
                 TNI_IF(listed, difference_of(o->list.rounded, o->net.rounded)), LESS);
    tn_table_total(table);
    tn_table_name(table, "rounding");
    tn_table_set(table, "name", TN_STYLE_PLAIN,
                 tn_value_text(agreed ? "To the agreed round total" : "Rounding of the total"),
                 NULL);
    if (known) {
        set_rounding(o, table, "net_amount", "net_price", &o->net, q->net_total.money);
    }
    if (listed) {
        set_rounding(o, table, "list_amount", "list_price", &o->list, q->list_total.money);
        tn_table_set(table, "less", TN_STYLE_PLAIN, tn_value_money(gap), LESS);
    }
    tn_table_total(table);
    tn_table_name(table, "net_total");
    tn_table_set(table, "name", TN_STYLE_RESULT, tn_value_text("Net total"), NULL);
    set_total(table, "list_amount", TN_STYLE_RESULT, TNI_IF(listed, tni_cell_money(q->list_total)),
              false);
    tn_table_set(table, "less", TN_STYLE_RESULT, TNI_IF(listed, tni_cell_money(q->discount_total)),
                 LESS);
    set_total(table, "net_amount", agreed ? TN_STYLE_INPUT : TN_STYLE_RESULT, o->net_total, agreed);
    tn_table_set(table, "per_month", TN_STYLE_RESULT, tni_cell_money(q->monthly_equivalent),
                 PER_MONTH);
}

static void add_usage(tni_offer_sheets *o, tn_report *report)
{
    static const char *const prices[] = {"list_price", "net_price"};
    const tn_table *usage = tn_report_find_table(o->report, "usage");
    tn_table *table =
        usage ? TNI_TABLE(report, "usage", "Usage prices, per unit, not part of the total", columns)
              : NULL;
    for (size_t i = 0; table && i < usage->count; i++) {
        const tn_value *cells = tn_table_copy(table, usage, i);
        for (unsigned k = 0; cells && k < LENGTH(prices); k++) {
            const tn_value price = cells[tn_table_column(table, prices[k])];
            if (price.kind != TN_V_NONE) {
                tn_table_set(table, prices[k], TN_STYLE_INPUT, price, NULL);
            }
        }
    }
}

void tni_offer_prices(tni_offer_sheets *o)
{
    tn_report *report =
        tn_report_new(o->b.arena, tn_arena_format(o->b.arena, "Prices for %d months, %s",
                                                  o->quote->months, o->quote->currency.code));
    tn_table *table = TNI_TABLE(report, "prices", NULL, columns);
    add_items(o, table);
    add_totals(o, table);
    add_usage(o, report);
    tni_sheet_add(&o->b, "Prices", report);
}
