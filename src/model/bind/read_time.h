/* Durations, days, dates and instants: false after a finding, *out untouched. */
#ifndef TN_MODEL_READ_TIME_H
#define TN_MODEL_READ_TIME_H

#include "model/bind/binder.h"

bool tni_read_duration(tni_binder *binder, const tni_position *position, tn_field_number *out);
bool tni_read_days(tni_binder *binder, const tni_position *position, tn_field_number *out);
bool tni_read_date(tni_binder *binder, const tni_position *position, tn_field_date *out);
bool tni_read_instant(tni_binder *binder, const tni_position *position, tn_field_instant *out);

#endif
