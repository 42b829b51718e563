/* What was collected, disbursed and is outstanding, by hand: twelve instalments of 1,000.00 from
 * the first of January, due 30 days later, of which AWS keeps 3 %. */
#include "engine/lives.h"
#include "support/tree.h"
#include "tenor/reconcile.h"

#define PLAN                                                                                       \
    OFFER("duration = 12m\nnet_terms = 30\n[item seats]\nprice = 1200\nquantity = 10\n"            \
          "[payments]\nplan = monthly\nfirst = 2027-01-01\n")
#define MINE PRIVATE("2026-12-20T09:30:00Z") "agreement = agmt-1\nsetup = new\n"

static tn_date day(const char *text)
{
    return tn_instant_date(at(text));
}

static tn_billed billed(const char *date, int64_t minor, tn_currency currency)
{
    return (tn_billed){.invoice = "E",
                       .agreement = "",
                       .account = "",
                       .product = "",
                       .date = day(date),
                       .gross = {minor, currency},
                       .has_fee = true,
                       .fee = {minor / 100 * 3, currency}};
}

static tn_settlement settled(size_t at_index, tn_settled kind, const char *date, int64_t gross,
                             int64_t fee, tn_currency currency)
{
    tn_settlement s = {.billed = at_index,
                       .kind = kind,
                       .gross = {gross, currency},
                       .fee = {fee, currency},
                       .has_date = date != NULL};
    s.date = date ? day(date) : s.date;
    return s;
}

/* January is disbursed, February collected, of March 400.00 collected and 100.00 forgiven; April
 * and May are open; 50.00 of May go back. As of 2027-05-31 April (due 05-01) is 30 days late, March
 * (due 03-31) 61, May is due that day. */
static void test_collections__by_hand(void **state)
{
    (void)state;
    const life_case life = {
        .what = "collected", .product = STORAGE, .offer = PLAN, .contract = MINE};
    tn_books *books = books_of(&life);
    const tn_currency usd = tn_books_invoices(books)->currency;
    tn_billed items[] = {billed("2027-01-01", 100000, usd), billed("2027-02-01", 100000, usd),
                         billed("2027-03-01", 100000, usd), billed("2027-04-01", 100000, usd),
                         billed("2027-05-01", 100000, usd), billed("2027-05-20", -5000, usd),
                         billed("2027-06-01", 100000, usd)};
    tn_settlement settlements[] = {
        settled(0, TN_SETTLED_DISBURSED, "2027-02-10", 100000, 0, usd),
        settled(0, TN_SETTLED_DISBURSED, "2027-02-11", 0, 3000, usd),
        settled(1, TN_SETTLED_COLLECTED, NULL, 100000, 0, usd),
        settled(2, TN_SETTLED_COLLECTED, "2027-05-31", 40000, 0, usd),
        settled(2, TN_SETTLED_FORGIVEN, "2027-05-31", 10000, 0, usd),
        settled(3, TN_SETTLED_COLLECTED, "2027-06-01", 100000, 0, usd)}; /* not yet */
    const tn_billing_feed feed = {.items = items,
                                  .count = COUNT(items),
                                  .settlements = settlements,
                                  .settlement_count = COUNT(settlements)};
    const tn_reconciliation *r = NULL;
    const tn_collections *found = NULL;
    assert_int_equal(tn_reconcile(arena, &books, 1, &feed, NULL, &r), TN_OK);
    assert_int_equal(tn_collections_build(arena, &feed, r, day("2027-05-31"), &found), TN_OK);
    assert_int_equal(found->count, 1);
    const tn_collection *c = &found->items[0];
    assert_int_equal(c->billed.minor, 495000);
    assert_int_equal(c->collected.minor, 240000);
    assert_int_equal(c->disbursed.minor, 97000);
    assert_int_equal(c->outstanding.minor, 245000);
    /* what goes back is due by its own date, eleven days ago */
    static const int64_t aged[] = {100000, 100000 - 5000, 0, 50000, 0};
    for (size_t i = 0; i < COUNT(aged); i++) {
        assert_int_equal(c->aged[i].minor, aged[i]);
    }
    assert_true(found->paid_out[0].has_date);
    assert_int_equal(found->paid_out[0].date.days, day("2027-02-11").days);
    assert_int_equal(found->paid_out[0].net.minor, 97000);
    assert_true(tn_currency_equal(found->paid_out[0].net.currency, usd));
    assert_false(found->paid_out[1].has_date);
    size_t spare = 0; /* each request in its turn the first to fail */
    for (tn_status status = TN_E_NOMEM; status == TN_E_NOMEM && spare < 65536; spare += 16) {
        test_memory memory;
        tn_arena *small = test_arena_short(&memory, spare);
        found = NULL;
        status = tn_collections_build(small, &feed, r, day("2027-05-31"), &found);
        assert_int_equal(status, tn_arena_failed(small) ? TN_E_NOMEM : TN_OK);
        assert_true((found != NULL) == (status == TN_OK));
        tn_arena_free(small);
    }
    assert_true(spare > 160);
}

