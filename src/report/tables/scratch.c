/* One room that is filled again and again: it has no memory of its own to give back. */
#include "report/tables/scratch.h"

enum { ROOM_SIZE = 512 * 1024, ALIGN = 16 };

struct tni_scratch {
    unsigned char *room; /* room[ROOM_SIZE] */
    size_t taken;
};

static void *take(void *context, size_t size)
{
    tni_scratch *s = context;
    const size_t rounded = (size + ALIGN - 1) / ALIGN * ALIGN;
    if (size > ROOM_SIZE || rounded > ROOM_SIZE - s->taken) {
        return NULL;
    }
    void *block = s->room + s->taken;
    s->taken += rounded;
    return block;
}

static void give(void *context, void *block)
{
    (void)context;
    (void)block;
}

tni_scratch *tni_scratch_new(tn_arena *arena)
{
    tni_scratch *scratch = tn_arena_take(arena, sizeof(*scratch));
    unsigned char *room = tn_arena_take(arena, ROOM_SIZE);
    if (!scratch || !room) {
        return NULL;
    }
    scratch->room = room;
    return scratch;
}

tn_arena *tni_scratch_renew(tni_scratch *scratch)
{
    const tn_allocator allocator = {take, give, scratch};
    scratch->taken = 0;
    return tn_arena_new(&allocator);
}
