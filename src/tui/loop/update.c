/* What a key does to the model. Nothing here draws, reads a file or asks the clock. */
#include "tui/loop/update.h"

#include <stdio.h>
#include <string.h>

#include "tui/loop/argument.h"
#include "tui/loop/cursor.h"
#include "tui/loop/draw.h"
#include "tui/loop/export.h"
#include "tui/loop/layout.h"
#include "tui/loop/typing.h"
#include "tui/model/edits.h"
#include "tui/model/key.h"
#include "tui/model/overlay.h"
#include "tui/screens/cells.h"
#include "tui/screens/marks.h"
#include "tui/screens/screens.h"
#include "tui/widgets/parts.h"

/* --- undo, saving, quitting --- */

static unsigned take_quit(tni_model *m, int choice)
{
    tni_overlay_close(m);
    m->quitting = true;
    return choice == 's' ? EFF_SAVE_ALL | EFF_QUIT : EFF_FORGET | EFF_QUIT;
}

static unsigned quit(tni_model *m)
{
    const size_t unsaved = tni_draft_unsaved(&m->draft);
    if (unsaved == 0) {
        m->quitting = true;
        return EFF_FORGET | EFF_QUIT;
    }
    tni_overlay_ask(m, take_quit, unsaved == 1 ? "1 unsaved file" : "unsaved files",
                    "s save and quit   d discard   Esc stay", "sd");
    for (const tni_draft_file *file = m->draft.files; file; file = file->next) {
        if (tni_draft_file_is_changed(file)) {
            tni_overlay_row(m, file->path);
        }
    }
    return 0;
}

static unsigned copy_command(tni_model *m)
{
    if (!tni_command_line(m, m->wanted, sizeof(m->wanted))) {
        tni_show_message(m, ATTR_DIM, "no command shows this");
        return 0;
    }
    tn_buffer_cut(&m->copied, 0);
    tn_buffer_text(&m->copied, m->wanted);
    tni_show_message(m, ATTR_GOOD, "copied: %s", m->wanted);
    return EFF_COPY;
}

static unsigned overlay_for(tni_model *m, tni_action_id action)
{
    if (action == ACT_SEARCH) {
        tni_overlay_begin(m, OVER_SEARCH, NULL, "Find: a b both, a|b either, !a not, ^a a$ ends");
        tni_line_suggest(&m->overlay.line, tni_arrangement_here(m)->find);
    } else if (action == ACT_EXPORT) {
        tni_export_ask(m);
    } else {
        const bool help = action == ACT_HELP;
        tni_overlay_begin(m, help ? OVER_HELP : OVER_PALETTE, NULL,
                          help ? "Keys of this screen: type to search"
                               : "Every action: type, Enter");
    }
    return 0;
}

static unsigned back(tni_model *m)
{
    tni_arrangement *how = tni_arrangement_here(m);
    if (tni_marks_clear(m)) {
        return 0;
    }
    if (how->find[0]) {
        how->find[0] = '\0';
        m->serial++;
        return 0;
    }
    return m->screen == SCREEN_HOME ? 0 : tni_go(m, SCREEN_HOME);
}

static unsigned take_remove(tni_model *m, int choice)
{
    (void)choice;
    const tni_target t = m->target;
    tni_overlay_close(m);
    return t.whole ? tni_edit_section(m, TN_EDIT_REMOVE_SECTION, t.kind, t.label, NULL, 0)
                   : tni_edit_set(m, &t, "");
}

static unsigned remove_target(tni_model *m)
{
    if (!tni_target_of(m, &m->target)) {
        tni_show_message(m, ATTR_DIM, "nothing to remove under the cursor");
        return 0;
    }
    tni_overlay_ask(m, take_remove, "Remove?", "y remove   Esc keep", "y");
    tni_overlay_add(m, "[%s%s%s] %s", m->target.kind, *m->target.label ? " " : "", m->target.label,
                    m->target.whole ? "" : m->target.key);
    return 0;
}

/* What is suggested for the value under the cursor. */
static unsigned fix_target(tni_model *m)
{
    tni_target t = {0};
    const tn_finding *f =
        tni_target_of(m, &t) ? tni_finding_about(m, t.kind, t.label, t.key) : NULL;
    if (!f) {
        tni_show_message(m, ATTR_DIM, "nothing to fix under the cursor; F fixes all that can be");
        return 0;
    }
    return tni_fix(m, f);
}

