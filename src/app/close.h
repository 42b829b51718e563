/* Closing months of a workspace: closed/YYYY-MM.csv, and what has moved since. */
#ifndef TN_APP_CLOSE_H
#define TN_APP_CLOSE_H

#include "app/portfolio.h"
#include "tenor/closing.h"

/* Writes the file that closes the months up to the one that ends with `through`, into the folder or
 * the book; *path is which, once it is known. usage NULL: usage is not closed.
 * TN_E_FINDINGS: the month is closed already, or there are errors; TN_E_WRITE, TN_E_EXISTS with a
 * reason; as tni_contract_books. */
tn_status tni_close(tni_workspace *workspace, const tni_portfolio *portfolio, tn_date through,
                    const char *usage, const char **path, const char **reason);

/* The file of the newest closed month is removed; *path is which. TN_E_FINDINGS: none is closed;
 * TN_E_WRITE with a reason. */
tn_status tni_reopen(tni_workspace *workspace, const tni_portfolio *portfolio, const char **path,
                     const char **reason);

/* "2027-03": the last day of that month; false: it is none. */
bool tni_month_end(const char *month, tn_date *out);

/* The closed months of a workspace, against which contracts are held one after another. */
typedef struct tni_closed {
    tn_arena *arena;
    const char *folder; /* where they are, or would be */
    const char *newest; /* path of the last file; NULL: nothing is closed */
    tn_date end;        /* its last day: the next is open */
    tn_closing rows;    /* of all of them, by contract; of a shard its own */
    bool *seen;         /* at the first row of each contract: it was held against them */
    const char *usage;  /* NULL: none */
    size_t not_compared;
    tn_drifts gone; /* of contracts that no file holds now; known at the end */
} tni_closed;

/* Reads them. TN_E_FINDINGS: a file is none; TN_E_READ; TN_E_NOMEM. */
tn_status tni_closed_begin(tni_workspace *workspace, const tni_portfolio *portfolio,
                           const char *usage, tni_closed *out);

/* What of a contract has moved in closed months, as findings and in *out, which lives as long as
 * the contract; nothing is closed: none. TN_E_FINDINGS, TN_E_READ: the usage; TN_E_NOMEM. */
tn_status tni_closed_visit(tni_closed *closed, tni_workspace *workspace,
                           const tni_source_file *contract, tn_drifts *out);

/* When all were visited: what was not compared, and contracts that are gone, where the portfolio is
 * the whole workspace and has no errors. */
tn_status tni_closed_end(tni_closed *closed, tni_workspace *workspace,
                         const tni_portfolio *portfolio);

/* All three for one contract alone. */
tn_status tni_closed_tell(tni_workspace *workspace, const tni_source_file *contract,
                          const char *usage);

#endif
