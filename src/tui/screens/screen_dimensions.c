/* Dimensions: the product as a grid of dimensions and durations; the form of the one under the
 * cursor with its counters; what is wrong with it beside. */
#include <stdio.h>
#include <string.h>

#include "tui/model/edits.h"
#include "tui/model/overlay.h"
#include "tui/screens/screen.h"
#include "tui/widgets/form.h"
#include "tui/widgets/parts.h"
#include "tui/widgets/table.h"

enum { GRID, FORM, PRODUCT, COLUMNS_MAX = 20 };

static const tni_view *as_written(const tni_model *m)
{
    return m->view.document && m->view.document->tree ? &m->view : tni_seen(m);
}

/* The dimensions that the search leaves; rows NULL: only how many. */
static int list_dimensions(const tni_model *m, const tn_section **rows)
{
    const tni_view *view = as_written(m);
    const char *find = m->cursors[SCREEN_DIMENSIONS].find;
    int count = 0;
    for (size_t i = 0; i < view->dimension_count; i++) {
        if (!*find || tni_holds(view->dimensions[i]->label, find)) {
            if (rows) {
                rows[count] = view->dimensions[i];
            }
            count++;
        }
    }
    return count;
}

static int dimension_count(const tni_model *m)
{
    return list_dimensions(m, NULL);
}

/* All of them, in memory of the arena; NULL: there is none. */
static const tn_section **dimensions_of(const tni_model *m, tn_arena *arena, int *count)
{
    const tn_section **rows =
        arena ? tn_arena_take_array(arena, as_written(m)->dimension_count + 1, sizeof(*rows))
              : NULL;
    *count = rows ? list_dimensions(m, rows) : 0;
    return rows;
}

static const tn_section *chosen(const tni_model *m)
{
    const tni_view *view = as_written(m);
    const tni_screen_cursor *position = &m->cursors[SCREEN_DIMENSIONS];
    int row = tni_clamp(position->row[GRID], dimension_count(m));
    for (size_t i = 0; i < view->dimension_count; i++) {
        const tn_section *x = view->dimensions[i];
        if ((!*position->find || tni_holds(x->label, position->find)) && row-- == 0) {
            return x;
        }
    }
    return NULL;
}

typedef struct grid_columns {
    char keys[COLUMNS_MAX][TNI_NAME], titles[COLUMNS_MAX][TNI_NAME];
    tni_column heads[COLUMNS_MAX];
    int count;
    const tni_model *m;
    const tn_section **rows;
} grid_columns;

static void add_column(grid_columns *c, const char *key, const char *title, int width, bool right)
{
    if (c->count < COLUMNS_MAX) {
        snprintf(c->keys[c->count], TNI_NAME, "%s", key);
        snprintf(c->titles[c->count], TNI_NAME, "%s", title);
        c->heads[c->count] = (tni_column){c->titles[c->count], width, right};
        c->count++;
    }
}

static void make_columns(const tni_model *m, grid_columns *c)
{
    const tni_view *view = tni_seen(m);
    const tn_product *p = view->document ? view->document->product : NULL;
    char duration[32], key[TNI_NAME];
    *c = (grid_columns){.m = m};
    add_column(c, "", "API name", 16, false);
    add_column(c, "name", "Name", 0, false);
    for (size_t i = 0; p && i < p->month_count && i < COLUMNS_MAX - 4; i++) {
        tn_duration_format(p->months[i], duration);
        snprintf(key, sizeof(key), "price.%s", duration);
        add_column(c, key, duration, 9, true);
    }
    add_column(c, "payg", "payg", 8, true);
    add_column(c, "!", "", 2, false);
}

