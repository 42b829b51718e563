/* Part of edit.h. An edit of a table as one splice of its bytes. */
#include <string.h>

#include "base/list.h"
#include "format/edit/edit_cells.h"
#include "format/lines/ini_line.h"
#include "tenor/render.h"

static void add_cell(tn_buffer *to, const char *value, bool quoted)
{
    tn_buffer guarded;
    tn_buffer_init(&guarded, NULL);
    tn_csv_guard(value, strlen(value), &guarded);
    quoted = quoted || strpbrk(value, ",\"");
    tn_buffer_text(to, quoted ? "\"" : "");
    for (const char *p = guarded.bytes; p && *p; p++) {
        tn_buffer_text(to, *p == '"' ? "\"" : "");
        tn_buffer_add(to, p, 1);
    }
    tn_buffer_text(to, quoted ? "\"" : "");
    to->failed = to->failed || tn_buffer_status(&guarded) != TN_OK;
    tn_buffer_done(&guarded);
}

/* "price.24m" is the column price_24m. */
static void add_name(const tni_cells *t, tn_buffer *to, const char *key, bool quoted)
{
    char *name = tn_arena_text(t->arena, key);
    const size_t family = name ? strcspn(name, ".") : 0;
    if (name && (strncmp(name, "price.", 6) == 0 || strncmp(name, "includes.", 9) == 0)) {
        name[family] = '_';
    }
    add_cell(to, name ? name : "", quoted);
}

static const char *value_for(const tn_edit_pair *pairs, size_t count, const char *key)
{
    const tn_edit_pair *pair = TNI_NAMED(pairs, count, key);
    return pair ? pair->value : "";
}

/* The columns that the pairs need and the table does not have, into keys. */
static tn_status add_columns(tni_cells *t, const tn_edit_pair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (tni_cells_column(t, pairs[i].key) == TN_CSV_NONE) {
            t->keys[t->columns++] = pairs[i].key;
        }
    }
    return t->columns <= TN_CSV_COLUMNS_MAX
               ? TN_OK
               : tni_cells_refuse(t, TN_E_SYNTAX, "the table would have more than 256 columns");
}

/* The end of every row from the header on gets the new columns; that of `target` with its values,
 * after the cells it is short of. */
static void widen(const tni_cells *t, tn_buffer *to, const tni_table_row *target,
                  const tn_edit_pair *pairs, size_t count)
{
    const size_t old = t->rows[0].count;
    for (size_t i = 0; i < t->row_count; i++) {
        const tni_table_row *r = &t->rows[i];
        for (size_t c = r == target ? r->count : old; c < t->columns; c++) {
            const bool quoted = tni_cells_quoted(t, r, r->count - 1);
            const char *value = r == target ? value_for(pairs, count, t->keys[c]) : "";
            tn_buffer_text(to, ",");
            if (i == 0) {
                add_name(t, to, t->keys[c], quoted);
            } else if (*value) {
                add_cell(to, value, quoted);
            }
        }
        const size_t next = i + 1 < t->row_count ? t->rows[i + 1].stop : r->stop;
        tn_buffer_add(to, t->bytes + r->stop, next - r->stop);
    }
}

