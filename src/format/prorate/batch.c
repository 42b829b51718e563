/* `prorate --batch`: rows of changes in, rows of results out, in constant memory. */
#include <string.h>

#include "base/decimal_digits.h"
#include "format/lines/scan.h"
#include "tenor/batch.h"
#include "tenor/text.h"

/* A row of results is put into the buffer as long as there is this much room: an id of 64 KiB whose
 * quotes are doubled, figures, an error. */
enum { PIECE = 256 * 1024, ROW = 2 * TN_CSV_ROW_MAX + 1024, FIGURE = 48 };

struct tn_batch {
    const char *file;
    tn_calculator *calculator;
    tn_batch_sink put;
    void *context;
    tn_findings *findings;
    tn_csv_reader *csv;
    char *out; /* PIECE bytes */
    size_t used;
    bool has_header;
    size_t column[TN_BATCH_COLUMNS]; /* TN_CSV_NONE: there is none */
    size_t rows, bad;
};

/* ---- writing ------------------------------------------------------------------------------- */

static void add(tn_batch *b, const char *text, size_t length)
{
    memcpy(b->out + b->used, text, length);
    b->used += length;
}

/* A cell in quotes where it needs them. */
static void add_text(tn_batch *b, const char *text, size_t length)
{
    bool quoted = false;
    for (size_t i = 0; i < length && !quoted; i++) {
        const char c = text[i];
        quoted = c <= ',' && (c == ',' || c == '"' || c == '\n' || c == '\r'); /* first: few are */
    }
    if (!quoted) {
        add(b, text, length);
        return;
    }
    add(b, "\"", 1);
    for (size_t i = 0; i < length; i++) {
        add(b, text[i] == '"' ? "\"\"" : &text[i], text[i] == '"' ? 2 : 1);
    }
    add(b, "\"", 1);
}

/* A comma and the decimal, written where it stays. */
static void add_decimal(tn_batch *b, int64_t count, int places)
{
    add(b, ",", 1);
    b->used = (size_t)(tni_decimal_write(count, places, places, b->out + b->used) - b->out);
}

static void add_whole(tn_batch *b, tn_i128 value)
{
    char digits[FIGURE], *from = digits + sizeof(digits);
    if (value == (int64_t)value) {
        add_decimal(b, (int64_t)value, 0);
        return;
    }
    const bool negative = value < 0;
    for (; value; value /= 10) {
        const int last = (int)(value % 10);
        *--from = (char)('0' + (last < 0 ? -last : last));
    }
    add(b, negative ? ",-" : ",", negative ? 2 : 1);
    add(b, from, (size_t)(digits + sizeof(digits) - from));
}

static void add_money(tn_batch *b, tn_money amount)
{
    add_decimal(b, amount.minor, amount.currency.places);
}

static tn_status make_room(tn_batch *b)
{
    if (b->used + ROW <= PIECE) {
        return TN_OK;
    }
    const size_t used = b->used;
    b->used = 0;
    return b->put(b->context, b->out, used);
}

static void add_result(tn_batch *b, const tn_change *change)
{
    const tn_proration *p = &change->result;
    add_whole(b, p->share.counted.num);
    add_whole(b, p->share.counted.den);
    add_money(b, p->credit);
    add_money(b, p->charge);
    add_money(b, p->due);
    add(b, ",\n", 2);
}

static void add_error(tn_batch *b, const char *error)
{
    b->bad++;
    add(b, ",,,,,,", 6);
    add_text(b, error, strlen(error));
    add(b, "\n", 1);
}

/* ---- reading ------------------------------------------------------------------------------- */

static void unknown_column(tn_batch *b, const tn_csv_field *name)
{
    const char *known[TN_BATCH_COLUMNS];
    for (int i = 0; i < TN_BATCH_COLUMNS; i++) {
        known[i] = tn_batch_column_name((tn_batch_column)i);
    }
    tn_finding *finding = tn_findings_add(b->findings, TN_FIL_BATCH_COLUMN,
                                          (tn_at){b->file, name->line, name->column}, name->text,
                                          "the column '%s' is not read", name->text);
    if (finding) {
        finding->width = tni_points(name->text, name->length);
    }
    tn_finding_meant(b->findings, finding, name->text, known, TN_BATCH_COLUMNS);
}

