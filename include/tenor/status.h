/**
 * The result of a call that can fail. A program branches on a status; what a person must correct
 * goes to a list of findings (finding.h).
 */
#ifndef TENOR_STATUS_H
#define TENOR_STATUS_H

#include "tenor/decls.h"

TN_BEGIN_DECLS

typedef enum tn_status {
    TN_OK = 0,
    TN_E_SYNTAX,   /* the text is not of the documented form */
    TN_E_RANGE,    /* well formed, but outside the documented range; or a result too large */
    TN_E_FINDINGS, /* at least one finding of severity error was added, and there is no result */
    TN_E_NOMEM,    /* memory ran out; nothing was changed */
    TN_E_READ,     /* an input cannot be read (host) */
    TN_E_WRITE,    /* an output cannot be written; the old one is as it was (host) */
    TN_E_EXISTS,   /* an output exists and was not to be replaced (host) */
    TN_E_CHANGED,  /* the file changed since it was read; nothing was written (host) */
    TN_E_BUG       /* an invariant of the program does not hold; no result may be used */
} tn_status;

/**
 * The status in words, for a message that has nothing better.
 *
 * Owner    static
 * Example  tn_status_text(TN_E_RANGE) -> "out of range"
 */
const char *tn_status_text(tn_status status);

TN_END_DECLS

#endif
