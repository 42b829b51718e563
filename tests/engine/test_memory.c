/* Every allocation of a simulation fails in turn. */
#include "engine/lives.h"
#include "tenor/deadlines.h"
#include "tenor/ledger.h"
#include "tenor/movements.h"
#include "tenor/replacement.h"
#include "tenor/timeline.h"
#include "tenor/upgrade.h"

static const life_case everything = {
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
                              "[refund 2027-04-01]\napproved = yes\namount = 10\n"
                              "[renew 2028-01-01]\nquantity.gb = 3\nprice.seats = 90\n",
    .until = "2028-12-31"};

typedef struct simulated {
    const tn_contract *contract;
    tn_policy policy;
    tn_horizon horizon;
    tn_event more, other;
} simulated;

/* All there is to ask of a contract; the first status that is not TN_OK. */
static tn_status simulate(tn_arena *room, const simulated *s)
{
    tn_findings *list = tn_findings_new(room);
    const tn_timeline *timeline = NULL;
    const tn_upgrade *upgrade = NULL;
    const tn_replacement *replacement = NULL;
    tn_books *books = tn_books_new(room, s->contract, tables, &s->policy, &s->horizon, list);
    tn_status status = tn_timeline_build(room, books, &timeline);
    const tn_invoices *invoices = status ? NULL : tn_books_invoices(books);
    status = status || tn_books_movements(books) ? status : tn_books_status(books);
    for (size_t i = 0; status == TN_OK && i < invoices->count; i++) {
        for (size_t j = 0; j < invoices->documents[i]->line_count; j++) {
            tn_line_step(room, invoices->documents[i], &invoices->documents[i]->lines[j]);
        }
    }
    if (status == TN_OK) {
        tn_deadlines d = {.arena = room};
        tn_deadlines_add_timeline(&d, books, timeline);
        tn_deadlines_add_offer(&d, s->contract->offer);
        status = tn_arena_failed(room) ? TN_E_NOMEM : TN_OK;
    }
    status = status ? status : tn_upgrade_build(room, books, &s->more, list, &upgrade);
    return status ? status : tn_replacement_build(room, books, &s->other, list, &replacement);
}

static void test_memory__each_allocation_fails(void **state)
{
    (void)state;
    const test_files files = {everything.product, everything.offer, everything.other_offer,
                              everything.contract};
    const test_files others = {everything.product, everything.offer, everything.other_offer,
                               PRIVATE("2027-01-01") "[replace 2028-06-01]\noffer = b.offer.ini\n"};
    tn_contract_quantity gb = {.label = "gb", .quantity = {.value = 900, .set = true}};
    simulated s = {.contract = test_contract(arena, tables, &files, tn_findings_new(arena)),
                   .policy = policy_of(NULL),
                   .horizon = horizon_of(&everything)};
    s.more = (tn_event){.kind = TN_EVENT_UPGRADE,
                        .quantities = &gb,
                        .quantity_count = 1,
                        .when = {.value = at("2028-05-01"), .set = true}};
    s.other = test_contract(arena, tables, &others, tn_findings_new(arena))->events[0];
    tn_status status = TN_E_NOMEM;
    size_t spare = 0;
    for (; status == TN_E_NOMEM && spare < (1 << 20); spare += 16) {
        test_memory memory;
        tn_arena *room = test_arena_short(&memory, spare);
        status = simulate(room, &s);
        tn_arena_free(room);
        assert_int_equal(memory.out, 0);
    }
    assert_int_equal(status, TN_OK);
    assert_true(spare > 16 * 1000);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory__each_allocation_fails),
    };
    return RUN_LIVES(tests);
}
