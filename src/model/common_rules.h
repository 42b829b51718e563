/* Rules that an offer and a contract share. */
#ifndef TN_MODEL_COMMON_RULES_H
#define TN_MODEL_COMMON_RULES_H

#include <stdbool.h>

#include "tenor/field.h"
#include "tenor/tables.h"

enum { TNI_ACCOUNT_DIGITS = 12 };

/* Twelve digits. */
bool tni_is_account(const char *text);

/* `agmt-` and what follows, up to 64 characters. */
bool tni_is_country(const char *text); /* ISO 3166-1 alpha-2 */
bool tni_is_agreement(const char *text);

/* False, and a finding at the piece of `policy =` that is no preset, key or value: around are the
 * words before it and behind it. */
bool tni_policy_check(const tn_tables *tables, const tn_field_text *policy, tn_code code,
                      const char *subject, const char *const around[2], tn_findings *findings);
#define TNI_NO_POLICY ((const char *const[]){"no policy has ", ""})

#endif
