/**
 * How the units of one metering record divide into buckets of the buyer's (rule 2.4.4): AWS's
 * UsageAllocations. They move no amount: AWS shows them to the buyer, who divides the cost by them.
 */
#ifndef TENOR_ALLOCATION_H
#define TENOR_ALLOCATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tenor/decls.h"

TN_BEGIN_DECLS

/** The service's limits. */
enum { TN_BUCKETS_MAX = 2500, TN_BUCKET_TAGS = 5, TN_TAG_KEY_MAX = 100, TN_TAG_VALUE_MAX = 256 };

typedef struct tn_bucket_tag {
    const char *key, *value; /* in the text that was read: not terminated */
    size_t key_length, value_length;
} tn_bucket_tag;

typedef struct tn_bucket {
    int64_t quantity; /* units, 0 .. 2147483647 */
    tn_bucket_tag tags[TN_BUCKET_TAGS];
    size_t tag_count; /* 0: what has no tag */
} tn_bucket;

/**
 * Reads the buckets of a record.
 *
 * Shape    text[length]: "QUANTITY KEY=VALUE|KEY=VALUE; QUANTITY ..."; a bucket may have no tags.
 *          list: room for TN_BUCKETS_MAX, or NULL: they are judged and counted only
 * Rule     at most 2500 buckets of at most 5 tags; a key has 1 to 100, a value 1 to 256 of
 *          A-Z a-z 0-9 blank + - = . _ : / @ (the first = ends the key)
 * Errors   what is wrong, in words (static); NULL: nothing, and only then *count is set
 * Source   AWS, UsageRecord (marketplacemetering/API_UsageRecord)
 * Example  "70 Unit=IT; 30" -> 70 with one tag, 30 with none
 */
const char *tn_buckets_parse(const char *text, size_t length, tn_bucket *list, size_t *count);

/**
 * Whether two buckets have the same set of tags, in whatever order: AWS refuses that. Puts the
 * tags of each bucket, and the buckets, in the order of their tags.
 */
bool tn_buckets_repeat(tn_bucket *list, size_t count);

TN_END_DECLS

#endif
