/* The list of findings: what it keeps, counts, filters, orders and survives. */
#include "support/memory.h"
#include "support/test.h"
#include "tenor/finding.h"

static tn_at at(const char *file, uint32_t line, uint32_t column)
{
    return (tn_at){.file = file, .line = line, .column = column};
}

/* Some code that is an error in one profile and a warning in the other, if there is any yet. */
static tn_code code_that_differs(void)
{
    int code = 0;
    while (code < TN_CODE_COUNT &&
           tn_code_get((tn_code)code)->severity[TN_PROFILE_CONSOLE] ==
               tn_code_get((tn_code)code)->severity[TN_PROFILE_CATALOG_API]) {
        code++;
    }
    return (tn_code)code;
}

static void test_code_get__every_row_is_whole(void **state)
{
    (void)state;
    for (int i = 0; i < TN_CODE_COUNT; i++) {
        const tn_code_info *row = tn_code_get((tn_code)i);
        assert_int_equal(strlen(row->text), 7);
        assert_int_equal(row->text[3], '-');
        assert_true(row->title[0] && row->rule[0] && row->source[0]);
        assert_true(row->bad[0] && row->good[0]);
        assert_int_equal(tn_code_find(row->text), i); /* no text is there twice */
    }
}

static void test_code_find__any_case(void **state)
{
    (void)state;
    assert_int_equal(tn_code_find("FIL-090"), TN_FIL_TOO_MANY);
    assert_int_equal(tn_code_find("fil-090"), TN_FIL_TOO_MANY);
    assert_int_equal(tn_code_find("FIL-09"), TN_CODE_COUNT);
    assert_int_equal(tn_code_find("FIL-0900"), TN_CODE_COUNT);
    assert_int_equal(tn_code_find("{IL-090"), TN_CODE_COUNT);
    assert_int_equal(tn_code_find(""), TN_CODE_COUNT);
}

static void test_severity_name__all(void **state)
{
    (void)state;
    assert_string_equal(tn_severity_name(TN_NOTE), "note");
    assert_string_equal(tn_severity_name(TN_WARNING), "warning");
    assert_string_equal(tn_severity_name(TN_ERROR), "error");
    assert_string_equal(tn_severity_name((tn_severity)9), "unknown");
}

static void test_findings_add__keeps_all_of_it(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *list = tn_findings_new(arena);
    assert_ptr_equal(tn_findings_arena(list), arena);
    assert_int_equal(tn_findings_count(list), 0);
    assert_null(tn_findings_get(list, 0));
    tn_finding *added = tn_findings_add(list, TN_FIL_TOO_MANY, at("a.ini", 3, 11), "dimension pro",
                                        "price '%s' has %d decimals", "16.0001", 4);
    const tn_finding *f = tn_findings_get(list, 0);
    assert_ptr_equal(f, added);
    assert_int_equal(f->code, TN_FIL_TOO_MANY);
    assert_int_equal(f->severity, TN_WARNING);
    assert_string_equal(f->at.file, "a.ini");
    assert_int_equal(f->at.line, 3);
    assert_int_equal(f->at.column, 11);
    assert_string_equal(f->subject, "dimension pro");
    assert_string_equal(f->message, "price '16.0001' has 4 decimals");
    assert_string_equal(f->hint, tn_code_get(TN_FIL_TOO_MANY)->hint);
    assert_int_equal(f->width, 0);
    assert_ptr_equal(tn_finding_hint(list, added, "write %s", "16.000"), added);
    assert_string_equal(f->hint, "write 16.000");
    assert_null(tn_finding_hint(list, NULL, "nothing to hint at"));
    assert_null(added->fix);
    tn_finding_fix(list, added, "16.00 USD", 5, "16.000");
    assert_string_equal(added->wrong, "16.00");
    assert_string_equal(added->fix, "16.000");
    tn_finding_fix(list, NULL, "a", 1, "b");
    tn_arena_free(arena);
}

static bool is_note(void *context, const tn_finding *f)
{
    (*(int *)context)++;
    return f->severity == TN_NOTE;
}

static void test_findings_drop__keeps_the_order_of_the_rest(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *list = tn_findings_new(arena);
    for (int i = 0; i < 5; i++) {
        tn_finding *f = tn_findings_add(list, TN_MON_NUMBER, (tn_at){0}, "", "%d", i);
        f->severity = i % 2 ? TN_NOTE : TN_ERROR;
    }
    int asked = 0;
    assert_int_equal(tn_findings_drop(list, is_note, &asked), 2);
    assert_int_equal(asked, 5);
    assert_int_equal(tn_findings_count(list), 3);
    assert_string_equal(tn_findings_get(list, 1)->message, "2");
    assert_string_equal(tn_findings_get(list, 2)->message, "4");
    assert_int_equal(tn_findings_of(list, TN_NOTE), 0);
    tn_arena_free(arena);
}

