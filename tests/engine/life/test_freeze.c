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

static void check_lacks(const test_files *files, const char *part)
{
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    const tn_contract *c = test_contract(arena, tables, files, findings);
    assert_int_equal(tni_freeze_write(arena, c, NULL, tables, findings, &text), TN_OK);
    assert_null(strstr(text.bytes, part));
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

#define RICH                                                                                       \
    "[product]\ntitle = R\ncategory = users\npurchase = any\ncurrency = USD\n"                     \
    "profile = catalog-api\ndurations = 1m, 12m\n[dimension seats]\nprice.12m = 100\n"             \
    "includes.calls = 5\n[dimension bare]\n"                                                       \
    "[dimension calls]\npayg = 0.01\nmeter = counter\nallowance = term\n"
#define CONTRACT(more)                                                                             \
    "[contract]\nid = C\noffer = a.offer.ini\naccepted = 2026-12-20T09:30:00Z\n" more

/* All that an offer and a product can say; a dimension without any price has no section. */
static void test_freeze__everything(void **state)
{
    (void)state;
    const test_files files = {
        RICH,
        "[offer]\nname = A\nproduct = p.product.ini\nbuyer = B\nduration = 12m\n"
        "buyer_country = JP\nexpires = 2026-12-31\npublished = 2026-12-01\n"
        "purpose = migration\ndiscount = 10%\n"
        "[item seats]\ndiscount = 20%\nquantity = 3\n[usage calls]\n"
        "[payments]\ntotal = 200\n[renewal]\nauto = yes\nuplift = 3%..7%\ndefault = 4%\n"
        "decision = 30d\nadjustment = 60d\nmax_renewals = 2\n",
        NULL, CONTRACT("")};
    static const char *const parts[] = {
        "\n[terms]\ncurrency = USD\npurchase = any\nprofile = catalog-api\n",
        "discount = 10%\npurpose = migration\nbuyer = B\nbuyer_country = JP\n",
        "\n[price seats]\nlist = 100.00\nnet = 80.00\ndiscount = 20%\nincludes.calls = 5\n",
        "\n[price calls]\npayg = 0.01\nmeter = counter\nallowance = term\n",
        "\n[payments]\nplan = upfront\ntotal = 200.00\n",
        "\n[renewal]\nauto = yes\nuplift = 3%..7%\ndefault = 4%\nmax_renewals = 2\n",
        "\ndecision = 30d\nadjustment = 60d\n"};
    check_text(&files, parts, COUNT(parts));
    check_lacks(&files, "bare");
}

static void test_freeze__no_renewal(void **state)
{
    (void)state;
    static const struct {
        const char *renewal, *expected;
    } rows[] = {{"auto = no\n", "\n[renewal]\nauto = no\n"},
                {"max_renewals = 2\n", "\n[renewal]\nmax_renewals = 2\n"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const test_files files = {
            STORAGE,
            tn_arena_format(arena, OFFER("duration = 12m\n[item gb]\nquantity = 1\n[renewal]\n%s"),
                            rows[i].renewal),
            NULL, CONTRACT("")};
        check_text(&files, &rows[i].expected, 1);
    }
}

/* The terms of a replacement are named by its day; by its hour, where the day has two. */
static void test_freeze__replacements(void **state)
{
    (void)state;
    static const struct {
        const char *events, *expected;
    } rows[] = {
        {"[replace 2027-06-01]\noffer = b.offer.ini\n", "\n[terms 2027-06-01]\n"},
        {"[replace 2027-06-01T10:00:00Z]\noffer = b.offer.ini\n[replace 2027-07-01]\n"
         "offer = b.offer.ini\n[upgrade 2027-06-01]\nquantity.gb = 2\n",
         "\n[terms 2027-06-01]\n"},
        {"[replace 2027-06-01T10:00:00Z]\noffer = b.offer.ini\n[replace 2027-06-01T11:00:00Z]\n"
         "offer = b.offer.ini\n",
         "\n[terms 2027-06-01T10:00:00Z]\n"},
        {"[replace 2027-06-01T10:00:00Z]\noffer = b.offer.ini\n[terms 2027-06-01T10:00:00Z]\n"
         "currency = USD\npurchase = any\nprofile = console\nduration = 12m\n"
         "[price gb 2027-06-01T10:00:00Z]\nlist = 16\nnet = 16\n"
         "[item gb 2027-06-01T10:00:00Z]\nquantity = 2\n",
         "\n[terms 2027-06-01T10:00:00Z]\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_buffer text;
        tn_buffer_init(&text, NULL);
        findings = tn_findings_new(arena);
        const test_files files = {
            STORAGE, OFFER("duration = 12m\n[item gb]\nquantity = 1\n"),
            OFFER("replaces = agmt-1\nduration = 12m\n[item gb]\nquantity = 2\n"),
            tn_arena_format(arena, CONTRACT("%s"), rows[i].events)};
        const tn_contract *c = test_contract(arena, tables, &files, findings);
        assert_non_null(c);
        assert_int_equal(tni_freeze_write(arena, c, &c->events[0], tables, findings, &text), TN_OK);
        if (!strstr(text.bytes, rows[i].expected)) {
            fail_msg("'%s' is not in:\n%s", rows[i].expected, text.bytes);
        }
        tn_buffer_done(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_freeze__plan), cmocka_unit_test(test_freeze__public),
        cmocka_unit_test(test_freeze__everything), cmocka_unit_test(test_freeze__no_renewal),
        cmocka_unit_test(test_freeze__replacements)};
    return RUN_LIVES(tests);
}
