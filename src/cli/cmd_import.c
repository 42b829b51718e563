/* tenor import: a price list becomes a product file, a change set an offer, a product or both. */
#include <string.h>

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

/* What the options say of a price list. False: wrong usage, and it was said. */
static bool price_options(tni_run *run, tni_price_list_options *out, tni_exit *ended)
{
    const char *decimal = tni_args_value(run->args, OPT_DECIMAL);
    size_t count = 0;
    const char *const *maps = tni_args_all(run, OPT_MAP, &count);
    for (size_t i = 0; maps && i < count; i++) {
        if (!strchr(maps[i], '=')) {
            *ended = tni_misuse(run, "--map '%s' is not Column=key", maps[i]);
            return false;
        }
    }
    *out = (tni_price_list_options){.title = tni_args_value(run->args, OPT_TITLE),
                                    .category = tni_args_value(run->args, OPT_CATEGORY),
                                    .purchase = tni_args_value(run->args, OPT_PURCHASE),
                                    .currency = tni_args_value(run->args, OPT_CURRENCY),
                                    .encoding = tni_args_value(run->args, OPT_ENCODING),
                                    .table = {.maps = maps,
                                              .map_count = count,
                                              .sheet = tni_args_value(run->args, OPT_SHEET),
                                              .decimal = decimal ? *decimal : '\0'}};
    *ended = maps ? TNI_EXIT_FINE : tni_out_of_memory(run);
    return maps != NULL;
}

/* What would be written, and what was understood of a price list. */
static tni_exit show_only(tni_run *run, tni_workspace *ws, tn_status status,
                          const tni_made_file *made, size_t count,
                          const tni_price_table *understood)
{
    if (understood->column_count) {
        const tn_report *report = tni_import_report(run->arena, understood, ws->findings);
        return tni_write_report(run, ws, report || status ? TN_OK : TN_E_NOMEM, report, false);
    }
    for (size_t i = 0; status == TN_OK && i < count; i++) {
        fprintf(run->out, "%s\n", tni_shown(run, made[i].path));
    }
    return tni_write_findings(run, ws, status);
}

tni_exit tni_cmd_import(tni_run *run)
{
    tni_exit ended = TNI_EXIT_FINE;
    tni_workspace ws;
    const char *into = tni_args_value(run->args, OPT_INTO);
    const bool dry = tni_args_has(run->args, OPT_DRY_RUN);
    const bool named = tni_args_has(run->args, OPT_OUTPUT);
    tni_import_options options = {
        .into = into ? into : ".", .one = named, .product = tni_args_value(run->args, OPT_PRODUCT)};
    tni_made_file made[TNI_MADE_MAX];
    tni_price_table understood;
    size_t count = 0;
    if (run->args->operand_count == 0) {
        return tni_misuse(run, "import takes a price list, a change set or an agreement");
    }
    options.more = run->args->operands + 1;
    options.more_count = run->args->operand_count - 1;
    options.ended = tni_args_date(run, OPT_ENDED);
    tni_result_form form;
    if (dry && tni_args_has(run->args, OPT_OUTPUT)) {
        return tni_misuse(run, "--dry-run writes nothing: leave out -o");
    }
    if (!price_options(run, &options.prices, &ended) ||
        !tni_open(run, dry ? TNI_ALLOW_REPORT : TNI_ANY_FORM, &form, &ws, &ended)) {
        return ended;
    }
    const tn_status status =
        tni_import(&ws, run->args->operands[0], &options, made, &count, &understood);
    if (named && status == TN_E_RANGE) {
        return tni_misuse(run, "a change set becomes several files: say the folder with --into");
    }
    if (dry) {
        return show_only(run, &ws, status, made, count, &understood);
    }
    if (status == TN_OK) {
        ended = named ? tni_write_bytes(run, tni_args_value(run->args, OPT_OUTPUT), made[0].bytes,
                                        made[0].size)
                      : save_all(run, made, count);
    }
    const tni_exit found = tni_write_findings(run, &ws, status);
    return ended != TNI_EXIT_FINE ? ended : found;
}
