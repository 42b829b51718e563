/* What-ifs by hand: what is fair when an agreement is replaced, and changes that are refused. */
#include "engine/lives.h"
#include "tenor/replacement.h"
#include "tenor/upgrade.h"

#define MINE PRIVATE("2027-01-01")
#define OLD                                                                                        \
    OFFER("duration = 24m\n[item gb]\nprice = 24\nquantity = 1000\n[payments]\n"                   \
          "plan = quarterly\nfirst = 2027-01-01\n")
#define NEW(more) OFFER("replaces = agmt-1\n" more)
#define SIXTHS(total)                                                                              \
    NEW("duration = 24m\n[item gb]\nprice = 36\nquantity = 1000\n[payments]\nplan = quarterly\n"   \
        "first = 2028-01-15\ntotal = " total "\n")
#define YEAR OFFER("duration = 12m\n[item gb]\nquantity = 500\n")

typedef struct replace_case {
    const char *what, *old, *fresh, *on, *expected, *codes;
} replace_case;

#define KNOWN  "15000.00 12443.23 2556.77 36000.00 17335.16 14778.39 9000.00 5778.39 14778.39 "
#define SPREAD " runs on: 2028-04-01 4926.13 2028-07-01 4926.13 2028-10-01 4926.13"

/* issued used prepaid | new_total new_rest fair | uninvoiced increment other | typed verdict */
static const replace_case cases[] = {
    {"the whole value typed: what was prepaid is paid twice", OLD, SIXTHS("36000.00"), "2028-01-15",
     "15000.00 12443.23 2556.77 36000.00 17335.16 14778.39 9000.00 5778.39 14778.39 36000.00 full "
     "runs on: 2028-04-01 4926.13 2028-07-01 4926.13 2028-10-01 4926.13",
     "CTR-066"},
    {"the fair total typed", OLD, SIXTHS("14778.39"), "2028-01-15", KNOWN "14778.39 fair" SPREAD,
     NULL},
    {"the mere increment: what was not invoiced is given away", OLD, SIXTHS("5778.39"),
     "2028-01-15", KNOWN "5778.39 increment" SPREAD, "CTR-066"},
    {"something else", OLD, SIXTHS("10000.00"), "2028-01-15", KNOWN "10000.00 other" SPREAD, NULL},
    {"upfront, 500 to 800 GB with 183 of 365 days left", YEAR,
     NEW("duration = 12m\n[item gb]\nquantity = 800\n"), "2027-07-02",
     "8000.00 3989.04 4010.96 12800.00 6417.53 2406.58 0.00 2406.58 2406.58 12800.00 full runs on: "
     "2027-07-02 2406.58",
     "CTR-066"},
    {"to the old end, the offer's charge is for the rest", YEAR,
     NEW("end = 2027-12-31\n[item gb]\nprice = 8.02192\nquantity = 800\n"), "2027-07-02",
     "8000.00 3989.04 4010.96 6417.54 6417.54 2406.58 0.00 2406.58 2406.58 6417.54 full: "
     "2027-07-02 2406.58",
     "CTR-066"},
    {"after the end there is nothing to replace", YEAR,
     NEW("duration = 12m\n[item gb]\nquantity = 800\n"), "2028-01-02", "refused", "CTR-050"},
};

static const tn_event *replacement_event(const replace_case *c)
{
    char text[512];
    snprintf(text, sizeof(text), MINE "[replace %s]\noffer = b.offer.ini\n", c->on);
    const test_files files = {STORAGE, c->old, c->fresh, tn_arena_text(arena, text)};
    return &test_contract(arena, tables, &files, tn_findings_new(arena))->events[0];
}

