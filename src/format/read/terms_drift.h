/* What has changed in offer and product since a contract's terms were frozen. */
#ifndef TN_FORMAT_TERMS_DRIFT_H
#define TN_FORMAT_TERMS_DRIFT_H

#include "tenor/contract.h"

/* Adds a finding for every term that offer and product (NULL offer: public listing) would give
 * otherwise today; the frozen ones hold. replacement: whose terms; NULL: the contract's own.
 * today: the contract on today's files. TN_E_NOMEM. */
tn_status tni_terms_drift(tn_arena *arena, const tn_tree *tree, const tn_contract *today,
                          const tn_event *replacement, const tn_tables *tables,
                          tn_findings *findings);

#endif
