/* Part of portfolio.h: one file after another, each in memory that the next one uses again. */
#include <stdlib.h>
#include <string.h>

#include "app/portfolio.h"
#include "app/workspace/book.h"
#include "app/workspace/source_file.h"
#include "base/list.h"
#include "tenor/text.h"

/* What is at a path as a file, nothing loaded but its settings. TN_E_READ, TN_E_NOMEM. */
static tn_status settings_of(tni_workspace *ws, const char *path, tni_source_file *out)
{
    const tni_folder_settings *of = path ? tni_folder_settings_of(ws, path) : NULL;
    *out = (tni_source_file){.path = path, .folder_settings = of};
    return of ? tni_settings_status(ws) : TN_E_NOMEM;
}

/* The folder that was named has the settings, or there are none. */
static tn_status is_whole(tni_workspace *ws, const char *folder, bool *out)
{
    tni_source_file settings;
    const char *path = tn_arena_format(ws->arena, "%s/tenor.ini", folder), *reason = "";
    const tn_status status = settings_of(ws, path, &settings);
    const char *root =
        status == TN_OK ? tn_arena_format(ws->arena, "%s/tenor.ini", settings.folder_settings->root)
                        : NULL;
    if (!root) {
        return status ? status : TN_E_NOMEM;
    }
    const tni_path_kind own = tni_path_look(path, &reason), all = tni_path_look(root, &reason);
    if (own == TNI_PATH_UNKNOWN || all == TNI_PATH_UNKNOWN) {
        return tni_read_error(ws, path, path, NULL, reason);
    }
    *out = own != TNI_PATH_NOTHING || all == TNI_PATH_NOTHING;
    return TN_OK;
}

/* What everything that is done with the portfolio rests on, before anything is. */
static tn_status settle(tni_workspace *ws, tni_portfolio *p)
{
    const char *folder = p->book ? p->book->path : p->count ? NULL : p->folder;
    const char *path = p->count && !folder ? p->list[0].path : NULL;
    tn_status status = TN_OK;
    if (folder || path) {
        path = folder ? tn_arena_format(ws->arena, "%s/.", folder) : path;
        status = settings_of(ws, path, &p->first);
    }
    p->whole = p->book != NULL;
    return status == TN_OK && p->folder ? is_whole(ws, p->folder, &p->whole) : status;
}

static tn_status day_of(tni_workspace *ws, const char *path, const tn_date **out)
{
    tni_source_file d;
    const tn_status status = settings_of(ws, path, &d);
    *out = status == TN_OK ? tni_workspace_as_of(ws, &d) : NULL;
    return status;
}

static tn_status day_of_book(tni_workspace *ws, const tni_book *book, const tn_date **out)
{
    const char *reason = "";
    tni_db_document d;
    tn_status status = day_of(ws, tn_arena_format(ws->arena, "%s/.", book->path), out);
    tn_status rows = status || *out ? TN_E_RANGE : tni_db_begin(book->db, TNI_DB_INI, &reason);
    while (rows == TN_OK && (rows = tni_db_next(book->db, &d, &reason)) == TN_OK) {
        if (strcmp(d.kind, "settings") == 0) {
            status = day_of(ws, tni_book_path(book, ws->arena, d.path), out);
            rows = status || *out ? TN_E_RANGE : TN_OK;
        }
    }
    if (rows == TN_E_READ) {
        tni_read_error(ws, book->path, book->path, NULL, reason);
    }
    return rows == TN_E_RANGE ? status : rows;
}

tn_status tni_portfolio_as_of(tni_workspace *ws, const tni_portfolio *p, const tn_date **out)
{
    const char *last = "";
    tn_status status = TN_OK;
    *out = ws->options.as_of;
    if (p->book) {
        return *out ? TN_OK : day_of_book(ws, p->book, out);
    }
    for (size_t i = 0; i < p->count && !*out && status == TN_OK; i++) {
        const char *path = p->files ? p->files[i]->path : p->list[i].path;
        const size_t folder = (size_t)(tni_path_name(path) - path);
        if (!*last || strncmp(path, last, folder) != 0 || strchr(last + folder, '/')) {
            status = day_of(ws, path, out); /* not asked again for each file of a folder */
        }
        last = path;
    }
    return status;
}

