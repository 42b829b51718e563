/* Several files, or all of a folder: loaded one after another, reported on as one. */
#ifndef TN_APP_PORTFOLIO_H
#define TN_APP_PORTFOLIO_H

#include "app/contract.h"
#include "app/spool.h"
#include "tenor/buffer.h"
#include "tenor/deadlines.h"
#include "tenor/report.h"

/* A file of a portfolio before it is loaded. */
typedef struct tni_portfolio_file {
    const char *path;
    const char *id;   /* of a contract; NULL */
    const char *twin; /* a file with a contract of the same id; NULL: there is none */
    bool shared;      /* what others refer to, or what can be read only once */
    const char
        *read_error; /* why it could not be read when it was listed, so that no twin was looked
                           for; NULL */
} tni_portfolio_file;

typedef struct tni_portfolio {
    const tni_portfolio_file *list; /* every file named, and every .ini file of folders named */
    const tni_source_file **files;  /* the same, loaded; NULL: they are not */
    size_t count;
    struct tni_book *book;  /* whose files they are, and not listed; NULL */
    uint32_t shard, shards; /* of a book the shard-th of so many parts, from 1; 0: all */
    bool has_folder;        /* a folder or a book was named */
    const char *folder;     /* the one that was named, and nothing else; NULL */
    tni_source_file first; /* the first file, with its settings; nothing else unless it is loaded */
    bool whole;            /* it is all of a workspace: a book, or the folder with the settings */
    tn_status status;      /* the worst of listing and loading them */
} tni_portfolio;

/* Finds out which files there are, to be loaded one after another. TN_E_READ: the settings of the
 * first or of the folder cannot be read, which was said: there is nothing to begin. TN_E_NOMEM. */
tn_status tni_portfolio_list(tni_workspace *workspace, const char *const *paths, size_t count,
                             tni_portfolio *out);

/* Loads them all, for what compares them with each other. TN_E_NOMEM. */
tn_status tni_portfolio_load(tni_workspace *workspace, const char *const *paths, size_t count,
                             tni_portfolio *out);

/* What is done with a file, in the workspace that it was loaded into: nothing of the two may be
 * kept. TN_E_NOMEM ends the walk. */
typedef tn_status (*tni_visit)(void *context, tni_workspace *workspace,
                               const tni_source_file *file);

/* Loads one file after another and visits it; of a contract that stands in two files the status is
 * TN_E_FINDINGS. Memory is that of the largest file and what it refers to, products apart, which
 * stay. The status is the worst of listing, loading and visiting. */
tn_status tni_portfolio_walk(tni_workspace *workspace, const tni_portfolio *portfolio,
                             tni_visit visit, void *context);

/* The contract of this id is in the portfolio's part of the book; NULL: what is no contract. */
bool tni_portfolio_has(const tni_portfolio *portfolio, const char *contract);

/* The rates of exchange of its workspace; none without one. */
tn_fx tni_portfolio_fx(const tni_portfolio *portfolio);

/* What is done with the books of a contract, their invoices made; they are gone afterwards. */
typedef tn_status (*tni_books_visit)(void *context, tni_workspace *workspace,
                                     const tni_source_file *contract, tn_books *books);

/* Visits every contract that can be billed, in order; usage NULL: none. The status is the worst of
 * loading, billing and visiting. */
tn_status tni_portfolio_books(tni_workspace *workspace, const tni_portfolio *portfolio,
                              const tn_date *until, const char *usage, tni_books_visit visit,
                              void *context);

/* Amounts of contracts added up, one sum a currency. */
typedef struct tni_sums {
    tn_arena *arena;
    tn_money *items;
    size_t count;
} tni_sums;

/* Adds an amount of a contract. TN_E_FINDINGS: the sum is beyond 64 bits, also where nothing prints
 * it; TN_E_NOMEM. */
tn_status tni_sums_add(tni_workspace *workspace, tni_sums *sums, const tni_source_file *contract,
                       const char *subject, tn_money amount);

/* Expiries, decisions and charges to come, of offers and contracts: into rows, and their report;
 * calendar: rows are what tni_deadlines_calendar hands on (ICS), and there are none in the report.
 * The status is the worst of loading and billing; *out NULL: no memory. */
tn_status tni_deadlines(tni_workspace *workspace, const tni_portfolio *portfolio,
                        const tn_date *until, bool calendar, tni_spool *rows,
                        const tn_report **out);
tn_status tni_deadlines_calendar(tni_spool *rows, tni_push push, void *context);

/* The deadlines of one file alone, added to a list: of an offer or a contract that is understood,
 * of others none. Errors as of tni_contract_books. */
tn_status tni_deadlines_add(tni_workspace *workspace, const tni_source_file *file,
                            const tn_date *until, tn_deadlines *list);

/* Those of a contract whose books are known already. */
tn_status tni_deadlines_add_books(const tni_workspace *workspace, const tni_source_file *contract,
                                  tn_books *books, tn_deadlines *list);

/* The list in its order as a report, once all are added; in memory of the list. NULL: no memory. */
const tn_report *tni_deadlines_report(tn_deadlines *list);

typedef struct tni_reconcile_options {
    const char *actual, *usage; /* files; usage NULL: none */
    const tn_date *until;       /* NULL: as far as what was billed reaches */
    bool matched;               /* list what agrees, too */
} tni_reconcile_options;

/* What was simulated against what AWS billed. *out NULL: there is no contract to speak of. The
 * status is the worst of loading, billing and comparing. */
tn_status tni_reconcile(tni_workspace *workspace, const tni_portfolio *portfolio,
                        const tni_reconcile_options *options, const tn_report **out,
                        bool *out_exceptions);

/* What contracts entitle to at an instant, against AWS's answers (GetEntitlements: quantities and
 * expiry; GetAgreementEntitlements: the state of licences) in a JSON file; all: what matches, too.
 * *out NULL: there is no contract. The status is the worst of reading, loading and living. */
tn_status tni_reconcile_entitlements(tni_workspace *workspace, const tni_portfolio *portfolio,
                                     const char *path, tn_instant at, bool all,
                                     const tn_report **out, bool *out_exceptions);

/* The day to judge from, of the first file whose folder has one; *out NULL: there is none.
 * TN_E_READ: settings cannot be read, which was said. TN_E_NOMEM. */
tn_status tni_portfolio_as_of(tni_workspace *workspace, const tni_portfolio *portfolio,
                              const tn_date **out);

#endif
