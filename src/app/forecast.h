/* What contracts come to by month: for people, for programs, as a workbook. */
#ifndef TN_APP_FORECAST_H
#define TN_APP_FORECAST_H

#include "app/form.h"
#include "app/portfolio.h"
#include "app/spool.h"
#include "tenor/forecast.h"

typedef enum tni_forecast_by {
    TNI_BY_CONTRACT,
    TNI_BY_PRODUCT,
    TNI_BY_BUYER,
    TNI_BY_CURRENCY /* only what is over all */
} tni_forecast_by;

typedef struct tni_forecast_options {
    int months;           /* 0: twelve */
    const tn_date *until; /* NULL: none; else through the month that holds it, in place of months */
    const char *usage;    /* NULL: none */
    tni_forecast_by by;
    bool totals; /* also what is over all */
    bool part;   /* of a book: to be added up with others, there may be no contract in it */
    const tn_currency *in; /* all in this one; NULL: each its own */
    tni_spool *rows; /* takes those of contracts or groups, then the totals: the forecast holds
                              what is over all alone; NULL: they are kept, and there is no part */
} tni_forecast_options;

/* Whole months of every contract of the portfolio, from the one that holds the day to judge from,
 * without it from its own first. *out NULL: there is no contract to speak of. The status is the
 * worst of loading and billing. */
tn_status tni_forecast(tni_workspace *workspace, const tni_portfolio *portfolio,
                       const tni_forecast_options *options, const tn_forecast **out);

/* The first row of the part that the portfolio's shard is, appended: options is all that decides
 * what the table holds. The others are bytes of the spool. TN_E_NOMEM. */
tn_status tni_forecast_shard(const tni_workspace *workspace, const tni_portfolio *portfolio,
                             const tn_forecast *forecast, const char *options, bool buyer,
                             tn_buffer *out);

/* Its report, and its workbook, saved; rows: those that are not in memory, NULL: none. As
 * tni_workbook_save. */
const tn_report *tni_forecast_report(tni_workspace *workspace, const tn_forecast *forecast,
                                     tni_spool *rows);
tn_status tni_forecast_workbook(tni_workspace *workspace, const tni_portfolio *portfolio,
                                const tn_forecast *forecast, tni_spool *rows, bool buyer,
                                const char *path, bool force, const char **reason);

#endif
