/* Part of changeset.h. Reading change sets, and answers of DescribeEntity as the change sets that
 * would produce them. */
#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "format/changeset/changeset.h"

enum { DATE_LENGTH = 10 };

static bool is_kind(const tni_json *json, tni_json_kind kind)
{
    return json && tni_json_kind_of(json) == kind;
}

tni_json *tni_open_details(tni_json *object, bool *failed)
{
    const char *text = tni_json_get_text(object, "Details");
    tni_json_error fault;
    tni_json *parsed = NULL;
    if (!tni_json_get(object, "DetailsDocument") && text) {
        const tn_status status = tni_json_parse(text, strlen(text), &fault, &parsed);
        const bool set = status == TN_OK && tni_json_set(object, "DetailsDocument", parsed);
        *failed = *failed || status == TN_E_NOMEM || (status == TN_OK && !set);
        if (set) {
            tni_json_remove(object, "Details");
        }
    }
    return tni_json_get(object, "DetailsDocument");
}

static bool check_change(tni_json *change, size_t index, const tni_json_source *source,
                         tn_findings *findings, bool *failed)
{
    const char *what = NULL;
    if (!is_kind(change, TNI_JSON_OBJECT)) {
        what = "is not an object";
    } else if (!tni_json_get_text(change, "ChangeType")) {
        what = "has no ChangeType";
    } else if (!tni_json_get_text(tni_json_get(change, "Entity"), "Type")) {
        what = "has no Entity with a Type";
    } else {
        const tni_json *details = tni_open_details(change, failed);
        what = is_kind(details, TNI_JSON_OBJECT) || is_kind(details, TNI_JSON_ARRAY)
                   ? NULL
                   : "has no DetailsDocument";
    }
    if (what && !*failed) {
        tn_findings_add(findings, TN_CHG_SHAPE,
                        tni_json_place_element(source, "ChangeSet", 0, index), "ChangeSet",
                        "change %zu %s", index + 1, what);
    }
    return !what;
}

static tn_status check_changes(tni_json *changes, const tni_json_source *source,
                               tn_findings *findings)
{
    bool good = true, failed = false;
    if (!is_kind(changes, TNI_JSON_ARRAY)) {
        tn_findings_add(findings, TN_CHG_SHAPE, tni_json_place(source, NULL, "ChangeSet"),
                        "ChangeSet", "ChangeSet is not a list");
        return TN_E_FINDINGS;
    }
    for (size_t i = 0; i < tni_json_count(changes); i++) {
        good = check_change(tni_json_at(changes, i), i, source, findings, &failed) && good;
    }
    return failed ? TN_E_NOMEM : good ? TN_OK : TN_E_FINDINGS;
}

/* Entities --------------------------------------------------------------------------------- */

/* The change that sets a term of that type; NULL: unknown. */
static const char *change_of(const char *term)
{
    static const struct term_change {
        const char *term, *change;
    } changes[] = {{"ConfigurableUpfrontPricingTerm", "UpdatePricingTerms"},
                   {"FixedUpfrontPricingTerm", "UpdatePricingTerms"},
                   {"UsageBasedPricingTerm", "UpdatePricingTerms"},
                   {"ValidityTerm", "UpdateValidityTerms"},
                   {"PaymentScheduleTerm", "UpdatePaymentScheduleTerms"},
                   {"NetPaymentTerm", "UpdateNetPaymentTerms"},
                   {"RenewalTerm", "UpdateRenewalTerms"},
                   {"LegalTerm", "UpdateLegalTerms"},
                   {"SupportTerm", "UpdateSupportTerms"}};
    const struct term_change *found = term ? TNI_NAMED_IN(changes, term) : NULL;
    return found ? found->change : NULL;
}

/* "2020-12-01T00:00:00.000Z", as entities have it, -> "2020-12-01", as changes do. */
static void cut_date(tn_changeset *set, tni_json *object, const char *key)
{
    const char *text = tni_json_get_text(object, key);
    if (text && strlen(text) > DATE_LENGTH && text[DATE_LENGTH] == 'T') {
        char date[DATE_LENGTH + 1];
        memcpy(date, text, DATE_LENGTH);
        date[DATE_LENGTH] = '\0';
        tni_put_word(set, object, key, date);
    }
}

static void cut_dates(tn_changeset *set, tni_json *term)
{
    cut_date(set, term, "AgreementStartDate");
    cut_date(set, term, "AgreementEndDate");
    tni_json *schedule = tni_json_get(term, "Schedule");
    for (size_t i = 0; i < tni_json_count(schedule); i++) {
        cut_date(set, tni_json_at(schedule, i), "ChargeDate");
    }
}

