/* A small workbook at a path of its own, for the tests of writing and of reading back. */
#ifndef TN_TEST_XLSX_BOOKS_H
#define TN_TEST_XLSX_BOOKS_H

#include "support/test.h"

#include "format/xlsx/xlsx.h"

#define WITH_PATH(test) cmocka_unit_test_setup_teardown(test, make_path, remove_path)

static char path[64];
static tni_workbook_facts facts;

static inline tn_status fill(void *context, uint32_t row, tn_cell *cells)
{
    const uint64_t index = row - 2; /* below the head */
    (void)context;
    cells[0].value = tn_value_text(index % 2 ? "=cmd|' /C calc'!A0" : "plain");
    cells[1].value = tn_value_money((tn_money){(int64_t)index * 7 - 1000, {"USD", 2}});
    cells[2].value = tn_value_quantity((int64_t)index);
    return TN_OK;
}

static inline tn_workbook *book_of(tn_arena *arena, uint64_t rows, const char *sheet_name)
{
    tn_workbook *book = tn_workbook_new(arena, "A book");
    tn_sheet *sheet = tn_workbook_sheet(book, sheet_name, 3);
    tn_cell *head = tn_sheet_row(book, sheet);
    head[0] = (tn_cell){.value = tn_value_text("Head"), .style = TN_STYLE_HEADER};
    sheet->fill = fill;
    sheet->fill_count = rows;
    book->created.days = 20000;
    return book;
}

static inline tn_status write_book(const tn_workbook *book, const char **reason)
{
    *reason = "";
    return tni_xlsx_write(book, path, "/tmp", &facts, reason);
}

static inline int make_path(void **state)
{
    (void)state;
    snprintf(path, sizeof(path), "/tmp/tenor-xlsx-XXXXXX");
    const int fd = mkstemp(path);
    return fd < 0 ? -1 : 0;
}

static inline int remove_path(void **state)
{
    (void)state;
    return remove(path);
}

#endif
