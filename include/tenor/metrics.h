/**
 * Metrics of a portfolio on a day (rule 4.10): recurring revenue and how it moved in twelve months,
 * what remains to be performed, renewals that are due.
 */
#ifndef TENOR_METRICS_H
#define TENOR_METRICS_H

#include "tenor/books.h"
#include "tenor/decls.h"
#include "tenor/fx.h"

TN_BEGIN_DECLS

/** A contract's part in one currency; a contract has a second one when its currency changed. */
typedef struct tn_metrics_part {
    const char *contract; /* its id */
    const char *buyer; /* customer, else account, else the offer's buyer, else the contract's id */
    const char *product; /* its file */
    tn_currency currency;
    tn_money now, then;   /* annual value on the day, and twelve months before */
    tn_money rpo, within; /* remaining performance obligation; what of it falls in twelve months */
    bool runs;            /* a term runs on the day: */
    tn_date last_day;     /* its last day of access */
    bool ends_by_itself;  /* it runs to its agreed end */
    bool automatic;       /* and renews by itself */
    const tn_step *why;   /* of now; NULL: 0 */
} tn_metrics_part;

/** Renewals of a calendar quarter in a currency. */
typedef struct tn_metrics_quarter {
    int year, quarter; /* 2027, 1 ... 4 */
    tn_currency currency;
    int64_t count, automatic;
    tn_money annual_value;
} tn_metrics_quarter;

enum { TN_METRICS_QUARTERS = 4 };

/** What they come to in a currency; movements are amounts, not signed. */
typedef struct tn_metrics_total {
    tn_currency currency;
    tn_money arr, mrr, arr_then;
    tn_money created, expansion, contraction, churn;
    tn_money stayed, kept; /* of what ran then: its value now; without what it rose */
    bool has_rates;        /* something ran twelve months before */
    tn_percent nrr, grr;
    tn_money rpo, within, beyond;
    tn_metrics_quarter quarters[TN_METRICS_QUARTERS]; /* from the day's */
} tn_metrics_total;

/** What ran then and now of a buyer and a product, in a currency. */
typedef struct tn_metrics_movement {
    const char *buyer, *product;
    tn_money then, now;
} tn_metrics_movement;

typedef struct tn_metrics {
    tn_arena *arena;
    tn_date as_of, then, ahead; /* the day, twelve months before and after it */
    bool keeps_parts;
    tn_metrics_part *parts; /* as the contracts are added, where they are kept */
    size_t part_count;
    tn_metrics_total *totals; /* by currency's code */
    size_t total_count;
    tn_metrics_movement **movements; /* a hash table: NULL where none is */
    size_t movement_count, movement_places;
    bool is_translated; /* totals in one currency; parts and movements stay in their own */
} tn_metrics;

/**
 * Metrics of no contract yet. Contracts are added one after another, in any order, then
 * tn_metrics_end makes what follows from all of them. What is kept of a contract is what ran of its
 * buyer and product; its part only with `parts`.
 *
 * Errors   TN_E_RANGE: the day; TN_E_NOMEM
 * Owner    arena
 */
tn_status tn_metrics_begin(tn_arena *arena, tn_date as_of, bool parts, tn_metrics *out);

/**
 * Adds a contract.
 *
 * Shape    of the books the contract, its policy and its tables are used
 * Rule     rule 4.10: an event counts when it was decided by the day; movement by buyer, product
 *          and currency
 * Errors   TN_E_RANGE: a sum beyond 64 bits; tn_books_status; TN_E_NOMEM
 * Owner    scratch: what is needed meanwhile; nothing of books or scratch is kept
 * Example  500 GB at 16.00 for 12 months, 800 GB since: ARR 12,800.00, expansion 4,800.00
 */
tn_status tn_metrics_add(tn_metrics *metrics, tn_arena *scratch, tn_books *books);

/**
 * Adds what is known already: a contract's part; the value of a buyer and a product; of a currency
 * what remains to be performed, and the renewals of a quarter from the day's.
 *
 * Errors   TN_E_RANGE: a sum beyond 64 bits; TN_E_NOMEM
 */
tn_status tn_metrics_add_part(tn_metrics *metrics, const tn_metrics_part *part);
tn_status tn_metrics_add_movement(tn_metrics *metrics, const tn_metrics_movement *movement);
tn_status tn_metrics_add_remaining(tn_metrics *metrics, tn_money rpo, tn_money within);
tn_status tn_metrics_add_renewals(tn_metrics *metrics, size_t quarter, const tn_metrics_quarter *q);

/**
 * Movement, rates and order, once all are added.
 *
 * Errors   TN_E_RANGE; TN_E_BUG: they do not add up
 */
tn_status tn_metrics_end(tn_metrics *metrics);

/**
 * Metrics in one currency (rule 4.10.5): each sum per currency once, at the rates of the day; the
 * percents are of the converted sums.
 *
 * Errors   TN_E_FINDINGS: a rate is missing, said once per currency; TN_E_RANGE; TN_E_NOMEM
 * Owner    arena; parts are those of metrics
 * Example  ARR 1,000.00 USD and 100,000 JPY at 0.0067: 1,670.00 USD
 */
tn_status tn_metrics_in(tn_arena *arena, const tn_metrics *metrics, const tn_fx *fx, tn_currency to,
                        tn_findings *findings, const tn_metrics **out);

TN_END_DECLS

#endif
