/* The notice to a buyer: whose template it is made from, and what a wrong one says. */
#include "app/with_workspace.h"

#include "app/notice.h"
#include "app/quote.h"

static tn_status notice(const char *offer, const char *template_path)
{
    const tn_quote *quote = NULL;
    const tni_source_file *d = tni_workspace_load(&ws, offer);
    assert_int_equal(tni_quote(&ws, d, NULL, &quote), TN_OK);
    tn_buffer_cut(&out, 0);
    return tni_notice(&ws, d, quote, &(tni_notice_how){.template_path = template_path}, &out);
}

/* A copy of a sample and its product. */
static const char *offer_in(const char *folder)
{
    static const char *const names[] = {"log-monitoring.product.ini", "acme.offer.ini"};
    const char *path = NULL;
    for (size_t i = 0; i < COUNT(names); i++) {
        char *bytes = test_read(tn_arena_format(arena, "samples/%s", names[i]), NULL);
        path = folder_file(folder, names[i], bytes);
        free(bytes);
    }
    return path;
}

static void test_notice__templates(void **state)
{
    (void)state;
    const char *folder = folder_begin(), *offer = offer_in(folder);
    assert_int_equal(notice(offer, NULL), TN_OK); /* ours */
    holds("Acme KK");
    const char *named = folder_file(folder, "mine.txt", "To {buyer}: {nothing}");
    assert_int_equal(notice(offer, named), TN_E_FINDINGS);
    assert_true(found(TN_FIL_PLACEHOLDER));
    named = folder_file(folder, "good.txt", "For {buyer}.\n");
    assert_int_equal(notice(offer, named), TN_OK);
    holds("For Acme KK.\n");
    folder_file(folder, "notice.txt", "Ours for {buyer}.\n");
    assert_int_equal(notice(offer, NULL), TN_OK);
    holds("Ours for Acme KK.\n");
    folder_end(folder);
}

static void test_notice__cannot_be_used(void **state)
{
    (void)state;
    const char *folder = folder_begin(), *offer = offer_in(folder);
    const char *bad = folder_file(folder, "bad.txt", "\xff");
    assert_int_equal(notice(offer, bad), TN_E_FINDINGS);
    assert_true(found(TN_FIL_UTF8));
    assert_int_equal(notice(offer, "no such.txt"), TN_E_READ);
    assert_int_equal(out.length, 0);
    folder_end(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_notice__templates),
                                       WITH_WORKSPACE(test_notice__cannot_be_used)};
    return RUN(tests);
}
