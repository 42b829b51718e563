/* How a value that was typed as an option would be written: as the readers of files say. */
#include "app/value_hint.h"

#include <string.h>

#include "model/bind/field.h"

const char *tni_value_hint(tn_arena *arena, tn_field_type type, const char *text)
{
    const tn_field_rule rule = {.key = "", .type = type, .max = TN_QUANTITY_MAX};
    const tn_section section = {.kind = "", .label = ""};
    const tn_entry entry = {.key = "", .value = text};
    const tni_position position = {.section = &section,
                                   .entry = &entry,
                                   .rule = &rule,
                                   .star = "",
                                   .text = text,
                                   .length = strlen(text)};
    union {
        tn_field_number number;
        tn_field_price price;
        tn_field_percent percent;
        tn_field_instant instant;
    } out;
    tn_findings *findings = tn_findings_new(arena);
    if (!findings) {
        return NULL;
    }
    tni_binder binder = tni_binder_make(arena, NULL, 0, findings);
    if (tni_field_read(&binder, &position, &out) || tn_findings_count(findings) == 0) {
        return NULL;
    }
    const tn_finding *f = tn_findings_get(findings, 0);
    const bool own = strcmp(f->hint, tn_code_get(f->code)->hint) != 0;
    return own ? f->hint : f->code == TN_MON_RANGE ? f->message : NULL;
}
