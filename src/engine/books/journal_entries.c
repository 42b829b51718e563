/* The movements of several contracts in one order, with their postings. */
#include "tenor/journal_entries.h"

#include <stdlib.h>
#include <string.h>

typedef struct entry_builder {
    tn_arena *arena;
    const tn_journal_options *options;
    tn_journal_entries *list;
    tn_status status;
} entry_builder;

static bool is_wanted(const tn_journal_options *o, tn_date day)
{
    return (!o->from || day.days >= o->from->days) && (!o->until || day.days <= o->until->days);
}

static void name_entry(entry_builder *b, tn_journal_entry *e)
{
    static const char *const words[][2] = {{"invoice", "credit note"}, {"payment", "repayment"}};
    const tn_movement *m = e->movement;
    const char *contract = tn_books_contract(e->books)->id.value;
    if (m->kind == TN_MOVE_EARNED) {
        const tn_civil day = tn_date_civil(m->date);
        e->what = "earned";
        e->about = contract;
        e->id = tn_arena_format(b->arena, "%s-%04d-%02d-earned", contract, day.year, day.month);
        return;
    }
    e->what = words[m->kind][m->document->kind == TN_DOCUMENT_REFUND];
    e->about = tn_document_id(b->arena, m->document);
    e->id = m->kind == TN_MOVE_INVOICED
                ? e->about
                : tn_arena_format(b->arena, "%s-paid", e->about ? e->about : "");
}

static void add_movement(entry_builder *b, tn_books *books, const tn_movement *m)
{
    tn_journal_entry e = {.books = books, .movement = m};
    b->status = tn_movement_post(m, b->options->internal, e.postings, &e.posting_count);
    if (b->status != TN_OK || e.posting_count == 0) {
        return;
    }
    tn_journal_entry *added =
        tn_arena_append(b->arena, &b->list->items, &b->list->count, sizeof(*added));
    if (added) {
        name_entry(b, &e);
        *added = e;
    }
}

typedef struct numbered_entry {
    tn_journal_entry entry;
    size_t at;
} numbered_entry;

static int by_date(const void *left, const void *right)
{
    const numbered_entry *a = left, *b = right;
    const tn_date first = a->entry.movement->date, second = b->entry.movement->date;
    if (first.days != second.days) {
        return first.days < second.days ? -1 : 1;
    }
    return (a->at > b->at) - (a->at < b->at);
}

/* Each contract's are in order: of one day, those of the first contract come first. */
static void sort_entries(entry_builder *b)
{
    const size_t count = b->list->count;
    numbered_entry *all = tn_arena_take_array(b->arena, count + 1, sizeof(*all));
    for (size_t i = 0; all && i < count; i++) {
        all[i] = (numbered_entry){b->list->items[i], i};
    }
    if (all && count) {
        qsort(all, count, sizeof(*all), by_date);
    }
    for (size_t i = 0; all && i < count; i++) {
        b->list->items[i] = all[i].entry;
    }
}

tn_status tn_journal_entries_build(tn_arena *arena, tn_books *const *books, size_t count,
                                   const tn_journal_options *options,
                                   const tn_journal_entries **out)
{
    entry_builder b = {.arena = arena, .options = options};
    b.list = tn_arena_take(arena, sizeof(*b.list));
    if (!b.list) {
        return TN_E_NOMEM;
    }
    *b.list = (tn_journal_entries){.contracts = count,
                                   .internal = options->internal,
                                   .is_whole = count == 1 && !options->from};
    for (size_t i = 0; i < count && b.status == TN_OK; i++) {
        const tn_movements *movements = tn_books_movements(books[i]);
        if (!movements) {
            return tn_books_status(books[i]);
        }
        for (size_t j = 0; j < movements->count && b.status == TN_OK; j++) {
            if (is_wanted(options, movements->items[j].date)) {
                add_movement(&b, books[i], &movements->items[j]);
            }
        }
    }
    sort_entries(&b);
    if (b.status == TN_OK && tn_arena_failed(arena)) {
        b.status = TN_E_NOMEM;
    }
    if (b.status == TN_OK) {
        *out = b.list;
    }
    return b.status;
}
