/* One value of a contract: stages made once and told once, and a what-if that equals the books of
 * the filed contract. */
#include "engine/random_lives.h"
#include "tenor/books.h"

enum { LIVES = 6000 };

#define YEAR PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 500\n"

static tn_books *written(const char *text, tn_findings *list)
{
    const tn_contract *contract =
        test_contract(arena, tables, &(test_files){.product = STORAGE, .contract = text}, list);
    const tn_policy policy = policy_of(NULL);
    const tn_horizon horizon = {0};
    assert_non_null(contract);
    return tn_books_new(arena, contract, tables, &policy, &horizon, list);
}

/* A refund above what was charged is found where it is billed, and only once. */
static void test_books__stages(void **state)
{
    (void)state;
    tn_findings *list = tn_findings_new(arena);
    tn_books *books = written(YEAR "[refund 2027-07-02]\napproved = yes\namount = 9000\n", list);
    const tn_life *life = tn_books_life(books);
    assert_non_null(life);
    assert_ptr_equal(tn_books_life(books), life);
    assert_int_equal(tn_findings_count(list), 0);
    const tn_invoices *invoices = tn_books_invoices(books);
    assert_non_null(invoices);
    assert_ptr_equal(invoices->life, life);
    assert_ptr_equal(tn_books_invoices(books), invoices);
    assert_int_equal(tn_findings_count(list), 1);
    assert_int_equal(tn_findings_get(list, 0)->code, TN_CTR_REFUND_ABOVE);
    const tn_ledger *ledger = tn_books_ledger(books);
    assert_non_null(ledger);
    assert_ptr_equal(tn_books_ledger(books), ledger);
    assert_int_equal(ledger->total.invoiced.minor, 800000);
    assert_int_equal(ledger->total.fees.minor, 24000);
    assert_int_equal(tn_books_status(books), TN_OK);
}

static void test_books__fees(void **state)
{
    (void)state;
    tn_money fee = {0};
    tn_books *books = written(YEAR, tn_findings_new(arena));
    assert_int_equal(tn_books_fee(books, tn_books_invoices(books)->documents[0], &fee), TN_OK);
    assert_int_equal(fee.minor, 24000);
}

#define KOREAN(more)                                                                               \
    "[offer]\nname = A\nproduct = p.product.ini\nbuyer = B\nbuyer_country = KR\n"                  \
    "expires = 2099-12-31\npublished = 2024-02-01\nduration = 12m\n" more                          \
    "[item gb]\nquantity = 500\n"

/* Korea's surcharge of 1 % holds from 2025-04-01: not for what was agreed before, however often it
 * is renewed, but for what replaces it. Of 8,000.00 3 %, then 1.5 % of two renewals, or 4 %. */
static void test_books__fees_as_agreed(void **state)
{
    (void)state;
    static const struct {
        const char *contract;
        int64_t fees[4]; /* 0: no more documents */
    } rows[] = {
        {PRIVATE("2024-06-01") "[renew 2025-06-01]\n[renew 2026-06-01]\n", {24000, 12000, 12000}},
        {PRIVATE("2024-06-01") "[replace 2025-05-01]\noffer = b.offer.ini\n", {24000, 32000}}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_books *books = books_of(&(life_case){.what = "fees",
                                                .product = STORAGE,
                                                .offer = KOREAN(""),
                                                .other_offer = KOREAN("replaces = agmt-1\n"),
                                                .contract = rows[i].contract});
        const tn_invoices *invoices = tn_books_invoices(books);
        for (size_t j = 0; j < invoices->count; j++) {
            tn_money fee = {0};
            assert_int_equal(tn_books_fee(books, invoices->documents[j], &fee), TN_OK);
            assert_int_equal(fee.minor, rows[i].fees[j]);
        }
        assert_int_equal(rows[i].fees[invoices->count], 0);
    }
}

/* What cannot be lived is said once, and leaves nothing. */
/* An event that was not bound to the product is the caller's mistake, not the contract's. */
static void test_books__with_unbound(void **state)
{
    (void)state;
    tn_contract_quantity quantity = {.dimension = TN_NO_DIMENSION, .quantity = {.value = 1}};
    tn_contract_price price = {.dimension = TN_NO_DIMENSION};
    const tn_event events[] = {
        {.kind = TN_EVENT_RENEW, .quantities = &quantity, .quantity_count = 1},
        {.kind = TN_EVENT_RENEW, .prices = &price, .price_count = 1},
    };
    for (size_t i = 0; i < COUNT(events); i++) {
        tn_findings *list = tn_findings_new(arena);
        tn_event event = events[i];
        event.when = (tn_field_instant){.value = at("2028-01-01"), .set = true};
        const tn_horizon horizon = {.has_until = true, .until = tn_instant_date(at("2028-06-01"))};
        tn_books *with = tn_books_with(written(YEAR, list), arena, &event, &horizon, list);
        assert_null(tn_books_life(with));
        assert_int_equal(tn_books_status(with), TN_E_BUG);
    }
    /* A replacement without its offer replaces nothing. */
    const tn_event nothing = {.kind = TN_EVENT_REPLACE,
                              .when = {.value = at("2027-06-01"), .set = true}};
    tn_findings *list = tn_findings_new(arena);
    tn_books *with = tn_books_with(written(YEAR, list), arena, &nothing, NULL, list);
    assert_non_null(tn_books_life(with));
    assert_int_equal(tn_books_life(with)->term_count, 1);
}

