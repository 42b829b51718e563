/* The register of invoices: documents of many contracts, and their sums by month and currency. */
#include "tenor/register.h"

#include <string.h>

#include "base/list.h"

typedef struct register_builder {
    tn_register *list;
    tn_arena *rows; /* of what is kept of the rows */
    tn_books *books;
    tn_status status;
} register_builder;

static bool is_wanted(const register_builder *b, const tn_document *d)
{
    const tn_register_options *o = &b->list->options;
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
    to->assumed = to->assumed || sums->assumed;
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
        tn_arena_append(list->arena, &list->totals, &list->total_count, sizeof(*added));
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
    const tn_civil day = tn_date_civil(row->date);
    const tn_date month = {row->date.days - (day.day - 1)};
    const bool is_note = row->kind == TN_DOCUMENT_REFUND;
    const tn_money zero = {0, row->total.currency};
    const tn_register_total one = {.documents = 1,
                                   .assumed = row->assumed,
                                   .invoices = is_note ? zero : row->total,
                                   .credit_notes = is_note ? row->total : zero,
                                   .total = row->total,
                                   .fee = row->fee,
                                   .net = row->net};
    for (int all = 0; all < 2 && b->status == TN_OK; all++) {
        tn_register_total *sum = total_of(b, month, row->total.currency, all);
        if (sum) {
            add_sums(b, sum, &one);
        }
    }
}

/* The text of the row before where it is the same: mostly all of a contract's are. */
static const char *keep(register_builder *b, const char *text, const char *last)
{
    if (!text || (last && strcmp(text, last) == 0)) {
        return text ? last : NULL;
    }
    return tn_arena_text(b->rows, text);
}

static void add_document(register_builder *b, const tn_document *d)
{
    static const tn_register_row nothing = {0};
    tn_register *list = b->list;
    const tn_register_row last = list->count ? list->rows[list->count - 1] : nothing;
    const tn_contract *c = d->life->contract;
    const tn_offer *offer = d->life->terms[d->term].offer;
    tn_register_row row = {.contract = keep(b, c->id.value, last.contract),
                           .id = tn_document_id(b->rows, d),
                           .buyer = keep(b, tn_document_buyer(d), last.buyer),
                           .agreement = keep(b, c->agreement.value, last.agreement),
                           .po = keep(b, offer ? offer->po.value : NULL, last.po),
                           .kind = d->kind,
                           .date = d->date,
                           .due = d->due,
                           .assumed = d->assumed,
                           .total = d->total};
    tn_register_row *added = tn_arena_append(b->rows, &list->rows, &list->count, sizeof(*added));
    tn_status status = tn_arena_failed(b->rows) ? TN_E_NOMEM : b->status;
    status = status == TN_OK ? tn_books_fee(b->books, d, &row.fee) : status;
    b->status = status == TN_OK ? tn_money_sub(row.total, row.fee, &row.net) : status;
    if (b->status == TN_OK) {
        *added = row;
        list->begins = list->documents ? list->begins : row.date;
        list->documents++;
        list->credit_notes += row.kind == TN_DOCUMENT_REFUND;
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
    return TNI_COMPARE(a->month.days, b->month.days);
}

tn_status tn_register_add(tn_register *list, tn_arena *scratch, tn_books *books)
{
    register_builder b = {
        .list = list, .rows = list->keeps_rows ? list->arena : scratch, .books = books};
    const tn_invoices *invoices = tn_books_invoices(books);
    if (!invoices) {
        return tn_books_status(books);
    }
    if (!list->keeps_rows) {
        list->rows = NULL;
        list->count = 0;
    }
    for (size_t i = 0; i < invoices->count && b.status == TN_OK; i++) {
        if (is_wanted(&b, invoices->documents[i])) {
            add_document(&b, invoices->documents[i]);
        }
    }
    return b.status;
}

void tn_register_end(tn_register *list)
{
    list->ended = true;
    if (!list->keeps_rows) {
        list->rows = NULL;
        list->count = 0;
    }
    tni_list_sort(list->totals, list->total_count, sizeof(*list->totals), by_month);
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
