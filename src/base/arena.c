/* An arena: a list of blocks, allocated from front to back, freed together. */
#include "tenor/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Under AddressSanitizer what has not been handed out is poisoned, with a gap behind each item: who
 * reads past the end of one is caught, though the block goes on. As large as the item, the gap has
 * room for the first of an array that is not there. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#endif
#ifdef SANITIZED
#include <sanitizer/asan_interface.h>
static size_t gap_behind(size_t item)
{
    return item < 512 ? item : 512;
}
#else
#define ASAN_POISON_MEMORY_REGION(at, size)   ((void)(at), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
static size_t gap_behind(size_t item)
{
    return (void)item, 0;
}
#endif

typedef struct block {
    struct block *next;
    size_t size, used;
    alignas(max_align_t) unsigned char bytes[];
} block;

struct tn_arena {
    tn_allocator allocator;
    block *blocks; /* newest first; only the newest is filled */
    block *spare;  /* empty ones of BLOCK_BYTES, kept by a reset */
    size_t total;
    bool failed;
};

enum { BLOCK_SIZE = 16 * 1024, ALIGN = alignof(max_align_t), LARGE = 128 };
enum { BLOCK_BYTES = BLOCK_SIZE - sizeof(block) };

static void *libc_allocate(void *context, size_t size)
{
    (void)context;
    return malloc(size);
}

static void libc_release(void *context, void *pointer)
{
    (void)context;
    free(pointer);
}

tn_allocator tn_allocator_libc(void)
{
    return (tn_allocator){libc_allocate, libc_release, NULL};
}

tn_arena *tn_arena_new(const tn_allocator *allocator)
{
    const tn_allocator from = allocator ? *allocator : tn_allocator_libc();
    tn_arena *arena = from.allocate(from.context, sizeof(*arena));
    if (!arena) {
        return NULL;
    }
    memset(arena, 0, sizeof(*arena));
    arena->allocator = from;
    return arena;
}

static void release_blocks(const tn_allocator *allocator, block *b)
{
    while (b) {
        block *next = b->next;
        ASAN_UNPOISON_MEMORY_REGION(b->bytes, b->size);
        allocator->release(allocator->context, b);
        b = next;
    }
}

void tn_arena_free(tn_arena *arena)
{
    if (!arena) {
        return;
    }
    const tn_allocator allocator = arena->allocator;
    release_blocks(&allocator, arena->blocks);
    release_blocks(&allocator, arena->spare);
    allocator.release(allocator.context, arena);
}

void tn_arena_reset(tn_arena *arena)
{
    block *large = NULL;
    for (block *b = arena->blocks, *next; b; b = next) {
        block **list = b->size == BLOCK_BYTES ? &arena->spare : &large;
        next = b->next;
        b->next = *list;
        ASAN_POISON_MEMORY_REGION(b->bytes, b->size);
        *list = b;
    }
    release_blocks(&arena->allocator, large);
    arena->blocks = NULL;
    arena->total = 0;
    arena->failed = false;
}

static block *add_block(tn_arena *arena, size_t size)
{
    const size_t bytes = size > BLOCK_SIZE / 4 ? size : BLOCK_BYTES;
    const bool kept = bytes == BLOCK_BYTES && arena->spare;
    block *b = kept ? arena->spare
                    : arena->allocator.allocate(arena->allocator.context, sizeof(*b) + bytes);
    if (!b) {
        return NULL;
    }
    arena->spare = kept ? b->next : arena->spare;
    b->size = bytes;
    b->used = 0;
    ASAN_POISON_MEMORY_REGION(b->bytes, bytes);
    /* A large item gets a block of its own behind the newest, which stays in use. */
    if (bytes == size && arena->blocks) {
        b->next = arena->blocks->next;
        arena->blocks->next = b;
    } else {
        b->next = arena->blocks;
        arena->blocks = b;
    }
    return b;
}

/* An uninitialised item. */
static void *allocate(tn_arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2) {
        arena->failed = true;
        return NULL;
    }
    const size_t wanted = size ? (size + ALIGN - 1) / ALIGN * ALIGN : ALIGN;
    const size_t room = wanted + gap_behind(wanted);
    block *b = arena->blocks;
    if (!b || b->size - b->used < room) {
        b = add_block(arena, room);
        if (!b) {
            arena->failed = true;
            return NULL;
        }
    }
    void *item = b->bytes + b->used;
    b->used += room;
    ASAN_UNPOISON_MEMORY_REGION(item, size);
    arena->total += wanted;
    return item;
}

void *tn_arena_take(tn_arena *arena, size_t size)
{
    void *item = allocate(arena, size);
    return item ? memset(item, 0, size) : NULL;
}

/* Bytes of count items; SIZE_MAX, which no allocation meets, on overflow. */
static size_t bytes_of(size_t count, size_t size)
{
    size_t bytes;
    return __builtin_mul_overflow(count, size, &bytes) ? SIZE_MAX : bytes;
}

void *tn_arena_take_array(tn_arena *arena, size_t count, size_t size)
{
    return tn_arena_take(arena, bytes_of(count, size));
}

void *tn_arena_repeat(tn_arena *arena, const void *item, size_t count, size_t size)
{
    unsigned char *items = allocate(arena, bytes_of(count, size));
    for (size_t i = 0; items && i < count; i++) {
        memcpy(items + i * size, item, size);
    }
    return items;
}

char *tn_arena_copy(tn_arena *arena, const char *text, size_t length)
{
    /* A length of SIZE_MAX has no bytes for the terminator: SIZE_MAX fails in the arena. */
    char *copy = allocate(arena, length < SIZE_MAX ? length + 1 : SIZE_MAX);
    if (copy && length) {
        memcpy(copy, text, length);
    }
    if (copy) {
        copy[length] = '\0';
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
        arena->failed = true;
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

/* Lists of large items are mostly short: lines of an invoice, entitlements of a term. */
static size_t first_capacity(size_t size)
{
    return size < LARGE ? 8 : 2;
}

/* Of the room behind the items the next one may be written, no more. */
static void open_next(unsigned char *items, size_t count, size_t size)
{
    ASAN_UNPOISON_MEMORY_REGION(items + count * size, size);
}

static void *grow(tn_arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
    const size_t wanted = *capacity ? *capacity * 2 : first_capacity(size);
    unsigned char *larger = allocate(arena, bytes_of(wanted, size));
    if (!larger) {
        return NULL;
    }
    if (count) {
        memcpy(larger, items, count * size);
    }
    memset(larger + count * size, 0, (wanted - count) * size);
    ASAN_POISON_MEMORY_REGION(larger + count * size, (wanted - count) * size);
    open_next(larger, count, size);
    *capacity = wanted;
    return larger;
}

/* So small that it may become part of its caller, as there nearly always is room. */
void *tn_arena_grow(tn_arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
    if (count >= *capacity) {
        return grow(arena, items, count, capacity, size);
    }
    ASAN_POISON_MEMORY_REGION(items, count ? 0 : *capacity * size);
    open_next(items, count, size);
    return items;
}

/* The capacities are the powers of two from the first one on. */
void *tn_arena_append(tn_arena *arena, void *array, size_t *count, size_t size)
{
    const size_t n = *count;
    unsigned char *items;
    memcpy(&items, array, sizeof(items));
    if (n == 0 || (n >= first_capacity(size) && (n & (n - 1)) == 0)) {
        size_t capacity = n;
        items = tn_arena_grow(arena, items, n, &capacity, size);
        if (!items) {
            return NULL;
        }
        memcpy(array, &items, sizeof(items));
    }
    open_next(items, n, size);
    *count = n + 1;
    return items + n * size;
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
