/* A table as it stands: where its rows and cells are. */
#ifndef TN_FORMAT_EDIT_CELLS_H
#define TN_FORMAT_EDIT_CELLS_H

#include "format/csv/csv_tree.h"
#include "format/edit/splice.h"

typedef struct tni_table_row {
    size_t first, count;     /* of table.cells */
    size_t start, stop, end; /* offsets: stop without the line end, end with it */
} tni_table_row;

typedef struct tni_cells {
    tn_arena *arena;
    const char *bytes;
    size_t size;
    tni_span *cells;     /* quotes included */
    tni_table_row *rows; /* rows[0]: the header */
    size_t cell_count, row_count;
    const char **keys; /* of the columns, new ones behind header.count */
    size_t columns, label, key;
    const char **reason;
} tni_cells;

/* Finds rows and cells of table->bytes, and the keys of its columns (`key` where there is no
 * header), with room for more. TN_E_SYNTAX with table->reason, TN_E_NOMEM. */
tn_status tni_cells_read(tni_cells *table, size_t more);
tn_status tni_cells_refuse(const tni_cells *table, tn_status status, const char *text);
/* The row with this label; NULL. */
tni_table_row *tni_cells_row(const tni_cells *table, const char *label);
/* The column that a row has its label from. */
size_t tni_cells_label(const tni_cells *table, const tni_table_row *row);
/* TN_CSV_NONE: no such column. */
size_t tni_cells_column(const tni_cells *table, const char *key);
/* The text of a cell, "" where the row has none. */
const char *tni_cells_text(const tni_cells *table, const tni_table_row *row, size_t column);
bool tni_cells_quoted(const tni_cells *table, const tni_table_row *row, size_t column);
/* Bytes of the line end at an offset. */
size_t tni_cells_eol(const tni_cells *table, size_t at);

#endif
