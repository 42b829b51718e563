/* What the files of agreement.h share. */
#ifndef TN_FORMAT_AGREEMENT_TERM_H
#define TN_FORMAT_AGREEMENT_TERM_H

#include "format/agreement/agreement.h"

/* The first term of a type; NULL. */
const tni_json *tni_agreement_term(const tni_agreement_answers *agreement, const char *type);

/* A text that is an id: nothing else may stand in a line of a file. NULL: it is none. */
const char *tni_agreement_word(const tni_json *object, const char *key);

/* An amount in counts of 1e-8; false: it is none. */
bool tni_agreement_price_of(const tni_json *object, const char *key, int64_t *out_e8);

/* Whole months of a duration; false: it is none of them. */
bool tni_agreement_months(const char *duration, int *out);

/* Says where DescribeAgreement and the terms differ: sum, dates, kind of product. */
void tni_agreement_check_about(const tni_agreement_answers *agreement);

#endif
