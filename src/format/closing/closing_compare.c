/* Part of closing.h: what moved in closed months. */
#include <stdlib.h>
#include <string.h>

#include "tenor/closing.h"

typedef struct comparison {
    tn_arena *arena;
    tn_books *const *books;
    size_t count;
    tn_drifts *out;
    tn_status status;
} comparison;

/* By contract and id; the two sides of a pair stand next to each other, the closed one first. */
typedef struct side {
    const tn_closed_row *row;
    bool closed;
} side;

static int by_id(const void *left, const void *right)
{
    const side *a = left, *b = right;
    const int contract = strcmp(a->row->contract, b->row->contract);
    const int id = contract ? contract : strcmp(a->row->id, b->row->id);
    return id ? id : b->closed - a->closed;
}

static tn_books *find_books(const comparison *c, const char *contract)
{
    for (size_t i = 0; i < c->count; i++) {
        if (strcmp(tn_books_contract(c->books[i])->id.value, contract) == 0) {
            return c->books[i];
        }
    }
    return NULL;
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
    tn_drift *added = c->status == TN_OK ? tn_arena_append(c->arena, &c->out->items, &c->out->count,
                                                           sizeof(*added))
                                         : NULL;
    if (added) {
        *added = drift;
    } else if (c->status == TN_OK) {
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

/* The contract was closed with usage. */
static bool has_usage(const tn_closing *closed, const char *contract)
{
    for (size_t i = 0; i < closed->count; i++) {
        if (strcmp(closed->rows[i].kind, "usage") == 0 &&
            strcmp(closed->rows[i].contract, contract) == 0) {
            return true;
        }
    }
    return false;
}

static void compare(comparison *c, const tn_closing *closed, const tn_closed_row *was,
                    const tn_closed_row *is)
{
    const tn_closed_row *one = was ? was : is;
    tn_books *books = find_books(c, one->contract);
    if (!books || (was && is && is_same(was, is))) {
        return;
    }
    const bool usage = strcmp(one->kind, "usage") == 0;
    const bool revenue = strcmp(one->kind, "revenue") == 0;
    if (!tn_books_rating(books) && (usage || (revenue && has_usage(closed, one->contract)))) {
        c->out->not_compared++;
        return;
    }
    add_drift(c, was, is);
}

tn_status tn_closing_compare(tn_arena *arena, const tn_closing *closed, const tn_closing *now,
                             tn_books *const *books, size_t count, tn_drifts *out)
{
    comparison c = {.arena = arena, .books = books, .count = count, .out = out};
    const size_t all = closed->count + now->count;
    side *sides = tn_arena_take_array(arena, all + 1, sizeof(*sides));
    *out = (tn_drifts){0};
    if (!sides) {
        return TN_E_NOMEM;
    }
    for (size_t i = 0; i < closed->count; i++) {
        sides[i] = (side){&closed->rows[i], true};
    }
    for (size_t i = 0; i < now->count; i++) {
        sides[closed->count + i] = (side){&now->rows[i], false};
    }
    if (all) {
        qsort(sides, all, sizeof(*sides), by_id);
    }
    for (size_t i = 0; i < all && c.status == TN_OK;) {
        const tn_closed_row *first = sides[i].row;
        const bool pair = i + 1 < all && sides[i].closed && !sides[i + 1].closed &&
                          strcmp(first->contract, sides[i + 1].row->contract) == 0 &&
                          strcmp(first->id, sides[i + 1].row->id) == 0;
        compare(&c, closed, sides[i].closed ? first : NULL,
                pair              ? sides[i + 1].row
                : sides[i].closed ? NULL
                                  : first);
        i += pair ? 2 : 1;
    }
    return c.status;
}
