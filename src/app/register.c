/* The register of invoices: every document of contracts. */
#include "app/register.h"

#include "app/close.h"
#include "app/workbook.h"
#include "tenor/contract_reports.h"

tn_status tni_register(tni_workspace *ws, const tni_portfolio *p, const tni_register_options *o,
                       const tn_register **out)
{
    const tn_register_options options = {.from = o->from, .kind = o->kind};
    tn_books *const *books = NULL;
    size_t count = 0;
    *out = NULL;
    const tn_status status = tni_portfolio_books(ws, p, o->until, o->usage, &books, &count);
    if (count == 0) {
        return status;
    }
    const tn_status made = tn_register_build(ws->arena, books, count, &options, out);
    if (made == TN_E_RANGE) {
        tn_findings_add(ws->findings, TN_CTR_RANGE, (tn_at){0}, "register",
                        "a sum of the documents is beyond 64 bits of minor units");
        return TN_E_FINDINGS;
    }
    const tn_status compared = made == TN_OK ? tni_closed_tell(ws, p, o->usage) : made;
    return compared == TN_OK ? status : compared;
}

const tn_report *tni_register_report(tni_workspace *ws, const tn_register *list)
{
    return tn_register_report(ws->arena, list, ws->findings);
}

tn_status tni_register_workbook(tni_workspace *ws, const tni_portfolio *p, const tn_register *list,
                                const char *path, bool force, const char **reason)
{
    const tni_source_file first = tni_portfolio_first(ws, p);
    const tn_workbook_options options = tni_workbook_options(ws, &first, false);
    const tn_workbook *book = tn_register_workbook(ws->arena, list, &options);
    return book ? tni_workbook_save(ws, book, path, force, reason) : TN_E_NOMEM;
}
