/* Part of print_page.h. Tables on a page: columns as wide as their cells, folded or turned into
 * blocks when too wide. */
#include <string.h>

#include "format/print/print_page.h"
#include "tenor/text.h"

enum { GAP = 2, TEXT_LEAST = 12 };

/* A shown column, measured over all rows of all tables that are printed under each other. */
typedef struct shown_column {
    size_t index; /* of the column in its table */
    const tn_column *column;
    bool number, parentheses;
    int least, width;  /* cells: what may not be folded further, and what it gets */
    int bare;          /* of numbers without parentheses, to be measured */
    size_t start, end; /* of the current cell in the scratch; start moves as it is printed */
    int behind;        /* blanks where others have a ")" */
} shown_column;

typedef struct table_layout {
    shown_column *columns;
    size_t count;
    bool nested; /* some column holds tables */
} table_layout;

static int more(int a, int b)
{
    return a > b ? a : b;
}

static bool is_shown(const tni_page *page, const tn_column *column)
{
    return tni_render_shows(column->flags, TN_NOT_IN_TEXT, &page->options);
}

/* The shown columns that hold no tables. No columns: no memory, or nothing shown. */
static table_layout make_layout(tni_page *page, const tn_column *columns, size_t count)
{
    table_layout made = {.columns = tn_arena_take_array(page->arena, count, sizeof(shown_column))};
    for (size_t i = 0; made.columns && i < count; i++) {
        if (!is_shown(page, &columns[i])) {
            continue;
        }
        if (columns[i].kind == TN_V_TABLE) {
            made.nested = true;
            continue;
        }
        made.columns[made.count++] = (shown_column){
            .index = i, .column = &columns[i], .number = tni_is_number(columns[i].kind)};
    }
    return made;
}

/* Appends a cell's text to the scratch of the page. */
static void print_cell(tni_page *page, shown_column *l, tn_value value)
{
    l->start = page->scratch.length;
    tn_value_print(value, TN_FOR_PEOPLE, &page->scratch);
    l->end = page->scratch.length;
    l->behind = tni_page_room_behind(value, l->parentheses);
}

static void measure_cell(tni_page *page, shown_column *l, tn_value value)
{
    tn_buffer_cut(&page->scratch, 0);
    tn_value_print(value, TN_FOR_PEOPLE, &page->scratch);
    const int width = tni_page_measure(page);
    l->parentheses = l->parentheses || tni_in_parentheses(value);
    if (tni_page_room_behind(value, true)) {
        l->bare = more(l->bare, width);
    } else {
        l->width = more(l->width, width);
        l->least = more(l->least, value.kind == TN_V_TEXT ? 0 : width);
    }
}

static void measure(tni_page *page, table_layout *made, const tn_table *table)
{
    const uint64_t count = tn_table_rows(table);
    const tn_row *row = NULL;
    tn_made_row room;
    for (uint64_t r = 0; r < count && (row = tni_render_row(table, r, &room, page->out)); r++) {
        for (size_t i = 0; i < made->count; i++) {
            measure_cell(page, &made->columns[i], row->cells[made->columns[i].index]);
        }
    }
}

/* Brings the titles in, once all tables are measured. */
static void measure_titles(table_layout *made)
{
    for (size_t i = 0; i < made->count; i++) {
        shown_column *l = &made->columns[i];
        const char *title = l->column->title;
        const int bare = l->bare ? l->bare + l->parentheses : 0;
        l->width = more(l->width, bare);
        l->least = more(l->least, bare);
        const bool folds = l->column->kind == TN_V_TEXT || l->column->kind == TN_V_NONE;
        l->width = more(l->width, tn_text_width(title, strlen(title)) + l->parentheses);
        l->least = more(l->least, folds ? (l->width < TEXT_LEAST ? l->width : TEXT_LEAST)
                                        : tni_longest_word(title) + l->parentheses);
    }
}

/* Folds the widest columns that may be folded until the table fits. False: it cannot. */
static bool fit(table_layout *made, int room)
{
    int64_t total = -GAP;
    for (size_t i = 0; i < made->count; i++) {
        total += made->columns[i].width + GAP;
    }
    while (total > room) {
        shown_column *widest = NULL;
        for (size_t i = 0; i < made->count; i++) {
            shown_column *l = &made->columns[i];
            if (l->width > l->least && (!widest || l->width > widest->width)) {
                widest = l;
            }
        }
        if (!widest) {
            return false;
        }
        widest->width--;
        total--;
    }
    return true;
}

/* Prints the cells that stand in the scratch, line by line until all of them are used up. */
static void print_lines(tni_page *page, table_layout *made, int indent, tni_style style)
{
    const char *text = page->scratch.bytes ? page->scratch.bytes : "";
    for (bool again = true; again;) {
        again = false;
        tni_page_blanks(page, indent);
        for (size_t i = 0; i < made->count; i++) {
            shown_column *l = &made->columns[i];
            size_t next;
            const size_t bytes = tni_fold(text + l->start, l->end - l->start, l->width, &next);
            const int rest = l->width - tn_text_width(text + l->start, bytes);
            tni_page_blanks(page, l->number ? rest - l->behind : 0);
            tni_page_write(page, text + l->start, bytes, style);
            tni_page_blanks(page, (l->number ? l->behind : rest) + GAP);
            l->start += next;
            again = again || l->start < l->end;
        }
        tni_page_end_line(page);
    }
}

