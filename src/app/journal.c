/* Journals of contracts: entries, accounts of the workspace, layout, limits. */
#include "app/journal.h"

#include "base/list.h"
#include "tenor/contract_reports.h"
#include "tenor/journal.h"

static const tn_settings *settings_of(const tni_source_file *d)
{
    return d->folder_settings ? d->folder_settings->settings : NULL;
}

/* The workspace's own goes before ours. */
static const tn_journal_layout *find_layout(tni_workspace *ws, const tni_portfolio *p,
                                            const char *name)
{
    const tn_settings *s = settings_of(&p->first);
    const tn_journal_layout *own = s ? TNI_NAMED(s->layouts, s->layout_count, name) : NULL;
    return own ? own : TNI_NAMED(ws->tables->layouts, ws->tables->layout_count, name);
}

bool tni_journal_layout_known(tni_workspace *ws, const tni_portfolio *p, const char *name)
{
    return find_layout(ws, p, name) != NULL;
}

static void name_accounts(const tn_settings *settings, const char *names[TN_ACCOUNTS])
{
    for (int i = 0; i < TN_ACCOUNTS; i++) {
        names[i] = settings ? settings->accounts[i].value : NULL;
    }
}

/* A finding for each account that is posted to and has no name. */
static tn_status check_accounts(tni_workspace *ws, const tn_journal_entries *entries,
                                const char *const *names)
{
    bool told[TN_ACCOUNTS] = {false};
    tn_status status = TN_OK;
    for (size_t i = 0; i < entries->count; i++) {
        const tn_journal_entry *e = &entries->items[i];
        for (size_t j = 0; j < e->posting_count; j++) {
            const tn_account account = e->postings[j].account;
            if (names[account] || told[account] || !e->postings[j].amount.minor) {
                continue;
            }
            told[account] = true;
            status = TN_E_FINDINGS;
            tn_findings_add(ws->findings, TN_FIL_ACCOUNT, (tn_at){.file = "tenor.ini"}, "accounts",
                            "the journal posts to '%s', which has no name in [accounts]",
                            tn_account_name(account));
        }
    }
    return status;
}

static int digits_of(int64_t minor, int places)
{
    int digits = -places;
    for (; minor; minor /= 10) {
        digits++;
    }
    return digits;
}

static bool has_cell(const tn_journal_layout *layout, tn_journal_cell cell)
{
    for (size_t i = 0; i < layout->columns.count; i++) {
        if (layout->cells[i] == cell) {
            return true;
        }
    }
    return false;
}

/* Amounts of several currencies that no column tells apart would be added up. */
static tn_status check_currencies(tni_workspace *ws, const tn_journal_entries *entries,
                                  const tn_journal_layout *layout)
{
    if (!entries->count || has_cell(layout, TN_CELL_CURRENCY)) {
        return TN_OK;
    }
    const tn_currency first = entries->items[0].postings[0].amount.currency;
    for (size_t i = 1; i < entries->count; i++) {
        const tn_currency other = entries->items[i].postings[0].amount.currency;
        if (!tn_currency_equal(first, other)) {
            tn_finding *found = tn_findings_add(
                ws->findings, TN_FIL_LAYOUT_LIMIT, (tn_at){0}, layout->name,
                "the journal is in %s and %s, and the layout has no column for the currency",
                first.code, other.code);
            tn_finding_hint(ws->findings, found,
                            "export the contracts of one currency, or a layout with 'currency'");
            return TN_E_FINDINGS;
        }
    }
    return TN_OK;
}

static tn_status check_limits(tni_workspace *ws, const tn_journal_entries *entries,
                              const tn_journal_layout *layout)
{
    int64_t rows = 0;
    bool fits = true;
    for (size_t i = 0; i < entries->count; i++) {
        const tn_journal_entry *e = &entries->items[i];
        for (size_t j = 0; j < e->posting_count; j++) {
            const tn_money amount = e->postings[j].amount;
            rows += amount.minor != 0;
            fits =
                fits && (!layout->digits.set ||
                         digits_of(amount.minor, amount.currency.places) <= layout->digits.value);
        }
    }
    if (layout->rows.set && rows > layout->rows.value) {
        tn_findings_add(ws->findings, TN_FIL_LAYOUT_LIMIT, (tn_at){0}, layout->name,
                        "the journal has %lld rows, a file takes %lld", (long long)rows,
                        (long long)layout->rows.value);
        return TN_E_FINDINGS;
    }
    if (!fits) {
        tn_findings_add(ws->findings, TN_FIL_LAYOUT_LIMIT, (tn_at){0}, layout->name,
                        "an amount has more than %lld digits before the point",
                        (long long)layout->digits.value);
        return TN_E_FINDINGS;
    }
    return TN_OK;
}

