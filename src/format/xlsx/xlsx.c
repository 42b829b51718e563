/* The plan of a workbook as a file: the only file that knows libxlsxwriter. Always in the library's
 * constant memory mode, rows forward, every return code asked. What the library does not check
 * (texts, names, numbers) is checked before it sees it. */
#include "format/xlsx/xlsx.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "format/xlsx/xlsx_styles.h"
#include "tenor/report.h"
#include "tenor/text.h"

enum { TEXT_ROOM = 140 * 1024 };

/* One format of the library: how a kind of value looks. */
typedef struct style {
    tni_style_key key;
    lxw_format *format;
} style;

enum { STYLES = 192 };

typedef struct sheet_writer {
    const tn_workbook *book;
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
    bool in_table; /* the sheet has headings: numbers stand to the right */
    style styles[STYLES];
    size_t style_count;
    style *recent[TN_SHEET_COLUMNS]; /* of the row above: the same format nearly always */
    tni_sheet_facts *facts;
    tn_status status;
    const char *reason;
    char text[TEXT_ROOM], formula[TN_FORMULA_TEXT + 8];
} sheet_writer;

static void fail(sheet_writer *w, tn_status status, const char *reason)
{
    if (w->status == TN_OK) {
        w->status = status;
        w->reason = reason;
    }
}

static void ask(sheet_writer *w, lxw_error error)
{
    if (error != LXW_NO_ERROR) {
        fail(w, error == LXW_ERROR_MEMORY_MALLOC_FAILED ? TN_E_NOMEM : TN_E_WRITE,
             lxw_strerror(error));
    }
}

/* --- looks ---------------------------------------------------------------------------------- */

static lxw_format *make_format(sheet_writer *w, const tni_style_key *key)
{
    char number[128];
    const tni_style_facts *facts = tni_style_facts_of(key->style);
    lxw_format *f = workbook_add_format(w->workbook);
    if (!f) {
        fail(w, TN_E_NOMEM, "out of memory");
        return NULL;
    }
    tni_number_format(key, number, sizeof(number));
    if (*number) {
        format_set_num_format(f, number);
    }
    if (facts->bold) {
        format_set_bold(f);
    }
    if (facts->size) {
        format_set_font_size(f, facts->size);
    }
    if (facts->color) {
        format_set_font_color(f, (lxw_color_t)facts->color);
    }
    if (facts->fill) {
        format_set_pattern(f, LXW_PATTERN_SOLID);
        format_set_bg_color(f, (lxw_color_t)facts->fill);
    }
    if (facts->rule_above) {
        format_set_top(f, LXW_BORDER_THIN);
    }
    if (facts->rule_below) {
        format_set_bottom(f, LXW_BORDER_THIN);
    }
    if (facts->wrap) {
        format_set_text_wrap(f);
        format_set_align(f, LXW_ALIGN_VERTICAL_BOTTOM);
    }
    if (key->right) {
        format_set_align(f, LXW_ALIGN_RIGHT);
        format_set_indent(f, facts->wrap ? 1 : 0); /* numbers end a parenthesis before the edge */
    } else if (key->left) {
        format_set_align(f, LXW_ALIGN_LEFT);
    }
    return f;
}

static lxw_format *format_of(sheet_writer *w, const tn_cell *cell, unsigned column, bool right)
{
    const tni_style_key key = tni_style_key_of(cell, w->in_table, right);
    style *recent = w->recent[column];
    if (recent && memcmp(&recent->key, &key, sizeof(key)) == 0) {
        return recent->format;
    }
    for (size_t i = 0; i < w->style_count; i++) {
        if (memcmp(&w->styles[i].key, &key, sizeof(key)) == 0) {
            w->recent[column] = &w->styles[i];
            return w->styles[i].format;
        }
    }
    if (w->style_count == STYLES) {
        fail(w, TN_E_RANGE, "the workbook has too many kinds of cells");
        return NULL;
    }
    style *s = &w->styles[w->style_count++];
    *s = (style){.key = key};
    s->format = make_format(w, &key);
    w->recent[column] = s;
    return s->format;
}

/* --- cells ---------------------------------------------------------------------------------- */

