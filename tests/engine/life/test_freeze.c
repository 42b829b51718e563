/* Terms as sections: of a plan its charges as agreed, of a public purchase the list prices. */
#include "engine/lives.h"

#include "engine/life/freeze.h"

static void check_text(const test_files *files, const char *const *parts, size_t count)
{
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    findings = tn_findings_new(arena);
    const tn_contract *c = test_contract(arena, tables, files, findings);
    assert_non_null(c);
    assert_int_equal(tni_freeze_write(arena, c, NULL, tables, findings, &text), TN_OK);
    for (size_t i = 0; i < count; i++) {
        if (!strstr(text.bytes, parts[i])) {
            fail_msg("'%s' is not in:\n%s", parts[i], text.bytes);
        }
    }
    tn_buffer_done(&text);
}

static void test_freeze__plan(void **state)
{
    (void)state;
    /* 100 units at 15 less 10 % are 1,350.00: 350.00 first, the rest in three charges. */
    const test_files files = {
        STORAGE,
        "[offer]\nname = A\nproduct = p.product.ini\nbuyer = B\nduration = 12m\n"
        "expires = 2026-12-31\npublished = 2026-12-01\nnet_terms = 45\n"
        "[item gb]\nprice = 13.5\nquantity = 100\n"
        "[payments]\nplan = quarterly\ninitial = 350\n[renewal]\nauto = yes\nuplift = 2.5%\n",
        NULL, "[contract]\nid = C\noffer = a.offer.ini\naccepted = 2026-12-20T09:30:00Z\n"};
    static const char *const parts[] = {
        "\n[terms]\ncurrency = USD\n",
        "duration = 12m\nnet_terms = 45\npurpose = new\nbuyer = B\n",
        "\n[price gb]\nlist = 16.00\nnet = 13.50\nlist.1m = 2.00\nlist.12m = 16.00\n",
        "\n[item gb]\nquantity = 100\n",
        "2026-12-20 = 350.00\n2027-03-20 = 333.33\n",
        "2027-06-20 = 333.33\n2027-09-20 = 333.34\n",
        "\n[renewal]\nauto = yes\nuplift = 2.5%\n"};
    check_text(&files, parts, sizeof(parts) / sizeof(*parts));
}

static void test_freeze__public(void **state)
{
    (void)state;
    const test_files files = {
        STORAGE, NULL, NULL,
        "[contract]\nid = C\nproduct = p.product.ini\nduration = 12m\naccepted = 2026-12-20\n"
        "policy = stripe\n[item gb]\nquantity = 3\n"};
    static const char *const parts[] = {"policy = stripe\n",
                                        "\n[price gb]\nlist = 16.00\nnet = 16.00\nlist.1m = 2.00\n",
                                        "\n[price calls]\npayg = 0.01\n"};
    check_text(&files, parts, sizeof(parts) / sizeof(*parts));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_freeze__plan),
                                       cmocka_unit_test(test_freeze__public)};
    return RUN_LIVES(tests);
}
