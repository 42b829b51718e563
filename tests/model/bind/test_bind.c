/* The field table at work: every type, every wrong form with its code and hint, names, places. */
#include "model/bind/bind_all.h"

static void test_bind_section__every_type(void **state)
{
    (void)state;
    const all a = bind_text("text = Log; monitoring # 1\n"
                            "id = prod-1111111111111 ; the id\n"
                            "path = ../log.product.ini\t; a path\n"
                            "choice = any\n"
                            "flag = yes\n"
                            "whole = 1000 ; a thousand\n"
                            "duration = 1y\n"
                            "days = 30d\n"
                            "durations = 1m, 12m,P2Y ; three\n"
                            "list = US,JP ,KR\n"
                            "price = 16.500\n"
                            "amount = 123456789012.34\n"
                            "percent = 12.5%\n"
                            "uplift = 5%\n"
                            "date = 2027-04-11\n"
                            "instant = 2027-04-11T19:00:00+09:00\n"
                            "currency = JPY\n"
                            "quantity.pro = 3 ; of them\n");
    /* 123456789012.34 is beyond 9e10, as amounts are counts of 1e-8 in 64 bits. */
    assert_int_equal(test_count(binder.findings, TN_MON_RANGE), 1);
    assert_int_equal(tn_findings_count(binder.findings), 1);
    assert_int_equal(binder.failures, 1);
    assert_string_equal(a.text.value, "Log; monitoring # 1");
    assert_string_equal(a.id.value, "prod-1111111111111");
    assert_string_equal(a.path.value, "../log.product.ini");
    assert_int_equal(a.choice.value, 1);
    assert_int_equal(a.flag.value, 1);
    assert_int_equal(a.whole.value, 1000);
    assert_int_equal(a.duration.value, 12);
    assert_int_equal(a.days.value, 30);
    assert_int_equal(a.durations.count, 3);
    assert_string_equal(a.durations.items[2].value, "P2Y");
    assert_int_equal(a.durations.items[2].at.column, 21);
    assert_int_equal(a.list.count, 3);
    assert_string_equal(a.list.items[1].value, "JP");
    assert_int_equal(a.list.items[2].at.column, 15);
    assert_int_equal(a.price.value.e8, 1650000000);
    assert_int_equal(a.price.places, 1);
    assert_int_equal(a.percent.value.e4, 125000);
    assert_int_equal(a.uplift.value.e4, 50000);
    assert_int_equal(tn_date_civil(a.date.value).day, 11);
    assert_true(a.instant.has_time);
    assert_int_equal(a.instant.value.seconds % 86400, 10 * 3600);
    assert_string_equal(a.currency.value.code, "JPY");
    assert_int_equal(a.currency.value.places, 0);
    assert_string_equal(a.family, "pro@10=3@16");
}

static void test_bind_section__absent_fields_have_the_sections_place(void **state)
{
    (void)state;
    const all a = bind_text("text = x");
    assert_int_equal(a.text.at.line, 2);
    assert_false(a.price.set);
    assert_int_equal(a.price.at.line, 1);
    assert_int_equal(a.list.at.line, 1);
    assert_null(a.id.value);
    assert_int_equal(a.id.at.line, 1);
    assert_int_equal(a.currency.at.column, 1);
}

static void test_bind_family__digits_only_for_a_bare_star(void **state)
{
    (void)state;
    assert_string_equal(bind_text("2027-06-01 = 1200.00").family, "2027-06-01@1=1200.00@14");
    assert_int_equal(tn_findings_count(binder.findings), 0);
    bind_text("june = 1200.00");
    assert_int_equal(test_count(binder.findings, TN_FIL_UNKNOWN_KEY), 1);
}

static void test_bind_values__subject_names_section_and_key(void **state)
{
    (void)state;
    all a = {.text = {NULL, {NULL, 0, 0}}};
    const tn_tree *tree = test_tree(arena, "t.ini", "[item pro]\nwhole = x\n");
    tni_bind_section(&binder, tree->first, fields, COUNT(fields), &a);
    assert_string_equal(test_finding(binder.findings, TN_MON_NUMBER)->subject, "item pro: whole");
    assert_string_equal(tni_bind_subject(&binder, tree->first), "item pro");
}

