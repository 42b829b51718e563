/* Prices, amounts, percents and whole numbers as people type them. The exact form is read by base;
 * here are the findings for text of another form, and how it would be written. */
#include "model/bind/read_number.h"

#include <string.h>

#include "base/ascii.h"
#include "tenor/text.h"

/* What makes a text no number; the first in this order is reported. */
enum {
    JUNK = 1,
    HAS_EXPONENT = 2,
    HAS_CURRENCY = 4, /* a code or another sign than the dollar's */
    HAS_SIGN = 8,
    HAS_DIGITS = 16, /* of another script */
    HAS_GROUPS = 32,
    HAS_COMMA = 64,
    BARE_POINT = 128,
    HAS_DOLLAR = 256,
    HAS_TAB = 512
};

static const struct {
    int flag;
    tn_code code;
    const char *found;
} problems[] = {
    {HAS_TAB, TN_MON_NUMBER, "holds a TAB"},
    {JUNK, TN_MON_NUMBER, "is not a number"},
    {HAS_EXPONENT, TN_MON_EXPONENT, "has an exponent"},
    {HAS_CURRENCY | HAS_DOLLAR, TN_MON_CURRENCY_SIGN, "has a currency sign"},
    {HAS_SIGN, TN_MON_SIGN, "has a sign"},
    {HAS_DIGITS, TN_MON_DIGITS, "has digits other than 0 to 9"},
    {HAS_GROUPS, TN_MON_GROUPS, "has thousands separators"},
    {HAS_COMMA, TN_MON_COMMA, "has a decimal comma"},
    {BARE_POINT, TN_MON_POINT, "starts or ends with a point"},
};

enum { NUMBER_MAX = 65 };

/* The digits, commas and points of a text in ASCII, and which other characters it had. */
typedef struct ascii_number {
    char text[NUMBER_MAX];
    size_t length;
    int flags;
} ascii_number;

static void append_char(ascii_number *p, char c)
{
    if (p->length + 2 < NUMBER_MAX) { /* one more digit may come before a bare point */
        p->text[p->length++] = c;     /* what follows is 0 */
    } else {
        p->flags |= JUNK;
    }
}

/* The value of a decimal digit of another script, -1; Arabic, Persian, Devanagari, Bengali, Thai,
 * full-width. */
static int digit_of(uint32_t c)
{
    static const uint32_t zeros[] = {0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10};
    for (size_t i = 0; i < TNI_COUNT(zeros); i++) {
        if (c >= zeros[i] && c < zeros[i] + 10) {
            return (int)(c - zeros[i]);
        }
    }
    return -1;
}

static int contains(uint32_t c, const uint32_t *set, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (set[i] == c) {
            return 1;
        }
    }
    return 0;
}

static void append_code_point(ascii_number *p, uint32_t c, int first)
{
    static const uint32_t signs[] = {'+', '-', 0x2212, 0xff0b, 0xff0d, 0x2013};
    static const uint32_t money[] = {0xa3, 0xa5, 0x20ac, 0x20b9, 0xff04, 0xffe5, 0xffe1};
    static const uint32_t gaps[] = {' ', '_', '\'', 0xa0, 0x2009, 0x202f, 0x2019, 0x3000};
    const int digit = digit_of(c);
    if (c >= '0' && c <= '9') {
        append_char(p, (char)c);
    } else if (c == '.' || c == ',') {
        append_char(p, (char)c);
    } else if (digit >= 0) {
        p->flags |= HAS_DIGITS;
        append_char(p, (char)('0' + digit));
    } else if (c == 0xff0c || c == 0xff0e) {
        p->flags |= HAS_DIGITS;
        append_char(p, c == 0xff0c ? ',' : '.');
    } else if (contains(c, signs, TNI_COUNT(signs)) && first) {
        p->flags |= HAS_SIGN;
    } else if (contains(c, money, TNI_COUNT(money))) {
        p->flags |= HAS_CURRENCY;
    } else if (c == '$' || c == '\t') {
        p->flags |= c == '$' ? HAS_DOLLAR : HAS_TAB;
    } else if (contains(c, gaps, TNI_COUNT(gaps)) && p->length) {
        append_char(p, ' ');
    } else if ((c == 'e' || c == 'E') && p->length) {
        p->flags |= HAS_EXPONENT;
    } else {
        p->flags |= JUNK;
    }
}

