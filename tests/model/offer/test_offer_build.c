/* Offers from their files: every key, what cannot be understood, and memory. */
#include "support/golden.h"
#include "support/offers.h"

static tn_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = tn_arena_new(NULL);
    return arena == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    tn_arena_free(arena);
    return 0;
}

/* The example of the format, whole. */
static const char whole[] =
    "[offer]\nname = Acme KK - Log monitoring Pro 2027\ndescription = Renegotiated for 2027\n"
    "product = log-monitoring.product.ini ; a path\npurpose = existing ; pays the renewal fee\n"
    "buyer = Acme KK\nbuyer_accounts = 111111111111, 222222222222\nduration = 12m\n"
    "expires = 2026-12-31\ncurrency = USD\ndiscount = 10%\nnet_terms = 30\neula = standard\n"
    "policy = aws,basis=second\npublished = 2026-12-01\nreplaces = agmt-1\ncountries = JP, US\n"
    "buyer_country = KR\nexisting_pricing = contract\ncontact = Ms Sato\npo = 4711\n"
    "url = https://example.com/o\ntcv_usd = 3600.00\nextra = o.changeset.json\n"
    "start = 2027-01-01\nend = 2027-12-31\n"
    "[item pro]\nprice = 3600\nlist = 4000\ndiscount = 12.5%\nquantity = 1\n"
    "[usage xhosts]\nprice = 0.08\n"
    "[renewal]\nauto = yes\nuplift = 3%..7%\ndefault = 5%\nmax_renewals = 3\ndecision = 30d\n"
    "adjustment = 60d\n"
    "[payments]\nplan = custom\nfirst = 2027-01-01\ninitial = 500.00\ntotal = 50000.00\n"
    "count = 4\n2027-06-01 = 1200.00\n2027-09-01 = 0.5\n"
    "[approval]\nby = cfo\non = 2026-11-30\nnote = as agreed\ndigest = 0a1b\n";

static tn_offer *build(const char *text, tn_findings *findings, tn_status *out_status)
{
    tn_offer *offer = NULL;
    *out_status = tn_offer_build(arena, test_tree(arena, "o.offer.ini", text), test_tables(arena),
                                 findings, &offer);
    test_golden_add(text, findings);
    return offer;
}

static void test_offer_build__whole(void **state)
{
    (void)state;
    tn_findings *findings = tn_findings_new(arena);
    tn_status status;
    const tn_offer *o = build(whole, findings, &status);
    test_print(findings);
    assert_int_equal(status, TN_OK);
    assert_int_equal(tn_findings_count(findings), 0);
    assert_string_equal(o->file, "o.offer.ini");
    assert_true(o->renewal.set && o->payments.set && o->approval.set);
    assert_string_equal(o->name.value, "Acme KK - Log monitoring Pro 2027");
    assert_string_equal(o->product_file.value, "log-monitoring.product.ini");
    assert_int_equal(o->purpose.value, TN_PURPOSE_EXISTING);
    assert_int_equal(o->buyer_accounts.count, 2);
    assert_int_equal(o->duration.value, 12);
    assert_int_equal(o->expires.value.days, test_day("2026-12-31").days);
    assert_string_equal(o->currency.value.code, "USD");
    assert_int_equal(o->discount.value.e4, 100000);
    assert_int_equal(o->net_terms.value, 30);
    assert_string_equal(o->eula.value, "standard");
    assert_string_equal(o->policy.value, "aws,basis=second");
    assert_string_equal(o->replaces.value, "agmt-1");
    assert_int_equal(o->countries.count, 2);
    assert_string_equal(o->buyer_country.value, "KR");
    assert_string_equal(o->existing_pricing.value, "contract");
    assert_string_equal(o->contact.value, "Ms Sato");
    assert_string_equal(o->po.value, "4711");
    assert_string_equal(o->url.value, "https://example.com/o");
    assert_true(o->tcv_usd.value.e8 == INT64_C(360000000000));
    assert_string_equal(o->extra.value, "o.changeset.json");
    assert_int_equal(o->end.value.days, test_day("2027-12-31").days);
    assert_int_equal(o->published.at.line, 15);
    assert_int_equal(o->published.at.column, 13);
}

static void test_offer_build__sections(void **state)
{
    (void)state;
    tn_status status;
    const tn_offer *o = build(whole, tn_findings_new(arena), &status);
    assert_int_equal(o->item_count, 1);
    assert_string_equal(o->items[0].label, "pro");
    assert_true(o->items[0].dimension == TN_NO_DIMENSION);
    assert_true(o->items[0].list.value.e8 == INT64_C(400000000000));
    assert_int_equal(o->items[0].discount.value.e4, 125000);
    assert_int_equal(o->items[0].quantity.value, 1);
    assert_int_equal(o->usage_count, 1);
    assert_int_equal(o->usage[0].price.value.e8, 8000000);
    const tn_renewal *r = &o->renewal;
    assert_true(r->set && r->is_range && r->automatic.value == 1);
    assert_int_equal(r->uplift.value.e4, 30000);
    assert_int_equal(r->uplift_max.value.e4, 70000);
    assert_int_equal(r->uplift_default.value.e4, 50000);
    assert_int_equal(r->max_renewals.value, 3);
    assert_int_equal(r->decision_days.value, 30);
    assert_int_equal(r->adjustment_days.value, 60);
    const tn_payments *p = &o->payments;
    assert_int_equal(p->plan.value, TN_PLAN_CUSTOM);
    assert_int_equal(p->count.value, 4);
    assert_int_equal(p->custom_count, 2);
    assert_int_equal(p->custom[1].date.value.days, test_day("2027-09-01").days);
    assert_int_equal(p->custom[1].amount.value.e8, 50000000);
    assert_int_equal(p->custom[1].date.at.column, 1);
    assert_int_equal(p->custom[1].amount.at.column, 14);
    const tn_approval *a = &o->approval;
    assert_true(a->set && a->at.line == 49);
    assert_string_equal(a->by.value, "cfo");
    assert_int_equal(a->on.value.days, test_day("2026-11-30").days);
    assert_string_equal(a->note.value, "as agreed");
    assert_string_equal(a->digest.value, "0a1b");
}

