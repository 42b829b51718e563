/* tenor book: a portfolio as one file, from folders and back. */
#include <string.h>

#include "app/portfolio_db.h"
#include "cli/cmd.h"
#include "host/portfolio_db.h"

static tni_exit load(tni_run *run, tni_workspace *ws)
{
    const tni_db_load_options options = {.db = run->args->operands[1],
                                         .folders = run->args->operands + 2,
                                         .folder_count = run->args->operand_count - 2,
                                         .usage = tni_args_value(run->args, OPT_USAGE),
                                         .force = tni_args_has(run->args, OPT_FORCE)};
    const char *reason = "";
    size_t files = 0;
    bool written = false;
    const tn_status status = tni_db_load(ws, &options, &written, &files, &reason);
    if (status == TN_E_WRITE || status == TN_E_EXISTS) {
        return tni_write_error(run, options.db, status, reason);
    }
    const tni_exit found = tni_write_findings(run, ws, status);
    if (written && !tni_args_has(run->args, OPT_QUIET)) {
        fprintf(run->err, "wrote %s: %zu file%s\n", tni_shown(run, options.db), files,
                files == 1 ? "" : "s");
    }
    return found;
}

static tni_exit dump(tni_run *run, tni_workspace *ws)
{
    const char *folder = run->args->operands[2], *reason = "";
    size_t files = 0;
    const tn_status status = tni_db_dump(ws, run->args->operands[1], folder, &files, &reason);
    if (status == TN_E_WRITE || status == TN_E_EXISTS) {
        return tni_write_error(run, folder, status, reason);
    }
    if (status == TN_OK && !tni_args_has(run->args, OPT_QUIET)) {
        fprintf(run->err, "wrote %s: %zu file%s\n", tni_shown(run, folder), files,
                files == 1 ? "" : "s");
    }
    return tni_write_findings(run, ws, status);
}

tni_exit tni_cmd_book(tni_run *run)
{
    const tni_args *args = run->args;
    const char *what = args->operand_count ? args->operands[0] : "";
    const bool is_load = strcmp(what, "load") == 0, is_dump = strcmp(what, "dump") == 0;
    const bool is_info = strcmp(what, "info") == 0;
    tni_workspace ws;
    if ((is_load && args->operand_count < 3) || (is_dump && args->operand_count != 3) ||
        (is_info && args->operand_count != 2) || !(is_load || is_dump || is_info)) {
        return tni_misuse(run, "book takes load BOOK DIR…, dump BOOK DIR, or info BOOK");
    }
    const size_t length = strlen(args->operands[1]);
    if (length < 4 || strcmp(args->operands[1] + length - 3, ".db") != 0) {
        return tni_misuse(run, "'%s' is no name of a book: it ends in .db",
                          tni_shown(run, args->operands[1]));
    }
    if (!tni_open(run, TNI_ALLOW_REPORT, NULL, &ws)) {
        return run->ended;
    }
    if (is_info) {
        const tn_report *report = NULL;
        const tn_status status = tni_db_info(&ws, args->operands[1], &report);
        return tni_write_report(run, &ws, status, report, false);
    }
    return is_load ? load(run, &ws) : dump(run, &ws);
}
