/* CSV bytes to cells, through libcsv in its strict mode. libcsv knows no lines, columns, limits or
 * encodings, and its lenient mode swallows files. So it is fed one checked physical line at a time,
 * where the cells begin is noted here, and after a mistake it starts afresh on the next line. */
#include "tenor/csv.h"

#include <csv.h>
#include <stdio.h>
#include <string.h>

#include "format/csv/csv_reader.h"
#include "format/lines/ini_line.h"

enum { CELL_MAX = TN_CSV_ROW_MAX + 2, CELL_STEP = 4096 };

/* libcsv grows its buffer for one cell; an unclosed quote must not take the whole file. */
static void *realloc_capped(void *old, size_t size)
{
    return size <= CELL_MAX + CELL_STEP ? realloc(old, size) : NULL;
}

static int is_no_space(unsigned char c)
{
    (void)c;
    return 0;
}

static char separator_of(const tn_csv_reader *r)
{
    return r->sink.separator ? r->sink.separator : ',';
}

static void start_parser(struct csv_parser *parser, char separator)
{
    csv_init(parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
    csv_set_realloc_func(parser, realloc_capped);
    csv_set_space_func(parser, is_no_space); /* blanks belong to the cell */
    csv_set_blk_size(parser, CELL_STEP);
    csv_set_delim(parser, (unsigned char)separator);
}

static void forget_row(tn_csv_reader *r)
{
    r->count = r->begun = r->text_size = 0;
    r->first_line = 0;
    r->in_quotes = r->too_long = r->too_many = false;
}

/* After an error the parser reports nothing any more. */
static void start_again(tn_csv_reader *r)
{
    forget_row(r);
    csv_free(r->parser);
    start_parser(r->parser, separator_of(r));
}

/* most: bytes that will come; neither a line nor a row is longer. */
static tn_csv_reader *new_reader(tn_arena *arena, const char *file_name, const tn_csv_sink *sink,
                                 tn_findings *findings, size_t most)
{
    const size_t line = most < TNI_LINE_MAX ? most : TNI_LINE_MAX;
    const size_t room =
        most < TN_CSV_ROW_MAX ? most + TN_CSV_COLUMNS_MAX + 1 : (size_t)TNI_CSV_TEXT;
    tn_csv_reader *r = tn_arena_take(arena, sizeof(*r));
    struct csv_parser *parser = tn_arena_take(arena, sizeof(*parser));
    char *pending = tn_arena_take(arena, line + 3);
    char *text = tn_arena_take(arena, room);
    tn_csv_field *fields = tn_arena_take_array(arena, TN_CSV_COLUMNS_MAX, sizeof(*fields));
    if (!r || !parser || !pending || !text || !fields) {
        return NULL;
    }
    start_parser(parser, sink->separator ? sink->separator : ',');
    *r = (tn_csv_reader){.scan = {.file = file_name, .findings = findings},
                         .sink = *sink,
                         .errors = tn_findings_of(findings, TN_ERROR),
                         .parser = parser,
                         .pending = pending,
                         .text = text,
                         .text_room = room,
                         .fields = fields};
    return r;
}

tn_csv_reader *tn_csv_new(tn_arena *arena, const char *file_name, const tn_csv_sink *sink,
                          tn_findings *findings)
{
    return new_reader(arena, file_name, sink, findings, SIZE_MAX);
}

static void take_field(void *bytes, size_t length, void *context)
{
    tn_csv_reader *r = context;
    r->too_many |= r->count == TN_CSV_COLUMNS_MAX;
    r->too_long |= r->text_size + length + 1 > r->text_room;
    if (r->too_many || r->too_long) {
        return;
    }
    char *to = r->text + r->text_size;
    if (length) {
        memcpy(to, bytes, length);
    }
    to[length] = '\0';
    r->text_size += length + 1;
    r->fields[r->count].text = to;
    r->fields[r->count++].length = length;
}

static void take_row(int end, void *context)
{
    (void)end;
    tn_csv_reader *r = context;
    if (r->first_line && r->status == TN_OK) {
        tni_csv_take_row(r);
    }
    forget_row(r);
}

/* Where the cells of the line begin. */
static void note_fields(tn_csv_reader *r)
{
    const char *text = r->line.text;
    size_t counted = 0;
    uint32_t column = 1;
    bool begins = !r->in_quotes;
    for (size_t i = 0; i <= r->line.length; i++) {
        if (begins) {
            column += tni_points(text + counted, i - counted);
            counted = i;
            if (r->begun < TN_CSV_COLUMNS_MAX) {
                r->fields[r->begun].line = r->line.number;
                r->fields[r->begun].column = column;
            }
            r->begun++;
        }
        if (i < r->line.length) {
            r->in_quotes ^= text[i] == '"';
            begins = text[i] == separator_of(r) && !r->in_quotes;
        }
    }
}

/* The library met a quote it could not place, or too long a cell. When the row began on a line
 * above, it is a quote left open there. */
static void bad_quote(tn_csv_reader *r, size_t offset, bool open)
{
    if (!open) {
        const tn_at at = {r->scan.file, r->line.number, tni_column(&r->line, offset)};
        tni_csv_bad_row(r, TN_FIL_CSV_QUOTE, at, "a double quote in the middle of a text");
        return;
    }
    const size_t index = r->count < TN_CSV_COLUMNS_MAX ? r->count : TN_CSV_COLUMNS_MAX - 1;
    const tn_at at = {r->scan.file, r->fields[index].line, r->fields[index].column};
    char message[96];
    snprintf(message, sizeof(message), "the quote is not closed; it was read on to line %u",
             (unsigned)r->line.number);
    tni_csv_bad_row(r, TN_FIL_CSV_OPEN_QUOTE, at, message);
}

/* Feeds the checked line. After a mistake reading goes on with the next line, or, when the row
 * began above, with this one: most likely it is good. */
static void parse_line(tn_csv_reader *r)
{
    const tni_line *line = &r->line;
    for (bool again = true; again && r->status == TN_OK;) {
        r->first_line = r->first_line ? r->first_line : line->number;
        note_fields(r);
        size_t read = csv_parse(r->parser, line->text, line->length, take_field, take_row, r);
        if (read == line->length) {
            const char *end = line->end_length ? line->text + line->length : "\n";
            const size_t end_length = line->end_length ? line->end_length : 1;
            read += csv_parse(r->parser, end, end_length, take_field, take_row, r);
        }
        if (read > line->length) {
            return;
        }
        again = r->first_line != line->number;
        if (csv_error(r->parser) == CSV_ENOMEM && csv_get_buffer_size(r->parser) < CELL_MAX) {
            tni_csv_stop(r, TN_E_NOMEM);
            return;
        }
        bad_quote(r, read, again);
        start_again(r);
    }
}

/* Excel's way to name the separator, in front of the header. */
static bool is_sep_line(const tn_csv_reader *r, const tni_line *line)
{
    return line->number == 1 && line->length == 5 && memcmp(line->text, "sep=", 4) == 0 &&
           line->text[4] == separator_of(r);
}

static void take_line(tn_csv_reader *r, const char *bytes, size_t size)
{
    tni_lines lines = {.bytes = bytes, .size = size, .number = r->line.number};
    const tni_line *line = &r->line;
    if (lines.number == 0) {
        if (!tni_scan_bytes(&r->scan, bytes, size)) {
            tni_csv_stop(r, TN_E_FINDINGS);
            return;
        }
        lines.offset = tni_bom(bytes, size);
    }
    tni_lines_next(&lines, &r->line);
    const tni_parse_error error = tni_line_parse_error(line);
    if (error.code != TN_CODE_COUNT) {
        const tn_at at = {r->scan.file, line->number, tni_column(line, error.offset)};
        r->first_line = r->first_line ? r->first_line : line->number;
        char message[TNI_EXCERPT];
        tni_csv_bad_row(r, error.code, at, tni_parse_error_text(line, &error, message));
        start_again(r);
        return;
    }
    if (!r->first_line) {
        const bool blank = tni_skip_blanks(line->text, 0, line->length) == line->length;
        const bool first = !r->columns && !r->sink.ragged;
        if (blank || is_sep_line(r, line) || (first && !tni_csv_check_separators(r))) {
            return;
        }
    }
    tni_warn_invisible(&r->scan, line);
    parse_line(r);
}

/* Takes a line, or what there is of it: so many bytes. */
static size_t take_piece(tn_csv_reader *r, const char *bytes, size_t size)
{
    const char *newline = memchr(bytes, '\n', size);
    const size_t part = newline ? (size_t)(newline - bytes) + 1 : size;
    if (r->pending_size + part > TNI_LINE_MAX + 2) {
        const tn_at at = {r->scan.file, r->line.number + 1, 1};
        tn_findings_add(r->scan.findings, TN_FIL_LONG_LINE, at, "",
                        "the line has more than %d bytes", TNI_LINE_MAX);
        tni_csv_stop(r, TN_E_FINDINGS);
    } else if (r->pending_size == 0 && newline) {
        take_line(r, bytes, part);
    } else {
        memcpy(r->pending + r->pending_size, bytes, part);
        r->pending_size += part;
        if (newline) {
            take_line(r, r->pending, r->pending_size);
            r->pending_size = 0;
        }
    }
    return part;
}

tn_status tn_csv_push(tn_csv_reader *r, const char *bytes, size_t size)
{
    while (size > 0 && r->status == TN_OK) {
        size_t part = tni_csv_take_plain(r, bytes, size);
        part += part < size && r->status == TN_OK ? take_piece(r, bytes + part, size - part) : 0;
        bytes += part;
        size -= part;
    }
    return r->status;
}

/* A file without bytes, without a header, or that ends inside quotes. */
static void check_end(tn_csv_reader *r)
{
    if (r->line.number == 0) {
        tni_scan_bytes(&r->scan, "", 0);
    } else if (csv_fini(r->parser, NULL, NULL, NULL) != 0 || r->first_line) {
        bad_quote(r, 0, true);
    } else if (r->columns == 0 && !r->sink.ragged) {
        tn_findings_add(r->scan.findings, TN_FIL_CSV_HEADER, (tn_at){.file = r->scan.file}, "",
                        "the file has no header");
    }
}

tn_status tn_csv_end(tn_csv_reader *r)
{
    if (r->status == TN_OK && r->pending_size > 0) {
        take_line(r, r->pending, r->pending_size);
    }
    if (r->status == TN_OK) {
        check_end(r);
    }
    csv_free(r->parser);
    const bool errors = tn_findings_of(r->scan.findings, TN_ERROR) > r->errors;
    return r->status == TN_OK && errors ? TN_E_FINDINGS : r->status;
}

void tn_csv_abandon(tn_csv_reader *r)
{
    csv_free(r->parser);
}

tn_status tn_csv_read(tn_arena *arena, const char *file_name, const char *bytes, size_t size,
                      const tn_csv_sink *sink, tn_findings *findings)
{
    tn_csv_reader *reader = new_reader(arena, file_name, sink, findings, size);
    if (!reader) {
        return TN_E_NOMEM;
    }
    tn_csv_push(reader, bytes, size);
    return tn_csv_end(reader);
}
