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

/* Takes months that stand together in a part: of a contract or group; name NULL: over all. */
typedef tn_status (*tni_part_take)(void *context, const char *source, const char *name,
                                   const tn_ledger *months);

/* What parts come to: metrics are added up here, the months of forecasts go to `take`. The arenas
 * of metrics and months are set. */
typedef struct tni_part_sums {
    tn_metrics metrics;
    tni_part_take take;
    void *context;
    const char *title; /* of the forecast; NULL: it has none */
    size_t contracts;
    struct tni_part_months {
        tn_arena *arena; /* of nothing else: it is reset */
        const char *source, *name;
        tn_ledger ledger;
    } months; /* those that were read and not taken yet */
} tni_part_sums;

/* A table's way into parts and back. Texts: the third is a currency, or empty. */
typedef struct tni_part_format {
    const char *mark, *header; /* the kind of the first row; the names of all columns */
    size_t numbers;            /* columns of numbers */
    /* What is known when the first row is: TN_E_FINDINGS: it makes no sense. */
    tn_status (*begin)(tni_part_sums *sums, const tni_part_head *head);
    tn_status (*add)(tni_part_sums *sums, const tni_part_row *row, tn_currency currency);
    tn_status (*end)(tni_part_sums *sums); /* after the last row; NULL: nothing waits */
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

typedef struct tni_part_reader tni_part_reader;

/* Reads a part into *head and sums, in pieces of any size; what a head says lives in its arena, the
 * reader in its own. NULL: no memory. */
tni_part_reader *tni_part_new(tn_arena *arena, const char *file, const tn_tables *tables,
                              tn_findings *findings, tn_arena *head_arena, tni_part_head *head,
                              tni_part_sums *sums);

/* TN_E_FINDINGS: it is no part (FIL-106); TN_E_RANGE: a sum beyond 64 bits; TN_E_NOMEM. One of the
 * last two must be called. */
tn_status tni_part_push(tni_part_reader *reader, const char *bytes, size_t size);
tn_status tni_part_end(tni_part_reader *reader);
void tni_part_abandon(tni_part_reader *reader); /* instead: the bytes could not be had */

#endif
