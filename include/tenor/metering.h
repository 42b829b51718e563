/**
 * What to send to AWS: the billable units of each hour as BatchMeterUsage requests.
 */
#ifndef TENOR_METERING_H
#define TENOR_METERING_H

#include "tenor/allocation.h"
#include "tenor/buffer.h"
#include "tenor/decls.h"
#include "tenor/rating.h"

TN_BEGIN_DECLS

/** The service's limits: records of a call, bytes of its body. */
enum { TN_METERING_BATCH = 25, TN_METERING_BODY = 1000000 };

/** What becomes of a billable hour. */
typedef enum tn_metering_batch {
    TN_SEND_NOW,
    TN_SEND_TOO_LATE, /* beyond 24 hours, or of the month before after 06:00Z of the 1st */
    TN_SEND_NOT_OVER, /* the hour still runs: what is sent first stands */
    TN_SEND_RECEIVED, /* the usage file says when AWS received it */
    TN_SEND_KINDS
} tn_metering_batch;

typedef struct tn_metering_batch_sum {
    uint64_t hours;
    int64_t units;
    tn_instant first; /* the earliest hour */
} tn_metering_batch_sum;

/** How the units of one record divide, as its cell says. */
typedef struct tn_metering_allocation {
    size_t dimension;
    tn_instant hour; /* the whole hour's start */
    const char *text;
    size_t length;
    tn_at at;
} tn_metering_allocation;

typedef struct tn_metering {
    tn_arena *arena;
    const tn_life *life;
    tn_instant now;
    tn_rated_hour *records; /* to send; by hour, then the product's order */
    size_t count;
    tn_metering_batch_sum sums[TN_SEND_KINDS];
    bool every_hour;     /* a record of 0, too, where there is nothing to bill */
    tn_rated_hour *seen; /* hours with a record that could still be sent */
    size_t seen_count;
    uint64_t gaps; /* hours in time, over all metered dimensions, without a record */
    tn_metering_allocation *allocations; /* of records that can still be sent */
    size_t allocation_count;
    tn_bucket *buckets; /* room for those of one record */
} tn_metering;

/**
 * Takes rated hours; context is a tn_metering with arena, now and every_hour set, the rest zero.
 * For tn_rater_watch.
 *
 * Rule     hours without billable units are sent as 0 with every_hour, else not; the stamp is the
 *          hour's start, at the earliest the contract's
 * Errors   TN_E_NOMEM; TN_E_RANGE: more units than 64 bits
 */
tn_status tn_metering_add(void *context, const tn_rated_hour *hour);

/**
 * Takes how the units of a record divide; for tn_hour_sink's allocate, context as above. Those of
 * hours that cannot be sent now are forgotten. Errors: TN_E_NOMEM.
 */
tn_status tn_metering_allocate(void *context, const tn_usage_record *record, const char *text,
                               size_t length);

/**
 * Once all are taken: counts the hours in time of each metered dimension that have no record, with
 * every_hour makes one of 0 of each, puts the records in their order, ties them to the life they
 * are of (NULL: none). Want of memory is told by tn_metering_check.
 */
void tn_metering_end(tn_metering *metering, const tn_life *life);

/**
 * Says which identifier is missing and why (USE-020, USE-021, USE-026), which hours are left out
 * (USE-022 .. USE-024) or have no record (USE-025), and which allocation AWS would refuse (USE-027,
 * USE-028) or is left out (USE-029), that of its record then, too.
 *
 * Errors   TN_E_FINDINGS: AWS would refuse the requests; TN_E_NOMEM
 */
tn_status tn_metering_check(const tn_metering *metering, tn_findings *findings);

/**
 * A JSON array of request bodies as BatchMeterUsage takes them: one product each, at most 25
 * records and less than 1 MB.
 *
 * Rule     with a license ARN the records carry it and the request has no product code (products
 *          created since licenses came); else the request has the product code. The buyer's account
 *          id goes before the customer identifier, which are not sent together. A record whose
 *          allocation adds up to what is sent has it as UsageAllocations
 * Errors   TN_E_NOMEM; out then holds what it held before
 * Source   AWS, BatchMeterUsage (marketplacemetering/API_BatchMeterUsage)
 */
tn_status tn_metering_render(const tn_metering *metering, tn_buffer *out);

TN_END_DECLS

#endif
