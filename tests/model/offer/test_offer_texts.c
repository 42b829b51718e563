/* An offer's names, accounts and what a change set needs: lengths at both sides of their limits. */
#include "support/golden.h"
#include "support/offers.h"
#include "tenor/buffer.h"

static const char head[] = "[offer]\nproduct = p.product.ini\nbuyer = B\nduration = 12m\n"
                           "expires = 2026-12-31\n";

/* The findings of an offer of these lines and [item pro]. */
static tn_findings *judge(tn_arena *arena, const char *product, const char *lines)
{
    tn_findings *findings = tn_findings_new(arena);
    const char *text = tn_arena_format(arena, "%s%s\n[item pro]\n", head, lines);
    tn_offer_check(test_offer(arena, product, text), test_tables(arena), NULL, findings);
    test_golden_add(lines, findings);
    return findings;
}

static char *repeat(tn_arena *arena, const char *what, size_t count)
{
    char *text = tn_arena_take(arena, strlen(what) * count + 1);
    for (size_t i = 0; i < count; i++) {
        strcat(text, what);
    }
    return text;
}

static void test_offer_check__lengths(void **state)
{
    static const struct {
        const char *key, *unit;
        size_t count;
        tn_code code;
        size_t found;
    } rows[] = {{"name", "x", 150, TN_OFR_NAME, 0},
                {"name", "x", 151, TN_OFR_NAME, 1},
                {"name", "\xe6\xa0\xaa", 150, TN_OFR_NAME, 0}, /* code points, not bytes */
                {"name", "\xe6\xa0\xaa", 151, TN_OFR_NAME, 1},
                {"name", "<", 1, TN_OFR_NAME, 1},
                {"name", "\\", 1, TN_OFR_NAME, 1},
                {"name", ">", 151, TN_OFR_NAME, 2},
                {"description", "x", 255, TN_OFR_DESCRIPTION, 0},
                {"description", "x", 256, TN_OFR_DESCRIPTION, 1}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        const char *text = repeat(arena, rows[i].unit, rows[i].count);
        const char *other = strcmp(rows[i].key, "name") == 0 ? "description = D" : "name = N";
        const char *lines = tn_arena_format(arena, "%s = %s\n%s", rows[i].key, text, other);
        assert_int_equal(test_count(judge(arena, LOGS, lines), rows[i].code), rows[i].found);
        tn_arena_free(arena);
    }
}

static void test_offer_check__accounts(void **state)
{
    static const struct {
        size_t count;
        tn_code code;
    } rows[] = {{1, TN_CODE_COUNT},
                {24, TN_CODE_COUNT},
                {25, TN_OFR_ACCOUNTS_CONSOLE},
                {26, TN_OFR_ACCOUNTS_CONSOLE},
                {27, TN_OFR_ACCOUNTS}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        char list[512] = "name = N\ndescription = D\nbuyer_accounts = 100000000000";
        for (size_t j = 1; j < rows[i].count; j++) {
            snprintf(list + strlen(list), sizeof(list) - strlen(list), ", 1000000000%02zu", j);
        }
        const tn_findings *findings = judge(arena, LOGS, list);
        assert_int_equal(tn_findings_count(findings), rows[i].code != TN_CODE_COUNT);
        if (rows[i].code != TN_CODE_COUNT) {
            assert_int_equal(tn_findings_get(findings, 0)->code, rows[i].code);
        }
        tn_arena_free(arena);
    }
}

static void add_country(const test_row *row, void *context)
{
    if (strcmp(test_field(row, "iso_3166_1"), "yes") == 0) {
        tn_buffer_format(context, "%s, ", test_field(row, "code"));
    }
}

/* AWS takes 244 of the 249 codes. */
static void test_offer_check__countries(void **state)
{
    (void)state;
    tn_buffer list;
    tn_buffer_init(&list, NULL);
    test_vectors("countries.csv", add_country, &list);
    for (size_t count = 243; count <= 246; count++) {
        tn_arena *arena = tn_arena_new(NULL);
        const char *lines = tn_arena_format(arena, "name = N\ndescription = D\ncountries = %.*s",
                                            (int)(count * 4 - 2), list.bytes);
        assert_int_equal(test_count(judge(arena, LOGS, lines), TN_OFR_COUNTRY), count > 244);
        tn_arena_free(arena);
    }
    tn_buffer_done(&list);
}

static void test_offer_check__account_forms(void **state)
{
    static const char *const wrong[] = {"11111111111",     "1111111111111",   "1111-1111-111",
                                        "11111111111x",    "1111-1111-1111",  "111111111111-",
                                        "1111-1111-11112", "----------------"};
    (void)state;
    for (size_t i = 0; i < 2 * COUNT(wrong); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        const char *account = wrong[i / 2];
        const bool first = i % 2 == 0;
        const char *lines =
            tn_arena_format(arena, "name = N\ndescription = D\nbuyer_accounts = %s, %s",
                            first ? account : "222222222222", first ? "222222222222" : account);
        const tn_findings *findings = judge(arena, LOGS, lines);
        assert_int_equal(tn_findings_count(findings), 1);
        const tn_finding *finding = test_finding(findings, TN_OFR_ACCOUNT);
        assert_int_equal(finding->at.line, 8);
        assert_int_equal(finding->at.column, first ? 18 : 32);
        tn_arena_free(arena);
    }
}

static void test_offer_check__change_set(void **state)
{
    static const struct {
        const char *lines;
        size_t found;
    } rows[] = {{"name = N", 2},
                {"name = N\ndescription = D", 1},
                {"name = N\ndescription = D\nreplaces = agmt-1", 0}, /* targeted by its agreement */
                {"name = N\nbuyer_accounts = 111111111111", 1}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        const tn_findings *findings = judge(arena, LOGS, rows[i].lines);
        assert_int_equal(test_count(findings, TN_OFR_CHANGE_SET), rows[i].found);
        assert_int_equal(tn_findings_of(findings, TN_ERROR), 0);
        tn_arena_free(arena);
    }
}

