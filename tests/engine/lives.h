/* Lives from literals, printed short: what the tests of lives, invoices and books share. */
#ifndef TN_TEST_ENGINE_LIVES_H
#define TN_TEST_ENGINE_LIVES_H

#include "support/contract.h"
#include "tenor/books.h"
#include "tenor/buffer.h"

static tn_arena *arena;
static const tn_tables *tables;
static tn_findings *findings; /* of the last life or bill */

static inline int set_up(void **state)
{
    (void)state;
    arena = tn_arena_new(NULL);
    tables = test_tables(arena);
    return 0;
}

static inline int tear_down(void **state)
{
    (void)state;
    tn_arena_free(arena);
    return 0;
}

#define RUN_LIVES(tests) (cmocka_run_group_tests(tests, set_up, tear_down) ? 1 : 0)

static inline tn_instant at(const char *text)
{
    tn_instant instant = {0};
    tn_date date;
    if (tn_instant_parse(text, strlen(text), &instant) != TN_OK) {
        assert_int_equal(tn_date_parse(text, strlen(text), &date), TN_OK);
        instant = tn_instant_of(date);
    }
    return instant;
}

static inline tn_policy policy_of(const char *text)
{
    tn_policy policy;
    assert_int_equal(tn_policy_parse(tables->policies, tables->policy_count, text ? text : "aws",
                                     &policy, NULL, NULL),
                     TN_OK);
    return policy;
}

/* ---- literals ------------------------------------------------------------------------------ */

#define STORAGE                                                                                    \
    "[product]\ntitle = S\ncategory = data\nunit = GB\npurchase = any\ncurrency = USD\n"           \
    "durations = 1m, 12m, 24m\n"                                                                   \
    "[dimension gb]\nprice.1m = 2\nprice.12m = 16\nprice.24m = 30\n"                               \
    "[dimension seats]\nprice.1m = 10\nprice.12m = 100\nprice.24m = 180\n"                         \
    "[dimension calls]\npayg = 0.01\n"
/* The first dimension has no price for a year. */
#define HALF_PRICED                                                                                \
    "[product]\ntitle = H\ncategory = data\nunit = GB\npurchase = any\ncurrency = USD\n"           \
    "durations = 1m, 12m\n[dimension bare]\nprice.1m = 3\n"                                        \
    "[dimension gb]\nprice.1m = 2\nprice.12m = 16\n"
#define TIERS                                                                                      \
    "[product]\ntitle = T\ncategory = tiers\npurchase = one-tier\ncurrency = USD\n"                \
    "durations = 1m, 12m\n"                                                                        \
    "[dimension basic]\nprice.1m = 100\nprice.12m = 1000\n"                                        \
    "[dimension pro]\nprice.1m = 400\nprice.12m = 4000\n"                                          \
    "[dimension same]\nprice.1m = 400\nprice.12m = 4000\n"
#define OFFER(more)                                                                                \
    "[offer]\nname = A\nproduct = p.product.ini\nbuyer = B\nexpires = 2099-12-31\n"                \
    "published = 2026-01-01\n" more
#define PUBLIC(months, accepted)                                                                   \
    "[contract]\nid = C-1\nproduct = p.product.ini\nduration = " months "m\naccepted = " accepted  \
    "\n"
#define PRIVATE(accepted) "[contract]\nid = C-1\noffer = a.offer.ini\naccepted = " accepted "\n"

/* ---- living and billing -------------------------------------------------------------------- */

typedef struct life_case {
    const char *what, *product, *offer, *other_offer, *contract;
    const char *until, *as_of, *policy; /* NULL: none, aws */
    const char *expected, *codes;
} life_case;

static inline tn_horizon horizon_of(const life_case *c)
{
    tn_horizon horizon = {.has_until = c->until != NULL, .has_as_of = c->as_of != NULL};
    if (c->until) {
        horizon.until = tn_instant_date(at(c->until));
    }
    if (c->as_of) {
        horizon.as_of = tn_instant_date(at(c->as_of));
    }
    return horizon;
}

/* The books of a case. */
static inline tn_books *books_of(const life_case *c)
{
    const test_files files = {c->product, c->offer, c->other_offer, c->contract};
    findings = tn_findings_new(arena);
    const tn_contract *contract = test_contract(arena, tables, &files, findings);
    const tn_policy policy = policy_of(c->policy);
    const tn_horizon horizon = horizon_of(c);
    if (!contract) {
        test_print(findings);
        fail_msg("%s: no contract", c->what);
    }
    return tn_books_new(arena, contract, tables, &policy, &horizon, findings);
}

/* Books that are asked what if: under the aws policy, with findings of their own. */
static inline tn_books *plain_books(const tn_contract *contract)
{
    const tn_policy policy = policy_of(NULL);
    findings = tn_findings_new(arena);
    return tn_books_new(arena, contract, tables, &policy, &(tn_horizon){0}, findings);
}

