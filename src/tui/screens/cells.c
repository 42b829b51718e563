/* Cells of a grid, several at once. */
#include "tui/screens/cells.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "tenor/text.h"
#include "tui/screens/marks.h"

typedef struct cell_edits {
    tni_marks at;
    tni_value_edit *edits;
    size_t count, left_out; /* cells that are no value of the file */
    char why[TNI_MESSAGE];  /* why nothing is changed; "": all is well */
} cell_edits;

static bool begin(tni_model *m, cell_edits *out)
{
    *out = (cell_edits){.count = 0};
    return tni_marks_begin(m, &out->at);
}

static bool target_of(const cell_edits *c, int row, int column, tni_target *out)
{
    *out = (tni_target){0};
    return c->at.grid.target && row < c->at.grid.row_count &&
           c->at.grid.target(c->at.grid.context, tni_marks_row(&c->at, row), column, out);
}

/* --- one value ------------------------------------------------------------------------------- */

/* "4,000.00" is 4000.00 and "(12)" is -12 where people read; a program wants the number alone. */
static const char *plain_number(tn_arena *arena, const char *text)
{
    char *out = tn_arena_take(arena, strlen(text) + 2);
    size_t used = 0, digits = 0;
    const bool negative = *text == '(';
    const char *at = text + negative;
    if (negative && out) {
        out[used++] = '-';
    }
    for (; out && *at && (isdigit((unsigned char)*at) || *at == '.' || *at == ','); at++) {
        const bool grouped = *at == ',' && digits > 0 && isdigit((unsigned char)at[1]) &&
                             isdigit((unsigned char)at[2]) && isdigit((unsigned char)at[3]) &&
                             !isdigit((unsigned char)at[4]);
        if (*at == ',' && !grouped) {
            return text;
        }
        digits += *at != ',' && *at != '.';
        out[used] = *at;
        used += *at != ',';
    }
    const char *rest = at + (negative && *at == ')');
    if (!digits || (*rest && strcmp(rest, "%") != 0)) {
        return text;
    }
    out[used] = *rest;
    return out;
}

/* Why the text is no value of the type; NULL: it is one, "" takes the value away. */
static const char *refusal(const tni_target *t, const char *text)
{
    const size_t length = strlen(text);
    const tn_field_type type = t->rule ? t->rule->type : TN_F_TEXT;
    int64_t whole;
    tn_price price;
    tn_percent percent;
    if (!*text) {
        return strcmp(t->key, "key") == 0 ? "is no name" : NULL;
    }
    if (type == TN_F_WHOLE &&
        tn_whole_parse(text, length, t->rule->min > 0 ? t->rule->min : 0,
                       t->rule->max > 0 ? t->rule->max : TN_QUANTITY_MAX, &whole) != TN_OK) {
        return "is no whole number that may stand there";
    }
    if ((type == TN_F_PRICE || type == TN_F_AMOUNT) &&
        tn_price_parse(text, length, &price, NULL) != TN_OK) {
        return "is no price";
    }
    if (type == TN_F_PERCENT && tn_percent_parse(text, length, &percent, NULL) != TN_OK) {
        return "is no percent";
    }
    return NULL;
}

static void add_edit(cell_edits *c, const tni_target *t, const char *value)
{
    tn_arena *arena = c->at.m->scratch;
    tni_value_edit *e = tn_arena_append(arena, &c->edits, &c->count, sizeof(*e));
    if (e) {
        *e = (tni_value_edit){.kind = tn_arena_text(arena, t->kind),
                              .label = tn_arena_text(arena, t->label),
                              .key = tn_arena_text(arena, t->key),
                              .value = value ? tn_arena_text(arena, value) : NULL};
    }
    if (tn_arena_failed(arena)) {
        snprintf(c->why, sizeof(c->why), "memory is short");
    }
}

/* One value that is written; what the file says already is left alone. */
static void put_value(cell_edits *c, const tni_target *t, const char *text)
{
    const tni_model *m = c->at.m;
    const bool number = t->rule && (t->rule->type == TN_F_WHOLE || t->rule->type == TN_F_PRICE ||
                                    t->rule->type == TN_F_AMOUNT || t->rule->type == TN_F_PERCENT);
    const char *value = number ? plain_number(m->scratch, text) : text;
    value = strcmp(value, "-") == 0 ? "" : value;
    const char *now =
        tni_source_value(tni_written(m)->document, m->scratch, t->kind, t->label, t->key);
    const bool own_name = strcmp(t->key, "key") == 0;
    now = now ? now : own_name ? t->label : "";
    if (strcmp(now, value) == 0 || *c->why) {
        return;
    }
    const char *why = refusal(t, value);
    if (why) {
        const int shown = (int)strcspn(value, "\n");
        snprintf(c->why, sizeof(c->why), "%s %s: '%.*s' %s", t->label, t->key,
                 shown < 40 ? shown : 40, value, why);
        return;
    }
    add_edit(c, t, value);
}

