/* Effects: what a key asked for that reads or writes files. Effects that need a terminal are
 * returned to the caller. */
#include "tui/loop/effect.h"

#include <stdio.h>
#include <string.h>

#include "tui/loop/changes.h"
#include "tui/loop/create.h"
#include "tui/loop/cursor.h"
#include "tui/loop/export.h"
#include "tui/loop/open.h"
#include "tui/loop/preferences.h"
#include "tui/loop/renewals.h"
#include "tui/loop/usage.h"
#include "tui/loop/write_error.h"
#include "tui/model/edits.h"
#include "tui/model/file_list.h"
#include "tui/model/overlay.h"
#include "tui/model/view.h"
#include "tui/screens/contract_file.h"
#include "tui/screens/screen_home.h"
#include "tui/screens/screens.h"

/* The cursor stays on its row, wherever that is arranged now. */
static void view(tni_model *m)
{
    const tni_screen *screen = tni_screen_now(m);
    const int panel = m->cursors[m->screen].panel;
    const tni_arrangement *how = tni_arrangement_here(m);
    const int row = *how->find || *how->sort ? tni_screen_row(screen, m, panel) : -1;
    if (m->draft.document) {
        tni_view_at(m, NULL, NULL, 0);
        if (row >= 0) {
            tni_screen_to_row(screen, m, panel, row);
        }
    }
}

/* A dimension's label is not tried while it is typed: rows on the screen are found by it. */
static bool is_name(const tni_model *m, const tni_target *t)
{
    const tn_section *x = tni_source_section(m->view.document, t->kind, t->label, t->key);
    const tn_entry *e = x ? tn_section_find(x, t->key) : NULL;
    return !*t->key || (e && tni_source_is_row(m->view.document, x) && strcmp(t->key, "key") == 0 &&
                        strcmp(e->value, t->label) == 0);
}

enum { AT_EVERY_KEY = 1 << 20 }; /* bytes of usage that are rated at every key */

/* The view with the value that is being typed, if the file can hold it. */
static void try_line(tni_model *m)
{
    tn_arena *scratch = tn_arena_new(NULL);
    const char *reason = "", *bytes = NULL;
    size_t size = 0;
    tni_draft_file *file = NULL;
    const tn_status status =
        scratch && m->draft.document
            ? tni_draft_try_value(&m->draft, scratch, m->target.kind, m->target.label,
                                  m->target.key, tni_typed_value(m, &m->target, m->line.text),
                                  &file, &bytes, &size, &reason)
            : TN_E_NOMEM;
    if (status == TN_OK) {
        m->message[0] = '\0';
        if (!is_name(m, &m->target)) {
            const char *usage = tni_rated_usage(m);
            m->usage_waits = usage && tni_path_size(usage) > AT_EVERY_KEY;
            tni_view_at(m, file, bytes, size);
        }
    } else if (m->line.length) {
        tni_show_message(m, ATTR_ERROR, "%s", reason);
    }
    tn_arena_free(scratch);
}

static void write_log(tni_model *m)
{
    const char *reason = "";
    if (tni_draft_log(&m->draft, &reason) != TN_OK) {
        tni_show_message(m, ATTR_ERROR, "no journal, save soon: %s", reason);
    }
}

static unsigned take_clash(tni_model *m, int choice)
{
    tni_overlay_close(m);
    m->seen_state = choice == 'm' ? 0 : m->seen_state; /* watch.c asks then */
    return choice == 'm'   ? 0
           : choice == 'd' ? EFF_DIFF
           : choice == 'w' ? EFF_AGAIN | EFF_SAVE
           : choice == 'k' ? EFF_KEEP | EFF_SAVE
                           : EFF_RELOAD;
}

/* The answer applies to the open document and its CSV, so no other file is asked about. */
static void ask_clash(tni_model *m, const tni_draft_file *file)
{
    const bool gone = !tni_path_exists(file->path);
    if (file != m->draft.document && file != m->draft.rows) {
        return;
    }
    if (gone) {
        tni_overlay_ask(m, take_clash, "Somebody else removed the file",
                        "w write it again   Esc stay", "w");
    } else {
        tni_overlay_ask(m, take_clash, "Somebody else changed the file",
                        "m merge   k keep mine   t take theirs   d what differs   Esc stay",
                        "dktm");
    }
    tni_overlay_row(m, file->path);
    tni_overlay_row(m, tni_draft_is_logged(&m->draft)
                           ? "Nothing was written; your changes are kept in the journal."
                           : "Nothing was written; your changes are only in this program.");
    if (!gone) {
        tni_overlay_row(m, "k writes yours over theirs, C-r shows theirs then; t takes theirs, u");
        tni_overlay_row(m, "brings yours back.");
    }
}

