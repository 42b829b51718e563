/* Change sets from literals and published ones, printed short: what their tests share. */
#ifndef TN_TEST_SETS_H
#define TN_TEST_SETS_H

#include "support/offers.h"

#include "format/changeset/changeset_ini.h"
#include "tenor/quote.h"

static tn_arena *arena;
static const tn_tables *tables;
static tn_findings *findings; /* of the last case */

static inline int set_up(void **state)
{
    (void)state;
    arena = tn_arena_new(NULL);
    tables = test_tables(arena);
    findings = tn_findings_new(arena);
    return 0;
}

static inline int tear_down(void **state)
{
    (void)state;
    tn_arena_free(arena);
    return 0;
}

#define RUN_SETS(tests) (cmocka_run_group_tests(tests, set_up, tear_down) ? 1 : 0)

/* A change of a literal change set; its offer and product are made by the changes of our names. */
#define SET(changes) "{\"Catalog\":\"AWSMarketplace\",\"ChangeSet\":[" changes "]}"
#define CHANGE(type, entity, more)                                                                 \
    "{\"ChangeType\":\"" type "\",\"Entity\":{\"Type\":\"" entity "\"" more "}"
#define ID(id) ",\"Identifier\":\"" id "\""
#define OFFER_CHANGE(type, details)                                                                \
    CHANGE(type, "Offer@1.0", ID(TNI_OFFER_MADE)) ",\"DetailsDocument\":" details "}"
#define OFFER_MADE                                                                                 \
    CHANGE("CreateOffer", "Offer@1.0", "")                                                         \
    ",\"ChangeName\":\"" TNI_CREATE_OFFER                                                          \
    "\",\"DetailsDocument\":{\"ProductId\":\"prod-1111111111111\"}}"

/* Fails the test when the text is no change set. */
static inline tn_changeset *set_of(const char *text)
{
    tn_changeset *set = NULL;
    findings = tn_findings_new(arena);
    if (tn_changeset_read("s.json", text, strlen(text), findings, &set) != TN_OK) {
        test_print(findings);
        fail_msg("no change set: %s", text);
    }
    return set;
}

static inline tn_changeset *published(const char *name)
{
    char path[200];
    snprintf(path, sizeof(path), "tests/vectors/changesets/%s.json", name);
    char *text = test_read(path, NULL);
    tn_changeset *set = set_of(text);
    free(text);
    return set;
}

/* Valid until the next call. */
static inline const char *json_text(const tni_json *json)
{
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    assert_int_equal(tni_json_print(json, TNI_JSON_COMPACT, &out), TN_OK);
    const char *text = tn_arena_copy(arena, out.bytes, out.length);
    tn_buffer_done(&out);
    return text;
}

/* The details of the first change of this type of the first entity; "" without one. */
static inline const char *details_text(const tn_changeset *set, const char *entity,
                                       const char *type)
{
    const tni_json *details = tni_change_details(set, entity, type);
    return details ? json_text(details) : "";
}

/* "CHG-001@3:1 CHG-002@0:0": of the last case. */
static inline const char *codes(void)
{
    static char got[512];
    size_t used = 0;
    got[0] = '\0';
    for (size_t i = 0; i < tn_findings_count(findings) && used < sizeof(got); i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        used += (size_t)snprintf(got + used, sizeof(got) - used, "%s%s@%u:%u", i ? " " : "",
                                 tn_code_get(f->code)->text, f->at.line, f->at.column);
    }
    return got;
}

/* "CreateOffer UpdateInformation ...": the types in their order. */
static inline const char *types_of(const tn_changeset *set)
{
    const tni_json *changes = tni_json_get(set->root, "ChangeSet");
    const char *text = "";
    for (size_t i = 0; i < tni_json_count(changes); i++) {
        const char *type = tni_json_get_text(tni_json_at(changes, i), "ChangeType");
        text = tn_arena_format(arena, "%s%s%s", text, i ? " " : "", type);
    }
    return text;
}

/* The change set of an offer for a product, quoted from its expiry date on. */
static inline tn_changeset *set_of_offer(const char *product, const char *text)
{
    tn_changeset *set = NULL;
    const tn_quote *quote = NULL;
    findings = tn_findings_new(arena);
    const tn_offer *offer = test_offer(arena, product, text);
    assert_int_equal(tn_quote_build(arena, offer, tables, NULL, NULL, findings, &quote), TN_OK);
    findings = tn_findings_new(arena);
    assert_int_equal(tn_changeset_of_offer(quote, tables, findings, &set), TN_OK);
    return set;
}

#endif
