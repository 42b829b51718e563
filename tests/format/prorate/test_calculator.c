/* One change from its texts: figures worked out by hand, and what each wrong cell is called. */
#include "support/tree.h"

#include "tenor/batch.h"

typedef struct row {
    const char *start, *end, *on, *price, *quantity, *new_price, *new_quantity, *policy, *currency;
} row;

#define APRIL .start = "2018-04-01", .end = "2018-05-01", .on = "2018-04-11"

static tn_status run(tn_calculator *calculator, const row *r, tn_change *out, char *error)
{
    const char *const texts[TN_BATCH_COLUMNS] = {
        "id",        r->start,     r->end,          r->on,     r->price,
        r->quantity, r->new_price, r->new_quantity, r->policy, r->currency};
    tn_batch_cell cells[TN_BATCH_COLUMNS];
    for (size_t i = 0; i < TN_BATCH_COLUMNS; i++) {
        const char *text = texts[i] ? texts[i] : "";
        cells[i] = (tn_batch_cell){text, strlen(text)};
    }
    error[0] = '\0';
    return tn_change_read(calculator, cells, out, error);
}

static tn_calculator *make(tn_arena *arena, const tn_tables *tables)
{
    return tn_calculator_new(arena, tables, tn_tables_policy(tables, "aws"),
                             (tn_currency){"USD", 2});
}

static const struct {
    row row;
    const char *share, *credit, *charge, *due;
} cases[] = {
    /* 20 of 30 days left: 100 x 20/30 back, 400 x 20/30 more */
    {{APRIL, .price = "100", .new_price = "400"}, "20/30", "66.67", "266.67", "200.00"},
    {{APRIL, .price = "100", .new_price = "100", .new_quantity = "4"},
     "20/30",
     "66.67",
     "266.67",
     "200.00"},
    {{APRIL, .price = " 100 ", .quantity = "\t1", .new_price = "400", .new_quantity = "1 "},
     "20/30",
     "66.67",
     "266.67",
     "200.00"},
    {{APRIL, .new_price = "400"}, "20/30", "0.00", "266.67", "266.67"},
    {{APRIL, .price = "100"}, "20/30", "66.67", "0.00", "-66.67"}, /* nothing is refused */
    {{APRIL}, "20/30", "0.00", "0.00", "0.00"},
    /* on the last instant nothing is left, on the first all of it */
    {{.start = "2018-04-01",
      .end = "2018-05-01",
      .on = "2018-05-01",
      .price = "1",
      .new_price = "2"},
     "0/30",
     "0.00",
     "0.00",
     "0.00"},
    {{.start = "2018-04-01",
      .end = "2018-05-01",
      .on = "2018-04-01",
      .price = "1",
      .new_price = "2"},
     "30/30",
     "1.00",
     "2.00",
     "1.00"},
    {{.start = "2018-04-01T00:00:00Z",
      .end = "2018-05-01T00:00:00Z",
      .on = "2018-04-11T23:59:59Z",
      .price = "100",
      .new_price = "400"},
     "20/30",
     "66.67",
     "266.67",
     "200.00"},
    /* yen have no minor unit: 66.67 -> 67 */
    {{APRIL, .price = "100", .new_price = "400", .currency = "JPY"}, "20/30", "67", "267", "200"},
    /* half a month of seconds */
    {{.start = "2018-04-01",
      .end = "2018-05-01",
      .on = "2018-04-16",
      .price = "100",
      .new_price = "400",
      .policy = "aws,basis=second"},
     "1296000/2592000",
     "50.00",
     "200.00",
     "150.00"},
};

static void test_change__figures(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_calculator *calculator = make(arena, test_tables(arena));
    for (size_t i = 0; i < COUNT(cases); i++) {
        char error[TN_CHANGE_ERROR], share[64], text[TN_DECIMAL_TEXT];
        tn_change change;
        if (run(calculator, &cases[i].row, &change, error) != TN_OK) {
            fail_msg("case %zu: %s", i, error);
        }
        snprintf(share, sizeof(share), "%lld/%lld", (long long)change.result.share.counted.num,
                 (long long)change.result.share.counted.den);
        assert_string_equal(share, cases[i].share);
        assert_string_equal(tn_money_format(change.result.credit, text), cases[i].credit);
        assert_string_equal(tn_money_format(change.result.charge, text), cases[i].charge);
        assert_string_equal(tn_money_format(change.result.due, text), cases[i].due);
    }
    tn_arena_free(arena);
}

