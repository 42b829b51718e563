/* What an offer says about its terms and its buyer. */
#include "model/offer/offer_cases.h"

#define RUPEES(more)                                                                               \
    more YEAR "currency = INR\n[item pro]\nprice = 9\n[usage xhosts]\nprice = 1\n"                 \
              "[usage xcontainers]\nprice = 1\n"

static void test_offer_check__terms(void **state)
{
    static const rule_case rows[] = {
        {LOGS, "eula = standard\n" PRO, NULL, NONE},
        {LOGS, "eula = https://example.com/e.pdf\n" PRO, NULL, NONE},
        {LOGS, "eula = https://\n" PRO, NULL, TN_OFR_EULA},
        {LOGS, "eula = ours.pdf\n" PRO, NULL, TN_OFR_EULA},
        {LOGS, "eula = https:/xe\n" PRO, NULL, TN_OFR_EULA},
        {LOGS, "net_terms = 30\n" PRO, NULL, NONE},
        {LOGS, "net_terms = 15\n" PRO, NULL, TN_OFR_NET_TERMS_API},
        {LOGS, "net_terms = 120\n" PRO, NULL, TN_OFR_NET_TERMS_API},
        {LOGS, "net_terms = 31\n" PRO, NULL, TN_OFR_NET_TERMS},
        {LOGS, "net_terms = 0\n" PRO, NULL, TN_OFR_NET_TERMS},
        {LOGS, "policy = stripe,rounding=down\n" PRO, NULL, NONE},
        {LOGS, "policy = awz\n" PRO, NULL, TN_OFR_POLICY},
        {LOGS, "policy = aws,basis=hour\n" PRO, NULL, TN_OFR_POLICY},
        {LOGS, "replaces = agmt-1\n" PRO, NULL, NONE},
        {LOGS, "replaces = agmt-\n" PRO, NULL, TN_OFR_REPLACES},
        {LOGS, "replaces = 1\n" PRO, NULL, TN_OFR_REPLACES},
        {LOGS, "replaces = agmt-" DIGITS_59 "\n" PRO, NULL, NONE}, /* 64 characters */
        {LOGS, "replaces = agmt-" DIGITS_59 "0\n" PRO, NULL, TN_OFR_REPLACES},
        {LOGS, "countries = JP, US\nbuyer_country = KR\n" PRO, NULL, NONE},
        {LOGS, "countries = JP, usa\n" PRO, NULL, TN_OFR_COUNTRY},
        {LOGS, "buyer_country = kr\n" PRO, NULL, TN_OFR_COUNTRY},
        {LOGS, "buyer_country = UK\n" PRO, NULL, TN_OFR_COUNTRY}, /* GB */
        {LOGS, "countries = AD, ZW\n" PRO, NULL, NONE},
        {LOGS, "countries = EU\n" PRO, NULL, TN_OFR_COUNTRY},
        {LOGS, "countries = ZZ\n" PRO, NULL, TN_OFR_COUNTRY},
        {LOGS "[product]\nvisibility = draft\n", PRO, NULL, TN_OFR_DRAFT_PRODUCT},
        {LOGS "[product]\nvisibility = draft\n", "published = 2026-12-01\n" PRO, NULL, NONE},
        {LOGS "[product]\nvisibility = limited\n", PRO, NULL, NONE},
        /* Sellers in India sell to India in rupees; of others AWS's pages disagree. */
        {LOGS, RUPEES("buyer_country = IN\n"), NULL, NONE},
        {LOGS, RUPEES("buyer_country = JP\n"), NULL, TN_OFR_CURRENCY},
        {LOGS, RUPEES(""), NULL, TN_OFR_CURRENCY},
        {LOGS, "buyer_country = IN\n" PRO, NULL, NONE},
        {LOGS, "purpose = existing\nexisting_pricing = usage\n" PRO, NULL, NONE},
        {LOGS, "purpose = existing\n" PRO, NULL, TN_OFR_EXISTING},
        {LOGS, "purpose = migration\nexisting_pricing = licence\n" PRO, NULL, TN_OFR_EXISTING},
        {LOGS, "purpose = new\nexisting_pricing = free\n" PRO, NULL, TN_OFR_EXISTING},
    };
    CHECK_ALL(rows)
}

