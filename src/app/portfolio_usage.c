/* Metering records of a portfolio: rows as they stand, checked as far as that goes without the
 * contract: its dimensions and its time are judged when it is rated. */
#include "app/portfolio_usage.h"

#include <string.h>

#include "app/workspace/source_file.h"
#include "tenor/csv.h"
#include "tenor/decimal.h"
#include "tenor/usage.h"

enum { CONTRACT, DIMENSION, TIMESTAMP, QUANTITY, RECEIVED, COLUMNS };

static const char *const names[COLUMNS] = {"contract", "dimension", "timestamp", "quantity",
                                           "received"};

typedef struct usage_loading {
    tni_workspace *ws;
    const char *file;
    tni_db_writer *writer;
    size_t column[COLUMNS];
    bool bad; /* a row was */
    tn_status status;
    const char **reason;
    tn_csv_reader *csv;
} usage_loading;

/* A name that nobody reads: the reader of metering records has the finding for it, but for what a
 * book does not hold. */
static void check_name(usage_loading *u, const tn_csv_row *row, size_t column)
{
    const tn_csv_field *name = &row->fields[column];
    const tn_at at = {u->file, name->line, name->column};
    bool known = false;
    for (int i = 0; i < COLUMNS; i++) {
        known |= u->column[i] == column;
    }
    if (!known && tn_csv_column(row, "allocation") == column) {
        tn_findings_add(u->ws->findings, TN_USE_ALLOCATION_LEFT, at, name->text,
                        "a book holds no allocations: they are left out");
    } else if (!known) {
        tn_finding *finding = tn_findings_add(u->ws->findings, TN_USE_COLUMN_UNKNOWN, at,
                                              name->text, "there is no column '%s'", name->text);
        tn_finding_meant(u->ws->findings, finding, name->text, names, COLUMNS);
        u->bad = true;
    }
}

static tn_status take_header(void *context, const tn_csv_row *row)
{
    usage_loading *u = context;
    bool missing = false;
    for (int i = 0; i < COLUMNS; i++) {
        u->column[i] = tn_csv_column(row, names[i]);
        if (u->column[i] == TN_CSV_NONE && i != RECEIVED) {
            tn_findings_add(u->ws->findings, TN_USE_COLUMN_MISSING, (tn_at){u->file, row->line, 1},
                            names[i], "there is no column '%s'", names[i]);
            missing = true;
        }
    }
    for (size_t i = 0; i < row->count; i++) {
        check_name(u, row, i);
    }
    return missing ? TN_E_FINDINGS : TN_OK;
}

static tn_status refuse(usage_loading *u, tn_code code, const tn_csv_field *cell,
                        const char *expected)
{
    tn_findings_add(u->ws->findings, code, (tn_at){u->file, cell->line, cell->column}, "row",
                    "'%.80s' is not %s", cell->text, expected);
    u->bad = true;
    return TN_OK;
}

/* Blanks around a cell do not count; the cell's own memory is used again. */
static const char *trimmed(const tn_csv_field *cell, size_t *length)
{
    const char *text = cell->text + strspn(cell->text, " \t");
    *length = strlen(text);
    while (*length && strchr(" \t", text[*length - 1])) {
        --*length;
    }
    return text;
}

static tn_status take_row(void *context, const tn_csv_row *row)
{
    static const tn_csv_field nothing = {.text = ""};
    usage_loading *u = context;
    const tn_csv_field *cells[COLUMNS];
    char names_of[2][TN_CSV_ROW_MAX + 1], at[TN_INSTANT_TEXT], received[TN_INSTANT_TEXT];
    tn_instant when, got;
    size_t length = 0;
    tni_db_usage usage = {0};
    if (row->problem) {
        tn_findings_add(u->ws->findings, TN_USE_ROW, (tn_at){u->file, row->line, 1}, "row", "%s",
                        row->problem);
        u->bad = true;
        return TN_OK;
    }
    for (int i = 0; i < COLUMNS; i++) {
        cells[i] = u->column[i] == TN_CSV_NONE ? &nothing : &row->fields[u->column[i]];
    }
    for (int i = CONTRACT; i <= DIMENSION; i++) {
        const char *text = trimmed(cells[i], &length);
        memcpy(names_of[i], text, length);
        names_of[i][length] = '\0';
        if (!length) {
            return refuse(u, TN_USE_ROW, cells[i], names[i]);
        }
    }
    const char *text = trimmed(cells[TIMESTAMP], &length);
    if (tn_instant_parse(text, length, &when) != TN_OK) {
        return refuse(u, TN_USE_TIMESTAMP, cells[TIMESTAMP], "YYYY-MM-DDTHH:MM:SSZ");
    }
    text = trimmed(cells[QUANTITY], &length);
    if (tn_whole_parse(text, length, 0, TN_METERED_MAX, &usage.quantity) != TN_OK) {
        return refuse(u, TN_USE_QUANTITY, cells[QUANTITY], "a whole number, 0 to 2147483647");
    }
    text = trimmed(cells[RECEIVED], &length);
    if (length && tn_instant_parse(text, length, &got) != TN_OK) {
        return refuse(u, TN_USE_RECEIVED, cells[RECEIVED], "YYYY-MM-DDTHH:MM:SSZ");
    }
    usage.contract = names_of[CONTRACT];
    usage.dimension = names_of[DIMENSION];
    usage.at = tn_instant_format(when, at);
    usage.received = length ? tn_instant_format(got, received) : NULL;
    u->status = tni_db_put_usage(u->writer, &usage, u->reason);
    return u->status;
}

static tn_status push(void *context, const char *bytes, size_t size)
{
    return tn_csv_push(((usage_loading *)context)->csv, bytes, size);
}

tn_status tni_usage_into_db(tni_workspace *ws, const char *path, tni_db_writer *writer,
                            const char **reason)
{
    usage_loading u = {.ws = ws,
                       .file = tni_stream_name(path),
                       .writer = writer,
                       .status = TN_OK,
                       .reason = reason};
    const tn_csv_sink sink = {
        .header = take_header, .row = take_row, .context = &u, .lenient = true};
    u.csv = tn_csv_new(ws->arena, u.file, &sink, ws->findings);
    if (!u.csv) {
        return TN_E_NOMEM;
    }
    const tn_status status = tni_stream(ws, path, push, &u);
    if (status == TN_E_READ) {
        tn_csv_abandon(u.csv);
        return status;
    }
    const tn_status ended = tn_csv_end(u.csv);
    return u.status != TN_OK ? u.status
           : status != TN_OK ? status
           : ended != TN_OK  ? ended
           : u.bad           ? TN_E_FINDINGS
                             : TN_OK;
}
