/* What a person can do with Tenor: one function per thing, for the command line and the terminal
 * program alike. Findings go to the workspace's list. */
#ifndef TN_APP_APP_H
#define TN_APP_APP_H

#include "app/workspace/workspace.h"
#include "tenor/buffer.h"
#include "tenor/changeset.h"
#include "tenor/edit.h"
#include "tenor/quote.h"
#include "tenor/workbook.h"

/* --- check (check.c) -------------------------------------------------------------------- */

/* Loads the file and adds every finding there is, those of pricing too. NULL: no memory. */
tni_source_file *tni_check(tni_workspace *workspace, const char *path);

/* Adds what changed from the older version that AWS or buyers forbid; both of one kind. */
tn_status tni_check_against(tni_workspace *workspace, tni_source_file *document, const char *old);

/* A folder's .ini files in byte order, those of folders below too. */
tn_status tni_check_list(tni_workspace *workspace, const char *folder, const char *const **out,
                         size_t *out_count);

/* --- quote (quote.c) -------------------------------------------------------------------- */

/* What a quote supposes; nothing in the file is touched. */
typedef struct tni_quote_overrides {
    const char *const *set; /* "KEY=QTY" */
    size_t set_count;
    const char *discount; /* "12.5%", NULL: the offer's own */
    const char *target;   /* "5400.00", NULL: none; the discount is found for it */
} tni_quote_overrides;

/* Prices an understood offer. TN_E_FINDINGS: an unknown label, a target out of reach, an amount
 * too large. */
tn_status tni_quote(tni_workspace *workspace, const tni_source_file *offer,
                    const tni_quote_overrides *overrides, const tn_quote **out);

/* "KEY=QTY" for a product. TN_E_FINDINGS: no such dimension, the nearest is named. */
tn_status tni_read_set(tni_workspace *workspace, const tn_product *product, const char *pair,
                       struct tn_what_if_quantity *out);

/* --- export (notice.c) ------------------------------------------------------------------ */

/* The notice to the buyer: the template's text with the offer's figures. template_path NULL: the
 * workspace's notice.txt, else the built-in one. TN_E_FINDINGS: a placeholder that does not exist;
 * TN_E_READ. */
tn_status tni_notice(tni_workspace *workspace, const tni_source_file *offer, const tn_quote *quote,
                     const char *template_path, tn_buffer *out);

/* A workbook, written by a process of its own, read back, and put in place (workbook.c).
 * TN_E_WRITE (also when the workspace's patience stopped it), TN_E_EXISTS, TN_E_RANGE with a
 * reason; TN_E_NOMEM. */
tn_status tni_workbook_save(const tni_workspace *workspace, const tn_workbook *book,
                            const char *path, bool force, const char **reason);

/* What a workbook is made with: the seller, the day, the findings. */
tn_workbook_options tni_workbook_options(const tni_workspace *workspace,
                                         const tni_source_file *document, bool buyer);

/* --- change sets (change.c, change_import.c) --------------------------------------------- */

/* The change set of an understood offer or product, merged with what `extra =` names. against: an
 * older version of the product, NULL; intent: NULL: as the change set has it, VALIDATE if it is
 * ours. TN_E_FINDINGS: AWS would reject it, or it breaks rules: nothing is appended; TN_E_READ. */
tn_status tni_changeset(tni_workspace *workspace, tni_source_file *document,
                        const tni_source_file *against, const tn_intent *intent, tn_buffer *out);

/* A file that is to be written. */
typedef struct tni_made_file {
    const char *path, *bytes;
    size_t size;
} tni_made_file;

enum { TNI_MADE_MAX = 3 };

typedef struct tni_import {
    const char *into;               /* the folder to write into */
    const tni_source_file *product; /* the product of the offer; NULL: a stand-in is made */
} tni_import;

/* The JSON of a change set or an entity as files: made[TNI_MADE_MAX], *out_count of them. Findings
 * of rules are left to `check`. TN_E_FINDINGS, TN_E_READ: none. */
tn_status tni_import_changeset(tni_workspace *workspace, const char *path, const tni_import *import,
                               tni_made_file *made, size_t *out_count);

/* The file begins like JSON; false also when it cannot be read. */
bool tni_is_json(tni_workspace *workspace, const char *path);

/* --- new files (new.c, import.c, init.c) ------------------------------------------------- */

/* What options say about a new product or offer; NULL or 0: not said. */
typedef struct tni_new {
    const char *from;             /* a file of the kind to start from */
    const char *product;          /* offer: its product's file */
    const char *const *durations; /* "12m"; an offer has one */
    size_t duration_count;
    const char *const *dimensions; /* product: labels to begin with */
    size_t dimension_count;
    const char *const *set; /* offer: "KEY=QTY", which items; none: as the product suggests */
    size_t set_count;
    const tn_edit_pair *values; /* keys of [product] or [offer] and their values, as typed */
    size_t value_count;
    const char *target; /* where it will be, for the path of its product; NULL: here */
} tni_new;

/* The text of a new file that `check` understands.
 * TN_E_FINDINGS: an unknown label, or what it starts from is not understood; TN_E_SYNTAX: a value
 * that no file can hold, *reason says why; TN_E_READ. */
tn_status tni_new_product(tni_workspace *workspace, const tni_new *wanted, tn_buffer *out,
                          const char **reason);
tn_status tni_new_offer(tni_workspace *workspace, const tni_new *wanted, tn_buffer *out,
                        const char **reason);

/* What options say about an imported product; NULL: not said. */
typedef struct tni_import_options {
    const char *title, *category, *purchase, *currency;
    const char *product_id; /* never typed so far: the portal gives it later */
    const char *durations;  /* "1m, 12m" */
} tni_import_options;

/* Reads a price list (CSV) and makes the text of a product from it. TN_E_FINDINGS: it cannot be
 * understood; a price list that breaks rules gives its product all the same. */
tn_status tni_import_prices(tni_workspace *workspace, const char *path,
                            const tni_import_options *wanted, tn_buffer *out);

/* Writes the worked example into a folder, which is made if need be. Nothing is written when one
 * of the files is there (TN_E_EXISTS), unless force. *out: the path of each, the last NULL; on an
 * error the one that failed. */
tn_status tni_init(tn_arena *arena, const char *folder, bool force, const char *const **out,
                   const char **reason);

#endif
