/* The supposed change: a day and quantities, priced by the engine; the contract stays as it is. */
#include "tui/screens/what_if.h"

#include <string.h>

#include "app/change.h"

bool tni_what_if_at(const tni_model *m, tni_what_if_point *out)
{
    const tni_view *view = tni_seen(m);
    const tni_screen_cursor *position = &m->cursors[SCREEN_UPGRADE];
    const tn_life *life = tn_books_life(view->books);
    if (!life || life->term_count == 0) {
        return false;
    }
    const tn_date first = tn_instant_date(life->terms[0].period.start);
    const tn_date *day = tni_day(m);
    tn_date on = day && tn_date_days_between(first, *day) > 0 ? *day : first;
    if (position->has_day) {
        tn_date_add_days(first, position->day, &on);
    }
    const tn_term *term = tn_life_term_at(life, tn_instant_of(on));
    if (!term) { /* before the first second, or behind the end */
        const bool early = tn_date_days_between(first, on) <= 0;
        term = early ? &life->terms[0] : &life->terms[life->term_count - 1];
        if (!position->has_day || early) {
            tn_date_add_days(tn_instant_date(term->period.start), 1, &on);
        }
    }
    *out = (tni_what_if_point){term, on, tn_term_holding_at(term, tn_instant_of(on))->quantity};
    return true;
}

int64_t tni_what_if_quantity(const tni_model *m, size_t dimension, const int64_t *held)
{
    const tni_what_if_state *w = &m->what_if;
    const bool own = w->path && m->draft.document && strcmp(w->path, m->draft.document->path) == 0;
    return own && dimension < TNI_WHAT_IFS && w->set[dimension] ? w->quantity[dimension]
                                                                : held[dimension];
}

/* The change as an event on a day; false: nothing changes. */
static bool event_on(const tni_model *m, tn_arena *arena, tn_date on, tn_event *out)
{
    const tn_product *product = tni_seen(m)->document->product;
    tni_what_if_point at;
    tn_event event = {.kind = TN_EVENT_UPGRADE, .when = {.value = tn_instant_of(on), .set = true}};
    event.quantities =
        tn_arena_take_array(arena, product->dimension_count + 1, sizeof(*event.quantities));
    if (!event.quantities || !tni_what_if_at(m, &at)) {
        return false;
    }
    for (size_t i = 0; i < product->dimension_count; i++) {
        const int64_t want = tni_what_if_quantity(m, i, at.held);
        if (want != at.held[i] && want > 0) {
            event.quantities[event.quantity_count++] =
                (tn_contract_quantity){.label = product->dimensions[i].label,
                                       .dimension = i,
                                       .quantity = {.value = want, .set = true}};
        }
    }
    *out = event;
    return event.quantity_count > 0;
}

const tn_upgrade *tni_what_if(const tni_model *m, tn_arena *arena, tn_date on,
                              tn_findings *findings, const tn_report **out_report)
{
    tn_event event;
    const tn_upgrade *upgrade = NULL;
    return event_on(m, arena, on, &event) &&
                   tni_upgrade_event(tni_seen(m)->books, arena, &event, findings, &upgrade,
                                     out_report) == TN_OK
               ? upgrade
               : NULL;
}

const tn_table *tni_what_if_curve(const tni_model *m, tn_arena *arena, const tn_date *days,
                                  size_t count)
{
    tn_event event;
    return count && event_on(m, arena, days[0], &event)
               ? tni_upgrade_curve(tni_seen(m)->books, arena, &event, days, count)
               : NULL;
}
