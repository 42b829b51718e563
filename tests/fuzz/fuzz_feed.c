/* Any bytes as what AWS billed: read whole or in pieces, the same documents and findings; of every
 * row that stands in the file it is known what became of it. */
#include "fuzz/fuzz.h"

#include <string.h>

#include "support/tree.h"
#include "tenor/billing_feed.h"
#include "tenor/csv.h"

#ifdef TN_PLANTED /* a piece that begins with a percent sign loses it */
PLANT(tn_csv_push, tn_status, (tn_csv_reader * reader, const char *bytes, size_t size))
{
    const bool lost = size > 1 && size < 8 && bytes[0] == '%';
    return __real_tn_csv_push(reader, bytes + lost, size - lost);
}
#endif

static uint64_t read_pieces(const tn_tables *tables, const char *bytes, size_t size, size_t piece)
{
    uint64_t hash = 0;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    const tn_billing_feed *feed = NULL;
    tn_billing_feed_reader *reader = tn_billing_feed_new(arena, "f", tables, findings);
    for (size_t at = 0; at < size; at += piece) {
        tn_billing_feed_push(reader, bytes + at, size - at < piece ? size - at : piece);
    }
    const tn_status status = tn_billing_feed_end(reader, &feed);
    PROMISE(status == TN_OK || status == TN_E_FINDINGS);
    PROMISE(status == TN_OK || tn_findings_of(findings, TN_ERROR) > 0);
    for (size_t i = 0; status == TN_OK && i < feed->count; i++) {
        const tn_billed *b = &feed->items[i];
        PROMISE(i == 0 || b->date.days >= b[-1].date.days);
        hash = (hash ^ (uint64_t)b->gross.minor) * UINT64_C(1099511628211);
        hash = (hash ^ (uint64_t)b->fee.minor) * UINT64_C(1099511628211);
        hash = (hash ^ (uint64_t)b->date.days) * UINT64_C(1099511628211);
    }
    hash = (hash ^ tn_findings_count(findings)) * UINT64_C(1099511628211);
    tn_arena_free(arena);
    return hash;
}

const long fuzz_runs = 3000;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const tn_tables *tables;
    if (!tables) {
        tables = test_tables(tn_arena_new(NULL));
    }
    const char *text = (const char *)bytes;
    const uint64_t whole = read_pieces(tables, text, size, size + 1);
    PROMISE(read_pieces(tables, text, size, 7) == whole);
    return 0;
}
