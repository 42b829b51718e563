/* Results on standard output or into a file, findings and progress on standard error. */
#include "cli/output.h"

#include <stdlib.h>
#include <string.h>

#include "app/workbook.h"

#include "tenor/text.h"

static const char *shown(tni_run *run, const char *text)
{
    const char *safe = tn_text_display(run->arena, text, strlen(text));
    return safe ? safe : "";
}

bool tni_open(tni_run *run, tni_workspace *out, tni_exit *out_status)
{
    tni_workspace_options options = {.policy = tni_args_value(run->args, OPT_POLICY)};
    tn_date day;
    const char *as_of = tni_args_value(run->args, OPT_AS_OF);
    if (as_of) {
        const tn_status read = strcmp(as_of, "today") == 0
                                   ? tni_clock_today(&day)
                                   : tn_date_parse(as_of, strlen(as_of), &day);
        tn_date *copy = tn_arena_take(run->arena, sizeof(*copy));
        if (read == TN_OK && copy) {
            *copy = day;
            options.as_of = copy;
        }
    }
    const char *profile = tni_args_value(run->args, OPT_PROFILE);
    static const tn_profile profiles[] = {TN_PROFILE_CONSOLE, TN_PROFILE_CATALOG_API};
    if (profile) {
        options.profile = &profiles[strcmp(profile, "catalog-api") == 0];
    }
    const tn_status status = tni_workspace_open(run->arena, &options, out);
    if (status != TN_OK) {
        *out_status = tni_put_findings(run, out, status);
        return false;
    }
    tn_policy policy;
    size_t offset = 0, length = 0;
    if (options.policy && tn_policy_parse(out->tables->policies, out->tables->policy_count,
                                          options.policy, &policy, &offset, &length) != TN_OK) {
        *out_status = tni_misuse(run,
                                 "'%s' is no value of --policy: '%.*s' is no preset, nor a key "
                                 "or value of one",
                                 shown(run, options.policy), (int)length, options.policy + offset);
        return false;
    }
    return true;
}

static const struct {
    const char *word, *extension;
    tni_form form;
    const char *command; /* the one that makes it; NULL: many do */
} forms[] = {{"table", ".txt", TNI_FORM_TEXT, NULL},
             {"csv", ".csv", TNI_FORM_CSV, NULL},
             {"json", ".json", TNI_FORM_JSON, NULL},
             {"sarif", ".sarif", TNI_FORM_SARIF, "check"},
             {"journal", ".journal", TNI_FORM_JOURNAL, "export"},
             {NULL, ".xlsx", TNI_FORM_XLSX, "export"}};

enum { FORMS = sizeof(forms) / sizeof(*forms) };

bool tni_form_of(tni_run *run, unsigned allowed, tni_form *out)
{
    const char *word = tni_args_value(run->args, OPT_FORMAT);
    const char *file = tni_args_value(run->args, OPT_OUTPUT);
    const char *name = file ? tni_path_name(file) : "";
    const char *dot = strrchr(name, '.');
    const bool by_name = !word && file && strcmp(file, "-") != 0;
    const char *other = NULL;
    *out = TNI_FORM_TEXT;
    if (!word && !by_name) {
        return true;
    }
    for (size_t i = 0; i < FORMS; i++) {
        const bool match = by_name ? dot && strcmp(dot, forms[i].extension) == 0
                                   : forms[i].word && strcmp(word, forms[i].word) == 0;
        if (match && (allowed & 1U << forms[i].form)) {
            *out = forms[i].form;
            return true;
        }
        other = match ? forms[i].command : other;
    }
    char can[64] = "";
    for (size_t i = 0; i < FORMS; i++) {
        if (allowed & 1U << forms[i].form && (by_name || forms[i].word)) {
            snprintf(can + strlen(can), sizeof(can) - strlen(can), " %s",
                     by_name ? forms[i].extension : forms[i].word);
        }
    }
    tni_misuse(run, "'%s' cannot write '%s': it writes%s%s%s%s", run->command->name,
               shown(run, by_name ? file : word), can, other ? "; that is made by 'tenor " : "",
               other ? other : "", other ? "'" : "");
    return false;
}

static bool wants_color(const tni_run *run, bool on_stderr)
{
    const char *when = tni_args_value(run->args, OPT_COLOR);
    if (when && strcmp(when, "auto") != 0) {
        return strcmp(when, "always") == 0;
    }
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    return !(no && *no) && term && *term && strcmp(term, "dumb") != 0 &&
           tni_terminal_width(on_stderr ? 2 : 1) > 0;
}

