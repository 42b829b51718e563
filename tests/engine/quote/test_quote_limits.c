/* Quotes at the ends of what fits, without memory, and how their figures came about. */
#include "engine/quotes.h"

/* 200 dimensions of 1e8 x 2147483646 are 4.3e21 minor units. */
static void test_quote_build__too_large(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    char *product = tn_arena_take(arena, 64 * 1024), *offer = tn_arena_take(arena, 64 * 1024);
    int p = sprintf(product, "[product]\ntitle = T\ncategory = units\npurchase = any\n"
                             "currency = USD\ndurations = 1m\n");
    int o = sprintf(offer, OFFER "duration = 1m\n");
    for (int i = 0; i < 200; i++) {
        p += sprintf(product + p,
                     "[dimension d%d]\nname = N%d\ndescription = D\nprice.1m = 100000000\n", i, i);
        o += sprintf(offer + o, "[item d%d]\nquantity = 2147483646\n", i);
    }
    tn_findings *findings = tn_findings_new(arena);
    tn_offer *built = test_offer(arena, product, offer);
    const tn_tables *tables = test_tables(arena);
    const tn_quote *quote = NULL;
    tn_quote_target target;
    assert_int_equal(tn_quote_build(arena, built, tables, NULL, NULL, findings, &quote),
                     TN_E_FINDINGS);
    test_finding(findings, TN_OFR_AMOUNT);
    assert_null(quote);
    assert_int_equal(tn_quote_find_target(built, tables, NULL,
                                          (tn_money){1, tn_offer_currency(built)}, findings,
                                          &target),
                     TN_E_RANGE);
    assert_int_equal(test_count(findings, TN_OFR_TARGET), 0); /* no price is missing */
    built->items[0].quantity.value = 100;
    built->item_count = 1;
    assert_int_equal(tn_quote_build(arena, built, tables, NULL, NULL, findings, &quote), TN_OK);
    assert_money(quote->net_total, "10000000000.00");
    tn_arena_free(arena);
}

/* An item that does not fit, though every other duration would. */
static void test_quote_build__one_item_too_large(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    const tn_offer *offer =
        test_offer(arena,
                   "[product]\ntitle = T\ncategory = units\npurchase = any\ncurrency = USD\n"
                   "durations = 12m\n[dimension a]\nname = A\ndescription = A\n"
                   "price.12m = 100000000\n",
                   OFFER "duration = 12m\n[item a]\nquantity = 2147483646\n");
    const tn_quote *quote = NULL;
    assert_int_equal(tn_quote_build(arena, offer, test_tables(arena), NULL, NULL, findings, &quote),
                     TN_E_FINDINGS);
    test_finding(findings, TN_OFR_AMOUNT);
    assert_null(quote);
    tn_arena_free(arena);
}

/* 1000000001 x 92,233,720.275 and 1,314,037.805, each rounded down, are 2^63 - 1 cents; their exact
 * sum is one more. So much of the list price, or of the net price alone. */
static void test_quote_build__exact_sum_too_large(void **state)
{
    static const struct {
        const char *list_a, *list_b, *discount, *price_a, *price_b;
    } rows[] = {{"92233720.275", "1314037.805", "50%", "", ""},
                {"1", "1", "0%", "price = 92233720.275\n", "price = 1314037.805\n"}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_findings *findings = tn_findings_new(arena);
        const tn_offer *offer = test_offer(
            arena,
            tn_arena_format(arena,
                            "[product]\ntitle = T\ncategory = units\npurchase = any\n"
                            "currency = USD\ndurations = 12m\n"
                            "[dimension a]\nname = A\ndescription = A\nprice.12m = %s\n"
                            "[dimension b]\nname = B\ndescription = B\nprice.12m = %s\n",
                            rows[i].list_a, rows[i].list_b),
            tn_arena_format(arena,
                            OFFER "duration = 12m\npolicy = aws,rounding=down\ndiscount = %s\n"
                                  "[item a]\nquantity = 1000000001\n%s"
                                  "[item b]\nquantity = 1\n%s",
                            rows[i].discount, rows[i].price_a, rows[i].price_b));
        const tn_quote *quote = NULL;
        assert_int_equal(
            tn_quote_build(arena, offer, test_tables(arena), NULL, NULL, findings, &quote),
            TN_E_FINDINGS);
        assert_int_equal(test_finding(findings, TN_OFR_AMOUNT)->at.line, 1);
        assert_null(quote);
        tn_arena_free(arena);
    }
}

