/* AWS's billing event feed and billed revenue export, as billed documents. */
#include "format/feed/billing_reader.h"

#include <stdlib.h>
#include <string.h>

static const char *const titles[TNI_BILLED_LAYOUTS][TNI_BILLED_COLUMNS] = {
    {"invoice_id", "agreement_id", "end_user_account_id", "product_id", "invoice_date", "currency",
     "action", "transaction_type", "amount", NULL, NULL, NULL, NULL},
    {"Invoice ID", "Agreement ID", "Subscriber AWS account ID", "Product ID", "Invoice date",
     "Currency", NULL, NULL, NULL, "Gross revenue", "Gross refund", "Listing fee",
     "Listing fee refund"}};

/* Without these a file is none of the two. */
static const tni_billed_column needed[TNI_BILLED_LAYOUTS][4] = {
    {TNI_BILLED_DATE, TNI_BILLED_CURRENCY, TNI_BILLED_TYPE, TNI_BILLED_AMOUNT},
    {TNI_BILLED_DATE, TNI_BILLED_CURRENCY, TNI_BILLED_REVENUE, TNI_BILLED_DATE}};

static tn_status take_header(void *context, const tn_csv_row *row)
{
    tn_billing_feed_reader *r = context;
    for (int layout = 0; layout < TNI_BILLED_LAYOUTS; layout++) {
        size_t found = 0;
        for (int i = 0; i < TNI_BILLED_COLUMNS; i++) {
            const char *title = titles[layout][i];
            r->at[i] = title ? tn_csv_column(row, title) : TN_CSV_NONE;
        }
        for (size_t i = 0; i < 4; i++) {
            found += r->at[needed[layout][i]] != TN_CSV_NONE;
        }
        if (found == 4) {
            r->layout = layout;
            r->has_header = true;
            return TN_OK;
        }
    }
    tn_findings_add(r->findings, TN_FIL_FEED, (tn_at){r->file, row->line, 1}, "",
                    "neither a billing event feed (invoice_date, currency, transaction_type, "
                    "amount) nor a billed revenue export (Invoice date, Currency, Gross revenue)");
    return TN_E_FINDINGS;
}

/* ---- documents ------------------------------------------------------------------------------ */

static bool gives_back(const tn_billed *b)
{
    return b->gross.minor < 0 || b->fee.minor < 0;
}

static int by_document(const void *left, const void *right)
{
    const tn_billed *a = left, *b = right;
    if (a->date.days != b->date.days) {
        return a->date.days < b->date.days ? -1 : 1;
    }
    int order = strcmp(a->invoice, b->invoice);
    order = order ? order : strcmp(a->gross.currency.code, b->gross.currency.code);
    order = order ? order : (int)gives_back(a) - (int)gives_back(b);
    return order ? order : (a->at.line > b->at.line) - (a->at.line < b->at.line);
}

/* A fee that rounds to nothing: it goes with whatever else its invoice holds. */
static bool is_nothing(const tn_billed *b)
{
    return b->gross.minor == 0 && b->fee.minor == 0;
}

static bool is_one_document(const tn_billed *a, const tn_billed *b)
{
    return *b->invoice && a->date.days == b->date.days && strcmp(a->invoice, b->invoice) == 0 &&
           tn_currency_equal(a->gross.currency, b->gross.currency) &&
           (is_nothing(a) || is_nothing(b) || gives_back(a) == gives_back(b));
}

/* Rows of one invoice, day, currency and direction are one document. */
static tn_status join(tn_billing_feed *f)
{
    size_t kept = 0;
    if (f->count) {
        qsort(f->items, f->count, sizeof(*f->items), by_document);
    }
    for (size_t i = 0; i < f->count; i++) {
        const tn_billed *b = &f->items[i];
        tn_billed *last = kept ? &f->items[kept - 1] : NULL;
        if (!last || !is_one_document(last, b)) {
            f->items[kept++] = *b;
            continue;
        }
        if (tn_money_add(last->gross, b->gross, &last->gross) != TN_OK ||
            tn_money_add(last->fee, b->fee, &last->fee) != TN_OK) {
            return TN_E_RANGE;
        }
        last->has_fee = last->has_fee || b->has_fee;
    }
    f->count = kept;
    return TN_OK;
}

tn_billing_feed_reader *tn_billing_feed_new(tn_arena *arena, const char *file_name,
                                            const tn_tables *tables, tn_findings *findings)
{
    tn_billing_feed_reader *r = tn_arena_take(arena, sizeof(*r));
    tn_billing_feed *feed = tn_arena_take(arena, sizeof(*feed));
    if (!r || !feed) {
        return NULL;
    }
    *r = (tn_billing_feed_reader){
        .arena = arena, .file = file_name, .tables = tables, .findings = findings, .feed = feed};
    const tn_csv_sink sink = {.header = take_header, .row = tni_billed_row, .context = r};
    r->csv = tn_csv_new(arena, file_name, &sink, findings);
    return r->csv ? r : NULL;
}

tn_status tn_billing_feed_push(tn_billing_feed_reader *reader, const char *bytes, size_t size)
{
    return tn_csv_push(reader->csv, bytes, size);
}

tn_status tn_billing_feed_end(tn_billing_feed_reader *r, const tn_billing_feed **out)
{
    /* A bad row is a finding, and the others are there; what stopped the reading, the next (empty)
     * piece tells. */
    tn_status status = tn_csv_push(r->csv, "", 0);
    const tn_status ended = tn_csv_end(r->csv);
    if (status == TN_OK && (ended != TN_E_FINDINGS || !r->has_header)) {
        status = ended;
    }
    if (status == TN_OK && !r->has_header) {
        status = TN_E_FINDINGS;
    }
    if (status == TN_OK) {
        status = tn_arena_failed(r->arena) ? TN_E_NOMEM : join(r->feed);
    }
    if (status == TN_OK) {
        *out = r->feed;
    }
    return status;
}

void tn_billing_feed_abandon(tn_billing_feed_reader *r)
{
    tn_csv_abandon(r->csv);
}
