/* Part of host.h. Encodings other than UTF-8, through the C library's iconv. Its SHIFT_JIS makes
 * byte 5C a yen sign and lacks what Windows added; people who say Shift_JIS mean code page 932. */
#include <iconv.h>
#include <string.h>

#include "base/list.h"
#include "host/host.h"

static const char *const names[] = {"utf-8",        "utf-16",     "utf-16le",    "utf-16be",
                                    "cp932",        "shift_jis",  "euc-jp",      "windows-1252",
                                    "windows-1250", "iso-8859-1", "iso-8859-15", "macintosh"};

static const char *library_name(const char *name)
{
    return !TNI_NAMED_IN(names, name) ? NULL : strcmp(name, "shift_jis") == 0 ? "CP932" : name;
}

tn_status tni_encoding_decode(tn_arena *arena, const char *name, const char *bytes, size_t size,
                              const char **out, size_t *out_size, size_t *out_bad)
{
    const char *known = library_name(name);
    iconv_t converter = known ? iconv_open("UTF-8", known) : (iconv_t)-1;
    if (converter == (iconv_t)-1) {
        return TN_E_RANGE;
    }
    /* A byte becomes three at most, two of UTF-16 too. */
    char *text = size < SIZE_MAX / 4 ? tn_arena_take(arena, size * 3 + 4) : NULL, *to = text;
    char *from = (char *)(uintptr_t)bytes; /* iconv takes it without const, and only reads */
    size_t left = size, room = size * 3 + 3;
    const size_t failed = text ? iconv(converter, &from, &left, &to, &room) : (size_t)-1;
    iconv_close(converter);
    if (!text) {
        return TN_E_NOMEM;
    }
    if (failed == (size_t)-1) {
        *out_bad = size - left;
        return TN_E_SYNTAX;
    }
    const size_t length = (size_t)(to - text);
    const size_t mark = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    *out = text + mark;
    *out_size = length - mark;
    return TN_OK;
}
