/* The workspace: its tables and the settings of its folders. Its files are in source_file.c. */
#include "app/workspace/workspace.h"

#include <string.h>

#include "app/embedded.h"
#include "app/workspace/book.h"
#include "app/workspace/source_file.h"
#include "tenor/ini.h"
#include "tenor/read.h"
#include "tenor/text.h"

const struct tni_embedded *tni_embedded_find(const char *name)
{
    for (const struct tni_embedded *e = tni_embedded; e->name; e++) {
        if (strcmp(e->name, name) == 0) {
            return e;
        }
    }
    return NULL;
}

tn_status tni_workspace_open(tn_arena *arena, const tni_workspace_options *options,
                             tni_workspace *out)
{
    tni_workspace ws = {.arena = arena, .findings = tn_findings_new(arena)};
    if (!ws.findings) {
        return TN_E_NOMEM;
    }
    if (options) {
        ws.options = *options;
    }
    const tn_status status = tn_tables_builtin(arena, ws.findings, &ws.tables);
    *out = ws;
    return status;
}

tn_status tni_workspace_again(const tni_workspace *workspace, tn_arena *arena, tni_workspace *out)
{
    *out = (tni_workspace){.arena = arena,
                           .findings = tn_findings_new(arena),
                           .tables = workspace->tables,
                           .options = workspace->options};
    return out->findings ? TN_OK : TN_E_NOMEM;
}

tn_status tni_workspace_scratch(tni_workspace *shared, tn_arena *arena, tni_workspace *out)
{
    const tn_status status = tni_workspace_again(shared, arena, out);
    out->shared = shared;
    shared->walked = true;
    out->progress = shared->progress;
    return status;
}

tn_status tni_workspace_next(tni_workspace *scratch)
{
    tni_workspace *shared = scratch->shared;
    tn_arena *arena = scratch->arena;
    const bool failed = tn_arena_failed(arena);
    tn_findings_copy(shared->findings, scratch->findings);
    for (size_t i = 0; i < scratch->places && !shared->read_failed; i++) {
        shared->read_failed = scratch->files[i] && scratch->files[i]->status == TN_E_READ;
    }
    tn_arena_reset(arena);
    const tn_status status = tni_workspace_scratch(shared, arena, scratch);
    return failed ? TN_E_NOMEM : status;
}

static const tn_settings no_settings;

/* Reads the folder's tenor.ini, by the name the person would use; else by the root's. *out_path
 * NULL: there is none. One that is there and cannot be read is no reason to take other defaults. */
static tn_status read_settings(tni_workspace *ws, const char *folder, const char *root,
                               const char **out_path, tni_file *out)
{
    const char *const folders[] = {folder, root}, *reason = "";
    *out_path = NULL;
    if (ws->book && strncmp(root, ws->book->path, ws->book->length) == 0) {
        const char *path = tn_arena_format(ws->arena, "%s/tenor.ini", root);
        const tn_status status =
            path ? tni_db_find(ws->book->db, ws->arena, path + ws->book->length + 1, out, &reason)
                 : TN_E_NOMEM;
        *out_path = status == TN_OK ? path : NULL;
        return status == TN_E_READ    ? tni_read_error(ws, path, path, NULL, reason)
               : status == TN_E_RANGE ? TN_OK
                                      : status;
    }
    for (size_t i = 0; i < 2; i++) {
        const char *path = tni_path_join(ws->arena, folders[i], "tenor.ini");
        const tn_status status =
            path ? tni_file_read_inside(ws->arena, root, path, TNI_READ_MAX, out, &reason)
                 : TN_E_NOMEM;
        if (status == TN_OK) {
            *out_path = path;
        }
        if (status == TN_OK || status == TN_E_NOMEM) {
            return status;
        }
        if (status == TN_E_RANGE || (tni_path_exists(path) && !tni_path_is_folder(path))) {
            tni_read_error(ws, path, path, NULL, reason);
            return status == TN_E_RANGE ? TN_E_FINDINGS : TN_E_READ; /* as of every file named */
        }
    }
    return TN_OK;
}

static tni_folder_settings *load_folder_settings(tni_workspace *ws, const char *folder,
                                                 const char *root)
{
    tni_folder_settings *folder_settings = tn_arena_take(ws->arena, sizeof(*folder_settings));
    if (!folder_settings) {
        return NULL;
    }
    *folder_settings =
        (tni_folder_settings){.root = root, .settings = &no_settings, .next = ws->folders};
    ws->folders = folder_settings;
    tni_file file;
    const char *path = NULL;
    folder_settings->status = read_settings(ws, folder, root, &path, &file);
    tni_source_file *d = path ? tni_source_file_of(ws, path) : NULL;
    if (!d) {
        return path ? NULL : folder_settings;
    }
    d->file = d->file.bytes ? d->file : file;
    d->folder_settings = folder_settings;
    d->kind = TNI_KIND_SETTINGS;
    d->loaded = true;
    if (d->file.size > 0) { /* an empty one marks the folder and settles nothing */
        tn_tree *tree = NULL;
        d->status =
            tn_ini_read(ws->arena, d->shown, d->file.bytes, d->file.size, ws->findings, &tree);
        d->tree = tree;
    }
    if (d->tree && d->status == TN_OK) {
        d->status = tn_settings_build(ws->arena, d->tree, ws->tables, ws->findings,
                                      &folder_settings->settings);
    }
    folder_settings->status = d->status;
    const tn_settings *settings = folder_settings->settings;
    if (settings->as_of.set) {
        folder_settings->as_of = &settings->as_of.value;
    } else if (settings->as_of_is_today && tni_clock_today(&folder_settings->today) == TN_OK) {
        folder_settings->as_of = &folder_settings->today;
    }
    return folder_settings;
}

