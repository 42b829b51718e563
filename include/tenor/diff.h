/**
 * What changed between two files of one kind, in words, and what it does to the money.
 */
#ifndef TENOR_DIFF_H
#define TENOR_DIFF_H

#include "tenor/books.h"
#include "tenor/decls.h"
#include "tenor/quote.h"
#include "tenor/report.h"
#include "tenor/tree.h"

TN_BEGIN_DECLS

/** One of the two files, and what follows from it. */
typedef struct tn_diff_side {
    const char *file;
    const tn_tree *tree;
    const tn_report *product; /* a product's report: its dimensions are compared as a whole,
                                    whether they stand in the file or in a CSV; NULL: no product */
    const tn_quote *quote;    /* of an offer; NULL: none */
    tn_books *books;          /* of a contract; NULL: none */
} tn_diff_side;

/**
 * `diff`: changes section by section, key by key; then the totals before and after.
 *
 * Rule     values that mean the same are no change: 10 and 10.00, 12m and 1y, blanks, comments and
 *          the order of sections and keys
 * Owner    arena; both sides must live as long. NULL: no memory
 */
tn_report *tn_diff_report(tn_arena *arena, const tn_diff_side *before, const tn_diff_side *after,
                          const tn_findings *findings);

TN_END_DECLS

#endif
