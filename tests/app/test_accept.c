/* A contract that begins: prices of the day are frozen in it, and what it breaks is a finding. */
#include "app/with_workspace.h"

#include "app/accept.h"

static void test_accept__offer(void **state)
{
    (void)state;
    const tni_accept_options options = {.at = "2026-12-10", .target = SAMPLES "x.contract.ini"};
    assert_int_equal(tni_accept(&ws, sample("acme.offer.ini"), &options, &out), TN_OK);
    holds("[contract]\nid       = acme\noffer    = acme.offer.ini\n");
    holds(
        "product  = log-monitoring.product.ini\n\n[terms]\ncurrency = USD\npurchase = one-tier\n");
    holds("duration = 12m\ndiscount = 10%\nnet_terms = 30\npurpose = new\nbuyer = Acme KK\n");
    holds("accepted = 2026-12-10T00:00:00Z\n");
    holds("[price pro]\nlist = 4000.00\nnet = 3600.00\n"); /* 10 % off */
    holds("[price xhosts]\npayg = 0.08\nmeter = gauge\n"); /* the offer's, not the list's 0.1 */
    holds("[item pro]\nquantity = 1\n");                   /* the offer's */
    holds("[renewal]\nauto = yes\nuplift = 5%\nmax_renewals = 3\ndecision = 30d\n");
    assert_true(found(TN_CTR_UNPUBLISHED));
}

static void test_accept__public_listing(void **state)
{
    (void)state;
    static const char *const set[] = {"standard=1"};
    const tni_accept_options options = {.at = "2026-12-10T08:00:00Z",
                                        .id = "C-77",
                                        .duration = "12m",
                                        .set = set,
                                        .set_count = 1,
                                        .target = SAMPLES "x.contract.ini"};
    assert_int_equal(tni_accept(&ws, sample("log-monitoring.product.ini"), &options, &out), TN_OK);
    holds("id       = C-77\nproduct  = log-monitoring.product.ini\nduration = 12m\n"
          "accepted = 2026-12-10T08:00:00Z\n");
    holds("[item standard]\nquantity = 1\n");
    holds("[price standard]\nlist = 2000.00\nnet = 2000.00\n");
}

static void test_accept__refused(void **state)
{
    (void)state;
    static const char *const unknown[] = {"prp=1"};
    static const struct {
        tni_accept_options options;
        tn_status status;
        tn_code code;
    } rows[] = {
        {{.at = "2027-06-01", .target = SAMPLES "x"}, TN_E_FINDINGS, TN_CTR_EXPIRED},
        {{.at = "2026-12-10", .set = unknown, .set_count = 1}, TN_E_FINDINGS, TN_OFR_UNKNOWN},
        {{.at = "tomorrow"}, TN_E_SYNTAX, TN_CODE_COUNT},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_buffer_cut(&out, 0);
        tni_workspace again;
        assert_int_equal(tni_workspace_again(&ws, arena, &again), TN_OK);
        ws = again;
        assert_int_equal(tni_accept(&ws, sample("acme.offer.ini"), &rows[i].options, &out),
                         rows[i].status);
        assert_true(rows[i].code == TN_CODE_COUNT || found(rows[i].code));
    }
}

/* What found no memory is not written half: the head is first, the terms come of it. */
static void test_accept__no_memory(void **state)
{
    (void)state;
    const tni_accept_options options = {.at = "2026-12-10", .target = SAMPLES "x.contract.ini"};
    out.failed = true;
    assert_int_equal(tni_accept(&ws, sample("acme.offer.ini"), &options, &out), TN_E_NOMEM);
    assert_false(found(TN_FIL_EMPTY));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_WORKSPACE(test_accept__offer), WITH_WORKSPACE(test_accept__public_listing),
        WITH_WORKSPACE(test_accept__refused), WITH_WORKSPACE(test_accept__no_memory)};
    return RUN(tests);
}
