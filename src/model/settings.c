/* tenor.ini: the seller, and defaults. */
#include "tenor/settings.h"

#include "model/bind/bind.h"
#include "model/settings.h"
#include "tenor/policy.h"

static const char *const profiles[] = {"console", "catalog-api", NULL};

#define FIELD(member) .offset = offsetof(tn_settings, member)

static const tn_field_rule seller_fields[] = {
    {.key = "name", .type = TN_F_TEXT, FIELD(name), .help = "the seller's name as buyers know it"},
    {.key = "contact", .type = TN_F_TEXT, FIELD(contact), .help = "whom a buyer asks"},
    {.key = "support", .type = TN_F_TEXT, FIELD(support), .help = "where support is"},
    {.key = "registration_url",
     .type = TN_F_TEXT,
     FIELD(registration_url),
     .help = "where 'Set up your account' leads"}};

static const tn_field_rule default_fields[] = {
    {.key = "policy", .type = TN_F_ID, FIELD(policy), .help = "how to prorate and round"},
    {.key = "profile",
     .type = TN_F_CHOICE,
     FIELD(profile),
     .words = profiles,
     .help = "whose limits to check against"},
    {.key = "as_of", .type = TN_F_DATE, FIELD(as_of), .help = "the day to judge from"}};

static const tn_section_rule sections[] = {
    {.kind = "seller",
     .fields = seller_fields,
     .field_count = TNI_COUNT(seller_fields),
     .help = "who sells"},
    {.kind = "defaults",
     .fields = default_fields,
     .field_count = TNI_COUNT(default_fields),
     .help = "used where neither an option nor the file says otherwise"}};

const tn_file_rule tni_settings_file = {.kind = "settings",
                                        .pattern = "tenor.ini",
                                        .sections = sections,
                                        .section_count = TNI_COUNT(sections),
                                        .help = "the workspace: the nearest folder upwards"};

static void check_policy(tni_binder *binder, const tn_tables *tables, const tn_field_text *policy)
{
    tn_policy parsed;
    size_t offset = 0, length = 0;
    if (!policy->value || tn_policy_parse(tables->policies, tables->policy_count, policy->value,
                                          &parsed, &offset, &length) == TN_OK) {
        return;
    }
    tn_at at = policy->at;
    at.column += (uint32_t)offset;
    tn_finding *finding = tn_findings_add(binder->findings, TN_FIL_CHOICE, at, "defaults: policy",
                                          "'%.*s' is no policy, nor a key or value of one",
                                          (int)length, policy->value + offset);
    if (finding) {
        finding->width = (uint32_t)length;
    }
    binder->failures++;
}

tn_status tn_settings_build(tn_arena *arena, const tn_tree *tree, const tn_tables *tables,
                            tn_findings *findings, const tn_settings **out)
{
    tni_binder binder = {.arena = arena,
                         .findings = findings,
                         .currencies = tables->currencies,
                         .currency_count = tables->currency_count};
    tn_settings *settings = tn_arena_take(arena, sizeof(*settings));
    if (!settings) {
        return TN_E_NOMEM;
    }
    for (const tn_section *s = tree->first; s; s = s->next) {
        const tn_section_rule *rule = tni_bind_head(&binder, &tni_settings_file, s);
        if (rule) {
            tni_bind_section(&binder, s, rule->fields, rule->field_count, settings);
        }
    }
    check_policy(&binder, tables, &settings->policy);
    if (tn_arena_failed(arena)) {
        return TN_E_NOMEM;
    }
    if (binder.failures) {
        return TN_E_FINDINGS;
    }
    *out = settings;
    return TN_OK;
}
