/* The table of finding codes as a report. */
#include "report/tables/cells.h"
#include "tenor/reports.h"

static const tn_column columns[] = {
    {.key = "code", .title = "Code", .kind = TN_V_TEXT},
    {.key = "title", .title = "Title", .kind = TN_V_TEXT},
    {.key = "severity.console", .title = "Severity (console)", .kind = TN_V_TEXT},
    {.key = "severity.catalog_api", .title = "Severity (catalog-api)", .kind = TN_V_TEXT},
    {.key = "rule", .title = "Rule", .kind = TN_V_TEXT},
    {.key = "hint", .title = "How to mend it", .kind = TN_V_TEXT},
    {.key = "source", .title = "Source", .kind = TN_V_TEXT},
    {.key = "bad", .title = "Bad", .kind = TN_V_TEXT},
    {.key = "good", .title = "Good", .kind = TN_V_TEXT},
    {.key = "aws", .title = "AWS calls it", .kind = TN_V_TEXT}};

tn_report *tn_codes_report(tn_arena *arena, const tn_code *codes, size_t count)
{
    tn_report *report = tn_report_new(arena, "Finding codes");
    tn_table *table = TNI_TABLE(report, "codes", "Codes", columns);
    for (size_t i = 0; i < (codes ? count : TN_CODE_COUNT); i++) {
        const tn_code_info *c = tn_code_get(codes ? codes[i] : (tn_code)i);
        TNI_ROW(table, NULL, tn_value_text(c->text), tn_value_text(c->title),
                tn_value_text(tn_severity_name(c->severity[TN_PROFILE_CONSOLE])),
                tn_value_text(tn_severity_name(c->severity[TN_PROFILE_CATALOG_API])),
                tn_value_text(c->rule), tn_value_text(c->hint), tn_value_text(c->source),
                tn_value_text(c->bad), tn_value_text(c->good), tn_value_text(c->aws));
    }
    return tni_report_close(report, NULL);
}
