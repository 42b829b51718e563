/* The rules of a contract's file, by what they are about. Each adds findings, changes nothing. */
#ifndef TN_MODEL_CONTRACT_RULES_H
#define TN_MODEL_CONTRACT_RULES_H

#include "model/product/labels.h"
#include "tenor/contract.h"

typedef struct tni_contract_rules {
    const tn_contract *contract;
    const tn_product *product; /* the contract is bound to it */
    const tn_tables *tables;
    const tn_profile_limits *limits;
    int places; /* decimals of a computed price */
    tn_findings *findings;
} tni_contract_rules;

/* The agreement that runs at an instant: the contract's own, or the last replacement's. */
typedef struct tni_agreement {
    const tn_offer *offer; /* NULL: public listing */
    tn_instant since;      /* acceptance */
    const char *id;        /* agmt-..., NULL: not known */
} tni_agreement;
tni_agreement tni_contract_agreement(const tn_contract *contract, tn_instant before);

tn_currency tni_agreement_currency(const tni_contract_rules *r, const tni_agreement *agreement);

/* An offer was accepted at this instant: it was published by then and had not expired. */
void tni_contract_check_acceptance(const tni_contract_rules *r, const tn_offer *offer,
                                   const tn_field_instant *accepted, const char *subject);

/* At least one dimension is counted among the offer's own quantities. */
bool tni_offer_counts(const tn_offer *offer);

/* What was bought, and the prices frozen for it. */
void tni_contract_check_items(const tni_contract_rules *r);
void tni_contract_check_prices(const tni_contract_rules *r);

/* A contract price, typed or frozen: decimals, zero. */
void tni_contract_check_price(const tni_contract_rules *r, const tn_field_price *price,
                              const char *label);

/* What happened since. */
void tni_contract_check_events(const tni_contract_rules *r);

/* Quantities and prices are of contract dimensions. */
void tni_contract_check_dimension(const tni_contract_rules *r, size_t dimension, tn_at at,
                                  const char *label);

/* A section's dimension is not that of an earlier section of its kind. */
void tni_contract_check_repeated(const tni_contract_rules *r, tni_labels labels, size_t index,
                                 const char *section);

#endif