/* A file that was removed is saved as a new one. */
static void forget_removed(tni_model *m)
{
    tni_draft_file *const files[] = {m->draft.document, m->draft.rows};
    for (int i = 0; i < 2 && files[i]; i++) {
        if (!tni_path_exists(files[i]->path)) {
            files[i]->version = (tni_file_version){0};
        }
    }
}

static bool save(tni_model *m, tni_draft_file *file)
{
    const char *reason = "";
    if (!tni_draft_file_is_changed(file)) {
        tni_edit_log_end(file);
        tni_show_message(m, ATTR_DIM, "nothing to save in %s", tni_path_name(file->path));
        return true;
    }
    const tn_status status = tni_draft_save(file, &reason);
    if (status == TN_OK) {
        tni_show_message(m, ATTR_GOOD, "saved %s", file->path);
        return true;
    }
    if (status == TN_E_CHANGED || status == TN_E_EXISTS) {
        ask_clash(m, file);
    } else {
        tni_ask_unsaved(m, file, *reason ? reason : tn_status_text(status));
    }
    tni_show_message(m, ATTR_ERROR, "%s was not saved: %s", tni_path_name(file->path), reason);
    return false;
}

static bool save_all(tni_model *m)
{
    bool fine = true;
    for (tni_draft_file *file = m->draft.files; file; file = file->next) {
        if (tni_draft_file_is_changed(file)) {
            fine = save(m, file) && fine;
        } else {
            tni_edit_log_end(file); /* edits that were all taken back */
        }
    }
    return fine;
}

static void reload(tni_model *m)
{
    const char *reason = "";
    bool changed = false;
    const tni_draft_file *failed = NULL;
    if (tni_draft_reload(&m->draft, &changed, &failed, &reason) != TN_OK) {
        tni_show_message(m, ATTR_ERROR, "%s: %s", failed->path, reason);
    } else if (changed) {
        tni_show_message(m, ATTR_GOOD, "read again; u brings back what you had");
    } else {
        tni_show_message(m, ATTR_DIM, "nobody changed %s", tni_path_name(m->draft.document->path));
    }
    write_log(m);
    view(m);
}

/* Mine and theirs as one text, as they were chosen. */
static void merge(tni_model *m)
{
    tni_merge *g = &m->merge;
    const char *reason = "memory is short", *mine = g->file->text.bytes ? g->file->text.bytes : "";
    size_t size = 0;
    const char *text = tni_line_changes_apply(g->arena, mine, g->file->text.length, g->disk.bytes,
                                              g->changes, g->count, &size);
    if (text && tni_draft_merge(g->file, g->disk.version, text, size, &reason) == TN_OK) {
        tni_show_message(m, ATTR_GOOD, "mine and theirs are one; u goes back, s saves");
    } else {
        tni_show_message(m, ATTR_ERROR, "%s: %s", g->file->path, reason);
    }
    tn_arena_free(g->arena);
    *g = (tni_merge){0};
    write_log(m);
    view(m);
}

static bool save_open(tni_model *m)
{
    tni_draft_file *rows = m->draft.rows;
    const bool other = rows && tni_draft_file_is_changed(rows);
    const bool own = !other || tni_draft_file_is_changed(m->draft.document);
    const bool saved = !own || save(m, m->draft.document);
    return (!other || save(m, rows)) && saved;
}

