/* Decimal text in and out: counts of 10^-scale, never floating point. */
#include "tenor/decimal.h"

#include <stdbool.h>
#include <string.h>

#include "base/ascii.h"
#include "base/decimal_digits.h"
#include "base/word.h"

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

/* How many digits the text begins with; *value goes on with them, wrapped when they do not fit. */
static size_t take_digits(const char *text, size_t length, uint64_t *value)
{
    size_t count = 0;
    uint64_t sum = *value;
    while (count < length && tni_is_digit(text[count])) {
        sum = sum * 10 + (uint64_t)(text[count++] - '0');
    }
    *value = sum;
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

tn_status tn_decimal_parse(const char *text, size_t length, int scale, int64_t max, int64_t *out,
                           int *places)
{
    if (scale < 0 || scale > SCALE_MAX || max < 0) {
        return TN_E_BUG;
    }
    uint64_t digits = 0;
    const size_t whole = take_digits(text, length, &digits);
    size_t more = 0; /* behind the point, zeros at the end included */
    if (whole == 0) {
        return TN_E_SYNTAX;
    }
    if (whole < length) {
        more = length - whole - 1;
        if (text[whole] != '.' || more == 0 ||
            take_digits(text + whole + 1, more, &digits) != more) {
            return TN_E_SYNTAX;
        }
    }
    size_t part = more;
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
    int64_t value = 0;
    if (whole + (size_t)scale <= DIGITS_FIT && more <= (size_t)scale) {
        value = (int64_t)(digits * powers[(size_t)scale - more]);
        if (value > max) {
            return TN_E_RANGE;
        }
    } else if (!append_digits(&value, text, whole, max) ||
               !append_digits(&value, behind, part, max) ||
               !append_digits(&value, zeros, (size_t)scale - part, max)) {
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

enum { GROUP = 8 }; /* digits that are written together */

/* A number below 10^8 as eight digits, the first one in the lowest byte: halves of four digits,
 * quarters of two, then each by itself. */
static uint64_t digits_in_word(uint64_t value)
{
    const uint64_t halves = value / 10000 | value % 10000 << 32;
    const uint64_t hundreds = halves * 10486 >> 20 & UINT64_C(0x0000007f0000007f);
    const uint64_t quarters = hundreds | (halves - hundreds * 100) << 16;
    const uint64_t tens = quarters * 103 >> 10 & UINT64_C(0x000f000f000f000f);
    return (tens | (quarters - tens * 10) << 8) + TNI_EACH_BYTE('0');
}

/* The last digits of a number, with a point before the last `places` of them, 0: none; what is
 * behind them. Up to eight bytes more are written, so that there is no loop over digits, whose
 * number nothing foretells. */
static char *write_digits(uint64_t value, int count, int places, char *to)
{
    if (count > GROUP) {
        to = write_digits(value / powers[GROUP], count - GROUP, places - GROUP, to);
        value %= powers[GROUP];
        count = GROUP;
    }
    const uint64_t word = digits_in_word(value) >> 8 * (GROUP - count);
    tni_word_write(word, to);
    if (places > 0 && places <= count) {
        to += count - places;
        *to++ = '.';
        tni_word_write(word >> 8 * (count - places), to);
        return to + places;
    }
    return to + count;
}

/* Millions of figures a second want no printf, and no copy of what was just written. */
char *tni_decimal_write(int64_t count, int scale, int min_places, char *to)
{
    uint64_t magnitude = count < 0 ? 0 - (uint64_t)count : (uint64_t)count;
    int places = scale;
    for (; places > min_places && magnitude % 10 == 0; places--) {
        magnitude /= 10;
    }
    if (count < 0) {
        *to++ = '-';
    }
    const int digits = digits_of(magnitude);
    to = write_digits(magnitude, digits > places ? digits : places + 1, places, to);
    *to = '\0';
    return to;
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
    return length == 0 || text[length - 1] != '%'
               ? TN_E_SYNTAX
               : tn_decimal_parse(text, length - 1, PERCENT_SCALE, TN_PERCENT_ALL, &out->e4,
                                  places);
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
