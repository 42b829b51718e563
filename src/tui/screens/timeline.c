/* The days of a life, and its picture: terms as bars, events as signs below, the day. */
#include "tui/screens/timeline.h"

#include <string.h>

const tni_view *tni_timeline_view(const tni_model *m)
{
    const tni_view *view = tni_seen(m);
    return view->books && view->tables.timeline && tn_books_life(view->books)->term_count ? view
                                                                                          : NULL;
}

const tn_table *tni_timeline_events(const tni_view *view)
{
    return tni_report_table(view->tables.timeline, "events");
}

static tn_date first_day(const tni_view *view)
{
    return tn_instant_date(tn_books_life(view->books)->terms[0].period.start);
}

static int64_t life_days(const tni_view *view)
{
    const tn_life *life = tn_books_life(view->books);
    return tn_date_days_between(first_day(view),
                                tn_instant_date(life->terms[life->term_count - 1].ended));
}

int64_t tni_timeline_day_of(const tni_view *view, tn_date day)
{
    return tn_date_days_between(first_day(view), day);
}

tn_date tni_timeline_cursor(const tni_model *m, const tni_view *view)
{
    const tni_screen_cursor *position = &m->cursors[SCREEN_TIMELINE];
    const tn_date *today = tni_day(m);
    int64_t offset = today ? tn_date_days_between(first_day(view), *today) : 0;
    offset = position->has_day ? position->day : offset;
    offset = offset < 0 ? 0 : offset > life_days(view) ? life_days(view) : offset;
    tn_date day = first_day(view);
    tn_date_add_days(day, offset, &day);
    return day;
}

bool tni_timeline_day(const tni_model *m, tn_date *out)
{
    const tni_view *view = tni_timeline_view(m);
    if (view) {
        *out = tni_timeline_cursor(m, view);
    }
    return view != NULL;
}

/* --- the picture: lanes below each other, a cell for so many days ----------------------------- */

enum { LABEL = 14 }; /* cells of a lane's name */

typedef struct lanes {
    const tni_view *view;
    tn_date day; /* under the cursor */
    tni_surface *surface;
    tni_area area;
    int row, width; /* the next lane; cells of the life */
} lanes;

static int cell_of(const tni_view *view, tn_date day, int width)
{
    const int64_t whole = life_days(view) > 0 ? life_days(view) : 1;
    const int64_t cell = tn_date_days_between(first_day(view), day) * (width - 1) / whole;
    return cell < 0 ? 0 : cell >= width ? width - 1 : (int)cell;
}

static void begin_lane(lanes *l, const char *label)
{
    tni_draw_text(l->surface, l->area, l->row, 0, LABEL - 1, ATTR_DIM, label);
}

static void draw_sign(lanes *l, int cell, tni_attribute attribute, const char *sign)
{
    tni_draw_text(l->surface, l->area, l->row, LABEL + cell, 1, attribute, sign);
}

/* Names of months where they begin, of years where months have no room. */
static void draw_months(lanes *l)
{
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const int64_t days = life_days(l->view) > 0 ? life_days(l->view) : 1;
    const bool months = l->width * 30 / days >= 4;
    const tn_civil first = tn_date_civil(first_day(l->view));
    tn_date at = tn_month_of(first_day(l->view)), next = at;
    for (int n = first.month; tn_date_days_between(first_day(l->view), at) < days; at = next, n++) {
        const tn_civil civil = tn_date_civil(at);
        if (tn_date_add_months(at, 1, 1, &next) != TN_OK) {
            break;
        }
        const bool inside = tn_date_days_between(first_day(l->view), at) >= 0;
        const int cell = cell_of(l->view, at, l->width), room = l->width - cell;
        const bool year = civil.month == 1;
        const char *text =
            year ? tn_arena_format(l->surface->frame, "%d", civil.year)
                 : tn_arena_format(l->surface->frame, "%.3s", names + 3 * (civil.month - 1));
        if (inside && (months || year) && room > 4) {
            tni_draw_text(l->surface, l->area, l->row, LABEL + cell, room, ATTR_DIM, text);
        }
    }
    l->row++;
}

/* Of more terms than there are rows, those around the one that runs on the day. */
static int first_shown(const tn_life *life, tn_date day, int rows)
{
    const int last = (int)life->term_count - rows;
    int running = 0;
    while (running + 1 < (int)life->term_count &&
           tn_instant_date(life->terms[running + 1].period.start).days <= day.days) {
        running++;
    }
    return last > 0 ? tni_clamp(running - rows / 2, last + 1) : 0;
}

