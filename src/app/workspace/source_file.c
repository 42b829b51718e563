/* Files by path: bytes read once, what they name, and what is said when they cannot be read. */
#include "app/workspace/source_file.h"

#include <string.h>

#include "app/workspace/book.h"
#include "format/spreadsheet/workbook_read.h"
#include "host/host.h"
#include "tenor/text.h"

enum { PLACES = 8 }; /* of a new workspace: a contract of a portfolio has one file, or few */

/* Where the path's file is, or would be put: a table of which at most half is used. */
static tni_source_file **place_of(const tni_workspace *ws, const char *path)
{
    size_t at = (size_t)tn_text_hash(path, strlen(path));
    for (;; at++) {
        tni_source_file **place = &ws->files[at & (ws->places - 1)];
        if (!*place || strcmp((*place)->path, path) == 0) {
            return place;
        }
    }
}

static tni_source_file *find(const tni_workspace *ws, const char *path)
{
    return ws->places ? *place_of(ws, path) : NULL;
}

static bool make_room(tni_workspace *ws)
{
    if (2 * ws->file_count < ws->places) {
        return true;
    }
    const tni_workspace old = *ws;
    ws->places = old.places ? 2 * old.places : PLACES;
    ws->files = tn_arena_take_array(ws->arena, ws->places, sizeof(tni_source_file *));
    if (!ws->files) {
        *ws = old;
        return false;
    }
    for (size_t i = 0; i < old.places; i++) {
        if (old.files[i]) {
            *place_of(ws, old.files[i]->path) = old.files[i];
        }
    }
    return true;
}

tni_source_file *tni_source_file_of(tni_workspace *ws, const char *path)
{
    tni_source_file **place = make_room(ws) ? place_of(ws, path) : NULL;
    if (!place || *place) {
        return place ? *place : NULL;
    }
    tni_source_file *d = tn_arena_take(ws->arena, sizeof(*d));
    char *copy = tn_arena_text(ws->arena, path);
    if (!d || !copy) {
        return NULL;
    }
    d->path = copy;
    d->shown = tni_stream_name(copy);
    ws->file_count++;
    return *place = d;
}

bool tni_workspace_put(tni_workspace *ws, const char *path, const char *bytes, size_t size)
{
    tni_source_file *d = find(ws, path) ? NULL : tni_source_file_of(ws, path);
    char *copy = d ? tn_arena_copy(ws->arena, bytes, size) : NULL;
    if (!copy) {
        return false;
    }
    d->file = (tni_file){.bytes = copy, .size = size};
    return true;
}

/* What was put for a path, here or in the workspace that is shared; NULL: nothing was. */
static const tni_file *put_there(const tni_workspace *ws, const char *path)
{
    const tni_source_file *d = find(ws->shared ? ws->shared : ws, path);
    return d && d->file.bytes ? &d->file : NULL;
}

tn_status tni_source_file_bytes(const tni_workspace *ws, tn_arena *arena, const char *path,
                                tni_file *out, const char **reason)
{
    const tni_file *put = put_there(ws, path);
    if (put) {
        *out = *put;
        return TN_OK;
    }
    tni_book *book = tni_book_of(ws, path);
    if (book) {
        return tni_book_read(book, arena, path, out, reason);
    }
    return tni_file_read(arena, path, TNI_READ_MAX, out, reason);
}

bool tni_source_file_read(tni_workspace *ws, tni_source_file *d, const tni_source_file *by,
                          const tn_at *named_at)
{
    if (d->file.bytes) { /* it was put there */
        return true;
    }
    const char *reason = "";
    d->status = by && !put_there(ws, d->path) && !tni_book_of(ws, d->path)
                    ? tni_file_read_inside(ws->arena, by->folder_settings->root, d->path,
                                           TNI_READ_MAX, &d->file, &reason)
                    : tni_source_file_bytes(ws, ws->arena, d->path, &d->file, &reason);
    if (d->status == TN_E_READ || d->status == TN_E_RANGE) {
        d->status = TN_E_READ;
        tni_read_error(ws, d->path, d->shown, named_at, reason);
    }
    return d->status == TN_OK;
}

