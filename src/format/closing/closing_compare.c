/* Part of closing.h: what moved in closed months. */
#include <string.h>

#include "base/list.h"
#include "tenor/closing.h"

typedef struct comparison {
    tn_arena *arena;
    bool rated, had_usage; /* there is usage now; there was when it was closed */
    bool metered;          /* usage has a price */
    tn_date last;          /* the newest day that is closed */
    const tn_closed_row *doubtful_was, *doubtful_is; /* compared when all others are */
    tn_drifts *out;
    tn_status status;
} comparison;

/* By id; the two sides of a pair stand next to each other, the closed one first. */
typedef struct side {
    const tn_closed_row *row;
    bool closed;
} side;

static int by_id(const void *left, const void *right)
{
    const side *a = left, *b = right;
    const int id = strcmp(a->row->id, b->row->id);
    return id ? id : b->closed - a->closed;
}

static void add_drift(comparison *c, const tn_closed_row *was, const tn_closed_row *is)
{
    const tn_closed_row *one = was ? was : is;
    const tn_money zero = {0, one->total.currency};
    tn_drift drift = {.contract = one->contract,
                      .id = one->id,
                      .is_revenue = strcmp(one->kind, "revenue") == 0,
                      .is_new = !was,
                      .is_gone = !is,
                      .was = was ? was->total : zero,
                      .is = is ? is->total : zero,
                      .at = was ? was->at : (tn_at){0}};
    if (drift.is_revenue && drift.was.minor == drift.is.minor) {
        return; /* a month of nothing, or none */
    }
    if (!tn_currency_equal(drift.was.currency, drift.is.currency)) { /* each by itself */
        add_drift(c, was, NULL);
        add_drift(c, NULL, is);
        return;
    }
    c->status = tn_money_sub(drift.is, drift.was, &drift.difference);
    if (c->status == TN_OK && !TNI_LIST_ADD(c->arena, &c->out->items, &c->out->count, drift)) {
        c->status = TN_E_NOMEM;
    }
}

static bool is_same(const tn_closed_row *a, const tn_closed_row *b)
{
    return a->date.days == b->date.days && a->has_due == b->has_due &&
           (!a->has_due || a->due.days == b->due.days) && a->total.minor == b->total.minor &&
           tn_currency_equal(a->total.currency, b->total.currency) &&
           strcmp(a->digest, b->digest) == 0;
}

/* The revenue of the last closed month may hold usage whose document is of the next month: closed
 * with more than there is without usage, it has moved only if something else has. */
static bool may_hold_usage(const comparison *c, const tn_closed_row *was, const tn_closed_row *is)
{
    return c->metered && was && was->date.days == c->last.days &&
           was->total.minor > (is ? is->total.minor : 0);
}

static void compare(comparison *c, const tn_closed_row *was, const tn_closed_row *is)
{
    const tn_closed_row *one = was ? was : is;
    if (was && is && is_same(was, is)) {
        return;
    }
    const bool usage = strcmp(one->kind, "usage") == 0;
    const bool revenue = strcmp(one->kind, "revenue") == 0;
    if (!c->rated && (usage || (revenue && c->had_usage))) {
        c->out->not_compared++;
    } else if (revenue && !c->doubtful_was && may_hold_usage(c, was, is)) {
        c->doubtful_was = was;
        c->doubtful_is = is;
    } else {
        add_drift(c, was, is);
    }
}

tn_status tn_closing_compare(tn_arena *arena, const tn_closing *closed, const tn_closing *now,
                             tn_closing_usage usage, tn_drifts *out)
{
    comparison c = {.arena = arena,
                    .rated = usage == TN_USAGE_RATED,
                    .metered = usage == TN_USAGE_NOT_GIVEN,
                    .out = out};
    const size_t all = closed->count + now->count, before = out->count;
    side *sides = tn_arena_take_array(arena, all + 1, sizeof(*sides));
    if (!sides) {
        return TN_E_NOMEM;
    }
    for (size_t i = 0; i < closed->count; i++) {
        sides[i] = (side){&closed->rows[i], true};
        c.last = closed->rows[i].date.days > c.last.days ? closed->rows[i].date : c.last;
        c.had_usage = c.had_usage || strcmp(closed->rows[i].kind, "usage") == 0;
    }
    for (size_t i = 0; i < now->count; i++) {
        sides[closed->count + i] = (side){&now->rows[i], false};
    }
    tni_list_sort(sides, all, sizeof(*sides), by_id);
    for (size_t i = 0; i < all && c.status == TN_OK;) {
        const tn_closed_row *first = sides[i].row;
        const bool pair = i + 1 < all && sides[i].closed && !sides[i + 1].closed &&
                          strcmp(first->id, sides[i + 1].row->id) == 0;
        compare(&c, sides[i].closed ? first : NULL,
                pair              ? sides[i + 1].row
                : sides[i].closed ? NULL
                                  : first);
        i += pair ? 2 : 1;
    }
    if (c.doubtful_was && c.status == TN_OK && out->count > before) {
        add_drift(&c, c.doubtful_was, c.doubtful_is);
    } else if (c.doubtful_was) {
        out->not_compared++;
    }
    return c.status;
}
