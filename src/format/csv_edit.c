/* Changing one cell or row of a CSV, the rest byte for byte as it is. */
#include <string.h>

#include "format/scan.h"
#include "tenor/buffer.h"
#include "tenor/edit.h"

enum { CELLS = 256 };

typedef struct cells {
    size_t from[CELLS], to[CELLS];  /* as they stand, quotes included */
    size_t count, start, end, next; /* the row, without and with its line end */
} cells;

/* The row that begins at an offset; false: there is none. */
static bool read_row(const char *bytes, size_t size, size_t at, cells *out)
{
    bool quoted = false;
    *out = (cells){.start = at};
    size_t from = at;
    for (; at < size && (quoted || (bytes[at] != '\n' && bytes[at] != '\r')); at++) {
        quoted = bytes[at] == '"' ? !quoted : quoted;
        if (bytes[at] == ',' && !quoted && out->count < CELLS - 1) {
            out->from[out->count] = from;
            out->to[out->count++] = at;
            from = at + 1;
        }
    }
    out->from[out->count] = from;
    out->to[out->count++] = at;
    out->end = at;
    at += at < size && bytes[at] == '\r';
    out->next = at + (at < size && bytes[at] == '\n');
    return out->next > out->start;
}

/* A cell as it reads: without its quotes and the blanks around it. */
static const char *text_of(tn_arena *arena, const char *bytes, const cells *row, size_t i)
{
    if (i >= row->count) {
        return "";
    }
    const char *from = bytes + row->from[i], *to = bytes + row->to[i];
    while (from < to && tni_is_blank(*from)) {
        from++;
    }
    while (to > from && tni_is_blank(to[-1])) {
        to--;
    }
    const bool quoted = to - from >= 2 && *from == '"' && to[-1] == '"';
    char *text = tn_arena_copy(arena, from + quoted, (size_t)(to - from) - 2 * quoted);
    char *end = text;
    for (char *p = text; p && *p; p++) {
        *end++ = *p;
        p += quoted && p[0] == '"' && p[1] == '"';
    }
    if (end) {
        *end = '\0';
    }
    return text ? text : "";
}

/* price.12m stands in a column price_12m. */
static size_t column_of(tn_arena *arena, const char *bytes, const cells *head, const char *key)
{
    char *name = tn_arena_text(arena, key);
    char *dot = name ? strchr(name, '.') : NULL;
    if (dot) {
        *dot = '_';
    }
    size_t i = 0;
    while (i < head->count && strcmp(text_of(arena, bytes, head, i), name ? name : "") != 0) {
        i++;
    }
    return i;
}

/* Header and row of a label; false: there is none. */
static bool find_row(tn_arena *arena, const char *bytes, size_t size, const char *label,
                     cells *head, cells *row)
{
    if (!read_row(bytes, size, tni_bom(bytes, size), head)) {
        return false;
    }
    const size_t labels = column_of(arena, bytes, head, "label");
    const size_t keys = column_of(arena, bytes, head, "key");
    for (size_t at = head->next; read_row(bytes, size, at, row); at = row->next) {
        const char *own = text_of(arena, bytes, row, labels);
        own = *own ? own : text_of(arena, bytes, row, keys);
        if (strcmp(own, label) == 0) {
            return true;
        }
    }
    return false;
}

static void add_cell(tn_buffer *to, const char *value)
{
    const size_t length = strlen(value);
    const bool plain =
        !strpbrk(value, ",\"") &&
        (length == 0 || (!tni_is_blank(value[0]) && !tni_is_blank(value[length - 1])));
    if (plain) {
        tn_buffer_text(to, value);
        return;
    }
    tn_buffer_text(to, "\"");
    for (const char *p = value; *p; p++) {
        tn_buffer_add(to, p, 1);
        if (*p == '"') {
            tn_buffer_text(to, "\"");
        }
    }
    tn_buffer_text(to, "\"");
}

static tn_status done(tn_arena *arena, const char *bytes, size_t from, size_t to, tn_buffer *text,
                      tn_splice *out)
{
    const char *copy = tn_arena_copy(arena, text->bytes ? text->bytes : "", text->length);
    const tn_status status = copy ? tn_buffer_status(text) : TN_E_NOMEM;
    if (status == TN_OK) {
        *out = (tn_splice){.offset = from,
                           .removed = bytes + from,
                           .removed_size = to - from,
                           .inserted = copy,
                           .inserted_size = text->length};
    }
    tn_buffer_done(text);
    return status;
}

tn_status tn_csv_cell_plan(tn_arena *arena, const char *bytes, size_t size, const char *label,
                           const char *key, const char *value, tn_splice *out, const char **reason)
{
    cells head, row;
    tn_buffer text;
    if (strpbrk(value, "\r\n")) {
        *reason = "a cell has one line";
        return TN_E_SYNTAX;
    }
    if (!find_row(arena, bytes, size, label, &head, &row)) {
        *reason = "there is no such row";
        return TN_E_RANGE;
    }
    const size_t column = column_of(arena, bytes, &head, key);
    if (column == head.count) {
        *reason = "the CSV has no such column; E opens it, to add one";
        return TN_E_RANGE;
    }
    tn_buffer_init(&text, NULL);
    if (column < row.count) {
        add_cell(&text, value);
        return done(arena, bytes, row.from[column], row.to[column], &text, out);
    }
    tn_buffer_fill(&text, ',', (int)(column - row.count + 1)); /* a row that ended early */
    add_cell(&text, value);
    return done(arena, bytes, row.end, row.end, &text, out);
}

tn_status tn_csv_row_cut(tn_arena *arena, const char *bytes, size_t size, const char *label,
                         tn_splice *out, const char **reason)
{
    cells head, row;
    tn_buffer text;
    if (!find_row(arena, bytes, size, label, &head, &row)) {
        *reason = "there is no such row";
        return TN_E_RANGE;
    }
    tn_buffer_init(&text, NULL);
    return done(arena, bytes, row.start, row.next, &text, out);
}