/* The first of the three that is set decides, as in every libc. */
static bool locale_is_utf8(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        const char *value = getenv(names[i]);
        if (value && *value) {
            return strstr(value, "UTF-8") || strstr(value, "utf8") || strstr(value, "utf-8") ||
                   strstr(value, "UTF8");
        }
    }
    return false;
}

tn_render_options tni_render_of(const tni_run *run, bool on_stderr)
{
    const bool to_file = !on_stderr && tni_args_has(run->args, OPT_OUTPUT);
    return (tn_render_options){.explain = tni_args_has(run->args, OPT_EXPLAIN),
                               .ascii = !locale_is_utf8(),
                               .color = !to_file && wants_color(run, on_stderr),
                               .width_cells = to_file ? 0 : tni_terminal_width(on_stderr ? 2 : 1)};
}

tni_exit tni_put(tni_run *run, const char *bytes, size_t size)
{
    return tni_put_at(run, tni_args_value(run->args, OPT_OUTPUT), bytes, size);
}

tni_exit tni_put_at(tni_run *run, const char *path, const char *bytes, size_t size)
{
    if (!path || strcmp(path, "-") == 0) {
        fwrite(bytes ? bytes : "", 1, size, run->out);
        return TNI_EXIT_FINE; /* whether it arrived is asked once, at the end */
    }
    const tni_save save = {.path = path,
                           .bytes = bytes ? bytes : "",
                           .size = size,
                           .force = tni_args_has(run->args, OPT_FORCE)};
    const char *reason = "";
    const tn_status status = tni_file_save(run->arena, &save, NULL, &reason);
    if (status != TN_OK) {
        return tni_not_written(run, path, status, reason);
    }
    if (!tni_args_has(run->args, OPT_QUIET)) {
        fprintf(run->err, "wrote %s\n", shown(run, path));
    }
    return TNI_EXIT_FINE;
}

tni_exit tni_status_of(const tni_workspace *ws, tn_status status)
{
    switch (status) {
    case TN_E_READ:
        return TNI_EXIT_INPUT;
    case TN_E_WRITE:
    case TN_E_EXISTS:
    case TN_E_CHANGED:
        return TNI_EXIT_OUTPUT;
    case TN_E_BUG:
    case TN_E_NOMEM:
        return TNI_EXIT_BUG;
    case TN_OK:
    case TN_E_SYNTAX:
    case TN_E_RANGE:
    case TN_E_FINDINGS:
        break;
    }
    for (const tni_source_file *d = ws->documents; d; d = d->next) {
        if (d->status == TN_E_READ) {
            return TNI_EXIT_INPUT;
        }
    }
    return status != TN_OK || tn_findings_of(ws->findings, TN_ERROR) ? TNI_EXIT_FINDINGS
                                                                     : TNI_EXIT_FINE;
}

