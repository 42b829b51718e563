/* Damage to a file's bytes as disks, editors, mergers and attackers do it. */
#include "support/damage.h"
#include "support/test.h"

static const struct {
    const char *bytes;
    size_t size;
} hostile[] = {
#define WORD(text)                                                                                 \
    {                                                                                              \
        text, sizeof(text) - 1                                                                     \
    }
    WORD("\0"),
    WORD("\r"),
    WORD("\n"),
    WORD("\033[31m"),
    WORD("\xff\xfe"),
    WORD("\xe2\x80\xae"),
    WORD("\xed\xa0\x80"),
    WORD("["),
    WORD("]"),
    WORD("="),
    WORD(":"),
    WORD(" ;"),
    WORD("\""),
    WORD(","),
    WORD("-"),
    WORD("%"),
    WORD("0"),
    WORD("%s%n"),
    WORD("1e9"),
    WORD("99999999999999999999999999"),
    WORD("9223372036854775807"),
    WORD("100000000"),
    WORD("2147483646"),
    WORD("0.00000001"),
    WORD("0.000000001"),
    WORD("9998-12-31"),
    WORD("1970-01-01"),
    WORD("2028-02-29"),
    WORD("144m"),
    WORD("[dimension x]\n"),
    WORD("[payments]\n"),
    WORD("plan = custom\n"),
    WORD("quantity = 2147483646\n"),
    WORD("price = 100000000\n"),
    WORD("count = 99999999\n"),
    WORD("=1+1"),
    WORD("../../../etc/passwd"),
    WORD("/dev/zero"),
#undef WORD
};

static size_t pick(uint64_t *random, size_t count)
{
    return count ? (size_t)test_between(random, 0, (int64_t)count - 1) : 0;
}

/* Replaces size bytes from where on by insert[length]. */
static void replace(tn_bytes *file, size_t where, size_t size, const char *insert, size_t length)
{
    const size_t rest = file->size - where - size;
    char *bytes = malloc(where + length + rest + 1);
    assert_non_null(bytes);
    memcpy(bytes, file->at, where);
    if (length) {
        memcpy(bytes + where, insert, length);
    }
    memcpy(bytes + where + length, file->at + where + size, rest);
    free(file->at);
    file->at = bytes;
    file->size = where + length + rest;
}

static void flip(tn_bytes *file, uint64_t *random)
{
    for (size_t count = 1 + pick(random, 8); count && file->size; count--) {
        const size_t where = pick(random, file->size);
        file->at[where] = (char)(file->at[where] ^ (1 << pick(random, 8)));
    }
}

/* The line around a place: where it starts, how long it is, its line end included. */
static size_t line_at(const tn_bytes *file, size_t where, size_t *length)
{
    size_t start = where, end = where;
    while (start && file->at[start - 1] != '\n') {
        start--;
    }
    while (end < file->size && file->at[end++] != '\n') {
    }
    *length = end - start;
    return start;
}

static void swap_lines(tn_bytes *file, uint64_t *random)
{
    size_t length, size;
    const size_t from = line_at(file, pick(random, file->size), &length);
    char *line = malloc(length + 1);
    assert_non_null(line);
    memcpy(line, file->at + from, length);
    replace(file, from, length, NULL, 0);
    const size_t to = line_at(file, pick(random, file->size), &size);
    replace(file, to, 0, line, length);
    free(line);
}

/* Digits become other digits: the file can still be understood, and says something else. */
static void change_digits(tn_bytes *file, uint64_t *random)
{
    for (int tries = 0; tries < 20 && file->size; tries++) {
        const size_t where = pick(random, file->size);
        if (file->at[where] >= '0' && file->at[where] <= '9') {
            file->at[where] = (char)('0' + pick(random, 10));
        }
    }
}

static void drop_line(tn_bytes *file, uint64_t *random)
{
    size_t length;
    const size_t from = line_at(file, pick(random, file->size), &length);
    replace(file, from, length, NULL, 0);
}

static void once(tn_bytes *file, tn_bytes other, uint64_t *random)
{
    const size_t where = pick(random, file->size + 1), rest = file->size - where;
    const size_t from = pick(random, other.size + 1);
    const size_t word = pick(random, COUNT(hostile));
    switch (pick(random, 11)) {
    case 0:
        flip(file, random);
        break;
    case 1:
        replace(file, where, rest, NULL, 0);
        break;
    case 2:
        replace(file, where, pick(random, rest < 40 ? rest + 1 : 40), NULL, 0);
        break;
    case 3:
        replace(file, where, 0, other.at + from, pick(random, other.size - from + 1));
        break;
    case 4:
        swap_lines(file, random);
        break;
    case 5: /* often in the place of a value, where it hurts most */
        replace(file, where, pick(random, rest < 6 ? rest + 1 : 6), hostile[word].bytes,
                hostile[word].size);
        break;
    case 6:
    case 7:
        drop_line(file, random);
        break;
    case 8:
    case 9:
        change_digits(file, random);
        break;
    default: {
        char *tail = malloc(rest + 1);
        assert_non_null(tail);
        memcpy(tail, file->at + where, rest);
        replace(file, file->size, 0, tail, rest);
        free(tail);
    }
    }
}

void test_damage(tn_bytes *file, tn_bytes other, uint64_t *random)
{
    for (size_t count = 1 + pick(random, 2); count; count--) {
        once(file, other, random);
    }
    char *exact = malloc(file->size ? file->size : 1);
    assert_non_null(exact);
    memcpy(exact, file->at, file->size);
    free(file->at);
    file->at = exact;
}

uint64_t test_damage_seed(void)
{
    const char *seed = getenv("TENOR_SEED");
    return seed ? strtoull(seed, NULL, 10) : 20270411;
}

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

long test_damage_runs(long plain, long sanitized)
{
    const char *runs = getenv("TENOR_DAMAGES");
    return runs ? strtol(runs, NULL, 10) : SANITIZED ? sanitized : plain;
}
