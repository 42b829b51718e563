/* Notices: names, guards, braces, lines and blanks, and what is refused. */
#include "support/test.h"

#include "tenor/notice.h"

static tn_offer an_offer(tn_product *product)
{
    static tn_field_text accounts[] = {{.value = "111111111111"}, {.value = "222222222222"}};
    *product = (tn_product){.title = {.value = "Logs {total}"}};
    return (tn_offer){.name = {.value = "Acme 2027"},
                      .buyer = {.value = "Acme KK"},
                      .buyer_accounts = {.items = accounts, .count = 2, .set = true},
                      .product = product};
}

static tn_status render(const char *text, tn_findings **findings, tn_arena *arena, tn_buffer *out)
{
    static tn_product product;
    const tn_offer offer = an_offer(&product);
    const tn_settings settings = {.name = {.value = "Northwind"}};
    const tn_money total = {540000, {"USD", 2}};
    const tn_quote quote = {
        .offer = &offer, .months = 12, .currency = {"USD", 2}, .net_total = {true, total}};
    *findings = tn_findings_new(arena);
    return tn_notice_render(arena, &quote, &settings, "n.txt", text, strlen(text), *findings, out);
}

static void test_notice_render__text(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } cases[] = {
        {"", ""},
        {"plain", "plain\n"},
        {"Dear {buyer},\r\n\r\nbye\r\n", "Dear Acme KK,\n\nbye\n"},
        {"\xef\xbb\xbf{total}", "5,400.00 USD\n"},
        {"{duration} {currency}", "12 USD\n"},
        {"{product}", "Logs {total}\n"}, /* a value is never read again */
        {"{{total}", "{total}\n"},
        {"}{{}", "}{}\n"},
        {"  {accounts}\nx", "  111111111111\n  222222222222\nx\n"},
        {"a {accounts}", "a 111111111111\n222222222222\n"},
        {"{?po}order {po}\nend", "end\n"},
        {"{!po}no order\nend", "no order\nend\n"},
        {"{?buyer}  {accounts}", "  111111111111\n  222222222222\n"},
        {"{seller}{support}", "Northwind\n"},
        {"{?auto}renews\n{!auto}ends", "ends\n"},
        {"{monthly}|", "|\n"}, /* not known: nothing */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_findings *findings = NULL;
        tn_buffer out;
        tn_buffer_init(&out, NULL);
        tn_buffer_text(&out, ">");
        assert_int_equal(render(cases[i].text, &findings, arena, &out), TN_OK);
        assert_string_equal(out.bytes + 1, cases[i].want);
        assert_int_equal(tn_findings_count(findings), 0);
        tn_buffer_done(&out);
        tn_arena_free(arena);
    }
}

static void test_notice_render__refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        tn_code code;
        uint32_t line, column;
    } cases[] = {{"a {byuer}", TN_FIL_PLACEHOLDER, 1, 3},
                 {"é {}", TN_FIL_PLACEHOLDER, 1, 3},
                 {"x\n{?sellar}y", TN_FIL_PLACEHOLDER, 2, 1},
                 {"x {buyer", TN_FIL_PLACEHOLDER_OPEN, 1, 3},
                 {"{?buyer}x {buyer\n}", TN_FIL_PLACEHOLDER_OPEN, 1, 11},
                 {"{ buyer }", TN_FIL_PLACEHOLDER, 1, 1}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_findings *findings = NULL;
        tn_buffer out;
        tn_buffer_init(&out, NULL);
        tn_buffer_text(&out, "before");
        assert_int_equal(render(cases[i].text, &findings, arena, &out), TN_E_FINDINGS);
        assert_string_equal(out.bytes, "before");
        assert_int_equal(tn_findings_count(findings), 1);
        const tn_finding *f = tn_findings_get(findings, 0);
        assert_int_equal(f->code, cases[i].code);
        assert_int_equal(f->at.line, cases[i].line);
        assert_int_equal(f->at.column, cases[i].column);
        tn_buffer_done(&out);
        tn_arena_free(arena);
    }
}

/* Every name can be used, also when nothing is known. */
static void test_notice_names__all_evaluate(void **state)
{
    (void)state;
    for (const tn_notice_name *n = tn_notice_names(); n->name; n++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_findings *findings = NULL;
        tn_buffer out;
        char text[64];
        tn_buffer_init(&out, NULL);
        snprintf(text, sizeof(text), "{%s}", n->name);
        assert_true(*n->help);
        assert_int_equal(render(text, &findings, arena, &out), TN_OK);
        tn_buffer_done(&out);
        tn_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_notice_render__text),
                                       cmocka_unit_test(test_notice_render__refused),
                                       cmocka_unit_test(test_notice_names__all_evaluate)};
    return RUN(tests);
}
