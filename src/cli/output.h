/* How a command opens its workspace, writes its result, and shows findings. */
#ifndef TN_CLI_OUTPUT_H
#define TN_CLI_OUTPUT_H

#include "app/form.h"
#include "cli/command/args.h"

enum {
    TNI_ANY_FORM = 0, /* the command writes a form of its own: nothing to choose */
    TNI_ALLOW_REPORT = 1 << TNI_FORM_TEXT | 1 << TNI_FORM_CSV | 1 << TNI_FORM_JSON,
    TNI_ALLOW_BOOK = TNI_ALLOW_REPORT | 1 << TNI_FORM_XLSX,
    TNI_ALLOW_EXPORT =
        TNI_ALLOW_REPORT | 1 << TNI_FORM_XLSX | 1 << TNI_FORM_JOURNAL | 1 << TNI_FORM_HTML,
    TNI_ALLOW_FINDINGS = 1 << TNI_FORM_TEXT | 1 << TNI_FORM_JSON | 1 << TNI_FORM_SARIF
};

/* The form of the result: --format, or -o's extension. False: wrong usage, and the message is out.
 */
bool tni_form_of(tni_run *run, unsigned allowed, tni_result_form *out);

/* tni_form_of (out_form NULL: nobody asks), then the workspace with what --as-of, --policy and
 * --profile say. False: run->ended says how the run ends. */
bool tni_open(tni_run *run, unsigned allowed, tni_result_form *out_form, tni_workspace *out);

/* The options of every renderer, for a stream that may be a terminal. */
tn_render_options tni_render_of(const tni_run *run, bool on_stderr);

/* The result to -o's file or standard output. A buffer that found no memory is not written: the
 * command ends with "out of memory". */
tni_exit tni_write_result(tni_run *run, const tn_buffer *bytes);

/* The same to a file of another option; NULL or "-": standard output. */
tni_exit tni_write_to(tni_run *run, const char *path, const tn_buffer *bytes);
tni_exit tni_write_bytes(tni_run *run, const char *path, const char *bytes, size_t size);

/* A result that is written while it is made: to standard output, or into a file beside -o's, which
 * takes its place at the end. */
typedef struct tni_result_stream {
    tni_run *run;
    const char *path, *reason; /* path NULL: standard output */
    tni_output target;
    tn_status status;
} tni_result_stream;

/* False: run->ended says how the run ends. */
bool tni_stream_begin(tni_run *run, tni_result_stream *out);
tn_status tni_stream_push(void *stream, const char *bytes, size_t size); /* a tni_push */
/* whole: it is all there; else the file stays as it was. What failed is told. */
tni_exit tni_stream_end(tni_result_stream *stream, bool whole);

/* The bytes when status is TN_OK, then the findings; frees them. The status they call for. */
tni_exit tni_write_buffer(tni_run *run, tni_workspace *workspace, tn_status status,
                          tn_buffer *bytes);

/* A report in the form asked for, then the findings; the status they call for. report NULL: there
 * is none, and status says why; TN_OK: for want of memory. */
tni_exit tni_write_report(tni_run *run, tni_workspace *workspace, tn_status status,
                          const tn_report *report, bool buyer);

/* Ends a command that saved a workbook to -o's file, with the findings: saved is the status of that
 * and reason why it failed, status the worst of all. */
tni_exit tni_end_workbook(tni_run *run, tni_workspace *workspace, tn_status status, tn_status saved,
                          const char *reason);

/* A report that is not about files. */
tni_exit tni_write_plain_report(tni_run *run, const tn_report *report);

/* A path, or other text that was typed, as it may be shown. */
const char *tni_shown(const tni_run *run, const char *text);

/* The findings on standard error with a summary; the status they and status call for. Every
 * command without a result ends with it. */
tni_exit tni_write_findings(tni_run *run, tni_workspace *workspace, tn_status status);

/* The status of a run whose findings were shown. */
tni_exit tni_status_of(const tni_workspace *workspace, tn_status status);

/* "2 errors, 1 warning" in a sentence on standard error, unless -q. */
void tni_write_summary(tni_run *run, const tni_workspace *workspace, const char *subject);

/* An output that cannot be written: a finding by the status, on standard error at once. Every
 * output that fails comes here. reason NULL: none is known. */
tni_exit tni_write_error(tni_run *run, const char *path, tn_status status, const char *reason);

/* What is at a path on which it depends what the command does. False: it cannot be looked at, which
 * was said; run->ended says how the run ends. */
bool tni_look(tni_run *run, const char *path, tni_path_kind *out);

#endif
