/* Part of host.h. Memory shared with a child process; and for arenas that of malloc, but large
 * blocks in huge pages where the system has them: a table of hours is written in random order,
 * which would miss the address cache with small pages at nearly every record. */
#define _DEFAULT_SOURCE 1 /* madvise, MAP_ANONYMOUS */

#include <stdlib.h>
#include <sys/mman.h>

#include "host/host.h"

enum { HUGE = 2 * 1024 * 1024 };

/* In front of every block; as large as the strictest alignment. */
typedef union header {
    size_t mapped; /* bytes; 0: from malloc */
    max_align_t align;
} header;

/* Whole huge pages, at the address of one. NULL: no memory. */
static void *map(size_t size)
{
    char *all = mmap(NULL, size + HUGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (all == MAP_FAILED) {
        return NULL;
    }
    const size_t before = (HUGE - (uintptr_t)all % HUGE) % HUGE;
    if (before) {
        munmap(all, before);
    }
    munmap(all + before + size, HUGE - before);
#ifdef MADV_HUGEPAGE
    madvise(all + before, size, MADV_HUGEPAGE); /* a hint only */
#endif
    return all + before;
}

static void *allocate(void *context, size_t size)
{
    (void)context;
    if (size > SIZE_MAX - 2 * (size_t)HUGE - sizeof(header)) {
        return NULL;
    }
    const size_t pages = (size + sizeof(header) + HUGE - 1) / HUGE;
    const size_t mapped = size >= HUGE ? pages * HUGE : 0;
    header *block = mapped ? map(mapped) : malloc(size + sizeof(header));
    if (!block) {
        return NULL;
    }
    block->mapped = mapped;
    return block + 1;
}

static void release(void *context, void *item)
{
    (void)context;
    header *block = item ? (header *)item - 1 : NULL;
    if (block && block->mapped) {
        munmap(block, block->mapped);
    } else {
        free(block);
    }
}

tn_allocator tni_memory(void)
{
    return (tn_allocator){allocate, release, NULL};
}

void *tni_shared_new(size_t size)
{
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

void tni_shared_free(void *memory, size_t size)
{
    if (memory) {
        munmap(memory, size);
    }
}
