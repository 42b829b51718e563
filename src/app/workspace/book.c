/* A book as a workspace. */
#include "app/workspace/book.h"

#include <string.h>

#include "base/list.h"

tni_book *tni_book_open(tni_workspace *ws, const char *path, const char **reason)
{
    if (ws->book && strcmp(ws->book->path, path) == 0) {
        return ws->book;
    }
    tni_book *book = tn_arena_take(ws->arena, sizeof(*book));
    const char *copy = tn_arena_text(ws->arena, path);
    *reason = "memory is short";
    if (!book || !copy) {
        return NULL;
    }
    *book = (tni_book){.path = copy, .length = strlen(copy)};
    if (tni_db_open(ws->arena, path, &book->db, reason) != TN_OK) {
        return NULL;
    }
    book->has_usage = tni_db_has_usage(book->db);
    if (tni_db_status(book->db, reason) != TN_OK) {
        return NULL;
    }
    ws->book = book;
    return book;
}

tni_book *tni_book_of(const tni_workspace *ws, const char *path)
{
    tni_book *book = ws->shared ? ws->shared->book : ws->book;
    return book && strncmp(path, book->path, book->length) == 0 && path[book->length] == '/' ? book
                                                                                             : NULL;
}

/* Of every contract: no printf. */
const char *tni_book_path(const tni_book *book, tn_arena *arena, const char *path)
{
    const size_t length = strlen(path);
    char *joined = tn_arena_take(arena, book->length + length + 2);
    if (joined) {
        memcpy(joined, book->path, book->length);
        joined[book->length] = '/';
        memcpy(joined + book->length + 1, path, length);
    }
    return joined;
}

tn_status tni_book_read(tni_book *book, tn_arena *arena, const char *path, tni_file *out,
                        const char **reason)
{
    const tn_status status = tni_db_find(book->db, arena, path + book->length + 1, out, reason);
    return status == TN_E_RANGE ? TN_E_READ : status;
}

tn_status tni_book_put(tni_book *book, const char *path, size_t size,
                       tn_status (*pour)(void *context, tni_push push, void *to), void *context,
                       const char **reason)
{
    const tni_db_document d = {.path = path + book->length + 1,
                               .kind = "file",
                               .size = size,
                               .pour = pour,
                               .context = context};
    return tni_db_change(book->db, book->path, &d, NULL, reason);
}

tn_status tni_book_remove(tni_book *book, const char *path, const char **reason)
{
    return tni_db_change(book->db, book->path, NULL, path + book->length + 1, reason);
}

tn_status tni_book_list(tni_workspace *ws, tni_book *book, tni_db_which which,
                        const char *const **out, size_t *out_count, const char **reason)
{
    const char **list = NULL;
    size_t count = 0;
    tni_db_document d;
    tn_status status = tni_db_begin(book->db, which, reason);
    while (status == TN_OK && (status = tni_db_next(book->db, &d, reason)) == TN_OK) {
        const char *path = tni_book_path(book, ws->arena, d.path);
        status = path && TNI_LIST_ADD(ws->arena, &list, &count, path) ? TN_OK : TN_E_NOMEM;
    }
    *out = list;
    *out_count = count;
    return status == TN_E_RANGE ? TN_OK : status;
}

tn_status tni_book_root(tni_workspace *ws, tni_book *book, const char *folder, const char **out,
                        const char **reason)
{
    if (book->folder && strcmp(book->folder, folder) == 0) {
        *out = book->root;
        return TN_OK;
    }
    const char *asked = tn_arena_text(ws->arena, folder), *root = asked;
    char *at = tn_arena_text(ws->arena, folder);
    while (at && asked) {
        tni_file file;
        const char *settings = tn_arena_format(ws->arena, "%s/tenor.ini", at);
        const tn_status status =
            settings ? tni_db_find(book->db, ws->arena, settings + book->length + 1, &file, reason)
                     : TN_E_NOMEM;
        if (status == TN_OK) {
            root = at;
            break;
        }
        if (status != TN_E_RANGE) { /* it is there, or nobody knows */
            return status;
        }
        char *slash = strlen(at) > book->length ? strrchr(at, '/') : NULL;
        if (!slash) {
            break;
        }
        *slash = '\0';
    }
    if (!at || !asked) {
        return TN_E_NOMEM;
    }
    book->folder = asked;
    *out = book->root = root;
    return TN_OK;
}

tn_status tni_book_refer(tn_arena *arena, const char *root, const char *from, const char *reference,
                         const char **out, const char **reason)
{
    const char *slash = strrchr(from, '/');
    const size_t folder = (size_t)(slash - from), least = strlen(root);
    char *path = tn_arena_take(arena, folder + strlen(reference) + 2);
    size_t length = folder;
    *reason = "leads out of the workspace";
    if (!path) {
        return TN_E_NOMEM;
    }
    memcpy(path, from, folder);
    for (const char *part = reference; *part;) {
        const size_t size = strcspn(part, "/");
        if (size == 2 && memcmp(part, "..", 2) == 0) {
            while (length > 0 && path[--length] != '/') {
            }
            if (length < least) {
                return TN_E_RANGE;
            }
        } else if (size && !(size == 1 && *part == '.')) {
            path[length++] = '/';
            memcpy(path + length, part, size);
            length += size;
        }
        part += size + (part[size] == '/');
    }
    path[length] = '\0';
    if (*reference == '/' || strncmp(path, root, least) != 0) {
        return TN_E_RANGE;
    }
    *out = path;
    return TN_OK;
}
