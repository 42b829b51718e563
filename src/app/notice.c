/* Which template a notice is made from, and filling it. */
#include "app/notice.h"

#include <string.h>

#include "app/embedded.h"
#include "app/workspace/source_file.h"
#include "tenor/notice.h"
#include "tenor/text.h"

/* The named one, the workspace's own, the built-in one. */
static tn_status find_template(tni_workspace *ws, const tni_source_file *offer, const char *named,
                               tni_source_file *out)
{
    const char *reason = "";
    const char *own = tni_path_join(ws->arena, offer->folder_settings->root, "notice.txt");
    out->shown = named ? named : own;
    if (!out->shown) {
        return TN_E_NOMEM;
    }
    const tn_status status =
        named ? tni_file_read(ws->arena, named, TNI_READ_MAX, &out->file, &reason)
              : tni_file_read_inside(ws->arena, offer->folder_settings->root, own, TNI_READ_MAX,
                                     &out->file, &reason);
    if (status == TN_OK || status == TN_E_NOMEM) {
        return status;
    }
    if (named || tni_path_exists(own)) {
        return tni_read_error(ws, out->shown, out->shown, NULL, reason);
    }
    const struct tni_embedded *e = tni_embedded_find("notice.txt");
    if (!e) {
        return TN_E_BUG;
    }
    out->shown = e->name;
    out->file = (tni_file){.bytes = e->bytes, .size = e->size};
    return TN_OK;
}

tn_status tni_notice(tni_workspace *ws, const tni_source_file *offer, const tn_quote *quote,
                     const char *template_path, tn_buffer *out)
{
    tni_source_file text = {0};
    const tn_status status = find_template(ws, offer, template_path, &text);
    if (status != TN_OK) {
        return status;
    }
    size_t bad = 0;
    if (!tn_text_valid(text.file.bytes, text.file.size, &bad)) {
        tn_findings_add(ws->findings, TN_FIL_UTF8, (tn_at){.file = text.shown}, "",
                        "byte %zu is not UTF-8", bad + 1);
        return TN_E_FINDINGS;
    }
    if (tn_findings_of(ws->findings, TN_ERROR)) {
        tn_buffer_text(out,
                       "DRAFT: this offer breaks rules of AWS Marketplace; do not send it.\n\n");
    }
    tni_source_file *d = tni_source_file_of(ws, text.shown); /* so that its lines can be shown */
    if (d && !d->file.bytes) {
        d->file = text.file;
    }
    return tn_notice_render(ws->arena, quote, offer->folder_settings->settings, text.shown,
                            text.file.bytes, text.file.size, ws->findings, out);
}
