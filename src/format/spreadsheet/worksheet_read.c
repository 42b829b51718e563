/* A worksheet's XML, row by row. A cell names its place, or follows the one before it. */
#include "format/spreadsheet/worksheet_read.h"

#include <string.h>

#include "format/spreadsheet/xml_events.h"

typedef struct worksheet {
    tni_sheet *sheet;
    const tni_shared *shared;
    tn_buffer text; /* of the cell's value */
    uint32_t row, column;
    size_t style;
    char type[12];
    bool in_value, in_phonetic, has_value, has_formula, in_cell, row_hidden, row_added;
    const char *why;
} worksheet;

tn_status tni_xml_collect(tn_buffer *text, const char *bytes, size_t length)
{
    if (text->length + length > TNI_CELL_BYTES) {
        return TN_E_RANGE;
    }
    tn_buffer_add(text, bytes, length);
    return tn_buffer_status(text);
}

static int hex(char c)
{
    const char *digits = "0123456789ABCDEF", *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) : -1;
}

void tni_xml_unescape(char *text)
{
    char *to = text;
    for (const char *p = text; *p;) {
        int code = 0;
        bool escape = p[0] == '_' && p[1] == 'x';
        for (int i = 2; escape && i < 6; i++) {
            escape = hex(p[i]) >= 0;
            code = code * 16 + hex(p[i]);
        }
        escape = escape && p[6] == '_' && code > 0 && code < 0x80;
        *to++ = escape ? (char)code : *p;
        p += escape ? 7 : 1;
    }
    *to = '\0';
}

/* "AB12" -> column 28, row 12; false: it is no reference. */
static bool read_reference(const char **text, uint32_t *column, uint32_t *row)
{
    const char *p = *text;
    *column = *row = 0;
    for (; ((*p >= 'A' && *p <= 'Z') || *p == '$') && *column < 20000; p++) {
        *column = *p == '$' ? *column : *column * 26 + (uint32_t)(*p - 'A' + 1);
    }
    for (; *p >= '0' && *p <= '9' && *row < 10000000; p++) {
        *row = *row * 10 + (uint32_t)(*p - '0');
    }
    *text = p;
    return *column && *row && *column <= 16384 && *row <= 1048576;
}

static uint32_t number_of(const char *text, uint32_t otherwise)
{
    uint32_t n = 0;
    for (const char *p = text; p && *p >= '0' && *p <= '9' && n < 100000000; p++) {
        n = n * 10 + (uint32_t)(*p - '0');
    }
    return text && *text ? n : otherwise;
}

static bool is_true(const char *text)
{
    return text && (strcmp(text, "1") == 0 || strcmp(text, "true") == 0);
}

static tn_status begin_row(worksheet *w, const char **attributes)
{
    const uint32_t number = number_of(tni_xml_attribute(attributes, "r"), w->row + 1);
    if (number <= w->row || number > 1048576) {
        w->why = "its rows are not in order";
        return TN_E_SYNTAX;
    }
    w->row = number;
    w->column = 0;
    w->row_added = false;
    w->row_hidden = is_true(tni_xml_attribute(attributes, "hidden"));
    return TN_OK;
}

static tn_status begin_cell(worksheet *w, const char **attributes)
{
    const char *place = tni_xml_attribute(attributes, "r");
    const char *type = tni_xml_attribute(attributes, "t");
    uint32_t column = w->column + 1, row = w->row;
    if (place && (!read_reference(&place, &column, &row) || *place || row != w->row ||
                  column <= w->column)) {
        w->why = "its cells are not in order";
        return TN_E_SYNTAX;
    }
    w->column = column;
    w->style = number_of(tni_xml_attribute(attributes, "s"), 0);
    w->in_cell = true;
    w->has_value = w->has_formula = w->in_phonetic = w->in_value = false;
    strncpy(w->type, type ? type : "n", sizeof(w->type) - 1);
    tn_buffer_cut(&w->text, 0);
    return TN_OK;
}

static tn_status add_merge(worksheet *w, const char **attributes)
{
    const char *text = tni_xml_attribute(attributes, "ref");
    tni_cell_range r;
    if (!text || !read_reference(&text, &r.left, &r.top) || *text != ':') {
        return TN_OK;
    }
    text++;
    return read_reference(&text, &r.right, &r.bottom) ? tni_sheet_merge(w->sheet, r) : TN_OK;
}

