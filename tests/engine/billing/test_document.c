/* What stands on an invoice besides its amount: dates, numbers, ids, lines; and memory running
 * out. */
#include "engine/billing/document.h"
#include "engine/lives.h"

#define PUBLIC_YEAR PUBLIC("12", "2027-01-01T09:30:00Z") "[item seats]\nquantity = 2\n"

static const char *id(const tn_invoices *invoices, size_t i)
{
    return tn_document_id(arena, invoices->documents[i]);
}

static const tn_line *line(const tn_invoices *invoices, size_t document, size_t i)
{
    assert_true(document < invoices->count && i < invoices->documents[document]->line_count);
    return &invoices->documents[document]->lines[i];
}

static void test_document__ids(void **state)
{
    (void)state;
    const life_case one = {
        .what = "ids",
        .product = STORAGE,
        .contract = PUBLIC_YEAR
        "[upgrade 2027-04-11]\nquantity.gb = 1\n[upgrade 2027-04-11T10:05:59Z]\n"
        "quantity.gb = 2\n[upgrade 2027-04-11T23:00:00Z]\nquantity.gb = 3\n"
        "[refund 2027-05-01]\napproved = yes\namount = 1\n[refund 2027-05-01T00:00:00Z]\n"
        "approved = yes\namount = 2\n[refund 2027-05-01T12:00:00Z]\n"
        "approved = yes\n"};
    static const char *const ids[] = {
        "C-1-2027-01-01-contract",      "C-1-2027-04-11-upgrade", "C-1-2027-04-11T1005Z-upgrade",
        "C-1-2027-04-11T2300Z-upgrade", "C-1-2027-05-01-refund",  "C-1-2027-05-01T0000Z-refund",
        "C-1-2027-05-01T1200Z-refund"};
    const tn_invoices *invoices = bill(&one);
    assert_non_null(invoices);
    assert_int_equal(invoices->count, COUNT(ids));
    for (size_t i = 0; i < COUNT(ids); i++) {
        assert_string_equal(id(invoices, i), ids[i]);
        assert_int_equal(invoices->documents[i]->number, i + 1);
    }
}

/* Two credit notes of one instant, one for each currency. */
static void test_document__ids_of_twins(void **state)
{
    (void)state;
    const life_case one = {
        .what = "twins",
        .product = STORAGE,
        .offer = OFFER("duration = 12m\n[item gb]\nquantity = 500\n"),
        .other_offer =
            OFFER("replaces = agmt-1\nduration = 12m\ncurrency = EUR\n[item gb]\nprice = 3\n"
                  "quantity = 2\n[usage calls]\nprice = 1\n"),
        .contract = PRIVATE(
            "2027-01-01") "[replace 2027-01-02]\noffer = b.offer.ini\n[refund 2027-01-03]\n"};
    const tn_invoices *invoices = bill(&one);
    assert_int_equal(invoices->count, 4);
    assert_string_equal(id(invoices, 2), "C-1-2027-01-03-refund");
    assert_string_equal(id(invoices, 3), "C-1-2027-01-03-refund-2");
}

/* Ids write minutes: two instants of one minute are twins, too. */
static void test_document__ids_within_a_minute(void **state)
{
    (void)state;
    const life_case one = {
        .what = "a minute",
        .product = STORAGE,
        .contract =
            PUBLIC_YEAR "[item gb]\nquantity = 1\n[upgrade 2027-04-11T10:05:40Z]\nquantity.gb = 3\n"
                        "[upgrade 2027-04-11T10:05:05Z]\nquantity.gb = 2\n"
                        "[upgrade 2027-04-11T10:06:00Z]\nquantity.gb = 4\n"};
    static const char *const ids[] = {"C-1-2027-01-01-contract", "C-1-2027-04-11T1005Z-upgrade",
                                      "C-1-2027-04-11T1005Z-upgrade-2",
                                      "C-1-2027-04-11T1006Z-upgrade"};
    const tn_invoices *invoices = bill(&one);
    assert_int_equal(invoices->count, COUNT(ids));
    for (size_t i = 0; i < COUNT(ids); i++) {
        assert_string_equal(id(invoices, i), ids[i]);
    }
}

