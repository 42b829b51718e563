/* The field table at work: sections of a tree into the structs of the model, each value with its
 * place, each mistake with its finding. */
#ifndef TN_MODEL_BIND_H
#define TN_MODEL_BIND_H

#include "tenor/field.h"
#include "tenor/schema.h"
#include "tenor/tables.h"

/* One document being built. */
typedef struct tni_binder {
    tn_arena *arena;
    tn_findings *findings;
    const tn_tables *tables; /* for currencies; NULL while the tables themselves are read */
    bool rows;               /* sections are rows of a CSV: `price_12m` stands for `price.12m` */
    size_t failures;         /* values and names that could not be understood: no result */
    const char **told;       /* columns already reported as unknown, rows only */
    size_t told_count, told_capacity;
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

#define TNI_COUNT(array) (sizeof(array) / sizeof(*(array)))

/* Checks a section's own line: kind known (nearest named), label where there must be one, none
 * where there must not. NULL: a finding was added. */
const tn_section_rule *tni_bind_head(tni_binder *binder, const tn_file_rule *file,
                                     const tn_section *section);

/* Reads every entry of a section into target; may be called for several sections and one target
 * (a section and a row of one label): the same field twice is a finding. */
void tni_bind_entries(tni_binder *binder, const tn_section *section, const tn_field_rule *fields,
                      size_t count, void *target);

/* After the last entries: fields that are absent get the section's place, and a finding where they
 * are needed. subject: "dimension pro". */
void tni_bind_finish(tni_binder *binder, const tn_field_rule *fields, size_t count, tn_at at,
                     const char *subject, void *target);

/* tni_bind_entries and tni_bind_finish: one section, one target. */
void tni_bind_section(tni_binder *binder, const tn_section *section, const tn_field_rule *fields,
                      size_t count, void *target);

/* "dimension pro": what findings of a section are about; "" when memory is short. */
const char *tni_bind_subject(tni_binder *binder, const tn_section *section);

/* Adds a finding at a spot, underlined as long as its text, and counts it as a failure. */
tn_finding *tni_bind_fail(tni_binder *binder, const tni_position *spot, tn_code code,
                          const char *format, ...) __attribute__((format(printf, 4, 5)));

/* A part of a spot's text as a spot of its own, trimmed. */
tni_position tni_position_part(const tni_position *spot, size_t offset, size_t length);

/* A spot's text as printf's "%.*s" wants it: at most 80 bytes, whole characters. */
int tni_position_shown(const tni_position *spot);
#define TNI_SHOW(spot) tni_position_shown(spot), (spot)->text

/* The readers by type, for families: false after a finding, *out untouched. */
bool tni_read_text(tni_binder *binder, const tni_position *spot, tn_field_text *out);
bool tni_read_choice(tni_binder *binder, const tni_position *spot, tn_field_number *out);
bool tni_read_whole(tni_binder *binder, const tni_position *spot, int64_t min, int64_t max,
                    tn_field_number *out);
bool tni_read_duration(tni_binder *binder, const tni_position *spot, tn_field_number *out);
bool tni_read_days(tni_binder *binder, const tni_position *spot, tn_field_number *out);
bool tni_read_price(tni_binder *binder, const tni_position *spot, tn_field_price *out);
bool tni_read_amount(tni_binder *binder, const tni_position *spot, tn_field_price *out);
bool tni_read_percent(tni_binder *binder, const tni_position *spot, tn_field_percent *out);
bool tni_read_date(tni_binder *binder, const tni_position *spot, tn_field_date *out);
bool tni_read_instant(tni_binder *binder, const tni_position *spot, tn_field_instant *out);

/* A family's star as a spot, placed at the key: for `2027-06-01 = 1200.00` and `price.12m`. */
tni_position tni_position_star(const tni_position *spot);

/* Added when a family's member was given before: `first` is where. */
void tni_bind_twice(tni_binder *binder, const tni_position *spot, tn_at first);

#endif