/* Text, yes or no, and numbers that a spreadsheet would cut short. */
static const char *text_of(sheet_writer *w, const tn_value *v)
{
    if (v->kind == TN_V_TEXT) {
        return v->as.text ? tni_xlsx_text(v->as.text, w->text, sizeof(w->text)) : "";
    }
    tn_buffer printed;
    tn_buffer_init(&printed, NULL);
    tn_value_print(*v, TN_FOR_PEOPLE, &printed);
    ask(w, tn_buffer_status(&printed) == TN_OK ? LXW_NO_ERROR : LXW_ERROR_MEMORY_MALLOC_FAILED);
    snprintf(w->text, sizeof(w->text), "%s", printed.bytes ? printed.bytes : "");
    tn_buffer_done(&printed);
    return w->text;
}

static void put_formula(sheet_writer *w, uint32_t row, unsigned column, const tn_cell *cell,
                        lxw_format *format, double number, bool numeric)
{
    snprintf(w->formula, sizeof(w->formula), "=%s", cell->formula);
    ask(w, numeric ? worksheet_write_formula_num(w->sheet, row, (lxw_col_t)column, w->formula,
                                                 format, number)
                   : worksheet_write_formula_str(w->sheet, row, (lxw_col_t)column, w->formula,
                                                 format, text_of(w, &cell->value)));
}

/* row from 0. True: something stands there now. */
static bool put_cell(sheet_writer *w, uint32_t row, unsigned column, const tn_cell *cell)
{
    double number = 0;
    if (cell->value.kind == TN_V_NONE && cell->style == TN_STYLE_PLAIN) {
        return false;
    }
    const bool numeric = tni_cell_number(&cell->value, &number);
    const bool too_long = !numeric && cell->value.kind >= TN_V_QUANTITY;
    lxw_format *format = format_of(w, cell, column, too_long);
    if (cell->formula && !w->book->values_only && !too_long) {
        put_formula(w, row, column, cell, format, number, numeric);
    } else if (numeric) {
        ask(w, worksheet_write_number(w->sheet, row, (lxw_col_t)column, number, format));
    } else {
        const char *text = text_of(w, &cell->value);
        ask(w, *text ? worksheet_write_string(w->sheet, row, (lxw_col_t)column, text, format)
                     : worksheet_write_blank(w->sheet, row, (lxw_col_t)column, format));
    }
    if (w->facts->counted) {
        w->facts->cells++;
        w->facts->formulas += cell->formula && !w->book->values_only && !too_long;
    }
    if (numeric && w->facts->counted) {
        w->facts->numbers++;
        w->facts->sum += number;
        w->facts->size += fabs(number);
    }
    return true;
}

static void put_row(sheet_writer *w, uint32_t row, unsigned count, const tn_cell *cells)
{
    bool any = false;
    for (unsigned i = 0; i < count; i++) {
        any = put_cell(w, row, i, &cells[i]) || any;
    }
    w->facts->rows += any ? 1 : 0;
}

/* --- sheets --------------------------------------------------------------------------------- */

/* As wide as the texts below the head, within reason, where a column has no width of its own. */
static void fit_widths(const tn_sheet *sheet, int *widths)
{
    enum { HEAD_ROWS = 4, LEAST = 10, MOST = 60 };
    tn_cell cells[TN_SHEET_COLUMNS];
    bool fits = false;
    for (unsigned c = 0; c < sheet->column_count; c++) {
        widths[c] = sheet->width_cells[c] ? sheet->width_cells[c] : LEAST;
        fits = fits || !sheet->width_cells[c];
    }
    for (uint64_t i = HEAD_ROWS; fits && i < tn_sheet_rows(sheet); i++) {
        const bool made = tn_sheet_cells(sheet, i + 1, cells) == TN_OK;
        for (unsigned c = 0; made && c < sheet->column_count; c++) {
            const char *text = cells[c].value.kind == TN_V_TEXT ? cells[c].value.as.text : NULL;
            if (text && !sheet->width_cells[c] && widths[c] < MOST) {
                const int bold = cells[c].style == TN_STYLE_HEADER_RIGHT ? 2 : 0; /* and indented */
                const int wanted = tn_text_width(text, strlen(text)) + 2 + bold;
                widths[c] = wanted > MOST ? MOST : wanted > widths[c] ? wanted : widths[c];
            }
        }
    }
}

