/* One block of memory that is used again from its start each time; the arena frees it. */
#include "report/tables/scratch.h"

enum { BLOCK_SIZE = 512 * 1024, ALIGN = 16 };

struct tni_scratch_arena {
    unsigned char *bytes; /* bytes[BLOCK_SIZE] */
    size_t taken;
};

static void *take_block(void *context, size_t size)
{
    tni_scratch_arena *s = context;
    const size_t rounded = (size + ALIGN - 1) / ALIGN * ALIGN;
    if (size > BLOCK_SIZE || rounded > BLOCK_SIZE - s->taken) {
        return NULL;
    }
    void *block = s->bytes + s->taken;
    s->taken += rounded;
    return block;
}

static void give_block(void *context, void *block)
{
    (void)context;
    (void)block;
}

tni_scratch_arena *tni_scratch_arena_new(tn_arena *arena)
{
    tni_scratch_arena *scratch = tn_arena_take(arena, sizeof(*scratch));
    unsigned char *bytes = tn_arena_take(arena, BLOCK_SIZE);
    if (!scratch || !bytes) {
        return NULL;
    }
    scratch->bytes = bytes;
    return scratch;
}

tn_arena *tni_scratch_arena_renew(tni_scratch_arena *scratch)
{
    const tn_allocator allocator = {take_block, give_block, scratch};
    scratch->taken = 0;
    return tn_arena_new(&allocator);
}
