/* The INI reader: each weakness of inih and of real files has a named outcome. */
#include "format/reading.h"

static void test_tree_places__kinds_labels_keys_values(void **state)
{
    (void)state;
    reading r = read_text("\xEF\xBB\xBF; comment\r\n"
                          "[product]\r\n"
                          "title = Größe=1 ; x\r\n"
                          "\r\n"
                          "  [dimension   basic plan]  \r\n"
                          "\tprice.1m=100");
    assert_int_equal(r.status, TN_OK);
    assert_int_equal(r.tree->count, 2);
    const tn_section *s = r.tree->first;
    assert_string_equal(s->kind, "product");
    assert_string_equal(s->label, "");
    assert_int_equal(s->at.line, 2);
    assert_int_equal(s->at.column, 1);
    assert_string_equal(s->first->key, "title");
    assert_string_equal(s->first->value, "Größe=1 ; x");
    assert_int_equal(s->first->value_at.column, 9);
    s = s->next;
    assert_string_equal(s->kind, "dimension");
    assert_string_equal(s->label, "basic plan");
    assert_int_equal(s->at.line, 5);
    assert_int_equal(s->at.column, 3);
    assert_int_equal(s->label_at.column, 16);
    assert_string_equal(s->first->key, "price.1m");
    assert_string_equal(s->first->value, "100");
    assert_int_equal(s->first->key_at.column, 2);
    assert_int_equal(s->first->value_at.column, 11);
    tn_arena_free(r.arena);
}

static void test_columns__count_code_points(void **state)
{
    (void)state;
    reading r = read_text("[d]\nназвание = 値段\n値 = x\n");
    assert_int_equal(r.status, TN_OK);
    assert_int_equal(r.tree->first->first->value_at.column, 12);
    assert_int_equal(r.tree->first->last->value_at.column, 5);
    tn_arena_free(r.arena);
}

/* What tests/vectors/ini/hazards.csv requires, in our codes. */
static const struct {
    const char *id, *findings;
} hazards[] = {
    {"LONG-OVERRIDE", ""}, /* 220 bytes are no over-long line here; see the test below */
    {"SECTION-49", "FIL-014@1:2 FIL-014@3:2"},
    {"KEY-49", "FIL-018@2:1"},
    {"INLINE-SEMI", ""},
    {"NUL-IN-VALUE", "FIL-005@2:10"},
    {"INDENT-CONT", ""},
    {"DUP-SECTION", "FIL-015@3:1"},
    {"NO-VALUE", "FIL-021@3:1"},
    {"OPEN-SECTION", "FIL-011@3:1"},
    {"CR-ONLY", "FIL-006@1:1"},
    {"UTF16", "FIL-002@0:0"},
    {"UTF16-VALID", "FIL-002@0:0"},
    {"BOM", ""},
    {"EMPTY", "FIL-001@0:0"},
    {"BADUTF8", "FIL-004@2:9"},
    {"COLON", "FIL-020@2:5"},
    {"NO-EOL", ""},
};

static void check_hazard(const test_row *row, void *context)
{
    static unsigned char bytes[4096];
    const size_t size = test_unhex(test_field(row, "input_hex"), bytes, sizeof(bytes));
    reading r = read_bytes((const char *)bytes, size);
    char got[512];
    size_t i = 0;
    while (i < COUNT(hazards) && strcmp(hazards[i].id, test_field(row, "id")) != 0) {
        i++;
    }
    assert_true(i < COUNT(hazards));
    list_findings(&r, got, sizeof(got));
    print_message("%s: %s\n", hazards[i].id, got);
    assert_string_equal(got, hazards[i].findings);
    assert_int_equal(r.status, *hazards[i].findings ? TN_E_FINDINGS : TN_OK);
    if (strcmp(hazards[i].id, "LONG-OVERRIDE") == 0) { /* one value, nothing made out of its tail */
        assert_int_equal(r.tree->first->count, 3);
        const tn_entry *e = r.tree->first->first->next;
        assert_string_equal(e->key, "description");
        assert_string_equal(e->value + strlen(e->value) - 14, "Aprice = 0.001");
        assert_string_equal(e->next->key, "real_price");
    } else if (strcmp(hazards[i].id, "INLINE-SEMI") == 0) {
        assert_string_equal(r.tree->first->first->value, "Widgets ; premium tier");
    } else if (strcmp(hazards[i].id, "INDENT-CONT") == 0) {
        assert_int_equal(r.tree->first->count, 3);
        assert_string_equal(r.tree->first->first->value, "abc");
        assert_string_equal(r.tree->first->first->next->key, "price");
        assert_string_equal(r.tree->first->first->next->value, "5");
    }
    (*(size_t *)context)++;
    tn_arena_free(r.arena);
}

static void test_hazards__required_outcome(void **state)
{
    (void)state;
    size_t seen = 0;
    test_vectors("ini/hazards.csv", check_hazard, &seen);
    assert_int_equal(seen, COUNT(hazards));
}

