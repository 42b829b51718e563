/* What users of other billing programs complained of: terms and anchors, previews, what was issued.
 * Each case names the thread it comes from. */
#include "engine/lives.h"
#include "tenor/upgrade.h"

#define GB              "[item gb]\nquantity = 500\n"
#define YEAR            PUBLIC("12", "2027-01-01") GB
#define UP(when, what)  "[upgrade " when "]\nquantity." what "\n"
#define BACK(when, sum) "[refund " when "]\napproved = yes\namount = " sum "\n"
#define RENEWING        "[renewal]\nauto = yes\nuplift = 0%\n"
#define MONTHLY(day)    PUBLIC("1", day) "[item seats]\nquantity = 2\n[renewal]\nauto = yes\n"

/* ---- terms --------------------------------------------------------------------------------- */

#define TERM(kind, from, to) kind " " from " " to " seats=2"

static const life_case term_cases[] = {
    {.what =
         "killbill#2133, polar#10664, #10693, OCA#161, lago#1567, openmeter#3225: from the 31st",
     .product = STORAGE,
     .contract = MONTHLY("2025-03-31"),
     .until = "2025-07-15",
     .expected = TERM("first", "2025-03-31", "2025-04-30") "\n" TERM(
         "auto", "2025-04-30", "2025-05-31") "\n" TERM("auto", "2025-05-31",
                                                       "2025-06-30") "\n" TERM("auto", "2025-06-30",
                                                                               "2025-07-31")},
    {.what = "lago#1840, #1655: from the 30th of January of a leap year",
     .product = STORAGE,
     .contract = MONTHLY("2024-01-30"),
     .until = "2024-04-01",
     .expected = TERM("first", "2024-01-30", "2024-02-29") "\n" TERM(
         "auto", "2024-02-29", "2024-03-30") "\n" TERM("auto", "2024-03-30", "2024-04-30")},
    {.what = "killbill#1923: from the 28th, and no stub to the 1st",
     .product = STORAGE,
     .contract = MONTHLY("2023-02-28"),
     .until = "2023-05-01",
     .expected = TERM("first", "2023-02-28", "2023-03-28") "\n" TERM(
         "auto", "2023-03-28", "2023-04-28") "\n" TERM("auto", "2023-04-28", "2023-05-28")},
    {.what = "NPSP#5332, lago#1740: a yearly 29 February comes back in the next leap year",
     .product = STORAGE,
     .contract = PUBLIC("12", "2024-02-29") "[item seats]\nquantity = 2\n[renewal]\nauto = yes\n",
     .until = "2028-01-01",
     .expected = TERM("first", "2024-02-29", "2025-02-28") "\n" TERM(
         "auto", "2025-02-28", "2026-02-28") "\n" TERM("auto", "2026-02-28",
                                                       "2027-02-28") "\n" TERM("auto", "2027-02-28",
                                                                               "2028-02-29")},
    {.what = "BCApps#11399: an end on the anchor leaves no term of a day",
     .product = STORAGE,
     .offer = OFFER("start = 2027-01-31\nend = 2028-01-30\n[item gb]\nprice = 1\nquantity = 1\n"),
     .contract = PRIVATE("2027-01-01"),
     .until = "2028-03-01",
     .expected = "first 2027-01-31 2028-01-31 gb=1\nover 2028-01-31"},
    {.what = "restrict-content-pro#1300: an upgrade does not move the end",
     .product = STORAGE,
     .contract = YEAR UP("2027-12-31", "gb = 800"),
     .expected = "first 2027-01-01 2028-01-01 gb=500; 2027-12-31: gb=800"},
    {.what = "uselotus#518: a downgrade before the renewal is refused, the rest stands",
     .product = STORAGE,
     .contract = YEAR UP("2027-06-01", "gb = 499"),
     .expected = "first 2027-01-01 2028-01-01 gb=500",
     .codes = "CTR-055"},
};

static void test_complaints__terms(void **state)
{
    (void)state;
    check_lives(term_cases, COUNT(term_cases));
}

/* BCApps#8428: renewed by itself there is no hard end; lago#6173: no gap, no overlap. */
static void test_complaints__decades(void **state)
{
    (void)state;
    const life_case one = {.what = "decades",
                           .product = STORAGE,
                           .contract = MONTHLY("2024-01-31"),
                           .until = "2064-01-30"};
    const tn_life *life = live(&one);
    assert_non_null(life);
    assert_int_equal(life->term_count, 40 * 12);
    for (size_t i = 1; i < life->term_count; i++) {
        const tn_civil c = tn_date_civil(tn_instant_date(life->terms[i].period.start));
        const bool leap = c.year % 4 == 0; /* there is no full century in between */
        const int last = c.month == 2 ? 28 + leap : 30 + (c.month + c.month / 8) % 2;
        assert_int_equal(c.day, last);
        assert_int_equal(life->terms[i].period.start.seconds,
                         life->terms[i - 1].period.end.seconds);
    }
}