/* ---- which files there are ------------------------------------------------------------------ */

static int by_path(const void *left, const void *right)
{
    const tni_portfolio_file *a = *(tni_portfolio_file *const *)left,
                             *b = *(tni_portfolio_file *const *)right;
    const int order = strcmp(a->path, b->path);
    return order ? order : (a > b) - (a < b);
}

static int by_id(const void *left, const void *right)
{
    const tni_portfolio_file *a = *(tni_portfolio_file *const *)left,
                             *b = *(tni_portfolio_file *const *)right;
    const int order = a->id && b->id ? strcmp(a->id, b->id) : !a->id - !b->id;
    return order ? order : by_path(left, right);
}

/* The files in another order. NULL: no memory. */
static tni_portfolio_file **sorted(tn_arena *arena, tni_portfolio_file *list, size_t count,
                                   int (*compare)(const void *left, const void *right))
{
    tni_portfolio_file **order = tn_arena_take_array(arena, count + 1, sizeof(*order));
    for (size_t i = 0; i < count && order; i++) {
        order[i] = &list[i];
    }
    if (order && count) {
        qsort(order, count, sizeof(*order), compare);
    }
    return order;
}

/* What is named twice is there once. */
static size_t drop_doubles(tn_arena *arena, tni_portfolio_file *list, size_t count)
{
    tni_portfolio_file **order = sorted(arena, list, count, by_path);
    size_t kept = 0;
    for (size_t i = 1; i < count && order; i++) {
        if (strcmp(order[i - 1]->path, order[i]->path) == 0) {
            order[i]->id = ""; /* marked; order[i - 1] stands before it */
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (!list[i].id) {
            list[kept++] = list[i];
        }
    }
    return kept;
}

static void find_twins(tn_arena *arena, tni_portfolio_file *list, size_t count)
{
    tni_portfolio_file **order = sorted(arena, list, count, by_id);
    for (size_t i = 1; i < count && order; i++) {
        tni_portfolio_file *a = order[i - 1], *b = order[i];
        if (a->id && b->id && strcmp(a->id, b->id) == 0) {
            b->twin = a->path;
            a->twin = a->twin ? a->twin : b->path;
        }
    }
}

/* Whose file it is, from its bytes alone; one that cannot be read is told when it is loaded.
 * TN_E_NOMEM. */
static tn_status identify(tni_workspace *ws, tn_arena *scratch, tni_portfolio_file *f)
{
    tni_file file = {0};
    const char *reason = "";
    f->shared = !tni_path_ends(f->path, ".ini") || strcmp(tni_path_name(f->path), "tenor.ini") == 0;
    if (f->shared) {
        const tni_source_file *d =
            strcmp(f->path, "-") == 0 ? tni_workspace_load(ws, f->path) : NULL;
        f->id = d && d->contract ? d->contract->id.value : NULL;
        return TN_OK;
    }
    if (tni_source_file_bytes(ws, scratch, f->path, &file, &reason) != TN_OK) {
        f->read_error = reason;
        return TN_OK;
    }
    tni_identity of = {0};
    const tn_status status = tni_identify(scratch, file.bytes, file.size, &of);
    f->shared = of.kind == TNI_KIND_PRODUCT;
    f->id = of.id ? tn_arena_text(ws->arena, of.id) : NULL;
    tn_arena_reset(scratch);
    return status;
}

static tn_status list_book(tni_workspace *ws, const char *path, tni_portfolio *out)
{
    const char *reason = "";
    out->book = tni_book_open(ws, path, &reason);
    out->has_folder = true;
    out->count = out->book ? tni_db_few(out->book->db, false) : 0;
    ws->has_several = out->book && tni_db_few(out->book->db, true) > 1;
    if (!out->book || tni_db_status(out->book->db, &reason) != TN_OK) {
        out->status = tni_read_error(ws, path, path, NULL, reason);
    }
    return tn_arena_failed(ws->arena) ? TN_E_NOMEM : TN_OK;
}

tn_status tni_portfolio_list(tni_workspace *ws, const char *const *paths, size_t count,
                             tni_portfolio *out)
{
    tni_portfolio_file *list = NULL;
    size_t contracts = 0;
    bool book = false;
    *out = (tni_portfolio){.status = TN_OK};
    if (count == 1) {
        out->status = tni_is_book(ws, paths[0], &book);
    }
    if (book || out->status != TN_OK) {
        const tn_status listed = book ? list_book(ws, paths[0], out) : out->status;
        return listed == TN_OK && out->book ? settle(ws, out) : listed;
    }
    for (size_t i = 0; i < count; i++) {
        const char *const *names = NULL;
        size_t length = 0;
        bool folder = false;
        tni_keep_worst(&out->status, tni_workspace_names(ws, paths[i], &folder, &names, &length));
        out->has_folder = out->has_folder || folder;
        out->folder = folder && count == 1 ? paths[i] : NULL;
        for (size_t n = 0; n < length; n++) {
            if (!TNI_LIST_ADD(ws->arena, &list, &out->count,
                              (tni_portfolio_file){.path = names[n]})) {
                return TN_E_NOMEM;
            }
        }
    }
    const tn_allocator allocator = tn_arena_allocator(ws->arena);
    tn_arena *scratch = tn_arena_new(&allocator);
    out->count = drop_doubles(ws->arena, list, out->count);
    tn_status known = scratch ? TN_OK : TN_E_NOMEM;
    for (size_t i = 0; i < out->count && known == TN_OK; i++) {
        known = identify(ws, scratch, &list[i]);
        contracts += list[i].id != NULL;
    }
    ws->has_several = contracts > 1;
    find_twins(ws->arena, list, out->count);
    const bool failed = known != TN_OK || tn_arena_failed(ws->arena);
    tn_arena_free(scratch);
    out->list = list;
    return failed ? TN_E_NOMEM : settle(ws, out);
}

/* ---- one after another ---------------------------------------------------------------------- */

/* Neither of two files with contracts of one id counts. */
static void tell_twin(tni_workspace *ws, tni_source_file *d, const char *twin)
{
    if (twin && d->contract && d->status == TN_OK) {
        tn_findings_add(ws->findings, TN_CTR_SAME_ID, d->contract->id.at, "contract",
                        "contract '%s' stands in %s, too: neither is counted",
                        d->contract->id.value, tni_stream_name(twin));
        d->status = TN_E_FINDINGS;
    }
}

static tn_status visit_file(tni_workspace *ws, const tni_portfolio_file *f, tni_visit visit,
                            void *context)
{
    tni_source_file *d = tni_workspace_load(ws, f->path);
    tn_status status = d ? TN_OK : TN_E_NOMEM;
    if (d) {
        if (f->read_error && d->status != TN_E_READ) { /* it can be by now, but may have a twin */
            d->status = tni_read_error(ws, f->path, f->path, NULL, f->read_error);
        }
        tell_twin(ws, d, f->twin);
        tni_keep_worst(&status, d->status);
        tni_keep_worst(&status, visit(context, ws, d));
    }
    return status;
}

bool tni_portfolio_has(const tni_portfolio *p, const char *contract)
{
    const uint64_t hash = contract ? tn_text_hash(contract, strlen(contract)) : 0;
    return !p->shards || hash % p->shards == p->shard - 1;
}

static const char *twin_of(const tni_book *book, tn_arena *arena, const tni_db_document *d)
{
    const char *path = tni_db_twin(book->db, arena, d->id, d->path);
    return path ? tni_book_path(book, arena, path) : NULL;
}

/* The row as a file: its bytes are at hand. */
static tn_status visit_row(tni_workspace *ws, tni_workspace *scratch, const tni_portfolio *p,
                           const tni_db_document *d, bool twins, tni_visit visit, void *context)
{
    tn_arena *arena = scratch->arena;
    const bool contract = strcmp(d->kind, "contract") == 0 && d->id;
    const tni_portfolio_file f = {.path = tni_book_path(p->book, arena, d->path),
                                  .twin = twins && contract ? twin_of(p->book, arena, d) : NULL,
                                  .shared = strcmp(d->kind, "product") == 0 ||
                                            strcmp(d->kind, "settings") == 0};
    tni_source_file *file = f.path && !f.shared ? tni_source_file_of(scratch, f.path) : NULL;
    if (file && d->size <= TNI_READ_MAX) {
        file->file = (tni_file){.bytes = tn_arena_copy(arena, d->body, d->size), .size = d->size};
    }
    return f.path ? visit_file(f.shared ? ws : scratch, &f, visit, context) : TN_E_NOMEM;
}

static tn_status walk_book(tni_workspace *ws, tni_workspace *scratch, const tni_portfolio *p,
                           tni_visit visit, void *context)
{
    const char *reason = "";
    tni_db_document d;
    tn_status worst = TN_OK, status = tni_db_begin(p->book->db, TNI_DB_INI, &reason);
    const bool twins = tni_db_has_twins(p->book->db);
    while (status == TN_OK && worst != TN_E_NOMEM &&
           (status = tni_db_next(p->book->db, &d, &reason)) == TN_OK) {
        if (tni_portfolio_has(p, strcmp(d.kind, "contract") == 0 ? d.id : NULL)) {
            tni_keep_worst(&worst, visit_row(ws, scratch, p, &d, twins, visit, context));
            tni_keep_worst(&worst, tni_workspace_next(scratch));
        }
    }
    status = status == TN_E_RANGE ? tni_db_status(p->book->db, &reason) : status;
    if (status == TN_E_READ) {
        status = tni_read_error(ws, p->book->path, p->book->path, NULL, reason);
    }
    tni_keep_worst(&worst, status);
    return worst;
}

static tn_status walk_list(tni_workspace *ws, tni_workspace *scratch, const tni_portfolio *p,
                           tni_visit visit, void *context)
{
    tn_status worst = TN_OK;
    for (size_t i = 0; i < p->count && worst != TN_E_NOMEM; i++) {
        const tni_portfolio_file *f = &p->list[i];
        tni_keep_worst(&worst, visit_file(f->shared ? ws : scratch, f, visit, context));
        tni_keep_worst(&worst, f->shared ? TN_OK : tni_workspace_next(scratch));
    }
    return worst;
}

/* Rows of a usage file that no contract had; of all contracts, else nobody knows. */
static void tell_usage_left(tni_workspace *ws, const tni_portfolio *p)
{
    if (ws->has_several && !p->shards && ws->usage_rows > ws->usage_taken &&
        !tn_findings_of(ws->findings, TN_ERROR)) {
        const unsigned long long left = ws->usage_rows - ws->usage_taken;
        tn_finding *found = tn_findings_add(
            ws->findings, TN_USE_OTHER_CONTRACT, (tn_at){.file = ws->usage_file}, "usage",
            "%llu row%s left out: of no contract given here", left, left == 1 ? "" : "s");
        tn_finding_hint(ws->findings, found,
                        "compare the ids in the column 'contract' with theirs");
        if (found && p->whole) {
            found->severity = TN_WARNING;
        }
    }
    ws->usage_rows = ws->usage_taken = 0;
}

tn_status tni_portfolio_walk(tni_workspace *ws, const tni_portfolio *p, tni_visit visit,
                             void *context)
{
    tn_status status = p->status;
    for (size_t i = 0; i < p->count && p->files && status != TN_E_NOMEM; i++) {
        tni_keep_worst(&status, visit(context, ws, p->files[i]));
    }
    if (p->files || !p->count) {
        tni_keep_worst(&status, tni_settings_status(ws));
        return status;
    }
    const tn_allocator allocator = tn_arena_allocator(ws->arena);
    tn_arena *arena = tn_arena_new(&allocator);
    tni_workspace scratch;
    if (!arena || tni_workspace_scratch(ws, arena, &scratch) != TN_OK) {
        tn_arena_free(arena);
        return TN_E_NOMEM;
    }
    tni_keep_worst(&status, p->book ? walk_book(ws, &scratch, p, visit, context)
                                    : walk_list(ws, &scratch, p, visit, context));
    tn_arena_free(arena);
    tell_usage_left(ws, p);
    tni_keep_worst(&status, tni_settings_status(ws));
    return tn_arena_failed(ws->arena) ? TN_E_NOMEM : status;
}
