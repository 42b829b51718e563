/* A field of any type: its member of the model's struct, and its reader. */
#ifndef TN_MODEL_FIELD_H
#define TN_MODEL_FIELD_H

#include "model/bind/binder.h"

/* The field was written and understood; *out_at is its position, written or not. */
bool tni_field_is_set(tn_field_type type, const void *field, tn_at *out_at);

/* Gives an absent field its section's position. */
void tni_field_locate(tn_field_type type, void *field, tn_at at);

/* Reads the position's text into the field of its rule; false after a finding, the field has the
 * position of what was not understood. */
bool tni_field_read(tni_binder *binder, const tni_position *position, void *field);

#endif
