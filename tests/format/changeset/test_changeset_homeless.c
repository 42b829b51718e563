/* Money of a change set that no key of our files holds: each named. */
#include "format/changeset/sets.h"

#define CARD(value)                                                                                \
    "{\"Selector\":{\"Type\":\"Duration\",\"Value\":\"" value "\"},\"RateCard\":[{"                \
    "\"DimensionKey\":\"a\",\"Price\":\"1\"}]}"
#define CHOICE(cards)                                                                              \
    "{\"Type\":\"ConfigurableUpfrontPricingTerm\",\"CurrencyCode\":\"USD\",\"RateCards\":[" cards  \
    "]}"
#define FIXED(price)                                                                               \
    "{\"Type\":\"FixedUpfrontPricingTerm\",\"CurrencyCode\":\"USD\",\"Price\":\"" price            \
    "\",\"Grants\":[]}"
#define PRICING(terms) OFFER_MADE "," OFFER_CHANGE("UpdatePricingTerms", "{\"Terms\":[" terms "]}")
#define TARGETED(to)   OFFER_MADE "," OFFER_CHANGE("UpdateTargeting", to)

static const struct {
    const char *changes, *word, *message; /* NULL: everything has a home; else where it stands */
} rows[] = {
    {PRICING(CHOICE(CARD("P12M"))), NULL, NULL},
    {PRICING(CHOICE(CARD("P365D"))), "P365D", "the prices for P365D are not read: no whole months"},
    {PRICING(CHOICE(CARD("P12M") "," CARD("P1M"))), "P1M",
     "the prices for P1M are not read: an offer has one duration"},
    {PRICING(CHOICE(CARD("P12M")) "," FIXED("0")), "ConfigurableUpfrontPricingTerm",
     "its prices are not read: a FixedUpfrontPricingTerm stands beside it"},
    {PRICING(FIXED("0.0")), NULL, NULL},
    {PRICING(FIXED("12.5")), NULL, NULL},
    {PRICING(FIXED("12.5")) "," OFFER_CHANGE(
         "UpdatePaymentScheduleTerms",
         "{\"Terms\":[{\"Type\":\"PaymentScheduleTerm\",\"CurrencyCode\":\"USD\",\"Schedule\":[{"
         "\"ChargeDate\":\"2027-01-01\",\"ChargeAmount\":\"12.5\"}]}]}"),
     "12.5", "its price of 12.5 is not read: the schedule's charges are"},
    {PRICING("{\"Type\":\"FixedUpfrontPricingTerm\",\"Price\":\"0\",\"Grants\":[{\"DimensionKey\":"
             "\"gb\"}]}"),
     "gb", "'gb' is granted without end: our quantities are numbers"},
    {PRICING("{\"Type\":\"FixedUpfrontPricingTerm\",\"Price\":\"0\",\"Grants\":[{\"DimensionKey\":"
             "\"gb\",\"MaxQuantity\":\"many\"}]}"),
     "gb", "the quantity of 'gb' is not read: no whole number, 1 or more"},
    {PRICING("{\"Type\":\"UsageBasedPricingTerm\",\"RateCards\":[{\"RateCard\":[{\"DimensionKey\":"
             "\"gb\",\"Price\":\"$5\"}]}]}"),
     "$5", "the price '$5' of 'gb' is not read: no decimal text"},
    {PRICING("{\"Type\":\"FreeTrialPricingTerm\"}"), "FreeTrialPricingTerm",
     "FreeTrialPricingTerm is not read into the files"},
    {TARGETED("{\"NegativeTargeting\":{\"CountryCodes\":[\"JP\"]}}"), "NegativeTargeting",
     "the countries that are excluded are not read"},
    {TARGETED("{\"PositiveTargeting\":{\"CountryCodes\":[\"JP\"]}}"), NULL, NULL},
    {OFFER_MADE "," OFFER_CHANGE("UpdateMarkup", "{\"Percentage\":\"5\"}"), "UpdateMarkup",
     "the markup of a channel partner is not read"},
};

static void test_homeless__each_by_its_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *text = tn_arena_format(arena, "{\"ChangeSet\":[%s]}", rows[i].changes);
        tn_changeset *set = set_of(text);
        tn_changeset_check_homes(set, (tn_at){.file = "s.json", .line = 1, .column = 1}, findings);
        if (tn_findings_count(findings) != (rows[i].message != NULL)) {
            fail_msg("row %zu: %s", i, codes());
        }
        if (rows[i].message) {
            const tn_finding *f = tn_findings_get(findings, 0);
            const char *word = strstr(text, rows[i].word); /* behind its quote; on line 1 */
            assert_string_equal(f->message, rows[i].message);
            assert_int_equal(f->at.line, 1);
            assert_int_equal(f->at.column, word - text);
        }
        tn_changeset_free(set);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_homeless__each_by_its_name)};
    return RUN_SETS(tests);
}