static void test_findings_add__one_of_a_thing(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"price has 1 decimals: found '1.5'", "price has 1 decimal: found '1.5'"},
        {"in 1 days, 11 days and 1.1 days", "in 1 day, 11 days and 1.1 days"},
        {"found '1 months', expected 1m", "found '1 months', expected 1m"},
        {"1 daysailer", "1 daysailer"},
        {"the row has 1 columns", "the row has 1 column"},
        {"1 bytes", "1 byte"},
        {"1 charges, 1 days: 1 digits; 1 items.", "1 charge, 1 day: 1 digit; 1 item."},
        {"1 names 1 prices 1 rows 1 sections", "1 name 1 price 1 row 1 section"},
        {"1 tiers 1 warnings 1 characters", "1 tier 1 warning 1 character"},
        {"1 1 months", "1 1 month"},
    };
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *list = tn_findings_new(arena);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const tn_finding *f =
            tn_findings_add(list, TN_MON_NUMBER, (tn_at){0}, "", "%s", rows[i][0]);
        assert_string_equal(f->message, rows[i][1]);
    }
    tn_arena_free(arena);
}

static void test_findings_add__hostile_text_is_shown_harmless(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *list = tn_findings_new(arena);
    tn_finding *f = tn_findings_add(list, TN_FIL_TOO_MANY, at(NULL, 0, 0), "key\x1b]0;x\x07",
                                    "value '%s' is no price",
                                    "\x9b"
                                    "31m\xe2\x80\xae"
                                    "1");
    assert_string_equal(f->subject, "key\\x1b]0;x\\x07");
    assert_string_equal(f->message, "value '\\x9b31m\\u{202E}1' is no price");
    tn_finding_hint(list, f, "not '%s'", "\r");
    assert_string_equal(f->hint, "not '\\x0d'");
    tn_arena_free(arena);
}

static void test_findings_of__follows_profile_and_changes(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *list = tn_findings_new(arena);
    tn_findings_add(list, TN_FIL_TOO_MANY, at("a", 1, 1), "", "one");
    tn_finding *second = tn_findings_add(list, TN_FIL_TOO_MANY, at("a", 2, 1), "", "two");
    assert_int_equal(tn_findings_of(list, TN_WARNING), 2);
    second->severity = TN_ERROR; /* as callers may */
    assert_int_equal(tn_findings_of(list, TN_WARNING), 1);
    assert_int_equal(tn_findings_of(list, TN_ERROR), 1);
    assert_int_equal(tn_findings_of(list, TN_NOTE), 0);
    const tn_code code = code_that_differs();
    for (int profile = 0; code < TN_CODE_COUNT && profile < TN_PROFILE_COUNT; profile++) {
        tn_findings_use_profile(list, (tn_profile)profile);
        assert_int_equal(tn_findings_add(list, code, at("a", 3, 1), "", "x")->severity,
                         tn_code_get(code)->severity[profile]);
    }
    tn_arena_free(arena);
}

static void test_findings_add__keeps_a_thousand_and_counts_the_rest(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *list = tn_findings_new(arena);
    for (int i = 0; i < TN_FINDINGS_MAX; i++) {
        assert_non_null(tn_findings_add(list, TN_FIL_TOO_MANY, at("a", 1, 1), "", "%d", i));
    }
    assert_int_equal(tn_findings_count(list), TN_FINDINGS_MAX);
    for (int i = 0; i < 50; i++) {
        assert_null(tn_findings_add(list, TN_FIL_TOO_MANY, at("b", 1, 1), "", "%d", i));
    }
    assert_int_equal(tn_findings_count(list), TN_FINDINGS_MAX + 1);
    const tn_finding *last = tn_findings_get(list, TN_FINDINGS_MAX);
    assert_int_equal(last->code, TN_FIL_TOO_MANY);
    assert_non_null(strstr(last->message, "more findings"));
    assert_string_equal(last->at.file, "b");
    assert_int_equal(tn_findings_of(list, TN_WARNING), TN_FINDINGS_MAX + 1 + 50);
    tn_arena_free(arena);
}

static void test_findings_sort__by_file_line_column_then_as_added(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        uint32_t line, column;
        const char *message;
    } added[] = {
        {"z.ini", 9, 1, "5"}, {"a.ini", 1, 1, "7"}, {"z.ini", 2, 8, "2"},
        {NULL, 0, 0, "9"},    {"z.ini", 2, 3, "1"}, {"a.ini", 1, 1, "8"},
        {"z.ini", 2, 8, "3"}, {"z.ini", 2, 9, "4"}, {"a.ini", 0, 0, "6"},
    };
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *list = tn_findings_new(arena);
    for (size_t i = 0; i < COUNT(added); i++) {
        /* Names are compared as text, wherever they live. */
        const char *file = added[i].file ? tn_arena_text(arena, added[i].file) : NULL;
        tn_findings_add(list, TN_FIL_TOO_MANY, at(file, added[i].line, added[i].column), "", "%s",
                        added[i].message);
    }
    tn_findings_sort(list);
    for (size_t i = 0; i < COUNT(added); i++) {
        const char expected[2] = {(char)('1' + i), '\0'};
        assert_string_equal(tn_findings_get(list, i)->message, expected);
    }
    tn_arena_free(arena);
}

