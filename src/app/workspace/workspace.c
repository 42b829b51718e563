/* The workspace: its tables, its settings, its documents. What a document is, is told in load.c. */
#include "app/workspace/workspace.h"

#include <string.h>

#include "app/embedded.h"
#include "app/workspace/load.h"
#include "tenor/ini.h"
#include "tenor/text.h"

/* A table; what is in a folder is something else. */
static bool is_table(const char *name)
{
    const size_t length = strlen(name);
    return length > 4 && strcmp(name + length - 4, ".ini") == 0 && !strchr(name, '/');
}

const struct tni_embedded *tni_embedded_find(const char *name)
{
    for (const struct tni_embedded *e = tni_embedded; e->name; e++) {
        if (strcmp(e->name, name) == 0) {
            return e;
        }
    }
    return NULL;
}

static tn_status load_tables(tni_workspace *ws)
{
    const tn_tree *trees[16];
    size_t count = 0;
    for (const struct tni_embedded *e = tni_embedded; e->name; e++) {
        tn_tree *tree = NULL;
        if (!is_table(e->name) || count == sizeof(trees) / sizeof(*trees)) {
            continue;
        }
        const tn_status status =
            tn_ini_read(ws->arena, e->name, e->bytes, e->size, ws->findings, &tree);
        if (status != TN_OK) {
            return status;
        }
        trees[count++] = tree;
    }
    return tn_tables_build(ws->arena, trees, count, ws->findings, &ws->tables);
}

tn_status tni_workspace_open(tn_arena *arena, const tni_workspace_options *wishes,
                             tni_workspace *out)
{
    tni_workspace ws = {.arena = arena, .findings = tn_findings_new(arena)};
    if (!ws.findings) {
        return TN_E_NOMEM;
    }
    if (wishes) {
        ws.wishes = *wishes;
    }
    const tn_status status = load_tables(&ws);
    *out = ws;
    return status == TN_E_FINDINGS ? TN_E_BUG : status;
}

tn_status tni_workspace_again(const tni_workspace *workspace, tn_arena *arena, tni_workspace *out)
{
    *out = (tni_workspace){.arena = arena,
                           .findings = tn_findings_new(arena),
                           .tables = workspace->tables,
                           .wishes = workspace->wishes};
    return out->findings ? TN_OK : TN_E_NOMEM;
}

static tni_source_file *find(const tni_workspace *ws, const char *path)
{
    for (tni_source_file *d = ws->documents; d; d = d->next) {
        if (strcmp(d->path, path) == 0) {
            return d;
        }
    }
    return NULL;
}

static tni_source_file *add(tni_workspace *ws, const char *path)
{
    tni_source_file *d = tn_arena_take(ws->arena, sizeof(*d));
    char *copy = tn_arena_text(ws->arena, path);
    if (!d || !copy) {
        return NULL;
    }
    d->path = copy;
    d->shown = strcmp(path, "-") == 0 ? "(standard input)" : copy;
    d->status = TN_OK;
    d->next = ws->documents;
    ws->documents = d;
    return d;
}

tni_source_file *tni_source_file_of(tni_workspace *ws, const char *path)
{
    tni_source_file *d = find(ws, path);
    return d ? d : add(ws, path);
}

bool tni_workspace_put(tni_workspace *ws, const char *path, const char *bytes, size_t size)
{
    tni_source_file *d = find(ws, path) ? NULL : add(ws, path);
    char *copy = d ? tn_arena_copy(ws->arena, bytes, size) : NULL;
    if (!copy) {
        return false;
    }
    d->file = (tni_file){.bytes = copy, .size = size};
    return true;
}

bool tni_source_file_read(tni_workspace *ws, tni_source_file *d, const tn_at *named_at)
{
    if (d->file.bytes) { /* it was put there */
        return true;
    }
    const char *reason = "";
    d->status = tni_file_read(ws->arena, d->path, TNI_READ_MAX, &d->file, &reason);
    if (d->status == TN_E_READ) {
        tni_read_error(ws, d->path, d->shown, named_at, reason);
    }
    return d->status == TN_OK;
}