/* Without a product only the product's rules are left out. */
static void test_offer_check__without_product(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    tn_offer *offer =
        test_offer(arena, LOGS, OFFER "duration = 144m\nnet_terms = 31\n[item pro]\n");
    offer->product = NULL;
    tn_offer_check(offer, test_tables(arena), NULL, findings);
    assert_int_equal(tn_findings_count(findings), 1);
    test_finding(findings, TN_OFR_NET_TERMS);
    tn_arena_free(arena);
}

/* What is missing or unknown was said when the file was read; the rules go on without it. */
static void test_offer_check__gaps(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    tn_offer *offer = test_offer(arena, LOGS,
                                 OFFER "duration = 12m\n[item pro]\n[item basic]\nquantity = 1\n"
                                       "[usage xhosts]\n[renewal]\nuplift = 3%..7%\ndefault = 5%\n"
                                       "decision = 3000d\nadjustment = 3001d\n");
    tn_product *product = tn_arena_take(arena, sizeof(*product));
    *product = *offer->product;
    product->product_id.value = NULL;
    offer->product = product;
    offer->name.value = NULL;
    offer->expires.set = false;
    offer->items[0].dimension = offer->usage[0].dimension = TN_NO_DIMENSION;
    tn_offer_check(offer, test_tables(arena), NULL, findings);
    assert_int_equal(tn_findings_count(findings), 1); /* nobody knows how long the term is */
    assert_string_equal(test_finding(findings, TN_OFR_CHANGE_SET)->subject, "product");
    offer->start = (tn_field_date){test_day("9997-06-01"), true, {0}};
    offer->duration.value = 24; /* runs out of the calendar */
    tn_offer_check(offer, test_tables(arena), NULL, findings);
    assert_int_equal(test_count(findings, TN_OFR_DECISION), 0);
    offer->start.value = test_day("9998-06-01");
    offer->end = (tn_field_date){test_day("9998-12-31"), true, {0}};
    const tn_date day = test_day("9997-12-01"); /* three years on is beyond the calendar too */
    tn_offer_check(offer, test_tables(arena), &day, findings);
    assert_string_equal(test_finding(findings, TN_OFR_SPAN)->hint, tn_code_get(TN_OFR_SPAN)->hint);
    assert_int_equal(test_count(findings, TN_OFR_START_FAR), 0);
    tn_arena_free(arena);
}

/* A product of the catalog-api profile may have eight decimals and 144 months. */
static void test_offer_check__profile(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    tn_findings_use_profile(findings, TN_PROFILE_CATALOG_API);
    const tn_offer *offer = test_offer(
        arena,
        "[product]\ntitle = T\nproduct_id = prod-1111111111111\ncategory = units\npurchase = any\n"
        "currency = USD\ndurations = 1m\nprofile = catalog-api\n"
        "[dimension a]\nname = A\ndescription = A\nprice.1m = 2\n",
        OFFER "duration = 144m\n[item a]\nquantity = 1\nprice = 0.12345678\n");
    tn_offer_check(offer, test_tables(arena), NULL, findings);
    assert_int_equal(tn_findings_count(findings), 1);
    assert_int_equal(test_finding(findings, TN_OFR_PLACES)->severity, TN_WARNING);
    tn_arena_free(arena);
}

/* An item whose listed duration the product does not price, and more items than AWS takes. */
static void test_offer_check__product_gaps(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    tn_offer *offer = test_offer(
        arena,
        "[product]\ntitle = T\nproduct_id = prod-1111111111111\ncategory = units\npurchase = any\n"
        "currency = USD\ndurations = 1m, 12m\n"
        "[dimension a]\nname = A\ndescription = A\nprice.1m = 2\n",
        OFFER "duration = 12m\n[item a]\nquantity = 1\n");
    tn_offer_check(offer, test_tables(arena), NULL, findings);
    assert_int_equal(tn_findings_count(findings), 1);
    test_finding(findings, TN_OFR_LIST_MISSING);
    tn_offer_item *many = tn_arena_take_array(arena, 201, sizeof(*many));
    for (size_t i = 0; i < 201; i++) {
        many[i] = offer->items[0];
    }
    offer->items = many;
    offer->item_count = 201;
    tn_offer_check(offer, test_tables(arena), NULL, findings);
    assert_int_equal(test_count(findings, TN_OFR_TOO_MANY), 1);
    offer->item_count = 1;
    offer->usage_count = 201;
    offer->usage = tn_arena_take_array(arena, 201, sizeof(*offer->usage));
    for (size_t i = 0; i < 201; i++) {
        offer->usage[i].dimension = TN_NO_DIMENSION;
    }
    tn_offer_check(offer, test_tables(arena), NULL, findings);
    assert_int_equal(test_count(findings, TN_OFR_TOO_MANY), 2);
    tn_arena_free(arena);
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/offer/offer_texts.golden");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_offer_check__lengths),
        cmocka_unit_test(test_offer_check__accounts),
        cmocka_unit_test(test_offer_check__countries),
        cmocka_unit_test(test_offer_check__account_forms),
        cmocka_unit_test(test_offer_check__change_set),
        cmocka_unit_test(test_offer_check__without_product),
        cmocka_unit_test(test_offer_check__gaps),
        cmocka_unit_test(test_offer_check__profile),
        cmocka_unit_test(test_offer_check__product_gaps),
        cmocka_unit_test(test_findings__word_by_word),
    };
    return RUN(tests);
}