#define COUNTRY(code)                                                                              \
    {                                                                                              \
        LOGS, "buyer_country = " code "\n" PRO, NULL, NONE                                         \
    }
#define TERMS(days)                                                                                \
    {                                                                                              \
        LOGS, "net_terms = " days "\n" PRO, NULL, NONE                                             \
    }
/* What a country that is none may have meant, which days are no term. */
static void test_offer_check__told(void **state)
{
    static const rule_case rows[] = {
        COUNTRY("uk"),
        COUNTRY("eu"),
        COUNTRY("az"),
        COUNTRY("Az"),
        COUNTRY("zz"),
        COUNTRY("a{"),
        COUNTRY("a`"),
        COUNTRY("J"),
        COUNTRY("JPN"),
        COUNTRY("J1"),
        TERMS("14"),
        TERMS("16"),
        TERMS("29"),
        TERMS("30"),
        TERMS("44"),
        TERMS("45"),
        TERMS("60"),
        TERMS("61"),
        TERMS("90"),
        TERMS("119"),
        TERMS("121"),
        {LOGS, "eula = https:/e\n" PRO, NULL, NONE},
        {LOGS, "eula = https://e\n" PRO, NULL, NONE},
        {LOGS, "eula = http://e.example/e\n" PRO, NULL, NONE},
        {LOGS, "policy = awz\n" PRO, NULL, NONE},
        {LOGS, "currency = CAD\n" PRO "price = 9\n[usage xhosts]\nprice = 1\n", NULL, NONE},
        {LOGS, "currency = INR\nbuyer_country = IN\n" PRO "price = 9\n", NULL, NONE},
        {LOGS, PRO "[renewal]\nauto = yes\nuplift = 5%\ndecision = 400d\n", NULL, NONE},
        {LOGS, "published = 2027-03-01\n" PRO "[renewal]\nuplift = 5%\ndecision = 366d\n",
         "2027-02-01", NONE},
        {LOGS, "published = 2027-03-01\n" PRO "[renewal]\nuplift = 5%\ndecision = 366d\n", NULL,
         NONE},
        {LOGS,
         "start = 2027-02-01\nend = 2028-01-31\n[item pro]\n[renewal]\nuplift = 5%\n"
         "decision = 365d\n",
         NULL, NONE},
        {LOGS,
         "start = 2027-02-01\nend = 2028-01-31\n[item pro]\n[renewal]\nuplift = 5%\n"
         "decision = 364d\n",
         NULL, NONE},
        {CALLS, "[usage calls]\nprice = 0.05\n[renewal]\nauto = yes\ndecision = 9999d\n", NULL,
         NONE},
    };
    TELL_ALL(rows)
}

/* The three texts that buyers read, and an offer that is not bound to a product yet. */
static void test_offer_check__texts(void **state)
{
    (void)state;
    static const struct {
        const char *name, *description, *buyer;
        size_t count;
    } rows[] = {{"Acme", "For 2027", "Acme KK", 0},
                {"TBD", "For 2027", "Acme KK", 1},
                {"Acme", "To do: todo", "Acme KK", 1}, /* once a text */
                {"Acme", "For 2027", "xxx", 1}};
    tn_arena *arena = tn_arena_new(NULL);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *text =
            tn_arena_format(arena,
                            "[offer]\nname = %s\ndescription = %s\nproduct = p\nbuyer = %s\n"
                            "buyer_accounts = 111111111111\nexpires = 2026-12-31\n" YEAR,
                            rows[i].name, rows[i].description, rows[i].buyer);
        tn_findings *findings = tn_findings_new(arena);
        tn_offer *offer = NULL;
        assert_int_equal(tn_offer_build(arena, test_tree(arena, "o.offer.ini", text),
                                        test_tables(arena), findings, &offer),
                         TN_OK);
        tn_offer_check(offer, test_tables(arena), NULL, findings);
        assert_int_equal(test_count(findings, TN_OFR_PLACEHOLDER), rows[i].count);
        assert_int_equal(tn_findings_count(findings), rows[i].count);
    }
    tn_arena_free(arena);
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/offer/offer_rules.golden");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_offer_check__texts),
        cmocka_unit_test(test_offer_check__terms),
        cmocka_unit_test(test_offer_check__told),
        cmocka_unit_test(test_findings__word_by_word),
    };
    return RUN(tests);
}
