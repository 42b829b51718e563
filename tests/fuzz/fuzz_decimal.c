/* Any bytes as a decimal, a price and a percent: what is read prints to a text that reads the
 * same, and is the text itself but for zeros. */
#include "fuzz/fuzz.h"

#include <string.h>

#include "tenor/decimal.h"

#ifdef TN_PLANTED
/* The bug: a sign is taken. */
PLANT(tn_decimal_parse, tn_status,
      (const char *text, size_t length, int scale, int64_t max, int64_t *out, int *places))
{
    const size_t sign = length > 1 && *text == '+';
    return __real_tn_decimal_parse(text + sign, length - sign, scale, max, out, places);
}
#endif

const long fuzz_runs = 6000;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const char *text = (const char *)bytes;
    char printed[TN_DECIMAL_TEXT];
    for (int scale = 0; scale <= 18; scale += 3) {
        int64_t count = -1, again = -1;
        int places = -1;
        if (tn_decimal_parse(text, size, scale, INT64_MAX, &count, &places) != TN_OK) {
            PROMISE(count == -1);
            continue;
        }
        PROMISE(count >= 0 && places >= 0 && places <= scale);
        for (size_t i = 0; i < size; i++) {
            PROMISE(text[i] == '.' || (text[i] >= '0' && text[i] <= '9'));
        }
        tn_decimal_format(count, scale, places, printed);
        PROMISE(tn_decimal_parse(printed, strlen(printed), scale, INT64_MAX, &again, NULL) ==
                TN_OK);
        PROMISE(again == count);
        size_t zeros = 0;
        while (zeros + 1 < size && text[zeros] == '0' && text[zeros + 1] != '.') {
            zeros++;
        }
        const size_t length = strlen(printed);
        PROMISE(length <= size - zeros && memcmp(printed, text + zeros, length) == 0);
    }
    tn_price price;
    tn_percent percent;
    if (tn_price_parse(text, size, &price, NULL) == TN_OK) {
        PROMISE(price.e8 >= 0 && price.e8 <= TN_PRICE_MAX_E8);
    }
    tn_percent_parse(text, size, &percent, NULL);
    return 0;
}
