/* Any bytes as a CSV: read whole or in pieces, the same rows and findings come out; and of a file
 * without quotes the same rows as when each cell is quoted, which takes another way. */
#include "fuzz/fuzz.h"

#include <string.h>

#include "tenor/csv.h"

#ifdef TN_PLANTED
/* The bug: an at sign at the end of a piece is lost. */
PLANT(tn_csv_push, tn_status, (tn_csv_reader * reader, const char *bytes, size_t size))
{
    return __real_tn_csv_push(reader, bytes, size - (size == 7 && bytes[6] == '@'));
}
#endif

typedef struct sum {
    uint64_t hash, places; /* of the texts, of the columns */
    size_t rows, bad;
    tn_status status;
} sum;

static void add(uint64_t *hash, const void *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        *hash = (*hash ^ ((const unsigned char *)bytes)[i]) * UINT64_C(1099511628211);
    }
}

static tn_status take(void *context, const tn_csv_row *row)
{
    sum *s = context;
    s->rows++;
    s->bad += row->problem != NULL;
    PROMISE(row->count <= TN_CSV_COLUMNS_MAX && row->line > 0);
    for (size_t i = 0; i < row->count; i++) {
        const tn_csv_field *f = &row->fields[i];
        PROMISE(f->text[f->length] == '\0' && strlen(f->text) == f->length);
        PROMISE(f->line >= row->line && f->column > 0);
        add(&s->hash, f->text, f->length + 1);
        add(&s->places, &f->column, sizeof(f->column));
    }
    return TN_OK;
}

static sum read_pieces(const char *bytes, size_t size, size_t piece, bool lenient, size_t *found)
{
    sum s = {0};
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    const tn_csv_sink sink = {take, take, &s, .lenient = lenient};
    tn_csv_reader *reader = tn_csv_new(arena, "f", &sink, findings);
    for (size_t at = 0; at < size; at += piece) {
        tn_csv_push(reader, bytes + at, size - at < piece ? size - at : piece);
    }
    s.status = tn_csv_end(reader);
    PROMISE(s.status == TN_OK || s.status == TN_E_FINDINGS);
    PROMISE((s.status == TN_OK) == (tn_findings_of(findings, TN_ERROR) == 0));
    *found = tn_findings_count(findings);
    tn_arena_free(arena);
    return s;
}

/* Quotes each cell of a good file without quotes; returns the size. */
static size_t quote_cells(const char *text, size_t size, char *out)
{
    char *to = out;
    size_t at = size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < size) {
        const char *line = text + at, *newline = memchr(line, '\n', size - at);
        size_t length = newline ? (size_t)(newline - line) : size - at;
        at += length + 1;
        length -= length > 0 && line[length - 1] == '\r';
        size_t blanks = 0;
        while (blanks < length && (line[blanks] == ' ' || line[blanks] == '\t')) {
            blanks++;
        }
        const char *quote =
            blanks == length || (length == 5 && !memcmp(line, "sep=,", 5)) ? "" : "\"";
        to += sprintf(to, "%s", quote);
        for (size_t i = 0; i < length; i++) {
            to += line[i] == ',' ? sprintf(to, "%s,%s", quote, quote) : sprintf(to, "%c", line[i]);
        }
        to += sprintf(to, "%s\n", quote);
    }
    return (size_t)(to - out);
}

static void check_quoted(const char *text, size_t size, const sum *whole)
{
    static char quoted[40000];
    if (whole->status != TN_OK || size > 10000 || memchr(text, '"', size)) {
        return;
    }
    size_t found = 0;
    const size_t length = quote_cells(text, size, quoted);
    const sum other = read_pieces(quoted, length, length + 1, false, &found);
    PROMISE(other.status == TN_OK);
    PROMISE(other.hash == whole->hash && other.rows == whole->rows);
}

const long fuzz_runs = 6000;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const char *text = (const char *)bytes;
    size_t found = 0, found_pieces = 0, found_lenient = 0;
    const sum whole = read_pieces(text, size, size + 1, false, &found);
    const sum pieces = read_pieces(text, size, 7, false, &found_pieces);
    PROMISE(whole.hash == pieces.hash && whole.places == pieces.places);
    PROMISE(whole.rows == pieces.rows && found == found_pieces);
    check_quoted(text, size, &whole);
    const sum lenient = read_pieces(text, size, size + 1, true, &found_lenient);
    PROMISE(lenient.rows - lenient.bad == whole.rows && whole.bad == 0);
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    tn_tree *tree = NULL;
    const tn_status status =
        tn_csv_tree(arena, "f", text, size, "dimension", "label", findings, &tree);
    PROMISE(status == TN_OK || status == TN_E_FINDINGS);
    PROMISE(status == TN_OK ? tree != NULL : tn_findings_of(findings, TN_ERROR) > 0);
    tn_arena_free(arena);
    return 0;
}