/* All edits as one step. */
static unsigned finish(cell_edits *c, const char *name)
{
    size_t failed = 0;
    const char *reason = "";
    tni_model *m = c->at.m;
    if (!*c->why && c->count == 0) {
        tni_show_message(m, ATTR_DIM, "%s: nothing changes", name);
        return 0;
    }
    if (!*c->why &&
        tni_draft_set_values(&m->draft, c->edits, c->count, name, &failed, &reason) != TN_OK) {
        const tni_value_edit *e = failed < c->count ? &c->edits[failed] : NULL;
        snprintf(c->why, sizeof(c->why), "%.50s %.50s: %s", e ? e->label : "", e ? e->key : "",
                 reason);
    }
    if (*c->why) {
        tni_show_message(m, ATTR_ERROR, "nothing was changed: %s", c->why);
        return 0;
    }
    if (c->left_out) {
        tni_show_message(m, ATTR_WARNING, "%s; %zu computed cells left out; u takes it back", name,
                         c->left_out);
    } else {
        tni_show_message(m, ATTR_GOOD, "%s; u takes it back", name);
    }
    return EFF_VIEW | EFF_LOG;
}

/* --- paste ----------------------------------------------------------------------------------- */

/* The next cell of tab-separated text, without its quotes; *at moves behind it, *end: a tab, a line
 * end or 0 was there. */
static const char *next_cell(tn_arena *arena, const char **at, char *end)
{
    char *out = tn_arena_take(arena, strlen(*at) + 1);
    size_t used = 0;
    const char *p = *at;
    const bool quoted = *p == '"' && strchr(p + 1, '"');
    p += quoted;
    for (bool open = quoted; out && *p && (open || (*p != '\t' && *p != '\n')); p++) {
        if (open && *p == '"' && p[1] != '"') {
            open = false;
            continue;
        }
        p += open && *p == '"';
        out[used++] = *p;
    }
    while (used > 0 && out[used - 1] == ' ') {
        used--;
    }
    *end = *p;
    *at = p + (*p != '\0');
    if (out) {
        out[used] = '\0';
    }
    return out ? out + strspn(out, " ") : "";
}

/* A row behind the last: its first cell says which. */
static bool begin_row(cell_edits *c, const char *first, tni_target *out)
{
    const char *reason = "there are not so many rows";
    if (c->at.column > 0 || !c->at.grid.add ||
        !c->at.grid.add(c->at.grid.context, first, out, &reason)) {
        snprintf(c->why, sizeof(c->why), "'%.60s': %s", first, reason);
        return false;
    }
    return true;
}

/* Cells of a row that is pasted: the name of a row that is there last, as others find it by it. */
static void paste_row(cell_edits *c, int row, const char **at)
{
    tn_arena *arena = c->at.m->scratch;
    const bool is_new = row >= c->at.grid.row_count;
    tni_target own = {0}, rename = {0};
    const char *name = NULL;
    char end = '\t';
    for (int column = c->at.column; end == '\t' && !*c->why; column++) {
        tni_target t;
        if (column < c->at.grid.column_count && c->at.grid.hidden >> column & 1U) {
            continue; /* what is not seen is not written */
        }
        const char *text = next_cell(arena, at, &end);
        if (column >= c->at.grid.column_count) {
            snprintf(c->why, sizeof(c->why), "%d columns are pasted, and %d are there",
                     column - c->at.column + 1, c->at.grid.column_count - c->at.column);
        } else if (is_new && column == c->at.column) {
            if (begin_row(c, text, &own) && *own.key) {
                add_edit(c, &own, text);
            }
        } else if (!target_of(c, is_new ? c->at.grid.row_count - 1 : row, column, &t)) {
            snprintf(c->why, sizeof(c->why), "these cells are no values of the file");
        } else if (t.fixed) {
            c->left_out++;
        } else if (strcmp(t.key, "key") == 0 && column == 0) {
            rename = t;
            name = text;
        } else {
            if (is_new) {
                memcpy(t.label, own.label, sizeof(t.label));
            }
            put_value(c, &t, text);
        }
    }
    if (name && !*c->why) {
        tni_target known;
        const char *reason = NULL;
        const bool same = strcmp(name, rename.label) == 0;
        if (!same && c->at.grid.add && !c->at.grid.add(c->at.grid.context, name, &known, &reason)) {
            snprintf(c->why, sizeof(c->why), "'%.60s': %s", name, reason);
        } else if (!same) {
            put_value(c, &rename, name);
        }
    }
}

bool tni_cells_paste(tni_model *m, const char *text, unsigned *out_effects)
{
    cell_edits c;
    char step[TNI_STEP_NAME];
    tni_target t;
    const bool grid = begin(m, &c) && c.at.grid.target;
    *out_effects = 0;
    if (!grid || c.at.grid.row_count == 0) {
        return false;
    }
    int rows = 0;
    const char *at = text;
    if (!strpbrk(text, "\t\n") && target_of(&c, c.at.row, c.at.column, &t) && t.fixed) {
        tni_show_message(m, ATTR_WARNING, "%s", t.fixed);
        return true;
    }
    for (; *at && !*c.why; rows++) {
        paste_row(&c, c.at.row + rows, &at);
    }
    snprintf(step, sizeof(step), "paste %d row%s", rows, rows == 1 ? "" : "s");
    *out_effects = finish(&c, step);
    return true;
}

