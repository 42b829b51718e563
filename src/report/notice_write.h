/* How a notice writes a figure, a day, a name; what is not known is nothing. */
#ifndef TN_REPORT_NOTICE_WRITE_H
#define TN_REPORT_NOTICE_WRITE_H

#include "tenor/notice.h"

typedef struct tni_notice_source {
    const tn_quote *quote;
    const tn_settings *settings;
    const tn_notice_options *options;
    size_t row;  /* of the list that a line is repeated for */
    bool joined; /* no line ends between a number and its currency */
} tni_notice_source;

void tni_write_money(const tni_notice_source *source, tn_maybe_money amount, tn_buffer *out);
void tni_write_quantity(int64_t quantity, tn_buffer *out);
void tni_write_price(const tni_notice_source *source, tn_maybe_price price, tn_buffer *out);
void tni_write_date(const tni_notice_source *source, tn_date date, tn_buffer *out);
void tni_write_field(tn_field_text field, tn_buffer *out);
const char *tni_name_of(const tn_dimension *dimension);

#endif