/* A number may move when something is added, an id may not. */
static void test_document__due_by_net_terms(void **state)
{
    (void)state;
    const life_case one = {
        .what = "due",
        .product = STORAGE,
        .offer = OFFER("duration = 12m\nnet_terms = 30\n[item gb]\nquantity = 1\n"),
        .other_offer = OFFER("replaces = agmt-1\nduration = 1m\n[item gb]\nquantity = 1\n"),
        .contract = PRIVATE("2027-01-31") "[upgrade 2027-02-01]\nquantity.gb = 9\n"
                                          "[replace 2027-03-01T10:00:00Z]\n"
                                          "offer = b.offer.ini\n"};
    static const char *const due[] = {"2027-03-02", "2027-03-03", "2027-03-01"};
    const tn_invoices *invoices = bill(&one);
    assert_int_equal(invoices->count, COUNT(due));
    for (size_t i = 0; i < COUNT(due); i++) {
        char text[TN_DATE_TEXT];
        assert_string_equal(tn_date_format(invoices->documents[i]->due, text), due[i]);
    }
    assert_string_equal(id(invoices, 2), "C-1-2027-03-01T1000Z-contract");
    assert_int_equal(invoices->documents[2]->term, 1);
}

/* Lines follow the product's dimensions: credits, charges, rounding. */
static void test_lines__upgrade(void **state)
{
    (void)state;
    const life_case one = {.what = "lines",
                           .product = STORAGE,
                           .contract = PUBLIC_YEAR "[item gb]\nquantity = 7\n[upgrade 2027-10-01]\n"
                                                   "quantity.seats = 3\nquantity.gb = 8\n"};
    static const struct {
        tn_line_kind kind;
        size_t dimension;
        int64_t quantity, minor;
    } lines[] = {
        {TN_LINE_UPGRADE_CREDIT, 0, 7, -2823}, /* 112 x 92/365 = 28.2301 */
        {TN_LINE_UPGRADE_CREDIT, 1, 2, -5041}, /* 200 x 92/365 = 50.4110 */
        {TN_LINE_UPGRADE_CHARGE, 0, 8, 3226},  /* 128 x 92/365 = 32.2630 */
        {TN_LINE_UPGRADE_CHARGE, 1, 3, 7562},  /* 300 x 92/365 = 75.6164 */
    };
    const tn_invoices *invoices = bill(&one);
    assert_int_equal(invoices->documents[1]->line_count, COUNT(lines));
    for (size_t i = 0; i < COUNT(lines); i++) {
        const tn_line *l = line(invoices, 1, i);
        assert_int_equal(l->kind, lines[i].kind);
        assert_int_equal(l->dimension, lines[i].dimension);
        assert_int_equal(l->quantity, lines[i].quantity);
        assert_int_equal(l->amount.minor, lines[i].minor);
        assert_true(l->share && l->share->counted.num == 92 && l->share->counted.den == 365);
        assert_int_equal(l->period.start.seconds, at("2027-10-01").seconds);
        assert_int_equal(l->period.end.seconds, at("2028-01-01T09:30:00Z").seconds);
    }
    const tn_line *first = line(invoices, 0, 0);
    assert_null(first->share);
    assert_int_equal(first->unit_price.e8, 16 * TN_PRICE_ONE);
    assert_int_equal(first->period.start.seconds, at("2027-01-01T09:30:00Z").seconds);
}

