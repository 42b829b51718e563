/* The workbook of several offers to choose from: side by side, then the sheets of each. */
#include "report/workbook/workbook_offer.h"
#include "tenor/reports.h"

static const tn_column columns[] = {
    {"offer", "Offer", TN_V_TEXT, .width_cells = 34},
    {"product", "Product", TN_V_TEXT, .width_cells = 26},
    {"currency", "Currency", TN_V_TEXT, .width_cells = 9},
    {"duration", "Duration", TN_V_MONTHS, .width_cells = 11},
    {"list_total", "List total", TN_V_MONEY, .width_cells = 15},
    {"discount_total", "Discount", TN_V_MONEY, .width_cells = 14},
    {"net_total", "Net total", TN_V_MONEY, .width_cells = 15},
    {"monthly_equivalent", "Per month", TN_V_MONEY, .width_cells = 14},
    {"charges", "Charges", TN_V_QUANTITY, .width_cells = 9},
    {"first_charge", "First charge", TN_V_MONEY, .width_cells = 15},
    {"listing_fee", "Listing fee", TN_V_MONEY, .width_cells = 14},
    {"seller_net", "Seller's net", TN_V_MONEY, .width_cells = 15}};

enum { INTERNAL_COLUMNS = 2, WIDTH_PX = 640, HEIGHT_PX = 320 };

/* What an offer's own sheets say of it. */
static const struct {
    const char *key, *sheet, *cell;
} links[] = {{"list_total", "Prices", "list_amount@net_total"},
             {"discount_total", "Prices", "less@net_total"},
             {"net_total", "Prices", "net_amount@net_total"},
             {"monthly_equivalent", "Prices", "per_month@net_total"},
             {"first_charge", "Payments", "amount@0"},
             {"listing_fee", "Fees", "value@fee"},
             {"seller_net", "Fees", "value@net"}};

static void add_row(tn_table *table, const tn_table *from, size_t index)
{
    const tn_value *cells = tn_table_copy(table, from, index);
    for (size_t k = 0; cells && k < LENGTH(links); k++) {
        const int column = tn_table_column(table, links[k].key);
        if (column >= 0 && cells[column].kind != TN_V_NONE) {
            tn_table_set(table, links[k].key, TN_STYLE_LINK, cells[column], "{%s %zu!%s}",
                         links[k].sheet, index + 1, links[k].cell);
        }
    }
}

static void add_comparison(tni_offer_sheets *o, const tn_quote *const *quotes, size_t count)
{
    static const tni_chart chart = {
        TN_CHART_COLUMN, "Price per month",      "Offer",  NULL,     "offer",
        {"Per month"},   {"monthly_equivalent"}, WIDTH_PX, HEIGHT_PX};
    const tn_report *said = tn_quotes_report(o->b.arena, quotes, count, o->b.options->findings);
    const tn_table *from = said ? tn_report_find_table(said, "offers") : NULL;
    tn_report *report = tn_report_new(o->b.arena, o->b.workbook->title);
    tn_table *table =
        tn_report_table(report, "offers", NULL, columns,
                        LENGTH(columns) - (o->b.options->buyer ? INTERNAL_COLUMNS : 0));
    for (size_t i = 0; from && i < count; i++) {
        add_row(table, from, i);
    }
    tn_sheet *sheet = tni_sheet_add(&o->b, "Offers", report);
    if (sheet) {
        sheet->one_page = true;
        tni_sheet_chart(&o->b, sheet, sheet, &chart, (uint32_t)sheet->row_count + 2, 0);
    }
}

tn_workbook *tn_offers_workbook(tn_arena *arena, const tn_quote *const *quotes, size_t count,
                                const tn_tables *tables, const tn_workbook_options *options)
{
    const tn_quote *first = quotes[0];
    const char *buyer = first->offer->buyer.value;
    const char *seller = options->seller ? options->seller : "";
    char day[TN_DATE_TEXT] = "";
    tni_offer_sheets o = {.quote = first, .tables = tables};
    tni_sheet_init(&o.b, arena, "Offers side by side",
                   tn_arena_format(arena, "Private offers%s%s", options->buyer ? " for " : "",
                                   options->buyer && buyer ? buyer : ""),
                   first->currency, options);
    if (!o.b.workbook) {
        return NULL;
    }
    o.b.workbook->for_buyer = true;
    o.b.workbook->created = options->as_of ? *options->as_of : first->start;
    o.b.workbook->footer =
        tn_arena_format(arena, "%s%s%s", seller, *seller && options->as_of ? ", " : "",
                        options->as_of ? tn_date_format(*options->as_of, day) : "");
    add_comparison(&o, quotes, count);
    for (size_t i = 0; i < count; i++) {
        o.b.group = (unsigned)i + 1;
        tni_offer_group(&o, quotes[i]);
    }
    return tni_sheet_close(&o.b);
}
