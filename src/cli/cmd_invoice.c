/* tenor invoice: a contract's invoices and credit notes, line by line, or the register of many. */
#include <string.h>

#include "app/register.h"
#include "app/show.h"
#include "cli/cmd.h"

static tn_document_kind kind_of(const char *word)
{
    int kind = 0;
    while (word && kind < TN_DOCUMENT_KINDS &&
           strcmp(word, tn_document_kind_name((tn_document_kind)kind)) != 0) {
        kind++;
    }
    return word ? (tn_document_kind)kind : TN_DOCUMENT_KINDS;
}

static tni_exit write_register(tni_run *run, tni_portfolio_run *p)
{
    const tni_register_options options = {.rows = run->rows,
                                          .until = tni_args_date(run, OPT_UNTIL),
                                          .from = tni_args_date(run, OPT_FROM_DAY),
                                          .usage = tni_args_value(run->args, OPT_USAGE),
                                          .kind = kind_of(tni_args_value(run->args, OPT_KIND))};
    const char *path = tni_args_value(run->args, OPT_OUTPUT), *reason = "";
    const tn_register *list = NULL;
    const tn_status status = tni_register(&p->workspace, &p->portfolio, &options, &list);
    if (!list) {
        return status == TN_OK ? tni_misuse(run, "there is no contract to invoice")
                               : tni_write_findings(run, &p->workspace, status);
    }
    if (p->form != TNI_FORM_XLSX) {
        return tni_write_report(run, &p->workspace, status,
                                tni_register_report(&p->workspace, list, run->rows), false);
    }
    const tn_status saved =
        tni_register_workbook(&p->workspace, &p->portfolio, list, run->rows, path,
                              tni_args_has(run->args, OPT_FORCE), &reason);
    return tni_end_workbook(run, &p->workspace, saved == TN_OK ? status : saved, saved, reason);
}

tni_exit tni_cmd_invoice(tni_run *run)
{
    const tni_args *args = run->args;
    const char *path = args->operand_count ? args->operands[0] : "";
    tni_path_kind kind;
    if (!tni_look(run, path, &kind)) {
        return run->ended;
    }
    if (args->operand_count > 1 || tni_args_has(args, OPT_KIND) ||
        tni_args_has(args, OPT_FROM_DAY) || kind == TNI_PATH_FOLDER ||
        (kind == TNI_PATH_FILE && tni_path_ends(path, ".db"))) {
        tni_portfolio_run p;
        return tni_begin_portfolio(run, TNI_ALLOW_BOOK, &p) ? write_register(run, &p) : run->ended;
    }
    tni_file_run f;
    const tn_report *report = NULL;
    if (!tni_begin_contract(run, TNI_ALLOW_REPORT, &f)) {
        return run->ended;
    }
    const tn_status status = tni_invoice(&f.workspace, f.file, tni_args_date(run, OPT_UNTIL),
                                         tni_args_value(args, OPT_USAGE), &report);
    return tni_write_report(run, &f.workspace, status, report, false);
}
