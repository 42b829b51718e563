/* The report of an offer draft: section by section as sellers write it down. Each figure goes to
 * three places at once: the section's object for JSON, its list for people, the long table of
 * section, item, field and value for CSV. */

#include "report/tables/cells.h"
#include "tenor/reports.h"

static const tn_column list_columns[] = {
    {.key = "field", .title = "", .kind = TN_V_TEXT, .width_cells = 34},
    {.key = "value", .title = "", .kind = TN_V_TEXT, .width_cells = 60}};

static const tn_column long_columns[] = {{.key = "section", .title = "Section", .kind = TN_V_TEXT},
                                         {.key = "item", .title = "Item", .kind = TN_V_TEXT},
                                         {.key = "field", .title = "Field", .kind = TN_V_TEXT},
                                         {.key = "value", .title = "Value", .kind = TN_V_TEXT}};

typedef struct offer_lists {
    tn_arena *arena;
    tn_report *report;
    bool buyer;
    const char *section;
    tn_table *list, *all;
} offer_lists;

static void open_section(offer_lists *s, const char *key, const char *title)
{
    s->section = key;
    s->list = TNI_TABLE(s->report, tn_arena_format(s->arena, "%s_list", key), title, list_columns);
    tn_field_flag(s->report ? s->report->last : NULL, TN_NOT_IN_JSON | TN_NOT_IN_CSV);
}

static void add_long(offer_lists *s, const char *item, const char *field, tn_value value)
{
    TNI_ROW(s->all, NULL, tn_value_text(s->section), tn_value_text(item), tn_value_text(field),
            value);
}

/* A figure of the section; what nobody wrote is left out of the list for people. */
static void add_figure(offer_lists *s, const char *key, const char *title, tn_value value)
{
    tn_field *field =
        tn_report_add(s->report, tn_arena_format(s->arena, "%s.%s", s->section, key), title, value);
    tn_field_flag(field, TN_NOT_IN_TEXT | TN_NOT_IN_CSV);
    if (value.kind != TN_V_NONE) {
        TNI_ROW(s->list, NULL, tn_value_text(title), value);
        add_long(s, NULL, key, value);
    }
}

static void add_internal(offer_lists *s, const char *key, const char *title, tn_value value)
{
    if (!s->buyer) {
        add_figure(s, key, title, value);
    }
}

/* The rows of a table that was added for JSON and people, again as rows of the long table. */
static void repeat_long(offer_lists *s)
{
    const tn_field *field = s->report ? s->report->last : NULL;
    if (!field || field->value.kind != TN_V_TABLE) {
        return;
    }
    const tn_table *table = field->value.as.table;
    for (size_t row = 0; row < table->count; row++) {
        const tn_value *cells = table->rows[row].cells;
        const char *item = cells[0].kind == TN_V_TEXT ? cells[0].as.text : NULL;
        if (cells[0].kind == TN_V_DATE) {
            char text[TN_DATE_TEXT];
            item = tn_arena_text(s->arena, tn_date_format(cells[0].as.date, text));
        }
        for (size_t i = 1; i < table->column_count; i++) {
            if (cells[i].kind != TN_V_NONE) {
                add_long(s, item, table->columns[i].key, cells[i]);
            }
        }
    }
}

static tn_value days(tn_arena *arena, tn_field_number number)
{
    return TNI_IF(number.set,
                  tn_value_text(tn_arena_format(arena, "%lldd", (long long)number.value)));
}

static tn_value percent(tn_field_percent field)
{
    return TNI_IF(field.set, tn_value_percent(field.value));
}

static void add_information(offer_lists *s, const tn_offer *offer)
{
    open_section(s, "information", "Information");
    add_figure(s, "name", "Offer", tni_cell_text(offer->name));
    add_internal(s, "description", "Description", tni_cell_text(offer->description));
    add_figure(s, "product", "Product", tni_cell_text(offer->product->title));
    add_figure(s, "product_id", "Product ID", tni_cell_text(offer->product->product_id));
    add_internal(s, "purpose", "Purpose",
                 tn_value_text(tni_word("offer", "offer", "purpose", offer->purpose.value)));
    add_figure(s, "currency", "Currency",
               tn_value_text(tn_arena_text(s->arena, tn_offer_currency(offer).code)));
    add_figure(s, "url", "Offer URL", tni_cell_text(offer->url));
}

static void add_buyers(offer_lists *s, const tn_offer *offer)
{
    open_section(s, "buyers", "Buyers");
    add_figure(s, "buyer", "Buyer", tni_cell_text(offer->buyer));
    add_figure(s, "accounts", "AWS accounts", tni_cell_list(s->arena, &offer->buyer_accounts));
    add_figure(s, "country", "Buyer's country", tni_cell_text(offer->buyer_country));
    add_figure(s, "countries", "Offered in", tni_cell_list(s->arena, &offer->countries));
    add_figure(s, "contact", "Contact", tni_cell_text(offer->contact));
}