static void test_books__refused(void **state)
{
    (void)state;
    tn_money fee;
    tn_findings *list = tn_findings_new(arena);
    tn_books *books = written(YEAR "[renew 2028-01-01]\nduration = 7m\n", list);
    assert_null(tn_books_ledger(books));
    assert_null(tn_books_invoices(books));
    assert_null(tn_books_life(books));
    assert_int_equal(tn_books_status(books), TN_E_FINDINGS);
    assert_int_equal(tn_findings_count(list), 1);
    assert_int_equal(tn_books_fee(books, &(tn_document){0}, &fee), TN_E_FINDINGS);
    assert_int_equal(tn_findings_count(list), 1);
}

static void test_books__none(void **state)
{
    (void)state;
    tn_money fee;
    assert_int_equal(tn_books_status(NULL), TN_E_NOMEM);
    assert_null(tn_books_contract(NULL));
    assert_null(tn_books_tables(NULL));
    assert_null(tn_books_policy(NULL));
    assert_null(tn_books_rating(NULL));
    assert_null(tn_books_ledger(NULL));
    assert_null(tn_books_with(NULL, arena, &(tn_event){0}, NULL, NULL));
    assert_null(tn_books_movements(NULL));
    assert_int_equal(tn_books_fee(NULL, &(tn_document){0}, &fee), TN_E_NOMEM);
    tn_books_set_rating(NULL, NULL);
}

/* Usage is rated between the life and the documents, not behind them. */
static void test_books__rating(void **state)
{
    (void)state;
    const tn_rating rating = {0};
    tn_books *books = written(YEAR, tn_findings_new(arena));
    tn_books_set_rating(books, &rating);
    assert_ptr_equal(tn_books_rating(books), &rating);
    assert_non_null(tn_books_invoices(books));
    tn_books_set_rating(books, &rating);
    assert_int_equal(tn_books_status(books), TN_E_BUG);
}

/* ---- with one more event ------------------------------------------------------------------- */

/* Everything that is known of books, in words. */
static void print_books(tn_books *books, const tn_findings *list, char *out, size_t size)
{
    *out = '\0';
    const tn_life *life = tn_books_life(books);
    const tn_invoices *invoices = tn_books_invoices(books);
    const tn_ledger *ledger = tn_books_ledger(books);
    say(out, size, "status %d\n", (int)tn_books_status(books));
    if (life) {
        print_life(life, out, size);
    }
    if (invoices) {
        print_invoices(invoices, out, size);
    }
    for (size_t i = 0; ledger && i < ledger->count; i++) {
        const tn_ledger_month *m = &ledger->months[i];
        say(out, size, "\n%lld %lld %lld %lld", (long long)m->invoiced.minor,
            (long long)m->revenue.minor, (long long)m->deferred.minor, (long long)m->fees.minor);
    }
    for (size_t i = 0; i < tn_findings_count(list); i++) {
        const tn_finding *f = tn_findings_get(list, i);
        say(out, size, "\n%s %s: %s", tn_code_get(f->code)->text, f->subject, f->message);
    }
}

/* Takes an event out, asks what it would do, and files it at the end. */
static void equals_the_filed(uint64_t seed)
{
    static char supposed[131072], filed[131072];
    random_life r;
    make_random(&r, seed);
    const size_t count = r.contract.event_count;
    if (count == 0) {
        return;
    }
    r.room = tn_arena_new(NULL);
    r.said = tn_findings_new(r.room);
    const size_t out = (size_t)(seed % count);
    const tn_event event = r.events[out];
    memmove(&r.events[out], &r.events[out + 1], (count - out - 1) * sizeof(event));
    r.contract.event_count--;
    tn_books *base =
        tn_books_new(r.room, &r.contract, tables, &r.policy, &r.horizon, tn_findings_new(r.room));
    tn_books_invoices(base);
    tn_findings *said = tn_findings_new(r.room);
    tn_books *with = tn_books_with(base, r.room, &event, NULL, said);
    print_books(with, said, supposed, sizeof(supposed));
    assert_int_equal(r.contract.event_count, count - 1);
    r.events[count - 1] = event;
    r.contract.event_count = count;
    print_books(tn_books_new(r.room, &r.contract, tables, &r.policy, &r.horizon, r.said), r.said,
                filed, sizeof(filed));
    if (strcmp(supposed, filed) != 0) {
        fail_msg("seed %llu:\n%s\nfiled:\n%s", (unsigned long long)seed, supposed, filed);
    }
    end_random(&r);
}

static void test_books__with_equals_filed(void **state)
{
    (void)state;
    for_seeds(20270411, LIVES, equals_the_filed);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_books__with_unbound), cmocka_unit_test(test_books__stages),
        cmocka_unit_test(test_books__fees),         cmocka_unit_test(test_books__fees_as_agreed),
        cmocka_unit_test(test_books__refused),      cmocka_unit_test(test_books__none),
        cmocka_unit_test(test_books__rating),       cmocka_unit_test(test_books__with_equals_filed),
    };
    return RUN_LIVES(tests);
}
