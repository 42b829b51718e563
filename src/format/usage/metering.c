/* BatchMeterUsage requests as JSON. */
#include "tenor/metering.h"

#include <string.h>

#include "format/json/json_write.h"

static void put_record(tni_json_out *out, const tn_metering *m, const tn_rated_hour *hour)
{
    const tn_contract *c = m->life->contract;
    char start[TN_INSTANT_TEXT];
    tni_json_open(out, '{');
    tni_json_pair(out, "Timestamp", tn_instant_format(hour->start, start));
    if (c->account_id.value) {
        tni_json_pair(out, "CustomerAWSAccountId", c->account_id.value);
    } else {
        tni_json_pair(out, "CustomerIdentifier", c->customer.value);
    }
    tni_json_pair(out, "Dimension", m->life->product->dimensions[hour->dimension].key.value);
    tni_json_pair_number(out, "Quantity", hour->billed);
    if (c->license_arn.value) {
        tni_json_pair(out, "LicenseArn", c->license_arn.value);
    }
    tni_json_close(out, '{');
}

/* How many records a body may hold: each text byte is at most six in JSON. */
static size_t batch_size(const tn_metering *m)
{
    const tn_contract *c = m->life->contract;
    const char *const texts[] = {c->account_id.value, c->customer.value, c->license_arn.value};
    size_t bytes = 512, longest = 0;
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        bytes += texts[i] ? 6 * strlen(texts[i]) : 0;
    }
    for (size_t i = 0; i < m->count; i++) {
        const char *key = m->life->product->dimensions[m->records[i].dimension].key.value;
        longest = key && strlen(key) > longest ? strlen(key) : longest;
    }
    const size_t room = TN_METERING_BODY / 2 / (bytes + 6 * longest);
    return room < 1 ? 1 : room < TN_METERING_BATCH ? room : TN_METERING_BATCH;
}

tn_status tn_metering_render(const tn_metering *m, tn_buffer *to)
{
    const size_t before = to->length, batch = batch_size(m);
    tni_json_out out = {.to = to};
    tni_json_open(&out, '[');
    for (size_t first = 0; first < m->count; first += batch) {
        tni_json_open(&out, '{');
        if (!m->life->contract->license_arn.value) {
            tni_json_pair(&out, "ProductCode", m->life->product->code.value);
        }
        tni_json_open_pair(&out, "UsageRecords", '[');
        for (size_t i = first; i < m->count && i < first + batch; i++) {
            put_record(&out, m, &m->records[i]);
        }
        tni_json_close(&out, '[');
        tni_json_close(&out, '{');
    }
    tni_json_close(&out, '[');
    tn_buffer_text(to, "\n");
    const tn_status status = tn_buffer_status(to);
    if (status != TN_OK) {
        tn_buffer_cut(to, before);
    }
    return status;
}