/* Those of a root that are known already; NULL: none. */
static tni_folder_settings *known_settings(const tni_workspace *ws, const char *root)
{
    tni_folder_settings *h = ws->folders;
    while (h && strcmp(h->root, root) != 0) {
        h = h->next;
    }
    return h;
}

const tni_folder_settings *tni_folder_settings_of(tni_workspace *ws, const char *path)
{
    const char *root = NULL, *reason = "";
    const char *folder = tni_path_folder(ws->arena, path); /* of standard input: where one is */
    tni_workspace *home = ws->shared ? ws->shared : ws;
    if (!folder) {
        return NULL;
    }
    tni_book *book = tni_book_of(ws, path);
    const tn_status found = book ? tni_book_root(home, book, folder, &root, &reason)
                                 : tni_path_workspace(ws->arena, folder, &root, &reason);
    if (found == TN_E_NOMEM) {
        return NULL;
    }
    if (found != TN_OK) {
        root = folder;
    }
    tni_folder_settings *known = known_settings(home, root);
    if (known) {
        return known;
    }
    root = tn_arena_text(home->arena, root);
    tni_folder_settings *loaded = root ? load_folder_settings(home, folder, root) : NULL;
    if (loaded && found != TN_OK && !tni_path_is_missing(folder)) { /* whose settings is unknown */
        loaded->status = tni_read_error(home, root, root, NULL, reason);
    }
    return loaded;
}

tn_status tni_settings_status(const tni_workspace *ws)
{
    tn_status status = TN_OK;
    for (const tni_folder_settings *h = ws->folders; h; h = h->next) {
        tni_keep_worst(&status, h->status == TN_E_FINDINGS ? TN_OK : h->status);
    }
    return status;
}

const tn_date *tni_workspace_as_of(const tni_workspace *ws, const tni_source_file *d)
{
    if (ws->options.as_of) {
        return ws->options.as_of;
    }
    return d->folder_settings ? d->folder_settings->as_of : NULL;
}

bool tni_progress_more(tni_progress *progress, const char *doing, int percent)
{
    if (progress && progress->more && !progress->more(progress->context, doing, percent)) {
        progress->stopped = true;
        return false;
    }
    return true;
}

static bool is_book(const char *path, tni_path_kind kind)
{
    return kind == TNI_PATH_FILE && tni_path_ends(path, ".db");
}

tn_status tni_is_book(tni_workspace *ws, const char *path, bool *out)
{
    const char *reason = "";
    const tni_path_kind kind = tni_path_look(path, &reason);
    *out = is_book(path, kind);
    return kind == TNI_PATH_UNKNOWN ? tni_read_error(ws, path, path, NULL, reason) : TN_OK;
}

tn_status tni_workspace_list(tni_workspace *ws, const char *folder, const char *const **out,
                             size_t *out_count)
{
    const char *const *all = NULL, *reason = "";
    size_t count = 0, kept = 0;
    if (tni_path_is_db(folder)) {
        tni_book *book = tni_book_open(ws, folder, &reason);
        const tn_status listed =
            book ? tni_book_list(ws, book, TNI_DB_INI, out, out_count, &reason) : TN_E_READ;
        return listed == TN_E_READ ? tni_read_error(ws, folder, folder, NULL, reason) : listed;
    }
    const tn_status status = tni_dir_list(ws->arena, folder, true, &all, &count, &reason);
    if (status != TN_OK) {
        tni_read_error(ws, folder, folder, NULL, reason);
        return status;
    }
    const char **list = tn_arena_take_array(ws->arena, count + 1, sizeof(*list));
    if (!list) {
        return TN_E_NOMEM;
    }
    const char *templates = tni_path_join(ws->arena, folder, "templates/");
    if (!templates) {
        return TN_E_NOMEM;
    }
    for (size_t i = 0; i < count; i++) { /* what new files are copied from is no deal */
        if (tni_path_ends(all[i], ".ini") && strncmp(all[i], templates, strlen(templates)) != 0) {
            list[kept++] = all[i];
        }
    }
    *out = list;
    *out_count = kept;
    return TN_OK;
}

tn_status tni_workspace_names(tni_workspace *ws, const char *path, bool *out_is_folder,
                              const char *const **out, size_t *out_count)
{
    const char *reason = "", **alone = tn_arena_take(ws->arena, sizeof(*alone));
    const tni_path_kind kind = tni_path_look(path, &reason);
    *out_is_folder = kind == TNI_PATH_FOLDER || kind == TNI_PATH_UNKNOWN || is_book(path, kind);
    *out_count = 0;
    if (kind == TNI_PATH_UNKNOWN) {
        return tni_read_error(ws, path, path, NULL, reason);
    }
    if (*out_is_folder) {
        return tni_workspace_list(ws, path, out, out_count);
    }
    if (alone) {
        *alone = path;
        *out = alone;
        *out_count = 1;
    }
    return alone ? TN_OK : TN_E_NOMEM;
}
