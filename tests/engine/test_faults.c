/* Every arithmetic operation of a simulation made to fail in turn, as one that leaves its range
 * does, and every request for memory: the answer is a clean error, never half a result or a crash.
 * The linker puts the wrappers in front of the operations (CMakeLists.txt). */
#include "engine/fault_scenes_offers.h"
#include "engine/fault_scenes_portfolio.h"

static struct {
    size_t done, fail_at; /* 0: none */
    const char *failed;
} operations;

static bool fails(const char *name)
{
    operations.failed = ++operations.done == operations.fail_at ? name : operations.failed;
    return operations.done == operations.fail_at;
}

#define WRAP(name, parameters, arguments)                                                          \
    tn_status __real_##name parameters;                                                            \
    tn_status __wrap_##name parameters;                                                            \
    tn_status __wrap_##name parameters                                                             \
    {                                                                                              \
        return fails(#name) ? TN_E_RANGE : __real_##name arguments;                                \
    }

WRAP(tn_fraction_add, (tn_fraction a, tn_fraction b, tn_fraction *out), (a, b, out))
WRAP(tn_fraction_sub, (tn_fraction a, tn_fraction b, tn_fraction *out), (a, b, out))
WRAP(tn_fraction_mul, (tn_fraction a, tn_fraction b, tn_fraction *out), (a, b, out))
WRAP(tni_exact_share, (tn_fraction whole, tn_fraction share, tn_fraction *out), (whole, share, out))
WRAP(tni_exact_worth,
     (tn_price price, int64_t quantity, tn_fraction share, tn_currency currency, tn_fraction *out),
     (price, quantity, share, currency, out))
WRAP(tni_exact_add_parts, (tn_fraction * sum, tn_i128 num, tn_i128 den), (sum, num, den))
WRAP(tni_exact_round, (tn_fraction exact, tn_rounding mode, int64_t *out), (exact, mode, out))
WRAP(tn_share_left,
     (tn_period period, tn_instant on, int anchor_day, const tn_policy *policy, tn_share *out),
     (period, on, anchor_day, policy, out))
WRAP(tn_money_from_price, (tn_price price, tn_currency currency, tn_money *out),
     (price, currency, out))
WRAP(tn_money_percent, (tn_money amount, tn_percent percent, tn_rounding mode, tn_money *out),
     (amount, percent, mode, out))
WRAP(tn_money_split,
     (tn_money total, const int64_t *weights, size_t count, tn_remainder remainder, tn_money *out),
     (total, weights, count, remainder, out))
WRAP(tn_entitled,
     (const tn_product *product, const int64_t *quantity, size_t dimension, int64_t *out),
     (product, quantity, dimension, out))
WRAP(tn_fee_find,
     (tn_arena * room, const tn_offer *offer, const tn_tables *all, tn_money total, tn_date day,
      bool renewal, tn_fee *out),
     (room, offer, all, total, day, renewal, out))
WRAP(tn_date_make, (int year, int month, int day, tn_date *out), (year, month, day, out))
WRAP(tn_money_amount,
     (tn_price unit, int64_t quantity, tn_fraction share, tn_currency currency, tn_rounding mode,
      tn_money *out),
     (unit, quantity, share, currency, mode, out))
WRAP(tn_money_exact,
     (tn_price unit, int64_t quantity, tn_fraction share, tn_currency currency, tn_fraction *out),
     (unit, quantity, share, currency, out))
WRAP(tn_date_add_days, (tn_date date, int64_t days, tn_date *out), (date, days, out))

WRAP(tn_instant_add_seconds, (tn_instant at, int64_t seconds, tn_instant *out), (at, seconds, out))
WRAP(tn_money_add, (tn_money a, tn_money b, tn_money *out), (a, b, out))
WRAP(tn_money_sub, (tn_money a, tn_money b, tn_money *out), (a, b, out))
WRAP(tn_money_share, (tn_money part, tn_money whole, tn_percent *out), (part, whole, out))
WRAP(tn_fraction_round, (tn_fraction f, tn_rounding mode, int64_t *out), (f, mode, out))
WRAP(tn_fraction_round_places, (tn_fraction f, int places, tn_rounding mode, tn_fraction *out),
     (f, places, mode, out))
WRAP(tn_buffer_status, (const tn_buffer *buffer), (buffer))

/* From one month to the next; other steps are asserted not to fail where terms are counted. */
#undef WRAP
#define WRAP(name, parameters, arguments)                                                          \
    tn_status __real_##name parameters;                                                            \
    tn_status __wrap_##name parameters;                                                            \
    tn_status __wrap_##name parameters                                                             \
    {                                                                                              \
        return months == 1 && anchor_day == 1 && fails(#name) ? TN_E_RANGE                         \
                                                              : __real_##name arguments;           \
    }

WRAP(tn_date_add_months, (tn_date date, int months, int anchor_day, tn_date *out),
     (date, months, anchor_day, out))

/* A request that fails is one that no memory could hold, so that the arena knows of it too. */
#undef WRAP
#define WRAP(name, parameters, arguments, too_large)                                               \
    void *__real_##name parameters;                                                                \
    void *__wrap_##name parameters;                                                                \
    void *__wrap_##name parameters                                                                 \
    {                                                                                              \
        return fails(#name) ? __real_##name too_large : __real_##name arguments;                   \
    }

WRAP(tn_arena_take, (tn_arena * room, size_t size), (room, size), (room, SIZE_MAX))
WRAP(tn_arena_take_array, (tn_arena * room, size_t count, size_t size), (room, count, size),
     (room, SIZE_MAX, 2))
WRAP(tn_arena_repeat, (tn_arena * room, const void *item, size_t count, size_t size),
     (room, item, count, size), (room, item, SIZE_MAX, 2))
WRAP(tn_arena_append, (tn_arena * room, void *array, size_t *count, size_t size),
     (room, array, count, size), (room, array, &(size_t){0}, SIZE_MAX))

/* It cannot fail where there is room. */
#undef WRAP
#define WRAP(name, parameters, arguments, full, too_large)                                         \
    void *__real_##name parameters;                                                                \
    void *__wrap_##name parameters;                                                                \
    void *__wrap_##name parameters                                                                 \
    {                                                                                              \
        return full && fails(#name) ? __real_##name too_large : __real_##name arguments;           \
    }

WRAP(tn_arena_grow, (tn_arena * room, void *items, size_t count, size_t *capacity, size_t size),
     (room, items, count, capacity, size), count == *capacity,
     (room, items, count, &(size_t){0}, SIZE_MAX))

/* Texts, too. */
#undef WRAP
#define WRAP(name, parameters, text)                                                               \
    char *__real_##name parameters;                                                                \
    char *__wrap_##name parameters;                                                                \
    char *__wrap_##name parameters                                                                 \
    {                                                                                              \
        return fails(#name) ? __real_tn_arena_take(room, SIZE_MAX) : text;                         \
    }

WRAP(tn_arena_text, (tn_arena * room, const char *text), __real_tn_arena_text(room, text))

char *__wrap_tn_arena_format(tn_arena *room, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

char *__wrap_tn_arena_format(tn_arena *room, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = fails("tn_arena_format") ? __real_tn_arena_take(room, SIZE_MAX)
                                          : tn_arena_format_list(room, format, args);
    va_end(args);
    return text;
}

/* What cannot fail where the answer does not ask: a charge of the file always fits, a price less a
 * discount too; a day outside the calendar is a deadline that is not shown, a share that does not
 * fit is not known. */
static bool may_be_ignored(const char *name)
{
    static const char *const names[] = {"tn_money_amount", "tn_date_add_days", "tn_fraction_round",
                                        "tn_money_share"};
    for (size_t i = 0; i < COUNT(names); i++) {
        if (strcmp(name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Asks once, with the operation of that number failing; 0: none. The figures of the answer and what
 * it says are in `told`. */
static tn_status ask_once(size_t fail_at, const simulated *s,
                          tn_status (*ask)(tn_arena *, const simulated *, tn_findings *))
{
    tn_arena *room = tn_arena_new(NULL);
    tn_findings *list = tn_findings_new(room);
    told = 0;
    tells = true;
    operations.done = 0;
    operations.fail_at = fail_at;
    const tn_status status = ask(room, s, list);
    operations.fail_at = 0;
    for (size_t i = 0; tells && i < tn_findings_count(list); i++) {
        tell((int64_t)tn_findings_get(list, i)->code);
    }
    tn_arena_free(room);
    return status;
}

/* Fails operation after operation until a run has fewer; what is left is a clean run. An answer
 * that comes all the same is that of the clean run. */
static size_t each_fails(const char *what, const simulated *s,
                         tn_status (*ask)(tn_arena *, const simulated *, tn_findings *))
{
    size_t refused = 0;
    ask_once(0, s, ask);
    const uint64_t clean = told;
    for (size_t fail_at = 1;; fail_at++) {
        const tn_status status = ask_once(fail_at, s, ask);
        if (status == TN_OK && told != clean && !may_be_ignored(operations.failed)) {
            fail_msg("%s: operation %zu, %s, fails: another answer, and TN_OK", what, fail_at,
                     operations.failed);
        }
        const bool caught = status == TN_E_BUG && may_be_ignored(operations.failed);
        if (status != TN_OK && status != TN_E_RANGE && status != TN_E_FINDINGS &&
            status != TN_E_NOMEM && !caught) {
            fail_msg("%s: operation %zu, %s, fails: status %d", what, fail_at, operations.failed,
                     (int)status);
        }
        refused += status != TN_OK;
        if (operations.done < fail_at) {
            assert_int_equal(status, TN_OK);
            return refused;
        }
    }
}

static void test_faults__each_operation(void **state)
{
    (void)state;
    tn_contract_quantity gb = {.label = "gb", .quantity = {.value = 950, .set = true}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        const life_case *c = &cases[i];
        const test_files files = {c->product, c->offer, c->other_offer, c->contract};
        const test_files others = {c->product, c->offer, c->other_offer,
                                   MINE "[replace 2027-11-11]\noffer = b.offer.ini\n"};
        simulated s = {.contract = test_contract(arena, tables, &files, tn_findings_new(arena)),
                       .policy = policy_of(c->policy),
                       .horizon = horizon_of(c)};
        s.more = (tn_event){.kind = TN_EVENT_UPGRADE,
                            .quantities = &gb,
                            .quantity_count = 1,
                            .when = {.value = at("2027-03-02"), .set = true}};
        s.other = test_contract(arena, tables, &others, tn_findings_new(arena))->events[0];
        assert_true(each_fails(c->what, &s, ask_books) > 20);
        each_fails(c->what, &s, what_if_more);
        if (estimate_more(arena, &s, tn_findings_new(arena)) == TN_OK) { /* a term runs then */
            each_fails(c->what, &s, estimate_more);
        }
        each_fails(c->what, &s, what_if_other);
    }
}

static void test_faults__portfolio(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(pairs); i++) {
        const life_case *c = &pairs[i];
        const test_files files = {c->product, c->offer, c->other_offer, c->contract};
        const simulated s = {.contract =
                                 test_contract(arena, tables, &files, tn_findings_new(arena)),
                             .policy = policy_of(c->policy),
                             .horizon = horizon_of(c)};
        assert_true(each_fails(c->what, &s, ask_portfolio) > 20);
        assert_true(each_fails(c->what, &s, freeze) > 5);
    }
}

static void test_faults__rating(void **state)
{
    (void)state;
    static const char *const contracts[] = {
        YEAR TO_STANDARD("2027-03-15"),
        MARCH RENEWED,
        MARCH RENEWED TO_STANDARD("2027-03-15"),
        FROM("1m", "2027-03-01T00:00:00Z") "license_arn = arn:x\naccount_id = 111111111111\n" BASIC,
        FROM("1m", "2027-03-01T00:00:00Z") "license_arn = arn:x\n" BASIC,
        FROM("1m", "2027-03-01T00:00:00Z") "customer = c1\n" BASIC,
        FROM("1m", "2027-03-31T12:30:00Z") "customer = c1\n" BASIC RENEWED,
        PRIVATE("2027-03-01T00:00:00Z") BASIC,
        PRIVATE("2027-03-31T12:30:00Z") BASIC,
    };
    for (size_t i = 0; i < COUNT(contracts); i++) {
        const test_files files = {.product = METERED,
                                  .a = OFFER("duration = 1m\n[item basic]\n[usage xhosts]\n"
                                             "price = 0.08\n[usage calls]\n"),
                                  .contract = contracts[i]};
        simulated s = {.contract = test_contract(arena, tables, &files, tn_findings_new(arena)),
                       .policy = policy_of(NULL)};
        s.horizon = (tn_horizon){.has_until = true, .until = tn_instant_date(at("2027-05-31"))};
        assert_true(each_fails(contracts[i], &s, rate) > 20);
    }
}

static void test_faults__quotes(void **state)
{
    (void)state;
    static const char *const offers[] = {
        OFFER("duration = 12m\nnet_terms = 30\n[item gb]\nquantity = 5\n[item seats]\n" RENEWAL
              "[approval]\nby = vp\non = 2026-12-01\ndigest = 0123456789abcdef\n"),
        OFFER("duration = 12m\ntcv_usd = 9000.00\ndiscount = 10%\n[item gb]\nquantity = 500\n"
              "[item seats]\nprice = 90\n" RENEWAL),
        OFFER("duration = 12m\nstart = 2027-02-01\nend = 2028-01-31\n[item gb]\nquantity = 5\n"
              "[payments]\nplan = quarterly\ninitial = 5.00\n"),
        OFFER("duration = 18m\ncurrency = EUR\ntcv_usd = 60000.00\n[item gb]\nprice = 7\nlist = "
              "9\nquantity = 3\n"
              "[payments]\nplan = monthly\ntotal = 50000.00\n")};
    for (size_t i = 0; i < COUNT(offers); i++) {
        const test_files files = {STORAGE, offers[i], NULL, MINE};
        const simulated s = {.contract =
                                 test_contract(arena, tables, &files, tn_findings_new(arena)),
                             .policy = policy_of(NULL),
                             .rails = rails()};
        each_fails(offers[i], &s, price);
        each_fails(offers[i], &s, approve);
        each_fails(offers[i], &s, prorate);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults__each_operation),
        cmocka_unit_test(test_faults__portfolio),
        cmocka_unit_test(test_faults__rating),
        cmocka_unit_test(test_faults__quotes),
    };
    return RUN_LIVES(tests);
}
