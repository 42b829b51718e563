/* tenor selftest: the published examples built into the program, and how many of them agree. */
#include "app/prorate.h"
#include "cli/cmd.h"

static const tn_column columns[] = {
    {.key = "id", .title = "Example", .kind = TN_V_TEXT},
    {.key = "published", .title = "Published", .kind = TN_V_TEXT},
    {.key = "computed", .title = "Computed", .kind = TN_V_TEXT},
    {.key = "agrees", .title = "Agrees", .kind = TN_V_FLAG},
    {.key = "source", .title = "Source", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT}};

enum { COLUMNS = sizeof(columns) / sizeof(*columns) };

tni_exit tni_cmd_selftest(tni_run *run)
{
    tni_exit ended = TNI_EXIT_FINE;
    tni_form form;
    tni_workspace ws;
    if (run->args->operand_count) {
        return tni_misuse(run, "selftest takes no operands");
    }
    if (!tni_form_of(run, TNI_ALLOW_REPORT, &form)) {
        return TNI_EXIT_MISUSE;
    }
    if (!tni_open(run, &ws, &ended)) {
        return ended;
    }
    const tni_example *examples = NULL;
    size_t count = 0, agree = 0;
    const tn_status status = tni_selftest(&ws, &examples, &count);
    if (status != TN_OK) {
        return tni_put_findings(run, &ws, status);
    }
    for (size_t i = 0; i < count; i++) {
        agree += examples[i].agrees;
    }
    tn_report *report = tn_report_new(run->arena, "Published examples, computed again");
    tn_report_add(report, "examples", "Examples", tn_value_quantity((int64_t)count));
    tn_report_add(report, "agree", "Agree", tn_value_quantity((int64_t)agree));
    tn_table *table = tn_report_table(report, "list", "Each of them", columns, COLUMNS);
    for (size_t i = 0; i < count; i++) {
        const tni_example *e = &examples[i];
        const tn_value cells[] = {tn_value_text(e->id), tn_value_text(e->published),
                                  tn_value_text(e->computed), tn_value_flag(e->agrees),
                                  tn_value_text(e->source)};
        tn_table_add(table, cells, COLUMNS, NULL);
    }
    tn_report_note(report, "%zu of %zu published examples agree.", agree, count);
    ended = tni_put_report(run, &ws, tn_arena_failed(run->arena) ? NULL : report, false);
    return ended == TNI_EXIT_FINE && agree < count ? TNI_EXIT_BUG : ended;
}
