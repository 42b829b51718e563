/* What an offer comes to: totals with fee and seller's net, and its payments. */
#include "tui/screens/offer_parts.h"

#include <stdio.h>

#include "tenor/report.h"
#include "tui/widgets/parts.h"

static int total(tni_surface *s, tni_area a, int row, const char *what, const char *figure,
                 tni_attribute ink)
{
    tni_attribute_text(s, a, row, 0, a.columns - 18, ATTR_PLAIN, what);
    tni_attribute_right(s, a, row, a.columns - 18, 18, ink, figure);
    return row + 1;
}

void tni_show_totals(const tn_quote *q, tni_surface *s, tni_area a)
{
    char what[96];
    tni_frame(s, a, "Totals", q ? q->currency.code : NULL, false);
    a = tni_area_inside(a);
    if (!q) {
        return;
    }
    int row = total(s, a, 0, "List total", tni_money_text(s->frame, q->list_total), ATTR_PLAIN);
    const char *off = tni_money_text(s->frame, q->discount_total);
    row = total(s, a, row, "Discount",
                q->discount_total.known && q->discount_total.money.minor
                    ? tn_arena_format(s->frame, "(%s)", off)
                    : off,
                ATTR_NEGATIVE);
    row =
        total(s, a, row, "Total contract value", tni_money_text(s->frame, q->net_total), ATTR_HEAD);
    row =
        total(s, a, row, "Per month", tni_money_text(s->frame, q->monthly_equivalent), ATTR_PLAIN);
    if (q->fee_known) {
        tn_buffer percent;
        tn_buffer_init(&percent, NULL);
        tn_value_print(tn_value_percent(q->fee_percent), TN_FOR_PEOPLE, &percent);
        snprintf(what, sizeof(what), "AWS listing fee %s", percent.bytes ? percent.bytes : "");
        tn_buffer_done(&percent);
        const tn_maybe_money fee = {.known = true, .money = q->fee};
        row = total(s, a, row, what, tni_money_text(s->frame, fee), ATTR_PLAIN);
        total(s, a, row, "Seller's net", tni_money_text(s->frame, q->seller_net), ATTR_GOOD);
    }
}

void tni_show_payments(const tn_quote *q, tni_surface *s, tni_area a)
{
    char right[64] = "", day[64], money[64];
    if (q) {
        snprintf(right, sizeof(right), "%zu of at most %d", q->payments.count, TN_PAYMENTS_MAX);
    }
    tni_frame(s, a, "Payments", right, false);
    a = tni_area_inside(a);
    for (size_t i = 0; q && i < q->payments.count && (int)i < a.rows; i++) {
        const tn_payment *p = &q->payments.payments[i];
        const bool cut = (int)i == a.rows - 1 && i + 1 < q->payments.count;
        if (cut) {
            tni_attribute_format(s, a, (int)i, 0, ATTR_DIM, "and %zu more", q->payments.count - i);
        } else {
            tni_attribute_format(s, a, (int)i, 0, ATTR_PLAIN, "%2zu  %s", i + 1,
                                 tn_date_format(p->date, day));
            tni_attribute_right(s, a, (int)i, 16, a.columns - 16, ATTR_PLAIN,
                                tn_money_format_grouped(p->amount, money));
        }
    }
}
