/* The offer-draft workbook in pieces: what its sheets know of each other. */
#ifndef TN_REPORT_WORKBOOK_OFFER_H
#define TN_REPORT_WORKBOOK_OFFER_H

#include "report/workbook/sheet_builder.h"

/* The items' amounts, as they are rounded one by one and before that; known when all are. */
typedef struct tni_amount_sum {
    bool known;
    tn_money rounded;
    tn_fraction exact; /* minor units */
} tni_amount_sum;

typedef struct tni_offer_sheets {
    tni_sheet_builder b;
    const tn_quote *quote;
    const tn_tables *tables;
    const tn_report *report; /* of the quote, as `quote` prints it */
    tni_amount_sum list, net;
    bool even;          /* the charges share the total: they follow it */
    tn_value net_total; /* none when not all is known */
} tni_offer_sheets;

/* The sheets of an offer; in a group of its own without Comparison and Terms. */
void tni_offer_group(tni_offer_sheets *o, const tn_quote *quote);
const char *tni_offer_title(const tn_quote *quote);
tn_sheet *tni_offer_summary(tni_offer_sheets *o);
/* The payments as columns, below a row. */
void tni_offer_chart(tni_offer_sheets *o, tn_sheet *sheet, const tn_sheet *payments, uint32_t row,
                     unsigned column);
void tni_offer_prices(tni_offer_sheets *o);
tn_sheet *tni_offer_payments(tni_offer_sheets *o);
void tni_offer_comparison(tni_offer_sheets *o);

#endif
