/* Two files of one kind: what each says, and what follows from it. */
#include "app/diff.h"

#include "app/contract.h"
#include "app/quote.h"
#include "tenor/diff.h"
#include "tenor/reports.h"

static tn_status look(tni_workspace *ws, const tni_source_file *d, const tn_date *until,
                      tn_diff_side *out)
{
    *out = (tn_diff_side){.file = d->shown, .tree = d->tree};
    if (d->kind == TNI_KIND_PRODUCT) {
        out->product = tn_product_report(ws->arena, d->product, ws->tables, NULL);
        return out->product ? TN_OK : TN_E_NOMEM;
    }
    if (d->kind == TNI_KIND_OFFER) {
        return tni_quote(ws, d, NULL, &out->quote);
    }
    return d->kind == TNI_KIND_CONTRACT ? tni_contract_books(ws, d, until, NULL, &out->books)
                                        : TN_OK;
}

/* The last day that a life as it is looked at by default covers whole. The day on which a running
 * term ends counts only where something happens on it: a renewal on it is not looked at. */
static bool last_day(const tni_workspace *ws, const tni_source_file *d, tn_date *out)
{
    const tn_life *life = tn_books_life(tni_books_new(ws, d, NULL, tn_findings_new(ws->arena)));
    if (!life) {
        return false;
    }
    *out = life->horizon;
    bool happens = life->over || life->access_end.seconds % TN_DAY_SECONDS == 0;
    for (size_t i = 0; i < life->contract->event_count; i++) {
        happens = happens ||
                  tn_instant_date(life->contract->events[i].when.value).days == life->horizon.days;
    }
    out->days -= !happens;
    return true;
}

/* Two contracts are lived to one horizon, the later (rule 3.7.9); NULL: it is the same anyway, or
 * one cannot be lived. */
static const tn_date *one_horizon(const tni_workspace *ws, const tni_source_file *old,
                                  const tni_source_file *now, tn_date *later)
{
    tn_date first, second;
    if (now->kind != TNI_KIND_CONTRACT || !last_day(ws, old, &first) ||
        !last_day(ws, now, &second) || first.days == second.days) {
        return NULL;
    }
    *later = first.days > second.days ? first : second;
    return later;
}

tn_status tni_diff(tni_workspace *ws, const char *old_path, const char *new_path,
                   const tn_date *until, const tn_report **out)
{
    const tni_source_file *now = tni_workspace_load(ws, new_path);
    const bool known = now && now->kind != TNI_KIND_UNKNOWN;
    const tni_source_file *old = known ? tni_workspace_load_as(ws, old_path, now->kind)
                                 : now ? tni_workspace_load(ws, old_path)
                                       : NULL;
    tn_diff_side before, after;
    tn_date later;
    if (!old) {
        return TN_E_NOMEM;
    }
    if (now->status != TN_OK || old->status != TN_OK) {
        return now->status != TN_OK ? now->status : old->status;
    }
    if (old->kind != now->kind) {
        return TN_E_FINDINGS;
    }
    until = until ? until : one_horizon(ws, old, now, &later);
    tn_status status = look(ws, old, until, &before);
    if (status == TN_OK) {
        status = look(ws, now, until, &after);
    }
    if (status == TN_OK) {
        *out = tn_diff_report(ws->arena, &before, &after, ws->findings);
        status = *out ? TN_OK : TN_E_NOMEM;
    }
    return status;
}
