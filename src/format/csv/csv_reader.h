/* What csv.c (bytes to cells) and csv_rows.c (cells to rows) share. */
#ifndef TN_FORMAT_CSV_READER_H
#define TN_FORMAT_CSV_READER_H

#include "format/lines/scan.h"
#include "tenor/csv.h"

/* Room for the cells of the longest row. */
enum { TNI_CSV_TEXT = TN_CSV_ROW_MAX + TN_CSV_COLUMNS_MAX + 1 };

struct tn_csv_reader {
    tni_scan scan;
    tn_csv_sink sink;
    size_t errors;             /* findings of severity error that were there before */
    struct csv_parser *parser; /* NULL: ended */
    char *pending;             /* a line whose end has not come yet */
    size_t pending_size;
    tni_line line; /* the one being read */

    /* The row being read. */
    uint32_t first_line; /* 0: none has begun */
    char *text;          /* its cells so far, each with a NUL */
    size_t text_size, text_room;
    tn_csv_field *fields;
    size_t count; /* cells the library has handed over */
    size_t begun; /* cells whose beginning was seen */
    bool in_quotes, too_long, too_many;

    size_t columns; /* of the header; 0: not read yet */
    size_t good_rows, bad_rows;
    tn_status status;
};

/* Ends the reading with the first status that is not TN_OK. */
void tni_csv_stop(tn_csv_reader *reader, tn_status status);

/* Names the separators that are not commas, from the header's line; false: a finding was added. */
bool tni_csv_check_separators(tn_csv_reader *reader);

/* Takes whole lines, their LF included, as long as they are of the plainest kind: so many bytes. */
size_t tni_csv_take_plain(tn_csv_reader *reader, const char *bytes, size_t size);

/* A row is complete: checks it and hands it on. */
void tni_csv_take_row(tn_csv_reader *reader);

/* A row cannot be used: a finding, or a problem for a lenient sink. */
void tni_csv_bad_row(tn_csv_reader *reader, tn_code code, tn_at at, const char *message);

#endif
