/* Timeline: a contract walked through day by day: its terms as bars, what is held on the day, what
 * buyers are entitled to, what happened and what comes. */
#include <stdio.h>
#include <string.h>

#include "tenor/report.h"
#include "tui/screens/contract_file.h"
#include "tui/screens/screen.h"
#include "tui/screens/timeline.h"
#include "tui/widgets/parts.h"

enum { WALK, FILE_FORM };

/* The instant at the day's end: what the day brought is there. */
static tn_instant evening(tn_date day)
{
    tn_instant at = tn_instant_of(day);
    tn_instant_add_seconds(at, 86399, &at);
    return at;
}

static void draw_state(const tni_model *m, const tni_view *l, tni_surface *s, tni_area a)
{
    char day[64], money[64];
    const tn_date on = tni_timeline_cursor(m, l);
    const tn_product *p = l->document->product;
    const tn_term *t = tn_life_term_at(tn_books_life(l->books), evening(on));
    tni_draw_frame(s, a, tn_arena_format(s->frame, "On %s", tn_date_format(on, day)), NULL, false);
    a = tni_area_inside(a);
    if (!t) {
        tni_draw_text(s, a, 0, 0, a.columns, ATTR_WARNING, "no term runs: nobody is entitled");
        return;
    }
    const int64_t done = tn_date_days_between(tn_instant_date(t->period.start), on) + 1;
    const int64_t whole = tn_period_days(t->period);
    int row = 0;
    tni_draw_format(s, a, row++, 0, ATTR_PLAIN, "term %zu, day %lld of %lld, %lld left%s",
                    t->index + 1, (long long)done, (long long)whole, (long long)(whole - done),
                    t->assumed ? " (assumed)" : "");
    tni_draw_format(s, a, row++, 0, ATTR_PLAIN, "%s %s as agreed",
                    tn_money_format_grouped(t->total, money), t->currency.code);
    const tn_holding *held = tn_term_holding_at(t, evening(on));
    for (size_t i = 0; i < p->dimension_count && row < a.rows; i++) {
        int64_t units = 0;
        const char *name = p->dimensions[i].name.value;
        if (tn_entitled(p, held->quantity, i, &units) == TN_OK && units > 0) {
            tni_draw_text(s, a, row, 0, a.columns - 14, ATTR_PLAIN,
                          name ? name : p->dimensions[i].label);
            tni_draw_right(s, a, row++, a.columns - 14, 14, ATTR_HEAD,
                           tn_arena_format(s->frame, "%lld", (long long)units));
        }
    }
}

/* The first happening on the day or after it; count when there is none. */
static size_t next_of(const tni_view *l, tn_date day)
{
    size_t i = 0;
    while (i < l->tables.timeline->count &&
           tn_date_days_between(day, tn_instant_date(l->tables.timeline->items[i].at)) < 0) {
        i++;
    }
    return i;
}

static void draw_list(const tni_model *m, const tni_view *l, tni_surface *s, tni_area a)
{
    char text[64];
    const tn_date on = tni_timeline_cursor(m, l);
    const size_t next = next_of(l, on);
    tni_draw_frame(s, a, "What happens", "n N next, before", false);
    a = tni_area_inside(a);
    const int back = a.rows / 4;
    size_t i = (int)next > back ? next - (size_t)back : 0;
    for (int y = 0; y < a.rows && i < l->tables.timeline->count; y++, i++) {
        const tn_timeline_event *h = &l->tables.timeline->items[i];
        const tn_date day = tn_instant_date(h->at);
        const bool here = tn_date_days_between(on, day) == 0;
        const tni_attribute attribute = here ? ATTR_SELECTED : i < next ? ATTR_DIM : ATTR_PLAIN;
        tni_draw_blank(s, (tni_area){a.row + y, a.column, 1, a.columns},
                       here ? ATTR_SELECTED : ATTR_PLAIN);
        tni_draw_text(s, a, y, 0, 10, attribute, tn_date_format(day, text));
        const int tail = h->document ? 14 : 0;
        tni_draw_text(s, a, y, 11, a.columns - 11 - tail, attribute,
                      tn_arena_format(s->frame, "%s%s%s%s", tn_timeline_event_name(h->kind),
                                      h->assumed ? " (assumed)" : "",
                                      h->text && *h->text ? ": " : "", h->text ? h->text : ""));
        if (h->document) {
            tn_buffer out;
            tn_buffer_init(&out, NULL);
            tn_value_print(tn_value_money(h->document->total), TN_FOR_PEOPLE, &out);
            tni_draw_right(s, a, y, a.columns - tail, tail, attribute, out.bytes ? out.bytes : "");
            tn_buffer_done(&out);
        }
    }
}

