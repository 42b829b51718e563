/* A listing against its previous version. */
#include "model/product/product_of.h"

static void test_product_against__same_listing(void **state)
{
    (void)state;
    const tn_product *p = product_of("any", "1m, 12m", "console",
                                     dimension("a", "price.1m=1\nprice.12m=10\npayg=1\n"));
    findings = tn_findings_new(arena);
    tn_product_check_against(p, p, tables, NULL, findings);
    assert_int_equal(tn_findings_count(findings), 0);
}

static void test_product_against__renamed_label_is_no_change(void **state)
{
    (void)state;
    const tn_product *old = product_of("any", "1m", "console", dimension("a", "price.1m=1"));
    const tn_product *now = product_of("any", "1m", "console",
                                       "[dimension first]\nkey=a\nname=Na\ndescription=d\n"
                                       "price.1m=1\n");
    findings = tn_findings_new(arena);
    tn_product_check_against(now, old, tables, NULL, findings);
    assert_int_equal(tn_findings_count(findings), 0);
}

static void test_product_against__payg_raised_and_dimension_added(void **state)
{
    (void)state;
    const tn_product *old = product_of("any", "1m", "console", dimension("a", "payg=1"));
    const tn_product *now = product_of(
        "any", "1m", "console",
        tn_arena_format(arena, "%s%s", dimension("a", "payg=1.5"), dimension("b", "payg=1")));
    findings = tn_findings_new(arena);
    tn_product_check_against(now, old, tables, NULL, findings);
    test_golden_add("usage dearer, and one more dimension", findings);
    assert_int_equal(test_count(findings, TN_PRD_AGAINST_RAISED), 1);
    assert_int_equal(test_count(findings, TN_PRD_AGAINST_ADDED), 1);
    assert_int_equal(test_count(findings, TN_PRD_AGAINST_MIXED), 1);
    assert_int_equal(tn_findings_count(findings), 3);
    assert_string_equal(test_finding(findings, TN_PRD_AGAINST_RAISED)->message,
                        "price of usage raised: 1.50 was 1.00");
}

static const struct {
    const char *old, *now;
    tn_code codes[3]; /* TN_CODE_COUNT ends */
} changes[] = {
    /* nothing that was not written is called changed */
    {"category=hosts", "category=hosts\nproduct_id=prod-1111111111111", {TN_CODE_COUNT}},
    {"product_id=prod-1111111111111", "category=hosts", {TN_CODE_COUNT}},
    {"category=data", "category=data\nunit=GB", {TN_CODE_COUNT}},
    {"category=hosts", "category=users", {TN_PRD_AGAINST_UNIT, TN_CODE_COUNT}},
    {"purchase=any", "category=hosts", {TN_CODE_COUNT}},
    {"category=hosts", "purchase=any", {TN_CODE_COUNT}},
    {"purchase=any", "purchase=one-tier", {TN_PRD_AGAINST_PURCHASE, TN_CODE_COUNT}},
    {"purchase=one-tier", "purchase=any", {TN_PRD_AGAINST_PURCHASE, TN_CODE_COUNT}},
    {"durations=1m,12m", "durations=12m,1m", {TN_CODE_COUNT}},
    {"durations=12m", "durations=1m,12m", {TN_CODE_COUNT}}, /* one more may be offered */
    {"durations=1m,12m",
     "durations=24m",
     {TN_PRD_AGAINST_DURATION, TN_PRD_AGAINST_DURATION, TN_CODE_COUNT}},
    {"[dimension a]\npayg=1",
     "[dimension a]\npayg=1\nprice.1m=1",
     {TN_PRD_AGAINST_TYPES, TN_CODE_COUNT}},
    {"[dimension a]\npayg=1\nprice.1m=1",
     "[dimension a]\nprice.1m=1",
     {TN_PRD_AGAINST_TYPES, TN_CODE_COUNT}},
    {"[dimension a]\nprice.1m=1\nprice.12m=1", "[dimension a]\nprice.1m=1", {TN_CODE_COUNT}},
    {"[dimension a]\npayg=1\n[dimension b]\npayg=1",
     "[dimension a]\npayg=2\n[dimension b]\npayg=3",
     {TN_PRD_AGAINST_RAISED, TN_PRD_AGAINST_RAISED, TN_CODE_COUNT}},
    {"[dimension a]\npayg=2\n[dimension b]\npayg=3",
     "[dimension a]\npayg=1\n[dimension b]\npayg=1",
     {TN_PRD_AGAINST_LOWERED, TN_PRD_AGAINST_LOWERED, TN_CODE_COUNT}},
    {"[dimension a]\npayg=1\nincludes.x=2\nincludes.y=1",
     "[dimension a]\npayg=1\nincludes.y=2\nincludes.x=2",
     {TN_CODE_COUNT}},
    {"[dimension a]\npayg=1\nincludes.x=2\nincludes.y=2",
     "[dimension a]\npayg=1\nincludes.x=2\nincludes.y=1",
     {TN_PRD_AGAINST_INCLUDES, TN_CODE_COUNT}},
    {"[dimension a]\npayg=1\nincludes.x=2",
     "[dimension a]\npayg=1",
     {TN_PRD_AGAINST_INCLUDES, TN_CODE_COUNT}},
    {"[dimension a]\nkey=x\npayg=1\n[dimension b]\nkey=y\npayg=1",
     "[dimension b]\nkey=x\npayg=1\n[dimension a]\nkey=y\npayg=1",
     {TN_CODE_COUNT}}, /* the API name is the identity, whatever the label */
    {"[dimension a]\npayg=1\nname=A",
     "[dimension a]\npayg=1\nname=B",
     {TN_PRD_AGAINST_NAME, TN_CODE_COUNT}},
    {"[dimension a]\npayg=1", "[dimension a]\npayg=1\nname=B", {TN_CODE_COUNT}},
    {"[dimension a]\npayg=1",
     "[dimension a]\npayg=1\n[dimension b]\nprice.1m=1",
     {TN_PRD_AGAINST_ADDED, TN_PRD_AGAINST_MODEL, TN_CODE_COUNT}},
    {"visibility=draft\n[dimension a]\npayg=1",
     "[dimension a]\npayg=1\n[dimension b]\nprice.1m=1",
     {TN_PRD_AGAINST_ADDED, TN_CODE_COUNT}}, /* a draft's model is open */
    {"visibility=draft\n[dimension a]\npayg=2\n[dimension b]\npayg=3",
     "[dimension a]\npayg=1\n[dimension b]\npayg=4",
     {TN_PRD_AGAINST_LOWERED, TN_PRD_AGAINST_RAISED, TN_CODE_COUNT}},
    {"[dimension a]\nkey=x\npayg=1\n[dimension b]\nkey=y\npayg=1",
     "[dimension a]\nkey=y\npayg=1",
     {TN_PRD_AGAINST_REMOVED, TN_CODE_COUNT}}, /* the label of x stands at y now */
    {"visibility=limited", "visibility=limited", {TN_CODE_COUNT}},
    {"visibility=limited", "visibility=public", {TN_PRD_AGAINST_LIMITED, TN_CODE_COUNT}},
    {"visibility=public", "visibility=public", {TN_CODE_COUNT}},
    {"[dimension a]\npayg=1", "", {TN_PRD_AGAINST_REMOVED, TN_CODE_COUNT}}, /* no model at all */
    {"", "[dimension a]\npayg=1", {TN_PRD_AGAINST_ADDED, TN_CODE_COUNT}},
};