static void cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                 tni_attribute *attribute)
{
    const grid_columns *c = context;
    const tn_section *x = c->rows[row];
    const char *key = c->keys[column];
    if (*key == '!') {
        const tn_finding *f = tni_worst_of(c->m, "dimension", x->label);
        *text = !f || f->severity == TN_NOTE ? "" : f->severity == TN_ERROR ? "E" : "W";
        *attribute = f && f->severity == TN_ERROR ? ATTR_ERROR : ATTR_WARNING;
        return;
    }
    const char *value =
        *key ? tni_source_value(as_written(c->m)->document, frame, "dimension", x->label, key)
             : x->label;
    const tn_finding *f = *key ? tni_finding_about(c->m, "dimension", x->label, key) : NULL;
    *text = value ? value : "-";
    *attribute = f && f->severity == TN_ERROR     ? ATTR_ERROR
                 : f && f->severity == TN_WARNING ? ATTR_WARNING
                 : !value                         ? ATTR_DIM
                                                  : ATTR_PLAIN;
}

static void draw_grid(const tni_model *m, tni_surface *s, tni_area a)
{
    const tni_screen_cursor *position = &m->cursors[SCREEN_DIMENSIONS];
    grid_columns c;
    char right[64];
    make_columns(m, &c);
    int count = 0;
    c.rows = dimensions_of(m, s->frame, &count);
    snprintf(right, sizeof(right), "%d dimensions", count);
    tni_draw_frame(s, a, "Dimensions: prices are for the whole duration", right,
                   position->panel == GRID);
    const tn_section *x = chosen(m);
    const char *key = c.keys[tni_clamp(position->column[GRID], c.count)];
    const tni_grid grid = {
        .columns = c.heads,
        .column_count = c.count,
        .row_count = count,
        .cell = cell,
        .context = &c,
        .cells = true,
        .edit = position->panel == GRID && x && tni_edits(m, "dimension", x->label, key) ? &m->line
                                                                                         : NULL,
        .empty = "No dimensions yet: a adds one."};
    tni_grid_draw(&grid, s, tni_area_inside(a), position, GRID, position->panel == GRID);
}

static tni_input_form form_of(const tni_model *m, tn_arena *arena, int panel)
{
    tni_input_form f = {.arena = arena};
    const tn_section *x = chosen(m);
    if (panel == PRODUCT) {
        tni_form_section(&f, m, "product", "product", "");
    } else if (x) {
        tni_form_section(&f, m, "product", "dimension", x->label);
    }
    return f;
}

static void draw(const tni_model *m, tni_surface *s, tni_area a)
{
    const tni_screen_cursor *position = &m->cursors[SCREEN_DIMENSIONS];
    const int panel = position->panel == PRODUCT ? PRODUCT : FORM;
    tni_area low = tni_area_cut(&a, -(a.rows * 11 / 20));
    draw_grid(m, s, a);
    tni_area left = tni_area_split(&low, low.columns * 11 / 20);
    const tni_input_form f = form_of(m, s->frame, panel);
    tni_draw_frame(s, left, panel == PRODUCT ? "Product" : "Dimension", "Tab: next panel",
                   position->panel != GRID);
    tni_form_draw(&f, m, s, tni_area_inside(left), position, panel, position->panel == panel);
    const tn_section *x = chosen(m);
    const bool whole = panel == PRODUCT || !x;
    tni_draw_frame(s, low, whole ? "Checks of the product" : "Checks of this dimension", NULL,
                   false);
    tni_findings_draw(m, s, tni_area_inside(low), whole ? "product" : "dimension",
                      whole ? "" : x->label);
}

static void size(const tni_model *m, int panel, int *rows, int *cells)
{
    grid_columns c;
    tn_arena *arena = tn_arena_new(NULL);
    make_columns(m, &c);
    *rows = panel == GRID ? dimension_count(m) : arena ? form_of(m, arena, panel).count : 0;
    *cells = panel == GRID ? c.count : 1;
    tn_arena_free(arena);
}