static void test_bind_finish__missing_fields(void **state)
{
    (void)state;
    static const tn_field_rule needs[] = {
        {.key = "title",
         .type = TN_F_TEXT,
         .offset = A(text),
         .need = TN_REQUIRED,
         .missing = TN_PRD_TITLE_MISSING,
         .help = "the title"},
        {.key = "price",
         .type = TN_F_PRICE,
         .offset = A(price),
         .need = TN_ESSENTIAL,
         .missing = TN_PRD_CURRENCY_MISSING,
         .help = "the price"},
    };
    static const struct {
        const char *text;
        size_t title, price, failures;
    } rows[] = {{"title = x\nprice = 1", 0, 0, 0},
                {"price = 1", 1, 0, 0}, /* a rule, not a failure */
                {"title = x", 0, 1, 1},
                {"title = x\nprice = one", 0, 0, 1},    /* wrong is not missing */
                {"title = x\nprice = ; none", 0, 0, 1}, /* nor is what has no value */
                {"", 1, 1, 1}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        all a = {.text = {NULL, {NULL, 0, 0}}};
        const tn_tree *tree =
            test_tree(arena, "t.ini", tn_arena_format(arena, "[any]\n%s\n", rows[i].text));
        binder.findings = tn_findings_new(arena);
        binder.failures = 0;
        tni_bind_section(&binder, tree->first, needs, COUNT(needs), &a);
        assert_int_equal(test_count(binder.findings, TN_PRD_TITLE_MISSING), rows[i].title);
        assert_int_equal(test_count(binder.findings, TN_PRD_CURRENCY_MISSING), rows[i].price);
        assert_int_equal(binder.failures, rows[i].failures);
    }
}

static void test_bind_entries__twice_over_two_sections(void **state)
{
    (void)state;
    all a = {.text = {NULL, {NULL, 0, 0}}};
    const tn_tree *tree = test_tree(arena, "t.ini", "[a]\nwhole = 1\nwhole = 2\n[b]\nwhole = 3\n");
    tni_bind_entries(&binder, tree->first, fields, COUNT(fields), &a);
    assert_int_equal(tn_findings_count(binder.findings), 0); /* the file's reader has said so */
    tni_bind_entries(&binder, tree->last, fields, COUNT(fields), &a);
    const tn_finding *f = test_finding(binder.findings, TN_FIL_GIVEN_TWICE);
    assert_int_equal(f->at.line, 5);
    assert_non_null(strstr(f->message, "t.ini:2"));
    assert_int_equal(a.whole.value, 1);
}

static void test_bind_section__each_allocation_fails(void **state)
{
    (void)state;
    const tn_tree *tree = test_tree(arena, "t.ini",
                                    "[any]\ntext = Log\nid = a\npath = b\nlist = a, b, c\n"
                                    "durations = 1m, 2m\nchoice = xx\nprise = 5\nprice = 1,5\n"
                                    "quanity.pro = 1\ncurrency = usd\n");
    bool done = false;
    for (size_t spare = 0; !done && spare < 64 * 1024; spare += 16) {
        test_memory memory;
        tn_arena *small = test_arena_short(&memory, spare);
        tni_binder b = {.arena = small,
                        .currencies = binder.currencies,
                        .currency_count = binder.currency_count};
        b.findings = small ? tn_findings_new(small) : NULL;
        if (b.findings) {
            all a = {.text = {NULL, {NULL, 0, 0}}};
            tni_bind_section(&b, tree->first, fields, COUNT(fields), &a);
            done = !tn_arena_failed(small);
            assert_int_equal(b.failures, 5);
        }
        tn_arena_free(small);
    }
    assert_true(done);
}

/* What is never corrected by itself: an API name, which product it is, a key that is there. */
static void test_bind__unknown_keys_not_corrected(void **state)
{
    (void)state;
    static const tn_field_rule few[] = {
        {.key = "price.*", .star = "DURATION", .read = read_family},
        {.key = "key", .type = TN_F_ID, .offset = A(id)},
        {.key = "product_id", .type = TN_F_ID, .offset = A(path)},
        {.key = "title", .type = TN_F_TEXT, .offset = A(text)},
    };
    static const char *const lines[] = {
        "kee = a",   "prodct_id = a", "titel = a",  "titel = a\ntitle = b",
        "pricf = 1", "price = 1",     "price. = 1", "pric.1m = 1",
    };
    for (size_t i = 0; i < COUNT(lines); i++) {
        all a = {.text = {NULL, {NULL, 0, 0}}};
        const char *text = tn_arena_format(arena, "[any]\n%s\n", lines[i]);
        binder.findings = tn_findings_new(arena);
        tni_bind_section(&binder, test_tree(arena, "t.ini", text)->first, few, COUNT(few), &a);
        test_golden_add(lines[i], binder.findings);
        assert_int_equal(tn_findings_count(binder.findings), 1);
    }
}

