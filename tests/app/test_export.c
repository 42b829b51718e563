/* The table of exports: what can be had of which kind of file, and that every row can be made. */
#include "app/samples.h"

#include "app/export.h"

static void test_export_find__rows(void **state)
{
    (void)state;
    assert_non_null(tni_export_find(TNI_KIND_OFFER, TNI_CONTENT_NOTICE, TNI_FORM_TEXT));
    assert_null(tni_export_find(TNI_KIND_OFFER, TNI_CONTENT_JOURNAL, TNI_FORM_JOURNAL));
    assert_non_null(tni_export_find(TNI_KIND_PRODUCT, TNI_CONTENT_WORKBOOK, TNI_FORM_XLSX));
    assert_null(tni_export_find(TNI_KIND_PRODUCT, TNI_CONTENT_JOURNAL, TNI_FORM_JOURNAL));
    assert_null(tni_export_find(TNI_KIND_CONTRACT, TNI_CONTENT_FEED, TNI_FORM_XLSX));
    for (const tni_export_row *row = tni_export_rows; row->ending; row++) {
        assert_ptr_equal(tni_export_find(row->kind, row->content, row->form), row);
        assert_true(!row->internal == !row->internal_ending);
    }
}

static const char *sample_of(tni_kind kind)
{
    return kind == TNI_KIND_PRODUCT ? SAMPLES "log-monitoring.product.ini"
           : kind == TNI_KIND_OFFER ? SAMPLES "acme.offer.ini"
                                    : SAMPLES "acme.contract.ini";
}

/* Bytes of every row but workbooks and change sets (which need AWS's ids); for the buyer never
 * longer than for ourselves. */
static void test_export_bytes__every_row(void **state)
{
    (void)state;
    for (const tni_export_row *row = tni_export_rows; row->ending; row++) {
        size_t length[2] = {0};
        for (int internal = 0; internal < 2; internal++) {
            tn_arena *arena = tn_arena_new(NULL);
            tni_workspace ws;
            tn_buffer out;
            tn_buffer_init(&out, NULL);
            tni_source_file *d = sample_open(arena, NULL, sample_of(row->kind), &ws);
            const tni_export_options options = {.internal = internal,
                                                .render = {.buyer = !internal}};
            if (row->content != TNI_CONTENT_WORKBOOK && row->content != TNI_CONTENT_CHANGESET) {
                assert_int_equal(tni_export_bytes(&ws, d, row, &options, &out), TN_OK);
                assert_true(out.length > 0);
            }
            length[internal] = out.length;
            tn_buffer_done(&out);
            tn_arena_free(arena);
        }
        assert_true(length[0] <= length[1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_export_find__rows),
                                       cmocka_unit_test(test_export_bytes__every_row)};
    return RUN(tests);
}
