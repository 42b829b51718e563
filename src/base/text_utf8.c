/* UTF-8 as bytes: is it valid, what is the next code point, how many are there; their hash. */
#include <string.h>

#include "tenor/text.h"

size_t tn_text_decode(const char *text, size_t length, uint32_t *out)
{
    /* Lead byte ranges of the well-formed sequences (Unicode table 3-7): how many bytes follow, and
     * what the first of them may be; that keeps out overlong forms, surrogates and > U+10FFFF. */
    static const struct {
        unsigned char first, last, follow, low, high, mask;
    } leads[] = {
        {0x00, 0x7f, 0, 0, 0, 0x7f},       {0xc2, 0xdf, 1, 0x80, 0xbf, 0x1f},
        {0xe0, 0xe0, 2, 0xa0, 0xbf, 0x0f}, {0xe1, 0xec, 2, 0x80, 0xbf, 0x0f},
        {0xed, 0xed, 2, 0x80, 0x9f, 0x0f}, {0xee, 0xef, 2, 0x80, 0xbf, 0x0f},
        {0xf0, 0xf0, 3, 0x90, 0xbf, 0x07}, {0xf1, 0xf3, 3, 0x80, 0xbf, 0x07},
        {0xf4, 0xf4, 3, 0x80, 0x8f, 0x07},
    };
    const unsigned char *bytes = (const unsigned char *)text;
    for (size_t i = 0; length && i < sizeof(leads) / sizeof(*leads); i++) {
        if (bytes[0] < leads[i].first || bytes[0] > leads[i].last) {
            continue;
        }
        const size_t follow = leads[i].follow;
        uint32_t code = bytes[0] & leads[i].mask;
        if (follow >= length || (follow && (bytes[1] < leads[i].low || bytes[1] > leads[i].high))) {
            return 0;
        }
        for (size_t k = 1; k <= follow; k++) {
            if ((bytes[k] & 0xc0) != 0x80) {
                return 0;
            }
            code = code << 6 | (bytes[k] & 0x3fU);
        }
        *out = code;
        return follow + 1;
    }
    return 0;
}

/* How many bytes from the front are ASCII; eight at a time, as most text is nothing else. */
static size_t ascii_run(const char *text, size_t length)
{
    size_t at = 0;
    for (uint64_t eight; at + sizeof(eight) <= length; at += sizeof(eight)) {
        memcpy(&eight, text + at, sizeof(eight));
        if (eight & UINT64_C(0x8080808080808080)) {
            break;
        }
    }
    while (at < length && (unsigned char)text[at] < 0x80) {
        at++;
    }
    return at;
}

bool tn_text_valid(const char *text, size_t length, size_t *bad_offset)
{
    uint32_t code;
    for (size_t at = ascii_run(text, length); at < length;) {
        const size_t bytes = tn_text_decode(text + at, length - at, &code);
        if (!bytes) {
            if (bad_offset) {
                *bad_offset = at;
            }
            return false;
        }
        at += bytes;
        at += ascii_run(text + at, length - at);
    }
    return true;
}

size_t tn_text_count(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t at = 0; at < length; at++) {
        count += ((unsigned char)text[at] & 0xc0) != 0x80;
    }
    return count;
}

uint64_t tn_text_hash(const char *bytes, size_t size)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
    }
    return hash;
}