/* The file as it is on the disk, at the line of the value under the cursor. */
static unsigned edit_outside(tni_model *m)
{
    tni_target t = {0};
    const tn_section *section =
        tni_target_of(m, &t) ? tni_source_section(m->view.document, t.kind, t.label, t.key) : NULL;
    const tn_entry *entry = section ? tn_section_find(section, t.key) : NULL;
    if (tni_draft_is_changed(&m->draft)) {
        tni_show_message(m, ATTR_WARNING, "s saves first: an editor opens the file on the disk");
        return 0;
    }
    const bool other = section && strcmp(section->at.file, m->view.document->shown) != 0;
    snprintf(m->wanted, sizeof(m->wanted), "%s",
             other ? section->at.file : m->draft.document->path);
    m->wanted_line = entry ? entry->value_at.line : section ? section->at.line : 1;
    return EFF_EDITOR;
}

/* Marks, and what is done with the cells that are meant; false: it is another action. */
static bool act_on_cells(tni_model *m, tni_action_id action, unsigned *effects)
{
    switch ((int)action) {
    case ACT_MARK:
        tni_mark(m);
        return true;
    case ACT_MARK_ALL:
        tni_marks_all(m);
        return true;
    case ACT_BLOCK:
        tni_marks_block(m);
        return true;
    case ACT_COPY_CELLS:
    case ACT_CUT_CELLS:
        *effects = tni_cells_copy(m, action == ACT_CUT_CELLS);
        return true;
    case ACT_PASTE_CELLS:
        *effects = tni_paste(m, m->copied.length ? m->copied.bytes : "");
        return true;
    case ACT_SORT:
        tni_sort_here(m);
        return true;
    case ACT_FILL:
        *effects = tni_cells_fill(m);
        return true;
    case ACT_NARROWER:
    case ACT_WIDER:
        tni_column_width(m, action == ACT_WIDER ? 2 : -2);
        return true;
    default:
        return false;
    }
}

static unsigned act(tni_model *m, tni_action_id action)
{
    switch ((int)action) {
    case ACT_OPEN:
    case ACT_TYPE:
        return tni_edit_target(m, action == ACT_TYPE ? "" : NULL);
    case ACT_STEP_UP:
        return tni_step_value(m, 1);
    case ACT_STEP_DOWN:
        return tni_step_value(m, -1);
    case ACT_REMOVE:
        return remove_target(m);
    case ACT_MOVE_DOWN:
    case ACT_MOVE_UP:
        return tni_edit_fixed(m);
    case ACT_BACK:
        return back(m);
    case ACT_UNDO:
    case ACT_REDO:
        return tni_step_back(m, action == ACT_REDO);
    case ACT_HISTORY:
        return tni_ask_history(m);
    case ACT_EDITOR:
        return edit_outside(m);
    case ACT_SAVE:
        return EFF_SAVE;
    case ACT_SAVE_ALL:
        return EFF_SAVE_ALL;
    case ACT_RELOAD:
        return EFF_LIST | (m->draft.document ? EFF_RELOAD : 0);
    case ACT_CHANGES:
        return EFF_DIFF;
    case ACT_USAGE:
        return EFF_USAGES;
    case ACT_FIX:
        return fix_target(m);
    case ACT_FIX_ALL:
        return tni_fix_all(m);
    case ACT_COPY:
        return copy_command(m);
    case ACT_SEARCH:
    case ACT_EXPORT:
    case ACT_PALETTE:
    case ACT_HELP:
        return overlay_for(m, action);
    case ACT_MOUSE:
        m->mouse = !m->mouse;
        tni_show_message(m, ATTR_DIM,
                         m->mouse ? "mouse on" : "mouse off: the terminal selects text");
        return EFF_MOUSE;
    case ACT_REDRAW:
        return EFF_REDRAW;
    case ACT_SUSPEND:
        return EFF_SUSPEND;
    case ACT_INTERRUPT:
        if (m->interrupted) {
            return quit(m);
        }
        m->interrupted = true;
        tni_show_message(m, ATTR_DIM, "q quits; C-c again does too");
        return 0;
    case ACT_QUIT:
        return quit(m);
    default:
        if (action >= ACT_GO_HOME && action <= ACT_GO_CHECKS) {
            return tni_go(m, (tni_screen_id)(action - ACT_GO_HOME));
        }
        tni_show_message(m, ATTR_DIM, "%s: nothing to do here", tni_action_get(action)->help);
        return 0;
    }
}