static tn_status take_header(void *context, const tn_csv_row *row)
{
    static const char head[] = "id,numerator,denominator,credit,charge,due,error\n";
    tn_batch *b = context;
    tn_status status = TN_OK;
    for (int i = 0; i < TN_BATCH_COLUMNS; i++) {
        const char *name = tn_batch_column_name((tn_batch_column)i);
        b->column[i] = tn_csv_column(row, name);
        if (b->column[i] == TN_CSV_NONE && i <= TN_BATCH_QUANTITY) {
            tn_findings_add(b->findings, TN_FIL_BATCH_MISSING, (tn_at){b->file, row->line, 1}, name,
                            "there is no column '%s'", name);
            status = TN_E_FINDINGS;
        }
    }
    for (size_t i = 0; i < row->count; i++) {
        bool known = false;
        for (size_t j = 0; j < TN_BATCH_COLUMNS; j++) {
            known |= b->column[j] == i;
        }
        if (!known) {
            unknown_column(b, &row->fields[i]);
        }
    }
    b->has_header = status == TN_OK;
    if (b->has_header) {
        add(b, head, sizeof(head) - 1);
    }
    return status;
}

static tn_status take_row(void *context, const tn_csv_row *row)
{
    tn_batch *b = context;
    tn_batch_cell cells[TN_BATCH_COLUMNS];
    tn_change change;
    char error[TN_CHANGE_ERROR];
    const tn_status status = make_room(b);
    if (status != TN_OK) {
        return status;
    }
    for (int i = 0; i < TN_BATCH_COLUMNS; i++) {
        const size_t at = b->column[i];
        cells[i] = at < row->count ? (tn_batch_cell){row->fields[at].text, row->fields[at].length}
                                   : (tn_batch_cell){"", 0};
    }
    b->rows++;
    add_text(b, cells[TN_BATCH_ID].text, cells[TN_BATCH_ID].length);
    if (row->problem) {
        add_error(b, row->problem);
    } else if (tn_change_read(b->calculator, cells, &change, error) == TN_OK) {
        add_result(b, &change);
    } else {
        add_error(b, error);
    }
    return TN_OK;
}

tn_batch *tn_batch_new(tn_arena *arena, const char *file_name, tn_calculator *calculator,
                       tn_batch_sink put, void *context, tn_findings *findings)
{
    tn_batch *b = tn_arena_take(arena, sizeof(*b));
    char *out = tn_arena_take(arena, PIECE);
    if (!b || !out) {
        return NULL;
    }
    *b = (tn_batch){.file = file_name,
                    .calculator = calculator,
                    .put = put,
                    .context = context,
                    .findings = findings,
                    .out = out};
    const tn_csv_sink sink = {.header = take_header,
                              .row = take_row,
                              .context = b,
                              .lenient = true,
                              .unterminated = true};
    b->csv = tn_csv_new(arena, file_name, &sink, findings);
    return b->csv ? b : NULL;
}

tn_status tn_batch_push(tn_batch *b, const char *bytes, size_t size)
{
    return tn_csv_push(b->csv, bytes, size);
}

tn_status tn_batch_end(tn_batch *b)
{
    tn_status status = tn_csv_push(b->csv, "", 0);
    const tn_status ended = tn_csv_end(b->csv);
    if (status == TN_OK && (ended != TN_E_FINDINGS || !b->has_header)) {
        status = ended;
    }
    if (b->used) {
        const tn_status last = b->put(b->context, b->out, b->used);
        status = status == TN_OK ? last : status;
    }
    if (b->bad) {
        tn_findings_add(b->findings, TN_FIL_BATCH_ROWS, (tn_at){.file = b->file}, "",
                        "%zu of %zu rows have an error, named in their last column", b->bad,
                        b->rows);
        status = status == TN_OK ? TN_E_FINDINGS : status;
    }
    return status;
}

void tn_batch_abandon(tn_batch *b)
{
    tn_csv_abandon(b->csv);
}
