/**
 * What may stand in a file: kinds of files, their sections, their fields. One table drives reading,
 * findings about unknown names, saving, `help files` and the documentation.
 */
#ifndef TENOR_SCHEMA_H
#define TENOR_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tenor/finding.h"
#include "tenor/tree.h"

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
    /* Reads families and the few fields that fill more than one place; NULL: by type and offset. */
    bool (*read)(struct tni_binder *binder, const struct tni_position *spot, void *target);
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

/** Every kind of file people write, NULL at the end; static. */
const tn_file_rule *const *tn_schema_files(void);

/** The kind of file with this name ("product"); NULL. */
const tn_file_rule *tn_schema_file(const char *kind);

/**
 * What kind of file the tree is, by its first section.
 *
 * Errors   NULL and a finding (findings may be NULL) that names the kinds there are
 */
const tn_file_rule *tn_schema_recognise(const tn_tree *tree, tn_findings *findings);

/** The section of this kind; NULL. */
const tn_section_rule *tn_schema_section(const tn_file_rule *file, const char *kind);

/** The field for this key, families included ("price.12m"); NULL. */
const tn_field_rule *tn_schema_field(const tn_section_rule *section, const char *key);

#endif
