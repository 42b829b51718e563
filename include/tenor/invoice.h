/**
 * Invoices and credit notes of a contract's life, to the minor unit, each line with the figures it
 * came from (rule 3.3 - 3.8). What `upgrade` previews is what stands here once the event is filed.
 */
#ifndef TENOR_INVOICE_H
#define TENOR_INVOICE_H

#include "tenor/decls.h"
#include "tenor/life.h"
#include "tenor/proration.h"
#include "tenor/rating.h"
#include "tenor/step.h"

TN_BEGIN_DECLS

typedef enum tn_line_kind {
    TN_LINE_CONTRACT,
    TN_LINE_INSTALMENT,
    TN_LINE_UPGRADE_CHARGE,
    TN_LINE_UPGRADE_CREDIT,
    TN_LINE_RENEWAL,
    TN_LINE_USAGE,
    TN_LINE_REFUND,
    TN_LINE_ROUNDING,
    TN_LINE_KINDS
} tn_line_kind;

/** In the order in which invoices of one date stand. */
typedef enum tn_document_kind {
    TN_DOCUMENT_CONTRACT,
    TN_DOCUMENT_RENEWAL,
    TN_DOCUMENT_INSTALMENT,
    TN_DOCUMENT_UPGRADE,
    TN_DOCUMENT_USAGE,
    TN_DOCUMENT_REFUND,
    TN_DOCUMENT_KINDS
} tn_document_kind;

typedef struct tn_line {
    tn_line_kind kind;
    size_t dimension; /* TN_NO_DIMENSION: rounding, instalment, refund */
    size_t term;      /* index of the term it belongs to; of a refund, the reduced document's */
    tn_period period; /* what the line pays for */
    int64_t quantity; /* 0: not a line of units */
    tn_price unit_price;
    const tn_share *share;             /* upgrade lines: what is left of the term; else NULL */
    size_t instalment, instalments;    /* "3 of 8" of its plan; 0: no instalment */
    const struct tn_document *reduces; /* refund: the document it takes from; else NULL */
    tn_fraction exact;                 /* minor units, signed, before rounding */
    tn_money amount;                   /* signed: credits and refunds are negative */
    tn_money capped; /* what the credit cap took off this line (>= 0), and exactly */
    tn_fraction capped_exact;
} tn_line;

typedef struct tn_document {
    tn_document_kind kind;
    size_t number;       /* from 1, in order */
    size_t made;         /* as they were made, term by term in the order of time */
    size_t twins;        /* part of the id: documents before it that have its date, kind and time;
                            usage: agreements in force in its month before its own */
    size_t term;         /* index of the term it belongs to; usage: its last line's */
    const tn_life *life; /* NULL: a calculator's, which belongs to no contract */
    const tn_policy *policy;           /* that prorated and rounded it */
    const tn_termination *termination; /* credit note: what it gives back for; else NULL */
    const tn_share *share;             /* upgrade: what is left of the term; else NULL */
    tn_instant at;
    bool has_time; /* the event was written with a time: it is part of the id */
    bool assumed;  /* comes from an assumed renewal */
    tn_date date, due;
    tn_line *lines;
    size_t line_count, line_capacity;
    tn_fraction exact; /* sum of the lines, unrounded */
    tn_money total;
    tn_money due_amount; /* cash on `due`: the total; a credit note lowers what it names and is due
                            after its own date, and pays back the rest itself */
    int64_t charged_minor; /* what the term's documents came to before it, credit notes taken off
                              and usage left out: the cap of a credit, the base of a refund */
    tn_fraction charged_exact; /* the same, unrounded */
} tn_document;

/** Where the amounts of one term went, in exact minor units (rule 3.6, conservation). */
typedef struct tn_conservation {
    size_t term;
    tn_fraction lines;     /* billed before rounding, refunds left out */
    tn_fraction held;      /* worth of the time held, up to the cut, end or horizon */
    tn_fraction ahead;     /* paid for time still to come */
    tn_fraction forfeited; /* paid for time that cancel, replace or `none` took away */
    tn_fraction waived;    /* given back by refunds */
    tn_fraction unbilled;  /* agreed but not billed: instalments to come or cancelled */
    tn_fraction capped;    /* credit that the cap withheld */
    tn_fraction gap;       /* of policies whose shares do not add up (actual-30, day-365, a
                              rounded ratio, the whole charge of `none`) */
} tn_conservation; /* lines = held + ahead + forfeited - unbilled + capped + gap; waived apart */

typedef struct tn_invoices {
    const tn_life *life;
    const tn_policy *policy;
    tn_currency currency;
    tn_document **documents; /* by date, then kind */
    size_t count;
    const tn_conservation *conservation; /* [life->term_count] */
} tn_invoices;

/**
 * The total of the documents of a kind (TN_DOCUMENT_KINDS: of all).
 *
 * Errors   TN_E_RANGE: one is in another currency than the first term, or beyond 64 bits
 */
tn_status tn_invoices_sum(const tn_invoices *invoices, tn_document_kind kind, tn_money *out);

/** "C-0001-2027-04-11-upgrade" (with T1000Z when has_time), of a document with a life; arena. */
const char *tn_document_id(tn_arena *arena, const tn_document *document);

/** How the amount of a document's line came about, made from its figures when asked; arena. Without
 * a life (a calculator's line) no dimension is named. */
const tn_step *tn_line_step(tn_arena *arena, const tn_document *document, const tn_line *line);

/** "upgrade-credit"; "" for TN_LINE_KINDS; static. */
const char *tn_line_kind_name(tn_line_kind kind);
/** "upgrade"; "" for TN_DOCUMENT_KINDS; static. */
const char *tn_document_kind_name(tn_document_kind kind);

TN_END_DECLS

#endif
