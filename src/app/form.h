/* The forms in which a result is handed over. */
#ifndef TN_APP_FORM_H
#define TN_APP_FORM_H

#include "app/workspace/workspace.h"
#include "tenor/render.h"

typedef enum tni_result_form {
    TNI_FORM_TEXT,
    TNI_FORM_CSV,
    TNI_FORM_JSON,
    TNI_FORM_SARIF,
    TNI_FORM_JOURNAL,
    TNI_FORM_XLSX, /* by the extension only, as is the next */
    TNI_FORM_HTML
} tni_result_form;

/* A report as text, CSV or JSON. report NULL: no memory. TN_E_NOMEM. */
tn_status tni_report_bytes(const tn_report *report, tni_result_form form,
                           const tn_render_options *options, tn_buffer *out);

/* The workspace's findings, sorted, as text with the lines they are about, or as JSON.
 * TN_E_NOMEM. */
tn_status tni_findings_bytes(tni_workspace *workspace, tni_result_form form,
                             const tn_render_options *options, tn_buffer *out);

/* The same as SARIF; complete: every input could be read. */
tn_status tni_findings_sarif(tni_workspace *workspace, const char *version, bool complete,
                             tn_buffer *out);

/* One finding as text, in memory of its own: what made it may be that there is none. */
tn_status tni_finding_bytes(tn_code code, const char *path, const char *message,
                            const tn_render_options *options, tn_buffer *out);

/* The table of codes, all of them when count is 0. NULL: no memory. */
const tn_report *tni_codes(tn_arena *arena, const tn_code *codes, size_t count);

#endif
