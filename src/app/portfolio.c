/* Loading several files, and what they come to by day. */
#include "app/portfolio.h"

#include <string.h>

#include "app/workspace/source_file.h"
#include "base/list.h"
#include "format/print/render.h"
#include "tenor/contract_reports.h"

enum { MONTHS = 12 };

static tn_status load(tni_workspace *ws, const char *path, tni_portfolio *p)
{
    tni_source_file *d = tni_workspace_load(ws, path);
    if (d && d->in_portfolio) { /* named twice is there once */
        return TN_OK;
    }
    if (!d || !TNI_LIST_ADD(ws->arena, &p->files, &p->count, (const tni_source_file *){d})) {
        return TN_E_NOMEM;
    }
    d->in_portfolio = true;
    if (d->status != TN_OK && p->status != TN_E_READ) {
        p->status = d->status;
    }
    return TN_OK;
}

static int by_id(const void *left, const void *right)
{
    const tni_source_file *a = *(tni_source_file *const *)left,
                          *b = *(tni_source_file *const *)right;
    const int order = strcmp(a->contract->id.value, b->contract->id.value);
    return order ? order : strcmp(a->path, b->path);
}

/* The contracts that are understood, by id. NULL: no memory. */
static tni_source_file **contracts_by_id(tni_workspace *ws, size_t *out_count)
{
    tni_source_file **list = tn_arena_take_array(ws->arena, ws->places, sizeof(*list));
    *out_count = 0;
    for (size_t i = 0; i < ws->places && list; i++) {
        tni_source_file *d = ws->files[i];
        if (d && d->contract && d->status == TN_OK && d->contract->id.value) {
            list[(*out_count)++] = d;
        }
    }
    tni_list_sort(list, *out_count, sizeof(*list), by_id);
    return list;
}

static bool contracts_unique(tni_workspace *ws)
{
    size_t count = 0;
    tni_source_file **list = contracts_by_id(ws, &count);
    bool unique = true;
    for (size_t i = 0, next; list && i < count; i = next) {
        const char *id = list[i]->contract->id.value;
        for (next = i + 1; next < count && strcmp(list[next]->contract->id.value, id) == 0;) {
            next++;
        }
        for (size_t j = i; next - i > 1 && j < next; j++) {
            const tni_source_file *other = list[j == i ? i + 1 : i];
            tn_findings_add(ws->findings, TN_CTR_SAME_ID, list[j]->contract->id.at, "contract",
                            "contract '%s' stands in %s, too: neither is counted", id,
                            other->shown);
            list[j]->status = TN_E_FINDINGS;
            unique = false;
        }
    }
    return unique;
}

tn_status tni_portfolio_load(tni_workspace *ws, const char *const *paths, size_t count,
                             tni_portfolio *out)
{
    tn_status status = TN_OK;
    *out = (tni_portfolio){.status = TN_OK};
    for (size_t i = 0; i < ws->places; i++) {
        if (ws->files[i]) {
            ws->files[i]->in_portfolio = false;
        }
    }
    for (size_t i = 0; i < count && status == TN_OK; i++) {
        const char *const *list = NULL;
        size_t length = 0;
        bool folder = false;
        tni_keep_worst(&out->status, tni_workspace_names(ws, paths[i], &folder, &list, &length));
        out->has_folder = out->has_folder || folder;
        for (size_t n = 0; n < length && status == TN_OK; n++) {
            status = load(ws, list[n], out);
        }
    }
    if (status == TN_OK && !contracts_unique(ws)) {
        out->status = out->status == TN_OK ? TN_E_FINDINGS : out->status;
    }
    if (out->count) {
        out->first = *out->files[0];
    }
    return out->status == TN_E_NOMEM ? TN_E_NOMEM : status;
}

tn_fx tni_portfolio_fx(const tni_portfolio *p)
{
    const tni_folder_settings *folder = p->first.folder_settings;
    return folder && folder->settings ? folder->settings->fx : (tn_fx){0};
}

typedef struct books_visit {
    const tn_date *until;
    const char *usage;
    tni_books_visit visit;
    void *context;
} books_visit;

