/* Renaming and taking away: copies first, then what names the file, then the file itself. */
#include "app/rename.h"

#include <string.h>

#include "app/draft/draft_edit.h"
#include "app/draft/edit_log.h"
#include "base/list.h"
#include "tenor/ini.h"
#include "tenor/schema.h"

enum { KEPT_MAX = 99 };

/* --- who names it --------------------------------------------------------------------------- */

/* A file that may name another one. */
typedef struct referrer {
    tni_source_file source;
    tn_edit *edits; /* that give it the other name */
    size_t count;
} referrer;

/* Whether the value of the key leads from this file to the one at path, whichever way it is
 * written. TN_E_READ: nobody knows, for the reason; TN_E_NOMEM. */
static tn_status leads_to(tn_arena *arena, const char *from, const char *value, const char *path,
                          bool *out, const char **reason)
{
    const char *folder = tni_path_folder(arena, from), *own = NULL, *wanted = NULL;
    const char *named = folder ? tni_path_join(arena, folder, value) : NULL;
    tn_status status = named ? tni_path_relative(arena, from, named, &own, reason) : TN_E_NOMEM;
    status = status ? status : tni_path_relative(arena, from, path, &wanted, reason);
    *out = status == TN_OK && strcmp(own, wanted) == 0;
    return status;
}

/* An edit for each key of a section that names the file: name is what it says then. */
static tn_status edit_section(tn_arena *arena, referrer *n, const tn_section *section,
                              const tn_section_rule *rule, const char *path, const char *name,
                              const char **reason)
{
    tn_status status = TN_OK;
    for (const tn_entry *e = section->first; rule && e && status == TN_OK; e = e->next) {
        bool names_it = false;
        const tn_field_rule *field = tn_section_rule_field(rule, e->key);
        const char *value =
            field && field->type == TN_F_PATH
                ? tni_source_value(&n->source, arena, section->kind, section->label, e->key)
                : NULL;
        status = value ? leads_to(arena, n->source.path, value, path, &names_it, reason) : TN_OK;
        if (names_it) {
            TNI_LIST_ADD(arena, &n->edits, &n->count,
                         (tn_edit){.verb = TN_EDIT_SET,
                                   .kind = section->kind,
                                   .label = section->label,
                                   .key = e->key,
                                   .value = name});
        }
    }
    return status;
}

/* Reads the file at from and finds what names the one at path. What cannot be understood names
 * nothing; what cannot be read is an error. */
static tn_status find_names(tni_workspace *ws, const char *from, const char *path,
                            const char *new_path, referrer *out, const char **reason)
{
    tn_tree *tree = NULL;
    const char *name = NULL;
    tn_findings *quiet = tn_findings_new(ws->arena);
    *out = (referrer){.source = {.path = from, .shown = from}};
    tn_status status = quiet
                           ? tni_file_read(ws->arena, from, TNI_READ_MAX, &out->source.file, reason)
                           : TN_E_NOMEM;
    if (status == TN_OK && new_path) {
        status = tni_path_relative(ws->arena, from, new_path, &name, reason);
    }
    if (status == TN_OK && tn_ini_read(ws->arena, "", out->source.file.bytes, out->source.file.size,
                                       quiet, &tree) == TN_E_NOMEM) {
        status = TN_E_NOMEM;
    }
    out->source.tree = tree;
    const tn_file_rule *file =
        status == TN_OK && tree && tree->first ? tn_schema_file(tree->first->kind) : NULL;
    for (const tn_section *s = file ? tree->first : NULL; s && status == TN_OK; s = s->next) {
        status = edit_section(ws->arena, out, s, tn_file_rule_section(file, s->kind), path, name,
                              reason);
    }
    return status == TN_OK && tn_arena_failed(ws->arena) ? TN_E_NOMEM : status;
}

/* Every .ini of the workspace that names the file; its own keys name others, not itself. */
static tn_status find_all(tni_workspace *ws, const char *path, const char *new_path, referrer **out,
                          size_t *out_count, const char **reason)
{
    const char *root = NULL, *const *all = NULL;
    size_t count = 0;
    tn_status status = tni_path_workspace(ws->arena, path, &root, reason);
    status = status ? status : tni_dir_list(ws->arena, root, true, &all, &count, reason);
    for (size_t i = 0; i < count && status == TN_OK; i++) {
        referrer one;
        if (!tni_path_ends(all[i], ".ini")) {
            continue;
        }
        status = find_names(ws, all[i], path, new_path, &one, reason);
        if (status == TN_OK && one.count) {
            TNI_LIST_ADD(ws->arena, out, out_count, one);
        }
    }
    return status == TN_OK && tn_arena_failed(ws->arena) ? TN_E_NOMEM : status;
}

tn_status tni_files_naming(tni_workspace *ws, const char *path, const char *const **out,
                           size_t *out_count, const char **reason)
{
    referrer *all = NULL;
    size_t count = 0;
    const tn_status status = find_all(ws, path, NULL, &all, &count, reason);
    const char **paths = tn_arena_take_array(ws->arena, count + 1, sizeof(*paths));
    for (size_t i = 0; paths && i < count; i++) {
        paths[i] = all[i].source.path;
    }
    *out = paths;
    *out_count = count;
    return paths ? status : TN_E_NOMEM;
}

