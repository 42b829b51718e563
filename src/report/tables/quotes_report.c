/* Several quotes side by side. */
#include "report/tables/cells.h"
#include "tenor/reports.h"

#define LENGTH(array) (sizeof(array) / sizeof(*(array)))

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

enum { COLUMNS = LENGTH(columns) };

static void fill(tn_arena *arena, const tn_quote *quote, tn_value cells[COLUMNS])
{
    const tn_offer *offer = quote->offer;
    const bool paid = quote->payments.count > 0;
    const bool starts = quote->dated || quote->assumed; /* else nobody has said a day yet */
    const tn_value all[] = {
        tn_value_text(offer->name.value ? offer->name.value : offer->file),
        tn_value_text(offer->product->title.value),
        tn_value_text(tn_arena_text(arena, quote->currency.code)),
        quote->months ? tn_value_months(quote->months) : tn_value_none(),
        starts ? tn_value_date(quote->start) : tn_value_none(),
        starts || offer->end.set ? tn_value_end_date(quote->end) : tn_value_none(),
        tni_cell_money(quote->list_total),
        tni_cell_money(quote->discount_total),
        tni_cell_money(quote->net_total),
        tni_cell_money(quote->monthly_equivalent),
        tn_value_quantity((int64_t)quote->payments.count),
        paid ? tn_value_money(quote->payments.payments[0].amount) : tn_value_none(),
        quote->fee_known ? tn_value_money(quote->fee) : tn_value_none(),
        tni_cell_money(quote->seller_net)};
    _Static_assert(LENGTH(all) == COLUMNS, "a cell per column");
    for (size_t i = 0; i < COLUMNS; i++) {
        cells[i] = all[i];
    }
}

tn_report *tn_quotes_report(tn_arena *arena, const tn_quote *const *quotes, size_t count,
                            const tn_findings *findings)
{
    tn_report *report = tn_report_new(arena, "Offers side by side");
    tn_table *table = tn_report_table(report, "offers", "Offers", columns, COLUMNS);
    tn_field_flag(report ? report->last : NULL, TN_NOT_IN_TEXT);
    tni_sheet sheet;
    if (!tni_sheet_begin(&sheet, report, "side_by_side", "Offers", count)) {
        return NULL;
    }
    tn_value(*cells)[COLUMNS] = tn_arena_take_array(arena, count, sizeof(*cells));
    if (!cells) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        fill(arena, quotes[i], cells[i]);
        tn_table_add(table, cells[i], COLUMNS, NULL);
        tni_sheet_column(&sheet, i, "%s", cells[i][0].as.text);
    }
    for (size_t c = 1; c < COLUMNS; c++) {
        tn_value *row = tni_sheet_row(&sheet, columns[c].title);
        for (size_t i = 0; row && i < count; i++) {
            row[i] = cells[i][c];
        }
    }
    return tni_report_close(report, findings);
}