/* Moves the terms that a change sets from the entity into that change. */
static void move_terms(tn_changeset *set, tni_json *terms, const char *change, const char *id)
{
    tni_json *into = NULL;
    for (size_t i = 0; i < tni_json_count(terms);) {
        tni_json *term = tni_json_at(terms, i);
        const char *its = change_of(tni_json_get_text(term, "Type"));
        if (!its || strcmp(its, change) != 0) {
            i++;
            continue;
        }
        if (!into) {
            tni_json *details = tni_change_add(set, change, TNI_OFFER, NULL, id);
            if (strcmp(change, "UpdatePricingTerms") == 0) {
                tni_put_word(set, details, "PricingModel", "Contract");
            }
            into = tni_put_array(set, details, "Terms");
        }
        tni_json *copy = tni_json_copy(term);
        cut_dates(set, copy); /* NULL is fine */
        set->failed = !tni_json_append(into, copy) || set->failed;
        tni_json_remove_at(terms, i);
    }
}

static void move_members(tn_changeset *set, tni_json *from, const char *const *keys, tni_json *into)
{
    for (; *keys; keys++) {
        const tni_json *value = tni_json_get(from, *keys);
        if (value) {
            tni_put_value(set, into, *keys, tni_json_copy(value));
            tni_json_remove(from, *keys);
        }
    }
}

static void move_rule(tn_changeset *set, tni_json *rules, const char *type, const char *change,
                      const char *id)
{
    static const char *const keys[] = {"PositiveTargeting", "NegativeTargeting",
                                       "AvailabilityEndDate", NULL};
    for (size_t i = 0; i < tni_json_count(rules); i++) {
        tni_json *rule = tni_json_at(rules, i);
        const char *its = tni_json_get_text(rule, "Type");
        if (its && strcmp(its, type) == 0) {
            tni_json *details = tni_change_add(set, change, TNI_OFFER, NULL, id);
            move_members(set, rule, keys, details);
            cut_date(set, details, "AvailabilityEndDate");
            tni_json_remove_at(rules, i);
            return;
        }
    }
}

static void read_offer(tn_changeset *set, tni_json *details, const char *id)
{
    static const char *const information[] = {"Name", "Description", "PreExistingAgreement", NULL};
    static const char *const changes[] = {"UpdatePricingTerms",         "UpdateValidityTerms",
                                          "UpdatePaymentScheduleTerms", "UpdateNetPaymentTerms",
                                          "UpdateRenewalTerms",         "UpdateLegalTerms",
                                          "UpdateSupportTerms"};
    tni_json *terms = tni_json_get(details, "Terms"), *rules = tni_json_get(details, "Rules");
    const char *state = tni_json_get_text(details, "State");
    set->released = state && strcmp(state, "Released") == 0;
    move_members(set, details, information,
                 tni_change_add(set, "UpdateInformation", TNI_OFFER, NULL, id));
    move_rule(set, rules, "TargetingRule", "UpdateTargeting", id);
    for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
        move_terms(set, terms, changes[i], id);
    }
    move_rule(set, rules, "AvailabilityRule", "UpdateAvailability", id);
    set->named = tni_json_copy(tni_json_get(details, "Dimensions"));
    tni_json_remove(details, "Dimensions");
    if (terms && !tni_json_count(terms)) {
        tni_json_remove(details, "Terms");
    }
    if (rules && !tni_json_count(rules)) {
        tni_json_remove(details, "Rules");
    }
}

/* The entity stays whole: it is what a later version of the product is compared with. */
static void read_product(tn_changeset *set, const tni_json *details, const char *id)
{
    const char *title = tni_json_get_text(tni_json_get(details, "Description"), "ProductTitle");
    const tni_json *dimensions = tni_json_get(details, "Dimensions");
    tni_json *information = tni_change_add(set, "UpdateInformation", TNI_PRODUCT, NULL, id);
    tni_put_word(set, information, "ProductTitle", title);
    if (is_kind(dimensions, TNI_JSON_ARRAY)) {
        tni_change_add(set, "AddDimensions", TNI_PRODUCT, NULL, id);
        tni_json *change = tni_json_at(tni_json_get(set->root, "ChangeSet"), 1);
        tni_put_value(set, change, "DetailsDocument", tni_json_copy(dimensions));
    }
}

/* Owns entity from here on. */
static tn_status read_entity(tni_json *entity, tn_changeset **out)
{
    tn_changeset *set = tni_changeset_new();
    tn_arena *arena = tn_arena_new(NULL);
    if (!set || !arena) {
        tn_changeset_free(set);
        tni_json_free(entity);
        tn_arena_free(arena);
        return TN_E_NOMEM;
    }
    set->entity = entity;
    tni_json *details = tni_open_details(entity, &set->failed);
    const char *whole = tni_json_get_text(entity, "EntityIdentifier"),
               *own = tni_json_get_text(details, "Id");
    const char *id = whole ? tn_arena_copy(arena, whole, strcspn(whole, "@"))
                           : tn_arena_text(arena, own ? own : "");
    set->failed = set->failed || !id;
    if (strncmp(tni_json_get_text(entity, "EntityType"), "Offer@", 6) == 0) {
        read_offer(set, details, id);
    } else {
        read_product(set, details, id);
    }
    tn_arena_free(arena);
    return tni_changeset_done(set, out);
}