void tni_keep_worst(tn_status *worst, tn_status status)
{
    if (status == TN_E_NOMEM || *worst == TN_OK ||
        (status == TN_E_READ && *worst == TN_E_FINDINGS)) {
        *worst = status;
    }
}

/* The path that a name in the file stands for; standard input lies in the current folder. */
static tn_status resolve(const tni_workspace *ws, const tni_source_file *d, const char *name,
                         const char **out, const char **reason)
{
    const char *from = strcmp(d->path, "-") == 0 ? "./-" : d->path;
    const char *root = d->folder_settings->root;
    return tni_book_of(ws, from) ? tni_book_refer(ws->arena, root, from, name, out, reason)
                                 : tni_path_inside(ws->arena, root, from, name, out, reason);
}

/* A row of the book, also one that cannot be read. */
static bool book_holds(const tni_workspace *ws, const tni_book *book, const char *path)
{
    const char *reason = "";
    tni_file file;
    return tni_db_find(book->db, ws->arena, path + book->length + 1, &file, &reason) != TN_E_RANGE;
}

/* Loaded for a file before this one; what could not be read may be there by now. */
static bool is_shared(const tni_workspace *ws, const char *path)
{
    const tni_source_file *d = ws->shared ? find(ws->shared, path) : NULL;
    return d && d->status == TN_OK;
}

/* What a name stands for is there, or cannot be known not to be. */
static bool may_be_there(const tni_workspace *ws, const tni_source_file *d, const char *name,
                         tn_status resolved, const char *path)
{
    if (resolved == TN_E_READ) { /* a folder or a link on the way is missing, or nobody can look */
        const char *folder = tni_path_folder(ws->arena, d->path);
        const char *plain = folder ? tni_path_join(ws->arena, folder, name) : NULL;
        return plain && !tni_path_is_missing(plain);
    }
    if (resolved != TN_OK) {
        return resolved == TN_E_RANGE;
    }
    const tni_book *book = tni_book_of(ws, path);
    return find(ws, path) || is_shared(ws, path) ||
           (book ? book_holds(ws, book, path) : tni_path_exists(path));
}

const char *tni_refer(tni_workspace *ws, tni_source_file *d, const char *name, tn_at at,
                      const char *subject, bool needed)
{
    const char *path = NULL, *reason = "";
    const tn_status status = resolve(ws, d, name, &path, &reason);
    if (!needed && !may_be_there(ws, d, name, status, path)) {
        return NULL;
    }
    if (status == TN_OK) {
        return path;
    }
    const bool outside = status == TN_E_RANGE;
    tn_finding *finding =
        tn_findings_add(ws->findings, outside ? TN_FIL_OUTSIDE : TN_FIL_UNREADABLE, at, subject,
                        outside ? "'%s' %s" : "'%s' cannot be read: %s", name, reason);
    if (finding) {
        finding->width = (uint32_t)strlen(name);
    }
    tni_keep_worst(&d->status, outside ? TN_E_FINDINGS : TN_E_READ);
    return NULL;
}

/* Near by what stands before the kind, too: "b.offer.ini" is not near "a.offer.ini". */
static bool is_near(tn_arena *arena, const char *name, const char *other)
{
    const char *stem = tn_arena_copy(arena, name, strcspn(name, "."));
    const char *own = tn_arena_copy(arena, other, strcspn(other, "."));
    return stem && own && (strcmp(stem, own) == 0 || tn_text_nearest(stem, &own, 1) == 0);
}

/* The file in the path's folder whose name is nearest, or the only one that begins with the name
 * and a dot: "scan" means "scan.product.ini". NULL: none is near, or it is there. */