static tn_status plan_cell(tni_cells *t, tni_table_row *r, const char *key, const char *value,
                           tn_splice *out)
{
    const tn_edit_pair pair = {key, value};
    const size_t old = t->rows[0].count, column = tni_cells_column(t, key);
    tn_buffer text;
    tn_status status = TN_OK;
    if (r->count > old) {
        return tni_cells_refuse(t, TN_E_SYNTAX, "the row has more cells than the header");
    }
    tn_buffer_init(&text, NULL);
    if (column < r->count) {
        tni_span cut = t->cells[r->first + column];
        const bool quoted = tni_cells_quoted(t, r, column);
        add_cell(&text, value, quoted);
        if (!quoted && text.length && text.bytes[0] != '"') { /* blanks around it stay */
            cut.from = tni_skip_blanks(t->bytes, cut.from, cut.to);
            cut.to = tni_trim_end(t->bytes, cut.from, cut.to);
        }
        return tni_splice_build(t->arena, t->bytes, cut, &text, out);
    }
    if (column == TN_CSV_NONE) {
        status = add_columns(t, &pair, 1);
        widen(t, &text, r, &pair, 1);
        const tni_span all = {t->rows[0].stop, t->rows[t->row_count - 1].stop};
        const tn_status made = tni_splice_build(t->arena, t->bytes, all, &text, out);
        return status ? status : made;
    }
    for (size_t c = r->count; c < old; c++) { /* a short tni_table_row */
        tn_buffer_text(&text, ",");
        if (c == column) {
            add_cell(&text, value, false);
        }
    }
    return tni_splice_build(t->arena, t->bytes, (tni_span){r->stop, r->stop}, &text, out);
}

static tn_status plan_row(tni_cells *t, const tn_edit *edit, tn_splice *out)
{
    static const tni_table_row none = {0};
    const size_t old = t->row_count ? t->rows[0].count : 0;
    const tni_table_row *last = t->row_count ? &t->rows[t->row_count - 1] : &none;
    const size_t end = t->row_count ? last->end : t->size;
    const size_t first_eol = t->row_count ? tni_cells_eol(t, t->rows[0].stop) : 0;
    const char *eol = first_eol == 2 ? "\r\n" : "\n";
    const bool open = t->row_count && last->end == last->stop;
    const tn_status status = add_columns(t, edit->pairs, edit->pair_count);
    tn_buffer text;
    if (status != TN_OK) {
        return status;
    }
    tn_buffer_init(&text, NULL);
    tni_span cut = {end, end};
    if (t->row_count && t->columns > old) {
        cut.from = t->rows[0].stop;
        widen(t, &text, NULL, NULL, 0);
        tn_buffer_add(&text, t->bytes + last->stop, last->end - last->stop);
    } else if (!t->row_count) {
        for (size_t c = 0; c < t->columns; c++) {
            tn_buffer_text(&text, c ? "," : "");
            add_name(t, &text, t->keys[c], false);
        }
        tn_buffer_text(&text, eol);
    }
    tn_buffer_text(&text, open ? eol : "");
    const size_t label = t->label != TN_CSV_NONE ? t->label : t->key;
    for (size_t c = 0; c < t->columns; c++) {
        tn_buffer_text(&text, c ? "," : "");
        add_cell(&text,
                 c == label ? edit->label : value_for(edit->pairs, edit->pair_count, t->keys[c]),
                 tni_cells_quoted(t, last, c));
    }
    tn_buffer_text(&text, open ? "" : eol);
    return tni_splice_build(t->arena, t->bytes, cut, &text, out);
}

static bool is_label(const char *kind, const char *label)
{
    return tni_is_value(label) && strlen(kind) + 1 + strlen(label) <= TNI_NAME_MAX;
}

static bool is_key(const char *key)
{
    const unsigned char c = (unsigned char)key[0] | 0x20;
    return tni_is_value(key) && strlen(key) <= TNI_NAME_MAX &&
           ((c >= 'a' && c <= 'z') || (unsigned char)key[0] >= 0x80);
}