static tn_status write_layout(tni_workspace *ws, const tni_portfolio *p,
                              const tni_journal_options *o, const tn_journal_entries *entries,
                              const char *const *names, tn_buffer *out)
{
    const tn_journal_layout *layout = find_layout(ws, p, o->layout);
    tn_status status = layout ? check_accounts(ws, entries, names) : TN_E_FINDINGS;
    status = status == TN_OK ? check_limits(ws, entries, layout) : status;
    status = status == TN_OK ? check_currencies(ws, entries, layout) : status;
    return status == TN_OK ? tni_report_bytes(
                                 tn_journal_report(ws->arena, entries, layout, names, ws->findings),
                                 o->form, &o->render, out)
                           : status;
}

typedef struct journal_visit {
    tn_journal_entries entries;
    tni_sums debits[TN_MOVE_EARNED + 1]; /* by kind of movement: no account adds up to more */
    tn_status status;                    /* of adding; after an error they are of no use */
} journal_visit;

static tn_status add_sums(journal_visit *v, tni_workspace *ws, const tni_source_file *d,
                          size_t first)
{
    tn_status status = TN_OK;
    for (size_t i = first; i < v->entries.count && status == TN_OK; i++) {
        const tn_journal_entry *e = &v->entries.items[i];
        status = tni_sums_add(ws, &v->debits[e->kind], d, "journal", e->postings[0].amount);
    }
    return status;
}

static tn_status add_contract(void *context, tni_workspace *ws, const tni_source_file *d,
                              tn_books *books)
{
    journal_visit *v = context;
    const size_t first = v->entries.count;
    if (v->status == TN_OK) {
        v->status = tn_journal_entries_add(&v->entries, books);
    }
    if (v->status == TN_E_RANGE) {
        tn_findings_add(ws->findings, TN_CTR_RANGE, d->contract->at, "journal",
                        "a posting is beyond 64 bits of minor units");
        v->status = TN_E_FINDINGS;
    }
    v->status = v->status == TN_OK ? add_sums(v, ws, d, first) : v->status;
    return v->status;
}

tn_status tni_journal(tni_workspace *ws, const tni_portfolio *p, const tni_journal_options *o,
                      tn_buffer *out, size_t *out_contracts)
{
    journal_visit v = {
        .entries = {.arena = ws->arena,
                    .options = {.internal = o->internal, .from = o->from, .until = o->until}}};
    for (size_t i = 0; i < sizeof(v.debits) / sizeof(*v.debits); i++) {
        v.debits[i].arena = ws->arena;
    }
    const char *names[TN_ACCOUNTS];
    name_accounts(settings_of(&p->first), names);
    const tn_status loaded = tni_portfolio_books(ws, p, o->until, o->usage, add_contract, &v);
    *out_contracts = v.entries.contracts;
    if (loaded == TN_E_NOMEM || loaded == TN_E_BUG || v.status != TN_OK) {
        return v.status != TN_OK ? v.status : loaded;
    }
    tn_journal_entries_sort(&v.entries);
    const tn_status status = o->layout ? write_layout(ws, p, o, &v.entries, names, out)
                                       : tn_journal_render(ws->arena, &v.entries, names, out);
    return status == TN_OK ? loaded : status;
}

tn_status tni_journal_text(tni_workspace *ws, const tni_source_file *d, tn_books *books,
                           bool internal, tn_buffer *out)
{
    tn_journal_entries entries = {.arena = ws->arena, .options = {.internal = internal}};
    const char *names[TN_ACCOUNTS];
    const tn_status status = tn_journal_entries_add(&entries, books);
    tn_journal_entries_sort(&entries);
    name_accounts(settings_of(d), names);
    return status == TN_OK ? tn_journal_render(ws->arena, &entries, names, out) : status;
}
