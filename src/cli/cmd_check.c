/* tenor check: what is wrong with files of any kind. */
#include "app/check.h"
#include "cli/cmd.h"
#include "tenor/reports.h"
#include "tenor/version.h"

static tni_exit list_codes(tni_run *run)
{
    tni_form form;
    if (!tni_form_of(run, TNI_ALLOW_REPORT, &form)) {
        return TNI_EXIT_MISUSE;
    }
    if (form != TNI_FORM_TEXT) {
        return tni_put_plain(run, tn_codes_report(run->arena, NULL, 0));
    }
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    for (int i = 0; i < TN_CODE_COUNT; i++) {
        const tn_code_info *c = tn_code_get((tn_code)i);
        tn_buffer_format(&text, "%-9s%-9s%s\n", c->text,
                         tn_severity_name(c->severity[TN_PROFILE_CONSOLE]), c->title);
    }
    const tni_exit status = tni_put(run, text.bytes, text.length);
    tn_buffer_done(&text);
    return status;
}

/* The worst of what happened; files that are not understood have said so in their findings. */
static void note(tn_status *status, tn_status one)
{
    if (one == TN_E_NOMEM || one == TN_E_READ) {
        *status = one;
    }
}

static tn_status check_one(tni_workspace *ws, const char *path, const char *against)
{
    tni_source_file *d = tni_check(ws, path);
    if (!d) {
        return TN_E_NOMEM;
    }
    const tn_status status = against ? tni_check_against(ws, d, against) : TN_OK;
    return d->status != TN_OK ? d->status : status;
}

static tn_status check_all(tni_run *run, tni_workspace *ws, size_t *files)
{
    const char *against = tni_args_value(run->args, OPT_AGAINST);
    tn_status status = TN_OK;
    for (size_t i = 0; i < run->args->operand_count; i++) {
        const char *path = run->args->operands[i];
        const char *const *paths = &path;
        size_t count = 1;
        if (tni_path_is_folder(path)) {
            count = 0;
            note(&status, tni_workspace_list(ws, path, &paths, &count));
        }
        for (size_t n = 0; n < count; n++) {
            note(&status, check_one(ws, paths[n], against));
            ++*files;
        }
    }
    return status;
}

static tn_status render(tni_run *run, tni_workspace *ws, tni_form form, tn_status checked,
                        tn_buffer *out)
{
    const tn_render_options options = tni_render_of(run, false);
    switch (form) {
    case TNI_FORM_JSON:
        return tn_findings_render_json(ws->findings, out);
    case TNI_FORM_SARIF:
        return tn_findings_render_sarif(ws->findings, TENOR_VERSION,
                                        tni_status_of(ws, checked) <= TNI_EXIT_FINDINGS, out);
    case TNI_FORM_TEXT:
    case TNI_FORM_CSV:
    case TNI_FORM_JOURNAL:
    case TNI_FORM_XLSX:
        break;
    }
    return tn_findings_render_text(ws->findings, &options, tni_workspace_line, ws, out);
}

tni_exit tni_cmd_check(tni_run *run)
{
    tni_form form = TNI_FORM_TEXT;
    tni_exit status = TNI_EXIT_FINE;
    tni_workspace ws;
    size_t files = 0;
    if (tni_args_has(run->args, OPT_LIST_CODES)) {
        return list_codes(run);
    }
    if (run->args->operand_count == 0) {
        return tni_misuse(run, "which file?");
    }
    if (run->args->operand_count > 1 && tni_args_has(run->args, OPT_AGAINST)) {
        return tni_misuse(run, "--against compares one file with its older version");
    }
    if (!tni_form_of(run, TNI_ALLOW_FINDINGS, &form)) {
        return TNI_EXIT_MISUSE;
    }
    if (!tni_open(run, &ws, &status)) {
        return status;
    }
    const tn_status checked = check_all(run, &ws, &files);
    tn_buffer bytes;
    tn_buffer_init(&bytes, NULL);
    tn_findings_sort(ws.findings);
    const tn_status rendered = render(run, &ws, form, checked, &bytes);
    status = rendered == TN_OK ? tni_put(run, bytes.bytes, bytes.length) : TNI_EXIT_BUG;
    tn_buffer_done(&bytes);
    fflush(run->out);
    const char *subject =
        tn_arena_format(run->arena, "check: %zu file%s", files, files == 1 ? "" : "s");
    tni_summary(run, &ws, subject ? subject : "check");
    return status != TNI_EXIT_FINE ? status : tni_status_of(&ws, checked);
}
