/* tenor import: a price list becomes a product file. */
#include <string.h>

#include "cli/output.h"

/* "x/prices.csv" -> "DIR/prices.product.ini". */
static const char *target(tni_run *run, const char *source)
{
    const char *into = tni_args_value(run->args, OPT_INTO);
    const char *name = strcmp(source, "-") == 0 ? "imported" : tni_path_name(source);
    const char *dot = strchr(name, '.');
    const size_t length = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    const char *file = tn_arena_format(run->arena, "%.*s.product.ini", (int)length, name);
    return file ? tni_path_join(run->arena, into ? into : ".", file) : NULL;
}

static tni_exit save(tni_run *run, const char *path, const tn_buffer *text)
{
    const char *into = tni_args_value(run->args, OPT_INTO), *reason = "";
    if (into) {
        tni_dir_make(into, &reason); /* where it cannot be made, saving says so */
    }
    const tni_save save = {.path = path,
                           .bytes = text->bytes,
                           .size = text->length,
                           .force = tni_args_has(run->args, OPT_FORCE)};
    const tn_status status = tni_file_save(run->arena, &save, NULL, &reason);
    if (status != TN_OK) {
        return tni_not_written(run, path, status, reason);
    }
    fprintf(run->out, "%s\n", path);
    return TNI_EXIT_FINE;
}

tni_exit tni_cmd_import(tni_run *run)
{
    tni_exit ended = TNI_EXIT_FINE;
    tni_workspace ws;
    if (run->args->operand_count != 1) {
        return tni_usage(run, "import takes one price list");
    }
    if (!tni_open(run, &ws, &ended)) {
        return ended;
    }
    const char *source = run->args->operands[0];
    const tni_import_options wanted = {.title = tni_args_value(run->args, OPT_TITLE),
                                       .category = tni_args_value(run->args, OPT_CATEGORY),
                                       .purchase = tni_args_value(run->args, OPT_PURCHASE),
                                       .currency = tni_args_value(run->args, OPT_CURRENCY)};
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    const tn_status status = tni_import_prices(&ws, source, &wanted, &text);
    const char *path = target(run, source);
    tni_exit written = TNI_EXIT_FINE;
    if (status == TN_OK) {
        const bool named = tni_args_has(run->args, OPT_OUTPUT);
        written = named  ? tni_put(run, text.bytes, text.length)
                  : path ? save(run, path, &text)
                         : TNI_EXIT_BUG;
    }
    tn_buffer_done(&text);
    const tni_exit found = tni_put_findings(run, &ws, status);
    return written != TNI_EXIT_FINE ? written : found;
}
