/* Part of agreement.h: what the answers say of an agreement as it is now, value by value. */
#include <string.h>

#include "format/agreement/agreement_term.h"
#include "format/changeset/changeset.h"
#include "tenor/date.h"
#include "tenor/decimal.h"

const tni_json *tni_agreement_term(const tni_agreement_answers *a, const char *type)
{
    return tni_find_listed(a->terms, "Type", type);
}

const char *tni_agreement_word(const tni_json *object, const char *key)
{
    const char *text = tni_json_get_text(object, key);
    return text && *text && strlen(text) <= 64 &&
                   strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                "0123456789_/-") == strlen(text)
               ? text
               : NULL;
}

bool tni_agreement_price_of(const tni_json *object, const char *key, int64_t *out_e8)
{
    const char *text = tni_json_get_text(object, key);
    tn_price price;
    int places = 0;
    if (!text || tn_price_parse(text, strlen(text), &price, &places) != TN_OK) {
        return false;
    }
    *out_e8 = price.e8;
    return true;
}

bool tni_agreement_months(const char *duration, int *out)
{
    return duration && tn_duration_parse(duration, strlen(duration), out) == TN_OK;
}

tn_status tni_agreement_check_terms(const tni_agreement_answers *a)
{
    if (!tni_json_count(a->terms)) {
        tn_findings_add(a->findings, TN_IMP_AGREEMENT, (tn_at){.file = a->last.file}, "",
                        "the terms are not there: the answer of GetAgreementTerms");
        return TN_E_FINDINGS;
    }
    return tni_check_currencies(a->terms, a->tables, &a->terms_source, a->findings);
}

bool tni_agreement_renews(const tni_agreement_answers *a, bool *out)
{
    const tni_json *renewal = tni_json_get(tni_agreement_term(a, "RenewalTerm"), "Configuration");
    return tni_json_flag(tni_json_get(renewal, "EnableAutoRenew"), out);
}

const tni_json *tni_agreement_held_list(const tni_agreement_answers *a, const char **out_number)
{
    const tni_json *fixed = tni_agreement_term(a, "FixedUpfrontPricingTerm");
    const tni_json *upfront = tni_agreement_term(a, "ConfigurableUpfrontPricingTerm");
    *out_number = fixed ? "MaxQuantity" : "DimensionValue";
    return fixed ? tni_json_get(fixed, "Grants")
                 : tni_json_get(tni_json_get(upfront, "Configuration"), "Dimensions");
}

bool tni_agreement_held(const tni_agreement_answers *a, const char *key, int64_t *out)
{
    const char *number = NULL;
    const tni_json *list = tni_agreement_held_list(a, &number),
                   *item = tni_find_listed(list, "DimensionKey", key);
    int64_t quantity = 0;
    if (!list ||
        (item && (!tni_json_whole(tni_json_get(item, number), &quantity) || quantity < 0))) {
        return false; /* without a number it is granted without end */
    }
    *out = quantity;
    return true;
}

const char *tni_agreement_held_key(const tni_agreement_answers *a, size_t index)
{
    const char *number = NULL;
    return tni_json_get_text(tni_json_at(tni_agreement_held_list(a, &number), index),
                             "DimensionKey");
}

bool tni_agreement_price(const tni_agreement_answers *a, bool usage, const char *key,
                         int64_t *out_e8)
{
    const tni_json *term =
        tni_agreement_term(a, usage ? "UsageBasedPricingTerm" : "ConfigurableUpfrontPricingTerm");
    const bool fixed = tni_agreement_term(a, "FixedUpfrontPricingTerm") != NULL;
    const tni_json *card = tni_json_at(tni_json_get(term, "RateCards"), 0); /* what was bought */
    const tni_json *rate = tni_find_listed(tni_json_get(card, "RateCard"), "DimensionKey", key);
    return (usage || !fixed) && tni_agreement_price_of(rate, "Price", out_e8);
}

bool tni_agreement_charge(const tni_agreement_answers *a, size_t index, tn_date *out_day,
                          int64_t *out_e8)
{
    enum { DAY = 10 }; /* with a time behind it or not; seconds were made text */
    const tni_json *charge =
        tni_json_at(tni_json_get(tni_agreement_term(a, "PaymentScheduleTerm"), "Schedule"), index);
    const char *text = tni_json_get_text(charge, "ChargeDate");
    return tni_agreement_price_of(charge, "ChargeAmount", out_e8) && text && strlen(text) >= DAY &&
           tn_date_parse(text, DAY, out_day) == TN_OK;
}

const char *tni_agreement_currency_of(const tni_agreement_answers *a, size_t index)
{
    return tni_json_get_text(tni_json_at(a->terms, index), "CurrencyCode");
}

bool tni_agreement_net_terms(const tni_agreement_answers *a, int *out_days)
{
    const char *text =
        tni_json_get_text(tni_agreement_term(a, "NetPaymentTerm"), "PaymentDuePeriod");
    const size_t length = text ? strlen(text) : 0;
    int64_t days = 0;
    if (length < 3 || text[0] != 'P' || text[length - 1] != 'D' ||
        tn_whole_parse(text + 1, length - 2, 1, 999, &days) != TN_OK) {
        return false;
    }
    *out_days = (int)days;
    return true;
}
