/* What of a file names dimensions by label: items, usage and frozen prices, and the quantities and
 * prices of events. Each begins with the members of tni_label. */
#ifndef TN_MODEL_LABELS_H
#define TN_MODEL_LABELS_H

#include "tenor/product.h"

typedef struct tni_label {
    const char *label;
    size_t dimension; /* TN_NO_DIMENSION: not bound yet, or unknown */
    tn_at at;
} tni_label;

#define TNI_IS_LABELLED(type)                                                                      \
    _Static_assert(offsetof(type, label) == offsetof(tni_label, label) &&                          \
                       offsetof(type, dimension) == offsetof(tni_label, dimension) &&              \
                       offsetof(type, at) == offsetof(tni_label, at),                              \
                   "begins with the members of tni_label")

/* A whole list of them. */
typedef struct tni_labels {
    void *items;
    size_t count, size;
} tni_labels;
#define TNI_LABELS(items, count) ((tni_labels){(items), (count), sizeof(*(items))})

/* The item at an index; what it begins with. */
void *tni_labels_item(tni_labels labels, size_t index);
tni_label tni_labels_at(tni_labels labels, size_t index);

/* The first item of this label; TN_NO_DIMENSION: there is none. */
size_t tni_labels_find(tni_labels labels, const char *label);

/* The first item before this one with its dimension; false: there is none, or it is unknown. */
bool tni_labels_repeat(tni_labels labels, size_t index, tni_label *first);

/* Sets the dimension of each. TN_E_FINDINGS: the product has no such label, said with this code and
 * subject (NULL: the label). */
tn_status tni_labels_bind(tni_labels labels, const tn_product *product, tn_code unknown,
                          const char *subject, tn_findings *findings);

#endif
