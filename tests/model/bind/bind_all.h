/* One field of each type, read from a literal: what the tests of the field table share. */
#ifndef TN_TEST_BIND_ALL_H
#define TN_TEST_BIND_ALL_H

#include "model/bind/bind.h"
#include "model/bind/read_number.h"
#include "support/golden.h"
#include "support/tree.h"

static tn_arena *arena;
static tni_binder binder;

static int set_up(void **state)
{
    (void)state;
    arena = tn_arena_new(NULL);
    const tn_tables *tables = test_tables(arena);
    binder = (tni_binder){.arena = arena,
                          .findings = tn_findings_new(arena),
                          .currencies = tables->currencies,
                          .currency_count = tables->currency_count};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tn_arena_free(arena);
    return 0;
}

/* One field of each type. */
typedef struct all {
    tn_field_text text, id, path;
    tn_field_number choice, flag, whole, count, duration, days;
    tn_field_list durations, list;
    tn_field_price price, amount;
    tn_field_percent percent, uplift;
    tn_field_date date;
    tn_field_instant instant;
    tn_field_currency currency;
    int64_t rate_e10;
    char family[64];
} all;

static void read_family(tni_binder *b, const tni_position *position, void *target)
{
    (void)b;
    all *a = target;
    const tni_position star = tni_position_star(position);
    snprintf(a->family, sizeof(a->family), "%.*s@%u=%.*s@%u", (int)star.length, star.text,
             (unsigned)star.at.column, (int)position->length, position->text,
             (unsigned)position->at.column);
}

static void read_rate(tni_binder *b, const tni_position *position, void *target)
{
    all *a = target;
    tni_read_rate(b, position, &a->rate_e10);
}

static const char *const words[] = {"one-tier", "any", NULL};

#define A(member) offsetof(all, member)

static const tn_field_rule fields[] = {
    {.key = "text", .type = TN_F_TEXT, .offset = A(text), .help = "a text"},
    {.key = "id", .type = TN_F_ID, .offset = A(id)},
    {.key = "path", .type = TN_F_PATH, .offset = A(path)},
    {.key = "choice", .type = TN_F_CHOICE, .offset = A(choice), .words = words},
    {.key = "flag", .type = TN_F_FLAG, .offset = A(flag)},
    {.key = "whole", .type = TN_F_WHOLE, .offset = A(whole), .min = 1, .max = 1000},
    {.key = "count", .type = TN_F_WHOLE, .offset = A(count)},
    {.key = "duration", .type = TN_F_DURATION, .offset = A(duration)},
    {.key = "days", .type = TN_F_DAYS, .offset = A(days), .min = 1, .max = 400},
    {.key = "durations", .type = TN_F_DURATIONS, .offset = A(durations)},
    {.key = "list", .type = TN_F_LIST, .offset = A(list)},
    {.key = "price", .type = TN_F_PRICE, .offset = A(price)},
    {.key = "amount", .type = TN_F_AMOUNT, .offset = A(amount)},
    {.key = "percent", .type = TN_F_PERCENT, .offset = A(percent)},
    {.key = "uplift", .type = TN_F_UPLIFT, .offset = A(uplift)},
    {.key = "date", .type = TN_F_DATE, .offset = A(date)},
    {.key = "instant", .type = TN_F_INSTANT, .offset = A(instant)},
    {.key = "currency", .type = TN_F_CURRENCY, .offset = A(currency)},
    {.key = "one", .type = TN_F_WHOLE, .offset = A(whole), .max = 1},
    {.key = "rate", .type = TN_F_PRICE, .read = read_rate},
    {.key = "quantity.*", .type = TN_F_WHOLE, .star = "KEY", .read = read_family},
    {.key = "*", .type = TN_F_AMOUNT, .star = "YYYY-MM-DD", .read = read_family},
};

static inline all bind_text(const char *text)
{
    all a = {.text = {NULL, {NULL, 0, 0}}};
    const tn_tree *tree = test_tree(arena, "t.ini", tn_arena_format(arena, "[any]\n%s\n", text));
    binder.findings = tn_findings_new(arena);
    binder.failures = 0;
    tni_bind_section(&binder, tree->first, fields, COUNT(fields), &a);
    return a;
}

/* The field that the key names was tried, but has no value. */
static inline bool is_without_value(const all *a, const char *key)
{
    tn_at at = {NULL, 2, 0};
    for (size_t i = 0; i < COUNT(fields); i++) {
        if (!fields[i].read && strcmp(fields[i].key, key) == 0 &&
            tni_field_is_set(fields[i].type, (const char *)a + fields[i].offset, &at)) {
            return false;
        }
    }
    return at.line == 2;
}

/* A value of a wrong form, and the one finding about it. */
typedef struct wrong_value {
    const char *key, *value;
    tn_code code;
    uint32_t column; /* from the value's first character, 1; 0: the key's */
    uint32_t width;
    const char *hint;  /* part of it; NULL: the code's own */
    const char *found; /* part of the message */
} wrong_value;

static inline all bind_one(const char *key, const char *value)
{
    return bind_text(tn_arena_format(arena, "%s = %s", key, value));
}

static inline void check_wrong(const wrong_value *wrong, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const all a = bind_one(wrong[i].key, wrong[i].value);
        test_golden_add(tn_arena_format(arena, "%s = %s", wrong[i].key, wrong[i].value),
                        binder.findings);
        const tn_finding *f = tn_findings_get(binder.findings, 0);
        const bool fine =
            f && f->code == wrong[i].code && tn_findings_count(binder.findings) == 1 &&
            binder.failures == 1 && f->at.line == 2 && is_without_value(&a, wrong[i].key) &&
            f->at.column == (wrong[i].column ? strlen(wrong[i].key) + 3 + wrong[i].column : 1) &&
            (f->width == wrong[i].width || strchr(wrong[i].value, '\xff')) &&
            strstr(f->message, wrong[i].found) &&
            (wrong[i].hint ? strstr(f->hint, wrong[i].hint) != NULL
                           : f->hint == tn_code_get(f->code)->hint);
        if (!fine) {
            test_print(binder.findings);
            fail_msg("%s = %s (width %u)", wrong[i].key, wrong[i].value,
                     f ? (unsigned)f->width : 0);
        }
    }
}

#endif
