/* What a file can be handed over as: one table, for the command line and the terminal program. */
#ifndef TN_APP_EXPORT_H
#define TN_APP_EXPORT_H

#include "app/contract.h"
#include "app/form.h"
#include "tenor/changeset.h"
#include "tenor/quote.h"

typedef enum tni_content {
    TNI_CONTENT_SHEET, /* the product, the offer, the contract's invoices */
    TNI_CONTENT_WORKBOOK,
    TNI_CONTENT_NOTICE,    /* to the buyer of an offer */
    TNI_CONTENT_CHANGESET, /* for AWS */
    TNI_CONTENT_JOURNAL,   /* a contract's books for hledger and Ledger */
    TNI_CONTENT_FEED       /* its invoices in the columns of AWS's billing event feed */
} tni_content;

/* A row: what, of which kind of file, in which form; how the terminal program names it, for the
 * buyer and for ourselves (NULL: it does not offer it), and what the file's name ends with (one for
 * ourselves of what buyers get, too, with `.internal` before it). */
typedef struct tni_export_row {
    tni_kind kind;
    tni_content content;
    tni_result_form form;
    const char *buyer, *internal, *ending, *internal_ending;
} tni_export_row;

/* Ends with a row whose ending is NULL. */
extern const tni_export_row tni_export_rows[];

/* The row; NULL: it cannot be had. */
const tni_export_row *tni_export_find(tni_kind kind, tni_content content, tni_result_form form);

typedef struct tni_export_options {
    bool internal;                  /* with fees and internal notes; else for the buyer */
    const char *template_path;      /* of a notice; NULL: the workspace's, else the built-in one */
    const char *language;           /* of a notice; NULL: as tenor.ini says */
    const tni_source_file *against; /* of a product's change set: an older version; NULL */
    const tn_intent *intent;        /* of a change set; NULL: as it is, else VALIDATE */
    const tn_date *until;           /* of a contract; NULL: rule 3.7 */
    const char *usage;              /* of a contract: metering records; NULL */
    const tn_quote *quote;          /* when they are known already; NULL: they are computed */
    tn_books *books;
    tn_render_options render;
} tni_export_options;

/* The bytes of any row but a workbook. file is understood and of the row's kind.
 * TN_E_FINDINGS: it cannot be priced or billed, or AWS would reject it: nothing is appended;
 * TN_E_READ: the template, the usage; TN_E_NOMEM. */
tn_status tni_export_bytes(tni_workspace *workspace, tni_source_file *file,
                           const tni_export_row *row, const tni_export_options *options,
                           tn_buffer *out);

/* Several offers side by side: a page for their one buyer (TNI_FORM_HTML), or the table of their
 * figures. As above, and TN_E_FINDINGS: they are for different buyers. */
tn_status tni_export_offers(tni_workspace *workspace, const char *const *paths, size_t count,
                            tni_result_form form, const tni_export_options *options,
                            tn_buffer *out);
tn_status tni_export_offers_workbook(tni_workspace *workspace, const char *const *paths,
                                     size_t count, const tni_export_options *options,
                                     const char *path, bool force, const char **reason);

/* A workbook, written by a process of its own, read back, and put in place.
 * As above; TN_E_WRITE (also when the workspace's progress stopped it), TN_E_EXISTS, TN_E_RANGE
 * with a reason. */
tn_status tni_export_workbook(tni_workspace *workspace, const tni_source_file *file,
                              const tni_export_options *options, const char *path, bool force,
                              const char **reason);

#endif
