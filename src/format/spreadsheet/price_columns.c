/* The header of a price list: the row that names fields, by their keys, by words that mean them, or
 * by what --map says. */
#include "format/spreadsheet/price_columns.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "tenor/schema.h"
#include "tenor/text.h"

tn_finding *tni_cell_finding(const tni_columns *c, tn_code code, const tni_sheet_cell *cell,
                             const char *subject, const char *format, ...)
{
    char message[320];
    va_list list;
    va_start(list, format);
    vsnprintf(message, sizeof(message), format, list);
    va_end(list);
    tn_finding *finding = tn_findings_add(c->findings, code, cell->at, subject, "%s%s%s",
                                          c->sheet->name ? tni_sheet_place(c->sheet, cell) : "",
                                          c->sheet->name ? ": " : "", message);
    if (finding && !c->sheet->name) {
        finding->width = (uint32_t)tn_text_count(cell->text, strlen(cell->text));
    }
    return finding;
}

/* What --map says of a header; NULL: nothing. */
static const char *mapped(const tni_columns *c, const char *header)
{
    const char *folded = tn_text_fold(c->arena, header, strlen(header));
    for (size_t i = 0; folded && i < c->options->map_count; i++) {
        const char *map = c->options->maps[i], *equals = strrchr(map, '=');
        const char *name = equals ? tn_text_fold(c->arena, map, (size_t)(equals - map)) : NULL;
        if (name && strcmp(name, folded) == 0) {
            return equals + 1;
        }
    }
    return NULL;
}

static bool is_skip(const char *map)
{
    return strcmp(map, "skip") == 0;
}

/* What the cell of a header names. */
static tn_status read_header(const tni_columns *c, const tni_sheet_cell *cell, tni_header *out)
{
    const char *map = mapped(c, cell->text);
    const tn_status status =
        tni_header_read(c->words, map && !is_skip(map) ? map : cell->text, out);
    if (map) {
        out->own = false;
        out->money = out->several = false;
        out->field = is_skip(map) ? NULL : out->field;
    }
    return status;
}

/* How many different fields a row names; 0: it cannot be the header. */
static tn_status score_row(const tni_columns *c, size_t row, size_t *out_score)
{
    const char *seen[TNI_SHEET_COLUMNS];
    const uint32_t width = tni_sheet_width(c->sheet, row);
    size_t count = 0;
    bool named = false;
    for (uint32_t column = 1; column <= width; column++) {
        const tni_sheet_cell *cell = tni_sheet_at(c->sheet, row, column);
        tni_header h = {.field = NULL};
        const tn_status status =
            cell && cell->kind == TNI_CELL_TEXT ? read_header(c, cell, &h) : TN_OK;
        if (status != TN_OK) {
            return status;
        }
        bool twice = !h.field;
        for (size_t i = 0; i < count && !twice; i++) {
            twice = strcmp(seen[i], h.field) == 0;
        }
        if (!twice) {
            seen[count++] = h.field;
            named |= strcmp(h.field, "key") == 0 || strcmp(h.field, "label") == 0 ||
                     strcmp(h.field, "name") == 0;
        }
    }
    *out_score = named && count > 1 ? count : 0;
    return TN_OK;
}

static bool is_number_field(const char *field)
{
    const tn_section_rule *rule = tn_file_rule_section(tn_schema_file("product"), "dimension");
    const tn_field_rule *f = tn_section_rule_field(rule, field);
    return f && (f->type == TN_F_PRICE || f->type == TN_F_AMOUNT || f->type == TN_F_WHOLE);
}

/* The columns that the header found makes. */
static tn_status take_columns(tni_columns *c)
{
    c->own = true;
    c->count = 0;
    uint32_t width = tni_sheet_width(c->sheet, c->header);
    for (size_t row = c->header; row < c->sheet->row_count; row++) {
        const uint32_t other = tni_sheet_width(c->sheet, row);
        width = c->sheet->name && other > width ? other : width;
    }
    for (uint32_t column = 1; column <= width; column++) {
        const tni_sheet_cell *cell = tni_sheet_at(c->sheet, c->header, column);
        tni_header h = {.field = NULL, .currencies = UINT32_MAX};
        const tn_status status = cell ? read_header(c, cell, &h) : TN_OK;
        if (status != TN_OK) {
            return status;
        }
        c->own &= !cell || h.own;
        c->items[c->count++] = (tni_price_field){.column = column,
                                                 .header = cell,
                                                 .field = h.field,
                                                 .is_number = h.field && is_number_field(h.field),
                                                 .readings = TNI_POINT | TNI_COMMA,
                                                 .currencies = h.currencies};
    }
    return TN_OK;
}

