/* Decimal text in and out: counts of 10^-scale, never floating point. */
#include "tenor/decimal.h"

#include <stdbool.h>
#include <string.h>

enum { SCALE_MAX = 18, PRICE_SCALE = 8, PERCENT_SCALE = 4 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t count_digits(const char *text, size_t length)
{
    size_t count = 0;
    while (count < length && is_digit(text[count])) {
        count++;
    }
    return count;
}

/* Appends count digits of text to *value; false when it would exceed max. */
static bool append_digits(int64_t *value, const char *text, size_t count, int64_t max)
{
    int64_t sum = *value;
    for (size_t i = 0; i < count; i++) {
        if (__builtin_mul_overflow(sum, 10, &sum) ||
            __builtin_add_overflow(sum, text[i] - '0', &sum) || sum > max) {
            return false;
        }
    }
    *value = sum;
    return true;
}

static const char zeros[SCALE_MAX + 1] = "000000000000000000";

tn_status tn_decimal_parse(const char *text, size_t length, int scale, int64_t max, int64_t *out,
                           int *places)
{
    if (scale < 0 || scale > SCALE_MAX || max < 0) {
        return TN_E_BUG;
    }
    const size_t whole = count_digits(text, length);
    size_t part = 0;
    if (whole == 0) {
        return TN_E_SYNTAX;
    }
    if (whole < length) {
        part = text[whole] == '.' ? count_digits(text + whole + 1, length - whole - 1) : 0;
        if (part == 0 || whole + 1 + part != length) {
            return TN_E_SYNTAX;
        }
    }
    while (part > 0 && text[whole + part] == '0') {
        part--;
    }
    if (places) {
        *places = part < INT32_MAX ? (int)part : INT32_MAX;
    }
    int64_t value = 0;
    if (part > (size_t)scale || !append_digits(&value, text, whole, max) ||
        !append_digits(&value, part ? text + whole + 1 : zeros, part, max) ||
        !append_digits(&value, zeros, (size_t)scale - part, max)) {
        return TN_E_RANGE;
    }
    *out = value;
    return TN_OK;
}

const char *tn_decimal_format(int64_t count, int scale, int min_places, char *buffer)
{
    if (scale < 0 || scale > SCALE_MAX || min_places < 0 || min_places > scale) {
        return memcpy(buffer, "?", 2);
    }
    uint64_t magnitude = count < 0 ? 0 - (uint64_t)count : (uint64_t)count;
    int places = scale;
    for (; places > min_places && magnitude % 10 == 0; places--) {
        magnitude /= 10;
    }
    /* From the last digit to the first: a million figures a second want no printf. */
    char digits[TN_DECIMAL_TEXT], *from = digits + sizeof(digits);
    *--from = '\0';
    for (int written = 0; written <= places || magnitude; written++, magnitude /= 10) {
        if (places && written == places) {
            *--from = '.';
        }
        *--from = (char)('0' + magnitude % 10);
    }
    if (count < 0) {
        *--from = '-';
    }
    return memcpy(buffer, from, (size_t)(digits + sizeof(digits) - from));
}

tn_status tn_price_parse(const char *text, size_t length, tn_price *out, int *places)
{
    return tn_decimal_parse(text, length, PRICE_SCALE, TN_PRICE_MAX_E8, &out->e8, places);
}

tn_status tn_percent_parse(const char *text, size_t length, tn_percent *out, int *places)
{
    int64_t e4 = 0;
    if (length == 0 || text[length - 1] != '%') {
        return TN_E_SYNTAX;
    }
    const tn_status status =
        tn_decimal_parse(text, length - 1, PERCENT_SCALE, TN_PERCENT_ALL, &e4, places);
    if (status == TN_OK) {
        out->e4 = e4;
    }
    return status;
}

const char *tn_percent_format(tn_percent percent, char *buffer)
{
    return tn_decimal_format(percent.e4, PERCENT_SCALE, 0, buffer);
}

tn_status tn_whole_parse(const char *text, size_t length, int64_t min, int64_t max, int64_t *out)
{
    int64_t value = 0;
    if (length == 0 || count_digits(text, length) != length) {
        return TN_E_SYNTAX;
    }
    if (!append_digits(&value, text, length, max) || value < min) {
        return TN_E_RANGE;
    }
    *out = value;
    return TN_OK;
}
