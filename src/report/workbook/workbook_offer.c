/* The offer-draft workbook: what the buyer signs on top, then where each figure comes from. */
#include "report/workbook/workbook_offer.h"

#include <string.h>

#include "tenor/approval.h"
#include "tenor/reports.h"

static void add_amount(tni_amount_sum *sum, tn_maybe_price price, int64_t quantity,
                       tn_maybe_money amount)
{
    tn_fraction exact;
    sum->known = sum->known && price.known && amount.known &&
                 tn_money_add(sum->rounded, amount.money, &sum->rounded) == TN_OK &&
                 tn_money_exact(price.price, quantity, (tn_fraction){1, 1}, sum->rounded.currency,
                                &exact) == TN_OK &&
                 tn_fraction_add(sum->exact, exact, &sum->exact) == TN_OK;
}

/* The sums of the items, and what a spreadsheet cannot hold. */
static void add_up(tni_offer_sheets *o)
{
    const tn_quote *q = o->quote;
    o->list = o->net = (tni_amount_sum){true, {0, q->currency}, {0, 1}};
    for (size_t i = 0; i < q->item_count; i++) {
        const tn_quote_item *item = &q->items[i];
        if (item->counted) {
            add_amount(&o->list, item->list_price, item->quantity, item->list_amount);
            add_amount(&o->net, item->net_price, item->quantity, item->net_amount);
        }
    }
    o->net_total = TNI_IF(o->net.known, tni_cell_money(q->net_total));
    o->b.workbook->values_only = o->b.workbook->values_only ||
                                 (q->list_total.known && tni_too_long(q->list_total.money)) ||
                                 (q->net_total.known && tni_too_long(q->net_total.money));
}

/* --- Terms, Fees, Checks -------------------------------------------------------------------- */

/* The lists of the offer report: the same words as the table, CSV and JSON. */
static void add_terms(tni_offer_sheets *o)
{
    const tn_report *offer =
        tn_offer_report(o->b.arena, o->quote, o->b.options->buyer, o->b.options->findings);
    tn_report *report =
        tn_report_new(o->b.arena, o->b.options->buyer ? "Terms" : "Terms, as typed in the portal");
    for (const tn_field *f = offer ? offer->first : NULL; f; f = f->next) {
        const size_t length = strlen(f->key);
        if (f->value.kind == TN_V_TABLE && length > 5 &&
            strcmp(f->key + length - 5, "_list") == 0 && strcmp(f->key, "totals_list") != 0) {
            tn_report_add(report, f->key, f->title, f->value);
        }
    }
    tni_sheet_add(&o->b, "Terms", report);
}

static const tn_column fee_columns[] = {{"field", "", TN_V_TEXT, .width_cells = 34},
                                        {"value", "", TN_V_MONEY, .width_cells = 24}};

static const tn_column derivation_columns[] = {
    {.key = "what", .title = "", .kind = TN_V_TEXT},
    {.key = "result", .title = "", .kind = TN_V_MONEY},
    {"how", "", TN_V_TEXT, .width_cells = 60, .format = {NULL, TN_STYLE_NOTE}}};

static void add_derivation(tni_offer_sheets *o, tn_table *table, const tn_step *root)
{
    const tn_table *steps = root ? tn_explain_table(o->b.arena, root) : NULL;
    for (size_t i = 0; steps && i < steps->count; i++) {
        tn_table_copy(table, steps, i);
    }
}

static void add_findings(tni_offer_sheets *o, tn_report *report)
{
    const tn_findings *findings = o->b.options->findings;
    const size_t count = findings ? tn_findings_count(findings) : 0;
    tn_table *list = count ? TNI_TABLE(report, "findings", "Findings", fee_columns) : NULL;
    for (size_t i = 0; i < count; i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        tni_figure(list, NULL, tn_code_get(f->code)->text, TN_STYLE_PLAIN,
                   tn_value_text(f->message), NULL);
    }
}

/* The fee is that of each row of the payments: no two of them fall on one invoice. */
static bool is_each(const tn_quote *q)
{
    tn_money sum = {0, q->currency}, fee;
    for (size_t i = 0; i < q->payments.count; i++) {
        if (tn_money_percent(q->payments.payments[i].amount, q->fee_percent, TN_HALF_UP, &fee) !=
                TN_OK ||
            tn_money_add(sum, fee, &sum) != TN_OK) {
            return false;
        }
    }
    return q->payments.count && sum.minor == q->fee.minor;
}

static void add_fees(tni_offer_sheets *o)
{
    const tn_quote *q = o->quote;
    tn_report *report = tn_report_new(o->b.arena, "Fees and net, internal");
    tn_table *list = TNI_TABLE(report, "fees", NULL, fee_columns);
    const bool known = o->net_total.kind != TN_V_NONE;
    if (known) {
        tni_figure(list, "total", "Total contract value", TN_STYLE_LINK, o->net_total,
                   "{=NetTotal}");
    }
    if (known && q->fee_known) {
        tni_figure(list, "percent", "Listing fee %", TN_STYLE_INPUT,
                   tn_value_percent(q->fee_percent), NULL);
        tni_figure(list, "fee", "Listing fee", TN_STYLE_PLAIN, tn_value_money(q->fee),
                   is_each(q) ? "SUMPRODUCT(ROUND({Payments!amount:}*{value@percent},{#}))" : NULL);
        tni_figure(list, "net", "Seller's net", TN_STYLE_RESULT, tni_cell_money(q->seller_net),
                   "{value@total}-{value@fee}");
    }
    tn_table *steps = TNI_TABLE(report, "derivations", "How they came about", derivation_columns);
    add_derivation(o, steps, q->fee_step);
    add_derivation(o, steps, q->seller_net_step);
    add_findings(o, report);
    tni_sheet_add(&o->b, "Fees", report);
}

