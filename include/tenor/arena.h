/**
 * Memory of one document or one result, freed as a whole. A document and everything it points to
 * live in one arena; nothing inside is freed on its own.
 */
#ifndef TENOR_ARENA_H
#define TENOR_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "tenor/decls.h"

TN_BEGIN_DECLS

typedef struct tn_arena tn_arena;

/**
 * Where an arena gets its blocks. A test passes one that fails on purpose.
 */
typedef struct tn_allocator {
    void *(*allocate)(void *context, size_t size); /* like malloc: NULL when there is none */
    void (*release)(void *context, void *block);   /* like free */
    void *context;
} tn_allocator;

/** malloc and free. */
tn_allocator tn_allocator_libc(void);

/**
 * A new, empty arena; allocator NULL means malloc and free.
 *
 * Errors   NULL: no memory
 * Owner    caller frees with tn_arena_free
 */
tn_arena *tn_arena_new(const tn_allocator *allocator);

/** Frees the arena and all that was taken from it. NULL is fine. */
void tn_arena_free(tn_arena *arena);

/**
 * Takes everything back: what was taken is gone, the arena is as new and keeps its blocks for the
 * next document. Memory is that of the largest one.
 *
 * Example  for each of a million contracts: read, add up, tn_arena_reset(arena)
 */
void tn_arena_reset(tn_arena *arena);

/**
 * size zeroed bytes, aligned for any type.
 *
 * Errors   NULL: no memory; from then on tn_arena_failed() is true (sticky), so that a builder
 *          may go on and check once before it returns a result
 * Owner    arena
 */
void *tn_arena_take(tn_arena *arena, size_t size);

/** count zeroed items of size bytes; NULL also when count * size does not fit. */
void *tn_arena_take_array(tn_arena *arena, size_t count, size_t size);

/**
 * count items that all begin as copies of one.
 *
 * Errors   as tn_arena_take_array
 * Owner    arena
 * Example  tn_month none = {.currency = usd}, *year = tn_arena_repeat(a, &none, 12, sizeof(none));
 */
void *tn_arena_repeat(tn_arena *arena, const void *item, size_t count, size_t size);

/** A terminated copy of the first length bytes of text. */
char *tn_arena_copy(tn_arena *arena, const char *text, size_t length);

/** A terminated copy of text. */
char *tn_arena_text(tn_arena *arena, const char *text);

/** printf into the arena; never a locale's numbers, as only text and integers are printed. */
char *tn_arena_format(tn_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *tn_arena_format_list(tn_arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/**
 * One more item at the end of an array that began as NULL and 0 and grows by this alone.
 *
 * Shape    array: the address of the pointer to the first item. Returns the new one, zeroed when
 *          the count never went down; *count counts it
 * Errors   NULL: no memory; array and count stay
 * Example  int *n = tn_arena_append(a, &numbers, &count, sizeof(*n)); if (n) *n = 7;
 */
void *tn_arena_append(tn_arena *arena, void *array, size_t *count, size_t size);

/**
 * Makes room for one more item in a growing array whose capacity is known: returns items itself or
 * a larger copy.
 *
 * Shape    *capacity is read and written; count <= *capacity; start with NULL, 0, 0
 * Errors   NULL: no memory; items stays valid
 * Example  dims = tn_arena_grow(a, dims, n, &cap, sizeof(*dims)); if (dims) dims[n++] = d;
 */
void *tn_arena_grow(tn_arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/** The allocator of the arena's blocks: for scratch memory outside it. */
tn_allocator tn_arena_allocator(const tn_arena *arena);

/** 1 when any request on this arena has failed. */
int tn_arena_failed(const tn_arena *arena);

/** Bytes handed out so far, for tests and limits. */
size_t tn_arena_size(const tn_arena *arena);

TN_END_DECLS

#endif
