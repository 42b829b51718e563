/* Parts of metrics: written, read, added up in any order. */
#include "support/test.h"

#include "format/part/part.h"

static const tn_date day = {20969}; /* 2027-05-31 */
static const tn_currency usd = {"USD", 2}, yen = {"JPY", 0};

static void fill(tn_metrics *m, tn_arena *arena, int which)
{
    assert_int_equal(tn_metrics_begin(arena, day, false, m), TN_OK);
    const tn_metrics_movement shared = {"one, \"q\"", "p.ini", {100, usd}, {0, usd}};
    const tn_metrics_movement moved = {"one, \"q\"", "p.ini", {0, usd}, {250, usd}};
    const tn_metrics_movement other = {"two", "p.ini", {40, yen}, {30, yen}};
    const tn_metrics_quarter q = {.annual_value = {250, usd}, .count = 2, .automatic = 1};
    assert_int_equal(tn_metrics_add_movement(m, which ? &moved : &shared), TN_OK);
    if (which) {
        assert_int_equal(tn_metrics_add_movement(m, &other), TN_OK);
    }
    const tn_money rpo = {500, usd}, within = {120, usd};
    assert_int_equal(tn_metrics_add_remaining(m, rpo, within), TN_OK);
    assert_int_equal(tn_metrics_add_renewals(m, 2, &q), TN_OK);
}

/* The buyer's 1.00 of one part and 2.50 of the other are one movement of 1.50, no churn. */
static void test_part__any_order(void **state)
{
    (void)state;
    for (int first = 0; first < 2; first++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_findings *findings = tn_findings_new(arena);
        const tn_tables *tables = NULL;
        tni_part_sums sums = {.metrics.arena = arena};
        assert_int_equal(tn_tables_builtin(arena, findings, &tables), TN_OK);
        for (int i = 0; i < 2; i++) {
            const int which = i ^ first;
            const tni_part_head head = {
                .options = "o", .shard = (uint32_t)which + 1, .shards = 2, .errors = which == 0};
            tni_part_head read;
            tn_metrics m;
            tn_buffer text;
            tn_buffer_init(&text, NULL);
            fill(&m, arena, which);
            assert_int_equal(tni_metrics_part_write(&m, &head, &text), TN_OK);
            tni_part_reader *reader =
                tni_part_new(arena, "x", tables, findings, arena, &read, &sums);
            assert_int_equal(tni_part_push(reader, text.bytes, text.length), TN_OK);
            assert_int_equal(tni_part_end(reader), TN_OK);
            assert_true(read.is_metrics && read.errors == (which == 0));
            assert_string_equal(read.about, "2027-05-31");
            tn_buffer_done(&text);
        }
        tn_metrics *m = &sums.metrics;
        assert_int_equal(tn_metrics_end(m), TN_OK);
        assert_int_equal(m->movement_count, 2);
        assert_string_equal(m->totals[0].currency.code, "JPY");
        assert_int_equal(m->totals[0].contraction.minor, 10);
        const tn_metrics_total *t = &m->totals[1];
        assert_int_equal(t->arr.minor, 250);
        assert_int_equal(t->expansion.minor, 150);
        assert_int_equal(t->churn.minor + t->created.minor, 0);
        assert_int_equal(t->nrr.e4, 2500000);
        assert_int_equal(t->rpo.minor, 1000);
        assert_int_equal(t->beyond.minor, 760);
        assert_int_equal(t->quarters[2].count, 4);
        assert_int_equal(t->quarters[2].automatic, 2);
        assert_int_equal(t->quarters[2].annual_value.minor, 500);
        tn_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_part__any_order)};
    return RUN(tests);
}
