/* Whose billed documents are: as looking at each one for each contract says. */
#include "engine/lives.h"

#include "engine/books/claims.h"

enum { BILLED = 200, CONTRACTS = 60, VALUES = 4 };

static uint32_t seed;

/* Every value, and none, about as often. */
static const char *pick(const char *const *values)
{
    seed = seed * 1664525u + 1013904223u;
    const uint32_t which = (seed >> 16) % (VALUES + 1);
    return which ? values[which - 1] : NULL;
}

static int likeness(const tn_contract *c, const tn_billed *b)
{
    const char *const ours[] = {c->agreement.value, c->account_id.value,
                                c->product->product_id.value};
    const char *const theirs[] = {b->agreement, b->account, b->product};
    int sum = 0;
    for (int i = 0; i < 3; i++) {
        if (ours[i] && *theirs[i]) {
            if (strcmp(ours[i], theirs[i]) != 0) {
                return -1;
            }
            sum++;
        }
    }
    return sum;
}

static void check(const tn_billing_feed *feed, const tn_contract *contracts, size_t count)
{
    size_t owners[BILLED], left = 0, found = 0;
    tn_claims *claims = tni_claims_new(arena, feed);
    for (size_t j = 0; j < feed->count; j++) {
        int most = count == 1 ? -1 : 0;
        owners[j] = SIZE_MAX;
        for (size_t i = 0; i < count; i++) {
            const int like = likeness(&contracts[i], &feed->items[j]);
            if (like > most) {
                most = like;
                owners[j] = i;
            }
        }
        left += owners[j] == SIZE_MAX;
    }
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(tni_claims_add(claims, &contracts[i], i), TN_OK);
    }
    assert_int_equal(tni_claims_settle(claims, count), TN_OK);
    assert_int_equal(tni_claims_left(claims), left);
    for (size_t i = 0; i < count; i++) {
        size_t of = 0;
        const size_t *mine = tni_claims_of(claims, i, &of);
        for (size_t k = 0; k < of; k++, found++) {
            assert_int_equal(owners[mine[k]], i);
            assert_true(k == 0 || mine[k] > mine[k - 1]);
        }
    }
    assert_int_equal(found + left, feed->count);
}

static void test_claims__as_by_hand(void **state)
{
    (void)state;
    static const char *const agreements[] = {"a1", "a2", "a3", "a4"};
    static const char *const accounts[] = {"1", "2", "3", "4"};
    static const char *const ids[] = {"p1", "p2", "p3", "p4"};
    static tn_billed billed[BILLED];
    static tn_contract contracts[CONTRACTS];
    static tn_product products[CONTRACTS];
    for (seed = 1; seed < 400; seed += 7) {
        const uint32_t start = seed;
        for (size_t i = 0; i < BILLED; i++) {
            const char *const texts[] = {pick(agreements), pick(accounts), pick(ids)};
            billed[i] = (tn_billed){.agreement = texts[0] ? texts[0] : "",
                                    .account = texts[1] ? texts[1] : "",
                                    .product = texts[2] ? texts[2] : ""};
        }
        for (size_t i = 0; i < CONTRACTS; i++) {
            products[i].product_id.value = pick(ids);
            contracts[i].product = &products[i];
            contracts[i].agreement.value = pick(agreements);
            contracts[i].account_id.value = pick(accounts);
        }
        const tn_billing_feed feed = {.items = billed, .count = start % 3 ? BILLED : start % 50};
        check(&feed, contracts, start % 5 ? CONTRACTS : 1 + start % 4);
        seed = start;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_claims__as_by_hand)};
    return RUN_LIVES(tests);
}
