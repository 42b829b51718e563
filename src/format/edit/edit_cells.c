/* A table as it stands: where its rows and cells are. */
#include "format/edit/edit_cells.h"

#include <string.h>

#include "base/list.h"
#include "format/lines/ini_line.h"

#define NONE TN_CSV_NONE

tn_status tni_cells_refuse(const tni_cells *t, tn_status status, const char *text)
{
    *t->reason = text;
    return status;
}

size_t tni_cells_eol(const tni_cells *t, size_t at)
{
    const char *p = t->bytes + at;
    return at < t->size && *p == '\n'                         ? 1
           : at + 1 < t->size && p[0] == '\r' && p[1] == '\n' ? 2
                                                              : 0;
}

/* Behind the cell that begins at an offset; NONE: a quote is out of place. */
static size_t cell_end(const tni_cells *t, size_t at)
{
    if (at < t->size && t->bytes[at] == '"') {
        for (at++; at < t->size; at++) {
            if (t->bytes[at] == '"' && (at + 1 == t->size || t->bytes[at + 1] != '"')) {
                at++;
                return at == t->size || t->bytes[at] == ',' || tni_cells_eol(t, at) ? at : NONE;
            }
            at += t->bytes[at] == '"';
        }
        return NONE;
    }
    for (; at < t->size && t->bytes[at] != ',' && !tni_cells_eol(t, at); at++) {
        if (t->bytes[at] == '"') {
            return NONE;
        }
    }
    return at;
}

/* Blank lines, `sep=,` and what is empty before the header are no rows. */
static bool is_row(const tni_cells *t, const tni_table_row *r)
{
    const char *text = t->bytes + r->start;
    const size_t length = r->stop - r->start;
    return tni_skip_blanks(text, 0, length) < length &&
           (t->row_count ||
            ((length != 5 || memcmp(text, "sep=,", 5) != 0) && strspn(text, ",\"") < length));
}

static tn_status scan(tni_cells *t)
{
    for (size_t at = tni_bom(t->bytes, t->size); at < t->size;) {
        tni_table_row r = {.first = t->cell_count, .start = at};
        for (bool more = true; more; at += more) {
            const size_t end = cell_end(t, at);
            if (end == NONE) {
                return tni_cells_refuse(t, TN_E_SYNTAX, "a quote in the table is out of place");
            }
            if (!TNI_LIST_ADD(t->arena, &t->cells, &t->cell_count, (tni_span){at, end})) {
                return TN_E_NOMEM;
            }
            at = end;
            more = at < t->size && t->bytes[at] == ',';
        }
        r.count = t->cell_count - r.first;
        r.stop = at;
        r.end = at += tni_cells_eol(t, at);
        if (!is_row(t, &r)) {
            t->cell_count = r.first;
            continue;
        }
        if (!TNI_LIST_ADD(t->arena, &t->rows, &t->row_count, r)) {
            return TN_E_NOMEM;
        }
    }
    return TN_OK;
}

bool tni_cells_quoted(const tni_cells *t, const tni_table_row *r, size_t column)
{
    return column < r->count && t->bytes[t->cells[r->first + column].from] == '"' &&
           t->cells[r->first + column].to > t->cells[r->first + column].from;
}

const char *tni_cells_text(const tni_cells *t, const tni_table_row *r, size_t column)
{
    if (column >= r->count) {
        return "";
    }
    const tni_span c = t->cells[r->first + column];
    const size_t quoted = tni_cells_quoted(t, r, column);
    char *text = tn_arena_copy(t->arena, t->bytes + c.from + quoted, c.to - c.from - 2 * quoted);
    size_t length = 0;
    for (size_t i = 0; text && text[i]; i++) {
        text[length++] = text[i];
        i += quoted && text[i] == '"';
    }
    const char *out = text ? tni_csv_text(t->arena, text, length) : NULL;
    return out ? out : "";
}

size_t tni_cells_column(const tni_cells *t, const char *key)
{
    const char *const *found = TNI_NAMED(t->keys, t->columns, key);
    return found ? (size_t)(found - t->keys) : NONE;
}

tn_status tni_cells_read(tni_cells *t, size_t more)
{
    const tn_status status = scan(t);
    if (status != TN_OK) {
        return status;
    }
    const size_t count = t->row_count ? t->rows[0].count : 0;
    t->keys = tn_arena_take_array(t->arena, count + more + 1, sizeof(*t->keys));
    for (; t->keys && t->columns < count; t->columns++) {
        const char *name = tni_cells_text(t, &t->rows[0], t->columns);
        const char *key = tni_csv_key(t->arena, name, strlen(name));
        t->keys[t->columns] = key ? key : "";
    }
    if (t->keys && !t->row_count) {
        t->keys[t->columns++] = "key";
    }
    t->label = t->keys ? tni_cells_column(t, "label") : NONE;
    t->key = t->keys ? tni_cells_column(t, "key") : NONE;
    return !t->keys ? TN_E_NOMEM
           : t->label == NONE && t->key == NONE
               ? tni_cells_refuse(t, TN_E_SYNTAX, "the table has no column 'label' or 'key'")
               : TN_OK;
}

size_t tni_cells_label(const tni_cells *t, const tni_table_row *r)
{
    return t->label != NONE && (t->key == NONE || *tni_cells_text(t, r, t->label)) ? t->label
                                                                                   : t->key;
}

tni_table_row *tni_cells_row(const tni_cells *t, const char *label)
{
    for (size_t i = 1; i < t->row_count; i++) {
        if (strcmp(tni_cells_text(t, &t->rows[i], tni_cells_label(t, &t->rows[i])), label) == 0) {
            return &t->rows[i];
        }
    }
    return NULL;
}
