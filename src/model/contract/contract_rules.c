/* The rules of a contract: what its head says, and how it was accepted. */
#include "model/contract/contract_rules.h"

#include <string.h>

#include "base/ascii.h"
#include "base/list.h"
#include "model/common_rules.h"
#include "model/product/product_find.h"

enum { ID_MAX = 64 };

static bool is_file_name(const char *id)
{
    if (strchr("-_.", *id)) { /* or there is nothing */
        return false;
    }
    for (const char *p = id; *p; p++) {
        if (!tni_is_letter(*p) && !tni_is_digit(*p) && !strchr("-_.", *p)) {
            return false;
        }
    }
    return strlen(id) <= ID_MAX;
}

static void check_ids(const tni_contract_rules *r)
{
    const tn_contract *c = r->contract;
    if (!is_file_name(c->id.value)) {
        tn_findings_add(r->findings, TN_CTR_ID, c->id.at, "contract",
                        "id '%s' cannot name invoices and files", c->id.value);
    }
    if (c->agreement.value && !tni_is_agreement(c->agreement.value)) {
        tn_findings_add(r->findings, TN_CTR_AGREEMENT, c->agreement.at, "contract",
                        "'%s' is not the id of an agreement", c->agreement.value);
    }
    if (c->account_id.value && !tni_is_account(c->account_id.value)) {
        tn_findings_add(r->findings, TN_CTR_ACCOUNT, c->account_id.at, "contract",
                        "'%s' is not an AWS account id of %d digits", c->account_id.value,
                        TNI_ACCOUNT_DIGITS);
    }
}

/* The account that accepted is one that the offer was extended to. */
static void check_account(const tni_contract_rules *r)
{
    const tn_field_text *account = &r->contract->account_id;
    const tn_offer *offer = r->contract->offer;
    if (!account->value || !tni_is_account(account->value) || !offer ||
        !offer->buyer_accounts.count ||
        TNI_NAMED(offer->buyer_accounts.items, offer->buyer_accounts.count, account->value)) {
        return;
    }
    tn_findings_add(r->findings, TN_CTR_ACCOUNT_OTHER, account->at, "contract",
                    "account %s is not among the buyer_accounts of %s", account->value,
                    offer->file);
}

/* A duration of a purchase of the listing is one that the listing has. */
static void check_duration(const tni_contract_rules *r, const tn_field_number *duration,
                           const char *subject)
{
    char text[TN_DURATION_TEXT];
    if (duration->set && !tni_product_lists(r->product, duration->value)) {
        tn_findings_add(r->findings, TN_CTR_DURATION_UNLISTED, duration->at, subject,
                        "the public listing has no duration of %s",
                        tn_duration_format((int)duration->value, text));
    }
}

static void check_durations(const tni_contract_rules *r)
{
    const tn_contract *c = r->contract;
    if (c->offer_file.value) {
        if (c->duration.set) {
            tn_findings_add(r->findings, TN_CTR_DURATION_EXTRA, c->duration.at, "contract",
                            "the duration is the offer's, this one would be ignored");
        }
        return;
    }
    check_duration(r, &c->duration, "contract");
    for (size_t i = 0; i < c->event_count; i++) {
        const tn_event *e = &c->events[i];
        if (!tni_contract_agreement(c, e->when.value).offer) {
            check_duration(r, &e->duration, tn_event_name(e->kind));
        }
    }
}

/* A public purchase has no uplift, deadline or limit, nor what only an offer grants; after one,
 * the offer has them. */
static void check_renewal(const tni_contract_rules *r)
{
    const tn_terms *terms = &r->contract->terms;
    const tn_renewal *renewal = &r->contract->renewal;
    if (r->contract->offer_file.value) {
        if (renewal->set && !terms->set) {
            tn_findings_add(r->findings, TN_CTR_RENEWAL_OFFER, renewal->at, "renewal",
                            "renewal terms are the offer's, these would be ignored");
        }
        return;
    }
    const struct {
        const char *section, *key;
        bool set;
        tn_at at;
    } keys[] = {
        {"renewal", "uplift", renewal->uplift.set, renewal->uplift.at},
        {"renewal", "default", renewal->uplift_default.set, renewal->uplift_default.at},
        {"renewal", "max_renewals", renewal->max_renewals.set, renewal->max_renewals.at},
        {"renewal", "decision", renewal->decision_days.set, renewal->decision_days.at},
        {"renewal", "adjustment", renewal->adjustment_days.set, renewal->adjustment_days.at},
        {"terms", "discount", terms->discount.set, terms->discount.at},
        {"terms", "net_terms", terms->net_terms.set, terms->net_terms.at},
        {"terms", "purpose", terms->purpose.set, terms->purpose.at},
        {"terms", "start", terms->start.set, terms->start.at},
        {"terms", "end", terms->end.set, terms->end.at},
        {"terms", "duration", terms->duration.set, terms->duration.at},
        {"terms", "buyer", terms->buyer.value, terms->buyer.at},
        {"terms", "buyer_country", terms->buyer_country.value, terms->buyer_country.at},
        {"terms", "tcv_usd", terms->tcv_usd.set, terms->tcv_usd.at},
        {"terms", "po", terms->po.value, terms->po.at},
        {"payments", "plan", terms->payments.set, terms->payments.at},
    };
    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
        if (keys[i].set) {
            tn_findings_add(r->findings, TN_CTR_RENEWAL_PUBLIC, keys[i].at, keys[i].section,
                            "a purchase of the public listing has no '%s'", keys[i].key);
        }
    }
}

void tn_contract_check(const tn_contract *contract, const tn_tables *tables, tn_findings *findings)
{
    tni_contract_rules r = {contract, contract->product, tables, NULL, 0, findings};
    check_ids(&r);
    check_renewal(&r);
    tni_policy_check(tables, &contract->policy, TN_CTR_POLICY, "contract", TNI_NO_POLICY, findings);
    if (!contract->product || (contract->offer_file.value && !contract->offer)) {
        return; /* its files were not understood, which was reported */
    }
    r.limits = tn_product_limits(contract->product, tables);
    r.places = tn_product_price_places(contract->product, tables);
    check_durations(&r);
    check_account(&r);
    if (contract->offer && !contract->terms.set) {
        tni_contract_check_acceptance(&r, contract->offer, &contract->accepted, "contract");
    }
    tni_contract_check_items(&r);
    tni_contract_check_prices(&r);
    tni_contract_check_events(&r);
}
