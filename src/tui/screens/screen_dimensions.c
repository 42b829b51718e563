/* Dimensions: the product as a grid of dimensions and durations; the form of the one under the
 * cursor with its counters; what is wrong with it beside. */
#include <stdio.h>
#include <string.h>

#include "tui/model/edits.h"
#include "tui/model/overlay.h"
#include "tui/screens/screen.h"
#include "tui/widgets/parts.h"

enum { GRID, FORM, PRODUCT, COLUMNS_MAX = 20 };

/* The dimensions that the search leaves, *count of them. */
static const tn_section **dimensions_of(const tni_model *m, tn_arena *arena, int *count)
{
    const tni_view *view = tni_written(m);
    const char *find = m->cursors[SCREEN_DIMENSIONS].find;
    const tn_section **rows = tn_arena_take_array(arena, view->dimension_count + 1, sizeof(*rows));
    *count = 0;
    for (size_t i = 0; rows && i < view->dimension_count; i++) {
        if (!*find || tni_holds(view->dimensions[i]->label, find)) {
            rows[(*count)++] = view->dimensions[i];
        }
    }
    return rows;
}

/* The one under the cursor; NULL. */
static const tn_section *chosen(const tni_model *m, tn_arena *arena)
{
    int count = 0;
    const tn_section **rows = dimensions_of(m, arena, &count);
    return count ? rows[tni_clamp(m->cursors[SCREEN_DIMENSIONS].row[GRID], count)] : NULL;
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

static grid_columns *make_columns(const tni_model *m, tn_arena *arena)
{
    grid_columns *c = tn_arena_take(arena, sizeof(*c));
    const tni_view *view = tni_seen(m);
    const tn_product *product = view->document ? view->document->product : NULL;
    char duration[32], key[TNI_NAME];
    if (!c) {
        return NULL;
    }
    *c = (grid_columns){.m = m};
    add_column(c, "", "API name", 16, false);
    add_column(c, "name", "Name", 0, false);
    for (size_t i = 0; product && i < product->month_count && i < COLUMNS_MAX - 4; i++) {
        tn_duration_format(product->months[i], duration);
        snprintf(key, sizeof(key), "price.%s", duration);
        add_column(c, key, duration, 9, true);
    }
    add_column(c, "payg", "payg", 8, true);
    add_column(c, "!", "", 2, false);
    return c;
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
        *attribute = f ? tni_severity_attribute(f->severity) : ATTR_PLAIN;
        return;
    }
    const char *value =
        *key ? tni_source_value(tni_written(c->m)->document, frame, "dimension", x->label, key)
             : x->label;
    const tn_finding *f = *key ? tni_finding_about(c->m, "dimension", x->label, key) : NULL;
    *text = value ? value : "-";
    *attribute = f && f->severity != TN_NOTE ? tni_severity_attribute(f->severity)
                 : !value                    ? ATTR_DIM
                                             : ATTR_PLAIN;
}

/* The key of the column under the cursor. */
static const char *key_at(const tni_model *m, const grid_columns *c)
{
    return c->keys[tni_clamp(m->cursors[SCREEN_DIMENSIONS].column[GRID], c->count)];
}

static void list(const tni_model *m, tn_arena *arena, tni_grid *out)
{
    int count = 0;
    grid_columns *c = make_columns(m, arena);
    const tn_section **rows = dimensions_of(m, arena, &count);
    if (!c || !rows) {
        return;
    }
    const tn_section *x = chosen(m, arena);
    const bool here = m->cursors[SCREEN_DIMENSIONS].panel == GRID && x;
    c->rows = rows;
    *out = (tni_grid){.columns = c->heads,
                      .column_count = c->count,
                      .row_count = count,
                      .cell = cell,
                      .context = c,
                      .cells = true,
                      .right = tn_arena_format(arena, "%d dimensions", count),
                      .empty = "No dimensions yet: a adds one."};
    out->edit = here && tni_edits(m, "dimension", x->label, key_at(m, c)) ? &m->line : NULL;
}

static tni_input_form product_form(const tni_model *m, tn_arena *arena)
{
    tni_input_form f = {.arena = arena};
    tni_form_section(&f, m, "product", "product", "");
    return f;
}