/* "USD 100", "100 EUR": three capitals at either end are a currency. */
static void strip_code(const char **text, size_t *length, int *flags)
{
    for (int end = 0; end < 2 && *length > 3; end++) {
        const char *word = end ? *text + *length - 3 : *text;
        int capitals = 0;
        for (size_t i = 0; i < 3; i++) {
            capitals += tni_is_capital(word[i]);
        }
        if (capitals == 3) {
            *text += end ? 0 : 3;
            *length -= 3;
            *flags |= HAS_CURRENCY;
        }
    }
    while (*length && **text == ' ') {
        (*text)++;
        (*length)--;
    }
    while (*length && (*text)[*length - 1] == ' ') {
        (*length)--;
    }
}

/* Between separators stand threes, as in thousands, or twos before the last, as in India. */
static bool is_grouped(const char *text, char group, char decimal)
{
    size_t run = 0;
    bool grouped = false;
    const char *p = text;
    for (; *p && *p != decimal; p++) {
        const bool edge = *p == group;
        if (edge && (grouped ? run != 2 && run != 3 : run < 1 || run > 3)) {
            return false;
        }
        grouped = grouped || edge;
        run = edge ? 0 : run + 1;
        if (!edge && *p < '0') {
            return false;
        }
    }
    return run == 3 && !strchr(p, group);
}

/* Decides which of the commas and points is the decimal separator: of two kinds the last one; a
 * single comma before exactly three digits, or several of a kind, separate thousands. */
static void choose_decimal_separator(ascii_number *p)
{
    while (p->length && p->text[p->length - 1] == ' ') {
        p->text[--p->length] = '\0';
    }
    const char *comma = strrchr(p->text, ','), *point = strrchr(p->text, '.');
    const bool commas = comma != NULL && strchr(p->text, ',') != comma;
    const bool points = point != NULL && strchr(p->text, '.') != point;
    char decimal = '.', group = strchr(p->text, ' ') ? ' ' : '\0';
    if (comma && point) {
        decimal = comma > point ? ',' : '.';
        group = comma > point ? '.' : ',';
    } else if (commas || (comma && !group && strlen(comma + 1) == 3 && comma - p->text <= 3)) {
        group = ',';
    } else if (comma || points) {
        decimal = ',';
        group = points ? '.' : group;
    }
    p->flags |= (group ? HAS_GROUPS : 0) | (decimal == ',' && comma ? HAS_COMMA : 0);
    if (group && !is_grouped(p->text, group, decimal)) {
        p->flags |= JUNK;
    }
    char *to = p->text;
    for (const char *from = p->text; *from; from++) {
        if (*from == decimal) {
            *to++ = '.';
        } else if (*from >= '0') {
            *to++ = *from;
        }
    }
    *to = '\0';
    p->length = (size_t)(to - p->text);
}

static void complete_point(ascii_number *p)
{
    if (p->length && p->text[p->length - 1] == '.') {
        p->text[--p->length] = '\0';
        p->flags |= BARE_POINT;
    }
    if (*p->text == '.') {
        memmove(p->text + 1, p->text, p->length + 1);
        *p->text = '0';
        p->length++;
        p->flags |= BARE_POINT;
    }
}

static ascii_number ascii_number_of(const char *text, size_t length)
{
    ascii_number p = {.length = 0};
    strip_code(&text, &length, &p.flags);
    int first = 1;
    for (size_t i = 0; i < length;) {
        uint32_t c;
        i += tn_text_step(text + i, length - i, &c);
        append_code_point(&p, c, first);
        first = 0;
    }
    choose_decimal_separator(&p);
    complete_point(&p);
    if (p.length == 0) {
        p.flags |= JUNK;
    }
    return p;
}

/* What was expected where a number stands: for the message and the corrected text. */
typedef struct expected {
    const char *noun;  /* "price" */
    int scale;         /* places that can be held */
    int64_t max;       /* in counts of 10^-scale */
    const char *limit; /* "100000000": max in words */
    const char *example;
} expected;