static void test_findings_sort__many_files_stay_apart(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *list = tn_findings_new(arena);
    for (uint32_t i = 0; i < 200; i++) { /* 40 files, 5 findings each, dealt out in turn */
        const char *file = tn_arena_format(arena, "%d.ini", (int)(i % 40));
        tn_findings_add(list, TN_FIL_TOO_MANY, at(file, 10 - i / 40, 1), "", "x");
    }
    tn_findings_sort(list);
    for (size_t i = 0; i < 200; i++) {
        const tn_finding *f = tn_findings_get(list, i);
        assert_int_equal(atoi(f->at.file), i / 5);
        assert_int_equal(f->at.line, 6 + i % 5);
    }
    tn_arena_free(arena);
}

static bool add_many(const tn_allocator *allocator, void *context)
{
    (void)context;
    tn_arena *arena = tn_arena_new(allocator);
    tn_findings *list = arena ? tn_findings_new(arena) : NULL;
    if (!list) {
        tn_arena_free(arena);
        return false;
    }
    char words[60];
    memset(words, 'w', sizeof(words));
    words[sizeof(words) - 1] = '\0';
    for (uint32_t i = 0; i < TN_FINDINGS_MAX + 10; i++) {
        const char *file = i % 2 ? "a" : "b";
        tn_finding *f =
            tn_findings_add(list, TN_FIL_TOO_MANY, at(file, i, 1), "\x1b", "%s %s", words, words);
        tn_finding_hint(list, f, "%s", words);
    }
    tn_findings_sort(list);
    /* Whatever failed, none goes uncounted and each can be printed. */
    assert_in_range(tn_findings_of(list, TN_WARNING), TN_FINDINGS_MAX + 10, TN_FINDINGS_MAX + 11);
    for (size_t i = 0; i < tn_findings_count(list); i++) {
        const tn_finding *f = tn_findings_get(list, i);
        assert_true(f->message[0] && f->subject && f->hint);
    }
    const bool done = !tn_arena_failed(arena);
    tn_arena_free(arena);
    return done;
}

static void test_findings_add__every_request_failing(void **state)
{
    (void)state;
    assert_true(test_every_allocation(add_many, NULL) > 20);
}

static void test_findings__without_a_list_there_are_none(void **state)
{
    (void)state;
    assert_int_equal(tn_findings_of(NULL, TN_ERROR), 0);
    tn_findings_sort(NULL);
}

/* Only errors of that code become warnings. */
static void test_findings_lower__errors_of_one_code(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *list = tn_findings_new(arena);
    const tn_code codes[] = {TN_CTR_NO_PRICE, TN_CTR_RANGE, TN_CTR_NO_PRICE};
    for (size_t i = 0; i < COUNT(codes); i++) {
        tn_findings_add(list, codes[i], (tn_at){0}, "", "x")->severity = TN_ERROR;
    }
    tn_findings_add(list, TN_CTR_NO_PRICE, (tn_at){0}, "", "x")->severity = TN_NOTE;
    tn_findings_lower(list, TN_CTR_NO_PRICE);
    assert_int_equal(tn_findings_of(list, TN_ERROR), 1);
    assert_int_equal(tn_findings_of(list, TN_WARNING), 2);
    assert_int_equal(tn_findings_of(list, TN_NOTE), 1);
    tn_arena_free(arena);
}

static void test_findings_remove__of_one_code(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *list = tn_findings_new(arena);
    static const tn_code codes[] = {TN_CTR_RANGE, TN_CTR_NO_PRICE, TN_CTR_NO_PRICE, TN_CTR_SAME_ID};
    for (size_t i = 0; i < COUNT(codes); i++) {
        tn_findings_add(list, codes[i], (tn_at){0}, "", "x");
    }
    tn_findings_remove(list, TN_CTR_NO_PRICE);
    assert_int_equal(tn_findings_count(list), 2);
    assert_int_equal(tn_findings_get(list, 0)->code, TN_CTR_RANGE);
    assert_int_equal(tn_findings_get(list, 1)->code, TN_CTR_SAME_ID);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_findings_remove__of_one_code),
        cmocka_unit_test(test_findings__without_a_list_there_are_none),
        cmocka_unit_test(test_findings_lower__errors_of_one_code),
        cmocka_unit_test(test_code_get__every_row_is_whole),
        cmocka_unit_test(test_code_find__any_case),
        cmocka_unit_test(test_severity_name__all),
        cmocka_unit_test(test_findings_add__keeps_all_of_it),
        cmocka_unit_test(test_findings_add__one_of_a_thing),
        cmocka_unit_test(test_findings_drop__keeps_the_order_of_the_rest),
        cmocka_unit_test(test_findings_add__hostile_text_is_shown_harmless),
        cmocka_unit_test(test_findings_of__follows_profile_and_changes),
        cmocka_unit_test(test_findings_add__keeps_a_thousand_and_counts_the_rest),
        cmocka_unit_test(test_findings_sort__by_file_line_column_then_as_added),
        cmocka_unit_test(test_findings_sort__many_files_stay_apart),
        cmocka_unit_test(test_findings_add__every_request_failing),
    };
    return RUN(tests);
}
