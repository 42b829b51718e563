/* Lists: arrays that grow in an arena, and are searched by the names of their items. */
#ifndef BASE_LIST_H
#define BASE_LIST_H

#include "tenor/arena.h"

/* Adds a copy of the item, size bytes, to array[*count], as tn_arena_append does. The item in the
 * array; NULL: no memory. */
void *tni_list_add(tn_arena *arena, void *array, size_t *count, const void *item, size_t size);

/* The same of an item of the array's type, which the compiler checks; array: &list->items. */
#define TNI_LIST_ADD(arena, array, count, ...)                                                     \
    tni_list_add(arena, array, count, 1 ? &(__VA_ARGS__) : *(array), sizeof(__VA_ARGS__))

/* qsort, also of no items, which it is not asked to sort. */
void tni_list_sort(void *items, size_t count, size_t size,
                   int (*compare)(const void *left, const void *right));

/* Below, at or above 0, as a is below, at or above b: what sorting asks of numbers. */
#define TNI_COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

/* The first of items[count] with this name, which is the item itself or its first member, a
 * const char * that is never NULL; NULL: there is none. size: of an item. */
const void *tni_named(const void *items, size_t count, size_t size, const char *name);

#define TNI_NAMED(items, count, name) tni_named(items, count, sizeof(*(items)), name)

/* The same of an array whose length is known. */
#define TNI_NAMED_IN(array, name) TNI_NAMED(array, sizeof(array) / sizeof(*(array)), name)

/* Of items that are sorted by such names: how many come before this name. */
size_t tni_named_before(const void *items, size_t count, size_t size, const char *name);

#endif