/* --- copy and cut ---------------------------------------------------------------------------- */

/* The value as the file has it, else what is shown. */
static const char *value_of(const cell_edits *c, int row, int column)
{
    tni_target t;
    const tni_model *m = c->at.m;
    if (target_of(c, row, column, &t) && !t.fixed) {
        const char *now =
            tni_source_value(tni_written(m)->document, m->scratch, t.kind, t.label, t.key);
        const char *label = strcmp(t.key, "key") == 0 ? tn_arena_text(m->scratch, t.label) : NULL;
        return now ? now : label ? label : "";
    }
    return plain_number(m->scratch,
                        tni_grid_text(&c->at.grid, m->scratch, tni_marks_row(&c->at, row), column));
}

unsigned tni_cells_copy(tni_model *m, bool cut)
{
    cell_edits c;
    size_t taken = 0;
    if (!begin(m, &c) || c.at.grid.row_count == 0) {
        tni_show_message(m, ATTR_DIM, "nothing to copy here");
        return 0;
    }
    tn_buffer_cut(&m->copied, 0);
    for (int row = 0; row < c.at.grid.row_count; row++) {
        bool first = true;
        const bool whole = cut && tni_marks_mean_row(&c.at, row);
        tni_target t;
        for (int i = 0; i < c.at.grid.column_count; i++) {
            if (!tni_marks_mean(&c.at, row, i)) {
                continue;
            }
            tn_buffer_text(&m->copied, first ? taken ? "\n" : "" : "\t");
            tn_buffer_text(&m->copied, value_of(&c, row, i));
            first = false;
            taken++;
            if (cut && !whole && target_of(&c, row, i, &t) && !t.fixed) {
                put_value(&c, &t, "");
            }
        }
        if (whole && target_of(&c, row, 0, &t)) {
            add_edit(&c, &t, NULL);
        }
    }
    char name[TNI_STEP_NAME];
    snprintf(name, sizeof(name), "%s %zu cell%s", cut ? "cut" : "copied", taken,
             taken == 1 ? "" : "s");
    tni_show_message(m, ATTR_GOOD, "%s; p pastes", name);
    return EFF_COPY | (cut ? finish(&c, name) : 0);
}

/* --- fill ------------------------------------------------------------------------------------ */

unsigned tni_cells_fill(tni_model *m)
{
    cell_edits c;
    if (!begin(m, &c) || !c.at.grid.target || (!c.at.any && c.at.row == 0)) {
        tni_show_message(m, ATTR_DIM, "nothing above to fill from: mark cells, or go a row down");
        return 0;
    }
    for (int i = 0; i < c.at.grid.column_count; i++) {
        const char *value = NULL;
        for (int row = 0; row < c.at.grid.row_count; row++) {
            tni_target t;
            const bool meant = tni_marks_mean(&c.at, row, i);
            if (!c.at.any && meant) {
                value = value_of(&c, row - 1, i);
            } else if (meant && !value) {
                value = value_of(&c, row, i);
                continue;
            }
            if (meant && target_of(&c, row, i, &t)) {
                if (t.fixed || strcmp(t.key, "key") == 0) {
                    c.left_out++;
                } else {
                    put_value(&c, &t, value);
                }
            }
        }
    }
    return finish(&c, "fill down");
}

/* --- change ---------------------------------------------------------------------------------- */

static bool means_row(const cell_edits *c, int row)
{
    bool any = false;
    for (int i = 0; i < c->at.grid.column_count && !any; i++) {
        any = tni_marks_mean(&c->at, row, i);
    }
    return any;
}

unsigned tni_cells_change(tni_model *m, const char *name, const char *key, tni_cell_change change,
                          const void *how)
{
    cell_edits c;
    if (!begin(m, &c) || !c.at.grid.target) {
        tni_show_message(m, ATTR_DIM, "no cells here: go to a grid, mark cells with Space or V");
        return 0;
    }
    for (int row = 0; row < c.at.grid.row_count && !*c.why; row++) {
        for (int i = 0; i < c.at.grid.column_count && !*c.why; i++) {
            tni_target t;
            const char *out = NULL, *why = NULL;
            const bool meant = key ? means_row(&c, row) : tni_marks_mean(&c.at, row, i);
            if (!meant || !target_of(&c, row, i, &t) || (key && strcmp(t.key, key) != 0)) {
                continue;
            }
            if (t.fixed || strcmp(t.key, "key") == 0) {
                c.left_out++;
            } else if (change(m, how, &t, value_of(&c, row, i), &out, &why)) {
                put_value(&c, &t, out);
            } else if (why) {
                snprintf(c.why, sizeof(c.why), "%s %s: %s", t.label, t.key, why);
            }
        }
    }
    return finish(&c, name);
}
