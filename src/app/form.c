/* A report or findings as bytes: which renderer makes which form. */
#include "app/form.h"

#include "format/print/render.h"
#include "tenor/reports.h"

tn_status tni_report_bytes(const tn_report *report, tni_result_form form,
                           const tn_render_options *options, tn_buffer *out)
{
    if (!report) {
        return TN_E_NOMEM;
    }
    switch (form) {
    case TNI_FORM_CSV:
        return tn_report_render_csv(report, options, out);
    case TNI_FORM_JSON:
        return tn_report_render_json(report, options, out);
    case TNI_FORM_HTML:
        return tni_report_html(report, options, out);
    case TNI_FORM_TEXT:
    case TNI_FORM_SARIF:
    case TNI_FORM_JOURNAL:
    case TNI_FORM_XLSX:
        break;
    }
    return tn_report_render_text(report, options, out);
}

tn_status tni_findings_bytes(tni_workspace *ws, tni_result_form form,
                             const tn_render_options *options, tn_buffer *out)
{
    tn_findings_sort(ws->findings);
    return form == TNI_FORM_JSON
               ? tn_findings_render_json(ws->findings, out)
               : tn_findings_render_text(ws->findings, options, tni_workspace_line, ws, out);
}

tn_status tni_findings_sarif(tni_workspace *ws, const char *version, bool complete, tn_buffer *out)
{
    tn_findings_sort(ws->findings);
    return tn_findings_render_sarif(ws->findings, version, complete, tni_workspace_line, ws, out);
}

tn_status tni_finding_bytes(tn_code code, const char *path, const char *message,
                            const tn_render_options *options, tn_buffer *out)
{
    const tn_allocator memory = tni_memory();
    tn_arena *arena = tn_arena_new(&memory);
    tn_findings *list = arena ? tn_findings_new(arena) : NULL;
    const tn_status status =
        list && tn_findings_add(list, code, (tn_at){.file = path}, "", "%s", message)
            ? tn_findings_render_text(list, options, NULL, NULL, out)
            : TN_E_NOMEM;
    tn_arena_free(arena);
    return status;
}

const tn_report *tni_codes(tn_arena *arena, const tn_code *codes, size_t count)
{
    return tn_codes_report(arena, codes, count);
}
