/* What closes a month: its documents and revenue as rows; and the file that keeps them. */
#include "tenor/closing.h"

#include <string.h>

#include "base/list.h"
#include "report/tables/cells.h"
#include "tenor/contract_reports.h"
#include "tenor/csv.h"
#include "tenor/render.h"
#include "tenor/text.h"

enum { DIGEST = 17 };

/* ---- rows ----------------------------------------------------------------------------------- */

static int by_contract(const void *left, const void *right)
{
    const tn_closed_row *a = left, *b = right;
    const int contract = strcmp(a->contract, b->contract);
    if (contract) {
        return contract;
    }
    if (a->date.days != b->date.days) {
        return a->date.days < b->date.days ? -1 : 1;
    }
    return strcmp(a->id, b->id);
}

/* The columns of `invoice --format csv` that a digest is made of; number and description are not
 * among them. The first four are the document's. */
static const tn_column digest_columns[] = {
    {.key = "contract", .kind = TN_V_TEXT},     {.key = "id", .kind = TN_V_TEXT},
    {.key = "date", .kind = TN_V_DATE},         {.key = "due", .kind = TN_V_DATE},
    {.key = "kind", .kind = TN_V_TEXT},         {.key = "dimension", .kind = TN_V_TEXT},
    {.key = "period_start", .kind = TN_V_DATE}, {.key = "period_end", .kind = TN_V_END_DATE},
    {.key = "quantity", .kind = TN_V_QUANTITY}, {.key = "unit_price", .kind = TN_V_PRICE},
    {.key = "fraction", .kind = TN_V_FRACTION}, {.key = "amount", .kind = TN_V_MONEY},
    {.key = "currency", .kind = TN_V_TEXT}};

enum { DIGEST_COLUMNS = sizeof(digest_columns) / sizeof(*digest_columns), OF_DOCUMENT = 4 };

/* The rows of a document of `invoice`, without their head. */
static const tn_report *digest_report(tn_arena *arena, const tn_table *documents, size_t index)
{
    tn_report *report = tn_report_new(arena, "");
    tn_table *table = tn_report_table(report, "rows", "", digest_columns, DIGEST_COLUMNS);
    const tn_value *of = documents->rows[index].cells;
    const tn_table *lines = of[tn_table_column(documents, "lines")].as.table;
    for (size_t i = 0; table && lines && i < lines->count; i++) {
        tn_value cells[DIGEST_COLUMNS];
        for (int k = 0; k < DIGEST_COLUMNS; k++) {
            const char *key = digest_columns[k].key;
            cells[k] = k < OF_DOCUMENT ? of[tn_table_column(documents, key)]
                                       : lines->rows[i].cells[tn_table_column(lines, key)];
        }
        tn_table_add(table, cells, DIGEST_COLUMNS, NULL);
    }
    return report;
}

static tn_status digest_of(tn_arena *arena, tn_arena *scratch, const tn_table *documents,
                           size_t index, const char **out)
{
    const tn_render_options options = {0};
    const tn_report *report = digest_report(scratch, documents, index);
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    const tn_status status = report ? tn_report_render_csv(report, &options, &text) : TN_E_NOMEM;
    if (status == TN_OK) {
        const char *rows = memchr(text.bytes, '\n', text.length);
        const size_t head = (size_t)(rows - text.bytes) + 1;
        *out = tn_arena_format(
            arena, "%016llx",
            (unsigned long long)tn_text_hash(text.bytes + head, text.length - head));
    }
    tn_buffer_done(&text);
    return status == TN_OK && !*out ? TN_E_NOMEM : status;
}

typedef struct closing_builder {
    tn_arena *arena, *scratch;
    const char *contract; /* its id, in arena */
    tn_closing *closing;
    const tn_date *after;
    tn_date end;
    tn_status status;
} closing_builder;

static bool is_inside(const closing_builder *b, tn_date day)
{
    return (!b->after || day.days > b->after->days) && day.days <= b->end.days;
}

static tn_closed_row *add_row(closing_builder *b)
{
    tn_closed_row *row =
        tn_arena_append(b->arena, &b->closing->rows, &b->closing->count, sizeof(*row));
    b->status = row ? b->status : TN_E_NOMEM;
    return row;
}

