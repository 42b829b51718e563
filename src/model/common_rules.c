/* Rules that an offer and a contract share. */
#include "model/common_rules.h"

#include <string.h>

#include "tenor/text.h"

enum { AGREEMENT_MAX = 64 };

bool tni_is_account(const char *text)
{
    return strspn(text, "0123456789") == TNI_ACCOUNT_DIGITS && !text[TNI_ACCOUNT_DIGITS];
}

bool tni_is_agreement(const char *text)
{
    static const char prefix[] = "agmt-";
    return strncmp(text, prefix, sizeof(prefix) - 1) == 0 && text[sizeof(prefix) - 1] &&
           strlen(text) <= AGREEMENT_MAX;
}

bool tni_policy_check(const tn_tables *tables, const tn_field_text *policy, tn_code code,
                      const char *subject, const char *const around[2], tn_findings *findings)
{
    tn_policy parsed;
    size_t offset = 0, length = 0;
    if (!policy->value || tn_policy_parse(tables->policies, tables->policy_count, policy->value,
                                          &parsed, &offset, &length) == TN_OK) {
        return true;
    }
    tn_at at = policy->at;
    at.column += (uint32_t)tn_text_count(policy->value, offset);
    tn_finding *finding = tn_findings_add(findings, code, at, subject, "%s'%.*s'%s", around[0],
                                          (int)length, policy->value + offset, around[1]);
    if (finding) {
        finding->width = (uint32_t)tn_text_count(policy->value + offset, length);
    }
    return false;
}
