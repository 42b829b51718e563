/* Deadlines of a contract and of offers, by instant. */
#include "engine/timelines.h"
#include "tenor/deadlines.h"

/* Only what somebody must act on, from a day on; those of several contracts in one order. */
static void test_deadlines__of_two(void **state)
{
    (void)state;
    static const tn_offer offer = {.file = "o.offer.ini",
                                   .expires = {.value = {20818}, .set = true}}; /* 2026-12-31 */
    static const tn_offer open = {.file = "p.offer.ini"};
    static const char all[] =
        "2026-12-31T23:59:59Z offer-expires last second in which the offer can be accepted\n"
        "2027-01-01 invoice C-1-2027-01-01-contract\n"
        "2027-01-01 invoice C-1-2027-01-01-contract\n"
        "2027-02-01 access-ends \n"
        "2027-02-01T01:00:00Z metering-closes no record is accepted from here on\n"
        "2027-11-01 adjustment-deadline last day to set the uplift within its range\n"
        "2027-12-01 decision-deadline last day to switch the renewal on or off\n"
        "2028-01-01 invoice C-1-2028-01-01-renewal?\n";
    tn_books *books = NULL;
    for (int from = 0; from < 2; from++) {
        tn_deadlines d = {
            .arena = arena, .has_from = from, .from = tn_instant_date(at("2027-02-01"))};
        char found[1024] = "", text[TN_INSTANT_TEXT];
        for (int i = 0; i < 2; i++) {
            const tn_timeline *t = timeline_of(&cases[i ? 0 : 3], &books);
            tn_deadlines_add_timeline(&d, books, t);
        }
        tn_deadlines_add_offer(&d, &offer);
        tn_deadlines_add_offer(&d, &open);
        tn_deadlines_sort(&d);
        for (size_t i = 0; i < d.count; i++) {
            say(found, sizeof(found), "%s %s %s%s\n", when(d.items[i].at, text), d.items[i].what,
                d.items[i].detail, d.items[i].assumed ? "?" : "");
        }
        assert_string_equal(found, from ? strstr(all, "2027-02-01 ") : all);
        assert_int_equal(d.count, from ? 5 : 8);
    }
}

/* Whose it is, a day or a second, what is due; an offer has a name, else its file's. */
static void test_deadlines__details(void **state)
{
    (void)state;
    static const tn_date last = {20818};
    static const tn_offer offers[] = {
        {.file = "o.offer.ini", .expires = {.value = {20818}, .set = true}},
        {.file = "n.offer.ini",
         .name = {.value = "Named"},
         .expires = {.value = {20818}, .set = true}}};
    tn_books *books = NULL;
    tn_deadlines d = {.arena = arena, .has_from = true, .from = last};
    char found[1024] = "", text[TN_DECIMAL_TEXT];
    tn_deadlines_add_offer(&d, &offers[0]);
    tn_deadlines_add_offer(&d, &offers[1]);
    const tn_timeline *timeline = timeline_of(&cases[0], &books);
    tn_deadlines_add_timeline(&d, books, timeline);
    tn_deadlines_sort(&d);
    for (size_t i = 0; i < d.count; i++) {
        say(found, sizeof(found), "%s %s%s %s\n", d.items[i].subject, d.items[i].what,
            d.items[i].whole_day ? " day" : "",
            d.items[i].has_amount ? tn_money_format(d.items[i].amount, text) : "-");
    }
    assert_string_equal(found, "o.offer.ini offer-expires -\nNamed offer-expires -\n"
                               "C-1 invoice day 20.00\nC-1 access-ends -\n"
                               "C-1 metering-closes -\n");
    d = (tn_deadlines){.arena = arena, .has_from = true, .from = {last.days + 1}};
    tn_deadlines_add_offer(&d, &offers[0]);
    assert_int_equal(d.count, 0);
}

static void test_deadlines_sort__none(void **state)
{
    (void)state;
    tn_deadlines d = {.arena = arena};
    tn_deadlines_sort(&d);
    assert_int_equal(d.count, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_deadlines__of_two),
        cmocka_unit_test(test_deadlines__details),
        cmocka_unit_test(test_deadlines_sort__none),
    };
    return RUN_LIVES(tests);
}
