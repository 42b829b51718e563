/* Every arithmetic operation of a simulation made to fail in turn, as one that leaves its range
 * does: the answer is a clean error, never half a result or a crash. The linker puts the wrappers
 * in front of the operations (CMakeLists.txt). */
#include "engine/exact.h"
#include "engine/lives.h"
#include "tenor/ledger.h"
#include "tenor/movements.h"
#include "tenor/proration.h"
#include "tenor/replacement.h"
#include "tenor/timeline.h"
#include "tenor/upgrade.h"

static struct {
    size_t done, fail_at; /* 0: none */
} operations;

static bool fails(void)
{
    return ++operations.done == operations.fail_at;
}

#define WRAP(name, parameters, arguments)                                                          \
    tn_status __real_##name parameters;                                                            \
    tn_status __wrap_##name parameters;                                                            \
    tn_status __wrap_##name parameters                                                             \
    {                                                                                              \
        return fails() ? TN_E_RANGE : __real_##name arguments;                                     \
    }

WRAP(tn_fraction_add, (tn_fraction a, tn_fraction b, tn_fraction *out), (a, b, out))
WRAP(tn_fraction_sub, (tn_fraction a, tn_fraction b, tn_fraction *out), (a, b, out))
WRAP(tn_fraction_mul, (tn_fraction a, tn_fraction b, tn_fraction *out), (a, b, out))
WRAP(tni_exact_worth,
     (tn_price price, int64_t quantity, tn_fraction share, tn_currency currency, tn_fraction *out),
     (price, quantity, share, currency, out))
WRAP(tni_exact_add, (tn_fraction * sum, tn_fraction term, int sign), (sum, term, sign))
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
WRAP(tn_date_add_days, (tn_date date, int64_t days, tn_date *out), (date, days, out))

/* ---- what is asked ------------------------------------------------------------------------- */

#define RENEWAL "[renewal]\nauto = yes\nuplift = 5%\n"
#define UPFRONT                                                                                    \
    OFFER("duration = 12m\n[item gb]\nquantity = 500\n[item seats]\nquantity = 2\n" RENEWAL)
#define PLANNED                                                                                    \
    OFFER("replaces = agmt-1\nduration = 12m\n[item seats]\nquantity = 9\n[payments]\n"            \
          "plan = monthly\n" RENEWAL)
#define MINE  PRIVATE("2027-01-01T09:30:00Z")
#define UP    "[upgrade 2027-03-01]\nquantity.gb = 800\nquantity.seats = 3\n"
#define BACK  "[refund 2027-04-01]\napproved = yes\n"
#define FEW   "[refund 2027-04-01]\napproved = yes\namount = 8990\n"
#define AGAIN "[upgrade 2027-05-01]\nquantity.gb = 900\n"
#define RENEW "[renew 2028-01-01]\nquantity.gb = 3\nuplift = 2%\nprice.seats = 90\n"
#define ELSE  "[replace 2028-06-01]\noffer = b.offer.ini\n"

static const life_case cases[] = {
    {"all", STORAGE, UPFRONT, PLANNED, MINE UP FEW AGAIN RENEW ELSE, "2029-12-31", NULL, NULL, NULL,
     NULL},
    {"given back", STORAGE, UPFRONT, PLANNED, MINE UP BACK, NULL, NULL, "killbill", NULL, NULL},
    {"nothing prorated", STORAGE, UPFRONT, PLANNED, MINE UP AGAIN RENEW, "2028-03-01", NULL, "none",
     NULL, NULL},
    {"a plan given back", STORAGE, PLANNED, PLANNED, MINE BACK, NULL, NULL,
     "aws,basis=day-365,ratio_decimals=4", NULL, NULL},
    {"cancelled", STORAGE, UPFRONT, PLANNED, MINE UP "[cancel 2027-06-01]\n", NULL, NULL,
     "zuora-360", NULL, NULL},
};

typedef struct simulated {
    const tn_contract *contract;
    tn_policy policy;
    tn_horizon horizon;
    tn_event more, other;
} simulated;

static tn_status books(tn_arena *room, const simulated *s, tn_findings *list)
{
    const tn_life *life = NULL;
    const tn_invoices *invoices = NULL;
    const tn_timeline *timeline = NULL;
    tn_ledger *ledger = NULL;
    const tn_movements *movements = NULL;
    tn_status status =
        tn_life_build(room, s->contract, tables, &s->policy, &s->horizon, list, &life);
    status = status ? status : tn_invoices_build(room, life, &s->policy, NULL, list, &invoices);
    assert_int_equal(status == TN_OK, invoices != NULL);
    status = status ? status : tn_timeline_build(room, life, invoices, &timeline);
    status = status ? status : tn_ledger_build(room, invoices, tables, &ledger);
    status = status ? status : tn_movements_build(room, invoices, ledger, tables, &movements);
    assert_int_equal(status == TN_OK, movements != NULL);
    for (size_t i = 0; status == TN_OK && i < invoices->count; i++) {
        for (size_t j = 0; j < invoices->documents[i]->line_count; j++) {
            assert_non_null(tn_line_step(room, invoices, &invoices->documents[i]->lines[j]));
        }
    }
    return status;
}

static tn_status what_if_more(tn_arena *room, const simulated *s, tn_findings *list)
{
    const tn_upgrade *upgrade = NULL;
    const tn_status status =
        tn_upgrade_build(room, s->contract, &s->more, tables, &s->policy, list, &upgrade);
    assert_int_equal(status == TN_OK, upgrade != NULL);
    return status;
}

static tn_status what_if_other(tn_arena *room, const simulated *s, tn_findings *list)
{
    const tn_replacement *replacement = NULL;
    const tn_status status =
        tn_replacement_build(room, s->contract, &s->other, tables, &s->policy, list, &replacement);
    assert_int_equal(status == TN_OK, replacement != NULL);
    return status;
}

/* Fails operation after operation until a run has fewer; what is left is a clean run. */
static size_t each_fails(const char *what, const simulated *s,
                         tn_status (*ask)(tn_arena *, const simulated *, tn_findings *))
{
    size_t refused = 0;
    for (size_t fail_at = 1;; fail_at++) {
        tn_arena *room = tn_arena_new(NULL);
        operations.done = 0;
        operations.fail_at = fail_at;
        const tn_status status = ask(room, s, tn_findings_new(room));
        operations.fail_at = 0;
        tn_arena_free(room);
        if (status != TN_OK && status != TN_E_RANGE && status != TN_E_FINDINGS) {
            fail_msg("%s: operation %zu fails, status %d", what, fail_at, (int)status);
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
        const test_files files = {c->product, c->a, c->b, c->contract};
        const test_files others = {c->product, c->a, c->b,
                                   MINE "[replace 2027-11-11]\noffer = b.offer.ini\n"};
        simulated s = {.contract = test_contract(arena, tables, &files, tn_findings_new(arena)),
                       .policy = policy_of(c->policy),
                       .horizon = horizon_of(c)};
        s.more = (tn_event){.kind = TN_EVENT_UPGRADE,
                            .quantities = &gb,
                            .quantity_count = 1,
                            .when = {.value = at("2027-03-02"), .set = true}};
        s.other = test_contract(arena, tables, &others, tn_findings_new(arena))->events[0];
        assert_true(each_fails(c->what, &s, books) > 20);
        each_fails(c->what, &s, what_if_more);
        each_fails(c->what, &s, what_if_other);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults__each_operation),
    };
    return RUN_LIVES(tests);
}
