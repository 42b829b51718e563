/* Labels of a contract against its product. */
#include "support/contract.h"

#include "model/contract/contract_rules.h"

static const char product[] = "[product]\ntitle = P\ncategory = tiers\npurchase = any\n"
                              "currency = USD\ndurations = 12m\n"
                              "[dimension basic]\nkey = basic_tier\nprice.12m = 10\n"
                              "[dimension pro]\nprice.12m = 20\n"
                              "[dimension xhosts]\npayg = 0.1\n";

#define HEAD "[contract]\nid = C\nproduct = p.product.ini\nduration = 12m\naccepted = 2027-01-01\n"

static void test_contract_bind__labels_and_api_names(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_tables *tables = test_tables(arena);
    tn_findings *findings = tn_findings_new(arena);
    const test_files files = {product, NULL, NULL,
                              HEAD "[item basic_tier]\nquantity = 2\n[price xhosts]\npayg = 0.2\n"
                                   "[upgrade 2027-02-01]\nquantity.pro = 1\n"
                                   "[renew 2028-01-01]\nquantity.basic = 0\nprice.pro = 30\n"};
    const tn_contract *c = test_contract(arena, tables, &files, findings);
    assert_non_null(c);
    assert_int_equal(tn_findings_count(findings), 0);
    assert_string_equal(c->product->title.value, "P");
    assert_null(c->offer);
    assert_int_equal(c->items[0].dimension, 0);
    assert_int_equal(c->prices[0].dimension, 2);
    assert_int_equal(c->events[0].quantities[0].dimension, 1);
    assert_int_equal(c->events[1].quantities[0].dimension, 0);
    assert_int_equal(c->events[1].prices[0].dimension, 1);
    tn_arena_free(arena);
}

static void test_contract_bind__unknown_labels_name_the_nearest(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_tables *tables = test_tables(arena);
    tn_findings *findings = tn_findings_new(arena);
    const test_files files = {product, NULL, NULL,
                              HEAD "[item basci]\nquantity = 2\n[price zzzzzzzz]\npayg = 0.2\n"
                                   "[upgrade 2027-02-01]\nquantity.por = 1\n"
                                   "[renew 2028-01-01]\nquantity.bsic = 0\nprice.poro = 30\n"};
    assert_null(test_contract(arena, tables, &files, findings));
    static const struct {
        unsigned line, column;
        const char *hint;
    } expected[] = {{6, 7, "did you mean 'basic'?"},
                    {8, 8, NULL},
                    {11, 10, "did you mean 'pro'?"},
                    {13, 10, "did you mean 'basic'?"},
                    {14, 7, "did you mean 'pro'?"}};
    assert_int_equal(tn_findings_count(findings), COUNT(expected));
    for (size_t i = 0; i < COUNT(expected); i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        assert_int_equal(f->code, TN_CTR_UNKNOWN);
        assert_int_equal(f->at.line, expected[i].line);
        assert_int_equal(f->at.column, expected[i].column);
        assert_string_equal(f->hint, expected[i].hint ? expected[i].hint
                                                      : tn_code_get(TN_CTR_UNKNOWN)->hint);
    }
    tn_arena_free(arena);
}

/* A name that is known does not make up for one that is not. */
static void test_contract_bind__one_unknown_label(void **state)
{
    (void)state;
    static const char *const unknown[] = {"[item basci]\nquantity = 2\n", "[price por]\nnet = 2\n",
                                          "[upgrade 2027-01-02]\nquantity.por = 1\n"};
    for (size_t i = 0; i < COUNT(unknown); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        const tn_tables *tables = test_tables(arena);
        tn_findings *findings = tn_findings_new(arena);
        const test_files files = {
            product, NULL, NULL,
            tn_arena_format(arena, HEAD "%s[upgrade 2027-02-01]\nquantity.pro = 1\n", unknown[i])};
        assert_null(test_contract(arena, tables, &files, findings));
        assert_int_equal(test_count(findings, TN_CTR_UNKNOWN), 1);
        tn_arena_free(arena);
    }
}

/* The agreement that runs before an instant: the last one that began by then, whatever the order
 * in the file. */
