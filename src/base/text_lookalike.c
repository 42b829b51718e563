/* Letters that look like others: named by their code points. */
#include <stdio.h>
#include <string.h>

#include "tenor/text.h"

/* Letters of other scripts that look like a Latin one in most fonts. */
static const struct {
    uint32_t from;
    char to;
} lookalikes[] = {
    {0x391, 'a'}, {0x392, 'b'}, {0x395, 'e'}, {0x396, 'z'}, {0x397, 'h'}, {0x399, 'l'},
    {0x39a, 'k'}, {0x39c, 'm'}, {0x39d, 'n'}, {0x39f, 'o'}, {0x3a1, 'p'}, {0x3a4, 't'},
    {0x3a5, 'y'}, {0x3a7, 'x'}, {0x3bf, 'o'}, {0x3c1, 'p'}, {0x3c5, 'u'}, {0x3bd, 'v'},
    {0x405, 's'}, {0x406, 'l'}, {0x408, 'j'}, {0x410, 'a'}, {0x412, 'b'}, {0x415, 'e'},
    {0x41a, 'k'}, {0x41c, 'm'}, {0x41d, 'h'}, {0x41e, 'o'}, {0x420, 'p'}, {0x421, 'c'},
    {0x422, 't'}, {0x425, 'x'}, {0x430, 'a'}, {0x435, 'e'}, {0x43e, 'o'}, {0x440, 'p'},
    {0x441, 'c'}, {0x443, 'y'}, {0x445, 'x'}, {0x455, 's'}, {0x456, 'i'}, {0x458, 'j'},
};

char tn_text_lookalike(uint32_t c)
{
    if (c >= 0xff01 && c <= 0xff5e) {
        return (char)(c - 0xff01 + '!');
    }
    for (size_t i = 0; i < sizeof(lookalikes) / sizeof(*lookalikes); i++) {
        if (lookalikes[i].from == c) {
            return lookalikes[i].to;
        }
    }
    return '\0';
}

const char *tn_text_name_lookalike(const char *text, char buffer[TN_LOOKALIKE_TEXT])
{
    const size_t length = strlen(text);
    uint32_t c;
    for (size_t at = 0, bytes = 0; at < length; at += bytes) {
        bytes = tn_text_step(text + at, length - at, &c);
        if (tn_text_lookalike(c)) {
            snprintf(buffer, TN_LOOKALIKE_TEXT, "'%.*s' (U+%04X), which looks like '%c'",
                     (int)bytes, text + at, (unsigned)c, tn_text_lookalike(c));
            return buffer;
        }
    }
    return NULL;
}