void tni_summary(tni_run *run, const tni_workspace *ws, const char *subject)
{
    const size_t errors = tn_findings_of(ws->findings, TN_ERROR) + run->unwritten;
    const size_t warnings = tn_findings_of(ws->findings, TN_WARNING);
    if (!tni_args_has(run->args, OPT_QUIET)) {
        fprintf(run->err, "%s: %zu error%s, %zu warning%s\n", subject, errors,
                errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
    }
}

tni_exit tni_put_findings(tni_run *run, tni_workspace *ws, tn_status status)
{
    if (ws->findings && tn_findings_count(ws->findings)) {
        const tn_render_options options = tni_render_of(run, true);
        tn_buffer text;
        tn_buffer_init(&text, NULL);
        tn_findings_sort(ws->findings);
        tn_findings_render_text(ws->findings, &options, tni_workspace_line, ws, &text);
        fflush(run->out);
        fwrite(text.bytes ? text.bytes : "", 1, text.length, run->err);
        tn_buffer_done(&text);
    }
    if (ws->findings && run->unwritten + tn_findings_of(ws->findings, TN_ERROR) +
                            tn_findings_of(ws->findings, TN_WARNING)) {
        tni_summary(run, ws, run->command->name);
    }
    if (status == TN_E_NOMEM) {
        fputs("tenor: out of memory\n", run->err);
    }
    return ws->findings ? tni_status_of(ws, status) : TNI_EXIT_BUG;
}

/* Renders and writes; *status is that of rendering. */
static tni_exit put_rendered(tni_run *run, const tn_report *report, bool buyer, tn_status *status)
{
    tni_form form = TNI_FORM_TEXT;
    if (!tni_form_of(run, TNI_ALLOW_REPORT, &form)) {
        return TNI_EXIT_MISUSE;
    }
    tn_render_options options = tni_render_of(run, false);
    options.buyer = buyer;
    tn_buffer bytes;
    tn_buffer_init(&bytes, NULL);
    switch (form) {
    case TNI_FORM_TEXT:
    case TNI_FORM_SARIF:
    case TNI_FORM_JOURNAL:
    case TNI_FORM_XLSX:
        *status = tn_report_render_text(report, &options, &bytes);
        break;
    case TNI_FORM_CSV:
        *status = tn_report_render_csv(report, &options, &bytes);
        break;
    case TNI_FORM_JSON:
        *status = tn_report_render_json(report, &options, &bytes);
        break;
    }
    const tni_exit written =
        *status == TN_OK ? tni_put(run, bytes.bytes, bytes.length) : TNI_EXIT_FINE;
    tn_buffer_done(&bytes);
    return written;
}

tni_exit tni_put_report(tni_run *run, tni_workspace *ws, const tn_report *report, bool buyer)
{
    tn_status status = report ? TN_OK : TN_E_NOMEM;
    const tni_exit written = report ? put_rendered(run, report, buyer, &status) : TNI_EXIT_FINE;
    if (written == TNI_EXIT_MISUSE) {
        return written;
    }
    const tni_exit found = tni_put_findings(run, ws, status);
    return written != TNI_EXIT_FINE ? written : found;
}

tni_exit tni_put_plain(tni_run *run, const tn_report *report)
{
    tn_status status = report ? TN_OK : TN_E_NOMEM;
    const tni_exit written = report ? put_rendered(run, report, false, &status) : TNI_EXIT_FINE;
    if (status != TN_OK) {
        fputs("tenor: out of memory\n", run->err);
        return TNI_EXIT_BUG;
    }
    return written;
}

tni_exit tni_put_workbook(tni_run *run, tni_workspace *ws, const tn_workbook *book)
{
    const char *path = tni_args_value(run->args, OPT_OUTPUT), *reason = "";
    const tn_status status =
        book ? tni_workbook_save(ws, book, path, tni_args_has(run->args, OPT_FORCE), &reason)
             : TN_E_NOMEM;
    if (status == TN_E_NOMEM) {
        return tni_put_findings(run, ws, status);
    }
    if (status == TN_OK && !tni_args_has(run->args, OPT_QUIET)) {
        fprintf(run->err, "wrote %s\n", shown(run, path));
    }
    const tni_exit written =
        status == TN_OK ? TNI_EXIT_FINE : tni_not_written(run, path, status, reason);
    const tni_exit found = tni_put_findings(run, ws, TN_OK);
    return written != TNI_EXIT_FINE ? written : found;
}

tni_exit tni_not_written(tni_run *run, const char *path, tn_status status, const char *reason)
{
    const tn_code code = status == TN_E_EXISTS    ? TN_FIL_EXISTS
                         : status == TN_E_CHANGED ? TN_FIL_CHANGED
                                                  : TN_FIL_UNWRITABLE;
    if (status == TN_E_NOMEM) {
        reason = "out of memory";
    }
    const bool said = reason && *reason;
    const tn_allocator memory = tni_memory(); /* the run's may be what ran out */
    tn_arena *arena = tn_arena_new(&memory);
    tn_findings *list = arena ? tn_findings_new(arena) : NULL;
    const tn_render_options options = tni_render_of(run, true);
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    fflush(run->out);
    if (list &&
        tn_findings_add(list, code, (tn_at){.file = path}, "", "cannot be written%s%s",
                        said ? ": " : "", said ? reason : "") &&
        tn_findings_render_text(list, &options, NULL, NULL, &text) == TN_OK) {
        fwrite(text.bytes, 1, text.length, run->err);
    } else {
        fprintf(run->err, "error: an output cannot be written: out of memory [%s]\n",
                tn_code_get(code)->text);
    }
    tn_buffer_done(&text);
    tn_arena_free(arena);
    run->unwritten++;
    return TNI_EXIT_OUTPUT;
}
