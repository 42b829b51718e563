/* The cells of a worksheet, by type, format and place. */
#include "format/spreadsheet/with_tables.h"

#include "format/spreadsheet/worksheet_read.h"

static const char *const texts[] = {"shared"};
static tni_number_format styles[] = {{TNI_CELL_NUMBER, NULL}, {TNI_CELL_DATE, NULL}};
static tni_sheet sheet;

static tn_status read_rows(const char *rows)
{
    const tni_shared shared = {(const char **)(uintptr_t)texts, 1, styles, 2};
    const char *why = NULL;
    const char *xml =
        tn_arena_format(arena, "<worksheet><sheetData>%s</sheetData></worksheet>", rows);
    sheet = (tni_sheet){.arena = arena, .file = "f", .name = "A"};
    const tn_status status = tni_worksheet_read(&sheet, &shared, xml, strlen(xml), &why);
    assert_int_equal(why != NULL, status != TN_OK);
    return status;
}

static void test_worksheet__types(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        tni_cell_kind kind;
        const char *text; /* NULL: no cell */
    } rows[] = {{"<c r='B2'><v>1.50</v></c>", TNI_CELL_NUMBER, "1.5"},
                {"<c r='B2' s='1'><v>45000</v></c>", TNI_CELL_DATE, "45000"},
                {"<c r='B2' t='s'><v>0</v></c>", TNI_CELL_TEXT, "shared"},
                {"<c r='B2' t='str'><f>A1</f><v>t</v></c>", TNI_CELL_TEXT, "t"},
                {"<c r='B2' t='str'><f>A1</f><v></v></c>", TNI_CELL_TEXT, NULL},
                {"<c r='B2' t='inlineStr'><is><t>a</t><r><t>b</t></r><rPh><t>c</t></rPh></is></c>",
                 TNI_CELL_TEXT, "ab"},
                {"<c r='B2' t='b'><v>1</v></c>", TNI_CELL_FLAG, "1"},
                {"<c r='B2' t='e'><v>#REF!</v></c>", TNI_CELL_ERROR, "#REF!"},
                {"<c r='B2'><f>A1*2</f></c>", TNI_CELL_FORMULA, ""},
                {"<c r='B2'><f>A1*2</f><v>6</v></c>", TNI_CELL_NUMBER, "6"},
                {"<c r='B2' s='1'/>", TNI_CELL_NUMBER, NULL}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *row = tn_arena_format(arena, "<row r='2'>%s</row>", rows[i].cell);
        assert_int_equal(read_rows(row), TN_OK);
        const tni_sheet_cell *cell = sheet.row_count ? tni_sheet_own(&sheet, 0, 2) : NULL;
        assert_int_equal(cell != NULL, rows[i].text != NULL);
        if (cell) {
            assert_int_equal(cell->kind, rows[i].kind);
            assert_string_equal(cell->text, rows[i].text);
            assert_int_equal(cell->at.line, 2);
            assert_int_equal(cell->at.column, 2);
        }
    }
}

static void test_worksheet__places(void **state)
{
    (void)state;
    assert_int_equal(read_rows("<row><c><v>1</v></c><c/><c><v>3</v></c></row>"
                               "<row r='5' hidden='1'><c r='D5'><v>4</v></c></row>"),
                     TN_OK);
    assert_string_equal(tni_sheet_own(&sheet, 0, 3)->text, "3");
    assert_int_equal(sheet.rows[1].number, 5);
    assert_true(sheet.rows[1].hidden);
    assert_int_equal(read_rows("<row r='2'/><row r='2'/>"), TN_E_SYNTAX);
    assert_int_equal(read_rows("<row r='1'><c r='B1'/><c r='A1'/></row>"), TN_E_SYNTAX);
    assert_int_equal(read_rows("<row r='1'><c r='A1' t='s'><v>1</v></c></row>"), TN_E_SYNTAX);
    assert_int_equal(read_rows("<row r='1'><c r='A1'><v>x</v></c></row>"), TN_E_SYNTAX);
}

static void test_xml_unescape__codes(void **state)
{
    (void)state;
    char text[] = "a_x000D__x005F_x000D_b_x00e9_";
    tni_xml_unescape(text);
    assert_string_equal(text, "a\r_x000D_b_x00e9_");
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_TABLES(test_worksheet__types),
                                       WITH_TABLES(test_worksheet__places),
                                       WITH_TABLES(test_xml_unescape__codes)};
    return RUN(tests);
}
