/* Part of import_words.h: amounts as people and spreadsheets write them. Separators are of this
 * file, signs of currencies are data. */
#include <string.h>

#include "base/ascii.h"
#include "format/spreadsheet/import_words.h"
#include "tenor/text.h"

enum { TEXT_MAX = 96 };

/* A code point as amounts compare it: narrow, blanks as ' ', a curly apostrophe straight. */
static uint32_t narrow(uint32_t code)
{
    if (code >= 0xff01 && code <= 0xff5e) {
        return code - 0xfee0;
    }
    switch (code) {
    case 0xffe5:
        return 0xa5;
    case 0xffe1:
        return 0xa3;
    case 0xa0:
    case 0x3000:
    case 0x2007:
    case 0x2009:
    case 0x202f:
    case '\t':
        return ' ';
    case 0x2019:
        return '\'';
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
        return '-';
    default:
        return code;
    }
}

/* The text with narrow signs; false: it is too long for an amount. */
static bool simplify(const char *text, char *out)
{
    size_t length = strlen(text), size = 0;
    for (size_t at = 0; at < length;) {
        uint32_t code = 0;
        const size_t step = tn_text_decode(text + at, length - at, &code);
        const uint32_t plain = narrow(code);
        if (!step || size + step >= TEXT_MAX) {
            return false;
        }
        if (plain < 0x80) {
            out[size++] = (char)plain;
        } else if (plain < 0x100) {
            out[size++] = (char)(0xc0 | plain >> 6);
            out[size++] = (char)(0x80 | (plain & 0x3f));
        } else {
            memcpy(out + size, text + at, step);
            size += step;
        }
        at += step;
    }
    out[size] = '\0';
    return true;
}

/* What stands before or after the number: a currency, or nothing. False: something else. */
static bool take_sign(const tni_import_words *words, const char *text, size_t length,
                      uint32_t *currencies)
{
    const uint32_t mask = tni_import_currencies(words, text, length);
    *currencies &= mask ? mask : UINT32_MAX;
    return mask != 0 || strspn(text, " ") >= length;
}

/* Groups of three, or Indian ones: 12,34,567. */
static bool is_grouped(const size_t *groups, size_t count)
{
    bool threes = true, twos = true;
    for (size_t i = 1; i < count; i++) {
        threes &= groups[i] == 3;
        twos &= groups[i] == (i + 1 == count ? 3U : 2U);
    }
    return (threes && groups[0] <= 3) || (twos && groups[0] <= 2);
}

/* One reading of digits and separators: with this decimal sign, grouped by another one. */
static bool read_by(const char *text, char decimal, char *plain)
{
    size_t groups[24] = {0}, count = 1, size = 0, places = 0;
    char separator = 0;
    bool after = false;
    for (const char *p = text; *p; p++) {
        if (tni_is_digit(*p)) {
            if (size + 2 >= TNI_AMOUNT_MAX) {
                return false;
            }
            plain[size++] = *p;
            places += after;
            groups[count - 1] += !after;
        } else if (*p == decimal && !after) {
            after = true;
            plain[size++] = '.';
        } else if (!after && strchr(decimal == '.' ? ", '" : ". '", *p) &&
                   (!separator || separator == *p) && count < 24) {
            separator = *p;
            count++;
        } else {
            return false;
        }
    }
    plain[size] = '\0';
    tni_amount_trim(plain);
    const bool zero_first = count > 1 && text[0] == '0';
    return groups[0] && !zero_first && (!after || places) &&
           (count == 1 || is_grouped(groups, count));
}

void tni_amount_trim(char *plain)
{
    const size_t zeros = strspn(plain, "0");
    const size_t skip = zeros && !tni_is_digit(plain[zeros]) ? zeros - 1 : zeros;
    memmove(plain, plain + skip, strlen(plain + skip) + 1);
    size_t length = strlen(plain);
    if (strchr(plain, '.')) {
        while (length > 1 && plain[length - 1] == '0') {
            length--;
        }
        length -= plain[length - 1] == '.';
    }
    plain[length] = '\0';
}

tni_amount tni_amount_read(const tni_import_words *words, const char *text)
{
    tni_amount out = {.currencies = UINT32_MAX};
    char all[TEXT_MAX], number[TEXT_MAX];
    if (!simplify(text, all)) {
        return out;
    }
    const size_t from = strcspn(all, "0123456789");
    size_t to = strlen(all);
    while (to > from && !tni_is_digit(all[to - 1])) {
        to--;
    }
    const size_t end = to;
    unsigned allowed = TNI_POINT | TNI_COMMA;
    if (all[to] && strchr(",.", all[to]) && all[to + 1] == '-') { /* 100,- */
        allowed = all[to] == '.' ? TNI_POINT : TNI_COMMA;
        to += 2;
        to += all[to] == '-';
    }
    out.percent = strchr(all + to, '%') != NULL;
    out.negative = from < end && (strcspn(all, "-(") < from || strstr(all, "\xe2\x96\xb3"));
    if (from >= end || !take_sign(words, all, from, &out.currencies) ||
        !take_sign(words, all + to, strlen(all + to), &out.currencies) || !out.currencies) {
        return out;
    }
    memcpy(number, all + from, end - from);
    number[end - from] = '\0';
    out.readings |= read_by(number, '.', out.plain[0]) ? TNI_POINT : 0;
    out.readings |= read_by(number, ',', out.plain[1]) ? TNI_COMMA : 0;
    out.readings &= allowed;
    return out;
}