/* "45 days", "45d": whole digits and a word behind them, or of a whole number the sign of days.
 * Returns how many digits; 0: it is not that. */
static int digits_before_word(const tni_position *position, bool whole)
{
    size_t digits = 0;
    while (digits < position->length && tni_is_digit(position->text[digits])) {
        digits++;
    }
    size_t i = digits;
    for (; i < position->length; i++) {
        if (!tni_is_letter(position->text[i]) && position->text[i] != ' ') {
            return 0;
        }
    }
    const bool days = whole && digits + 1 == i && tni_lower(position->text[digits]) == 'd';
    return (digits + 2 < i || days) && digits < 10 ? (int)digits : 0;
}

static void report_form(tni_binder *binder, const tni_position *position, const expected *wanted,
                        const char *suffix)
{
    const ascii_number p = ascii_number_of(position->text, position->length);
    size_t w = 0;
    while (w + 1 < TNI_COUNT(problems) && !(p.flags & problems[w].flag)) {
        w++;
    }
    const char *tab = memchr(position->text, '\t', position->length);
    tni_position at = *position;
    if (tab) {
        at.at.column += (uint32_t)tn_text_count(position->text, (size_t)(tab - position->text));
        at.length = 1;
    }
    tn_finding *finding =
        tni_bind_fail(binder, &at, problems[w].code, "%s %s: found '%.*s%s', expected %s",
                      wanted->noun, problems[w].found, TNI_SHOW(position), suffix, wanted->example);
    const int digits = digits_before_word(position, wanted->scale == 0);
    int64_t count;
    const bool guess =
        !(p.flags & (JUNK | HAS_EXPONENT | HAS_SIGN | HAS_TAB)) &&
        tn_decimal_parse(p.text, p.length, wanted->scale, wanted->max, &count, NULL) == TN_OK;
    if (tab) {
        tn_finding_hint(binder->findings, finding, "delete the TAB in column %u",
                        (unsigned)at.at.column);
    } else if (digits) {
        tn_finding_hint(binder->findings, finding, "write %.*s%s", digits, position->text, suffix);
    } else if (guess) {
        tn_finding_hint(binder->findings, finding, "write %s%s", p.text, suffix);
    } else if (wanted->scale == 0) {
        tn_finding_hint(binder->findings, finding, "write %s, in digits", wanted->example);
    }
    if (guess && p.flags == HAS_DOLLAR) { /* nothing else: no other reading, whatever the locale */
        tn_finding_fix(binder->findings, finding, position->text, position->length, p.text);
    }
}

/* Reads decimal text; otherwise the finding that says what is wrong with it and, where that is
 * clear, how it would be written. suffix: what follows the number ("%"), for the hint. */
static bool read_number(tni_binder *binder, const tni_position *position, const expected *wanted,
                        const char *suffix, int64_t *out, int *places)
{
    int digits;
    const tn_status status = tn_decimal_parse(position->text, position->length, wanted->scale,
                                              wanted->max, out, &digits);
    if (status == TN_OK) {
        *places = digits;
        return true;
    }
    if (status == TN_E_SYNTAX) {
        report_form(binder, position, wanted, suffix);
    } else if (digits > wanted->scale && wanted->scale == 0) {
        tni_bind_fail(binder, position, TN_MON_WHOLE, "%s is not whole: found '%.*s', expected %s",
                      wanted->noun, TNI_SHOW(position), wanted->example);
    } else if (digits > wanted->scale) {
        tni_bind_fail(binder, position, TN_MON_PLACES,
                      "%s has %d decimals: found '%.*s%s', expected at most %d", wanted->noun,
                      digits, TNI_SHOW(position), suffix, wanted->scale);
    } else {
        tni_bind_fail(binder, position, TN_MON_RANGE,
                      "%s is out of range: found '%.*s%s', expected %s", wanted->noun,
                      TNI_SHOW(position), suffix, wanted->limit);
    }
    return false;
}