/* 30 days late is the first bucket, 31 the second; beyond 90 there is one. A currency has a row. */
static void test_collections__ages(void **state)
{
    (void)state;
    const life_case life = {.what = "ages", .product = STORAGE, .offer = PLAN, .contract = MINE};
    static const struct {
        const char *as_of;
        size_t bucket;
    } cases[] = {{"2027-01-01", 0}, {"2027-01-31", 0}, {"2027-02-01", 1}, {"2027-03-02", 1},
                 {"2027-03-03", 2}, {"2027-04-01", 2}, {"2027-04-02", 3}, {"2027-05-01", 3},
                 {"2027-05-02", 4}, {"2029-05-01", 4}};
    tn_books *books = books_of(&life);
    tn_billed items[] = {billed("2027-01-01", 100000, tn_books_invoices(books)->currency),
                         billed("2027-01-01", 7, tn_tables_currency(tables, "EUR")->currency)};
    const tn_billing_feed feed = {.items = items, .count = COUNT(items)};
    const tn_reconciliation *r = NULL;
    assert_int_equal(tn_reconcile(arena, &books, 1, &feed, NULL, &r), TN_OK);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const tn_collections *found = NULL;
        assert_int_equal(tn_collections_build(arena, &feed, r, day(cases[i].as_of), &found), TN_OK);
        assert_int_equal(found->count, 2);
        for (size_t j = 0; j < TN_AGE_BUCKETS; j++) {
            assert_int_equal(found->items[0].aged[j].minor, j == cases[i].bucket ? 100000 : 0);
        }
    }
    const tn_collections *before = NULL;
    assert_int_equal(tn_collections_build(arena, &feed, r, day("2026-12-31"), &before), TN_OK);
    assert_int_equal(before->count, 0);
}

static void test_collections__beyond_64_bits(void **state)
{
    (void)state;
    const life_case life = {.what = "giants", .product = STORAGE, .offer = PLAN, .contract = MINE};
    tn_books *books = books_of(&life);
    const tn_currency usd = tn_books_invoices(books)->currency;
    tn_billed items[] = {billed("2027-01-01", 100000, usd)};
    tn_settlement settlements[] = {settled(0, TN_SETTLED_DISBURSED, NULL, INT64_MAX, 0, usd),
                                   settled(0, TN_SETTLED_DISBURSED, NULL, 1, 0, usd)};
    const tn_billing_feed feed = {
        .items = items, .count = 1, .settlements = settlements, .settlement_count = 2};
    const tn_reconciliation *r = NULL;
    const tn_collections *found = NULL;
    assert_int_equal(tn_reconcile(arena, &books, 1, &feed, NULL, &r), TN_OK);
    assert_int_equal(tn_collections_build(arena, &feed, r, day("2027-05-31"), &found), TN_E_RANGE);
    assert_null(found);
}

