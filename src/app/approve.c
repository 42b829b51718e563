/* An approval is a section of the offer's file, with a digest of what was approved. */
#include "app/approve.h"

#include "app/draft/draft.h"
#include "tenor/approval.h"

static tn_status unknown_approver(tni_workspace *ws, const tn_settings *settings, const char *name)
{
    const char **names =
        tn_arena_take_array(ws->arena, settings->approver_count + 1, sizeof(*names));
    tn_finding *finding = tn_findings_add(ws->findings, TN_OFR_APPROVER, (tn_at){0}, "--by",
                                          "'%s' is no approver of this workspace", name);
    for (size_t i = 0; names && i < settings->approver_count; i++) {
        names[i] = settings->approvers[i].name;
    }
    tn_finding_meant(ws->findings, finding, name, names, names ? settings->approver_count : 0);
    return TN_E_FINDINGS;
}

/* Whether the approver's limits reach all of the offer. */
static tn_status check_reach(tni_workspace *ws, const tni_source_file *d, const char *name)
{
    const tn_settings *settings = d->folder_settings->settings;
    const tn_approver_level level = tn_settings_approver(settings, name);
    tn_approver_level needed = 0;
    if (!level) {
        return unknown_approver(ws, settings, name);
    }
    const tn_status status =
        tn_offer_approver_needed(ws->arena, d->offer, settings, ws->tables, &needed);
    if (status != TN_OK || needed <= level) {
        return status;
    }
    tn_findings_add(ws->findings, TN_OFR_APPROVER, d->offer->at, "--by", "%s%s%s: '%s' cannot",
                    needed <= settings->approver_count ? "it takes '" : "nobody may approve it",
                    needed <= settings->approver_count ? settings->approvers[needed - 1].name : "",
                    needed <= settings->approver_count ? "' to approve it" : "", name);
    return TN_E_FINDINGS;
}

tn_status tni_approve(tni_workspace *ws, const tni_source_file *d,
                      const tni_approve_options *options, const char **reason)
{
    char digest[TN_DIGEST_TEXT];
    tn_status status = check_reach(ws, d, options->by);
    if (status == TN_OK && tn_findings_of(ws->findings, TN_ERROR)) {
        status = TN_E_FINDINGS;
    }
    if (status == TN_E_FINDINGS) {
        *reason = "there are errors";
    }
    status = status ? status : tn_offer_digest(d->offer, ws->tables, digest);
    if (status != TN_OK) {
        return status;
    }
    tn_edit_pair pairs[4] = {{"by", options->by}, {"on", options->on}};
    size_t count = 2;
    if (options->note) {
        pairs[count++] = (tn_edit_pair){"note", options->note};
    }
    pairs[count++] = (tn_edit_pair){"digest", digest};
    const tn_edit edits[] = {{.verb = TN_EDIT_REMOVE_SECTION, .kind = "approval", .label = ""},
                             {.verb = TN_EDIT_ADD_SECTION,
                              .kind = "approval",
                              .label = "",
                              .pairs = pairs,
                              .pair_count = count}};
    const size_t first = d->offer->approval.set ? 0 : 1;
    return tni_draft_edit_source(d, edits + first, 2 - first, reason);
}

tn_status tni_approval_state_of(tni_workspace *ws, const tni_source_file *d,
                                tni_approval_state *out)
{
    const tn_settings *settings = d->folder_settings->settings;
    tn_approver_level needed = 0;
    const tn_status status =
        tn_offer_approver_needed(ws->arena, d->offer, settings, ws->tables, &needed);
    *out = (tni_approval_state){.needed = needed > 0, .approved = needed > 0};
    if (needed && needed <= settings->approver_count) {
        out->by = settings->approvers[needed - 1].name;
    }
    for (size_t i = 0; i < tn_findings_count(ws->findings); i++) {
        const tn_code code = tn_findings_get(ws->findings, i)->code;
        out->approved = out->approved && code != TN_OFR_GUARDRAIL;
    }
    return status;
}