static void add_checks(tni_offer_sheets *o)
{
    tni_sheet_builder *b = &o->b;
    const tn_quote *q = o->quote;
    const tn_value net = o->net_total;
    const size_t count = q->payments.count;
    tn_money sum = {0, q->currency};
    bool known = count > 0;
    for (size_t i = 0; i < count; i++) {
        known = known && tn_money_add(sum, q->payments.payments[i].amount, &sum) == TN_OK;
    }
    tni_sheet_check(b, "The instalments add up to the net total", net,
                    "{Prices!net_amount@net_total}", TNI_IF(known, tn_value_money(sum)),
                    "SUM({Payments!amount:})");
    tni_sheet_check(b, "The net total is that of the table, CSV and JSON", net, NULL, net,
                    "NetTotal");
    tni_sheet_check(b, "The list total is that of the table, CSV and JSON",
                    tni_cell_money(q->list_total), NULL, tni_cell_money(q->list_total),
                    "{Prices!list_amount@net_total}");
    tni_sheet_check(b, "List total less discount is the net total",
                    TNI_IF(q->discount_total.known, net), "NetTotal", net,
                    "{Prices!list_amount@net_total}-{Prices!less@net_total}");
    tni_sheet_check(
        b, "At most 60 payments: payments beyond", tn_value_quantity(0), NULL,
        tn_value_quantity(count > TN_PAYMENTS_MAX ? (int64_t)count - TN_PAYMENTS_MAX : 0),
        tn_arena_format(
            b->arena,
            "MAX(0,COUNT({Payments!amount:})-%d)|MAX(0,COUNT({Payments!amount@total})-%d)",
            (int)TN_PAYMENTS_MAX, (int)TN_PAYMENTS_MAX));
    if (!b->options->buyer && q->fee_known && q->seller_net.known) {
        tni_sheet_check(b, "Fee and seller's net are the net total", net, "NetTotal", net,
                        "{Fees!value@fee}+{Fees!value@net}");
    }
}

/* "Northwind, revision 1a2b3c4d, 2026-12-01": what is on paper is told from what came later. NULL:
 * no memory. */
static const char *footer_words(const tni_offer_sheets *o)
{
    const tn_workbook_options *options = o->b.options;
    char digest[TN_DIGEST_TEXT], day[TN_DATE_TEXT] = "";
    if (tn_offer_digest(o->quote->offer, o->tables, digest) != TN_OK) {
        return NULL;
    }
    if (options->as_of) {
        tn_date_format(*options->as_of, day);
    }
    return tn_arena_format(o->b.arena, "%s%srevision %.8s%s%s",
                           options->seller ? options->seller : "", options->seller ? ", " : "",
                           digest, *day ? ", " : "", day);
}

void tni_offer_group(tni_offer_sheets *o, const tn_quote *quote)
{
    const tn_offer *offer = quote->offer;
    const char *product = offer->product->title.value ? offer->product->title.value : "";
    o->quote = quote;
    o->report = tn_quote_report(o->b.arena, quote, false, o->b.options->findings);
    o->b.currency = quote->currency;
    o->b.subtitle = tn_arena_format(o->b.arena, "Private offer draft for %s, in %s", product,
                                    quote->currency.code);
    if (!o->report) {
        return;
    }
    add_up(o);
    tn_sheet *summary = tni_offer_summary(o);
    tni_offer_prices(o);
    const tn_sheet *payments = tni_offer_payments(o);
    if (summary) {
        tni_offer_chart(o, summary, payments, (uint32_t)summary->row_count + 2, 0);
    }
    if (!o->b.group) {
        tni_offer_comparison(o);
        add_terms(o);
    }
    if (!o->b.options->buyer) {
        add_fees(o);
    }
}

tn_workbook *tn_offer_workbook(tn_arena *arena, const tn_quote *quote, const tn_tables *tables,
                               const tn_workbook_options *options)
{
    tni_offer_sheets o = {.quote = quote, .tables = tables};
    tni_sheet_init(&o.b, arena, tni_offer_title(quote), NULL, quote->currency, options);
    if (!o.b.workbook) {
        return NULL;
    }
    o.b.workbook->for_buyer = options->buyer;
    tni_offer_group(&o, quote);
    if (!o.report) {
        return NULL;
    }
    o.b.workbook->subject = o.b.subtitle;
    o.b.workbook->footer = options->buyer ? footer_words(&o) : NULL;
    if (options->buyer && !o.b.workbook->footer) {
        return NULL;
    }
    o.b.workbook->created = options->as_of ? *options->as_of : quote->start;
    if (!options->buyer) {
        add_checks(&o);
    }
    return tni_sheet_close(&o.b);
}
