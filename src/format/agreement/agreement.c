/* Answers about an agreement: which one a file holds, and their terms as the Catalog API writes
 * them, so that one reader of terms serves both. Times come as seconds, with or without a fraction,
 * or as text; an end in the year 9999, or null, is none. */
#include "format/agreement/agreement.h"

#include <stdlib.h>
#include <string.h>

#include "format/agreement/agreement_term.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* AWS prints the names of members with a capital letter here and there. */
static const tni_json *terms_of(const tni_json *answer)
{
    static const char *const names[] = {"acceptedTerms", "AcceptedTerms", "offerTerms"};
    const tni_json *terms = NULL;
    for (size_t i = 0; !terms && i < sizeof(names) / sizeof(*names); i++) {
        terms = tni_json_get(answer, names[i]);
    }
    return terms;
}

bool tni_agreement_look(tn_arena *arena, const char *bytes, size_t size, const char **out_id)
{
    tni_json_error error;
    tni_json *root = NULL;
    size_t at = 0;
    while (at < size && is_blank(bytes[at])) {
        at++;
    }
    if (at == size || !strchr("{[", bytes[at]) ||
        tni_json_parse(bytes, size, &error, &root) != TN_OK) {
        return false;
    }
    const bool list = tni_json_kind_of(root) == TNI_JSON_ARRAY;
    const tni_json *first = list ? tni_json_at(root, 0) : root;
    const bool is = tni_json_get(first, "agreementId") || terms_of(first);
    for (size_t i = 0; is && arena && !*out_id && i < (list ? tni_json_count(root) : 1); i++) {
        const char *id = tni_json_get_text(list ? tni_json_at(root, i) : root, "agreementId");
        *out_id = id ? tn_arena_text(arena, id) : NULL;
    }
    tni_json_free(root);
    return is;
}

bool tni_agreement_is(const char *bytes, size_t size)
{
    const char *none = NULL;
    return tni_agreement_look(NULL, bytes, size, &none);
}

static tn_finding *add_finding(tni_agreement_answers *a, tn_code code, const char *subject,
                               const char *message)
{
    return tn_findings_add(a->findings, code, (tn_at){.file = a->last.file}, subject, "%s",
                           message);
}

/* --- reading --- */