static tn_status begin(void *context, const char *name, const char **attributes)
{
    worksheet *w = context;
    if (strcmp(name, "row") == 0) {
        return begin_row(w, attributes);
    }
    if (strcmp(name, "c") == 0) {
        return begin_cell(w, attributes);
    }
    if (strcmp(name, "mergeCell") == 0) {
        return add_merge(w, attributes);
    }
    if (strcmp(name, "col") == 0 && is_true(tni_xml_attribute(attributes, "hidden"))) {
        const uint32_t left = number_of(tni_xml_attribute(attributes, "min"), 1);
        return tni_sheet_hide(w->sheet, left,
                              number_of(tni_xml_attribute(attributes, "max"), left));
    }
    w->in_phonetic |= strcmp(name, "rPh") == 0;
    w->has_formula |= w->in_cell && strcmp(name, "f") == 0;
    if (w->in_cell && !w->in_phonetic && (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)) {
        w->in_value = w->has_value = true;
    }
    return TN_OK;
}

static tn_status take_text(void *context, const char *text, size_t length)
{
    worksheet *w = context;
    return w->in_value ? tni_xml_collect(&w->text, text, length) : TN_OK;
}

/* The text of the cell by its type; NULL: it refers to nothing. */
static const char *value_of(worksheet *w, tni_sheet_cell *cell)
{
    const char *text = w->text.length ? w->text.bytes : "";
    const tni_shared *s = w->shared;
    const tni_number_format plain = {TNI_CELL_NUMBER, NULL};
    const tni_number_format format = w->style < s->style_count ? s->styles[w->style] : plain;
    if (strcmp(w->type, "s") == 0) {
        const uint32_t index = number_of(text, UINT32_MAX);
        return index < s->text_count ? s->texts[index] : NULL;
    }
    if (strcmp(w->type, "n") == 0) {
        cell->kind = format.kind;
        cell->sign = format.sign;
    } else if (strcmp(w->type, "b") == 0) {
        cell->kind = TNI_CELL_FLAG;
    } else if (strcmp(w->type, "e") == 0) {
        cell->kind = TNI_CELL_ERROR;
    } else if (strcmp(w->type, "d") == 0) {
        cell->kind = TNI_CELL_DATE;
    } else if (w->text.length) {
        tni_xml_unescape(w->text.bytes);
    }
    return text;
}

static tn_status end_cell(worksheet *w)
{
    char plain[128];
    tni_sheet_cell cell = {.column = w->column, .kind = TNI_CELL_TEXT};
    cell.at = (tn_at){w->sheet->file, w->row, w->column};
    w->in_cell = false;
    const char *text = value_of(w, &cell);
    if (!text) {
        w->why = "a cell names a text that is not there";
        return TN_E_SYNTAX;
    }
    if (w->has_formula && (!w->has_value || (!*text && cell.kind != TNI_CELL_TEXT))) {
        cell.kind = TNI_CELL_FORMULA;
        text = "";
    } else if (!*text) {
        return TN_OK;
    } else if (cell.kind == TNI_CELL_NUMBER) {
        if (!tni_number_plain(text, plain, sizeof(plain))) {
            w->why = "a cell holds a number that is none";
            return TN_E_SYNTAX;
        }
        text = plain;
    }
    if (!w->row_added) {
        const tn_status status = tni_sheet_add_row(w->sheet, w->row, w->row_hidden);
        if (status != TN_OK) {
            return status;
        }
        w->row_added = true;
    }
    return tni_sheet_add_cell(w->sheet, cell, text, strlen(text));
}

static tn_status end(void *context, const char *name)
{
    worksheet *w = context;
    if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0) {
        w->in_value = false;
    } else if (strcmp(name, "rPh") == 0) {
        w->in_phonetic = false;
    } else if (strcmp(name, "c") == 0 && w->in_cell) {
        return end_cell(w);
    }
    return TN_OK;
}

tn_status tni_worksheet_read(tni_sheet *sheet, const tni_shared *shared, const char *xml,
                             size_t size, const char **out_why)
{
    worksheet w = {.sheet = sheet, .shared = shared};
    const tni_xml_sink sink = {begin, end, take_text, &w};
    const char *why = NULL;
    tn_buffer_init(&w.text, NULL);
    const tn_status status = tni_xml_read(xml, size, &sink, &why);
    tn_buffer_done(&w.text);
    if (status == TN_E_SYNTAX || status == TN_E_RANGE) {
        *out_why = why     ? why
                   : w.why ? w.why
                           : "a sheet has more rows, cells, merged cells or text than are read";
    }
    return status;
}
