/* What an approval is of: every value of an offer that acceptance would freeze, as lines of text
 * in one order, however the file writes them. */
#include <stdio.h>

#include "engine/quote/price.h"
#include "tenor/approval.h"
#include "tenor/buffer.h"
#include "tenor/text.h"

static void put_text(tn_buffer *out, const char *key, const tn_field_text *field)
{
    tn_buffer_format(out, "%s=%s\n", key, field->value ? field->value : "");
}

static void put_number(tn_buffer *out, const char *key, bool set, int64_t value)
{
    if (set) {
        tn_buffer_format(out, "%s=%lld\n", key, (long long)value);
    }
}

#define PUT_NUMBER(out, field) put_number(out, #field, (field).set, (field).value)
#define PUT_PRICE(out, field)  put_number(out, #field, (field).set, (field).value.e8)
#define PUT_PART(out, field)   put_number(out, #field, (field).set, (field).value.e4)
#define PUT_DATE(out, field)   put_number(out, #field, (field).set, (field).value.days)

static void put_terms(tn_buffer *out, const tn_offer *offer)
{
    const tn_product *product = offer->product;
    put_number(out, "months", true, tn_offer_months(offer));
    tn_buffer_format(out, "currency=%s\n", tn_offer_currency(offer).code);
    PUT_DATE(out, offer->start);
    PUT_DATE(out, offer->end);
    PUT_PART(out, offer->discount);
    PUT_NUMBER(out, offer->net_terms);
    PUT_PRICE(out, offer->tcv_usd);
    PUT_NUMBER(out, offer->purpose);
    PUT_NUMBER(out, product->purchase);
    put_number(out, "profile", true, (int64_t)tn_product_profile(product));
    put_text(out, "policy", &offer->policy);
    put_text(out, "buyer", &offer->buyer);
    put_text(out, "buyer_country", &offer->buyer_country);
    put_text(out, "po", &offer->po);
    put_text(out, "replaces", &offer->replaces);
    for (size_t i = 0; i < offer->buyer_accounts.count; i++) {
        put_text(out, "buyer_account", &offer->buyer_accounts.items[i]);
    }
}

static void put_dimension(tn_buffer *out, const tni_pricing *pricing, size_t dimension)
{
    const tn_offer *offer = pricing->offer;
    const tn_dimension *d = &offer->product->dimensions[dimension];
    const tni_unit unit = tni_pricing_unit(pricing, dimension);
    const tn_offer_item *item = tn_offer_item_for(offer, dimension);
    const tn_offer_usage *usage = tn_offer_usage_for(offer, dimension);
    tn_buffer_format(out, "dimension=%s\n", d->key.value);
    put_number(out, "list", unit.list.known, unit.list.price.e8);
    put_number(out, "net", unit.net.known, unit.net.price.e8);
    put_number(out, "quantity", item && item->quantity.set, item ? item->quantity.value : 0);
    PUT_PRICE(out, d->payg);
    put_number(out, "usage", usage && usage->price.set, usage ? usage->price.value.e8 : 0);
    PUT_NUMBER(out, d->meter);
    PUT_NUMBER(out, d->allowance);
    for (size_t i = 0; i < d->include_count; i++) {
        tn_buffer_format(out, "includes.%s=%lld\n", d->includes[i].label,
                         (long long)d->includes[i].quantity.value);
    }
    for (size_t i = 0; i < d->price_count; i++) {
        tn_buffer_format(out, "list.%dm=%lld\n", d->prices[i].months,
                         (long long)d->prices[i].price.value.e8);
    }
}

static void put_renewal(tn_buffer *out, const tn_renewal *renewal)
{
    PUT_NUMBER(out, renewal->automatic);
    put_number(out, "range", renewal->is_range, 1);
    PUT_PART(out, renewal->uplift);
    PUT_PART(out, renewal->uplift_max);
    PUT_PART(out, renewal->uplift_default);
    PUT_NUMBER(out, renewal->max_renewals);
    PUT_NUMBER(out, renewal->decision_days);
    PUT_NUMBER(out, renewal->adjustment_days);
}

static void put_payments(tn_buffer *out, const tn_payments *payments)
{
    PUT_NUMBER(out, payments->plan);
    PUT_DATE(out, payments->first);
    PUT_PRICE(out, payments->initial);
    PUT_PRICE(out, payments->total);
    PUT_NUMBER(out, payments->count);
    for (size_t i = 0; i < payments->custom_count; i++) {
        PUT_DATE(out, payments->custom[i].date);
        PUT_PRICE(out, payments->custom[i].amount);
    }
}

tn_status tn_offer_digest(const tn_offer *offer, const tn_tables *tables, char *out)
{
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    const tni_pricing pricing = tni_pricing_make(offer, tables, NULL, tn_offer_months(offer), true);
    put_terms(&text, offer);
    for (size_t i = 0; i < offer->product->dimension_count; i++) {
        put_dimension(&text, &pricing, i);
    }
    put_renewal(&text, &offer->renewal);
    put_payments(&text, &offer->payments);
    const tn_status status = tn_buffer_status(&text);
    if (status == TN_OK) {
        snprintf(out, TN_DIGEST_TEXT, "%016llx",
                 (unsigned long long)tn_text_hash(text.bytes, text.length));
    }
    tn_buffer_done(&text);
    return status;
}
