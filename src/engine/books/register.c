/* The register of invoices: documents of many contracts, and their sums by month and currency. */
#include "tenor/register.h"

#include <stdlib.h>

typedef struct register_builder {
    tn_arena *arena;
    const tn_register_options *options;
    tn_register *list;
    tn_status status;
} register_builder;

static bool is_wanted(const register_builder *b, const tn_document *d)
{
    const tn_register_options *o = b->options;
    return (o->kind == TN_DOCUMENT_KINDS || o->kind == d->kind) &&
           (!o->from || d->date.days >= o->from->days);
}

static void add_money(register_builder *b, tn_money *to, tn_money amount)
{
    const tn_status status = tn_money_add(*to, amount, to);
    b->status = b->status == TN_OK ? status : b->status;
}

static void add_sums(register_builder *b, tn_register_total *to, const tn_register_total *sums)
{
    to->documents += sums->documents;
    add_money(b, &to->invoices, sums->invoices);
    add_money(b, &to->credit_notes, sums->credit_notes);
    add_money(b, &to->total, sums->total);
    add_money(b, &to->fee, sums->fee);
    add_money(b, &to->net, sums->net);
}

/* The sum of that month and currency; a new one is 0. NULL: no memory. */
static tn_register_total *total_of(register_builder *b, tn_date month, tn_currency currency,
                                   bool is_all)
{
    tn_register *list = b->list;
    for (size_t i = list->total_count; i > 0; i--) { /* mostly the last */
        tn_register_total *t = &list->totals[i - 1];
        if (t->is_all == is_all && (is_all || t->month.days == month.days) &&
            tn_currency_equal(t->total.currency, currency)) {
            return t;
        }
    }
    tn_register_total *added =
        tn_arena_append(b->arena, &list->totals, &list->total_count, sizeof(*added));
    if (!added) {
        b->status = TN_E_NOMEM;
        return NULL;
    }
    const tn_money zero = {0, currency};
    *added = (tn_register_total){.is_all = is_all,
                                 .month = month,
                                 .invoices = zero,
                                 .credit_notes = zero,
                                 .total = zero,
                                 .fee = zero,
                                 .net = zero};
    return added;
}

static void count_row(register_builder *b, const tn_register_row *row)
{
    const tn_document *d = row->document;
    const tn_civil day = tn_date_civil(d->date);
    const tn_date month = {d->date.days - (day.day - 1)};
    const tn_money zero = {0, d->total.currency};
    const bool is_note = d->kind == TN_DOCUMENT_REFUND;
    const tn_register_total one = {.documents = 1,
                                   .invoices = is_note ? zero : d->total,
                                   .credit_notes = is_note ? d->total : zero,
                                   .total = d->total,
                                   .fee = row->fee,
                                   .net = row->net};
    for (int all = 0; all < 2 && b->status == TN_OK; all++) {
        tn_register_total *sum = total_of(b, month, d->total.currency, all);
        if (sum) {
            add_sums(b, sum, &one);
        }
    }
}

static void add_document(register_builder *b, tn_books *books, const tn_document *d)
{
    tn_register_row row = {.books = books, .document = d};
    tn_register_row *added =
        tn_arena_append(b->arena, &b->list->rows, &b->list->count, sizeof(*added));
    b->status = added ? tn_books_fee(books, d, &row.fee) : TN_E_NOMEM;
    if (b->status == TN_OK) {
        b->status = tn_money_sub(d->total, row.fee, &row.net);
    }
    if (b->status == TN_OK) {
        *added = row;
        count_row(b, &row);
    }
}

static int compare_codes(const tn_register_total *a, const tn_register_total *b)
{
    int order = 0;
    for (size_t i = 0; i < sizeof(a->total.currency.code) && order == 0; i++) {
        order = a->total.currency.code[i] - b->total.currency.code[i];
    }
    return order;
}

static int by_month(const void *left, const void *right)
{
    const tn_register_total *a = left, *b = right;
    const int code = compare_codes(a, b);
    if (code || a->is_all != b->is_all) {
        return code ? code : (a->is_all ? 1 : -1);
    }
    return (a->month.days > b->month.days) - (a->month.days < b->month.days);
}

tn_status tn_register_build(tn_arena *arena, tn_books *const *books, size_t count,
                            const tn_register_options *options, const tn_register **out)
{
    register_builder b = {.arena = arena, .options = options};
    b.list = tn_arena_take(arena, sizeof(*b.list));
    if (!b.list) {
        return TN_E_NOMEM;
    }
    for (size_t i = 0; i < count && b.status == TN_OK; i++) {
        const tn_invoices *invoices = tn_books_invoices(books[i]);
        if (!invoices) {
            return tn_books_status(books[i]);
        }
        for (size_t j = 0; j < invoices->count && b.status == TN_OK; j++) {
            if (is_wanted(&b, invoices->documents[j])) {
                add_document(&b, books[i], invoices->documents[j]);
            }
        }
    }
    if (b.status == TN_OK) {
        if (b.list->total_count) {
            qsort(b.list->totals, b.list->total_count, sizeof(*b.list->totals), by_month);
        }
        *out = b.list;
    }
    return b.status;
}

const char *tn_document_buyer(const tn_document *document)
{
    const tn_contract *c = document->life->contract;
    const tn_offer *offer = document->life->terms[document->term].offer;
    const char *const names[] = {offer ? offer->buyer.value : NULL, c->customer.value,
                                 c->account_id.value};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        if (names[i]) {
            return names[i];
        }
    }
    return NULL;
}
