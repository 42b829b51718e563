/* Timeline: a contract walked through day by day: its terms as bars, what is held on the day, what
 * buyers are entitled to, what happened and what comes. */
#include "tenor/report.h"
#include "tui/screens/contract_file.h"
#include "tui/screens/screen.h"
#include "tui/screens/timeline.h"

enum { WALK, FILE_FORM };

/* The last second of the day: events of the day have happened. */
static tn_instant evening(tn_date day)
{
    tn_instant at = tn_instant_of(day);
    tn_instant_add_seconds(at, 86399, &at);
    return at;
}

static void draw_state(const tni_model *m, const tni_view *view, tni_surface *s, tni_area a)
{
    char day[64], money[64];
    const tn_date on = tni_timeline_cursor(m, view);
    const tn_product *product = view->document->product;
    const tn_term *t = tn_life_term_at(tn_books_life(view->books), evening(on));
    tni_draw_frame(s, a, tn_arena_format(s->frame, "On %s", tn_date_format(on, day)), NULL, false);
    a = tni_area_inside(a);
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
    for (size_t i = 0; i < product->dimension_count && row < a.rows; i++) {
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

/* The cursor is on the events of the day, or between two. */
static void draw_list(const tni_model *m, const tni_view *view, tni_surface *s, tni_area a)
{
    static const tni_column columns[] = {
        {"When", 10, false}, {"What", 17, false}, {"Detail", 0, false}, {"Amount", 10, true}};
    static const char *const keys[] = {"at", "what", "detail", "amount"};
    const tn_table *events = tni_timeline_events(view);
    const tn_date on = tni_timeline_cursor(m, view);
    const int next = next_of(events, on), back = a.rows / 4;
    const bool here =
        next < tni_table_rows(events) && tn_date_days_between(on, event_day(events, next)) == 0;
    const tni_screen_cursor position = {.row = {next}, .top = {next - back}};
    tni_grid grid;
    tni_draw_frame(s, a, "What happens", "n N next, before", false);
    tni_grid_begin(&grid, events, columns, keys, 4);
    tni_grid_draw(&grid, s, tni_area_inside(a), &position, WALK, here);
}

static void draw_file(const tni_model *m, tni_surface *s, tni_area a)
{
    tni_screen_panel(&tni_screen_timeline, FILE_FORM, m, s, a, "The contract's file",
                     "a adds, D removes");
}

static void draw(const tni_model *m, tni_surface *s, tni_area a)
{
    const tni_view *view = tni_timeline_view(m);
    const bool file = m->cursors[SCREEN_TIMELINE].panel == FILE_FORM;
    if (!view && file) {
        draw_file(m, s, a);
        return;
    }
    enum { FRAME = 2 };
    const int wanted = view ? tni_timeline_lanes(view) + FRAME : a.rows, most = a.rows * 11 / 20;
    tni_area top = tni_area_cut(&a, !view || wanted < most ? wanted : most);
    tni_draw_frame(s, top, view ? view->document->contract->id.value : "Timeline",
                   file ? "Tab: walk" : "h l a day, H L a month, Tab: file", !file);
    top = tni_area_inside(top);
    tni_click_panel(s, top, WALK);
    if (!view) {
        tni_draw_text(s, top, 0, 0, top.columns, ATTR_DIM,
                      "Not understood yet: 9 shows what to mend, Tab the file.");
        return;
    }
    tni_timeline_terms(view, tni_timeline_cursor(m, view), tni_day(m), s, top);
    draw_state(m, view, s, tni_area_split(&a, a.columns < 100 ? 28 : a.columns * 2 / 5));
    if (file) {
        draw_file(m, s, a);
    } else {
        draw_list(m, view, s, a);
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

static bool act(tni_model *m, tni_action_id action, unsigned *effects)
{
    (void)effects;
    enum { MONTH = 30, FAR = 100000 };
    if (action == ACT_ADD) {
        return tni_event_ask(m), true;
    }
    if (m->cursors[SCREEN_TIMELINE].panel == FILE_FORM) {
        return false;
    }
    switch ((int)action) {
    case ACT_LEFT:
        return walk(m, -1), true;
    case ACT_RIGHT:
        return walk(m, 1), true;
    case ACT_BIG_LEFT:
        return walk(m, -MONTH), true;
    case ACT_BIG_RIGHT:
        return walk(m, MONTH), true;
    case ACT_FIRST:
        return walk(m, -FAR), true;
    case ACT_LAST:
        return walk(m, FAR), true;
    case ACT_NEXT:
    case ACT_DOWN:
        return jump(m, 1), true;
    case ACT_PREVIOUS:
    case ACT_UP:
        return jump(m, -1), true;
    case ACT_TODAY:
        m->cursors[SCREEN_TIMELINE].has_day = false;
        return true;
    default:
        return false;
    }
}

const tni_screen tni_screen_timeline = {.title = "Timeline",
                                        .short_title = "Time",
                                        .panels = 2,
                                        .panel = {[FILE_FORM] = {.form = tni_contract_form}},
                                        .draw = draw,
                                        .act = act,
                                        .verb = "timeline"};
