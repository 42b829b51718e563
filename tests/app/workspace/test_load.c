/* What a file is, what it needs, and what is said when that is not to be had. */
#include "app/with_workspace.h"

#define PRODUCT                                                                                    \
    "[product]\ntitle = Logs\nproduct_id = prod-1111111111111\ncategory = hosts\n"                 \
    "purchase = any\ncurrency = USD\ndurations = 12m\n[dimension pro]\nname = Pro\n"               \
    "description = One host\nprice.12m = 100\n"
#define OFFER(product)                                                                             \
    "[offer]\nname = Acme\nproduct = " product "\nbuyer = Acme\nbuyer_accounts = 111111111111\n"   \
    "duration = 12m\nexpires = 2026-12-31\n[item pro]\nquantity = 3\n"

static void test_load__kinds(void **state)
{
    (void)state;
    static const struct {
        const char *path, *text;
        tni_kind kind;
        tn_status status;
    } rows[] = {
        {"p.ini", PRODUCT, TNI_KIND_PRODUCT, TN_OK},
        {"o.ini", OFFER("p.ini"), TNI_KIND_OFFER, TN_OK},
        {"c.ini",
         "[contract]\nid = C\noffer = o.ini\naccepted = 2026-12-01\n[price pro]\n"
         "list = 100\nnet = 100\n",
         TNI_KIND_CONTRACT, TN_OK},
        {"l.csv", "key,name,description,price_12m\npro,Pro,One,100\n", TNI_KIND_PRICES, TN_OK},
        {"u.ini", "[unheard of]\nx = 1\n", TNI_KIND_UNKNOWN, TN_E_FINDINGS},
        {"missing.ini", OFFER("none.ini"), TNI_KIND_OFFER, TN_E_READ},
        {"wrong.ini", OFFER("l.csv"), TNI_KIND_OFFER, TN_E_FINDINGS},
        {"outside.ini", OFFER("../CMakeLists.txt"), TNI_KIND_OFFER, TN_E_FINDINGS},
        {"bad-contract.ini", "[contract]\nid = C\noffer = missing.ini\naccepted = 2026-12-01\n",
         TNI_KIND_CONTRACT, TN_E_READ},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        put(rows[i].path, rows[i].text);
    }
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tni_source_file *d = tni_workspace_load(&ws, rows[i].path);
        if (d->kind != rows[i].kind || d->status != rows[i].status) {
            test_print(ws.findings);
            fail_msg("%s: %s, status %d", rows[i].path, tni_kind_name(d->kind), (int)d->status);
        }
    }
    assert_true(found(TN_FIL_OUTSIDE));
    assert_true(found(TN_FIL_WRONG_KIND));
    assert_true(found(TN_FIL_UNREADABLE));
}

static void test_load__what_belongs_together(void **state)
{
    (void)state;
    const tni_source_file *contract = sample("acme.contract.ini"),
                          *offer = sample("acme.offer.ini");
    const tni_source_file *product = sample("log-monitoring.product.ini");
    assert_ptr_equal(contract->product, contract->contract->product); /* of its frozen terms */
    assert_string_equal(contract->product->file, product->product->file);
    assert_null(contract->offer); /* a public purchase */
    assert_ptr_equal(offer->product, product->product);
    assert_string_equal(contract->folder_settings->settings->name.value, "Northwind Software");
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_load__kinds),
                                       WITH_WORKSPACE(test_load__what_belongs_together)};
    return RUN(tests);
}
