/* Prices, amounts, percents and whole numbers: false after a finding, *out untouched. */
#ifndef TN_MODEL_READ_NUMBER_H
#define TN_MODEL_READ_NUMBER_H

#include "model/bind/binder.h"

bool tni_read_whole(tni_binder *binder, const tni_position *position, int64_t min, int64_t max,
                    tn_field_number *out);
bool tni_read_price(tni_binder *binder, const tni_position *position, tn_field_price *out);
/* A rate of exchange, more than 0, in counts of 1e-10. */
bool tni_read_rate(tni_binder *binder, const tni_position *position, int64_t *out_e10);
bool tni_read_amount(tni_binder *binder, const tni_position *position, tn_field_price *out);
bool tni_read_percent(tni_binder *binder, const tni_position *position, tn_field_percent *out);

#endif
