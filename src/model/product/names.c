/* Sorting, finding and comparing names. */
#include "model/product/names.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/list.h"
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
    tni_list_sort(names, count, sizeof(*names), compare);
}

size_t tni_names_find(const tni_name *names, size_t count, const char *text)
{
    const size_t at = tni_named_before(names, count, sizeof(*names), text);
    return at < count && strcmp(names[at].text, text) == 0 ? names[at].index : TN_NO_DIMENSION;
}

const char *tni_name_exact(tn_arena *arena, const char *name)
{
    (void)arena;
    return name;
}

const char *tni_name_folded(tn_arena *arena, const char *name)
{
    const char *from = tn_text_compose(arena, name, strlen(name));
    char *folded = from ? tn_arena_text(arena, from) : NULL, *to = folded;
    for (; folded && *from; from++) {
        if (*from != ' ' && *from != '\t') {
            *to++ = tni_lower(*from);
        }
    }
    if (folded) {
        *to = '\0';
    }
    return folded;
}

static char skeleton_char(uint32_t c)
{
    const char plain = c < 0x80 ? (char)c : tn_text_lookalike(c);
    return plain == '0' ? 'o' : plain && strchr("1I|", plain) ? 'l' : tni_lower(plain);
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
        uint32_t c;
        const size_t bytes = tn_text_step(name + i, length - i, &c);
        const char plain = skeleton_char(c);
        if (is_invisible(c)) {
            /* nothing of it is kept */
        } else if (plain) {
            *to++ = plain;
        } else {
            memcpy(to, name + i, bytes);
            to += bytes;
        }
        i += bytes;
    }
    if (skeleton) {
        *to = '\0';
    }
    return skeleton;
}
