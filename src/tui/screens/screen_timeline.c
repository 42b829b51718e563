/* Timeline: a contract walked through day by day: its terms as bars, what is held on the day, what
 * buyers are entitled to, what happened and what comes. */
#include "tenor/report.h"
#include "tui/screens/contract_file.h"
#include "tui/screens/screen.h"
#include "tui/screens/timeline.h"

enum { WALK, ON_DAY, EVENTS, FILE_FORM };

/* The last second of the day: events of the day have happened. */
static tn_instant evening(tn_date day)
{
    tn_instant at = tn_instant_of(day);
    tn_instant_add_seconds(at, 86399, &at);
    return at;
}

static tni_panel_room life(const tni_model *m, tni_surface *s, tni_area a)
{
    const tni_view *view = tni_timeline_view(m);
    if (!view) {
        tni_draw_text(s, a, 0, 0, a.columns, ATTR_DIM,
                      "Not understood yet: 9 shows what to mend, S-Tab the file.");
        return (tni_panel_room){0};
    }
    return tni_timeline_terms(view, tni_timeline_cursor(m, view), tni_day(m),
                              m->cursors[SCREEN_TIMELINE].row[WALK], s, a);
}

static void on_day(const tni_model *m, tni_surface *s, tni_area a)
{
    char money[64];
    const tni_view *view = tni_timeline_view(m);
    const tn_date on = tni_timeline_cursor(m, view);
    const tn_product *product = view->document->product;
    const tn_term *t = tn_life_term_at(tn_books_life(view->books), evening(on));
    if (!t) {
        tni_draw_text(s, a, 0, 0, a.columns, ATTR_WARNING, "no term runs: nobody is entitled");
        return;
    }
    const int64_t done = tn_date_days_between(tn_instant_date(t->period.start), on) + 1;
    const int64_t whole = tn_period_days(t->period);
    int row = 0;
    row +=
        tni_draw_folded(s, a, row, ATTR_PLAIN,
                        tn_arena_format(s->frame, "term %zu, day %lld of %lld, %lld left%s",
                                        t->index + 1, (long long)done, (long long)whole,
                                        (long long)(whole - done), t->assumed ? " (assumed)" : ""));
    tni_draw_format(s, a, row++, 0, ATTR_PLAIN, "%s %s as agreed",
                    tn_money_format_grouped(t->total, money), t->currency.code);
    const tn_holding *held = tn_term_holding_at(t, evening(on));
    for (size_t i = 0; i < product->dimension_count; i++) {
        int64_t units = 0;
        const char *name = product->dimensions[i].name.value;
        if (tn_entitled(t, held->quantity, i, &units) == TN_OK && units > 0) {
            tni_draw_text(s, a, row, 0, a.columns - 14, ATTR_PLAIN,
                          name ? name : product->dimensions[i].label);
            tni_draw_right(s, a, row++, a.columns - 14, 14, ATTR_HEAD,
                           tn_arena_format(s->frame, "%lld", (long long)units));
        }
    }
}

static tn_date event_day(const tn_table *events, int row)
{
    return tni_value_day(tni_table_value(events, row, "at"));
}

/* The first event on the day or after it; as many as there are: there is none. */
static int next_of(const tn_table *events, tn_date day)
{
    int i = 0;
    while (i < tni_table_rows(events) && tn_date_days_between(day, event_day(events, i)) < 0) {
        i++;
    }
    return i;
}

/* Those of the day under the cursor are marked. */
static void event_cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                       tni_attribute *attribute)
{
    const tni_model *m = context;
    const tni_view *view = tni_timeline_view(m);
    const tn_date day = event_day(tni_timeline_events(view), row);
    (void)frame;
    (void)column;
    (void)text;
    *attribute = tn_date_days_between(day, tni_timeline_cursor(m, view)) ? *attribute : ATTR_HEAD;
}

static void events(const tni_model *m, tn_arena *arena, tni_grid *out)
{
    static const tni_column columns[] = {
        {"When", 10, false}, {"What", 17, false}, {"Detail", 0, false}, {"Amount", 10, true}};
    static const char *const keys[] = {"at", "what", "detail", "amount"};
    const tni_view *view = tni_timeline_view(m);
    (void)arena;
    tni_grid_begin(out, view ? tni_timeline_events(view) : NULL, columns, keys, 4);
    out->cell = event_cell;
    out->context = m;
    out->noun = "event";
    out->right = "n N next, before";
    out->led = view ? next_of(out->table, tni_timeline_cursor(m, view)) + 1 : 0;
}

