/* The INI reader at its limits: lengths, hostile sizes, no memory. */
#include "format/reading.h"

#include <time.h>

#if defined(__SANITIZE_ADDRESS__) || !defined(__OPTIMIZE__)
#define SECONDS 20
#else
#define SECONDS 1
#endif

static void test_lengths__at_the_limit_and_one_past(void **state)
{
    (void)state;
    static char text[200 * 1024];
    static const struct {
        const char *head;
        size_t fill;
        const char *tail, *findings;
    } rows[] = {
        {"[d]\na=", 65532, "\n", ""},
        {"[d]\na=", 65532, "\r\nb=1\n", ""},
        {"[d]\na=", 65532, "", ""},
        {"[d]\na=", 65533, "\n", "FIL-009@2:1"},
        {"[d]\n;", 65534, " = 9\nb=1\n", "FIL-009@2:1"},
        {"[d]\n", 49, "=1\n", ""},
        {"[d]\n", 50, "=1\n", "FIL-018@2:1"},
        {"[", 49, "]\n", ""},
        {"[", 50, "]\n", "FIL-014@1:2"},
        {"[k ", 47, "]\n", ""},
        {"[k ", 48, "]\n", "FIL-014@1:2"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const size_t head = strlen(rows[i].head);
        memcpy(text, rows[i].head, head);
        memset(text + head, 'x', rows[i].fill);
        strcpy(text + head + rows[i].fill, rows[i].tail);
        assert_findings(text, rows[i].findings);
    }
    for (size_t length = 190; length < 260; length++) { /* where inih 55 cuts by default */
        memcpy(text, "[d]\na=", 6);
        memset(text + 6, ' ', length);
        strcpy(text + 6 + length, "x = 9\n");
        reading r = read_text(text);
        assert_int_equal(r.status, TN_OK);
        assert_int_equal(r.tree->first->count, 1);
        assert_string_equal(r.tree->first->first->value, "x = 9");
        tn_arena_free(r.arena);
    }
}

static size_t taken;
static void *take_counted(void *context, size_t size)
{
    (void)context;
    taken += size;
    return malloc(size);
}
static void give_counted(void *context, void *block)
{
    (void)context;
    free(block);
}

/* count repetitions of line, read by a counting allocator. */
static char *repeat(const char *head, const char *line, size_t count, size_t *size)
{
    const size_t length = strlen(line), front = strlen(head);
    char *text = malloc(front + length * count + 1);
    memcpy(text, head, front);
    for (size_t i = 0; i < count; i++) {
        memcpy(text + front + i * length, line, length);
    }
    *size = front + length * count;
    return text;
}

static void test_hostile_sizes__refused_in_bounds(void **state)
{
    (void)state;
    static const struct {
        const char *head, *line;
        size_t count;
        const char *code;
    } rows[] = {
        {"[d]\n", "a", 8u << 20, "FIL-010"},       /* one line of 8 MiB and a bit */
        {"[d]\n", "a", (8u << 20) - 4, "FIL-009"}, /* of 8 MiB */
        {"", "[aaaaaa]\n", 10001, "FIL-010"},      {"", "[]\n", 2u << 20, "FIL-010"},
        {"[d]\n", "a=1\n", 2000000, "FIL-010"},    {"[d]\n", "\xFF\n", 4000000, "FIL-004"},
        {"[d]\n", "x\n", 4000000, "FIL-021"},
    };
    const tn_allocator counted = {take_counted, give_counted, NULL};
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t size = 0;
        char *text = repeat(rows[i].head, rows[i].line, rows[i].count, &size);
        taken = 0;
        tn_arena *arena = tn_arena_new(&counted);
        tn_findings *findings = tn_findings_new(arena);
        tn_tree *tree = NULL;
        const clock_t start = clock();
        assert_int_equal(tn_ini_read(arena, "f", text, size, findings, &tree), TN_E_FINDINGS);
        const double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        bool found = false;
        for (size_t f = 0; f < tn_findings_count(findings); f++) {
            found |= !strcmp(tn_code_get(tn_findings_get(findings, f)->code)->text, rows[i].code);
        }
        if (!found || taken > 64u << 20 || seconds > SECONDS) {
            fail_msg("row %zu: found %d, %zu bytes, %f s", i, found, taken, seconds);
        }
        tn_arena_free(arena);
        free(text);
    }
}

static size_t allowed;
static void *take_some(void *context, size_t size)
{
    (void)context;
    return allowed-- > 0 ? malloc(size) : NULL;
}

static void test_memory__each_failure_is_a_status(void **state)
{
    (void)state;
    static char text[40000] = "[d]\n";
    for (size_t i = 0, used = 4; i < 900; i++) {
        used +=
            (size_t)sprintf(text + used, "key_number_%zu = %zu\n%s", i, i, i % 50 ? "" : "bad\n");
    }
    const tn_allocator scarce = {take_some, give_counted, NULL};
    tn_status status = TN_E_NOMEM;
    for (size_t n = 2; status != TN_E_FINDINGS; n++) {
        allowed = n;
        tn_arena *arena = tn_arena_new(&scarce);
        tn_findings *findings = tn_findings_new(arena);
        tn_tree *tree = NULL;
        status = tn_ini_read(arena, "f", text, strlen(text), findings, &tree);
        assert_true(status == TN_E_NOMEM || status == TN_E_FINDINGS);
        assert_true(status == TN_E_FINDINGS || !tree);
        tn_arena_free(arena);
        assert_true(n < 1000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lengths__at_the_limit_and_one_past),
        cmocka_unit_test(test_hostile_sizes__refused_in_bounds),
        cmocka_unit_test(test_memory__each_failure_is_a_status),
    };
    return RUN(tests);
}
