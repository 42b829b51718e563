/* Notices: names, guards, braces, lines and blanks, and what is refused. */
#include "support/offers.h"

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

static tn_notice_options options = {.language = "iso"};

static tn_status render(const char *text, tn_findings **findings, tn_arena *arena, tn_buffer *out)
{
    static tn_product product;
    const tn_offer offer = an_offer(&product);
    const tn_settings settings = {.name = {.value = "Northwind"}};
    const tn_money total = {540000, {"USD", 2}};
    const tn_quote quote = {
        .offer = &offer, .months = 12, .currency = {"USD", 2}, .net_total = {true, total}};
    *findings = tn_findings_new(arena);
    return tn_notice_render(arena, &quote, &settings, &options, "n.txt", text, strlen(text),
                            *findings, out);
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
        {"{*accounts}- {account}\nend", "- 111111111111\n- 222222222222\nend\n"},
        {"{*accounts}{account}\n{*accounts}{?po}x\n{*accounts}-\n{total}",
         "111111111111\n-\n222222222222\n-\n5,400.00 USD\n"}, /* lines together, for each */
        {"{*offers}{buyer}\n{*offers}x\nend", "end\n"},       /* there is one alone */
        {"{*accounts}{?po}- {account}\nend", "end\n"},
        {"{*payments}{payment_date}\nend", "end\n"},
        {"{?buyer}{!po}no order", "no order\n"},
        {"{?buyer}{?po}an order", ""},
        {"{duration} {duration|month|months}", "12 months\n"},
        {"{payment_number|one|many}", "one\n"}, /* the first */
        {"{buyer|one}", "one\n"},
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

/* What a page shows of a value is never markup, and a link is https or nothing. */
static void test_notice_render__page(void **state)
{
    static const struct {
        const char *name, *want;
    } cases[] = {{"<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;\n"},
                 {"a\xe2\x80\xaez", "a\\u{202E}z\n"}, /* a bidi override is shown as what it is */
                 {"{total}", "{total}\n"}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_findings *findings = tn_findings_new(arena);
        tn_buffer out;
        tn_buffer_init(&out, NULL);
        tn_product product = {0};
        tn_offer offer = an_offer(&product);
        offer.name.value = cases[i].name;
        offer.url.value = "javascript:alert(1)";
        const tn_settings settings = {.address = {.value = "1 Street\\nTown"}};
        const tn_quote quote = {.offer = &offer, .currency = {"USD", 2}};
        const tn_notice_options page = {.language = "en", .html = true};
        static const char text[] = "{offer}\n{?url}{url}\n  {address}\n  {accounts}";
        assert_int_equal(tn_notice_render(arena, &quote, &settings, &page, "o.html", text,
                                          strlen(text), findings, &out),
                         TN_OK);
        assert_string_equal(out.bytes, tn_arena_format(arena,
                                                       "%s  1 Street<br>Town\n  111111111111<br>"
                                                       "222222222222\n",
                                                       cases[i].want));
        tn_buffer_done(&out);
        tn_arena_free(arena);
    }
}

static void test_notice_render__dates(void **state)
{
    static const struct {
        const char *language, *want;
    } cases[] = {{"en", ">5 December 2026\n"}, {"ja", ">2026年12月5日\n"}, {"fr", ">2026-12-05\n"}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_findings *findings = tn_findings_new(arena);
        tn_buffer out;
        tn_buffer_init(&out, NULL);
        tn_buffer_text(&out, ">");
        tn_product product = {0};
        tn_offer offer = an_offer(&product);
        offer.start = (tn_field_date){.value = test_day("2026-12-05"), .set = true};
        const tn_settings settings = {0};
        const tn_quote quote = {.offer = &offer, .currency = {"USD", 2}};
        const tn_notice_options how = {.language = cases[i].language};
        assert_int_equal(
            tn_notice_render(arena, &quote, &settings, &how, "n.txt", "{start}", 7, findings, &out),
            TN_OK);
        assert_string_equal(out.bytes, cases[i].want);
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
    } cases[] = {{"{*item}", TN_FIL_PLACEHOLDER, 1, 1},
                 {"a {byuer}", TN_FIL_PLACEHOLDER, 1, 3},
                 {"é {}", TN_FIL_PLACEHOLDER, 1, 3},
                 {"x\n{?sellar}y", TN_FIL_PLACEHOLDER, 2, 1},
                 {"x {buyer", TN_FIL_PLACEHOLDER_OPEN, 1, 3},
                 {"{?buyer}x {buyer\n}", TN_FIL_PLACEHOLDER_OPEN, 1, 11},
                 {"{*accounts}x\n{*accounts}{byuer}\nend", TN_FIL_PLACEHOLDER, 2, 12},
                 {"{*offers}x\n{*offers}\n{byuer}", TN_FIL_PLACEHOLDER, 3, 1},
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
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_notice_render__text), cmocka_unit_test(test_notice_render__page),
        cmocka_unit_test(test_notice_render__dates), cmocka_unit_test(test_notice_render__refused),
        cmocka_unit_test(test_notice_names__all_evaluate)};
    return RUN(tests);
}
