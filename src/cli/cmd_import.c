/* tenor import: a price list becomes a product file, a change set an offer, a product or both. */
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

static tni_exit save(tni_run *run, const char *path, const char *bytes, size_t size)
{
    const char *into = tni_args_value(run->args, OPT_INTO), *reason = "";
    if (into) {
        tni_dir_make(into, &reason); /* where it cannot be made, saving says so */
    }
    const tni_save save = {
        .path = path, .bytes = bytes, .size = size, .force = tni_args_has(run->args, OPT_FORCE)};
    const tn_status status = tni_file_save(run->arena, &save, NULL, &reason);
    if (status != TN_OK) {
        return tni_not_written(run, path, status, reason);
    }
    fprintf(run->out, "%s\n", path);
    return TNI_EXIT_FINE;
}

/* All of the files, or none of them where one is there already. */
static tni_exit save_all(tni_run *run, const tni_made_file *made, size_t count)
{
    tni_exit ended = TNI_EXIT_FINE;
    for (size_t i = 0; i < count && !tni_args_has(run->args, OPT_FORCE); i++) {
        if (tni_path_exists(made[i].path)) {
            return tni_not_written(run, made[i].path, TN_E_EXISTS, "exists already");
        }
    }
    for (size_t i = 0; i < count && ended == TNI_EXIT_FINE; i++) {
        ended = save(run, made[i].path, made[i].bytes, made[i].size);
    }
    return ended;
}

static tni_exit import_changeset(tni_run *run, tni_workspace *ws, const char *source)
{
    const char *into = tni_args_value(run->args, OPT_INTO);
    const char *named = tni_args_value(run->args, OPT_PRODUCT);
    tni_import import = {.into = into ? into : "."};
    tni_made_file made[TNI_MADE_MAX];
    size_t count = 0;
    if (tni_args_has(run->args, OPT_OUTPUT)) {
        return tni_misuse(run, "a change set becomes several files: say the folder with --into");
    }
    import.product = named ? tni_workspace_load_as(ws, named, TNI_KIND_PRODUCT) : NULL;
    if (named && (!import.product || import.product->status != TN_OK ||
                  import.product->kind != TNI_KIND_PRODUCT)) {
        return tni_put_findings(run, ws, import.product ? TN_E_FINDINGS : TN_E_NOMEM);
    }
    const tn_status status = tni_import_changeset(ws, source, &import, made, &count);
    const tni_exit written = status == TN_OK ? save_all(run, made, count) : TNI_EXIT_FINE;
    const tni_exit found = tni_put_findings(run, ws, status);
    return written != TNI_EXIT_FINE ? written : found;
}

static tni_exit import_prices(tni_run *run, tni_workspace *ws, const char *source)
{
    const tni_import_options wanted = {.title = tni_args_value(run->args, OPT_TITLE),
                                       .category = tni_args_value(run->args, OPT_CATEGORY),
                                       .purchase = tni_args_value(run->args, OPT_PURCHASE),
                                       .currency = tni_args_value(run->args, OPT_CURRENCY)};
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    const tn_status status = tni_import_prices(ws, source, &wanted, &text);
    const char *path = target(run, source);
    tni_exit written = TNI_EXIT_FINE;
    if (status == TN_OK) {
        const bool named = tni_args_has(run->args, OPT_OUTPUT);
        written = named  ? tni_put(run, text.bytes, text.length)
                  : path ? save(run, path, text.bytes, text.length)
                         : TNI_EXIT_BUG;
    }
    tn_buffer_done(&text);
    const tni_exit found = tni_put_findings(run, ws, status);
    return written != TNI_EXIT_FINE ? written : found;
}

tni_exit tni_cmd_import(tni_run *run)
{
    tni_exit ended = TNI_EXIT_FINE;
    tni_workspace ws;
    if (run->args->operand_count != 1) {
        return tni_misuse(run, "import takes one file: a price list or a change set");
    }
    if (!tni_open(run, &ws, &ended)) {
        return ended;
    }
    const char *source = run->args->operands[0];
    return tni_is_json(&ws, source) ? import_changeset(run, &ws, source)
                                    : import_prices(run, &ws, source);
}