static const tn_settings no_settings;

/* Reads the folder's tenor.ini, by the name the person would use; else by the root's. */
static const char *read_settings(tni_workspace *ws, const char *folder, const char *root,
                                 tni_file *out)
{
    const char *const folders[] = {folder, root}, *reason = "";
    for (size_t i = 0; i < 2; i++) {
        const char *path = tni_path_join(ws->arena, folders[i], "tenor.ini");
        if (path && tni_file_read(ws->arena, path, TNI_READ_MAX, out, &reason) == TN_OK) {
            return path;
        }
    }
    return NULL;
}

static tni_folder_settings *load_home(tni_workspace *ws, const char *folder, const char *root)
{
    tni_folder_settings *home = tn_arena_take(ws->arena, sizeof(*home));
    if (!home) {
        return NULL;
    }
    *home = (tni_folder_settings){.root = root, .settings = &no_settings, .next = ws->homes};
    ws->homes = home;
    tni_file file;
    const char *path = read_settings(ws, folder, root, &file);
    tni_source_file *d = path ? tni_source_file_of(ws, path) : NULL;
    if (!d) {
        return home;
    }
    d->file = d->file.bytes ? d->file : file;
    d->home = home;
    d->kind = TNI_KIND_SETTINGS;
    d->loaded = true;
    if (d->file.size > 0) { /* an empty one marks the folder and settles nothing */
        tn_tree *tree = NULL;
        d->status =
            tn_ini_read(ws->arena, d->shown, d->file.bytes, d->file.size, ws->findings, &tree);
        d->tree = tree;
    }
    if (d->tree && d->status == TN_OK) {
        d->status =
            tn_settings_build(ws->arena, d->tree, ws->tables, ws->findings, &home->settings);
    }
    home->status = d->status;
    return home;
}

const tni_folder_settings *tni_folder_settings_of(tni_workspace *ws, const char *path)
{
    const char *root = NULL, *reason = "";
    const char *folder = tni_path_folder(ws->arena, path); /* of standard input: where one is */
    if (!folder) {
        return NULL;
    }
    if (tni_path_workspace(ws->arena, folder, &root, &reason) != TN_OK) {
        root = folder;
    }
    for (const tni_folder_settings *h = ws->homes; h; h = h->next) {
        if (strcmp(h->root, root) == 0) {
            return h;
        }
    }
    return load_home(ws, folder, root);
}

const tn_date *tni_workspace_as_of(const tni_workspace *ws, const tni_source_file *d)
{
    if (ws->wishes.as_of) {
        return ws->wishes.as_of;
    }
    const tn_settings *settings = d->home ? d->home->settings : NULL;
    return settings && settings->as_of.set ? &settings->as_of.value : NULL;
}

bool tni_workspace_line(void *workspace, const char *file, uint32_t line, const char **out_text,
                        size_t *out_length)
{
    const tni_workspace *ws = workspace;
    for (const tni_source_file *d = ws->documents; d; d = d->next) {
        if (strcmp(d->shown, file) != 0 || !d->file.bytes) {
            continue;
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
    }
    return false;
}

bool tni_progress_more(tni_progress *progress, const char *doing, int percent)
{
    if (progress && progress->more && !progress->more(progress->context, doing, percent)) {
        progress->stopped = true;
        return false;
    }
    return true;
}

const char *tni_kind_name(tni_kind kind)
{
    switch (kind) {
    case TNI_KIND_PRODUCT:
        return "product";
    case TNI_KIND_OFFER:
        return "offer";
    case TNI_KIND_CONTRACT:
        return "contract";
    case TNI_KIND_SETTINGS:
        return "settings";
    case TNI_KIND_PRICES:
        return "price list";
    case TNI_KIND_UNKNOWN:
        break;
    }
    return "unknown";
}
