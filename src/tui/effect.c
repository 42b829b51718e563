/* Effects: what a key asked for that reads or writes files. What only a terminal can do is handed
 * back. */
#include "tui/effect.h"

#include <stdio.h>
#include <string.h>

#include "tui/screen.h"

static void look(tni_model *m)
{
    if (m->paper) {
        tni_look_at(m, m->paper->text.bytes ? m->paper->text.bytes : "", m->paper->text.length,
                    false);
    }
}

/* The same with a cell of the product's CSV. */
static void try_cell(tni_model *m, tn_arena *scratch)
{
    tn_splice splice;
    tni_file file = {0};
    const char *reason = "", *bytes = NULL;
    const tni_paper *p = tni_rows_paper(m);
    const char *path = m->look.document->rows->file;
    tn_status status = p ? TN_OK : tni_file_read(scratch, path, TNI_READ_MAX, &file, &reason);
    const char *now = p ? p->text.bytes : file.bytes;
    const size_t size = p ? p->text.length : file.size;
    status = status ? status
                    : tn_csv_cell_plan(scratch, now, size, m->target.label, m->target.key,
                                       m->line.text, &splice, &reason);
    status = status ? status : tn_splice_apply(scratch, now, size, splice, &bytes, &m->try_size);
    if (status != TN_OK) {
        tni_say(m, INK_ERROR, "%s", reason);
        return;
    }
    m->try_path = tn_arena_text(scratch, path);
    m->try_bytes = bytes;
    tni_look_at(m, m->paper->text.bytes ? m->paper->text.bytes : "", m->paper->text.length, true);
    m->try_path = NULL;
    m->say[0] = '\0';
}

/* With the field that is being typed, as far as a file can hold it. */
static void try_line(tni_model *m)
{
    tn_arena *scratch = tn_arena_new(NULL);
    const char *reason = "", *bytes = NULL;
    size_t size = 0;
    const tni_target *t = &m->target;
    const tn_tree *tree = m->look.document ? m->look.document->tree : NULL;
    const bool there = tree && tn_tree_find(tree, t->kind, t->label);
    const tn_edit_pair pair = {t->key, m->line.text};
    const bool empty = m->line.length == 0;
    const tn_edit edit = {.verb = empty   ? TN_EDIT_REMOVE
                                  : there ? TN_EDIT_SET
                                          : TN_EDIT_ADD_SECTION,
                          .kind = t->kind,
                          .label = t->label,
                          .key = t->key,
                          .value = m->line.text,
                          .pairs = &pair,
                          .pair_count = 1};
    if (scratch && m->paper && tni_in_csv(m, t)) {
        try_cell(m, scratch);
        tn_arena_free(scratch);
        return;
    }
    const tn_status status = scratch && m->paper
                                 ? tni_paper_try(m->paper, scratch, &edit, &bytes, &size, &reason)
                                 : TN_E_NOMEM;
    if (status == TN_OK) {
        tni_look_at(m, bytes, size, true);
        m->say[0] = '\0';
    } else if (!empty) {
        tni_say(m, INK_ERROR, "%s", reason);
    }
    tn_arena_free(scratch);
}

static void journal(tni_model *m)
{
    const char *reason = "";
    for (tni_paper *p = m->papers; p; p = p->next) {
        if (tni_paper_journal(p, &reason) != TN_OK) {
            tni_say(m, INK_ERROR, "no journal, save soon: %s", reason);
        }
    }
}

static bool save(tni_model *m, tni_paper *p)
{
    const char *reason = "";
    if (!tni_paper_changed(p)) {
        tni_paper_forget(p);
        tni_say(m, INK_DIM, "nothing to save in %s", tni_path_name(p->path));
        return true;
    }
    const tn_status status = tni_paper_save(p, &reason);
    if (status == TN_OK) {
        tni_say(m, INK_GOOD, "saved %s", p->path);
        return true;
    }
    if (status == TN_E_CHANGED || status == TN_E_EXISTS) {
        tni_over_begin(m, OVER_ASK, FOR_CLASH, "Somebody else changed the file");
        tni_over_row(m, p->path);
        tni_over_row(m, "Nothing was written; your changes are kept in the journal.");
        m->over.text = "d what differs   t take theirs (u brings yours back)   Esc stay";
        m->over.letters = "dt";
    }
    tni_say(m, INK_ERROR, "%s was not saved: %s", tni_path_name(p->path), reason);
    return false;
}

