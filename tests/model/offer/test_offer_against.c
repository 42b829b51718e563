/* A published offer against its later versions: terms are locked, the rest is not. */
#include "support/golden.h"
#include "support/offers.h"

#define BASE                                                                                       \
    "[offer]\nname = N\nproduct = p.ini\nbuyer = B\nduration = 12m\nexpires = 2026-12-31\n"        \
    "currency = USD\nbuyer_accounts = 111111111111\ndiscount = 10%\n"
#define REST                                                                                       \
    "[item pro]\nprice = 3600\n[usage xhosts]\nprice = 0.08\n[renewal]\nauto = yes\n"              \
    "uplift = 3%..7%\ndefault = 5%\n[payments]\nplan = custom\n2027-01-01 = 3600\n"
#define PUBLISHED "published = 2026-12-01\n"

static const tn_offer *read(tn_arena *arena, const char *text)
{
    tn_offer *offer = NULL;
    tn_findings *findings = tn_findings_new(arena);
    assert_int_equal(tn_offer_build(arena, test_tree(arena, "o.offer.ini", text),
                                    test_tables(arena), findings, &offer),
                     TN_OK);
    return offer;
}

static void test_offer_check_against__terms(void **state)
{
    static const struct {
        const char *now;
        size_t changes;
        const char *first;
    } rows[] = {
        {BASE PUBLISHED REST, 0, NULL},
        {"[offer]\nname = M\ndescription = D\nproduct = p.ini\nbuyer = B\nduration = 12m\n"
         "expires = 2027-12-31\ncurrency = USD\nbuyer_accounts = 111111111111\ndiscount = 10%\n"
         "contact = C\npo = 1\nurl = u\npolicy = aws\ntcv_usd = 1\nextra = e\n" PUBLISHED REST,
         0, NULL},
        {BASE REST, 1, "published changed after the offer was published"},
        {BASE PUBLISHED "net_terms = 30\n" REST, 1,
         "net_terms changed after the offer was published"},
        {"[offer]\nname = N\nproduct = q.ini\nbuyer = C\nduration = 24m\nexpires = 2026-12-31\n"
         "currency = EUR\nbuyer_accounts = 222222222222\ndiscount = 11%\n"
         "published = 2026-12-02\n" REST,
         7, NULL},
        {BASE PUBLISHED "[item basic]\n" REST, 1, "item changed after the offer was published"},
        {BASE PUBLISHED "[usage other]\n" REST, 1, "usage changed after the offer was published"},
        {BASE PUBLISHED, 8, NULL}, /* item, usage, 3 keys and the range of renewal, plan, charges */
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_findings *findings = tn_findings_new(arena);
        tn_offer_check_against(read(arena, rows[i].now), read(arena, BASE PUBLISHED REST),
                               findings);
        test_golden_add(rows[i].now, findings);
        assert_int_equal(test_count(findings, TN_OFR_LOCKED), rows[i].changes);
        if (rows[i].first) {
            assert_string_equal(test_finding(findings, TN_OFR_LOCKED)->message, rows[i].first);
        }
        tn_arena_free(arena);
    }
}

/* One letter of a literal changed is one change, where it stands. */
static void test_offer_check_against__one_value(void **state)
{
    static const struct {
        const char *from, *to;
        uint32_t line;
    } rows[] = {{"price = 3600", "price = 3500", 12},
                {"price = 0.08", "price = 0.09", 14},
                {"auto = yes", "auto = no", 16},
                {"uplift = 3%", "uplift = 4%", 17},
                {"..7%", "..8%", 17},
                {"default = 5%", "default = 6%", 18},
                {"2027-01-01", "2027-01-02", 19},
                {"= 3600\n[", "= 3601\n[", 12},
                {"01 = 3600", "01 = 3601", 19}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_findings *findings = tn_findings_new(arena);
        char text[1024];
        snprintf(text, sizeof(text), "%s", BASE PUBLISHED REST);
        char *at = strstr(text, rows[i].from);
        memmove(at + strlen(rows[i].to), at + strlen(rows[i].from),
                strlen(at + strlen(rows[i].from)) + 1);
        memcpy(at, rows[i].to, strlen(rows[i].to));
        tn_offer_check_against(read(arena, text), read(arena, BASE PUBLISHED REST), findings);
        test_golden_add(rows[i].to, findings);
        assert_int_equal(tn_findings_count(findings), 1);
        assert_int_equal(tn_findings_get(findings, 0)->at.line, rows[i].line);
        /* a draft is not locked */
        findings = tn_findings_new(arena);
        tn_offer_check_against(read(arena, text), read(arena, BASE REST), findings);
        assert_int_equal(tn_findings_count(findings), 0);
        tn_arena_free(arena);
    }
}

/* Fields of the types that the literals above leave out. */
static void test_offer_check_against__of_other_types(void **state)
{
    static const struct {
        const char *old, *now;
    } rows[] = {{"eula = standard\n", "eula = https://example.com/e\n"},
                {"net_terms = 30\n", "net_terms = 60\n"},
                {"purpose = existing\n", "purpose = migration\n"},
                {"countries = JP\n", "countries = JP, US\n"},
                {"countries = JP, US, DE\n", "countries = JP, US, FR\n"},
                /* one is a multiple of 256 days from the other */
                {"start = 2026-10-10\n", "start = 2027-06-23\n"},
                {"[item basic]\n[item pro]\nprice = 5\n", "[item basic]\n[item pro]\nprice = 6\n"},
                {"[item basic]\n[item pro]\n", "[item basic]\n"},
                {"[payments]\nplan = custom\n2027-01-01 = 1\n2027-02-01 = 2\n",
                 "[payments]\nplan = custom\n2027-01-01 = 1\n2027-02-01 = 3\n"},
                {"[renewal]\ndecision = 30d\n", "[renewal]\ndecision = 31d\n"},
                {"[renewal]\nmax_renewals = 1\n", "[renewal]\nmax_renewals = 2\n"}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_findings *findings = tn_findings_new(arena);
        const tn_offer *old =
            read(arena, tn_arena_format(arena, "%s%s", BASE PUBLISHED, rows[i].old));
        tn_offer_check_against(old, old, findings);
        assert_int_equal(tn_findings_count(findings), 0);
        tn_offer_check_against(
            read(arena, tn_arena_format(arena, "%s%s", BASE PUBLISHED, rows[i].now)), old,
            findings);
        test_golden_add(rows[i].now, findings);
        assert_int_equal(test_count(findings, TN_OFR_LOCKED), 1);
        tn_arena_free(arena);
    }
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/offer/offer_against.golden");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_offer_check_against__terms),
        cmocka_unit_test(test_offer_check_against__one_value),
        cmocka_unit_test(test_offer_check_against__of_other_types),
        cmocka_unit_test(test_findings__word_by_word),
    };
    return RUN(tests);
}