static void test_offer_build__uplift(void **state)
{
    static const struct {
        const char *uplift;
        bool range;
        int32_t low;
        tn_status status;
    } rows[] = {{"5%", false, 50000, TN_OK},       {"3% .. 7%", true, 30000, TN_OK},
                {"3%..", false, 0, TN_E_FINDINGS}, {"..7%", false, 0, TN_E_FINDINGS},
                {"3..7", false, 0, TN_E_FINDINGS}, {"3%-7%", false, 0, TN_E_FINDINGS},
                {"101%", false, 0, TN_E_FINDINGS}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[256];
        snprintf(text, sizeof(text), OFFER "[renewal]\nuplift = %s\n", rows[i].uplift);
        tn_status status;
        const tn_offer *offer = build(text, tn_findings_new(arena), &status);
        assert_int_equal(status, rows[i].status);
        if (offer) {
            assert_int_equal(offer->renewal.is_range, rows[i].range);
            assert_int_equal(offer->renewal.uplift.value.e4, rows[i].low);
        }
    }
}

static void test_offer_build__not_understood(void **state)
{
    static const char *const lines[] = {"colour = blue",
                                        "purpose = old",
                                        "duration = 12",
                                        "expires = 2026-02-30",
                                        "discount = 110%",
                                        "net_terms = 30d",
                                        "currency = XXX",
                                        "[items pro]",
                                        "[item]",
                                        "[item pro]\nquantity = 0",
                                        "[item pro]\nquantity = 2.5",
                                        "[usage x]\nprice = 0.1x",
                                        "[payments]\nplan = weekly",
                                        "[payments]\n2027-02-30 = 1.00",
                                        "[payments]\n2027-02-28 = one",
                                        "[payments]\ncount = 0",
                                        "[renewal]\nauto = maybe",
                                        "[renewal]\ndecision = 30",
                                        "[offer x]"};
    (void)state;
    for (size_t i = 0; i < COUNT(lines); i++) {
        char text[512];
        snprintf(text, sizeof(text), "[offer]\nname = A\nproduct = p.ini\nbuyer = B\n%s\n",
                 lines[i]);
        tn_findings *findings = tn_findings_new(arena);
        tn_status status;
        assert_null(build(text, findings, &status));
        assert_int_equal(status, TN_E_FINDINGS);
        assert_true(tn_findings_of(findings, TN_ERROR) > 0);
    }
}

static void test_offer_build__missing(void **state)
{
    (void)state;
    tn_findings *findings = tn_findings_new(arena);
    tn_status status;
    assert_null(build("[offer]\n", findings, &status));
    assert_int_equal(status, TN_E_FINDINGS);
    assert_int_equal(test_count(findings, TN_OFR_MISSING), 4); /* name product buyer expires */
    findings = tn_findings_new(arena);
    const tn_offer *offer = build("[offer]\nproduct = p.ini\n", findings, &status);
    assert_int_equal(status, TN_OK);
    assert_int_equal(test_count(findings, TN_OFR_MISSING), 3);
    assert_int_equal(offer->duration.at.line, 1); /* a missing line belongs to its section */
    findings = tn_findings_new(arena);
    assert_null(build("", findings, &status));
    assert_int_equal(status, TN_E_FINDINGS);
    assert_null(build("[item pro]\nprice = 1\n", findings, &status));
    assert_int_equal(status, TN_E_FINDINGS);
}

static void test_offer_build__memory(void **state)
{
    (void)state;
    const tn_tree *tree = test_tree(arena, "o.offer.ini", whole);
    const tn_tables *tables = test_tables(arena);
    tn_status status = TN_E_NOMEM;
    size_t tries = 0;
    for (size_t spare = 0; status == TN_E_NOMEM; spare += 16, tries++) {
        test_memory memory;
        tn_arena *small = test_arena_short(&memory, spare);
        tn_offer *offer = NULL;
        status = tn_offer_build(small, tree, tables, tn_findings_new(arena), &offer);
        assert_true(status == TN_OK || status == TN_E_NOMEM);
        assert_int_equal(offer != NULL, status == TN_OK);
        tn_arena_free(small);
        assert_true(spare < 1024 * 1024);
    }
    assert_true(tries > 50);
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/offer/offer_build.golden");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_offer_build__whole),     TEST(test_offer_build__sections),
        TEST(test_offer_build__uplift),    TEST(test_offer_build__not_understood),
        TEST(test_offer_build__missing),   TEST(test_offer_build__memory),
        TEST(test_findings__word_by_word),
    };
    return RUN(tests);
}
