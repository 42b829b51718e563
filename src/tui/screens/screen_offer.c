/* Offer: the terms as a form, the price lines as a grid, and what it comes to at every key. */
#include <string.h>

#include "tui/model/edits.h"
#include "tui/model/overlay.h"
#include "tui/screens/explain.h"
#include "tui/screens/screen.h"
#include "tui/widgets/parts.h"

enum { FORM, LINES, WIDE = 100 };

/* Terms, renewal, payments and usage prices: everything of the file but the items. */
static tni_input_form terms(const tni_model *m, tn_arena *arena)
{
    tni_input_form f = {.arena = arena};
    tni_form_section(&f, m, "offer", "offer", "");
    tni_form_section(&f, m, "offer", "payments", "");
    tni_form_section(&f, m, "offer", "renewal", "");
    const tni_source_file *d = tni_written(m)->document;
    for (const tn_section *x = d && d->tree ? d->tree->first : NULL; x; x = x->next) {
        if (strcmp(x->kind, "usage") == 0) {
            tni_form_section(&f, m, "offer", "usage", x->label);
        }
    }
    return f;
}

static const tn_quote *quote_of(const tni_model *m)
{
    return tni_seen(m)->quote;
}

static const tni_column columns[] = {{"Dimension", 0, false}, {"Qty", 5, true},
                                     {"List", 9, true},       {"Disc.", 6, true},
                                     {"Net price", 9, true},  {"Amount", 12, true}};

enum { COLUMNS = sizeof(columns) / sizeof(*columns) };

/* The key in the file that a column edits; computed figures lead to the price. */
static const char *const written[COLUMNS] = {"quantity", "quantity", "price",
                                             "discount", "price",    "price"};

/* The item under the cursor; NULL. */
static const tn_quote_item *item_at(const tni_model *m)
{
    const tn_quote *q = quote_of(m);
    const int row = m->cursors[SCREEN_OFFER].row[LINES];
    return q && q->item_count ? &q->items[tni_clamp(row, (int)q->item_count)] : NULL;
}

static void lines(const tni_model *m, tn_arena *arena, tni_grid *out)
{
    static const char *const keys[] = {"name",      "quantity",  "list_price", "discount_percent",
                                       "net_price", "net_amount"};
    const tn_quote_item *item = item_at(m);
    const int column = tni_clamp(m->cursors[SCREEN_OFFER].column[LINES], COLUMNS);
    tni_grid_begin(out, arena, tni_report_table(tni_seen(m)->report, "items"), columns, keys,
                   COLUMNS, "");
    out->cells = true;
    out->right = tni_is_stale(m) ? "figures before this change" : NULL;
    out->empty = quote_of(m) ? "No lines yet: a adds one." : out->empty;
    out->edit =
        item && tni_edits(m, "item", item->dimension->label, written[column]) ? &m->line : NULL;
}

static void draw_totals(const tn_report *report, tni_surface *s, tni_area a)
{
    static const tni_figure_row figures[] = {{"list_total", ATTR_PLAIN, NULL},
                                             {"discount_total", ATTR_PLAIN, NULL},
                                             {"net_total", ATTR_HEAD, "Total contract value"},
                                             {"monthly_equivalent", ATTR_PLAIN, NULL},
                                             {"listing_fee.amount", ATTR_PLAIN, NULL},
                                             {"seller_net", ATTR_GOOD, NULL}};
    tni_draw_frame(s, a, "Totals", report ? tni_report_value(report, "currency").as.text : NULL,
                   false);
    tni_figures_draw(report, figures, 6, s, tni_area_inside(a));
}

static void draw_payments(const tn_report *report, tni_surface *s, tni_area a)
{
    const tn_table *payments = tni_report_table(report, "payments");
    tni_draw_frame(s, a, "Payments",
                   report ? tn_arena_format(s->frame, "%d of at most %d", tni_table_rows(payments),
                                            TN_PAYMENTS_MAX)
                          : NULL,
                   false);
    tni_bars_draw(payments, "date", "amount", true, s, tni_area_inside(a));
}

static void draw(const tni_model *m, tni_surface *s, tni_area a)
{
    const tn_report *report = tni_seen(m)->report;
    const bool wide = a.columns >= WIDE;
    tni_area left = wide ? tni_area_split(&a, a.columns * 2 / 5) : tni_area_cut(&a, a.rows / 2);
    tni_screen_panel(&tni_screen_offer, FORM, m, s, left, "Terms", "Tab: next panel");
    if (wide) {
        const int rows = (quote_of(m) ? (int)quote_of(m)->item_count : 2) + 3;
        tni_screen_panel(&tni_screen_offer, LINES, m, s,
                         tni_area_cut(&a, rows < a.rows - 16 && rows > 6 ? rows : 6), "Price lines",
                         NULL);
        draw_totals(report, s, tni_area_cut(&a, 8));
        if (a.rows > 4) {
            draw_payments(report, s, tni_area_split(&a, a.columns * 11 / 20));
            tni_draw_frame(s, a, "Checks", NULL, false);
            tni_findings_draw(m, s, tni_area_inside(a), NULL, NULL);
        }
    } else if (m->cursors[SCREEN_OFFER].panel == LINES) {
        tni_screen_panel(&tni_screen_offer, LINES, m, s, a, "Price lines", NULL);
    } else {
        draw_totals(report, s, tni_area_split(&a, a.columns * 11 / 20));
        draw_payments(report, s, a);
    }
}

static bool target(const tni_model *m, tni_target *out)
{
    const tn_quote_item *item = item_at(m);
    if (item) {
        const int column = tni_clamp(m->cursors[SCREEN_OFFER].column[LINES], COLUMNS);
        tni_target_set(out, "offer", "item", item->dimension->label, written[column]);
        out->whole = true;
    }
    return item != NULL;
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
}

/* Swaps the usage price under the cursor with its neighbour; false: the cursor is on none. */
static bool move_usage(tni_model *m, int step, unsigned *effects)
{
    const tn_tree *tree = m->view.document ? m->view.document->tree : NULL;
    const tn_section *last = NULL, *other = NULL;
    tni_target t = {0};
    if (!tree || !tni_screen_target(&tni_screen_offer, m, &t) || strcmp(t.kind, "usage") != 0) {
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
        const tn_quote_item *item = position->panel == LINES ? item_at(m) : NULL;
        tni_overlay_step(m, item ? "How this line came about" : "How the seller's net came about",
                         item ? item->net_amount_step : q->seller_net_step);
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
                                     .panel = {[FORM] = {.form = terms}, [LINES] = {.list = lines}},
                                     .draw = draw,
                                     .target = target,
                                     .act = act,
                                     .point = point,
                                     .verb = "quote"};
