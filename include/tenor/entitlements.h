/**
 * What the Entitlement Service would answer at an instant: JSON in the shape of GetEntitlements.
 */
#ifndef TENOR_ENTITLEMENTS_H
#define TENOR_ENTITLEMENTS_H

#include "tenor/books.h"
#include "tenor/buffer.h"
#include "tenor/decls.h"

TN_BEGIN_DECLS

/**
 * Appends the answer for a contract at an instant: its books need a life alone.
 *
 * Shape    {"Entitlements": [{ProductCode, Dimension, CustomerIdentifier, CustomerAWSAccountId,
 *          Value: {IntegerValue}, ExpirationDate, LicenseArn}]}; what the contract does not say is
 *          left out; Dimension is the API name
 * Rule     what is held, in the product's order; nothing before service starts and from the end of
 *          access on (rule 3.4.7). ExpirationDate is the running term's end
 * Errors   as tn_books_status; TN_E_NOMEM
 */
tn_status tn_entitlements_render(tn_books *books, tn_instant at, tn_buffer *out);

TN_END_DECLS

#endif
