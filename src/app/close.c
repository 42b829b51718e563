/* Closing months of a workspace. */
#include "app/close.h"

#include <stdio.h>
#include <string.h>

#include "app/draft/draft.h"
#include "app/workspace/book.h"
#include "app/workspace/source_file.h"

bool tni_month_end(const char *month, tn_date *out)
{
    char day[sizeof("2027-03-01")];
    tn_date first, next;
    const int length = snprintf(day, sizeof(day), "%s-01", month);
    if (length + 1 != (int)sizeof(day) || tn_date_parse(day, (size_t)length, &first) != TN_OK ||
        tn_date_add_months(first, 1, 1, &next) != TN_OK) {
        return false;
    }
    *out = (tn_date){next.days - 1};
    return true;
}

/* "2027-03.csv": the last day of that month. */
static bool month_of(tn_arena *arena, const char *name, tn_date *out)
{
    const size_t length = strlen(name), end = sizeof(".csv") - 1;
    const char *month = length > end && strcmp(name + length - end, ".csv") == 0
                            ? tn_arena_copy(arena, name, length - end)
                            : NULL;
    return month && tni_month_end(month, out);
}

static tn_status read_month(tni_workspace *ws, const char *path, tni_closed *closed)
{
    tni_file file;
    const char *reason = "";
    tni_book *book = tni_book_of(ws, path);
    const tn_status status = book ? tni_book_read(book, ws->arena, path, &file, &reason)
                                  : tni_file_read(ws->arena, path, TNI_DB_FILE_MAX, &file, &reason);
    if (status != TN_OK) {
        return tni_read_error(ws, path, path, NULL, reason);
    }
    return tn_closing_read(ws->arena, path, file.bytes, file.size, ws->tables, ws->findings,
                           &closed->rows);
}

/* Of a shard its own contracts alone. */
static void keep_shard(const tni_portfolio *p, tn_closing *rows)
{
    size_t kept = 0;
    for (size_t i = 0; i < rows->count; i++) {
        if (tni_portfolio_has(p, rows->rows[i].contract)) {
            rows->rows[kept++] = rows->rows[i];
        }
    }
    rows->count = kept;
}

tn_status tni_closed_begin(tni_workspace *ws, const tni_portfolio *p, const char *usage,
                           tni_closed *out)
{
    const char *const *names = NULL, *reason = "";
    size_t count = 0;
    const tni_folder_settings *home = p->first.folder_settings;
    *out = (tni_closed){.arena = ws->arena,
                        .folder = tni_path_join(ws->arena, home ? home->root : ".", "closed"),
                        .usage = usage};
    if (!out->folder || tn_arena_failed(ws->arena)) {
        return TN_E_NOMEM;
    }
    if (home && home->status == TN_E_READ) { /* and so is where they are */
        return TN_E_READ;
    }
    tni_book *book = tni_book_of(ws, out->folder);
    if (!book && tni_path_is_missing(out->folder)) {
        return TN_OK;
    }
    tn_status status = book ? tni_book_list(ws, book, TNI_DB_CLOSED, &names, &count, &reason)
                            : tni_dir_list(ws->arena, out->folder, false, &names, &count, &reason);
    if (status != TN_OK) {
        return tni_read_error(ws, out->folder, out->folder, NULL, reason);
    }
    for (size_t i = 0; i < count && status == TN_OK; i++) {
        tn_date end;
        if (month_of(ws->arena, tni_path_name(names[i]), &end)) {
            status = read_month(ws, names[i], out);
            keep_shard(p, &out->rows);
            out->newest = names[i];
            out->end = end;
        }
    }
    out->seen = tn_arena_take_array(ws->arena, out->rows.count + 1, sizeof(*out->seen));
    tn_closing_sort(&out->rows);
    return out->seen ? status : TN_E_NOMEM;
}

/* The books of a contract as they stand at the end of a month: billed to the 2nd of the next, so
 * that its usage is there, judged from its last day. NULL: it cannot be billed, which is told
 * elsewhere. told: so is what there is to say of its usage. */
