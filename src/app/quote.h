/* Quoting: what an offer is worth, also with other quantities, discounts or a target. */
#ifndef TN_APP_QUOTE_H
#define TN_APP_QUOTE_H

#include "app/draft/draft_edit.h"
#include "app/workspace/workspace.h"
#include "tenor/quote.h"
#include "tenor/report.h"

/* Hypothetical inputs of a quote; nothing in the file is changed. */
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

/* The same as it stands, with its report. */
tn_status tni_quote_with_report(tni_workspace *workspace, const tni_source_file *offer,
                                const tn_quote **out, const tn_report **out_report);

/* Quotes of the offers named: of one with every duration when compare is set, of several side by
 * side. All are priced, so that every finding is there. Errors as above; TN_E_READ. */
tn_status tni_quotes(tni_workspace *workspace, const char *const *paths, size_t count,
                     const tni_quote_overrides *overrides, bool compare, const tn_report **out);

/* Which way to a target goes into the file: the discount, with it the price, or the total. */
typedef enum tni_target_way {
    TNI_TARGET_DISCOUNT,
    TNI_TARGET_PRICE,
    TNI_TARGET_TOTAL
} tni_target_way;

enum { TNI_TARGET_EDITS = 3 };

/* The ways to the target of overrides, with the quote of the discount found. As tni_quote. */
tn_status tni_quote_target(tni_workspace *workspace, const tni_source_file *offer,
                           const tni_quote_overrides *overrides, tn_quote_target *out,
                           const tn_quote **out_quote);

/* What an offer's file says when the way is taken: edits[TNI_TARGET_EDITS], *out_count of them.
 * TN_E_FINDINGS: no price leads there, the offer is published; *reason in words. */
tn_status tni_quote_target_edits(tni_workspace *workspace, const tni_source_file *offer,
                                 const tn_quote_target *target, tni_target_way way,
                                 tni_value_edit *edits, size_t *out_count, const char **reason);

/* Puts into the offer's file what leads to the target of overrides. TN_E_FINDINGS: no way leads
 * there, the offer is published; TN_E_READ; as tni_draft_edit_source. *reason in words. */
tn_status tni_quote_write_target(tni_workspace *workspace, const char *path,
                                 const tni_quote_overrides *overrides, tni_target_way way,
                                 const char **reason);

/* A quote and those of the offers named, side by side in that order; of one that is not understood
 * a row without values. TN_E_NOMEM. */
tn_status tni_quotes_beside(tni_workspace *workspace, const tn_quote *quote,
                            const char *const *paths, size_t count, const tn_report **out);

/* "KEY=QTY" for a product. TN_E_FINDINGS: no such dimension, the nearest is named. */
tn_status tni_read_set(tni_workspace *workspace, const tn_product *product, const char *pair,
                       struct tn_what_if_quantity *out);

#endif
