/* Closing months of a workspace. */
#include "app/close.h"

#include <stdio.h>
#include <string.h>

#include "app/workspace/book.h"
#include "app/workspace/source_file.h"

enum { CLOSED_CAP = 64 << 20 };

typedef struct closed_months {
    const char *folder; /* of the workspace's closed months */
    const char *newest; /* path of the last file; NULL: nothing is closed */
    tn_date end;        /* its last day */
    tn_closing closing;
} closed_months;

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

static tn_status read_month(tni_workspace *ws, const char *path, closed_months *closed)
{
    tni_file file;
    const char *reason = "";
    tni_book *book = tni_book_of(ws, path);
    const tn_status status = book ? tni_book_read(book, ws->arena, path, &file, &reason)
                                  : tni_file_read(ws->arena, path, CLOSED_CAP, &file, &reason);
    if (status != TN_OK) {
        return tni_read_error(ws, path, path, NULL, reason);
    }
    return tn_closing_read(ws->arena, path, file.bytes, file.size, ws->tables, ws->findings,
                           &closed->closing);
}

/* All closed months of the workspace that the files are in. */
static tn_status load_closed(tni_workspace *ws, const tni_portfolio *p, closed_months *out)
{
    const char *const *names = NULL, *reason = "";
    size_t count = 0;
    const tni_folder_settings *home = tni_portfolio_first(ws, p).folder_settings;
    *out = (closed_months){.folder = tni_path_join(ws->arena, home ? home->root : ".", "closed")};
    if (!out->folder) {
        return TN_E_NOMEM;
    }
    tni_book *book = tni_book_of(ws, out->folder);
    if (!book && !tni_path_is_folder(out->folder)) {
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
            out->newest = names[i];
            out->end = end;
        }
    }
    return status;
}

/* The books of every contract as they stand at the end of a month: billed to the 2nd of the next,
 * so that its usage is there, judged from its last day. */
static tn_status books_at(tni_workspace *ws, const tni_portfolio *p, tn_date end, const char *usage,
                          tn_books ***out, size_t *out_count)
{
    tn_books **all = tn_arena_take_array(ws->arena, p->count + 1, sizeof(tn_books *));
    const tn_horizon horizon = {
        .has_until = true, .until = {end.days + 2}, .has_as_of = true, .as_of = end};
    tn_status status = all ? TN_OK : TN_E_NOMEM;
    size_t count = 0;
    for (size_t i = 0; i < p->count && status == TN_OK; i++) {
        const tni_source_file *d = p->files[i];
        if (d->kind != TNI_KIND_CONTRACT || d->status != TN_OK) {
            continue;
        }
        tn_findings *quiet = tn_findings_new(ws->arena); /* they are told where it is billed */
        tn_books *plain = quiet ? tni_books_new(ws, d, NULL, quiet) : NULL;
        tn_books *books = plain ? tn_books_new(ws->arena, d->contract, ws->tables,
                                               tn_books_policy(plain), &horizon, quiet)
                                : NULL;
        const tn_life *life = tn_books_life(books);
        const tn_rating *rating = NULL;
        if (life && tni_has_usage(ws, d, usage)) {
            status = tni_contract_usage(ws, d, usage, life, NULL, &rating);
            tn_books_set_rating(books, rating);
        }
        if (status == TN_OK && tn_books_ledger(books)) {
            all[count++] = books;
        } else if (tn_books_status(books) == TN_E_NOMEM) {
            status = TN_E_NOMEM;
        }
    }
    *out = all;
    *out_count = count;
    return status;
}