static void test_contract_agreement__by_instant(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const char offer[] = "[offer]\nname = A\nproduct = p.product.ini\nbuyer = B\nduration = 12m\n"
                         "expires = 2026-12-31\n[item pro]\nquantity = 1\n";
    const test_files files = {
        product, offer, offer,
        "[contract]\nid = C\noffer = a.offer.ini\nagreement = agmt-1\n"
        "accepted = 2026-12-01T10:00:00Z\n"
        "[upgrade 2027-02-01]\nquantity.pro = 2\n[replace 2027-06-01]\noffer = b.offer.ini\n"
        "[replace 2027-03-01]\noffer = b.offer.ini\n[replace 2026-11-01]\noffer = b.offer.ini\n"
        "[replace 2026-12-01T10:00:00Z]\noffer = b.offer.ini\n"};
    const tn_contract *c = test_contract(arena, test_tables(arena), &files, tn_findings_new(arena));
    static const struct {
        const char *before, *since;
        bool own;
    } rows[] = {
        {"2026-11-15T00:00:00Z", "2026-12-01T10:00:00Z", true},
        {"2026-12-01T10:00:00Z", "2026-12-01T10:00:00Z", true},
        {"2026-12-01T10:00:01Z", "2026-12-01T10:00:00Z", false},
        {"2027-03-01T00:00:00Z", "2026-12-01T10:00:00Z", false},
        {"2027-03-01T00:00:01Z", "2027-03-01T00:00:00Z", false},
        {"2027-06-01T00:00:00Z", "2027-03-01T00:00:00Z", false},
        {"2028-01-01T00:00:00Z", "2027-06-01T00:00:00Z", false},
    };
    assert_non_null(c);
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_instant before;
        char since[TN_INSTANT_TEXT];
        assert_int_equal(tn_instant_parse(rows[i].before, strlen(rows[i].before), &before), TN_OK);
        const tni_agreement found = tni_contract_agreement(c, before);
        assert_string_equal(tn_instant_format(found.since, since), rows[i].since);
        assert_true((found.offer == c->offer && found.id != NULL) == rows[i].own);
    }
    tn_arena_free(arena);
}

/* A contract that is not tied, or not wholly, can still be checked: each label was said once. */
static void test_contract_check__unbound(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_tables *tables = test_tables(arena);
    tn_findings *findings = tn_findings_new(arena), *more = tn_findings_new(arena);
    const test_files files = {product, NULL, NULL, HEAD "[item pro]\nquantity = 1\n"};
    const tn_contract *bound = test_contract(arena, tables, &files, findings);
    tn_contract *c = NULL;
    const char *text = HEAD "[item pro]\nquantity = 1\n[item x]\nquantity = 2\n[item y]\n"
                            "quantity = 2\n[price x]\nnet = 2\n[renew 2028-01-01]\n"
                            "quantity.x = 2\nquantity.y = 2\nprice.x = 1\nprice.y = 1\n";
    assert_int_equal(tn_contract_build(arena, test_tree(arena, "c", text), tables, findings, &c),
                     TN_OK);
    tn_contract_check(c, tables, more);
    assert_int_equal(tn_findings_count(more), 0);
    assert_int_equal(tn_contract_bind(c, bound->product, NULL, findings), TN_E_FINDINGS);
    assert_int_equal(test_count(findings, TN_CTR_UNKNOWN), 7);
    tn_contract_check(c, tables, more);
    assert_int_equal(tn_findings_count(more), 1); /* prices are open */
    test_finding(more, TN_CTR_NOT_FROZEN);
    c->offer_file.value = "a.offer.ini"; /* which could not be read */
    more = tn_findings_new(arena);
    tn_contract_check(c, tables, more);
    assert_int_equal(tn_findings_count(more), 0);
    tn_arena_free(arena);
}

static void test_contract_bind__replacement_of_another_product(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_tables *tables = test_tables(arena);
    tn_findings *findings = tn_findings_new(arena);
    const char offer[] = "[offer]\nname = A\nproduct = p.product.ini\nbuyer = B\nduration = 12m\n"
                         "expires = 2026-12-31\n[item pro]\nquantity = 1\n";
    const test_files files = {product, offer, NULL,
                              "[contract]\nid = C\noffer = a.offer.ini\naccepted = 2026-12-01\n"
                              "[replace 2027-02-01]\noffer = a.offer.ini\n"};
    tn_contract *c = test_contract(arena, tables, &files, findings);
    assert_non_null(c);
    const tn_product same = *c->product, other = {.file = "q.product.ini", .dimension_count = 0};
    tn_offer replacement = *c->events[0].offer;
    c->events[0].offer = &replacement;
    replacement.product = &same; /* read twice, but one file */
    assert_int_equal(tn_contract_bind(c, c->product, c->offer, findings), TN_OK);
    replacement.product = &other;
    assert_int_equal(tn_contract_bind(c, c->product, c->offer, findings), TN_E_FINDINGS);
    const tn_finding *f = test_finding(findings, TN_CTR_REPLACE_PRODUCT);
    assert_int_equal(f->at.line, 6);
    assert_non_null(strstr(f->message, "q.product.ini"));
    tn_arena_free(arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contract_bind__labels_and_api_names),
        cmocka_unit_test(test_contract_bind__unknown_labels_name_the_nearest),
        cmocka_unit_test(test_contract_bind__one_unknown_label),
        cmocka_unit_test(test_contract_agreement__by_instant),
        cmocka_unit_test(test_contract_check__unbound),
        cmocka_unit_test(test_contract_bind__replacement_of_another_product),
    };
    return RUN(tests);
}
