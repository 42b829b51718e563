/* Part of csv_tree.h: amounts as people and spreadsheets format them: "$1,000.00", "1 000,50",
 * "1000 USD". They are not accepted; the finding suggests the plain number. */
#include <string.h>

#include "base/ascii.h"
#include "format/csv/csv_tree.h"

/* Skips a currency sign, a currency code or a blank at text; returns its bytes, or 0. */
static size_t skip_currency(const char *text)
{
    static const char *const signs[] = {"$",        "€",   "£",   "¥",   "￥", "₹",   " ",
                                        "\xC2\xA0", "US",  "CA",  "A$",  "Rs", "USD", "EUR",
                                        "GBP",      "JPY", "AUD", "CAD", "INR"};
    size_t longest = 0;
    for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
        const size_t length = strlen(signs[i]);
        if (length > longest && strncmp(text, signs[i], length) == 0) {
            longest = length;
        }
    }
    return longest;
}

static size_t separator_length(const char *text)
{
    static const char *const separators[] = {",", ".", "'", " ", "\xC2\xA0", "\xE2\x80\xAF"};
    for (size_t i = 0; i < sizeof(separators) / sizeof(*separators); i++) {
        const size_t length = strlen(separators[i]);
        if (strncmp(text, separators[i], length) == 0 && tni_is_digit(text[length])) {
            return length;
        }
    }
    return 0;
}

bool tni_amount_plain(const char *text, char *out, size_t size)
{
    size_t length = 0, groups = 0, tail = 0, point = 0, kinds = 0, repeats = 0, skipped = 0;
    char last = 0;
    const char *p = text;
    for (size_t skip = skip_currency(p); skip; skip = skip_currency(p)) {
        p += skip;
        skipped++;
    }
    if (!tni_is_digit(*p)) {
        return false;
    }
    while (tni_is_digit(*p) || separator_length(p)) {
        if (tni_is_digit(*p)) {
            if (length + 2 >= size) {
                return false;
            }
            out[length++] = *p++;
            tail++;
            continue;
        }
        repeats = *p == last ? repeats + 1 : 1;
        kinds += *p != last; /* the last separator is the point if it is another one */
        last = *p;
        groups++;
        point = length;
        tail = 0;
        p += separator_length(p);
    }
    for (size_t skip = skip_currency(p); skip; skip = skip_currency(p)) {
        p += skip;
        skipped++;
    }
    const bool decimal = repeats == 1 &&
                         (kinds == 2 || (kinds == 1 && (last == '.' || tail != 3))) &&
                         (last == '.' || last == ',');
    const bool plain = skipped == 0 && (groups == 0 || (groups == 1 && last == '.'));
    if (*p || plain || (!decimal && (kinds > 1 || (groups && tail != 3)))) {
        return false;
    }
    if (decimal) {
        memmove(out + point + 1, out + point, length - point);
        out[point] = '.';
        length++;
    }
    out[length] = '\0';
    return true;
}
