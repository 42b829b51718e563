/* Offer: the terms as a form, the price lines as a grid, and what it comes to at every key. */
#include <stdio.h>
#include <string.h>

#include "tenor/text.h"
#include "tui/model/edits.h"
#include "tui/model/overlay.h"
#include "tui/screens/explain.h"
#include "tui/screens/offer_parts.h"
#include "tui/screens/screen.h"
#include "tui/widgets/form.h"
#include "tui/widgets/parts.h"
#include "tui/widgets/table.h"

enum { FORM, LINES, WIDE = 100 };

/* Terms, renewal, payments and usage prices: everything of the file but the items. */
static tni_input_form form_of(const tni_model *m, tn_arena *arena)
{
    tni_input_form f = {.arena = arena};
    tni_form_section(&f, m, "offer", "offer", "");
    tni_form_section(&f, m, "offer", "payments", "");
    tni_form_section(&f, m, "offer", "renewal", "");
    const tni_view *view = m->view.document && m->view.document->tree ? &m->view : tni_seen(m);
    const tn_tree *tree = view->document ? view->document->tree : NULL;
    for (const tn_section *x = tree ? tree->first : NULL; x; x = x->next) {
        if (strcmp(x->kind, "usage") == 0) {
            tni_form_section(&f, m, "offer", "usage", x->label);
        }
    }
    return f;
}

static const tn_report *report_of(const tni_model *m)
{
    return tni_seen(m)->quote ? tni_seen(m)->report : NULL;
}

static const tn_quote *quote_of(const tni_model *m)
{
    return tni_seen(m)->quote;
}

static const struct {
    const char *title, *key;
    int width;
} columns[] = {{"Dimension", "", 0},     {"Qty", "quantity", 5},    {"List", "", 9},
               {"Disc.", "discount", 6}, {"Net price", "price", 9}, {"Amount", "", 12}};

enum { COLUMNS = sizeof(columns) / sizeof(*columns) };

/* With separators as amounts have them, unless the column has no room for them. */
static const char *price_text(tn_arena *frame, const tn_quote *q, tn_maybe_price p, int width)
{
    char plain[64];
    const char *text = p.known ? tni_value_text(frame, tn_value_price(p.price, q->currency)) : "-";
    const bool fits = text && (int)strlen(text) <= width;
    return fits ? text : tn_arena_text(frame, tn_price_format(p.price, q->currency, plain));
}

static void cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                 tni_attribute *attribute)
{
    const tn_quote *q = context;
    const tn_quote_item *item = &q->items[row];
    switch (column) {
    case 0:
        *text = item->dimension->name.value ? item->dimension->name.value : item->dimension->label;
        break;
    case 1:
        *text = item->counted ? tn_arena_format(frame, "%lld", (long long)item->quantity) : "-";
        break;
    case 2:
        *text = price_text(frame, q, item->list_price, columns[column].width);
        break;
    case 3:
        *text = item->discount.known
                    ? tni_value_text(frame, tn_value_percent(item->discount.percent))
                    : "-";
        break;
    case 4:
        *text = price_text(frame, q, item->net_price, columns[column].width);
        break;
    default:
        *text = tni_money_text(frame, item->net_amount);
        *attribute = ATTR_HEAD;
    }
}

static const char *label_at(const tni_model *m)
{
    const tn_quote *q = quote_of(m);
    const int row = q ? tni_clamp(m->cursors[SCREEN_OFFER].row[LINES], (int)q->item_count) : 0;
    return q && q->item_count ? q->items[row].dimension->label : NULL;
}

static void draw_lines(const tni_model *m, tni_surface *s, tni_area a)
{
    const tn_quote *q = quote_of(m);
    const tni_screen_cursor *position = &m->cursors[SCREEN_OFFER];
    tni_column heads[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
        heads[i] = (tni_column){columns[i].title, columns[i].width, i > 0};
    }
    const char *label = label_at(m);
    const int column = tni_clamp(position->column[LINES], COLUMNS);
    const tni_grid grid = {
        .columns = heads,
        .column_count = COLUMNS,
        .row_count = q ? (int)q->item_count : 0,
        .cell = cell,
        .context = q,
        .cells = true,
        .edit = label && tni_edits(m, "item", label, columns[column].key) ? &m->line : NULL,
        .empty = q ? "No lines yet: a adds one." : "Not understood yet: 9 shows what to mend."};
    tni_draw_frame(s, a, "Price lines", tni_is_stale(m) ? "figures before this change" : NULL,
                   position->panel == LINES);
    tni_grid_draw(&grid, s, tni_area_inside(a), position, LINES, position->panel == LINES);
}

static void draw(const tni_model *m, tni_surface *s, tni_area a)
{
    const tni_screen_cursor *position = &m->cursors[SCREEN_OFFER];
    const tni_input_form f = form_of(m, s->frame);
    const bool wide = a.columns >= WIDE;
    tni_area left = wide ? tni_area_split(&a, a.columns * 2 / 5) : tni_area_cut(&a, a.rows / 2);
    tni_draw_frame(s, left, "Terms", "Tab: next panel", position->panel == FORM);
    tni_form_draw(&f, m, s, tni_area_inside(left), position, FORM, position->panel == FORM);
    const tn_quote *q = quote_of(m);
    if (wide) {
        const int lines = q ? (int)q->item_count + 3 : 5;
        draw_lines(m, s, tni_area_cut(&a, lines < a.rows - 16 ? (lines > 6 ? lines : 6) : 6));
        tni_show_totals(report_of(m), s, tni_area_cut(&a, 8));
        tni_area low = a;
        if (a.rows > 4) {
            tni_show_payments(report_of(m), s, tni_area_split(&low, low.columns * 11 / 20));
            tni_draw_frame(s, low, "Checks", NULL, false);
            tni_findings_draw(m, s, tni_area_inside(low), NULL, NULL);
        }
    } else if (position->panel == LINES) {
        draw_lines(m, s, a);
    } else {
        tni_show_totals(report_of(m), s, tni_area_split(&a, a.columns * 11 / 20));
        tni_show_payments(report_of(m), s, a);
    }
}