static tn_status visit_books(void *context, tni_workspace *ws, const tni_source_file *d)
{
    const books_visit *v = context;
    tn_books *books = NULL;
    if (d->kind != TNI_KIND_CONTRACT || d->status != TN_OK) {
        return TN_OK;
    }
    const tn_status status = tni_contract_books(ws, d, v->until, v->usage, &books);
    return status == TN_OK ? v->visit(v->context, ws, d, books) : status;
}

tn_status tni_portfolio_books(tni_workspace *ws, const tni_portfolio *p, const tn_date *until,
                              const char *usage, tni_books_visit visit, void *context)
{
    books_visit v = {until, usage, visit, context};
    return tni_portfolio_walk(ws, p, visit_books, &v);
}

tn_status tni_sums_add(tni_workspace *ws, tni_sums *sums, const tni_source_file *d,
                       const char *subject, tn_money amount)
{
    tn_money *sum = NULL;
    for (size_t i = 0; i < sums->count && !sum; i++) {
        sum = tn_currency_equal(sums->items[i].currency, amount.currency) ? &sums->items[i] : NULL;
    }
    if (!sum) {
        sum = TNI_LIST_ADD(sums->arena, &sums->items, &sums->count, (tn_money){0, amount.currency});
    }
    if (!sum) {
        return TN_E_NOMEM;
    }
    if (tn_money_add(*sum, amount, sum) == TN_OK) {
        return TN_OK;
    }
    tn_findings_add(ws->findings, TN_CTR_RANGE, d->contract->at, subject,
                    "a sum over the contracts is beyond 64 bits of minor units");
    return TN_E_FINDINGS;
}

/* ---- by day -------------------------------------------------------------------------------- */

static void set_from(const tni_workspace *ws, const tni_source_file *d, tn_deadlines *list)
{
    const tn_date *as_of = tni_workspace_as_of(ws, d);
    if (as_of) {
        list->has_from = true;
        list->from = *as_of;
    }
}

tn_status tni_deadlines_add_books(const tni_workspace *ws, const tni_source_file *d,
                                  tn_books *books, tn_deadlines *list)
{
    const tn_timeline *timeline = NULL;
    const tn_status status = tn_timeline_build(ws->arena, books, &timeline);
    set_from(ws, d, list);
    if (status == TN_OK) {
        tn_deadlines_add_timeline(list, books, timeline);
    }
    return status;
}

static tn_status add_contract(tni_workspace *ws, const tni_source_file *d, const tn_date *until,
                              tn_deadlines *deadlines)
{
    const tn_date *as_of = tni_workspace_as_of(ws, d);
    tn_date year;
    if (!until && as_of && tn_date_add_months(*as_of, MONTHS, 0, &year) == TN_OK) {
        until = &year;
    }
    return tni_deadlines_add_books(ws, d, tni_books_new(ws, d, until, ws->findings), deadlines);
}

tn_status tni_deadlines_add(tni_workspace *ws, const tni_source_file *d, const tn_date *until,
                            tn_deadlines *list)
{
    set_from(ws, d, list);
    if (d->kind == TNI_KIND_OFFER && d->offer) {
        tn_deadlines_add_offer(list, d->offer);
    }
    return d->kind == TNI_KIND_CONTRACT && d->status == TN_OK ? add_contract(ws, d, until, list)
                                                              : TN_OK;
}

const tn_report *tni_deadlines_report(tn_deadlines *list)
{
    tn_deadlines_sort(list);
    return tn_deadlines_report(list->arena, list, NULL);
}

typedef struct deadline_visit {
    tn_deadlines all; /* from which day on; they themselves are in rows */
    tni_spool *rows;
    bool calendar;
    const tn_date *until;
    tni_sums sums; /* nobody sees them, but whoever adds the amounts up would */
} deadline_visit;

static void put_text(tn_buffer *out, const char *text)
{
    tn_buffer_text(out, text ? text : "");
    tn_buffer_add(out, "", 1);
}

