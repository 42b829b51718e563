/* Styles of cells. Negative amounts are red and in parentheses; totals say their currency. */
#include "format/xlsx/xlsx_styles.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const tni_style_facts styles[TN_CELL_STYLES] = {
    [TN_STYLE_PLAIN] = {0},
    [TN_STYLE_TITLE] = {.bold = true, .size = 14, .color = 0x1F3864},
    [TN_STYLE_NOTE] = {.color = 0x595959},
    [TN_STYLE_STATUS] = {.bold = true},
    [TN_STYLE_SECTION] = {.bold = true, .color = 0x1F3864, .rule_below = true},
    [TN_STYLE_HEADER] = {.bold = true, .rule_below = true, .wrap = true, .fill = 0xD9E1F2},
    [TN_STYLE_HEADER_RIGHT] =
        {.bold = true, .rule_below = true, .wrap = true, .right = true, .fill = 0xD9E1F2},
    [TN_STYLE_INPUT] = {.color = 0x1F4EBD, .fill = 0xFFFBE6},
    [TN_STYLE_LINK] = {.color = 0x1E6B34},
    [TN_STYLE_TOTAL] = {.bold = true, .rule_above = true},
    [TN_STYLE_RESULT] = {.bold = true, .rule_above = true, .with_currency = true},
    [TN_STYLE_CHECK] = {.bold = true},
    [TN_STYLE_FIELD] = {.rule_below = true},
};

const tni_style_facts *tni_style_facts_of(unsigned style)
{
    return &styles[style < TN_CELL_STYLES ? style : TN_STYLE_PLAIN];
}

/* A price with more places than its currency; a percent with more than two. */
static bool is_long(const tn_value *v, tn_cell_style style)
{
    if (v->kind == TN_V_PRICE) {
        int64_t unit = TN_PRICE_ONE;
        for (int i = 0; i < v->as.price.currency.places; i++) {
            unit /= 10;
        }
        return v->as.price.price.e8 % unit != 0;
    }
    return v->kind == TN_V_PERCENT && v->as.percent.e4 % 100 != 0 && style == TN_STYLE_INPUT;
}

tni_style_key tni_style_key_of(const tn_cell *cell, bool in_table, bool right)
{
    tni_style_key key;
    const tn_value *v = &cell->value;
    const bool with_currency = styles[cell->style].with_currency;
    const tn_currency *currency = v->kind == TN_V_MONEY   ? &v->as.money.currency
                                  : v->kind == TN_V_PRICE ? &v->as.price.currency
                                                          : NULL;
    memset(&key, 0, sizeof(key));
    key.style = (unsigned char)cell->style;
    key.kind = (unsigned char)v->kind;
    key.places = currency ? currency->places : 0;
    key.long_form = is_long(v, cell->style);
    key.right = right || styles[cell->style].right;
    key.left =
        !right && ((!in_table &&
                    (v->kind == TN_V_DATE || v->kind == TN_V_END_DATE || v->kind == TN_V_MONTHS)) ||
                   (cell->beside_label && (v->kind == TN_V_QUANTITY || v->kind == TN_V_PERCENT)));
    if (currency && with_currency) {
        memcpy(key.currency, currency->code, sizeof(key.currency));
    }
    return key;
}

static void money_format(const tni_style_key *key, char *out, size_t size)
{
    static const char *const digits[] = {"#,##0",        "#,##0.0",       "#,##0.00",
                                         "#,##0.000",    "#,##0.0000",    "#,##0.00000",
                                         "#,##0.000000", "#,##0.0000000", "#,##0.00000000"};
    char money[32] = "";
    if (key->currency[0]) {
        snprintf(money, sizeof(money), "[$%.3s] ", key->currency);
    }
    const char *d = digits[key->places <= 8 ? key->places : 8];
    snprintf(out, size, "%s%s_);[Red]\\(%s%s\\);%s%s_)", money, d, money, d, money, d);
}

void tni_number_format(const tni_style_key *key, char *out, size_t size)
{
    const char *fixed = "";
    switch ((tn_value_kind)key->kind) {
    case TN_V_MONEY:
        money_format(key, out, size);
        return;
    case TN_V_PRICE:
        fixed = key->long_form ? (key->places ? "#,##0.00######_)" : "#,##0.0#######_)")
                               : (key->places ? "#,##0.00_)" : "#,##0_)");
        break;
    case TN_V_PERCENT:
        fixed = key->long_form ? "0.00##%_)" : "0.00%_)";
        break;
    case TN_V_FRACTION:
        fixed = "#,##0.000000_);[Red]\\(#,##0.000000\\)";
        break;
    case TN_V_QUANTITY:
        fixed = "#,##0_)";
        break;
    case TN_V_DATE:
    case TN_V_END_DATE:
        fixed = "yyyy\\-mm\\-dd_)";
        break;
    case TN_V_INSTANT:
        fixed = "yyyy\\-mm\\-dd hh:mm\"Z\"";
        break;
    case TN_V_MONTHS:
        fixed = "[=1]0\" month\";0\" months\"";
        break;
    case TN_V_NONE:
    case TN_V_TEXT:
    case TN_V_FLAG:
    case TN_V_TABLE:
        break;
    }
    snprintf(out, size, "%s", fixed);
}

enum { EPOCH_SERIAL = 25569 }; /* 1970-01-01 as spreadsheets count days */

bool tni_cell_number(const tn_value *v, double *out)
{
    static const double tens[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
    switch (v->kind) {
    case TN_V_QUANTITY:
    case TN_V_MONTHS:
        *out = (double)v->as.number;
        return v->as.number < INT64_C(1000000000000000) &&
               v->as.number > -INT64_C(1000000000000000);
    case TN_V_PRICE:
        *out = (double)v->as.price.price.e8 / 1e8;
        return v->as.price.price.e8 < INT64_C(10000000000000000); /* two places fit at any price */
    case TN_V_MONEY:
        *out = (double)v->as.money.minor / tens[v->as.money.currency.places];
        return v->as.money.minor < INT64_C(1000000000000000) &&
               v->as.money.minor > -INT64_C(1000000000000000);
    case TN_V_PERCENT:
        *out = (double)v->as.percent.e4 / 1e6;
        return true;
    case TN_V_FRACTION:
        *out = (double)((long double)v->as.fraction.num / (long double)v->as.fraction.den);
        return isfinite(*out);
    case TN_V_DATE:
        *out = v->as.date.days + EPOCH_SERIAL;
        return true;
    case TN_V_END_DATE: /* people are shown the last day */
        *out = v->as.date.days - 1 + EPOCH_SERIAL;
        return true;
    case TN_V_INSTANT:
        *out = (double)v->as.instant.seconds / TN_DAY_SECONDS + EPOCH_SERIAL;
        return true;
    case TN_V_NONE:
    case TN_V_TEXT:
    case TN_V_FLAG:
    case TN_V_TABLE:
        break;
    }
    return false;
}
