/* Lists: adding to them, sorting and searching them. */
#include "base/list.h"

#include <stdlib.h>
#include <string.h>

void *tni_list_add(tn_arena *arena, void *array, size_t *count, const void *item, size_t size)
{
    void *added = tn_arena_append(arena, array, count, size);
    return added ? memcpy(added, item, size) : NULL;
}

void tni_list_sort(void *items, size_t count, size_t size,
                   int (*compare)(const void *left, const void *right))
{
    if (count) {
        qsort(items, count, size, compare);
    }
}

static const char *name_of(const void *item)
{
    return *(const char *const *)item;
}

const void *tni_named(const void *items, size_t count, size_t size, const char *name)
{
    const char *item = items;
    for (size_t i = 0; i < count; i++, item += size) {
        if (*name_of(item) == *name && strcmp(name_of(item), name) == 0) {
            return item;
        }
    }
    return NULL;
}

size_t tni_named_before(const void *items, size_t count, size_t size, const char *name)
{
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (strcmp(name_of((const char *)items + middle * size), name) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
