/* A part of a forecast: what one shard of a book comes to, to be added up with the others. CSV in
 * whole minor units, so that the sum in any order is the whole. */
#ifndef TN_FORMAT_FORECAST_PART_H
#define TN_FORMAT_FORECAST_PART_H

#include "tenor/buffer.h"
#include "tenor/forecast.h"
#include "tenor/read.h"

/* What a part is part of. */
typedef struct tni_part_head {
    const char *options;    /* all that decides what the table holds */
    uint32_t shard, shards; /* the shard-th of so many, from 1 */
    bool buyer, errors;     /* it is for buyers; there were findings of severity error */
} tni_part_head;

/* Appends the part. TN_E_NOMEM. */
tn_status tni_forecast_part_write(const tn_forecast *forecast, const tni_part_head *head,
                                  tn_buffer *out);

/* Adds a part to a sum. TN_E_FINDINGS: it is none (FIL-106); TN_E_RANGE: a sum beyond 64 bits;
 * TN_E_NOMEM. */
tn_status tni_forecast_part_read(tn_arena *arena, const tn_source *file, const tn_tables *tables,
                                 tn_findings *findings, tni_part_head *head, tn_forecast *sum);

#endif
