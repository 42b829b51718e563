/* A document while it is read: where a value stands, and what is reported about it. */
#ifndef TN_MODEL_BINDER_H
#define TN_MODEL_BINDER_H

#include "tenor/field.h"
#include "tenor/tree.h"

/* One document being built. */
typedef struct tni_binder {
    tn_arena *arena;
    tn_findings *findings;
    const tn_currency_entry *currencies; /* none while data/ itself is read */
    size_t currency_count;
    bool rows;       /* sections are rows of a CSV: `price_12m` stands for `price.12m` */
    size_t failures; /* values and names that could not be understood: no result */
    const char **unknown_columns; /* already reported, rows only */
    size_t unknown_count;
} tni_binder;

/* Where a reader stands: one value (or a part of it) of one entry. */
typedef struct tni_position {
    const tn_section *section;
    const tn_entry *entry;
    const tn_field_rule *rule;
    const char *star; /* what stood for the star of a family: "12m" of price.12m; else "" */
    const char *text; /* the value, trimmed, without its comment; not terminated */
    size_t length;
    tn_at at;
} tni_position;

/* A document of users, not yet read. */
tni_binder tni_binder_make(tn_arena *arena, const tn_currency_entry *currencies, size_t count,
                           tn_findings *findings);

/* After all was read: whether there is a result. */
tn_status tni_binder_status(const tni_binder *binder);

#define TNI_COUNT(array) (sizeof(array) / sizeof(*(array)))

/* Adds a finding at a position, underlined as long as its text, and counts it as a failure. */
tn_finding *tni_bind_fail(tni_binder *binder, const tni_position *position, tn_code code,
                          const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Adds the finding that a member of a family was given before: first is where. */
void tni_bind_twice(tni_binder *binder, const tni_position *position, tn_at first);

/* "dimension pro": what findings of a section are about; "" when memory is short. */
const char *tni_bind_subject(tni_binder *binder, const tn_section *section);

/* Takes the blanks around a position's text off. */
void tni_position_trim(tni_position *position);

/* A part of a position's text as a position of its own, trimmed. */
tni_position tni_position_part(const tni_position *position, size_t offset, size_t length);

/* A family's star as a position, at the key: for `2027-06-01 = 1200.00` and `price.12m`. */
tni_position tni_position_star(const tni_position *position);

/* The length of a position's text for printf's "%.*s": at most 80 bytes, whole characters. */
int tni_position_shown(const tni_position *position);
#define TNI_SHOW(position) tni_position_shown(position), (position)->text

/* Where ` ;` (or a `;` that starts the value) is; length when it is not there. */
size_t tni_comment_start(const char *text, size_t length);

#endif
