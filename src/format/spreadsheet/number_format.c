/* Number formats: is it a date, a percentage, money; and stored numbers as decimals. */
#include "format/spreadsheet/number_format.h"

#include <string.h>

#include "base/ascii.h"
#include "tenor/text.h"

tni_number_format tni_number_format_builtin(unsigned id)
{
    static const struct {
        unsigned from, to;
        tni_number_format format;
    } ranges[] = {{9, 10, {TNI_CELL_PERCENT, NULL}},
                  {14, 22, {TNI_CELL_DATE, NULL}},
                  {27, 36, {TNI_CELL_DATE, NULL}},
                  {45, 47, {TNI_CELL_DATE, NULL}},
                  {50, 58, {TNI_CELL_DATE, NULL}}};
    for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++) {
        if (ranges[i].from <= id && id <= ranges[i].to) {
            return ranges[i].format;
        }
    }
    return (tni_number_format){TNI_CELL_NUMBER, NULL};
}

/* Bytes of a part between quotes or brackets, both included. */
static size_t part_length(const char *code, char end)
{
    const char *close = strchr(code + 1, end);
    return close ? (size_t)(close - code) + 1 : strlen(code);
}

/* [Red], [$€-407], [h]. */
static void take_bracket(tn_arena *arena, const char *part, size_t length, tni_number_format *f)
{
    if (length > 2 && part[1] == '$') {
        size_t size = 0;
        while (size + 3 < length && part[2 + size] != '-') {
            size++;
        }
        if (size && !f->sign) {
            f->sign = tn_arena_copy(arena, part + 2, size);
        }
    } else if (length == 3 || (length > 3 && part[1] == part[2])) {
        if (strchr("hmsHMS", part[1])) {
            f->kind = TNI_CELL_DATE;
        }
    }
}

/* One that stands by itself: a letter of a date, '%', '$' or a sign beyond ASCII. Returns bytes. */
static size_t take_plain(tn_arena *arena, const char *code, tni_number_format *f)
{
    uint32_t point = 0;
    const size_t step = tn_text_decode(code, strlen(code), &point);
    if (strchr("ymdhsYMDHS", *code)) {
        f->kind = TNI_CELL_DATE;
    } else if (*code == '%') {
        f->kind = f->kind == TNI_CELL_DATE ? f->kind : TNI_CELL_PERCENT;
    } else if ((*code == '$' || step > 1) && !f->sign) {
        f->sign = tn_arena_copy(arena, code, step ? step : 1);
    }
    return step ? step : 1;
}

tni_number_format tni_number_format_read(tn_arena *arena, const char *code)
{
    tni_number_format f = {TNI_CELL_NUMBER, NULL};
    for (const char *p = code; *p && *p != ';';) {
        if (*p == '"') {
            const size_t length = part_length(p, '"');
            if (length > 2 && !f.sign) {
                f.sign = tn_arena_copy(arena, p + 1, length - 2);
            }
            p += length;
        } else if (*p == '[') {
            const size_t length = part_length(p, ']');
            take_bracket(arena, p, length, &f);
            p += length;
        } else if (*p == '\\' || *p == '_' || *p == '*') {
            if (*p == '\\' && p[1] && !tni_is_letter(p[1]) && !strchr(" -()", p[1])) {
                take_plain(arena, p + 1, &f);
            }
            p += p[1] ? 2 : 1;
        } else if (strncmp(p, "General", 7) == 0) {
            p += 7;
        } else {
            p += take_plain(arena, p, &f);
        }
    }
    return f;
}

/* --- stored numbers --- */

enum { SIGNIFICANT = 15, EXPONENT_MAX = 40 };

typedef struct digits {
    char text[SIGNIFICANT + 2]; /* without leading zeros */
    int count, point;           /* the point stands behind that many of them */
    bool negative, up;          /* the first digit that was left out rounds up */
} digits;

static void add_digit(digits *d, char c, bool after_point, int *seen)
{
    if (*seen == 0 && c == '0') {
        d->point -= after_point;
        return;
    }
    if (*seen < SIGNIFICANT) {
        d->text[d->count++] = c;
    } else if (*seen == SIGNIFICANT) {
        d->up = c >= '5';
    }
    ++*seen;
    d->point += !after_point;
}

static bool read_digits(const char *text, digits *d)
{
    const char *p = text;
    bool any = false, after = false;
    int seen = 0, exponent = 0;
    d->negative = *p == '-';
    p += *p == '-' || *p == '+';
    for (; (*p >= '0' && *p <= '9') || (*p == '.' && !after); p++) {
        if (*p == '.') {
            after = true;
            continue;
        }
        any = true;
        add_digit(d, *p, after, &seen);
    }
    if (any && (*p == 'e' || *p == 'E')) {
        p++;
        const bool down = *p == '-';
        p += *p == '-' || *p == '+';
        any = *p >= '0' && *p <= '9';
        for (; *p >= '0' && *p <= '9' && exponent <= EXPONENT_MAX; p++) {
            exponent = exponent * 10 + (*p - '0');
        }
        exponent = down ? -exponent : exponent;
    }
    d->point += d->count ? exponent : -d->point;
    return any && !*p && d->point <= EXPONENT_MAX && d->point >= -EXPONENT_MAX;
}

/* Rounds up by one in the last place that is kept, and drops zeros at the end. */
static void settle(digits *d)
{
    int last = d->count - 1;
    while (d->up && last >= 0 && d->text[last] == '9') {
        d->text[last--] = '0';
    }
    if (d->up && last >= 0) {
        d->text[last]++;
    } else if (d->up) { /* 999... -> 1 */
        d->text[0] = '1';
        d->count = 1;
        d->point++;
    }
    while (d->count && d->text[d->count - 1] == '0') {
        d->count--;
    }
}

bool tni_number_plain(const char *text, char *out, size_t size)
{
    digits d = {.count = 0};
    size_t length = 0;
    if (!read_digits(text, &d) || size < 2 * EXPONENT_MAX + SIGNIFICANT + 4) {
        return false;
    }
    settle(&d);
    if (d.negative && d.count) {
        out[length++] = '-';
    }
    if (d.count == 0 || d.point <= 0) {
        out[length++] = '0';
    }
    for (int i = 0; i < d.point && d.count; i++) {
        out[length++] = i < d.count ? d.text[i] : '0';
    }
    if (d.count > d.point && d.count) {
        out[length++] = '.';
        for (int i = d.point; i < d.count; i++) {
            out[length++] = i < 0 ? '0' : d.text[i];
        }
    }
    out[length] = '\0';
    return true;
}
