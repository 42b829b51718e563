/* tenor tui, or tenor alone on a terminal: the terminal program, which main ties in. */
#include "app/terminal.h"
#include "cli/cmd.h"

tni_exit tni_cmd_tui(tni_run *run)
{
    tni_workspace ws;
    if (run->args->operand_count > 1) {
        return tni_misuse(run, "one folder or file at a time");
    }
    if (!tni_open(run, TNI_ANY_FORM, NULL, &ws)) { /* for what --as-of and --policy say */
        return run->ended;
    }
    const tni_terminal terminal = {.path = run->args->operand_count ? run->args->operands[0] : ".",
                                   .options = &ws.options,
                                   .plain = tni_args_has(run->args, OPT_PLAIN),
                                   .ascii = tni_args_has(run->args, OPT_ASCII),
                                   .script = tni_args_value(run->args, OPT_SCRIPT)};
    return (tni_exit)run->terminal(&terminal);
}
