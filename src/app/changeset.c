/* Change sets out of files. */
#include "app/changeset.h"

#include <string.h>

#include "app/quote.h"
#include "app/workspace/source_file.h"
#include "tenor/ini.h"

#define RELEASED "CreateOffer and ReleaseOffer" /* no change: an offer made here and released */

/* Rules that count only where the change set has the change they are about: a draft that was
 * imported without a release needs no expiry, and what exists at AWS may have one there. */
static const struct {
    tn_code code;
    const char *change;
} needs[] = {
    {TN_OFR_MISSING, RELEASED},
    {TN_CHG_INCOMPLETE, RELEASED},
    {TN_CHG_END, RELEASED},
    {TN_CHG_PRODUCT_ID, "CreateOffer"},
    {TN_PRD_NO_DIMENSION, "UpdatePricingTerms"},
    {TN_PRD_NO_PRICE, "UpdatePricingTerms"},
    {TN_PRD_PRICE_MISSING, "UpdatePricingTerms"},
    {TN_PRD_DURATIONS_MISSING, "UpdatePricingTerms"},
    {TN_CHG_RATE, "UpdatePricingTerms"},
    {TN_CHG_END_UPFRONT, "UpdatePricingTerms"},
    {TN_OFR_SUM, "UpdatePaymentScheduleTerms"},
    {TN_CHG_DIMENSION, "AddDimensions"},
};

static bool has(const tn_changeset *set, const char *change)
{
    if (strcmp(change, RELEASED) != 0) {
        return tn_changeset_has(set, change);
    }
    return tn_changeset_has(set, "ReleaseOffer") &&
           (tn_changeset_has(set, "CreateOffer") ||
            tn_changeset_has(set, "CreateReplacementOffer"));
}

/* What the Catalog API's own limits say of a listing that the portal's let pass. */
static void check_listing(tni_workspace *ws, const tn_product *product, bool whole)
{
    const bool api = tn_product_profile(product) == TN_PROFILE_CATALOG_API;
    const bool texts = whole && !product->listing.set;
    tn_findings *theirs = tn_findings_new(ws->arena);
    tn_product *copy = tn_arena_take(ws->arena, sizeof(*copy));
    if (!theirs || !copy || (api && !texts)) {
        return;
    }
    *copy = *product;
    copy->listing.set = copy->listing.set || whole;
    copy->checked = (tn_field_number){.value = TN_PROFILE_CATALOG_API, .set = true};
    tn_findings_use_profile(theirs, TN_PROFILE_CATALOG_API);
    tn_product_check(copy, ws->tables, theirs);
    for (size_t i = 0; i < tn_findings_count(theirs); i++) {
        const tn_finding *f = tn_findings_get(theirs, i);
        const tn_code_info *info = tn_code_get(f->code);
        const bool told = api && f->code != TN_PRD_LISTING_MISSING;
        if (f->severity == TN_ERROR && info->severity[TN_PROFILE_CONSOLE] != TN_ERROR && !told) {
            tn_finding *said = tn_findings_add(ws->findings, TN_CHG_NOT_TAKEN, f->at, f->subject,
                                               "%s (%s)", f->message, info->text);
            if (said) {
                said->hint = f->hint;
            }
        }
    }
}

static tn_status make_offer(tni_workspace *ws, const tni_source_file *d, tn_changeset **out)
{
    const tn_quote *quote = NULL;
    const tn_status status = tni_quote(ws, d, NULL, &quote);
    return status ? status : tn_changeset_of_offer(quote, ws->tables, ws->findings, out);
}

/* The product as AWS had it when its entity was imported; NULL: it was not. */
static const tn_product *product_at_aws(tni_workspace *ws, const tni_source_file *extra)
{
    tn_findings *unsaid = tn_findings_new(ws->arena);
    tn_changeset *entity = NULL;
    tn_tree *tree = NULL;
    const tn_product *product = NULL;
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    if (unsaid && extra &&
        tn_changeset_read(extra->shown, extra->file.bytes, extra->file.size, unsaid, &entity) ==
            TN_OK &&
        tn_changeset_product_text(entity, ws->tables, "", NULL, unsaid, &text) == TN_OK &&
        tn_ini_read(ws->arena, extra->shown, text.bytes, text.length, unsaid, &tree) == TN_OK) {
        (void)tn_product_build(ws->arena, tree, NULL, ws->tables, unsaid, &product);
    }
    tn_buffer_done(&text);
    tn_changeset_free(entity);
    return product;
}

