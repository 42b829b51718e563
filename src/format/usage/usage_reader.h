/* What usage.c (rows to records) and usage_findings.c share. */
#ifndef TN_FORMAT_USAGE_READER_H
#define TN_FORMAT_USAGE_READER_H

#include "engine/usage/rater.h"
#include "tenor/csv.h"
#include "tenor/usage.h"

/* The columns, in the order of their names. */
typedef enum tni_usage_column {
    TNI_USAGE_CONTRACT,
    TNI_USAGE_DIMENSION,
    TNI_USAGE_TIMESTAMP,
    TNI_USAGE_QUANTITY,
    TNI_USAGE_RECEIVED,
    TNI_USAGE_ALLOCATION,
    TNI_USAGE_COLUMNS
} tni_usage_column;

/* A name of a dimension in the table of names: its label, or its API name. */
typedef struct tni_usage_name {
    const char *text; /* NULL: an empty place */
    uint64_t head;    /* its first eight bytes, most often all of it */
    uint32_t length, dimension;
} tni_usage_name;

/* The position of a cell. */
typedef struct tni_usage_position {
    uint32_t line, column, width;
} tni_usage_position;

/* A record that waits for the memory of its cell. */
typedef struct tni_usage_waiting {
    tn_usage_record record;
    tni_rater_cell cell;         /* its meter NULL: nothing waits here */
    tni_usage_position quantity; /* what is wrong of an hour that has another record */
} tni_usage_waiting;

enum { TNI_USAGE_WAITING = 16 };

struct tn_usage_reader {
    tn_arena *arena;
    const char *file;
    const tn_life *life;
    tn_findings *findings;
    tn_rater *rater;
    tn_csv_reader *csv;
    tni_usage_name *names; /* open addressing; a power of two of places */
    size_t name_mask;
    const char *contract; /* our id */
    size_t contract_length;
    uint64_t contract_head;
    bool has_header, of_several;
    size_t column[TNI_USAGE_COLUMNS]; /* TN_CSV_NONE: there is none */
    uint64_t bad[TN_CODE_COUNT];      /* rows that could not be read, by code */
    uint64_t reported[TN_REJECT_KINDS];
    tni_usage_waiting waiting[TNI_USAGE_WAITING]; /* a ring */
    size_t oldest;                                /* of them */
    tn_hour_sink sink; /* who is told of allocations; allocate NULL: nobody */
};

/* A row that is no record: counted, and a finding if it is one of the first of its kind. */
void tni_usage_bad(tn_usage_reader *u, tn_code code, tn_at at, const char *message);

/* The same for a cell, whose text the message names. */
void tni_usage_bad_cell(tn_usage_reader *u, tn_code code, const tn_csv_field *cell,
                        const char *expected);

/* The column of which a reject is told. */
tni_usage_column tni_usage_column_of(tn_reject why);

/* A record that is not billed as it stands. name: its dimension; position: of the column above. */
void tni_usage_reject(tn_usage_reader *u, tn_reject why, const char *name,
                      const tn_usage_record *record, tni_usage_position position);

/* How many there were in all, and what they would have been worth. */
void tni_usage_sum_up(tn_usage_reader *u, const tn_rating *rating);

#endif
