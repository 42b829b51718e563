/* Values by type: what bind.c and the readers of families share. */
#ifndef TN_MODEL_READ_H
#define TN_MODEL_READ_H

#include "model/bind/bind.h"

/* The field was written and understood; *out_at is its place, written or not. */
bool tni_field_is_set(tn_field_type type, const void *field, tn_at *out_at);

/* Gives an absent field its section's place. */
void tni_field_place(tn_field_type type, void *field, tn_at at);

/* Reads the spot into the field of the spot's rule; false after a finding, the field has the place
 * of what was not understood. */
bool tni_field_read(tni_binder *binder, const tni_position *spot, void *field);

/* Where ` ;` (or a `;` that starts the value) is; length when it is not there. */
size_t tni_comment_start(const char *text, size_t length);

/* The rule is a family, price.*. */
bool tni_is_family(const tn_field_rule *rule);

/* The finding about a key that no rule has, naming the one that was meant. */
void tni_bind_unknown(tni_binder *binder, tni_position *spot, const tn_field_rule *fields,
                      size_t count);

/* What was expected where a number stands: for the message and the corrected text. */
typedef struct tni_expected {
    const char *noun;  /* "price" */
    int scale;         /* places that can be held */
    int64_t max;       /* in counts of 10^-scale */
    const char *limit; /* "100000000": max in words */
    const char *example;
} tni_expected;

/* Reads decimal text; otherwise the finding that says what is wrong with it and, where it can be
 * told, how it would be written. suffix: what follows the number ("%"), for the hint. */
bool tni_number_read(tni_binder *binder, const tni_position *spot, const tni_expected *expected,
                     const char *suffix, int64_t *out, int *places);

#endif