static void draw_terms(lanes *l, int rows)
{
    const tn_life *life = tn_books_life(l->view->books);
    const int first = first_shown(life, l->day, rows);
    for (int i = first; i < first + rows && i < (int)life->term_count; i++, l->row++) {
        const tn_term *t = &life->terms[i];
        const int end = cell_of(l->view, tn_instant_date(t->ended), l->width);
        begin_lane(l, tn_arena_format(l->surface->frame, "term %d%s", i + 1,
                                      t->assumed ? " assumed" : ""));
        for (int x = cell_of(l->view, tn_instant_date(t->period.start), l->width); x <= end; x++) {
            draw_sign(l, x, t->assumed ? ATTR_DIM : ATTR_BAR,
                      l->surface->ascii ? (t->assumed ? "-" : "=")
                      : t->assumed      ? "░"
                                        : "█");
        }
    }
}

/* Any of the dimension is ever held. */
static bool is_held(const tni_view *view, size_t dimension)
{
    const tn_life *life = tn_books_life(view->books);
    for (size_t i = 0; i < life->term_count; i++) {
        for (size_t k = 0; k < life->terms[i].holding_count; k++) {
            if (life->terms[i].holdings[k].quantity[dimension] > 0) {
                return true;
            }
        }
    }
    return false;
}

static int held_dimensions(const tni_view *view)
{
    int count = 0;
    for (size_t d = 0; d < view->document->product->dimension_count; d++) {
        count += is_held(view, d);
    }
    return count;
}

/* How much of a dimension is held, from where on. */
static void draw_quantity(lanes *l, size_t dimension)
{
    const tn_life *life = tn_books_life(l->view->books);
    const tn_dimension *d = &l->view->document->product->dimensions[dimension];
    int64_t before = 0;
    begin_lane(l, d->name.value ? d->name.value : d->label);
    for (size_t i = 0; i < life->term_count; i++) {
        const tn_term *t = &life->terms[i];
        for (size_t k = 0; k < t->holding_count; k++) {
            const int64_t held = t->holdings[k].quantity[dimension];
            const int cell = cell_of(l->view, tn_instant_date(t->holdings[k].from), l->width);
            if (held != before) {
                tni_draw_text(l->surface, l->area, l->row, LABEL + cell, l->width - cell,
                              ATTR_PLAIN,
                              tn_arena_format(l->surface->frame, "%lld", (long long)held));
            }
            before = held;
        }
    }
    l->row++;
}

/* Of what is held, so many rows from the one of that number on. */
static void draw_quantities(lanes *l, int first, int rows)
{
    const tn_product *product = l->view->document->product;
    int number = 0;
    for (size_t d = 0; d < product->dimension_count && number < first + rows; d++) {
        if (is_held(l->view, d) && number++ >= first) {
            draw_quantity(l, d);
        }
    }
}

/* Events of a lane; in a cell with several stands how many they are. */
typedef struct lane_sign {
    const char *what, *sign;
} lane_sign;

static void draw_events(lanes *l, const char *label, const lane_sign *signs)
{
    const tn_table *events = tni_timeline_events(l->view);
    int *counts = tn_arena_take_array(l->surface->frame, (size_t)l->width + 1, sizeof(*counts));
    begin_lane(l, label);
    for (int i = 0; counts && i < tni_table_rows(events); i++) {
        const lane_sign *sign = signs;
        const char *what = tni_table_value(events, i, "what").as.text;
        while (sign->what && strcmp(sign->what, what) != 0) {
            sign++;
        }
        if (sign->what) {
            const tn_value amount = tni_table_value(events, i, "amount");
            const bool back = amount.kind == TN_V_MONEY && amount.as.money.minor < 0;
            const tn_date day = tni_value_day(tni_table_value(events, i, "at"));
            const int cell = cell_of(l->view, day, l->width), count = ++counts[cell];
            const char digit[] = {count > 9 ? '+' : (char)('0' + count), '\0'};
            draw_sign(l, cell, back ? ATTR_NEGATIVE : ATTR_PLAIN,
                      count > 1 ? digit
                      : back    ? "-"
                                : sign->sign);
        }
    }
    l->row++;
}

static int64_t most_overage(const tn_table *months)
{
    int64_t most = 0;
    for (int i = 0; i < tni_table_rows(months); i++) {
        const int64_t own = tni_table_value(months, i, "overage").as.money.minor;
        most = own > most ? own : most;
    }
    return most;
}

