/* What invoices and their lines are called. */
#include <stdio.h>

#include "tenor/invoice.h"

static const char *const LINE_KINDS[TN_LINE_KINDS] = {
    [TN_LINE_CONTRACT] = "contract",
    [TN_LINE_INSTALMENT] = "instalment",
    [TN_LINE_UPGRADE_CHARGE] = "upgrade-charge",
    [TN_LINE_UPGRADE_CREDIT] = "upgrade-credit",
    [TN_LINE_RENEWAL] = "renewal",
    [TN_LINE_USAGE] = "usage",
    [TN_LINE_REFUND] = "refund",
    [TN_LINE_ROUNDING] = "rounding",
};

static const char *const DOCUMENT_KINDS[TN_DOCUMENT_KINDS] = {
    [TN_DOCUMENT_CONTRACT] = "contract",     [TN_DOCUMENT_RENEWAL] = "renewal",
    [TN_DOCUMENT_INSTALMENT] = "instalment", [TN_DOCUMENT_UPGRADE] = "upgrade",
    [TN_DOCUMENT_USAGE] = "usage",           [TN_DOCUMENT_REFUND] = "refund",
};

const char *tn_line_kind_name(tn_line_kind kind)
{
    return LINE_KINDS[kind];
}

const char *tn_document_kind_name(tn_document_kind kind)
{
    return DOCUMENT_KINDS[kind];
}

/* Another document before this one has the same date, kind and time. */
static size_t twins_before(const tn_invoices *invoices, const tn_document *document)
{
    size_t twins = 0;
    for (size_t i = document->number - 1; i > 0; i--) {
        const tn_document *d = invoices->documents[i - 1];
        if (d->date.days != document->date.days || d->kind != document->kind) {
            break;
        }
        twins += d->has_time == document->has_time &&
                 (!d->has_time || d->at.seconds == document->at.seconds);
    }
    return twins;
}

const char *tn_document_id(tn_arena *arena, const tn_invoices *invoices,
                           const tn_document *document)
{
    char date[TN_DATE_TEXT], hour[24] = "", twin[24] = "";
    if (document->has_time) {
        const int64_t minutes = document->at.seconds % TN_DAY_SECONDS / 60;
        snprintf(hour, sizeof(hour), "T%02d%02dZ", (int)(minutes / 60), (int)(minutes % 60));
    }
    const size_t twins = twins_before(invoices, document);
    if (twins) {
        snprintf(twin, sizeof(twin), "-%zu", twins + 1);
    }
    return tn_arena_format(arena, "%s-%s%s-%s%s", invoices->life->contract->id.value,
                           tn_date_format(document->date, date), hour,
                           DOCUMENT_KINDS[document->kind], twin);
}
