/* An agreement held against the contract that has it: what is proposed, what is told. */
#include "app/with_workspace.h"

#include <stdio.h>

#include "app/import.h"

static const char product[] =
    "[product]\ntitle = P\nproduct_id = prod-1111111111111\ncategory = users\npurchase = %s\n"
    "currency = USD\ndurations = 12m\n"
    "[dimension a]\nname = A\ndescription = A\nprice.12m = 50\n"
    "[dimension b]\nname = B\ndescription = B\nprice.12m = 90\n"
    "[dimension x]\nname = X\ndescription = X\npayg = 0.5\n";

/* The contract: two of a, accepted on 2027-01-15 at 08:00, renewing. */
static const char contract[] = "[contract]\nid = C\nproduct = p.product.ini\nduration = 12m\n"
                               "accepted = 2027-01-15T08:00:00Z\nagreement = agmt-1\n"
                               "account_id = 111111111111\n[item a]\nquantity = %d\n"
                               "[renewal]\nauto = yes\n%s";

/* AWS's answers, with what each test varies. */
typedef struct said {
    int a, b;
    const char *price_a, *renews, *status, *end, *more;
} said;

static const said same = {2, 0, "50", "true", "ACTIVE", "2028-01-15T08:00:00Z", ""};

static const char *answers(said s)
{
    return tn_arena_format(
        arena,
        "{\"agreementId\": \"agmt-1\", \"acceptanceTime\": \"2027-01-15T08:00:00Z\", "
        "\"endTime\": \"%s\", \"status\": \"%s\", \"acceptor\": {\"accountId\": "
        "\"111111111111\"}, \"acceptedTerms\": [{\"configurableUpfrontPricingTerm\": "
        "{\"currencyCode\": \"USD\", \"rateCards\": [{\"selector\": {\"type\": \"Duration\", "
        "\"value\": \"P12M\"}, \"rateCard\": [{\"dimensionKey\": \"a\", \"price\": \"%s\"}, "
        "{\"dimensionKey\": \"b\", \"price\": \"90\"}]}], \"configuration\": {\"selectorValue\": "
        "\"P12M\", \"dimensions\": [{\"dimensionKey\": \"a\", \"dimensionValue\": %d}, "
        "{\"dimensionKey\": \"b\", \"dimensionValue\": %d}]}}}, {\"renewalTerm\": "
        "{\"configuration\": {\"enableAutoRenew\": %s}}}%s]}",
        s.end, s.status, s.price_a, s.a, s.b, s.renews, s.more);
}

static tni_import_result result;

/* text: of the answers; NULL: of s. */
static tn_status hold_text(const char *purchase, int quantity, const char *events, said s,
                           const char *on, const tn_date *ended, const char *text)
{
    static const char *const paths[] = {"aws.json"};
    static tni_held_agreement one[] = {{"agmt-1", "c.contract.ini"}};
    const tni_held_agreements held = {one, 1};
    const tni_agreement_files files = {.name = "aws", .paths = paths, .count = 1};
    const tni_import_options options = {.into = ".", .on = on, .ended = ended};
    tear_down(NULL);
    set_up(NULL);
    put("p.product.ini", tn_arena_format(arena, product, purchase));
    put("c.contract.ini", tn_arena_format(arena, contract, quantity, events));
    put("aws.json", text ? text : answers(s));
    return tni_import_one(&ws, &files, &held, &options, &result);
}

static tn_status hold(const char *purchase, int quantity, const char *events, said s,
                      const char *on, const tn_date *ended)
{
    return hold_text(purchase, quantity, events, s, on, ended, NULL);
}

static void row_is(size_t index, const char *section, const char *when, const char *key,
                   const char *was, const char *now)
{
    const tni_again_row *row = &result.rows[index];
    assert_true(index < result.row_count);
    assert_string_equal(row->section, section);
    assert_string_equal(row->when, when);
    assert_string_equal(row->key, key);
    assert_string_equal(row->was, was);
    assert_string_equal(row->now, now);
}

static void test_import_again__same(void **state)
{
    (void)state;
    said s = same;
    assert_int_equal(hold("any", 2, "", s, NULL, NULL), TN_OK);
    assert_int_equal(result.outcome, TNI_IMPORT_SAME);
    assert_int_equal(result.row_count + result.made_count + result.change_count, 0);
    assert_string_equal(result.contract->path, "c.contract.ini");
    assert_int_equal(test_count(ws.findings, TN_IMP_DIFFERS), 0);
    s.end = "2028-01-14T23:59:59.999Z"; /* the last day, as dated agreements have it */
    assert_int_equal(hold("any", 2, "", s, NULL, NULL), TN_OK);
    assert_int_equal(result.outcome, TNI_IMPORT_SAME);
    s.more = ", {\"netPaymentTerm\": {\"paymentDuePeriod\": \"P30D\"}}";
    assert_int_equal(hold("any", 2, "", s, NULL, NULL), TN_OK);
    assert_int_equal(result.outcome, TNI_IMPORT_DIFFERS); /* a public purchase is due at once */
}

