/* Part of render.h. Reports as CSV: the primary table, tables in its cells joined, or else the
 * figures as one row. */
#include <string.h>

#include "format/print/render.h"

/* ---- the lines ------------------------------------------------------------------------------ */

/* A join on its way down: the row taken at each level; NULL below a row with nothing in it. */
typedef struct join {
    const tn_row *rows[TN_TABLE_DEPTH + 1];
    const tn_render_options *options;
    const tni_line_sink *sink;
} join;

/* The column whose tables are joined: the first that is shown; count when there is none. */
static size_t joined_column(const tn_column *columns, size_t count,
                            const tn_render_options *options)
{
    size_t i = 0;
    while (i < count && !(columns[i].kind == TN_V_TABLE &&
                          tni_render_shows(columns[i].flags, TN_NOT_IN_CSV, options))) {
        i++;
    }
    return i;
}

/* One line: the header (header true), or the cells of the rows taken at each level. */
static void put_line(const join *j, const tn_column *columns, size_t count, int level, bool header)
{
    if (level > TN_TABLE_DEPTH) {
        return;
    }
    const size_t joined = joined_column(columns, count, j->options);
    for (size_t i = 0; i < count; i++) {
        const tn_row *row = j->rows[level];
        if (i == joined) {
            put_line(j, columns[i].below, columns[i].below_count, level + 1, header);
        } else if (columns[i].kind == TN_V_TABLE ||
                   !tni_render_shows(columns[i].flags, TN_NOT_IN_CSV, j->options)) {
            continue;
        } else if (header) {
            j->sink->key(j->sink->context, columns[i].key);
        } else {
            j->sink->cell(j->sink->context, row ? row->cells[i] : tn_value_none());
        }
    }
}

/* TN_E_NOMEM: a row could not be made, or the sink has failed. */
static tn_status put_rows(join *j, const tn_table *top, const tn_table *table, int level)
{
    if (level > TN_TABLE_DEPTH) {
        return TN_OK;
    }
    const size_t joined = joined_column(table->columns, table->column_count, j->options);
    const uint64_t count = tn_table_rows(table);
    tn_status status = TN_OK;
    tn_made_row made;
    for (uint64_t i = 0; i < count && status == TN_OK; i++) {
        const tn_row *row = j->rows[level] = tn_table_row(table, i, &made);
        if (!row) {
            return TN_E_NOMEM;
        }
        const tn_value below = joined < table->column_count ? row->cells[joined] : tn_value_none();
        if (below.kind == TN_V_TABLE && below.as.table->count) {
            status = put_rows(j, top, below.as.table, level + 1);
        } else {
            put_line(j, top->columns, top->column_count, 0, false);
            status = j->sink->end(j->sink->context);
        }
    }
    j->rows[level] = NULL;
    return status;
}

static tn_status put_figures(const join *j, const tn_report *report, bool header)
{
    for (const tn_field *f = report->first; f; f = f->next) {
        if (!tni_render_shows(f->flags, TN_NOT_IN_CSV, j->options)) {
            continue;
        }
        if (header) {
            j->sink->key(j->sink->context, f->key);
        } else {
            j->sink->cell(j->sink->context, f->value);
        }
    }
    return j->sink->end(j->sink->context);
}

static const tn_table *primary_of(const tn_report *report, const tn_render_options *options)
{
    if (report->primary) {
        return report->primary;
    }
    for (const tn_field *f = report->first; f; f = f->next) {
        if (f->value.kind == TN_V_TABLE && tni_render_shows(f->flags, TN_NOT_IN_CSV, options)) {
            return f->value.as.table;
        }
    }
    return NULL;
}

tn_status tni_report_lines(const tn_report *report, const tn_render_options *options,
                           const tni_line_sink *sink)
{
    const tn_table *table = primary_of(report, options);
    join j = {.options = options, .sink = sink};
    if (!table) {
        const tn_status status = put_figures(&j, report, true);
        return status == TN_OK ? put_figures(&j, report, false) : status;
    }
    put_line(&j, table->columns, table->column_count, 0, true);
    const tn_status status = sink->end(sink->context);
    return status == TN_OK ? put_rows(&j, table, table, 0) : status;
}

/* ---- their text ----------------------------------------------------------------------------- */

typedef struct csv_writer {
    const tn_render_options *options;
    tn_buffer *out;
    tn_buffer guarded;
    size_t written; /* cells in the current line */
    size_t start;   /* where the current line begins */
} csv_writer;

static void put_separator(csv_writer *w)
{
    if (w->written++) {
        tn_buffer_text(w->out, ",");
    }
}

/* Letters, digits and a few signs stand bare; all else is quoted, so that no reader, whatever its
 * separator, sees a cell begin within the text. */
static bool stands_bare(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        const unsigned char c = (unsigned char)text[i];
        const bool word =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
        if (!word && !strchr(" _-.:/()&", c)) {
            return false;
        }
    }
    return !length || (text[0] != ' ' && text[length - 1] != ' ');
}

static void put_text(csv_writer *w, const char *text)
{
    tn_buffer_cut(&w->guarded, 0);
    tn_csv_guard(text, strlen(text), &w->guarded);
    const char *bytes = w->guarded.bytes ? w->guarded.bytes : "";
    const size_t length = w->guarded.length;
    if (tn_buffer_status(&w->guarded) != TN_OK) {
        w->out->failed = true;
    } else if (stands_bare(bytes, length)) {
        tn_buffer_add(w->out, bytes, length);
    } else {
        tn_buffer_text(w->out, "\"");
        for (size_t at = 0; at < length; at++) {
            tn_buffer_text(w->out, bytes[at] == '"' ? "\"" : "");
            tn_buffer_add(w->out, bytes + at, 1);
        }
        tn_buffer_text(w->out, "\"");
    }
}

static void put_cell(void *context, tn_value value)
{
    csv_writer *w = context;
    put_separator(w);
    if (value.kind == TN_V_TEXT) {
        put_text(w, value.as.text);
    } else {
        tn_value_print(value, TN_FOR_MACHINES, w->out);
    }
}

/* "period.start" is the column period_start. */
static void put_key(void *context, const char *key)
{
    csv_writer *w = context;
    put_separator(w);
    for (; *key; key++) {
        tn_buffer_add(w->out, *key == '.' ? "_" : key, 1);
    }
}

static tn_status end_line(void *context)
{
    csv_writer *w = context;
    if (w->out->length == w->start) {
        tn_buffer_text(w->out, "\"\""); /* a lone empty cell; an empty line would be no row */
    }
    tn_buffer_text(w->out, "\n");
    w->written = 0;
    w->start = tni_render_pushed(w->options, w->out) ? 0 : w->out->length;
    return tn_buffer_status(w->out);
}

tn_status tn_report_render_csv(const tn_report *report, const tn_render_options *options,
                               tn_buffer *out)
{
    const size_t before = out->length;
    csv_writer w = {.options = options, .out = out, .start = before};
    const tni_line_sink sink = {put_key, put_cell, end_line, &w};
    tn_buffer_init(&w.guarded, &out->allocator);
    const tn_status status = tni_report_lines(report, options, &sink);
    tn_buffer_done(&w.guarded);
    if (status != TN_OK) {
        out->failed = true; /* a row that cannot be made is one that has no room */
        tn_buffer_cut(out, before);
    }
    return status;
}
