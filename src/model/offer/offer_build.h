/* The field table of an offer's file. */
#ifndef TN_MODEL_OFFER_BUILD_H
#define TN_MODEL_OFFER_BUILD_H

#include "model/bind/bind.h"
#include "tenor/offer.h"

/* Its sections, in this order. */
enum { TNI_OFFER, TNI_ITEM, TNI_USAGE, TNI_RENEWAL, TNI_PAYMENTS, TNI_APPROVAL };
extern const tn_file_rule tni_offer_file;

/* [payments], of an offer or frozen in a contract: into a tn_payments. */
enum { TNI_PAYMENT_FIELDS = 6 };
extern const tn_field_rule tni_payment_fields[TNI_PAYMENT_FIELDS];

extern const char *const tni_purposes[]; /* the words of tn_purpose */

#endif
