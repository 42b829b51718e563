/* Dimensions: the product as a grid of dimensions and durations; the form of the one under the
 * cursor with its counters; what is wrong with it beside. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "tui/model/edits.h"
#include "tui/model/overlay.h"
#include "tui/screens/screen.h"
#include "tui/widgets/parts.h"

enum { GRID, FORM, CHECKS, PRODUCT, PRODUCT_CHECKS, COLUMNS_MAX = 20 };

/* The one under the cursor; NULL. */
static const tn_section *chosen(const tni_model *m)
{
    const int row = tni_screen_row(&tni_screen_dimensions, m, GRID);
    return row >= 0 ? tni_written(m)->dimensions[row] : NULL;
}

typedef struct grid_columns {
    char keys[COLUMNS_MAX][TNI_NAME], titles[COLUMNS_MAX][TNI_NAME];
    tni_column heads[COLUMNS_MAX];
    int count;
    const tni_model *m;
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
    const tn_section *x = tni_written(c->m)->dimensions[row];
    const char *key = c->keys[column];
    if (*key == '!') {
        const tn_finding *f = tni_worst_of(c->m, "dimension", x->label);
        *text = !f || f->severity == TN_NOTE ? "" : f->severity == TN_ERROR ? "E" : "W";
        *attribute = f ? tni_severity_attribute(f->severity) : ATTR_PLAIN;
        return;
    }
    const char *value = tni_source_value(tni_written(c->m)->document, frame, "dimension", x->label,
                                         *key ? key : "key");
    value = value || *key ? value : x->label;
    const tn_finding *f = *key ? tni_finding_about(c->m, "dimension", x->label, key) : NULL;
    *text = value ? value : "-";
    *attribute = f && f->severity != TN_NOTE ? tni_severity_attribute(f->severity)
                 : !value                    ? ATTR_DIM
                                             : ATTR_PLAIN;
}

static bool target(const void *context, int row, int column, tni_target *out)
{
    const grid_columns *c = context;
    const char *key = c->keys[column];
    const bool is_value = *key != '!';
    tni_target_set(out, "product", "dimension", tni_written(c->m)->dimensions[row]->label,
                   !*key      ? "key"
                   : is_value ? key
                              : "");
    out->limit = tni_limit_of(c->m, "dimension", out->key);
    out->whole = true;
    out->fixed = is_value ? NULL : "this column says what Checks found; it is no value of the file";
    return true;
}

/* A new dimension is called as it will be for ever, so the name has to be one. */
static bool add(const void *context, const char *first, tni_target *out, const char **reason)
{
    const grid_columns *c = context;
    const tni_view *view = tni_written(c->m);
    size_t length = 0;
    while (isalnum((unsigned char)first[length]) || first[length] == '_') {
        length++;
    }
    *reason = "is no API name: letters, digits and _";
    for (size_t i = 0; i < view->dimension_count; i++) {
        if (strcmp(view->dimensions[i]->label, first) == 0) {
            *reason = "a dimension of this name is there already";
            return false;
        }
    }
    tni_target_set(out, "product", "dimension", first, "");
    return length > 0 && length < TNI_NAME && !first[length];
}

static void list(const tni_model *m, tn_arena *arena, tni_grid *out)
{
    grid_columns *c = make_columns(m, arena);
    const int count = (int)tni_written(m)->dimension_count;
    if (!c) {
        return;
    }
    const char *noun = count == 1 ? "dimension" : "dimensions";
    *out = (tni_grid){.columns = c->heads,
                      .column_count = c->count,
                      .row_count = count,
                      .cell = cell,
                      .target = target,
                      .add = add,
                      .context = c,
                      .cells = true,
                      .right = tn_arena_format(arena, "%d %s", count, noun),
                      .empty = "No dimensions yet: a adds one."};
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
    const tn_section *x = chosen(m);
    if (x) {
        tni_form_section(&f, m, "product", "dimension", x->label);
    }
    return f;
}

static void product_checks(const tni_model *m, tni_surface *s, tni_area a)
{
    tni_findings_draw(m, s, a, "product", "");
}

static void checks(const tni_model *m, tni_surface *s, tni_area a)
{
    const tn_section *x = chosen(m);
    tni_findings_draw(m, s, a, x ? "dimension" : "product", x ? x->label : "");
}

