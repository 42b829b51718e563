/* Results on standard output or into a file, findings and progress on standard error. */
#include "cli/output.h"

#include <stdlib.h>
#include <string.h>

#include "app/draft/draft.h"
#include "tenor/text.h"

const char *tni_shown(const tni_run *run, const char *text)
{
    const char *safe = tn_text_display(run->arena, text, strlen(text));
    return safe ? safe : "";
}

static const struct {
    const char *word, *extension;
    tni_result_form form;
    const char *command; /* the one that makes it; NULL: many do */
} forms[] = {{"table", ".txt", TNI_FORM_TEXT, NULL},
             {"csv", ".csv", TNI_FORM_CSV, NULL},
             {"json", ".json", TNI_FORM_JSON, NULL},
             {"sarif", ".sarif", TNI_FORM_SARIF, "check"},
             {"journal", ".journal", TNI_FORM_JOURNAL, "export"},
             {NULL, ".xlsx", TNI_FORM_XLSX, "export"},
             {NULL, ".html", TNI_FORM_HTML, "export"}};

enum { FORMS = sizeof(forms) / sizeof(*forms) };

bool tni_form_of(tni_run *run, unsigned allowed, tni_result_form *out)
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
    const bool changeset = tni_args_has(run->args, OPT_CHANGESET);
    if (other && changeset && strcmp(other, run->command->name) == 0) { /* what else it is asked */
        tni_misuse(run, "a change set is written as%s; without --changeset '%s' writes '%s'", can,
                   other, by_name ? file : word);
        return false;
    }
    tni_misuse(run, "'%s' cannot write '%s': it writes%s%s%s%s", run->command->name,
               by_name ? file : word, can, other ? "; that is made by 'tenor " : "",
               other ? other : "", other ? "'" : "");
    return false;
}

