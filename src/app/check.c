/* Checking: everything that can be said about a file, a folder, a new version. */
#include <string.h>

#include "app/contract.h"
#include "app/workspace/load.h"

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

static bool ends_with(const char *text, const char *end)
{
    const size_t length = strlen(text), tail = strlen(end);
    return length > tail && strcmp(text + length - tail, end) == 0;
}

tn_status tni_check_list(tni_workspace *ws, const char *folder, const char *const **out,
                         size_t *out_count)
{
    const char *const *all = NULL, *reason = "";
    size_t count = 0, kept = 0;
    const tn_status status = tni_dir_list(ws->arena, folder, true, &all, &count, &reason);
    if (status != TN_OK) {
        tni_read_error(ws, folder, folder, NULL, reason);
        return status;
    }
    const char **list = tn_arena_take_array(ws->arena, count + 1, sizeof(*list));
    if (!list) {
        return TN_E_NOMEM;
    }
    for (size_t i = 0; i < count; i++) {
        if (ends_with(all[i], ".ini")) {
            list[kept++] = all[i];
        }
    }
    *out = list;
    *out_count = kept;
    return TN_OK;
}
