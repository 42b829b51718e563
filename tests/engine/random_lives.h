/* Random contracts lived and billed, their failures printed with the seed that replays them. */
#ifndef TN_TEST_ENGINE_RANDOM_LIVES_H
#define TN_TEST_ENGINE_RANDOM_LIVES_H

#include "engine/random_contracts.h"

/* The case in words, for a test that is about to fail. */
static inline void print_random(const random_life *r)
{
    static char text[16384];
    const tn_policy *p = &r->policy;
    *text = '\0';
    say(text, sizeof(text), "seed %llu: %s,basis=%s,change_day=%d,ratio_decimals=%d,rounding=%s,",
        (unsigned long long)r->seed, p->name, tn_basis_name(p->basis), (int)p->change_day,
        p->ratio_decimals, tn_rounding_name(p->rounding));
    say(text, sizeof(text), "scope=%d,remainder=%d\n", (int)p->scope, (int)p->remainder);
    for (size_t i = 0; i < r->contract.event_count; i++) {
        char when_text[TN_INSTANT_TEXT];
        say(text, sizeof(text), "%s %s\n", tn_event_name(r->events[i].kind),
            when(r->events[i].when.value, when_text));
    }
    if (r->life) {
        print_life(r->life, text, sizeof(text));
    }
    if (r->invoices) {
        say(text, sizeof(text), "\n");
        print_invoices(r->invoices, text, sizeof(text));
    }
    test_print(r->said);
    print_message("%s\n", text);
}

/* Lives and bills it in a room of its own. A status that nothing was said about is a failure. */
static inline tn_status try_random(random_life *r)
{
    r->room = tn_arena_new(NULL);
    r->said = tn_findings_new(r->room);
    r->books = tn_books_new(r->room, &r->contract, tables, &r->policy, &r->horizon, r->said);
    r->life = tn_books_life(r->books);
    r->invoices = tn_books_invoices(r->books);
    const tn_status status = tn_books_status(r->books);
    const bool said = tn_findings_count(r->said) > 0;
    if (status != TN_OK && !((status == TN_E_FINDINGS || status == TN_E_RANGE) && said)) {
        print_random(r);
        fail_msg("seed %llu: status %d", (unsigned long long)r->seed, (int)status);
    }
    return status;
}

/* As try_random; false when it cannot be lived. */
static inline bool live_random(random_life *r)
{
    const tn_status status = try_random(r);
    if (status == TN_E_RANGE) {
        print_random(r);
        fail_msg("seed %llu: out of range", (unsigned long long)r->seed);
    }
    return status == TN_OK;
}

static inline void end_random(random_life *r)
{
    tn_arena_free(r->room);
    r->room = NULL;
}

#define HOLDS(r, what)                                                                             \
    do {                                                                                           \
        if (!(what)) {                                                                             \
            print_random(r);                                                                       \
            fail_msg("seed %llu: not " #what, (unsigned long long)(r)->seed);                      \
        }                                                                                          \
    } while (0)

/* How often each property is tried: TENOR_LIVES multiplies it, TENOR_SEED replays one. */
static inline void for_seeds(uint64_t first, int64_t count, void (*property)(uint64_t seed))
{
    const char *times = getenv("TENOR_LIVES"), *one = getenv("TENOR_SEED");
    if (one) {
        property(strtoull(one, NULL, 10));
        return;
    }
    count *= times ? strtoll(times, NULL, 10) : 1;
    for (int64_t i = 0; i < count; i++) {
        property(first + (uint64_t)i * UINT64_C(0x9e3779b97f4a7c15));
    }
}

/* Date, kind and amounts of all documents, the dates so many days earlier. */
static inline const char *summary(const random_life *r, int64_t days)
{
    static char both[2][65536];
    static int which;
    char *out = both[which = !which], total[TN_DECIMAL_TEXT];
    *out = '\0';
    for (size_t i = 0; i < r->invoices->count; i++) {
        const tn_document *d = r->invoices->documents[i];
        say(out, sizeof(both[0]), "%lld %s %s:", (long long)(d->date.days - days),
            tn_document_kind_name(d->kind), tn_money_format(d->total, total));
        for (size_t j = 0; j < d->line_count; j++) {
            say(out, sizeof(both[0]), " %lld", (long long)d->lines[j].amount.minor);
        }
        say(out, sizeof(both[0]), "\n");
    }
    return out;
}

static inline void same_summary(const random_life *a, const random_life *b, int64_t days)
{
    const char *one = summary(a, 0), *two = summary(b, days);
    if (strcmp(one, two) != 0) {
        print_random(a);
        print_random(b);
        fail_msg("seed %llu:\n%s\n%s", (unsigned long long)a->seed, one, two);
    }
}

#define PROPERTY(name)                                                                             \
    static void test_pairs__##name(void **state)                                                   \
    {                                                                                              \
        (void)state;                                                                               \
        for_seeds(20280411, PAIRS, name);                                                          \
    }

#endif