/* The life of a case, NULL when there is none. */
static inline const tn_life *live(const life_case *c)
{
    tn_books *books = books_of(c);
    const tn_life *life = tn_books_life(books);
    const tn_status status = tn_books_status(books);
    if (status == TN_E_BUG || status == TN_E_NOMEM || (status == TN_OK) != (life != NULL)) {
        fail_msg("%s: status %d", c->what, (int)status);
    }
    return life;
}

static inline const tn_invoices *bill(const life_case *c)
{
    tn_books *books = books_of(c);
    const tn_invoices *invoices = tn_books_invoices(books);
    if (tn_books_status(books) == TN_E_BUG) {
        fail_msg("%s: the books do not balance", c->what);
    }
    return invoices;
}

/* ---- printing ------------------------------------------------------------------------------ */

static inline void say(char *out, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static inline void say(char *out, size_t size, const char *format, ...)
{
    const size_t used = strlen(out);
    va_list args;
    va_start(args, format);
    vsnprintf(out + used, size - used, format, args);
    va_end(args);
}

/* "2027-01-01", or with the time when it is not midnight. */
static inline const char *when(tn_instant instant, char *text)
{
    return instant.seconds % TN_DAY_SECONDS ? tn_instant_format(instant, text)
                                            : tn_date_format(tn_instant_date(instant), text);
}

static inline void print_held(const tn_life *life, const int64_t *quantity, char *out, size_t size)
{
    for (size_t i = 0; i < life->product->dimension_count; i++) {
        if (quantity[i]) {
            say(out, size, " %s=%lld", life->product->dimensions[i].label, (long long)quantity[i]);
        }
    }
}

/* A line per term: kind, start, end, fate with its instant, what was held from when. */
static inline void print_life(const tn_life *life, char *out, size_t size)
{
    static const char *const kinds[] = {"first", "auto", "renew", "replace"};
    static const char *const fates[] = {"", " cancelled", " refunded", " replaced"};
    char text[TN_INSTANT_TEXT];
    for (size_t i = 0; i < life->term_count; i++) {
        const tn_term *t = &life->terms[i];
        say(out, size, "%s%s %s", i ? "\n" : "", kinds[t->kind], when(t->period.start, text));
        say(out, size, " %s%s", when(t->period.end, text), fates[t->end_reason]);
        if (t->end_reason != TN_TERM_END_FULL) {
            say(out, size, " %s", when(t->ended, text));
        }
        for (size_t h = 0; h < t->holding_count; h++) {
            if (h) {
                say(out, size, "; %s:", when(t->holdings[h].from, text));
            }
            print_held(life, t->holdings[h].quantity, out, size);
        }
    }
    if (life->over) {
        say(out, size, "\nover %s", when(life->access_end, text));
    }
}

/* A line per document: date, kind, total; and in brackets its lines where there is more to say. */
static inline void print_invoices(const tn_invoices *invoices, char *out, size_t size)
{
    char text[TN_DECIMAL_TEXT], date[TN_DATE_TEXT];
    for (size_t i = 0; i < invoices->count; i++) {
        const tn_document *d = invoices->documents[i];
        say(out, size, "%s%s %s %s", i ? "\n" : "", tn_date_format(d->date, date),
            tn_document_kind_name(d->kind), tn_money_format(d->total, text));
        for (size_t j = 0; d->kind == TN_DOCUMENT_UPGRADE && j < d->line_count; j++) {
            const tn_line *line = &d->lines[j];
            say(out, size, " %s", tn_money_format(line->amount, text));
        }
    }
}

static inline void print_codes(char *out, size_t size)
{
    tn_findings_sort(findings);
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        say(out, size, "%s%s", i ? " " : "", tn_code_get(tn_findings_get(findings, i)->code)->text);
    }
}

static inline void same(const life_case *c, const char *found)
{
    char codes[512] = "";
    print_codes(codes, sizeof(codes));
    if (strcmp(found, c->expected) != 0 || strcmp(codes, c->codes ? c->codes : "") != 0) {
        test_print(findings);
        fail_msg("%s:\n%s\n%s\nexpected:\n%s\n%s", c->what, found, codes, c->expected,
                 c->codes ? c->codes : "");
    }
}

static inline void check_lives(const life_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char found[4096] = "";
        const tn_life *life = live(&cases[i]);
        if (life) {
            print_life(life, found, sizeof(found));
        }
        same(&cases[i], found);
    }
}

static inline void check_bills(const life_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char found[8192] = "";
        const tn_invoices *invoices = bill(&cases[i]);
        if (invoices) {
            print_invoices(invoices, found, sizeof(found));
        }
        same(&cases[i], found);
    }
}

#endif
