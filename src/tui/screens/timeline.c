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

static int cell_of(const tni_view *view, tn_date day, int width)
{
    const int64_t whole = life_days(view) > 0 ? life_days(view) : 1;
    return (int)(tn_date_days_between(first_day(view), day) * (width - 1) / whole);
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

/* Signs of events; of those in one cell the last in this order is seen. */
static void draw_signs(const tni_view *view, tni_surface *s, tni_area a, int row)
{
    static const struct {
        const char *what, *sign;
    } signs[] = {{"invoice", "$"},
                 {"decision-deadline", "D"},
                 {"upgrade", "U"},
                 {"cancel", "X"},
                 {"access-ends", "X"}};
    const tn_table *events = tni_timeline_events(view);
    for (size_t k = 0; k < sizeof(signs) / sizeof(*signs); k++) {
        for (int i = 0; i < tni_table_rows(events); i++) {
            if (strcmp(tni_table_value(events, i, "what").as.text, signs[k].what) == 0) {
                const tn_date day = tni_value_day(tni_table_value(events, i, "at"));
                tni_draw_text(s, a, row, cell_of(view, day, a.columns), 1, ATTR_PLAIN,
                              signs[k].sign);
            }
        }
    }
}

void tni_timeline_terms(const tni_view *view, tn_date day, tni_surface *s, tni_area a)
{
    char from[64], to[64];
    const tn_life *life = tn_books_life(view->books);
    const int width = a.columns - 14, count = (int)life->term_count;
    const int first = first_shown(life, day, a.rows - 3);
    for (int i = 0; first + i < count && i < a.rows - 3; i++) {
        const tn_term *t = &life->terms[first + i];
        const int begin = cell_of(view, tn_instant_date(t->period.start), width);
        const int end = cell_of(view, tn_instant_date(t->ended), width);
        tni_draw_format(s, (tni_area){a.row, a.column, a.rows, 13}, i, 0, ATTR_DIM, "term %d%s",
                        first + i + 1, t->assumed ? " ?" : "");
        for (int x = begin; x <= end && x < width; x++) {
            tni_draw_text(s, a, i, 14 + x, 1, t->assumed ? ATTR_DIM : ATTR_BAR,
                          s->ascii     ? (t->assumed ? "-" : "=")
                          : t->assumed ? "░"
                                       : "█");
        }
    }
    const int low = a.rows - 3;
    draw_signs(view, s, (tni_area){a.row, a.column + 14, a.rows, width}, low);
    tni_draw_text(s, a, low, 0, 13, ATTR_DIM, "events");
    tni_draw_text(s, a, low + 1, 14 + cell_of(view, day, width), 1, ATTR_KEY, "^");
    tni_draw_cursor(s, a, low + 1, 14 + cell_of(view, day, width));
    tn_date last = first_day(view);
    tn_date_add_days(last, life_days(view) - 1, &last);
    tni_draw_text(s, a, low + 2, 14, 10, ATTR_DIM, tn_date_format(first_day(view), from));
    tni_draw_right(s, a, low + 2, a.columns - 10, 10, ATTR_DIM, tn_date_format(last, to));
    tni_draw_text(s, a, low + 2, 27, a.columns - 40, ATTR_DIM,
                  "$ invoice  U upgrade  D decide  X end");
}
