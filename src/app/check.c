/* Checking: everything that can be said about a file, a folder, a new version. */
#include "app/check.h"

#include "app/contract.h"
#include "app/quote.h"

tni_source_file *tni_check(tni_workspace *ws, const char *path)
{
    tni_source_file *d = tni_workspace_load(ws, path);
    if (d && d->kind == TNI_KIND_OFFER && d->status == TN_OK) {
        const tn_quote *quote = NULL;
        tni_quote(ws, d, NULL, &quote); /* for its findings */
    }
    if (d && d->kind == TNI_KIND_CONTRACT && d->status == TN_OK) {
        tni_books books;
        tni_contract_books(ws, d, NULL, NULL, &books);
    }
    return d;
}

tn_status tni_check_against(tni_workspace *ws, tni_source_file *d, const char *old_path)
{
    tni_source_file *old = tni_workspace_load_as(ws, old_path, d->kind);
    if (!old) {
        return TN_E_NOMEM;
    }
    if (old->status != TN_OK || d->status != TN_OK || old->kind != d->kind) {
        return old->status;
    }
    if (d->kind == TNI_KIND_PRODUCT) {
        tn_product_check_against(d->product, old->product, ws->tables, ws->findings);
    } else if (d->kind == TNI_KIND_OFFER) {
        tn_offer_check_against(d->offer, old->offer, ws->findings);
    }
    return TN_OK;
}
