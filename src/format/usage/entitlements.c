/* GetEntitlements, as the service would answer. */
#include "tenor/entitlements.h"

#include <string.h>

#include "format/json/json_write.h"

static void put_pair(tni_json_out *out, const char *key, const char *value)
{
    if (value) {
        tni_json_write_key(out, key, strlen(key));
        tni_json_write_text(out, value);
    }
}

static void put_one(tni_json_out *out, const tn_life *life, const tn_term *term, size_t dimension,
                    int64_t quantity)
{
    const tn_contract *c = life->contract;
    char number[TN_DECIMAL_TEXT], end[TN_INSTANT_TEXT];
    tni_json_open(out, '{');
    put_pair(out, "ProductCode", life->product->code.value);
    put_pair(out, "Dimension", life->product->dimensions[dimension].key.value);
    put_pair(out, "CustomerIdentifier", c->customer.value);
    put_pair(out, "CustomerAWSAccountId", c->account_id.value);
    tni_json_write_key(out, "Value", strlen("Value"));
    tni_json_open(out, '{');
    tni_json_write_key(out, "IntegerValue", strlen("IntegerValue"));
    tni_json_write_literal(out, tn_decimal_format(quantity, 0, 0, number));
    tni_json_close(out, '{');
    put_pair(out, "ExpirationDate", tn_instant_format(term->period.end, end));
    put_pair(out, "LicenseArn", c->license_arn.value);
    tni_json_close(out, '{');
}

tn_status tn_entitlements_render(tn_books *books, tn_instant at, tn_buffer *out)
{
    const tn_life *life = tn_books_life(books);
    if (!life) {
        return tn_books_status(books);
    }
    const tn_term *term = tn_life_term_at(life, at);
    const tn_holding *held = term ? tn_term_holding_at(term, at) : NULL;
    tni_json_out json = {.to = out};
    tni_json_open(&json, '{');
    tni_json_write_key(&json, "Entitlements", strlen("Entitlements"));
    tni_json_open(&json, '[');
    for (size_t i = 0; held && i < life->product->dimension_count; i++) {
        if (held->quantity[i] > 0) {
            put_one(&json, life, term, i, held->quantity[i]);
        }
    }
    tni_json_close(&json, '[');
    tni_json_close(&json, '{');
    tn_buffer_text(out, "\n");
    return tn_buffer_status(out);
}
