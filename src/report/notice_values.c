/* The names of a notice, one row each. Nothing here is internal: no fee, no description. */
#include "report/notice_values.h"

#include <string.h>

typedef void (*put)(const tni_notice_source *source, tn_buffer *out);

/* What a name stands for: what a function writes, or a field as it is, nothing where it is not
 * set. */
typedef struct notice_value {
    put write; /* NULL: a field */
    enum { OF_QUOTE, OF_OFFER, OF_PRODUCT, OF_SETTINGS } of;
    enum { IS_TEXT, IS_DATE, IS_NUMBER, IS_MONEY } is;
    size_t at; /* in what it is of */
} notice_value;

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

static void currency(const tni_notice_source *s, tn_buffer *out)
{
    tn_buffer_text(out, s->quote->currency.code);
}

static void discount_total(const tni_notice_source *s, tn_buffer *out)
{
    const tn_maybe_money discount = s->quote->discount_total;
    if (discount.known && discount.money.minor > 0) {
        tni_write_money(s, discount, out);
    }
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

static void write_field(const tni_notice_source *s, const notice_value *v, tn_buffer *out)
{
    const void *const all[] = {[OF_QUOTE] = s->quote,
                               [OF_OFFER] = s->quote->offer,
                               [OF_PRODUCT] = s->quote->offer->product,
                               [OF_SETTINGS] = s->settings};
    const void *field = (const char *)all[v->of] + v->at;
    const tn_field_date *date = field;
    const tn_field_number *number = field;
    if (v->is == IS_TEXT) {
        tni_write_field(*(const tn_field_text *)field, out);
    } else if (v->is == IS_MONEY) {
        tni_write_money(s, *(const tn_maybe_money *)field, out);
    } else if (v->is == IS_DATE && date->set) {
        tni_write_date(s, date->value, out);
    } else if (v->is == IS_NUMBER && number->set) {
        tn_buffer_format(out, "%lld", (long long)number->value);
    }
}

#define QUOTE(is, field)    NULL, OF_QUOTE, is, offsetof(tn_quote, field)
#define OFFER(is, field)    NULL, OF_OFFER, is, offsetof(tn_offer, field)
#define PRODUCT(is, field)  NULL, OF_PRODUCT, is, offsetof(tn_product, field)
#define SETTINGS(is, field) NULL, OF_SETTINGS, is, offsetof(tn_settings, field)

/* Every name: what it is called in a template, what it stands for, its help. A field is that
 * of the file, but a date: dates are the contract's only when the offer names them; otherwise
 * acceptance decides. */
#define NAMES(X, F)                                                                                \
    F("offer", OFFER(IS_TEXT, name), "the offer's name")                                           \
    F("product", PRODUCT(IS_TEXT, title), "the product's title")                                   \
    F("product_id", PRODUCT(IS_TEXT, product_id), "the product's ID")                              \
    F("buyer", OFFER(IS_TEXT, buyer), "who the offer is for")                                      \
    F("contact", OFFER(IS_TEXT, contact), "the buyer's contact")                                   \
    X("accounts", accounts, "the buyer's AWS accounts, one a line")                                \
    X("expires", expires, "until when to accept, with the time")                                   \
    X("duration", duration, "months")                                                              \
    F("start", OFFER(IS_DATE, start), "first day of a future-dated contract")                      \
    F("last_day", OFFER(IS_DATE, end), "last day of a future-dated contract")                      \
    X("currency", currency, "USD")                                                                 \
    F("total", QUOTE(IS_MONEY, net_total), "the whole contract")                                   \
    F("list_total", QUOTE(IS_MONEY, list_total), "the same at list prices")                        \
    X("discount_total", discount_total, "what is saved, if anything")                              \
    F("monthly", QUOTE(IS_MONEY, monthly_equivalent), "the total per month")                       \
    X("prices", prices, "a line per item")                                                         \
    X("usage_prices", usage_prices, "a line per metered dimension")                                \
    X("payments", payments, "a line per charge: date, amount")                                     \
    X("instalments", instalments, "how many charges, with an instalment plan only")                \
    F("net_terms", OFFER(IS_NUMBER, net_terms), "days to pay an invoice")                          \
    X("auto", auto_renewal, "yes when the contract renews by itself, else nothing")                \
    X("uplift", uplift, "how much dearer a renewal is")                                            \
    F("max_renewals", OFFER(IS_NUMBER, renewal.max_renewals),                                      \
      "how many times it renews by itself")                                                        \
    F("decision", OFFER(IS_NUMBER, renewal.decision_days),                                         \
      "days before the end until when to stop a renewal")                                          \
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
    F("po", OFFER(IS_TEXT, po), "the purchase order")                                              \
    X("url", url, "the offer's page")                                                              \
    F("eula", OFFER(IS_TEXT, eula), "standard, or the address of the EULA")                        \
    F("replaces", OFFER(IS_TEXT, replaces), "the agreement that this offer replaces")              \
    F("seller", SETTINGS(IS_TEXT, name), "tenor.ini: the seller's name")                           \
    F("seller_contact", SETTINGS(IS_TEXT, contact), "tenor.ini: whom to ask")                      \
    F("support", SETTINGS(IS_TEXT, support), "tenor.ini: where support is")                        \
    F("registration_url", SETTINGS(IS_TEXT, registration_url),                                     \
      "tenor.ini: where the account is set up")

static const tn_notice_name names[] = {
#define NAME(name, value, help) {name, help},
    NAMES(NAME, NAME)
#undef NAME
        {NULL, NULL}};

static const notice_value values[] = {
#define VALUE(name, function, help) {.write = function},
#define FIELD(name, value, help)    {value},
    NAMES(VALUE, FIELD)
#undef FIELD
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
            if (values[i].write) {
                values[i].write(source, out);
            } else {
                write_field(source, &values[i], out);
            }
            return true;
        }
    }
    return false;
}
