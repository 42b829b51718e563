/* Prices, charges and currencies of terms that cannot be read: each is told, with its place. */
#include "support/test.h"
#include "support/tree.h"

#include "format/changeset/changeset.h"

static tn_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = tn_arena_new(NULL);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tn_arena_free(arena);
    return 0;
}

static tni_json *parsed(const char *text)
{
    tni_json_error error;
    tni_json *json = NULL;
    assert_int_equal(tni_json_parse(text, strlen(text), &error, &json), TN_OK);
    return json;
}

#define RATE(key, price)    "{\"DimensionKey\":\"" key "\",\"Price\":" price "}"
#define CARD(rates)         "[{\"Type\":\"T\",\"RateCards\":[{\"RateCard\":[" rates "]}]}]"
#define CHARGE(day, amount) "{\"ChargeDate\":" day ",\"ChargeAmount\":" amount "}"
#define PLAN(charges)       "[{\"Type\":\"P\",\"Schedule\":[" charges "]}]"

static void test_term_faults__each(void **state)
{
    (void)state;
    static const struct {
        const char *terms, *word, *message; /* of the only fault; NULL: there is none */
    } rows[] = {
        {CARD(RATE("a.b-c_D", "\"16.\"") "," RATE("e", "\"0\"")), NULL, NULL},
        {CARD(RATE("a", "\"1,000\"")), "1,000",
         "the price '1,000' of 'a' is not read: no decimal text"},
        {CARD(RATE("a", "7")), "a", "the price '' of 'a' is not read: no decimal text"},
        {CARD(RATE("a;b", "\"7\"")), "a;b",
         "the price of 'a;b' is not read: no API name, which is letters, digits and _ . -"},
        {CARD(RATE("a", "\"7\"") "," RATE("a", "\"8\"")), "a",
         "a second price of 'a' is not read: 8"},
        {PLAN(CHARGE("\"2027-01-31\"", "\"5\"") "," CHARGE("\"2027-02-28T00:00:00Z\"", "\"0\"")),
         NULL, NULL},
        {PLAN(CHARGE("\"2027-02-29\"", "\"5\"")), "2027-02-29",
         "the charge of '5' on '2027-02-29' is not read: no date"},
        {PLAN(CHARGE("7", "\"5\"")), "5", "the charge of '5' on '' is not read: no date"},
        {PLAN(CHARGE("\"2027-01-31\"", "\"-5\"")), "2027-01-31",
         "the charge of '-5' on '2027-01-31' is not read: no decimal text"},
        {PLAN(CHARGE("\"2027-01-31\"", "\"5\"") "," CHARGE("\"2027-01-31T00:00:00Z\"", "\"6\"")),
         "2027-01-31T00:00:00Z",
         "the charge of '6' on '2027-01-31T00:00:00Z' is not read: another charge is of that day"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_json *terms = parsed(rows[i].terms);
        const tni_term_fault *faults = NULL;
        size_t count = 0;
        assert_int_equal(tni_term_faults(arena, terms, &faults, &count), TN_OK);
        assert_int_equal(count, rows[i].message != NULL);
        if (count) {
            assert_string_equal(faults[0].message, rows[i].message);
            assert_string_equal(faults[0].word, rows[i].word);
        }
        tni_json_free(terms);
    }
}

static void test_check_currencies__known(void **state)
{
    (void)state;
    static const struct {
        const char *terms;
        tn_status status;
    } rows[] = {{"[]", TN_OK},
                {"[{\"Type\":\"T\"},{\"CurrencyCode\":\"JPY\"}]", TN_OK},
                {"[{\"CurrencyCode\":\"USD\"},{\"CurrencyCode\":\"KRW\"}]", TN_E_FINDINGS},
                {"[{\"CurrencyCode\":\"usd\"}]", TN_E_FINDINGS}};
    const tn_tables *tables = test_tables(arena);
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_json *terms = parsed(rows[i].terms);
        const tni_json_source source = {"f", rows[i].terms, strlen(rows[i].terms), NULL};
        tn_findings *findings = tn_findings_new(arena);
        assert_int_equal(tni_check_currencies(terms, tables, &source, findings), rows[i].status);
        assert_int_equal(test_count(findings, TN_CHG_UNKNOWN_CURRENCY),
                         rows[i].status == TN_E_FINDINGS);
        tni_json_free(terms);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_term_faults__each, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_check_currencies__known, set_up, tear_down)};
    return RUN(tests);
}
