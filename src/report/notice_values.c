/* The names of a notice, one row each. Nothing here is internal: no fee, no description. */
#include "report/notice_values.h"

#include <string.h>

typedef void (*put)(const tni_notice_source *source, tn_buffer *out);

#define TEXT_OF(function, field)                                                                   \
    static void function(const tni_notice_source *s, tn_buffer *out)                               \
    {                                                                                              \
        tni_write_field(s->field, out);                                                            \
    }

TEXT_OF(offer, quote->offer->name)
TEXT_OF(product, quote->offer->product->title)
TEXT_OF(product_id, quote->offer->product->product_id)
TEXT_OF(buyer, quote->offer->buyer)
TEXT_OF(contact, quote->offer->contact)
TEXT_OF(po, quote->offer->po)
TEXT_OF(eula, quote->offer->eula)
TEXT_OF(replaces, quote->offer->replaces)
TEXT_OF(seller, settings->name)
TEXT_OF(seller_contact, settings->contact)
TEXT_OF(support, settings->support)
TEXT_OF(registration_url, settings->registration_url)

static void accounts(const tni_notice_source *s, tn_buffer *out)
{
    const tn_field_list *list = &s->quote->offer->buyer_accounts;
    for (size_t i = 0; i < list->count; i++) {
        tn_buffer_format(out, "%s%s", i ? "\n" : "", list->items[i].value);
    }
}

static void expires(const tni_notice_source *s, tn_buffer *out)
{
    if (s->quote->offer->expires.set) {
        tni_write_date(s, s->quote->offer->expires.value, out);
        tn_buffer_text(out,
                       strcmp(s->options->language, "en") ? " 23:59:59 UTC" : ", 23:59:59 UTC");
    }
}

static void duration(const tni_notice_source *s, tn_buffer *out)
{
    if (s->quote->months) {
        tn_buffer_format(out, "%d", s->quote->months);
    }
}

/* Dates are the contract's only when the offer names them; otherwise acceptance decides. */
static void start(const tni_notice_source *s, tn_buffer *out)
{
    if (s->quote->offer->start.set) {
        tni_write_date(s, s->quote->offer->start.value, out);
    }
}

static void last_day(const tni_notice_source *s, tn_buffer *out)
{
    if (s->quote->offer->end.set) {
        tni_write_date(s, s->quote->offer->end.value, out);
    }
}

static void currency(const tni_notice_source *s, tn_buffer *out)
{
    tn_buffer_text(out, s->quote->currency.code);
}

static void total(const tni_notice_source *s, tn_buffer *out)
{
    tni_write_money(s, s->quote->net_total, out);
}

static void list_total(const tni_notice_source *s, tn_buffer *out)
{
    tni_write_money(s, s->quote->list_total, out);
}

static void discount_total(const tni_notice_source *s, tn_buffer *out)
{
    const tn_maybe_money discount = s->quote->discount_total;
    if (discount.known && discount.money.minor > 0) {
        tni_write_money(s, discount, out);
    }
}

static void monthly(const tni_notice_source *s, tn_buffer *out)
{
    tni_write_money(s, s->quote->monthly_equivalent, out);
}

/* Figures among words, where no style of a page reaches: no line ends within one. */
static tni_notice_source among_words(const tni_notice_source *source)
{
    tni_notice_source copy = *source;
    copy.joined = source->options->html;
    return copy;
}

static void prices(const tni_notice_source *source, tn_buffer *out)
{
    const tni_notice_source copy = among_words(source), *s = &copy;
    for (size_t i = 0; i < s->quote->item_count; i++) {
        const tn_quote_item *item = &s->quote->items[i];
        tn_buffer_format(out, "%s%s", i ? "\n" : "", tni_name_of(item->dimension));
        tn_buffer_text(out, item->net_price.known ? ": " : "");
        tni_write_price(s, item->net_price, out);
        if (item->counted) {
            tn_buffer_text(out, " × ");
            tni_write_quantity(item->quantity, out);
            tn_buffer_text(out, " = ");
            tni_write_money(s, item->net_amount, out);
        }
    }
}

static void usage_prices(const tni_notice_source *source, tn_buffer *out)
{
    const tni_notice_source copy = among_words(source), *s = &copy;
    for (size_t i = 0; i < s->quote->usage_count; i++) {
        const tn_quote_usage *usage = &s->quote->usage[i];
        tn_buffer_format(out, "%s%s: ", i ? "\n" : "", tni_name_of(usage->dimension));
        tni_write_price(s, usage->net_price, out);
    }
}

