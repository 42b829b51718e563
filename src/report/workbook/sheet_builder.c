/* What the builders of workbooks share. Every sheet has the same head: title, what it is about, the
 * master check, whether it is a draft; then the tables of its report. */
#include "report/workbook/sheet_builder.h"

#include "report/workbook/formula.h"
#include "report/workbook/layout.h"

static const tn_column check_columns[] = {
    {"no", "No.", TN_V_QUANTITY, .width_cells = 6},
    {"what", "What must agree", TN_V_TEXT, .width_cells = 58},
    {"expected", "Expected", TN_V_MONEY, .width_cells = 18},
    {"found", "Found", TN_V_MONEY, .width_cells = 18},
    {"difference", "Difference", TN_V_MONEY, .width_cells = 16,
     .format = {"ROUND({found}-{expected},6)", TN_STYLE_PLAIN}},
    {"result", "Result", TN_V_TEXT, .width_cells = 10,
     .format = {"IF(ABS({difference})<0.005,\"OK\",\"CHECK\")", TN_STYLE_CHECK}}};

enum { CHECK_COLUMNS = sizeof(check_columns) / sizeof(*check_columns) };

void tni_sheet_init(tni_sheet_builder *b, tn_arena *arena, const char *title, const char *subtitle,
                    tn_currency currency, const tn_workbook_options *options)
{
    *b = (tni_sheet_builder){.arena = arena,
                             .options = options,
                             .subtitle = subtitle,
                             .currency = currency,
                             .checks = tn_table_new(arena, check_columns, CHECK_COLUMNS)};
    b->workbook = tn_workbook_new(arena, title);
    if (b->workbook) {
        b->workbook->author = options->seller;
        b->workbook->subject = subtitle;
        b->workbook->draft = options->findings && tn_findings_of(options->findings, TN_ERROR) > 0;
    }
}

tn_report *tni_sheet_report(tni_sheet_builder *b, const char *title)
{
    return tn_report_new(b->arena, tn_arena_format(b->arena, "%s, %s", title, b->currency.code));
}

tn_sheet *tni_sheet_add(tni_sheet_builder *b, const char *name, const tn_report *report)
{
    const char *full = b->group ? tn_arena_format(b->arena, "%s %u", name, b->group) : name;
    tn_sheet *sheet =
        report && full ? tn_workbook_sheet(b->workbook, full, tni_layout_columns(report)) : NULL;
    if (!sheet) {
        return NULL;
    }
    sheet->base = name;
    sheet->group = b->group;
    tni_layout_text(b->workbook, sheet, report->title, TN_STYLE_TITLE);
    tni_layout_text(b->workbook, sheet, b->subtitle, TN_STYLE_NOTE);
    tn_cell *status = tn_sheet_row(b->workbook, sheet);
    if (status && !b->workbook->for_buyer &&
        b->status_count < sizeof(b->status) / sizeof(*b->status)) {
        b->status[b->status_count++] = status;
    }
    tni_layout_text(b->workbook, sheet,
                    b->workbook->draft ? "DRAFT: it breaks rules, do not send it" : NULL,
                    b->workbook->draft ? TN_STYLE_STATUS : TN_STYLE_PLAIN);
    tni_layout_report(b->workbook, sheet, report, b->currency.places);
    return sheet;
}

void tni_sheet_tables(tni_sheet_builder *b, const tn_report *report)
{
    for (const tn_field *f = report->first; f; f = f->next) {
        if (f->value.kind == TN_V_TABLE && !(f->flags & TN_NOT_IN_TEXT)) {
            tn_report *sheet = tn_report_new(b->arena, f->title);
            tn_report_add(sheet, f->key, NULL, f->value);
            tni_sheet_add(b, f->title, sheet);
        }
    }
}

/* Bars are compared by their lengths: their axis has 0 at an end, unless they go both ways. */
static void note_signs(tn_chart *chart, const tn_range *r)
{
    for (uint64_t row = r->first_row; r->sheet && row <= r->last_row; row++) {
        tn_cell cells[TN_SHEET_COLUMNS];
        if (tn_sheet_cells(r->sheet, row, cells) == TN_OK &&
            cells[r->column].value.kind == TN_V_MONEY) {
            chart->any_above |= cells[r->column].value.as.money.minor > 0;
            chart->any_below |= cells[r->column].value.as.money.minor < 0;
        }
    }
}