/* The action is about another file than the open one: that is opened first. */
static bool opens_first(tni_model *m, const tni_screen *screen, tni_action_id action,
                        unsigned *effects)
{
    const bool goes = action >= ACT_GO_DIMENSIONS && action <= ACT_GO_CHECKS;
    const bool about = goes || tni_action_get(action)->needs == NEEDS_FILE;
    const char *path = about && screen->file ? screen->file(m, action) : NULL;
    if (about && !path && m->screen == SCREEN_HOME && m->file_list.count > 0) {
        tni_show_message(m, ATTR_WARNING, "no file is under the cursor");
        return true;
    }
    if (!path || (m->draft.document && strcmp(path, m->draft.document->path) == 0)) {
        return false;
    }
    m->then = action;
    *effects = tni_open_file(m, path) | EFF_THEN;
    return true;
}

unsigned tni_act(tni_model *m, tni_action_id action)
{
    const tni_screen *screen = tni_screen_now(m);
    unsigned effects = 0;
    if (opens_first(m, screen, action, &effects)) {
        return effects;
    }
    if (tni_action_get(action)->needs == NEEDS_FILE && !m->draft.document) {
        tni_show_message(m, ATTR_WARNING, "no file is open: 1 Home, Enter opens one");
        return 0;
    }
    m->message[0] = '\0';
    m->interrupted = m->interrupted && action == ACT_INTERRUPT;
    if (action == ACT_SEARCH && !tni_to_rows(m)) {
        return 0;
    }
    if (tni_argued(m, action, &effects) || (screen->act && screen->act(m, action, &effects))) {
        return effects;
    }
    return tni_moved(m, action) || act_on_cells(m, action, &effects) ? effects : act(m, action);
}

/* Where the window hides what is typed into, nothing is: what the message names is done, and a
 * field that was being typed is accepted first. */
static unsigned act_unseen(tni_model *m, int32_t key)
{
    const tni_action_id action = tni_action_of(m->screen, key);
    const bool does = action == ACT_QUIT || action == ACT_SAVE;
    unsigned effects = 0;
    if (key == K_ESC || key == K_ENTER || does) {
        if (m->editing) {
            effects = tni_edit_key(m, key == K_ESC ? K_ESC : K_ENTER);
        } else {
            tni_overlay_close(m);
        }
    }
    return does && !m->editing ? effects | tni_act(m, action) : effects;
}

static bool types_unseen(const tni_model *m)
{
    return tni_is_too_small(m) &&
           (m->editing || (m->overlay.kind != OVER_NONE && m->overlay.kind != OVER_ASK));
}

static unsigned update(tni_model *m, int32_t key)
{
    if (types_unseen(m)) {
        return act_unseen(m, key);
    }
    if (m->overlay.kind != OVER_NONE) {
        tni_action_id picked = ACT_NONE;
        const unsigned effects = tni_overlay_update(m, key, &picked);
        return picked == ACT_NONE ? effects : tni_act(m, picked);
    }
    if (m->editing) {
        return tni_edit_key(m, key);
    }
    if (key >= '0' && key <= '9' && tni_on_number(m)) {
        const unsigned effects = tni_edit_target(m, "");
        return effects | (m->editing ? tni_edit_key(m, key) : 0);
    }
    const tni_action_id action = tni_action_of(m->screen, key);
    char name[TNI_KEY_NAME];
    if (action == ACT_NONE) {
        tni_show_message(m, ATTR_DIM, "%s does nothing here; ? shows the keys",
                         tni_key_name(key, name));
        return 0;
    }
    return tni_act(m, action);
}

/* Where rows are found or shown again, the cursor stays on its row. */
unsigned tni_update(tni_model *m, int32_t key)
{
    tn_arena *scratch = tn_arena_new(NULL);
    if (scratch) {
        tn_arena_free(m->scratch);
        m->scratch = scratch;
    }
    const tni_screen_id screen = m->screen;
    const int panel = m->cursors[screen].panel;
    const tni_arrangement *how = tni_arrangement_here(m), before = *how;
    const int row = m->overlay.kind == OVER_SEARCH || *before.find || *before.sort
                        ? tni_screen_row(tni_screen_now(m), m, panel)
                        : -1;
    tni_target target = {.kind = ""};
    if (row >= 0) {
        tni_screen_target(tni_screen_now(m), m, &target);
    }
    m->argument[0] = '\0';
    const unsigned effects = update(m, key);
    if (row >= 0 && m->screen == screen && memcmp(&before, how, sizeof(before)) != 0) {
        tni_screen_stay(tni_screen_now(m), m, panel, row, &target);
    }
    return effects;
}
