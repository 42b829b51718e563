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

/* What the options say of a price list. False: run->ended says how the run ends. */
static bool price_options(tni_run *run, tni_price_list_options *out)
{
    const char *decimal = tni_args_value(run->args, OPT_DECIMAL);
    size_t count = 0;
    const char *const *maps = tni_args_all(run, OPT_MAP, &count);
    for (size_t i = 0; maps && i < count; i++) {
        if (!strchr(maps[i], '=')) {
            run->ended = tni_misuse(run, "--map '%s' is not Column=key", maps[i]);
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
    run->ended = maps ? TNI_EXIT_FINE : tni_out_of_memory(run);
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

/* --- agreements: of a folder, or one that a contract holds already --- */

/* The files of a new agreement, or the events of one that has changed, where that is wanted. */
static tni_exit save_result(tni_run *run, tni_workspace *ws, tni_import_result *r)
{
    const char *reason = "";
    size_t failed = 0;
    tn_status status = TN_OK;
    if (tni_args_has(run->args, OPT_DRY_RUN)) {
        return TNI_EXIT_FINE;
    }
    if (r->contract && tni_args_has(run->args, OPT_WRITE)) {
        status = tni_import_file_events(ws, r, &reason);
    } else if (r->made_count) {
        status = tni_made_files_save(run->arena, r->made, r->made_count,
                                     tni_args_has(run->args, OPT_FORCE), &failed, &reason);
    }
    if (status == TN_OK) {
        return TNI_EXIT_FINE;
    }
    r->outcome = TNI_IMPORT_REFUSED;
    r->made_count = 0; /* all of them, or none */
    return tni_write_error(run, r->contract ? r->contract->path : r->made[failed].path, status,
                           reason);
}

static tni_exit write_results(tni_run *run, tni_workspace *ws, tn_status status,
                              const tni_import_result *results, size_t count)
{
    const tn_report *report = tni_import_results_report(run->arena, results, count, ws->findings);
    return tni_write_report(run, ws, report ? status : TN_E_NOMEM, report, false);
}

typedef struct result_saving {
    tni_run *run;
    tni_exit ended; /* the first that is not fine */
} result_saving;

static void save_one(void *context, tni_workspace *ws, tni_import_result *result)
{
    result_saving *s = context;
    const tni_exit saved = save_result(s->run, ws, result);
    s->ended = s->ended == TNI_EXIT_FINE ? saved : s->ended;
}

static tni_exit import_folder(tni_run *run, tni_workspace *ws, const tni_import_options *options)
{
    const tni_agreement_files *files = NULL;
    tni_held_agreements held;
    result_saving s = {run, TNI_EXIT_FINE};
    const char *reason = "";
    size_t count = 0;
    tn_status status = tni_import_folder(ws, run->args->operands[0], &files, &count);
    status = status ? status : tni_import_held(ws, options->into, &held);
    tni_import_result *results = tn_arena_take_array(run->arena, count + 1, sizeof(*results));
    if (status != TN_OK || !results) {
        return tni_write_findings(run, ws, status ? status : TN_E_NOMEM);
    }
    if (count && !tni_args_has(run->args, OPT_DRY_RUN)) {
        tni_dir_make(options->into, &reason); /* where it cannot be made, saving is refused */
    }
    status = tni_import_each(ws, files, count, &held, options, (tni_import_saver){save_one, &s},
                             results);
    const tni_exit written = write_results(run, ws, status, results, count);
    return s.ended == TNI_EXIT_FINE ? written : s.ended;
}

static tni_exit import_files(tni_run *run, tni_workspace *ws, const tni_import_options *options)
{
    const tni_agreement_files files = {.paths = run->args->operands,
                                       .count = run->args->operand_count};
    tni_import_result r;
    tni_exit ended = TNI_EXIT_FINE;
    const tn_status status = tni_import_one(ws, &files, NULL, options, &r);
    if (options->one && status == TN_E_RANGE) {
        return tni_misuse(run, "-o takes one product: say a folder with --into for more");
    }
    if (r.contract) {
        r.name = r.contract->contract ? r.contract->contract->agreement.value : NULL;
        ended = status == TN_OK ? save_result(run, ws, &r) : TNI_EXIT_FINE;
        const tni_exit written = write_results(run, ws, status, &r, 1);
        return ended == TNI_EXIT_FINE ? written : ended;
    }
    if (tni_args_has(run->args, OPT_DRY_RUN)) {
        return show_only(run, ws, status, r.made, r.made_count, &r.understood);
    }
    if (status == TN_OK) {
        ended = options->one ? tni_write_bytes(run, tni_args_value(run->args, OPT_OUTPUT),
                                               r.made[0].bytes, r.made[0].size)
                             : save_all(run, r.made, r.made_count);
    }
    const tni_exit found = tni_write_findings(run, ws, status);
    return ended != TNI_EXIT_FINE ? ended : found;
}

tni_exit tni_cmd_import(tni_run *run)
{
    tni_workspace ws;
    const char *into = tni_args_value(run->args, OPT_INTO);
    const bool dry = tni_args_has(run->args, OPT_DRY_RUN);
    const bool named = tni_args_has(run->args, OPT_OUTPUT);
    tni_import_options options = {.into = into ? into : ".",
                                  .one = named,
                                  .product = tni_args_value(run->args, OPT_PRODUCT),
                                  .ended = tni_args_date(run, OPT_ENDED),
                                  .on = tni_args_value(run->args, OPT_ON)};
    if (run->args->operand_count == 0) {
        return tni_misuse(run, "import takes a price list, a change set or an agreement");
    }
    tni_path_kind kind;
    if (!tni_look(run, run->args->operands[0], &kind)) {
        return run->ended;
    }
    const bool folder = kind == TNI_PATH_FOLDER;
    if (folder && run->args->operand_count > 1) {
        return tni_misuse(run, "import takes one folder of agreements at a time");
    }
    if (dry && named) {
        return tni_misuse(run, "--dry-run writes nothing: leave out -o");
    }
    if (!price_options(run, &options.prices) ||
        !tni_open(run, dry || folder ? TNI_ALLOW_REPORT : TNI_ANY_FORM, NULL, &ws)) {
        return run->ended;
    }
    options.one = named && !folder;
    return folder ? import_folder(run, &ws, &options) : import_files(run, &ws, &options);
}