static void test_findings__code_and_place(void **state)
{
    (void)state;
    static const struct {
        const char *text, *findings;
    } rows[] = {
        {"[d]\na=1\n", ""},
        {"[d]\n; a comment: with = in it\n# another\n  ; indented\na=1\n", ""},
        {"[d]\nurl=http://x:80/\n", ""}, /* the first of = and : decides */
        {"[d]\nk:v=w\n", "FIL-020@2:2"},
        {"[d]\na\n", "FIL-021@2:1"},
        {"[d]\n=5\n", "FIL-017@2:1"},
        {"[d]\n  = 5\n", "FIL-017@2:3"},
        {"[d]\nk=\n", ""},
        {"[d]\nm==2\n", ""},
        {"[d]\nmy key here=1\n", ""},
        {"a=1\n[d]\nb=1\n", "FIL-016@1:1"},
        {"; nothing\n\n", "FIL-022@0:0"},
        {"\xEF\xBB\xBF", "FIL-001@0:0"},
        {"[d\na=1\n", "FIL-011@1:1"},
        {"[oops ; c\n", "FIL-011@1:1"},
        {"[s] trailing\n", "FIL-012@1:5"},
        {"[t]x=1\n", "FIL-012@1:4"},
        {"[a]b]\n", "FIL-012@1:4"},
        {"[s]; no blank before\n", "FIL-012@1:4"},
        {"[s] ; comment\n", ""},
        {"[s]\t; comment\n", ""},
        {"[]\n", "FIL-013@1:1"},
        {"[  ]\na=1\n", "FIL-013@1:1"},
        {"[a]\nx=1\n[b]\nx=1\n[a]\ny=1\n", "FIL-015@5:1"},
        {"[d  x]\n[d x]\n[ d x ]\n", "FIL-015@2:1 FIL-015@3:1"},
        {"[d]\na=1\nb=2\na=3\na=4\n", "FIL-019@4:1 FIL-019@5:1"},
        {"[d]\nA=1\na=1\n", ""}, /* case-sensitive */
        {"[d]\na=1\rb=2\nc=1\n", "FIL-006@2:4"},
        {"[d]\r\na=1\r", "FIL-006@2:4"},
        {"[d]\r\na=1\r\r\n", "FIL-006@2:4"},
        {"[d]\na=\x1b[2J\n", "FIL-007@2:3"},
        {"[d]\na=1\x7f\n", "FIL-007@2:4"},
        {"[d]\na=\xC2\x9B\n", "FIL-007@2:3"},
        {"[d]\n\xEF\xBB\xBF"
         "a=1\n",
         "FIL-008@2:1"},
        {"[d]\na=x\xE2\x80\xAEy\n", "FIL-008@2:4"},
        {"[d]\na=x\xE2\x80\x8By\n", "FIL-008@2:4"},
        {"[d]\na=\xFF\n", "FIL-004@2:3"},
        {"[d]\na=\xC0\xAF\n", "FIL-004@2:3"},
        {"[d]\na=\xED\xA0\x80\n", "FIL-004@2:3"},
        {"PK\x03\x04", "FIL-003@0:0"},
        {"%PDF-1.7\n", "FIL-003@0:0"},
        {"\xFE\xFFxx", "FIL-002@0:0"},
        {"key,label,name\nbasic,,Basic\n", "FIL-023@1:1"},
        {"; x\nkey;label;name\n", "FIL-023@2:1"},
        {"SKU\tName\tPrice\n", "FIL-023@1:1"},
        {"{\"a\": 1}\n", "FIL-023@1:1"},
        /* all of them, not the first */
        {"[d]\na\nb: 1\n= 2\nc = \xFF\n[e\nd = 1\nd = 2\n[f] g\n",
         "FIL-021@2:1 FIL-020@3:2 FIL-017@4:1 FIL-004@5:5 FIL-011@6:1 FIL-019@8:1 FIL-012@9:5"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_findings(rows[i].text, rows[i].findings);
    }
}

static void test_repeats__name_both_lines(void **state)
{
    (void)state;
    reading r = read_text("[d x]\na=1\n\na=2\n[d x]\n");
    tn_findings_sort(r.findings);
    assert_string_equal(tn_findings_get(r.findings, 0)->message,
                        "key 'a' stands in line 2 and again in line 4");
    assert_string_equal(tn_findings_get(r.findings, 1)->message,
                        "section [d x] stands in line 1 and again in line 5");
    assert_int_equal(tn_findings_get(r.findings, 0)->width, 1);
    assert_int_equal(tn_findings_get(r.findings, 1)->width, 5);
    tn_arena_free(r.arena);
}

static void test_encodings__named_in_the_hint(void **state)
{
    (void)state;
    reading r = read_text("[product]\ntitle = \x83\x8D\x83\x4F\x8A\xC4\x8E\x8B\n"); /* CP932 */
    assert_non_null(strstr(tn_findings_get(r.findings, 0)->hint, "Shift-JIS"));
    tn_arena_free(r.arena);
    r = read_text("[product]\ntitle = Caf\xE9 M\xFCnchen\n");
    assert_non_null(strstr(tn_findings_get(r.findings, 0)->hint, "Windows-1252"));
    tn_arena_free(r.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tree_places__kinds_labels_keys_values),
        cmocka_unit_test(test_columns__count_code_points),
        cmocka_unit_test(test_hazards__required_outcome),
        cmocka_unit_test(test_findings__code_and_place),
        cmocka_unit_test(test_repeats__name_both_lines),
        cmocka_unit_test(test_encodings__named_in_the_hint),
    };
    return RUN(tests);
}
