/* Books: from folders and back, byte for byte. */
#include "app/portfolio_db.h"

#include <stdlib.h>
#include <string.h>

#include "app/portfolio_usage.h"
#include "app/workspace/book.h"
#include "app/workspace/source_file.h"
#include "base/ascii.h"
#include "base/list.h"
#include "host/portfolio_db.h"
#include "report/tables/cells.h"
#include "tenor/buffer.h"
#include "tenor/text.h"

#define USAGE_NAME "usage.csv"

/* A file on its way into a book. */
typedef struct db_entry {
    const char *from, *path; /* on the disk, in the book */
    tni_identity is;
    const char *product; /* the path in the book that it leads to; NULL */
} db_entry;

typedef struct loading {
    tni_workspace *ws;
    const tni_db_load_options *options;
    db_entry *entries;
    size_t count;
    tn_arena *scratch; /* of one file */
} loading;

/* ---- paths ---------------------------------------------------------------------------------- */

/* Why a path does not go into a folder; NULL: it does. Every part has a name that is seen. */
static const char *refused(const char *path)
{
    if (*path == '/' || *path == '\0') {
        return "is absolute or empty";
    }
    for (const char *p = path; *p; p++) {
        if ((unsigned char)*p < ' ' || *p == 0x7f || *p == '\\') {
            return "holds a control character or a backslash";
        }
        if (*p == '.' && (p == path || p[-1] == '/')) {
            return "is hidden, or climbs";
        }
        if (*p == '/' && (p[1] == '/' || p[1] == '\0')) {
            return "has an empty part";
        }
    }
    return tn_text_valid(path, strlen(path), NULL) ? NULL : "is no UTF-8";
}

typedef struct folded {
    const char *folded, *path;
} folded;

static int by_folded(const void *left, const void *right)
{
    const folded *a = left, *b = right;
    const int order = strcmp(a->folded, b->folded);
    return order ? order : strcmp(a->path, b->path);
}

static const char *fold(tn_arena *arena, const char *path)
{
    char *copy = tn_arena_text(arena, path);
    for (char *p = copy; p && *p; p++) {
        *p = tni_lower(*p);
    }
    return copy;
}

/* Every path is one that a folder of any file system can hold beside the others. */
static tn_status check_paths(tni_workspace *ws, const char *db, folded *paths, size_t count)
{
    const tn_at at = {.file = db};
    bool fine = true;
    for (size_t i = 0; i < count; i++) {
        const char *why = refused(paths[i].path);
        paths[i].folded = fold(ws->arena, paths[i].path);
        if (!paths[i].folded) {
            return TN_E_NOMEM;
        }
        if (why) {
            tn_findings_add(ws->findings, TN_FIL_BOOK_PATH, at, "book", "'%s' %s", paths[i].path,
                            why);
            fine = false;
        }
    }
    qsort(paths, count, sizeof(*paths), by_folded);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(paths[i - 1].folded, paths[i].folded) == 0) {
            tn_findings_add(ws->findings, TN_FIL_BOOK_PATH, at, "book",
                            "'%s' stands twice, or differs only in case from '%s'", paths[i].path,
                            paths[i - 1].path);
            fine = false;
        }
    }
    return fine ? TN_OK : TN_E_FINDINGS;
}

/* ---- load ----------------------------------------------------------------------------------- */

static tn_status list_folder(loading *l, const char *folder)
{
    tni_workspace *ws = l->ws;
    const char *const *paths = NULL, *reason = "";
    size_t count = 0, skip = strcmp(folder, ".") == 0 ? 0 : strlen(folder);
    const tn_status status = tni_dir_list(ws->arena, folder, true, &paths, &count, &reason);
    if (status != TN_OK) {
        return status == TN_E_READ ? tni_read_error(ws, folder, folder, NULL, reason) : status;
    }
    for (size_t i = 0; i < count; i++) {
        if (l->options->usage && strcmp(paths[i], l->options->usage) == 0) {
            continue; /* it goes into its own table */
        }
        const char *path = paths[i] + skip;
        const db_entry entry = {.from = paths[i], .path = path + strspn(path, "/")};
        if (!TNI_LIST_ADD(ws->arena, &l->entries, &l->count, entry)) {
            return TN_E_NOMEM;
        }
    }
    return TN_OK;
}

static tn_status read_file(loading *l, const db_entry *e, tni_file *out)
{
    const char *reason = "";
    tn_arena_reset(l->scratch);
    const size_t most = tni_path_ends(e->path, ".ini") ? TNI_READ_MAX : TNI_DB_FILE_MAX;
    const tn_status status = tni_file_read(l->scratch, e->from, most, out, &reason);
    return status == TN_E_READ ? tni_read_error(l->ws, e->from, e->from, NULL, reason) : status;
}

static const char *kept(const loading *l, const char *text)
{
    return text ? tn_arena_text(l->ws->arena, text) : NULL;
}

