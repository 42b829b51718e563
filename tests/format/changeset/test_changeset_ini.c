/* Lines of our files from values of a change set, and what is sold at which price. */
#include "format/changeset/sets.h"

static tni_json *json_of(const char *text)
{
    tni_json_error fault;
    tni_json *json = NULL;
    assert_int_equal(tni_json_parse(text, strlen(text), &fault, &json), TN_OK);
    return json;
}

static void test_put_value__one_line_that_reads_back(void **state)
{
    static const struct {
        const char *value, *comment, *line;
    } cases[] = {
        {"a text", NULL, "key            = a text\n"},
        {"12", "made up", "key            = 12 ; made up\n"},
        {"  two\nlines\t", NULL, "key            = two lines\n"},
        {"no ; comment", NULL, "key            = no , comment\n"},
        {"a;b", NULL, "key            = a;b\n"},
        {"; first", NULL, "key            = , first\n"},
        {"caf\xC3\xA9", NULL, "key            = caf\xC3\xA9\n"},
        {"", NULL, ""},
        {" \n ", NULL, ""},
        {NULL, NULL, ""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        tn_buffer out;
        tn_buffer_init(&out, NULL);
        tni_ini_writer w = {.arena = arena, .out = &out};
        tni_ini_put_value(&w, "key", cases[i].value, cases[i].comment);
        tn_buffer_add(&out, "", 1);
        assert_string_equal(out.bytes, cases[i].line);
        tn_buffer_done(&out);
    }
}

static void test_section__and_what_is_made_up(void **state)
{
    (void)state;
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    findings = tn_findings_new(arena);
    const tn_changeset set = {.source.file = "s.json"};
    tni_ini_writer w = {.arena = arena, .out = &out, .findings = findings, .set = &set};
    tni_ini_report_made_up(&w, "f.ini");
    tni_ini_section(&w, "offer", NULL);
    tni_ini_section(&w, "item", "gb");
    tn_buffer_add(&out, "", 1);
    assert_string_equal(out.bytes, "[offer]\n\n[item gb]\n");
    tni_ini_make_up(&w, "buyer");
    tni_ini_make_up(&w, "title");
    tni_ini_make_up(&w, "buyer");
    assert_string_equal(codes(), "");
    tni_ini_report_made_up(&w, "f.ini");
    assert_string_equal(codes(), "CHG-034@0:0");
    assert_string_equal(tn_findings_get(findings, 0)->at.file, "s.json");
    assert_string_equal(tn_findings_get(findings, 0)->message,
                        "f.ini: made up, as a change set does not say it: buyer, title");
    tn_buffer_done(&out);
}

static void test_values__of_texts(void **state)
{
    static const struct {
        const char *text;
        int64_t price, days;
        int months; /* -1: none */
    } cases[] = {
        {"16", 1600000000, -1, -1},
        {"16.", 1600000000, -1, -1},
        {"0.125", 12500000, -1, -1},
        {"-1", -1, -1, -1},
        {"", -1, -1, -1},
        {".", -1, -1, -1},
        {"P30D", -1, 30, -1},
        {"P0D", -1, 0, -1},
        {"P10000D", -1, -1, -1},
        {"PD", -1, -1, -1},
        {"P12M", -1, -1, 12},
        {"30D", -1, -1, -1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        tni_json *json = json_of(tn_arena_format(arena, "{\"k\":\"%s\"}", cases[i].text));
        tn_price price = {-1};
        int64_t days = -1;
        int months = -1;
        assert_int_equal(tni_json_price(json, "k", &price), cases[i].price >= 0);
        assert_int_equal(tni_json_days(json, "k", &days), cases[i].days >= 0);
        if (cases[i].price >= 0) {
            assert_int_equal(price.e8, cases[i].price);
        }
        if (cases[i].days >= 0) {
            assert_int_equal(days, cases[i].days);
        }
        if (cases[i].months >= 0) {
            assert_true(tni_json_months(json, "k", &months));
            assert_int_equal(months, cases[i].months);
        }
        assert_false(tni_json_price(json, "other", &price));
        tni_json_free(json);
    }
}

static void test_label__of_an_api_name(void **state)
{
    (void)state;
    assert_true(tni_is_key("a.B-9_"));
    assert_false(tni_is_key(""));
    assert_false(tni_is_key("a b"));
    assert_string_equal(tni_label(arena, "gb", 0), "gb");
    assert_string_equal(tni_label(arena, "a b", 2), "dimension-3");
    assert_string_equal(tni_label(arena, "abcdefghijklmnopqrstuvwxyz01234", 4),
                        "abcdefghijklmnopqrst-5");
    assert_string_equal(tni_fit_title(arena, "Title"), "Title");
    const char *longest = tn_arena_format(arena, "%072d%s", 0, "\xC3\xA9x");
    assert_int_equal(strlen(tni_fit_title(arena, longest)), 72);
    assert_string_equal(tni_price_text(arena, (tn_price){1600000000}, 2), "16.00");
}

#define PLAN(grants, charges)                                                                      \
    SET(OFFER_MADE "," OFFER_CHANGE(                                                               \
        "UpdatePricingTerms",                                                                      \
        "{\"Terms\":[{\"Type\":\"FixedUpfrontPricingTerm\","                                       \
        "\"CurrencyCode\":\"USD\",\"Duration\":\"P12M\",\"Grants\":[" grants                       \
        "]}]}") "," OFFER_CHANGE("UpdatePaymentScheduleTerms",                                     \
                                 "{\"Terms\":[{\"Type\":"                                          \
                                 "\"PaymentScheduleTerm\",\"Schedule\":[" charges "]}]}"))
#define GRANT(n)  "{\"DimensionKey\":\"gb\",\"MaxQuantity\":" n "}"
#define CHARGE(a) "{\"ChargeDate\":\"2027-01-01\",\"ChargeAmount\":\"" a "\"}"

/* The only grant's share of the instalments, where it is a price. */
static void test_sold__price_of_an_instalment_plan(void **state)
{
    static const struct {
        const char *text;
        int64_t total, price; /* -1: none */
    } cases[] = {
        {PLAN(GRANT("4"), CHARGE("100") "," CHARGE("20.00")), 12000000000, 3000000000},
        {PLAN(GRANT("3"), CHARGE("100")), 10000000000, -1}, /* 33.33... */
        {PLAN(GRANT("1000"), CHARGE("0.001")), 100000, -1}, /* more than three places */
        {PLAN(GRANT("0"), CHARGE("100")), 10000000000, -1},
        {PLAN(GRANT("1") "," GRANT("1"), CHARGE("100")), 10000000000, -1},
        {PLAN(GRANT("1"), CHARGE("x")), -1, -1},
        {PLAN(GRANT("1"), ""), -1, -1}, /* and the fixed price is 0 */
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        tn_changeset *set = set_of(cases[i].text);
        const tni_sold sold = tni_sold_of(set);
        tn_price price = {-1};
        assert_int_equal(sold.months, 12);
        assert_string_equal(sold.currency, "USD");
        assert_int_equal(tni_sold_total(&sold).e8, cases[i].total);
        assert_int_equal(tni_sold_price(&sold, 0, &price), cases[i].price >= 0);
        assert_int_equal(price.e8, cases[i].price);
        tn_changeset_free(set);
    }
}

static void test_sold__of_a_published_offer(void **state)
{
    (void)state;
    tn_changeset *set = published("CreatePrivateOfferWithContractWithPayAsYouGoPricingForSaas");
    const tni_sold sold = tni_sold_of(set);
    tn_price price;
    assert_int_equal(sold.months, 12);
    assert_false(sold.one_tier);
    assert_null(sold.grants);
    assert_int_equal(tni_json_count(sold.rates), 2);
    assert_true(tni_sold_price(&sold, 1, &price));
    assert_int_equal(price.e8, 30000000000); /* PremiumService: 300 */
    assert_int_equal(tni_json_count(sold.overage), 2);
    assert_int_equal(tni_sold_total(&sold).e8, -1);
    tn_changeset_free(set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_put_value__one_line_that_reads_back),
        cmocka_unit_test(test_section__and_what_is_made_up),
        cmocka_unit_test(test_values__of_texts),
        cmocka_unit_test(test_label__of_an_api_name),
        cmocka_unit_test(test_sold__price_of_an_instalment_plan),
        cmocka_unit_test(test_sold__of_a_published_offer),
    };
    return RUN_SETS(tests);
}
