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

/* What people write until they know better. */
#define TNI_PLACEHOLDERS "todo|tbd|fixme|xxx|lorem ipsum|placeholder|changeme|change me"

/* The first of the words, which have | between them, that stands whole in the text, in any case;
 * NULL. A * ends a word that may go on. Words are in small letters. */
const char *tni_find_word(const char *text, const char *words, size_t *out_length);

#endif
