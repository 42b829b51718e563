/* A table as a tree: a section per row, an entry per cell. */
#include "format/csv/csv_tree.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "format/lines/ini_line.h"
#include "format/lines/repeated.h"
#include "tenor/render.h"

typedef struct table {
    tn_arena *arena;
    const char *file, *kind, *label_column;
    tn_findings *findings;
    tn_tree *tree;
    const char **keys; /* of the columns, as an INI file would spell them */
    tn_at *key_at;
    size_t columns, label, key; /* of the table; TN_CSV_NONE: no such column */
} table;

char *tni_csv_key(tn_arena *arena, const char *text, size_t length)
{
    char *name = tn_arena_copy(arena, text, length);
    const bool label = length > 9 && strchr("_.", text[8]) && (*text == 'i' || *text == 'I');
    for (size_t i = 0; name && i < length && !(label && i > 8); i++) { /* a label keeps its case */
        name[i] = tni_lower(name[i]);
    }
    if (name && strncmp(name, "price_", 6) == 0) {
        name[5] = '.';
    } else if (name && strncmp(name, "includes_", 9) == 0) {
        name[8] = '.';
    }
    return name;
}

static tn_status take_header(void *context, const tn_csv_row *row)
{
    table *t = context;
    t->columns = row->count;
    t->label = tn_csv_column(row, t->label_column);
    t->key = tn_csv_column(row, "key");
    t->keys = tn_arena_take_array(t->arena, row->count, sizeof(*t->keys));
    t->key_at = tn_arena_take_array(t->arena, row->count, sizeof(*t->key_at));
    for (size_t i = 0; t->keys && t->key_at && i < row->count; i++) {
        t->keys[i] = tni_csv_key(t->arena, row->fields[i].text, row->fields[i].length);
        t->key_at[i] = (tn_at){t->file, row->fields[i].line, row->fields[i].column};
    }
    if (tn_arena_failed(t->arena)) {
        return TN_E_NOMEM;
    }
    if (t->label != TN_CSV_NONE || t->key != TN_CSV_NONE) {
        return TN_OK;
    }
    tn_finding *finding =
        tn_findings_add(t->findings, TN_FIL_CSV_NO_LABEL, (tn_at){t->file, row->line, 1}, "",
                        "the table has neither a column '%s' nor a column 'key'", t->label_column);
    if (tn_csv_column(row, "timestamp") != TN_CSV_NONE) {
        tn_finding_hint(t->findings, finding,
                        "metering records are read with their contract: "
                        "tenor usage CONTRACT --usage FILE");
    }
    return TN_E_FINDINGS;
}

const char *tni_csv_text(tn_arena *arena, const char *cell, size_t length)
{
    const size_t from = tni_skip_blanks(cell, 0, length);
    const size_t to = tni_trim_end(cell, from, length);
    if (!memchr(cell + from, '\'', to - from)) {
        return tn_arena_copy(arena, cell + from, to - from);
    }
    tn_buffer buffer;
    tn_buffer_init(&buffer, NULL);
    tn_csv_unguard(cell + from, to - from, &buffer);
    const bool whole = tn_buffer_status(&buffer) == TN_OK; /* else the arena must know of it, too */
    const char *text =
        tn_arena_copy(arena, buffer.length ? buffer.bytes : "", whole ? buffer.length : SIZE_MAX);
    tn_buffer_done(&buffer);
    return text;
}

static const char *cell_text(const table *t, const tn_csv_field *field)
{
    return tni_csv_text(t->arena, field->text, field->length);
}

static tn_finding *add(table *t, tn_code code, const tn_csv_field *field, const char *subject,
                       const char *message)
{
    tn_finding *finding = tn_findings_add(
        t->findings, code, (tn_at){t->file, field->line, field->column}, subject, "%s", message);
    if (finding) {
        finding->width = tni_points(field->text, field->length);
    }
    return finding;
}

static bool is_number_column(const char *key)
{
    return strncmp(key, "price.", 6) == 0 || strncmp(key, "includes.", 9) == 0 ||
           strcmp(key, "payg") == 0;
}

