/* Usage files read and rated, and everything that came of it as one text. */
#ifndef TN_TEST_USAGES_H
#define TN_TEST_USAGES_H

#include "support/lives.h"
#include "tenor/usage.h"

/* A month of two dimensions; xhosts has the API name extra_hosts. */
#define METERED_PRODUCT                                                                            \
    "[product]\ntitle = Log monitoring\nproduct_id = prod-2\ncategory = hosts\n"                   \
    "purchase = one-tier\ncurrency = USD\ndurations = 1m\n"                                        \
    "[dimension basic]\nname = Basic\ndescription = 10 hosts\nprice.1m = 100\n"                    \
    "includes.xhosts = 10\n"                                                                       \
    "[dimension xhosts]\nkey = extra_hosts\nname = Hosts\ndescription = Hosts\npayg = 0.1\n"       \
    "meter = gauge\n"                                                                              \
    "[dimension sms]\nname = SMS\ndescription = Messages\npayg = 0.05\n"
#define METERED_CONTRACT                                                                           \
    "[contract]\nid = C-1\nproduct = p.product.ini\nduration = 1m\n"                               \
    "accepted = 2027-03-01T00:00:00Z\nsetup = new\n[item basic]\nquantity = 1\n"                   \
    "[cancel 2027-03-20]\n"

/* Reads a usage file in pieces, rates it, and writes what was rated, what was set aside, and each
 * finding: "USE-004 2:8+20 message". */
static inline tn_status test_usage(const tn_allocator *allocator, const tn_life *life,
                                   const char *bytes, size_t size, size_t piece, char *out,
                                   size_t out_size)
{
    tn_arena *arena = tn_arena_new(allocator);
    tn_findings *findings = arena ? tn_findings_new(arena) : NULL;
    tn_usage_reader *reader = NULL;
    const tn_rating *rating = NULL;
    out[0] = '\0';
    tn_status status =
        findings ? tn_usage_new(arena, "u.csv", life, findings, &reader) : TN_E_NOMEM;
    if (status == TN_OK) {
        for (size_t at = 0; at < size && status == TN_OK; at += piece) {
            status = tn_usage_push(reader, bytes + at, size - at < piece ? size - at : piece);
        }
        const tn_status ended = tn_usage_end(reader, &rating);
        assert_true(status == TN_OK || status == ended);
        status = ended;
    }
    assert_true((status == TN_OK) == (rating != NULL));
    if (rating) {
        test_rated(rating, life, out, out_size);
        test_rejects(rating, out + strlen(out), out_size - strlen(out));
    }
    if (findings) {
        tn_findings_sort(findings);
    }
    for (size_t i = 0; findings && i < tn_findings_count(findings); i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        const size_t used = strlen(out);
        snprintf(out + used, out_size - used, "%s %u:%u+%u %s\n", tn_code_get(f->code)->text,
                 f->at.line, f->at.column, f->width, f->message);
    }
    if (arena && tn_arena_failed(arena) && status == TN_OK) {
        status = TN_E_NOMEM; /* a finding may be missing: the program asks this too */
    }
    tn_arena_free(arena);
    return status;
}

#define HEAD "dimension,timestamp,quantity\n"

typedef struct usage_case {
    const char *name, *text, *expected;
} usage_case;

static inline void check_case(const tn_life *life, const usage_case *c)
{
    char whole[8192], pieces[8192];
    const size_t size = strlen(c->text);
    test_usage(NULL, life, c->text, size, size + 1, whole, sizeof(whole));
    test_usage(NULL, life, c->text, size, 1, pieces, sizeof(pieces));
    if (strcmp(whole, c->expected) != 0 || strcmp(pieces, whole) != 0) {
        fail_msg("%s\nexpected\n%sgot\n%sbyte by byte\n%s", c->name, c->expected, whole, pieces);
    }
}

static inline void check_all(const usage_case *cases, size_t count)
{
    tn_arena *arena = tn_arena_new(NULL);
    const tn_life *life = test_life(
        arena, &(test_files){.product = METERED_PRODUCT, .contract = METERED_CONTRACT}, NULL);
    for (size_t i = 0; i < count; i++) {
        check_case(life, &cases[i]);
    }
    tn_arena_free(arena);
}

#endif