void tni_sheet_chart(tni_sheet_builder *b, tn_sheet *sheet, const tn_sheet *from,
                     const tni_chart *chart, uint32_t row, unsigned column)
{
    const tn_range categories = tni_column_range(from, chart->x_key);
    if (!sheet || !categories.sheet || sheet->chart_count == TN_SHEET_CHARTS) {
        return;
    }
    tn_chart *out = &sheet->charts[sheet->chart_count++];
    *out = (tn_chart){.kind = chart->kind,
                      .title = chart->title,
                      .x_title = chart->x_title,
                      .x_format = chart->x_format,
                      .y_title = tn_arena_text(b->arena, b->currency.code),
                      .categories = categories,
                      .row = row,
                      .column = column,
                      .width_px = chart->width_px,
                      .height_px = chart->height_px};
    for (size_t i = 0; i < TN_CHART_SERIES && chart->keys[i]; i++) {
        out->names[i] = chart->names[i];
        out->values[i] = tni_column_range(from, chart->keys[i]);
        note_signs(out, &out->values[i]);
        out->series_count++;
    }
}

void tni_figure(tn_table *list, const char *name, const char *label, tn_cell_style style,
                tn_value value, const char *formula)
{
    tn_value *cells = list ? tn_table_add(list, NULL, list->column_count, NULL) : NULL;
    if (cells) {
        cells[0] = tn_value_text(label);
        tn_table_set(list, list->columns[1].key, style, value, formula ? "%s" : NULL, formula);
        tn_table_name(list, name);
    }
}

const char *tni_round_function(tn_rounding mode, tn_fraction exact, int64_t amount_minor)
{
    static const struct {
        tn_rounding like; /* on the absolute value, as the spreadsheet's function */
        const char *name;
    } functions[TN_ROUNDING_COUNT] = {
        [TN_HALF_EVEN] = {TN_HALF_UP, "ROUND"}, [TN_HALF_UP] = {TN_HALF_UP, "ROUND"},
        [TN_HALF_DOWN] = {TN_HALF_UP, "ROUND"}, [TN_UP] = {TN_UP, "ROUNDUP"},
        [TN_DOWN] = {TN_DOWN, "ROUNDDOWN"},     [TN_CEILING] = {TN_UP, "ROUNDUP"},
        [TN_FLOOR] = {TN_DOWN, "ROUNDDOWN"}};
    int64_t minor = 0;
    const bool same =
        tn_fraction_round(exact, functions[mode].like, &minor) == TN_OK && minor == amount_minor;
    return same ? functions[mode].name : NULL;
}

tn_value tni_part(tn_money whole, int64_t parts)
{
    int64_t minor = 0;
    if (parts <= 0 ||
        tn_fraction_round(tn_fraction_make(whole.minor, parts), TN_HALF_UP, &minor) != TN_OK) {
        return tn_value_none();
    }
    return tn_value_money((tn_money){minor, whole.currency});
}

tn_value tni_exact_value(tn_fraction minor, int places)
{
    tn_fraction major;
    tn_i128 unit = 1;
    for (int i = 0; i < places; i++) {
        unit *= 10;
    }
    return tn_fraction_mul(minor, tn_fraction_make(1, unit), &major) == TN_OK
               ? tn_value_fraction(major)
               : tn_value_none();
}

bool tni_too_long(tn_money amount)
{
    int64_t limit = 1;
    for (int i = 0; i < TN_DIGITS_EXACT; i++) {
        limit *= 10;
    }
    return amount.minor >= limit || amount.minor <= -limit;
}

