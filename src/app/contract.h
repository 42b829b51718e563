/* What a person can do with a contract: one function per thing. Findings go to the workspace's
 * list. */
#ifndef TN_APP_CONTRACT_H
#define TN_APP_CONTRACT_H

#include "app/app.h"
#include "tenor/edit.h"
#include "tenor/invoice.h"
#include "tenor/movements.h"
#include "tenor/reconcile.h"
#include "tenor/report.h"

/* Everything that follows from a contract: none of it computed twice. */
typedef struct tni_books {
    const tni_source_file *document;
    const tn_policy *policy;
    const tn_life *life;
    const tn_rating *rating; /* NULL: no usage was given */
    const tn_invoices *invoices;
} tni_books;

/* The policy in force, settled when the contract was loaded: --policy > the contract's > its
 * offer's > tenor.ini's > aws. */
tn_policy tni_contract_policy(const tni_workspace *workspace, const tni_source_file *contract);

/* How far to look: until NULL: the default of rule 3.7. */
tn_horizon tni_contract_horizon(const tni_workspace *workspace, const tni_source_file *contract,
                                const tn_date *until);

/* Lives, rates and bills an understood contract. usage NULL: none; "-" is standard input.
 * TN_E_FINDINGS, also when the workspace's patience stopped it; TN_E_READ: the usage; TN_E_BUG: the
 * books do not balance. */
tn_status tni_contract_books(tni_workspace *workspace, const tni_source_file *contract,
                             const tn_date *until, const char *usage, tni_books *out);

/* The same; watch is told of every rated hour of the usage. */
tn_status tni_contract_hours(tni_workspace *workspace, const tni_source_file *contract,
                             const tn_date *until, const char *usage, const tn_hour_sink *watch,
                             tni_books *out);

/* Reads metering records and rates them against a life (usage.c); watch NULL: nobody is told of
 * the hours. Bad rows are findings, the others are rated. TN_E_READ, TN_E_FINDINGS: no usable
 * header. */
tn_status tni_usage_read(tni_workspace *workspace, const char *path, const tn_life *life,
                         const tn_hour_sink *watch, const tn_rating **out);

/* What AWS billed (reconcile.c). Bad rows are findings, the others are there. TN_E_READ,
 * TN_E_FINDINGS: no billing feed. */
tn_status tni_billing_feed_read(tni_workspace *workspace, const char *path,
                                const tn_billing_feed **out);

/* What changed between two files of one kind, as a report (compare.c). until NULL: contracts are
 * looked at by the default of rule 3.7. TN_E_FINDINGS: they are of two kinds, or not understood. */
tn_status tni_diff(tni_workspace *workspace, const char *old_path, const char *new_path,
                   const tn_date *until, tn_report **out);

/* An event as options say it: on is a date or an instant, set[] are "KEY=QTY".
 * TN_E_SYNTAX: on is neither; TN_E_FINDINGS: an unknown label. */
tn_status tni_contract_event(tni_workspace *workspace, const tni_source_file *contract,
                             tn_event_kind kind, const char *on, const char *const *set,
                             size_t set_count, tn_event *out);

/* What options say about a contract that begins; NULL: not said. */
typedef struct tni_acceptance {
    const char *at;         /* an instant, or a date: 00:00Z of it */
    const char *id;         /* NULL: the name of the offer's or product's file */
    const char *duration;   /* of a public purchase */
    const char *const *set; /* "KEY=QTY": what the buyer chose; none: the offer's quantities */
    size_t set_count;
    const char *target; /* where the file will be; NULL: here */
} tni_acceptance;

/* The text of the contract that accepting an offer, or buying a product's public listing, makes:
 * prices frozen as they are today. It is read back, so that what it breaks is a finding.
 * TN_E_FINDINGS: an unknown label, or a rule is broken (expired offer): do not write it. */
tn_status tni_accept(tni_workspace *workspace, const tni_source_file *source,
                     const tni_acceptance *wanted, tn_buffer *out);

/* Adds a section to the contract's file, keeping everything else. Nothing is written when the
 * file changed since it was read. *reason in words. */
tn_status tni_contract_add(tni_workspace *workspace, const tni_source_file *contract,
                           const char *kind, const char *label, const tn_edit_pair *pairs,
                           size_t count, const char **reason);

/* --- what leaves the house (deliver.c); memory of the workspace --- */

/* Every billing event of the books, for a feed or a journal. */
tn_status tni_contract_movements(const tni_workspace *workspace, const tni_books *books,
                                 const tn_movements **out);

/* The books in the syntax of hledger and Ledger; internal: with fees. */
tn_status tni_contract_journal(const tni_workspace *workspace, const tni_books *books,
                               bool internal, tn_buffer *out);

/* The simulation of the invoices as the plan of a workbook. */
tn_status tni_contract_workbook(const tni_workspace *workspace, const tni_books *books, bool buyer,
                                const tn_workbook **out);

/* The manual renewal of the running term: what options say about it. */
typedef struct tni_renewal_options {
    const char *duration, *uplift; /* "24m", "5%"; NULL: as before, none */
    const char *const *set;
    size_t set_count;
} tni_renewal_options;

typedef struct tni_renewal {
    tn_event event; /* as it would be filed */
    tn_date on;     /* the day on which the running term ends */
    const tn_term *before, *after;
    const tn_life *life;
    const tn_invoices *invoices;
} tni_renewal;

/* What renewing comes to. TN_E_FINDINGS: an unknown label, a missing price, nothing to renew. */
tn_status tni_renew(tni_workspace *workspace, const tni_source_file *contract,
                    const tni_renewal_options *wish, tni_renewal *out);

/* "2027-04-11" or "2027-04-11T10:00:00Z". */
tn_status tni_read_when(const char *text, tn_field_instant *out);

#endif
