/* Offer: the terms as a form, the price lines as a grid, and what it comes to at every key. */
#include <string.h>

#include "tui/model/edits.h"
#include "tui/model/overlay.h"
#include "tui/screens/explain.h"
#include "tui/screens/screen.h"
#include "tui/widgets/parts.h"

enum { FORM, LINES, TOTALS, PAYMENTS, CHECKS, WIDE = 100, TOTAL_ROWS = 8 };

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
    if (!*m->arrangements[SCREEN_OFFER][FORM].find) { /* what is looked for may not be set */
        tni_form_fold(&f, m);
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

enum { QUANTITY = 1, COLUMNS = sizeof(columns) / sizeof(*columns) };

/* The value of the file that a column is, or why it is none. */
static const struct {
    const char *key, *fixed;
} values[COLUMNS] = {{"", "a line keeps its dimension: a adds one of another, D removes this"},
                     {"quantity", NULL},
                     {"", "the list price is the product's: 2 Dimensions"},
                     {"discount", NULL},
                     {"price", NULL},
                     {"", "the amount comes from quantity, discount and net price"}};

/* The item under the cursor; NULL. */
static const tn_quote_item *item_at(const tni_model *m)
{
    const tn_quote *q = quote_of(m);
    const int row = q ? tni_screen_row(&tni_screen_offer, m, LINES) : -1;
    return row >= 0 && row < (int)q->item_count ? &q->items[row] : NULL;
}

static bool target(const void *context, int row, int column, tni_target *out)
{
    const tn_quote *q = quote_of(context);
    if (!q || row >= (int)q->item_count) {
        return false;
    }
    tni_target_set(out, "offer", "item", q->items[row].dimension->label, values[column].key);
    out->whole = true;
    out->fixed = values[column].fixed;
    return true;
}

/* A new line is for a dimension that has none yet, by its name or its API name. */
static bool add(const void *context, const char *first, tni_target *out, const char **reason)
{
    const tni_source_file *d = tni_seen(context)->document;
    *reason = "is no dimension of the product";
    for (size_t i = 0; d && d->product && i < d->product->dimension_count; i++) {
        const tn_dimension *x = &d->product->dimensions[i];
        if (strcmp(x->label, first) != 0 && !(x->name.value && strcmp(x->name.value, first) == 0)) {
            continue;
        }
        *reason = "has its line already";
        tni_target_set(out, "offer", "item", x->label, "");
        return tn_dimension_is_contract(x) && !tn_tree_find(d->tree, "item", x->label);
    }
    return false;
}

static void lines(const tni_model *m, tn_arena *arena, tni_grid *out)
{
    static const char *const keys[] = {"name",      "quantity",  "list_price", "discount_percent",
                                       "net_price", "net_amount"};
    const tn_value net = tni_report_value(tni_seen(m)->report, "net_total");
    tni_grid_begin(out, tni_report_table(tni_seen(m)->report, "items"), columns, keys, COLUMNS);
    out->foot = net.kind == TN_V_NONE
                    ? NULL
                    : tn_arena_format(arena, "Total contract value %s", tni_value_text(arena, net));
    out->cells = true;
    out->total = COLUMNS - 1;
    out->target = target;
    out->add = add;
    out->context = m;
    out->right = tni_is_stale(m) && net.kind != TN_V_NONE ? "the last figures understood" : NULL;
    out->empty = quote_of(m) ? "No lines yet: a adds one." : out->empty;
}

static void totals(const tni_model *m, tni_surface *s, tni_area a)
{
    static const tni_figure_row figures[] = {{"list_total", ATTR_PLAIN, NULL},
                                             {"discount_total", ATTR_PLAIN, NULL},
                                             {"net_total", ATTR_HEAD, "Total contract value"},
                                             {"monthly_equivalent", ATTR_PLAIN, NULL},
                                             {"listing_fee.amount", ATTR_PLAIN, NULL},
                                             {"seller_net", ATTR_GOOD, NULL}};
    tni_figures_draw(tni_seen(m)->report, figures, 6, s, a);
}

static void payments(const tni_model *m, tni_surface *s, tni_area a)
{
    tni_bars_draw(tni_report_table(tni_seen(m)->report, "payments"), "date", "amount", true, s, a);
}

static void checks(const tni_model *m, tni_surface *s, tni_area a)
{
    tni_findings_draw(m, s, a, NULL, NULL);
}

static void draw_totals(const tni_model *m, tni_surface *s, tni_area a)
{
    const tn_report *report = tni_seen(m)->report;
    tni_screen_panel(&tni_screen_offer, TOTALS, m, s, a, "Totals",
                     report ? tni_report_value(report, "currency").as.text : NULL);
}

static void draw_payments(const tni_model *m, tni_surface *s, tni_area a)
{
    const tn_report *report = tni_seen(m)->report;
    const int count = tni_table_rows(tni_report_table(report, "payments"));
    tni_screen_panel(&tni_screen_offer, PAYMENTS, m, s, a, "Payments",
                     report ? tn_arena_format(s->frame, "%d of at most %d", count, TN_PAYMENTS_MAX)
                            : NULL);
}

static void draw(const tni_model *m, tni_surface *s, tni_area a)
{
    const bool wide = a.columns >= WIDE;
    const int panel = m->cursors[SCREEN_OFFER].panel;
    const int items = tni_screen_wants(&tni_screen_offer, m, LINES, s->frame);
    const int form = tni_screen_wants(&tni_screen_offer, m, FORM, s->frame);
    const int low = tni_share_rows(a.rows, form, items > TOTAL_ROWS ? items : TOTAL_ROWS, 1, 2);
    tni_area left = wide ? tni_area_split(&a, a.columns * 2 / 5) : tni_area_cut(&a, a.rows - low);
    tni_screen_panel(&tni_screen_offer, FORM, m, s, left, "Terms", "Tab: next panel");
    if (wide) {
        const int rows = (quote_of(m) ? (int)quote_of(m)->item_count : 2) + 3;
        tni_screen_panel(&tni_screen_offer, LINES, m, s,
                         tni_area_cut(&a, rows < a.rows - 16 && rows > 6 ? rows : 6), "Price lines",
                         NULL);
        draw_totals(m, s, tni_area_cut(&a, TOTAL_ROWS));
        if (a.rows > 4) {
            draw_payments(m, s, tni_area_split(&a, a.columns * 11 / 20));
            tni_screen_panel(&tni_screen_offer, CHECKS, m, s, a, "Checks", NULL);
        }
    } else if (panel == LINES || panel == CHECKS) {
        tni_screen_panel(&tni_screen_offer, panel, m, s, a,
                         panel == LINES ? "Price lines" : "Checks", NULL);
    } else {
        draw_totals(m, s, tni_area_split(&a, a.columns * 11 / 20));
        draw_payments(m, s, a);
    }
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
            tni_screen_to_row(&tni_screen_offer, m, LINES, (int)i);
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
    if (action == ACT_OPEN && position->panel == FORM) {
        const tni_input_form form = terms(m, m->scratch);
        const bool fold = tni_form_is_fold(&form, tni_clamp(position->row[FORM], form.count));
        m->unfolded = m->unfolded != fold;
        return fold;
    }
    if (action == ACT_OPEN && position->panel == CHECKS) {
        *effects = tni_go(m, SCREEN_CHECKS);
        return true;
    }
    return (action == ACT_LEFT || action == ACT_RIGHT) && position->panel != LINES;
}

const tni_screen tni_screen_offer = {.title = "Offer",
                                     .short_title = "Offer",
                                     .panels = 5,
                                     .panel = {[FORM] = {.form = terms},
                                               [LINES] = {.list = lines, .column = QUANTITY},
                                               [TOTALS] = {.picture = totals},
                                               [PAYMENTS] = {.picture = payments},
                                               [CHECKS] = {.picture = checks}},
                                     .draw = draw,
                                     .act = act,
                                     .point = point,
                                     .verb = "quote"};
