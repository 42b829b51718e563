/**
 * Fields: values as a file's author wrote them, and the rules of what may stand where. Each value
 * remembers where it was read, so that a finding can point at it. A field that was not written is
 * absent (`set` false or value NULL) and its position is that of its section, where the missing
 * line belongs. One table of rules drives reading, findings about unknown names, saving,
 * `help files` and the documentation.
 */
#ifndef TENOR_FIELD_H
#define TENOR_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tenor/date.h"
#include "tenor/decimal.h"
#include "tenor/decls.h"
#include "tenor/finding.h"
#include "tenor/money.h"

TN_BEGIN_DECLS

typedef struct tn_field_text {
    const char *value; /* NULL: absent */
    tn_at at;
} tn_field_text;

/** Whole numbers, months, and choices (an index into the field's list of words). */
typedef struct tn_field_number {
    int64_t value;
    bool set;
    tn_at at;
} tn_field_number;

/** Unit prices, and amounts until their currency is known (counts of 1e-8 either way). */
typedef struct tn_field_price {
    tn_price value;
    int places; /* significant places as written */
    bool set;
    tn_at at;
} tn_field_price;

typedef struct tn_field_percent {
    tn_percent value;
    bool set;
    tn_at at;
} tn_field_percent;

typedef struct tn_field_date {
    tn_date value;
    bool set;
    tn_at at;
} tn_field_date;

/** A date or an instant: `2027-04-11` or `2027-04-11T10:00:00Z`. */
typedef struct tn_field_instant {
    tn_instant value;
    bool has_time; /* false: only a date was written; value is 00:00Z of it */
    bool set;
    tn_at at;
} tn_field_instant;

typedef struct tn_field_currency {
    tn_currency value;
    bool set;
    tn_at at;
} tn_field_currency;

/** A comma-separated list; each item with its own position. */
typedef struct tn_field_list {
    tn_field_text *items;
    size_t count;
    bool set;
    tn_at at;
} tn_field_list;

/** How a value is written, and which struct of field.h holds it. */
typedef enum tn_field_type {
    TN_F_TEXT,      /* free text, ` ;` not allowed: tn_field_text */
    TN_F_ID,        /* a word without blanks: tn_field_text */
    TN_F_PATH,      /* a file, relative to this one: tn_field_text */
    TN_F_CHOICE,    /* one of words: tn_field_number, the index of the word */
    TN_F_FLAG,      /* yes, no: tn_field_number, 1 or 0 */
    TN_F_WHOLE,     /* a whole number min ... max: tn_field_number */
    TN_F_DURATION,  /* 12m: tn_field_number, months */
    TN_F_DURATIONS, /* 1m, 12m: tn_field_list, each item a legal duration */
    TN_F_LIST,      /* words with commas between: tn_field_list */
    TN_F_PRICE,     /* a unit price: tn_field_price */
    TN_F_AMOUNT,    /* an amount, counts of 1e-8 until its currency is known: tn_field_price */
    TN_F_PERCENT,   /* 12.5%: tn_field_percent */
    TN_F_DATE,      /* 2027-04-11: tn_field_date */
    TN_F_INSTANT,   /* a date or 2027-04-11T10:00:00Z: tn_field_instant */
    TN_F_CURRENCY,  /* USD: tn_field_currency, through the tables */
    TN_F_DAYS,      /* 30d: tn_field_number, days */
    TN_F_UPLIFT,    /* 5% or 3%..7%: always with a reader of its own */
    TN_FIELD_TYPE_COUNT
} tn_field_type;

/** "price", "date (2027-04-11)": the type in words for help and messages; static. */
const char *tn_field_type_words(tn_field_type type);

/** What happens when a field is not written. */
typedef enum tn_need {
    TN_OPTIONAL,
    TN_REQUIRED, /* the finding `missing`; there is a result all the same */
    TN_ESSENTIAL /* the finding `missing`, and nothing can be built without it */
} tn_need;

struct tni_binder;
struct tni_position;

/** One field: a row of a section's table. */
typedef struct tn_field_rule {
    const char *key; /* "title"; a family ends with a star: "price.*" */
    tn_field_type type;
    size_t offset; /* of the field in the model's struct */
    tn_need need;
    tn_code missing;          /* added when need says so */
    const char *const *words; /* of a choice; ends with NULL */
    int64_t min, max;         /* of whole numbers and days; both 0: no limit but the type's */
    const char *star;         /* family: what the star stands for, "Nm"; "YYYY-MM-DD" */
    const char *unit;         /* "per unit for the whole duration"; NULL */
    const char *help;         /* one line, no full stop */
    /* Reads families and fields that fill several members; NULL: by type and offset. */
    void (*read)(struct tni_binder *binder, const struct tni_position *position, void *target);
} tn_field_rule;

/** One kind of section. */
typedef struct tn_section_rule {
    const char *kind;  /* "dimension" */
    const char *label; /* what the label is: "API name"; NULL: the section has none */
    const tn_field_rule *fields;
    size_t field_count;
    const char *help;
} tn_section_rule;

/** One kind of file; its first section is sections[0]. */
typedef struct tn_file_rule {
    const char *kind;    /* "product" */
    const char *pattern; /* "*.product.ini" */
    const tn_section_rule *sections;
    size_t section_count;
    const char *help;
} tn_file_rule;

/** The section of this kind among a file's; NULL. */
const tn_section_rule *tn_file_rule_section(const tn_file_rule *file, const char *kind);

/** The field for this key, families included ("price.12m"); NULL. */
const tn_field_rule *tn_section_rule_field(const tn_section_rule *section, const char *key);

TN_END_DECLS

#endif
