/* Frozen terms become the product and the offer; today's files give names and order alone. */
#include "model/with_tables.h"
#include "support/contract.h"

#include "model/contract/terms.h"

#define STORAGE                                                                                    \
    "[product]\ntitle = S\ncategory = data\nunit = GB\npurchase = any\ncurrency = USD\n"           \
    "durations = 1m, 12m\n[dimension gb]\nkey = gb_stored\nprice.12m = 16\n"                       \
    "[dimension seats]\nprice.12m = 100\n[dimension calls]\npayg = 0.01\n"
#define OFFER                                                                                      \
    "[offer]\nname = A\nproduct = p.product.ini\nbuyer = B\nduration = 12m\nexpires = "            \
    "2026-12-31\n"
#define ACCEPTED "[contract]\nid = C-1\noffer = a.offer.ini\naccepted = 2026-12-20T09:30:00Z\n"
#define TERMS                                                                                      \
    "[terms]\ncurrency = USD\npurchase = any\nduration = 12m\nnet_terms = 30\n"                    \
    "[price seats]\nlist = 90\nnet = 80\nlist.12m = 90\n"                                          \
    "[price old]\npayg = 0.5\nmeter = gauge\n"                                                     \
    "[price gb]\nnet = 7\nincludes.old = 4\n"                                                      \
    "[item seats]\nquantity = 3\n[payments]\n2027-01-01 = 240\n"

static const tn_product *product_of(const char *text)
{
    const tn_product *product = NULL;
    assert_int_equal(tn_product_build(arena, test_tree(arena, "p.product.ini", text), NULL, tables,
                                      tn_findings_new(arena), &product),
                     TN_OK);
    return product;
}

static tn_contract *contract_of(const char *text)
{
    tn_contract *c = NULL;
    tn_findings *findings = tn_findings_new(arena);
    assert_int_equal(
        tn_contract_build(arena, test_tree(arena, "c.contract.ini", text), tables, findings, &c),
        TN_OK);
    return c;
}

static void test_terms__win_over_files(void **state)
{
    (void)state;
    const tn_product *product = product_of(STORAGE);
    const tn_offer *offer = NULL;
    tn_contract *c = contract_of(ACCEPTED TERMS);
    assert_int_equal(tni_terms_settle(arena, c, &product, &offer), TN_OK);
    assert_int_equal(product->dimension_count, 4); /* gb, seats, calls, and the one that is gone */
    assert_string_equal(product->dimensions[0].key.value, "gb_stored");
    assert_string_equal(product->dimensions[3].label, "old");
    assert_int_equal(product->dimensions[3].meter.value, TN_METER_GAUGE);
    assert_false(product->dimensions[2].payg.set); /* calls came later */
    assert_int_equal(product->dimensions[0].includes[0].dimension, 3);
    assert_int_equal(tn_dimension_price(&product->dimensions[1], 12)->value.e8, 90 * TN_PRICE_ONE);
    assert_int_equal(tn_offer_item_for(offer, 1)->price.value.e8, 80 * TN_PRICE_ONE);
    assert_int_equal(tn_offer_item_for(offer, 1)->quantity.value, 3);
    assert_int_equal(tn_offer_item_for(offer, 0)->quantity.value, 0);
    assert_int_equal(offer->net_terms.value, 30);
    assert_true(tn_offer_has_plan(offer)); /* dated lines are a plan */
}

/* What the terms say holds, each value of it, and nothing of today's offer beside it. */
#define EVERY                                                                                      \
    ACCEPTED                                                                                       \
    "[terms]\nduration = 24m\nstart = 2027-01-01\nend = 2028-12-31\ncurrency = EUR\n"              \
    "discount = 5%\nnet_terms = 60\npolicy = stripe\npurpose = existing\nbuyer = KK\n"             \
    "buyer_country = JP\ntcv_usd = 9.50\npo = 4711\npurchase = any\nprofile = catalog-api\n"       \
    "[item seats]\nquantity = 3\n[price seats]\nlist = 90\nnet = 80\ndiscount = 2%\n"              \
    "[price gb]\nnet = 7\n[payments]\nplan = annual\ninitial = 1.50\n"                             \
    "[renewal]\nauto = yes\nuplift = 3%\n"