static tn_status books_at(tni_workspace *ws, const tni_source_file *d, tn_date end,
                          const char *usage, bool told, tn_books **out)
{
    const tn_horizon horizon = {
        .has_until = true, .until = {end.days + 2}, .has_as_of = true, .as_of = end};
    tn_findings *quiet = tn_findings_new(ws->arena);
    tn_books *plain = quiet ? tni_books_new(ws, d, NULL, quiet) : NULL;
    tn_books *books = plain ? tn_books_new(ws->arena, d->contract, ws->tables,
                                           tn_books_policy(plain), &horizon, quiet)
                            : NULL;
    const tn_life *life = tn_books_life(books);
    const tn_rating *rating = NULL;
    tn_status status = TN_OK;
    if (life && tni_has_usage(ws, d, usage)) {
        tni_workspace *const all = ws->shared ? ws->shared : ws;
        tn_findings *const findings = ws->findings;
        const uint64_t taken = all->usage_taken;
        ws->findings = told ? quiet : findings;
        status = tni_contract_usage(ws, d, usage, life, NULL, &rating);
        ws->findings = findings;
        all->usage_taken = told ? taken : all->usage_taken;
        tn_books_set_rating(books, rating);
    }
    *out = status == TN_OK && tn_books_ledger(books) ? books : NULL;
    return status == TN_OK && tn_books_status(books) == TN_E_NOMEM ? TN_E_NOMEM : status;
}

typedef struct close_visit {
    tni_closed closed;
    tn_date through;
    tni_spool *rows;     /* the lines of each contract, by its id */
    tn_buffer text;      /* of one, and the first line of the file before it */
    size_t head, length; /* of that line; of the file */
    tni_sums documents, revenue;
} close_visit;

static tn_status add_sums(close_visit *v, tni_workspace *ws, const tni_source_file *d,
                          const tn_closing *rows)
{
    tn_status status = TN_OK;
    for (size_t i = 0; i < rows->count && status == TN_OK; i++) {
        const tn_closed_row *row = &rows->rows[i];
        status =
            tni_sums_add(ws, row->has_due ? &v->documents : &v->revenue, d, "close", row->total);
    }
    return status;
}

static tn_status add_lines(close_visit *v, tni_workspace *ws, tn_closing *rows)
{
    tn_closing_sort(rows);
    tn_buffer_cut(&v->text, 0);
    const tn_status status = tn_closing_render(ws->arena, rows, &v->text);
    const size_t size = v->text.length - v->head;
    if (status != TN_OK || !rows->count) {
        return status;
    }
    v->length += size;
    return tni_spool_add_bytes(v->rows, rows->rows[0].contract, 0, v->text.bytes + v->head, size);
}

/* First for its findings: what has errors is not closed. */
static tn_status close_contract(void *context, tni_workspace *ws, const tni_source_file *d,
                                tn_books *billed)
{
    close_visit *v = context;
    tn_closing rows = {0};
    tn_books *books = NULL;
    tn_status status = books_at(ws, d, v->through, v->closed.usage, false, &books);
    (void)billed;
    if (status == TN_OK && books) {
        status = tn_closing_add(&rows, ws->arena, ws->arena, books,
                                v->closed.newest ? &v->closed.end : NULL, v->through);
    }
    status = status == TN_OK ? add_sums(v, ws, d, &rows) : status;
    return status == TN_OK ? add_lines(v, ws, &rows) : status;
}

/* The file. */
static tn_status pour(void *context, tni_push push, void *to)
{
    close_visit *v = context;
    const tn_status status = push(to, v->text.bytes, v->head);
    return status == TN_OK ? tni_spool_push(v->rows, push, to) : status;
}

typedef struct output_file {
    tni_output output;
    const char **reason;
} output_file;

static tn_status add_to_file(void *context, const char *bytes, size_t size)
{
    output_file *f = context;
    return tni_output_add(&f->output, bytes, size, f->reason);
}

static tn_status save(tni_workspace *ws, close_visit *v, const char *path, const char **reason)
{
    const char *ignored = "";
    tni_book *book = tni_book_of(ws, path);
    if (book) {
        return tni_book_put(book, path, v->length, pour, v, reason);
    }
    output_file file = {.reason = reason};
    tni_dir_make(v->closed.folder, &ignored); /* else saving is refused */
    tn_status status = tni_output_begin(ws->arena, path, false, &file.output, reason);
    if (status != TN_OK) {
        return status;
    }
    status = pour(v, add_to_file, &file);
    if (status != TN_OK) {
        tni_output_abandon(&file.output);
        return status;
    }
    return tni_output_commit(&file.output, reason);
}

