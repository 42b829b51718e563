/* Numbers in test vectors. */
#include "support/number.h"

bool test_i128(const char *text, tn_i128 *out)
{
    const tn_i128 limit = (tn_i128)(((tn_i128)1 << 126) - 1) * 2 + 1;
    const bool negative = *text == '-';
    tn_i128 value = 0;
    text += negative;
    if (!*text) {
        return false;
    }
    for (; *text; text++) {
        const int digit = *text - '0';
        if (digit < 0 || digit > 9 || value > (limit - digit) / 10) {
            return false;
        }
        value = value * 10 + digit;
    }
    *out = negative ? -value : value;
    return true;
}

tn_fraction test_fraction_of(const char *text)
{
    char copy[128];
    tn_fraction f = {0, 1};
    snprintf(copy, sizeof(copy), "%s", text);
    char *bar = strchr(copy, '/');
    if (bar) {
        *bar = '\0';
    }
    if (!bar || !test_i128(copy, &f.num) || !test_i128(bar + 1, &f.den)) {
        fail_msg("not a fraction: %s", text);
    }
    return f;
}

int64_t test_i64(const char *text)
{
    tn_i128 value = 0;
    if (!test_i128(text, &value) || value < INT64_MIN || value > INT64_MAX) {
        fail_msg("not a 64-bit integer: %s", text);
    }
    return (int64_t)value;
}

tn_status test_status(const char *text)
{
    static const struct {
        const char *text;
        tn_status status;
    } all[] = {{"OK", TN_OK}, {"SYNTAX", TN_E_SYNTAX}, {"RANGE", TN_E_RANGE}};
    for (size_t i = 0; i < COUNT(all); i++) {
        if (strcmp(text, all[i].text) == 0) {
            return all[i].status;
        }
    }
    fail_msg("no status '%s'", text);
    return TN_E_BUG;
}
