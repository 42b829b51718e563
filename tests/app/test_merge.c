/* Parts that do not add up to a whole. */
#include "app/samples.h"

#include <unistd.h>

#include "app/merge.h"
#include "format/part/part.h"

static void write_part(const char *path, uint32_t shard, const char *options)
{
    const tn_forecast nothing = {.contracts = shard};
    const tni_part_head head = {.options = options, .shard = shard, .shards = 2};
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    assert_int_equal(tni_forecast_part_head(&nothing, &head, &text), TN_OK);
    FILE *file = fopen(path, "w");
    assert_int_equal(fwrite(text.bytes, 1, text.length, file), text.length);
    fclose(file);
    tn_buffer_done(&text);
}

static void test_merge__all_parts_once(void **state)
{
    static const struct {
        const char *paths[2];
        tn_status status;
    } rows[] = {{{"2", "1"}, TN_OK},
                {{"1", "1"}, TN_E_FINDINGS},
                {{"1", NULL}, TN_E_FINDINGS},
                {{"1", "other"}, TN_E_FINDINGS},
                {{"1", "missing"}, TN_E_READ}};
    char folder[] = "/tmp/tenor-merge-XXXXXX";
    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    write_part("1", 1, "by=contract");
    write_part("2", 2, "by=contract");
    write_part("other", 2, "by=product");
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tni_workspace ws;
        const tn_report *report = NULL;
        bool buyer = true;
        assert_int_equal(tni_workspace_open(arena, NULL, &ws), TN_OK);
        tni_spool *spool = tni_spool_new(&ws, TNI_FORM_CSV);
        assert_int_equal(
            tni_merge(&ws, rows[i].paths, rows[i].paths[1] ? 2 : 1, spool, &report, &buyer),
            rows[i].status);
        if (rows[i].status == TN_OK) {
            assert_false(buyer);
            assert_int_equal(tn_report_find(report, "contracts")->value.as.number, 3);
        } else {
            assert_null(report);
            assert_int_equal(tn_findings_of(ws.findings, TN_ERROR), 1);
        }
        tni_spool_free(spool);
        tn_arena_free(arena);
    }
    assert_int_equal(remove("1") | remove("2") | remove("other") | rmdir(folder), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_merge__all_parts_once)};
    return RUN(tests);
}
