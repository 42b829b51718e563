/* The report of a quote: rule 4's keys for programs, the same figures in a readable order. */
#include "report/tables/cells.h"
#include "tenor/reports.h"

static const tn_column item_columns[] = {
    {.key = "dimension", .title = "Dimension", .kind = TN_V_TEXT},
    {.key = "name", .title = "Name", .kind = TN_V_TEXT},
    {.key = "quantity", .title = "Qty", .kind = TN_V_QUANTITY},
    {.key = "list_price", .title = "List price", .kind = TN_V_PRICE},
    {.key = "net_price", .title = "Net price", .kind = TN_V_PRICE},
    {.key = "discount_percent", .title = "Discount", .kind = TN_V_PERCENT},
    {.key = "list_amount", .title = "List amount", .kind = TN_V_MONEY},
    {.key = "net_amount", .title = "Net amount", .kind = TN_V_MONEY}};

static const tn_column usage_columns[] = {
    {.key = "dimension", .title = "Dimension", .kind = TN_V_TEXT},
    {.key = "name", .title = "Name", .kind = TN_V_TEXT},
    {.key = "list_price", .title = "List price", .kind = TN_V_PRICE},
    {.key = "net_price", .title = "Net price", .kind = TN_V_PRICE}};

static const tn_column compare_columns[] = {
    {.key = "duration", .title = "Duration", .kind = TN_V_MONTHS},
    {.key = "list_total", .title = "List total", .kind = TN_V_MONEY},
    {.key = "net_total", .title = "Net total", .kind = TN_V_MONEY},
    {.key = "monthly_equivalent", .title = "Per month", .kind = TN_V_MONEY},
    {.key = "savings", .title = "Savings", .kind = TN_V_MONEY},
    {.key = "savings_percent", .title = "Savings %", .kind = TN_V_PERCENT}};

void tni_table_items(tn_report *report, const char *key, const tn_quote *quote)
{
    tn_table *table = TNI_TABLE(report, key, "Items", item_columns);
    for (size_t i = 0; i < quote->item_count; i++) {
        const tn_quote_item *item = &quote->items[i];
        TNI_ROW(table, item->counted ? item->net_amount_step : item->net_price_step,
                tn_value_text(item->dimension->key.value),
                tn_value_text(item->dimension->name.value),
                TNI_IF(item->counted, tn_value_quantity(item->quantity)),
                tni_cell_price(item->list_price, quote->currency),
                tni_cell_price(item->net_price, quote->currency), tni_cell_percent(item->discount),
                tni_cell_money(item->list_amount), tni_cell_money(item->net_amount));
    }
}

/* Usage prices are no part of a total; programs find them in the product and the offer. */
void tni_table_usage(tn_report *report, const char *key, const tn_quote *quote)
{
    if (quote->usage_count == 0) {
        return;
    }
    tn_table *table = TNI_TABLE(report, key, "Usage prices, per unit", usage_columns);
    for (size_t i = 0; i < quote->usage_count; i++) {
        const tn_quote_usage *usage = &quote->usage[i];
        TNI_ROW(table, NULL, tn_value_text(usage->dimension->key.value),
                tn_value_text(usage->dimension->name.value),
                tni_cell_price(usage->list_price, quote->currency),
                tni_cell_price(usage->net_price, quote->currency));
    }
}

static void add_compare(tn_report *report, const tn_quote *quote)
{
    tn_table *table = TNI_TABLE(report, "compare", "Durations", compare_columns);
    for (size_t i = 0; i < quote->duration_count; i++) {
        const tn_quote_duration *d = &quote->durations[i];
        TNI_ROW(table, NULL, tn_value_months(d->months), tni_cell_money(d->list_total),
                tni_cell_money(d->net_total), tni_cell_money(d->monthly_equivalent),
                tni_cell_money(d->savings), tni_cell_percent(d->savings_percent));
    }
    tn_field_flag(report ? report->last : NULL, TN_NOT_IN_TEXT);
}

/* The lowest monthly price of several; NULL when there is nothing to choose from. */
static const tn_quote_duration *best_duration(const tn_quote *quote)
{
    const tn_quote_duration *best = NULL;
    size_t known = 0;
    for (size_t i = 0; i < quote->duration_count; i++) {
        const tn_quote_duration *d = &quote->durations[i];
        if (d->monthly_equivalent.known) {
            known++;
            if (!best || d->monthly_equivalent.money.minor < best->monthly_equivalent.money.minor) {
                best = d;
            }
        }
    }
    return known > 1 ? best : NULL;
}

enum { NET_TOTAL = 1 }; /* its row in the durations side by side */

