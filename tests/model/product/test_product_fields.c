/* The readers of price.* and includes.*. */
#include "model/product/product_build.h"

#define HEAD                                                                                       \
    "[product]\ntitle=T\nproduct_id=prod-1111111111111\ncategory=hosts\npurchase=any\ncurrency="   \
    "USD\n"                                                                                        \
    "durations=1m, 12m\n[dimension a]\nname=A\ndescription=d\n"

static void test_product_fields__prices_in_ascending_months(void **state)
{
    (void)state;
    build(HEAD "price.12m=10\nprice.1m=1\nprice.1y6=1\n", NULL, TN_E_FINDINGS);
    test_finding(findings, TN_MON_DURATION);
    findings = tn_findings_new(arena);
    const tn_dimension *d = &build(HEAD "price.12m=10\nprice.1m=1\n", NULL, TN_OK)->dimensions[0];
    assert_int_equal(d->price_count, 2);
    assert_int_equal(d->prices[0].months, 1);
    assert_int_equal(d->prices[1].price.value.e8, 10 * TN_PRICE_ONE);
}

static void test_product_fields__given_twice(void **state)
{
    (void)state;
    static const struct {
        const char *lines;
        tn_code code;
    } rows[] = {{"price.12m=1\nprice.1y=2\n", TN_FIL_GIVEN_TWICE},
                {"includes.b=0\n", TN_MON_RANGE},
                {"includes.b=x\n", TN_MON_NUMBER},
                {"price=5\n", TN_FIL_UNKNOWN_KEY},
                {"meter=sometimes\n", TN_FIL_CHOICE}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        findings = tn_findings_new(arena);
        build(tn_arena_format(arena, HEAD "%s", rows[i].lines), NULL, TN_E_FINDINGS);
        test_finding(findings, rows[i].code);
    }
}

static void test_product_fields__includes_in_file_order(void **state)
{
    (void)state;
    const tn_dimension *d =
        &build(HEAD "price.1m=1\nprice.12m=1\nincludes.z=2\nincludes.b=3\n", NULL, TN_OK)
             ->dimensions[0];
    assert_int_equal(d->include_count, 2);
    assert_string_equal(d->includes[0].label, "z");
    assert_int_equal(d->includes[1].quantity.value, 3);
    assert_true(d->includes[1].dimension == TN_NO_DIMENSION);
}

/* Floors are prices by duration of their own. */
static void test_product_fields__floors(void **state)
{
    (void)state;
    const tn_dimension *d =
        &build(HEAD "price.1m=5\nfloor.12m=40\nfloor.1m=4\n", NULL, TN_OK)->dimensions[0];
    assert_int_equal(d->price_count, 1);
    assert_int_equal(d->floor_count, 2);
    assert_int_equal(d->floors[0].months, 1);
    assert_true(d->floors[0].price.value.e8 == 400000000);
    assert_int_equal(d->floors[1].months, 12);
    assert_true(d->floors[1].price.value.e8 == 4000000000);
}

/* Each text of a listing is where its key says. */
static void test_product_fields__texts_of_a_listing(void **state)
{
    (void)state;
    const tn_listing *l =
        &build(HEAD "price.1m=5\n[listing]\nshort_description=s1\nlong_description=l2\n"
                    "highlight.1=h1\nhighlight.2=h2\nhighlight.3=h3\ncategory.1=c1\n"
                    "category.2=c2\ncategory.3=c3\nkeywords=k\nsupport=s\nsku=n\nlogo=lo\n"
                    "video=v\nresource.1=r1\nresource.2=r2\nresource.3=r3\nfulfillment_url=f\n"
                    "usage_instructions=u\nrefund_policy=r\ndelivery_id=d\neula=e\n",
               NULL, TN_OK)
             ->listing;
    const struct {
        const char *expected, *found;
    } rows[] = {{"s1", l->short_description.value},
                {"l2", l->long_description.value},
                {"h1", l->highlights[0].value},
                {"h2", l->highlights[1].value},
                {"h3", l->highlights[2].value},
                {"c1", l->categories[0].value},
                {"c2", l->categories[1].value},
                {"c3", l->categories[2].value},
                {"k", l->keywords.value},
                {"s", l->support.value},
                {"n", l->sku.value},
                {"lo", l->logo.value},
                {"v", l->video.value},
                {"r1", l->resources[0].value},
                {"r2", l->resources[1].value},
                {"r3", l->resources[2].value},
                {"f", l->fulfillment_url.value},
                {"u", l->usage_instructions.value},
                {"r", l->refund_policy.value},
                {"d", l->delivery_id.value},
                {"e", l->eula.value}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_string_equal(rows[i].found, rows[i].expected);
    }
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/product/product_fields.golden");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_product_fields__prices_in_ascending_months),
        TEST(test_product_fields__given_twice),
        TEST(test_product_fields__includes_in_file_order),
        TEST(test_product_fields__floors),
        TEST(test_product_fields__texts_of_a_listing),
        TEST(test_findings__word_by_word),
    };
    return RUN(tests);
}
