/* Part of host.h: the only reader of the clock. */
#include <time.h>

#include "host/host.h"

tn_status tni_clock_today(tn_date *out)
{
    const time_t now = time(NULL);
    tn_instant instant;
    const tn_status status =
        now < 0 ? TN_E_RANGE : tn_instant_add_seconds((tn_instant){(int64_t)now}, 0, &instant);
    if (status == TN_OK) {
        *out = tn_instant_date(instant);
    }
    return status;
}
