/* Any bytes as a date, an instant and a duration: what is read prints and reads the same, and a
 * date prints to what was read. */
#include "fuzz/fuzz.h"

#include <string.h>

#include "tenor/date.h"

#ifdef TN_PLANTED
/* The bug: a 31st of any month is its 30th. */
PLANT(tn_date_parse, tn_status, (const char *text, size_t length, tn_date *out))
{
    char copy[10];
    const tn_status status = __real_tn_date_parse(text, length, out);
    if (status == TN_OK || length != sizeof(copy) || memcmp(text + 8, "31", 2) != 0) {
        return status;
    }
    memcpy(copy, text, length);
    copy[9] = '0';
    return __real_tn_date_parse(copy, length, out);
}
#endif

const long fuzz_runs = 6000;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const char *text = (const char *)bytes;
    char printed[TN_INSTANT_TEXT];
    tn_date date;
    if (tn_date_parse(text, size, &date) == TN_OK) {
        tn_date_format(date, printed);
        PROMISE(strlen(printed) == size && memcmp(printed, text, size) == 0);
    }
    tn_instant instant, again;
    if (tn_instant_parse(text, size, &instant) == TN_OK) {
        tn_instant_format(instant, printed);
        PROMISE(tn_instant_parse(printed, strlen(printed), &again) == TN_OK);
        PROMISE(again.seconds == instant.seconds);
    }
    int months = 0, months_again = 0;
    if (tn_duration_parse(text, size, &months) == TN_OK) {
        PROMISE(months >= 1 && months <= TN_DURATION_MAX);
        tn_duration_format(months, printed);
        PROMISE(tn_duration_parse(printed, strlen(printed), &months_again) == TN_OK);
        PROMISE(months_again == months);
    }
    return 0;
}
