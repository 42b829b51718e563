/**
 * What the Entitlement Service would answer at an instant: JSON in the shape of GetEntitlements.
 */
#ifndef TENOR_ENTITLEMENTS_H
#define TENOR_ENTITLEMENTS_H

#include "tenor/buffer.h"
#include "tenor/decls.h"
#include "tenor/life.h"

TN_BEGIN_DECLS

/**
 * Appends the answer for a life at an instant.
 *
 * Shape    {"Entitlements": [{ProductCode, Dimension, CustomerIdentifier, CustomerAWSAccountId,
 *          Value: {IntegerValue}, ExpirationDate, LicenseArn}]}; what the contract does not say is
 *          left out; Dimension is the API name
 * Rule     what is held, in the product's order; nothing before service starts and from the end of
 *          access on (rule 3.4.7). ExpirationDate is the running term's end
 * Errors   TN_E_NOMEM
 */
tn_status tn_entitlements_render(const tn_life *life, tn_instant at, tn_buffer *out);

TN_END_DECLS

#endif
