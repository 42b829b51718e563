/* The register of invoices: rows of several contracts, sums by month and currency. */
#include "engine/lives.h"
#include "tenor/register.h"

#define YEN                                                                                        \
    "[product]\ntitle = J\ncategory = units\nunit = Units\npurchase = any\ncurrency = JPY\n"       \
    "durations = 12m\n[dimension gb]\nprice.12m = 100\n"

/* 1,600.00 on 2027-01-10, half a year later 100 GB more at 184/365 of 16.00, 200.00 back. */
static const life_case dollars = {
    .what = "dollars",
    .product = STORAGE,
    .contract = PUBLIC("12", "2027-01-10") "customer = cust-1\n[item gb]\nquantity = 100\n"
                                           "[refund 2027-02-10]\napproved = yes\namount = 200\n"};
static const life_case yen = {.what = "yen",
                              .product = YEN,
                              .offer = OFFER("duration = 12m\ncurrency = JPY\n[item gb]\n"
                                             "quantity = 7\n"),
                              .contract = PRIVATE("2027-01-20")};

static const tn_register *listed(tn_document_kind kind, const char *from)
{
    static tn_date day;
    day = from ? tn_instant_date(at(from)) : (tn_date){0};
    tn_register *list = tn_arena_take(arena, sizeof(*list));
    *list = (tn_register){
        .arena = arena, .options = {.from = from ? &day : NULL, .kind = kind}, .keeps_rows = true};
    assert_int_equal(tn_register_add(list, arena, books_of(&yen)), TN_OK);
    assert_int_equal(tn_register_add(list, arena, books_of(&dollars)), TN_OK);
    tn_register_end(list);
    return list;
}

static void print_totals(const tn_register *list, char *out, size_t size)
{
    char date[TN_DATE_TEXT];
    *out = '\0';
    for (size_t i = 0; i < list->total_count; i++) {
        const tn_register_total *t = &list->totals[i];
        say(out, size, "%s %s %lld: %lld %lld = %lld - %lld = %lld\n", t->total.currency.code,
            t->is_all ? "all" : tn_date_format(t->month, date), (long long)t->documents,
            (long long)t->invoices.minor, (long long)t->credit_notes.minor,
            (long long)t->total.minor, (long long)t->fee.minor, (long long)t->net.minor);
    }
}

/* Fees by hand: 3 % of 1,600.00 is 48.00, of -200.00 -6.00, of JPY 700 21. */
static void test_register__rows_and_sums(void **state)
{
    (void)state;
    char text[1024];
    const tn_register *list = listed(TN_DOCUMENT_KINDS, NULL);
    assert_int_equal(list->count, 3);
    assert_string_equal(list->rows[0].id, "C-1-2027-01-20-contract");
    assert_int_equal(list->begins.days, tn_instant_date(at("2027-01-20")).days);
    assert_int_equal(list->rows[2].fee.minor, -600);
    assert_int_equal(list->rows[2].net.minor, -19400);
    print_totals(list, text, sizeof(text));
    assert_string_equal(text, "JPY 2027-01-01 1: 700 0 = 700 - 21 = 679\n"
                              "JPY all 1: 700 0 = 700 - 21 = 679\n"
                              "USD 2027-01-01 1: 160000 0 = 160000 - 4800 = 155200\n"
                              "USD 2027-02-01 1: 0 -20000 = -20000 - -600 = -19400\n"
                              "USD all 2: 160000 -20000 = 140000 - 4200 = 135800\n");
}

static void test_register__a_kind_and_a_day(void **state)
{
    (void)state;
    char text[1024];
    print_totals(listed(TN_DOCUMENT_REFUND, NULL), text, sizeof(text));
    assert_string_equal(text, "USD 2027-02-01 1: 0 -20000 = -20000 - -600 = -19400\n"
                              "USD all 1: 0 -20000 = -20000 - -600 = -19400\n");
    print_totals(listed(TN_DOCUMENT_KINDS, "2027-01-20"), text, sizeof(text));
    assert_non_null(strstr(text, "JPY all 1"));
    assert_non_null(strstr(text, "USD all 1"));
    assert_int_equal(listed(TN_DOCUMENT_UPGRADE, NULL)->count, 0);
}

static void test_register__buyer(void **state)
{
    (void)state;
    const tn_register *list = listed(TN_DOCUMENT_KINDS, NULL);
    assert_string_equal(list->rows[0].buyer, "B"); /* the offer's */
    assert_string_equal(list->rows[1].buyer, "cust-1");
    assert_ptr_equal(list->rows[2].buyer, list->rows[1].buyer); /* of the same, kept once */
    assert_ptr_equal(list->rows[2].contract, list->rows[1].contract);
}

