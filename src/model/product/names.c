/* Sorting, finding and comparing names. */
#include "model/product/names.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tenor/product.h"
#include "tenor/text.h"

static int compare(const void *left, const void *right)
{
    const tni_name *a = left, *b = right;
    const int order = strcmp(a->text, b->text);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

void tni_names_sort(tni_name *names, size_t count)
{
    if (count > 1) {
        qsort(names, count, sizeof(*names), compare);
    }
}

size_t tni_names_find(const tni_name *names, size_t count, const char *text)
{
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (strcmp(names[middle].text, text) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < count && strcmp(names[low].text, text) == 0 ? names[low].index : TN_NO_DIMENSION;
}

const char *tni_name_exact(tn_arena *arena, const char *name)
{
    (void)arena;
    return name;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

const char *tni_name_folded(tn_arena *arena, const char *name)
{
    const char *from = tn_text_compose(arena, name, strlen(name));
    char *folded = from ? tn_arena_text(arena, from) : NULL, *to = folded;
    for (; folded && *from; from++) {
        if (*from != ' ' && *from != '\t') {
            *to++ = lower(*from);
        }
    }
    if (folded) {
        *to = '\0';
    }
    return folded;
}

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

char tni_name_lookalike(uint32_t c)
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

static char skeleton_char(uint32_t c)
{
    if (c >= 0xff01 && c <= 0xff5e) {
        c = c - 0xff01 + '!';
    }
    if (c == '0') {
        return 'o';
    }
    if (c == '1' || c == 'I' || c == '|') {
        return 'l';
    }
    return c < 0x80 ? lower((char)c) : tni_name_lookalike(c);
}

static int is_invisible(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0xa0 || c == 0xad || (c >= 0x2000 && c <= 0x200f) ||
           (c >= 0x2028 && c <= 0x202f) || (c >= 0x205f && c <= 0x206f) || c == 0x3000 ||
           c == 0xfeff || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0000 && c <= 0xe0fff);
}

const char *tni_name_skeleton(tn_arena *arena, const char *name)
{
    const size_t length = strlen(name);
    char *skeleton = tn_arena_copy(arena, name, length), *to = skeleton;
    for (size_t i = 0; skeleton && i < length;) {
        uint32_t c = 0;
        const size_t bytes = tn_text_decode(name + i, length - i, &c);
        const char plain = bytes ? skeleton_char(c) : '\0';
        if (bytes && is_invisible(c)) {
            /* nothing of it is kept */
        } else if (plain) {
            *to++ = plain;
        } else {
            memcpy(to, name + i, bytes ? bytes : 1);
            to += bytes ? bytes : 1;
        }
        i += bytes ? bytes : 1;
    }
    if (skeleton) {
        *to = '\0';
    }
    return skeleton;
}