static bool target(const tni_model *m, tn_arena *arena, tni_target *out)
{
    const tni_screen_cursor *position = &m->cursors[SCREEN_DIMENSIONS];
    const tn_section *x = chosen(m);
    if (position->panel != GRID) {
        const tni_input_form f = form_of(m, arena, position->panel);
        const tni_input *in = tni_form_at(&f, position, position->panel);
        if (in) {
            *out = in->target;
        }
        return in != NULL;
    }
    grid_columns c;
    make_columns(m, &c);
    const char *key = c.keys[tni_clamp(position->column[GRID], c.count)];
    if (!x) {
        return false;
    }
    tni_target_set(out, "product", "dimension", x->label, *key && *key != '!' ? key : "key");
    out->limit = tni_limit_of(m, "dimension", out->key);
    out->whole = true;
    return true;
}

static void point(tni_model *m, const tni_target *t)
{
    tni_screen_cursor *position = &m->cursors[SCREEN_DIMENSIONS];
    position->panel = strcmp(t->kind, "dimension") == 0 ? FORM : PRODUCT;
    tn_arena *arena = tn_arena_new(NULL);
    int count = 0;
    const tn_section **rows = dimensions_of(m, arena, &count);
    for (int i = 0; i < count; i++) {
        position->row[GRID] = strcmp(rows[i]->label, t->label) == 0 ? i : position->row[GRID];
    }
    const tni_input_form f = arena ? form_of(m, arena, position->panel) : (tni_input_form){0};
    for (int i = 0; i < f.count; i++) {
        if (strcmp(f.inputs[i].target.key, t->key) == 0) {
            position->row[position->panel] = i;
        }
    }
    tn_arena_free(arena);
}

/* The dimension under the cursor past the one that is shown beside it. */
static unsigned move_dimension(tni_model *m, int step)
{
    tn_arena *arena = tn_arena_new(NULL);
    int count = 0;
    const tn_section **rows = dimensions_of(m, arena, &count);
    int *row = &m->cursors[SCREEN_DIMENSIONS].row[GRID];
    const int at = tni_clamp(*row, count), other = at + step;
    unsigned effects = 0;
    if (other < 0 || other >= count) {
        tni_show_message(m, ATTR_DIM, step < 0 ? "it is the first" : "it is the last");
    } else {
        effects = tni_edit_swap_sections(m, "dimension", rows[at]->label, rows[other]->label, step);
        *row = effects ? other : *row;
    }
    tn_arena_free(arena);
    return effects;
}

static bool act(tni_model *m, tni_action_id action, unsigned *effects)
{
    const tni_screen_cursor *position = &m->cursors[SCREEN_DIMENSIONS];
    *effects = 0;
    if (action == ACT_ADD) {
        tni_target_set(&m->target, "product", "dimension", "", "");
        tni_overlay_begin(m, OVER_LINE, tni_take_label,
                          "API name of the new dimension (it can never change)");
        return true;
    }
    if ((action == ACT_MOVE_DOWN || action == ACT_MOVE_UP) && position->panel != PRODUCT) {
        *effects = move_dimension(m, action == ACT_MOVE_DOWN ? 1 : -1);
        return true;
    }
    if ((action == ACT_NEXT || action == ACT_PREVIOUS) && position->panel == GRID) {
        tn_arena *arena = tn_arena_new(NULL);
        const int step = action == ACT_NEXT ? 1 : -1;
        int count = 0, i = position->row[GRID] + step;
        const tn_section **rows = dimensions_of(m, arena, &count);
        while (i >= 0 && i < count && !tni_worst_of(m, "dimension", rows[i]->label)) {
            i += step;
        }
        tn_arena_free(arena);
        if (i >= 0 && i < count) {
            m->cursors[SCREEN_DIMENSIONS].row[GRID] = i;
            return true;
        }
        tni_show_message(m, ATTR_DIM, "no further finding");
        return true;
    }
    return false;
}

const tni_screen tni_screen_dimensions = {.title = "Dimensions",
                                          .short_title = "Dims",
                                          .panels = 3,
                                          .draw = draw,
                                          .size = size,
                                          .target = target,
                                          .act = act,
                                          .point = point,
                                          .verb = "show"};
