/* Part of portfolio.h: what was simulated against what AWS billed. */
#include <string.h>

#include "app/portfolio.h"
#include "app/workspace/source_file.h"
#include "base/list.h"
#include "tenor/billing_feed.h"
#include "tenor/contract_reports.h"
#include "tenor/text.h"

static tn_status push(void *context, const char *bytes, size_t size)
{
    return tn_billing_feed_push(context, bytes, size);
}

/* Bad rows are findings, the others are there. TN_E_FINDINGS: it is no billing feed. */
static tn_status read_billed(tni_workspace *ws, const char *path, const tn_billing_feed **out)
{
    tn_billing_feed_reader *reader =
        tn_billing_feed_new(ws->arena, tni_stream_name(path), ws->tables, ws->findings);
    const tn_billing_feed *feed = NULL;
    if (!reader) {
        return TN_E_NOMEM;
    }
    const tn_status status = tni_stream(ws, path, push, reader);
    if (status == TN_E_READ) {
        tn_billing_feed_abandon(reader);
        return status;
    }
    const tn_status ended = tn_billing_feed_end(reader, &feed);
    if (status == TN_OK && ended == TN_OK) {
        *out = feed;
    }
    return status == TN_OK ? ended : status;
}

/* What --as-of says; without it the last day of the feed, or the workspace's, if that is later. */
static tn_date collected_by(const tni_workspace *ws, const tn_date *day, tn_date last)
{
    return day && (ws->options.as_of || day->days > last.days) ? *day : last;
}

typedef struct reconcile_visit {
    tn_reconciliation result;
    const tn_date *until;
    const char *usage;
    uint64_t *claimed; /* of each contract that has claimed: its id */
    size_t claims;     /* how many have; and how many were held against what they claimed */
    size_t compared;
    size_t contracts; /* that can be billed */
    tn_status status; /* of comparing: the rest is of no use */
} reconcile_visit;

static uint64_t id_of(const tni_source_file *d)
{
    const char *id = d->contract->id.value;
    return id ? tn_text_hash(id, strlen(id)) : 0;
}

static tn_status claim(void *context, tni_workspace *ws, const tni_source_file *d)
{
    reconcile_visit *v = context;
    if (d->kind != TNI_KIND_CONTRACT || d->status != TN_OK) {
        return TN_OK;
    }
    (void)ws;
    if (!TNI_LIST_ADD(v->result.arena, &v->claimed, &v->claims, (uint64_t){id_of(d)})) {
        return TN_E_NOMEM;
    }
    return tn_reconcile_claim(&v->result, d->contract);
}

/* Every contract claims; what there is to say of files is said when they are visited again. */
static tn_status claim_all(tni_workspace *ws, const tni_portfolio *p, reconcile_visit *v)
{
    tni_workspace quiet = *ws;
    if (p->files || !p->count) {
        return tni_portfolio_walk(ws, p, claim, v);
    }
    const tn_status status = tni_workspace_again(ws, ws->arena, &quiet);
    quiet.book = ws->book;
    for (size_t i = 0; i < p->count && p->list && status == TN_OK; i++) {
        if (strcmp(p->list[i].path, "-") == 0) { /* it can be read only once */
            const tni_source_file *d = tni_workspace_load(ws, "-");
            if (!d || !tni_workspace_put(&quiet, "-", d->file.bytes, d->file.size)) {
                return TN_E_NOMEM;
            }
        }
    }
    return status == TN_OK ? tni_portfolio_walk(&quiet, p, claim, v) : status;
}

/* The contract is not the one that claimed: what it says and what it claimed do not go together. */
static tn_status has_changed(tni_workspace *ws, const char *path)
{
    return tni_read_error(ws, path, path, NULL, "changed while it was read");
}

static tn_status compare(void *context, tni_workspace *ws, const tni_source_file *d)
{
    reconcile_visit *v = context;
    tn_books *books = NULL;
    if (d->kind != TNI_KIND_CONTRACT || d->status != TN_OK || v->status != TN_OK) {
        return v->status;
    }
    const size_t index = v->compared++;
    if (index >= v->claims || v->claimed[index] != id_of(d)) {
        v->status = has_changed(ws, d->shown);
        return v->status;
    }
    const tn_status billed = tni_contract_books(ws, d, v->until, v->usage, &books);
    books = billed == TN_OK ? books : NULL;
    v->contracts += books != NULL;
    v->status = tn_reconcile_add(&v->result, ws->arena, books);
    return v->status != TN_OK ? v->status : billed;
}

tn_status tni_reconcile(tni_workspace *ws, const tni_portfolio *p,
                        const tni_reconcile_options *options, const tn_report **out,
                        bool *out_exceptions)
{
    const tn_billing_feed *feed = NULL;
    const tn_collections *collected = NULL;
    reconcile_visit v = {.until = options->until, .usage = options->usage};
    tn_reconciliation *r = &v.result;
    tn_status status = read_billed(ws, options->actual, &feed);
    *out = NULL;
    if (status != TN_OK) {
        return status;
    }
    if (!v.until && feed->count) {
        v.until = &feed->items[feed->count - 1].date;
    }
    const tn_date *day = NULL;
    status = tni_portfolio_as_of(ws, p, &day);
    status = status == TN_OK ? tn_reconcile_begin(ws->arena, feed, v.until, r) : status;
    if (status == TN_OK && claim_all(ws, p, &v) == TN_E_NOMEM) {
        status = TN_E_NOMEM;
    }
    status = status == TN_OK ? tni_portfolio_walk(ws, p, compare, &v) : status;
    if (v.status == TN_OK && status != TN_E_NOMEM && v.compared != v.claims) {
        v.status = has_changed(ws, p->first.path);
    }
    if (v.contracts == 0 || v.status != TN_OK) {
        return v.status != TN_OK ? v.status : status;
    }
    tn_reconcile_end(r);
    const tn_status made =
        tn_collections_build(ws->arena, feed, r, collected_by(ws, day, r->until), &collected);
    if (made != TN_OK) {
        return made;
    }
    *out = tn_reconcile_report(ws->arena, r, feed, collected, options->matched, ws->findings);
    *out_exceptions = r->exceptions > 0;
    return *out ? status : TN_E_NOMEM;
}