tn_status tni_columns_find(tni_columns *c)
{
    const size_t count = c->sheet->row_count;
    c->header = count;
    c->score = 0;
    for (size_t row = 0; row < count && row < TNI_HEADER_ROWS; row++) {
        size_t score = 0;
        const tn_status status = score_row(c, row, &score);
        if (status != TN_OK) {
            return status;
        }
        if (score > c->score) {
            c->score = score;
            c->header = row;
        } else if (c->score) {
            break; /* a header of two rows has its names in the second */
        }
    }
    return c->header < count ? take_columns(c) : TN_OK;
}

const tni_price_field *tni_columns_of(const tni_columns *c, const char *field)
{
    for (size_t i = 0; i < c->count; i++) {
        if (c->items[i].field && strcmp(c->items[i].field, field) == 0) {
            return &c->items[i];
        }
    }
    return NULL;
}

/* Names that --map gives and no header has, or a field that is none. */
static void check_maps(const tni_columns *c)
{
    for (size_t i = 0; i < c->options->map_count; i++) {
        const char *map = c->options->maps[i], *equals = strrchr(map, '=');
        const char *name = equals ? tn_text_fold(c->arena, map, (size_t)(equals - map)) : NULL;
        tni_header h = {.field = NULL};
        bool there = false;
        for (size_t k = 0; name && k < c->count; k++) {
            const tni_sheet_cell *cell = c->items[k].header;
            const char *folded = cell ? tn_text_fold(c->arena, cell->text, strlen(cell->text)) : "";
            there |= folded && strcmp(folded, name) == 0;
        }
        if (equals && !is_skip(equals + 1)) {
            tni_header_read(c->words, equals + 1, &h);
        }
        if (!there) {
            tn_findings_add(c->findings, TN_IMP_MAP, (tn_at){.file = c->sheet->file}, "--map",
                            "'%s': no column is called that", map);
        } else if (!is_skip(equals + 1) && !h.field) {
            tn_findings_add(c->findings, TN_IMP_MAP, (tn_at){.file = c->sheet->file}, "--map",
                            "'%s': '%s' is no field of a dimension", map, equals + 1);
        }
    }
}

/* One field, one column; a price that nobody can tell is no column to pass over. */
static void check_column(const tni_columns *c, const tni_price_field *column)
{
    tni_header h;
    const tni_price_field *first = column->field ? tni_columns_of(c, column->field) : NULL;
    if (first && first != column) {
        tn_finding *f = tni_cell_finding(c, TN_IMP_COLUMN_TWICE, column->header,
                                         column->header->text, "'%s' and '%s' are both read as %s",
                                         first->header->text, column->header->text, column->field);
        tn_finding_hint(c->findings, f, "--map \"%s=skip\" leaves this one out",
                        column->header->text);
        return;
    }
    if (column->field || !column->header || read_header(c, column->header, &h) != TN_OK ||
        !h.money) {
        return;
    }
    tn_finding *f = tni_cell_finding(c, TN_IMP_PRICE_COLUMN, column->header, column->header->text,
                                     h.several ? "'%s' names more than one duration"
                                               : "'%s' does not say which price it is",
                                     column->header->text);
    tn_finding_hint(c->findings, f, "--map \"%s=price_12m\" says it; =skip leaves it out",
                    column->header->text);
}

static tn_status no_header(const tni_columns *c)
{
    tn_finding *f = tn_findings_add(c->findings, TN_IMP_HEADER, (tn_at){.file = c->sheet->file},
                                    c->sheet->name ? c->sheet->name : "",
                                    "no row names the columns: at least an API name and a name, a "
                                    "description or a price are needed");
    tn_finding_hint(c->findings, f,
                    "call the columns as AWS does (API name, Display name, Description, 12 "
                    "months), or say them: --map \"Column=key\"");
    return TN_E_FINDINGS;
}

tn_status tni_columns_check(tni_columns *c)
{
    const size_t errors = tn_findings_of(c->findings, TN_ERROR);
    if (c->header == c->sheet->row_count) {
        return no_header(c);
    }
    check_maps(c);
    for (size_t i = 0; i < c->count; i++) {
        check_column(c, &c->items[i]);
    }
    if (!tni_columns_of(c, "key") && !tni_columns_of(c, "label")) {
        const uint32_t row = c->sheet->rows[c->header].number;
        tn_finding *f = tn_findings_add(c->findings, TN_IMP_HEADER, (tn_at){c->sheet->file, row, 1},
                                        "key", "no column holds the API names");
        tn_finding_hint(c->findings, f,
                        "--map \"Column=key\" says which one; an API name can never "
                        "be changed, so none is made up");
    }
    if (tn_arena_failed(c->arena)) {
        return TN_E_NOMEM;
    }
    return tn_findings_of(c->findings, TN_ERROR) > errors ? TN_E_FINDINGS : TN_OK;
}