static void size(const tni_model *m, int panel, int *rows, int *cells)
{
    tn_arena *arena = tn_arena_new(NULL);
    const tn_quote *q = quote_of(m);
    *rows = panel == LINES ? (q ? (int)q->item_count : 0) : arena ? form_of(m, arena).count : 0;
    *cells = panel == LINES ? COLUMNS : 1;
    tn_arena_free(arena);
}

static bool target(const tni_model *m, tn_arena *arena, tni_target *out)
{
    const tni_screen_cursor *position = &m->cursors[SCREEN_OFFER];
    if (position->panel == FORM) {
        const tni_input_form f = form_of(m, arena);
        const tni_input *in = tni_form_at(&f, position, FORM);
        if (in) {
            *out = in->target;
        }
        return in != NULL;
    }
    const char *label = label_at(m);
    int column = tni_clamp(position->column[LINES], COLUMNS);
    column = column == 2 || column == 5 ? 4 : column; /* figures that follow from the price */
    column = column == 0 ? 1 : column;
    if (!label) {
        return false;
    }
    tni_target_set(out, "offer", "item", label, columns[column].key);
    out->whole = true;
    return true;
}

/* Which dimension the new line is for. */
static void ask_line(tni_model *m)
{
    const tni_source_file *d = tni_seen(m)->document;
    tni_overlay_begin(m, OVER_PICK, tni_take_label, "A line for");
    tni_target_set(&m->target, "offer", "item", "", "");
    for (size_t i = 0; d && d->product && i < d->product->dimension_count; i++) {
        const tn_dimension *x = &d->product->dimensions[i];
        if (tn_dimension_is_contract(x) && d->tree && !tn_tree_find(d->tree, "item", x->label)) {
            tni_overlay_row(m, x->label);
        }
    }
    if (m->overlay.count == 0) {
        tni_overlay_close(m);
        tni_show_message(m, ATTR_DIM, "every dimension of the product has its line");
    }
}

static void point(tni_model *m, const tni_target *t)
{
    tni_screen_cursor *position = &m->cursors[SCREEN_OFFER];
    const tn_quote *q = quote_of(m);
    position->panel = strcmp(t->kind, "item") == 0 ? LINES : FORM;
    for (size_t i = 0; q && i < q->item_count && position->panel == LINES; i++) {
        if (strcmp(q->items[i].dimension->label, t->label) == 0) {
            position->row[LINES] = (int)i;
        }
    }
    tn_arena *arena = tn_arena_new(NULL);
    const tni_input_form f = arena ? form_of(m, arena) : (tni_input_form){0};
    if (position->panel == FORM) {
        tni_form_point(&f, t, &position->row[FORM]);
    }
    tn_arena_free(arena);
}

/* The usage price under the cursor past the one beside it; false: the cursor is on none. */
static bool move_usage(tni_model *m, int step, unsigned *effects)
{
    const tn_tree *tree = m->view.document ? m->view.document->tree : NULL;
    const tn_section *last = NULL, *other = NULL;
    tni_target t = {0};
    tn_arena *arena = tn_arena_new(NULL);
    const bool is_usage = tree && arena && target(m, arena, &t) && strcmp(t.kind, "usage") == 0;
    tn_arena_free(arena);
    if (!is_usage) {
        return false;
    }
    bool found = false;
    for (const tn_section *x = tree->first; x && !other; x = x->next) {
        if (strcmp(x->kind, "usage") == 0) {
            const bool own = strcmp(x->label, t.label) == 0;
            other = own && step < 0 ? last : found && step > 0 ? x : NULL;
            found = found || own;
            last = x;
        }
    }
    if (!other) {
        tni_show_message(m, ATTR_DIM, step < 0 ? "it is the first" : "it is the last");
        return true;
    }
    *effects = tni_edit_swap_sections(m, "usage", t.label, other->label, step);
    *effects |= *effects ? EFF_POINT : 0;
    m->target = t;
    return true;
}

static bool act(tni_model *m, tni_action_id action, unsigned *effects)
{
    *effects = 0;
    if (action == ACT_MOVE_DOWN || action == ACT_MOVE_UP) {
        return move_usage(m, action == ACT_MOVE_DOWN ? 1 : -1, effects);
    }
    if (action == ACT_ADD) {
        ask_line(m);
        return true;
    }
    const tni_screen_cursor *position = &m->cursors[SCREEN_OFFER];
    const tn_quote *q = quote_of(m);
    if (action == ACT_EXPLAIN && q) {
        const bool line = position->panel == LINES && q->item_count > 0;
        const tn_quote_item *item =
            line ? &q->items[tni_clamp(position->row[LINES], (int)q->item_count)] : NULL;
        tni_overlay_step(m, line ? "How this line came about" : "How the seller's net came about",
                         line ? item->net_amount_step : q->seller_net_step);
        return true;
    }
    if ((action == ACT_LEFT || action == ACT_RIGHT) && position->panel == FORM) {
        return true;
    }
    return false;
}

const tni_screen tni_screen_offer = {.title = "Offer",
                                     .short_title = "Offer",
                                     .panels = 2,
                                     .draw = draw,
                                     .size = size,
                                     .target = target,
                                     .act = act,
                                     .point = point,
                                     .verb = "quote"};