static const char *nearest_to(tn_arena *arena, const char *path)
{
    const char *const *paths = NULL, *reason = "";
    const char *folder = tni_path_exists(path) ? NULL : tni_path_folder(arena, path);
    size_t count = 0;
    if (!folder || tni_dir_list(arena, folder, false, &paths, &count, &reason) != TN_OK) {
        return NULL;
    }
    const char **names = tn_arena_take_array(arena, count + 1, sizeof(*names));
    const char *name = tni_path_name(path), *begun = NULL;
    size_t begun_count = 0;
    for (size_t i = 0; names && i < count; i++) {
        names[i] = tni_path_name(paths[i]);
        if (strncmp(names[i], name, strlen(name)) == 0 && names[i][strlen(name)] == '.') {
            begun = paths[i];
            begun_count++;
        }
    }
    if (begun_count == 1) {
        return begun;
    }
    const int nearest = names ? tn_text_nearest(name, names, count) : -1;
    return nearest >= 0 && is_near(arena, name, names[nearest]) ? paths[nearest] : NULL;
}

tn_status tni_read_error(tni_workspace *ws, const char *path, const char *shown,
                         const tn_at *named_at, const char *reason)
{
    const tn_at at = named_at ? *named_at : (tn_at){.file = shown};
    tn_finding *finding = tn_findings_add(ws->findings, TN_FIL_UNREADABLE, at, shown,
                                          "'%s' cannot be read: %s", path, reason);
    const char *meant = finding ? nearest_to(ws->arena, path) : NULL;
    if (finding && named_at) {
        finding->width = (uint32_t)tn_text_count(path, strlen(path));
    } else if (finding) {
        finding->hint = "";
    }
    if (meant) {
        tn_finding_hint(ws->findings, finding, "did you mean '%s'?",
                        named_at ? tni_path_name(meant) : meant);
    }
    return TN_E_READ;
}

tn_status tni_name_for(tni_workspace *ws, const char *target, const char *path, const char **out)
{
    const char *reason = "";
    const tn_status status = tni_path_relative(ws->arena, target, path, out, &reason);
    return status == TN_E_READ ? tni_read_error(ws, path, path, NULL, reason) : status;
}

const char *tni_stream_name(const char *path)
{
    return strcmp(path, "-") == 0 ? "(standard input)" : path;
}

tn_status tni_stream(tni_workspace *ws, const char *path, tni_push push, void *context)
{
    const char *reason = "", *name = tni_stream_name(path);
    const tn_status status = tni_file_stream(ws->arena, path, 0, push, context, &reason);
    return status == TN_E_READ ? tni_read_error(ws, name, name, NULL, reason) : status;
}

/* The file; one of a portfolio, whose memory is another's by now, is read again. */
static const tni_source_file *file_again(tni_workspace *ws, const char *path)
{
    const char *reason = "";
    tni_source_file *d = find(ws, path);
    if (!d && ws->walked && (tni_path_ends(path, ".ini") || tni_path_ends(path, ".json"))) {
        d = tni_source_file_of(ws, path);
        if (d) {
            tni_source_file_bytes(ws, ws->arena, path, &d->file, &reason);
        }
    }
    return d;
}

bool tni_workspace_line(void *workspace, const char *file, uint32_t line, const char **out_text,
                        size_t *out_length)
{
    const char *path = strcmp(file, tni_stream_name("-")) == 0 ? "-" : file;
    const tni_source_file *d = file_again(workspace, path);
    if (!d || !d->file.bytes || tni_is_workbook(d->file.bytes, d->file.size)) {
        return false;
    }
    const char *p = d->file.bytes, *end = p + d->file.size;
    if (d->file.size >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0) {
        p += 3;
    }
    for (uint32_t number = 1; p < end; number++) {
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        const char *stop = newline ? newline : end;
        if (number == line) {
            *out_text = p;
            *out_length = (size_t)(stop - p) - (stop > p && stop[-1] == '\r');
            return true;
        }
        p = stop + 1;
    }
    return false;
}

const char *tni_kind_name(tni_kind kind)
{
    static const char *const names[] = {
        [TNI_KIND_UNKNOWN] = "unknown",   [TNI_KIND_PRODUCT] = "product",
        [TNI_KIND_OFFER] = "offer",       [TNI_KIND_CONTRACT] = "contract",
        [TNI_KIND_SETTINGS] = "settings", [TNI_KIND_PRICES] = "price list"};
    return names[kind];
}
