/* Effects: what a key asked for that reads or writes files. What only a terminal can do is handed
 * back. */
#include "tui/loop/effect.h"

#include <stdio.h>
#include <string.h>

#include "tui/screens/screen.h"

static void look(tni_model *m)
{
    if (m->paper) {
        tni_view_at(m, NULL, NULL, 0);
    }
}

/* What a dimension is called is not tried: what is on the screen is found by it. */
static bool is_name(const tni_model *m, const tni_target *t)
{
    const tn_section *x = tni_section_of(&m->look, t->kind, t->label, t->key);
    const tn_entry *e = x ? tn_section_find(x, t->key) : NULL;
    return !*t->key || (e && tni_is_row(&m->look, x) && strcmp(t->key, "key") == 0 &&
                        strcmp(e->value, t->label) == 0);
}

/* With the field that is being typed, as far as a file can hold it. */
static void try_line(tni_model *m)
{
    tn_arena *scratch = tn_arena_new(NULL);
    const char *reason = "", *bytes = NULL;
    size_t size = 0;
    tni_draft *p = NULL;
    tn_splice splice;
    tn_status status = scratch && m->paper ? tni_plan_value(m, scratch, &m->target, m->line.text,
                                                            &p, &splice, &reason)
                                           : TN_E_NOMEM;
    if (status == TN_OK) {
        status = tn_splice_apply(scratch, p->text.bytes ? p->text.bytes : "", p->text.length,
                                 splice, &bytes, &size);
    }
    if (status == TN_OK) {
        m->say[0] = '\0';
        if (!is_name(m, &m->target)) {
            tni_view_at(m, p, bytes, size);
        }
    } else if (m->line.length) {
        tni_say(m, ATTR_ERROR, "%s", reason);
    }
    tn_arena_free(scratch);
}

static void journal(tni_model *m)
{
    const char *reason = "";
    for (tni_draft *p = m->papers; p; p = p->next) {
        if (tni_draft_journal(p, &reason) != TN_OK) {
            tni_say(m, ATTR_ERROR, "no journal, save soon: %s", reason);
        }
    }
}

/* What is answered is done to the file on the screen: another one is opened first. */
static void ask_clash(tni_model *m, const tni_draft *p)
{
    const bool gone = !tni_path_exists(p->path);
    if (p != m->paper && p != tni_rows_draft(m)) {
        return;
    }
    tni_over_begin(m, OVER_ASK, FOR_CLASH,
                   gone ? "Somebody else removed the file" : "Somebody else changed the file");
    tni_over_row(m, p->path);
    tni_over_row(m, "Nothing was written; your changes are kept in the journal.");
    m->over.text = gone ? "w write it again   Esc stay"
                        : "d what differs   t take theirs (u brings yours back)   Esc stay";
    m->over.letters = gone ? "w" : "dt";
}

/* What was removed may be written: it is a new file. */
static void forget_removed(tni_model *m)
{
    tni_draft *const papers[] = {m->paper, tni_rows_draft(m)};
    for (int i = 0; i < 2 && papers[i]; i++) {
        if (!tni_path_exists(papers[i]->path)) {
            papers[i]->stamp = (tni_file_version){0};
        }
    }
}

static bool save(tni_model *m, tni_draft *p)
{
    const char *reason = "";
    if (!tni_draft_changed(p)) {
        tni_draft_forget(p);
        tni_say(m, ATTR_DIM, "nothing to save in %s", tni_path_name(p->path));
        return true;
    }
    const tn_status status = tni_draft_save(p, &reason);
    if (status == TN_OK) {
        tni_say(m, ATTR_GOOD, "saved %s", p->path);
        return true;
    }
    if (status == TN_E_CHANGED || status == TN_E_EXISTS) {
        ask_clash(m, p);
    } else {
        tni_ask_unsaved(m, p, *reason ? reason : tn_status_text(status));
    }
    tni_say(m, ATTR_ERROR, "%s was not saved: %s", tni_path_name(p->path), reason);
    return false;
}

static bool save_all(tni_model *m)
{
    bool fine = true;
    for (tni_draft *p = m->papers; p; p = p->next) {
        if (tni_draft_changed(p)) {
            fine = save(m, p) && fine;
        } else {
            tni_draft_forget(p); /* edits that were all taken back */
        }
    }
    return fine;
}

static const tni_screen_id screen_of[] = {[TNI_KIND_UNKNOWN] = SCREEN_CHECKS,
                                          [TNI_KIND_PRODUCT] = SCREEN_DIMENSIONS,
                                          [TNI_KIND_OFFER] = SCREEN_OFFER,
                                          [TNI_KIND_CONTRACT] = SCREEN_TIMELINE,
                                          [TNI_KIND_SETTINGS] = SCREEN_CHECKS};

