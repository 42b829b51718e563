/* Parts of tables: what one shard of a book comes to, to be added up with the others. CSV in whole
 * minor units, so that the sum in any order is the whole: a row that says what it is part of, then
 * rows of four texts and some numbers. */
#ifndef TN_FORMAT_PART_H
#define TN_FORMAT_PART_H

#include "tenor/buffer.h"
#include "tenor/forecast.h"
#include "tenor/metrics.h"
#include "tenor/read.h"

enum { TNI_PART_TEXTS = 4, TNI_PART_NUMBERS = 14 };

/* What a part is part of. */
typedef struct tni_part_head {
    const char *options;    /* all that decides what the table holds */
    uint32_t shard, shards; /* the shard-th of so many, from 1 */
    bool buyer, errors;     /* it is for buyers; there were findings of severity error */
    const char *about;      /* the table's own: a title, a day; "" */
    size_t contracts;
    bool is_metrics; /* read: of metrics, not of a forecast */
} tni_part_head;

/* One row; which texts and numbers are what, the format's header says. */
typedef struct tni_part_row {
    const char *kind, *texts[TNI_PART_TEXTS]; /* NULL: "" */
    int64_t numbers[TNI_PART_NUMBERS];
} tni_part_row;

/* What parts add up to; arena of both is set. */
typedef struct tni_part_sums {
    tn_forecast forecast;
    tn_metrics metrics;
} tni_part_sums;

/* A table's way into parts and back. Texts: the third is a currency, or empty. */
typedef struct tni_part_format {
    const char *mark, *header; /* the kind of the first row; the names of all columns */
    size_t numbers;            /* columns of numbers */
    /* What is known when the first row is: TN_E_FINDINGS: it makes no sense. */
    tn_status (*begin)(tni_part_sums *sums, const tni_part_head *head);
    tn_status (*add)(tni_part_sums *sums, const tni_part_row *row, tn_currency currency);
} tni_part_format;

extern const tni_part_format tni_forecast_part, tni_metrics_part;

/* Appends the first row, and others. */
void tni_part_put_head(const tni_part_format *format, const tni_part_head *head, tn_buffer *out);
void tni_part_put_row(const tni_part_format *format, const tni_part_row *row, tn_buffer *out);

/* Appends a whole part; of a forecast its first row, and rows of what is in it. TN_E_NOMEM. */
tn_status tni_forecast_part_head(const tn_forecast *forecast, const tni_part_head *head,
                                 tn_buffer *out);
tn_status tni_forecast_part_rows(const tn_forecast *forecast, tn_buffer *out);
tn_status tni_metrics_part_write(const tn_metrics *metrics, const tni_part_head *head,
                                 tn_buffer *out);

/* Adds a part to sums. TN_E_FINDINGS: it is none (FIL-106); TN_E_RANGE: a sum beyond 64 bits;
 * TN_E_NOMEM. */
tn_status tni_part_read(tn_arena *arena, const tn_source *file, const tn_tables *tables,
                        tn_findings *findings, tni_part_head *head, tni_part_sums *sums);

#endif
