/* Rules that an offer and a contract share. */
#include "model/common_rules.h"

#include <string.h>

#include "base/ascii.h"
#include "tenor/text.h"

enum { AGREEMENT_MAX = 64 };

/* ISO 3166-1 alpha-2 as of 2026, three bytes each. AWS takes 244 of them and does not say which. */
static const char countries[] =
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO "
    "BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ "
    "DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP "
    "GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG "
    "KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML "
    "MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE "
    "PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL "
    "SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM "
    "US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW ";

bool tni_is_account(const char *text)
{
    return strspn(text, "0123456789") == TNI_ACCOUNT_DIGITS && !text[TNI_ACCOUNT_DIGITS];
}

bool tni_is_country(const char *text)
{
    const char *at = strlen(text) == 2 ? strstr(countries, text) : NULL;
    return at && (at - countries) % 3 == 0; /* else it holds a blank */
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

/* ---- words ---- */

static bool is_letter(char c)
{
    return tni_is_digit(c) || tni_is_letter(c) || (c & 0x80);
}

/* The bytes of the word's match at text, which does not end within a word unless it ends in `*`. */
static size_t match(const char *text, const char *word, size_t length)
{
    size_t i = 0;
    while (i < length && word[i] != '*' && tni_lower(text[i]) == word[i]) {
        i++;
    }
    return i == length && !is_letter(text[i]) ? i : i < length && word[i] == '*' ? i : 0;
}

/* A bit for a letter: most letters of a text begin no word, and cost no more than this. */
static uint32_t letter_bit(char c)
{
    return UINT32_C(1) << (tni_lower(c) & 31);
}

const char *tni_find_word(const char *text, const char *words, size_t *out_length)
{
    uint32_t first = letter_bit(*words);
    for (const char *w = words; (w = strchr(w, '|')); w++) {
        first |= letter_bit(w[1]);
    }
    for (const char *p = text; *p; p++) {
        const bool begins = (p == text || !is_letter(p[-1])) && first & letter_bit(*p);
        for (const char *word = begins ? words : NULL; word;) {
            *out_length = *word == tni_lower(*p) ? match(p, word, strcspn(word, "|")) : 0;
            if (*out_length) {
                return p;
            }
            word = strchr(word, '|');
            word = word ? word + 1 : NULL;
        }
    }
    return NULL;
}
