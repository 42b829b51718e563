/* The names of a notice that speak of one row of a list: of an item, a usage price, a payment, an
 * account. */
#include "report/notice_rows.h"

#include <string.h>

static const tn_quote_item *item_at(const tni_notice_source *s)
{
    static const tn_dimension none;
    static const tn_quote_item nothing = {.dimension = &none};
    return s->row < s->quote->item_count ? &s->quote->items[s->row] : &nothing;
}

void tni_notice_item_name(const tni_notice_source *s, tn_buffer *out)
{
    const tn_dimension *d = item_at(s)->dimension;
    tn_buffer_text(out, d->key.value || d->name.value ? tni_name_of(d) : "");
}

void tni_notice_item_description(const tni_notice_source *s, tn_buffer *out)
{
    tni_write_field(item_at(s)->dimension->description, out);
}

void tni_notice_item_quantity(const tni_notice_source *s, tn_buffer *out)
{
    if (item_at(s)->counted) {
        tni_write_quantity(item_at(s)->quantity, out);
    }
}

void tni_notice_item_list(const tni_notice_source *s, tn_buffer *out)
{
    tni_write_price(s, item_at(s)->list_price, out);
}

void tni_notice_item_discount(const tni_notice_source *s, tn_buffer *out)
{
    const tn_maybe_percent discount = item_at(s)->discount;
    char text[TN_DECIMAL_TEXT];
    if (discount.known && discount.percent.e4 > 0) {
        tn_buffer_format(out, "%s%%", tn_percent_format(discount.percent, text));
    }
}

void tni_notice_item_price(const tni_notice_source *s, tn_buffer *out)
{
    tni_write_price(s, item_at(s)->net_price, out);
}

void tni_notice_item_amount(const tni_notice_source *s, tn_buffer *out)
{
    tni_write_money(s, item_at(s)->net_amount, out);
}

void tni_notice_usage_name(const tni_notice_source *s, tn_buffer *out)
{
    if (s->row < s->quote->usage_count) {
        tn_buffer_text(out, tni_name_of(s->quote->usage[s->row].dimension));
    }
}

void tni_notice_usage_price(const tni_notice_source *s, tn_buffer *out)
{
    if (s->row < s->quote->usage_count) {
        tni_write_price(s, s->quote->usage[s->row].net_price, out);
    }
}

void tni_notice_payment_number(const tni_notice_source *s, tn_buffer *out)
{
    tn_buffer_format(out, "%zu", s->row + 1);
}

void tni_notice_payment_date(const tni_notice_source *s, tn_buffer *out)
{
    if (s->row < s->quote->payments.count) {
        tni_write_date(s, s->quote->payments.payments[s->row].date, out);
    }
}

void tni_notice_payment_due(const tni_notice_source *s, tn_buffer *out)
{
    const tn_field_number *terms = &s->quote->offer->net_terms;
    tn_date due;
    if (s->row < s->quote->payments.count &&
        tn_date_add_days(s->quote->payments.payments[s->row].date, terms->set ? terms->value : 0,
                         &due) == TN_OK) {
        tni_write_date(s, due, out);
    }
}

void tni_notice_payment_amount(const tni_notice_source *s, tn_buffer *out)
{
    if (s->row < s->quote->payments.count) {
        tni_write_money(s, (tn_maybe_money){true, s->quote->payments.payments[s->row].amount}, out);
    }
}

void tni_notice_account(const tni_notice_source *s, tn_buffer *out)
{
    if (s->row < s->quote->offer->buyer_accounts.count) {
        tn_buffer_text(out, s->quote->offer->buyer_accounts.items[s->row].value);
    }
}

bool tni_notice_rows(const tni_notice_source *source, const char *name, size_t length, size_t *out)
{
    const struct {
        const char *name;
        size_t rows;
    } lists[] = {{"items", source->quote->item_count},
                 {"usage", source->quote->usage_count},
                 {"payments", source->quote->payments.count},
                 {"accounts", source->quote->offer->buyer_accounts.count},
                 {TNI_OFFERS, source->options->offer_count}};
    for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
        if (strlen(lists[i].name) == length && strncmp(lists[i].name, name, length) == 0) {
            *out = lists[i].rows;
            return true;
        }
    }
    return false;
}
