/**
 * Values as a file's author wrote them: each remembers where it was read, so that a rule can point
 * at it. A field that was not written is absent (`set` false or value NULL) and its place is that
 * of its section, where the missing line belongs.
 */
#ifndef TENOR_FIELD_H
#define TENOR_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "tenor/date.h"
#include "tenor/decimal.h"
#include "tenor/finding.h"
#include "tenor/money.h"

typedef struct tn_field_text {
    const char *value; /* NULL: absent */
    tn_at at;
} tn_field_text;

/** Whole numbers, months, and choices (an index into the field's list of words). */
typedef struct tn_field_number {
    int64_t value;
    bool set;
    tn_at at;
} tn_field_number;

/** Unit prices, and amounts until their currency is known (counts of 1e-8 either way). */
typedef struct tn_field_price {
    tn_price value;
    int places; /* significant places as written */
    bool set;
    tn_at at;
} tn_field_price;

typedef struct tn_field_percent {
    tn_percent value;
    bool set;
    tn_at at;
} tn_field_percent;

typedef struct tn_field_date {
    tn_date value;
    bool set;
    tn_at at;
} tn_field_date;

/** A date or an instant: `2027-04-11` or `2027-04-11T10:00:00Z`. */
typedef struct tn_field_instant {
    tn_instant value;
    bool has_time; /* false: only a date was written; value is 00:00Z of it */
    bool set;
    tn_at at;
} tn_field_instant;

typedef struct tn_field_currency {
    tn_currency value;
    bool set;
    tn_at at;
} tn_field_currency;

/** A comma-separated list; each item with its own place. */
typedef struct tn_field_list {
    tn_field_text *items;
    size_t count;
    bool set;
    tn_at at;
} tn_field_list;

#endif
