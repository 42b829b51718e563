/* Formulas: the names in braces, as tn_cell_format describes them, become cells of the sheets. */
#include "report/workbook/formula.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct text {
    const char *bytes;
    size_t length;
} text;

/* A name of a formula in its parts: [sheet!]key[suffix]. */
typedef struct reference {
    bool is_fixed;
    text sheet, key, suffix; /* suffix: "", "<", ":", "@..." */
} reference;

/* What a name stands for. */
typedef struct target {
    unsigned column;
    uint32_t first_row, last_row;
    bool is_range;
} target;

typedef struct output {
    char *bytes;
    size_t size, length;
    bool failed;
} output;

static void write_text(output *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void write_text(output *out, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const int length = vsnprintf(out->bytes + out->length, out->size - out->length, format, args);
    va_end(args);
    if (length < 0 || (size_t)length >= out->size - out->length) {
        out->failed = true;
    } else {
        out->length += (size_t)length;
    }
}

static bool text_is(text a, const char *b)
{
    return strlen(b) == a.length && memcmp(a.bytes, b, a.length) == 0;
}

static reference parse_reference(text name)
{
    reference r = {0};
    r.is_fixed = name.length && *name.bytes == '$';
    name.bytes += r.is_fixed;
    name.length -= r.is_fixed;
    const char *mark = memchr(name.bytes, '!', name.length);
    if (mark) {
        r.sheet = (text){name.bytes, (size_t)(mark - name.bytes)};
        name.length -= r.sheet.length + 1;
        name.bytes = mark + 1;
    }
    r.key = (text){name.bytes, 0};
    while (r.key.length < name.length && !strchr("<:@", name.bytes[r.key.length])) {
        r.key.length++;
    }
    r.suffix = (text){name.bytes + r.key.length, name.length - r.key.length};
    return r;
}

/* "@2", "@2:5" or "@name". */
static bool find_rows(const tn_placed_table *table, text suffix, target *out)
{
    const text row = {suffix.bytes + 1, suffix.length - 1};
    if (row.length && *row.bytes >= '0' && *row.bytes <= '9') {
        char *end = NULL;
        const unsigned long long first = strtoull(row.bytes, &end, 10);
        out->is_range = *end == ':';
        const unsigned long long last = out->is_range ? strtoull(end + 1, NULL, 10) : first;
        out->first_row = table->first_row + (uint32_t)first;
        out->last_row = table->first_row + (uint32_t)last;
        return last < table->row_count && first <= last;
    }
    for (size_t i = 0; i < table->table->count; i++) {
        const char *name = table->table->rows[i].name;
        if (name && text_is(row, name)) {
            out->first_row = out->last_row = table->first_row + (uint32_t)i;
            return true;
        }
    }
    return false;
}

/* The rows that the suffix means in a table. */
static bool find_target(const tni_formula_cell *cell, const tn_placed_table *table,
                        const reference *r, target *out)
{
    const char kind = r->suffix.length ? *r->suffix.bytes : '\0';
    if (kind == '@') {
        return find_rows(table, r->suffix, out);
    }
    if (kind == ':') {
        out->is_range = true;
        out->first_row = table->first_row;
        out->last_row = table->first_row + (uint32_t)table->row_count - 1;
        return table->row_count > 0;
    }
    const uint32_t before = kind == '<';
    out->first_row = out->last_row = cell->row - before;
    return table == cell->table && cell->row - before >= table->first_row;
}

static bool find_column(const tn_placed_table *table, text key, unsigned *out)
{
    for (size_t i = 0; i < table->table->column_count; i++) {
        if (text_is(key, table->table->columns[i].key)) {
            *out = (unsigned)i;
            return true;
        }
    }
    return false;
}

/* The first table that has the column counts, the formula's own before others; the row of a name is
 * looked for in all of them. */
static bool find_cells(const tni_formula_cell *cell, const tn_sheet *sheet, const reference *r,
                       target *out)
{
    const bool by_row = r->suffix.length && *r->suffix.bytes == '@';
    const tn_placed_table *own = sheet == cell->sheet ? cell->table : NULL;
    if (own && find_column(own, r->key, &out->column) &&
        (find_target(cell, own, r, out) || !by_row)) {
        return find_target(cell, own, r, out);
    }
    for (const tn_placed_table *t = sheet->tables; t; t = t->next) {
        if (find_column(t, r->key, &out->column) && (find_target(cell, t, r, out) || !by_row)) {
            return find_target(cell, t, r, out);
        }
    }
    return false;
}

/* The sheet of the formula's own group, else the one that is called so. */
static const tn_sheet *find_sheet(const tni_formula_cell *cell, text name)
{
    const unsigned group = cell->sheet ? cell->sheet->group : 0;
    const tn_sheet *called = NULL;
    for (const tn_sheet *s = cell->workbook->first; s; s = s->next) {
        if (s->group == group && text_is(name, s->base)) {
            return s;
        }
        called = !called && text_is(name, s->name) ? s : called;
    }
    return called;
}

static void write_cell(output *out, const reference *r, const target *t, uint32_t row)
{
    const bool moves = r->suffix.length == 0; /* with the row */
    write_text(out, "%s%c%s%u", r->is_fixed ? "$" : "", (char)('A' + t->column),
               r->is_fixed && !moves ? "$" : "", (unsigned)row);
}

static void write_reference(output *out, const tni_formula_cell *cell, text name)
{
    const reference r = parse_reference(name);
    const tn_sheet *sheet = r.sheet.length ? find_sheet(cell, r.sheet) : cell->sheet;
    target t = {0};
    if (text_is(name, "#")) {
        write_text(out, "%d", cell->places);
        return;
    }
    if (name.length && *name.bytes == '=') { /* a name of the book, of the formula's own group */
        write_text(out, "%.*s", (int)name.length - 1, name.bytes + 1);
        if (cell->sheet && cell->sheet->group) {
            write_text(out, "_%u", cell->sheet->group);
        }
        return;
    }
    if (!sheet || !find_cells(cell, sheet, &r, &t)) {
        out->failed = true;
        return;
    }
    if (r.sheet.length) {
        const char *quote = strchr(sheet->name, ' ') ? "'" : "";
        write_text(out, "%s%s%s!", quote, sheet->name, quote);
    }
    write_cell(out, &r, &t, t.first_row);
    if (t.is_range) {
        write_text(out, ":");
        write_cell(out, &r, &t, t.last_row);
    }
}

static bool resolve_one(const tni_formula_cell *cell, text formula, char *out, size_t size)
{
    output o = {.bytes = out, .size = size};
    const char *end = formula.bytes + formula.length;
    *out = '\0';
    for (const char *p = formula.bytes; p < end && !o.failed;) {
        const char *brace = memchr(p, '{', (size_t)(end - p));
        const char *stop = brace ? brace : end;
        write_text(&o, "%.*s", (int)(stop - p), p);
        p = stop;
        if (brace) {
            const char *close = memchr(brace, '}', (size_t)(end - brace));
            if (!close) {
                return false;
            }
            write_reference(&o, cell, (text){brace + 1, (size_t)(close - brace - 1)});
            p = close + 1;
        }
    }
    return !o.failed && o.length > 0;
}

bool tni_formula_resolve(const tni_formula_cell *cell, const char *formula, char *out, size_t size)
{
    while (formula) {
        const char *bar = strchr(formula, '|');
        const size_t length = bar ? (size_t)(bar - formula) : strlen(formula);
        if (resolve_one(cell, (text){formula, length}, out, size)) {
            return true;
        }
        formula = bar ? bar + 1 : NULL;
    }
    return false;
}

tn_range tni_column_range(const tn_sheet *sheet, const char *key)
{
    for (const tn_placed_table *t = sheet ? sheet->tables : NULL; t; t = t->next) {
        unsigned column = 0;
        if (find_column(t, (text){key, strlen(key)}, &column)) {
            return (tn_range){sheet, t->first_row, t->first_row + (uint32_t)t->row_count - 1,
                              column};
        }
    }
    return (tn_range){0};
}
