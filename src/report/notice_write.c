/* How a notice writes a figure, a day, a name. */
#include "report/notice_write.h"

#include <string.h>

void tni_write_money(const tni_notice_source *s, tn_maybe_money amount, tn_buffer *out)
{
    char text[TN_DECIMAL_TEXT];
    if (amount.known) {
        tn_buffer_format(out, "%s%s%s", tn_money_format_grouped(amount.money, text),
                         s->joined ? "\u00a0" : " ", amount.money.currency.code);
    }
}

void tni_write_quantity(int64_t quantity, tn_buffer *out)
{
    char text[TN_DECIMAL_TEXT];
    tn_buffer_text(out, tn_money_format_grouped((tn_money){.minor = quantity}, text));
}

void tni_write_field(tn_field_text field, tn_buffer *out)
{
    tn_buffer_text(out, field.value ? field.value : "");
}

const char *tni_name_of(const tn_dimension *d)
{
    return d->name.value ? d->name.value : d->key.value;
}

/* As the language writes it: 31 December 2026, 2026年12月31日, else 2026-12-31. */
void tni_write_date(const tni_notice_source *s, tn_date date, tn_buffer *out)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    char text[TN_DATE_TEXT];
    const tn_civil day = tn_date_civil(date);
    if (strcmp(s->options->language, "en") == 0) {
        tn_buffer_format(out, "%d %s %d", day.day, months[day.month - 1], day.year);
    } else if (strcmp(s->options->language, "ja") == 0) {
        tn_buffer_format(out, "%d\u5e74%d\u6708%d\u65e5", day.year, day.month, day.day);
    } else {
        tn_buffer_text(out, tn_date_format(date, text));
    }
}

void tni_write_price(const tni_notice_source *s, tn_maybe_price price, tn_buffer *out)
{
    tn_money grouped = {price.price.e8, s->quote->currency}; /* in its own decimals */
    grouped.currency.places = 8;
    while (grouped.currency.places > s->quote->currency.places && grouped.minor % 10 == 0) {
        grouped.minor /= 10;
        grouped.currency.places--;
    }
    tni_write_money(s, (tn_maybe_money){price.known, grouped}, out);
}