static void set_page(sheet_writer *w, const tn_sheet *sheet)
{
    lxw_worksheet *ws = w->sheet;
    const uint64_t rows = tn_sheet_rows(sheet);
    char footer[240], made_by[160];
    int widths[TN_SHEET_COLUMNS];
    fit_widths(sheet, widths);
    for (unsigned i = 0; i < sheet->column_count; i++) {
        ask(w, worksheet_set_column(ws, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL));
    }
    worksheet_set_paper(ws, 9); /* A4 */
    if (sheet->landscape) {
        worksheet_set_landscape(ws);
    }
    worksheet_fit_to_pages(ws, 1, sheet->one_page ? 1 : 0);
    worksheet_set_margins(ws, 0.5, 0.5, 0.6, 0.7);
    tni_xlsx_footer(w->book, made_by, sizeof(made_by));
    snprintf(footer, sizeof(footer), "&L&8 %s&C&8 &A&R&8 Page &P of &N", made_by);
    ask(w, worksheet_set_footer(ws, footer));
    if (sheet->header_row) {
        worksheet_freeze_panes(ws, sheet->header_row, 0);
        ask(w, worksheet_repeat_rows(ws, 0, sheet->header_row - 1));
    } else {
        worksheet_gridlines(ws, LXW_HIDE_ALL_GRIDLINES);
    }
    if (sheet->filter && sheet->header_row && rows > sheet->header_row) {
        ask(w, worksheet_autofilter(ws, sheet->header_row - 1, 0, (lxw_row_t)(rows - 1),
                                    (lxw_col_t)(sheet->column_count - 1)));
    }
}

/* A signal: cells of the column that hold the text are shown red, or green; of the first column,
 * which may be narrow, with their neighbour. Rows from 0. */
static void set_signal(sheet_writer *w, const char *text, bool good, lxw_row_t first,
                       lxw_row_t last, lxw_col_t column)
{
    lxw_format *format = workbook_add_format(w->workbook);
    if (!format) {
        fail(w, TN_E_NOMEM, "out of memory");
        return;
    }
    format_set_bg_color(format, good ? 0xE2EFDA : 0xF8CBAD);
    format_set_font_color(format, good ? 0x375623 : 0x9C0006);
    lxw_conditional_format rule = {
        .type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = w->formula, .format = format};
    snprintf(w->formula, sizeof(w->formula), "=ISNUMBER(SEARCH(\"%s\",$%c%u))", text,
             (char)('A' + column), (unsigned)first + 1);
    ask(w, worksheet_conditional_format_range(w->sheet, first, column, last,
                                              (lxw_col_t)(column + (column ? 0 : 1)), &rule));
}

static void set_signals(sheet_writer *w, const tn_sheet *sheet)
{
    enum { STATUS_ROW = 2, DRAFT_ROW, FIRST_CHECK = 5, RESULT = 5 };
    if (!w->book->for_buyer) {
        set_signal(w, "FAIL", false, STATUS_ROW, STATUS_ROW, 0);
        set_signal(w, "OK", true, STATUS_ROW, STATUS_ROW, 0);
    }
    if (w->book->draft) {
        set_signal(w, "DRAFT", false, DRAFT_ROW, DRAFT_ROW, 0);
    }
    if (strcmp(sheet->name, "Checks") == 0 && sheet->row_count > FIRST_CHECK) {
        const lxw_row_t last = (lxw_row_t)(sheet->row_count - 1);
        set_signal(w, "CHECK", false, FIRST_CHECK, last, RESULT);
        set_signal(w, "OK", true, FIRST_CHECK, last, RESULT);
    }
}

static void put_rows(sheet_writer *w, const tn_sheet *sheet)
{
    tn_cell cells[TN_SHEET_COLUMNS];
    const uint64_t count = tn_sheet_rows(sheet);
    for (uint64_t i = 0; i < count && w->status == TN_OK; i++) {
        const tn_status made = tn_sheet_cells(sheet, i + 1, cells);
        if (made != TN_OK) {
            fail(w, made, "a row cannot be made");
        }
        put_row(w, (uint32_t)i, sheet->column_count, cells);
    }
}

