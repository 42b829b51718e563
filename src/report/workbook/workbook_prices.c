/* Prices of an offer draft: list, discount, net, amount, per month. */
#include "report/tables/cells.h"
#include "report/workbook/workbook_offer.h"

enum { NO, KEY, NAME, QUANTITY, LIST, DISCOUNT, NET, LIST_AMOUNT, LESS, AMOUNT, MONTHLY, PRICES };

static const tni_heading price_headings[PRICES] = {
    {"No.", 6, true},         {"Dimension", 0, false},   {"Name", 0, false},
    {"Quantity", 10, true},   {"List price", 14, true},  {"Discount", 10, true},
    {"Net price", 14, true},  {"List amount", 16, true}, {"Less", 15, true},
    {"Net amount", 16, true}, {"Per month", 14, true}};

/* Places of contract prices under the product's profile. */
static int price_places(const tni_offer_sheets *o)
{
    const tn_profile_limits *limits = tn_product_limits(o->quote->offer->product, o->tables);
    return limits ? limits->contract_places_max : 3;
}

/* The net price follows from list price and discount as printed; else it was agreed itself. */
static bool price_follows(const tn_quote_item *item, int places)
{
    if (!item->list_price.known || !item->net_price.known || !item->discount.known) {
        return false;
    }
    tn_i128 unit = 1;
    for (int i = places; i < 8; i++) {
        unit *= 10;
    }
    const tn_i128 left = TN_PERCENT_ALL - item->discount.percent.e4;
    int64_t net = 0;
    return tn_fraction_round(
               tn_fraction_make(item->list_price.price.e8 * left, TN_PERCENT_ALL * unit),
               TN_HALF_UP, &net) == TN_OK &&
           net * unit == item->net_price.price.e8;
}

static void put_prices(tni_offer_sheets *o, const tn_quote_item *item, uint32_t row, tn_cell *cells)
{
    const tn_currency currency = o->quote->currency;
    const int places = price_places(o);
    const bool follows = price_follows(item, places);
    const tn_value net =
        item->net_price.known ? tn_value_price(item->net_price.price, currency) : tn_value_none();
    const tn_value discount =
        item->discount.known ? tn_value_percent(item->discount.percent) : tn_value_none();
    cells[LIST] = tni_cell_styled(
        item->list_price.known ? tn_value_price(item->list_price.price, currency) : tn_value_none(),
        TN_STYLE_INPUT);
    if (follows) {
        cells[DISCOUNT] = tni_cell_styled(discount, TN_STYLE_INPUT);
        cells[NET] =
            tni_cell_formula(&o->b, TN_STYLE_PLAIN, net, "ROUND(E%u*(1-F%u),%d)", row, row, places);
    } else {
        cells[DISCOUNT] =
            tni_cell_formula(&o->b, TN_STYLE_PLAIN, discount, "ROUND(1-G%u/E%u,6)", row, row);
        cells[NET] = tni_cell_styled(net, TN_STYLE_INPUT);
    }
}

/* quantity x price, live where the spreadsheet rounds as the policy did. */
static tn_cell amount_cell(tni_offer_sheets *o, const tn_quote_item *item, tn_maybe_price price,
                           tn_maybe_money amount, uint32_t row, char column)
{
    tn_fraction exact;
    const tn_policy policy = tn_offer_policy(o->quote->offer, o->tables);
    const char *function = NULL;
    if (price.known && amount.known &&
        tn_money_exact(price.price, item->quantity, (tn_fraction){1, 1}, o->quote->currency,
                       &exact) == TN_OK) {
        function = tni_round_function(policy.rounding, exact, amount.money.minor);
    }
    return function
               ? tni_cell_formula(&o->b, TN_STYLE_PLAIN, tni_cell_money(amount), "%s(D%u*%c%u,%d)",
                                  function, row, column, row, (int)o->quote->currency.places)
               : tni_cell_styled(tni_cell_money(amount), TN_STYLE_INPUT);
}

static void put_amounts(tni_offer_sheets *o, const tn_quote_item *item, uint32_t row,
                        tn_cell *cells)
{
    tn_money less;
    cells[LIST_AMOUNT] = amount_cell(o, item, item->list_price, item->list_amount, row, 'E');
    cells[AMOUNT] = amount_cell(o, item, item->net_price, item->net_amount, row, 'G');
    if (item->list_amount.known && item->net_amount.known &&
        tn_money_sub(item->list_amount.money, item->net_amount.money, &less) == TN_OK) {
        cells[LESS] =
            tni_cell_formula(&o->b, TN_STYLE_PLAIN, tn_value_money(less), "H%u-J%u", row, row);
    }
    if (item->net_amount.known) {
        cells[MONTHLY] = tni_cell_formula(
            &o->b, TN_STYLE_PLAIN, tni_part(item->net_amount.money, o->quote->months),
            "ROUND(J%u/TermMonths,%d)", row, (int)o->quote->currency.places);
    }
}