/* A copy whose keys begin with a capital letter. NULL: no memory. */
static tni_json *pascal(tni_json *json)
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
                name[0] = name[0] >= 'a' && name[0] <= 'z' ? (char)(name[0] - 'a' + 'A') : name[0];
            }
            ok = name && tni_json_set(copy, name, pascal(value));
            free(name);
        }
        break;
    case TNI_JSON_ARRAY:
        copy = tni_json_new_array();
        for (size_t i = 0; ok && copy && i < tni_json_count(json); i++) {
            ok = tni_json_append(copy, pascal(tni_json_at(json, i)));
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
static void move_bought(tni_agreement_answers *a)
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

/* Every member of an element that is an object is a term, called as its key is. */
static tn_status add_terms(tni_agreement_answers *a, const tni_json *list)
{
    a->terms = tni_json_new_array();
    for (size_t i = 0; a->terms && i < tni_json_count(list); i++) {
        void *cursor = NULL;
        const char *key = NULL;
        tni_json *value = NULL;
        while (tni_json_next(tni_json_at(list, i), &cursor, &key, &value)) {
            char *type = tn_arena_text(a->arena, key);
            tni_json *term = tni_json_kind_of(value) == TNI_JSON_OBJECT ? pascal(value) : NULL;
            if (!term && tni_json_kind_of(value) != TNI_JSON_OBJECT) {
                continue;
            }
            if (type && *type >= 'a' && *type <= 'z') {
                *type = (char)(*type - 'a' + 'A');
            }
            tni_json_remove(term, "Id");
            if (!type || !tni_json_set(term, "Type", tni_json_new_text(type)) ||
                !tni_json_append(a->terms, term)) {
                return TN_E_NOMEM;
            }
        }
    }
    move_bought(a);
    return a->terms ? TN_OK : TN_E_NOMEM;
}

/* Takes one answer, or both that are in one object. */
static tn_status take_answer(tni_agreement_answers *a, tni_json *answer)
{
    const tni_json *terms = terms_of(answer);
    tn_status status = TN_OK;
    const bool about = tni_json_get(answer, "agreementId") != NULL;
    if ((!terms && !about) || (terms && a->terms) || (about && a->about)) {
        add_finding(a, TN_IMP_AGREEMENT, "",
                    terms || about ? "a second agreement: one is imported at a time"
                                   : "it answers neither DescribeAgreement nor GetAgreementTerms");
        return TN_E_FINDINGS;
    }
    if (about) {
        a->about = tni_json_copy(answer);
        a->about_source = a->last;
        status = a->about ? TN_OK : TN_E_NOMEM;
    }
    if (status == TN_OK && terms) {
        a->terms_source = a->last;
        status = add_terms(a, terms);
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
    if (!value || tni_json_kind_of(value) != TNI_JSON_REAL) {
        return false;
    }
    tn_buffer digits; /* of a number with a fraction: what stands before the point */
    tn_buffer_init(&digits, NULL);
    bool ok = tni_json_print(value, TNI_JSON_COMPACT, &digits) == TN_OK && digits.bytes &&
              strspn(digits.bytes, "0123456789.\n") == digits.length;
    for (const char *p = digits.bytes; ok && *p >= '0' && *p <= '9'; p++) {
        ok = !__builtin_mul_overflow(seconds, 10, &seconds) &&
             !__builtin_add_overflow(seconds, *p - '0', &seconds);
    }
    tn_buffer_done(&digits);
    return ok && tn_instant_add_seconds((tn_instant){0}, seconds, out) == TN_OK;
}

/* --- the offer --- */

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

tn_status tni_agreement_offer(const tni_agreement_answers *a, tn_buffer *out)
{
    char day[TN_INSTANT_TEXT];
    tn_instant accepted;
    const tni_json *summary = tni_json_get(a->about, "proposalSummary");
    const char *id = tni_agreement_word(a->about, "agreementId"),
               *offer = tni_agreement_word(summary, "offerId");
    const char *product =
        tni_agreement_word(tni_json_at(tni_json_get(summary, "resources"), 0), "id");
    const bool dated = tni_agreement_time(tni_json_get(a->about, "acceptanceTime"), &accepted);
    if (tni_agreement_check_terms(a) != TN_OK) {
        return TN_E_FINDINGS;
    }
    const char *when = dated ? tn_instant_format(accepted, day) : NULL;
    tni_json *root = tni_json_new_object(), *details = tni_json_new_object();
    bool ok = put_text(root, "EntityType", "Offer@1.0") &&
              put_text(root, "EntityIdentifier", offer ? offer : "offer-unknown") &&
              put_text(root, "LastModifiedDate", when) &&
              put_text(details, "Name", tn_arena_format(a->arena, "Agreement %s", id ? id : "")) &&
              put_text(details, "ProductId", product) &&
              tni_json_set(details, "Terms", tni_json_copy(a->terms)) &&
              put_rules(a, details, when) && put_text(details, "State", "Released") &&
              tni_json_set(root, "DetailsDocument", details) &&
              tni_json_print(root, 0, out) == TN_OK;
    tni_json_free(root);
    return ok ? TN_OK : TN_E_NOMEM;
}

/* --- the contract --- */

static const char *label_of(const tn_product *product, const char *key)
{
    for (size_t i = 0; i < product->dimension_count; i++) {
        if (strcmp(product->dimensions[i].key.value, key) == 0) {
            return product->dimensions[i].label;
        }
    }
    return NULL;
}

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
        const char *label = key ? label_of(product, key) : NULL;
        int64_t quantity = 0;
        if (!tni_json_whole(tni_json_get(item, "DimensionValue"), &quantity) || quantity <= 0) {
            continue; /* not held, or no number, which was told (tni_agreement_check_held) */
        }
        if (label) {
            tn_buffer_format(out, "\n[item %s]\nquantity = %lld\n", label, (long long)quantity);
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
                                 const tn_date *ended, tn_buffer *out)
{
    char text[TN_INSTANT_TEXT], day[TN_DATE_TEXT];
    tn_instant accepted;
    const char *agreement = tni_agreement_word(a->about, "agreementId");
    const char *account = tni_agreement_word(tni_json_get(a->about, "acceptor"), "accountId");
    bool renews = true;
    if (!tni_agreement_time(tni_json_get(a->about, "acceptanceTime"), &accepted)) {
        add_finding((tni_agreement_answers *)(uintptr_t)a, TN_IMP_ACCEPTANCE, "",
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
    if (ended) {
        tn_buffer_format(out, "\n[cancel %s]\n", tn_date_format(*ended, day));
    }
    return tn_buffer_status(out);
}
