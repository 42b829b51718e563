/* The kinds of files there are. */
#include "tenor/schema.h"

#include <string.h>

#include "model/contract/contract_build.h"
#include "model/offer/offer_build.h"
#include "model/product/product_fields.h"
#include "model/settings.h"
#include "tenor/text.h"

static const tn_file_rule *const files[] = {&tni_product_file, &tni_offer_file, &tni_contract_file,
                                            &tni_settings_file, NULL};

const tn_file_rule *const *tn_schema_files(void)
{
    return files;
}

const tn_file_rule *tn_schema_file(const char *kind)
{
    for (size_t i = 0; files[i]; i++) {
        if (strcmp(files[i]->kind, kind) == 0) {
            return files[i];
        }
    }
    return NULL;
}

const tn_file_rule *tn_schema_recognise(const tn_tree *tree, tn_findings *findings)
{
    const char *first = tree->first ? tree->first->kind : "", *names[8] = {NULL};
    size_t count = 0;
    for (size_t i = 0; files[i] && i < TNI_COUNT(names); i++) {
        names[count++] = files[i]->sections[0].kind;
        if (strcmp(first, files[i]->sections[0].kind) == 0) {
            return files[i];
        }
    }
    if (!findings) {
        return NULL;
    }
    const tn_at at = tree->first ? tree->first->at : (tn_at){.file = tree->file};
    tn_finding *finding =
        tn_findings_add(findings, TN_FIL_KIND, at, first,
                        "kind of file not recognised: the first section is '%s'", first);
    const int nearest = tn_text_nearest(first, names, count);
    if (nearest >= 0) {
        tn_finding_hint(findings, finding, "did you mean [%s]?", names[nearest]);
        tn_finding_fix(findings, finding, first, strlen(first), names[nearest]);
    }
    return NULL;
}
