/* tenor.ini: the seller, and defaults. */
#include "tenor/settings.h"

#include <string.h>

#include "base/list.h"
#include "model/common_rules.h"
#include "model/fx.h"
#include "model/guardrails.h"
#include "model/journal_layout.h"
#include "model/settings.h"

static const char *const profiles[] = {"console", "catalog-api", NULL};

#define AT(member) offsetof(tn_settings, member)

static const tn_field_rule seller_fields[] = {
    {"name", TN_F_TEXT, AT(name), .help = "the seller's name as buyers know it"},
    {"contact", TN_F_TEXT, AT(contact), .help = "whom a buyer asks"},
    {"support", TN_F_TEXT, AT(support), .help = "where support is"},
    {"registration_url", TN_F_TEXT, AT(registration_url),
     .help = "where 'Set up your account' leads"},
    {"logo", TN_F_PATH, AT(logo), .help = "a PNG of up to 256 KiB for the buyer's page"},
    {"address", TN_F_TEXT, AT(address), .help = "the seller's address; \\n begins a line"}};

static void read_as_of(tni_binder *binder, const tni_position *position, void *target)
{
    static const char today[] = "today";
    tn_settings *settings = target;
    settings->as_of_is_today =
        position->length == strlen(today) && memcmp(position->text, today, strlen(today)) == 0;
    if (!settings->as_of_is_today) {
        tni_read_date(binder, position, &settings->as_of);
    }
}

static const tn_field_rule default_fields[] = {
    {"policy", TN_F_ID, AT(policy), .help = "how to prorate and round"},
    {"profile", TN_F_CHOICE, AT(profile), .words = profiles,
     .help = "whose limits to check against"},
    {"as_of", TN_F_DATE, AT(as_of), .read = read_as_of,
     .help = "the day to judge from: a date, or today"},
    {"language", TN_F_ID, AT(language),
     .help = "of the notice and the page for buyers: en, ja, or one with templates of your own"}};

#define ACCOUNT(name, index, what)                                                                 \
    {                                                                                              \
        name, TN_F_TEXT, AT(accounts[index]), .help = what                                         \
    }

static const tn_field_rule account_fields[] = {
    ACCOUNT("receivable", TN_ACCOUNT_RECEIVABLE, "what AWS owes for its buyers"),
    ACCOUNT("revenue", TN_ACCOUNT_REVENUE, "revenue of contracts"),
    ACCOUNT("overage", TN_ACCOUNT_OVERAGE, "revenue of usage"),
    ACCOUNT("deferred", TN_ACCOUNT_DEFERRED, "invoiced and not earned"),
    ACCOUNT("fees", TN_ACCOUNT_FEES, "AWS's listing fees"),
    ACCOUNT("credit", TN_ACCOUNT_CREDIT, "credit notes"),
    ACCOUNT("cash", TN_ACCOUNT_CASH, "what AWS pays out"),
    ACCOUNT("rounding", TN_ACCOUNT_ROUNDING, "rounding lines of invoices")};

static const tn_section_rule sections[] = {
    {"seller", NULL, seller_fields, TNI_COUNT(seller_fields), "who sells"},
    {"defaults", NULL, default_fields, TNI_COUNT(default_fields),
     "used where neither an option nor the file says otherwise"},
    {"accounts", NULL, account_fields, TNI_COUNT(account_fields),
     "how journals call the accounts: '2400 Deferred revenue'"},
    {"layout", "NAME", tni_layout_fields, TNI_LAYOUT_FIELDS, "columns of a journal of one's own"},
    {"fx", "date", tni_fx_fields, TNI_FX_FIELDS, "rates of exchange from a day on"},
    {"guardrails", NULL, tni_guardrail_fields, TNI_GUARDRAIL_FIELDS,
     "what an offer may hold without asking"},
    {"approver", "NAME", tni_guardrail_fields, TNI_GUARDRAIL_FIELDS,
     "who may approve more, in the order of power; what one does not state is the one's before"}};

const tn_file_rule tni_settings_file = {"settings", "tenor.ini", sections, TNI_COUNT(sections),
                                        "the workspace: the nearest folder upwards"};

static void bind_guardrails(tni_binder *binder, const tn_section_rule *rule, const tn_section *s,
                            tn_settings *settings)
{
    tn_guardrails *rails = rule->label ? tn_arena_append(binder->arena, &settings->approvers,
                                                         &settings->approver_count, sizeof(*rails))
                                       : &settings->guardrails;
    if (rails) {
        *rails = (tn_guardrails){.name = rule->label ? s->label : NULL, .at = s->at};
        tni_bind_section(binder, s, rule->fields, rule->field_count, rails);
    }
}

static void bind_section(tni_binder *binder, const tn_section_rule *rule, const tn_section *s,
                         tn_settings *settings)
{
    if (rule->fields == tni_guardrail_fields) {
        bind_guardrails(binder, rule, s, settings);
    } else if (rule->fields == tni_fx_fields) {
        tni_fx_bind(binder, s, &settings->fx);
    } else if (rule->fields == tni_layout_fields) {
        tn_journal_layout *added = tn_arena_append(binder->arena, &settings->layouts,
                                                   &settings->layout_count, sizeof(*added));
        if (added) {
            tni_layout_bind(binder, s, added);
        }
    } else {
        tni_bind_section(binder, s, rule->fields, rule->field_count, settings);
    }
}

tn_status tn_settings_build(tn_arena *arena, const tn_tree *tree, const tn_tables *tables,
                            tn_findings *findings, const tn_settings **out)
{
    tni_binder binder =
        tni_binder_make(arena, tables->currencies, tables->currency_count, findings);
    tn_settings *settings = tn_arena_take(arena, sizeof(*settings));
    if (!settings) {
        return TN_E_NOMEM;
    }
    for (const tn_section *s = tree->first; s; s = s->next) {
        const tn_section_rule *rule = tni_bind_head(&binder, &tni_settings_file, s);
        if (rule) {
            bind_section(&binder, rule, s, settings);
        }
    }
    binder.failures += !tni_policy_check(
        tables, &settings->policy, TN_FIL_CHOICE, "defaults: policy",
        (const char *[]){"", " is no policy, nor a key or value of one"}, findings);
    const tn_status status = tni_binder_status(&binder);
    if (status == TN_OK) {
        *out = settings;
    }
    return status;
}

tn_approver_level tn_settings_approver(const tn_settings *settings, const char *name)
{
    const tn_guardrails *found = TNI_NAMED(settings->approvers, settings->approver_count, name);
    return found ? (tn_approver_level)(found - settings->approvers) + 1 : 0;
}
