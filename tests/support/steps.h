/* Derivations printed, so that a test can hold a whole tree against what was reckoned by hand. */
#ifndef TN_TEST_STEPS_H
#define TN_TEST_STEPS_H

#include "support/test.h"
#include "tenor/buffer.h"
#include "tenor/step.h"

static inline const char *test_value_text(tn_value value, char *out, size_t size)
{
    char text[TN_DECIMAL_TEXT];
    switch ((int)value.kind) {
    case TN_V_NONE:
        return "";
    case TN_V_MONEY:
        snprintf(out, size, "%s", tn_money_format(value.as.money, text));
        break;
    case TN_V_PRICE:
        snprintf(out, size, "%s",
                 tn_price_format(value.as.price.price, value.as.price.currency, text));
        break;
    case TN_V_FRACTION:
        snprintf(out, size, "%lld/%lld", (long long)value.as.fraction.num,
                 (long long)value.as.fraction.den);
        break;
    case TN_V_QUANTITY:
        snprintf(out, size, "%lld", (long long)value.as.number);
        break;
    default:
        fail_msg("a step has a value of kind %d", (int)value.kind);
    }
    return out;
}

/* "  product quantity and unit price: 500 16.00 -> 8000.00", a line a step. */
static inline void test_steps(const tn_step *step, int depth, tn_buffer *out)
{
    static const char *const kinds[] = {"given", "product",  "sum",     "difference",
                                        "share", "discount", "uplift",  "round",
                                        "split", "clamp",    "bracket", "note"};
    char text[64];
    tn_buffer_fill(out, ' ', 2 * depth);
    tn_buffer_format(out, "%s %s:", kinds[step->kind], step->what);
    for (int i = 0, empty = 0; i < TN_STEP_OPERANDS; i++) {
        const char *in = test_value_text(step->in[i], text, sizeof(text));
        empty = *in ? empty : empty + 1;
        for (; *in && empty; empty--) {
            tn_buffer_format(out, " -"); /* an operand before it that is none */
        }
        tn_buffer_format(out, "%s%s", *in ? " " : "", in);
    }
    const char *made = test_value_text(step->out, text, sizeof(text));
    tn_buffer_format(out, "%s%s\n", *made ? " -> " : "", made);
    for (const tn_step *child = step->child; child; child = child->next) {
        test_steps(child, depth + 1, out);
    }
}

/* Fails with both where they differ. */
static inline void test_same_steps(const tn_step *step, const char *expected)
{
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    test_steps(step, 0, &out);
    tn_buffer_add(&out, "", 1);
    assert_string_equal(out.bytes, expected);
    tn_buffer_done(&out);
}

#endif
