/* Part of import.h: what was understood of a price list, before anything is written; what became of
 * agreements. */
#include "app/import.h"
#include "report/tables/cells.h"

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
                  TNI_IF(t->separator, tn_value_text(separators[separator])));
    tn_report_add(report, "header_row", "Row of the header", tn_value_quantity(t->header_row));
    tn_report_add(report, "rows", "Rows read", tn_value_quantity((int64_t)t->taken));
    tn_report_add(report, "skipped_rows", "Rows not read",
                  tn_value_quantity((int64_t)t->skip_count));
    tn_report_add(report, "currency", "Currency of its signs", text_or_none(t->currency));
    tn_table *table = TNI_TABLE(report, "columns", "Columns", columns);
    for (size_t i = 0; i < t->column_count; i++) {
        const tni_price_column *c = &t->columns[i];
        if (*c->header || c->values) {
            TNI_ROW(table, NULL, tn_value_text(c->letters), text_or_none(c->header),
                    tn_value_text(c->field ? c->field : "(not read)"),
                    tn_value_quantity((int64_t)c->values),
                    TNI_IF(c->changed, tn_value_quantity((int64_t)c->changed)),
                    text_or_none(c->from),
                    TNI_IF(c->from, tn_value_text(*c->to ? c->to : "(no value)")));
        }
    }
    tni_set_primary(report, table);
    if (t->skip_count) {
        table = TNI_TABLE(report, "skipped", "Rows not read", skips);
    }
    for (size_t i = 0; i < t->skip_count; i++) {
        TNI_ROW(table, NULL, tn_value_quantity(t->skips[i].row), text_or_none(t->skips[i].what),
                tn_value_text(t->skips[i].why));
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
    TNI_ROW(table, NULL, tn_value_text(r->name), tn_value_text(words[r->outcome]),
            text_or_none(contract_of(r)));
}

static void add_events(tn_arena *arena, tn_table *table, const tni_import_result *r)
{
    for (size_t i = 0; i < r->row_count; i++) {
        const tni_again_row *row = &r->rows[i];
        const char *section = tn_arena_format(arena, "%s %s", row->section, row->when);
        TNI_ROW(table, NULL, text_or_none(r->contract->shown), text_or_none(section),
                text_or_none(row->key), text_or_none(row->was), text_or_none(row->now));
    }
}

tn_report *tni_import_results_report(tn_arena *arena, const tni_import_result *results,
                                     size_t count, const tn_findings *findings)
{
    tn_report *report = tn_report_new(arena, "Agreements");
    tn_table *all = TNI_TABLE(report, "agreements", "Agreements", outcomes);
    for (size_t i = 0; i < count; i++) {
        add_result(all, &results[i]);
    }
    tn_table *table = TNI_TABLE(report, "events", "Proposed events", events);
    tni_set_primary(report, count == 1 ? table : all);
    for (size_t i = 0; i < count; i++) {
        add_events(arena, table, &results[i]);
    }
    table = TNI_TABLE(report, "files", "Files", names);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < results[i].made_count; k++) {
            TNI_ROW(table, NULL, tn_value_text(results[i].made[k].path));
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
