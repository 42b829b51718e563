/* tenor export: a file as what the table of exports holds of its kind. */
#include <string.h>

#include "app/export.h"
#include "app/journal.h"
#include "app/workspace/price_list.h"
#include "cli/cmd.h"
#include "tenor/workbook.h"

static bool is_internal(const tni_run *run)
{
    const char *reader = tni_args_value(run->args, OPT_FOR);
    return reader && strcmp(reader, "internal") == 0;
}

/* A notice is text of the seller's own; asked for by .txt, by a template, or by nothing else. As a
 * page by .html. */
static bool wants_notice(const tni_run *run, tni_result_form form)
{
    return form == TNI_FORM_HTML || (form == TNI_FORM_TEXT && !tni_args_has(run->args, OPT_FORMAT));
}

/* Options that go together, or not. */
static bool options_fit(tni_run *run, tni_result_form form)
{
    const bool changeset = tni_args_has(run->args, OPT_CHANGESET);
    if (tni_args_has(run->args, OPT_TEMPLATE) && (changeset || !wants_notice(run, form))) {
        tni_misuse(run, "--template is for the notice and the page: write a .txt or .html");
        return false;
    }
    const char *reader = tni_args_value(run->args, OPT_FOR);
    if (reader && strcmp(reader, "buyer") != 0 && strcmp(reader, "internal") != 0) {
        tni_misuse(run, "--for takes buyer or internal here");
        return false;
    }
    if (!changeset &&
        (tni_args_has(run->args, OPT_INTENT) || tni_args_has(run->args, OPT_AGAINST))) {
        tni_misuse(run, "--intent and --against go with --changeset");
        return false;
    }
    return true;
}

static tni_content content_of(const tni_run *run, tni_kind kind, tni_result_form form)
{
    return tni_args_has(run->args, OPT_CHANGESET)              ? TNI_CONTENT_CHANGESET
           : tni_args_has(run->args, OPT_FEED)                 ? TNI_CONTENT_FEED
           : form == TNI_FORM_XLSX                             ? TNI_CONTENT_WORKBOOK
           : kind == TNI_KIND_OFFER && wants_notice(run, form) ? TNI_CONTENT_NOTICE
                                                               : TNI_CONTENT_SHEET;
}

/* There is no such export of a file of this kind. */
static tni_exit refuse(tni_run *run, tni_file_run *f, tni_content content)
{
    if (content == TNI_CONTENT_FEED && f->file->kind == TNI_KIND_CONTRACT) {
        return tni_misuse(run, "a feed is written as .csv or .json");
    }
    if (content == TNI_CONTENT_FEED) {
        return tni_misuse(run, "a feed is of a contract");
    }
    const tni_source_file *d = tni_workspace_load_as(&f->workspace, f->file->path, TNI_KIND_OFFER);
    return tni_write_findings(run, &f->workspace, d ? d->status : TN_E_NOMEM);
}

static tni_exit export_workbook(tni_run *run, tni_file_run *f, const tni_export_options *options)
{
    const char *path = tni_args_value(run->args, OPT_OUTPUT), *reason = "";
    const tn_status status = tni_export_workbook(&f->workspace, f->file, options, path,
                                                 tni_args_has(run->args, OPT_FORCE), &reason);
    return tni_end_workbook(run, &f->workspace, status, status, reason);
}

/* The older version of --against; false: it cannot be used, which ends the run. */
static bool load_against(tni_run *run, tni_file_run *f, const tni_source_file **out)
{
    const char *path = tni_args_value(run->args, OPT_AGAINST);
    const tni_kind kind = f->file->kind;
    *out = path ? tni_load_older(&f->workspace, path, f->file) : NULL;
    return !path || (*out && (*out)->status == TN_OK && (*out)->kind == kind);
}

/* A journal is of any number of contracts. */
static tni_exit export_journal(tni_run *run, tni_result_form form)
{
    const tni_journal_options options = {.layout = tni_args_value(run->args, OPT_LAYOUT),
                                         .from = tni_args_date(run, OPT_FROM_DAY),
                                         .until = tni_args_date(run, OPT_UNTIL),
                                         .usage = tni_args_value(run->args, OPT_USAGE),
                                         .internal = is_internal(run),
                                         .form = form,
                                         .render = tni_render_of(run, false)};
    tni_portfolio_run p;
    tn_buffer text;
    if (options.layout && (form == TNI_FORM_XLSX || form == TNI_FORM_JOURNAL)) {
        return tni_misuse(run, "a layout is written as .csv, .json or .txt");
    }
    if (!tni_begin_portfolio(run, TNI_ALLOW_EXPORT, &p)) {
        return run->ended;
    }
    if (options.layout && !tni_journal_layout_known(&p.workspace, &p.portfolio, options.layout)) {
        return tni_misuse(run,
                          "no layout is called '%s': there are quickbooks, xero, netsuite, "
                          "and those of tenor.ini",
                          options.layout);
    }
    tn_buffer_init(&text, NULL);
    size_t contracts = 0;
    const tn_status status = tni_journal(&p.workspace, &p.portfolio, &options, &text, &contracts);
    if (status == TN_OK && contracts == 0) {
        tn_buffer_done(&text);
        return tni_misuse(run, "a journal is of contracts");
    }
    return tni_write_buffer(run, &p.workspace, status, &text);
}

