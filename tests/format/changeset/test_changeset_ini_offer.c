/* An offer file from a change set. */
#include "format/changeset/sets.h"

static const char *offer_text(const tn_changeset *set, const tn_product *product)
{
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    findings = tn_findings_new(arena);
    assert_int_equal(
        tn_changeset_offer_text(set, tables, product, "p.product.ini", NULL, findings, &out),
        TN_OK);
    const char *text = tn_arena_copy(arena, out.bytes, out.length);
    tn_buffer_done(&out);
    return text;
}

/* From an offer to a change set and back: the terms are those of the first file. */
static void test_offer__there_and_back(void **state)
{
    (void)state;
    tn_changeset *set = set_of_offer(
        STORAGE, OFFER "eula = standard\nnet_terms = 30\nduration = 12m\n[item unencrypted]\n"
                       "price = 14\nquantity = 10\n[item encrypted]\nprice = 15.5\n"
                       "[renewal]\nauto = yes\nuplift = 3.5%\nmax_renewals = 2\ndecision = 30d\n");
    assert_string_equal(offer_text(set, test_product(arena, STORAGE)),
                        "[offer]\n"
                        "name           = Acme\n"
                        "description    = For 2027\n"
                        "product        = p.product.ini\n"
                        "buyer          = AWS account 111111111111\n"
                        "buyer_accounts = 111111111111\n"
                        "duration       = 12m\n"
                        "expires        = 2026-12-31\n"
                        "currency       = USD\n"
                        "net_terms      = 30\n"
                        "eula           = standard\n"
                        "\n[item unencrypted]\n"
                        "price          = 14\n"
                        "\n[item encrypted]\n"
                        "price          = 15.5\n"
                        "\n[usage unencrypted]\n"
                        "price          = 0.1\n"
                        "\n[usage encrypted]\n"
                        "price          = 0.11\n"
                        "\n[renewal]\n"
                        "auto           = yes\n"
                        "uplift         = 3.5%\n"
                        "max_renewals   = 2\n"
                        "decision       = 30d\n");
    assert_string_equal(codes(), "CHG-034@0:0");
    tn_changeset_free(set);
}

/* Dated charges come back as a plan of their own, with their sum. */
static void test_offer__payments(void **state)
{
    (void)state;
    tn_changeset *set = set_of_offer(
        STORAGE, OFFER "eula = standard\nstart = 2027-01-01\nduration = 12m\n[item unencrypted]\n"
                       "price = 10\nquantity = 10\n[payments]\nplan = custom\n"
                       "2027-01-01 = 60\n2027-07-01 = 40\n");
    const char *text = offer_text(set, test_product(arena, STORAGE));
    assert_non_null(strstr(text, "[payments]\nplan           = custom\ntotal          = 100.00\n"
                                 "2027-01-01     = 60.00\n2027-07-01     = 40.00\n"));
    assert_non_null(strstr(text, "[item unencrypted]\nprice          = 10\n"
                                 "quantity       = 10\n"));
    assert_non_null(strstr(text, "start          = 2027-01-01\nend            = 2027-12-31\n"));
    tn_changeset_free(set);
}

#define GRANTED(validity)                                                                          \
    "{\"ChangeSet\":[" OFFER_MADE "," OFFER_CHANGE(                                                \
        "UpdatePricingTerms",                                                                      \
        "{\"Terms\":[{\"Type\":\"FixedUpfrontPricingTerm\",\"CurrencyCode\":\"USD\",\"Price\":"    \
        "\"100.01\",\"Duration\":\"P12M\",\"Grants\":[{\"DimensionKey\":\"unencrypted\","          \
        "\"MaxQuantity\":10},{\"DimensionKey\":\"encrypted\"}]}]}") validity "]}"
#define DATED                                                                                      \
    "," OFFER_CHANGE("UpdateValidityTerms",                                                        \
                     "{\"Terms\":[{\"Type\":\"ValidityTerm\",\"AgreementStartDate\":"              \
                     "\"2027-01-01\",\"AgreementEndDate\":\"2027-12-31\"}]}")

/* A fixed price is one charge, at acceptance or on the first day; what is granted without end is no
 * quantity of a plan. */
static void test_offer__fixed_price(void **state)
{
    (void)state;
    static const struct {
        const char *changes, *payments;
    } rows[] = {
        {GRANTED(""), "[payments]\nplan           = annual\ncount          = 1\n"},
        {GRANTED(DATED), "[payments]\nplan           = annual\nfirst          = 2027-01-01\n"
                         "count          = 1\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_changeset *set = set_of(rows[i].changes);
        const char *text = offer_text(set, test_product(arena, STORAGE));
        assert_non_null(strstr(text, rows[i].payments));
        assert_non_null(strstr(text, "total          = 100.01\n"));
        assert_non_null(strstr(text, "[item unencrypted]\nquantity       = 10\n"));
        assert_null(strstr(text, "[item encrypted]"));
        tn_changeset_free(set);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_offer__there_and_back),
        cmocka_unit_test(test_offer__payments),
        cmocka_unit_test(test_offer__fixed_price),
    };
    return RUN_SETS(tests);
}
