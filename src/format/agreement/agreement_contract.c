/* Part of agreement.h: the contract, with what was bought and how it stands now. */
#include "format/agreement/agreement_term.h"
#include "model/product/product_find.h"

/* What was bought, dimension by dimension; 0 is not held. What a fixed price grants is the offer's,
 * and stands for all. */
static void put_items(const tni_agreement_answers *a, const tn_product *product, bool tell,
                      tn_buffer *out)
{
    const tni_json *term = tni_agreement_term(a, "ConfigurableUpfrontPricingTerm");
    const tni_json *bought = tni_json_get(tni_json_get(term, "Configuration"), "Dimensions");
    const bool fixed = tni_agreement_term(a, "FixedUpfrontPricingTerm") != NULL;
    for (size_t i = 0; !fixed && i < tni_json_count(bought); i++) {
        const tni_json *item = tni_json_at(bought, i);
        const char *key = tni_json_get_text(item, "DimensionKey");
        const tn_dimension *known = key ? tni_dimension_of_key(product, key) : NULL;
        int64_t quantity = 0;
        if (!tni_json_whole(tni_json_get(item, "DimensionValue"), &quantity) || quantity <= 0) {
            continue; /* not held, or no number, which was told (tni_agreement_check_held) */
        }
        if (known) {
            tn_buffer_format(out, "\n[item %s]\nquantity = %lld\n", known->label,
                             (long long)quantity);
        } else if (tell) {
            tn_findings_add(a->findings, TN_IMP_TERM,
                            tni_json_place(&a->terms_source, "configuration", key), "Dimensions",
                            "%lld of '%.40s' bought, and it has no price", (long long)quantity,
                            key ? key : "");
        }
    }
}

tn_status tni_agreement_contract(const tni_agreement_answers *a, const tn_product *product,
                                 const char *id, const char *offer_file, const char *product_file,
                                 tn_buffer *out)
{
    char text[TN_INSTANT_TEXT], day[TN_DATE_TEXT];
    tn_instant accepted;
    const char *agreement = tni_agreement_word(a->about, "agreementId");
    const char *account = tni_agreement_word(tni_json_get(a->about, "acceptor"), "accountId");
    bool renews = true;
    if (!tni_agreement_time(tni_json_get(a->about, "acceptanceTime"), &accepted)) {
        tn_findings_add(a->findings, TN_IMP_ACCEPTANCE, (tn_at){.file = a->last.file}, "",
                        "no contract is made: nothing says when the agreement was accepted");
        return TN_E_FINDINGS;
    }
    tn_buffer_format(out, "[contract]\nid         = %s\noffer      = %s\naccepted   = %s\n", id,
                     offer_file, tn_instant_format(accepted, text));
    tn_buffer_format(out, product_file ? "product    = %s\n" : "%s",
                     product_file ? product_file : "");
    tn_buffer_format(out, agreement ? "agreement  = %s\n" : "%s", agreement ? agreement : "");
    tn_buffer_format(out, account ? "account_id = %s\n" : "%s", account ? account : "");
    put_items(a, product, !product_file, out);
    if (tni_agreement_renews(a, &renews) && !renews) {
        tn_buffer_format(out,
                         "\n[auto-renew %s] ; it is off now; the day is not in the answer\n"
                         "enabled = no\n",
                         tn_date_format(tn_instant_date(accepted), day));
    }
    bool cancelled = false;
    if (tni_agreement_status(a, &cancelled) && cancelled && a->ended) {
        tn_buffer_format(out, "\n[cancel %s]\n", a->ended);
    }
    return tn_buffer_status(out);
}
