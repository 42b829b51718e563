/* tenor prorate: what a change in the middle of a period comes to; one, or a file of them. */
#include <string.h>

#include "app/prorate.h"
#include "cli/cmd.h"

/* The options of one change, in the order of the batch's columns. */
static const struct {
    tn_batch_column column;
    tni_option_id option;
    bool needed;
} cells_of[] = {
    {TN_BATCH_START, OPT_START, true},
    {TN_BATCH_END, OPT_END, true},
    {TN_BATCH_ON, OPT_ON, true},
    {TN_BATCH_PRICE, OPT_PRICE, false},
    {TN_BATCH_QUANTITY, OPT_QUANTITY, false},
    {TN_BATCH_NEW_PRICE, OPT_NEW_PRICE, false},
    {TN_BATCH_NEW_QUANTITY, OPT_NEW_QUANTITY, false},
};

enum { CELLS = sizeof(cells_of) / sizeof(*cells_of) };

static tni_exit one_change(tni_run *run, tni_workspace *ws, tn_calculator *calculator)
{
    tn_batch_cell cells[TN_BATCH_COLUMNS];
    char error[TN_CHANGE_ERROR];
    const tn_report *report = NULL;
    for (int i = 0; i < TN_BATCH_COLUMNS; i++) {
        cells[i] = (tn_batch_cell){"", 0};
    }
    for (size_t i = 0; i < CELLS; i++) {
        const char *value = tni_args_value(run->args, cells_of[i].option);
        cells[cells_of[i].column] = (tn_batch_cell){value ? value : "", value ? strlen(value) : 0};
    }
    const tn_status status = tni_prorate(ws, calculator, cells, &report, error);
    return status == TN_E_SYNTAX ? tni_misuse(run, "%s", error)
                                 : tni_write_report(run, ws, status, report, false);
}

/* ---- a batch ------------------------------------------------------------------------------- */

static tni_exit batch(tni_run *run, tni_workspace *ws, tn_calculator *calculator, const char *path)
{
    tni_result_stream out;
    if (!tni_stream_begin(run, &out)) {
        return run->ended;
    }
    const tn_status status = tni_prorate_batch(ws, path, calculator, tni_stream_push, &out);
    const tni_exit ended = tni_stream_end(&out, status == TN_OK || status == TN_E_FINDINGS);
    return ended == TNI_EXIT_FINE ? tni_write_findings(run, ws, status) : ended;
}

tni_exit tni_cmd_prorate(tni_run *run)
{
    tni_workspace ws;
    const char *path = tni_args_value(run->args, OPT_BATCH);
    if (run->args->operand_count) {
        return tni_misuse(run, "prorate takes options only: a file of changes is --batch CSV");
    }
    for (size_t i = 0; i < CELLS; i++) {
        const bool given = tni_args_has(run->args, cells_of[i].option);
        const char *name = tni_options[cells_of[i].option].name;
        if (path && given) {
            return tni_misuse(run, "--%s is a column of the file that --batch names", name);
        }
        if (!path && !given && cells_of[i].needed) {
            return tni_misuse(run, "--%s is missing; or --batch CSV", name);
        }
    }
    if (!tni_open(run, path ? 1U << TNI_FORM_CSV : TNI_ALLOW_REPORT, NULL, &ws)) {
        return run->ended;
    }
    tn_calculator *calculator = tni_calculator(&ws, tni_args_value(run->args, OPT_CURRENCY));
    if (!calculator) {
        return tni_write_findings(run, &ws, TN_E_NOMEM);
    }
    return path ? batch(run, &ws, calculator, path) : one_change(run, &ws, calculator);
}
