/* Adding up parts of forecasts and metrics. */
#include "app/merge.h"

#include <string.h>

#include "app/forecast_rows.h"
#include "app/workspace/source_file.h"
#include "format/part/part.h"
#include "tenor/contract_reports.h"

typedef struct merging {
    tni_workspace *ws;
    tni_part_sums sums;
    tn_forecast totals;     /* of a forecast, what is over all */
    tni_forecast_rows rows; /* and the others */
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

static tn_status push_piece(void *reader, const char *bytes, size_t size)
{
    return tni_part_push(reader, bytes, size);
}

static tn_status read_file(merging *m, tn_arena *scratch, const char *path, tni_part_head *head)
{
    const char *name = tni_stream_name(path);
    tni_part_reader *reader =
        tni_part_new(scratch, name, m->ws->tables, m->ws->findings, m->ws->arena, head, &m->sums);
    if (!reader) {
        return TN_E_NOMEM;
    }
    const tn_status status = tni_stream(m->ws, path, push_piece, reader);
    if (status == TN_OK || status == TN_E_FINDINGS) {
        return tni_part_end(reader);
    }
    tni_part_abandon(reader);
    return status;
}

static tn_status add_file(merging *m, const char *path)
{
    const tn_allocator allocator = tn_arena_allocator(m->ws->arena);
    tn_arena *scratch = tn_arena_new(&allocator); /* of what is read */
    tni_part_head head = {0};
    const tn_status status = scratch ? read_file(m, scratch, path, &head) : TN_E_NOMEM;
    tn_arena_free(scratch);
    return status == TN_OK ? check_head(m, path, &head) : status;
}

/* Months of a part: to what is over all, or to those of their name. */
static tn_status take_months(void *context, const char *source, const char *name,
                             const tn_ledger *months)
{
    merging *m = context;
    if (!name) {
        m->totals.source = source;
        return tn_forecast_add(&m->totals, NULL, months);
    }
    const tn_status status = tni_forecast_rows_add(&m->rows, source, name, months);
    return status == TN_OK ? tni_forecast_rows_next(&m->rows) : status;
}

static tn_status make_forecast(merging *m, tni_spool *rows, tn_report **out)
{
    tn_forecast_sort(&m->totals);
    m->totals.source = NULL;
    m->totals.title = m->sums.title;
    m->totals.contracts = m->sums.contracts;
    tn_status status = tni_forecast_rows_end(&m->rows);
    m->totals.moved = m->rows.moved;
    status = status == TN_OK ? tni_forecast_rows_totals(&m->rows, &m->totals) : status;
    *out = status == TN_OK ? tn_forecast_report(m->ws->arena, &m->totals, m->ws->findings) : NULL;
    tni_spool_attach(rows, *out);
    return status == TN_OK && !*out ? TN_E_NOMEM : status;
}

static tn_status make_metrics(merging *m, tn_report **out)
{
    const tn_status status = tn_metrics_end(&m->sums.metrics);
    *out = status == TN_OK
               ? tn_metrics_report(m->ws->arena, &m->sums.metrics, false, m->ws->findings)
               : NULL;
    return status == TN_OK && !*out ? TN_E_NOMEM : status;
}

static tn_status find_missing(merging *m, const char *path)
{
    for (uint32_t i = 0; i < m->first.shards; i++) {
        if (!m->seen[i]) {
            return refuse(m, path, "a part is missing: ",
                          tn_arena_format(m->ws->arena, "%u/%u", (unsigned)(i + 1),
                                          (unsigned)m->first.shards));
        }
    }
    return TN_OK;
}

static tn_status merge(merging *m, const char *const *paths, size_t count, tni_spool *rows,
                       tn_report **out)
{
    tn_status status = TN_OK;
    for (size_t i = 0; i < count && status == TN_OK; i++) {
        status = add_file(m, paths[i]);
    }
    status = status == TN_OK ? find_missing(m, paths[0]) : status;
    if (status == TN_OK) {
        status = m->first.is_metrics ? make_metrics(m, out) : make_forecast(m, rows, out);
    }
    return status == TN_E_RANGE ? refuse(m, paths[0], "a sum is beyond 64 bits of minor units", "")
                                : status;
}

tn_status tni_merge(tni_workspace *ws, const char *const *paths, size_t count, tni_spool *rows,
                    const tn_report **out, bool *out_buyer)
{
    const tn_allocator allocator = tn_arena_allocator(ws->arena);
    const tni_forecast_options options = {.by = TNI_BY_BUYER, .rows = rows};
    merging m = {.ws = ws, .totals.arena = ws->arena};
    tn_report *report = NULL;
    m.sums = (tni_part_sums){.metrics.arena = ws->arena,
                             .take = take_months,
                             .context = &m,
                             .months.arena = tn_arena_new(&allocator)};
    *out = NULL;
    tn_status status = tni_forecast_rows_begin(ws, &options, (tn_fx){0}, &m.rows);
    m.rows.by_source = true;
    if (status == TN_OK) {
        status = rows && m.sums.months.arena ? merge(&m, paths, count, rows, &report) : TN_E_NOMEM;
    }
    tni_forecast_rows_free(&m.rows);
    tn_arena_free(m.sums.months.arena);
    if (status != TN_OK) {
        return status;
    }
    report->draft = report->draft || m.errors;
    *out = report;
    *out_buyer = m.first.buyer;
    return m.errors ? TN_E_FINDINGS : TN_OK;
}
