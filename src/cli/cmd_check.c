/* tenor check: what is wrong with files of any kind. */
#include <string.h>

#include "app/check.h"
#include "app/fix.h"
#include "cli/cmd.h"
#include "tenor/version.h"

static tni_exit list_codes(tni_run *run)
{
    tni_result_form form;
    if (!tni_form_of(run, TNI_ALLOW_REPORT, &form)) {
        return TNI_EXIT_MISUSE;
    }
    if (form != TNI_FORM_TEXT) {
        return tni_write_plain_report(run, tni_codes(run->arena, NULL, 0));
    }
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    for (int i = 0; i < TN_CODE_COUNT; i++) {
        const tn_code_info *c = tn_code_get((tn_code)i);
        tn_buffer_format(&text, "%-9s%-9s%s\n", c->text,
                         tn_severity_name(c->severity[TN_PROFILE_CONSOLE]), c->title);
    }
    const tni_exit status = tni_write_result(run, &text);
    tn_buffer_done(&text);
    return status;
}

static tn_status render(tni_run *run, tni_workspace *ws, tni_result_form form, tn_status checked,
                        tn_buffer *out)
{
    const tn_render_options options = tni_render_of(run, false);
    return form == TNI_FORM_SARIF
               ? tni_findings_sarif(ws, TENOR_VERSION,
                                    tni_status_of(ws, checked) <= TNI_EXIT_FINDINGS, out)
               : tni_findings_bytes(ws, form, &options, out);
}

static void tell_fix(void *context, const char *path, const char *what)
{
    tni_run *run = context;
    if (!tni_args_has(run->args, OPT_QUIET)) {
        fprintf(run->err, "check: %s: %s\n", tni_shown(run, path), tni_shown(run, what));
    }
}

/* Makes the safe fixes; false: run->ended says how the run ends. */
static bool fix(tni_run *run, tni_workspace *ws)
{
    const tni_args *args = run->args;
    const char *failed = NULL, *reason = "";
    const tn_status status =
        tni_fix_files(ws, args->operands, args->operand_count, tell_fix, run, &failed, &reason);
    if (status == TN_E_NOMEM) {
        run->ended = tni_out_of_memory(run);
    } else if (failed) {
        run->ended = tni_write_error(run, failed, status, reason);
    }
    return status != TN_E_NOMEM && !failed; /* what cannot be read, the check will say */
}

static tni_gate gate_of(const char *reader)
{
    return !reader                            ? TNI_GATE_NONE
           : strcmp(reader, "changeset") == 0 ? TNI_GATE_CHANGESET
           : strcmp(reader, "listing") == 0   ? TNI_GATE_LISTING
                                              : TNI_GATE_NONE;
}

tni_exit tni_cmd_check(tni_run *run)
{
    const tni_args *args = run->args;
    const char *against = tni_args_value(args, OPT_AGAINST),
               *reader = tni_args_value(args, OPT_FOR);
    const tni_check_options options = {.against = against, .gate = gate_of(reader)};
    tni_result_form form = TNI_FORM_TEXT;
    tni_exit status = TNI_EXIT_FINE;
    tni_workspace ws;
    tn_buffer bytes;
    tni_checked looked;
    if (tni_args_has(args, OPT_LIST_CODES)) {
        return list_codes(run);
    }
    if (args->operand_count == 0) {
        return tni_misuse(run, "which file?");
    }
    if (args->operand_count > 1 && against) {
        return tni_misuse(run, "--against compares one file with its older version");
    }
    if (reader && options.gate == TNI_GATE_NONE) {
        return tni_misuse(run, "--for takes changeset or listing here");
    }
    for (size_t i = 0; tni_args_has(args, OPT_FIX) && i < args->operand_count; i++) {
        if (strcmp(args->operands[i], "-") == 0) {
            return tni_misuse(run, "--fix changes files, not standard input");
        }
    }
    if (!tni_open(run, TNI_ALLOW_FINDINGS, &form, &ws)) {
        return run->ended;
    }
    if (tni_args_has(args, OPT_FIX) && !fix(run, &ws)) {
        return run->ended;
    }
    const tn_status checked =
        tni_check_files(&ws, args->operands, args->operand_count, &options, &looked);
    tn_buffer_init(&bytes, NULL);
    const tn_status rendered = render(run, &ws, form, checked, &bytes);
    status = rendered == TN_OK ? tni_write_result(run, &bytes) : tni_out_of_memory(run);
    tn_buffer_done(&bytes);
    fflush(run->out);
    if (looked.files == 0 &&
        checked == TN_OK) { /* also with -q: it would pass for a clean workspace */
        fprintf(run->err, "check: nothing to check: no .ini file in '%s'\n",
                tni_shown(run, args->operands[0]));
        return status;
    }
    const char *subject = tn_arena_format(
        run->arena, looked.allowed ? "check: %zu file%s, %zu allowed" : "check: %zu file%s",
        looked.files, looked.files == 1 ? "" : "s", looked.allowed);
    tni_write_summary(run, &ws, subject ? subject : "check");
    status = status != TNI_EXIT_FINE ? status : tni_status_of(&ws, checked);
    const bool strict = tni_args_has(args, OPT_STRICT) && ws.findings &&
                        tn_findings_of(ws.findings, TN_WARNING) > 0;
    return status == TNI_EXIT_FINE && strict ? TNI_EXIT_FINDINGS : status;
}