static bool save_all(tni_model *m)
{
    bool fine = true;
    for (tni_paper *p = m->papers; p; p = p->next) {
        if (tni_paper_changed(p)) {
            fine = save(m, p) && fine;
        } else {
            tni_paper_forget(p); /* edits that were all taken back */
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
    tni_paper *p = m->papers;
    while (p && strcmp(p->path, path) != 0) {
        p = p->next;
    }
    if (!p) {
        if (tni_paper_open(path, &p, &reason) != TN_OK) {
            tni_say(m, INK_ERROR, "%s cannot be read: %s", path, reason);
            m->screen = SCREEN_HOME; /* the one wanted may not be that of the file that is open */
            return;
        }
        p->next = m->papers;
        m->papers = p;
    }
    const bool other = m->paper != p;
    m->paper = p;
    look(m);
    const tni_document *d = m->look.document;
    const tni_kind kind = d ? d->kind : TNI_KIND_UNKNOWN;
    if (tni_screen_get(m->screen)->kind != kind && m->screen != SCREEN_CHECKS) {
        m->screen = screen_of[kind];
    }
    for (int i = SCREEN_DIMENSIONS; other && i < SCREEN_COUNT; i++) {
        m->spot[i] = (tni_spotlight){0};
    }
    tni_ask_recovery(m);
}

static void reload(tni_model *m)
{
    tn_arena *scratch = tn_arena_new(NULL);
    tni_file file;
    const char *reason = "";
    if (!scratch || tni_file_read(scratch, m->paper->path, TNI_READ_MAX, &file, &reason) != TN_OK) {
        tni_say(m, INK_ERROR, "%s: %s", m->paper->path, reason);
    } else if (file.stamp.hash == m->paper->stamp.hash) {
        tni_say(m, INK_DIM, "nobody changed %s", tni_path_name(m->paper->path));
    } else {
        tni_paper_forget(m->paper);
        m->paper->stamp = file.stamp;
        tni_paper_replace(m->paper, file.bytes, file.size, "the file as it is on the disk");
        tn_buffer_cut(&m->paper->news, 0);
        tni_say(m, INK_GOOD, "read again; u brings back what you had");
    }
    tn_arena_free(scratch);
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
    if (effects & EFF_JOURNAL) {
        journal(m);
    }
    if (effects & EFF_TRY) {
        try_line(m);
    }
    if (effects & EFF_LOOK) {
        look(m);
    }
    if ((effects & EFF_USAGES) && m->paper) {
        tni_usage_ask(m);
    }
    if (effects & EFF_POINT) {
        tni_point_at(m, &m->target);
    }
    bool saved = true;
    if ((effects & EFF_SAVE) && m->paper) {
        tni_paper *rows = tni_rows_paper(m);
        const bool other = rows && tni_paper_changed(rows);
        saved = (other && !tni_paper_changed(m->paper)) || save(m, m->paper);
        saved = (!other || save(m, rows)) && saved;
    }
    if (effects & EFF_SAVE_ALL) {
        saved = save_all(m);
    }
    if (effects & (EFF_CREATE | EFF_DEMO | EFF_EXPORT | EFF_DIFF)) {
        tni_make(m, effects);
    }
    if (effects & EFF_FORGET) {
        for (tni_paper *p = m->papers; p; p = p->next) {
            tni_paper_forget(p);
        }
    }
    if (effects & (EFF_LIST | EFF_CREATE | EFF_DEMO)) {
        tni_catalogue_begin(m);
    }
    m->quitting = m->quitting && saved;
    return effects &
           (EFF_COPY | EFF_REDRAW | EFF_SUSPEND | EFF_MOUSE | EFF_EDITOR | (saved ? EFF_QUIT : 0));
}