/* Durations as columns, for people. */
static void add_side_by_side(tn_report *report, const tn_quote *quote)
{
    const tn_quote_duration *best = best_duration(quote);
    const tn_table *table = tn_report_find_table(report, "compare");
    tn_column *columns =
        tni_table_side_by_side(report, "durations", "Durations side by side", table);
    for (size_t i = 0; columns && i < quote->duration_count; i++) {
        const tn_quote_duration *d = &quote->durations[i];
        char text[TN_DURATION_TEXT];
        const char *name =
            tn_arena_format(report->arena, "%s%s%s", tn_duration_format(d->months, text),
                            d->own ? " (offer)" : "", d == best ? " best" : "");
        columns[i + 1].title = name ? name : "";
        if (!d->net_total.known) {
            tn_value *net = report->last->value.as.table->rows[NET_TOTAL].cells;
            net[i + 1] = tn_value_text("not offered");
        }
    }
}

static void add_totals(tn_report *report, const tn_quote *quote)
{
    tn_report_add(report, "list_total", "List total", tni_cell_money(quote->list_total));
    tn_report_add(report, "discount_total", "Discount", tni_cell_money(quote->discount_total));
    tn_field_explain(
        tn_report_add(report, "net_total", "Net total", tni_cell_money(quote->net_total)),
        quote->net_total_step);
    tn_report_add(report, "rounding", "Rounding", tn_value_money(quote->rounding));
    tn_field_explain(tn_report_add(report, "monthly_equivalent", "Per month",
                                   tni_cell_money(quote->monthly_equivalent)),
                     quote->monthly_step);
}

static void add_fee(tn_report *report, const tn_quote *quote)
{
    const bool known = quote->fee_known;
    tn_field *percent = tn_report_add(report, "listing_fee.percent", "Listing fee %",
                                      TNI_IF(known, tn_value_percent(quote->fee_percent)));
    tn_field *amount = tn_report_add(report, "listing_fee.amount", "Listing fee",
                                     TNI_IF(known, tn_value_money(quote->fee)));
    tn_field *net =
        tn_report_add(report, "seller_net", "Seller's net", tni_cell_money(quote->seller_net));
    tn_field_flag(percent, TN_INTERNAL_ONLY);
    tn_field_explain(tn_field_flag(amount, TN_INTERNAL_ONLY), quote->fee_step);
    tn_field_explain(tn_field_flag(net, TN_INTERNAL_ONLY), quote->seller_net_step);
}

tn_report *tn_quote_report(tn_arena *arena, const tn_quote *quote, bool compare,
                           const tn_findings *findings)
{
    const tn_offer *offer = quote->offer;
    const char *name = offer->name.value ? offer->name.value : offer->file;
    const bool starts = quote->dated || quote->assumed; /* else nobody has said a day yet */
    tn_report *report = tn_report_new(arena, tn_arena_format(arena, "Quote: %s", name));
    tn_report_add(report, "offer", "Offer", tn_value_text(name));
    tn_report_add(report, "product", "Product", tn_value_text(offer->product->title.value));
    tn_report_add(report, "currency", "Currency",
                  tn_value_text(tn_arena_text(arena, quote->currency.code)));
    tn_report_add(report, "duration", "Duration",
                  TNI_IF(quote->months, tn_value_months(quote->months)));
    tn_report_add(report, "start", quote->assumed ? "Start (assumed)" : "Start",
                  TNI_IF(starts, tn_value_date(quote->start)));
    tn_report_add(report, "end", quote->assumed ? "Last day (assumed)" : "Last day",
                  TNI_IF(starts || offer->end.set, tn_value_end_date(quote->end)));
    tni_table_items(report, "items", quote);
    add_totals(report, quote);
    tni_table_payments(report, "payments", "Payments", quote->payments.payments,
                       quote->payments.count, quote->payments.step);
    add_fee(report, quote);
    add_compare(report, quote);
    tni_table_usage(report, "usage", quote);
    if (compare) {
        add_side_by_side(report, quote);
    }
    return tni_report_close(report, findings);
}

void tn_quote_report_add_target(tn_report *report, const tn_quote *quote,
                                const tn_quote_target *target)
{
    const tn_dimension *d =
        target->has_price ? &quote->offer->product->dimensions[target->dimension] : NULL;
    tn_report_add(report, "target.wanted", "Target", tn_value_money(target->wanted));
    tn_report_add(report, "target.discount_percent", "Nearest discount",
                  tn_value_percent(target->discount));
    tn_report_add(report, "target.net_total", "Total with it", tn_value_money(target->total));
    tn_report_add(report, "target.missing", "Missing to the target",
                  tn_value_money(target->missing));
    tn_report_add(report, "target.dimension", "With it, the target by a price for",
                  TNI_IF(d, tn_value_text(d->key.value)));
    tn_report_add(report, "target.net_price", "Net price of it",
                  TNI_IF(d, tn_value_price(target->price, quote->currency)));
}
