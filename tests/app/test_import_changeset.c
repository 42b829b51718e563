/* A change set becomes files again: those of an offer of ours, and what is none. */
#include "app/with_workspace.h"

#include "app/changeset.h"
#include "app/import.h"

/* The files of a sample's own change set. */
static tn_status round_trip(const char *name, const tni_source_file *product, tni_made_file *made,
                            size_t *count)
{
    assert_int_equal(tni_changeset(&ws, sample(name), NULL, NULL, &out), TN_OK);
    put("in/acme.json", out.bytes);
    return tni_import_changeset(&ws, "in/acme.json", NULL, SAMPLES "new", product, made, count);
}

static void test_import_changeset__offer_with_product(void **state)
{
    (void)state;
    tni_made_file made[TNI_MADE_MAX];
    size_t count = 0;
    const tni_source_file *product = sample("log-monitoring.product.ini");
    assert_int_equal(round_trip("acme.offer.ini", product, made, &count), TN_OK);
    assert_true(count >= 1);
    assert_string_equal(made[0].path, SAMPLES "new/acme.offer.ini");
    assert_non_null(strstr(made[0].bytes, "log-monitoring.product.ini"));
    assert_non_null(strstr(made[0].bytes, "[item pro]"));
    assert_non_null(strstr(made[0].bytes, "111111111111, 222222222222"));
}

static void test_import_changeset__product_is_made(void **state)
{
    (void)state;
    tni_made_file made[TNI_MADE_MAX];
    size_t count = 0;
    assert_int_equal(round_trip("acme.offer.ini", NULL, made, &count), TN_OK);
    assert_true(count >= 2);
    assert_string_equal(made[0].path, SAMPLES "new/acme.product.ini");
    assert_non_null(strstr(made[0].bytes, "product_id"));
    assert_string_equal(made[1].path, SAMPLES "new/acme.offer.ini");
    assert_true(found(TN_CHG_MADE_UP));
}

static void test_import_changeset__none(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        tn_code code;
    } rows[] = {{"{", TN_CHG_JSON},
                {"{}", TN_CHG_UNKNOWN},
                {"{\"Catalog\": \"AWSMarketplace\", \"ChangeSet\": []}", TN_CODE_COUNT}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_made_file made[TNI_MADE_MAX];
        size_t count = 9;
        const char *path = tn_arena_format(arena, "f%zu.json", i);
        put(path, rows[i].text);
        assert_int_equal(tni_import_changeset(&ws, path, NULL, ".", NULL, made, &count),
                         TN_E_FINDINGS);
        assert_int_equal(count, 0);
        assert_true(rows[i].code == TN_CODE_COUNT || found(rows[i].code));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_import_changeset__offer_with_product),
                                       WITH_WORKSPACE(test_import_changeset__product_is_made),
                                       WITH_WORKSPACE(test_import_changeset__none)};
    return RUN(tests);
}
