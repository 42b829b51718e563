/* How a command opens its workspace, shows findings, and hands over its result. */
#ifndef TN_CLI_OUTPUT_H
#define TN_CLI_OUTPUT_H

#include "app/workspace/workspace.h"
#include "cli/command/args.h"
#include "tenor/render.h"
#include "tenor/workbook.h"

typedef enum tni_form {
    TNI_FORM_TEXT,
    TNI_FORM_CSV,
    TNI_FORM_JSON,
    TNI_FORM_SARIF,
    TNI_FORM_JOURNAL,
    TNI_FORM_XLSX /* by the extension only */
} tni_form;

/* The workspace with what --as-of, --policy and --profile say. False: *out_status ends the run. */
bool tni_open(tni_run *run, tni_workspace *out, tni_exit *out_status);

/* The form of the result: --format, or -o's extension. False: wrong usage, said. */
bool tni_form_of(tni_run *run, unsigned allowed, tni_form *out);
enum {
    TNI_ALLOW_REPORT = 1 << TNI_FORM_TEXT | 1 << TNI_FORM_CSV | 1 << TNI_FORM_JSON,
    TNI_ALLOW_BOOK = TNI_ALLOW_REPORT | 1 << TNI_FORM_XLSX,
    TNI_ALLOW_FINDINGS = 1 << TNI_FORM_TEXT | 1 << TNI_FORM_JSON | 1 << TNI_FORM_SARIF
};

/* The options of every renderer, for a stream that may be a terminal. */
tn_render_options tni_render_of(const tni_run *run, bool on_stderr);

/* The bytes of the result to -o's file or standard output. */
tni_exit tni_put(tni_run *run, const char *bytes, size_t size);

/* The same to a file of another option; NULL or "-": standard output. */
tni_exit tni_put_at(tni_run *run, const char *path, const char *bytes, size_t size);

/* A report in the form asked for; its findings on standard error; the status they call for. */
tni_exit tni_put_report(tni_run *run, tni_workspace *workspace, const tn_report *report,
                        bool buyer);

/* A report that is not about files. */
tni_exit tni_put_plain(tni_run *run, const tn_report *report);
/* A workbook into -o's file; findings and status as above. book NULL: no memory. */
tni_exit tni_put_workbook(tni_run *run, tni_workspace *workspace, const tn_workbook *book);

/* The findings on standard error with a summary; the status they and status call for. Every
 * command without a result ends with it. */
tni_exit tni_put_findings(tni_run *run, tni_workspace *workspace, tn_status status);

/* The status of a run whose findings were shown. */
tni_exit tni_status_of(const tni_workspace *workspace, tn_status status);

/* "2 errors, 1 warning" in a sentence on standard error, unless -q. */
void tni_summary(tni_run *run, const tni_workspace *workspace, const char *subject);

/* The result, or its file, cannot be written: a finding by the status, on standard error at once,
 * in memory of its own. Every output that fails is told here. reason NULL: none is known. */
tni_exit tni_not_written(tni_run *run, const char *path, tn_status status, const char *reason);

#endif
