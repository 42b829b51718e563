/* Checks: every finding of the open file, the rule behind it, and the way to its field. */
#include <stdio.h>
#include <string.h>

#include "app/draft/draft_edit.h"
#include "tui/model/edits.h"
#include "tui/screens/screen.h"
#include "tui/widgets/parts.h"

enum { LIST, RULE };

static void cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                 tni_attribute *attribute)
{
    const tn_finding *f = ((const tn_finding *const *)context)[row];
    *attribute = tni_severity_attribute(f->severity);
    switch (column) {
    case 0:
        *text = f->severity == TN_ERROR ? "E" : f->severity == TN_WARNING ? "W" : "N";
        break;
    case 1:
        *text = tn_code_get(f->code)->text;
        break;
    case 2:
        *text = f->at.file ? tn_arena_format(frame, "%s:%u", tni_path_name(f->at.file),
                                             (unsigned)f->at.line)
                           : "-";
        *attribute = ATTR_DIM;
        break;
    default:
        *text = f->message;
        *attribute = ATTR_PLAIN;
    }
}

/* The findings, worst first. */
static void list(const tni_model *m, tn_arena *arena, tni_grid *out)
{
    static const tni_column columns[] = {
        {"", 1, false}, {"Code", 7, false}, {"Where", 24, false}, {"What", 0, false}};
    const tn_findings *findings = m->view.arena ? m->view.ws.findings : NULL;
    const size_t all = findings ? tn_findings_count(findings) : 0;
    const tn_finding **listed = tn_arena_take_array(arena, all + 1, sizeof(const tn_finding *));
    *out = (tni_grid){.columns = columns,
                      .column_count = 4,
                      .cell = cell,
                      .context = listed,
                      .noun = "finding",
                      .empty = m->draft.document ? "ok: nothing to mend in this file."
                                                 : "No file is open: 1 Home, Enter opens one."};
    for (int severity = TN_ERROR; listed && severity >= TN_NOTE; severity--) {
        for (size_t i = 0; i < all; i++) {
            const tn_finding *f = tn_findings_get(findings, i);
            if ((int)f->severity == severity) {
                listed[out->row_count++] = f;
            }
        }
    }
    out->right =
        tn_arena_format(arena, out->row_count == 1 ? "1 finding" : "%d findings", out->row_count);
}

/* The one under the cursor; NULL. */
static const tn_finding *chosen(const tni_model *m, tn_arena *arena)
{
    tni_grid grid;
    tni_screen_grid(&tni_screen_checks, m, LIST, arena, &grid);
    const tn_finding *const *listed = grid.context;
    const int row = tni_screen_row(&tni_screen_checks, m, LIST);
    return row >= 0 && grid.row_count ? listed[row] : NULL; /* memory may be short */
}

static int paragraph(tni_surface *s, tni_area a, int row, const char *head, const char *text,
                     tni_attribute attribute)
{
    if (!text || !*text || row >= a.rows) {
        return row;
    }
    tni_draw_text(s, a, row, 0, a.columns, ATTR_HEAD, head);
    tni_area in = {a.row, a.column + 2, a.rows, a.columns - 2};
    return row + 1 + tni_draw_folded(s, in, row + 1, attribute, text);
}

static void rule(const tni_model *m, tni_surface *s, tni_area a)
{
    const tn_finding *f = chosen(m, s->frame);
    const tn_code_info *info = f ? tn_code_get(f->code) : NULL;
    if (!info) {
        return;
    }
    const char *line = NULL;
    size_t length = 0;
    int row = 1 + tni_draw_folded(s, a, 0, ATTR_PLAIN, info->title);
    row = paragraph(s, a, row, "Found", f->message, ATTR_PLAIN);
    if (f->at.file &&
        tni_workspace_line((void *)&m->view.ws, f->at.file, f->at.line, &line, &length)) {
        row =
            paragraph(s, a, row, "In the file", tn_arena_copy(s->frame, line, length), ATTR_FIELD);
    }
    row = paragraph(s, a, row, tni_draft_can_fix(&m->draft, f) ? "Mend (f does it)" : "Mend",
                    tni_hint(s->frame, f->hint), ATTR_GOOD);
    row = paragraph(s, a, row, "Rule", info->rule, ATTR_PLAIN);
    row = paragraph(s, a, row, "Source", info->source, ATTR_DIM);
    row = paragraph(s, a, row, "Wrong", info->bad, ATTR_ERROR);
    row = paragraph(s, a, row, "Right", info->good, ATTR_GOOD);
    tni_draw_format(s, a, row, 0, ATTR_DIM, "tenor explain %s", info->text);
}