/* The value as the model is to read it; a finding where it has two lines or is no plain number. */
static const char *check_value(table *t, const tn_csv_field *field, const char *key,
                               const char *value)
{
    char message[160], plain[64];
    if (strpbrk(value, "\r\n")) {
        add(t, TN_FIL_CSV_LINE_BREAK, field, key, "the cell has more than one line");
        return NULL;
    }
    if (!is_number_column(key) || !tni_amount_plain(value, plain, sizeof(plain))) {
        return value;
    }
    snprintf(message, sizeof(message), "'%.60s' is no plain number, expected %s", value, plain);
    tn_finding *finding = add(t, TN_FIL_AMOUNT, field, key, message);
    tn_finding_hint(t->findings, finding, "write %s", plain);
    if (*value == '$' && strcmp(value + 1, plain) == 0) { /* no other reading of it */
        tn_finding_fix(t->findings, finding, value, strlen(value), plain);
    }
    return tn_arena_text(t->arena, plain);
}

/* The label of the row, NULL when it has none that can be used. */
static const char *find_label(table *t, const tn_csv_row *row, size_t *out_column)
{
    const size_t columns[] = {t->label, t->key};
    char message[96];
    for (size_t i = 0; i < 2; i++) {
        *out_column = columns[i];
        const tn_csv_field *field = columns[i] == TN_CSV_NONE ? NULL : &row->fields[columns[i]];
        const char *label = field ? cell_text(t, field) : "";
        if (!label || !*label) {
            continue;
        }
        const size_t length = strlen(t->kind) + 1 + strlen(label);
        if (length <= TNI_NAME_MAX) {
            return label;
        }
        snprintf(message, sizeof(message),
                 "the label makes a name of %zu bytes, at most %d are read", length, TNI_NAME_MAX);
        add(t, TN_FIL_SECTION_LONG, field, "", message);
        return NULL;
    }
    if (!tn_arena_failed(t->arena)) {
        tn_findings_add(t->findings, TN_FIL_CSV_LABEL, (tn_at){t->file, row->line, 1}, "",
                        "the row has no '%s'", t->label == TN_CSV_NONE ? "key" : t->label_column);
    }
    return NULL;
}

static tn_status take_row(void *context, const tn_csv_row *row)
{
    table *t = context;
    size_t column = 0;
    if (t->tree->count == TNI_SECTION_MAX) {
        tn_findings_add(t->findings, TN_FIL_TOO_LARGE, (tn_at){t->file, row->line, 1}, "",
                        "more than %d rows", TNI_SECTION_MAX);
        return TN_E_FINDINGS;
    }
    const char *label = find_label(t, row, &column);
    if (!label) {
        return tn_arena_failed(t->arena) ? TN_E_NOMEM : TN_OK;
    }
    tn_section *section =
        tn_tree_add(t->arena, t->tree, t->kind, label, (tn_at){t->file, row->line, 1});
    if (section) {
        section->label_at = (tn_at){t->file, row->fields[column].line, row->fields[column].column};
    }
    for (size_t i = 0; section && i < row->count; i++) {
        const tn_csv_field *field = &row->fields[i];
        const char *text = i == t->label ? "" : cell_text(t, field);
        const char *value = text && *text ? check_value(t, field, t->keys[i], text) : NULL;
        if (value) {
            tn_section_add(t->arena, section, t->keys[i], value, t->key_at[i],
                           (tn_at){t->file, field->line, field->column});
        }
    }
    return tn_arena_failed(t->arena) ? TN_E_NOMEM : TN_OK;
}

tn_status tn_csv_tree(tn_arena *arena, const char *file_name, const char *bytes, size_t size,
                      const char *kind, const char *label_column, tn_findings *findings,
                      tn_tree **out)
{
    table t = {.arena = arena,
               .file = file_name,
               .kind = kind,
               .label_column = label_column,
               .findings = findings,
               .tree = tn_tree_new(arena, file_name)};
    const tn_csv_sink sink = {.header = take_header, .row = take_row, .context = &t};
    const size_t errors = tn_findings_of(findings, TN_ERROR);
    if (!t.tree) {
        return TN_E_NOMEM;
    }
    if (size > TNI_FILE_MAX) {
        tn_findings_add(findings, TN_FIL_TOO_LARGE, (tn_at){.file = file_name}, "",
                        "the file has %zu bytes, at most %d are read", size, TNI_FILE_MAX);
        return TN_E_FINDINGS;
    }
    tn_status status = tn_csv_read(arena, file_name, bytes, size, &sink, findings);
    if (status != TN_OK && status != TN_E_FINDINGS) {
        return status;
    }
    if (tni_find_repeated(arena, findings, t.tree) != TN_OK || tn_arena_failed(arena)) {
        return TN_E_NOMEM;
    }
    *out = t.tree;
    return tn_findings_of(findings, TN_ERROR) > errors ? TN_E_FINDINGS : TN_OK;
}
