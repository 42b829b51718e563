/* What AWS billed against what was simulated, by hand: twelve instalments of 1,000.00 from the
 * first of January, of which AWS keeps 3 %. */
#include "engine/lives.h"
#include "tenor/reconcile.h"

#define PLAN                                                                                       \
    OFFER("duration = 12m\n[item seats]\nprice = 1200\nquantity = 10\n[payments]\n"                \
          "plan = monthly\nfirst = 2027-01-01\n")
#define MINE                                                                                       \
    PRIVATE("2026-12-20T09:30:00Z") "agreement = agmt-1\naccount_id = 111111111111\nsetup = new\n"

typedef struct reconcile_case {
    const char *what, *until;
    const char *billed;   /* "ID DATE MINOR FEE CURRENCY AGREEMENT" a line; FEE or AGREEMENT '-' */
    const char *expected; /* "outcome SIMULATED BILLED difference fee-difference days" a line */
} reconcile_case;

static const reconcile_case cases[] = {
    {"all of it as simulated", "2027-02-28",
     "E1 2027-01-01 100000 3000 USD agmt-1\nE2 2027-02-01 100000 - USD -\n",
     "matched 2027-01-01 2027-01-01 0 0 0\nmatched 2027-02-01 2027-02-01 0 0 0\n10 not yet\n"},
    {"a minor unit is rounding, two are not", "2027-03-31",
     "E1 2027-01-01 100001 3000 USD -\nE2 2027-02-01 100000 2999 USD -\n"
     "E3 2027-03-01 99998 3000 USD -\n",
     "rounding 2027-01-01 2027-01-01 1 0 0\nrounding 2027-02-01 2027-02-01 0 -1 0\n"
     "amount 2027-03-01 2027-03-01 -2 0 0\n9 not yet\n"},
    {"another fee, another currency", "2027-02-28",
     "E1 2027-01-01 100000 2000 USD -\nE2 2027-02-01 100000 3000 EUR -\n",
     "fee 2027-01-01 2027-01-01 0 -1000 0\ncurrency 2027-02-01 2027-02-01 0 0 0\n10 not yet\n"},
    {"later, earlier, too late", "2027-02-28",
     "E1 2027-01-09 100000 3000 USD -\nE2 2027-01-29 100000 3000 USD -\n",
     "timing 2027-01-01 2027-01-09 0 0 8\ntiming 2027-02-01 2027-01-29 0 0 -3\n10 not yet\n"},
    {"two months early, the most", "2027-01-31", "E1 2026-10-31 100000 3000 USD -\n",
     "timing 2027-01-01 2026-10-31 0 0 -62\n11 not yet\n"},
    {"and a day more", "2027-01-31", "E1 2026-10-30 100000 3000 USD -\n",
     "unexpected - 2026-10-30 0 0 0\nmissing 2027-01-01 - 0 0 0\n11 not yet\n"},
    {"of two amounts on a day the one in the same currency", "2027-01-31",
     "E1 2027-01-01 100000 3000 EUR -\nE2 2027-01-01 100000 3000 USD -\n",
     "matched 2027-01-01 2027-01-01 0 0 0\nunexpected - 2027-01-01 0 0 0\n11 not yet\n"},
    {"of two on a day the nearest amount", "2027-01-31",
     "E1 2027-01-01 900 - USD -\nE2 2027-01-01 99000 - USD -\n",
     "amount 2027-01-01 2027-01-01 -1000 0 0\nunexpected - 2027-01-01 0 0 0\n11 not yet\n"},
    {"and of three", "2027-01-31",
     "E1 2027-01-01 160000 - USD -\nE2 2027-01-01 90000 - USD -\nE3 2027-01-01 70000 - USD -\n",
     "amount 2027-01-01 2027-01-01 -10000 0 0\nunexpected - 2027-01-01 0 0 0\n"
     "unexpected - 2027-01-01 0 0 0\n11 not yet\n"},
    {"what goes back is no charge", "2027-01-31", "E1 2027-01-01 -100000 -3000 USD -\n",
     "missing 2027-01-01 - 0 0 0\nunexpected - 2027-01-01 0 0 0\n11 not yet\n"},
    {"two unexpected of one day by their id", "2027-01-31",
     "E9 2027-01-20 5 - USD -\nE8 2027-01-20 6 - USD -\nE1 2027-01-01 100000 3000 USD -\n",
     "matched 2027-01-01 2027-01-01 0 0 0\nunexpected - 2027-01-20 0 0 0\n"
     "unexpected - 2027-01-20 0 0 0\n11 not yet\n"},
    {"somebody else's", "2027-01-31",
     "E1 2027-01-01 100000 3000 USD agmt-2\nE2 2027-01-02 100000 3000 USD -\n",
     "timing 2027-01-01 2027-01-02 0 0 1\n11 not yet\n1 others\n"},
    {"a day late and 1.00 more is one difference", "2027-01-31",
     "E1 2027-01-02 100100 3000 USD -\n", "amount 2027-01-01 2027-01-02 100 0 1\n11 not yet\n"},
    {"of one month the nearest; five days over its end", "2027-02-28",
     "E1 2027-01-28 90000 - USD -\nE2 2027-01-20 500 - USD -\n",
     "amount 2027-01-01 2027-01-20 -99500 0 19\namount 2027-02-01 2027-01-28 -10000 0 -4\n"
     "10 not yet\n"},
    {"six days over the end of a month is another period", "2027-02-28",
     "E1 2027-01-26 90000 - USD -\nE2 2027-01-01 100000 3000 USD -\n",
     "matched 2027-01-01 2027-01-01 0 0 0\nunexpected - 2027-01-26 0 0 0\n"
     "missing 2027-02-01 - 0 0 0\n10 not yet\n"},
    {"a year later is another period, so is another currency a week later", "2027-01-31",
     "E1 2028-01-01 99999 - USD -\nE2 2027-01-09 99999 - EUR -\n",
     "missing 2027-01-01 - 0 0 0\nunexpected - 2027-01-09 0 0 0\n"
     "unexpected - 2028-01-01 0 0 0\n11 not yet\n"},
    {"up to the last day that was billed", NULL, "E1 2027-02-01 100000 3000 USD -\n",
     "missing 2027-01-01 - 0 0 0\nmatched 2027-02-01 2027-02-01 0 0 0\n10 not yet\n"},
    {"nothing was billed", NULL, "", "12 not yet\n"},
    {"what cannot be counted", "2027-01-31", "E1 2027-01-01 -9223372036854775807 - USD -\n",
     "missing 2027-01-01 - 0 0 0\nunexpected - 2027-01-01 0 0 0\n11 not yet\n"},
};

