/* UTF-8 as bytes: is it valid, how many code points are there; their hash. */
#include <string.h>

#include "tenor/text.h"

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

size_t tn_text_step(const char *text, size_t length, uint32_t *out)
{
    *out = 0;
    const size_t bytes = tn_text_decode(text, length, out);
    return bytes ? bytes : 1;
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