static void test_import_again__upgrade(void **state)
{
    (void)state;
    said s = same;
    s.a = 5;
    s.b = 1;
    assert_int_equal(hold("any", 2, "", s, NULL, NULL), TN_OK);
    assert_int_equal(result.outcome, TNI_IMPORT_CHANGED);
    assert_int_equal(result.change_count, 0); /* nobody says when */
    assert_int_equal(test_count(ws.findings, TN_IMP_UNDATED), 1);
    row_is(0, "upgrade", "DATE", "quantity.a", "2", "5");
    row_is(1, "upgrade", "DATE", "quantity.b", "0", "1");
    assert_int_equal(hold("any", 2, "", s, "2027-04-11", NULL), TN_OK);
    assert_int_equal(result.change_count, 1);
    assert_string_equal(result.changes[0].kind, "upgrade");
    assert_string_equal(result.changes[0].label, "2027-04-11");
    assert_int_equal(result.changes[0].pair_count, 2);
    assert_string_equal(result.changes[0].pairs[1].key, "quantity.b");
    assert_int_equal(test_count(ws.findings, TN_IMP_DIFFERS), 0);
    /* after it, there is nothing left to tell */
    assert_int_equal(
        hold("any", 2, "[upgrade 2027-04-11]\nquantity.a = 5\nquantity.b = 1\n", s, NULL, NULL),
        TN_OK);
    assert_int_equal(result.outcome, TNI_IMPORT_SAME);
}

static void test_import_again__not_an_upgrade(void **state)
{
    (void)state;
    said s = same;
    s.a = 1; /* a smaller quantity has no event */
    assert_int_equal(hold("any", 2, "", s, "2027-04-11", NULL), TN_OK);
    assert_int_equal(result.outcome, TNI_IMPORT_DIFFERS);
    assert_int_equal(test_count(ws.findings, TN_IMP_DIFFERS), 1);
    s.a = 0; /* of one tier another takes the place: no difference of its own */
    s.b = 1;
    assert_int_equal(hold("one-tier", 1, "", s, "2027-04-11", NULL), TN_OK);
    assert_int_equal(result.outcome, TNI_IMPORT_CHANGED);
    assert_int_equal(result.row_count, 1);
    row_is(0, "upgrade", "2027-04-11", "quantity.b", "0", "1");
    assert_int_equal(test_count(ws.findings, TN_IMP_DIFFERS), 0);
    s.a = 2;
    s.price_a = "60";
    s.b = 0;
    assert_int_equal(hold("any", 2, "", s, NULL, NULL), TN_OK);
    assert_string_equal(test_finding(ws.findings, TN_IMP_DIFFERS)->message,
                        "a: AWS says 60.00, the contract 50.00");
}

static void test_import_again__setting(void **state)
{
    (void)state;
    said s = same;
    s.renews = "false";
    assert_int_equal(hold("any", 2, "", s, "2027-11-01", NULL), TN_OK);
    assert_int_equal(result.change_count, 1);
    row_is(0, "auto-renew", "2027-11-01", "enabled", "yes", "no");
    assert_string_equal(result.changes[0].pairs[0].value, "no");
    assert_int_equal(hold("any", 2, "", s, NULL, NULL), TN_OK);
    assert_int_equal(result.change_count, 0);
    assert_int_equal(test_count(ws.findings, TN_IMP_UNDATED), 1);
    assert_int_equal(hold("any", 2, "[auto-renew 2027-11-01]\nenabled = no\n", s, NULL, NULL),
                     TN_OK);
    assert_int_equal(result.outcome, TNI_IMPORT_SAME);
}