/* Two small products, field by field: what a change of the new one says. */
static void test_product_against__table(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(changes); i++) {
        const tn_product *products[2];
        const char *texts[2] = {changes[i].old, changes[i].now};
        for (int n = 0; n < 2; n++) {
            const char *text = tn_arena_format(arena, "[product]\ncurrency=USD\n%s\n", texts[n]);
            findings = tn_findings_new(arena);
            assert_int_equal(tn_product_build(arena, test_tree(arena, "p.ini", text), NULL, tables,
                                              findings, &products[n]),
                             TN_OK);
        }
        findings = tn_findings_new(arena);
        tn_product_check_against(products[1], products[0], tables, NULL, findings);
        test_golden_add(tn_arena_format(arena, "%s -> %s", changes[i].old, changes[i].now),
                        findings);
        size_t count = 0;
        for (; changes[i].codes[count] != TN_CODE_COUNT; count++) {
            const tn_finding *f = tn_findings_get(findings, count);
            assert_true(f && f->code == changes[i].codes[count]);
        }
        if (tn_findings_count(findings) != count) {
            test_print(findings);
            fail_msg("row %zu", i);
        }
    }
}

/* What a listing sells when its dimensions are others than before. */
static void test_product_against__model(void **state)
{
    (void)state;
    static const struct {
        const char *was, *is, *sells; /* NULL: the same as before */
    } rows[] = {
        {"payg=1", "price.1m=1", "contracts alone"},
        {"price.1m=1", "payg=1", "usage alone"},
        {"price.1m=1", "price.1m=1\npayg=1", "contracts and usage"},
        {"payg=1", "payg=2", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_product *old = product_of("any", "1m", "console", dimension("a", rows[i].was));
        const tn_product *now = product_of("any", "1m", "console", dimension("b", rows[i].is));
        findings = tn_findings_new(arena);
        tn_product_check_against(now, old, tables, NULL, findings);
        test_golden_add(rows[i].is, findings);
        assert_int_equal(test_count(findings, TN_PRD_AGAINST_MODEL), rows[i].sells != NULL);
        if (rows[i].sells) {
            assert_non_null(
                strstr(test_finding(findings, TN_PRD_AGAINST_MODEL)->message, rows[i].sells));
        }
    }
}

static const tn_product *product_with(int contracts, int usages, const char *prefix)
{
    const char *text = "";
    for (int i = 0; i < contracts + usages; i++) {
        const char *label = tn_arena_format(arena, "%s%d", prefix, i);
        text = tn_arena_format(arena, "%s%s", text,
                               dimension(label, i < contracts ? "price.1m=1" : "payg=1"));
    }
    return product_of("any", "1m", "console", text);
}

/* AWS takes 200 of a kind, and counts those that were removed. */
static void test_product_against__quota(void **state)
{
    (void)state;
    static const struct {
        int old_contracts, old_usages, contracts, usages;
        const char *message; /* NULL: none */
    } rows[] = {
        {50, 0, 150, 0, NULL},
        {51, 0, 150, 0, "there are 201 contract dimensions: AWS takes 200"},
        {0, 51, 1, 150, "there are 201 usage dimensions: AWS takes 200"},
        {0, 50, 1, 150, NULL},
        {1, 0, 200, 0, "there are 201 contract dimensions: AWS takes 200"},
        {0, 1, 1, 200, "there are 201 usage dimensions: AWS takes 200"},
        {1, 1, 201, 0, NULL}, /* too many without them: that is said by itself */
        {1, 1, 0, 201, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_product *old = product_with(rows[i].old_contracts, rows[i].old_usages, "o");
        const tn_product *now = product_with(rows[i].contracts, rows[i].usages, "n");
        findings = tn_findings_new(arena);
        tn_product_check_against(now, old, tables, NULL, findings);
        assert_int_equal(test_count(findings, TN_PRD_AGAINST_QUOTA), rows[i].message != NULL);
        if (rows[i].message) {
            assert_non_null(
                strstr(test_finding(findings, TN_PRD_AGAINST_QUOTA)->message, rows[i].message));
        }
    }
}

static void test_product_unit__written_else_by_category(void **state)
{
    (void)state;
    static const struct {
        const char *text, *unit;
    } rows[] = {{"category=hosts", "Hosts"}, {"category=hosts\nunit=HostHrs", "HostHrs"},
                {"category=data", NULL},     {"category=servers", NULL},
                {"title=T", NULL},           {"unit=GB", "GB"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *text = tn_arena_format(arena, "[product]\ncurrency=USD\n%s\n", rows[i].text);
        const tn_product *p = NULL;
        assert_int_equal(
            tn_product_build(arena, test_tree(arena, "p.ini", text), NULL, tables, findings, &p),
            TN_OK);
        const char *unit = tn_product_unit(p, tables);
        assert_true(rows[i].unit ? unit && strcmp(unit, rows[i].unit) == 0 : unit == NULL);
    }
}

/* AWS's example: announced on 16 March it holds from 1 July; locked for the 90 days between. */
static void test_product_against__calendar_of_a_raise(void **state)
{
    (void)state;
    const tn_product *old = product_of("any", "1m", "console", dimension("a", "price.1m=1"));
    const tn_product *now = product_of("any", "1m", "console", dimension("a", "price.1m=2"));
    static const struct {
        int year, month, day;
        const char *hint; /* NULL: that of the code */
    } rows[] = {{2027, 3, 16,
                 "announced on 2027-03-16 it holds from 2027-07-01; prices are locked until "
                 "2027-06-14"},
                {2027, 11, 1, /* into the next year: 30 January */
                 "announced on 2027-11-01 it holds from 2028-02-01; prices are locked until "
                 "2028-01-30"},
                {9998, 9, 1, /* until 30 November */
                 "announced on 9998-09-01 it holds from 9998-12-01; prices are locked until "
                 "9998-11-30"},
                {9998, 9, 2, NULL}, /* no month behind it, then no day */
                {9998, 12, 1, NULL}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_date day;
        assert_int_equal(tn_date_make(rows[i].year, rows[i].month, rows[i].day, &day), TN_OK);
        findings = tn_findings_new(arena);
        tn_product_check_against(now, old, tables, &day, findings);
        test_golden_add("dearer, announced on a day", findings);
        assert_string_equal(test_finding(findings, TN_PRD_AGAINST_RAISED)->hint,
                            rows[i].hint ? rows[i].hint : tn_code_get(TN_PRD_AGAINST_RAISED)->hint);
    }
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/product/product_against.golden");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_product_against__calendar_of_a_raise),
        TEST(test_product_against__model),
        TEST(test_product_against__quota),
        TEST(test_product_against__same_listing),
        TEST(test_product_against__renamed_label_is_no_change),
        TEST(test_product_against__payg_raised_and_dimension_added),
        TEST(test_product_against__table),
        TEST(test_product_unit__written_else_by_category),
        TEST(test_findings__word_by_word),
    };
    return RUN(tests);
}
