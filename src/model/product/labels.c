/* What of a file names dimensions by label. */
#include "model/product/labels.h"

#include <string.h>

#include "model/product/product_find.h"

void *tni_labels_item(tni_labels labels, size_t index)
{
    return (char *)labels.items + index * labels.size;
}

tni_label tni_labels_at(tni_labels labels, size_t index)
{
    tni_label label;
    memcpy(&label, tni_labels_item(labels, index), sizeof(label));
    return label;
}

size_t tni_labels_find(tni_labels labels, const char *label)
{
    for (size_t i = 0; i < labels.count; i++) {
        if (strcmp(tni_labels_at(labels, i).label, label) == 0) {
            return i;
        }
    }
    return TN_NO_DIMENSION;
}

bool tni_labels_repeat(tni_labels labels, size_t index, tni_label *first)
{
    const size_t dimension = tni_labels_at(labels, index).dimension;
    for (size_t i = 0; i < index && dimension != TN_NO_DIMENSION; i++) {
        *first = tni_labels_at(labels, i);
        if (first->dimension == dimension) {
            return true;
        }
    }
    return false;
}

tn_status tni_labels_bind(tni_labels labels, const tn_product *product, tn_code unknown,
                          const char *subject, tn_findings *findings)
{
    tn_status status = TN_OK;
    for (size_t i = 0; i < labels.count; i++) {
        const tni_label l = tni_labels_at(labels, i);
        const size_t found = tni_product_resolve(product, l.label, l.at, unknown,
                                                 subject ? subject : l.label, findings);
        memcpy((char *)tni_labels_item(labels, i) + offsetof(tni_label, dimension), &found,
               sizeof(found));
        status = found == TN_NO_DIMENSION ? TN_E_FINDINGS : status;
    }
    return status;
}
