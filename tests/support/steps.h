/* Derivations printed, so that a test can hold a whole tree against what was reckoned by hand. */
#ifndef TN_TEST_STEPS_H
#define TN_TEST_STEPS_H

#include "support/test.h"
#include "tenor/step.h"

static inline const char *test_value_text(tn_value value, char *text, size_t size)
{
    char number[TN_DECIMAL_TEXT];
    switch (value.kind) {
    case TN_V_NONE:
        snprintf(text, size, "-");
        break;
    case TN_V_TEXT:
        snprintf(text, size, "'%s'", value.as.text);
        break;
    case TN_V_MONEY:
        snprintf(text, size, "%s %s", tn_money_format(value.as.money, number),
                 value.as.money.currency.code);
        break;
    case TN_V_PRICE:
        snprintf(text, size, "at %s",
                 tn_price_format(value.as.price.price, value.as.price.currency, number));
        break;
    case TN_V_PERCENT:
        snprintf(text, size, "%s%%", tn_decimal_format(value.as.percent.e4, 4, 0, number));
        break;
    case TN_V_FRACTION:
        snprintf(text, size, "%lld/%lld", (long long)value.as.fraction.num,
                 (long long)value.as.fraction.den);
        break;
    case TN_V_DATE:
    case TN_V_END_DATE:
        snprintf(text, size, "%s", tn_date_format(value.as.date, number));
        break;
    case TN_V_INSTANT:
    case TN_V_TABLE:
        snprintf(text, size, "?");
        break;
    case TN_V_FLAG:
    case TN_V_QUANTITY:
    case TN_V_MONTHS:
        snprintf(text, size, "%lld", (long long)value.as.number);
        break;
    }
    return text;
}

/* A line per step, a blank per level before it: "product price of pro: 3, at 1.50 = 4.50 USD". */
static inline void test_steps(const tn_step *step, int level, char *out, size_t size)
{
    static const char *const kinds[] = {"given", "product",  "sum",     "difference",
                                        "share", "discount", "uplift",  "round",
                                        "split", "clamp",    "bracket", "note"};
    char text[128];
    for (; step; step = step->next) {
        size_t used = strlen(out);
        used += (size_t)snprintf(out + used, size - used, "%*s%s %s:", level, "", kinds[step->kind],
                                 step->what);
        for (int i = 0; i < TN_STEP_OPERANDS; i++) {
            if (step->in[i].kind != TN_V_NONE) {
                used += (size_t)snprintf(out + used, size - used, " %s",
                                         test_value_text(step->in[i], text, sizeof(text)));
            }
        }
        snprintf(out + used, size - used, " = %s\n",
                 test_value_text(step->out, text, sizeof(text)));
        test_steps(step->child, level + 1, out, size);
    }
}

/* Fails with both where they differ. */
static inline void test_same_steps(const tn_step *step, const char *expected)
{
    char found[8192] = "";
    test_steps(step, 0, found, sizeof(found));
    assert_string_equal(found, expected);
}

#endif
