/* What billing_feed.c (columns), billing_rows.c (a row's cells), billing_amount.c (exact amounts),
 * billing_answer.c (JSON), billing_join.c (documents, what settles them) and billing_left.c (the
 * rest) share. */
#ifndef TN_FORMAT_BILLING_READER_H
#define TN_FORMAT_BILLING_READER_H

#include "tenor/billing_feed.h"
#include "tenor/buffer.h"
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
    TNI_BILLED_DUE,
    TNI_BILLED_EVENT, /* billing events */
    TNI_BILLED_PARENT,
    TNI_BILLED_DISBURSEMENT,
    TNI_BILLED_ACTED,
    TNI_BILLED_VALID,
    TNI_BILLED_UPDATED,
    TNI_BILLED_DELETED,
    TNI_BILLED_REFERENCE,
    TNI_BILLED_COLLECTED, /* billed revenue */
    TNI_BILLED_UNCOLLECTED,
    TNI_BILLED_COLLECTED_ON,
    TNI_BILLED_PAID_OUT,
    TNI_BILLED_PAID_OUT_ON,
    TNI_BILLED_COLUMNS
} tni_billed_column;

enum { TNI_BILLED_EVENTS, TNI_BILLED_REVENUES, TNI_BILLED_LAYOUTS };

/* An exact amount: rounded half-up to its currency, and what that left, in 1e-8 of it. */
typedef struct tni_exact {
    tn_money money;
    int64_t rest;
} tni_exact;

/* A settlement whose document is looked for when all rows are there. */
typedef struct tni_settled_row {
    tn_settlement settlement; /* its amounts are known when its document is */
    tni_exact gross, fee;     /* without their sign */
    const char *parent;       /* the event it settles, else that invoice's document */
    const char *invoice;
    uint32_t line;
    bool is_back; /* of what was given back */
} tni_settled_row;

/* A row of the feed as one state of its event, of several of which the last one counts, and as a
 * part of a charge: the fee of one has an invoice of its own. */
typedef struct tni_event_row {
    const char *event, *valid, *updated; /* valid_from, update_date as written; "": not said */
    const char *reference;               /* of the charge; "" */
    bool is_deleted, is_settled;
    uint32_t line;
    size_t at; /* in settled, else in the feed's items */
} tni_event_row;

/* Rows that are not compared, of one kind. */
typedef struct tni_left_rows {
    const char *what;
    uint32_t line; /* of the first */
    size_t count;
    bool is_settled; /* they settle what is not in the file */
    tni_exact sum;   /* of these, without sign */
} tni_left_rows;

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
    tni_settled_row *settled;
    size_t settled_count;
    tni_event_row *events;
    size_t event_count;
    tni_left_rows *left;
    size_t left_count;
    bool is_json, has_begun;
    tn_buffer json;
};

/* The documents of an answer of ListAgreementInvoiceLineItems, or of a list of them.
 * TN_E_FINDINGS: it is none. */
tn_status tni_billed_answer(tn_billing_feed_reader *reader, const char *bytes, size_t size);

/* A row that is not compared; one that settles what is not there has its amount, else NULL. */
void tni_billed_leave(tn_billing_feed_reader *reader, const char *what, uint32_t line,
                      const tni_exact *settled);

/* Tells what was left, kind by kind. */
void tni_billed_tell_left(const tn_billing_feed_reader *reader);

/* Rows of one invoice, day, currency and direction are one document; settlements find theirs.
 * TN_E_RANGE, TN_E_NOMEM. */
tn_status tni_billed_join(tn_billing_feed_reader *reader);

/* An amount of a currency; false: it is none. */
bool tni_billed_amount(const char *text, size_t length, tn_currency currency, tni_exact *out);

/* TN_E_RANGE: the sum does not fit, and is as it was. */
tn_status tni_exact_add(tni_exact *sum, tni_exact more);
tni_exact tni_exact_negated(tni_exact a);
tni_exact tni_exact_size(tni_exact a); /* without its sign */
bool tni_exact_is_zero(tni_exact a);

/* The code of a currency that AWS bills in; false: it is none. */
bool tni_billed_currency(const tn_billing_feed_reader *reader, const char *code, tn_currency *out);

/* A row as a sink of the CSV reader gets it; context is the reader. */
tn_status tni_billed_row(void *context, const tn_csv_row *row);

#endif