/* What is not dated in the offer is dated by acceptance, which is assumed. */
static void payments(const tni_notice_source *source, tn_buffer *out)
{
    const tni_notice_source copy = among_words(source), *s = &copy;
    for (size_t i = 0; i < s->quote->payments.count; i++) {
        const tn_payment *payment = &s->quote->payments.payments[i];
        tn_buffer_text(out, i ? "\n" : "");
        tni_write_date(s, payment->date, out);
        tn_buffer_text(out, ": ");
        tni_write_money(s, (tn_maybe_money){true, payment->amount}, out);
    }
}

static void instalments(const tni_notice_source *s, tn_buffer *out)
{
    if (tn_offer_has_plan(s->quote->offer)) {
        tn_buffer_format(out, "%zu", s->quote->payments.count);
    }
}

static void net_terms(const tni_notice_source *s, tn_buffer *out)
{
    if (s->quote->offer->net_terms.set) {
        tn_buffer_format(out, "%lld", (long long)s->quote->offer->net_terms.value);
    }
}

static void auto_renewal(const tni_notice_source *s, tn_buffer *out)
{
    const tn_field_number *automatic = &s->quote->offer->renewal.automatic;
    tn_buffer_text(out, automatic->set && automatic->value ? "yes" : "");
}

static void uplift(const tni_notice_source *s, tn_buffer *out)
{
    const tn_renewal *r = &s->quote->offer->renewal;
    char text[TN_DECIMAL_TEXT];
    if (r->uplift.set) {
        tn_buffer_format(out, "%s%%", tn_percent_format(r->uplift.value, text));
    }
    if (r->is_range && r->uplift_max.set) {
        tn_buffer_format(out, "–%s%%", tn_percent_format(r->uplift_max.value, text));
    }
}

static void max_renewals(const tni_notice_source *s, tn_buffer *out)
{
    if (s->quote->offer->renewal.max_renewals.set) {
        tn_buffer_format(out, "%lld", (long long)s->quote->offer->renewal.max_renewals.value);
    }
}

/* ---- what the items come to, and an agreed total ------------------------------------------- */

static bool items_sum(const tni_notice_source *s, tn_money *out)
{
    tn_money sum = {0, s->quote->currency};
    for (size_t i = 0; i < s->quote->item_count; i++) {
        const tn_quote_item *item = &s->quote->items[i];
        if (item->counted &&
            (!item->net_amount.known || tn_money_add(sum, item->net_amount.money, &sum) != TN_OK)) {
            return false;
        }
    }
    *out = sum;
    return s->quote->net_total.known;
}

static void items_total(const tni_notice_source *s, tn_buffer *out)
{
    tn_money sum;
    if (items_sum(s, &sum) && sum.minor != s->quote->net_total.money.minor) {
        tni_write_money(s, (tn_maybe_money){true, sum}, out);
    }
}

/* What leads from the items to the total: an agreed total, or its rounding. */
static void adjustment(const tni_notice_source *s, tn_buffer *out)
{
    tn_money sum, gap;
    if (items_sum(s, &sum) && tn_money_sub(s->quote->net_total.money, sum, &gap) == TN_OK &&
        gap.minor != 0) {
        tn_buffer_text(out, gap.minor < 0 ? "−" : "");
        gap.minor = gap.minor < 0 ? -gap.minor : gap.minor;
        tni_write_money(s, (tn_maybe_money){true, gap}, out);
    }
}

/* 1: the first of two words. */
static void agreed(const tni_notice_source *s, tn_buffer *out)
{
    tn_buffer_text(out, s->quote->offer->payments.total.set ? "1" : "");
}

/* ---- renewal ---------------------------------------------------------------------------- */

static void decision(const tni_notice_source *s, tn_buffer *out)
{
    const tn_field_number *days = &s->quote->offer->renewal.decision_days;
    if (days->set) {
        tn_buffer_format(out, "%lld", (long long)days->value);
    }
}

/* The last day to decide, where the offer names the days of the agreement. */
static void decision_day(const tni_notice_source *s, tn_buffer *out)
{
    const tn_field_number *days = &s->quote->offer->renewal.decision_days;
    tn_date day;
    if (s->quote->dated && days->set &&
        tn_date_add_days(s->quote->end, -1 - days->value, &day) == TN_OK) {
        tni_write_date(s, day, out);
    }
}

/* A plan's own dates stay when the offer is accepted later. */
static void assumed(const tni_notice_source *s, tn_buffer *out)
{
    const tn_payments *payments = &s->quote->offer->payments;
    const bool stated = payments->first.set || payments->custom_count;
    tn_buffer_text(out, s->quote->assumed && !stated ? "yes" : "");
}

/* ---- the seller ------------------------------------------------------------------------- */

static void address(const tni_notice_source *s, tn_buffer *out)
{
    const char *p = s->settings->address.value ? s->settings->address.value : "";
    for (const char *end; *p; p = *end ? end + 2 : end) {
        end = strstr(p, "\\n");
        end = end ? end : p + strlen(p);
        tn_buffer_add(out, p, (size_t)(end - p));
        tn_buffer_text(out, *end ? "\n" : "");
    }
}

