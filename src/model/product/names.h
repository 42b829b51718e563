/* Sorted names: found in log n, and compared under several forms in n log n. */
#ifndef TN_MODEL_NAMES_H
#define TN_MODEL_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "tenor/arena.h"

typedef struct tni_name {
    const char *text;
    size_t index; /* of what has this name */
} tni_name;

/* By text, then by index. */
void tni_names_sort(tni_name *names, size_t count);

/* The lowest index with this name; TN_NO_DIMENSION when there is none. */
size_t tni_names_find(const tni_name *names, size_t count, const char *text);

/* Forms under which names are compared: as it is; composed (NFC), without case and blanks. */
const char *tni_name_exact(tn_arena *arena, const char *name);
const char *tni_name_folded(tn_arena *arena, const char *name);

/* The name's skeleton, equal for names that look alike: no invisible characters, full-width and
 * look-alike letters of other scripts as Latin ones, 0 as o, 1 and I as l. */
const char *tni_name_skeleton(tn_arena *arena, const char *name);

#endif