/* --- what is done --------------------------------------------------------------------------- */

/* The file under another path beside it that has none yet: a second name keeps mode and owner;
 * where there is no such thing, its bytes. */
static tn_status copy_file(tni_workspace *ws, const char *path, const char *to, const char **reason)
{
    tni_file file;
    tn_status status = tni_file_link(path, tni_path_name(to), reason);
    if (status != TN_E_RANGE) {
        return status;
    }
    status = tni_file_read(ws->arena, path, TNI_READ_MAX, &file, reason);
    return status ? status
                  : tni_made_file_save(ws->arena, (tni_made_file){to, file.bytes, file.size}, false,
                                       reason);
}

/* Unsaved work of a file fits that file's bytes alone. */
static tn_status refuse_unsaved(tni_workspace *ws, const char *path, const char **reason)
{
    tni_log_left left = tni_edit_log_left(ws->arena, path, 0);
    while (left.state == TNI_LOG_SAVED || left.state == TNI_LOG_STALE) {
        left = tni_edit_log_left(ws->arena, path, left.number + 1);
    }
    if (left.state == TNI_LOG_NONE) {
        return TN_OK;
    }
    const char *text =
        tn_arena_format(ws->arena, "%s has unsaved work: open it first", tni_path_name(path));
    *reason = text ? text : "";
    return TN_E_EXISTS;
}

/* Its kind is seen from its ending, which stays: "acme" -> "DIR/acme.offer.ini". */
static const char *new_path_of(tn_arena *arena, const char *path, const char *name)
{
    static const char *const ends[] = {".product.ini", ".offer.ini", ".contract.ini", ".ini"};
    const char *folder = tni_path_folder(arena, path), *end = "";
    for (size_t i = 0; i < sizeof(ends) / sizeof(*ends) && !*end; i++) {
        end = tni_path_ends(tni_path_name(path), ends[i]) ? ends[i] : "";
    }
    const char *full = tn_arena_format(arena, "%s%s", name, tni_path_ends(name, end) ? "" : end);
    return folder && full ? tni_path_join(arena, folder, full) : NULL;
}

/* What names the new file names the old one again, and the new one goes. */
static tn_status take_back(tni_workspace *ws, const char *path, const char *to)
{
    referrer *all = NULL;
    size_t count = 0;
    const char *reason = "";
    tn_status status = find_all(ws, to, path, &all, &count, &reason);
    for (size_t i = 0; i < count && status == TN_OK; i++) {
        status = tni_draft_edit_source(&all[i].source, all[i].edits, all[i].count, &reason);
    }
    return status ? status : tni_file_remove(to, &reason);
}

tn_status tni_rename_file(tni_workspace *ws, const char *path, const char *name, const char **out,
                          size_t *out_count, const char **reason)
{
    referrer *all = NULL;
    size_t count = 0;
    if (!*name || *name == '.' || strchr(name, '/')) {
        *reason = "a name has no '/' and does not begin with '.'";
        return TN_E_SYNTAX;
    }
    const char *to = new_path_of(ws->arena, path, name);
    tn_status status = to ? find_all(ws, path, to, &all, &count, reason) : TN_E_NOMEM;
    for (size_t i = 0; i < count && status == TN_OK; i++) {
        status = refuse_unsaved(ws, all[i].source.path, reason);
    }
    status = status ? status : copy_file(ws, path, to, reason);
    const bool copied = status == TN_OK;
    *out_count = 0;
    for (size_t i = 0; i < count && status == TN_OK; i++) {
        status = tni_draft_edit_source(&all[i].source, all[i].edits, all[i].count, reason);
        *out_count += status == TN_OK;
    }
    status = status ? status : tni_file_remove(path, reason);
    if (status == TN_OK) {
        *out = to;
    } else if (copied && take_back(ws, path, to) != TN_OK) {
        const char *text = tn_arena_format(
            ws->arena, "%s; %s and %s are both there now, alike, and files name either", *reason,
            tni_path_name(path), tni_path_name(to));
        *reason = text ? text : *reason;
    }
    return status;
}

tn_status tni_restore_file(tni_workspace *ws, const char *kept, const char *path,
                           const char **reason)
{
    const tn_status status = copy_file(ws, kept, path, reason);
    return status ? status : tni_file_remove(kept, reason);
}

tn_status tni_remove_file(tni_workspace *ws, const char *path, const char **out,
                          const char **reason)
{
    const char *folder = tni_path_folder(ws->arena, path), *to = NULL;
    tn_status status = folder ? TN_E_EXISTS : TN_E_NOMEM;
    for (int n = 1; n <= KEPT_MAX && status == TN_E_EXISTS; n++) {
        const char *name =
            n == 1 ? tn_arena_format(ws->arena, ".%s.removed", tni_path_name(path))
                   : tn_arena_format(ws->arena, ".%s.removed.%d", tni_path_name(path), n);
        to = name ? tni_path_join(ws->arena, folder, name) : NULL;
        status = to ? copy_file(ws, path, to, reason) : TN_E_NOMEM;
    }
    status = status ? status : tni_file_remove(path, reason);
    *out = to;
    return status;
}