/* False: a file could not be saved. */
static bool perform_saving(tni_model *m, unsigned effects)
{
    bool saved = true;
    if ((effects & EFF_AGAIN) && m->draft.document) {
        forget_removed(m);
    }
    if ((effects & EFF_KEEP) && !m->merge.file && m->draft.document) {
        const char *reason = "";
        const tni_draft_file *failed = NULL;
        const tn_status status = tni_draft_keep(&m->draft, &failed, &reason);
        write_log(m);
        view(m);
        if (status != TN_OK) {
            tni_show_message(m, ATTR_ERROR, "%s: %s", failed ? failed->path : "", reason);
            return false;
        }
    }
    if ((effects & EFF_SAVE) && m->draft.document) {
        saved = save_open(m);
    }
    if (effects & EFF_SAVE_ALL) {
        saved = save_all(m);
    }
    if (effects & EFF_FORGET) {
        tni_draft_forget(&m->draft);
    }
    return saved;
}

/* model->wanted, named as the contract's file names it, replaces its offer. */
static unsigned replace_offer(tni_model *m)
{
    const char *offer = NULL, *reason = "memory is short";
    if (!m->view.arena || tni_path_relative(m->view.arena, m->draft.document->path, m->wanted,
                                            &offer, &reason) != TN_OK) {
        tni_show_message(m, ATTR_ERROR, "%s: %s", m->wanted, reason);
        return 0;
    }
    return tni_replace_offer(m, offer);
}

/* What the view follows. */
static unsigned perform_on_draft(tni_model *m, unsigned effects)
{
    if ((effects & EFF_RECOVER) && m->left) {
        tni_recover(m);
        view(m);
    }
    if ((effects & EFF_DISCARD) && m->left) {
        tni_discard(m);
    }
    if ((effects & EFF_OTHER_LOG) && m->left) {
        tni_ask_about_next(m);
    }
    if ((effects & EFF_ELSEWHERE) && m->unsaved) {
        tni_write_elsewhere(m);
    }
    if (effects & EFF_RELOAD) {
        reload(m);
    }
    if ((effects & EFF_KEEP) && m->merge.file) {
        merge(m);
    }
    if (effects & EFF_SCENARIO) {
        tni_scenario(m);
    }
    if (effects & EFF_NAME) {
        tni_ask_name(m);
    }
    return effects & EFF_REPLACE_OFFER ? effects | replace_offer(m) : effects;
}

void tni_list_files(tni_model *m)
{
    const uint64_t state = tni_path_state(m->folder); /* what changes from here on is seen again */
    tni_file_list_begin(m);
    m->file_list.state = state;
}

/* Home's cursor goes to the file that was opened last, else stays on its own, wherever that stands
 * then. */
static void list_anew(tni_model *m)
{
    const bool home = m->screen == SCREEN_HOME;
    const char *at = m->opened ? m->opened : home ? tni_home_path(m) : NULL;
    const char *path = at ? tn_arena_text(m->scratch, at) : NULL;
    tni_list_files(m);
    if (home && path) {
        tni_home_point(m, path);
        m->opened = NULL;
    }
}

unsigned tni_perform(tni_model *m, unsigned effects)
{
    if (effects & EFF_OPEN) {
        char path[TNI_LINE_BYTES];
        snprintf(path, sizeof(path), "%s", m->wanted);
        tni_open_path(m, path);
    }
    if (m->draft.document) {
        effects = perform_on_draft(m, effects);
    }
    if (effects & EFF_LOG) {
        write_log(m);
    }
    if (effects & EFF_TRY) {
        try_line(m);
    }
    if (effects & EFF_VIEW) {
        view(m);
    }
    if ((effects & EFF_USAGES) && m->draft.document) {
        tni_usage_ask(m);
    }
    if (effects & EFF_POINT) {
        tni_point_at(m, &m->target);
    }
    const bool saved = perform_saving(m, effects);
    if (effects & EFF_CREATE) {
        tni_create_file(m);
    }
    if (effects & EFF_DEMO) {
        tni_write_example(m);
    }
    if ((effects & EFF_EXPORT) && m->draft.document) {
        tni_export(m);
    }
    if ((effects & EFF_DIFF) && m->draft.document) {
        tni_show_changes(m);
    }
    if (effects & (EFF_LIST | EFF_CREATE | EFF_DEMO)) {
        list_anew(m);
    }
    tni_renewals_follow(m, effects);
    if (m->arranged_anew) {
        tni_preferences_keep(m);
    }
    m->quitting = m->quitting && saved;
    return effects &
           (EFF_COPY | EFF_REDRAW | EFF_SUSPEND | EFF_MOUSE | EFF_EDITOR | (saved ? EFF_QUIT : 0));
}
