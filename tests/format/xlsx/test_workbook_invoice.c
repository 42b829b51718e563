/* The plan of an invoice simulation: lines go on in a second sheet when the first is full. */
#include "support/lives.h" /* before the globals of the next */

#include "engine/lives.h"

#include "format/xlsx/xlsx.h"

static const test_files files = {
    .product = "[product]\ntitle = S\ncategory = data\nunit = GB\npurchase = any\ncurrency = USD\n"
               "durations = 1m, 12m\n[dimension gb]\nprice.1m = 2\nprice.12m = 16\n"
               "[dimension seats]\nprice.1m = 10\nprice.12m = 100\n",
    .contract = "[contract]\nid = C-1\nproduct = p.product.ini\nduration = 12m\n"
                "accepted = 2026-01-01T00:00:00Z\n[item gb]\nquantity = 3\n[item seats]\n"
                "quantity = 1\n[upgrade 2026-07-01]\nquantity.gb = 5\nquantity.seats = 2\n"};

static const tn_sheet *sheet_of(const tn_workbook *book, const char *name)
{
    for (const tn_sheet *s = book->first; s; s = s->next) {
        if (strcmp(s->name, name) == 0) {
            return s;
        }
    }
    return NULL;
}

static const tn_workbook *book_of(uint32_t rows_max)
{
    tn_books *books = test_books(arena, &files, NULL);
    tn_workbook_options *options = tn_arena_take(arena, sizeof(*options));
    *options = (tn_workbook_options){.buyer = true, .rows_max = rows_max};
    const tn_workbook *book = tn_invoice_workbook(arena, books, options);
    assert_non_null(book);
    return book;
}

/* 2 lines of the purchase, 2 credits and 2 charges of the upgrade; a head takes 5 rows. */
static void test_lines__go_on_in_the_next_sheet_and_say_so(void **state)
{
    (void)state;
    const tn_workbook *book = book_of(5 + 4);
    const tn_sheet *first = sheet_of(book, "Lines"), *second = sheet_of(book, "Lines 2");
    assert_non_null(first);
    assert_non_null(second);
    assert_null(sheet_of(book, "Lines 3"));
    assert_int_equal(first->fill_count, 4);
    assert_true(second->fill_count >= 2 && second->tables->table->fill_first == 4);
    assert_non_null(strstr(first->rows[0][0].value.as.text, "go on in 'Lines 2'"));
    tn_cell cells[TN_SHEET_COLUMNS] = {0};
    assert_int_equal(tn_sheet_cells(second, 6, cells), TN_OK);
    assert_string_equal(cells[4].value.as.text, "upgrade-charge");
    /* 5 units at 16.00 for 184 of 365 days, half-up: 40.33 */
    assert_int_equal(cells[13].value.as.money.minor, 4033);
    assert_string_equal(cells[13].formula, "ROUND(J6*K6*L6/M6,2)");
    const tn_sheet *invoices = sheet_of(book, "Invoices");
    assert_int_equal(tn_sheet_cells(invoices, 7, cells), TN_OK);
    assert_string_equal(cells[6].formula,
                        "SUMIF(Lines!$N$8:$N$9,\">0\")+SUMIF('Lines 2'!$N$6:$N$7,\">0\")");
}

static void test_lines__stay_in_one_sheet_when_they_fit(void **state)
{
    (void)state;
    assert_null(sheet_of(book_of(5 + 8), "Lines 2"));
    assert_null(sheet_of(book_of(0), "Lines 2"));
}

/* Each sheet of a buyer's book is written and read back. */
static void test_book__is_proved(void **state)
{
    (void)state;
    char path[] = "/tmp/tenor-book-XXXXXX";
    const char *reason = "";
    static tni_workbook_facts facts;
    const int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(tni_xlsx_write(book_of(9), path, "/tmp", &facts, &reason), TN_OK);
    assert_int_equal(tni_xlsx_verify(path, &facts, &reason), TN_OK);
    remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines__go_on_in_the_next_sheet_and_say_so),
        cmocka_unit_test(test_lines__stay_in_one_sheet_when_they_fit),
        cmocka_unit_test(test_book__is_proved),
    };
    return RUN_LIVES(tests);
}