/* Every allocation of a quote fails in its turn: no crash, and TN_E_NOMEM. */
static void test_quote_build__memory(void **state)
{
    static const char *const plans[] = {"", "[payments]\nplan = monthly\ninitial = 10\n",
                                        "[payments]\nplan = custom\n2027-01-01 = 1.00\n",
                                        "[payments]\ntotal = 900\n"};
    (void)state;
    for (size_t i = 0; i < COUNT(plans); i++) {
        char text[512];
        snprintf(text, sizeof(text),
                 OFFER "duration = 12m\ndiscount = 10%%\nbuyer_country = KR\n[item encrypted]\n"
                       "quantity = 3\n[item unencrypted]\n%s",
                 plans[i]);
        quoted q = quote_of(STORAGE, text);
        tn_status status = TN_E_NOMEM;
        size_t tries = 0;
        for (size_t spare = 0; status == TN_E_NOMEM; spare += 16, tries++) {
            test_memory memory;
            tn_arena *arena = test_arena_short(&memory, spare);
            tn_findings *findings = tn_findings_new(q.arena);
            const tn_quote *quote = NULL;
            status = tn_quote_build(arena, q.offer, q.tables, NULL, NULL, findings, &quote);
            assert_true(status == TN_OK || status == TN_E_NOMEM);
            assert_int_equal(quote != NULL, status == TN_OK);
            tn_arena_free(arena);
            assert_true(spare < 1024 * 1024);
        }
        assert_true(tries > 100);
        tn_arena_free(q.arena);
    }
}

static int64_t sum_of(const tn_step *step)
{
    int64_t sum = 0;
    for (const tn_step *child = step->child; child; child = child->next) {
        sum += child->kind == TN_STEP_PRODUCT ? child->out.as.money.minor : 0;
    }
    return sum;
}

/* 300 x 14.94 + 500 x 14.40: what each step says is what the next one takes. */
static void test_quote_steps__follow(void **state)
{
    (void)state;
    const quoted q =
        quote_of(STORAGE, OFFER "duration = 12m\ndiscount = 10%\n[item encrypted]\n"
                                "quantity = 300\n[item unencrypted]\nquantity = 500\n");
    const tn_quote *quote = q.quote;
    assert_int_equal(quote->net_total_step->kind, TN_STEP_SUM);
    assert_int_equal(sum_of(quote->net_total_step), 1168200);
    assert_int_equal(quote->net_total_step->out.as.money.minor, 1168200);
    const tn_step *price = quote->items[0].net_price_step;
    assert_int_equal(price->kind, TN_STEP_DISCOUNT);
    assert_int_equal(price->in[0].as.price.price.e8, 1600000000);
    assert_int_equal(price->in[1].as.percent.e4, 100000);
    assert_int_equal(price->out.as.price.price.e8, 1440000000);
    const tn_step *amount = quote->items[0].net_amount_step;
    assert_int_equal(amount->in[0].as.number, 500);
    assert_int_equal(amount->in[1].as.price.price.e8, 1440000000);
    assert_ptr_equal(amount->child, price);
    assert_string_equal(price->child->what, "list price of unencrypted");
    assert_int_equal(quote->monthly_step->in[1].as.number, 12);
    assert_int_equal(quote->monthly_step->out.as.money.minor, 97350);
    assert_int_equal(quote->seller_net_step->in[1].as.money.minor, 35046);
    const tn_quote_duration *year = &quote->durations[1];
    assert_int_equal(year->savings_step->in[0].as.money.minor, 1458000); /* 12 x 1215 */
    assert_int_equal(year->savings_step->in[1].as.money.minor, 1168200);
    assert_int_equal(year->savings_step->out.as.money.minor, 289800);
    assert_int_equal(year->savings_step->child->in[0].as.number, 12);
    tn_arena_free(q.arena);
}

