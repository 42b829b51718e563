/* Part of agreement.h. The offer that was accepted, as DescribeEntity would answer: made of the
 * terms that were accepted, and of what the offer says beside them where its answer is there:
 * names, uplift and deadlines of renewals, buyers, expiry. What was accepted goes first. */
#include <string.h>

#include "format/agreement/agreement_term.h"

static bool put_text(tni_json *object, const char *key, const char *text)
{
    return !text || tni_json_set(object, key, tni_json_new_text(text));
}

static bool put_rules(const tni_agreement_answers *a, tni_json *details, const char *day)
{
    const char *account = tni_agreement_word(tni_json_get(a->about, "acceptor"), "accountId");
    tni_json *rules = tni_json_new_array(), *until = tni_json_new_object();
    tni_json *target = tni_json_new_object(), *positive = tni_json_new_object();
    tni_json *accounts = tni_json_new_array();
    bool ok = put_text(until, "Type", "AvailabilityRule") &&
              put_text(until, "AvailabilityEndDate", day) &&
              put_text(target, "Type", "TargetingRule");
    ok = ok && (!account || tni_json_append(accounts, tni_json_new_text(account)));
    ok = ok && tni_json_set(positive, "BuyerAccounts", accounts);
    ok = ok && tni_json_set(target, "PositiveTargeting", positive);
    if (day) {
        ok = ok && tni_json_append(rules, until);
    } else {
        tni_json_free(until);
    }
    if (account) {
        ok = ok && tni_json_append(rules, target);
    } else {
        tni_json_free(target);
    }
    return ok && tni_json_set(details, "Rules", rules);
}

/* --- what the offer says beside the terms that were accepted --- */

static tni_json *details_of(const tni_agreement_answers *a)
{
    return tni_json_get(a->offer, "DetailsDocument");
}

/* Members that the accepted term has not: of a renewal the uplift and the deadlines. */
static bool add_members(tni_json *term, tni_json *from)
{
    void *cursor = NULL;
    const char *key = NULL;
    tni_json *value = NULL;
    bool ok = true;
    while (ok && from && tni_json_next(from, &cursor, &key, &value)) {
        ok = tni_json_get(term, key) || strcmp(key, "Id") == 0 ||
             tni_json_set(term, key, tni_json_copy(value));
    }
    return ok;
}

static tni_json *merged_terms(const tni_agreement_answers *a)
{
    tni_json *terms = tni_json_copy(a->terms);
    const tni_json *described = tni_json_get(details_of(a), "Terms");
    bool ok = terms != NULL;
    for (size_t i = 0; ok && i < tni_json_count(terms); i++) {
        tni_json *term = tni_json_at(terms, i);
        const char *type = tni_json_get_text(term, "Type");
        ok = add_members(term, type ? tni_find_listed(described, "Type", type) : NULL);
    }
    if (!ok) {
        tni_json_free(terms);
    }
    return ok ? terms : NULL;
}

/* What GetOfferTerms calls the dimensions, in the words of AddDimensions. */
static bool name_dimensions(const tni_agreement_answers *a, tni_json *details)
{
    static const char *const words[][2] = {{"DimensionKey", "Key"},
                                           {"DisplayName", "Name"},
                                           {"Description", "Description"},
                                           {"Unit", "Unit"}};
    tni_json *list = tni_json_new_array();
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < tni_json_count(a->offered); i++) {
        const tni_json *term = tni_json_at(a->offered, i);
        const tni_json *cards = tni_json_get(term, "RateCards");
        const tni_json *items =
            cards ? tni_json_get(tni_json_at(cards, 0), "RateCard") : tni_json_get(term, "Grants");
        for (size_t j = 0; ok && j < tni_json_count(items); j++) {
            tni_json *named = tni_json_new_object();
            for (size_t k = 0; ok && k < sizeof(words) / sizeof(*words); k++) {
                ok = put_text(named, words[k][1],
                              tni_json_get_text(tni_json_at(items, j), words[k][0]));
            }
            ok = ok && tni_json_append(list, named);
        }
    }
    return ok && tni_json_set(details, "Dimensions", list);
}

/* "offer-1@3" is offer-1. */
static bool is_same_id(const char *whole, const char *id)
{
    const size_t length = strcspn(whole, "@");
    return strlen(id) == length && memcmp(whole, id, length) == 0;
}

