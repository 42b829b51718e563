/* Parts that make no sense are told, whatever they are of. */
#include "support/test.h"

#include "format/part/part.h"

#define HEADER                                                                                     \
    "kind,buyer,product,currency,quarter,then,now,rpo,within_12_months,annual_value,count,"        \
    "automatic\n"
#define HEAD HEADER "metrics-part-1,o,2027-05-31,,1/1,0,0,0,0,0,0,0\n"

static void test_part__no_sense(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        HEADER,
                                        "kind,a\nmetrics-part-1,o\n",
                                        HEADER "metrics-part-1,o,soon,,1/1,0,0,0,0,0,0,0\n",
                                        HEADER "metrics-part-1,o,2027-05-31,,2/1,0,0,0,0,0,0,0\n",
                                        HEADER "forecast-part-1,o,2027-05-31,,1/1,0,0,0,0,0,0,0\n",
                                        HEAD "movement,a,b,XYZ,,1,2,0,0,0,0,0\n",
                                        HEAD "movement,a,b,USD,,1,x,0,0,0,0,0\n",
                                        HEAD "renewals,,,USD,4,0,0,0,0,1,1,0\n",
                                        HEAD "renewals,,,USD,,0,0,0,0,1,1,0\n",
                                        HEAD "other,,,USD,,0,0,0,0,1,1,0\n"};
    tn_arena *arena = tn_arena_new(NULL);
    const tn_tables *tables = NULL;
    assert_int_equal(tn_tables_builtin(arena, tn_findings_new(arena), &tables), TN_OK);
    for (size_t i = 0; i < COUNT(texts); i++) {
        tn_findings *findings = tn_findings_new(arena);
        tni_part_sums sums = {.metrics.arena = arena};
        tni_part_head head;
        tni_part_reader *reader = tni_part_new(arena, "x", tables, findings, arena, &head, &sums);
        const tn_status pushed = tni_part_push(reader, texts[i], strlen(texts[i]));
        const tn_status ended = tni_part_end(reader);
        assert_int_equal(pushed ? pushed : ended, TN_E_FINDINGS);
        assert_true(tn_findings_of(findings, TN_ERROR) > 0);
    }
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_part__no_sense)};
    return RUN(tests);
}
