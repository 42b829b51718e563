/* Two files side by side: of one kind only, understood, with what follows from each. */
#include "app/with_workspace.h"

#include "app/diff.h"
#include "app/form.h"

static void test_diff__kinds(void **state)
{
    (void)state;
    static const struct {
        const char *old, *now;
        tn_status status;
        const char *said; /* in the report */
    } rows[] = {
        {"acme.offer.ini", "instalments.offer.ini", TN_OK,
         "name of [offer] changes from Acme KK - Log Monitoring Pro 2027"},
        {"acme.contract.ini", "billed.contract.ini", TN_OK, "id of [contract]"},
        {"storage.product.ini", "analytics.product.ini", TN_OK, "title of [product]"},
        {"acme.offer.ini", "none.offer.ini", TN_E_READ, NULL},
        {"none.offer.ini", "acme.offer.ini", TN_E_READ, NULL},
        {"acme.offer.ini", "acme.contract.ini", TN_E_FINDINGS, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_report *report = NULL;
        const char *old = tn_arena_format(arena, SAMPLES "%s", rows[i].old);
        const char *now = tn_arena_format(arena, SAMPLES "%s", rows[i].now);
        assert_int_equal(tni_diff(&ws, old, now, NULL, &report), rows[i].status);
        assert_int_equal(report != NULL, rows[i].said != NULL);
        if (report) {
            const tn_render_options options = {.ascii = true};
            tn_buffer_cut(&out, 0);
            assert_int_equal(tni_report_bytes(report, TNI_FORM_TEXT, &options, &out), TN_OK);
            holds(rows[i].said);
        }
    }
    assert_true(found(TN_FIL_WRONG_KIND));
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_diff__kinds)};
    return RUN(tests);
}