static void put_sheet(sheet_writer *w, const tn_sheet *sheet)
{
    if (!tni_xlsx_sheet_legal(sheet->name) || sheet->column_count > TN_SHEET_COLUMNS ||
        tn_sheet_rows(sheet) > TN_SHEET_ROWS) {
        fail(w, TN_E_RANGE, "a sheet breaks the rules of workbooks");
        return;
    }
    w->sheet = workbook_get_worksheet_by_name(w->workbook, sheet->name);
    if (!w->sheet) {
        fail(w, TN_E_WRITE, "a sheet cannot be made");
        return;
    }
    w->in_table = sheet->header_row > 0;
    memset(w->recent, 0, sizeof(w->recent));
    w->facts->counted = tn_sheet_rows(sheet) < TNI_COUNTED_ROWS;
    set_page(w, sheet);
    set_signals(w, sheet);
    put_rows(w, sheet);
    if (w->sheet->optimize_tmpfile &&
        (fflush(w->sheet->optimize_tmpfile) || ferror(w->sheet->optimize_tmpfile))) {
        fail(w, TN_E_WRITE, "no space left for a temporary file");
    }
}

/* --- charts, names, the book ---------------------------------------------------------------- */

static void set_title(lxw_chart *chart, const tn_chart *plan)
{
    lxw_chart_font small = {.size = 9};
    chart_title_set_name(chart, plan->title);
    chart_axis_set_name(chart->x_axis, plan->x_title);
    chart_axis_set_name(chart->y_axis, plan->y_title);
    chart_axis_set_num_font(chart->x_axis, &small);
    chart_axis_set_num_font(chart->y_axis, &small);
    chart_axis_set_num_format(chart->y_axis, "#,##0");
    if (plan->x_format) {
        chart_axis_set_num_format(chart->x_axis, plan->x_format);
    }
    if (plan->series_count < 2) {
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    } else {
        chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    }
}

static void put_chart(sheet_writer *w, lxw_worksheet *ws, const tn_chart *plan)
{
    static const uint8_t kinds[] = {
        [TN_CHART_COLUMN] = LXW_CHART_COLUMN, [TN_CHART_LINE] = LXW_CHART_LINE};
    static const lxw_color_t colors[TN_CHART_SERIES] = {0x1F4E79, 0xBF8F00, 0x7F7F7F};
    lxw_chart *chart = workbook_add_chart(w->workbook, kinds[plan->kind]);
    if (!chart) {
        fail(w, TN_E_NOMEM, "out of memory");
        return;
    }
    const tn_range *c = &plan->categories;
    for (size_t i = 0; i < plan->series_count; i++) {
        const tn_range *v = &plan->values[i];
        lxw_chart_fill fill = {.color = colors[i]};
        lxw_chart_line line = {.color = colors[i]};
        lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
        if (!series) {
            fail(w, TN_E_NOMEM, "out of memory");
            return;
        }
        chart_series_set_categories(series, c->sheet->name, c->first_row - 1, (lxw_col_t)c->column,
                                    c->last_row - 1, (lxw_col_t)c->column);
        chart_series_set_values(series, v->sheet->name, v->first_row - 1, (lxw_col_t)v->column,
                                v->last_row - 1, (lxw_col_t)v->column);
        chart_series_set_name(series, plan->names[i]);
        if (plan->kind == TN_CHART_LINE) {
            chart_series_set_line(series, &line);
        } else {
            chart_series_set_fill(series, &fill);
        }
    }
    set_title(chart, plan);
    if (plan->kind == TN_CHART_COLUMN && !plan->any_below) {
        chart_axis_set_min(chart->y_axis, 0);
    } else if (plan->kind == TN_CHART_COLUMN && !plan->any_above) {
        chart_axis_set_max(chart->y_axis, 0);
    }
    lxw_chart_options options = {.x_scale = plan->width_px / 480.0,
                                 .y_scale = plan->height_px / 288.0};
    ask(w, worksheet_insert_chart_opt(ws, plan->row - 1, (lxw_col_t)plan->column, chart, &options));
}

