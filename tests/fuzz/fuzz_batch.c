/* Any bytes as a batch of prorations: in whole or in pieces, the same bytes out; a row out for each
 * row in, with seven columns; and the status says whether one has an error. */
#include "fuzz/fuzz.h"

#include <string.h>

#include "support/tree.h"
#include "tenor/batch.h"
#include "tenor/buffer.h"

#ifdef TN_PLANTED /* a piece that begins with a percent sign loses it */
PLANT(tn_csv_push, tn_status, (tn_csv_reader * reader, const char *bytes, size_t size))
{
    const bool lost = size > 1 && size < 6 && bytes[0] == '%';
    return __real_tn_csv_push(reader, bytes + lost, size - lost);
}
#endif

static tn_status take(void *context, const char *bytes, size_t size)
{
    tn_buffer_add(context, bytes, size);
    return tn_buffer_status(context);
}

static tn_status run(const tn_tables *tables, const char *bytes, size_t size, size_t piece,
                     tn_buffer *out)
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    tn_calculator *calculator =
        tn_calculator_new(arena, tables, tn_tables_policy(tables, "aws"), (tn_currency){"USD", 2});
    tn_batch *batch = tn_batch_new(arena, "f", calculator, take, out, findings);
    tn_status status = TN_OK;
    for (size_t at = 0; at < size && status == TN_OK; at += piece) {
        status = tn_batch_push(batch, bytes + at, size - at < piece ? size - at : piece);
    }
    const tn_status ended = tn_batch_end(batch);
    status = status ? status : ended;
    PROMISE(status == TN_OK || status == TN_E_FINDINGS);
    PROMISE((status == TN_OK) == (tn_findings_of(findings, TN_ERROR) == 0));
    tn_arena_free(arena);
    return status;
}

const long fuzz_runs = 2000;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const tn_tables *tables;
    if (!tables) {
        tables = test_tables(tn_arena_new(NULL));
    }
    const char *text = (const char *)bytes;
    tn_buffer whole, pieces;
    tn_buffer_init(&whole, NULL);
    tn_buffer_init(&pieces, NULL);
    PROMISE(run(tables, text, size, size + 1, &whole) == run(tables, text, size, 5, &pieces));
    PROMISE(whole.length == pieces.length);
    PROMISE(whole.length == 0 || memcmp(whole.bytes, pieces.bytes, whole.length) == 0);
    PROMISE(whole.length == 0 || whole.bytes[whole.length - 1] == '\n');
    tn_buffer_done(&whole);
    tn_buffer_done(&pieces);
    return 0;
}