/* What an import kept aside; *out NULL: the file names none. False: it cannot be read, said. */
static bool read_extra(tni_workspace *ws, tni_source_file *d, tni_source_file **out)
{
    const tn_field_text *field = d->kind == TNI_KIND_OFFER ? &d->offer->extra : &d->product->extra;
    *out = NULL;
    if (!field->value) {
        return true;
    }
    const char *path = tni_refer(ws, d, field->value, field->at, "extra", true);
    *out = path ? tni_source_file_of(ws, path) : NULL;
    if (*out && !tni_source_file_read(ws, *out, d, &field->at)) {
        tni_keep_worst(&d->status, (*out)->status);
        return false;
    }
    return *out != NULL;
}

static tn_status make_changeset(tni_workspace *ws, tni_source_file *d,
                                const tni_source_file *against, const tni_source_file *extra,
                                tn_changeset **out)
{
    if (d->kind == TNI_KIND_OFFER) {
        return make_offer(ws, d, out);
    }
    const tn_product *old = against ? against->product : product_at_aws(ws, extra);
    check_listing(ws, d->product, false);
    return tn_changeset_of_product(d->product, old, ws->tables, ws->findings, out);
}

/* What is applied at once is judged from a day: without one, an expiry of years ago would pass. */
static void need_day(tni_workspace *ws, const tni_source_file *d)
{
    if (d->kind == TNI_KIND_OFFER && d->offer->expires.set && !tni_workspace_as_of(ws, d)) {
        char text[TN_DATE_TEXT];
        tn_findings_add(ws->findings, TN_CHG_DAY, d->offer->expires.at, "offer",
                        "whether an expiry of %s has passed is not known without a day",
                        tn_date_format(d->offer->expires.value, text));
    }
}

/* What only shows in the whole, and which rules do not count for it. */
static void judge(tni_workspace *ws, const tni_source_file *d, const tn_changeset *set)
{
    const tn_at at = {.file = d->shown, .line = 1, .column = 1};
    tn_changeset_check(set, at, ws->findings);
    need_day(ws, d);
    for (size_t i = 0; i < sizeof(needs) / sizeof(*needs); i++) {
        if (!has(set, needs[i].change)) {
            tn_findings_lower(ws->findings, needs[i].code);
        }
    }
    if (tn_changeset_has(set, "CreateProduct") && !tn_changeset_has(set, "ReleaseProduct")) {
        tn_findings_add(ws->findings, TN_CHG_DRAFT, at, "product",
                        "the product and its offer stay drafts: they are not released");
    }
}

tn_status tni_changeset(tni_workspace *ws, tni_source_file *d, const tni_source_file *against,
                        const tn_intent *intent, tn_buffer *out)
{
    tni_source_file *extra = NULL;
    tn_changeset *set = NULL;
    if (!read_extra(ws, d, &extra)) {
        return d->status ? d->status : TN_E_NOMEM;
    }
    tn_status status = make_changeset(ws, d, against, extra, &set);
    if (!status && extra) {
        status = tn_changeset_merge(set, extra->shown, extra->file.bytes, extra->file.size,
                                    ws->findings);
    }
    if (!status && intent) {
        status = tn_changeset_set_intent(set, *intent);
    }
    if (!status) {
        judge(ws, d, set);
        status = tn_findings_of(ws->findings, TN_ERROR) ? TN_E_FINDINGS : TN_OK;
    }
    status = status ? status : tn_changeset_print(set, out);
    tn_changeset_free(set);
    return status;
}

static tn_status gate_listing(tni_workspace *ws, tni_source_file *d)
{
    tn_changeset *set = NULL;
    check_listing(ws, d->product, true);
    const tn_status status =
        tn_changeset_of_product(d->product, NULL, ws->tables, ws->findings, &set);
    tn_changeset_free(set);
    return status;
}

tn_status tni_changeset_gate(tni_workspace *ws, tni_source_file *d, const tni_source_file *against,
                             bool whole)
{
    tn_buffer discarded;
    if (whole) {
        return d->kind == TNI_KIND_PRODUCT ? gate_listing(ws, d) : TN_OK;
    }
    tn_buffer_init(&discarded, NULL);
    const tn_status status = tni_changeset(ws, d, against, NULL, &discarded);
    tn_buffer_done(&discarded);
    return status == TN_E_FINDINGS ? TN_OK : status;
}
