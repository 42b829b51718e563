/* The field tables of a contract's file (contract_fields.c), for its builder. */
#ifndef TN_MODEL_CONTRACT_BUILD_H
#define TN_MODEL_CONTRACT_BUILD_H

#include "model/bind/bind.h"
#include "tenor/contract.h"

extern const tn_file_rule tni_contract_file;

/* The sections of the table; from TNI_CONTRACT_EVENTS on in the order of tn_event_kind. */
enum {
    TNI_CONTRACT_HEAD,
    TNI_CONTRACT_ITEM,
    TNI_CONTRACT_PRICE,
    TNI_CONTRACT_RENEWAL,
    TNI_CONTRACT_TERMS,
    TNI_CONTRACT_PAYMENTS,
    TNI_CONTRACT_EVENTS
};

/* The day or instant of a replacement that a label is, or ends with; "": none. */
const char *tni_contract_when(const char *label);

#endif
