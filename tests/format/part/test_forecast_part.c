/* Parts of forecasts: written, read, added up in any order. */
#include "support/test.h"

#include "format/part/part.h"

static tn_ledger_month month_of(int64_t minor, const char *day)
{
    const tn_currency usd = {"USD", 2};
    const tn_money m = {minor, usd}, minus = {-minor, usd};
    tn_ledger_month month = {.opening = m,
                             .invoiced = m,
                             .cash = minus,
                             .fees = m,
                             .net = m,
                             .revenue = m,
                             .overage = m,
                             .deferred = m,
                             .unbilled = m,
                             .unbilled_usage = m,
                             .closing = m,
                             .adjustment = m,
                             .revenue_adjustment = minus,
                             .translation = {0, minus.currency}};
    assert_int_equal(tn_date_parse(day, strlen(day), &month.month), TN_OK);
    return month;
}

static void add(tn_forecast *f, const char *source, const char *name, int64_t minor)
{
    tn_ledger_month months[] = {month_of(minor, "2027-01-01"), month_of(2 * minor, "2027-02-01")};
    const tn_ledger ledger = {.currency = {"USD", 2}, .months = months, .count = 2};
    f->source = source;
    assert_int_equal(tn_forecast_add(f, name, &ledger), TN_OK);
    assert_int_equal(tn_forecast_add(f, NULL, &ledger), TN_OK);
    f->contracts++;
}

static tn_status take(void *forecast, const char *source, const char *name, const tn_ledger *months)
{
    tn_forecast *f = forecast;
    f->source = source;
    assert_int_equal(months->count, 2); /* all months of a contract at once */
    return tn_forecast_add(f, name, months);
}

/* 5 and 7 of one name in two parts are 12; the name seen first by path comes first. */
static void test_part__any_order(void **state)
{
    (void)state;
    for (int first = 0; first < 2; first++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_findings *findings = tn_findings_new(arena);
        const tn_tables *tables = NULL;
        tn_forecast parts[2] = {{.arena = arena}, {.arena = arena}};
        tn_forecast sum = {.arena = arena};
        tni_part_sums sums = {.take = take, .context = &sum, .months.arena = tn_arena_new(NULL)};
        assert_int_equal(tn_tables_builtin(arena, findings, &tables), TN_OK);
        add(&parts[0], "b.ini", "one", 5);
        add(&parts[0], "c.ini", "with \"q\", c", 1);
        add(&parts[1], "a.ini", "two", 3);
        add(&parts[1], "d.ini", "one", 7);
        for (int i = 0; i < 2; i++) {
            const int which = i ^ first;
            const tni_part_head head = {.options = "o",
                                        .shard = (uint32_t)which + 1,
                                        .shards = 2,
                                        .buyer = true,
                                        .errors = which == 0};
            tni_part_head read;
            tn_buffer text;
            tn_buffer_init(&text, NULL);
            assert_int_equal(tni_forecast_part_head(&parts[which], &head, &text), TN_OK);
            assert_int_equal(tni_forecast_part_rows(&parts[which], &text), TN_OK);
            tni_part_reader *reader =
                tni_part_new(arena, "x", tables, findings, arena, &read, &sums);
            assert_int_equal(tni_part_push(reader, text.bytes, text.length), TN_OK);
            assert_int_equal(tni_part_end(reader), TN_OK);
            assert_false(read.is_metrics);
            assert_int_equal(read.shard, which + 1);
            assert_true(read.buyer && read.errors == (which == 0));
            tn_buffer_done(&text);
        }
        tn_forecast_sort(&sum);
        assert_int_equal(sums.contracts, 4);
        assert_int_equal(sum.count, 4);
        static const char *const names[] = {"two", "one", "with \"q\", c"};
        for (size_t i = 0; i < 3; i++) {
            assert_string_equal(sum.parts[i]->name, names[i]);
        }
        assert_null(sum.parts[3]->name);
        assert_int_equal(sum.parts[1]->ledger.months[1].revenue.minor, 24);
        assert_int_equal(sum.parts[1]->ledger.months[0].cash.minor, -12);
        assert_int_equal(sum.parts[3]->ledger.months[0].invoiced.minor, 16);
        tn_arena_free(sums.months.arena);
        tn_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_part__any_order)};
    return RUN(tests);
}
