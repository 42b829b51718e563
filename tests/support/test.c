/* Helpers of the tests: files, vectors, hex, random numbers. Independent of the code under test. */
#include "support/test.h"

enum { FIELDS = 32, LINE = 1 << 16 };

struct test_row {
    size_t line;
    size_t count;
    char *names[FIELDS];
    size_t name_count;
    char *fields[FIELDS];
};

char *test_read(const char *path, size_t *size)
{
    char full[4096];
    snprintf(full, sizeof(full), "%s/%s", TN_SOURCE_DIR, path);
    FILE *file = fopen(full, "rb");
    if (!file) {
        fail_msg("no such file: %s", full);
        return NULL;
    }
    fseek(file, 0, SEEK_END);
    const long length = ftell(file);
    rewind(file);
    char *bytes = calloc(1, (size_t)length + 1);
    const size_t got = bytes ? fread(bytes, 1, (size_t)length, file) : 0;
    fclose(file);
    if (got != (size_t)length) {
        free(bytes);
        fail_msg("cannot read %s", full);
        return NULL;
    }
    if (size) {
        *size = got;
    }
    return bytes;
}

/* Splits one line of plain CSV (quotes doubled inside quotes, no newline inside) in place. */
static size_t split(char *line, char **out)
{
    size_t count = 0;
    char *p = line;
    while (count < FIELDS) {
        char *to = p;
        out[count++] = p;
        if (*p == '"') {
            for (p++; *p && !(*p == '"' && p[1] != '"'); p++) {
                p += *p == '"';
                *to++ = *p;
            }
            p += *p == '"';
        } else {
            while (*p && *p != ',') {
                p++;
            }
            to = p;
        }
        const char end = *p;
        *to = '\0';
        if (!end) {
            break;
        }
        p++;
    }
    return count;
}

size_t test_vectors(const char *path, void (*row)(const test_row *row, void *context),
                    void *context)
{
    char below[4096];
    snprintf(below, sizeof(below), "tests/vectors/%s", path);
    char *bytes = test_read(below, NULL), *line = bytes;
    test_row r = {0};
    size_t rows = 0;
    for (size_t number = 1; line && *line; number++) {
        char *end = strchr(line, '\n'), *next = end ? end + 1 : NULL;
        if (end) {
            end[end > line && end[-1] == '\r' ? -1 : 0] = '\0';
        }
        r.line = number;
        if (number == 1) {
            r.name_count = split(line, r.names);
        } else if (*line) {
            r.count = split(line, r.fields);
            row(&r, context);
            rows++;
        }
        line = next;
    }
    free(bytes);
    return rows;
}

const char *test_field(const test_row *row, const char *name)
{
    for (size_t i = 0; i < row->name_count; i++) {
        if (strcmp(row->names[i], name) == 0) {
            return i < row->count ? row->fields[i] : "";
        }
    }
    fail_msg("no column '%s'", name);
    return "";
}

size_t test_line(const test_row *row)
{
    return row->line;
}

char *test_exact(const char *bytes, size_t size)
{
    char *exact = malloc(size ? size : 1); /* of none there is one byte */
    assert_non_null(exact);
    return memcpy(exact, bytes, size);
}

size_t test_unhex(const char *hex, unsigned char *out, size_t capacity)
{
    size_t count = 0;
    unsigned byte = 0;
    for (; count < capacity && sscanf(hex, "%2x", &byte) == 1; hex += 2) {
        out[count++] = (unsigned char)byte;
    }
    return count;
}

size_t test_rounds(size_t quick)
{
    const char *times = getenv("TN_ROUNDS");
    return quick * (times ? (size_t)strtoul(times, NULL, 10) : 1);
}

size_t test_sample(size_t quick, size_t whole)
{
    return test_rounds(1) > 1 ? whole : quick;
}

uint64_t test_random(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

int64_t test_between(uint64_t *state, int64_t low, int64_t high)
{
    return low + (int64_t)(test_random(state) % (uint64_t)(high - low + 1));
}

size_t test_encode(uint32_t code, char *out)
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    const int follow = code < 0x800 ? 1 : (code < 0x10000 ? 2 : 3);
    static const unsigned char leads[] = {0, 0xc0, 0xe0, 0xf0};
    out[0] = (char)(leads[follow] | code >> (6 * follow));
    for (int i = 1; i <= follow; i++) {
        out[i] = (char)(0x80 | ((code >> (6 * (follow - i))) & 0x3f));
    }
    return (size_t)follow + 1;
}