/* 5 x 0.125 + 5 x 0.375 of a policy with whole documents: two roundings, and one of the sum. */
static void test_quote_steps__roundings(void **state)
{
    (void)state;
    const quoted q = quote_of("[product]\ntitle = T\ncategory = units\npurchase = any\n"
                              "currency = USD\ndurations = 1m\n[dimension a]\nname = A\n"
                              "description = A\nprice.1m = 0.125\n",
                              OFFER "duration = 1m\n[item a]\nquantity = 5\n");
    const tn_step *sum = q.quote->net_total_step;
    assert_int_equal(sum->last_child->kind, TN_STEP_ROUND);
    assert_string_equal(sum->last_child->what, "half-up");
    assert_true(sum->last_child->in[0].as.fraction.num == 5);
    assert_true(sum->last_child->in[0].as.fraction.den == 8);
    assert_int_equal(sum->last_child->out.as.money.minor, 63);
    assert_int_equal(sum->child->child->kind, TN_STEP_GIVEN); /* the price */
    assert_int_equal(sum->child->last_child->kind, TN_STEP_ROUND);
    tn_arena_free(q.arena);
    /* where each line is rounded alone, the sum is not */
    const quoted lines = quote_of("[product]\ntitle = T\ncategory = units\npurchase = any\n"
                                  "currency = USD\ndurations = 1m\n[dimension a]\nname = A\n"
                                  "description = A\nprice.1m = 0.125\n",
                                  OFFER "duration = 1m\npolicy = stripe\n[item a]\nquantity = 5\n");
    sum = lines.quote->net_total_step;
    assert_int_equal(sum->last_child->kind, TN_STEP_PRODUCT);
    assert_int_equal(sum->out.as.money.minor, 63);
    tn_arena_free(lines.arena);
}

/* The agreed total, above the sum of the items it replaces; the fee with its percent below it; what
 * is left for the seller. One charge has one fee, of several each has its own. */
static void test_quote_steps__total_and_fee(void **state)
{
    static const struct {
        const char *plan, *fee_words;
    } rows[] = {{"", "listing fee, half-up"},
                {"plan = annual\nfirst = 2027-01-01\n", "listing fee, half-up on each charge"}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char offer[512];
        snprintf(offer, sizeof(offer),
                 OFFER "duration = 24m\n[item unencrypted]\nquantity = 1000\n"
                       "[item encrypted]\nquantity = 750\n[payments]\ntotal = 50000\n%s",
                 rows[i].plan);
        const quoted q = quote_of(STORAGE, offer);
        const tn_step *total = q.quote->net_total_step, *fee = q.quote->fee_step;
        const tn_step *rest = q.quote->seller_net_step;
        assert_int_equal(total->kind, TN_STEP_GIVEN);
        assert_int_equal(total->out.as.money.minor, 5000000);
        assert_int_equal(total->child->kind, TN_STEP_SUM);
        assert_ptr_equal(total->child, total->last_child);
        assert_int_equal(total->child->out.as.money.minor, 5340000);
        assert_int_equal(fee->kind, TN_STEP_PRODUCT);
        assert_string_equal(fee->what, rows[i].fee_words);
        assert_int_equal(fee->in[0].as.money.minor, 5000000);
        assert_int_equal(fee->in[1].as.percent.e4, 30000);
        assert_int_equal(fee->out.as.money.minor, 150000);
        assert_string_equal(fee->child->what, "listing fee percent");
        assert_ptr_equal(fee->child, fee->last_child);
        assert_int_equal(rest->kind, TN_STEP_DIFFERENCE);
        assert_int_equal(rest->in[0].as.money.minor, 5000000);
        assert_int_equal(rest->in[1].as.money.minor, 150000);
        assert_int_equal(rest->out.as.money.minor, 4850000);
        assert_true(q.quote->fee_known);
        assert_int_equal(q.quote->fee_percent.e4, 30000);
        tn_arena_free(q.arena);
    }
}

/* A plan beyond the calendar has no quote. */
static void test_quote_build__calendar(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    tn_offer *offer =
        test_offer(arena, LOGS, OFFER "duration = 12m\n[item pro]\n[payments]\nplan = monthly\n");
    offer->expires.value = test_day("9998-12-31");
    const tn_quote *quote = NULL;
    assert_int_equal(tn_quote_build(arena, offer, test_tables(arena), NULL, NULL, findings, &quote),
                     TN_E_FINDINGS);
    test_finding(findings, TN_OFR_CHARGE_LATE);
    /* what is paid at once has one; where the end would be it begins */
    offer->payments.plan.set = false;
    offer->payments.plan.value = 0;
    assert_int_equal(tn_quote_build(arena, offer, test_tables(arena), NULL, NULL, findings, &quote),
                     TN_OK);
    assert_int_equal(quote->start.days, test_day("9998-12-31").days);
    assert_int_equal(quote->end.days, quote->start.days);
    tn_arena_free(arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quote_build__too_large),
        cmocka_unit_test(test_quote_build__one_item_too_large),
        cmocka_unit_test(test_quote_build__exact_sum_too_large),
        cmocka_unit_test(test_quote_build__memory),
        cmocka_unit_test(test_quote_steps__follow),
        cmocka_unit_test(test_quote_steps__roundings),
        cmocka_unit_test(test_quote_steps__total_and_fee),
        cmocka_unit_test(test_quote_build__calendar),
    };
    return RUN(tests);
}