/* Two documents of 4.7e16 dollars fit 64 bits of cents each, and so does their net together. */
static void test_register__beyond_64_bits(void **state)
{
    (void)state;
    static const life_case giant = {
        .what = "giant",
        .product = "[product]\ntitle = G\ncategory = data\nunit = GB\npurchase = any\n"
                   "currency = USD\ndurations = 12m\n[dimension gb]\nprice.12m = 47000000\n",
        .contract = PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 1000000000\n"};
    tn_register list = {.arena = arena, .options = {.kind = TN_DOCUMENT_KINDS}};
    assert_int_equal(tn_register_add(&list, arena, books_of(&giant)), TN_OK);
    assert_int_equal(tn_register_add(&list, arena, books_of(&giant)), TN_E_RANGE);
}

/* "contract id buyer agreement po due": what nothing says is none. */
static void print_rows(const tn_register *list, char *out, size_t size)
{
    char date[TN_DATE_TEXT];
    *out = '\0';
    for (size_t i = 0; i < list->count; i++) {
        const tn_register_row *r = &list->rows[i];
        say(out, size, "%s %s %s %s %s %s%s\n", r->contract, r->id, r->buyer ? r->buyer : "none",
            r->agreement ? r->agreement : "none", r->po ? r->po : "none",
            tn_date_format(r->due, date), r->assumed ? "?" : "");
    }
}

/* A year with its order and agreement, due 30 days later, and its renewal, which is assumed: so are
 * the sums of that month and of all. The next contract shares none of the texts. */
static void test_register__texts(void **state)
{
    (void)state;
    const life_case renewed = {
        .what = "renewed",
        .product = STORAGE,
        .offer = OFFER("po = PO-7\nduration = 12m\nnet_terms = 30\n[item gb]\nquantity = 1\n"
                       "[renewal]\nauto = yes\nuplift = 0%\nmax_renewals = 1\n"),
        .contract = PRIVATE("2027-01-01") "agreement = agmt-1\n",
        .until = "2028-02-01",
        .as_of = "2027-06-01"};
    const life_case other = {.what = "other",
                             .product = STORAGE,
                             .contract =
                                 "[contract]\nid = C-2\nproduct = p.product.ini\nduration = 1m\n"
                                 "accepted = 2027-01-01\n[item gb]\nquantity = 1\n"};
    char text[1024];
    tn_register list = {.arena = arena, .options = {.kind = TN_DOCUMENT_KINDS}, .keeps_rows = true};
    assert_int_equal(tn_register_add(&list, arena, books_of(&renewed)), TN_OK);
    assert_int_equal(tn_register_add(&list, arena, books_of(&other)), TN_OK);
    tn_register_end(&list);
    print_rows(&list, text, sizeof(text));
    assert_string_equal(text, "C-1 C-1-2027-01-01-contract B agmt-1 PO-7 2027-01-31\n"
                              "C-1 C-1-2028-01-01-renewal B agmt-1 PO-7 2028-01-31?\n"
                              "C-2 C-2-2027-01-01-contract none none none 2027-01-01\n");
    assert_int_equal(list.begins.days, tn_instant_date(at("2027-01-01")).days);
    assert_int_equal(list.documents, 3);
    assert_int_equal(list.credit_notes, 0);
    assert_true(list.ended);
    assert_int_equal(list.total_count, 3);
    for (size_t i = 0; i < list.total_count; i++) { /* January 2027, January 2028, all */
        assert_int_equal(list.totals[i].assumed, i > 0);
        assert_int_equal(list.totals[i].documents, i == 0 ? 2 : i == 1 ? 1 : 3);
    }
    assert_int_equal(listed(TN_DOCUMENT_KINDS, NULL)->credit_notes, 1);
}

/* Each request for memory in its turn the first to fail. */
static void test_register__out_of_memory(void **state)
{
    (void)state;
    tn_books *books = books_of(&dollars);
    assert_non_null(tn_books_ledger(books));
    for (int keeps = 0; keeps < 2; keeps++) {
        tn_status status = TN_E_NOMEM;
        size_t spare = 0;
        for (; status == TN_E_NOMEM && spare < 65536; spare += 16) {
            test_memory memory;
            tn_arena *small = test_arena_short(&memory, spare);
            tn_register list = {
                .arena = small, .options = {.kind = TN_DOCUMENT_KINDS}, .keeps_rows = keeps};
            status = tn_register_add(&list, keeps ? arena : small, books);
            assert_int_equal(status, tn_arena_failed(small) ? TN_E_NOMEM : TN_OK);
            assert_true(status != TN_OK || list.documents == 2);
            tn_arena_free(small);
        }
        assert_true(spare > 256 && spare < 65536);
    }
}

/* Without rows the sums are the same, and what is left are those of the last contract. */
static void test_register__without_rows(void **state)
{
    (void)state;
    char text[1024], same[1024];
    tn_register list = {.arena = arena, .options = {.kind = TN_DOCUMENT_KINDS}};
    const life_case *const all[] = {&yen, &dollars};
    for (size_t i = 0; i < COUNT(all); i++) {
        tn_arena *scratch = tn_arena_new(NULL);
        assert_int_equal(tn_register_add(&list, scratch, books_of(all[i])), TN_OK);
        assert_int_equal(list.count, i + 1); /* yen: one document, dollars: two */
        assert_string_equal(list.rows[0].buyer, i ? "cust-1" : "B");
        tn_arena_free(scratch);
    }
    assert_int_equal(list.documents, 3);
    tn_register_end(&list);
    assert_int_equal(list.count, 0);
    assert_null(list.rows);
    print_totals(&list, text, sizeof(text));
    print_totals(listed(TN_DOCUMENT_KINDS, NULL), same, sizeof(same));
    assert_string_equal(text, same);
}

/* Rows that are kept outlive what the contracts were read into. */
static void test_register__kept_rows(void **state)
{
    (void)state;
    tn_register list = {.arena = arena, .options = {.kind = TN_DOCUMENT_KINDS}, .keeps_rows = true};
    tn_arena *scratch = tn_arena_new(NULL);
    assert_int_equal(tn_register_add(&list, scratch, books_of(&yen)), TN_OK);
    tn_arena_free(scratch);
    assert_string_equal(list.rows[0].id, "C-1-2027-01-20-contract");
    assert_string_equal(list.rows[0].buyer, "B");
}

/* By the code of the currency, whichever letter differs; then by month, and all of them last. */
static void test_register_end__order(void **state)
{
    (void)state;
    static const char *const order[] = {"AAB", "AAB", "ABA", "ABA", "BAA", "BAA"};
    tn_register_total totals[COUNT(order) * 2] = {{0}};
    for (size_t i = 0; i < COUNT(totals);
         i++) { /* the last comes first, and all before any month */
        const size_t place = COUNT(totals) - 1 - i;
        const tn_currency currency = {.places = 2};
        totals[i].total.currency = currency;
        memcpy(totals[i].total.currency.code, order[place / 2], 3);
        totals[i].is_all = place % 4 == 3;
        totals[i].month.days = totals[i].is_all ? 0 : (int32_t)(place % 4);
    }
    tn_register list = {.arena = arena, .totals = totals, .total_count = COUNT(totals)};
    tn_register_end(&list);
    for (size_t i = 0; i < COUNT(totals); i++) {
        assert_string_equal(totals[i].total.currency.code, order[i / 2]);
        assert_int_equal(totals[i].is_all, i % 4 == 3);
        assert_int_equal(totals[i].month.days, i % 4 == 3 ? 0 : i % 4);
    }
}

/* A contract that has no documents, because nobody can say what it costs, has no rows. */
static void test_register__no_documents(void **state)
{
    (void)state;
    const life_case unpriced = {.what = "no price for a year",
                                .product = HALF_PRICED,
                                .contract =
                                    PUBLIC("12", "2027-01-01") "[item bare]\nquantity = 5\n"};
    tn_register list = {.arena = arena, .options = {.kind = TN_DOCUMENT_KINDS}};
    assert_int_equal(tn_register_add(&list, arena, books_of(&unpriced)), TN_E_FINDINGS);
    assert_int_equal(list.documents, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_register__rows_and_sums),
        cmocka_unit_test(test_register__a_kind_and_a_day),
        cmocka_unit_test(test_register__buyer),
        cmocka_unit_test(test_register__beyond_64_bits),
        cmocka_unit_test(test_register__texts),
        cmocka_unit_test(test_register__out_of_memory),
        cmocka_unit_test(test_register__without_rows),
        cmocka_unit_test(test_register__kept_rows),
        cmocka_unit_test(test_register_end__order),
        cmocka_unit_test(test_register__no_documents),
    };
    return RUN_LIVES(tests);
}
