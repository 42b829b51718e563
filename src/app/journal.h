/* Journals of contracts: as text for hledger, or in the columns of a bookkeeping program. */
#ifndef TN_APP_JOURNAL_H
#define TN_APP_JOURNAL_H

#include "app/form.h"
#include "app/portfolio.h"

typedef struct tni_journal_options {
    const char *layout;          /* NULL: a journal of hledger and Ledger */
    const tn_date *from, *until; /* entries of these days; NULL: all */
    const char *usage;           /* metering records; NULL: none */
    bool internal;               /* with listing fees */
    tni_result_form form;        /* of a layout */
    tn_render_options render;
} tni_journal_options;

/* Whether a layout of this name is known where the first of the files lies. */
bool tni_journal_layout_known(tni_workspace *workspace, const tni_portfolio *portfolio,
                              const char *name);

/* Appends the journal of all contracts that can be billed. The status is the worst of loading,
 * billing and writing. TN_E_FINDINGS: an account has no name, or the program takes less than
 * this: then nothing is appended. *out_contracts: how many there are. */
tn_status tni_journal(tni_workspace *workspace, const tni_portfolio *portfolio,
                      const tni_journal_options *options, tn_buffer *out, size_t *out_contracts);

/* The journal of the books of one contract, as text. */
tn_status tni_journal_text(tni_workspace *workspace, const tni_source_file *contract,
                           tn_books *books, bool internal, tn_buffer *out);

#endif
