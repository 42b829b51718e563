/* A contract without terms gets them in its file: what is there stays, a second time adds none. */
#include "app/with_workspace.h"

#include "app/freeze.h"

#define PRODUCT                                                                                    \
    "[product]\ntitle = S\nproduct_id = prod-1111111111111\ncategory = data\nunit = GB\n"          \
    "purchase = any\ncurrency = USD\ndurations = 12m\n"                                            \
    "[dimension gb]\nname = G\ndescription = g\nprice.12m = 16\n"
#define CONTRACT                                                                                   \
    "[contract] ; mine\nid = C-1\nproduct = p.product.ini\nduration = 12m\n"                       \
    "accepted = 2026-12-20\n[item gb]\nquantity = 5\n[price gb]\nnet = 15\n"

static tni_source_file *load_contract(const char *path)
{
    tni_workspace again;
    assert_int_equal(tni_workspace_again(&ws, arena, &again), TN_OK);
    ws = again;
    tni_source_file *d = tni_workspace_load_as(&ws, path, TNI_KIND_CONTRACT);
    assert_int_equal(d->status, TN_OK);
    return d;
}

static void test_freeze__keeps_what_is_there(void **state)
{
    (void)state;
    const char *folder = folder_begin(), *reason = "";
    bool written = false;
    folder_file(folder, "p.product.ini", PRODUCT);
    const char *path = folder_file(folder, "c.contract.ini", CONTRACT);
    tni_source_file *d = load_contract(path);
    assert_true(found(TN_CTR_NOT_FROZEN));
    assert_int_equal(tni_freeze_write_file(&ws, d, &written, &reason), TN_OK);
    assert_true(written);
    assert_false(found(TN_CTR_NOT_FROZEN));
    d = load_contract(path);
    assert_int_equal(tn_findings_count(ws.findings), 1); /* 15 where it would be 16 today */
    assert_true(found(TN_CTR_FROZEN_DIFFERS));
    assert_non_null(strstr(d->file.bytes, "[contract] ; mine\n"));
    assert_non_null(strstr(d->file.bytes, "[price gb]\nnet = 15\nlist = 16.00\n"));
    assert_non_null(strstr(d->file.bytes, "[terms]\ncurrency = USD\npurchase = any\n"));
    assert_int_equal(tni_freeze_text(&ws, d, &out), TN_OK);
    assert_int_equal(out.length, 0);
    folder_end(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_freeze__keeps_what_is_there)};
    return RUN(tests);
}
