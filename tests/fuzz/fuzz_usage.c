/* Any bytes as metering records: read whole (plain lines take a short way) or byte by byte (no line
 * does), the same is rated, set aside and said; and each row has one fate. */
#include "fuzz/fuzz.h"

#include "format/usage/usages.h"

#ifdef TN_PLANTED
/* The bug: a number sign that is a piece by itself is lost. */
PLANT(tn_usage_push, tn_status, (tn_usage_reader * reader, const char *bytes, size_t size))
{
    return size == 1 && *bytes == '#' ? TN_OK : __real_tn_usage_push(reader, bytes, size);
}
#endif

const long fuzz_runs = 6000;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static tn_arena *arena;
    static const tn_life *life;
    static char whole[256 * 1024], pieces[256 * 1024];
    if (!arena) {
        arena = tn_arena_new(NULL);
        life = test_life(
            arena, &(test_files){.product = METERED_PRODUCT, .contract = METERED_CONTRACT}, NULL);
    }
    const char *text = (const char *)bytes;
    const tn_status one = test_usage(NULL, life, text, size, size + 1, whole, sizeof(whole));
    const tn_status other = test_usage(NULL, life, text, size, 1, pieces, sizeof(pieces));
    PROMISE(one == TN_OK || one == TN_E_FINDINGS);
    PROMISE(one == other && strcmp(whole, pieces) == 0);
    return 0;
}
