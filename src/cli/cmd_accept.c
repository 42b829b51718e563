/* tenor accept: the contract file that accepting an offer makes, its terms frozen; tenor freeze:
 * the terms of contracts that have none of their own. */
#include <string.h>

#include "app/freeze.h"
#include "cli/cmd.h"

tni_exit tni_cmd_accept(tni_run *run)
{
    tni_file_run f;
    if (run->args->operand_count != 1) {
        return tni_misuse(run, "which offer was accepted?");
    }
    if (!tni_args_has(run->args, OPT_AT)) {
        return tni_misuse(run, "when was it accepted? --at TIME");
    }
    /* What an offer's own rules say of --as-of is no matter any more: it is accepted. */
    return tni_begin_file(run, run->args->operands[0], TNI_KIND_OFFER, TNI_ANY_FORM, &f)
               ? tni_accept_into(run, &f)
               : run->ended;
}

/* One contract's; false: it is not fine, and run->ended says how the run ends. */
static bool freeze_file(tni_run *run, tni_file_run *f, bool write, tn_buffer *text)
{
    const char *reason = "";
    bool written = false;
    const tn_status status = write
                                 ? tni_freeze_write_file(&f->workspace, f->file, &written, &reason)
                                 : tni_freeze_text(&f->workspace, f->file, text);
    if (status == TN_E_WRITE || status == TN_E_CHANGED) {
        run->ended = tni_write_error(run, f->file->path, status, reason);
        return false;
    }
    run->ended = tni_write_findings(run, &f->workspace, status);
    if (status == TN_E_FINDINGS && write) {
        fprintf(run->err, "nothing was written: %s\n", *reason ? reason : "there are errors");
    } else if (status == TN_OK && write && !tni_args_has(run->args, OPT_QUIET)) {
        fprintf(run->err, written ? "wrote [terms] into %s\n" : "%s has its terms already\n",
                tni_shown(run, f->file->shown));
    }
    return status == TN_OK && run->ended == TNI_EXIT_FINE;
}

tni_exit tni_cmd_freeze(tni_run *run)
{
    const tni_args *args = run->args;
    const bool write = tni_args_has(args, OPT_WRITE);
    tni_exit worst = TNI_EXIT_FINE;
    tn_buffer text;
    if (args->operand_count == 0) {
        return tni_misuse(run, "which contracts?");
    }
    tn_buffer_init(&text, NULL);
    for (size_t i = 0; i < args->operand_count; i++) {
        tni_file_run f;
        if (write && strcmp(args->operands[i], "-") == 0) {
            tn_buffer_done(&text);
            return tni_misuse(run, "--write needs a file, not standard input");
        }
        if (!tni_begin_file(run, args->operands[i], TNI_KIND_CONTRACT, TNI_ANY_FORM, &f) ||
            !freeze_file(run, &f, write, &text)) {
            worst = run->ended;
        }
    }
    const tni_exit printed = write ? TNI_EXIT_FINE : tni_write_result(run, &text);
    tn_buffer_done(&text);
    return worst != TNI_EXIT_FINE ? worst : printed;
}
