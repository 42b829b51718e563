/* BatchMeterUsage requests as JSON. */
#include "tenor/metering.h"

#include <string.h>

#include "format/json/json_write.h"

static void put_slice(tni_json_out *out, const char *key, const char *text, size_t length)
{
    char terminated[TN_TAG_VALUE_MAX + 1];
    memcpy(terminated, text, length);
    terminated[length] = '\0';
    tni_json_pair(out, key, terminated);
}

static void put_buckets(tni_json_out *out, const tn_metering *m, const tn_metering_allocation *a)
{
    size_t count = 0;
    tn_buckets_parse(a->text, a->length, m->buckets, &count);
    tni_json_open_pair(out, "UsageAllocations", '[');
    for (size_t i = 0; i < count; i++) {
        const tn_bucket *bucket = &m->buckets[i];
        tni_json_open(out, '{');
        tni_json_pair_number(out, "AllocatedUsageQuantity", bucket->quantity);
        if (bucket->tag_count) {
            tni_json_open_pair(out, "Tags", '[');
        }
        for (size_t j = 0; j < bucket->tag_count; j++) {
            const tn_bucket_tag *tag = &bucket->tags[j];
            tni_json_open(out, '{');
            put_slice(out, "Key", tag->key, tag->key_length);
            put_slice(out, "Value", tag->value, tag->value_length);
            tni_json_close(out, '{');
        }
        if (bucket->tag_count) {
            tni_json_close(out, '[');
        }
        tni_json_close(out, '{');
    }
    tni_json_close(out, '[');
}

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
    if (hour->allocation) {
        put_buckets(out, m, hour->allocation);
    }
    tni_json_close(out, '{');
}

/* At most so many bytes of a body: each text byte is at most six in JSON, but for tags, which hold
 * nothing that JSON escapes. */
static size_t record_size(const tn_metering *m, const tn_rated_hour *hour)
{
    enum { RECORD = 512, BUCKET = 64, TAG = 32 };
    const tn_contract *c = m->life->contract;
    const char *const texts[] = {c->account_id.value, c->customer.value, c->license_arn.value,
                                 m->life->product->dimensions[hour->dimension].key.value};
    size_t bytes = RECORD;
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        bytes += texts[i] ? 6 * strlen(texts[i]) : 0;
    }
    for (size_t i = 0; hour->allocation && i < hour->allocation->length; i++) {
        const char mark = hour->allocation->text[i];
        bytes += 1 + (mark == ';' ? (size_t)BUCKET : mark == '|' || mark == ' ' ? (size_t)TAG : 0);
    }
    return bytes;
}

/* How many records from the first on make one body. */
static size_t batch_size(const tn_metering *m, size_t first)
{
    size_t count = 0, bytes = 0;
    while (count < TN_METERING_BATCH && first + count < m->count) {
        bytes += record_size(m, &m->records[first + count]);
        if (count && bytes > TN_METERING_BODY / 2) {
            break;
        }
        count++;
    }
    return count;
}

tn_status tn_metering_render(const tn_metering *m, tn_buffer *to)
{
    const size_t before = to->length;
    tni_json_out out = {.to = to};
    tni_json_open(&out, '[');
    for (size_t first = 0, batch = 0; first < m->count; first += batch) {
        batch = batch_size(m, first);
        tni_json_open(&out, '{');
        if (!m->life->contract->license_arn.value) {
            tni_json_pair(&out, "ProductCode", m->life->product->code.value);
        }
        tni_json_open_pair(&out, "UsageRecords", '[');
        for (size_t i = first; i < first + batch; i++) {
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