static void draw(const tni_model *m, tni_surface *s, tni_area a)
{
    enum { FRAME = 2 };
    const tni_view *view = tni_timeline_view(m);
    const bool file = m->cursors[SCREEN_TIMELINE].panel == FILE_FORM;
    const int wanted = view ? tni_timeline_lanes(view) + FRAME : a.rows, most = a.rows * 11 / 20;
    tni_area top = tni_area_cut(&a, !view || wanted < most ? wanted : most);
    if (view || !file) {
        tni_screen_panel(&tni_screen_timeline, WALK, m, s, top,
                         view ? view->document->contract->id.value : "Timeline",
                         file ? "Tab: walk" : "h l a day, H L a month, S-Tab: file");
    }
    if (view) {
        char day[64];
        const char *on = tn_date_format(tni_timeline_cursor(m, view), day);
        tni_screen_panel(&tni_screen_timeline, ON_DAY, m, s,
                         tni_area_split(&a, a.columns < 100 ? 28 : a.columns * 2 / 5),
                         tn_arena_format(s->frame, "On %s", on), NULL);
    }
    if (file) {
        tni_screen_panel(&tni_screen_timeline, FILE_FORM, m, s, view ? a : top,
                         "The contract's file", "a adds, D removes");
    } else if (view) {
        tni_screen_panel(&tni_screen_timeline, EVENTS, m, s, a, "What happens", NULL);
    }
}

/* The list's cursor goes to the next event of the day. */
static void follow(tni_model *m)
{
    const tni_view *view = tni_timeline_view(m);
    if (view) {
        tni_screen_to_row(&tni_screen_timeline, m, EVENTS,
                          next_of(tni_timeline_events(view), tni_timeline_cursor(m, view)));
    }
}

static void walk(tni_model *m, int64_t days)
{
    const tni_view *view = tni_timeline_view(m);
    tni_screen_cursor *position = &m->cursors[SCREEN_TIMELINE];
    if (view) {
        position->day = tni_timeline_day_of(view, tni_timeline_cursor(m, view)) + days;
        position->has_day = true;
        position->day =
            tni_timeline_day_of(view, tni_timeline_cursor(m, view)); /* it ends with the life */
        follow(m);
    }
}

/* To the day of the event under the list's cursor. */
static void walk_to_event(tni_model *m)
{
    const tni_view *view = tni_timeline_view(m);
    const int row = tni_screen_row(&tni_screen_timeline, m, EVENTS);
    const int at = m->cursors[SCREEN_TIMELINE].row[EVENTS];
    if (view && row >= 0) {
        walk(m, tn_date_days_between(tni_timeline_cursor(m, view),
                                     event_day(tni_timeline_events(view), row)));
        m->cursors[SCREEN_TIMELINE].row[EVENTS] = at; /* of several that day it stays on this */
    }
}

static void jump(tni_model *m, int step)
{
    const tni_view *view = tni_timeline_view(m);
    if (!view) {
        return;
    }
    const tn_table *events = tni_timeline_events(view);
    const tn_date day = tni_timeline_cursor(m, view);
    tn_date after = day;
    if (step > 0) {
        tn_date_add_days(day, 1, &after);
    }
    const int i = next_of(events, after) - (step < 0);
    if (i >= 0 && i < tni_table_rows(events)) {
        walk(m, tn_date_days_between(day, event_day(events, i)));
    }
}

/* Walking by days and events; false: it is another action. */
static bool act_on_days(tni_model *m, tni_action_id action)
{
    enum { MONTH = 30 };
    switch ((int)action) {
    case ACT_LEFT:
        return walk(m, -1), true;
    case ACT_RIGHT:
        return walk(m, 1), true;
    case ACT_BIG_LEFT:
        return walk(m, -MONTH), true;
    case ACT_BIG_RIGHT:
        return walk(m, MONTH), true;
    case ACT_NEXT:
        return jump(m, 1), true;
    case ACT_PREVIOUS:
        return jump(m, -1), true;
    case ACT_TODAY:
        m->cursors[SCREEN_TIMELINE].has_day = false;
        return follow(m), true;
    default:
        return false;
    }
}

static bool act(tni_model *m, tni_action_id action, unsigned *effects)
{
    enum { FAR = 100000 };
    const int panel = m->cursors[SCREEN_TIMELINE].panel;
    (void)effects;
    if (action == ACT_ADD) {
        return tni_event_ask(m), true;
    }
    if (action == ACT_NEXT_PANEL || action == ACT_LAST_PANEL) {
        follow(m);
    }
    if (panel == FILE_FORM) {
        return false;
    }
    if (panel == WALK && (action == ACT_UP || action == ACT_DOWN)) {
        return jump(m, action == ACT_DOWN ? 1 : -1), true;
    }
    if (panel == WALK && (action == ACT_FIRST || action == ACT_LAST)) {
        return walk(m, action == ACT_LAST ? FAR : -FAR), true;
    }
    if (panel == EVENTS && action == ACT_OPEN) {
        return walk_to_event(m), true;
    }
    return act_on_days(m, action);
}

const tni_screen tni_screen_timeline = {.title = "Timeline",
                                        .short_title = "Time",
                                        .panels = 4,
                                        .panel = {[WALK] = {.chart = life},
                                                  [ON_DAY] = {.picture = on_day},
                                                  [EVENTS] = {.list = events},
                                                  [FILE_FORM] = {.form = tni_contract_form}},
                                        .draw = draw,
                                        .act = act,
                                        .verb = "timeline"};