static void test_import_again__end(void **state)
{
    (void)state;
    static const char cancel[] = "[cancel 2027-06-01]\n";
    said s = same;
    tn_date ended;
    assert_int_equal(tn_date_parse("2027-06-01", 10, &ended), TN_OK);
    s.status = "CANCELLED";
    assert_int_equal(hold("any", 2, "", s, NULL, NULL), TN_OK);
    assert_int_equal(result.outcome, TNI_IMPORT_DIFFERS);
    assert_true(found(TN_IMP_STATUS));
    assert_int_equal(hold("any", 2, "", s, NULL, &ended), TN_OK);
    assert_int_equal(result.change_count, 1);
    row_is(0, "cancel", "2027-06-01", "status", "ACTIVE", "CANCELLED");
    assert_false(found(TN_IMP_STATUS));
    assert_int_equal(hold("any", 2, cancel, s, NULL, NULL), TN_OK);
    assert_int_equal(result.outcome, TNI_IMPORT_SAME);
    s.status = "ACTIVE";
    assert_int_equal(hold("any", 2, cancel, s, NULL, NULL), TN_OK);
    assert_string_equal(test_finding(ws.findings, TN_IMP_DIFFERS)->subject, "status");
    s.status = "RENEWED"; /* by an event, or by itself at an end to come */
    assert_int_equal(hold("any", 2, "[renew 2028-01-15]\n", s, NULL, &ended), TN_OK);
    assert_false(found(TN_IMP_STATUS));
    assert_int_equal(hold("any", 2, "", s, NULL, &ended), TN_OK);
    assert_true(found(TN_IMP_STATUS));
    s = same;
    s.end = "2030-01-01T00:00:00Z";
    assert_int_equal(hold("any", 2, "", s, NULL, NULL), TN_OK);
    assert_string_equal(test_finding(ws.findings, TN_IMP_DIFFERS)->subject, "endTime");
}

static void test_import_again__broken(void **state)
{
    (void)state;
    assert_int_equal(hold("any", 2, "[upgrade x]\n", same, NULL, NULL), TN_E_FINDINGS);
    assert_int_equal(result.outcome, TNI_IMPORT_REFUSED);
}

/* An offer with two charges, and what AWS says of them. */
static void test_import_again__charges(void **state)
{
    (void)state;
#define PLAN(charges)       ", {\"paymentScheduleTerm\": {\"schedule\": [" charges "]}}"
#define CHARGE(day, amount) "{\"chargeDate\": " day ", \"chargeAmount\": \"" amount "\"}"
    static const struct {
        const char *more, *first; /* what is told first; NULL: nothing is */
    } rows[] = {
        {PLAN(CHARGE("\"2027-02-01T00:00:00Z\"", "60.00") ", " CHARGE("1817078400", "40")), NULL},
        {PLAN(CHARGE("\"2027-02-01\"", "60") ", " CHARGE("\"2027-08-01\"", "41")),
         "2027-08-01: AWS says 41.00, the contract 40.00"},
        {PLAN(CHARGE("\"2027-02-01\"", "60") ", " CHARGE("\"2027-09-01\"", "40")),
         "2027-09-01: AWS says 40.00, the contract nothing"},
        {PLAN(CHARGE("\"2027-02-01\"", "60")), "charges: AWS says 1, the contract 2"},
        {", {\"usageBasedPricingTerm\": {\"currencyCode\": \"EUR\", \"rateCards\": []}}",
         "currency: AWS says EUR, the contract USD"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        static const char *const paths[] = {"aws.json"};
        static tni_held_agreement one[] = {{"agmt-1", "c.contract.ini"}};
        const tni_held_agreements held = {one, 1};
        const tni_agreement_files files = {.name = "aws", .paths = paths, .count = 1};
        const tni_import_options options = {.into = "."};
        said s = same;
        s.renews = "false";
        s.more = rows[i].more;
        tear_down(NULL);
        set_up(NULL);
        put("p.product.ini", tn_arena_format(arena, product, "any"));
        put("o.offer.ini", "[offer]\nname = O\nproduct = p.product.ini\nbuyer = B\n"
                           "duration = 12m\nexpires = 2027-01-31\npublished = 2027-01-01\n"
                           "[item a]\nprice = 50\nquantity = 2\n[payments]\nplan = custom\n"
                           "2027-02-01 = 60.00\n2027-08-01 = 40.00\n");
        put("c.contract.ini", "[contract]\nid = C\noffer = o.offer.ini\n"
                              "accepted = 2027-01-15T08:00:00Z\nagreement = agmt-1\n");
        put("aws.json", answers(s));
        assert_int_equal(tni_import_one(&ws, &files, &held, &options, &result), TN_OK);
        assert_int_equal(test_count(ws.findings, TN_IMP_DIFFERS), rows[i].first != NULL);
        if (rows[i].first) {
            assert_string_equal(test_finding(ws.findings, TN_IMP_DIFFERS)->message, rows[i].first);
        }
    }
}

static void test_import_again__no_terms(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "{\"agreementId\": \"agmt-1\", \"status\": \"ACTIVE\"}",
        "{\"agreementId\": \"agmt-1\", \"status\": \"ACTIVE\", \"acceptedTerms\": {}}",
        "{\"agreementId\": \"agmt-1\", \"status\": \"ACTIVE\", \"acceptedTerms\": []}"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        assert_int_equal(hold_text("any", 2, "", same, NULL, NULL, texts[i]), TN_E_FINDINGS);
        assert_int_equal(result.outcome, TNI_IMPORT_REFUSED);
        assert_true(found(TN_IMP_AGREEMENT));
    }
}

