/**
 * One builder per report: what the engine worked out, as fields and tables that every renderer
 * understands. Pure: nothing is read, nothing is printed.
 */
#ifndef TENOR_REPORTS_H
#define TENOR_REPORTS_H

#include <stdbool.h>
#include <stddef.h>

#include "tenor/change.h"
#include "tenor/decls.h"
#include "tenor/offer.h"
#include "tenor/product.h"
#include "tenor/quote.h"
#include "tenor/report.h"
#include "tenor/tables.h"

TN_BEGIN_DECLS

/**
 * A quote as a report, with the JSON keys of rule 4.
 *
 * Shape    compare: people are shown the durations side by side too (programs always are);
 *          findings: what goes into `findings`, borrowed; draft when one of them is an error
 * Rule     fee and seller's net are TN_INTERNAL_ONLY; figures that are not known are none
 * Owner    arena; the quote must live as long; NULL when memory is short
 * Example  keys offer, product, currency, duration, start, end, items, list_total, ...
 */
tn_report *tn_quote_report(tn_arena *arena, const tn_quote *quote, bool compare,
                           const tn_findings *findings);

/**
 * Adds the ways to a total to the report of the quote at that discount, as `target`.
 *
 * Shape    NULL-safe
 * Example  target {wanted, discount_percent, net_total, missing, dimension, net_price}
 */
void tn_quote_report_add_target(tn_report *report, const tn_quote *quote,
                                const tn_quote_target *target);

/**
 * Finding codes with their rules, as `codes[]`.
 *
 * Shape    codes[count]; NULL: all there are
 * Owner    arena; NULL when memory is short
 */
tn_report *tn_codes_report(tn_arena *arena, const tn_code *codes, size_t count);

/**
 * Several quotes side by side: for people a column per offer, for programs `offers[]`.
 *
 * Shape    quotes[count], each of its own offer; NULL: a row without values
 * Owner    arena; NULL when memory is short
 */
tn_report *tn_quotes_report(tn_arena *arena, const tn_quote *const *quotes, size_t count,
                            const tn_findings *findings);

/**
 * A product as its buyers see it: prices per duration, usage prices, what is included.
 *
 * Rule     the CSV is the one that `dimensions =` and `import` read
 * Owner    arena; NULL when memory is short
 */
tn_report *tn_product_report(tn_arena *arena, const tn_product *product, const tn_tables *tables,
                             const tn_findings *findings);

/**
 * An offer draft in the order of the seller's own sheet: information, buyers, dates, prices,
 * payments, renewal, legal, totals.
 *
 * Shape    buyer: what is internal (description, purpose, fee, seller's net) is left out
 * Rule     the CSV has a row per figure: section, item, field, value
 * Owner    arena; NULL when memory is short
 */
tn_report *tn_offer_report(tn_arena *arena, const tn_quote *quote, bool buyer,
                           const tn_findings *findings);

/**
 * `prorate`: the fraction, credit, charge, rounding and due of one change.
 *
 * Owner    arena; change and its policy are borrowed; NULL when memory is short
 */
tn_report *tn_proration_report(tn_arena *arena, const tn_change *change,
                               const tn_findings *findings);

TN_END_DECLS

#endif