/* ---- previews ------------------------------------------------------------------------------ */

/* stripe-dotnet#1846, cashier-stripe#576, fxa#16251, lago#3744, #4770, #5522, flexprice#495, #810:
 * what is previewed for an instant is what is billed for it, on every day of the term. */
static void test_complaints__preview_is_bill(void **state)
{
    (void)state;
    const tn_date first = tn_instant_date(at("2027-01-01"));
    for (int32_t day = 0; day < 365; day++) {
        char date[TN_DATE_TEXT], text[512], last[TN_DATE_TEXT];
        tn_date_format((tn_date){first.days + day}, date);
        tn_date_format((tn_date){first.days + day / 2}, last);
        snprintf(text, sizeof(text), YEAR "[upgrade %s]\nquantity.gb = 613\n", last);
        const life_case before = {.what = "preview", .product = STORAGE, .contract = text};
        const test_files files = {STORAGE, NULL, NULL, before.contract};
        const tn_contract *contract = test_contract(arena, tables, &files, tn_findings_new(arena));
        tn_contract_quantity more = {
            .label = "gb", .dimension = 0, .quantity = {.value = 807, .set = true}};
        const tn_event event = {.kind = TN_EVENT_UPGRADE,
                                .quantities = &more,
                                .quantity_count = 1,
                                .when = {.value = at(date), .set = true}};
        const tn_upgrade *preview = NULL;
        assert_int_equal(tn_upgrade_build(arena, plain_books(contract), &event,
                                          tn_findings_new(arena), &preview),
                         TN_OK);
        assert_true(preview->allowed && preview->priced);
        snprintf(text + strlen(text), sizeof(text) - strlen(text),
                 "[upgrade %s]\nquantity.gb = 807\n", day == 0 ? "2027-01-01T00:00:00Z" : date);
        const tn_invoices *invoices = bill(&before);
        const tn_document *d = invoices->documents[invoices->count - 1];
        assert_int_equal(d->kind, TN_DOCUMENT_UPGRADE);
        assert_int_equal(d->total.minor, preview->change.due.minor);
        assert_int_equal(d->line_count, preview->document->line_count);
    }
}

/* postiz-app#1904: what cannot be priced is not 0. */
static void test_complaints__no_price_is_not_zero(void **state)
{
    (void)state;
    const test_files files = {STORAGE, NULL, NULL, YEAR};
    const tn_contract *contract = test_contract(arena, tables, &files, tn_findings_new(arena));
    tn_contract_quantity calls = {
        .label = "calls", .dimension = 2, .quantity = {.value = 1, .set = true}};
    const tn_event event = {.kind = TN_EVENT_UPGRADE,
                            .quantities = &calls,
                            .quantity_count = 1,
                            .when = {.value = at("2027-03-01"), .set = true}};
    const tn_upgrade *preview = NULL;
    tn_books *books = plain_books(contract);
    assert_int_equal(tn_upgrade_build(arena, books, &event, findings, &preview), TN_OK);
    assert_false(preview->allowed);
    assert_false(preview->priced);
    assert_true(tn_findings_count(findings) > 0);
}

/* openmeter#2077, erpnext#42779: what is issued stays, whatever happens or is asked later. */
static void test_complaints__issued_stays(void **state)
{
    (void)state;
    static const life_case cases[] = {
        {.what = "as of",
         .product = STORAGE,
         .contract = YEAR RENEWING,
         .until = "2029-12-31",
         .as_of = "2027-03-01"},
        {.what = "as of later",
         .product = STORAGE,
         .contract = YEAR RENEWING,
         .until = "2029-12-31",
         .as_of = "2029-03-01"},
        {.what = "changed later",
         .product = STORAGE,
         .contract = YEAR RENEWING UP("2029-02-01", "gb = 900") BACK("2029-03-01", "5"),
         .until = "2029-12-31"},
    };
    char found[COUNT(cases)][2048] = {""};
    for (size_t i = 0; i < COUNT(cases); i++) {
        const tn_invoices *invoices = bill(&cases[i]);
        tn_invoices first = *invoices;
        first.count = 3;
        print_invoices(&first, found[i], sizeof(found[i]));
        assert_string_equal(found[i], found[0]);
    }
    assert_string_equal(found[0], "2027-01-01 contract 8000.00\n2028-01-01 renewal 8000.00\n"
                                  "2029-01-01 renewal 8000.00");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_complaints__terms),
        cmocka_unit_test(test_complaints__decades),
        cmocka_unit_test(test_complaints__preview_is_bill),
        cmocka_unit_test(test_complaints__no_price_is_not_zero),
        cmocka_unit_test(test_complaints__issued_stays),
    };
    return RUN_LIVES(tests);
}