/* Invoices are due on their date here: another due date is told, of what goes back it is not. */
static void test_reconcile__due_dates(void **state)
{
    (void)state;
    const life_case life = {.what = "due", .product = STORAGE, .offer = PLAN, .contract = MINE};
    static const struct {
        const char *date, *due;
        int64_t minor;
        tn_outcome outcome;
        int64_t days;
    } rows[] = {{"2027-01-01", "2027-01-01", 100000, TN_OUTCOME_MATCHED, 0},
                {"2027-01-01", "2027-01-31", 100000, TN_OUTCOME_DUE, 30},
                {"2027-01-01", "2027-01-31", 100001, TN_OUTCOME_DUE, 30},
                {"2027-01-01", "2027-01-31", 90000, TN_OUTCOME_AMOUNT, 30},
                {"2027-01-02", "2027-01-02", 100000, TN_OUTCOME_TIMING, 1},
                {"2027-01-01", NULL, 100000, TN_OUTCOME_MATCHED, 0}};
    tn_books *books = books_of(&life);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_currency usd = tn_books_invoices(books)->currency;
        tn_billed one = {.invoice = "E1",
                         .agreement = "",
                         .account = "",
                         .product = "",
                         .date = tn_instant_date(at(rows[i].date)),
                         .has_due = rows[i].due != NULL,
                         .gross = {rows[i].minor, usd}};
        one.due = rows[i].due ? tn_instant_date(at(rows[i].due)) : one.due;
        const tn_billing_feed feed = {.items = &one, .count = 1};
        const tn_date until = tn_instant_date(at("2027-01-31"));
        const tn_reconciliation *found = NULL;
        assert_int_equal(tn_reconcile(arena, &books, 1, &feed, &until, &found), TN_OK);
        assert_int_equal(found->count, 1);
        assert_int_equal(found->items[0].outcome, rows[i].outcome);
        assert_int_equal(found->items[0].due_days, rows[i].days);
        assert_int_equal(found->items[0].total.minor, 100000);
        assert_true(found->items[0].has_documents);
        assert_string_equal(found->items[0].buyer, "B");
    }
}