static void logo(const tni_notice_source *s, tn_buffer *out)
{
    tn_buffer_text(out, s->options->logo ? s->options->logo : "");
}

static void draft(const tni_notice_source *s, tn_buffer *out)
{
    tn_buffer_text(out, s->options->draft ? "yes" : "");
}

static void language(const tni_notice_source *s, tn_buffer *out)
{
    tn_buffer_text(out, s->options->language);
}

static void write_address(const char *value, tn_buffer *out)
{
    tn_buffer_text(out, value && strncmp(value, "https://", strlen("https://")) == 0 ? value : "");
}

static void eula_url(const tni_notice_source *s, tn_buffer *out)
{
    write_address(s->quote->offer->eula.value, out);
}

/* Of a page a link; it is https or nothing. */
static void url(const tni_notice_source *s, tn_buffer *out)
{
    if (s->options->html) {
        write_address(s->quote->offer->url.value, out);
    } else {
        tni_write_field(s->quote->offer->url, out);
    }
}

/* Every name: what it is called in a template, its function, its help. */
#define NAMES(X)                                                                                   \
    X("offer", offer, "the offer's name")                                                          \
    X("product", product, "the product's title")                                                   \
    X("product_id", product_id, "the product's ID")                                                \
    X("buyer", buyer, "who the offer is for")                                                      \
    X("contact", contact, "the buyer's contact")                                                   \
    X("accounts", accounts, "the buyer's AWS accounts, one a line")                                \
    X("expires", expires, "until when to accept, with the time")                                   \
    X("duration", duration, "months")                                                              \
    X("start", start, "first day of a future-dated contract")                                      \
    X("last_day", last_day, "last day of a future-dated contract")                                 \
    X("currency", currency, "USD")                                                                 \
    X("total", total, "the whole contract")                                                        \
    X("list_total", list_total, "the same at list prices")                                         \
    X("discount_total", discount_total, "what is saved, if anything")                              \
    X("monthly", monthly, "the total per month")                                                   \
    X("prices", prices, "a line per item")                                                         \
    X("usage_prices", usage_prices, "a line per metered dimension")                                \
    X("payments", payments, "a line per charge: date, amount")                                     \
    X("instalments", instalments, "how many charges, with an instalment plan only")                \
    X("net_terms", net_terms, "days to pay an invoice")                                            \
    X("auto", auto_renewal, "yes when the contract renews by itself, else nothing")                \
    X("uplift", uplift, "how much dearer a renewal is")                                            \
    X("max_renewals", max_renewals, "how many times it renews by itself")                          \
    X("decision", decision, "days before the end until when to stop a renewal")                    \
    X("decision_day", decision_day, "that day, of a future-dated contract")                        \
    X("assumed", assumed, "yes when acceptance moves the days of payments")                        \
    X("items_total", items_total, "the sum of the items, when the total is another")               \
    X("adjustment", adjustment, "what leads from it to the total")                                 \
    X("agreed", agreed, "1 when the total is an agreed one, else nothing")                         \
    TNI_NOTICE_ROW_NAMES(X)                                                                        \
    X("eula_url", eula_url, "the address of the EULA, if it has one")                              \
    X("draft", draft, "yes when the offer breaks rules and is not for sending")                    \
    X("language", language, "en")                                                                  \
    X("address", address, "tenor.ini: the seller's address, in lines")                             \
    X("logo", logo, "tenor.ini: the seller's logo, as an address of a picture")                    \
    X("po", po, "the purchase order")                                                              \
    X("url", url, "the offer's page")                                                              \
    X("eula", eula, "standard, or the address of the EULA")                                        \
    X("replaces", replaces, "the agreement that this offer replaces")                              \
    X("seller", seller, "tenor.ini: the seller's name")                                            \
    X("seller_contact", seller_contact, "tenor.ini: whom to ask")                                  \
    X("support", support, "tenor.ini: where support is")                                           \
    X("registration_url", registration_url, "tenor.ini: where the account is set up")

static const tn_notice_name names[] = {
#define NAME(name, function, help) {name, help},
    NAMES(NAME)
#undef NAME
        {NULL, NULL}};

static const put values[] = {
#define VALUE(name, function, help) function,
    NAMES(VALUE)
#undef VALUE
};

_Static_assert(sizeof(values) / sizeof(*values) < TNI_NOTICE_NAMES, "room for all names");

const tn_notice_name *tn_notice_names(void)
{
    return names;
}

bool tni_notice_value(const tni_notice_source *source, const char *name, size_t length,
                      tn_buffer *out)
{
    for (size_t i = 0; names[i].name; i++) {
        if (strlen(names[i].name) == length && strncmp(names[i].name, name, length) == 0) {
            values[i](source, out);
            return true;
        }
    }
    return false;
}
