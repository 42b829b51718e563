/* Part of forecast.h: rows of contracts go out as they come; groups are added up in memory while
 * they are few, then in a sorted file. */
#include "app/forecast_rows.h"

#include <string.h>

#include "format/part/part.h"
#include "host/sorter.h"
#include "tenor/contract_reports.h"

enum { MOST = 1024 }; /* groups in memory: a few KiB each */

tn_status tni_forecast_rows_begin(tni_workspace *ws, const tni_forecast_options *options, tn_fx fx,
                                  tni_forecast_rows *out)
{
    const tn_allocator allocator = tn_arena_allocator(ws->arena);
    *out = (tni_forecast_rows){
        .options = options, .ws = ws, .fx = fx, .parts.arena = tn_arena_new(&allocator)};
    return out->parts.arena ? TN_OK : TN_E_NOMEM;
}

void tni_forecast_rows_free(tni_forecast_rows *r)
{
    tn_arena_free(r->parts.arena);
    tni_sorter_free(r->spilled);
}

static void forget(tn_forecast *f)
{
    tn_arena_reset(f->arena);
    *f = (tn_forecast){.arena = f->arena};
}

/* What stands before a part of its source: what is without one, by name, behind the others. */
static const char *key_of(const tn_forecast *f, const tn_forecast_part *part)
{
    return part->source ? tn_arena_format(f->arena, "1%s", part->source)
                        : tn_arena_format(f->arena, "2%s", part->name);
}

/* key: NULL where the place says it all. */
static tn_status put_forecast(tni_forecast_rows *r, const tn_forecast *f, const char *key,
                              int64_t place)
{
    tni_spool *spool = r->options->rows;
    if (!r->options->part) {
        return tni_spool_add(spool, key, place, tn_forecast_report(f->arena, f, NULL));
    }
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    tn_status status = tni_forecast_part_rows(f, &text);
    status = status == TN_OK && text.length
                 ? tni_spool_add_bytes(spool, NULL, place, text.bytes, text.length)
                 : status;
    tn_buffer_done(&text);
    return status;
}

/* places: of each part; NULL: all are put together, behind what is there. In another currency
 * there is one part, of a name. */
static tn_status put_parts(tni_forecast_rows *r, const tn_forecast *f, const int64_t *places)
{
    const tn_forecast *shown = f;
    tn_status status = TN_OK;
    tn_findings *quiet = tn_findings_new(f->arena); /* it is told of what is over all */
    if (!quiet) {
        return TN_E_NOMEM;
    }
    if (r->options->in && !r->options->part) {
        status = tn_forecast_in(f, &r->fx, *r->options->in, quiet, &shown);
    }
    if (status == TN_E_FINDINGS && tn_findings_count(quiet) && !r->missing) {
        r->missing = tn_arena_text(r->ws->arena, tn_findings_get(quiet, 0)->message);
    }
    if (status == TN_E_FINDINGS) {
        return TN_OK;
    }
    for (size_t i = 0; i < shown->count && status == TN_OK; i++) {
        const tn_ledger_month *t = &shown->parts[i]->ledger.total;
        r->moved = r->moved || t->adjustment.minor || t->revenue_adjustment.minor;
        if (places) {
            tn_forecast one = *shown;
            one.parts = &shown->parts[i];
            one.count = 1;
            const char *key = r->by_source ? key_of(shown, shown->parts[i]) : NULL;
            status = !key && r->by_source ? TN_E_NOMEM : put_forecast(r, &one, key, places[i]);
        }
    }
    return status == TN_OK && !places ? put_forecast(r, shown, NULL, 0) : status;
}

/* ---- groups that are many ------------------------------------------------------------------- */

