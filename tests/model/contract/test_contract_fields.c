/* Contracts from their files: every section and key, and memory that runs out. */
#include "model/with_tables.h"
#include "tenor/contract.h"
#include "tenor/schema.h"

static tn_status build(const char *text, tn_findings **findings, tn_contract **out)
{
    *findings = tn_findings_new(arena);
    *out = NULL;
    return tn_contract_build(arena, test_tree(arena, "c.contract.ini", text), tables, *findings,
                             out);
}

/* The catalogue of rule 2.3, with more than one dimension where there can be. */
static const char catalogue[] = "[contract]\n"                         /* 1 */
                                "id       = C-0001 ; ours\n"           /* 2 */
                                "offer    = acme.offer.ini\n"          /* 3 */
                                "accepted = 2026-12-20T09:30:00Z\n"    /* 4 */
                                "setup    = existing\n"                /* 5 */
                                "agreement = agmt-0001\n"              /* 6 */
                                "customer = cust\n"                    /* 7 */
                                "account_id = 111111111111\n"          /* 8 */
                                "license_arn = arn:aws:license\n"      /* 9 */
                                "policy = aws,basis=second\n"          /* 10 */
                                "[item standard]\n"                    /* 11 */
                                "quantity = 1\n"                       /* 12 */
                                "[item pro]\n"                         /* 13 */
                                "[price standard]\n"                   /* 14 */
                                "list = 2000\n"                        /* 15 */
                                "net  = 1800.125\n"                    /* 16 */
                                "[price xhosts]\n"                     /* 17 */
                                "payg = 0.1\n"                         /* 18 */
                                "[upgrade 2027-04-11]\n"               /* 19 */
                                "quantity.pro = 1\n"                   /* 20 */
                                "quantity.gb = 800\n"                  /* 21 */
                                "[upgrade 2027-04-11T00:00:00Z]\n"     /* 22 */
                                "quantity.pro = 2\n"                   /* 23 */
                                "[replace 2027-06-01]\n"               /* 24 */
                                "offer = acme-2.offer.ini\n"           /* 25 */
                                "[auto-renew 2027-11-20]\n"            /* 26 */
                                "enabled = no\n"                       /* 27 */
                                "[renew 2027-12-20]\n"                 /* 28 */
                                "duration = 24m\n"                     /* 29 */
                                "quantity.pro = 0\n"                   /* 30 */
                                "price.pro = 7000\n"                   /* 31 */
                                "price.gb = 0.5\n"                     /* 32 */
                                "uplift = 3.5%\n"                      /* 33 */
                                "decided = 2027-11-01\n"               /* 34 */
                                "[refund 2026-12-21T19:00:00+09:00]\n" /* 35 */
                                "approved = yes\n"                     /* 36 */
                                "amount = 10.00\n"                     /* 37 */
                                "[cancel 2027-09-01]\n";               /* 38 */

static void test_contract_build__head_items_prices(void **state)
{
    (void)state;
    tn_findings *findings;
    tn_contract *c;
    assert_int_equal(build(catalogue, &findings, &c), TN_OK);
    assert_int_equal(tn_findings_count(findings), 0);
    assert_string_equal(c->file, "c.contract.ini");
    assert_string_equal(c->id.value, "C-0001");
    assert_string_equal(c->offer_file.value, "acme.offer.ini");
    assert_null(c->product_file.value);
    assert_string_equal(c->agreement.value, "agmt-0001");
    assert_string_equal(c->customer.value, "cust");
    assert_string_equal(c->account_id.value, "111111111111");
    assert_string_equal(c->license_arn.value, "arn:aws:license");
    assert_string_equal(c->policy.value, "aws,basis=second");
    assert_int_equal(c->setup.value, TN_SETUP_EXISTING);
    assert_true(c->accepted.has_time);
    assert_int_equal(c->accepted.value.seconds, 1797759000); /* date -u +%s */
    assert_int_equal(c->accepted.at.line, 4);
    assert_false(c->duration.set);
    assert_int_equal(c->duration.at.line, 1);
    assert_null(c->offer);
    assert_null(c->product);
    assert_int_equal(c->item_count, 2);
    assert_string_equal(c->items[0].label, "standard");
    assert_int_equal(c->items[0].quantity.value, 1);
    assert_true(c->items[0].dimension == TN_NO_DIMENSION);
    assert_int_equal(c->items[0].at.line, 11);
    assert_int_equal(c->items[0].at.column, 7);
    assert_false(c->items[1].quantity.set);
    assert_int_equal(c->price_count, 2);
    assert_int_equal(c->prices[0].list.value.e8, 2000 * TN_PRICE_ONE);
    assert_int_equal(c->prices[0].net.value.e8, 180012500000);
    assert_false(c->prices[0].payg.set);
    assert_int_equal(c->prices[1].payg.value.e8, 10000000);
    assert_false(c->renewal.set);
}

