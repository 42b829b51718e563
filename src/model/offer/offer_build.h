/* The field table of an offer's file. */
#ifndef TN_MODEL_OFFER_BUILD_H
#define TN_MODEL_OFFER_BUILD_H

#include "model/bind/bind.h"
#include "tenor/offer.h"

/* Its sections, in this order. */
enum { TNI_OFFER, TNI_ITEM, TNI_USAGE, TNI_RENEWAL, TNI_PAYMENTS, TNI_APPROVAL };
extern const tn_file_rule tni_offer_file;

#endif