static void add_documents(closing_builder *b, tn_books *books)
{
    const tn_invoices *invoices = tn_books_invoices(books);
    const tn_report *report = tn_invoice_report(b->scratch, books, NULL);
    const tn_table *documents = report ? report->primary : NULL;
    b->status = documents ? b->status : TN_E_NOMEM;
    for (size_t i = 0; b->status == TN_OK && i < invoices->count; i++) {
        const tn_document *d = invoices->documents[i];
        tn_closed_row *row = is_inside(b, d->date) && !d->assumed ? add_row(b) : NULL;
        if (row) {
            *row = (tn_closed_row){.contract = b->contract,
                                   .id = tn_document_id(b->arena, d),
                                   .kind = tn_document_kind_name(d->kind),
                                   .date = d->date,
                                   .has_due = true,
                                   .due = d->due,
                                   .total = d->total};
            b->status = digest_of(b->arena, b->scratch, documents, i, &row->digest);
        }
    }
}

static void add_revenue(closing_builder *b, tn_books *books)
{
    for (const tn_ledger *l = tn_books_ledger(books); l; l = l->next) {
        for (size_t i = 0; b->status == TN_OK && i < l->count; i++) {
            tn_date last = l->months[i].month;
            if (tn_date_add_months(last, 1, 1, &last) != TN_OK) {
                b->status = TN_E_RANGE;
                return;
            }
            last.days--;
            const tn_civil day = tn_date_civil(last);
            tn_closed_row *row = is_inside(b, last) ? add_row(b) : NULL;
            if (row) {
                *row = (tn_closed_row){.contract = b->contract,
                                       .id = tn_arena_format(b->arena, "%s-%04d-%02d-revenue",
                                                             b->contract, day.year, day.month),
                                       .kind = "revenue",
                                       .date = last,
                                       .total = l->months[i].revenue,
                                       .digest = ""};
            }
        }
    }
}

tn_status tn_closing_add(tn_closing *closing, tn_arena *arena, tn_arena *scratch, tn_books *books,
                         const tn_date *after, tn_date end)
{
    const char *id = tn_books_contract(books)->id.value;
    closing_builder b = {.arena = arena,
                         .scratch = scratch,
                         .contract = tn_arena_text(arena, id ? id : ""),
                         .closing = closing,
                         .after = after,
                         .end = end};
    if (!tn_books_ledger(books)) {
        return tn_books_status(books);
    }
    add_documents(&b, books);
    add_revenue(&b, books);
    const bool failed = tn_arena_failed(arena) || tn_arena_failed(scratch);
    return b.status == TN_OK && failed ? TN_E_NOMEM : b.status;
}

void tn_closing_sort(tn_closing *closing)
{
    tni_list_sort(closing->rows, closing->count, sizeof(*closing->rows), by_contract);
}

tn_closing tn_closing_of(const tn_closing *closing, const char *contract)
{
    const size_t first =
        tni_named_before(closing->rows, closing->count, sizeof(*closing->rows), contract);
    size_t end = first;
    while (end < closing->count && strcmp(closing->rows[end].contract, contract) == 0) {
        end++;
    }
    return (tn_closing){.rows = end > first ? &closing->rows[first] : NULL, .count = end - first};
}

/* ---- the file ------------------------------------------------------------------------------- */

static const tn_column columns[] = {
    {.key = "contract", .kind = TN_V_TEXT}, {.key = "id", .kind = TN_V_TEXT},
    {.key = "date", .kind = TN_V_DATE},     {.key = "due", .kind = TN_V_DATE},
    {.key = "kind", .kind = TN_V_TEXT},     {.key = "total", .kind = TN_V_MONEY},
    {.key = "currency", .kind = TN_V_TEXT}, {.key = "digest", .kind = TN_V_TEXT}};

enum { COLUMNS = sizeof(columns) / sizeof(*columns) };

/* Some rows as CSV; the head with the first of them. */
static tn_status render_rows(tn_arena *arena, const tn_closing *closing, size_t first, size_t count,
                             tn_buffer *out)
{
    const tn_render_options options = {0};
    tn_report *report = tn_report_new(arena, "");
    tn_table *table = TNI_TABLE(report, "rows", "", columns);
    for (size_t i = first; table && i < first + count; i++) {
        const tn_closed_row *r = &closing->rows[i];
        TNI_ROW(table, NULL, tn_value_text(r->contract), tn_value_text(r->id),
                tn_value_date(r->date), TNI_IF(r->has_due, tn_value_date(r->due)),
                tn_value_text(r->kind), tn_value_money(r->total),
                tn_value_text(r->total.currency.code), tn_value_text(r->digest));
    }
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    tn_status status = report && !tn_arena_failed(arena)
                           ? tn_report_render_csv(report, &options, &text)
                           : TN_E_NOMEM;
    if (status == TN_OK) {
        const char *rows = memchr(text.bytes, '\n', text.length);
        const size_t head = first ? (size_t)(rows - text.bytes) + 1 : 0;
        tn_buffer_add(out, text.bytes + head, text.length - head);
        status = tn_buffer_status(out);
    }
    tn_buffer_done(&text);
    return status;
}

