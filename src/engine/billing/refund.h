/* Credit notes. */
#ifndef TN_ENGINE_REFUND_H
#define TN_ENGINE_REFUND_H

#include "engine/billing/billing.h"

/* A credit note for a termination, if there is something to give back. */
void tni_bill_refund(tni_billing *b, const tn_term *term, const tn_termination *termination);

#endif
