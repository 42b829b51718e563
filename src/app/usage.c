/* Metering records from a file into a rater. */
#include "app/contract.h"

tn_status tni_usage_read(tni_workspace *ws, const char *path, const tn_life *life,
                         const tn_rating **out)
{
    (void)ws;
    (void)path;
    (void)life;
    (void)out;
    return TN_E_READ;
}