/* Each sum of one document, and of two, that does not fit 64 bits, and what just fits. */
static void test_collections__each_sum_beyond_64_bits(void **state)
{
    (void)state;
    static const struct {
        int64_t gross[2];
        tn_settled kinds[2];
        int64_t settled[2], fee; /* of the first document; fee: of its first settlement */
        tn_status status;
    } rows[] = {
        {{INT64_MAX, 0}, {0}, {0}, 0, TN_OK},
        {{INT64_MAX, 1}, {0}, {0}, 0, TN_E_RANGE}, /* billed */
        {{0}, {TN_SETTLED_DISBURSED}, {INT64_MAX}, 1, TN_OK},
        {{0}, {TN_SETTLED_DISBURSED}, {INT64_MAX}, -1, TN_E_RANGE}, /* disbursed */
        {{0}, {TN_SETTLED_DISBURSED}, {-1}, INT64_MIN, TN_OK},
        {{0}, {TN_SETTLED_DISBURSED}, {0}, INT64_MIN, TN_E_RANGE},
        {{1}, {TN_SETTLED_COLLECTED, TN_SETTLED_COLLECTED}, {INT64_MAX, 1}, 0, TN_E_RANGE},
        {{-1}, {TN_SETTLED_FORGIVEN}, {INT64_MAX}, 0, TN_OK},
        {{-2}, {TN_SETTLED_FORGIVEN}, {INT64_MAX}, 0, TN_E_RANGE}, /* the rest */
        {{0}, {TN_SETTLED_FORGIVEN}, {INT64_MIN}, 0, TN_E_RANGE},
        {{-INT64_MAX}, {TN_SETTLED_COLLECTED, TN_SETTLED_DISBURSED}, {2, 2}, 0, TN_E_RANGE},
    };
    const tn_currency usd = {"USD", 2};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_billed items[2];
        tn_reconciled pairs[2];
        tn_settlement settlements[2];
        for (size_t j = 0; j < 2; j++) {
            items[j] = billed("2027-01-01", rows[i].gross[j], usd);
            pairs[j] = (tn_reconciled){.billed = &items[j], .has_documents = true};
            settlements[j] =
                settled(0, rows[i].kinds[j], NULL, rows[i].settled[j], j ? 0 : rows[i].fee, usd);
        }
        const tn_billing_feed feed = {
            .items = items, .count = 2, .settlements = settlements, .settlement_count = 2};
        const tn_reconciliation r = {.items = pairs, .count = 2};
        const tn_collections *found = NULL;
        const tn_status status = tn_collections_build(arena, &feed, &r, day("2027-05-31"), &found);
        if (status != rows[i].status || (found != NULL) != (status == TN_OK)) {
            fail_msg("row %zu: %d", i, (int)status);
        }
    }
}

/* Of what was given back the larger of paid back and kept back; the day of the last payment, in
 * whatever order they come; due as the feed says. */
static void test_collections__what_goes_back(void **state)
{
    (void)state;
    const tn_currency usd = {"USD", 2};
    tn_billed items[] = {billed("2027-01-01", -5000, usd), billed("2027-01-01", -5000, usd),
                         billed("2027-01-01", 5000, usd), billed("2027-01-01", 0, usd)};
    items[2].has_due = true;
    items[2].due = day("2027-05-01");
    tn_settlement settlements[] = {settled(0, TN_SETTLED_COLLECTED, NULL, -3000, 0, usd),
                                   settled(0, TN_SETTLED_DISBURSED, "2027-02-10", -2000, 0, usd),
                                   settled(1, TN_SETTLED_COLLECTED, NULL, -1000, 0, usd),
                                   settled(1, TN_SETTLED_DISBURSED, "2027-02-12", -2000, 0, usd),
                                   settled(1, TN_SETTLED_DISBURSED, "2027-02-11", 0, 0, usd),
                                   settled(3, TN_SETTLED_DISBURSED, NULL, 5, 0, usd)};
    const tn_billing_feed feed = {.items = items,
                                  .count = COUNT(items),
                                  .settlements = settlements,
                                  .settlement_count = COUNT(settlements)};
    tn_reconciled rows[COUNT(items)];
    for (size_t i = 0; i < COUNT(items); i++) {
        rows[i] = (tn_reconciled){.billed = &items[i], .has_documents = true};
    }
    items[0].account = "111111111111";
    rows[0].has_documents = false; /* the account stands for the buyer */
    const tn_reconciliation r = {.items = rows, .count = COUNT(rows)};
    const tn_collections *found = NULL;
    assert_int_equal(tn_collections_build(arena, &feed, &r, day("2027-05-01"), &found), TN_OK);
    assert_int_equal(found->count, 2);
    assert_string_equal(found->items[0].buyer, "111111111111");
    assert_int_equal(found->items[0].collected.minor, -3000);
    assert_null(found->items[1].buyer);
    assert_int_equal(found->items[1].collected.minor, -2000 + 5); /* of nothing the larger, too */
    assert_int_equal(found->items[1].aged[0].minor, 5000);
    assert_int_equal(found->items[1].aged[4].minor, -3000 - 5); /* 120 days */
    assert_int_equal(found->paid_out[1].date.days, day("2027-02-12").days);
}