static tni_input_form dimension_form(const tni_model *m, tn_arena *arena)
{
    tni_input_form f = {.arena = arena};
    const tn_section *x = chosen(m, arena);
    if (x) {
        tni_form_section(&f, m, "product", "dimension", x->label);
    }
    return f;
}

static void draw(const tni_model *m, tni_surface *s, tni_area a)
{
    const int panel = m->cursors[SCREEN_DIMENSIONS].panel == PRODUCT ? PRODUCT : FORM;
    const tn_section *x = chosen(m, s->frame);
    const bool whole = panel == PRODUCT || !x;
    tni_area low = tni_area_cut(&a, -(a.rows * 11 / 20));
    tni_screen_panel(&tni_screen_dimensions, GRID, m, s, a,
                     "Dimensions: prices are for the whole duration", NULL);
    tni_screen_panel(&tni_screen_dimensions, panel, m, s,
                     tni_area_split(&low, low.columns * 11 / 20),
                     panel == PRODUCT ? "Product" : "Dimension", "Tab: next panel");
    tni_draw_frame(s, low, whole ? "Checks of the product" : "Checks of this dimension", NULL,
                   false);
    tni_findings_draw(m, s, tni_area_inside(low), whole ? "product" : "dimension",
                      whole ? "" : x->label);
}

static bool target(const tni_model *m, tni_target *out)
{
    const tn_section *x = chosen(m, m->scratch);
    const grid_columns *c = make_columns(m, m->scratch);
    if (!x || !c) {
        return false;
    }
    const char *key = key_at(m, c);
    tni_target_set(out, "product", "dimension", x->label, *key && *key != '!' ? key : "key");
    out->limit = tni_limit_of(m, "dimension", out->key);
    out->whole = true;
    return true;
}

static void point(tni_model *m, const tni_target *t)
{
    tni_screen_cursor *position = &m->cursors[SCREEN_DIMENSIONS];
    int count = 0;
    const tn_section **rows = dimensions_of(m, m->scratch, &count);
    position->panel = strcmp(t->kind, "dimension") == 0 ? FORM : PRODUCT;
    for (int i = 0; i < count; i++) {
        position->row[GRID] = strcmp(rows[i]->label, t->label) == 0 ? i : position->row[GRID];
    }
}

/* Swaps the dimension under the cursor with its neighbour. */
static unsigned move_dimension(tni_model *m, int step)
{
    int count = 0;
    const tn_section **rows = dimensions_of(m, m->scratch, &count);
    int *row = &m->cursors[SCREEN_DIMENSIONS].row[GRID];
    const int at = tni_clamp(*row, count), other = at + step;
    unsigned effects = 0;
    if (other < 0 || other >= count) {
        tni_show_message(m, ATTR_DIM, step < 0 ? "it is the first" : "it is the last");
    } else {
        effects = tni_edit_swap_sections(m, "dimension", rows[at]->label, rows[other]->label, step);
        *row = effects ? other : *row;
    }
    return effects;
}

static bool act(tni_model *m, tni_action_id action, unsigned *effects)
{
    const tni_screen_cursor *position = &m->cursors[SCREEN_DIMENSIONS];
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
        const int step = action == ACT_NEXT ? 1 : -1;
        int count = 0, i = position->row[GRID] + step;
        const tn_section **rows = dimensions_of(m, m->scratch, &count);
        while (i >= 0 && i < count && !tni_worst_of(m, "dimension", rows[i]->label)) {
            i += step;
        }
        if (i >= 0 && i < count) {
            m->cursors[SCREEN_DIMENSIONS].row[GRID] = i;
        } else {
            tni_show_message(m, ATTR_DIM, "no further finding");
        }
        return true;
    }
    return false;
}

const tni_screen tni_screen_dimensions = {.title = "Dimensions",
                                          .short_title = "Dims",
                                          .panels = 3,
                                          .panel = {[GRID] = {.list = list},
                                                    [FORM] = {.form = dimension_form},
                                                    [PRODUCT] = {.form = product_form}},
                                          .draw = draw,
                                          .target = target,
                                          .act = act,
                                          .point = point,
                                          .verb = "show"};
