/* The grid of hours that records are stored in until they are rated. */
#ifndef TN_ENGINE_RATER_H
#define TN_ENGINE_RATER_H

#include "tenor/rating.h"

/* One metered dimension: a cell per hour, allocated with the first record. */
typedef struct tni_meter {
    size_t dimension;
    uint32_t *cells;         /* quantity + 1; 0: no record */
    unsigned char *receipts; /* with the upper bits of cells: when they were received; or */
    uint32_t *received;      /* seconds since `long_ago`; 0: unknown; neither: no record says it */
    bool always;             /* it has a price in every term */
    bool *after;             /* per term: the hour its start lies in was metered after the start */
} tni_meter;

/* A stretch of time, not empty, in which one configuration of one term is held. */
typedef struct tni_stretch {
    int64_t from; /* seconds */
    const tn_term *term;
    const tn_holding *holding;
} tni_stretch;

struct tn_rater {
    tn_arena *arena;
    const tn_life *life;
    const tn_product *product;
    int64_t start, end; /* seconds: [start, end) may be metered; where access ends for good, the
                           hour after it too */
    int64_t stop;       /* seconds: records from here on lie behind the horizon */
    int64_t first_hour; /* seconds of the first cell */
    int64_t long_ago;   /* seconds: instants of receipt count from here, 68 years before */
    size_t hours;
    uint32_t *spare;               /* rows of cells that no meter has yet */
    size_t spare_rows, given_rows; /* of those; taken, all in all */
    tni_meter **meter_of;          /* [dimension_count]: NULL: metered in no term */
    tni_meter *meters;
    size_t meter_count;
    tni_stretch *stretches; /* in time; from INT64_MAX on nothing is held */
    uint64_t records, billable;
    tn_reject_sum rejects[TN_REJECT_KINDS];
    tn_hour_sink sink; /* take NULL: none */
    tn_status status;  /* sticky: no memory for a row of cells */
};

/* Where a record is stored. */
typedef struct tni_rater_cell {
    tni_meter *meter; /* NULL: nowhere */
    size_t index;
} tni_rater_cell;

/* The halves of tn_rater_add, for who has many records: the first one counts a record, sets aside
 * what cannot be billed, and else begins to fetch the memory of its cell, as the grid of a large
 * contract is larger than a processor's caches. Records of one hour are to be stored in the order
 * in which they came. Without memory for a row of cells there is no cell, and the status says so.
 */
tn_reject tni_rater_find(tn_rater *r, const tn_usage_record *record, tni_rater_cell *out);
tn_reject tni_rater_store(tn_rater *r, tni_rater_cell cell, const tn_usage_record *record);

enum { TNI_QUANTITY_BITS = 23 }; /* of a cell, where there are receipts */

/* The quantity of a cell that has a record. */
static inline int64_t tni_cell_quantity(const tni_meter *meter, size_t cell)
{
    const uint32_t mask = meter->receipts ? (1u << TNI_QUANTITY_BITS) - 1 : UINT32_MAX;
    return (int64_t)(meter->cells[cell] & mask) - 1;
}

/* When it was received, as in tni_meter. */
uint32_t tni_cell_received(const tni_meter *meter, size_t cell);

/* Stores a record. Without memory the rater's status says so. */
void tni_cell_store(tn_rater *r, tni_meter *meter, size_t cell, int64_t quantity,
                    uint32_t received);

/* A row of cells, one per hour, all 0; NULL (status set): no memory. */
uint32_t *tni_rater_row(tn_rater *r);

/* Zeroed memory that lives as long as the rater; without memory its status says so. */
void *tni_rater_take(tn_rater *r, size_t count, size_t size);

/* Received more than 24 hours after it, or for an earlier month after 06:00Z of the 1st. */
bool tni_too_late(tn_instant when, tn_instant received);

#endif