/* A row of a CSV: its label is no field, no cell has a comment, a column is reported once. */
static void test_bind_section__rows(void **state)
{
    (void)state;
    const char *text = "label,key,whole,quantity_pro,colour,id,text\n"
                       "x,x,3,2,5,a ; b,c ; d\ny,z,4 ;c,2,5,d,e\n";
    const tn_tree *tree = test_rows(arena, "t.csv", text);
    binder.rows = true;
    all a = {.text = {NULL, {NULL, 0, 0}}};
    tni_bind_section(&binder, tree->first, fields, COUNT(fields), &a);
    assert_string_equal(a.text.value, "c ; d");
    assert_string_equal(a.family, "pro@16=2@7");
    assert_int_equal(a.whole.value, 3);
    tni_bind_section(&binder, tree->last, fields, COUNT(fields),
                     &(all){.text = {NULL, {NULL, 0, 0}}});
    test_golden_add(text, binder.findings);
    assert_int_equal(tn_findings_count(binder.findings), 4);
}

/* Sections that a kind of file does not have, with and without the label that they need. */
static void test_bind_head__wrong_sections(void **state)
{
    (void)state;
    static const tn_section_rule rules[] = {{.kind = "offer"},
                                            {.kind = "item", .label = "dimension"}};
    static const tn_file_rule file = {
        .kind = "offer", .sections = rules, .section_count = COUNT(rules)};
    static const char *const heads[] = {"[offr]", "[itme pro]", "[else]", "[item]", "[offer x]"};
    for (size_t i = 0; i < COUNT(heads); i++) {
        binder.findings = tn_findings_new(arena);
        binder.failures = 0;
        const tn_tree *tree = test_tree(arena, "t.ini", heads[i]);
        assert_null(tni_bind_head(&binder, &file, tree->first));
        assert_int_equal(binder.failures, 1);
        test_golden_add(heads[i], binder.findings);
    }
    binder.failures = 0;
    assert_ptr_equal(tni_bind_head(&binder, &file, test_tree(arena, "t.ini", "[offer]")->first),
                     &rules[0]);
    assert_ptr_equal(tni_bind_head(&binder, &file, test_tree(arena, "t.ini", "[item pro]")->first),
                     &rules[1]);
    assert_int_equal(binder.failures, 0);
}

static void test_bind__unknown_keys(void **state)
{
    (void)state;
    static const wrong_value wrong[] = {
        {"colour_of_it", "5", TN_FIL_UNKNOWN_KEY, 0, 12, NULL, "'colour_of_it'"},
        {":x", "5", TN_FIL_UNKNOWN_KEY, 0, 2, NULL, "':x'"},
        {"prise", "5", TN_FIL_UNKNOWN_KEY, 0, 5, "'price'", "'prise'"},
        {"quantity", "5", TN_FIL_UNKNOWN_KEY, 0, 8, "write 'quantity.KEY'", "'quantity'"},
        {"quantity_pro", "5", TN_FIL_UNKNOWN_KEY, 0, 12, "write 'quantity.KEY'", "'quantity_pro'"},
        {"quanity.pro", "5", TN_FIL_UNKNOWN_KEY, 0, 11, "'quantity.pro'", "'quanity.pro'"},
        {"*x", "5", TN_FIL_UNKNOWN_KEY, 0, 2, NULL, "'*x'"}, /* a star is no name */
        {"quantity.", "5", TN_FIL_UNKNOWN_KEY, 0, 9, "write 'quantity.KEY'", "'quantity.'"},
        {"Text", "x", TN_FIL_UNKNOWN_KEY, 0, 4, "'text'", "'Text'"},
    };
    check_wrong(wrong, COUNT(wrong));
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/bind/bind.golden");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_bind_section__every_type),
        TEST(test_bind__unknown_keys),
        TEST(test_bind__unknown_keys_not_corrected),
        TEST(test_bind_section__rows),
        TEST(test_bind_head__wrong_sections),
        TEST(test_bind_section__absent_fields_have_the_sections_place),
        TEST(test_bind_family__digits_only_for_a_bare_star),
        TEST(test_bind_values__subject_names_section_and_key),
        TEST(test_bind_finish__missing_fields),
        TEST(test_bind_entries__twice_over_two_sections),
        TEST(test_bind_section__each_allocation_fails),
        TEST(test_findings__word_by_word),
    };
    return RUN(tests);
}