static tn_status check(const tni_cells *t, const tn_edit *edit, const tni_table_row *r)
{
    const tn_edit_pair own = {edit->key, edit->value};
    const bool add = edit->verb == TN_EDIT_ADD_SECTION, set = edit->verb == TN_EDIT_SET;
    const tn_edit_pair *pairs = add ? edit->pairs : &own;
    size_t length = (r ? r->stop - r->start : 0) + t->columns + strlen(edit->label);
    for (size_t i = 0; i < (add ? edit->pair_count : set); i++) {
        length += 2 * strlen(pairs[i].value) + 3; /* were it all quotes */
        if (!is_key(pairs[i].key)) {
            return tni_cells_refuse(t, TN_E_SYNTAX, "this cannot be the name of a column");
        }
        if (!tni_is_value(pairs[i].value)) {
            return tni_cells_refuse(t, TN_E_SYNTAX,
                                    "a value is one line of text, without blanks at its ends");
        }
    }
    if (length > TN_CSV_ROW_MAX) {
        return tni_cells_refuse(t, TN_E_SYNTAX, "the row would have more than 65534 bytes");
    }
    const bool names = r && set && tni_cells_column(t, edit->key) == tni_cells_label(t, r);
    const char *label = add                                             ? edit->label
                        : edit->verb == TN_EDIT_RENAME_SECTION || names ? edit->value
                                                                        : NULL;
    if (label && !is_label(edit->kind, label)) {
        return tni_cells_refuse(t, TN_E_SYNTAX, "a label has up to 49 bytes with its kind");
    }
    const tni_table_row *other =
        edit->verb == TN_EDIT_SWAP_SECTIONS ? tni_cells_row(t, edit->value) : NULL;
    if (edit->verb == TN_EDIT_SWAP_SECTIONS && (!other || other == r)) {
        return tni_cells_refuse(t, TN_E_RANGE, "there is no such other row");
    }
    if (add ? r != NULL : edit->verb == TN_EDIT_RENAME_SECTION && tni_cells_row(t, label)) {
        return tni_cells_refuse(t, TN_E_RANGE, "there is such a row already");
    }
    return add || r ? TN_OK : tni_cells_refuse(t, TN_E_RANGE, "there is no such row");
}

static tn_status plan(tni_cells *t, const tn_edit *edit, tni_table_row *r, tn_splice *out)
{
    tn_buffer none;
    switch (edit->verb) {
    case TN_EDIT_SET:
        return plan_cell(t, r, edit->key, edit->value, out);
    case TN_EDIT_REMOVE: {
        const size_t column = tni_cells_column(t, edit->key);
        if (column == TN_CSV_NONE || !*tni_cells_text(t, r, column)) {
            return tni_cells_refuse(t, TN_E_RANGE, "there is no such value");
        }
        return column == tni_cells_label(t, r)
                   ? tni_cells_refuse(t, TN_E_SYNTAX,
                                      "a row needs its label; remove the row instead")
                   : plan_cell(t, r, edit->key, "", out);
    }
    case TN_EDIT_ADD_SECTION:
        return plan_row(t, edit, out);
    case TN_EDIT_REMOVE_SECTION:
        tn_buffer_init(&none, NULL);
        return tni_splice_build(t->arena, t->bytes,
                                tni_splice_lines(t->bytes, t->size, r->start, r->end), &none, out);
    case TN_EDIT_RENAME_SECTION:
        return plan_cell(t, r, t->keys[tni_cells_label(t, r)], edit->value, out);
    case TN_EDIT_SWAP_SECTIONS: {
        const tni_table_row *other = tni_cells_row(t, edit->value);
        return tni_splice_swap(t->arena, t->bytes, (tni_span){r->start, r->stop},
                               (tni_span){other->start, other->stop}, out);
    }
    }
    return TN_E_BUG;
}

tn_status tn_edit_plan_rows(tn_arena *arena, const char *bytes, size_t size, const tn_edit *edit,
                            tn_splice *out, const char **reason)
{
    tni_cells t = {.arena = arena, .bytes = bytes ? bytes : "", .size = size, .reason = reason};
    tn_splice made = {0};
    tn_status status = tni_cells_read(&t, edit->pair_count + 1);
    tni_table_row *r = status == TN_OK ? tni_cells_row(&t, edit->label) : NULL;
    status = status ? status : check(&t, edit, r);
    status = status ? status : plan(&t, edit, r, &made);
    if (tn_arena_failed(arena)) { /* a name of the header may have been taken for an empty one */
        status = TN_E_NOMEM;
    }
    if (status == TN_OK) {
        *out = made;
    }
    return status;
}
