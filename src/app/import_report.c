/* Part of import.h: what was understood of a price list, before anything is written; what became of
 * agreements. */
#include "app/import.h"

#define LENGTH(array) (sizeof(array) / sizeof(*(array)))

static const tn_column columns[] = {
    {.key = "column", .title = "Column", .kind = TN_V_TEXT},
    {.key = "header", .title = "Header", .kind = TN_V_TEXT},
    {.key = "field", .title = "Read as", .kind = TN_V_TEXT},
    {.key = "values", .title = "Values", .kind = TN_V_QUANTITY},
    {.key = "changed", .title = "Otherwise than written", .kind = TN_V_QUANTITY},
    {.key = "from", .title = "As", .kind = TN_V_TEXT},
    {.key = "to", .title = "is", .kind = TN_V_TEXT},
};

static const tn_column skips[] = {
    {.key = "row", .title = "Row", .kind = TN_V_QUANTITY},
    {.key = "text", .title = "Begins with", .kind = TN_V_TEXT},
    {.key = "why", .title = "Not read, because", .kind = TN_V_TEXT},
};

static tn_value text_or_none(const char *text)
{
    return text && *text ? tn_value_text(text) : tn_value_none();
}

tn_report *tni_import_report(tn_arena *arena, const tni_price_table *t, const tn_findings *findings)
{
    const char *const separators[] = {"comma", "semicolon", "tab"};
    const int separator = t->separator == ';' ? 1 : t->separator == '\t' ? 2 : 0;
    tn_report *report = tn_report_new(arena, "What was understood");
    tn_report_add(report, "sheet", "Sheet", text_or_none(t->sheet));
    tn_report_add(report, "separator", "Separator",
                  t->separator ? tn_value_text(separators[separator]) : tn_value_none());
    tn_report_add(report, "header_row", "Row of the header", tn_value_quantity(t->header_row));
    tn_report_add(report, "rows", "Rows read", tn_value_quantity((int64_t)t->taken));
    tn_report_add(report, "skipped_rows", "Rows not read",
                  tn_value_quantity((int64_t)t->skip_count));
    tn_report_add(report, "currency", "Currency of its signs", text_or_none(t->currency));
    tn_table *table = tn_report_table(report, "columns", "Columns", columns, LENGTH(columns));
    for (size_t i = 0; i < t->column_count; i++) {
        const tni_price_column *c = &t->columns[i];
        if (*c->header || c->values) {
            const tn_value cells[] = {
                tn_value_text(c->letters),
                text_or_none(c->header),
                tn_value_text(c->field ? c->field : "(not read)"),
                tn_value_quantity((int64_t)c->values),
                c->changed ? tn_value_quantity((int64_t)c->changed) : tn_value_none(),
                text_or_none(c->from),
                c->from ? tn_value_text(*c->to ? c->to : "(no value)") : tn_value_none()};
            tn_table_add(table, cells, LENGTH(cells), NULL);
        }
    }
    if (report) {
        report->primary = table;
    }
    if (t->skip_count) {
        table = tn_report_table(report, "skipped", "Rows not read", skips, LENGTH(skips));
    }
    for (size_t i = 0; i < t->skip_count; i++) {
        const tn_value cells[] = {tn_value_quantity(t->skips[i].row),
                                  text_or_none(t->skips[i].what), tn_value_text(t->skips[i].why)};
        tn_table_add(table, cells, LENGTH(cells), NULL);
    }
    if (!report || tn_arena_failed(arena)) {
        return NULL;
    }
    report->findings = findings;
    return report;
}

static const tn_column outcomes[] = {
    {.key = "agreement", .title = "Agreement", .kind = TN_V_TEXT},
    {.key = "outcome", .title = "Is", .kind = TN_V_TEXT},
    {.key = "contract", .title = "Contract", .kind = TN_V_TEXT},
};

static const tn_column events[] = {
    {.key = "contract", .title = "Contract", .kind = TN_V_TEXT},
    {.key = "section", .title = "Event", .kind = TN_V_TEXT},
    {.key = "key", .title = "Key", .kind = TN_V_TEXT},
    {.key = "was", .title = "Was", .kind = TN_V_TEXT},
    {.key = "now", .title = "Is now", .kind = TN_V_TEXT},
};

static const tn_column names[] = {{.key = "file", .title = "File", .kind = TN_V_TEXT}};

/* The contract that held the agreement, or that was made of it; NULL. */
static const char *contract_of(const tni_import_result *r)
{
    for (size_t i = 0; i < r->made_count && !r->contract; i++) {
        if (tni_path_ends(r->made[i].path, ".contract.ini")) {
            return r->made[i].path;
        }
    }
    return r->contract ? r->contract->shown : NULL;
}

static void add_result(tn_table *table, const tni_import_result *r)
{
    static const char *const words[] = {"new",   "unchanged", "changed",
                                        "filed", "differs",   "refused"};
    const tn_value cells[] = {tn_value_text(r->name), tn_value_text(words[r->outcome]),
                              text_or_none(contract_of(r))};
    tn_table_add(table, cells, LENGTH(cells), NULL);
}

static void add_events(tn_arena *arena, tn_table *table, const tni_import_result *r)
{
    for (size_t i = 0; i < r->row_count; i++) {
        const tni_again_row *row = &r->rows[i];
        const char *section = tn_arena_format(arena, "%s %s", row->section, row->when);
        const tn_value cells[] = {text_or_none(r->contract->shown), text_or_none(section),
                                  text_or_none(row->key), text_or_none(row->was),
                                  text_or_none(row->now)};
        tn_table_add(table, cells, LENGTH(cells), NULL);
    }
}

tn_report *tni_import_results_report(tn_arena *arena, const tni_import_result *results,
                                     size_t count, const tn_findings *findings)
{
    tn_report *report = tn_report_new(arena, "Agreements");
    tn_table *table =
        tn_report_table(report, "agreements", "Agreements", outcomes, LENGTH(outcomes));
    const tn_table *all = table;
    for (size_t i = 0; i < count; i++) {
        add_result(table, &results[i]);
    }
    table = tn_report_table(report, "events", "Proposed events", events, LENGTH(events));
    if (report) {
        report->primary = count == 1 ? table : all;
    }
    for (size_t i = 0; i < count; i++) {
        add_events(arena, table, &results[i]);
    }
    table = tn_report_table(report, "files", "Files", names, LENGTH(names));
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < results[i].made_count; k++) {
            const tn_value cell = tn_value_text(results[i].made[k].path);
            tn_table_add(table, &cell, 1, NULL);
        }
    }
    if (!report || tn_arena_failed(arena)) {
        return NULL;
    }
    report->findings = findings;
    return report;
}

tn_status tni_import_summary(tni_workspace *ws, const tni_import_result *r,
                             const tn_render_options *options, tn_buffer *out)
{
    const bool told = r->contract || r->understood.column_count;
    const tn_report *report = r->contract ? tni_import_results_report(ws->arena, r, 1, NULL)
                              : told      ? tni_import_report(ws->arena, &r->understood, NULL)
                                          : NULL;
    tn_status status = told && !report ? TN_E_NOMEM : TN_OK;
    status = report ? tn_report_render_text(report, options, out) : status;
    return status ? status : tn_findings_render_text(ws->findings, options, NULL, NULL, out);
}
