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

tn_status tni_diff(tni_workspace *ws, const char *old_path, const char *new_path,
                   const tn_date *until, const tn_report **out)
{
    const tni_source_file *now = tni_workspace_load(ws, new_path);
    const bool known = now && now->kind != TNI_KIND_UNKNOWN;
    const tni_source_file *old = known ? tni_workspace_load_as(ws, old_path, now->kind)
                                 : now ? tni_workspace_load(ws, old_path)
                                       : NULL;
    tn_diff_side before, after;
    if (!old) {
        return TN_E_NOMEM;
    }
    if (now->status != TN_OK || old->status != TN_OK) {
        return now->status != TN_OK ? now->status : old->status;
    }
    if (old->kind != now->kind) {
        return TN_E_FINDINGS;
    }
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
