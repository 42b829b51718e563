/* Rules that an offer and a contract share: accounts, agreements, policies. */
#include "model/common_rules.h"

#include "model/with_findings.h"

#define DIGITS_59 "12345678901234567890123456789012345678901234567890123456789"

static void test_is_account__twelve_digits(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool account, agreement;
    } rows[] = {{"111122223333", true, false},
                {"11112222333", false, false},
                {"1111222233334", false, false},
                {"11112222333x", false, false},
                {"", false, false},
                {"agmt-1", false, true},
                {"agmt-", false, false},
                {"agmt_1", false, false},
                {"agm-12", false, false},
                {"Agmt-1", false, false},
                {"agmt-" DIGITS_59, false, true},
                {"agmt-" DIGITS_59 "0", false, false}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(tni_is_account(rows[i].text), rows[i].account);
        assert_int_equal(tni_is_agreement(rows[i].text), rows[i].agreement);
    }
}

static void test_is_country__two_letters(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool expected;
    } rows[] = {{"JP", true},  {"AD", true},   {"D ", false}, {" A", false},
                {"XX", false}, {"JPN", false}, {"", false}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(tni_is_country(rows[i].text), rows[i].expected);
    }
    assert_false(tni_is_account("111122223333x"));
}

static void check_country(const test_row *row, void *context)
{
    if (strcmp(test_field(row, "iso_3166_1"), "yes") == 0) {
        const char *code = test_field(row, "code");
        ((bool *)context)[(code[0] - 'A') * 26 + code[1] - 'A'] = true;
    }
}

/* Every two letters, by the codes of the time zone database: 249 are countries, AN and XK not. */
static void test_is_country__vectors(void **state)
{
    (void)state;
    bool known[26 * 26] = {false};
    size_t found = 0;
    assert_int_equal(test_vectors("countries.csv", check_country, known), 251);
    for (int i = 0; i < 26 * 26; i++) {
        const char code[] = {(char)('A' + i / 26), (char)('A' + i % 26), '\0'};
        assert_int_equal(tni_is_country(code), known[i]);
        found += known[i];
    }
    assert_int_equal(found, 249);
    static const char *const wrong[] = {"", "J", "jp", "JPN", "D A", " D", "D ", "A\xc3\x9f"};
    for (size_t i = 0; i < COUNT(wrong); i++) {
        assert_false(tni_is_country(wrong[i]));
    }
}

static void test_policy_check__underlines_the_wrong_piece(void **state)
{
    (void)state;
    static const struct {
        const char *policy;
        uint32_t column, width; /* 0: nothing is wrong */
    } rows[] = {{NULL, 0, 0},
                {"aws,basis=second", 0, 0},
                {"awz", 10, 3},
                {"aws, basis = hour", 23, 4},
                {"aws,bas=day", 14, 3}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        findings = tn_findings_new(arena);
        const tn_field_text field = {rows[i].policy, {"o.ini", 2, 10}};
        tni_policy_check(tables, &field, TN_OFR_POLICY, "offer", TNI_NO_POLICY, findings);
        assert_int_equal(tn_findings_count(findings), rows[i].width > 0);
        if (rows[i].width) {
            const tn_finding *f = test_finding(findings, TN_OFR_POLICY);
            assert_int_equal(f->at.column, rows[i].column);
            assert_int_equal(f->width, rows[i].width);
        }
    }
}

static void test_find_word__whole_words(void **state)
{
    (void)state;
    static const struct {
        const char *text, *words, *found;
    } rows[] = {
        {"A Free plan", "free", "Free"},
        {"Freedom", "free", NULL},
        {"carefree", "free", NULL},
        {"free", "certified|free", "free"},
        {"Consulting hours", "consult*|training", "Consult"},
        {"for training, too", "consult*|training", "training"},
        {"Google Cloud and others", "azure|google cloud", "Google Cloud"},
        {"todo: write it", "todo|tbd", "todo"},
        {"na\u00efve", "ve", NULL}, /* a letter beyond ASCII is one, too */
        {"", "todo", NULL},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        size_t length = 0;
        const char *at = tni_find_word(rows[i].text, rows[i].words, &length);
        if (rows[i].found
                ? !at || length != strlen(rows[i].found) || strncmp(at, rows[i].found, length) != 0
                : at != NULL) {
            fail_msg("'%s' in '%s': %s", rows[i].words, rows[i].text, at ? at : "nothing");
        }
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_find_word__whole_words),
        TEST(test_is_account__twelve_digits),
        TEST(test_is_country__two_letters),
        TEST(test_is_country__vectors),
        TEST(test_policy_check__underlines_the_wrong_piece),
    };
    return RUN(tests);
}
