/* Statuses in words. */
#include "tenor/status.h"

const char *tn_status_text(tn_status status)
{
    switch (status) {
    case TN_OK:
        return "fine";
    case TN_E_SYNTAX:
        return "not of the documented form";
    case TN_E_RANGE:
        return "out of range";
    case TN_E_FINDINGS:
        return "there are findings";
    case TN_E_NOMEM:
        return "out of memory";
    case TN_E_READ:
        return "cannot be read";
    case TN_E_WRITE:
        return "cannot be written";
    case TN_E_EXISTS:
        return "exists already";
    case TN_E_CHANGED:
        return "changed since it was read";
    case TN_E_BUG:
        return "broken promise of the program";
    }
    return "unknown status";
}