/* Of a calendar the deadline and its texts as bytes. */
static tn_status keep_deadline(deadline_visit *v, tni_workspace *ws, tn_deadline *d)
{
    const tn_deadlines one = {.arena = ws->arena, .items = d, .count = 1};
    tn_buffer piece;
    if (!v->calendar) {
        return tni_spool_add(v->rows, NULL, d->at.seconds,
                             tn_deadlines_report(ws->arena, &one, NULL));
    }
    tn_buffer_init(&piece, NULL);
    tn_buffer_add(&piece, (const char *)d, sizeof(*d));
    put_text(&piece, d->subject);
    put_text(&piece, d->detail);
    const tn_status status =
        tn_buffer_status(&piece) == TN_OK
            ? tni_spool_add_bytes(v->rows, NULL, d->at.seconds, piece.bytes, piece.length)
            : TN_E_NOMEM;
    tn_buffer_done(&piece);
    return status;
}

static tn_status add_deadlines(void *context, tni_workspace *ws, const tni_source_file *d)
{
    deadline_visit *v = context;
    tn_deadlines list = v->all;
    list.arena = ws->arena;
    tn_status status = tni_deadlines_add(ws, d, v->until, &list);
    v->all.has_from = list.has_from;
    v->all.from = list.from;
    for (size_t i = 0; i < list.count; i++) {
        tn_deadline *item = &list.items[i];
        tni_keep_worst(&status, keep_deadline(v, ws, item));
        if (item->has_amount && status == TN_OK) {
            status = tni_sums_add(ws, &v->sums, d, "deadlines", item->amount);
        }
    }
    return status;
}

tn_status tni_deadlines(tni_workspace *ws, const tni_portfolio *p, const tn_date *until,
                        bool calendar, tni_spool *rows, const tn_report **out)
{
    deadline_visit visit = {.all.arena = ws->arena,
                            .rows = rows,
                            .calendar = calendar,
                            .until = until,
                            .sums.arena = ws->arena};
    const tn_status status = tni_portfolio_walk(ws, p, add_deadlines, &visit);
    tn_report *report = tn_deadlines_report(ws->arena, &visit.all, ws->findings);
    tni_spool_attach(rows, report);
    *out = report;
    return report ? status : TN_E_NOMEM;
}

typedef struct calendar {
    tn_deadlines instant; /* those of one, in an arena of its own */
    tn_buffer text;
    tni_push push;
    void *context;
} calendar;

/* The events of an instant, once all of them are known. */
static tn_status end_instant(calendar *c)
{
    tni_ics_events(&c->instant, &c->text);
    tn_arena_reset(c->instant.arena);
    c->instant.items = NULL;
    c->instant.count = 0;
    tn_status status = tn_buffer_status(&c->text);
    status = status == TN_OK ? c->push(c->context, c->text.bytes, c->text.length) : status;
    tn_buffer_cut(&c->text, 0);
    return status;
}

static tn_status take_deadline(void *context, const char *bytes, size_t size)
{
    calendar *c = context;
    tn_arena *arena = c->instant.arena;
    tn_deadline d;
    (void)size;
    memcpy(&d, bytes, sizeof(d));
    if (c->instant.count && c->instant.items[0].at.seconds != d.at.seconds) {
        const tn_status status = end_instant(c);
        if (status != TN_OK) {
            return status;
        }
    }
    d.subject = tn_arena_text(arena, bytes + sizeof(d));
    d.detail = tn_arena_text(arena, bytes + sizeof(d) + strlen(bytes + sizeof(d)) + 1);
    tn_deadline *added =
        tn_arena_append(arena, &c->instant.items, &c->instant.count, sizeof(*added));
    if (!added || tn_arena_failed(arena)) {
        return TN_E_NOMEM;
    }
    *added = d;
    return TN_OK;
}

tn_status tni_deadlines_calendar(tni_spool *rows, tni_push push, void *context)
{
    calendar c = {.instant.arena = tn_arena_new(NULL), .push = push, .context = context};
    if (!c.instant.arena) {
        return TN_E_NOMEM;
    }
    tn_buffer_init(&c.text, NULL);
    tni_ics_begin(&c.text);
    tn_status status = tni_spool_push(rows, take_deadline, &c);
    status = status == TN_OK ? end_instant(&c) : status; /* else the last one may be half made */
    tni_ics_end(&c.text);
    status = status == TN_OK ? end_instant(&c) : status;
    tn_buffer_done(&c.text);
    tn_arena_free(c.instant.arena);
    return status;
}
