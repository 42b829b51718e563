/* Billable hours that can still be sent to AWS, and what prevents it. */
#include "tenor/metering.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/list.h"
#include "engine/usage/rater.h"

static tn_metering_batch batch_of(const tn_metering *m, const tn_rated_hour *hour)
{
    if (hour->received) {
        return TN_SEND_RECEIVED;
    }
    if (m->now.seconds < hour->end.seconds) {
        return TN_SEND_NOT_OVER;
    }
    return tni_too_late(hour->start, m->now) ? TN_SEND_TOO_LATE : TN_SEND_NOW;
}

static tn_status keep(const tn_metering *m, tn_rated_hour **list, size_t *count,
                      const tn_rated_hour *hour)
{
    tn_rated_hour *added = tn_arena_append(m->arena, list, count, sizeof(*added));
    if (added) {
        *added = *hour;
    }
    return added ? TN_OK : TN_E_NOMEM;
}

tn_status tn_metering_add(void *context, const tn_rated_hour *hour)
{
    tn_metering *m = context;
    const tn_metering_batch batch = batch_of(m, hour);
    tn_metering_batch_sum *sum = &m->sums[batch];
    tn_status status = TN_OK;
    if (hour->start.seconds < m->now.seconds && !tni_too_late(hour->start, m->now)) {
        status = keep(m, &m->seen, &m->seen_count, hour);
    }
    if (hour->billed == 0 && (!m->every_hour || batch != TN_SEND_NOW)) {
        return status;
    }
    if (sum->hours++ == 0 || hour->start.seconds < sum->first.seconds) {
        sum->first = hour->start;
    }
    if (__builtin_add_overflow(sum->units, hour->billed, &sum->units)) {
        return TN_E_RANGE;
    }
    return status == TN_OK && batch == TN_SEND_NOW ? keep(m, &m->records, &m->count, hour) : status;
}

static tn_instant hour_of(tn_instant at)
{
    return (tn_instant){at.seconds - at.seconds % TN_HOUR_SECONDS};
}

tn_status tn_metering_allocate(void *context, const tn_usage_record *record, const char *text,
                               size_t length)
{
    tn_metering *m = context;
    if (record->has_received || record->timestamp.seconds >= m->now.seconds ||
        tni_too_late(record->timestamp, m->now)) {
        return TN_OK;
    }
    const char *kept = tn_arena_copy(m->arena, text, length);
    tn_metering_allocation *added =
        tn_arena_append(m->arena, &m->allocations, &m->allocation_count, sizeof(*added));
    if (!kept || !added) {
        return TN_E_NOMEM;
    }
    *added = (tn_metering_allocation){record->dimension, hour_of(record->timestamp), kept, length,
                                      record->at};
    return TN_OK;
}

static int by_hour(const void *left, const void *right)
{
    const tn_rated_hour *a = left, *b = right;
    const int order = TNI_COMPARE(a->start.seconds, b->start.seconds);
    return order ? order : TNI_COMPARE(a->dimension, b->dimension);
}

static int by_allocation(const void *left, const void *right)
{
    const tn_metering_allocation *a = left, *b = right;
    const tn_rated_hour hours[] = {{.start = a->hour, .dimension = a->dimension},
                                   {.start = b->hour, .dimension = b->dimension}};
    return by_hour(&hours[0], &hours[1]);
}

/* Each record gets the allocation of its hour. */
static void link_allocations(tn_metering *m)
{
    if (!m->allocation_count) {
        return;
    }
    m->buckets = tn_arena_take_array(m->arena, TN_BUCKETS_MAX, sizeof(*m->buckets));
    tni_list_sort(m->allocations, m->allocation_count, sizeof(*m->allocations), by_allocation);
    for (size_t i = 0; i < m->count; i++) {
        const tn_metering_allocation key = {.dimension = m->records[i].dimension,
                                            .hour = hour_of(m->records[i].start)};
        m->records[i].allocation =
            bsearch(&key, m->allocations, m->allocation_count, sizeof(key), by_allocation);
    }
}

/* The metered dimensions of an hour that has ended and no record. */
static void fill_hour(tn_metering *m, const tn_life *life, const tn_term *term,
                      const tn_rated_hour *hour)
{
    for (size_t i = 0; i < life->product->dimension_count; i++) {
        tn_rated_hour empty = *hour;
        empty.dimension = i;
        const bool metered = term->usage_price[i].e8 >= 0;
        if (metered && !(m->seen_count &&
                         bsearch(&empty, m->seen, m->seen_count, sizeof(*m->seen), by_hour))) {
            m->gaps++;
            if (m->every_hour) { /* want of memory sticks to the arena */
                keep(m, &m->records, &m->count, &empty);
            }
        }
    }
}

/* What can still be sent is of the last day. */
static void fill_gaps(tn_metering *m, const tn_life *life)
{
    enum { HOUR = TN_HOUR_SECONDS, BACK = 24 };
    const tn_instant first = life->terms[0].period.start;
    const int64_t this_hour = m->now.seconds - m->now.seconds % HOUR;
    for (int64_t back = BACK; back > 0; back--) {
        tn_rated_hour hour = {.start = {this_hour - back * HOUR}};
        hour.end.seconds = hour.start.seconds + HOUR;
        if (hour.start.seconds < first.seconds) {
            hour.start = first;
        }
        const tn_term *term = tn_life_term_at(life, hour.start);
        if (term && hour.start.seconds < hour.end.seconds && !tni_too_late(hour.start, m->now)) {
            fill_hour(m, life, term, &hour);
        }
    }
}

