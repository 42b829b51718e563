/* tenor import: a price list becomes a product file, a change set an offer, a product or both. */
#include "app/import.h"
#include "cli/cmd.h"

/* All of the files, or none of them. */
static tni_exit save_all(tni_run *run, const tni_made_file *made, size_t count)
{
    const char *into = tni_args_value(run->args, OPT_INTO), *reason = "";
    size_t failed = 0;
    if (into) {
        tni_dir_make(into, &reason); /* where it cannot be made, saving is refused */
    }
    const tn_status status = tni_made_files_save(
        run->arena, made, count, tni_args_has(run->args, OPT_FORCE), &failed, &reason);
    if (status != TN_OK) {
        return tni_write_error(run, made[failed].path, status, reason);
    }
    for (size_t i = 0; i < count; i++) {
        fprintf(run->out, "%s\n", tni_shown(run, made[i].path));
    }
    return TNI_EXIT_FINE;
}

tni_exit tni_cmd_import(tni_run *run)
{
    tni_exit ended = TNI_EXIT_FINE;
    tni_workspace ws;
    const char *into = tni_args_value(run->args, OPT_INTO);
    const bool named = tni_args_has(run->args, OPT_OUTPUT);
    const tni_import_options options = {
        .into = into ? into : ".",
        .one = named,
        .product = tni_args_value(run->args, OPT_PRODUCT),
        .prices = {.title = tni_args_value(run->args, OPT_TITLE),
                   .category = tni_args_value(run->args, OPT_CATEGORY),
                   .purchase = tni_args_value(run->args, OPT_PURCHASE),
                   .currency = tni_args_value(run->args, OPT_CURRENCY)}};
    tni_made_file made[TNI_MADE_MAX];
    size_t count = 0;
    if (run->args->operand_count != 1) {
        return tni_misuse(run, "import takes one file: a price list or a change set");
    }
    if (!tni_open(run, TNI_ANY_FORM, NULL, &ws, &ended)) {
        return ended;
    }
    const tn_status status = tni_import(&ws, run->args->operands[0], &options, made, &count);
    if (named && status == TN_E_RANGE) {
        return tni_misuse(run, "a change set becomes several files: say the folder with --into");
    }
    if (status == TN_OK) {
        ended = named ? tni_write_bytes(run, tni_args_value(run->args, OPT_OUTPUT), made[0].bytes,
                                        made[0].size)
                      : save_all(run, made, count);
    }
    const tni_exit found = tni_write_findings(run, &ws, status);
    return ended != TNI_EXIT_FINE ? ended : found;
}
