/* Answers about an agreement: which one a file holds, and their terms as the Catalog API writes
 * them, so that one reader of terms serves both. Times come as seconds, with or without a fraction,
 * or as text; an end in the year 9999, or null, is none. */
#include "format/agreement/agreement.h"

#include <stdlib.h>
#include <string.h>

#include "format/agreement/agreement_term.h"
#include "format/changeset/changeset.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* AWS prints the names of members with a capital letter here and there. */
static const tni_json *accepted_terms(const tni_json *answer)
{
    const tni_json *terms = tni_json_get(answer, "acceptedTerms");
    return terms ? terms : tni_json_get(answer, "AcceptedTerms");
}

/* The id in an answer of DescribeAgreement; NULL: it is none. A billing adjustment names its
 * agreement, too. */
static const char *id_of(const tni_json *answer)
{
    if (tni_json_get(answer, "billingAdjustmentRequestId")) {
        return NULL;
    }
    const char *id = tni_json_get_text(answer, "agreementId");
    return id ? id : tni_json_get_text(answer, "AgreementId");
}

/* The answer is one of DescribeEntity about an offer. */
static bool is_offer(const tni_json *answer)
{
    const char *type = tni_json_get_text(answer, "EntityType");
    return type && strncmp(type, "Offer@", 6) == 0 && !tni_json_get(answer, "ChangeSet");
}

/* The body of EventBridge's event that an agreement ended; NULL: it is another, or none. */
static const tni_json *end_event(const tni_json *answer)
{
    static const char type[] = "Purchase Agreement Ended";
    const char *said = tni_json_get_text(answer, "detail-type");
    return said && strncmp(said, type, sizeof(type) - 1) == 0
               ? tni_json_get(tni_json_get(answer, "detail"), "agreement")
               : NULL;
}

tn_status tni_agreement_look(tn_arena *arena, const char *bytes, size_t size,
                             tni_agreement_kind *out, const char **out_id)
{
    tni_json_error error;
    tni_json *root = NULL;
    size_t at = 0;
    *out = TNI_AGREEMENT_NONE;
    while (at < size && is_blank(bytes[at])) {
        at++;
    }
    const tn_status status = at == size || !strchr("{[", bytes[at])
                                 ? TN_E_FINDINGS
                                 : tni_json_parse(bytes, size, &error, &root);
    if (status != TN_OK) {
        return status == TN_E_NOMEM ? status : TN_OK;
    }
    const bool list = tni_json_kind_of(root) == TNI_JSON_ARRAY;
    for (size_t i = 0; i < (list ? tni_json_count(root) : 1); i++) {
        const tni_json *answer = list ? tni_json_at(root, i) : root;
        const char *id = id_of(answer);
        if (id || accepted_terms(answer) || tni_json_get(answer, "offerTerms")) {
            *out = TNI_AGREEMENT_ANSWER;
        } else if (!*out && (is_offer(answer) || end_event(answer))) {
            *out = TNI_AGREEMENT_BESIDE;
        }
        if (id && !*out_id) {
            *out_id = tn_arena_text(arena, id);
        }
    }
    tni_json_free(root);
    return tn_arena_failed(arena) ? TN_E_NOMEM : TN_OK;
}

static tn_finding *add_finding(tni_agreement_answers *a, tn_code code, const char *subject,
                               const char *message)
{
    return tn_findings_add(a->findings, code, (tn_at){.file = a->last.file}, subject, "%s",
                           message);
}

/* --- reading --- */

static char recased_letter(char c, bool capital)
{
    const bool is_small = c >= 'a' && c <= 'z', is_large = c >= 'A' && c <= 'Z';
    return (char)(capital && is_small ? c - 'a' + 'A' : !capital && is_large ? c - 'A' + 'a' : c);
}

