/* What happens when, in the order of the rules. */
#include "engine/timelines.h"

static void print_timeline(const tn_timeline *t, char *out, size_t size)
{
    char text[TN_INSTANT_TEXT];
    for (size_t i = 0; i < t->count; i++) {
        const tn_timeline_event *h = &t->items[i];
        say(out, size, "%s%s %s%s%s", i ? "\n" : "", when(h->at, text),
            tn_timeline_event_name(h->kind), tn_timeline_event_is_notification(h->kind) ? "!" : "",
            h->assumed ? "?" : "");
    }
}

static void test_timeline__in_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char found[4096] = "";
        tn_books *books = NULL;
        print_timeline(timeline_of(&cases[i], &books), found, sizeof(found));
        same(&cases[i], found);
    }
}

/* A buyer who is new is set up as one of whom nothing is said. */
static void test_timeline__new_buyer(void **state)
{
    (void)state;
    tn_books *books = NULL;
    life_case c = cases[0];
    const tn_timeline *before = timeline_of(&c, &books);
    c.contract = PUBLIC("1", "2027-01-01") "setup = new\n" SEATS;
    assert_int_equal(timeline_of(&c, &books)->count, before->count);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_timeline__in_order),
        cmocka_unit_test(test_timeline__new_buyer),
    };
    return RUN_LIVES(tests);
}