static void put_charts(sheet_writer *w)
{
    for (const tn_sheet *sheet = w->book->first; sheet && w->status == TN_OK; sheet = sheet->next) {
        lxw_worksheet *ws = workbook_get_worksheet_by_name(w->workbook, sheet->name);
        for (size_t i = 0; ws && i < sheet->chart_count; i++) {
            put_chart(w, ws, &sheet->charts[i]);
        }
    }
}

static void put_names(sheet_writer *w)
{
    for (const tn_cell_name *n = w->book->names; n && w->status == TN_OK; n = n->next) {
        char target[96];
        if (!tni_xlsx_name_legal(n->name) || n->column >= TN_SHEET_COLUMNS || !n->row) {
            fail(w, TN_E_RANGE, "a name of a cell breaks the rules of workbooks");
            return;
        }
        snprintf(target, sizeof(target), "='%s'!$%c$%u", n->sheet->name, (char)('A' + n->column),
                 (unsigned)n->row);
        ask(w, workbook_define_name(w->workbook, n->name, target));
    }
}

static char *property(const char *text, char *room, size_t size)
{
    char *scratch = malloc(TEXT_ROOM);
    snprintf(room, size, "%s", text && scratch ? tni_xlsx_text(text, scratch, TEXT_ROOM) : "");
    free(scratch);
    size_t bad = 0;
    if (!tn_text_valid(room, strlen(room), &bad)) {
        room[bad] = 0; /* cut in the middle of a character */
    }
    return *room ? room : NULL;
}

static void set_properties(sheet_writer *w)
{
    char title[256], subject[256], author[256];
    const tn_workbook *book = w->book;
    static char status[] = "DRAFT", comments[] = "Made by Tenor from the files of a workspace";
    lxw_doc_properties properties = {.title = property(book->title, title, sizeof(title)),
                                     .subject = property(book->subject, subject, sizeof(subject)),
                                     .author = property(book->author, author, sizeof(author)),
                                     .comments = comments,
                                     .status = book->draft ? status : NULL,
                                     .created = (time_t)book->created.days * TN_DAY_SECONDS};
    properties.created += properties.created == 0; /* 0 would be the clock */
    ask(w, workbook_set_properties(w->workbook, &properties));
}

/* Sheets are made first, in order, so that none is missing when another refers to it. */
static void add_sheets(sheet_writer *w, tni_workbook_facts *facts)
{
    for (const tn_sheet *s = w->book->first; s && w->status == TN_OK; s = s->next) {
        if (facts->sheet_count == TNI_SHEETS_MAX || !tni_xlsx_sheet_legal(s->name)) {
            fail(w, TN_E_RANGE, "a sheet breaks the rules of workbooks");
        } else if (!workbook_add_worksheet(w->workbook, s->name)) {
            fail(w, TN_E_WRITE, "a sheet cannot be made");
        }
        facts->sheet_count++;
    }
}

tn_status tni_xlsx_write(const tn_workbook *book, const char *path, const char *folder,
                         tni_workbook_facts *facts, const char **reason)
{
    lxw_workbook_options options = {.constant_memory = LXW_TRUE,
                                    .tmpdir = (char *)(uintptr_t)folder};
    setlocale(LC_NUMERIC, "C"); /* the library prints numbers with printf */
    tni_xlsx_expect(book, facts);
    sheet_writer *w = calloc(1, sizeof(*w));
    if (!w) {
        *reason = "out of memory";
        return TN_E_NOMEM;
    }
    w->book = book;
    w->reason = "";
    w->workbook = workbook_new_opt(path, &options);
    if (!w->workbook) {
        fail(w, TN_E_NOMEM, "out of memory");
    } else {
        set_properties(w);
        add_sheets(w, facts);
        w->facts = facts->sheets;
        for (const tn_sheet *s = book->first; s && w->status == TN_OK; s = s->next) {
            put_sheet(w, s);
            w->facts++;
        }
        put_charts(w);
        put_names(w);
        ask(w, workbook_close(w->workbook));
    }
    const tn_status status = w->status;
    *reason = w->reason;
    free(w);
    return status;
}
