/* Whose billed documents are, of any number of contracts, without looking at each document for each
 * contract. */
#ifndef TN_ENGINE_CLAIMS_H
#define TN_ENGINE_CLAIMS_H

#include "tenor/reconcile.h"

typedef struct tn_claims tn_claims;

/* Nobody has claimed anything. NULL: no memory. Owner: arena. */
tn_claims *tni_claims_new(tn_arena *arena, const tn_billing_feed *feed);

/* The index-th contract, from 0, claims what is not denied it. TN_E_NOMEM. */
tn_status tni_claims_add(tn_claims *claims, const tn_contract *contract, size_t index);

/* Once all of so many contracts have claimed. TN_E_NOMEM. */
tn_status tni_claims_settle(tn_claims *claims, size_t contracts);

/* The indexes of the billed documents of a contract, ascending; how many are nobody's. */
const size_t *tni_claims_of(const tn_claims *claims, size_t index, size_t *out_count);
size_t tni_claims_left(const tn_claims *claims);

#endif