static size_t read_billed(const char *lines, tn_billed *out)
{
    size_t count = 0;
    for (; *lines; lines += strcspn(lines, "\n") + 1, count++) {
        char id[8], day[16], fee[16], code[8], agreement[16];
        long long minor = 0;
        assert_int_equal(
            sscanf(lines, "%7s %15s %lld %15s %7s %15s", id, day, &minor, fee, code, agreement), 6);
        const tn_currency currency = tn_tables_currency(tables, code)->currency;
        out[count] =
            (tn_billed){.invoice = tn_arena_text(arena, id),
                        .agreement = *agreement == '-' ? "" : tn_arena_text(arena, agreement),
                        .account = "",
                        .product = "",
                        .date = tn_instant_date(at(day)),
                        .gross = {minor, currency},
                        .has_fee = *fee != '-' || fee[1],
                        .fee = {atoll(fee), currency}};
    }
    return count;
}

static void print(const tn_reconciliation *r, char *out, size_t size)
{
    char text[64];
    *out = '\0';
    for (size_t i = 0; i < r->count; i++) {
        const tn_reconciled *x = &r->items[i];
        say(out, size, "%s %s", tn_outcome_name(x->outcome),
            x->document ? tn_date_format(x->date, text) : "-");
        say(out, size, " %s %lld %lld %lld\n",
            x->billed ? tn_date_format(x->billed->date, text) : "-", (long long)x->difference.minor,
            (long long)x->fee_difference.minor, (long long)x->days);
    }
    say(out, size, "%llu not yet\n", (unsigned long long)r->not_yet);
    if (r->others) {
        say(out, size, "%llu others\n", (unsigned long long)r->others);
    }
}

static void test_reconcile__by_hand(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const reconcile_case *c = &cases[i];
        const life_case life = {
            .what = c->what, .product = STORAGE, .offer = PLAN, .contract = MINE};
        tn_books *books = books_of(&life);
        const tn_reconciliation *found = NULL;
        tn_billed billed[8];
        char text[2048];
        const tn_billing_feed feed = {.items = billed, .count = read_billed(c->billed, billed)};
        const tn_date until = c->until ? tn_instant_date(at(c->until)) : (tn_date){0};
        assert_int_equal(tn_books_invoices(books)->count, 12);
        assert_int_equal(tn_reconcile(arena, &books, 1, &feed, c->until ? &until : NULL, &found),
                         TN_OK);
        print(found, text, sizeof(text));
        if (strcmp(text, c->expected) != 0) {
            fail_msg("%s\nexpected\n%sgot\n%s", c->what, c->expected, text);
        }
    }
}

/* Among several contracts something must agree; what does not is nobody's. */
static void test_reconcile__of_two_contracts(void **state)
{
    (void)state;
    const life_case one = {.what = "one", .product = STORAGE, .offer = PLAN, .contract = MINE};
    const life_case two = {.what = "two",
                           .product = STORAGE,
                           .offer = PLAN,
                           .contract =
                               PRIVATE("2026-12-20T09:30:00Z") "agreement = agmt-2\nsetup = new\n"};
    tn_contract first = *tn_books_contract(books_of(&one)),
                second = *tn_books_contract(books_of(&two));
    first.id.value = "C-ONE";
    second.id.value = "C-TWO";
    const tn_policy policy = policy_of(NULL);
    const tn_horizon horizon = {0};
    tn_findings *list = tn_findings_new(arena);
    tn_books *both[] = {tn_books_new(arena, &first, tables, &policy, &horizon, list),
                        tn_books_new(arena, &second, tables, &policy, &horizon, list)};
    const tn_reconciliation *found = NULL;
    tn_billed billed[8];
    const tn_billing_feed feed = {.items = billed,
                                  .count = read_billed("E1 2027-01-01 100000 3000 USD agmt-2\n"
                                                       "E2 2027-01-01 100000 3000 USD agmt-3\n"
                                                       "E3 2027-01-01 100000 3000 USD -\n",
                                                       billed)};
    assert_int_equal(tn_reconcile(arena, both, 2, &feed, NULL, &found), TN_OK);
    assert_int_equal(found->others, 2);
    assert_int_equal(found->of[TN_OUTCOME_MATCHED], 1);
    assert_int_equal(found->of[TN_OUTCOME_MISSING], 1);
    assert_int_equal(found->exceptions, 1);
    for (size_t i = 0; i < found->count; i++) {
        const bool billed_one = found->items[i].outcome == TN_OUTCOME_MATCHED;
        assert_string_equal(found->items[i].contract, billed_one ? "C-TWO" : "C-ONE");
    }
}