/* A copy whose keys begin with a capital letter, or with a small one. NULL: no memory. */
static tni_json *recased(tni_json *json, bool capital)
{
    void *cursor = NULL;
    const char *key = NULL;
    tni_json *value = NULL, *copy = NULL;
    bool ok = true;
    switch (tni_json_kind_of(json)) {
    case TNI_JSON_OBJECT:
        copy = tni_json_new_object();
        while (ok && copy && tni_json_next(json, &cursor, &key, &value)) {
            const size_t length = strlen(key);
            char *name = malloc(length + 1);
            if (name) {
                memcpy(name, key, length + 1);
                name[0] = recased_letter(name[0], capital);
            }
            ok = name && tni_json_set(copy, name, recased(value, capital));
            free(name);
        }
        break;
    case TNI_JSON_ARRAY:
        copy = tni_json_new_array();
        for (size_t i = 0; ok && copy && i < tni_json_count(json); i++) {
            ok = tni_json_append(copy, recased(tni_json_at(json, i), capital));
        }
        break;
    case TNI_JSON_TEXT:
    case TNI_JSON_WHOLE:
    case TNI_JSON_REAL:
    case TNI_JSON_FLAG:
    case TNI_JSON_NULL:
        return tni_json_copy(json);
    }
    if (!ok) {
        tni_json_free(copy);
    }
    return ok ? copy : NULL;
}

/* The card of the duration that was bought stands first. */
static void move_bought(const tni_agreement_answers *a)
{
    const tni_json *term = tni_agreement_term(a, "ConfigurableUpfrontPricingTerm");
    tni_json *cards = tni_json_get(term, "RateCards");
    const char *bought = tni_json_get_text(tni_json_get(term, "Configuration"), "SelectorValue");
    int months = 0, other = 0;
    if (!bought || tn_duration_parse(bought, strlen(bought), &months) != TN_OK) {
        return;
    }
    for (size_t i = 0; i < tni_json_count(cards); i++) {
        const char *value =
            tni_json_get_text(tni_json_get(tni_json_at(cards, i), "Selector"), "Value");
        if (value && tn_duration_parse(value, strlen(value), &other) == TN_OK && months == other) {
            tni_json_move(cards, i, 0);
            return;
        }
    }
}

/* A time that is seconds, as the text that the Catalog API has for it. */
static bool write_time(tni_json *object, const char *key)
{
    char text[TN_INSTANT_TEXT];
    tn_instant at;
    const tni_json *value = tni_json_get(object, key);
    return !value || tni_json_text(value) || !tni_agreement_time(value, &at) ||
           tni_json_set(object, key, tni_json_new_text(tn_instant_format(at, text)));
}

static bool write_times(tni_json *term)
{
    const tni_json *schedule = tni_json_get(term, "Schedule");
    bool ok = write_time(term, "AgreementStartDate") && write_time(term, "AgreementEndDate");
    for (size_t i = 0; ok && i < tni_json_count(schedule); i++) {
        ok = write_time(tni_json_at(schedule, i), "ChargeDate");
    }
    return ok;
}

/* Every member of an element that is an object is a term, called as its key is. */
static tn_status read_terms(const tni_agreement_answers *a, const tni_json *list, tni_json **out)
{
    tni_json *terms = *out = tni_json_new_array();
    for (size_t i = 0; terms && i < tni_json_count(list); i++) {
        void *cursor = NULL;
        const char *key = NULL;
        tni_json *value = NULL;
        while (tni_json_next(tni_json_at(list, i), &cursor, &key, &value)) {
            char *type = tn_arena_text(a->arena, key);
            tni_json *term =
                tni_json_kind_of(value) == TNI_JSON_OBJECT ? recased(value, true) : NULL;
            if (!term && tni_json_kind_of(value) != TNI_JSON_OBJECT) {
                continue;
            }
            if (type && *type >= 'a' && *type <= 'z') {
                *type = (char)(*type - 'a' + 'A');
            }
            tni_json_remove(term, "Id");
            if (!type || !write_times(term) ||
                !tni_json_set(term, "Type", tni_json_new_text(type)) ||
                !tni_json_append(terms, term)) {
                return TN_E_NOMEM;
            }
        }
    }
    return terms ? TN_OK : TN_E_NOMEM;
}

