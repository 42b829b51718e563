/**
 * The accounts of journals, and the columns in which a bookkeeping program imports them:
 * data/journals.ini, and [layout NAME] of a workspace; [accounts] (rule 2.5).
 */
#ifndef TENOR_JOURNAL_LAYOUT_H
#define TENOR_JOURNAL_LAYOUT_H

#include "tenor/decls.h"
#include "tenor/field.h"

TN_BEGIN_DECLS

/** The accounts of `[accounts]` (rule 2.5). */
typedef enum tn_account {
    TN_ACCOUNT_RECEIVABLE,
    TN_ACCOUNT_REVENUE,
    TN_ACCOUNT_OVERAGE,
    TN_ACCOUNT_DEFERRED, /* invoiced and not earned; negative: earned and not invoiced */
    TN_ACCOUNT_FEES,
    TN_ACCOUNT_CREDIT, /* credit notes */
    TN_ACCOUNT_CASH,
    TN_ACCOUNT_ROUNDING, /* the rounding lines of documents */
    TN_ACCOUNTS
} tn_account;

const char *tn_account_name(tn_account account); /* "receivable", the key; static */

/** What stands below a heading. */
typedef enum tn_journal_cell {
    TN_CELL_ENTRY,   /* the name of the entry, one for all its rows */
    TN_CELL_DATE,    /* its day, in the layout's form */
    TN_CELL_ACCOUNT, /* as [accounts] writes it: "2400 Deferred revenue" */
    TN_CELL_CODE,    /* the word before its first blank: "2400" */
    TN_CELL_NAME,    /* what follows: "Deferred revenue"; all of it without a number before */
    TN_CELL_DEBIT,   /* an amount, empty on a credit */
    TN_CELL_CREDIT,
    TN_CELL_AMOUNT, /* signed */
    TN_CELL_WORDS,  /* of the entry: "invoice C-0001-2027-01-01-contract" */
    TN_CELL_LINE,   /* of the row: "receivable: invoice C-0001-2027-01-01-contract" */
    TN_CELL_BUYER,
    TN_CELL_CONTRACT,
    TN_CELL_CURRENCY,
    TN_CELL_TEXT, /* the layout's own */
    TN_JOURNAL_CELLS
} tn_journal_cell;

typedef struct tn_journal_layout {
    const char *name;
    tn_at at;
    tn_field_list columns, holds; /* headings, and words: as many */
    tn_journal_cell *cells;       /* [columns.count]: the words understood */
    tn_field_number date;         /* TN_JOURNAL_DAY_FIRST ... */
    tn_field_number positive;     /* of a signed amount: 0 a debit, 1 a credit */
    tn_field_text text, source, read;
    tn_field_number rows, digits; /* what a file, and an amount before the point, may have */
} tn_journal_layout;

typedef enum tn_journal_date {
    TN_JOURNAL_YEAR_FIRST, /* yyyy-mm-dd */
    TN_JOURNAL_DAY_FIRST,  /* dd/mm/yyyy */
    TN_JOURNAL_MONTH_FIRST /* mm/dd/yyyy */
} tn_journal_date;

TN_END_DECLS

#endif
