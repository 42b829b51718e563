/* Memory of one document: blocks in a chain, handed out front to back, freed together. */
#include "tenor/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct block {
    struct block *next;
    size_t size, used;
    alignas(max_align_t) unsigned char bytes[];
} block;

struct tn_arena {
    tn_allocator allocator;
    block *blocks; /* newest first; only the newest is filled */
    size_t total;
    int failed;
};

enum { BLOCK_SIZE = 16 * 1024, ALIGN = alignof(max_align_t), LARGE = 128 };

static void *take_malloc(void *context, size_t size)
{
    (void)context;
    return malloc(size);
}

static void give_free(void *context, void *pointer)
{
    (void)context;
    free(pointer);
}

tn_allocator tn_allocator_libc(void)
{
    return (tn_allocator){take_malloc, give_free, NULL};
}

tn_arena *tn_arena_new(const tn_allocator *allocator)
{
    const tn_allocator from = allocator ? *allocator : tn_allocator_libc();
    tn_arena *arena = from.take(from.context, sizeof(*arena));
    if (!arena) {
        return NULL;
    }
    memset(arena, 0, sizeof(*arena));
    arena->allocator = from;
    return arena;
}

void tn_arena_free(tn_arena *arena)
{
    if (!arena) {
        return;
    }
    const tn_allocator allocator = arena->allocator;
    for (block *b = arena->blocks; b;) {
        block *next = b->next;
        allocator.give(allocator.context, b);
        b = next;
    }
    allocator.give(allocator.context, arena);
}

static block *add_block(tn_arena *arena, size_t size)
{
    const size_t room = size > BLOCK_SIZE / 4 ? size : BLOCK_SIZE - sizeof(block);
    block *b = arena->allocator.take(arena->allocator.context, sizeof(*b) + room);
    if (!b) {
        return NULL;
    }
    b->size = room;
    b->used = 0;
    /* A large item gets a block of its own behind the newest, whose rest stays in use. */
    if (room == size && arena->blocks) {
        b->next = arena->blocks->next;
        arena->blocks->next = b;
    } else {
        b->next = arena->blocks;
        arena->blocks = b;
    }
    return b;
}

/* Room for an item, what it holds undefined. */
static void *take_room(tn_arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2) {
        arena->failed = 1;
        return NULL;
    }
    const size_t wanted = size ? (size + ALIGN - 1) / ALIGN * ALIGN : ALIGN;
    block *b = arena->blocks;
    if (!b || b->size - b->used < wanted) {
        b = add_block(arena, wanted);
        if (!b) {
            arena->failed = 1;
            return NULL;
        }
    }
    void *item = b->bytes + b->used;
    b->used += wanted;
    arena->total += wanted;
    return item;
}

void *tn_arena_take(tn_arena *arena, size_t size)
{
    void *item = take_room(arena, size);
    return item ? memset(item, 0, size) : NULL;
}

/* The bytes of so many items; more than there can be where they are too many. */
static size_t bytes_of(size_t count, size_t size)
{
    return size && count > SIZE_MAX / size ? SIZE_MAX : count * size;
}

void *tn_arena_take_array(tn_arena *arena, size_t count, size_t size)
{
    return tn_arena_take(arena, bytes_of(count, size));
}

char *tn_arena_copy(tn_arena *arena, const char *text, size_t length)
{
    /* One more byte than a size can count is asked for as such, so that the failure sticks. */
    char *copy = tn_arena_take(arena, length < SIZE_MAX ? length + 1 : SIZE_MAX);
    if (copy && length) {
        memcpy(copy, text, length);
    }
    return copy;
}

char *tn_arena_text(tn_arena *arena, const char *text)
{
    return tn_arena_copy(arena, text, strlen(text));
}

char *tn_arena_format_list(tn_arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    const int length = vsnprintf(NULL, 0, format, args);
    char *text = length < 0 ? NULL : tn_arena_take(arena, (size_t)length + 1);
    if (text) {
        vsnprintf(text, (size_t)length + 1, format, again);
    } else {
        arena->failed = 1;
    }
    va_end(again);
    return text;
}

char *tn_arena_format(tn_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = tn_arena_format_list(arena, format, args);
    va_end(args);
    return text;
}

void *tn_arena_grow(tn_arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity) {
        return items;
    }
    /* Lists of large items are short mostly: lines of an invoice, holdings of a term. */
    const size_t first = size < LARGE ? 8 : 2;
    const size_t wanted = *capacity ? *capacity * 2 : first;
    unsigned char *larger = take_room(arena, bytes_of(wanted, size));
    if (!larger) {
        return NULL;
    }
    if (count) {
        memcpy(larger, items, count * size);
    }
    memset(larger + count * size, 0, (wanted - count) * size);
    *capacity = wanted;
    return larger;
}

tn_allocator tn_arena_allocator(const tn_arena *arena)
{
    return arena->allocator;
}

int tn_arena_failed(const tn_arena *arena)
{
    return arena->failed;
}

size_t tn_arena_size(const tn_arena *arena)
{
    return arena->total;
}