static const struct {
    row row;
    tn_status status;
    const char *error;
} wrong[] = {
    {{.end = "2018-05-01", .on = "2018-04-11"}, TN_E_SYNTAX, "start: '' is no date and no instant"},
    {{.start = "2018-04-31", .end = "2018-05-01", .on = "2018-04-11"},
     TN_E_SYNTAX,
     "start: '2018-04-31' is no date and no instant"},
    {{.start = "2018-04-01", .end = "x", .on = "2018-04-11"},
     TN_E_SYNTAX,
     "end: 'x' is no date and no instant"},
    {{.start = "2018-04-01", .end = "2018-05-01", .on = "11.04.2018"},
     TN_E_SYNTAX,
     "on: '11.04.2018' is no date and no instant"},
    {{APRIL, .price = "1e3"},
     TN_E_SYNTAX,
     "price: '1e3' is no price, 0 to 100000000 with up to 8 places"},
    {{APRIL, .price = "-1"},
     TN_E_SYNTAX,
     "price: '-1' is no price, 0 to 100000000 with up to 8 places"},
    {{APRIL, .new_price = "100000000.01"},
     TN_E_SYNTAX,
     "new_price: '100000000.01' is no price, 0 to 100000000 with up to 8 places"},
    {{APRIL, .price = "1", .quantity = "0"},
     TN_E_SYNTAX,
     "quantity: '0' is no quantity, 1 to 2147483646"},
    {{APRIL, .price = "1", .new_price = "1", .new_quantity = "2147483647"},
     TN_E_SYNTAX,
     "new_quantity: '2147483647' is no quantity, 1 to 2147483646"},
    {{APRIL, .quantity = "1"}, TN_E_SYNTAX, "quantity without price"},
    {{APRIL, .new_quantity = "1"}, TN_E_SYNTAX, "new_quantity without new_price"},
    {{APRIL, .policy = "mine"}, TN_E_SYNTAX, "policy: 'mine' is no policy"},
    {{APRIL, .currency = "usd"}, TN_E_SYNTAX, "currency: 'usd' is no currency"},
    {{APRIL, .currency = "US"}, TN_E_SYNTAX, "currency: 'US' is no currency"},
    {{APRIL, .price = "0123456789012345678901234567890123456789X"}, /* cut after 40 */
     TN_E_SYNTAX,
     "price: '0123456789012345678901234567890123456789' is no price, 0 to 100000000 with up to 8 "
     "places"},
    {{.start = "2018-05-01", .end = "2018-05-01", .on = "2018-05-01"},
     TN_E_RANGE,
     "end does not lie after start"},
    {{.start = "2018-04-01", .end = "2018-05-01", .on = "2018-05-02"},
     TN_E_RANGE,
     "on lies outside start and end"},
    {{.start = "2018-04-01", .end = "2018-05-01", .on = "2018-03-31"},
     TN_E_RANGE,
     "on lies outside start and end"},
    {{.start = "2018-04-01T01:00:00Z", .end = "2018-04-01T02:00:00Z", .on = "2018-04-01T01:30:00Z"},
     TN_E_RANGE,
     "the period has no length on this basis"},
    {{APRIL, .price = "100000000", .quantity = "2147483646"},
     TN_E_RANGE,
     "an amount is out of range"},
};

static void test_change__what_is_wrong(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_calculator *calculator = make(arena, test_tables(arena));
    for (size_t i = 0; i < COUNT(wrong); i++) {
        char error[TN_CHANGE_ERROR];
        tn_change change = {.on = {-7}};
        const tn_status status = run(calculator, &wrong[i].row, &change, error);
        assert_string_equal(error, wrong[i].error);
        assert_int_equal(status, wrong[i].status);
        assert_int_equal(change.on.seconds, -7); /* untouched */
    }
    tn_arena_free(arena);
}

/* More policies than are remembered, twice over: each change has its own. */
static void test_policy__many_in_turn(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_calculator *calculator = make(arena, test_tables(arena));
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 200; i++) {
            static const char *const bases[] = {"day", "second", "actual-30", "day-365"};
            char policy[64], error[TN_CHANGE_ERROR];
            tn_change change;
            /* blanks before a word make texts differ that mean the same */
            snprintf(policy, sizeof(policy), "aws,%*sbasis=%s", i / 4 % 2 ? 1 : 0, "",
                     bases[i % 4]);
            const row r = {APRIL, .price = "100", .policy = policy};
            if (run(calculator, &r, &change, error) != TN_OK) {
                fail_msg("%s: %s", policy, error);
            }
            assert_string_equal(tn_basis_name(change.policy->basis), bases[i % 4]);
        }
    }
    char longest[256];
    memset(longest, 'x', sizeof(longest) - 1);
    longest[sizeof(longest) - 1] = '\0';
    char error[TN_CHANGE_ERROR];
    tn_change change;
    assert_int_equal(run(calculator, &(row){APRIL, .policy = longest}, &change, error),
                     TN_E_SYNTAX);
    tn_arena_free(arena);
}

static void test_column__names(void **state)
{
    (void)state;
    assert_string_equal(tn_batch_column_name(TN_BATCH_ID), "id");
    assert_string_equal(tn_batch_column_name(TN_BATCH_COLUMNS), "");
    assert_string_equal(tn_batch_column_name(TN_BATCH_NEW_PRICE), "new_price");
    assert_string_equal(tn_batch_column_name(TN_BATCH_CURRENCY), "currency");
}

static void test_new__no_memory(void **state)
{
    (void)state;
    test_memory memory = {0};
    tn_arena *tables = tn_arena_new(NULL), *arena = test_arena_short(&memory, 0);
    assert_null(make(arena, test_tables(tables)));
    tn_arena_free(arena);
    tn_arena_free(tables);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_change__figures),      cmocka_unit_test(test_change__what_is_wrong),
        cmocka_unit_test(test_policy__many_in_turn), cmocka_unit_test(test_column__names),
        cmocka_unit_test(test_new__no_memory),
    };
    return RUN(tests);
}