/* Several offers side by side: what is about one file has no place there. */
static tni_exit export_offers(tni_run *run, tni_result_form form)
{
    static const tni_option_id alone[] = {OPT_CHANGESET, OPT_FEED, OPT_UNTIL, OPT_USAGE};
    const char *const *paths = run->args->operands;
    const size_t count = run->args->operand_count;
    const char *path = tni_args_value(run->args, OPT_OUTPUT), *reason = "";
    tni_export_options options = {.internal = is_internal(run),
                                  .template_path = tni_args_value(run->args, OPT_TEMPLATE),
                                  .language = tni_args_value(run->args, OPT_LANGUAGE),
                                  .render = tni_render_of(run, false)};
    tni_workspace ws;
    tn_buffer text;
    for (size_t i = 0; i < sizeof(alone) / sizeof(*alone); i++) {
        if (tni_args_has(run->args, alone[i])) {
            return tni_misuse(run, "--%s is about one file", tni_options[alone[i]].name);
        }
    }
    if (count > TN_OFFERS_MAX) {
        return tni_misuse(run, "%zu offers, at most %d side by side", count, (int)TN_OFFERS_MAX);
    }
    if (!tni_open(run, TNI_ALLOW_EXPORT, NULL, &ws)) {
        return run->ended;
    }
    if (form == TNI_FORM_XLSX) {
        const tn_status saved = tni_export_offers_workbook(
            &ws, paths, count, &options, path, tni_args_has(run->args, OPT_FORCE), &reason);
        return tni_end_workbook(run, &ws, saved, saved, reason);
    }
    options.render.buyer = !options.internal;
    tn_buffer_init(&text, NULL);
    const tn_status status = tni_export_offers(&ws, paths, count, form, &options, &text);
    return tni_write_buffer(run, &ws, status, &text);
}

tni_exit tni_cmd_export(tni_run *run)
{
    static const tn_intent intents[] = {TN_INTENT_VALIDATE, TN_INTENT_APPLY};
    const unsigned allowed =
        tni_args_has(run->args, OPT_CHANGESET) ? 1U << TNI_FORM_JSON : TNI_ALLOW_EXPORT;
    const char *intent = tni_args_value(run->args, OPT_INTENT);
    tni_file_run f;
    tn_buffer text;
    if (!tni_form_of(run, allowed, &f.form) || !options_fit(run, f.form)) {
        return TNI_EXIT_MISUSE;
    }
    if (tni_args_has(run->args, OPT_LAYOUT) || f.form == TNI_FORM_JOURNAL) {
        return export_journal(run, f.form);
    }
    if (run->args->operand_count == 0) {
        return tni_misuse(run, "which file?");
    }
    if (tni_args_has(run->args, OPT_FROM_DAY)) {
        return tni_misuse(run, "--from is for a journal");
    }
    if (run->args->operand_count > 1) {
        return export_offers(run, f.form);
    }
    if (!tni_begin_file(run, run->args->operands[0], TNI_KIND_UNKNOWN, allowed, &f)) {
        return run->ended;
    }
    const tni_kind kind = f.file->kind;
    const tni_content content = content_of(run, kind, f.form);
    const tni_export_row *row =
        tni_export_find(kind, content, content == TNI_CONTENT_CHANGESET ? TNI_FORM_JSON : f.form);
    tni_export_options options = {.internal = is_internal(run),
                                  .template_path = tni_args_value(run->args, OPT_TEMPLATE),
                                  .language = tni_args_value(run->args, OPT_LANGUAGE),
                                  .until = tni_args_date(run, OPT_UNTIL),
                                  .usage = tni_args_value(run->args, OPT_USAGE),
                                  .render = tni_render_of(run, false)};
    options.intent = intent ? &intents[(intent[0] | 0x20) == 'a'] : NULL;
    options.render.buyer = kind != TNI_KIND_PRODUCT && !options.internal;
    if (!row) {
        return refuse(run, &f, content);
    }
    if (tni_args_has(run->args, OPT_AGAINST) && kind == TNI_KIND_OFFER) {
        return tni_misuse(run, "--against is for the change set of a product");
    }
    if (!load_against(run, &f, &options.against)) {
        return tni_write_findings(run, &f.workspace, TN_E_FINDINGS);
    }
    if (content == TNI_CONTENT_WORKBOOK) {
        return export_workbook(run, &f, &options);
    }
    tn_buffer_init(&text, NULL);
    const tn_status status = tni_export_bytes(&f.workspace, f.file, row, &options, &text);
    return tni_write_buffer(run, &f.workspace, status, &text);
}