/* The first line, which stands before what each contract is rendered to. */
static tn_status begin_file(tni_workspace *ws, close_visit *v)
{
    static const tn_closing nothing = {0};
    v->rows = tni_spool_new(ws, TNI_FORM_CSV);
    tn_buffer_init(&v->text, NULL);
    const tn_status status = tn_closing_render(ws->arena, &nothing, &v->text);
    v->head = v->length = v->text.length;
    return v->rows ? status : TN_E_NOMEM;
}

tn_status tni_close(tni_workspace *ws, const tni_portfolio *p, tn_date through, const char *usage,
                    const char **path, const char **reason)
{
    close_visit v = {.through = through, .documents.arena = ws->arena, .revenue.arena = ws->arena};
    char day[TN_DATE_TEXT];
    tn_status status = p->status == TN_OK ? tni_closed_begin(ws, p, usage, &v.closed) : p->status;
    if (status == TN_OK && v.closed.newest && v.closed.end.days >= through.days) {
        tn_findings_add(ws->findings, TN_FIL_CLOSED_ALREADY, (tn_at){.file = v.closed.newest},
                        "close", "the months are closed up to %s",
                        tn_date_format(v.closed.end, day));
        return TN_E_FINDINGS;
    }
    status = status == TN_OK ? begin_file(ws, &v) : status;
    status = status == TN_OK ? tni_portfolio_books(ws, p, NULL, NULL, close_contract, &v) : status;
    if (status == TN_OK && tn_findings_of(ws->findings, TN_ERROR)) {
        status = TN_E_FINDINGS;
    }
    if (status == TN_OK) {
        tn_date_format(through, day);
        *path = tn_arena_format(ws->arena, "%s/%.7s.csv", v.closed.folder, day);
        status = *path ? save(ws, &v, *path, reason) : TN_E_NOMEM;
    }
    tni_spool_free(v.rows);
    tn_buffer_done(&v.text);
    return status;
}

/* What was named and is neither folder nor book; a close reads it, with its contracts. */
static tn_status read_named(tni_workspace *ws, const tni_portfolio *p)
{
    tn_status status = p->status;
    for (size_t i = 0; i < p->count && p->list && !p->has_folder; i++) {
        const tni_source_file *d = tni_workspace_load(ws, p->list[i].path);
        tni_keep_worst(&status, !d ? TN_E_NOMEM : d->status == TN_E_READ ? TN_E_READ : TN_OK);
    }
    return status;
}

tn_status tni_reopen(tni_workspace *ws, const tni_portfolio *p, const char **path,
                     const char **reason)
{
    tni_closed closed;
    tn_status status = read_named(ws, p);
    status = status == TN_OK ? tni_closed_begin(ws, p, NULL, &closed) : status;
    if (status != TN_OK) {
        return status;
    }
    if (!closed.newest) {
        tn_findings_add(ws->findings, TN_FIL_CLOSED_ALREADY, (tn_at){0}, "reopen",
                        "no month is closed");
        return TN_E_FINDINGS;
    }
    *path = closed.newest;
    tni_book *book = tni_book_of(ws, closed.newest);
    return book ? tni_book_remove(book, closed.newest, reason)
                : tni_file_remove(closed.newest, reason);
}

/* ---- what has moved ------------------------------------------------------------------------- */

static void report_drift(tni_workspace *ws, const tn_drift *d, tn_date open)
{
    char was[TN_DECIMAL_TEXT], is[TN_DECIMAL_TEXT], more[TN_DECIMAL_TEXT], day[TN_DATE_TEXT];
    tn_findings_add(
        ws->findings, TN_CTR_DRIFT, d->at, d->id,
        "%s: closed with %s, now %s%s: %s %s to book in %.7s", d->id,
        d->is_new ? "nothing" : tn_money_format(d->was, was),
        d->is_gone ? "nothing" : tn_money_format(d->is, is),
        d->difference.minor == 0 && !d->is_new && !d->is_gone ? ", its lines differ" : "",
        tn_money_format(d->difference, more), d->was.currency.code, tn_date_format(open, day));
}

