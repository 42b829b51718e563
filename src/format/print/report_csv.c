/* Part of render.h. Reports as CSV: the primary table, tables in its cells joined, or else the
 * figures as one row. */
#include <string.h>

#include "format/print/render.h"

/* A join on its way down: the row taken at each level; NULL below a row with nothing in it. */
typedef struct join {
    const tn_row *rows[TN_TABLE_DEPTH + 1];
    const tn_render_options *options;
    tn_buffer *out;
    tn_buffer guarded;
    size_t written; /* cells in the current line */
    size_t start;   /* where the current line begins */
} join;

static void put_separator(join *j)
{
    if (j->written++) {
        tn_buffer_text(j->out, ",");
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

static void put_text(join *j, const char *text)
{
    tn_buffer_cut(&j->guarded, 0);
    tn_csv_guard(text, strlen(text), &j->guarded);
    const char *bytes = j->guarded.bytes ? j->guarded.bytes : "";
    const size_t length = j->guarded.length;
    if (tn_buffer_status(&j->guarded) != TN_OK) {
        j->out->failed = true;
    } else if (stands_bare(bytes, length)) {
        tn_buffer_add(j->out, bytes, length);
    } else {
        tn_buffer_text(j->out, "\"");
        for (size_t at = 0; at < length; at++) {
            tn_buffer_text(j->out, bytes[at] == '"' ? "\"" : "");
            tn_buffer_add(j->out, bytes + at, 1);
        }
        tn_buffer_text(j->out, "\"");
    }
}

static void put_value(join *j, tn_value value)
{
    put_separator(j);
    if (value.kind == TN_V_TEXT) {
        put_text(j, value.as.text);
    } else {
        tn_value_print(value, TN_FOR_MACHINES, j->out);
    }
}

/* "period.start" is the column period_start. */
static void put_key(join *j, const char *key)
{
    put_separator(j);
    for (; *key; key++) {
        tn_buffer_add(j->out, *key == '.' ? "_" : key, 1);
    }
}

static void end_line(join *j)
{
    if (j->out->length == j->start) {
        tn_buffer_text(j->out, "\"\""); /* a lone empty cell; an empty line would be no row */
    }
    tn_buffer_text(j->out, "\n");
    j->written = 0;
    j->start = j->out->length;
}

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
static void put_line(join *j, const tn_column *columns, size_t count, int level, bool header)
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
            put_key(j, columns[i].key);
        } else {
            put_value(j, row ? row->cells[i] : tn_value_none());
        }
    }
}

static void put_rows(join *j, const tn_table *top, const tn_table *table, int level)
{
    if (level > TN_TABLE_DEPTH) {
        return;
    }
    const size_t joined = joined_column(table->columns, table->column_count, j->options);
    const uint64_t count = tn_table_rows(table);
    tn_made_row made;
    for (uint64_t i = 0; i < count; i++) {
        const tn_row *row = j->rows[level] = tni_render_row(table, i, &made, j->out);
        if (!row) {
            break;
        }
        const tn_value below = joined < table->column_count ? row->cells[joined] : tn_value_none();
        if (below.kind == TN_V_TABLE && below.as.table->count) {
            put_rows(j, top, below.as.table, level + 1);
        } else {
            put_line(j, top->columns, top->column_count, 0, false);
            end_line(j);
            j->start = tni_render_pushed(j->options, j->out) ? 0 : j->start;
        }
    }
    j->rows[level] = NULL;
}

static void put_figures(join *j, const tn_report *report, bool header)
{
    for (const tn_field *f = report->first; f; f = f->next) {
        if (!tni_render_shows(f->flags, TN_NOT_IN_CSV, j->options)) {
            continue;
        }
        if (header) {
            put_key(j, f->key);
        } else {
            put_value(j, f->value);
        }
    }
    end_line(j);
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

tn_status tn_report_render_csv(const tn_report *report, const tn_render_options *options,
                               tn_buffer *out)
{
    const size_t before = out->length;
    const tn_table *table = primary_of(report, options);
    join j = {.options = options, .out = out, .start = before};
    tn_buffer_init(&j.guarded, &out->allocator);
    if (table) {
        put_line(&j, table->columns, table->column_count, 0, true);
        end_line(&j);
        put_rows(&j, table, table, 0);
    } else {
        put_figures(&j, report, true);
        put_figures(&j, report, false);
    }
    tn_buffer_done(&j.guarded);
    const tn_status status = tn_buffer_status(out);
    if (status != TN_OK) {
        tn_buffer_cut(out, before);
    }
    return status;
}