static void draw_file(const tni_model *m, tni_surface *s, tni_area a)
{
    const tni_input_form f = tni_contract_form(m, s->frame);
    tni_draw_frame(s, a, "The contract's file", "a adds, D removes", true);
    tni_form_draw(&f, m, s, tni_area_inside(a), &m->cursors[SCREEN_TIMELINE], FILE_FORM, true);
}

static void draw(const tni_model *m, tni_surface *s, tni_area a)
{
    const tni_view *l = tni_timeline_view(m);
    const bool file = m->cursors[SCREEN_TIMELINE].panel == FILE_FORM;
    if (!l && file) {
        draw_file(m, s, a);
        return;
    }
    enum { BARS = 7, AROUND = 5 }; /* terms at once; frame, events, day and scale */
    const int terms = l ? (int)tn_books_life(l->books)->term_count : 0;
    tni_area top = tni_area_cut(&a, l ? (terms < BARS ? terms : BARS) + AROUND : a.rows);
    tni_draw_frame(s, top, l ? l->document->contract->id.value : "Timeline",
                   file ? "Tab: walk" : "h l a day, H L a month, Tab: file", !file);
    top = tni_area_inside(top);
    tni_click_panel(s, top, WALK);
    if (!l) {
        tni_draw_text(s, top, 0, 0, top.columns, ATTR_DIM,
                      "Not understood yet: 9 shows what to mend, Tab the file.");
        return;
    }
    tni_timeline_terms(l, tni_timeline_cursor(m, l), s, top);
    draw_state(m, l, s, tni_area_split(&a, a.columns * 2 / 5));
    if (file) {
        draw_file(m, s, a);
    } else {
        draw_list(m, l, s, a);
    }
}

static void size(const tni_model *m, int panel, int *rows, int *columns)
{
    tn_arena *arena = tn_arena_new(NULL);
    *rows = panel == FILE_FORM && arena ? tni_contract_form(m, arena).count : 0;
    *columns = 1;
    tn_arena_free(arena);
}

static bool target(const tni_model *m, tn_arena *arena, tni_target *out)
{
    const tni_screen_cursor *position = &m->cursors[SCREEN_TIMELINE];
    const tni_input_form f = tni_contract_form(m, arena);
    const tni_input *in =
        position->panel == FILE_FORM ? tni_form_at(&f, position, FILE_FORM) : NULL;
    if (in) {
        *out = in->target;
    }
    return in != NULL;
}

static void point(tni_model *m, const tni_target *t)
{
    tn_arena *arena = tn_arena_new(NULL);
    const tni_input_form f = arena ? tni_contract_form(m, arena) : (tni_input_form){0};
    m->cursors[SCREEN_TIMELINE].panel = FILE_FORM;
    tni_form_point(&f, t, &m->cursors[SCREEN_TIMELINE].row[FILE_FORM]);
    tn_arena_free(arena);
}

static void walk(tni_model *m, int64_t days)
{
    const tni_view *l = tni_timeline_view(m);
    tni_screen_cursor *position = &m->cursors[SCREEN_TIMELINE];
    if (l) {
        position->day = tni_timeline_day_of(l, tni_timeline_cursor(m, l)) + days;
        position->has_day = true;
        position->day =
            tni_timeline_day_of(l, tni_timeline_cursor(m, l)); /* it ends with the life */
    }
}

static void jump(tni_model *m, int step)
{
    const tni_view *l = tni_timeline_view(m);
    if (!l) {
        return;
    }
    const tn_date day = tni_timeline_cursor(m, l);
    size_t i = next_of(l, day);
    while (step > 0 && i < l->tables.timeline->count &&
           tn_date_days_between(day, tn_instant_date(l->tables.timeline->items[i].at)) <= 0) {
        i++;
    }
    i -= step < 0 && i > 0;
    if (i < l->tables.timeline->count) {
        walk(m, tn_date_days_between(day, tn_instant_date(l->tables.timeline->items[i].at)));
    }
}

static bool act(tni_model *m, tni_action_id action, unsigned *effects)
{
    enum { MONTH = 30, FAR = 100000 };
    *effects = 0;
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
                                        .draw = draw,
                                        .size = size,
                                        .target = target,
                                        .act = act,
                                        .point = point,
                                        .verb = "timeline"};
