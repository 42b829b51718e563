/* Frozen terms as a product and an offer of their own, so that whoever reads these need not know
 * whether they were frozen. */
#ifndef TN_MODEL_CONTRACT_TERMS_H
#define TN_MODEL_CONTRACT_TERMS_H

#include "tenor/contract.h"

/* Gives a contract that was built, and its replacements, what they are bound to. product and offer:
 * as they are today, NULL where they are gone; of events event->offer likewise. Where terms are
 * frozen a copy of them takes their place, which has names and order from them and all else from
 * the terms. Every product has the same dimensions then, today's first, in their order.
 * TN_E_NOMEM. Owner: arena. */
tn_status tni_terms_settle(tn_arena *arena, tn_contract *contract, const tn_product **product,
                           const tn_offer **offer);

/* The offer on a product that has more dimensions behind those of its own, without prices; itself
 * where it has as many. NULL: no memory. */
const tn_offer *tni_offer_widen(tn_arena *arena, const tn_offer *offer, const tn_product *product);

#endif