static tn_status identify(loading *l, db_entry *e)
{
    tni_file file;
    const tn_status status = read_file(l, e, &file);
    if (status != TN_OK) {
        return status;
    }
    if (strcmp(tni_path_name(e->path), "tenor.ini") == 0) {
        e->is.kind = TNI_KIND_SETTINGS;
    } else if (tni_path_ends(e->path, ".ini")) {
        tni_identity is;
        if (tni_identify(l->scratch, file.bytes, file.size, &is) != TN_OK) {
            return TN_E_NOMEM;
        }
        e->is = (tni_identity){.kind = is.kind,
                               .id = kept(l, is.id),
                               .product = kept(l, is.product),
                               .offer = kept(l, is.offer)};
    }
    return tn_arena_failed(l->scratch) || tn_arena_failed(l->ws->arena) ? TN_E_NOMEM : TN_OK;
}

static int by_path(const void *left, const void *right)
{
    const db_entry *a = left, *b = right;
    return strcmp(a->path, b->path);
}

/* The file that e names; NULL: it is not among those that are loaded. */
static db_entry *named_by(loading *l, const db_entry *e, const char *name)
{
    const char *path = NULL, *reason = "";
    const char *from = name ? tn_arena_format(l->ws->arena, "/%s", e->path) : NULL;
    if (!from || tni_book_refer(l->ws->arena, "", from, name, &path, &reason) != TN_OK) {
        return NULL;
    }
    const db_entry key = {.path = path + 1};
    return bsearch(&key, l->entries, l->count, sizeof(key), by_path);
}

static void find_product(loading *l, db_entry *e)
{
    const db_entry *offer = named_by(l, e, e->is.offer), *of = offer ? offer : e;
    const db_entry *product = named_by(l, of, of->is.product);
    e->product = e->is.kind == TNI_KIND_PRODUCT ? e->path : product ? product->path : NULL;
}

/* Which files there are, what each is, and which product it speaks of. */
static tn_status survey(loading *l)
{
    tn_status status = TN_OK;
    for (size_t i = 0; i < l->options->folder_count && status == TN_OK; i++) {
        status = list_folder(l, l->options->folders[i]);
    }
    for (size_t i = 0; i < l->count && status == TN_OK; i++) {
        status = identify(l, &l->entries[i]);
    }
    folded *paths = tn_arena_take_array(l->ws->arena, l->count + 1, sizeof(*paths));
    if (!paths || status != TN_OK) {
        return paths ? status : TN_E_NOMEM;
    }
    tni_list_sort(l->entries, l->count, sizeof(*l->entries), by_path);
    for (size_t i = 0; i < l->count; i++) {
        paths[i].path = l->entries[i].path;
        find_product(l, &l->entries[i]);
    }
    return check_paths(l->ws, l->options->db, paths, l->count);
}

static tn_status fill(loading *l, tni_db_writer *writer, const char **reason)
{
    tn_status status = TN_OK;
    for (size_t i = 0; i < l->count && status == TN_OK; i++) {
        const db_entry *e = &l->entries[i];
        tni_file file;
        status = read_file(l, e, &file);
        if (status == TN_OK) {
            const tni_kind kind = e->is.kind;
            const tni_db_document d = {.path = e->path,
                                       .kind =
                                           kind == TNI_KIND_UNKNOWN ? "file" : tni_kind_name(kind),
                                       .id = e->is.id,
                                       .product = e->product,
                                       .body = file.bytes,
                                       .size = file.size};
            status = tni_db_put(writer, &d, reason);
        }
    }
    return status;
}

/* A row of a contract that the book does not hold is kept, and in no figure. */
static tn_status tell_usage_left(tni_workspace *ws, const char *usage, tni_db_writer *writer,
                                 const char **reason)
{
    const char *one = "";
    int64_t left = 0;
    const tn_status status = tni_db_usage_left(writer, &left, &one, reason);
    if (status == TN_OK && left > 0) {
        tn_finding *found =
            tn_findings_add(ws->findings, TN_USE_OTHER_CONTRACT, (tn_at){.file = usage}, one,
                            "%lld row%s of no contract in the book, '%.60s' first", (long long)left,
                            left == 1 ? "" : "s", one);
        tn_finding_hint(ws->findings, found,
                        "compare the ids in the column 'contract' with theirs");
        if (found) {
            found->severity = TN_WARNING;
        }
    }
    return status;
}

tn_status tni_db_load(tni_workspace *ws, const tni_db_load_options *options, bool *out_written,
                      size_t *out_files, const char **reason)
{
    const tn_allocator allocator = tn_arena_allocator(ws->arena);
    loading l = {.ws = ws, .options = options, .scratch = tn_arena_new(&allocator)};
    tni_db_writer *writer = NULL;
    tn_status status = l.scratch ? survey(&l) : TN_E_NOMEM, rows = TN_OK;
    *out_written = false;
    status =
        status ? status : tni_db_create(ws->arena, options->db, options->force, &writer, reason);
    status = status ? status : fill(&l, writer, reason);
    if (status == TN_OK && options->usage) {
        rows = tni_usage_into_db(ws, options->usage, writer, reason);
        status = rows == TN_E_FINDINGS ? TN_OK : rows;
        status = status ? status : tell_usage_left(ws, options->usage, writer, reason);
    }
    if (status == TN_OK) {
        status = tni_db_commit(writer, reason);
        *out_written = status == TN_OK;
    } else if (writer) {
        tni_db_abandon(writer);
    }
    tn_arena_free(l.scratch);
    *out_files = l.count;
    return status == TN_OK ? rows : status;
}