static tn_status spill_part(tni_forecast_rows *r, const tn_forecast_part *part, tn_buffer *body)
{
    const char *reason = "";
    const tn_ledger *l = &part->ledger;
    tn_buffer_cut(body, 0);
    tn_buffer_add(body, (const char *)&l->currency, sizeof(l->currency));
    tn_buffer_add(body, (const char *)l->months, l->count * sizeof(*l->months));
    const tni_sort_row row = {.texts = {part->name, "", part->source},
                              .numbers = {r->order++},
                              .body = body->bytes,
                              .size = body->length};
    tn_status status = r->spilled ? TN_OK : tni_sorter_new(&r->spilled, &reason);
    status = status == TN_OK ? tn_buffer_status(body) : status;
    status = status == TN_OK ? tni_sorter_add(r->spilled, &row, &reason) : status;
    return tni_spool_tell(r->ws, status, reason);
}

static tn_status spill(tni_forecast_rows *r)
{
    tn_buffer body;
    tn_status status = TN_OK;
    tn_buffer_init(&body, NULL);
    for (size_t i = 0; i < r->parts.count && status == TN_OK; i++) {
        status = spill_part(r, r->parts.parts[i], &body);
    }
    tn_buffer_done(&body);
    forget(&r->parts);
    return status;
}

/* A part back into the group of its name; one that is new has its place. */
static tn_status take_part(tn_forecast *group, const tni_sort_row *row, int64_t **places)
{
    size_t count = group->count;
    tn_ledger l = {.count = (row->size - sizeof(l.currency)) / sizeof(*l.months)};
    l.months = tn_arena_take_array(group->arena, l.count, sizeof(*l.months));
    if (!l.months) {
        return TN_E_NOMEM;
    }
    memcpy(&l.currency, row->body, sizeof(l.currency));
    memcpy(l.months, (const char *)row->body + sizeof(l.currency), l.count * sizeof(*l.months));
    group->source = *row->texts[2] ? row->texts[2] : NULL;
    const tn_status status = tn_forecast_add(group, row->texts[0], &l);
    if (status == TN_OK && group->count > count) {
        int64_t *place = tn_arena_append(group->arena, places, &count, sizeof(*place));
        if (!place) {
            return TN_E_NOMEM;
        }
        *place = row->numbers[0];
    }
    return status;
}

/* In order of their names. */
static tn_status put_spilled(tni_forecast_rows *r, tn_forecast *group)
{
    const char *reason = "";
    int64_t *places = NULL;
    tni_sort_row row;
    tn_status status = TN_OK, more = TN_OK;
    while (status == TN_OK && (more = tni_sorter_next(r->spilled, &row, &reason)) == TN_OK) {
        if (group->count && strcmp(group->parts[0]->name, row.texts[0]) != 0) {
            status = put_parts(r, group, places);
            forget(group);
        }
        status = status == TN_OK ? take_part(group, &row, &places) : status;
    }
    if (more != TN_OK && more != TN_E_RANGE) {
        return tni_spool_tell(r->ws, more, reason);
    }
    return status == TN_OK ? put_parts(r, group, places) : status;
}

tn_status tni_forecast_rows_add(tni_forecast_rows *r, const char *source, const char *name,
                                const tn_ledger *months)
{
    r->parts.source = source;
    return tn_forecast_add(&r->parts, name, months);
}

tn_status tni_forecast_rows_next(tni_forecast_rows *r)
{
    if (r->options->by != TNI_BY_CONTRACT) {
        return r->parts.count >= MOST ? spill(r) : TN_OK;
    }
    const tn_status status = put_parts(r, &r->parts, NULL);
    forget(&r->parts);
    return status;
}

tn_status tni_forecast_rows_end(tni_forecast_rows *r)
{
    if (!r->spilled) {
        if (r->by_source) {
            tn_forecast_sort(&r->parts);
        }
        return put_parts(r, &r->parts, NULL);
    }
    tn_status status = spill(r);
    return status == TN_OK ? put_spilled(r, &r->parts) : status;
}

tn_status tni_forecast_rows_totals(tni_forecast_rows *r, const tn_forecast *totals)
{
    return put_forecast(r, totals, r->by_source ? "3" : NULL, INT64_MAX); /* behind them all */
}