void tni_open_path(tni_model *m, const char *path)
{
    const char *reason = "";
    tni_draft *p = tni_draft_get(m, path, &reason);
    if (!p) {
        tni_say(m, ATTR_ERROR, "%s cannot be read: %s", path, reason);
        m->screen = SCREEN_HOME; /* the one wanted may not be that of the file that is open */
        return;
    }
    const bool other = m->paper != p;
    m->paper = p;
    look(m);
    const tni_source_file *d = m->look.document;
    const tni_kind kind = d ? d->kind : TNI_KIND_UNKNOWN;
    if (tni_screen_get(m->screen)->kind != kind && m->screen != SCREEN_CHECKS) {
        m->screen = screen_of[kind];
    }
    for (int i = SCREEN_DIMENSIONS; other && i < SCREEN_COUNT; i++) {
        m->spot[i] = (tni_screen_cursor){0};
    }
    tni_ask_recovery(m);
}

/* Takes the bytes on the disk, when somebody else changed them. */
static tn_status reload_paper(tni_draft *p, bool *changed, const char **reason)
{
    tn_arena *scratch = tn_arena_new(NULL);
    tni_file file;
    tn_status status =
        scratch ? tni_file_read(scratch, p->path, TNI_READ_MAX, &file, reason) : TN_E_NOMEM;
    if (status == TN_OK && file.version.hash != p->stamp.hash) {
        const bool mine = tni_draft_changed(p);
        const char *text =
            tn_arena_copy(scratch, p->text.bytes ? p->text.bytes : "", p->text.length);
        const tn_splice back = {.removed = file.bytes,
                                .removed_size = file.size,
                                .inserted = text,
                                .inserted_size = p->text.length};
        if (!text) {
            tn_arena_free(scratch);
            return TN_E_NOMEM;
        }
        *changed = true;
        tni_draft_forget(p);
        p->stamp = file.version;
        if (mine) { /* the new journal leads from the disk to what was not saved, and back */
            tni_edit_step_add(&p->news, back, "what was not saved");
        }
        status = tni_draft_replace(p, file.bytes, file.size, "the file as it is on the disk");
        if (!mine) {
            tn_buffer_cut(&p->news, 0);
        }
    }
    tn_arena_free(scratch);
    return status;
}

static void reload(tni_model *m)
{
    tni_draft *const papers[] = {m->paper, tni_rows_draft(m)};
    const char *reason = "";
    bool changed = false, failed = false;
    for (int i = 0; i < 2 && papers[i]; i++) {
        if (reload_paper(papers[i], &changed, &reason) != TN_OK) {
            tni_say(m, ATTR_ERROR, "%s: %s", papers[i]->path, reason);
            failed = true;
        }
    }
    if (!failed && changed) {
        tni_say(m, ATTR_GOOD, "read again; u brings back what you had");
    } else if (!failed) {
        tni_say(m, ATTR_DIM, "nobody changed %s", tni_path_name(m->paper->path));
    }
    journal(m);
    look(m);
}

unsigned tni_perform(tni_model *m, unsigned effects)
{
    if (effects & EFF_OPEN) {
        char path[TNI_LINE_BYTES];
        snprintf(path, sizeof(path), "%s", m->wanted);
        tni_open_path(m, path);
    }
    if ((effects & EFF_RECOVER) && m->left) {
        tni_recover(m);
        look(m);
    }
    if ((effects & EFF_DISCARD) && m->left) {
        tni_discard(m);
    }
    if ((effects & EFF_RELOAD) && m->paper) {
        reload(m);
    }
    if ((effects & EFF_SCENARIO) && m->paper) {
        tni_scenario(m);
    }
    if ((effects & EFF_ELSEWHERE) && m->unsaved) {
        tni_write_elsewhere(m);
    }
    if (effects & EFF_JOURNAL) {
        journal(m);
    }
    if (effects & EFF_TRY) {
        try_line(m);
    }
    if (effects & EFF_VIEW) {
        look(m);
    }
    if ((effects & EFF_USAGES) && m->paper) {
        tni_usage_ask(m);
    }
    if (effects & EFF_POINT) {
        tni_point_at(m, &m->target);
    }
    if ((effects & EFF_AGAIN) && m->paper) {
        forget_removed(m);
    }
    bool saved = true;
    if ((effects & EFF_SAVE) && m->paper) {
        tni_draft *rows = tni_rows_draft(m);
        const bool other = rows && tni_draft_changed(rows);
        saved = (other && !tni_draft_changed(m->paper)) || save(m, m->paper);
        saved = (!other || save(m, rows)) && saved;
    }
    if (effects & EFF_SAVE_ALL) {
        saved = save_all(m);
    }
    if (effects & (EFF_CREATE | EFF_DEMO | EFF_EXPORT | EFF_DIFF)) {
        tni_make(m, effects);
    }
    if (effects & EFF_FORGET) {
        for (tni_draft *p = m->papers; p; p = p->next) {
            tni_draft_forget(p);
        }
    }
    if (effects & (EFF_LIST | EFF_CREATE | EFF_DEMO)) {
        tni_file_list_begin(m);
    }
    m->quitting = m->quitting && saved;
    return effects &
           (EFF_COPY | EFF_REDRAW | EFF_SUSPEND | EFF_MOUSE | EFF_EDITOR | (saved ? EFF_QUIT : 0));
}