/* ---- dump ----------------------------------------------------------------------------------- */

static tn_status push(void *context, const char *bytes, size_t size)
{
    tn_buffer *out = context;
    tn_buffer_add(out, bytes, size);
    return tn_buffer_status(out);
}

/* All paths, before anything is written. */
static tn_status check_book(tni_workspace *ws, tni_book *book, size_t *out_count,
                            const char **reason)
{
    folded *paths = NULL;
    size_t count = 0;
    tni_db_document d;
    tn_status status = tni_db_begin(book->db, TNI_DB_ALL, reason);
    while (status == TN_OK && (status = tni_db_next(book->db, &d, reason)) == TN_OK) {
        const folded one = {.path = tn_arena_text(ws->arena, d.path)};
        status = one.path && TNI_LIST_ADD(ws->arena, &paths, &count, one) ? TN_OK : TN_E_NOMEM;
    }
    *out_count = count;
    if (book->has_usage && status == TN_E_RANGE &&
        !TNI_LIST_ADD(ws->arena, &paths, &count, (folded){.path = USAGE_NAME})) {
        status = TN_E_NOMEM;
    }
    return status == TN_E_RANGE ? check_paths(ws, book->path, paths, count) : status;
}

static tn_status write_files(tni_workspace *ws, tni_book *book, const tni_folder_output *out,
                             const char **reason)
{
    tni_db_document d;
    tn_status status = tni_db_begin(book->db, TNI_DB_ALL, reason);
    while (status == TN_OK && (status = tni_db_next(book->db, &d, reason)) == TN_OK) {
        status = tni_folder_add(ws->arena, out, d.path, d.body, d.size, reason);
    }
    status = status == TN_E_RANGE ? TN_OK : status;
    if (status == TN_OK && book->has_usage) {
        tn_buffer text;
        tn_buffer_init(&text, NULL);
        status = tni_db_usage_csv(book->db, NULL, push, &text, reason);
        status = status
                     ? status
                     : tni_folder_add(ws->arena, out, USAGE_NAME, text.bytes, text.length, reason);
        tn_buffer_done(&text);
    }
    return status;
}

tn_status tni_db_dump(tni_workspace *ws, const char *db, const char *folder, size_t *out_files,
                      const char **reason)
{
    tni_book *book = tni_book_open(ws, db, reason);
    tni_folder_output out;
    if (!book) {
        return tni_read_error(ws, db, db, NULL, *reason);
    }
    tn_status status = check_book(ws, book, out_files, reason);
    if (status == TN_E_READ) {
        return tni_read_error(ws, db, db, NULL, *reason);
    }
    status = status == TN_OK ? tni_folder_begin(ws->arena, folder, &out, reason) : status;
    if (status != TN_OK) {
        return status;
    }
    status = write_files(ws, book, &out, reason);
    if (status == TN_OK) {
        return tni_folder_commit(&out, reason);
    }
    tni_folder_abandon(&out);
    return status == TN_E_READ ? tni_read_error(ws, db, db, NULL, *reason) : status;
}

/* ---- info ----------------------------------------------------------------------------------- */

tn_status tni_db_info(tni_workspace *ws, const char *db, const tn_report **out)
{
    static const tn_column columns[] = {{.key = "kind", .title = "Kind", .kind = TN_V_TEXT},
                                        {.key = "count", .title = "Count", .kind = TN_V_QUANTITY}};
    static const char *const kinds[] = {"product", "offer", "contract", "settings", "file"};
    const char *reason = "";
    tni_book *book = tni_book_open(ws, db, &reason);
    if (!book) {
        return tni_read_error(ws, db, db, NULL, reason);
    }
    tn_report *report = tn_report_new(ws->arena, "Book");
    tn_table *table = TNI_TABLE(report, "rows", "", columns);
    for (size_t i = 0; i < LENGTH(kinds); i++) {
        TNI_ROW(table, NULL, tn_value_text(kinds[i]),
                tn_value_quantity(tni_db_count(book->db, kinds[i])));
    }
    TNI_ROW(table, NULL, tn_value_text("usage record"),
            tn_value_quantity(tni_db_usage_count(book->db)));
    const tn_status status = tni_db_status(book->db, &reason);
    if (status != TN_OK) {
        return status == TN_E_NOMEM ? status : tni_read_error(ws, db, db, NULL, reason);
    }
    *out = tni_report_close(report, NULL);
    return *out ? TN_OK : TN_E_NOMEM;
}
