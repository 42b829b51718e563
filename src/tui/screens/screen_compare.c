/* Compare: the offer's durations side by side, and what a month costs in each; other offers and
 * scenarios to compare with. */
#include "tenor/report.h"
#include "tui/model/edits.h"
#include "tui/screens/comparison.h"
#include "tui/screens/screen.h"

enum { DURATIONS, OFFERS, COSTS };

static const tn_table *durations_of(const tni_view *view)
{
    return view->quote ? tni_report_table(view->report, "compare") : NULL;
}

/* Marks the offer's own duration, and those that it is not offered in. */
static void cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                 tni_attribute *attribute)
{
    const tni_view *view = context;
    const tn_table *durations = durations_of(view);
    if (column == 0 &&
        tni_table_value(durations, row, "duration").as.number == view->quote->months) {
        *text = tn_arena_format(frame, "%s  this offer", *text);
        *attribute = ATTR_HEAD;
    } else if (column == 2 && tni_table_value(durations, row, "net_total").kind == TN_V_NONE) {
        *text = "not offered";
        *attribute = ATTR_DIM;
    }
}

static void durations(const tni_model *m, tn_arena *arena, tni_grid *out)
{
    static const tni_column columns[] = {{"Duration", 0, false},  {"List total", 14, true},
                                         {"Net total", 14, true}, {"A month", 12, true},
                                         {"Saves", 12, true},     {"", 8, true}};
    static const char *const keys[] = {"duration",           "list_total", "net_total",
                                       "monthly_equivalent", "savings",    "savings_percent"};
    (void)arena;
    tni_grid_begin(out, durations_of(tni_seen(m)), columns, keys, 6);
    out->cell = cell;
    out->context = tni_seen(m);
    out->right = "saved against 1m for as long";
}

/* One that is not understood is called by its file. */
static void offer_cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                       tni_attribute *attribute)
{
    const tni_model *m = context;
    (void)frame;
    if (row == 0) {
        *attribute = ATTR_HEAD;
    } else if (column == 0 && !**text) {
        *text = tni_path_name(m->comparisons[row - 1]);
        *attribute = ATTR_DIM;
    }
}

/* The open offer is the first row. */
static void offers(const tni_model *m, tn_arena *arena, tni_grid *out)
{
    static const tni_column columns[] = {
        {"Offer", 0, false},       {"Term", 5, true},     {"", 3, false},
        {"Net total", 13, true},   {"A month", 12, true}, {"Seller's net", 13, true},
        {"First charge", 13, true}};
    static const char *const keys[] = {"offer",       "duration",           "currency",
                                       "net_total",   "monthly_equivalent", "seller_net",
                                       "first_charge"};
    (void)arena;
    tni_grid_begin(out, tni_report_table(tni_seen(m)->offers, "offers"), columns, keys, 7);
    out->cell = offer_cell;
    out->context = m;
    out->right = "a adds one, or a scenario";
}

/* The cheapest month; -1: none is known. */
static int best_of(const tn_table *table)
{
    int best = -1;
    for (int i = 0; i < tni_table_rows(table); i++) {
        const tn_value month = tni_table_value(table, i, "monthly_equivalent");
        if (month.kind == TN_V_MONEY &&
            (best < 0 || month.as.money.minor <
                             tni_table_value(table, best, "monthly_equivalent").as.money.minor)) {
            best = i;
        }
    }
    return best;
}

static void costs(const tni_model *m, tni_surface *s, tni_area a)
{
    enum { MARK = 7 };
    const tn_table *table = durations_of(tni_seen(m));
    const tni_area mark = tni_area_split(&a, -MARK);
    tni_bars_draw(table, "duration", "monthly_equivalent", true, s, a);
    if (tni_table_rows(table) > 1 && best_of(table) >= 0) {
        tni_draw_text(s, mark, best_of(table), 0, MARK, ATTR_GOOD, " lowest");
    }
}

static void draw(const tni_model *m, tni_surface *s, tni_area a)
{
    const tn_quote *q = tni_seen(m)->quote;
    const int terms = tni_screen_wants(&tni_screen_compare, m, DURATIONS, s->frame);
    const int beside = tni_screen_wants(&tni_screen_compare, m, OFFERS, s->frame);
    const int bars = terms - 1; /* without a head */
    tni_area low = tni_area_cut(&a, -tni_share_rows(a.rows, terms, beside + bars, 3, 5));
    tni_screen_panel(&tni_screen_compare, DURATIONS, m, s, a, "The same offer at each duration",
                     NULL);
    tni_screen_panel(&tni_screen_compare, OFFERS, m, s,
                     tni_area_cut(&low, low.rows - tni_share_rows(low.rows, beside, bars, 1, 2)),
                     "Beside other offers", NULL);
    tni_screen_panel(&tni_screen_compare, COSTS, m, s, low, "A month costs",
                     q ? q->currency.code : NULL);
}

/* Enter sets the offer's duration to the one under the cursor, or opens the offer under it. */
static bool act(tni_model *m, tni_action_id action, unsigned *effects)
{
    const tn_quote *q = tni_seen(m)->quote;
    const int compared = tni_screen_row(&tni_screen_compare, m, OFFERS) - 1;
    if (action == ACT_ADD && q) {
        tni_comparison_ask(m);
        return true;
    }
    if (m->cursors[SCREEN_COMPARE].panel == OFFERS) {
        if ((action == ACT_OPEN || action == ACT_REMOVE) && compared >= 0) {
            *effects = action == ACT_OPEN ? tni_comparison_open(m, (size_t)compared)
                                          : tni_comparison_remove(m, (size_t)compared);
        }
        return action == ACT_OPEN || action == ACT_REMOVE;
    }
    if (action != ACT_OPEN || !q || q->duration_count == 0 ||
        m->cursors[SCREEN_COMPARE].panel != DURATIONS) {
        return false;
    }
    char text[32];
    tni_target t;
    const int row = tni_screen_row(&tni_screen_compare, m, DURATIONS);
    if (row < 0) {
        return true;
    }
    tn_duration_format(q->durations[row].months, text);
    tni_target_set(&t, "offer", "offer", "", "duration");
    *effects = tni_edit_set(m, &t, text);
    return true;
}

static const char *file(const tni_model *m, tni_action_id action)
{
    const int row = m->cursors[SCREEN_COMPARE].panel == OFFERS
                        ? tni_screen_row(&tni_screen_compare, m, OFFERS)
                        : 0;
    return row > 0 && tni_action_get(action)->needs == NEEDS_NOTHING ? m->comparisons[row - 1]
                                                                     : NULL;
}

static bool words(const tni_model *m, tni_command_words *out)
{
    for (size_t i = 0; i < m->comparison_count; i++) {
        tni_command_add(out, m->comparisons[i]);
    }
    if (m->comparison_count == 0) {
        tni_command_add(out, "--compare");
    }
    return true;
}

const tni_screen tni_screen_compare = {.title = "Compare",
                                       .short_title = "Cmp",
                                       .panels = 3,
                                       .panel = {[DURATIONS] = {.list = durations},
                                                 [OFFERS] = {.list = offers},
                                                 [COSTS] = {.picture = costs}},
                                       .draw = draw,
                                       .act = act,
                                       .file = file,
                                       .verb = "quote",
                                       .words = words};