static void print_replacement(const tn_replacement *r, char *out, size_t size)
{
    static const char *const verdicts[] = {"fair", "full", "increment", "other"};
    const tn_money figures[] = {r->issued,       r->used,       r->prepaid,    r->new_total,
                                r->new_rest,     r->fair_total, r->uninvoiced, r->increment,
                                r->by_increment, r->typed};
    char text[TN_DECIMAL_TEXT];
    if (!r->allowed) {
        say(out, size, "refused");
        return;
    }
    for (size_t i = 0; i < COUNT(figures); i++) {
        say(out, size, "%s ", tn_money_format(figures[i], text));
    }
    say(out, size, "%s%s:", verdicts[r->verdict], r->runs_on ? " runs on" : "");
    for (size_t i = 0; i < r->schedule_count; i++) {
        char date[TN_DATE_TEXT];
        say(out, size, " %s %s", tn_date_format(r->schedule[i].date, date),
            tn_money_format(r->schedule[i].amount, text));
    }
}

static void test_replacement__by_hand(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const replace_case *c = &cases[i];
        const test_files files = {STORAGE, c->old, c->fresh, MINE};
        const tn_contract *contract = test_contract(arena, tables, &files, tn_findings_new(arena));
        const tn_replacement *r = NULL;
        char found[1024] = "";
        tn_books *books = plain_books(contract);
        assert_int_equal(tn_replacement_build(arena, books, replacement_event(c), findings, &r),
                         TN_OK);
        print_replacement(r, found, sizeof(found));
        same(&(life_case){.what = c->what, .expected = c->expected, .codes = c->codes}, found);
    }
}

/* ---- refused upgrades ---------------------------------------------------------------------- */

typedef struct refusal {
    const char *what, *product, *contract, *on;
    const char *label;
    size_t dimension;
    int64_t quantity;
    bool priced;
    int64_t due_minor;
    const char *code;
} refusal;

static const refusal refusals[] = {
    {"a decrease is refused and still priced: 100 x 16 x 183/365", STORAGE,
     PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 500\n", "2027-07-02", "gb", 0, 400, true,
     -80219, "CTR-055"},
    {"before acceptance there is no term", STORAGE,
     PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 500\n", "2026-07-02", "gb", 0, 800, false, 0,
     "CTR-051"},
    {"after the end neither", STORAGE, PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 500\n",
     "2028-07-02", "gb", 0, 800, false, 0, "CTR-050"},
    {"to a tier of the same worth", TIERS, PUBLIC("12", "2027-01-01") "[item pro]\n", "2027-07-02",
     "same", 2, 1, true, 0, "CTR-054"},
    {"no change at all", STORAGE, PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 500\n",
     "2027-07-02", "gb", 0, 500, true, 0, "CTR-056"},
    {"an unknown dimension", STORAGE, PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 500\n",
     "2027-07-02", "nix", TN_NO_DIMENSION, 1, false, 0, NULL},
};

static void test_upgrade__refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refusals); i++) {
        const refusal *c = &refusals[i];
        const test_files files = {c->product, NULL, NULL, c->contract};
        const tn_contract *contract = test_contract(arena, tables, &files, tn_findings_new(arena));
        tn_contract_quantity one = {.label = c->label,
                                    .dimension = c->dimension,
                                    .quantity = {.value = c->quantity, .set = true}};
        const tn_event event = {.kind = TN_EVENT_UPGRADE,
                                .quantities = &one,
                                .quantity_count = 1,
                                .when = {.value = at(c->on), .set = true}};
        const tn_upgrade *u = NULL;
        char codes[128] = "";
        tn_books *books = plain_books(contract);
        assert_int_equal(tn_upgrade_build(arena, books, &event, findings, &u), TN_OK);
        print_codes(codes, sizeof(codes));
        if (u->allowed || u->priced != c->priced ||
            (u->priced && u->change.due.minor != c->due_minor) ||
            (c->code && strcmp(codes, c->code) != 0)) {
            fail_msg("%s: %d %d %lld %s", c->what, u->allowed, u->priced,
                     (long long)u->change.due.minor, codes);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_replacement__by_hand),
        cmocka_unit_test(test_upgrade__refused),
    };
    return RUN_LIVES(tests);
}