tn_status tni_close(tni_workspace *ws, const tni_portfolio *p, tn_date through, const char *usage,
                    tn_buffer *out, const char **path)
{
    closed_months closed;
    tn_books **books = NULL;
    const tn_closing *closing = NULL;
    size_t count = 0;
    char day[TN_DATE_TEXT];
    tn_status status = p->status == TN_OK ? load_closed(ws, p, &closed) : p->status;
    if (status == TN_OK && closed.newest && closed.end.days >= through.days) {
        tn_findings_add(ws->findings, TN_FIL_CLOSED_ALREADY, (tn_at){.file = closed.newest},
                        "close", "the months are closed up to %s", tn_date_format(closed.end, day));
        return TN_E_FINDINGS;
    }
    if (status == TN_OK) { /* for its findings: what has errors is not closed */
        tn_books *const *billed = NULL;
        status = tni_portfolio_books(ws, p, NULL, NULL, &billed, &count);
        status = status == TN_OK && tn_findings_of(ws->findings, TN_ERROR) ? TN_E_FINDINGS : status;
    }
    if (status == TN_OK) {
        status = books_at(ws, p, through, usage, &books, &count);
    }
    if (status == TN_OK) {
        status = tn_closing_build(ws->arena, books, count, closed.newest ? &closed.end : NULL,
                                  through, &closing);
    }
    if (status == TN_OK) {
        tn_date_format(through, day);
        *path = tn_arena_format(ws->arena, "%s/%.7s.csv", closed.folder, day);
        status = *path ? tn_closing_render(ws->arena, closing, out) : TN_E_NOMEM;
    }
    return status;
}

tn_status tni_reopen(tni_workspace *ws, const tni_portfolio *p, const char **path,
                     const char **reason)
{
    closed_months closed;
    const tn_status status = load_closed(ws, p, &closed);
    if (status != TN_OK) {
        return status;
    }
    if (!closed.newest) {
        tn_findings_add(ws->findings, TN_FIL_CLOSED_ALREADY, (tn_at){0}, "reopen",
                        "no month is closed");
        return TN_E_FINDINGS;
    }
    *path = closed.newest;
    return tni_file_remove(closed.newest, reason);
}

/* All files at once, as comparing takes them: in a workspace of their own, because their findings
 * are told where they are loaded one by one. */
static tn_status all_files(const tni_workspace *ws, const tni_portfolio *p, tni_workspace *quiet,
                           tni_portfolio *out)
{
    tn_status status = tni_workspace_again(ws, ws->arena, quiet);
    if (p->book) {
        quiet->book = p->book;
        return status == TN_OK ? tni_portfolio_load(quiet, &p->book->path, 1, out) : status;
    }
    const char **paths = tn_arena_take_array(ws->arena, p->count + 1, sizeof(*paths));
    for (size_t i = 0; i < p->count && paths; i++) {
        paths[i] = p->list[i].path;
    }
    status = paths ? status : TN_E_NOMEM;
    return status == TN_OK ? tni_portfolio_load(quiet, paths, p->count, out) : status;
}

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

tn_status tni_closed_check(tni_workspace *ws, const tni_portfolio *p, const char *usage,
                           tn_drifts *out, tn_date *open)
{
    closed_months closed;
    tn_books **books = NULL;
    const tn_closing *now = NULL;
    size_t count = 0;
    *out = (tn_drifts){0};
    tn_status status = load_closed(ws, p, &closed);
    if (status != TN_OK || !closed.newest) {
        return status;
    }
    *open = (tn_date){closed.end.days + 1};
    tni_workspace own = *ws;
    tni_portfolio all = *p;
    status = p->files ? TN_OK : all_files(ws, p, &own, &all);
    status = status == TN_OK ? books_at(&own, &all, closed.end, usage, &books, &count) : status;
    if (status == TN_OK) {
        status = tn_closing_build(ws->arena, books, count, NULL, closed.end, &now);
    }
    if (status == TN_OK) {
        status = tn_closing_compare(ws->arena, &closed.closing, now, books, count, out);
    }
    for (size_t i = 0; status == TN_OK && i < out->count; i++) {
        report_drift(ws, &out->items[i], *open);
    }
    if (status == TN_OK && out->not_compared) {
        tn_findings_add(ws->findings, TN_CTR_NOT_COMPARED, (tn_at){.file = closed.newest}, "closed",
                        "%zu closed rows with usage were not compared: no usage was given",
                        out->not_compared);
    }
    return status;
}

tn_status tni_closed_tell(tni_workspace *ws, const tni_portfolio *p, const char *usage)
{
    tn_drifts drifts;
    tn_date open;
    return tni_closed_check(ws, p, usage, &drifts, &open);
}
