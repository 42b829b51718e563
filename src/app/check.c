/* Checking: everything that can be said about a file, a folder, a new version. */
#include "app/check.h"

#include <string.h>

#include "app/changeset.h"
#include "app/close.h"
#include "app/portfolio.h"
#include "app/quote.h"

static tni_source_file *check_file(tni_workspace *ws, const char *path)
{
    tni_source_file *d = tni_workspace_load(ws, path);
    if (d && d->kind == TNI_KIND_OFFER && d->status == TN_OK) {
        const tn_quote *quote = NULL;
        tni_quote(ws, d, NULL, &quote); /* for its findings */
    }
    if (d && d->kind == TNI_KIND_CONTRACT && d->status == TN_OK) {
        tn_books *books = NULL;
        tni_contract_books(ws, d, NULL, NULL, &books);
    }
    return d;
}

static tn_status check_against(tni_workspace *ws, tni_source_file *d, const tni_source_file *old)
{
    if (old->status != TN_OK || d->status != TN_OK || old->kind != d->kind) {
        return old->status;
    }
    if (d->kind == TNI_KIND_PRODUCT) {
        tn_product_check_against(d->product, old->product, ws->tables, tni_workspace_as_of(ws, d),
                                 ws->findings);
    } else if (d->kind == TNI_KIND_OFFER) {
        tn_offer_check_against(d->offer, old->offer, ws->findings);
    }
    return TN_OK;
}

static tn_status pass_gate(tni_workspace *ws, tni_source_file *d, const tni_source_file *old,
                           tni_gate gate)
{
    const bool sent = d->kind == TNI_KIND_PRODUCT || d->kind == TNI_KIND_OFFER;
    const bool whole = gate == TNI_GATE_LISTING;
    return sent && gate != TNI_GATE_NONE && d->status == TN_OK
               ? tni_changeset_gate(ws, d, d->kind == TNI_KIND_PRODUCT ? old : NULL, whole)
               : TN_OK;
}

static tn_status check_one(tni_workspace *ws, const char *path, const char *against, tni_gate gate)
{
    tni_source_file *d = check_file(ws, path), *old = NULL;
    tn_status status = TN_OK;
    if (d && against) {
        old = tni_workspace_load_as(ws, against, d->kind);
        const bool updated = gate == TNI_GATE_CHANGESET && d->kind == TNI_KIND_PRODUCT;
        status = !old      ? TN_E_NOMEM
                 : updated ? old->status /* the change set compares them */
                           : check_against(ws, d, old);
    }
    if (!d || status == TN_E_NOMEM) {
        return TN_E_NOMEM;
    }
    const bool usable = !old || (old->status == TN_OK && old->kind == d->kind);
    const tn_status passed = usable ? pass_gate(ws, d, old, gate) : TN_OK;
    return d->status != TN_OK ? d->status : status != TN_OK ? status : passed;
}

/* The worst of what happened; a file that is not understood is a finding. */
static void keep_worst(tn_status *status, tn_status one)
{
    if (one == TN_E_NOMEM || one == TN_E_READ) {
        *status = one;
    }
}

/* The older version of a file of a folder that was named, by its path below it; NULL: none. */
static const char *older(tni_workspace *ws, const char *const *paths, size_t count,
                         const char *path, const char *against)
{
    if (!against || !tni_path_is_folder(against)) {
        return against;
    }
    for (size_t i = 0; i < count; i++) {
        const size_t length = strlen(paths[i]);
        if (tni_path_is_folder(paths[i]) && strncmp(path, paths[i], length) == 0) {
            const char *rest = path + length + (path[length] == '/');
            const char *old = tni_path_join(ws->arena, against, rest);
            return old && tni_path_exists(old) ? old : NULL;
        }
    }
    return against;
}

typedef struct check_visit {
    const char *const *paths;
    size_t count;
    const tni_check_options *options;
    tn_status status;
} check_visit;

static tn_status check_visited(void *context, tni_workspace *ws, const tni_source_file *d)
{
    check_visit *v = context;
    const char *against = older(ws, v->paths, v->count, d->path, v->options->against);
    keep_worst(&v->status, check_one(ws, d->path, against, v->options->gate));
    return v->status == TN_E_NOMEM ? TN_E_NOMEM : TN_OK;
}

tn_status tni_check_files(tni_workspace *ws, const char *const *paths, size_t count,
                          const tni_check_options *options, size_t *out_files)
{
    check_visit visit = {.paths = paths, .count = count, .options = options, .status = TN_OK};
    tni_portfolio all;
    const tn_status listed = tni_portfolio_list(ws, paths, count, &all);
    *out_files = all.count;
    keep_worst(&visit.status, listed == TN_OK ? all.status : listed);
    keep_worst(&visit.status, tni_portfolio_walk(ws, &all, check_visited, &visit));
    keep_worst(&visit.status, tni_closed_tell(ws, &all, NULL));
    return visit.status;
}