static const tn_table *months_of(const tni_view *view)
{
    return tni_report_table(view->tables.months, "months");
}

static bool has_overage(const tni_view *view)
{
    return most_overage(months_of(view)) > 0;
}

/* The overage of each month, as high as it is of the most. */
static void draw_overage(lanes *l)
{
    static const char *const high[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    const tn_table *months = months_of(l->view);
    const int64_t most = most_overage(months);
    for (int i = 0; i < tni_table_rows(months) && most; i++) {
        const tn_value name = tni_table_value(months, i, "month");
        const int64_t own = tni_table_value(months, i, "overage").as.money.minor;
        tn_date day, next;
        const char *text = tn_arena_format(l->surface->frame, "%s-01", name.as.text);
        if (own <= 0 || !text || tn_date_parse(text, strlen(text), &day) != TN_OK ||
            tn_date_add_months(day, 1, 1, &next) != TN_OK) {
            continue;
        }
        const int end = cell_of(l->view, next, l->width);
        const int level = (int)(own / (most / 8 + 1));
        for (int x = cell_of(l->view, day, l->width); x < end; x++) {
            draw_sign(l, x, ATTR_BAR, l->surface->ascii ? "#" : high[level > 7 ? 7 : level]);
        }
    }
    if (most) {
        begin_lane(l, "overage");
        l->row++;
    }
}

/* The day under the cursor and the as-of day. */
static void draw_days(lanes *l, const tn_date *today)
{
    char text[TN_DATE_TEXT];
    const int cell = cell_of(l->view, l->day, l->width);
    if (today && tn_date_days_between(first_day(l->view), *today) >= 0 &&
        tn_date_days_between(first_day(l->view), *today) <= life_days(l->view)) {
        const int at = cell_of(l->view, *today, l->width);
        tni_draw_text(l->surface, l->area, l->row, LABEL + at, 1, ATTR_WARNING, "t");
    }
    begin_lane(l, "day, t today");
    draw_sign(l, cell, ATTR_KEY, "^");
    tni_draw_cursor(l->surface, l->area, l->row, LABEL + cell);
    const bool left = cell + 12 > l->width;
    tni_draw_text(l->surface, l->area, l->row, LABEL + cell + (left ? -11 : 2), 10, ATTR_KEY,
                  tn_date_format(l->day, text));
    l->row++;
}

enum { ALWAYS = 5 }; /* months, changes, invoices, deadlines, the day */

int tni_timeline_lanes(const tni_view *view)
{
    enum { TERMS = 5 };
    const int terms = (int)tn_books_life(view->books)->term_count;
    return ALWAYS + has_overage(view) + (terms < TERMS ? terms : TERMS) + held_dimensions(view);
}

tni_panel_room tni_timeline_terms(const tni_view *view, tn_date day, const tn_date *today,
                                  int first, tni_surface *s, tni_area a)
{
    static const lane_sign changes[] = {{"upgrade", "U"},   {"replaced", "R"}, {"auto-renew", "A"},
                                        {"cancelled", "C"}, {"refund", "C"},   {NULL, NULL}};
    static const lane_sign invoices[] = {{"invoice", "$"}, {NULL, NULL}};
    static const lane_sign ends[] = {{"decision-deadline", "D"},
                                     {"adjustment-deadline", "D"},
                                     {"access-ends", "X"},
                                     {NULL, NULL}};
    lanes l = {.view = view, .day = day, .surface = s, .area = a, .width = a.columns - LABEL};
    const int all = (int)tn_books_life(view->books)->term_count, held = held_dimensions(view);
    const int room =
        a.rows - ALWAYS - has_overage(view) > 1 ? a.rows - ALWAYS - has_overage(view) : 1;
    if (l.width < 8) {
        return (tni_panel_room){0};
    }
    draw_months(&l);
    const int left = room - held, half = (room + 1) / 2, most = left > half ? left : half;
    const int terms = all < most ? all : most;
    draw_terms(&l, terms);
    const int rows = held < room - terms ? held : room - terms;
    draw_quantities(&l, tni_clamp(first, held - rows + 1), rows);
    draw_events(&l, "changes", changes);
    draw_events(&l, "invoices", invoices);
    draw_events(&l, "decide, end", ends);
    draw_overage(&l);
    draw_days(&l, today);
    return (tni_panel_room){rows, held - rows + 1};
}
