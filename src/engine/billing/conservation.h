/* Where the amounts of each term went (rule 3.6): entered document by document, then checked. */
#ifndef TN_ENGINE_CONSERVATION_H
#define TN_ENGINE_CONSERVATION_H

#include "tenor/invoice.h"

/* An empty account of each term of a life; NULL: no memory. */
tn_conservation *tni_conservation_new(tn_arena *arena, const tn_life *life);

/* Enters a document that has its total into the account of its term: as billed when it is issued,
 * else as unbilled. TN_E_BUG: its lines do not come to its total, or it is further from its exact
 * total than rounding explains; TN_E_RANGE. */
tn_status tni_conservation_enter(tn_conservation *account, const tn_document *document,
                                 bool issued);

/* Holds what was entered against what was held, in every term. TN_E_BUG: it is not the same;
 * TN_E_RANGE. */
tn_status tni_conservation_check(tn_conservation *accounts, const tn_life *life,
                                 const tn_policy *policy);

#endif