tn_status tn_closing_render(tn_arena *arena, const tn_closing *closing, tn_buffer *out)
{
    enum { AT_ONCE = 512 }; /* a table in memory is larger than its text */
    const tn_allocator allocator = tn_arena_allocator(arena);
    tn_arena *scratch = tn_arena_new(&allocator);
    tn_status status = scratch ? TN_OK : TN_E_NOMEM;
    for (size_t i = 0; status == TN_OK && (i == 0 || i < closing->count); i += AT_ONCE) {
        const size_t left = closing->count - i;
        status = render_rows(scratch, closing, i, left < AT_ONCE ? left : AT_ONCE, out);
        tn_arena_reset(scratch);
    }
    tn_arena_free(scratch);
    return status;
}

typedef struct closing_reader {
    tn_arena *arena;
    const char *file;
    const tn_tables *tables;
    tn_findings *findings;
    tn_closing *closing;
    size_t at[COLUMNS];
} closing_reader;

static tn_status take_header(void *context, const tn_csv_row *row)
{
    closing_reader *r = context;
    for (int i = 0; i < COLUMNS; i++) {
        r->at[i] = tn_csv_column(row, columns[i].key);
        if (r->at[i] == TN_CSV_NONE) {
            tn_findings_add(r->findings, TN_FIL_CLOSED, (tn_at){r->file, row->line, 1}, "closed",
                            "a closed month has no column '%s'", columns[i].key);
            return TN_E_FINDINGS;
        }
    }
    return TN_OK;
}

/* "-1234.50" in a currency; false: it is no amount of it. */
static bool read_total(const tn_csv_field *field, tn_currency currency, tn_money *out)
{
    const bool minus = field->length && *field->text == '-';
    const char *point = memchr(field->text, '.', field->length);
    const size_t places = point ? (size_t)(field->text + field->length - point) - 1 : 0;
    int64_t minor = 0;
    if (places != currency.places ||
        tn_decimal_parse(field->text + minus, field->length - minus, currency.places, INT64_MAX,
                         &minor, NULL) != TN_OK) {
        return false;
    }
    *out = (tn_money){minus ? -minor : minor, currency};
    return true;
}

static tn_status take_row(void *context, const tn_csv_row *row)
{
    closing_reader *r = context;
    const tn_csv_field *f[COLUMNS];
    tn_closed_row read = {.at = {r->file, row->line, 1}};
    for (int i = 0; i < COLUMNS; i++) {
        f[i] = &row->fields[r->at[i]];
    }
    const tn_currency_entry *currency = tn_tables_currency(r->tables, f[6]->text);
    read.has_due = f[3]->length > 0;
    if (tn_date_parse(f[2]->text, f[2]->length, &read.date) != TN_OK ||
        (read.has_due && tn_date_parse(f[3]->text, f[3]->length, &read.due) != TN_OK) ||
        !currency || !read_total(f[5], currency->currency, &read.total)) {
        tn_findings_add(r->findings, TN_FIL_CLOSED, read.at, "closed",
                        "a row of a closed month has a date, a total and a currency");
        return TN_E_FINDINGS;
    }
    const tn_closing *list = r->closing;
    const char *last = list->count ? list->rows[list->count - 1].contract : NULL;
    read.contract =
        last && strcmp(last, f[0]->text) == 0 ? last : tn_arena_text(r->arena, f[0]->text);
    read.id = tn_arena_text(r->arena, f[1]->text);
    read.kind = tn_arena_text(r->arena, f[4]->text);
    read.digest = tn_arena_text(r->arena, f[7]->text);
    TNI_LIST_ADD(r->arena, &r->closing->rows, &r->closing->count, read);
    return tn_arena_failed(r->arena) ? TN_E_NOMEM : TN_OK;
}

tn_status tn_closing_read(tn_arena *arena, const char *file, const char *bytes, size_t size,
                          const tn_tables *tables, tn_findings *findings, tn_closing *closing)
{
    closing_reader r = {
        .arena = arena, .file = file, .tables = tables, .findings = findings, .closing = closing};
    const tn_csv_sink sink = {.header = take_header, .row = take_row, .context = &r};
    return tn_csv_read(arena, file, bytes, size, &sink, findings);
}