/* When the event says that it ended, else when it was sent. */
static tn_status settle_end(tni_agreement_answers *a)
{
    char text[TN_INSTANT_TEXT];
    tn_instant at;
    const tni_json *event = tni_json_get(tni_json_get(a->event, "detail"), "agreement");
    const char *said = tni_json_get_text(event, "id"),
               *known = tni_agreement_word(a->about, "agreementId");
    if (said && known && strcmp(said, known) != 0) {
        tn_findings_add(a->findings, TN_IMP_AGREEMENT, tni_json_place(&a->event_source, "id", said),
                        "event", "'%.60s' ended, and the answers are about '%.60s'", said, known);
        return TN_E_FINDINGS;
    }
    if (!a->ended && (tni_agreement_time(tni_json_get(event, "endTime"), &at) ||
                      tni_agreement_time(tni_json_get(a->event, "time"), &at))) {
        a->ended = tn_arena_text(a->arena, tn_instant_format(at, text));
        return a->ended ? TN_OK : TN_E_NOMEM;
    }
    return TN_OK;
}

tn_status tni_agreement_settle(tni_agreement_answers *a)
{
    const tni_json *summary = tni_json_get(a->about, "proposalSummary");
    const char *accepted = tni_agreement_word(summary, "offerId"),
               *described = tni_json_get_text(a->offer, "EntityIdentifier");
    if (!a->terms) { /* public terms, which are taken as they are */
        a->terms = a->offered;
        a->terms_source = a->offered_source;
        a->offered = NULL;
    }
    if (!accepted || !described || is_same_id(described, accepted)) {
        return settle_end(a);
    }
    tn_findings_add(a->findings, TN_IMP_AGREEMENT,
                    tni_json_place(&a->offer_source, "EntityIdentifier", described), "offer",
                    "the offer is '%.60s', but '%.60s' was accepted", described, accepted);
    return TN_E_FINDINGS;
}

static void check_offered(const tni_agreement_answers *a, const tni_json *terms,
                          const tni_json_source *source)
{
    for (size_t i = 0; i < tni_json_count(terms); i++) {
        const char *type = tni_json_get_text(tni_json_at(terms, i), "Type");
        if (type && !tni_find_listed(a->terms, "Type", type)) {
            tn_findings_add(a->findings, TN_IMP_TERM, tni_json_place(source, type, NULL), type,
                            "%.60s was offered, and is not among what was accepted", type);
        }
    }
}

void tni_agreement_check_offered(const tni_agreement_answers *a)
{
    if (a->offer) {
        check_offered(a, tni_json_get(details_of(a), "Terms"), &a->offer_source);
    } else {
        check_offered(a, a->offered, &a->offered_source);
    }
}

/* --- the offer --- */

tn_status tni_agreement_offer(const tni_agreement_answers *a, tn_buffer *out)
{
    char day[TN_INSTANT_TEXT];
    tn_instant accepted;
    const tni_json *summary = tni_json_get(a->about, "proposalSummary");
    const char *id = tni_agreement_word(a->about, "agreementId"),
               *offer = tni_agreement_word(summary, "offerId"),
               *described = tni_json_get_text(a->offer, "EntityIdentifier");
    const char *product =
        tni_agreement_word(tni_json_at(tni_json_get(summary, "resources"), 0), "id");
    const bool dated = tni_agreement_time(tni_json_get(a->about, "acceptanceTime"), &accepted);
    if (tni_agreement_check_terms(a) != TN_OK) {
        return TN_E_FINDINGS;
    }
    const char *when = dated ? tn_instant_format(accepted, day) : NULL;
    tni_json *root = tni_json_new_object();
    tni_json *details = a->offer ? tni_json_copy(details_of(a)) : tni_json_new_object();
    offer = offer ? offer : described ? described : "offer-unknown";
    bool ok = put_text(root, "EntityType", "Offer@1.0") &&
              put_text(root, "EntityIdentifier", offer) &&
              put_text(root, "LastModifiedDate", when) &&
              tni_json_set(details, "Terms", merged_terms(a)) && name_dimensions(a, details);
    if (ok && !a->offer) {
        ok = put_text(details, "Name", tn_arena_format(a->arena, "Agreement %s", id ? id : "")) &&
             put_text(details, "ProductId", product) && put_rules(a, details, when) &&
             put_text(details, "State", "Released");
    }
    ok = ok && tni_json_set(root, "DetailsDocument", details) &&
         tni_json_print(root, 0, out) == TN_OK;
    tni_json_free(root);
    return ok ? TN_OK : TN_E_NOMEM;
}