static void test_contract_build__events(void **state)
{
    (void)state;
    static const tn_event_kind kinds[] = {TN_EVENT_UPGRADE,    TN_EVENT_UPGRADE, TN_EVENT_REPLACE,
                                          TN_EVENT_AUTO_RENEW, TN_EVENT_RENEW,   TN_EVENT_REFUND,
                                          TN_EVENT_CANCEL};
    tn_findings *findings;
    tn_contract *c;
    assert_int_equal(build(catalogue, &findings, &c), TN_OK);
    assert_int_equal(c->event_count, COUNT(kinds));
    for (size_t i = 0; i < COUNT(kinds); i++) {
        assert_int_equal(c->events[i].kind, kinds[i]);
        assert_true(c->events[i].when.set);
        assert_null(c->events[i].offer);
    }
    const tn_event *e = c->events;
    assert_int_equal(e[0].quantity_count, 2);
    assert_string_equal(e[0].quantities[1].label, "gb");
    assert_int_equal(e[0].quantities[1].quantity.value, 800);
    assert_int_equal(e[0].quantities[1].at.line, 21);
    assert_int_equal(e[0].quantities[1].at.column, 10);
    assert_int_equal(e[0].quantities[1].quantity.at.column, 15);
    /* Two upgrades of one instant have labels of their own. */
    assert_int_equal(e[0].when.value.seconds, e[1].when.value.seconds);
    assert_false(e[0].when.has_time);
    assert_true(e[1].when.has_time);
    assert_string_equal(e[2].offer_file.value, "acme-2.offer.ini");
    assert_true(e[3].enabled.set);
    assert_int_equal(e[3].enabled.value, 0);
    assert_int_equal(e[4].duration.value, 24);
    assert_int_equal(e[4].quantities[0].quantity.value, 0);
    assert_int_equal(e[4].price_count, 2);
    assert_string_equal(e[4].prices[1].label, "gb");
    assert_int_equal(e[4].prices[1].price.value.e8, TN_PRICE_ONE / 2);
    assert_int_equal(e[4].prices[1].at.column, 7);
    assert_int_equal(e[4].uplift.value.e4, 35000);
    assert_int_equal(tn_date_civil(e[4].decided.value).month, 11);
    assert_int_equal(e[5].when.value.seconds, 1797847200); /* 10:00Z */
    assert_int_equal(e[5].approved.value, 1);
    assert_int_equal(e[5].amount.value.e8, 10 * TN_PRICE_ONE);
    assert_int_equal(e[6].at.line, 38);
}

static void test_contract_build__public_purchase(void **state)
{
    (void)state;
    tn_findings *findings;
    tn_contract *c;
    assert_int_equal(build("[contract]\nid = C-2\nproduct = log.product.ini\nduration = 1y\n"
                           "accepted = 2027-01-01\n[renewal]\nauto = yes\n",
                           &findings, &c),
                     TN_OK);
    assert_int_equal(tn_findings_count(findings), 0);
    assert_int_equal(c->duration.value, 12);
    assert_false(c->accepted.has_time);
    assert_false(c->setup.set);
    assert_true(c->renewal.set);
    assert_int_equal(c->renewal.automatic.value, 1);
    assert_int_equal(c->event_count, 0);
}

/* Whichever request of the builder is the first to fail: TN_E_NOMEM, or all is well. */
static void test_contract_build__short_of_memory(void **state)
{
    (void)state;
    size_t failed = 0;
    bool done = false;
    for (size_t spare = 0; !done && spare < (1 << 20); spare += 16) {
        test_memory memory;
        tn_arena *scarce = test_arena_short(&memory, spare);
        tn_contract *c = NULL;
        const tn_tree *tree = test_tree(arena, "c.contract.ini", catalogue);
        tn_findings *findings = tn_findings_new(arena);
        const tn_status status = tn_contract_build(scarce, tree, tables, findings, &c);
        assert_true(status == TN_OK || status == TN_E_NOMEM);
        assert_int_equal(status == TN_OK, c != NULL);
        done = status == TN_OK;
        failed += !done;
        tn_arena_free(scarce);
    }
    assert_true(done);
    assert_true(failed > 20);
}

static void test_contract_schema__registered(void **state)
{
    (void)state;
    const tn_file_rule *file = tn_schema_file("contract");
    assert_non_null(file);
    assert_string_equal(file->pattern, "*.contract.ini");
    assert_ptr_equal(tn_schema_recognise(test_tree(arena, "x", "[contract]\n"), NULL), file);
    assert_string_equal(
        tn_section_rule_field(tn_file_rule_section(file, "renew"), "price.pro")->key, "price.*");
    for (int kind = 0; kind < TN_EVENT_KINDS; kind++) {
        const tn_section_rule *rule =
            tn_file_rule_section(file, tn_event_name((tn_event_kind)kind));
        assert_non_null(rule);
        assert_non_null(rule->label);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contract_build__head_items_prices),
        cmocka_unit_test(test_contract_build__events),
        cmocka_unit_test(test_contract_build__public_purchase),
        cmocka_unit_test(test_contract_build__short_of_memory),
        cmocka_unit_test(test_contract_schema__registered),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down) ? 1 : 0;
}
