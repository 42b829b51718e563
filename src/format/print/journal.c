/* Entries as a journal of hledger and Ledger. */
#include "tenor/journal.h"

#include <string.h>

enum { ACCOUNT_CELLS = 30, AMOUNT_CELLS = 14 };

/* Where [accounts] gives no name. */
static const char *const names[TN_ACCOUNTS] = {[TN_ACCOUNT_RECEIVABLE] = "assets:receivable",
                                               [TN_ACCOUNT_REVENUE] = "revenue:contract",
                                               [TN_ACCOUNT_OVERAGE] = "revenue:usage",
                                               [TN_ACCOUNT_DEFERRED] =
                                                   "liabilities:deferred revenue",
                                               [TN_ACCOUNT_FEES] = "expenses:listing fee",
                                               [TN_ACCOUNT_CREDIT] = "revenue:credit notes",
                                               [TN_ACCOUNT_CASH] = "assets:cash",
                                               [TN_ACCOUNT_ROUNDING] = "revenue:rounding"};

typedef struct journal {
    const tn_journal_entries *entries;
    const char *const *accounts;
    tn_buffer *out;
} journal;

/* Text in a description or a comment: what would end or structure it is replaced. */
static void put_text(tn_buffer *out, const char *text)
{
    for (const char *p = text; *p; p++) {
        const bool plain = (unsigned char)*p >= 0x20 && !strchr(";|", *p);
        tn_buffer_add(out, plain ? p : "_", 1);
    }
}

/* An account's name: two blanks would end it. */
static void put_account(const journal *j, tn_account account)
{
    const char *name = j->accounts && j->accounts[account] ? j->accounts[account] : names[account];
    for (const char *p = name; *p; p++) {
        const bool plain = (unsigned char)*p >= 0x20 && !strchr(";|", *p);
        tn_buffer_add(j->out, plain ? p : "_", p[0] != ' ' || p[1] != ' ');
    }
}

static void put_amount(tn_buffer *out, tn_money amount, int cells)
{
    char text[TN_DECIMAL_TEXT];
    tn_buffer_format(out, "%*s %s", cells, tn_money_format(amount, text), amount.currency.code);
}

static void put_posting(const journal *j, const tn_posting *p, const tn_money *asserted)
{
    tn_buffer_text(j->out, "    ");
    const size_t before = j->out->length;
    put_account(j, p->account);
    const int width = (int)(j->out->length - before);
    tn_buffer_fill(j->out, ' ', width + 2 < ACCOUNT_CELLS ? ACCOUNT_CELLS - width : 2);
    put_amount(j->out, p->amount, AMOUNT_CELLS);
    if (asserted) {
        tn_buffer_text(j->out, " = ");
        put_amount(j->out, *asserted, 0);
    }
    tn_buffer_text(j->out, "\n");
}

static void put_entry(const journal *j, const tn_journal_entry *e)
{
    char date[TN_DATE_TEXT];
    const tn_money owed = {-e->deferred.minor, e->deferred.currency};
    const bool is_whole = j->entries->contracts == 1 && !j->entries->options.from;
    tn_buffer_format(j->out, "\n%s %s %s ", tn_date_format(e->date, date), e->assumed ? "!" : "*",
                     e->what);
    put_text(j->out, e->about ? e->about : "");
    if (e->kind == TN_MOVE_INVOICED) {
        tn_buffer_format(j->out, "  ; due %s%s", tn_date_format(e->due, date),
                         e->assumed ? ", assumed" : "");
    } else if (e->assumed) {
        tn_buffer_text(j->out, "  ; assumed");
    }
    tn_buffer_text(j->out, "\n");
    for (size_t i = 0; i < e->posting_count; i++) {
        const tn_posting *p = &e->postings[i];
        const bool asserts =
            e->kind == TN_MOVE_EARNED && p->account == TN_ACCOUNT_DEFERRED && is_whole;
        put_posting(j, p, asserts ? &owed : NULL);
    }
}

/* A commodity per currency, as first met. */
static void put_commodities(const journal *j)
{
    const tn_journal_entries *list = j->entries;
    for (size_t i = 0; i < list->count; i++) {
        const tn_currency currency = list->items[i].postings[0].amount.currency;
        bool known = false;
        for (size_t k = 0; k < i && !known; k++) {
            known = tn_currency_equal(currency, list->items[k].postings[0].amount.currency);
        }
        if (!known) {
            tn_buffer_format(j->out, "\ncommodity %s\n    format 1000.%.*s %s\n", currency.code,
                             currency.places, "00000000", currency.code);
        }
    }
}

static void put_declarations(const journal *j)
{
    const tn_journal_entries *list = j->entries;
    tn_buffer_text(j->out, "; ");
    if (list->contracts == 1 && list->count) {
        tn_buffer_text(j->out, "contract ");
        put_text(j->out, list->items[0].contract);
    } else {
        tn_buffer_format(j->out, "%zu contracts", list->contracts);
    }
    tn_buffer_text(j->out, "; invoices are taken as paid on the day they are due\n");
    put_commodities(j);
    tn_buffer_text(j->out, "\n");
    for (int i = 0; i < TN_ACCOUNTS; i++) {
        if (i != TN_ACCOUNT_FEES || list->options.internal) {
            tn_buffer_text(j->out, "account ");
            put_account(j, (tn_account)i);
            tn_buffer_text(j->out, "\n");
        }
    }
}

tn_status tn_journal_render(tn_arena *arena, const tn_journal_entries *entries,
                            const char *const *accounts, tn_buffer *out)
{
    const size_t before = out->length;
    const journal j = {.entries = entries, .accounts = accounts, .out = out};
    put_declarations(&j);
    for (size_t i = 0; i < entries->count; i++) {
        put_entry(&j, &entries->items[i]);
    }
    const tn_status status = tn_arena_failed(arena) ? TN_E_NOMEM : tn_buffer_status(out);
    if (status != TN_OK) {
        tn_buffer_cut(out, before);
    }
    return status;
}
