/* Writing our files from a change set: lines that read back as the same values. */
#ifndef TN_FORMAT_CHANGESET_INI_H
#define TN_FORMAT_CHANGESET_INI_H

#include "format/changeset/changeset_names.h"

/* A file while it is written. */
typedef struct tni_ini_writer {
    const tn_changeset *set;
    const tn_tables *tables;
    tn_findings *findings;
    tn_arena *arena;
    tn_buffer *out;
    const char *made_up; /* what had to be invented, as a list; NULL: nothing */
} tni_ini_writer;

/* `key = value`; a text that cannot stand on one line is written as near as it can be, an empty one
 * not at all. */
void tni_ini_put(tni_ini_writer *w, const char *key, const char *value);
/* With a comment behind the value; NULL. */
void tni_ini_put_value(tni_ini_writer *w, const char *key, const char *value, const char *comment);
void tni_ini_section(tni_ini_writer *w, const char *kind, const char *label);
void tni_ini_make_up(tni_ini_writer *w, const char *what);
/* Adds a finding that lists all that was invented. */
void tni_ini_report_made_up(tni_ini_writer *w, const char *file);

/* The section [listing], where the changes say all that AWS asks for; else it is kept aside
 * (changeset_ini_listing.c). */
void tni_ini_put_listing(tni_ini_writer *w);

/* Typed values of a JSON text; false: absent, or not of that form (it is kept aside then). */
bool tni_json_price(const tni_json *object, const char *key, tn_price *out);
bool tni_json_months(const tni_json *object, const char *key, int *out);
bool tni_json_days(const tni_json *object, const char *key, int64_t *out); /* "P30D" */
bool tni_json_date(const tni_json *object, const char *key, tn_date *out);
const char *tni_price_text(tn_arena *arena, tn_price price, int min_places);

/* The first term of this type in the details of a change; NULL. */
tni_json *tni_details_term(const tn_changeset *set, const char *change, const char *term);

/* The terms of an offer with what is sold at which price. */
typedef struct tni_sold {
    const tni_json *choice, *fixed, *usage; /* the terms; NULL */
    const tni_json *rates;                  /* of the first rate card of choice */
    const tni_json *grants;
    const tni_json *overage; /* rates of usage */
    const tni_json *schedule;
    const char *currency; /* of any term; NULL */
    int months;           /* 0: absent, or not in whole months */
    bool one_tier;
} tni_sold;

tni_sold tni_sold_of(const tn_changeset *set);

/* The sum of the instalments; e8 < 0: there are none, or they cannot be read or written. */
tn_price tni_sold_total(const tni_sold *sold);

/* The unit price of the i-th item: its rate, or the only grant's share of the instalments. */
bool tni_sold_price(const tni_sold *sold, size_t i, tn_price *out);

/* A label for an API name: the name itself, or a shorter one. */
const char *tni_label(tn_arena *arena, const char *key, size_t index);
bool tni_is_key(const char *text); /* letters, digits and _ . - */
/* A text that becomes a product's title, as long as AWS takes one. */
const char *tni_fit_title(tn_arena *arena, const char *text);

#endif
