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

typedef struct freeze_case {
    const char *what, *product, *offer, *other_offer, *contract;
    bool replacement; /* of the first event, not of the contract itself */
    const char *expected;
} freeze_case;

#define RENTED                                                                                     \
    "[product]\ntitle = R\ncategory = users\npurchase = any\ncurrency = USD\n"                     \
    "durations = 1m, 12m\n[dimension seats]\nprice.1m = 10\nprice.12m = 0\npayg = 0\n"             \
    "includes.calls = 5\nincludes.texts = 6\n[dimension calls]\npayg = 0.01\n"                     \
    "[dimension texts]\npayg = 0.02\n[dimension bare]\n"

static const freeze_case texts[] = {
    {.what = "a purchase that costs nothing; the last dimension has no price",
     .product = RENTED,
     .contract = PUBLIC("12", "2027-01-01") "[item seats]\nquantity = 1\n",
     .expected = "\n[terms]\ncurrency = USD\npurchase = any\nprofile = console\npolicy = aws\n"
                 "\n[price seats]\nlist = 0.00\nnet = 0.00\npayg = 0.00\nincludes.calls = "
                 "5\nincludes.texts = 6\nlist.1m = 10.00\nlist.12m = 0.00\n"
                 "\n[price calls]\npayg = 0.01\n"
                 "\n[price texts]\npayg = 0.02\n"},
    {.what = "one unit of a dated offer, whose contract has no items",
     .product = STORAGE,
     .offer = OFFER("start = 2027-02-01\nend = 2027-12-31\npo = PO-7\ntcv_usd = 16\n"
                    "purpose = existing\n[item gb]\nprice = 16\nquantity = 1\n"),
     .contract = PRIVATE("2027-01-01") "policy = stripe\n",
     .expected =
         "\n[terms]\ncurrency = USD\npurchase = any\nprofile = console\npolicy = stripe\nstart = "
         "2027-02-01\nend = 2027-12-31\npurpose = existing\nbuyer = B\ntcv_usd = 16.00\npo = PO-7\n"
         "\n[price gb]\nnet = 16.00\nlist.1m = 2.00\nlist.12m = 16.00\nlist.24m = 30.00\n"
         "\n[price seats]\nlist.1m = 10.00\nlist.12m = 100.00\nlist.24m = 180.00\n"
         "\n[price calls]\npayg = 0.01\n"
         "\n[item gb]\nquantity = 1\n"},
    {.what = "another currency has list prices of its own",
     .product = HALF_PRICED,
     .offer = OFFER("currency = EUR\nduration = 12m\n[item gb]\nprice = 15\nquantity = 2\n"),
     .contract = PRIVATE("2027-01-01") "[item gb]\nquantity = 3\n",
     .expected = "\n[terms]\ncurrency = EUR\npurchase = any\nprofile = console\npolicy = "
                 "aws\nduration = 12m\npurpose = new\nbuyer = B\n"
                 "\n[price gb]\nnet = 15.00\n"},
    {.what = "charges by the contract's policy, from its acceptance",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nprice = 10\nquantity = 100\n"
                    "[payments]\nplan = quarterly\ncount = 3\n"),
     .contract = PRIVATE("2027-01-15") "policy = aws,remainder=first\n",
     .expected = "\n[terms]\ncurrency = USD\npurchase = any\nprofile = console\npolicy = "
                 "aws,remainder=first\nduration = 12m\npurpose = new\nbuyer = B\n"
                 "\n[price gb]\nlist = 16.00\nnet = 10.00\nlist.1m = 2.00\nlist.12m = "
                 "16.00\nlist.24m = 30.00\n"
                 "\n[price seats]\nlist = 100.00\nnet = 100.00\nlist.1m = 10.00\nlist.12m = "
                 "100.00\nlist.24m = 180.00\n"
                 "\n[price calls]\npayg = 0.01\n"
                 "\n[item gb]\nquantity = 100\n"
                 "\n[payments]\nplan = custom\n2027-01-15 = 333.34\n2027-04-15 = "
                 "333.33\n2027-07-15 = 333.33\n"},
    {.what = "a replacement has its own items, prices and charges, and no policy",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nprice = 10\nquantity = 100\n"),
     .other_offer = OFFER("replaces = agmt-1\nduration = 12m\n[item seats]\nprice = 90\n"
                          "quantity = 2\n[payments]\nplan = quarterly\n"),
     .contract = PRIVATE("2027-01-01") "policy = stripe\n[item gb]\nquantity = 7\n"
                                       "[replace 2027-06-15T10:00:00Z]\noffer = b.offer.ini\n",
     .replacement = true,
     .expected = "\n[terms 2027-06-15]\ncurrency = USD\npurchase = any\nprofile = "
                 "console\nduration = 12m\npurpose = new\nbuyer = B\n"
                 "\n[price gb 2027-06-15]\nlist = 16.00\nnet = 16.00\nlist.1m = 2.00\nlist.12m = "
                 "16.00\nlist.24m = 30.00\n"
                 "\n[price seats 2027-06-15]\nlist = 100.00\nnet = 90.00\nlist.1m = "
                 "10.00\nlist.12m = 100.00\nlist.24m = 180.00\n"
                 "\n[price calls 2027-06-15]\npayg = 0.01\n"
                 "\n[item seats 2027-06-15]\nquantity = 2\n"
                 "\n[payments 2027-06-15]\nplan = custom\n2027-06-15 = 45.00\n2027-09-15 = "
                 "45.00\n2027-12-15 = 45.00\n2028-03-15 = 45.00\n"},
};

