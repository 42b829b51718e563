/* Part of csv.h. Rows of a CSV: the header, the number of columns, and what becomes of rows that
 * are wrong. */
#include "base/ascii.h"
#include "format/csv/csv_reader.h"
#include "format/lines/ini_line.h"

#include <stdio.h>
#include <string.h>

void tni_csv_stop(tn_csv_reader *reader, tn_status status)
{
    if (reader->status == TN_OK) {
        reader->status = status;
    }
}

void tni_csv_bad_row(tn_csv_reader *r, tn_code code, tn_at at, const char *message)
{
    const bool header =
        r->columns == 0 && !r->sink.ragged; /* without names no row means anything */
    r->bad_rows += !header;
    if (header || !r->sink.lenient) {
        tn_finding *finding = tn_findings_add(r->scan.findings, code, at, "", "%s", message);
        if (finding && code == TN_FIL_UTF8) {
            finding->hint = tni_encoding_hint(&r->scan, &r->line);
        }
        tni_csv_stop(r, header ? TN_E_FINDINGS : TN_OK);
        return;
    }
    const tn_csv_row row = {r->fields, r->count, r->first_line, message};
    tni_csv_stop(r, r->sink.row(r->sink.context, &row));
}

bool tni_csv_check_separators(tn_csv_reader *r)
{
    size_t commas = 0, semicolons = 0, tabs = 0;
    bool quoted = false;
    for (size_t i = 0; i < r->line.length; i++) {
        const char c = r->line.text[i];
        quoted ^= c == '"';
        commas += !quoted && c == ',';
        semicolons += !quoted && c == ';';
        tabs += !quoted && c == '\t';
    }
    if (semicolons + tabs <= commas) {
        return true;
    }
    tni_scan_add(&r->scan, TN_FIL_CSV_DELIMITER, &r->line, 0, r->line.length, "",
                 semicolons > tabs ? "the columns are separated by ';', expected ','"
                                   : "the columns are separated by tabs, expected ','");
    tni_csv_stop(r, TN_E_FINDINGS);
    return false;
}

static bool is_name(const tn_csv_field *field)
{
    const unsigned char first = (unsigned char)field->text[0];
    return field->length <= TNI_NAME_MAX &&
           ((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first >= 0x80);
}

static void trim(tn_csv_field *field)
{
    const size_t from = tni_skip_blanks(field->text, 0, field->length);
    field->text += from;
    field->column += (uint32_t)from; /* a blank is one column */
    field->length = tni_trim_end(field->text, 0, field->length - from);
}

static void check_name(tn_csv_reader *r, size_t index)
{
    const tn_csv_field *field = &r->fields[index];
    const tn_at at = {r->scan.file, field->line, field->column};
    size_t same = 0;
    while (same < index && strcmp(r->fields[same].text, field->text) != 0) {
        same++;
    }
    if (field->length == 0) {
        tn_findings_add(r->scan.findings, TN_FIL_CSV_HEADER, at, "",
                        "column %zu of the header has no name", index + 1);
    } else if (!is_name(field)) {
        tn_findings_add(r->scan.findings, TN_FIL_CSV_HEADER, at, "",
                        "'%.80s' in the first row is not the name of a column", field->text);
    } else if (same < index) {
        tn_findings_add(r->scan.findings, TN_FIL_CSV_COLUMN_TWICE, at, field->text,
                        "'%s' names column %zu and again column %zu", field->text, same + 1,
                        index + 1);
    }
}

static void take_header(tn_csv_reader *r)
{
    const size_t errors = tn_findings_of(r->scan.findings, TN_ERROR);
    for (size_t i = 0; i < r->count; i++) {
        tn_csv_field *field = &r->fields[i];
        trim(field);
        r->text[(size_t)(field->text - r->text) + field->length] = '\0';
        check_name(r, i);
    }
    if (tn_findings_of(r->scan.findings, TN_ERROR) > errors) {
        tni_csv_stop(r, TN_E_FINDINGS);
        return;
    }
    r->columns = r->count;
    const tn_csv_row row = {r->fields, r->count, r->first_line, NULL};
    if (r->sink.header) {
        tni_csv_stop(r, r->sink.header(r->sink.context, &row));
    }
}

void tni_csv_take_row(tn_csv_reader *r)
{
    const tn_at start = {r->scan.file, r->first_line, 1};
    const tn_csv_row row = {r->fields, r->count, r->first_line, NULL};
    size_t filled = 0;
    for (size_t i = 0; i < r->count; i++) {
        filled += r->fields[i].length > 0;
    }
    if (r->too_many) {
        tni_csv_bad_row(r, TN_FIL_TOO_LARGE, start, "the row has more than 256 columns");
    } else if (r->too_long) {
        tni_csv_bad_row(r, TN_FIL_LONG_LINE, start, "the row has more than 65534 bytes");
    } else if (filled == 0) {
        return; /* what a spreadsheet writes for the empty rows below a table */
    } else if (r->columns == 0 && !r->sink.ragged) {
        take_header(r);
    } else if (r->count == r->columns || r->sink.ragged) {
        r->good_rows++;
        tni_csv_stop(r, r->sink.row(r->sink.context, &row));
    } else {
        char message[96];
        const tn_csv_field *at = &r->fields[r->count > r->columns ? r->columns : r->count - 1];
        snprintf(message, sizeof(message), "the row has %zu columns, the header has %zu", r->count,
                 r->columns);
        tni_csv_bad_row(r, TN_FIL_CSV_COUNT, (tn_at){r->scan.file, at->line, at->column}, message);
    }
}

size_t tn_csv_good_rows(const tn_csv_reader *reader)
{
    return reader->good_rows;
}

size_t tn_csv_bad_rows(const tn_csv_reader *reader)
{
    return reader->bad_rows;
}

static bool is_same(const char *a, const char *b)
{
    while (*a && tni_lower(*a) == tni_lower(*b)) {
        a++;
        b++;
    }
    return *a == *b;
}

size_t tn_csv_column(const tn_csv_row *header, const char *name)
{
    size_t nearest = TN_CSV_NONE;
    for (size_t i = 0; i < header->count; i++) {
        if (strcmp(header->fields[i].text, name) == 0) {
            return i;
        }
        nearest = nearest == TN_CSV_NONE && is_same(header->fields[i].text, name) ? i : nearest;
    }
    return nearest;
}
