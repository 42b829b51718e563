/* What AWS billed, from the bytes of a file: which of its three forms it has, and its columns. */
#include "format/feed/billing_reader.h"

#include <string.h>

static const char *const titles[TNI_BILLED_LAYOUTS][TNI_BILLED_COLUMNS] = {
    {[TNI_BILLED_INVOICE] = "invoice_id",
     [TNI_BILLED_AGREEMENT] = "agreement_id",
     [TNI_BILLED_ACCOUNT] = "end_user_account_id",
     [TNI_BILLED_PRODUCT] = "product_id",
     [TNI_BILLED_DATE] = "invoice_date",
     [TNI_BILLED_CURRENCY] = "currency",
     [TNI_BILLED_ACTION] = "action",
     [TNI_BILLED_TYPE] = "transaction_type",
     [TNI_BILLED_AMOUNT] = "amount",
     [TNI_BILLED_DUE] = "payment_due_date",
     [TNI_BILLED_EVENT] = "billing_event_id",
     [TNI_BILLED_PARENT] = "parent_billing_event_id",
     [TNI_BILLED_DISBURSEMENT] = "disbursement_billing_event_id",
     [TNI_BILLED_ACTED] = "action_date",
     [TNI_BILLED_VALID] = "valid_from",
     [TNI_BILLED_UPDATED] = "update_date",
     [TNI_BILLED_DELETED] = "delete_date",
     [TNI_BILLED_REFERENCE] = "transaction_reference_id"},
    {[TNI_BILLED_INVOICE] = "Invoice ID",
     [TNI_BILLED_AGREEMENT] = "Agreement ID",
     [TNI_BILLED_ACCOUNT] = "Subscriber AWS account ID",
     [TNI_BILLED_PRODUCT] = "Product ID",
     [TNI_BILLED_DATE] = "Invoice date",
     [TNI_BILLED_CURRENCY] = "Currency",
     [TNI_BILLED_REVENUE] = "Gross revenue",
     [TNI_BILLED_REFUND] = "Gross refund",
     [TNI_BILLED_FEE] = "Listing fee",
     [TNI_BILLED_FEE_REFUND] = "Listing fee refund",
     [TNI_BILLED_DUE] = "Payment due date",
     [TNI_BILLED_COLLECTED] = "Collected net revenue",
     [TNI_BILLED_UNCOLLECTED] = "Uncollected net revenue",
     [TNI_BILLED_COLLECTED_ON] = "Last collection date",
     [TNI_BILLED_PAID_OUT] = "Disbursed net revenue",
     [TNI_BILLED_PAID_OUT_ON] = "Disbursement date"}};

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
    tn_buffer_init(&r->json, NULL);
    r->csv = tn_csv_new(arena, file_name, &sink, findings);
    return r->csv ? r : NULL;
}

enum { JSON_MOST = 64 * 1024 * 1024 };

/* An answer in JSON begins with one of its brackets; no header of a table does. */
tn_status tn_billing_feed_push(tn_billing_feed_reader *r, const char *bytes, size_t size)
{
    size_t at = 0;
    while (!r->has_begun && at < size && strchr(" \t\r\n", bytes[at])) {
        at++;
    }
    if (!r->has_begun && at < size) {
        r->has_begun = true;
        r->is_json = bytes[at] == '{' || bytes[at] == '[';
    }
    if (!r->is_json) {
        return tn_csv_push(r->csv, bytes, size);
    }
    if (r->json.length + size > JSON_MOST) {
        tn_findings_add(r->findings, TN_FIL_FEED, (tn_at){.file = r->file}, "",
                        "more than 64 MiB of JSON");
        return TN_E_FINDINGS;
    }
    tn_buffer_add(&r->json, bytes, size);
    return tn_buffer_status(&r->json);
}

/* A bad row is a finding, and the others are there; what stopped the reading, the next (empty)
 * piece tells. */
static tn_status end_table(tn_billing_feed_reader *r)
{
    tn_status status = tn_csv_push(r->csv, "", 0);
    const tn_status ended = tn_csv_end(r->csv);
    if (status == TN_OK && (ended != TN_E_FINDINGS || !r->has_header)) {
        status = ended;
    }
    return status == TN_OK && !r->has_header ? TN_E_FINDINGS : status;
}

tn_status tn_billing_feed_end(tn_billing_feed_reader *r, const tn_billing_feed **out)
{
    tn_status status = TN_OK;
    if (r->is_json) {
        tn_csv_abandon(r->csv);
        status = tn_buffer_status(&r->json);
        status = status ? status : tni_billed_answer(r, r->json.bytes, r->json.length);
        tn_buffer_done(&r->json);
    } else {
        status = end_table(r);
    }
    status = status ? status : tn_arena_failed(r->arena) ? TN_E_NOMEM : tni_billed_join(r);
    if (status == TN_OK) {
        tni_billed_tell_left(r);
        *out = r->feed;
    }
    return status;
}

void tn_billing_feed_abandon(tn_billing_feed_reader *r)
{
    tn_buffer_done(&r->json);
    tn_csv_abandon(r->csv);
}
