/* Several quotes side by side. */
#include "report/tables/cells.h"
#include "tenor/reports.h"

static const tn_column columns[] = {
    {.key = "offer", .title = "Offer", .kind = TN_V_TEXT},
    {.key = "product", .title = "Product", .kind = TN_V_TEXT},
    {.key = "currency", .title = "Currency", .kind = TN_V_TEXT},
    {.key = "duration", .title = "Duration", .kind = TN_V_MONTHS},
    {.key = "start", .title = "Start", .kind = TN_V_DATE},
    {.key = "end", .title = "Last day", .kind = TN_V_END_DATE},
    {.key = "list_total", .title = "List total", .kind = TN_V_MONEY},
    {.key = "discount_total", .title = "Discount", .kind = TN_V_MONEY},
    {.key = "net_total", .title = "Net total", .kind = TN_V_MONEY},
    {.key = "monthly_equivalent", .title = "Per month", .kind = TN_V_MONEY},
    {.key = "charges", .title = "Charges", .kind = TN_V_QUANTITY},
    {.key = "first_charge", .title = "First charge", .kind = TN_V_MONEY},
    {.key = "listing_fee", .title = "Listing fee", .kind = TN_V_MONEY, .flags = TN_INTERNAL_ONLY},
    {.key = "seller_net", .title = "Seller's net", .kind = TN_V_MONEY, .flags = TN_INTERNAL_ONLY}};

static void add_quote(tn_table *table, const tn_quote *quote)
{
    const tn_offer *offer = quote->offer;
    const bool paid = quote->payments.count > 0;
    const bool starts = quote->dated || quote->assumed; /* else nobody has said a day yet */
    TNI_ROW(table, NULL, tn_value_text(offer->name.value ? offer->name.value : offer->file),
            tn_value_text(offer->product->title.value), tn_value_text(quote->currency.code),
            TNI_IF(quote->months, tn_value_months(quote->months)),
            TNI_IF(starts, tn_value_date(quote->start)),
            TNI_IF(starts || offer->end.set, tn_value_end_date(quote->end)),
            tni_cell_money(quote->list_total), tni_cell_money(quote->discount_total),
            tni_cell_money(quote->net_total), tni_cell_money(quote->monthly_equivalent),
            tn_value_quantity((int64_t)quote->payments.count),
            TNI_IF(paid, tn_value_money(quote->payments.payments[0].amount)),
            TNI_IF(quote->fee_known, tn_value_money(quote->fee)),
            tni_cell_money(quote->seller_net));
}

tn_report *tn_quotes_report(tn_arena *arena, const tn_quote *const *quotes, size_t count,
                            const tn_findings *findings)
{
    tn_report *report = tn_report_new(arena, "Offers side by side");
    tn_table *table = TNI_TABLE(report, "offers", "Offers", columns);
    tn_field_flag(report ? report->last : NULL, TN_NOT_IN_TEXT);
    for (size_t i = 0; i < count; i++) {
        if (quotes[i]) {
            add_quote(table, quotes[i]);
        } else {
            tn_table_add(table, NULL, 0, NULL);
        }
    }
    tn_column *names = tni_table_side_by_side(report, "side_by_side", "Offers", table);
    for (size_t i = 0; names && i < table->count; i++) {
        names[i + 1].title = quotes[i] ? table->rows[i].cells[0].as.text : "";
    }
    return names ? tni_report_close(report, findings) : NULL;
}