/* A credit note names what it takes from, the newest invoice first. */
static void test_lines__refund_names_invoices(void **state)
{
    (void)state;
    const life_case one = {.what = "reduces",
                           .product = STORAGE,
                           .contract = PUBLIC_YEAR "[upgrade 2027-01-02]\nquantity.seats = 3\n"
                                                   "[refund 2027-01-02T10:00:00Z]\namount = 50\n"
                                                   "[refund 2027-01-03]\n"};
    const tn_invoices *invoices = bill(&one);
    assert_int_equal(invoices->count, 4);
    const tn_document *contract = invoices->documents[0], *upgrade = invoices->documents[1];
    assert_int_equal(upgrade->total.minor, 9973); /* 100 x 364/365 = 99.7260 */
    assert_ptr_equal(line(invoices, 2, 0)->reduces, upgrade);
    assert_int_equal(line(invoices, 2, 0)->amount.minor, -5000);
    assert_ptr_equal(line(invoices, 3, 0)->reduces, upgrade);
    assert_int_equal(line(invoices, 3, 0)->amount.minor, -4973);
    assert_ptr_equal(line(invoices, 3, 1)->reduces, contract);
    assert_int_equal(line(invoices, 3, 1)->amount.minor, -20000);
    assert_int_equal(invoices->documents[3]->total.minor, -24973);
}

static void test_names__of_all_kinds(void **state)
{
    (void)state;
    static const char *const lines[] = {"contract",       "instalment", "upgrade-charge",
                                        "upgrade-credit", "renewal",    "usage",
                                        "refund",         "rounding"};
    static const char *const documents[] = {"contract", "renewal", "instalment",
                                            "upgrade",  "usage",   "refund"};
    assert_int_equal(COUNT(lines), TN_LINE_KINDS);
    assert_int_equal(COUNT(documents), TN_DOCUMENT_KINDS);
    assert_string_equal(tn_line_kind_name(TN_LINE_KINDS), "");
    assert_string_equal(tn_document_kind_name(TN_DOCUMENT_KINDS), "");
    for (int i = 0; i < TN_LINE_KINDS; i++) {
        assert_string_equal(tn_line_kind_name((tn_line_kind)i), lines[i]);
    }
    for (int i = 0; i < TN_DOCUMENT_KINDS; i++) {
        assert_string_equal(tn_document_kind_name((tn_document_kind)i), documents[i]);
    }
}

static void test_assumed__renewals_after_as_of(void **state)
{
    (void)state;
    const life_case one = {.what = "assumed",
                           .product = STORAGE,
                           .contract = PUBLIC_YEAR "[renewal]\nauto = yes\n",
                           .until = "2029-06-01",
                           .as_of = "2028-06-01"};
    const tn_invoices *invoices = bill(&one);
    assert_int_equal(invoices->count, 3);
    assert_false(invoices->documents[0]->assumed);
    assert_false(invoices->documents[1]->assumed);
    assert_true(invoices->documents[2]->assumed);
    assert_false(invoices->life->terms[0].is_renewal);
    assert_true(invoices->life->terms[1].is_renewal);
}

/* For the listing fee an offer to a customer one has already is a renewal. */
static void test_is_renewal__by_purpose(void **state)
{
    (void)state;
    static const char *const purposes[] = {"new", "existing", "migration"};
    for (size_t i = 0; i < COUNT(purposes); i++) {
        char offer[256];
        snprintf(offer, sizeof(offer),
                 OFFER("duration = 12m\npurpose = %s\n[item gb]\nquantity = 1\n"), purposes[i]);
        const life_case one = {.what = "purpose",
                               .product = STORAGE,
                               .offer = offer,
                               .contract = PRIVATE("2027-01-01")};
        assert_int_equal(bill(&one)->life->terms[0].is_renewal, i > 0);
    }
}

/* ---- made by hand --------------------------------------------------------------------------- */

static const tn_term hand_term = {
    .index = 2, .net_terms = 30, .assumed = true, .currency = {"USD", 2}};

static tn_document *hand_document(const tn_policy *policy, size_t room)
{
    tn_document *d = NULL;
    assert_int_equal(tni_document_make(arena, &hand_term, at("2027-01-31T10:00:00Z"), room, &d),
                     TN_OK);
    d->policy = policy;
    return d;
}