static void add_dates(offer_lists *s, const tn_offer *offer)
{
    const int months = tn_offer_months(offer);
    open_section(s, "dates", "Dates");
    add_figure(s, "expires", "Accept until (23:59:59 UTC)", tni_cell_date(offer->expires));
    add_figure(s, "duration", "Duration", TNI_IF(months, tn_value_months(months)));
    add_figure(s, "start", "Start", tni_cell_date(offer->start));
    add_figure(s, "end", "Last day", tni_cell_date(offer->end));
    add_figure(s, "published", "Published", tni_cell_date(offer->published));
}

static void add_prices(offer_lists *s, const tn_quote *quote)
{
    s->section = "prices";
    tni_table_items(s->report, "prices", quote);
    tn_field_flag(s->report ? s->report->last : NULL, TN_NOT_IN_CSV);
    repeat_long(s);
    if (quote->usage_count) {
        s->section = "usage";
        tni_table_usage(s->report, "usage", quote);
        tn_field_flag(s->report ? s->report->last : NULL, TN_NOT_IN_CSV);
        repeat_long(s);
    }
}

static void add_payments(offer_lists *s, const tn_quote *quote)
{
    const tn_offer *offer = quote->offer;
    open_section(s, "payment_terms", "Payment terms");
    add_figure(s, "plan", "Plan",
               tn_value_text(tni_word("offer", "payments", "plan", offer->payments.plan.value)));
    add_figure(s, "net_terms", "Days to pay",
               TNI_IF(offer->net_terms.set, tn_value_quantity(offer->net_terms.value)));
    add_figure(s, "dates_assume", "Dates assume acceptance on",
               TNI_IF(quote->assumed, tn_value_date(quote->start)));
    s->section = "payments";
    tni_table_payments(s->report, "payments", "Payments", quote->payments.payments,
                       quote->payments.count, quote->payments.step);
    tn_field_flag(s->report ? s->report->last : NULL, TN_NOT_IN_CSV);
    repeat_long(s);
}

static void add_renewal(offer_lists *s, const tn_renewal *renewal)
{
    open_section(s, "renewal", "Renewal");
    add_figure(s, "auto", "Renews by itself",
               tn_value_text(renewal->automatic.set && renewal->automatic.value ? "yes" : "no"));
    add_figure(s, "uplift", renewal->is_range ? "Uplift from" : "Uplift", percent(renewal->uplift));
    add_figure(s, "uplift_max", "Uplift to", percent(renewal->uplift_max));
    add_figure(s, "uplift_default", "Uplift if nobody decides", percent(renewal->uplift_default));
    add_figure(s, "max_renewals", "Renewals at most",
               TNI_IF(renewal->max_renewals.set, tn_value_quantity(renewal->max_renewals.value)));
    add_figure(s, "decision", "Decide before the end", days(s->arena, renewal->decision_days));
    add_figure(s, "adjustment", "Adjust before the end", days(s->arena, renewal->adjustment_days));
}

static void add_legal(offer_lists *s, const tn_offer *offer)
{
    open_section(s, "legal", "Legal");
    add_figure(s, "eula", "EULA", tni_cell_text(offer->eula));
    add_figure(s, "replaces", "Replaces agreement", tni_cell_text(offer->replaces));
    add_figure(s, "po", "Purchase order", tni_cell_text(offer->po));
    add_internal(s, "existing_pricing", "Existing pricing", tni_cell_text(offer->existing_pricing));
    add_internal(s, "policy", "Policy", tni_cell_text(offer->policy));
}

static void add_totals(offer_lists *s, const tn_quote *quote)
{
    open_section(s, "totals", "Totals");
    add_figure(s, "list_total", "List total", tni_cell_money(quote->list_total));
    add_figure(s, "discount_total", "Discount", tni_cell_money(quote->discount_total));
    add_figure(s, "net_total", "Total contract value", tni_cell_money(quote->net_total));
    add_figure(s, "monthly_equivalent", "Per month", tni_cell_money(quote->monthly_equivalent));
    add_internal(s, "listing_fee_percent", "Listing fee %",
                 TNI_IF(quote->fee_known, tn_value_percent(quote->fee_percent)));
    add_internal(s, "listing_fee", "Listing fee",
                 TNI_IF(quote->fee_known, tn_value_money(quote->fee)));
    add_internal(s, "seller_net", "Seller's net", tni_cell_money(quote->seller_net));
}

tn_report *tn_offer_report(tn_arena *arena, const tn_quote *quote, bool buyer,
                           const tn_findings *findings)
{
    const tn_offer *offer = quote->offer;
    const char *name = offer->name.value ? offer->name.value : offer->file;
    offer_lists s = {.arena = arena, .buyer = buyer};
    s.report = tn_report_new(arena, tn_arena_format(arena, "Private offer: %s", name));
    s.all = tn_table_new(arena, long_columns, LENGTH(long_columns));
    if (!s.report || !s.all) {
        return NULL;
    }
    s.report->primary = s.all;
    add_information(&s, offer);
    add_buyers(&s, offer);
    add_dates(&s, offer);
    add_prices(&s, quote);
    add_payments(&s, quote);
    add_renewal(&s, &offer->renewal);
    add_legal(&s, offer);
    add_totals(&s, quote);
    return tni_report_close(s.report, findings);
}
