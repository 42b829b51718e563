/* Part of portfolio.h: what was simulated against what AWS billed. */
#include "app/portfolio.h"
#include "app/workspace/source_file.h"
#include "tenor/billing_feed.h"
#include "tenor/contract_reports.h"

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
static tn_date collected_by(const tni_workspace *ws, const tni_portfolio *p, tn_date last)
{
    const tn_date *day = tni_portfolio_as_of(ws, p);
    return day && (ws->options.as_of || day->days > last.days) ? *day : last;
}

tn_status tni_reconcile(tni_workspace *ws, const tni_portfolio *p,
                        const tni_reconcile_options *options, const tn_report **out,
                        bool *out_exceptions)
{
    const tn_billing_feed *feed = NULL;
    const tn_reconciliation *r = NULL;
    const tn_collections *collected = NULL;
    const tn_date *until = options->until;
    tn_books *const *all = NULL;
    size_t count = 0;
    tn_status status = read_billed(ws, options->actual, &feed);
    *out = NULL;
    if (status != TN_OK) {
        return status;
    }
    if (!until && feed->count) {
        until = &feed->items[feed->count - 1].date;
    }
    status = tni_portfolio_books(ws, p, until, options->usage, &all, &count);
    if (count == 0) {
        return status;
    }
    tn_status compared = tn_reconcile(ws->arena, all, count, feed, until, &r);
    if (compared == TN_OK) {
        compared =
            tn_collections_build(ws->arena, feed, r, collected_by(ws, p, r->until), &collected);
    }
    if (compared != TN_OK) {
        return compared;
    }
    *out = tn_reconcile_report(ws->arena, r, feed, collected, options->matched, ws->findings);
    *out_exceptions = r->exceptions > 0;
    return *out ? status : TN_E_NOMEM;
}
