/* The movements of several contracts in one order, with their postings. */
#include "tenor/journal_entries.h"

#include <string.h>

#include "base/list.h"
#include "tenor/register.h"

static bool is_wanted(const tn_journal_options *o, tn_date day)
{
    return (!o->from || day.days >= o->from->days) && (!o->until || day.days <= o->until->days);
}

/* The text of the entry before where it is the same. */
static const char *keep(tn_arena *arena, const char *text, const char *last)
{
    return !text || (last && strcmp(text, last) == 0) ? (text ? last : NULL)
                                                      : tn_arena_text(arena, text);
}

static void name_entry(tn_journal_entries *list, tn_journal_entry *e, const tn_movement *m)
{
    static const char *const words[][2] = {{"invoice", "credit note"}, {"payment", "repayment"}};
    if (m->kind == TN_MOVE_EARNED) {
        const tn_civil day = tn_date_civil(m->date);
        e->what = "earned";
        e->about = e->contract;
        e->id =
            tn_arena_format(list->arena, "%s-%04d-%02d-earned", e->contract, day.year, day.month);
        return;
    }
    e->what = words[m->kind][m->document->kind == TN_DOCUMENT_REFUND];
    e->about = tn_document_id(list->arena, m->document);
    e->id = m->kind == TN_MOVE_INVOICED
                ? e->about
                : tn_arena_format(list->arena, "%s-paid", e->about ? e->about : "");
}

static tn_status add_movement(tn_journal_entries *list, tn_books *books, const tn_movement *m)
{
    static const tn_journal_entry nothing = {0};
    const tn_journal_entry last = list->count ? list->items[list->count - 1] : nothing;
    const tn_invoices *invoices = tn_books_invoices(books);
    const tn_document *d = m->document       ? m->document
                           : invoices->count ? invoices->documents[0]
                                             : NULL;
    const char *id = tn_books_contract(books)->id.value;
    tn_journal_entry e = {.kind = m->kind,
                          .assumed = m->assumed,
                          .date = m->date,
                          .due = m->document ? m->document->due : m->date,
                          .deferred = m->deferred,
                          .order = list->count};
    const tn_status status =
        tn_movement_post(m, list->options.internal, e.postings, &e.posting_count);
    if (status != TN_OK || e.posting_count == 0) {
        return status;
    }
    e.contract = keep(list->arena, id, last.contract);
    e.buyer = keep(list->arena, d ? tn_document_buyer(d) : NULL, last.buyer);
    tn_journal_entry *added =
        tn_arena_append(list->arena, &list->items, &list->count, sizeof(*added));
    if (added && e.contract) {
        name_entry(list, &e, m);
        *added = e;
    }
    return tn_arena_failed(list->arena) ? TN_E_NOMEM : TN_OK;
}

tn_status tn_journal_entries_add(tn_journal_entries *list, tn_books *books)
{
    const tn_movements *movements = tn_books_movements(books);
    tn_status status = tn_books_status(books);
    list->contracts++;
    for (size_t i = 0; status == TN_OK && i < movements->count; i++) {
        if (is_wanted(&list->options, movements->items[i].date)) {
            status = add_movement(list, books, &movements->items[i]);
        }
    }
    return status;
}

/* Each contract's are in order: of one day, those of the first contract come first. */
static int by_date(const void *left, const void *right)
{
    const tn_journal_entry *a = left, *b = right;
    const int order = TNI_COMPARE(a->date.days, b->date.days);
    return order ? order : TNI_COMPARE(a->order, b->order);
}

void tn_journal_entries_sort(tn_journal_entries *list)
{
    tni_list_sort(list->items, list->count, sizeof(*list->items), by_date);
}
