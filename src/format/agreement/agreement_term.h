/* What the files of agreement.h share. */
#ifndef TN_FORMAT_AGREEMENT_TERM_H
#define TN_FORMAT_AGREEMENT_TERM_H

#include "format/agreement/agreement.h"

/* The first term of a type; NULL. */
const tni_json *tni_agreement_term(const tni_agreement_answers *agreement, const char *type);

#endif