static bool is_entity(tni_json *root, bool *failed)
{
    const char *type = tni_json_get_text(root, "EntityType");
    return type && (strncmp(type, "Offer@", 6) == 0 || strncmp(type, "SaaSProduct@", 12) == 0) &&
           is_kind(tni_open_details(root, failed), TNI_JSON_OBJECT);
}

/* Other answers and messages of AWS's, by a member of theirs, and what takes them. */
static void hint_other(const tni_json *root, tn_findings *findings, tn_finding *finding)
{
    static const struct {
        const char *member, *hint;
    } others[] = {
        {"changeSet", "write ChangeSet: AWS does not take 'changeSet'"},
        {"Entitlements", "entitlements are compared: tenor reconcile --entitlements FILE"},
        {"agreementEntitlements", "entitlements are compared: tenor reconcile --entitlements FILE"},
        {"agreementInvoiceLineItemGroupSummaries",
         "what AWS billed is compared: tenor reconcile --actual FILE"},
        {"agreementViewSummaries",
         "a list holds no terms: save describe-agreement and get-agreement-terms of each"},
        {"EntitySummaryList", "a list holds no details: save describe-entity of each"},
        {"ChangeSetSummaryList", "a list holds no changes: save describe-change-set of each"},
        {"detail-type",
         "an event holds no terms: that an agreement ended goes with its two answers"},
    };
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
        if (tni_json_get(root, others[i].member)) {
            tn_finding_hint(findings, finding, "%s", others[i].hint);
            return;
        }
    }
}

/* Owns root from here on. */
static tn_status read_root(tni_json *root, const tni_json_source *source, tn_findings *findings,
                           tn_changeset **out)
{
    bool failed = false;
    tni_json *aside = is_kind(root, TNI_JSON_OBJECT) ? tni_json_get(root, "entity") : NULL;
    if (aside) { /* what an import kept aside of an entity */
        aside = tni_json_copy(aside);
        tni_json_free(root);
        if (!aside) {
            return TN_E_NOMEM;
        }
        root = aside;
    }
    tni_json *changes = is_kind(root, TNI_JSON_OBJECT) ? tni_json_get(root, "ChangeSet") : NULL;
    if (is_kind(root, TNI_JSON_OBJECT) && !changes && is_entity(root, &failed)) {
        return read_entity(root, out);
    }
    tn_status status = failed ? TN_E_NOMEM : TN_E_FINDINGS;
    if (changes) {
        status = check_changes(changes, source, findings);
    } else if (!failed) {
        tn_finding *f =
            tn_findings_add(findings, TN_CHG_UNKNOWN, (tn_at){source->file, 1, 1}, source->file,
                            "this is neither a change set nor an offer or SaaS product of AWS's");
        hint_other(root, findings, f);
    }
    tn_changeset *set = status ? NULL : calloc(1, sizeof(*set));
    if (!set) {
        tni_json_free(root);
        return status ? status : TN_E_NOMEM;
    }
    set->root = root;
    return tni_changeset_done(set, out);
}

tn_status tni_changeset_parse(const char *file, const char *bytes, size_t size,
                              tn_findings *findings, tni_json **out)
{
    tni_json_error fault = {0};
    const tn_status status = tni_json_parse(bytes, size, &fault, out);
    if (status == TN_E_SYNTAX) {
        const tn_at at = {.file = file, .line = fault.line, .column = fault.column};
        tn_findings_add(findings, TN_CHG_JSON, at, file, "this is not JSON: %s", fault.text);
        return TN_E_FINDINGS;
    }
    return status;
}

tn_status tn_changeset_read(const char *file, const char *bytes, size_t size, tn_findings *findings,
                            tn_changeset **out)
{
    tni_json *root = NULL;
    tn_changeset *set = NULL;
    unsigned places = TNI_JSON_PLACES;
    const tni_json_source source = {file, bytes, size, &places};
    tn_status status = tni_changeset_parse(file, bytes, size, findings, &root);
    status = status ? status : read_root(root, &source, findings, &set);
    char *copy = status ? NULL : malloc(size);
    if (!copy) {
        tn_changeset_free(set);
        return status ? status : TN_E_NOMEM;
    }
    memcpy(copy, bytes, size);
    set->places = places;
    set->source = (tni_json_source){file, copy, size, &set->places};
    *out = set;
    return TN_OK;
}
