/* Movements as a journal of hledger and Ledger. */
#include "tenor/journal.h"

#include <stdio.h>
#include <string.h>

enum { ACCOUNT_CELLS = 30, AMOUNT_CELLS = 14 };

static const char receivable[] = "assets:receivable";
static const char contract_asset[] = "assets:contract asset";
static const char cash[] = "assets:cash";
static const char deferred[] = "liabilities:deferred revenue";
static const char fee_owed[] = "liabilities:listing fee";
static const char revenue[] = "revenue:contract";
static const char usage_revenue[] = "revenue:usage";
static const char fee_paid[] = "expenses:listing fee";

typedef struct journal {
    tn_buffer *out;
    const char *contract;
    tn_arena *arena;
    bool internal;
} journal;

/* Text in a description or a comment: what would end or structure it is replaced. */
static void put_text(tn_buffer *out, const char *text)
{
    for (const char *p = text; *p; p++) {
        const bool plain = (unsigned char)*p >= 0x20 && !strchr(";|", *p);
        tn_buffer_add(out, plain ? p : "_", 1);
    }
}

static tn_money minus(tn_money amount)
{
    return (tn_money){-amount.minor, amount.currency};
}

static void put_amount(tn_buffer *out, tn_money amount, int cells)
{
    char text[TN_DECIMAL_TEXT];
    tn_buffer_format(out, "%*s %s", cells, tn_money_format(amount, text), amount.currency.code);
}

/* `asserted`: the balance that the account must have after it; NULL: not said. */
static void post(const journal *j, const char *account, tn_money amount, const tn_money *asserted)
{
    if (amount.minor == 0 && !asserted) {
        return;
    }
    tn_buffer_format(j->out, "    %-*s", ACCOUNT_CELLS, account);
    put_amount(j->out, amount, AMOUNT_CELLS);
    if (asserted) {
        tn_buffer_text(j->out, " = ");
        put_amount(j->out, *asserted, 0);
    }
    tn_buffer_text(j->out, "\n");
}

static void put_head(const journal *j, const tn_movement *m, const char *what, const char *more)
{
    char date[TN_DATE_TEXT];
    tn_buffer_format(j->out, "\n%s %s %s", tn_date_format(m->date, date), m->assumed ? "!" : "*",
                     what);
    if (m->document) {
        const char *id = tn_document_id(j->arena, m->document);
        tn_buffer_text(j->out, " ");
        put_text(j->out, id ? id : "");
    }
    tn_buffer_format(j->out, "%s%s\n", *more ? "  ; " : "", more);
}

static void put_invoiced(const journal *j, const tn_movement *m)
{
    char more[64], date[TN_DATE_TEXT];
    snprintf(more, sizeof(more), "due %s%s", tn_date_format(m->document->due, date),
             m->assumed ? ", assumed" : "");
    put_head(j, m, m->amount.minor < 0 ? "credit note" : "invoice", more);
    post(j, receivable, m->amount, NULL);
    post(j, deferred, minus(m->amount), NULL);
    if (j->internal) {
        post(j, fee_paid, m->fee, NULL);
        post(j, fee_owed, minus(m->fee), NULL);
    }
}

static void put_paid(const journal *j, const tn_movement *m)
{
    put_head(j, m, m->amount.minor < 0 ? "repayment" : "payment", m->assumed ? "assumed" : "");
    post(j, cash, j->internal ? m->net : m->amount, NULL);
    if (j->internal) {
        post(j, fee_owed, m->fee, NULL);
    }
    post(j, receivable, minus(m->amount), NULL);
}

static void put_earned(const journal *j, const tn_movement *m)
{
    const tn_money owed = minus(m->deferred);
    put_head(j, m, "earned", m->assumed ? "assumed" : "");
    post(j, deferred, m->released, &owed);
    if (m->asset_change.minor || m->asset.minor) {
        post(j, contract_asset, m->asset_change, &m->asset);
    }
    post(j, revenue, minus(m->contract), NULL);
    post(j, usage_revenue, minus(m->usage), NULL);
}

static void put_declarations(const journal *j, const tn_movements *movements)
{
    static const char *const always[] = {receivable, contract_asset, cash,
                                         deferred,   revenue,        usage_revenue};
    const char *code = movements->currency.code;
    const char *id = j->contract;
    tn_buffer_text(j->out, "; contract ");
    put_text(j->out, id ? id : "");
    tn_buffer_text(j->out, "; invoices are taken as paid on the day they are due\n");
    if (movements->left_out) {
        tn_buffer_format(j->out, "; left out: %zu invoices in another currency than %s\n",
                         movements->left_out, code);
    }
    tn_buffer_format(j->out, "\ncommodity %s\n    format 1000.%.*s %s\n\n", code,
                     movements->currency.places, "00000000", code);
    for (size_t i = 0; i < sizeof(always) / sizeof(*always); i++) {
        tn_buffer_format(j->out, "account %s\n", always[i]);
    }
    if (j->internal) {
        tn_buffer_format(j->out, "account %s\naccount %s\n", fee_owed, fee_paid);
    }
}

tn_status tn_journal_render(tn_arena *arena, tn_books *books, bool internal, tn_buffer *out)
{
    const size_t before = out->length;
    const tn_movements *movements = tn_books_movements(books);
    if (!movements) {
        return tn_books_status(books);
    }
    const journal j = {.out = out,
                       .contract = tn_books_contract(books)->id.value,
                       .arena = arena,
                       .internal = internal};
    put_declarations(&j, movements);
    for (size_t i = 0; i < movements->count; i++) {
        const tn_movement *m = &movements->items[i];
        switch (m->kind) {
        case TN_MOVE_INVOICED:
            put_invoiced(&j, m);
            break;
        case TN_MOVE_PAID:
            put_paid(&j, m);
            break;
        case TN_MOVE_EARNED:
            put_earned(&j, m);
            break;
        }
    }
    const tn_status status = tn_arena_failed(arena) ? TN_E_NOMEM : tn_buffer_status(out);
    if (status != TN_OK) {
        tn_buffer_cut(out, before);
    }
    return status;
}