static tn_status compare(tni_closed *c, tni_workspace *ws, const tn_closing *was,
                         const tn_closing *is, tn_closing_usage usage, tn_drifts *out)
{
    size_t i = out->count;
    const tn_status status = tn_closing_compare(ws->arena, was, is, usage, out);
    for (; status == TN_OK && i < out->count; i++) {
        report_drift(ws, &out->items[i], (tn_date){c->end.days + 1});
    }
    c->not_compared += out->not_compared;
    return status;
}

static tn_closing_usage usage_of(tn_books *books)
{
    const tn_life *life = tn_books_life(books);
    if (tn_books_rating(books)) {
        return TN_USAGE_RATED;
    }
    for (size_t i = 0; i < life->term_count; i++) {
        for (size_t k = 0; k < life->product->dimension_count; k++) {
            if (life->terms[i].usage_price[k].e8 >= 0) {
                return TN_USAGE_NOT_GIVEN;
            }
        }
    }
    return TN_USAGE_UNPRICED;
}

tn_status tni_closed_visit(tni_closed *c, tni_workspace *ws, const tni_source_file *d,
                           tn_drifts *out)
{
    const char *id = d->contract ? d->contract->id.value : NULL;
    tn_books *books = NULL;
    tn_closing now = {0};
    *out = (tn_drifts){0};
    if (!c->newest || !id) {
        return TN_OK;
    }
    const tn_closing was = tn_closing_of(&c->rows, id);
    if (was.count) {
        c->seen[was.rows - c->rows.rows] = true;
    }
    tn_status status = d->status == TN_OK ? books_at(ws, d, c->end, c->usage, true, &books) : TN_OK;
    if (status != TN_OK || !books) {
        return status;
    }
    status = tn_closing_add(&now, ws->arena, ws->arena, books, NULL, c->end);
    return status == TN_OK ? compare(c, ws, &was, &now, usage_of(books), out) : status;
}

/* A contract that was closed and is in no file now. */
static tn_status report_gone(tni_closed *c, tni_workspace *ws, const tn_closing *was)
{
    static const tn_closing nothing = {0};
    tn_finding *found = tn_findings_add(
        ws->findings, TN_CTR_DRIFT, was->rows[0].at, was->rows[0].contract,
        "contract '%s' was closed, and no file here holds it now", was->rows[0].contract);
    if (found) {
        tn_finding_hint(ws->findings, found,
                        "put its file back; one that ended keeps its file, with [cancel] or its "
                        "last term");
    }
    return compare(c, ws, was, &nothing, TN_USAGE_RATED, &c->gone);
}

tn_status tni_closed_end(tni_closed *c, tni_workspace *ws, const tni_portfolio *p)
{
    tn_status status = TN_OK;
    const bool all = c->rows.count && !tn_findings_of(ws->findings, TN_ERROR) && p->whole;
    for (size_t i = 0; i < c->rows.count && all && status == TN_OK;) {
        const tn_closing of = tn_closing_of(&c->rows, c->rows.rows[i].contract);
        status = c->seen[i] ? TN_OK : report_gone(c, ws, &of);
        i += of.count;
    }
    if (c->not_compared) {
        tn_findings_add(ws->findings, TN_CTR_NOT_COMPARED, (tn_at){.file = c->newest}, "closed",
                        "%zu closed rows with usage were not compared: no usage was given",
                        c->not_compared);
    }
    return status;
}

tn_status tni_closed_tell(tni_workspace *ws, const tni_source_file *d, const char *usage)
{
    const tni_portfolio one = {.files = &d, .count = 1, .first = *d};
    tni_closed closed;
    tn_drifts drifts;
    tn_status status = tni_closed_begin(ws, &one, usage, &closed);
    status = status == TN_OK ? tni_closed_visit(&closed, ws, d, &drifts) : status;
    return status == TN_OK ? tni_closed_end(&closed, ws, &one) : status;
}
