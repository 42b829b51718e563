/* Several offers to choose from, handed over as one page, table or workbook. */
#include <string.h>

#include "app/export.h"
#include "app/notice.h"
#include "app/quote.h"
#include "app/workbook.h"
#include "tenor/reports.h"

/* The offers, priced. */
typedef struct offers {
    const tni_source_file *first;
    const tn_quote **quotes;
} offers;

/* What one buyer reads holds no other's prices. */
static tn_status judge_buyers(tni_workspace *ws, const offers *o, size_t count)
{
    tn_status status = TN_OK;
    const char *first = o->quotes[0]->offer->buyer.value;
    for (size_t i = 1; i < count; i++) {
        const tn_offer *offer = o->quotes[i]->offer;
        const char *buyer = offer->buyer.value;
        if (strcmp(buyer ? buyer : "", first ? first : "") != 0) {
            tn_findings_add(ws->findings, TN_OFR_BUYERS, offer->buyer.at, "offer",
                            "this offer is for '%s', the first one for '%s'", buyer ? buyer : "",
                            first ? first : "");
            status = TN_E_FINDINGS;
        }
    }
    return status;
}

static tn_status load(tni_workspace *ws, const char *const *paths, size_t count, bool buyer,
                      offers *out)
{
    tn_status status = TN_OK;
    out->quotes = tn_arena_take_array(ws->arena, count, sizeof(const tn_quote *));
    if (!out->quotes) {
        return TN_E_NOMEM;
    }
    for (size_t i = 0; i < count; i++) {
        const tni_source_file *d = tni_workspace_load_as(ws, paths[i], TNI_KIND_OFFER);
        tn_status one = d ? d->status : TN_E_NOMEM;
        if (one == TN_OK) {
            out->first = out->first ? out->first : d;
            one = tni_quote(ws, d, NULL, &out->quotes[i]);
        }
        status = status == TN_OK || one == TN_E_READ ? one : status;
    }
    return status == TN_OK && buyer ? judge_buyers(ws, out, count) : status;
}

tn_status tni_export_offers(tni_workspace *ws, const char *const *paths, size_t count,
                            tni_result_form form, const tni_export_options *options, tn_buffer *out)
{
    offers o = {0};
    const bool page = form == TNI_FORM_HTML;
    const tn_status status = load(ws, paths, count, page || !options->internal, &o);
    if (status != TN_OK) {
        return status;
    }
    if (page) {
        return tni_notice(ws, o.first, o.quotes[0],
                          &(tni_notice_how){.template_path = options->template_path,
                                            .language = options->language,
                                            .html = true,
                                            .offers = o.quotes,
                                            .offer_count = count},
                          out);
    }
    const tn_findings *findings = options->internal ? ws->findings : tn_findings_new(ws->arena);
    const tn_report *report = tn_quotes_report(ws->arena, o.quotes, count, findings);
    return tni_report_bytes(report, form, &options->render, out);
}

tn_status tni_export_offers_workbook(tni_workspace *ws, const char *const *paths, size_t count,
                                     const tni_export_options *options, const char *path,
                                     bool force, const char **reason)
{
    offers o = {0};
    const tn_status status = load(ws, paths, count, !options->internal, &o);
    if (status != TN_OK) {
        return status;
    }
    const tn_workbook_options how = tni_workbook_options(ws, o.first, !options->internal);
    const tn_workbook *book = tn_offers_workbook(ws->arena, o.quotes, count, ws->tables, &how);
    return book ? tni_workbook_save(ws, book, path, force, reason) : TN_E_NOMEM;
}