static const expected price_form = {"price", 8, TN_PRICE_MAX_E8, "0 to 100000000",
                                    "digits with at most one point, like 1000.00"};

bool tni_read_price(tni_binder *binder, const tni_position *position, tn_field_price *out)
{
    tn_price price;
    int places;
    if (!read_number(binder, position, &price_form, "", &price.e8, &places)) {
        return false;
    }
    *out = (tn_field_price){price, places, true, position->at};
    return true;
}

bool tni_read_rate(tni_binder *binder, const tni_position *position, int64_t *out_e10)
{
    static const expected form = {"rate", 10, INT64_C(9000000000000000000), "above 0 to 900000000",
                                  "digits with at most one point, like 0.0067"};
    int places;
    if (!read_number(binder, position, &form, "", out_e10, &places)) {
        return false;
    }
    if (*out_e10 == 0) {
        tni_bind_fail(binder, position, TN_MON_RANGE,
                      "rate is out of range: found '%.*s', expected %s", TNI_SHOW(position),
                      form.limit);
    }
    return *out_e10 != 0;
}

bool tni_read_amount(tni_binder *binder, const tni_position *position, tn_field_price *out)
{
    /* Amounts add up over units, so the limit is what 64 bits of 1e-8 hold: 92 billion. */
    static const expected form = {"amount", 8, INT64_C(9000000000000000000), "0 to 90000000000",
                                  "digits with at most one point, like 1000.00"};
    tn_price amount;
    int places;
    if (!read_number(binder, position, &form, "", &amount.e8, &places)) {
        return false;
    }
    *out = (tn_field_price){amount, places, true, position->at};
    return true;
}

bool tni_read_percent(tni_binder *binder, const tni_position *position, tn_field_percent *out)
{
    static const expected form = {"percent", 4, TN_PERCENT_ALL, "0% to 100%",
                                  "a number and %, like 12.5%"};
    int64_t count;
    int places;
    if (position->length == 0 || position->text[position->length - 1] != '%') {
        tn_finding *finding =
            tni_bind_fail(binder, position, TN_MON_PERCENT, "percent without '%%': found '%.*s'",
                          TNI_SHOW(position));
        if (tn_decimal_parse(position->text, position->length, 4, TN_PERCENT_ALL, &count, NULL) ==
            TN_OK) {
            if (count > 0 && count < TN_PERCENT_ONE) { /* below 1: a share of one? */
                char share[TN_DECIMAL_TEXT];
                tn_finding_hint(binder->findings, finding,
                                "write %s%% if it is a share of one, else %.*s%%",
                                tn_percent_format((tn_percent){(int32_t)(100 * count)}, share),
                                TNI_SHOW(position));
                return false;
            }
            tn_finding_hint(binder->findings, finding, "write %.*s%%", TNI_SHOW(position));
            tn_finding_fix(binder->findings, finding, position->text, position->length,
                           tn_arena_format(binder->arena, "%.*s%%", TNI_SHOW(position)));
        }
        return false;
    }
    const tni_position number = tni_position_part(position, 0, position->length - 1);
    if (!read_number(binder, &number, &form, "%", &count, &places)) {
        return false;
    }
    *out = (tn_field_percent){{count}, true, position->at};
    return true;
}

bool tni_read_whole(tni_binder *binder, const tni_position *position, int64_t min, int64_t max,
                    tn_field_number *out)
{
    const int64_t top = max > 0 ? max : TN_METERED_MAX;
    int64_t value;
    int places;
    if (tn_decimal_parse(position->text, position->length, 0, top, &value, NULL) == TN_OK &&
        value >= min) {
        *out = (tn_field_number){value, true, position->at};
        return true;
    }
    const char *limit =
        tn_arena_format(binder->arena, "%lld to %lld", (long long)min, (long long)top);
    if (!limit) {
        return false;
    }
    const expected form = {"value", 0, top, limit, "a whole number"};
    if (read_number(binder, position, &form, "", &value, &places)) { /* below min */
        tni_bind_fail(binder, position, TN_MON_RANGE,
                      "value is out of range: found '%.*s', expected %s", TNI_SHOW(position),
                      limit);
    }
    return false;
}
