/* Where a part of a JSON text stands. A tree keeps no positions, so the text is searched again. */
#ifndef TN_FORMAT_JSON_PLACE_H
#define TN_FORMAT_JSON_PLACE_H

#include <stddef.h>

#include "tenor/finding.h"

enum { TNI_JSON_PLACES = 200 }; /* as many are looked for in a text: each is a search of it */

/* A text that was read; what is named lies in its first MiB, or has no place. */
typedef struct tni_json_source {
    const char *file, *bytes; /* bytes NULL: not at hand */
    size_t size;
    unsigned *left; /* places that are still looked for, of all who ask; NULL: any number */
} tni_json_source;

/* The first string (a member's name or a value) that is word, behind the first that is outer, or
 * else anywhere; of neither, of the one there is. Both may be NULL, may begin with a small or a
 * capital letter, and may stand in JSON within a text. No line: it was not found. */
tn_at tni_json_place(const tni_json_source *source, const char *outer, const char *word);

/* The same of an element of the array that is the nth member of this name, from 0. */
tn_at tni_json_place_element(const tni_json_source *source, const char *member, size_t nth,
                             size_t index);

#endif