static void test_import_again__odd_quantity(void **state)
{
    (void)state;
    static const char *const odd[] = {"\"3.5\"", "-3", "2.5", "null"};
    said s = same;
    s.a = 7777;
    for (size_t i = 0; i < COUNT(odd); i++) {
        tear_down(NULL);
        set_up(NULL);
        char text[2048];
        const char *all = answers(s), *at = strstr(all, "7777");
        assert_true(snprintf(text, sizeof(text), "%.*s%s%s", (int)(at - all), all, odd[i], at + 4) <
                    (int)sizeof(text));
        assert_int_equal(hold_text("any", 2, "", same, NULL, NULL, text), TN_OK);
        assert_int_equal(result.outcome, TNI_IMPORT_DIFFERS);
        assert_string_equal(test_finding(ws.findings, TN_IMP_TERM)->message,
                            "the quantity of 'a' is not read: no whole number, 0 or more");
    }
}

static void test_import_again__outside_the_term(void **state)
{
    (void)state;
    said s = same;
    s.a = 5;
    assert_int_equal(hold("any", 2, "", s, "2027-01-14", NULL), TN_E_FINDINGS);
    assert_true(found(TN_CTR_BEFORE_START));
    assert_int_equal(result.change_count, 0);
    assert_int_equal(hold("any", 2, "", s, "2029-01-01", NULL), TN_E_FINDINGS);
    assert_true(found(TN_CTR_AFTER_END));
    assert_int_equal(result.outcome, TNI_IMPORT_REFUSED);
    assert_int_equal(hold("any", 2, "", s, "2028-01-14", NULL), TN_OK); /* its last whole day */
    assert_int_equal(result.change_count, 1);
}

static void test_import_again__one_against_the_other(void **state)
{
    (void)state;
    said s = same;
    tn_date ended;
    assert_int_equal(tn_date_parse("2027-05-01", 10, &ended), TN_OK);
    s.a = 9;
    s.status = "CANCELLED";
    assert_int_equal(hold("any", 2, "", s, "2027-06-01", &ended), TN_E_FINDINGS);
    assert_int_equal(result.outcome, TNI_IMPORT_REFUSED);
    assert_int_equal(tn_findings_of(ws.findings, TN_ERROR), 1);
    assert_int_equal(hold("any", 2, "", s, "2027-04-01", &ended), TN_OK);
    assert_int_equal(result.outcome, TNI_IMPORT_CHANGED);
    assert_int_equal(result.change_count, 2);
}

static void test_import_again__odd_status(void **state)
{
    (void)state;
    static const char *const told[] = {"", "GONE", "ARCHIVED", "ROLLED_BACK"};
    static const char *const cancelled[] = {"CANCELLED", "TERMINATED", "SUPERSEDED"};
    said s = same;
    tn_date ended;
    assert_int_equal(tn_date_parse("2027-06-01", 10, &ended), TN_OK);
    for (size_t i = 0; i < COUNT(told); i++) {
        s.status = told[i];
        assert_int_equal(hold("any", 2, "", s, NULL, &ended), TN_OK);
        assert_int_equal(result.outcome, TNI_IMPORT_DIFFERS);
        assert_int_equal(result.change_count, 0);
        assert_true(found(i < 2 ? TN_IMP_DIFFERS : TN_IMP_STATUS));
    }
    for (size_t i = 0; i < COUNT(cancelled); i++) {
        s.status = cancelled[i];
        assert_int_equal(hold("any", 2, "", s, NULL, &ended), TN_OK);
        assert_int_equal(result.change_count, 1);
    }
    s.status = "ACTIVE";
    assert_int_equal(hold("any", 2, "", s, NULL, &ended), TN_OK);
    assert_int_equal(result.outcome, TNI_IMPORT_SAME);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_import_again__same),
                                       WITH_WORKSPACE(test_import_again__upgrade),
                                       WITH_WORKSPACE(test_import_again__not_an_upgrade),
                                       WITH_WORKSPACE(test_import_again__setting),
                                       WITH_WORKSPACE(test_import_again__end),
                                       WITH_WORKSPACE(test_import_again__broken),
                                       WITH_WORKSPACE(test_import_again__charges),
                                       WITH_WORKSPACE(test_import_again__no_terms),
                                       WITH_WORKSPACE(test_import_again__odd_quantity),
                                       WITH_WORKSPACE(test_import_again__outside_the_term),
                                       WITH_WORKSPACE(test_import_again__one_against_the_other),
                                       WITH_WORKSPACE(test_import_again__odd_status)};
    return RUN(tests);
}
