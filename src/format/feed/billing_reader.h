/* What billing_feed.c (columns, documents) and billing_rows.c (a row's cells) share. */
#ifndef TN_FORMAT_BILLING_READER_H
#define TN_FORMAT_BILLING_READER_H

#include "tenor/billing_feed.h"
#include "tenor/csv.h"

/* The columns of a row; the two files name them differently. */
typedef enum tni_billed_column {
    TNI_BILLED_INVOICE,
    TNI_BILLED_AGREEMENT,
    TNI_BILLED_ACCOUNT,
    TNI_BILLED_PRODUCT,
    TNI_BILLED_DATE,
    TNI_BILLED_CURRENCY,
    TNI_BILLED_ACTION, /* billing events */
    TNI_BILLED_TYPE,
    TNI_BILLED_AMOUNT,
    TNI_BILLED_REVENUE, /* billed revenue */
    TNI_BILLED_REFUND,
    TNI_BILLED_FEE,
    TNI_BILLED_FEE_REFUND,
    TNI_BILLED_COLUMNS
} tni_billed_column;

enum { TNI_BILLED_EVENTS, TNI_BILLED_REVENUES, TNI_BILLED_LAYOUTS };

struct tn_billing_feed_reader {
    tn_arena *arena;
    const char *file;
    const tn_tables *tables;
    tn_findings *findings;
    tn_csv_reader *csv;
    int layout;
    bool has_header;
    size_t at[TNI_BILLED_COLUMNS];
    tn_billing_feed *feed;
};

/* A row as a sink of the CSV reader gets it; context is the reader. */
tn_status tni_billed_row(void *context, const tn_csv_row *row);

#endif
