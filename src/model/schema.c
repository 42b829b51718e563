/* The kinds of files, and the lines that head their sections. */
#include "tenor/schema.h"

#include <stdio.h>
#include <string.h>

#include "model/bind/bind.h"
#include "model/contract/contract_build.h"
#include "model/offer/offer_build.h"
#include "model/product/product.h"
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

const tn_section_rule *tn_schema_section(const tn_file_rule *file, const char *kind)
{
    for (size_t i = 0; i < file->section_count; i++) {
        if (strcmp(file->sections[i].kind, kind) == 0) {
            return &file->sections[i];
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

static void unknown_section(tni_binder *binder, const tn_file_rule *file, const tn_section *section)
{
    const char *kinds[16];
    size_t count = 0;
    for (; count < file->section_count && count < TNI_COUNT(kinds); count++) {
        kinds[count] = file->sections[count].kind;
    }
    tn_finding *finding =
        tn_findings_add(binder->findings, TN_FIL_UNKNOWN_SECTION, section->at, section->kind,
                        "unknown section '%s' in a file of kind '%s'", section->kind, file->kind);
    const int nearest = tn_text_nearest(section->kind, kinds, count);
    if (nearest >= 0) {
        tn_finding_hint(binder->findings, finding, "did you mean '%s'?", kinds[nearest]);
        tn_finding_fix(binder->findings, finding, section->kind, strlen(section->kind),
                       kinds[nearest]);
    }
}

const tn_section_rule *tni_bind_head(tni_binder *binder, const tn_file_rule *file,
                                     const tn_section *section)
{
    const tn_section_rule *rule = tn_schema_section(file, section->kind);
    if (!rule) {
        unknown_section(binder, file, section);
    } else if (rule->label && !*section->label) {
        tn_finding_hint(binder->findings,
                        tn_findings_add(binder->findings, TN_FIL_LABEL_MISSING, section->at,
                                        section->kind, "section [%s] has no label: expected its %s",
                                        section->kind, rule->label),
                        "write [%s %s]", section->kind, rule->label);
    } else if (!rule->label && *section->label) {
        tn_findings_add(binder->findings, TN_FIL_LABEL_EXTRA, section->label_at, section->kind,
                        "section [%s] takes no label: found '%s'", section->kind, section->label);
    } else {
        return rule;
    }
    binder->failures++;
    return NULL;
}
