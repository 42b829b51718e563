/* Part of forecast.h: contracts and groups of them on their way out of memory. */
#ifndef TN_APP_FORECAST_ROWS_H
#define TN_APP_FORECAST_ROWS_H

#include "app/forecast.h"

struct tni_sorter;

typedef struct tni_forecast_rows {
    const tni_forecast_options *options; /* rows is where they go */
    tni_workspace *ws;
    tn_fx fx;
    tn_forecast parts;          /* of the contract at hand, or groups until they are many */
    struct tni_sorter *spilled; /* groups that were many; NULL: they never were */
    bool by_source;             /* they are shown in order of their sources, not as added */
    int64_t order;              /* parts that were spilled */
    bool moved;                 /* a closed month, of one of them */
    const char *missing;        /* the first rate that is; NULL: none */
} tni_forecast_rows;

/* TN_E_NOMEM. */
tn_status tni_forecast_rows_begin(tni_workspace *workspace, const tni_forecast_options *options,
                                  tn_fx fx, tni_forecast_rows *out);

/* Adds months to the part of that name. Errors as of tn_forecast_add. */
tn_status tni_forecast_rows_add(tni_forecast_rows *rows, const char *source, const char *name,
                                const tn_ledger *months);

/* A contract is complete; the last one is, too. TN_E_WRITE, which was told; TN_E_RANGE;
 * TN_E_NOMEM. */
tn_status tni_forecast_rows_next(tni_forecast_rows *rows);
tn_status tni_forecast_rows_end(tni_forecast_rows *rows);

/* What is over all, as it is shown; it stands last. Errors as above. */
tn_status tni_forecast_rows_totals(tni_forecast_rows *rows, const tn_forecast *totals);

/* They are let go of. */
void tni_forecast_rows_free(tni_forecast_rows *rows);

#endif
