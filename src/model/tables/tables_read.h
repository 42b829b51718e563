/* What the readers of data/ share. */
#ifndef TN_MODEL_TABLES_READ_H
#define TN_MODEL_TABLES_READ_H

#include "model/bind/bind.h"

/* Every section of data/ says where it comes from and when that was read. */
typedef struct tni_origin {
    tn_field_text source, read;
} tni_origin;

/* Tables being built; the arrays grow. */
typedef struct tni_tables_builder {
    tni_binder binder;
    tn_tables *tables;
    size_t categories, currencies, policies, fees; /* capacities */
} tni_tables_builder;

#define TNI_NEEDED(text, kind, member, name, low, high)                                            \
    {                                                                                              \
        .key = name, .type = kind, .offset = offsetof(text, member), .need = TN_ESSENTIAL,         \
        .missing = TN_FIL_DATA, .min = low, .max = high, .help = "see data/"                       \
    }
#define TNI_ORIGIN(text)                                                                           \
    TNI_NEEDED(text, TN_F_TEXT, from.source, "source", 0, 0),                                      \
        TNI_NEEDED(text, TN_F_ID, from.read, "read", 0, 0)

enum { TNI_FEES_FIELD_COUNT = 7 };
extern const tn_field_rule tni_fees_fields[TNI_FEES_FIELD_COUNT];
void tni_fees_add(tni_tables_builder *b, const tn_section *section);

/* "AWS Seller Guide ... (read 2026-10)". */
const char *tni_source(tni_tables_builder *b, const tni_origin *from);

/* A finding at the section's label. */
void tni_data_wrong(tni_tables_builder *b, const tn_section *section, const char *what);

#endif
