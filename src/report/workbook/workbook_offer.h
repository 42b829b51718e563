/* The offer-draft workbook in pieces: what its sheets know of each other. */
#ifndef TN_REPORT_WORKBOOK_OFFER_H
#define TN_REPORT_WORKBOOK_OFFER_H

#include "report/workbook/sheet_builder.h"

typedef struct tni_offer_sheets {
    tni_sheet_builder b;
    const tn_quote *quote;
    const tn_tables *tables;
    tn_money item_sum; /* of the net amounts, when every counted one is known */
    bool all_known;
    uint32_t items_first, items_last; /* rows of Prices; last < first: no items */
    uint32_t total_row, net_row;      /* the items' sum; the net total */
    uint32_t payments_first, payments_last;
    uint32_t net_terms_row, months_row; /* of Summary; 0: none */
    tn_sheet *summary, *payments;
} tni_offer_sheets;

void tni_offer_summary(tni_offer_sheets *o);
/* label | value; 0 and nothing for a value that is not known, else the row. */
uint32_t tni_offer_figure(tni_offer_sheets *o, tn_sheet *sheet, const char *label, tn_cell cell);
/* The payments as columns, on a sheet from that row on. */
void tni_offer_chart(tni_offer_sheets *o, tn_sheet *sheet, uint32_t row, unsigned column);
void tni_offer_prices(tni_offer_sheets *o);
void tni_offer_payments(tni_offer_sheets *o);
void tni_offer_comparison(tni_offer_sheets *o);

#endif