/* Buyers keep their own sums, and who has no name is one of them, whatever place of the table each
 * falls on and whichever comes first. */
static void test_collections__buyers(void **state)
{
    (void)state;
    const tn_currency usd = {"USD", 2};
    tn_billed one = billed("2027-01-01", 1, usd);
    const tn_billing_feed feed = {.items = &one, .count = 1};
    for (int i = 0; i < 4 * 26; i++) {
        const char *name = tn_arena_format(arena, "%c", 'a' + i / 4);
        const char *other = i & 2 ? tn_arena_format(arena, "%c!", 'a' + i / 4) : NULL;
        const char *const buyers[] = {i & 1 ? name : other, i & 1 ? other : name, name, other,
                                      other};
        tn_reconciled rows[COUNT(buyers)];
        for (size_t j = 0; j < COUNT(rows); j++) {
            rows[j] = (tn_reconciled){.billed = &one, .has_documents = true, .buyer = buyers[j]};
        }
        const tn_reconciliation r = {.items = rows, .count = COUNT(rows)};
        const tn_collections *found = NULL;
        assert_int_equal(tn_collections_build(arena, &feed, &r, day("2027-05-01"), &found), TN_OK);
        assert_int_equal(found->count, 2);
        for (size_t j = 0; j < 2; j++) {
            const bool is_name = found->items[j].buyer == name;
            assert_int_equal(found->items[j].billed.minor, is_name ? 2 : 3);
        }
    }
}

/* More buyers than the smaller tables have places; a name is the same wherever it is written. */
static void test_collections__nine_buyers(void **state)
{
    (void)state;
    static const char *const buyers[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i"};
    const tn_currency usd = {"USD", 2};
    tn_billed items[COUNT(buyers)];
    tn_reconciled rows[COUNT(buyers)];
    for (size_t i = 0; i < COUNT(buyers); i++) {
        items[i] = billed("2027-01-01", (int64_t)i + 1, usd);
        rows[i] = (tn_reconciled){.billed = &items[i], .has_documents = true, .buyer = buyers[i]};
    }
    const tn_billing_feed feed = {.items = items, .count = COUNT(items)};
    const tn_reconciliation r = {.items = rows, .count = COUNT(rows)};
    const tn_collections *found = NULL;
    assert_int_equal(tn_collections_build(arena, &feed, &r, day("2027-05-01"), &found), TN_OK);
    assert_int_equal(found->count, COUNT(buyers));
    for (size_t i = 0; i < COUNT(buyers); i++) {
        assert_string_equal(found->items[i].buyer, buyers[i]);
        assert_int_equal(found->items[i].billed.minor, i + 1);
        for (size_t j = 0; j < TN_AGE_BUCKETS; j++) {
            assert_true(tn_currency_equal(found->items[i].aged[j].currency, usd));
        }
    }
    rows[1].buyer = tn_arena_text(arena, "a");
    assert_int_equal(tn_collections_build(arena, &feed, &r, day("2027-05-01"), &found), TN_OK);
    assert_int_equal(found->count, COUNT(buyers) - 1);
    assert_int_equal(found->items[0].billed.minor, 1 + 2);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_collections__by_hand),
        cmocka_unit_test(test_collections__ages),
        cmocka_unit_test(test_collections__beyond_64_bits),
        cmocka_unit_test(test_collections__each_sum_beyond_64_bits),
        cmocka_unit_test(test_collections__what_goes_back),
        cmocka_unit_test(test_collections__buyers),
        cmocka_unit_test(test_collections__nine_buyers),
    };
    return RUN_LIVES(tests);
}