static void draw(const tni_model *m, tni_surface *s, tni_area a)
{
    const bool wide = a.columns >= 120;
    const tni_area low =
        wide ? tni_area_split(&a, -(a.columns * 2 / 5)) : tni_area_cut(&a, -(a.rows / 2));
    const tn_finding *f = chosen(m, s->frame);
    tni_screen_panel(&tni_screen_checks, LIST, m, s, a, "What is to be mended", NULL);
    tni_screen_panel(&tni_screen_checks, RULE, m, s, low, f ? tn_code_get(f->code)->text : "Rule",
                     NULL);
}

/* Moves to the field that a finding is about, on the screen of its file. */
static unsigned go_to(tni_model *m, const tn_finding *f)
{
    const tni_source_file *d = m->view.document;
    const bool own = d && f->at.file && strcmp(f->at.file, d->shown) == 0;
    const bool row = d && d->rows && f->at.file && strcmp(f->at.file, d->rows->file) == 0;
    const tn_tree *tree = own ? d->tree : row ? d->rows : NULL;
    if (!tree) {
        tni_show_message(m, ATTR_DIM, "it is about %s", f->at.file ? f->at.file : "no file");
        return 0;
    }
    const tn_section *at = NULL;
    const tn_entry *entry = NULL;
    for (const tn_section *x = tree->first; x && x->at.line <= f->at.line; x = x->next) {
        at = x;
    }
    for (const tn_entry *e = at ? at->first : NULL; e; e = e->next) {
        const bool before = own || f->at.column >= e->value_at.column;
        entry = e->value_at.line == f->at.line && before ? e : entry;
    }
    if (!at || tni_kind_screen(d->kind) == SCREEN_CHECKS) {
        tni_show_message(m, ATTR_DIM, "line %u of %s", (unsigned)f->at.line, f->at.file);
        return 0;
    }
    snprintf(m->target.kind, TNI_NAME, "%s", at->kind);
    snprintf(m->target.label, TNI_NAME, "%s", at->label);
    snprintf(m->target.key, TNI_NAME, "%s", entry ? entry->key : "");
    m->screen = tni_kind_screen(d->kind);
    return EFF_POINT;
}

static bool act(tni_model *m, tni_action_id action, unsigned *effects)
{
    const tn_finding *f = chosen(m, m->scratch);
    int *row = &m->cursors[SCREEN_CHECKS].row[LIST], rows = 0, columns = 0;
    if (action == ACT_NEXT || action == ACT_PREVIOUS) {
        tni_screen_size(&tni_screen_checks, m, LIST, &rows, &columns);
        *row = tni_clamp(tni_clamp(*row, rows) + (action == ACT_NEXT ? 1 : -1), rows);
        return true;
    }
    if ((action == ACT_OPEN || action == ACT_FIX) && f) {
        *effects = action == ACT_FIX ? tni_fix(m, f) : go_to(m, f);
    }
    return action == ACT_OPEN || action == ACT_FIX;
}

const tni_screen tni_screen_checks = {
    .title = "Checks",
    .short_title = "Chk",
    .panels = 2,
    .panel = {[LIST] = {.list = list}, [RULE] = {.picture = rule}},
    .draw = draw,
    .act = act,
    .verb = "check"};
