/* Values as text: one form for programs, one for people. */
#include <string.h>

#include "tenor/report.h"
#include "tenor/text.h"

/* Digits with a comma every three before the point: "1234.5" -> "1,234.5". */
static void print_grouped(const char *digits, tn_buffer *out)
{
    const size_t whole = strcspn(digits, ".");
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0 && digits[i - 1] != '-') {
            tn_buffer_add(out, ",", 1);
        }
        tn_buffer_add(out, digits + i, 1);
    }
    tn_buffer_text(out, digits + whole);
}

static void print_whole(tn_i128 number, tn_buffer *out)
{
    char digits[TN_DECIMAL_TEXT];
    size_t at = sizeof(digits);
    const bool negative = number < 0;
    do {
        const int digit = (int)(number % 10);
        digits[--at] = (char)('0' + (digit < 0 ? -digit : digit));
        number /= 10;
    } while (number);
    if (negative) {
        digits[--at] = '-';
    }
    tn_buffer_add(out, digits + at, sizeof(digits) - at);
}

static void print_text(const char *text, bool people, tn_buffer *out)
{
    const size_t length = strlen(text);
    if (!people || !tn_text_is_hostile(text, length)) {
        tn_buffer_add(out, text, length);
        return;
    }
    tn_arena *arena = tn_arena_new(&out->allocator);
    const char *shown = arena ? tn_text_display(arena, text, length) : NULL;
    if (shown) {
        tn_buffer_text(out, shown);
    } else {
        out->failed = true;
    }
    tn_arena_free(arena);
}

/* The last day of a period, for people; its exclusive end for programs. */
static tn_date end_shown(tn_date end, bool people)
{
    tn_date last = end;
    return people && tn_date_add_days(end, -1, &last) == TN_OK ? last : end;
}

void tn_value_print(tn_value value, tn_audience audience, tn_buffer *out)
{
    const bool people = audience == TN_FOR_PEOPLE;
    char buffer[TN_DECIMAL_TEXT];
    switch (value.kind) {
    case TN_V_NONE:
    case TN_V_TABLE:
        break;
    case TN_V_TEXT:
        print_text(value.as.text, people, out);
        break;
    case TN_V_FLAG:
        tn_buffer_text(out, people ? (value.as.number ? "yes" : "no")
                                   : (value.as.number ? "true" : "false"));
        break;
    case TN_V_QUANTITY:
        tn_decimal_format(value.as.number, 0, 0, buffer);
        people ? print_grouped(buffer, out) : tn_buffer_text(out, buffer);
        break;
    case TN_V_PRICE:
        tn_price_format(value.as.price.price, value.as.price.currency, buffer);
        people ? print_grouped(buffer, out) : tn_buffer_text(out, buffer);
        break;
    case TN_V_MONEY:
        tn_buffer_text(out, people ? tn_money_format_grouped(value.as.money, buffer)
                                   : tn_money_format(value.as.money, buffer));
        break;
    case TN_V_PERCENT:
        tn_buffer_text(out, tn_percent_format(value.as.percent, buffer));
        tn_buffer_text(out, people ? "%" : "");
        break;
    case TN_V_FRACTION:
        print_whole(value.as.fraction.num, out);
        tn_buffer_text(out, "/");
        print_whole(value.as.fraction.den, out);
        break;
    case TN_V_DATE:
        tn_buffer_text(out, tn_date_format(value.as.date, buffer));
        break;
    case TN_V_END_DATE:
        tn_buffer_text(out, tn_date_format(end_shown(value.as.date, people), buffer));
        break;
    case TN_V_INSTANT:
        tn_buffer_text(out, tn_instant_format(value.as.instant, buffer));
        break;
    case TN_V_MONTHS:
        tn_buffer_text(out, tn_duration_format((int)value.as.number, buffer));
        break;
    }
}
