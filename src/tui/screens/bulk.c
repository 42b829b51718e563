/* Arithmetic on the values of many cells. */
#include "tui/screens/bulk.h"

#include <stdio.h>
#include <string.h>

#include "tenor/decimal.h"
#include "tui/screens/cells.h"

enum { SCALE = 8, PERCENT_SCALE = 4 };

typedef struct bulk {
    char operation;                   /* + - * / = */
    tn_fraction by, to;               /* to: of 0, no multiple */
    char key[TNI_NAME], of[TNI_NAME]; /* "": the cell itself */
} bulk;

/* A number without a sign; *at moves behind it and the blanks that follow. */
static bool read_number(const char **at, tn_fraction *out)
{
    const size_t length = strspn(*at, "0123456789.");
    int64_t count = 0;
    if (tn_decimal_parse(*at, length, SCALE, TN_PRICE_MAX_E8, &count, NULL) != TN_OK) {
        return false;
    }
    *out = tn_fraction_make(count, TN_PRICE_ONE);
    *at += length;
    *at += strspn(*at, " ");
    return true;
}

/* "12m=10x1m": which price of a row comes from which; false: it is not of that form. */
static bool read_keys(const char **at, bulk *out)
{
    const size_t own = strcspn(*at, " =");
    const char *p = *at + own + strspn(*at + own, " ");
    tn_fraction by;
    if (own == 0 || own > 8 || !strchr("md", (*at)[own - 1]) || *p++ != '=') {
        return false;
    }
    p += strspn(p, " ");
    if (!read_number(&p, &by) || *p++ != 'x') {
        return false;
    }
    p += strspn(p, " ");
    const size_t of = strcspn(p, " ");
    if (of == 0 || of > 8) {
        return false;
    }
    snprintf(out->key, TNI_NAME, "price.%.*s", (int)own, *at);
    snprintf(out->of, TNI_NAME, "price.%.*s", (int)of, p);
    out->operation = '*';
    out->by = by;
    *at = p + of;
    *at += strspn(*at, " ");
    return true;
}

/* "+5%" is a product: with 105/100. */
static bool read_percent(const char **at, bulk *out)
{
    if (**at != '%') {
        return true;
    }
    (*at)++;
    *at += strspn(*at, " ");
    const tn_fraction whole = tn_fraction_make(1, 1);
    tn_fraction part;
    if (tn_fraction_mul(out->by, tn_fraction_make(1, 100), &part) != TN_OK) {
        return false;
    }
    const bool relative = out->operation == '+' || out->operation == '-';
    const tn_status status = out->operation == '+'   ? tn_fraction_add(whole, part, &out->by)
                             : out->operation == '-' ? tn_fraction_sub(whole, part, &out->by)
                                                     : TN_OK;
    out->operation = relative ? '*' : out->operation;
    out->by = relative || out->operation == '=' ? out->by : part;
    return status == TN_OK;
}

static bool read_bulk(const char *text, bulk *out)
{
    const char *at = text + strspn(text, " ");
    *out = (bulk){.operation = '=', .to = tn_fraction_make(0, 1)};
    if (!read_keys(&at, out)) {
        if (*at && strchr("+-*/=", *at)) {
            out->operation = *at++;
            at += strspn(at, " ");
        }
        if (!read_number(&at, &out->by) || !read_percent(&at, out)) {
            return false;
        }
    }
    if (strncmp(at, "to ", 3) == 0) {
        at += 3;
        at += strspn(at, " ");
        return read_number(&at, &out->to) && out->to.num > 0 && !*at;
    }
    return !*at && !(out->operation == '/' && out->by.num == 0);
}

static tn_status apply(const bulk *b, tn_fraction now, tn_fraction *out)
{
    switch (b->operation) {
    case '+':
        return tn_fraction_add(now, b->by, out);
    case '-':
        return tn_fraction_sub(now, b->by, out);
    case '*':
        return tn_fraction_mul(now, b->by, out);
    case '/':
        return tn_fraction_mul(now, tn_fraction_make(b->by.den, b->by.num), out);
    default:
        *out = b->by;
        return TN_OK;
    }
}

/* Half up to a multiple, then to so many decimals, in counts of them. */
static tn_status count_of(const bulk *b, tn_fraction f, int scale, int64_t *out)
{
    int64_t multiples = 0;
    tn_status status = TN_OK;
    if (b->to.num > 0) {
        status = tn_fraction_mul(f, tn_fraction_make(b->to.den, b->to.num), &f);
        status = status ? status : tn_fraction_round(f, TN_HALF_UP, &multiples);
        status = status ? status : tn_fraction_mul(tn_fraction_make(multiples, 1), b->to, &f);
    }
    tn_i128 unit = 1;
    for (int i = 0; i < scale; i++) {
        unit *= 10;
    }
    status = status ? status : tn_fraction_mul(f, tn_fraction_make(unit, 1), &f);
    return status ? status : tn_fraction_round(f, TN_HALF_UP, out);
}

static bool change(const tni_model *m, const void *how, const tni_target *t, const char *now,
                   const char **out, const char **why)
{
    const bulk *b = how;
    const tn_field_type type = t->rule ? t->rule->type : TN_F_TEXT;
    const bool percent = type == TN_F_PERCENT, whole = type == TN_F_WHOLE;
    char text[TN_DECIMAL_TEXT];
    tn_fraction value = tn_fraction_make(0, 1);
    if (!percent && !whole && type != TN_F_PRICE && type != TN_F_AMOUNT) {
        *why = "is no number";
        return false;
    }
    const char *from =
        *b->of ? tni_source_value(tni_written(m)->document, m->scratch, t->kind, t->label, b->of)
               : now;
    const bool none = !from || !*from || strcmp(from, "-") == 0;
    if (none && b->operation != '=') {
        return false; /* there is nothing to reckon with */
    }
    const int scale = whole ? 0 : percent ? PERCENT_SCALE : SCALE;
    int64_t count = 0;
    if (b->operation != '=' && (!read_number(&from, &value) || (*from && *from != '%'))) {
        *why = "cannot be read as a number";
        return false;
    }
    if (apply(b, value, &value) != TN_OK || count_of(b, value, scale, &count) != TN_OK ||
        count < 0) {
        *why = "would be too large, or below zero";
        return false;
    }
    if (whole && b->to.num == 0 && tn_fraction_compare(value, tn_fraction_make(count, 1)) != 0) {
        *why = "would be no whole number; 'to 1' behind it rounds";
        return false;
    }
    const char *point = b->operation == '=' ? NULL : strchr(now, '.');
    const int places = point ? (int)strspn(point + 1, "0123456789") : 0;
    *out = tn_arena_format(m->scratch, "%s%s",
                           tn_decimal_format(count, scale, places < scale ? places : scale, text),
                           percent ? "%" : "");
    return *out != NULL;
}

unsigned tni_bulk(tni_model *m, const char *expression)
{
    bulk b;
    char name[TNI_NAME];
    if (!read_bulk(expression, &b)) {
        tni_show_message(m, ATTR_ERROR,
                         "'%s' is none of +5%%, *0.9, /3, +100, =4000, 12m=10x1m, +3%% to 0.5",
                         expression);
        return 0;
    }
    snprintf(name, sizeof(name), "change %.50s", expression);
    return tni_cells_change(m, name, *b.key ? b.key : NULL, change, &b);
}
