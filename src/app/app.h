/* What a person can do with Tenor: one function per thing, for the command line and the terminal
 * program alike. Findings go to the workspace's list. */
#ifndef TN_APP_APP_H
#define TN_APP_APP_H

#include "app/workspace.h"
#include "tenor/buffer.h"
#include "tenor/quote.h"

/* --- check (check.c) -------------------------------------------------------------------- */

/* Loads the file and adds every finding there is, those of pricing too. NULL: no memory. */
tni_document *tni_check(tni_workspace *workspace, const char *path);

/* Adds what changed from the older version that AWS or buyers forbid; both of one kind. */
tn_status tni_check_against(tni_workspace *workspace, tni_document *document, const char *old);

/* A folder's .ini files in byte order, those of folders below too. */
tn_status tni_check_list(tni_workspace *workspace, const char *folder, const char *const **out,
                         size_t *out_count);

/* --- quote (quote.c) -------------------------------------------------------------------- */

/* What a quote supposes; nothing in the file is touched. */
typedef struct tni_suppose {
    const char *const *set; /* "KEY=QTY" */
    size_t set_count;
    const char *discount; /* "12.5%", NULL: the offer's own */
    const char *target;   /* "5400.00", NULL: none; the discount is found for it */
} tni_suppose;

/* Prices an understood offer. TN_E_FINDINGS: an unknown label, a target out of reach, an amount
 * too large. */
tn_status tni_quote(tni_workspace *workspace, const tni_document *offer, const tni_suppose *suppose,
                    const tn_quote **out);

/* "KEY=QTY" for a product. TN_E_FINDINGS: no such dimension, the nearest is named. */
tn_status tni_read_set(tni_workspace *workspace, const tn_product *product, const char *pair,
                       struct tn_what_if_quantity *out);

/* --- export (notice.c) ------------------------------------------------------------------ */

/* The notice to the buyer: the template's text with the offer's figures. template_path NULL: the
 * workspace's notice.txt, else the built-in one. TN_E_FINDINGS: a placeholder that does not exist;
 * TN_E_READ. */
tn_status tni_notice(tni_workspace *workspace, const tni_document *offer, const tn_quote *quote,
                     const char *template_path, tn_buffer *out);

/* --- new files (new.c, import.c, init.c) ------------------------------------------------- */

/* What options say about a new product; NULL: not said. */
typedef struct tni_new_product {
    const char *title, *category, *purchase, *currency;
    const char *durations;         /* "1m, 12m" */
    const char *const *dimensions; /* labels */
    size_t dimension_count;
} tni_new_product;

/* The text of a new product file that `check` accepts. */
tn_status tni_new_product_text(const tni_new_product *wanted, tn_buffer *out);

typedef struct tni_new_offer {
    const char *name, *buyer, *duration, *expires, *discount, *currency;
    const char *const *accounts;
    size_t account_count;
    const char *const *set; /* "KEY=QTY": which items; none: as the product suggests */
    size_t set_count;
    const char *target; /* where the file will be, for the path of its product; NULL: here */
} tni_new_offer;

/* The text of a new offer for an understood product. TN_E_FINDINGS: an unknown label. */
tn_status tni_new_offer_text(tni_workspace *workspace, const tni_document *product,
                             const tni_new_offer *wanted, tn_buffer *out);

/* Reads a price list (CSV) and makes the text of a product from it. TN_E_FINDINGS: it cannot be
 * understood; a price list that breaks rules gives its product all the same. */
tn_status tni_import_prices(tni_workspace *workspace, const char *path,
                            const tni_new_product *wanted, tn_buffer *out);

/* Writes the worked example into a folder, which is made if need be. Nothing is written when one
 * of the files is there (TN_E_EXISTS), unless force. *out: the path of each, the last NULL; on an
 * error the one that failed. */
tn_status tni_init(tn_arena *arena, const char *folder, bool force, const char *const **out,
                   const char **reason);

#endif
