/**
 * What of an offer exceeds the guardrails of its workspace, who may approve it, and whether an
 * approval still holds (rule 2.5).
 */
#ifndef TENOR_APPROVAL_H
#define TENOR_APPROVAL_H

#include "tenor/decls.h"
#include "tenor/offer.h"
#include "tenor/settings.h"

TN_BEGIN_DECLS

/**
 * Adds an error for each guardrail that the offer exceeds, unless its approval holds; each names
 * the least approver whose limit reaches.
 *
 * Rule     limits of the discount (each item, and the total), the total, net terms, duration, the
 *          uplift of an automatic renewal, and the price as a part of list; a limit that an
 *          approver does not state is the one's before. Where a list price is not known the last
 *          approver decides; below a product's own floor nobody does. An approval holds while the
 *          digest is the offer's and its approver reaches all limits; who wrote it the repository's
 *          history says, not this
 * Errors   TN_E_NOMEM, TN_E_FINDINGS: an amount beyond 64 bits
 * Example  max_discount = 15%, [approver vp] max_discount = 40%: discount = 20% -> OFR-044, 'vp'
 */
tn_status tn_offer_check_guardrails(tn_arena *arena, const tn_offer *offer,
                                    const tn_settings *settings, const tn_tables *tables,
                                    tn_findings *findings);

/** Who has to approve the offer as it stands, whatever its [approval] says. Errors as above. */
tn_status tn_offer_approver_needed(tn_arena *arena, const tn_offer *offer,
                                   const tn_settings *settings, const tn_tables *tables,
                                   tn_approver_level *out);

/**
 * What an approval is of: 16 hexadecimal digits, tn_text_hash over the values that acceptance
 * freezes, the buyer's accounts, and the plan as written.
 *
 * Shape    the offer is bound; out[TN_DIGEST_TEXT]
 * Rule     how a value is written (1000 or 1000.00), names, descriptions, comments and the expiry
 *          are no part of it
 * Errors   TN_E_NOMEM
 */
enum { TN_DIGEST_TEXT = 17 };
tn_status tn_offer_digest(const tn_offer *offer, const tn_tables *tables, char *out);

TN_END_DECLS

#endif