static void draw(const tni_model *m, tni_surface *s, tni_area a)
{
    const bool product = m->cursors[SCREEN_DIMENSIONS].panel >= PRODUCT;
    const int form =
        tni_screen_wants(&tni_screen_dimensions, m, product ? PRODUCT : FORM, s->frame);
    const int grid = tni_screen_wants(&tni_screen_dimensions, m, GRID, s->frame);
    tni_area low = tni_area_cut(&a, -tni_share_rows(a.rows, grid, form, 11, 20));
    tni_screen_panel(&tni_screen_dimensions, GRID, m, s, a,
                     "Dimensions: prices are for the whole duration", NULL);
    tni_screen_panel(&tni_screen_dimensions, product ? PRODUCT : FORM, m, s,
                     tni_area_split(&low, low.columns * 11 / 20), product ? "Product" : "Dimension",
                     "Tab: next panel");
    tni_screen_panel(&tni_screen_dimensions, product ? PRODUCT_CHECKS : CHECKS, m, s, low,
                     product || !chosen(m) ? "Checks of the product" : "Checks of this dimension",
                     NULL);
}

/* The row of a dimension; -1. */
static int row_of(const tni_model *m, const char *label)
{
    const tni_view *view = tni_written(m);
    for (size_t i = 0; i < view->dimension_count; i++) {
        if (strcmp(view->dimensions[i]->label, label) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static void point(tni_model *m, const tni_target *t)
{
    tni_screen_cursor *position = &m->cursors[SCREEN_DIMENSIONS];
    const bool row = strcmp(t->kind, "dimension") == 0;
    position->panel = !row ? PRODUCT : *t->key ? FORM : position->panel == FORM ? FORM : GRID;
    if (row) {
        tni_screen_to_row(&tni_screen_dimensions, m, GRID, row_of(m, t->label));
    }
}

/* Swaps the dimension under the cursor with its neighbour in the file. */
static unsigned move_dimension(tni_model *m, int step)
{
    const tni_view *view = tni_written(m);
    const int at = tni_screen_row(&tni_screen_dimensions, m, GRID), other = at + step;
    if (at < 0 || other < 0 || other >= (int)view->dimension_count) {
        tni_show_message(m, ATTR_DIM, step < 0 ? "it is the first" : "it is the last");
        return 0;
    }
    tni_target_set(&m->target, "product", "dimension", view->dimensions[at]->label, "");
    const unsigned effects = tni_edit_swap_sections(m, "dimension", view->dimensions[at]->label,
                                                    view->dimensions[other]->label, step);
    return effects ? effects | EFF_POINT : 0;
}

/* The next row that has a finding. */
static void jump(tni_model *m, int step)
{
    tni_grid grid;
    int *row = &m->cursors[SCREEN_DIMENSIONS].row[GRID];
    tni_screen_grid(&tni_screen_dimensions, m, GRID, m->scratch, &grid);
    const tn_section *const *rows = tni_written(m)->dimensions;
    int i = tni_clamp(*row, grid.row_count) + step;
    while (i >= 0 && i < grid.row_count &&
           !tni_worst_of(m, "dimension", rows[grid.rows ? grid.rows[i] : i]->label)) {
        i += step;
    }
    if (i >= 0 && i < grid.row_count) {
        *row = i;
    } else {
        tni_show_message(m, ATTR_DIM, "no further finding");
    }
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
    if (action == ACT_OPEN && (position->panel == CHECKS || position->panel == PRODUCT_CHECKS)) {
        *effects = tni_go(m, SCREEN_CHECKS);
        return true;
    }
    if ((action == ACT_MOVE_DOWN || action == ACT_MOVE_UP) && position->panel < PRODUCT) {
        *effects = move_dimension(m, action == ACT_MOVE_DOWN ? 1 : -1);
        return true;
    }
    if ((action == ACT_NEXT || action == ACT_PREVIOUS) && position->panel == GRID) {
        return jump(m, action == ACT_NEXT ? 1 : -1), true;
    }
    return false;
}

const tni_screen tni_screen_dimensions = {.title = "Dimensions",
                                          .short_title = "Dims",
                                          .panels = 5,
                                          .panel = {[GRID] = {.list = list},
                                                    [FORM] = {.form = dimension_form},
                                                    [CHECKS] = {.picture = checks},
                                                    [PRODUCT] = {.form = product_form},
                                                    [PRODUCT_CHECKS] = {.picture = product_checks}},
                                          .draw = draw,
                                          .act = act,
                                          .point = point,
                                          .verb = "show"};