static void test_document_make__of_a_term(void **state)
{
    (void)state;
    const tn_document *d = hand_document(NULL, 3);
    assert_int_equal(d->term, 2);
    assert_true(d->assumed);
    assert_int_equal(d->at.seconds, at("2027-01-31T10:00:00Z").seconds);
    assert_int_equal(d->date.days, tn_instant_date(at("2027-01-31")).days);
    assert_int_equal(d->due.days, tn_instant_date(at("2027-03-02")).days);
    assert_string_equal(d->total.currency.code, "USD");
    assert_int_equal(d->total.minor, 0);
    assert_true(d->exact.num == 0 && d->exact.den == 1);
    assert_int_equal(d->line_capacity, 3);
    assert_int_equal(d->line_count, 0);
    tn_document *late = NULL; /* due in 9999 */
    assert_int_equal(tni_document_make(arena, &hand_term, at("9998-12-02"), 1, &late), TN_E_RANGE);
    assert_int_equal(tni_document_make(arena, &hand_term, at("9998-12-01"), 1, &late), TN_OK);
}

/* Exact amounts in minor units; what the lines come to, and the rounding line; 0: there is none. */
static void test_document_total__by_hand(void **state)
{
    (void)state;
    static const struct {
        const char *policy;
        size_t count;
        tn_fraction exact[3];
        int64_t total, rounding;
    } rows[] = {
        {"aws", 2, {{5, 2}, {5, 2}}, 5, -1},     /* 2.5 and 2.5: 3 and 3, and 5 together */
        {"killbill", 2, {{5, 2}, {5, 2}}, 6, 0}, /* the total is the sum of the lines */
        {"aws", 1, {{5, 2}}, 3, 0},              /* one line is the document */
        {"aws", 3, {{1, 3}, {1, 3}, {1, 3}}, 1, 1},
        {"aws", 2, {{-5, 2}, {15, 2}}, 5, 0}, /* -3 and 8 */
        {"aws", 2, {{-5, 2}, {-5, 2}}, -5, 1},
        {"aws", 2, {{7, 1}, {-7, 1}}, 0, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_policy policy = policy_of(rows[i].policy);
        const tn_period period = {at("2027-02-01"), at("2027-03-01")},
                        later = {at("2027-03-01"), at("2027-04-01")};
        tn_document *d = hand_document(&policy, rows[i].count + 1);
        for (size_t j = 0; j < rows[i].count; j++) {
            tn_line *line = tni_line_next(d, TN_LINE_CONTRACT, j);
            line->period = j ? later : period;
            line->exact = rows[i].exact[j];
        }
        assert_int_equal(tni_document_total(d), TN_OK);
        assert_int_equal(d->total.minor, rows[i].total);
        assert_int_equal(d->line_count, rows[i].count + (rows[i].rounding != 0));
        if (rows[i].rounding) {
            const tn_line *last = &d->lines[d->line_count - 1];
            assert_int_equal(last->kind, TN_LINE_ROUNDING);
            assert_int_equal(last->dimension, TN_NO_DIMENSION);
            assert_int_equal(last->amount.minor, rows[i].rounding);
            assert_int_equal(last->period.start.seconds, period.start.seconds); /* the first's */
        }
    }
}

static void test_document_total__beyond_64_bits(void **state)
{
    (void)state;
    const tn_policy policies[] = {policy_of("aws"), policy_of("killbill")};
    for (size_t i = 0; i < COUNT(policies); i++) {
        for (int64_t more = 0; more < 2; more++) { /* the last that fits, and one more */
            tn_document *d = hand_document(&policies[i], 3);
            tni_line_next(d, TN_LINE_CONTRACT, 0)->exact = (tn_fraction){INT64_MAX - 7, 1};
            tni_line_next(d, TN_LINE_CONTRACT, 1)->exact = (tn_fraction){7 + more, 1};
            assert_int_equal(tni_document_total(d), more ? TN_E_RANGE : TN_OK);
        }
        /* The lines fit, rounded down; their exact total is half a unit above, and does not. */
        tn_document *d = hand_document(&policies[i], 3);
        tni_line_next(d, TN_LINE_CONTRACT, 0)->exact =
            (tn_fraction){(tn_i128)(INT64_MAX - 1) * 4 + 1, 4};
        tni_line_next(d, TN_LINE_CONTRACT, 1)->exact = (tn_fraction){5, 4};
        assert_int_equal(tni_document_total(d), i == 0 ? TN_E_RANGE : TN_OK);
    }
}

/* At one instant: what refunds, replaces and cancels goes before an instalment, after the rest. */
static void test_document_before__instalments_come_last(void **state)
{
    (void)state;
    const tn_instant instant = at("2027-04-01");
    for (int kind = 0; kind < TN_DOCUMENT_KINDS; kind++) {
        tn_document d = {.kind = (tn_document_kind)kind, .at = instant};
        assert_int_equal(tni_document_before(&d, instant), kind != TN_DOCUMENT_INSTALMENT);
        d.at.seconds--;
        assert_true(tni_document_before(&d, instant));
        d.at.seconds += 2;
        assert_false(tni_document_before(&d, instant));
    }
}

/* ---- memory -------------------------------------------------------------------------------- */

static const life_case whole = {
    .what = "everything",
    .product = STORAGE,
    .offer =
        OFFER("duration = 12m\n[item gb]\nquantity = 500\n[item seats]\nquantity = 2\n[renewal]\n"
              "auto = yes\nuplift = 5%\n"),
    .other_offer =
        OFFER("replaces = agmt-1\nduration = 12m\n[item seats]\nquantity = 9\n[payments]\n"
              "plan = monthly\n[renewal]\nauto = yes\nuplift = 5%\n"),
    .contract =
        PRIVATE("2027-01-01") "[upgrade 2027-03-01]\nquantity.gb = 800\nquantity.seats = 3\n"
                              "[auto-renew 2027-11-01]\nenabled = yes\n[renew 2028-01-01]\n"
                              "quantity.gb = 3\nuplift = 2%\nprice.seats = 90\n"
                              "[refund 2028-02-01]\napproved = yes\namount = 10\n"
                              "[replace 2028-06-01]\noffer = b.offer.ini\n[cancel 2029-08-01]\n",
    .until = "2030-01-01"};

/* Whichever request is the first to fail, the answer is TN_E_NOMEM, and nothing else happens. */
static void test_memory__runs_out_anywhere(void **state)
{
    (void)state;
    const test_files files = {whole.product, whole.offer, whole.other_offer, whole.contract};
    const tn_contract *contract = test_contract(arena, tables, &files, tn_findings_new(arena));
    const tn_policy policy = policy_of(NULL);
    const tn_horizon horizon = horizon_of(&whole);
    size_t failed = 0;
    bool done = false;
    for (size_t spare = 0; !done && spare < (1 << 20); spare += 16) {
        test_memory memory;
        tn_arena *scarce = test_arena_short(&memory, spare);
        tn_findings *list = tn_findings_new(arena);
        tn_books *books = tn_books_new(scarce, contract, tables, &policy, &horizon, list);
        const tn_invoices *invoices = tn_books_invoices(books);
        const tn_status status = tn_books_status(books);
        assert_int_equal(status == TN_OK, invoices != NULL);
        if (status != TN_OK && status != TN_E_NOMEM) {
            test_print(list);
            fail_msg("spare %zu: status %d", spare, (int)status);
        }
        done = status == TN_OK;
        failed += !done;
        tn_arena_free(scarce);
    }
    assert_true(done);
    assert_true(failed > 100);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_document__ids),
        cmocka_unit_test(test_document__ids_of_twins),
        cmocka_unit_test(test_document__ids_within_a_minute),
        cmocka_unit_test(test_document__due_by_net_terms),
        cmocka_unit_test(test_lines__upgrade),
        cmocka_unit_test(test_lines__refund_names_invoices),
        cmocka_unit_test(test_names__of_all_kinds),
        cmocka_unit_test(test_assumed__renewals_after_as_of),
        cmocka_unit_test(test_is_renewal__by_purpose),
        cmocka_unit_test(test_document_make__of_a_term),
        cmocka_unit_test(test_document_total__by_hand),
        cmocka_unit_test(test_document_total__beyond_64_bits),
        cmocka_unit_test(test_document_before__instalments_come_last),
        cmocka_unit_test(test_memory__runs_out_anywhere),
    };
    return RUN_LIVES(tests);
}
