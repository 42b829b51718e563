/* Adding up parts of forecasts and metrics. */
#include "app/merge.h"

#include <string.h>

#include "app/workspace/source_file.h"
#include "format/part/part.h"
#include "tenor/contract_reports.h"

enum { CAP = 1 << 30 };

typedef struct merging {
    tni_workspace *ws;
    tni_part_sums sums;
    tni_part_head first;
    const char **seen; /* the file of each shard */
    bool errors;
} merging;

static tn_status refuse(merging *m, const char *path, const char *why, const char *other)
{
    tn_findings_add(m->ws->findings, TN_FIL_PART, (tn_at){.file = path, .line = 1}, "part", "%s%s",
                    why, other);
    return TN_E_FINDINGS;
}

/* The parts are of one table, each once. */
static tn_status check_head(merging *m, const char *path, const tni_part_head *head)
{
    if (!m->seen) {
        m->first = *head;
        m->seen = tn_arena_take_array(m->ws->arena, head->shards, sizeof(*m->seen));
    }
    if (!m->seen) {
        return TN_E_NOMEM;
    }
    if (head->shards != m->first.shards || strcmp(head->options, m->first.options) != 0 ||
        head->buyer != m->first.buyer) {
        return refuse(m, path, "it is part of another table: ", head->options);
    }
    if (m->seen[head->shard - 1]) {
        return refuse(m, path, "the same part is in ", m->seen[head->shard - 1]);
    }
    m->seen[head->shard - 1] = path;
    m->errors = m->errors || head->errors;
    return TN_OK;
}

static tn_status add_file(merging *m, const char *path)
{
    const char *reason = "";
    const tn_allocator allocator = tn_arena_allocator(m->ws->arena);
    tn_arena *scratch = tn_arena_new(&allocator); /* of the bytes */
    tni_file file;
    tni_part_head head = {0};
    tn_status status = scratch ? tni_file_read(scratch, path, CAP, &file, &reason) : TN_E_NOMEM;
    if (status == TN_OK) {
        const tn_source source = {path, file.bytes, file.size};
        status =
            tni_part_read(m->ws->arena, &source, m->ws->tables, m->ws->findings, &head, &m->sums);
    } else if (status == TN_E_READ) {
        tni_read_error(m->ws, path, path, NULL, reason);
    }
    tn_arena_free(scratch);
    return status == TN_OK ? check_head(m, path, &head) : status;
}

static tn_report *forecast_report(merging *m)
{
    tn_forecast_sort(&m->sums.forecast);
    return tn_forecast_report(m->ws->arena, &m->sums.forecast, m->ws->findings);
}

tn_status tni_merge(tni_workspace *ws, const char *const *paths, size_t count,
                    const tn_report **out, bool *out_buyer)
{
    merging m = {.ws = ws, .sums = {.forecast.arena = ws->arena, .metrics.arena = ws->arena}};
    tn_status status = TN_OK;
    *out = NULL;
    for (size_t i = 0; i < count && status == TN_OK; i++) {
        status = add_file(&m, paths[i]);
    }
    for (uint32_t i = 0; i < m.first.shards && status == TN_OK; i++) {
        if (!m.seen[i]) {
            status = refuse(
                &m, paths[0], "a part is missing: ",
                tn_arena_format(ws->arena, "%u/%u", (unsigned)(i + 1), (unsigned)m.first.shards));
        }
    }
    status = status == TN_OK && m.first.is_metrics ? tn_metrics_end(&m.sums.metrics) : status;
    if (status == TN_E_RANGE) {
        return refuse(&m, paths[0], "a sum is beyond 64 bits of minor units", "");
    }
    if (status != TN_OK) {
        return status;
    }
    tn_report *report = m.first.is_metrics
                            ? tn_metrics_report(ws->arena, &m.sums.metrics, false, ws->findings)
                            : forecast_report(&m);
    if (!report) {
        return TN_E_NOMEM;
    }
    report->draft = report->draft || m.errors;
    *out = report;
    *out_buyer = m.first.buyer;
    return m.errors ? TN_E_FINDINGS : TN_OK;
}
