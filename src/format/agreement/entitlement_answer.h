/* What AWS says is entitled: answers of GetEntitlements and GetAgreementEntitlements. */
#ifndef TN_FORMAT_ENTITLEMENT_ANSWER_H
#define TN_FORMAT_ENTITLEMENT_ANSWER_H

#include "tenor/date.h"
#include "tenor/finding.h"

/* An entitlement, or the status of a licence. Texts are "" where the answer does not say. */
typedef struct tni_entitled {
    const char *product, *dimension, *customer, *account, *license;
    int64_t quantity;
    tn_instant expires;
    bool has_expires;
    const char *status, *reason; /* of GetAgreementEntitlements; status NULL: an entitlement */
    const char *contract;        /* that it is about, and that holds nothing; NULL */
    bool claimed;                /* by a contract that holds something */
} tni_entitled;

typedef struct tni_entitled_list {
    tni_entitled *items;
    size_t count;
    bool quantities, statuses; /* which of the answers was there */
} tni_entitled_list;

/* Reads one answer, or an array of pages of them; what is no entitlement that can be compared is a
 * finding, and not in the list. TN_E_FINDINGS: none of these answers; TN_E_NOMEM. */
tn_status tni_entitled_read(tn_arena *arena, const char *file, const char *bytes, size_t size,
                            tn_findings *findings, tni_entitled_list *out);

/* What tells a licence in an ARN, which is written in several ways: its last part. */
const char *tni_license_part(const char *arn);

/* The same licence: of two ARNs, which are written in several ways, the last part counts. */
bool tni_same_license(const char *left, const char *right);

#endif