static void put_items(tni_offer_sheets *o, tn_sheet *sheet)
{
    const tn_quote *q = o->quote;
    for (size_t i = 0; i < q->item_count; i++) {
        const tn_quote_item *item = &q->items[i];
        uint32_t row = 0;
        tn_cell *cells = tni_sheet_next_row(&o->b, sheet, &row);
        if (!cells) {
            return;
        }
        cells[NO] = tni_cell(tn_value_quantity((int64_t)i + 1));
        cells[KEY] = tni_cell(tn_value_text(item->dimension->key.value));
        cells[NAME] = tni_cell(tn_value_text(item->dimension->name.value));
        put_prices(o, item, row, cells);
        if (item->counted) {
            cells[QUANTITY] = tni_cell_styled(tn_value_quantity(item->quantity), TN_STYLE_INPUT);
            put_amounts(o, item, row, cells);
        } else {
            cells[QUANTITY] = tni_cell_styled(tn_value_text("can be bought"), TN_STYLE_NOTE);
        }
    }
}

static tn_cell sum_cell(tni_offer_sheets *o, tn_value value, char column)
{
    return o->items_last < o->items_first
               ? tni_cell_styled(value, TN_STYLE_TOTAL)
               : tni_cell_formula(&o->b, TN_STYLE_TOTAL, value, "SUM(%c%u:%c%u)", column,
                                  o->items_first, column, o->items_last);
}

/* The items' sum, what rounding or an agreed round total adds, and what is signed. */
static void put_totals(tni_offer_sheets *o, tn_sheet *sheet)
{
    const tn_quote *q = o->quote;
    uint32_t row = 0;
    tn_cell *cells = tni_sheet_next_row(&o->b, sheet, &row);
    tn_money less, more = {0, q->currency};
    const bool known = o->all_known && q->net_total.known;
    if (!cells) {
        return;
    }
    cells[NAME] = tni_cell_styled(tn_value_text("All items"), TN_STYLE_TOTAL);
    cells[LIST_AMOUNT] = sum_cell(o, tni_cell_money(q->list_total), 'H');
    cells[AMOUNT] = sum_cell(o, o->all_known ? tn_value_money(o->item_sum) : tn_value_none(), 'J');
    if (known && q->list_total.known &&
        tn_money_sub(q->list_total.money, o->item_sum, &less) == TN_OK) {
        cells[LESS] =
            tni_cell_formula(&o->b, TN_STYLE_TOTAL, tn_value_money(less), "H%u-J%u", row, row);
    }
    cells = tni_sheet_next_row(&o->b, sheet, &row);
    if (!cells) {
        return;
    }
    cells[NAME] = tni_cell(tn_value_text(q->offer->payments.total.set ? "To the agreed round total"
                                                                      : "Rounding of the total"));
    if (known && tn_money_sub(q->net_total.money, o->item_sum, &more) == TN_OK) {
        cells[AMOUNT] = tni_cell_styled(tn_value_money(more), TN_STYLE_INPUT);
    }
    cells = tni_sheet_next_row(&o->b, sheet, &row);
    if (!cells) {
        return;
    }
    cells[NAME] = tni_cell_styled(tn_value_text("Net total"), TN_STYLE_RESULT);
    cells[LIST_AMOUNT] =
        tni_cell_formula(&o->b, TN_STYLE_RESULT, tni_cell_money(q->list_total), "H%u", row - 2);
    cells[LESS] = tni_cell_formula(&o->b, TN_STYLE_RESULT, tni_cell_money(q->discount_total),
                                   "H%u-J%u", row, row);
    cells[AMOUNT] = tni_cell_formula(&o->b, TN_STYLE_RESULT,
                                     known ? tni_cell_money(q->net_total) : tn_value_none(),
                                     "J%u+J%u", row - 2, row - 1);
    cells[MONTHLY] = tni_cell_formula(&o->b, TN_STYLE_RESULT, tni_cell_money(q->monthly_equivalent),
                                      "ROUND(J%u/TermMonths,%d)", row, (int)q->currency.places);
}

static void put_usage(tni_offer_sheets *o, tn_sheet *sheet)
{
    const tn_quote *q = o->quote;
    if (q->usage_count) {
        tni_sheet_section(&o->b, sheet, "Usage prices, per unit, not part of the total");
    }
    for (size_t i = 0; i < q->usage_count; i++) {
        const tn_quote_usage *u = &q->usage[i];
        uint32_t row = 0;
        tn_cell *cells = tni_sheet_next_row(&o->b, sheet, &row);
        if (!cells) {
            return;
        }
        cells[KEY] = tni_cell(tn_value_text(u->dimension->key.value));
        cells[NAME] = tni_cell(tn_value_text(u->dimension->name.value));
        if (u->list_price.known) {
            cells[LIST] =
                tni_cell_styled(tn_value_price(u->list_price.price, q->currency), TN_STYLE_INPUT);
        }
        if (u->net_price.known) {
            cells[NET] =
                tni_cell_styled(tn_value_price(u->net_price.price, q->currency), TN_STYLE_INPUT);
        }
    }
}

void tni_offer_prices(tni_offer_sheets *o)
{
    tn_sheet *sheet = tni_sheet_sheet(&o->b, "Prices",
                                      tn_arena_format(o->b.arena, "Prices for %d months, %s",
                                                      o->quote->months, o->quote->currency.code),
                                      price_headings, PRICES);
    put_items(o, sheet);
    put_totals(o, sheet);
    put_usage(o, sheet);
}
