/* Checking: everything that can be said about a file, a folder, a new version. */
#include "app/check.h"

#include <stdlib.h>
#include <string.h>

#include "app/allow.h"
#include "app/changeset.h"
#include "app/close.h"
#include "app/portfolio.h"
#include "app/quote.h"
#include "app/spool.h"
#include "app/workspace/price_list.h"
#include "host/sorter.h"

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
        old = tni_load_older(ws, against, d);
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
    if (one == TN_E_NOMEM || one == TN_E_READ || one == TN_E_WRITE) {
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

/* Which product a file is about. */
typedef struct product_id {
    const char *id, *file;
    tn_at at;
} product_id;

typedef struct check_visit {
    tni_workspace *main; /* in whose memory things stay */
    const char *const *paths;
    size_t count;
    const tni_check_options *options;
    tn_status status;
    bool several;        /* files */
    tni_sorter *periods; /* of access; NULL: none yet */
    product_id *products;
    size_t product_count;
    tni_allowances allowances;
    tni_closed closed;
} check_visit;

/* ---- agreements at one time ----------------------------------------------------------------- */

/* When a contract gives an account access to a product, as a row to be sorted. */
enum { ACCOUNT, PRODUCT, ID, FILE_NAME }; /* texts */
enum { FROM, TO, LINE, COLUMN };          /* numbers */

/* Keeps when the contract gives access: outside of memory, as a book may hold millions. */
static tn_status keep_period(check_visit *v, tni_workspace *ws, const tni_source_file *d)
{
    const tn_contract *c = d->status == TN_OK ? d->contract : NULL;
    const tn_product *product = c ? c->product : NULL;
    if (!product || !c->account_id.value || !c->id.value || !v->several) {
        return TN_OK;
    }
    const tn_life *life = tn_books_life(tni_books_new(ws, d, NULL, tn_findings_new(ws->arena)));
    if (!life || !life->term_count) {
        return TN_OK;
    }
    const char *id = product->product_id.value ? product->product_id.value : product->file;
    const tni_sort_row row = {.texts = {[ACCOUNT] = c->account_id.value,
                                        [PRODUCT] = id ? id : "",
                                        [ID] = c->id.value,
                                        [FILE_NAME] = d->shown},
                              .numbers = {[FROM] = life->terms[0].period.start.seconds,
                                          [TO] = life->access_end.seconds,
                                          [LINE] = c->account_id.at.line,
                                          [COLUMN] = c->account_id.at.column}};
    const char *reason = "";
    tn_status status = v->periods ? TN_OK : tni_sorter_new(&v->periods, &reason);
    status = status == TN_OK ? tni_sorter_add(v->periods, &row, &reason) : status;
    return tni_spool_tell(v->main, status, reason);
}

static void tell_overlap(tni_workspace *ws, const tni_sort_row *row, const tni_sort_row *other)
{
    const bool kept = tn_findings_count(ws->findings) < TN_FINDINGS_MAX; /* else it is counted */
    const tn_at at = {.file = kept ? tn_arena_text(ws->arena, row->texts[FILE_NAME]) : NULL,
                      .line = (uint32_t)row->numbers[LINE],
                      .column = (uint32_t)row->numbers[COLUMN]};
    tn_findings_add(ws->findings, TN_CTR_OVERLAP, at, "contract",
                    "contract '%s' runs at the same time, in %s", other->texts[ID],
                    other->texts[FILE_NAME]);
}

/* An account has one active agreement for a product. In order of their start, one that starts
 * before the last end so far overlaps the one that ends then. */
static tn_status periods_apart(tni_workspace *ws, tni_sorter *periods)
{
    const tn_allocator allocator = tn_arena_allocator(ws->arena);
    tn_arena *kept = tn_arena_new(&allocator);
    const char *reason = "";
    tni_sort_row row, last = {.texts = {NULL}};
    tn_status status = kept ? TN_OK : TN_E_NOMEM;
    while (status == TN_OK && (status = tni_sorter_next(periods, &row, &reason)) == TN_OK) {
        const bool together = last.texts[ACCOUNT] &&
                              strcmp(row.texts[ACCOUNT], last.texts[ACCOUNT]) == 0 &&
                              strcmp(row.texts[PRODUCT], last.texts[PRODUCT]) == 0;
        if (together && row.numbers[FROM] < last.numbers[TO]) {
            tell_overlap(ws, &row, &last);
        }
        if (!together || row.numbers[TO] > last.numbers[TO]) {
            last = row;
            tn_arena_reset(kept);
            for (int i = 0; i < TNI_SORT_TEXTS; i++) {
                last.texts[i] = tn_arena_text(kept, row.texts[i]);
            }
            status = tn_arena_failed(kept) ? TN_E_NOMEM : TN_OK;
        }
    }
    tn_arena_free(kept);
    return tni_spool_tell(ws, status == TN_E_RANGE ? TN_OK : status, reason);
}

/* ---- products of one id --------------------------------------------------------------------- */

static void keep_product(check_visit *v, const tni_source_file *d)
{
    const tn_product *p = d->kind == TNI_KIND_PRODUCT ? d->product : NULL;
    product_id *kept = p && p->product_id.value ? tn_arena_append(v->main->arena, &v->products,
                                                                  &v->product_count, sizeof(*kept))
                                                : NULL;
    if (kept) {
        *kept = (product_id){.id = tn_arena_text(v->main->arena, p->product_id.value),
                             .file = tn_arena_text(v->main->arena, d->shown),
                             .at = p->product_id.at};
        kept->at.file = kept->file;
    }
}

static int by_product(const void *left, const void *right)
{
    const product_id *a = left, *b = right;
    const int order = strcmp(a->id, b->id);
    return order ? order : strcmp(a->file, b->file);
}

/* One product_id in two of the files. */
static void products_apart(tni_workspace *ws, product_id *products, size_t count)
{
    if (count < 2 || tn_arena_failed(ws->arena)) {
        return;
    }
    qsort(products, count, sizeof(*products), by_product);
    for (size_t i = 1; i < count; i++) {
        const product_id *a = &products[i - 1], *b = &products[i];
        if (strcmp(a->id, b->id) == 0 && strcmp(a->file, b->file) != 0) {
            tn_findings_add(ws->findings, TN_FIL_SAME_PRODUCT, b->at, "product",
                            "product '%s' stands in %s, too", b->id, a->file);
        }
    }
}

static tn_status check_visited(void *context, tni_workspace *ws, const tni_source_file *d)
{
    check_visit *v = context;
    const char *against = older(ws, v->paths, v->count, d->path, v->options->against);
    keep_worst(&v->status, check_one(ws, d->path, against, v->options->gate));
    tn_drifts drifts;
    keep_worst(&v->status, tni_closed_visit(&v->closed, ws, d, &drifts));
    keep_worst(&v->status, keep_period(v, ws, d));
    keep_product(v, d);
    tni_allow_read(&v->allowances, ws, d);
    return v->status == TN_E_NOMEM ? TN_E_NOMEM : TN_OK;
}

tn_status tni_check_files(tni_workspace *ws, const char *const *paths, size_t count,
                          const tni_check_options *options, tni_checked *out)
{
    check_visit visit = {.main = ws,
                         .paths = paths,
                         .count = count,
                         .options = options,
                         .allowances = {.arena = ws->arena}};
    tni_portfolio all;
    const tn_status listed = tni_portfolio_list(ws, paths, count, &all);
    *out = (tni_checked){.files = all.count};
    visit.several = all.count > 1;
    keep_worst(&visit.status, listed == TN_OK ? all.status : listed);
    keep_worst(&visit.status, tni_closed_begin(ws, &all, NULL, &visit.closed));
    keep_worst(&visit.status, tni_portfolio_walk(ws, &all, check_visited, &visit));
    keep_worst(&visit.status, tni_closed_end(&visit.closed, ws, &all));
    if (visit.periods && visit.status != TN_E_NOMEM) {
        keep_worst(&visit.status, periods_apart(ws, visit.periods));
    }
    tni_sorter_free(visit.periods);
    if (!options->against) { /* an older version has the same id */
        products_apart(ws, visit.products, visit.product_count);
    }
    if (options->gate == TNI_GATE_NONE) { /* a gate says everything */
        out->allowed = tni_allow_apply(&visit.allowances, ws->findings, options->against != NULL);
    }
    return visit.status;
}
