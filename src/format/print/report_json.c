/* Part of render.h. Reports and findings as JSON: format_version first, dotted keys nested,
 * findings last. */
#include <string.h>

#include "format/json/json_write.h"
#include "format/print/render.h"

/* The objects that dotted keys have opened inside the current one: "period.start". */
typedef struct nest {
    const char *open; /* the last key written; its first `depth` parts are open objects */
    int depth;
} nest;

/* How many leading parts of key (all but its last) are the same as those open. */
static int shared_parts(const nest *n, const char *key)
{
    int shared = 0;
    size_t at = 0;
    while (shared < n->depth) {
        const size_t part = strcspn(key + at, ".");
        if (key[at + part] != '.' || strncmp(n->open + at, key + at, part + 1) != 0) {
            break;
        }
        at += part + 1;
        shared++;
    }
    return shared;
}

static void leave(tni_json_out *out, nest *n, int depth)
{
    for (; n->depth > depth; n->depth--) {
        tni_json_close(out, '{');
    }
}

/* Closes and opens objects until only the last part of key is left, and writes that. */
static void enter(tni_json_out *out, nest *n, const char *key)
{
    const int shared = shared_parts(n, key);
    leave(out, n, shared);
    const char *part = key;
    for (int i = 0; i < shared; i++) {
        part = strchr(part, '.') + 1;
    }
    for (const char *dot; (dot = strchr(part, '.')); part = dot + 1) {
        tni_json_write_key(out, part, (size_t)(dot - part));
        tni_json_open(out, '{');
        n->depth++;
    }
    tni_json_write_key(out, part, strlen(part));
    n->open = key;
}

static void put_table(tni_json_out *out, const tn_table *table, const tn_render_options *options,
                      int depth);

static void put_value(tni_json_out *out, tn_value value, const tn_render_options *options,
                      int depth, tn_buffer *scratch)
{
    if (value.kind == TN_V_TABLE) {
        put_table(out, value.as.table, options, depth + 1);
        return;
    }
    if (value.kind == TN_V_NONE || value.kind == TN_V_TEXT) {
        tni_json_write_text(out, value.kind == TN_V_TEXT ? value.as.text : NULL);
        return;
    }
    tn_buffer_cut(scratch, 0);
    tn_value_print(value, TN_FOR_MACHINES, scratch);
    if (tn_buffer_status(scratch) != TN_OK) {
        out->to->failed = true;
    } else if (value.kind == TN_V_QUANTITY || value.kind == TN_V_FLAG) {
        tni_json_write_literal(out, scratch->bytes);
    } else {
        tni_json_write_text(out, scratch->bytes);
    }
}

static void put_table(tni_json_out *out, const tn_table *table, const tn_render_options *options,
                      int depth)
{
    const uint64_t count = depth <= TN_TABLE_DEPTH ? tn_table_rows(table) : 0;
    const tn_row *row = NULL;
    tn_made_row made;
    tn_buffer scratch;
    tn_buffer_init(&scratch, &out->to->allocator);
    tni_json_open(out, '[');
    for (uint64_t r = 0; r < count && (row = tni_render_row(table, r, &made, out->to)); r++) {
        nest n = {0};
        tni_json_open(out, '{');
        for (size_t i = 0; i < table->column_count; i++) {
            const tn_column *column = &table->columns[i];
            if (tni_render_shows(column->flags, TN_NOT_IN_JSON, options)) {
                enter(out, &n, column->key);
                put_value(out, row->cells[i], options, depth, &scratch);
            }
        }
        leave(out, &n, 0);
        tni_json_close(out, '{');
        tni_render_pushed(options, out->to);
    }
    tni_json_close(out, '[');
    tn_buffer_done(&scratch);
}

static void put_number(tni_json_out *out, const char *key, uint32_t number)
{
    char digits[TN_DECIMAL_TEXT];
    tni_json_write_key(out, key, strlen(key));
    tni_json_write_literal(out, number ? tn_decimal_format(number, 0, 0, digits) : "null");
}

static void put_named(tni_json_out *out, const char *key, const char *text)
{
    tni_json_write_key(out, key, strlen(key));
    tni_json_write_text(out, text);
}

static void put_findings(tni_json_out *out, const tn_findings *findings)
{
    const size_t count = findings ? tn_findings_count(findings) : 0;
    tni_json_open(out, '[');
    for (size_t i = 0; i < count; i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        tni_json_open(out, '{');
        put_named(out, "file", f->at.file);
        put_number(out, "line", f->at.line);
        put_number(out, "column", f->at.column);
        put_named(out, "severity", tn_severity_name(f->severity));
        put_named(out, "code", tn_code_get(f->code)->text);
        put_named(out, "subject", f->subject);
        put_named(out, "message", f->message);
        put_named(out, "hint", f->hint);
        tni_json_close(out, '{');
    }
    tni_json_close(out, '[');
}

static tn_status finish(tn_buffer *out, size_t before)
{
    tn_buffer_text(out, "\n");
    const tn_status status = tn_buffer_status(out);
    if (status != TN_OK) {
        tn_buffer_cut(out, before);
    }
    return status;
}

tn_status tn_report_render_json(const tn_report *report, const tn_render_options *options,
                                tn_buffer *to)
{
    const size_t before = to->length;
    tni_json_out out = {.to = to};
    nest n = {0};
    tn_buffer scratch;
    tn_buffer_init(&scratch, &to->allocator);
    tni_json_open(&out, '{');
    put_named(&out, "format_version", report->format_version ? report->format_version : "1");
    for (const tn_field *f = report->first; f; f = f->next) {
        if (tni_render_shows(f->flags, TN_NOT_IN_JSON, options)) {
            enter(&out, &n, f->key);
            put_value(&out, f->value, options, 0, &scratch);
        }
    }
    leave(&out, &n, 0);
    if (report->draft) {
        tni_json_write_key(&out, "draft", strlen("draft"));
        tni_json_write_literal(&out, "true");
    }
    tni_json_write_key(&out, "findings", strlen("findings"));
    put_findings(&out, report->findings);
    tni_json_close(&out, '{');
    tn_buffer_done(&scratch);
    return finish(to, before);
}

tn_status tn_findings_render_json(const tn_findings *findings, tn_buffer *to)
{
    const size_t before = to->length;
    tni_json_out out = {.to = to};
    put_findings(&out, findings);
    return finish(to, before);
}