/* On one day: by the contract's id, then what was simulated before what nobody expected. */
static void test_reconcile__of_one_day(void **state)
{
    (void)state;
    const life_case life = {.what = "one", .product = STORAGE, .offer = PLAN, .contract = MINE};
    tn_books *first = books_of(&life), *second = books_of(&life);
    tn_contract other = *tn_books_contract(first);
    other.id.value = "B-0001";
    tn_findings *list = tn_findings_new(arena);
    const tn_policy policy = policy_of(NULL);
    const tn_horizon horizon = {0};
    tn_books *all[] = {first, second, tn_books_new(arena, &other, tables, &policy, &horizon, list)};
    const tn_reconciliation *found = NULL;
    tn_billed billed[8];
    const tn_billing_feed feed = {
        .items = billed,
        .count =
            read_billed("E1 2027-01-01 -7 - USD agmt-1\nE2 2027-01-01 -9 - USD agmt-1\n", billed)};
    assert_int_equal(tn_reconcile(arena, all, COUNT(all), &feed, NULL, &found), TN_OK);
    assert_int_equal(found->of[TN_OUTCOME_UNEXPECTED], 2);
    assert_int_equal(found->of[TN_OUTCOME_MISSING], 3);
    assert_string_equal(found->items[0].contract, "B-0001");
    for (size_t i = 1; i < 5; i++) {
        assert_int_equal(found->items[i].outcome,
                         i < 3 ? TN_OUTCOME_MISSING : TN_OUTCOME_UNEXPECTED);
    }
    /* Books that cannot be made are no contract without documents. */
    const test_files broken = {.product = STORAGE,
                               .contract = PUBLIC("7", "2027-01-01") "[item gb]\nquantity = 1\n"};
    all[1] = tn_books_new(arena, test_contract(arena, tables, &broken, list), tables, &policy,
                          &horizon, list);
    assert_int_not_equal(tn_reconcile(arena, all, COUNT(all), &feed, NULL, &found), TN_OK);
}

/* A credit note has no due date to miss. A contract without documents yet, and without a buyer's
 * name. Books that could not be made; nothing to reconcile with. */
static void test_reconcile__edges(void **state)
{
    (void)state;
    const life_case back = {.what = "back",
                            .product = STORAGE,
                            .offer = PLAN,
                            .contract = MINE "[refund 2027-01-20]\napproved = yes\namount = 50\n"};
    tn_books *books = books_of(&back);
    const tn_currency usd = tn_books_invoices(books)->currency;
    tn_billed items[] = {{.invoice = "E1",
                          .agreement = "",
                          .account = "",
                          .product = "",
                          .date = tn_instant_date(at("2027-01-20")),
                          .has_due = true,
                          .due = tn_instant_date(at("2027-04-01")),
                          .gross = {-5000, usd}}};
    const tn_billing_feed feed = {.items = items, .count = 1};
    const tn_date until = tn_instant_date(at("2027-01-31"));
    const tn_reconciliation *found = NULL;
    assert_int_equal(tn_reconcile(arena, &books, 1, &feed, &until, &found), TN_OK);
    assert_int_equal(found->of[TN_OUTCOME_MATCHED], 1);
    /* twice the same: one of the two is billed */
    tn_books *const twice[] = {books, books};
    assert_int_equal(tn_reconcile(arena, twice, 2, &feed, &until, &found), TN_OK);
    assert_int_equal(found->of[TN_OUTCOME_MATCHED] + found->of[TN_OUTCOME_MISSING] +
                         found->of[TN_OUTCOME_UNEXPECTED],
                     found->count);
    const life_case later = {.what = "later",
                             .product = STORAGE,
                             .contract = PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 1\n",
                             .until = "2026-12-31"};
    tn_books *unnamed = books_of(&later);
    assert_int_equal(tn_reconcile(arena, &unnamed, 1, &feed, &until, &found), TN_OK);
    assert_null(found->items[0].buyer);
    assert_false(found->items[0].has_documents);
    tn_books *none = NULL;
    assert_int_equal(tn_reconcile(arena, &none, 1, &feed, &until, &found), TN_E_NOMEM);
    tn_reconciliation r;
    assert_int_equal(tn_reconcile_begin(arena, &feed, &until, &r), TN_OK);
    assert_int_equal(tn_reconcile_claim(&r, tn_books_contract(books)), TN_OK);
    assert_int_equal(tn_reconcile_add(&r, arena, NULL), TN_OK);
    tn_reconcile_end(&r);
    assert_int_equal(r.others, 1);
    assert_int_equal(tn_reconcile_begin(arena, &feed, &until, &r), TN_OK);
    tn_reconcile_end(&r);
    assert_int_equal(r.others, 1);
}