bool tni_open(tni_run *run, unsigned allowed, tni_result_form *out_form, tni_workspace *out)
{
    static const tn_profile profiles[] = {TN_PROFILE_CONSOLE, TN_PROFILE_CATALOG_API};
    tni_workspace_options options = {.policy = tni_args_value(run->args, OPT_POLICY),
                                     .approving = tni_args_has(run->args, OPT_BY_APPROVER)};
    const char *as_of = tni_args_value(run->args, OPT_AS_OF);
    const char *profile = tni_args_value(run->args, OPT_PROFILE);
    tn_date *today = tn_arena_take(run->arena, sizeof(*today));
    tni_result_form form;
    if (allowed != TNI_ANY_FORM && !tni_form_of(run, allowed, out_form ? out_form : &form)) {
        run->ended = TNI_EXIT_MISUSE;
        return false;
    }
    if (as_of && strcmp(as_of, "today") == 0) {
        options.as_of = today && tni_clock_today(today) == TN_OK ? today : NULL;
    } else {
        options.as_of = tni_args_date(run, OPT_AS_OF);
    }
    if (profile) {
        options.profile = &profiles[strcmp(profile, "catalog-api") == 0];
    }
    const tn_status status = tni_workspace_open(run->arena, &options, out);
    if (status != TN_OK) {
        run->ended = tni_write_findings(run, out, status);
        return false;
    }
    tn_policy policy;
    size_t offset = 0, length = 0;
    if (options.policy && tn_policy_parse(out->tables->policies, out->tables->policy_count,
                                          options.policy, &policy, &offset, &length) != TN_OK) {
        run->ended = tni_misuse(run,
                                "'%s' is no value of --policy: '%.*s' is no preset, nor a key "
                                "or value of one",
                                options.policy, (int)length, options.policy + offset);
        return false;
    }
    return true;
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

/* One finding about a path; verb: what cannot be done with it. */
static void tell_finding(tni_run *run, tn_code code, const char *path, const char *verb,
                         const char *reason)
{
    const tn_render_options options = tni_render_of(run, true);
    const bool said = reason && *reason;
    char message[256];
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    fflush(run->out);
    snprintf(message, sizeof(message), "cannot be %s%s%s", verb, said ? ": " : "",
             said ? reason : "");
    if (tni_finding_bytes(code, path, message, &options, &text) == TN_OK) {
        fwrite(text.bytes, 1, text.length, run->err);
    } else {
        fprintf(run->err, "error: a file cannot be %s: out of memory [%s]\n", verb,
                tn_code_get(code)->text);
    }
    tn_buffer_done(&text);
}

tni_exit tni_write_error(tni_run *run, const char *path, tn_status status, const char *reason)
{
    const tn_code code = status == TN_E_EXISTS    ? TN_FIL_EXISTS
                         : status == TN_E_CHANGED ? TN_FIL_CHANGED
                                                  : TN_FIL_UNWRITABLE;
    tell_finding(run, code, path, "written", status == TN_E_NOMEM ? "out of memory" : reason);
    run->write_errors++;
    return TNI_EXIT_OUTPUT;
}

bool tni_look(tni_run *run, const char *path, tni_path_kind *out)
{
    const char *reason = "";
    *out = tni_path_look(path, &reason);
    if (*out == TNI_PATH_UNKNOWN) {
        tell_finding(run, TN_FIL_UNREADABLE, path, "read", reason);
        run->ended = TNI_EXIT_INPUT;
    }
    return *out != TNI_PATH_UNKNOWN;
}

/* "wrote FILE" on standard error, unless -q. */
static void tell_written(tni_run *run, const char *path)
{
    if (!tni_args_has(run->args, OPT_QUIET)) {
        fprintf(run->err, "wrote %s\n", tni_shown(run, path));
    }
}

tni_exit tni_write_result(tni_run *run, const tn_buffer *bytes)
{
    return tni_write_to(run, tni_args_value(run->args, OPT_OUTPUT), bytes);
}

tni_exit tni_write_to(tni_run *run, const char *path, const tn_buffer *bytes)
{
    return tn_buffer_status(bytes) == TN_OK
               ? tni_write_bytes(run, path, bytes->bytes, bytes->length)
               : tni_out_of_memory(run);
}

/* What passes the display filter as it is: ends of lines, tabs, colours of ours ("\x1b[1m"). */
static size_t own_signs(const char *bytes, size_t size)
{
    size_t at = bytes[0] == '\n' || bytes[0] == '\t';
    if (size > 2 && bytes[0] == '\x1b' && bytes[1] == '[') {
        at = 2;
        while (at < size && ((bytes[at] >= '0' && bytes[at] <= '9') || bytes[at] == ';')) {
            at++;
        }
        at = at < size && bytes[at] == 'm' ? at + 1 : 0;
    }
    return at;
}

/* A file and another program get the bytes as they are, a terminal no sign that acts on it: texts
 * of new files and of machine formats are not filtered where they are made. */
static void print_bytes(tni_run *run, const char *bytes, size_t size)
{
    if (tni_terminal_width(1) == 0) {
        fwrite(bytes, 1, size, run->out);
        return;
    }
    for (size_t at = 0, part; at < size; at += part) {
        part = own_signs(bytes + at, size - at);
        if (part) {
            fwrite(bytes + at, 1, part, run->out);
            continue;
        }
        part = 1;
        while (at + part < size && !own_signs(bytes + at + part, size - at - part)) {
            part++;
        }
        const char *shown = tn_text_display(run->arena, bytes + at, part);
        fputs(shown ? shown : "", run->out); /* an arena that failed is told at the end */
    }
}

tni_exit tni_write_bytes(tni_run *run, const char *path, const char *bytes, size_t size)
{
    if (!path || strcmp(path, "-") == 0) {
        print_bytes(run, bytes ? bytes : "", size);
        return TNI_EXIT_FINE; /* whether it arrived is asked once, at the end */
    }
    const char *reason = "";
    const tn_status status = tni_made_file_save(run->arena, (tni_made_file){path, bytes, size},
                                                tni_args_has(run->args, OPT_FORCE), &reason);
    if (status != TN_OK) {
        return tni_write_error(run, path, status, reason);
    }
    tell_written(run, path);
    return TNI_EXIT_FINE;
}

bool tni_stream_begin(tni_run *run, tni_result_stream *s)
{
    const char *path = tni_args_value(run->args, OPT_OUTPUT);
    *s = (tni_result_stream){.run = run,
                             .path = path && strcmp(path, "-") != 0 ? path : NULL,
                             .status = TN_OK,
                             .reason = "no room"};
    if (s->path) {
        s->status = tni_output_begin(run->arena, path, tni_args_has(run->args, OPT_FORCE),
                                     &s->target, &s->reason);
    }
    if (s->status != TN_OK) {
        run->ended = tni_write_error(run, path, s->status, s->reason);
    }
    return s->status == TN_OK;
}

tn_status tni_stream_push(void *context, const char *bytes, size_t size)
{
    tni_result_stream *s = context;
    if (!s->path) {
        print_bytes(s->run, bytes, size);
        s->status = ferror(s->run->out) ? TN_E_WRITE : TN_OK; /* nobody reads on */
        return s->status;
    }
    s->status = tni_output_add(&s->target, bytes, size, &s->reason);
    return s->status;
}

tni_exit tni_stream_end(tni_result_stream *s, bool whole)
{
    if (!s->path) {
        return TNI_EXIT_FINE; /* whether it arrived is asked once, at the end */
    }
    if (s->status != TN_OK || !whole) {
        tni_output_abandon(&s->target);
    } else {
        s->status = tni_output_commit(&s->target, &s->reason);
    }
    if (s->status != TN_OK) {
        return tni_write_error(s->run, s->path, s->status, s->reason);
    }
    if (whole) {
        tell_written(s->run, s->path);
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
    bool read_error = ws->read_failed || tni_settings_status(ws) == TN_E_READ;
    for (size_t i = 0; i < ws->places && !read_error; i++) {
        read_error = ws->files[i] && ws->files[i]->status == TN_E_READ;
    }
    return read_error                                                  ? TNI_EXIT_INPUT
           : status != TN_OK || tn_findings_of(ws->findings, TN_ERROR) ? TNI_EXIT_FINDINGS
                                                                       : TNI_EXIT_FINE;
}

void tni_write_summary(tni_run *run, const tni_workspace *ws, const char *subject)
{
    const size_t errors = tn_findings_of(ws->findings, TN_ERROR) + run->write_errors;
    const size_t warnings = tn_findings_of(ws->findings, TN_WARNING);
    if (!tni_args_has(run->args, OPT_QUIET)) {
        fprintf(run->err, "%s: %zu error%s, %zu warning%s\n", subject, errors,
                errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
    }
}

tni_exit tni_write_findings(tni_run *run, tni_workspace *ws, tn_status status)
{
    if (ws->findings && tn_findings_count(ws->findings)) {
        const tn_render_options options = tni_render_of(run, true);
        tn_buffer text;
        tn_buffer_init(&text, NULL);
        const tn_status rendered = tni_findings_bytes(ws, TNI_FORM_TEXT, &options, &text);
        status = rendered == TN_OK ? status : rendered;
        fflush(run->out);
        fwrite(text.bytes ? text.bytes : "", 1, text.length, run->err);
        tn_buffer_done(&text);
    }
    if (ws->findings && run->write_errors + tn_findings_of(ws->findings, TN_ERROR) +
                            tn_findings_of(ws->findings, TN_WARNING)) {
        tni_write_summary(run, ws, run->command->name);
    }
    return ws->findings && status != TN_E_NOMEM ? tni_status_of(ws, status)
                                                : tni_out_of_memory(run);
}

tni_exit tni_write_buffer(tni_run *run, tni_workspace *ws, tn_status status, tn_buffer *bytes)
{
    const tni_exit written = status == TN_OK ? tni_write_result(run, bytes) : TNI_EXIT_FINE;
    tn_buffer_done(bytes);
    const tni_exit found = tni_write_findings(run, ws, status);
    return written != TNI_EXIT_FINE ? written : found;
}

/* Renders and writes; *status is that of rendering. */
static tni_exit write_rendered(tni_run *run, const tn_report *report, bool buyer, tn_status *status)
{
    tni_result_form form = TNI_FORM_TEXT;
    if (!tni_form_of(run, TNI_ALLOW_REPORT, &form)) {
        return TNI_EXIT_MISUSE;
    }
    tni_result_stream out;
    tn_render_options options = tni_render_of(run, false);
    options.buyer = buyer;
    options.push = tni_stream_push;
    options.context = &out;
    if (!report) {
        *status = TN_E_NOMEM;
        return TNI_EXIT_FINE;
    }
    if (!tni_stream_begin(run, &out)) {
        return run->ended;
    }
    tn_buffer bytes;
    tn_buffer_init(&bytes, NULL);
    *status = tni_report_bytes(report, form, &options, &bytes);
    if (*status == TN_OK) {
        tni_stream_push(&out, bytes.bytes, bytes.length);
    }
    tn_buffer_done(&bytes);
    const tni_exit written = tni_stream_end(&out, *status == TN_OK);
    *status = out.status == TN_OK ? *status : TN_OK; /* what could not be written was told */
    return written;
}

tni_exit tni_write_report(tni_run *run, tni_workspace *ws, tn_status status,
                          const tn_report *report, bool buyer)
{
    tni_exit written = TNI_EXIT_FINE;
    tn_status rendered = TN_OK;
    if (report || status == TN_OK) {
        written = write_rendered(run, report, buyer, &rendered);
    }
    const tni_exit found = tni_write_findings(run, ws, rendered != TN_OK ? rendered : status);
    return written != TNI_EXIT_FINE ? written : found;
}

tni_exit tni_end_workbook(tni_run *run, tni_workspace *ws, tn_status status, tn_status saved,
                          const char *reason)
{
    const char *path = tni_args_value(run->args, OPT_OUTPUT);
    tni_exit ended = TNI_EXIT_FINE;
    if (saved == TN_OK) {
        tell_written(run, path);
    } else if (*reason && saved != TN_E_NOMEM) { /* it was made, and could not be written */
        ended = tni_write_error(run, path, saved, reason);
        status = status == saved ? TN_OK : status;
    }
    const tni_exit found = tni_write_findings(run, ws, status);
    return ended != TNI_EXIT_FINE ? ended : found;
}

tni_exit tni_write_plain_report(tni_run *run, const tn_report *report)
{
    tn_status status = TN_OK;
    const tni_exit written = write_rendered(run, report, false, &status);
    return status == TN_OK ? written : tni_out_of_memory(run);
}
