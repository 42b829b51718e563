/* Part of part.h: rows on their way out. */
#include <stdio.h>

#include "format/part/part.h"

static void put_text(tn_buffer *out, const char *text)
{
    tn_buffer_add(out, "\"", 1);
    for (const char *p = text ? text : ""; *p; p++) {
        tn_buffer_add(out, "\"\"", *p == '"' ? 2 : 0);
        tn_buffer_add(out, p, *p == '"' ? 0 : 1);
    }
    tn_buffer_add(out, "\"", 1);
}

void tni_part_put_row(const tni_part_format *format, const tni_part_row *row, tn_buffer *out)
{
    put_text(out, row->kind);
    for (size_t i = 0; i < TNI_PART_TEXTS; i++) {
        tn_buffer_add(out, ",", 1);
        put_text(out, row->texts[i]);
    }
    for (size_t i = 0; i < format->numbers; i++) {
        tn_buffer_format(out, ",%lld", (long long)row->numbers[i]);
    }
    tn_buffer_add(out, "\n", 1);
}

void tni_part_put_head(const tni_part_format *format, const tni_part_head *head, tn_buffer *out)
{
    char shard[32];
    snprintf(shard, sizeof(shard), "%u/%u", (unsigned)head->shard, (unsigned)head->shards);
    tn_buffer_text(out, format->header);
    tni_part_put_row(
        format,
        &(tni_part_row){.kind = format->mark,
                        .texts = {head->options, head->about, NULL, shard},
                        .numbers = {head->errors, (int64_t)head->contracts, head->buyer}},
        out);
}
