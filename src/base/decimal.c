/* Decimal text in and out: counts of 10^-scale, never floating point. */
#include "tenor/decimal.h"

#include <stdbool.h>
#include <string.h>

#include "base/ascii.h"
#include "base/decimal_digits.h"

enum { SCALE_MAX = 18, PRICE_SCALE = 8, PERCENT_SCALE = 4 };
enum { DIGITS_FIT = 18 }; /* so many digits always fit into 64 bits */

static const char zeros[SCALE_MAX + 1] = "000000000000000000";
#define TENS(n) UINT64_C(1##n)
static const uint64_t powers[] = {TENS(),
                                  TENS(0),
                                  TENS(00),
                                  TENS(000),
                                  TENS(0000),
                                  TENS(00000),
                                  TENS(000000),
                                  TENS(0000000),
                                  TENS(00000000),
                                  TENS(000000000),
                                  TENS(0000000000),
                                  TENS(00000000000),
                                  TENS(000000000000),
                                  TENS(0000000000000),
                                  TENS(00000000000000),
                                  TENS(000000000000000),
                                  TENS(0000000000000000),
                                  TENS(00000000000000000),
                                  TENS(000000000000000000),
                                  TENS(0000000000000000000)};

static size_t count_digits(const char *text, size_t length)
{
    size_t count = 0;
    while (count < length && tni_is_digit(text[count])) {
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

/* The same of so few digits that nothing can overflow. */
static int64_t with_digits(int64_t value, const char *text, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

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
    if (part > (size_t)scale) {
        return TN_E_RANGE;
    }
    const char *behind = part ? text + whole + 1 : zeros;
    const size_t more = (size_t)scale - part;
    int64_t value = 0;
    if (whole + (size_t)scale <= DIGITS_FIT) {
        value = with_digits(with_digits(0, text, whole), behind, part) * (int64_t)powers[more];
        if (value > max) {
            return TN_E_RANGE;
        }
    } else if (!append_digits(&value, text, whole, max) ||
               !append_digits(&value, behind, part, max) ||
               !append_digits(&value, zeros, more, max)) {
        return TN_E_RANGE;
    }
    *out = value;
    return TN_OK;
}

/* 1 for 0. */
static int digits_of(uint64_t magnitude)
{
    const int bits = 64 - __builtin_clzll(magnitude | 1);
    const int least = bits * 1233 >> 12; /* log 2; one too few, or right */
    return magnitude >= powers[least] || !least ? least + 1 : least;
}

/* The last digits of a number, two at a time, as they end at `to`; what is left of it. */
static uint64_t write_digits(uint64_t value, int count, char *to)
{
    static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                                "25262728293031323334353637383940414243444546474849"
                                "50515253545556575859606162636465666768697071727374"
                                "75767778798081828384858687888990919293949596979899";
    for (; count > 1; count -= 2, value /= 100) {
        memcpy(to -= 2, &pairs[2 * (value % 100)], 2);
    }
    if (count) {
        *--to = (char)('0' + value % 10);
        value /= 10;
    }
    return value;
}

/* From the last digit to the first: millions of figures a second want no printf, and no copy of
 * what was just written. */
char *tni_decimal_write(int64_t count, int scale, int min_places, char *to)
{
    uint64_t magnitude = count < 0 ? 0 - (uint64_t)count : (uint64_t)count;
    int places = scale;
    for (; places > min_places && magnitude % 10 == 0; places--) {
        magnitude /= 10;
    }
    const int digits = digits_of(magnitude), whole = digits > places ? digits - places : 1;
    if (count < 0) {
        *to++ = '-';
    }
    char *point = to + whole, *end = point + (places ? 1 + places : 0);
    write_digits(write_digits(magnitude, places, end), whole, point);
    if (places) {
        *point = '.';
    }
    *end = '\0';
    return end;
}

const char *tn_decimal_format(int64_t count, int scale, int min_places, char *buffer)
{
    if (scale < 0 || scale > SCALE_MAX || min_places < 0 || min_places > scale) {
        return memcpy(buffer, "?", 2);
    }
    tni_decimal_write(count, scale, min_places, buffer);
    return buffer;
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
    uint64_t sum = 0; /* of more digits than fit: wrapped */
    bool digits = length > 0;
    for (size_t i = 0; i < length; i++) {
        const unsigned digit = (unsigned char)text[i] - (unsigned)'0';
        digits &= digit <= 9;
        sum = sum * 10 + digit;
    }
    int64_t value = (int64_t)sum;
    if (!digits) {
        return TN_E_SYNTAX;
    }
    if (length > DIGITS_FIT) {
        value = 0;
        if (!append_digits(&value, text, length, max)) {
            return TN_E_RANGE;
        }
    }
    if (value < min || value > max) {
        return TN_E_RANGE;
    }
    *out = value;
    return TN_OK;
}
