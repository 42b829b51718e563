/**
 * Reading what AWS billed: the billing event data feed, or the export of the billed revenue
 * dashboard; told apart by their columns.
 */
#ifndef TENOR_BILLING_FEED_H
#define TENOR_BILLING_FEED_H

#include "tenor/decls.h"
#include "tenor/reconcile.h"
#include "tenor/tables.h"

TN_BEGIN_DECLS

typedef struct tn_billing_feed_reader tn_billing_feed_reader;

/**
 * A reader of one file.
 *
 * Rule     billing events: rows whose action is INVOICED, of SELLER_REV_SHARE (gross) and
 *          AWS_REV_SHARE (the fee, negative), their _REFUND and _CREDIT forms; rows of one invoice,
 *          day and direction are one document. Billed revenue: a row with a gross revenue is a
 *          document, one with a gross refund another. Amounts have up to 8 places: the exact sum of
 *          a document's rows is rounded, half-up; and so is that of what settles it, of which each
 *          row is the growth. Other rows bill nothing and are counted
 * Errors   NULL: no memory
 * Owner    arena; file_name, tables and findings are borrowed until tn_billing_feed_end, which must
 *          be called
 */
tn_billing_feed_reader *tn_billing_feed_new(tn_arena *arena, const char *file_name,
                                            const tn_tables *tables, tn_findings *findings);

/** Reads on, in pieces of any size. Errors as tn_csv_push. */
tn_status tn_billing_feed_push(tn_billing_feed_reader *reader, const char *bytes, size_t size);

/**
 * The documents; rows that cannot be read are findings (FIL-086), and the others are there.
 *
 * Errors   TN_E_FINDINGS: neither of the two files (FIL-085), or no CSV; TN_E_RANGE: a sum
 *          beyond 64 bits; TN_E_NOMEM
 * Owner    *out: arena
 */
tn_status tn_billing_feed_end(tn_billing_feed_reader *reader, const tn_billing_feed **out);

/** Instead of tn_billing_feed_end, when the file could not be read to its end. */
void tn_billing_feed_abandon(tn_billing_feed_reader *reader);

TN_END_DECLS

#endif