static void print_header(tni_page *page, table_layout *made, int indent)
{
    tn_buffer_cut(&page->scratch, 0);
    for (size_t i = 0; i < made->count; i++) {
        shown_column *l = &made->columns[i];
        l->start = page->scratch.length;
        tn_buffer_text(&page->scratch, l->column->title);
        l->end = page->scratch.length;
        l->behind = l->parentheses;
    }
    if (page->scratch.length == 0) {
        return; /* a list of names and values needs no titles */
    }
    print_lines(page, made, indent, TNI_BOLD);
    tni_page_blanks(page, indent);
    for (size_t i = 0; i < made->count; i++) {
        tni_page_rule(page, made->columns[i].width, false);
        tni_page_blanks(page, GAP);
    }
    tni_page_end_line(page);
}

static void print_row(tni_page *page, table_layout *made, const tn_row *row, int indent)
{
    tn_buffer_cut(&page->scratch, 0);
    for (size_t i = 0; i < made->count; i++) {
        print_cell(page, &made->columns[i], row->cells[made->columns[i].index]);
    }
    print_lines(page, made, indent, TNI_PLAIN);
}

/* A table too wide for columns: a block of names and values per row. */
static void print_blocks(tni_page *page, const table_layout *made, const tn_table *table,
                         int indent)
{
    tni_figure *figures = tn_arena_take_array(page->arena, made->count, sizeof(*figures));
    const uint64_t count = figures ? tn_table_rows(table) : 0;
    const tn_row *row = NULL;
    tn_made_row room;
    for (uint64_t r = 0; r < count && (row = tni_render_row(table, r, &room, page->out)); r++) {
        for (size_t i = 0; i < made->count; i++) {
            figures[i] =
                (tni_figure){made->columns[i].column->title, row->cells[made->columns[i].index]};
        }
        if (r) {
            tni_page_end_line(page);
        }
        tni_page_figures(page, figures, made->count, indent);
        tni_page_end_row(page);
    }
}

static void print_plain(tni_page *page, table_layout *made, const tn_table *table, int indent)
{
    if (!fit(made, tni_page_room(page, indent))) {
        print_blocks(page, made, table, indent);
        return;
    }
    const uint64_t count = tn_table_rows(table);
    const tn_row *row = NULL;
    tn_made_row room;
    print_header(page, made, indent);
    for (uint64_t r = 0; r < count && (row = tni_render_row(table, r, &room, page->out)); r++) {
        print_row(page, made, row, indent);
        tni_page_end_row(page);
    }
}

/* The cells of a row that has tables below it, on a line: "Number 1   Date 2027-04-11"; what it is
 * not, is not said. */
static void print_heading(tni_page *page, const table_layout *made, const tn_row *row, int indent)
{
    const int room = tni_page_room(page, indent);
    int used = 0;
    tni_page_blanks(page, indent);
    for (size_t i = 0; i < made->count; i++) {
        const char *title = made->columns[i].column->title;
        const tn_value value = row->cells[made->columns[i].index];
        tn_buffer_cut(&page->scratch, 0);
        tn_value_print(value, TN_FOR_PEOPLE, &page->scratch);
        if (!page->scratch.length || (value.kind == TN_V_FLAG && !value.as.number)) {
            continue;
        }
        const int width = tn_text_width(title, strlen(title)) + 1 + tni_page_measure(page);
        if (used && used + width > room) {
            tni_page_end_line(page);
            tni_page_blanks(page, indent);
            used = 0;
        }
        tni_page_blanks(page, used ? GAP + 1 : 0);
        tni_page_text(page, title, TNI_DIM);
        tni_page_blanks(page, 1);
        tni_page_write(page, page->scratch.bytes, page->scratch.length, TNI_BOLD);
        used += width + GAP + 1;
    }
    tni_page_end_line(page);
}

static void print_table(tni_page *page, table_layout *made, const tn_table *table, int indent,
                        int depth);

/* One layout for all the tables in a column, so that they stand in columns of the same width. */
static table_layout layout_below(tni_page *page, const tn_table *table, size_t column)
{
    const tn_column *above = &table->columns[column];
    table_layout made = make_layout(page, above->below, above->below_count);
    for (size_t r = 0; r < table->count; r++) {
        const tn_value below = table->rows[r].cells[column];
        if (below.kind == TN_V_TABLE) {
            measure(page, &made, below.as.table);
        }
    }
    measure_titles(&made);
    return made;
}

static void print_groups(tni_page *page, const table_layout *made, const tn_table *table,
                         int indent, int depth)
{
    table_layout *below = tn_arena_take_array(page->arena, table->column_count, sizeof(*below));
    for (size_t i = 0; below && i < table->column_count; i++) {
        const tn_column *column = &table->columns[i];
        if (column->kind == TN_V_TABLE && is_shown(page, column)) {
            below[i] = layout_below(page, table, i);
        }
    }
    for (size_t r = 0; below && r < table->count; r++) {
        if (r) {
            tni_page_end_line(page);
        }
        print_heading(page, made, &table->rows[r], indent);
        for (size_t i = 0; i < table->column_count; i++) {
            const tn_value cell = table->rows[r].cells[i];
            if (cell.kind == TN_V_TABLE && below[i].columns) {
                print_table(page, &below[i], cell.as.table, indent + GAP, depth + 1);
            }
        }
    }
}

static void print_table(tni_page *page, table_layout *made, const tn_table *table, int indent,
                        int depth)
{
    if (depth > TN_TABLE_DEPTH) {
        return;
    }
    if (!tn_table_rows(table)) {
        tni_page_blanks(page, indent);
        tni_page_text(page, "(none)", TNI_DIM);
        tni_page_end_line(page);
    } else if (made->nested) {
        print_groups(page, made, table, indent, depth);
    } else {
        print_plain(page, made, table, indent);
    }
}

void tni_page_table(tni_page *page, const tn_table *table, int indent)
{
    table_layout made = make_layout(page, table->columns, table->column_count);
    if (made.columns) {
        measure(page, &made, table);
        measure_titles(&made);
        print_table(page, &made, table, indent, 0);
    }
}