static void test_freeze__texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        const freeze_case *c = &texts[i];
        const test_files files = {c->product, c->offer, c->other_offer, c->contract};
        tn_buffer text;
        tn_tree *tree = NULL;
        size_t sections = 0;
        tn_buffer_init(&text, NULL);
        findings = tn_findings_new(arena);
        const tn_contract *contract = test_contract(arena, tables, &files, findings);
        assert_non_null(contract);
        const tn_event *event = c->replacement ? &contract->events[0] : NULL;
        assert_int_equal(tni_freeze_write(arena, contract, event, tables, findings, &text), TN_OK);
        if (strcmp(text.bytes, c->expected) != 0) {
            fail_msg("%s:\n%s", c->what, text.bytes);
        }
        assert_int_equal(tni_freeze_tree(arena, contract, event, tables, findings, &tree), TN_OK);
        for (const tn_section *s = tree->first; s; s = s->next) {
            sections++;
        }
        assert_int_equal(tree->count, sections);
        tn_buffer_done(&text);
    }
}

/* An event that cannot be is not its terms' fault; a missing price is. */
static void test_freeze__impossible(void **state)
{
    (void)state;
    static const struct {
        const char *contract;
        tn_status status;
        const char *codes;
    } rows[] = {
        {PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 2\n[upgrade 2027-02-01]\n"
                                    "quantity.gb = 1\n",
         TN_OK, ""},
        {PUBLIC("36", "2027-01-01") "[item gb]\nquantity = 2\n", TN_E_FINDINGS, "CTR-057"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const test_files files = {STORAGE, NULL, NULL, rows[i].contract};
        char codes[64] = "";
        tn_buffer text;
        tn_tree *tree = NULL;
        tn_buffer_init(&text, NULL);
        findings = tn_findings_new(arena);
        const tn_contract *c = test_contract(arena, tables, &files, findings);
        assert_non_null(c);
        findings = tn_findings_new(arena);
        assert_int_equal(tni_freeze_tree(arena, c, NULL, tables, findings, &tree), rows[i].status);
        print_codes(codes, sizeof(codes));
        assert_string_equal(codes, rows[i].codes);
        assert_true((tree != NULL) == (rows[i].status == TN_OK));
        assert_int_equal(tni_freeze_write(arena, c, NULL, tables, findings, &text), rows[i].status);
        assert_true((text.length > 0) == (rows[i].status == TN_OK));
        tn_buffer_done(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_freeze__plan),         cmocka_unit_test(test_freeze__public),
        cmocka_unit_test(test_freeze__everything),   cmocka_unit_test(test_freeze__no_renewal),
        cmocka_unit_test(test_freeze__replacements), cmocka_unit_test(test_freeze__texts),
        cmocka_unit_test(test_freeze__impossible)};
    return RUN_LIVES(tests);
}
