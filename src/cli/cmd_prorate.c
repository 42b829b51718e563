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

static tn_status print_rows(void *context, const char *bytes, size_t size)
{
    return fwrite(bytes, 1, size, context) == size ? TN_OK : TN_E_WRITE;
}

static tn_status save_rows(void *context, const char *bytes, size_t size)
{
    const char *reason = "";
    return tni_output_add(context, bytes, size, &reason);
}

/* Into -o's file, through a temporary one beside it: what is there at the end is whole. */
static tni_exit batch_to_file(tni_run *run, tni_workspace *ws, tn_calculator *calculator,
                              const char *path, const char *output)
{
    tni_output target;
    const char *reason = "no room";
    tn_status status =
        tni_output_begin(run->arena, output, tni_args_has(run->args, OPT_FORCE), &target, &reason);
    if (status != TN_OK) {
        return tni_write_error(run, output, status, reason);
    }
    status = tni_prorate_batch(ws, path, calculator, save_rows, &target);
    if (status != TN_OK && status != TN_E_FINDINGS) {
        tni_output_abandon(&target);
        return status == TN_E_WRITE ? tni_write_error(run, output, status, reason)
                                    : tni_write_findings(run, ws, status);
    }
    const tn_status saved = tni_output_commit(&target, &reason);
    return saved == TN_OK ? tni_write_findings(run, ws, status)
                          : tni_write_error(run, output, saved, reason);
}

static tni_exit batch(tni_run *run, tni_workspace *ws, tn_calculator *calculator, const char *path)
{
    const char *output = tni_args_value(run->args, OPT_OUTPUT);
    if (output && strcmp(output, "-") != 0) {
        return batch_to_file(run, ws, calculator, path, output);
    }
    return tni_write_findings(run, ws,
                              tni_prorate_batch(ws, path, calculator, print_rows, run->out));
}

tni_exit tni_cmd_prorate(tni_run *run)
{
    tni_exit ended = TNI_EXIT_FINE;
    tni_result_form form;
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
    if (!tni_open(run, path ? 1U << TNI_FORM_CSV : TNI_ALLOW_REPORT, &form, &ws, &ended)) {
        return ended;
    }
    tn_calculator *calculator = tni_calculator(&ws, tni_args_value(run->args, OPT_CURRENCY));
    if (!calculator) {
        return tni_write_findings(run, &ws, TN_E_NOMEM);
    }
    return path ? batch(run, &ws, calculator, path) : one_change(run, &ws, calculator);
}