/* Takes one answer, or both that are in one object. */
static tn_status take_answer(tni_agreement_answers *a, tni_json *answer)
{
    const tni_json *terms = accepted_terms(answer), *offered = tni_json_get(answer, "offerTerms");
    const bool about = id_of(answer) != NULL, offer = is_offer(answer),
               event = end_event(answer) != NULL;
    bool failed = false;
    if (!terms && !about && !offered && !offer && !event) {
        add_finding(a, TN_IMP_AGREEMENT, "",
                    "it answers neither DescribeAgreement nor GetAgreementTerms");
        return TN_E_FINDINGS;
    }
    if ((terms && a->terms) || (about && a->about) || (offered && a->offered) ||
        (offer && a->offer) || (event && a->event)) {
        add_finding(a, TN_IMP_AGREEMENT, "", "a second agreement: one is imported at a time");
        return TN_E_FINDINGS;
    }
    if (about) {
        a->about = recased(answer, false);
        a->about_source = a->last;
    }
    if (offer) {
        a->offer = tni_json_copy(answer);
        a->offer_source = a->last;
        tni_open_details(a->offer, &failed);
    }
    if (event) {
        a->event = tni_json_copy(answer);
        a->event_source = a->last;
    }
    if (failed || (about && !a->about) || (offer && !a->offer) || (event && !a->event)) {
        return TN_E_NOMEM;
    }
    tn_status status = TN_OK;
    if (terms) {
        a->terms_source = a->last;
        status = read_terms(a, terms, &a->terms);
        move_bought(a);
    }
    if (offered && status == TN_OK) {
        a->offered_source = a->last;
        status = read_terms(a, offered, &a->offered);
    }
    return status;
}

tn_status tni_agreement_add(tni_agreement_answers *a, const char *file, const char *bytes,
                            size_t size)
{
    tni_json_error error;
    tni_json *root = NULL;
    unsigned *places = tn_arena_take(a->arena, sizeof(*places));
    if (!places) {
        return TN_E_NOMEM;
    }
    *places = TNI_JSON_PLACES;
    a->last = (tni_json_source){file, bytes, size, places};
    tn_status status = tni_json_parse(bytes, size, &error, &root);
    if (status == TN_E_SYNTAX) {
        tn_findings_add(a->findings, TN_CHG_JSON,
                        (tn_at){file, error.line ? error.line : 1, error.column}, "",
                        "the file is no JSON: %s", error.text);
        return TN_E_FINDINGS;
    }
    if (status == TN_OK && tni_json_kind_of(root) == TNI_JSON_ARRAY) {
        for (size_t i = 0; i < tni_json_count(root) && status == TN_OK; i++) {
            status = take_answer(a, tni_json_at(root, i));
        }
    } else if (status == TN_OK) {
        status = take_answer(a, root);
    }
    tni_json_free(root);
    return status;
}

void tni_agreement_done(tni_agreement_answers *a)
{
    tni_json_free(a->about);
    tni_json_free(a->terms);
    tni_json_free(a->offer);
    tni_json_free(a->offered);
    tni_json_free(a->event);
}

/* --- times --- */

bool tni_agreement_time(const tni_json *value, tn_instant *out)
{
    char text[40];
    const char *said = tni_json_text(value);
    int64_t seconds = 0;
    if (tni_json_whole(value, &seconds)) {
        return tn_instant_add_seconds((tn_instant){0}, seconds, out) == TN_OK;
    }
    if (said && strlen(said) > 19 && said[19] == '.' && said[strlen(said) - 1] == 'Z') {
        memcpy(text, said, 19);
        memcpy(text + 19, "Z", 2);
        said = text;
    }
    if (said) {
        return tn_instant_parse(said, strlen(said), out) == TN_OK;
    }
    return tni_json_whole_part(value, &seconds) &&
           tn_instant_add_seconds((tn_instant){0}, seconds, out) == TN_OK;
}