static void test_terms__every_value(void **state)
{
    (void)state;
#define SAME(member, type)                                                                         \
    {                                                                                              \
        offsetof(tn_offer, member), offsetof(tn_terms, member), sizeof(type)                       \
    }
    static const struct {
        size_t offer, terms, size;
    } same[] = {SAME(duration, tn_field_number),  SAME(start, tn_field_date),
                SAME(end, tn_field_date),         SAME(currency, tn_field_currency),
                SAME(discount, tn_field_percent), SAME(net_terms, tn_field_number),
                SAME(policy, tn_field_text),      SAME(purpose, tn_field_number),
                SAME(buyer, tn_field_text),       SAME(buyer_country, tn_field_text),
                SAME(tcv_usd, tn_field_price),    SAME(po, tn_field_text),
                SAME(renewal, tn_renewal),        SAME(payments, tn_payments)};
    const test_files files = {STORAGE, OFFER "reference = 1m\n[usage calls]\nprice = 1\n", NULL,
                              ACCEPTED};
    const tn_contract *plain = test_contract(arena, tables, &files, tn_findings_new(arena));
    const tn_contract *none = contract_of(ACCEPTED "[terms]\ncurrency = USD\npurchase = any\n");
    tn_contract *c = contract_of(EVERY);
    const tn_product *product = plain->product;
    const tn_offer *offer = plain->offer;
    assert_int_equal(tni_terms_settle(arena, c, &product, &offer), TN_OK);
    for (size_t i = 0; i < COUNT(same); i++) {
        const char *terms = (const char *)&c->terms + same[i].terms;
        assert_memory_equal((const char *)offer + same[i].offer, terms, same[i].size);
        assert_memory_not_equal(terms, (const char *)&none->terms + same[i].terms, same[i].size);
    }
    assert_string_equal(offer->name.value, "A"); /* which no terms have */
    assert_false(offer->reference.set);
    assert_int_equal(offer->usage_count, 0);
    assert_int_equal(offer->item_count, 3);
    const tn_offer_item *seats = tn_offer_item_for(offer, 1);
    assert_int_equal(seats->at.line, 22); /* [price seats] */
    assert_int_equal(seats->discount.value.e4, 20000);
    assert_int_equal(seats->list.value.e8, 90 * TN_PRICE_ONE);
    assert_int_equal(tn_offer_item_for(offer, 2)->at.line, 5); /* calls: of the terms */
    assert_int_equal(product->profile.value, TN_PROFILE_CATALOG_API);
    assert_string_equal(product->currency.value.code, "EUR");
    assert_int_equal(c->terms.at.line, 5);
}

static void test_terms__without_files(void **state)
{
    (void)state;
    const tn_product *product = NULL;
    const tn_offer *offer = NULL;
    tn_contract *c = contract_of(ACCEPTED TERMS);
    assert_int_equal(tni_terms_settle(arena, c, &product, &offer), TN_OK);
    assert_int_equal(product->dimension_count, 3);
    assert_string_equal(product->dimensions[0].name.value, "seats");
    assert_string_equal(offer->file, "a.offer.ini");
    c = contract_of(ACCEPTED "[terms]\ncurrency = USD\npurchase = any\n"); /* all paid at once */
    product = NULL;
    assert_int_equal(tni_terms_settle(arena, c, &product, &offer), TN_OK);
    assert_false(tn_offer_has_plan(offer));
    product = NULL;
    offer = NULL;
    c = contract_of("[contract]\nid = C-1\nproduct = p.product.ini\nduration = 12m\n"
                    "accepted = 2026-12-20\n" TERMS);
    assert_int_equal(tni_terms_settle(arena, c, &product, &offer), TN_OK);
    assert_string_equal(product->title.value, "p.product.ini"); /* as nothing else is known */
    assert_null(offer);
}

static void test_terms__replacement_widened(void **state)
{
    (void)state;
    tn_findings *findings = tn_findings_new(arena);
    const test_files files = {STORAGE, OFFER, OFFER,
                              ACCEPTED "[replace 2027-01-01]\noffer = b.offer.ini\n"};
    const tn_contract *plain = test_contract(arena, tables, &files, findings);
    const tn_product *product = plain->product;
    const tn_offer *offer = NULL;
    tn_contract *c = contract_of(ACCEPTED TERMS "[replace 2027-01-01]\noffer = b.offer.ini\n");
    c->events[0].offer = plain->events[0].offer;
    assert_int_equal(tni_terms_settle(arena, c, &product, &offer), TN_OK);
    assert_int_equal(c->events[0].offer->product->dimension_count, 4);
    assert_ptr_equal(tni_offer_widen(arena, plain->offer, plain->product), plain->offer);
}

/* Of a contract whose own terms are not frozen, only its replacement's. */
#define REPLACED                                                                                   \
    "[replace 2027-01-01]\noffer = b.offer.ini\n[cancel 2027-06-01]\n"                             \
    "[terms 2027-01-01]\ncurrency = USD\npurchase = one-tier\nduration = 12m\n"                    \
    "[price old 2027-01-01]\nlist = 6\nnet = 5\nlist.12m = 6\nlist.1m = 1\n"                       \
    "[price gb 2027-01-01]\nnet = 4\nlist.12m = 4\n"                                               \
    "[item old 2027-01-01]\n[item nobody 2027-01-01]\nquantity = 8\n"                              \
    "[payments 2027-01-01]\nplan = quarterly\n2027-01-01 = 240\n"
#define PUBLIC                                                                                     \
    "[contract]\nid = C-1\nproduct = p.product.ini\nduration = 12m\naccepted = 2026-12-20\n"

