/* What an approval is of: what moves the digest, and what does not. */
#include "engine/quotes.h"
#include "tenor/approval.h"

#define PLAIN "duration = 12m\ndiscount = 10%\n[item pro]\n"

static void digest_of(tn_arena *arena, const char *product, const char *text, char *out)
{
    assert_int_equal(tn_offer_digest(test_offer(arena, product, text), test_tables(arena), out),
                     TN_OK);
}

static void test_offer_digest__what_moves_it(void **state)
{
    static const struct {
        const char *text;
        bool same;
    } rows[] = {
        {OFFER PLAIN, true},
        {OFFER "discount = 10.0%\nduration = 1y\n[item pro]\n", true},
        {OFFER "contact = Ms Sato\nurl = https://example.com\n" PLAIN, true},
        {OFFER PLAIN "[approval]\nby = vp\non = 2026-12-01\n", true},
        {OFFER "published = 2026-12-01\n" PLAIN, true},
        {OFFER "duration = 12m\ndiscount = 10.0001%\n[item pro]\n", false},
        {OFFER PLAIN "price = 3600\n", true}, /* the same net price, however it came about */
        {OFFER PLAIN "price = 3600.01\n", false},
        {OFFER PLAIN "quantity = 1\n", false},
        {OFFER "net_terms = 30\n" PLAIN, false},
        {OFFER "policy = stripe\n" PLAIN, false},
        {OFFER "buyer_country = KR\n" PLAIN, false},
        {OFFER "po = 4711\n" PLAIN, false},
        {OFFER PLAIN "[usage xhosts]\nprice = 0.09\n", false},
        {OFFER PLAIN "[renewal]\nauto = yes\n", false},
        {OFFER PLAIN "[payments]\nplan = monthly\n", false},
        {OFFER PLAIN "[payments]\ntotal = 3600\n", false},
        {OFFER PLAIN "[payments]\nplan = custom\n2027-01-01 = 1\n", false},
    };
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    char first[TN_DIGEST_TEXT], other[TN_DIGEST_TEXT];
    digest_of(arena, LOGS, OFFER PLAIN, first);
    assert_int_equal(strlen(first), 16);
    for (size_t i = 0; i < COUNT(rows); i++) {
        digest_of(arena, LOGS, rows[i].text, other);
        if ((strcmp(first, other) == 0) != rows[i].same) {
            fail_msg("%s for:\n%s", rows[i].same ? "moved" : "did not move", rows[i].text);
        }
    }
    digest_of(arena, LOGS "meter = gauge\n", OFFER PLAIN, other); /* a term that is frozen, too */
    assert_string_not_equal(first, other);
    tn_arena_free(arena);
}

/* What is included is a term, too; a section of usage without a price says nothing. */
static void test_offer_digest__usage(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    char first[TN_DIGEST_TEXT], other[TN_DIGEST_TEXT];
    digest_of(arena, LOGS, OFFER PLAIN, first);
    digest_of(arena, LOGS, OFFER PLAIN "[usage xhosts]\n", other);
    assert_string_equal(first, other);
    digest_of(arena, LOGS "[dimension more]\nname = M\ndescription = M\nprice.12m = 1\n",
              OFFER PLAIN, first);
    digest_of(arena,
              LOGS "[dimension more]\nname = M\ndescription = M\nprice.12m = 1\n"
                   "includes.xhosts = 5\n",
              OFFER PLAIN, other);
    assert_string_not_equal(first, other);
    tn_arena_free(arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_offer_digest__what_moves_it),
        cmocka_unit_test(test_offer_digest__usage),
    };
    return RUN(tests);
}
