/* What an offer comes to, as its quote has it: totals with fee and seller's net, and payments. */
#include "tui/screens/offer_parts.h"

#include <stdio.h>

#include "tui/widgets/table.h"

void tni_show_totals(const tn_report *quote, tni_surface *s, tni_area a)
{
    static const struct {
        const char *key, *title;
        tni_attribute attribute;
        bool brackets; /* what is taken off */
        bool fee;      /* only where a fee is known */
    } figures[] = {{"list_total", "List total", ATTR_PLAIN, false, false},
                   {"discount_total", "Discount", ATTR_NEGATIVE, true, false},
                   {"net_total", "Total contract value", ATTR_HEAD, false, false},
                   {"monthly_equivalent", "Per month", ATTR_PLAIN, false, false},
                   {"listing_fee.amount", "AWS listing fee", ATTR_PLAIN, false, true},
                   {"seller_net", "Seller's net", ATTR_GOOD, false, true}};
    const tn_value currency = tni_report_value(quote, "currency");
    const tn_value percent = tni_report_value(quote, "listing_fee.percent");
    tni_draw_frame(s, a, "Totals", quote ? currency.as.text : NULL, false);
    a = tni_area_inside(a);
    int row = 0;
    for (size_t i = 0; quote && i < sizeof(figures) / sizeof(*figures); i++) {
        const tn_value value = tni_report_value(quote, figures[i].key);
        const char *text = tni_value_text(s->frame, value), *title = figures[i].title;
        if (figures[i].fee && percent.kind == TN_V_NONE) {
            continue;
        }
        if (figures[i].brackets && value.kind == TN_V_MONEY && value.as.money.minor) {
            text = tn_arena_format(s->frame, "(%s)", text);
        }
        if (figures[i].fee && figures[i].attribute == ATTR_PLAIN) {
            title = tn_arena_format(s->frame, "%s %s", title, tni_value_text(s->frame, percent));
        }
        tni_draw_text(s, a, row, 0, a.columns - 18, ATTR_PLAIN, title ? title : "");
        tni_draw_right(s, a, row++, a.columns - 18, 18, figures[i].attribute, text ? text : "");
    }
}

void tni_show_payments(const tn_report *quote, tni_surface *s, tni_area a)
{
    char right[64] = "";
    const tn_table *payments = quote ? tn_report_find_table(quote, "payments") : NULL;
    const int count = tni_table_rows(payments);
    if (quote) {
        snprintf(right, sizeof(right), "%d of at most %d", count, TN_PAYMENTS_MAX);
    }
    tni_draw_frame(s, a, "Payments", right, false);
    a = tni_area_inside(a);
    for (int i = 0; i < count && i < a.rows; i++) {
        if (i == a.rows - 1 && i + 1 < count) {
            tni_draw_format(s, a, i, 0, ATTR_DIM, "and %d more", count - i);
        } else {
            tni_draw_format(s, a, i, 0, ATTR_PLAIN, "%2d  %s", i + 1,
                            tni_value_text(s->frame, tni_table_value(payments, i, "date")));
            tni_draw_right(s, a, i, 16, a.columns - 16, ATTR_PLAIN,
                           tni_value_text(s->frame, tni_table_value(payments, i, "amount")));
        }
    }
}