static void test_terms__of_a_replacement_alone(void **state)
{
    (void)state;
    const tn_product *listed = product_of(STORAGE), *product = listed;
    const tn_offer *offer = NULL;
    tn_contract *c = contract_of(PUBLIC REPLACED);
    assert_int_equal(tni_terms_settle(arena, c, &product, &offer), TN_OK);
    assert_null(offer);
    assert_int_equal(product->dimension_count, 4);
    assert_string_equal(product->dimensions[3].label, "old");
    assert_ptr_equal(product->dimensions[0].prices, listed->dimensions[0].prices); /* today's */
    const tn_offer *replacement = c->events[0].offer;
    assert_string_equal(replacement->file, "b.offer.ini");                  /* which is gone */
    assert_int_equal(tn_offer_item_for(replacement, 3)->quantity.value, 1); /* a tier, held once */
    assert_int_equal(tn_offer_item_for(replacement, 0)->quantity.value, 0);
    assert_int_equal(tn_offer_item_for(replacement, 3)->price.value.e8, 5 * TN_PRICE_ONE);
    assert_int_equal(replacement->payments.plan.value, TN_PLAN_QUARTERLY); /* as it says */
    assert_int_equal(replacement->product->month_count, 2);                /* 12m once, and 1m */
    assert_int_equal(replacement->product->months[0], 12); /* of gb, the first dimension */
    assert_int_equal(replacement->product->months[1], 1);
    assert_null(c->events[1].offer);
}

static void test_terms__nothing_frozen(void **state)
{
    (void)state;
    const tn_product *listed = product_of(STORAGE), *product = listed;
    const tn_offer *offer = NULL;
    tn_contract *c = contract_of(PUBLIC "[cancel 2027-06-01]\n");
    assert_int_equal(tni_terms_settle(arena, c, &product, &offer), TN_OK);
    assert_ptr_equal(product, listed);
    assert_null(offer);
}

/* An offer that is read as it is today has the dimensions of all terms, too. */
static void test_terms__offer_widened(void **state)
{
    (void)state;
    const test_files files = {STORAGE, OFFER, OFFER, ACCEPTED};
    const tn_contract *plain = test_contract(arena, tables, &files, tn_findings_new(arena));
    const tn_product *product = plain->product;
    const tn_offer *offer = plain->offer;
    tn_contract *c = contract_of(ACCEPTED REPLACED);
    c->events[0].offer = plain->offer; /* today's: names it */
    assert_int_equal(tni_terms_settle(arena, c, &product, &offer), TN_OK);
    assert_int_equal(offer->product->dimension_count, 4);
    assert_ptr_equal(product, offer->product);
    assert_string_equal(c->events[0].offer->name.value, "A");
}

/* Settles a copy of a contract in an arena that has room for so much. */
static tn_status settle_short(const tn_contract *c, const tn_product *product,
                              const tn_offer *offer, size_t spare)
{
    test_memory memory;
    tn_arena *small = test_arena_short(&memory, spare);
    tn_event events[4];
    tn_contract copy = *c;
    memcpy(events, c->events, c->event_count * sizeof(*events));
    copy.events = events;
    const tn_status status = small ? tni_terms_settle(small, &copy, &product, &offer) : TN_E_NOMEM;
    tn_arena_free(small);
    return status;
}

static void test_terms__each_allocation_fails(void **state)
{
    (void)state;
    const test_files files = {STORAGE, OFFER, OFFER, ACCEPTED};
    const tn_contract *plain = test_contract(arena, tables, &files, tn_findings_new(arena));
    static const char *const texts[] = {ACCEPTED TERMS
                                        "[replace 2027-01-01]\noffer = b.offer.ini\n",
                                        ACCEPTED REPLACED, PUBLIC REPLACED};
    for (size_t i = 0; i < COUNT(texts); i++) {
        tn_contract *c = contract_of(texts[i]);
        c->events[0].offer = plain->offer;
        tn_status status = TN_E_NOMEM;
        size_t refused = 0;
        for (size_t spare = 0; status == TN_E_NOMEM && spare < 256 * 1024; spare += 16) {
            status = settle_short(c, plain->product, i < 2 ? plain->offer : NULL, spare);
            refused += status == TN_E_NOMEM;
        }
        assert_int_equal(status, TN_OK);
        assert_true(refused > 100);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_terms__win_over_files),
                                       cmocka_unit_test(test_terms__every_value),
                                       cmocka_unit_test(test_terms__without_files),
                                       cmocka_unit_test(test_terms__replacement_widened),
                                       cmocka_unit_test(test_terms__of_a_replacement_alone),
                                       cmocka_unit_test(test_terms__nothing_frozen),
                                       cmocka_unit_test(test_terms__offer_widened),
                                       cmocka_unit_test(test_terms__each_allocation_fails)};
    return cmocka_run_group_tests(tests, set_up, tear_down) ? 1 : 0;
}