void tn_metering_end(tn_metering *metering, const tn_life *life)
{
    metering->life = life;
    tni_list_sort(metering->seen, metering->seen_count, sizeof(*metering->seen), by_hour);
    if (life) {
        fill_gaps(metering, life);
    }
    tni_list_sort(metering->records, metering->count, sizeof(*metering->records), by_hour);
    link_allocations(metering);
}

static void check_identifiers(const tn_metering *m, tn_findings *findings)
{
    const tn_contract *c = m->life->contract;
    const tn_product *p = m->life->product;
    if (c->license_arn.value ? !c->account_id.value : !c->account_id.value && !c->customer.value) {
        tn_findings_add(findings, TN_USE_NO_CUSTOMER, c->at, "contract",
                        c->license_arn.value
                            ? "no buyer to meter: with a license_arn a record needs the account_id"
                            : "no buyer to meter: neither account_id nor customer is written");
    }
    if (!c->license_arn.value) {
        tn_findings_add(findings, TN_USE_LICENSE, c->at, "contract",
                        "no license_arn: records of a product made since 2026-06-01 need it");
    }
    if (!c->license_arn.value && !p->code.value) {
        tn_findings_add(findings, TN_USE_NO_PRODUCT, p->at, "product",
                        "no product to meter: the product has no code, the contract no "
                        "license_arn");
    }
}

static void refuse_allocation(const tn_metering_allocation *a, tn_findings *findings,
                              const char *key, int64_t sum, int64_t units)
{
    char hour[TN_INSTANT_TEXT];
    tn_findings_add(findings, TN_USE_ALLOCATION_SUM, a->at, key,
                    "the buckets of '%s' at %s add up to %" PRId64 ", the record sends %" PRId64,
                    key, tn_instant_format(a->hour, hour), sum, units);
}

/* Of a record that is sent; false: it divides what was used, and less is billed. */
static bool check_allocation(const tn_metering *m, const tn_rated_hour *hour, tn_findings *findings)
{
    const tn_metering_allocation *a = hour->allocation;
    const char *key = m->life->product->dimensions[a->dimension].label;
    size_t count = 0;
    int64_t sum = 0;
    tn_buckets_parse(a->text, a->length, m->buckets, &count);
    for (size_t i = 0; i < count; i++) {
        sum += m->buckets[i].quantity;
    }
    if (tn_buckets_repeat(m->buckets, count)) {
        tn_findings_add(findings, TN_USE_ALLOCATION, a->at, key,
                        "two buckets of '%s' have the same tags", key);
    } else if (sum != hour->billed && sum == hour->used) {
        return false;
    } else if (sum != hour->billed) {
        refuse_allocation(a, findings, key, sum, hour->billed);
    }
    return true;
}

static void check_allocations(const tn_metering *m, tn_findings *findings)
{
    uint64_t left_out = 0;
    tn_at first = {0};
    for (size_t i = 0; m->buckets && i < m->count; i++) {
        tn_rated_hour *hour = &m->records[i];
        if (hour->allocation && !check_allocation(m, hour, findings)) {
            first = left_out++ ? first : hour->allocation->at;
            hour->allocation = NULL;
        }
    }
    if (left_out) {
        tn_findings_add(findings, TN_USE_ALLOCATION_LEFT, first, "",
                        "%" PRIu64 " record%s sent without allocation: it divides what was used, "
                        "and less is billed",
                        left_out, left_out == 1 ? " is" : "s are");
    }
}

static void check_left_out(const tn_metering *m, tn_findings *findings)
{
    static const struct {
        tn_code code;
        const char *why;
    } left_out[TN_SEND_KINDS] = {
        [TN_SEND_TOO_LATE] = {TN_USE_SEND_LATE, "can no longer be sent"},
        [TN_SEND_NOT_OVER] = {TN_USE_SEND_RUNNING, "are not over yet"},
        [TN_SEND_RECEIVED] = {TN_USE_SEND_AGAIN, "were received already"},
    };
    char now[TN_INSTANT_TEXT], first[TN_INSTANT_TEXT];
    for (int i = TN_SEND_NOW + 1; i < TN_SEND_KINDS; i++) {
        const tn_metering_batch_sum *sum = &m->sums[i];
        if (sum->hours) {
            tn_findings_add(findings, left_out[i].code, m->life->contract->at, "",
                            "hours that %s at %s: %" PRIu64 " with %" PRId64
                            " billable units, the first at %s",
                            left_out[i].why, tn_instant_format(m->now, now), sum->hours, sum->units,
                            tn_instant_format(sum->first, first));
        }
    }
}

tn_status tn_metering_check(const tn_metering *metering, tn_findings *findings)
{
    const size_t before = tn_findings_of(findings, TN_ERROR);
    check_left_out(metering, findings);
    if (metering->gaps && !metering->every_hour) {
        tn_findings_add(findings, TN_USE_GAPS, metering->life->contract->at, "",
                        "hours in time without a record, over all metered dimensions: %" PRIu64,
                        metering->gaps);
    }
    check_identifiers(metering, findings);
    check_allocations(metering, findings);
    if (tn_arena_failed(metering->arena)) {
        return TN_E_NOMEM;
    }
    return tn_findings_of(findings, TN_ERROR) == before ? TN_OK : TN_E_FINDINGS;
}
