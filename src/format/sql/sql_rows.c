/* A report as rows of texts. */
#include "format/sql/sql_rows.h"

#include <string.h>

#include "format/print/render.h"

enum { NONE = TNI_SQL_COLUMNS };

const char **tni_sql_rows_add(tn_arena *arena, tni_sql_rows *rows)
{
    return tn_arena_append(arena, &rows->cells, &rows->count, sizeof(*rows->cells));
}

/* The first line says which column each cell of the others goes into. */
typedef struct line_reader {
    tn_arena *arena;
    tni_sql_rows *rows;
    const char *columns, *next; /* the names; behind the one that was found last */
    size_t next_column;
    size_t column[TNI_SQL_COLUMNS];                      /* of each cell; NONE: it is left out */
    size_t begin[TNI_SQL_COLUMNS], end[TNI_SQL_COLUMNS]; /* of each column's text in `line` */
    size_t cell;
    bool has_header;
    tn_buffer line;
} line_reader;

/* The name at the front of a list is the key: "period.start" is period_start. */
static bool is_key(const char *names, const char *key)
{
    while (*key && *names == (*key == '.' ? '_' : *key)) {
        names++;
        key++;
    }
    return !*key && (!*names || *names == ',');
}

/* Most keys come in the order of the columns. */
static void take_key(void *context, const char *key)
{
    line_reader *r = context;
    size_t column = r->next_column;
    const char *name = r->next;
    if (r->cell == TNI_SQL_COLUMNS) {
        return;
    }
    if (!is_key(name, key)) {
        for (column = 0, name = r->columns; *name && !is_key(name, key); column++) {
            name += strcspn(name, ",");
            name += *name ? 2 : 0;
        }
    }
    r->column[r->cell++] = *name ? column : NONE;
    if (*name) {
        r->next_column = column + 1;
        r->next = name + strcspn(name, ",");
        r->next += *r->next ? 2 : 0;
    }
}

static void take_cell(void *context, tn_value value)
{
    line_reader *r = context;
    const size_t column = r->cell < TNI_SQL_COLUMNS ? r->column[r->cell++] : NONE;
    if (column == NONE) {
        return;
    }
    r->begin[column] = r->line.length;
    if (value.kind == TN_V_TEXT) {
        tn_csv_guard(value.as.text, strlen(value.as.text), &r->line);
    } else {
        tn_value_print(value, TN_FOR_MACHINES, &r->line);
    }
    r->end[column] = r->line.length;
    tn_buffer_add(&r->line, "", 1);
}

/* All texts of a row are one piece of the arena. */
static tn_status take_line(void *context)
{
    line_reader *r = context;
    r->cell = 0;
    if (!r->has_header) {
        r->has_header = true;
        return TN_OK;
    }
    const char **row = tni_sql_rows_add(r->arena, r->rows);
    const char *text = row && tn_buffer_status(&r->line) == TN_OK
                           ? tn_arena_copy(r->arena, r->line.bytes, r->line.length)
                           : NULL;
    for (size_t i = 0; text && i < TNI_SQL_COLUMNS; i++) {
        row[i] = r->end[i] > r->begin[i] ? text + r->begin[i] : NULL;
        r->begin[i] = r->end[i] = 0;
    }
    tn_buffer_cut(&r->line, 0);
    return text ? TN_OK : TN_E_NOMEM;
}

tn_status tni_sql_rows_report(tn_arena *arena, const tn_report *report, const char *columns,
                              tni_sql_rows *rows)
{
    line_reader r = {.arena = arena, .rows = rows, .columns = columns, .next = columns};
    const tni_line_sink sink = {take_key, take_cell, take_line, &r};
    const tn_allocator allocator = tn_arena_allocator(arena);
    tn_buffer_init(&r.line, &allocator);
    const tn_status status = tni_report_lines(report, NULL, &sink);
    tn_buffer_done(&r.line);
    return status;
}
