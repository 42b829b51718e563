/* Part of host.h: the only reader of the clock. */
#include <time.h>

#include "host/host.h"

tn_status tni_clock_now(tn_instant *out)
{
    const time_t now = time(NULL);
    const tn_instant instant = {.seconds = (int64_t)now};
    tn_status status = now < 0 ? TN_E_RANGE : TN_OK;
    if (status == TN_OK) {
        status = tn_instant_add_seconds(instant, 0, out);
    }
    return status;
}

tn_status tni_clock_today(tn_date *out)
{
    tn_instant now;
    const tn_status status = tni_clock_now(&now);
    if (status == TN_OK) {
        *out = tn_instant_date(now);
    }
    return status;
}
