/* New offers: for a product, or like another offer, which is a draft again. */
#include "app/with_workspace.h"

#include "app/new.h"

#define TARGET SAMPLES "x.offer.ini"

static void test_new_offer__for_a_product(void **state)
{
    (void)state;
    const char *reason = "";
    const tni_new_options options = {.product = SAMPLES "log-monitoring.product.ini",
                                     .target = TARGET};
    assert_int_equal(tni_new_offer(&ws, &options, &out, &reason), TN_OK);
    holds("name           = Northwind Log Monitoring, 12 months\n");
    holds("product        = log-monitoring.product.ini\n");
    holds("expires        = 2026-12-31\n"); /* 30 days after the day to judge from */
    holds("\n[item basic]\nquantity = 1\n");
    lacks("[item standard]"); /* of tiers the first */
    holds("\n[renewal]\nauto = no\n");
}

static void test_new_offer__every_unit(void **state)
{
    (void)state;
    const char *reason = "";
    static const char *const longest[] = {"24m"}, *const custom[] = {"18m"};
    tni_new_options options = {.product = SAMPLES "storage.product.ini",
                               .target = TARGET,
                               .durations = longest,
                               .duration_count = 1};
    assert_int_equal(tni_new_offer(&ws, &options, &out, &reason), TN_OK);
    holds("duration       = 24m\n");
    holds("[item unencrypted]\nquantity = 1\n");
    holds("[item encrypted]\nquantity = 1\n");
    lacks("reference");
    options.durations =
        custom; /* its list prices come from a listed duration, and the file says so */
    tn_buffer_cut(&out, 0);
    assert_int_equal(tni_new_offer(&ws, &options, &out, &reason), TN_OK);
    holds("reference      = 12m\n");
    holds("[item encrypted]\nquantity = 1\n\n");
}

static void test_new_offer__like_another(void **state)
{
    (void)state;
    const char *reason = "";
    static const char *const set[] = {"pro=3", "standard=2"};
    static const char offer[] =
        "; kept\n[offer]\nname = Acme\nproduct = " SAMPLES "log-monitoring.product.ini\n"
        "buyer = Acme\nbuyer_accounts = 111111111111\nduration = 12m\nexpires = 2026-12-31\n"
        "published = 2026-11-01\n[item pro]\nquantity = 1\n";
    const char *path = SAMPLES "in-memory.offer.ini";
    const char *product = strstr(offer, SAMPLES);
    tn_buffer_add(&out, offer, (size_t)(product - offer));
    tn_buffer_text(&out, product + strlen(SAMPLES));
    put(path, out.bytes);
    tn_buffer_cut(&out, 0);
    const tni_new_options options = {.from = path, .target = TARGET, .set = set, .set_count = 2};
    assert_int_equal(tni_new_offer(&ws, &options, &out, &reason), TN_OK);
    holds("; kept\n");
    holds("[item pro]\nquantity = 3\n");
    holds("[item standard]\nquantity = 2\n");
    lacks("published");
}

static void test_new_offer__refused(void **state)
{
    (void)state;
    static const char *const unknown[] = {"prp=3"};
    static const struct {
        tni_new_options options;
        tn_status status;
    } rows[] = {{{.product = SAMPLES "none.ini"}, TN_E_READ},
                {{.product = SAMPLES "log-monitoring.product.ini", .set = unknown, .set_count = 1},
                 TN_E_FINDINGS},
                {{.product = SAMPLES "acme.offer.ini"}, TN_E_FINDINGS}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *reason = "";
        assert_int_equal(tni_new_offer(&ws, &rows[i].options, &out, &reason), rows[i].status);
        assert_int_equal(out.length, 0);
    }
    assert_true(found(TN_OFR_UNKNOWN));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_WORKSPACE(test_new_offer__for_a_product), WITH_WORKSPACE(test_new_offer__every_unit),
        WITH_WORKSPACE(test_new_offer__like_another), WITH_WORKSPACE(test_new_offer__refused)};
    return RUN(tests);
}
