/* The bench of xlsx.sh: 1,000,000 rows x 10 columns by our writer (`ours FILE ROWS`, read back), or
 * the same cells by the library alone in constant memory mode (`bare FILE ROWS`). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "format/xlsx/xlsx.h"

static const char *const words[] = {"C-0001", "upgrade-credit", "Additional hosts", "xhosts",
                                    "C-0001-2027-04-11-upgrade"};

static tn_status fill(void *context, uint32_t row, tn_cell *cells)
{
    const uint64_t index = row - 2; /* below the head */
    (void)context;
    const tn_currency usd = {"USD", 2};
    for (size_t i = 0; i < 5; i++) {
        cells[i].value = tn_value_text(words[i]);
    }
    cells[5].value = tn_value_date((tn_date){20000 + (int32_t)(index % 4000)});
    cells[6].value = tn_value_quantity((int64_t)(index % 1000));
    cells[7].value = tn_value_price((tn_price){(int64_t)(index % 977) * 1000000}, usd);
    cells[8].value = tn_value_money((tn_money){(int64_t)index * 37 % 1000000, usd});
    cells[9].value = tn_value_money((tn_money){(int64_t)index * 11, usd});
    return TN_OK;
}

static int ours(const char *path, uint64_t rows)
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_workbook *book = tn_workbook_new(arena, "Bench");
    tn_sheet *sheet = tn_workbook_sheet(book, "Lines", 10);
    tn_cell *head = tn_sheet_row(book, sheet);
    const char *reason = "";
    head[0].value = tn_value_text("Head");
    sheet->header_row = 1;
    sheet->fill = fill;
    sheet->fill_count = rows;
    book->created.days = 20000;
    char folder[4096];
    snprintf(folder, sizeof(folder), "%s", path);
    char *slash = strrchr(folder, '/');
    if (slash) {
        *slash = 0;
    }
    static tni_workbook_facts facts;
    tn_status status = tni_xlsx_write(book, path, slash ? folder : ".", &facts, &reason);
    status = status ? status : tni_xlsx_verify(path, &facts, &reason);
    fprintf(stderr, "%s", reason);
    tn_arena_free(arena);
    return status != TN_OK;
}

static int bare(const char *path, uint64_t rows)
{
    char folder[4096];
    snprintf(folder, sizeof(folder), "%s", path);
    *strrchr(folder, '/') = 0;
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = folder};
    lxw_workbook *book = workbook_new_opt(path, &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Lines");
    lxw_format *text = workbook_add_format(book), *date = workbook_add_format(book);
    lxw_format *price = workbook_add_format(book), *money = workbook_add_format(book);
    format_set_num_format(date, "yyyy\\-mm\\-dd_)");
    format_set_num_format(price, "#,##0.00_)");
    format_set_num_format(money, "#,##0.00_);[Red]\\(#,##0.00\\)");
    worksheet_write_string(sheet, 0, 0, "Head", text);
    for (uint64_t i = 0; i < rows; i++) {
        const lxw_row_t r = (lxw_row_t)i + 1;
        for (lxw_col_t c = 0; c < 5; c++) {
            worksheet_write_string(sheet, r, c, words[c], text);
        }
        worksheet_write_number(sheet, r, 5, 45569 + (double)(i % 4000), date);
        worksheet_write_number(sheet, r, 6, (double)(i % 1000), text);
        worksheet_write_number(sheet, r, 7, (double)(i % 977) / 100, price);
        worksheet_write_number(sheet, r, 8, (double)(i * 37 % 1000000) / 100, money);
        worksheet_write_number(sheet, r, 9, (double)(i * 11) / 100, money);
    }
    return workbook_close(book) != LXW_NO_ERROR;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        return 2;
    }
    const uint64_t rows = strtoull(argv[3], NULL, 10);
    return strcmp(argv[1], "bare") == 0 ? bare(argv[2], rows) : ours(argv[2], rows);
}