/* actual - expected; none for other kinds and out of range. */
static tn_value difference_of(tn_value expected, tn_value actual)
{
    tn_money money;
    tn_fraction exact;
    if (actual.kind == TN_V_MONEY &&
        tn_money_sub(actual.as.money, expected.as.money, &money) == TN_OK) {
        return tn_value_money(money);
    }
    if (actual.kind == TN_V_FRACTION &&
        tn_fraction_sub(actual.as.fraction, expected.as.fraction, &exact) == TN_OK) {
        return tn_value_fraction(exact);
    }
    return actual.kind == TN_V_QUANTITY ? tn_value_quantity(actual.as.number - expected.as.number)
                                        : tn_value_none();
}

static bool is_equal(tn_value a, tn_value b)
{
    if (a.kind == TN_V_MONEY && b.kind == TN_V_MONEY) {
        return a.as.money.minor == b.as.money.minor;
    }
    if (a.kind == TN_V_FRACTION && b.kind == TN_V_FRACTION) {
        return tn_fraction_compare(a.as.fraction, b.as.fraction) == 0;
    }
    return a.kind == b.kind && a.as.number == b.as.number;
}

static void set_figure(tn_table *table, const char *key, tn_value value, const char *formula)
{
    const bool live = formula && *formula;
    tn_table_set(table, key, live ? TN_STYLE_LINK : TN_STYLE_INPUT, value, live ? "%s" : NULL,
                 formula);
}

void tni_sheet_check(tni_sheet_builder *b, const char *what, tn_value expected,
                     const char *expected_formula, tn_value actual, const char *actual_formula)
{
    if (expected.kind == TN_V_NONE || actual.kind == TN_V_NONE || !b->checks) {
        return; /* a figure that is not known cannot be wrong */
    }
    const bool ok = is_equal(expected, actual);
    const tn_value cells[CHECK_COLUMNS] = {tn_value_quantity((int64_t)b->checks->count + 1),
                                           tn_value_text(what),
                                           expected,
                                           actual,
                                           difference_of(expected, actual),
                                           tn_value_text(ok ? "OK" : "CHECK")};
    tn_table_add(b->checks, cells, CHECK_COLUMNS, NULL);
    set_figure(b->checks, "expected", expected, expected_formula);
    set_figure(b->checks, "found", actual, actual_formula);
    b->failed_checks += !ok;
}

static void add_checks(tni_sheet_builder *b)
{
    tn_report *report = tn_report_new(b->arena, "Checks");
    tn_report_add(report, "checks", NULL, tn_value_table(b->checks));
    tn_sheet *sheet = tni_sheet_add(b, "Checks", report);
    if (sheet) {
        sheet->landscape = true;
    }
}

/* The first sheet's status counts the checks, those of the others refer to it. */
static void set_status(tni_sheet_builder *b)
{
    static const char master[] =
        "IF(COUNTIF({$Checks!result:},\"OK\")=ROWS({$Checks!result:}),\"ALL CHECKS OK\","
        "COUNTIF({$Checks!result:},\"<>OK\")&\" CHECKS FAIL\")";
    const char *words = b->failed_checks
                            ? tn_arena_format(b->arena, "%zu CHECKS FAIL", b->failed_checks)
                            : "ALL CHECKS OK";
    const tni_formula_cell place = {.workbook = b->workbook, .sheet = b->workbook->first};
    char text[TN_FORMULA_TEXT];
    const char *first = tni_formula_resolve(&place, master, text, sizeof(text))
                            ? tn_arena_text(b->arena, text)
                            : NULL;
    for (size_t i = 0; i < b->status_count; i++) {
        *b->status[i] = (tn_cell){.value = tn_value_text(words),
                                  .formula = i ? "MasterCheck" : first,
                                  .style = TN_STYLE_STATUS};
    }
    if (b->status_count) {
        tn_workbook_name(b->workbook, "MasterCheck", b->workbook->first, 3, 0);
    }
}

tn_workbook *tni_sheet_close(tni_sheet_builder *b)
{
    if (!b->workbook || !b->checks) {
        return NULL;
    }
    if (!b->workbook->for_buyer) {
        add_checks(b);
    }
    if (!tn_arena_failed(b->arena)) {
        set_status(b);
    }
    return tn_arena_failed(b->arena) ? NULL : b->workbook;
}