/* Two contracts of one name: what is billed and what is not compare as equal. */
static void test_reconcile_end__one_name(void **state)
{
    (void)state;
    const tn_billed one = {.invoice = "E1", .date = tn_instant_date(at("2027-01-01"))};
    tn_reconciled items[] = {
        {.contract = "C", .document = "d", .number = 1, .date = one.date, .billed = &one},
        {.contract = "C", .document = "d", .number = 1, .date = one.date},
        {.contract = "C", .document = "d", .number = 1, .date = one.date, .billed = &one}};
    const tn_billing_feed feed = {0};
    tn_reconciliation r = {.arena = arena, .feed = &feed, .items = items, .count = COUNT(items)};
    tn_reconcile_end(&r);
    assert_int_equal(r.others, 0);
    for (size_t i = 0; i < COUNT(items); i++) {
        assert_int_equal(items[i].number, 1);
    }
}

/* A fee whose difference is the least of 64 bits, and one beyond them; memory that runs out at each
 * request in its turn. */
static void test_reconcile__without(void **state)
{
    (void)state;
    const life_case life = {.what = "one", .product = STORAGE, .offer = PLAN, .contract = MINE};
    tn_books *books = books_of(&life);
    tn_billed billed[8];
    const char *lines[] = {"E1 2027-01-01 100000 0 USD -\n",
                           "E1 2027-01-01 100000 2999 USD -\nE2 2027-02-03 9 - USD agmt-1\n"
                           "E3 2027-02-03 -9 - USD agmt-1\n"};
    tn_billing_feed feed = {.items = billed, .count = read_billed(lines[0], billed)};
    const tn_reconciliation *found = NULL;
    billed[0].fee.minor = INT64_MIN + 3000;
    assert_int_equal(tn_reconcile(arena, &books, 1, &feed, NULL, &found), TN_OK);
    assert_int_equal(found->items[0].outcome, TN_OUTCOME_FEE);
    found = NULL;
    billed[0].fee.minor--;
    assert_int_equal(tn_reconcile(arena, &books, 1, &feed, NULL, &found), TN_E_RANGE);
    assert_null(found);
    feed.count = read_billed(lines[1], billed);
    tn_status status = TN_E_NOMEM;
    size_t spare = 0;
    for (; status == TN_E_NOMEM && spare < 65536; spare += 16) {
        test_memory memory;
        tn_arena *small = test_arena_short(&memory, spare);
        found = NULL;
        status = tn_reconcile(small, &books, 1, &feed, NULL, &found);
        assert_int_equal(status, tn_arena_failed(small) ? TN_E_NOMEM : TN_OK);
        assert_int_equal(found != NULL, status == TN_OK);
        if (found) {
            assert_int_equal(found->count, 3);
            assert_int_equal(found->items[0].fee.minor, 3000);
            assert_int_equal(found->items[0].outcome, TN_OUTCOME_ROUNDING);
            assert_int_equal(found->items[1].outcome, TN_OUTCOME_AMOUNT);
            assert_int_equal(found->items[2].outcome, TN_OUTCOME_UNEXPECTED);
            assert_int_equal(found->exceptions, 3);
        }
        tn_arena_free(small);
    }
    assert_true(spare > 512 && spare < 65536);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reconcile__by_hand),
        cmocka_unit_test(test_reconcile__due_dates),
        cmocka_unit_test(test_reconcile__of_two_contracts),
        cmocka_unit_test(test_reconcile__of_one_day),
        cmocka_unit_test(test_reconcile__edges),
        cmocka_unit_test(test_reconcile_end__one_name),
        cmocka_unit_test(test_reconcile__without),
    };
    return RUN_LIVES(tests);
}
